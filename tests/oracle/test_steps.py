"""The oracle by itself: every word of a step on examples worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from osuus_oracle import Call, OracleError, errors, work_out
from test_examples import ALWAYS, agreement, fact, measure, totals

Table = dict[str, Any]
DIVISIONS = [
    {
        "id": "d",
        "areas": [
            {"id": "y", "name": {"en": "Y"}, "buyers": ["c", "a"]},
            {"id": "x", "name": {"en": "X"}, "buyers": ["b"]},
        ],
    }
]


def weights(name: str, texts: str, unit: str = "EUR") -> Table:
    """Numbers of the buyers `a`, `b`, `c` ... in turn."""
    pairs = zip("abcdefgh", texts.split(), strict=False)
    rows = [{"buyer": code, "weight": text} for code, text in pairs]
    return step(name, weights=rows, unit=unit)


def value(name: str, text: str, unit: str = "EUR") -> Table:
    """One number for all."""
    return step(name, values=[{**ALWAYS, "value": text}], unit=unit)


def step(name: str, **table: Any) -> Table:
    """A step; `of_` and the like stand for words that Python keeps for itself."""
    fields = {field.rstrip("_"): said for field, said in table.items()}
    return {"id": name, "name": {"en": name}, **fields}


def charge(amount: str, name: str = "bill", **more: Any) -> Table:
    """A charge of a step."""
    table: Table = {"id": name, "name": {"en": name}, "kind": "step", "amount": amount}
    return table | more


def made(*steps: Table, buyers: str = "abc", **more: Any) -> Table:
    """An agreement that bills the step `r`."""
    more.setdefault("charges", [charge("r")])
    more.setdefault("rounding", {"unit": "0.001"})
    return agreement(buyers, **more, steps=list(steps))


def billed(*steps: Table, call: Call | None = None, **more: Any) -> str:
    """What everybody pays by the step `r`."""
    facts = more.pop("facts", [])
    return totals(work_out(made(*steps, **more), facts, 2002, call=call))


def kinds(*steps: Table, call: Call | None = None, **more: Any) -> list[str]:
    """What is wrong."""
    facts = more.pop("facts", [])
    with pytest.raises(OracleError) as failure:
        work_out(made(*steps, **more), facts, 2002, call=call)
    return failure.value.kinds


A, B = weights("x", "1 2 6"), weights("y", "4 2 3")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"times": ["x", "2.5"]}, "2.5 5 15"),
        ({"per": ["x", "4"]}, "0.25 0.5 1.5"),
        ({"plus": ["x", "y", "1"]}, "6 5 10"),
        ({"minus": ["x", "y"]}, "-3 0 3"),
        ({"least": ["x", "y", "3"]}, "1 2 3"),
        ({"greatest": ["x", "y", "3"]}, "4 3 6"),
        ({"blend": ["x", "y"], "part": "0.5"}, "2.5 2 4.5"),
        (
            {"mix": [{"of": "x", "weight": "0.6"}, {"of": "y", "weight": "0.4"}]},
            "2.2 2 4.8",
        ),
        ({"when": {"figure": "x", "below": "y"}, "then": "x", "else": "10"}, "1 10 10"),
        ({"when": {"figure": "x", "at_most": "y"}, "then": "x", "else": "10"}, "1 2 10"),
        ({"when": {"figure": "x", "above": "y"}, "then": "x", "else": "10"}, "10 10 6"),
        ({"when": {"figure": "x", "at_least": "y"}, "then": "x", "else": "10"}, "10 2 6"),
        ({"when": {"figure": "x", "equals": "2"}, "then": "x", "else": "10"}, "10 2 10"),
        ({"when": {"buyers": ["c", "a"]}, "then": "x", "else": "y"}, "1 2 6"),
        ({"when": {"before": "2002-01-01"}, "then": "x", "else": "y"}, "4 2 3"),
        ({"when": {"from": "2002-01-01"}, "then": "x", "else": "y"}, "1 2 6"),
        ({"convert": "x", "size": "4", "into": "EUR", "parts": "exact"}, "0.25 0.5 1.5"),
        ({"convert": "x", "size": "4", "into": "EUR", "parts": "started"}, "1 1 2"),
        ({"convert": "x", "size": "4", "into": "EUR", "parts": "full"}, "0 0 1"),
        ({"round": "x", "to": "4"}, "0 4 8"),
        ({"round": "x", "to": "4", "mode": "half-even"}, "0 0 8"),
        ({"round": "x", "to": "4", "mode": "down"}, "0 0 4"),
    ],
)
def test_arithmetic(table: Table, expected: str) -> None:
    assert billed(A, B, step("r", **table)) == expected


def test_parts_away_from_zero_and_towards_it() -> None:
    below = step("b", minus=["x", "4"])
    table: Table = {"convert": "b", "size": "2", "into": "EUR"}
    assert billed(A, below, step("r", **table, parts="started")) == "-2 -1 1"
    assert billed(A, below, step("r", **table, parts="full")) == "-1 -1 1"


def test_division() -> None:
    zero = weights("z", "1 0 2")
    steps = [A, zero, step("q", per=["x", "z"], zero_gives="7")]
    assert billed(*steps, step("r", times=["q", "x"])) == "1 14 18"
    steps[2] = step("q", per=["x", "z"])
    assert kinds(*steps, step("r", times=["q", "x"])) == [errors.DIVISION_BY_ZERO]


def test_fraction() -> None:
    steps = [A, value("v", "90")]
    part = step("p", fraction="x")
    assert billed(*steps, part, step("r", times=["p", "v"])) == "10 20 60"
    part = step("p", fraction="x", of="v")
    assert billed(*steps, part, step("r", times=["p", "v"])) == "1 2 6"
    nothing = [weights("n", "0 0 0"), step("p", fraction="n")]
    found = kinds(A, *nothing, step("r", times=["p", "x"]))
    assert found == [errors.FRACTION_OF_ZERO]


@pytest.mark.parametrize(
    ("take", "expected"),
    [("graduated", "25 100 125"), ("volume", "25 100 62.5"), ("fee", "2.5 2.5 0.5")],
)
def test_tiers(take: str, expected: str) -> None:
    bands = [{"to": "10", "price": "2.5"}, {"to": "40", "price": "2.5"}, {"price": "0.5"}]
    x = weights("x", "10 40 90", "resident")
    if take == "volume":
        x = weights("x", "10 40 125", "resident")
    assert billed(x, step("r", tiers="x", bands=bands, take=take)) == expected


def test_outside_tiers() -> None:
    bands = [{"to": "5", "price": "1"}]
    assert billed(A, step("r", tiers="y", bands=bands), B) == "4 2 3"
    assert kinds(A, step("r", tiers="x", bands=bands)) == [errors.OUTSIDE_TIERS]
    below = step("b", minus=["x", "2"])
    found = kinds(A, below, step("r", tiers="b", bands=bands))
    assert found == [errors.OUTSIDE_TIERS]


def test_share_between_areas_and_within() -> None:
    # 100 by 7 and 2 to whole euros: 77.78 and 22.22, so 78 and 22; 78 by 1 and 6.
    steps = [
        A,
        value("v", "100"),
        step("k", sum="x", within="d"),
        step("to", share="v", by="k", rounding={"unit": "1"}),
        step("r", share="to", by="x", within="d", rounding={"unit": "0.01"}),
    ]
    assert billed(*steps, divisions=DIVISIONS) == "11.14 22 66.86"
    spread = step("r", spread="to")
    assert billed(*steps[:-1], spread, divisions=DIVISIONS) == "78 22 78"


def test_balance_of_areas() -> None:
    rounding = {"unit": "10", "mode": "down", "balance": {"buyer": "x"}}
    steps = [A, value("v", "100"), step("k", sum="x", within="d")]
    steps += [step("to", share="v", by="k", rounding=rounding), step("r", spread="to")]
    assert billed(*steps, divisions=DIVISIONS) == "70 30 70"
    rounding["balance"] = "first"
    # `y` is listed first.
    assert billed(*steps, divisions=DIVISIONS) == "80 20 80"


def test_area_of_nothing() -> None:
    key = weights("k", "1 0 1")
    steps = [
        step("pool", sum="x", within="d"),
        step("r", share="pool", by="k", within="d"),
    ]
    found = billed(weights("x", "3 0 4"), key, *steps, divisions=DIVISIONS)
    assert found == "3.5 0 3.5"
    assert kinds(A, key, *steps, divisions=DIVISIONS) == [errors.ALL_WEIGHTS_ZERO]


def test_share_within_columns_of_bounds() -> None:
    steps = [value("v", "90"), weights("f", "25 0 0"), weights("c", "90 90 50")]
    share: Table = {"share": "v", "by": "x", "floor": "f"}
    # 10, 20 and 60 without bounds; with a floor 65 are left for 2 and 6.
    assert billed(A, *steps, step("r", **share)) == "25 16.25 48.75"
    share["ceiling"] = "c"
    assert billed(A, *steps, step("r", **share)) == "25 16.25 48.75"
    share["ceiling"] = "40"
    assert billed(A, *steps, step("r", **share)) == "25 25 40"
    share["ceiling"] = "20"
    found = kinds(A, *steps, step("r", **share))
    assert found == [errors.NO_UNIT_BETWEEN, errors.CEILINGS_TOO_LOW]


def test_nothing_is_rounded_twice() -> None:
    share = step("r", share="v", by="x", rounding={"unit": "0.5", "mode": "down"})
    steps = [A, value("v", "10"), share]
    assert billed(*steps, rounding={"unit": "1"}) == "1 2.5 6.5"
    shared = {"unit": "1", "mode": "down", "balance": "nobody"}
    table = made(A, value("v", "10"), step("r", share="v", by="x"), rounding=shared)
    statement = work_out(table, [], 2002)
    assert (totals(statement), str(statement.unallocated)) == ("1 2 6", "1")
    table["charges"] = [charge("r", billed="no"), charge("x", name="other")]
    statement = work_out(table, [], 2002)
    assert (totals(statement), str(statement.unallocated)) == ("1 2 6", "0")
    assert [bill.memos[0].amount for bill in statement.bills] == [1, 2, 6]
    assert [len(bill.lines) for bill in statement.bills] == [1, 1, 1]


def test_totals_rounded() -> None:
    third = step("r", per=["x", "3"])
    statement = work_out(made(A, third, rounding={"lines": "total"}), [], 2002)
    assert totals(statement) == "0.33 0.67 2"
    assert [line.quantity for line in statement.bills[0].lines] == [None, None]


def test_fund() -> None:
    funders = [
        {"id": "state", "name": {"en": "S"}, "percent": "50", "ceiling": "2"},
        {"id": "eu", "name": {"en": "E"}, "percent": "50", "of": "rest"},
        {"id": "city", "name": {"en": "C"}, "percent": "60"},
    ]
    fund = step("g", fund="x", funders=funders)
    assert billed(A, fund, step("r", times=["g.state", "1"])) == "0.5 1 2"
    assert billed(A, fund, step("r", times=["g.eu", "1"])) == "0.25 0.5 2"
    assert billed(A, fund, step("r", times=["g", "1"])) == "-0.35 -0.7 -1.6"
    assert kinds(A, fund, step("r", times=["g.moon", "1"])) == [errors.UNKNOWN_NAME]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, "9 5 0"),
        ({"above": "3"}, "3 2 0"),
        ({"up_to": "3"}, "6 3 0"),
        ({"take": "count"}, "2 1 0"),
        ({"take": "count", "above": "3"}, "1 1 0"),
        ({"take": "count", "up_to": "3"}, "1 0 0"),
    ],
)
def test_clients(table: Table, expected: str) -> None:
    rows = [
        fact("2", "2002Q1") | {"client": "k"},
        fact("4", "2002-04") | {"client": "k"},
        fact("3") | {"client": "l"},
        fact("5", buyer="b") | {"client": "k"},
        fact("9", "2001", buyer="c") | {"client": "k"},
    ]
    steps = [
        step("n", clients="m", **table),
        step("r", convert="n", size="1", into="EUR", parts="exact"),
    ]
    assert billed(*steps, measures=[measure(of="client")], facts=rows) == expected


def test_years_before() -> None:
    rows = [fact("3", "2001Q1", "a"), fact("6", "2001Q2", "a"), fact("3", "2000", "a")]
    rows += [fact("100", "2002", "a")]
    steps = [
        step("n", measure="m", years_before="1", years="2", take="mean"),
        step("r", convert="n", size="1", into="EUR", parts="exact"),
    ]
    assert billed(*steps, measures=[measure()], facts=rows, buyers="a") == "6"
    found = kinds(*steps, measures=[measure()], facts=rows[:2], buyers="a")
    assert found == [errors.MISSING_FACT]


def statement_of(year: str, **amounts: str) -> Table:
    """A statement of the agreement `example`, with its one charge `bill`."""
    bills = [
        {
            "buyer": {"code": code, "name": code},
            "total": amount,
            "lines": [{"charge": "bill", "amount": amount}],
        }
        for code, amount in amounts.items()
    ]
    return {"agreement": "example", "period": year, "bills": bills}


def test_prior() -> None:
    call = Call(earlier=(statement_of("2001", a="5.00", b="7.50"),))
    fields: Table = {"charge": "bill"}
    assert billed(step("r", prior=fields), buyers="ab", call=call) == "5 7.5"
    assert kinds(step("r", prior=fields), call=call) == [errors.NO_PRIOR]
    fields = {"bill": "total", "missing": "zero"}
    assert billed(step("r", prior=fields), call=call) == "5 7.5 0"
    fields["years_before"] = "2"
    assert billed(step("r", prior=fields), call=call) == "0 0 0"


def test_prorate() -> None:
    members = [{"buyer": "a", "from": "2002-12-01"}, {"buyer": "b", "to": "2002-01-15"}]
    x = weights("x", "365 365 365")
    by_days = step("r", prorate="x", members=members)
    assert billed(x, by_days) == "31 15 365"
    by_months = step("r", prorate="y", members=members, by="months")
    assert billed(weights("y", "12 12 12"), by_months) == "1 1 12"
    # Of the term's 16 days two months are counted: from the 16th, and from the 1st.
    term = {"from": "2002-11-16", "to": "2002-12-01"}
    assert billed(weights("y", "12 12 12"), by_months, term=term) == "6 0 12"


def test_charges_of_charges() -> None:
    table = made(
        A,
        step("r", times=["x", "0.3335"]),
        step("more", times=[{"charge": "bill"}, "2"]),
        charges=[charge("more", name="twice"), charge("r")],
        rounding={"unit": "0.1"},
    )
    assert totals(work_out(table, [], 2002)) == "0.9 2.1 6"


def test_steps_in_other_charges() -> None:
    rate: Table = {"id": "rate", "name": {"en": "R"}, "kind": "rate", "measure": "q"}
    rate["rates"] = [{**ALWAYS, "price": "2"}]
    pool: Table = {"id": "pool", "name": {"en": "P"}, "kind": "pool", "measure": "v"}
    pool |= {"key": {"measure": "q"}, "bounds": {"floor": "f"}}
    pool["rounding"] = {"balance": {"largest": "q"}}
    steps = [A, value("v", "90"), weights("f", "25 0 0"), step("q", fraction="x")]
    statement = work_out(made(*steps, charges=[rate, pool]), [], 2002)
    assert totals(statement) == "25.222 16.694 50.083"
    assert [line.unit for line in statement.bills[0].lines] == ["1", "1"]
    assert statement.bills[0].lines[1].rate is None


def test_held_and_given_values() -> None:
    ended = step("v", unit="EUR", values=[{"from": "2000-01-01", "to": "2001-12-31"}])
    ended["values"][0]["value"] = "5"
    steps = [ended, A, step("r", plus=["v", "x"])]
    assert kinds(*steps) == [errors.VALUES_ENDED]
    assert billed(*steps, call=Call(hold=("v",))) == "6 7 11"
    assert billed(*steps, call=Call(prices={"v": "7"})) == "8 9 13"


R, OTHER = weights("z", "1 1 1", "resident"), step("r", times=["x", "1"])


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        ([step("r", plus=["r", "1"])], errors.CYCLE),
        ([step("r", plus=["x", {"charge": "bill"}])], errors.CYCLE),
        ([step("r", plus=["x", "nothing"])], errors.UNKNOWN_NAME),
        ([step("r", plus=["x", "z"])], errors.UNIT_MISMATCH),
        ([step("r", times=["x", "z"])], errors.UNIT_MISMATCH),
        ([OTHER, step("unused", plus=["x", "z"])], errors.UNIT_MISMATCH),
        ([OTHER, step("unused", per=["x", "z"], unit="EUR")], errors.UNIT_MISMATCH),
        ([step("r", times=["v", "1"])], errors.SHAPE_MISMATCH),
        ([step("r", share="x", by="z")], errors.SHAPE_MISMATCH),
        (
            [step("k", sum="x", within="d"), step("r", plus=["k", "x"])],
            errors.SHAPE_MISMATCH,
        ),
        (
            [step("k", sum="x", within="d"), step("r", times=["k", "1"])],
            errors.SHAPE_MISMATCH,
        ),
        ([step("r", share="v", by="n")], errors.NEGATIVE_KEY),
        ([OTHER, step("x", times=["v", "1"])], errors.DUPLICATE_ID),
    ],
)
def test_what_means_nothing(steps: list[Table], kind: str) -> None:
    negative = [step("n", minus=["z", "2"]), value("v", "5")]
    found = kinds(A, R, *negative, *steps, divisions=DIVISIONS)
    assert kind in found


def test_too_large() -> None:
    wide = "9" * 28
    squares = [step(f"q{n + 1}", times=[f"q{n}", f"q{n}"]) for n in range(12)]
    steps = [A, step("q0", times=[wide, wide]), *squares]
    assert kinds(*steps, step("r", times=["q12", "x"])) == [errors.TOO_LARGE]
    assert billed(*steps, OTHER) == "1 2 6"
