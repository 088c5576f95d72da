"""The oracle by itself: every word of a charge on examples worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from osuus_oracle import Call, OracleError, errors, work_out
from test_examples import ALWAYS, agreement, fact, measure, totals
from test_steps import charge, statement_of, step, value, weights

Table = dict[str, Any]
DIVISIONS = [
    {
        "id": "d",
        "areas": [
            {"id": "north", "name": {"en": "N"}, "buyers": ["a", "b"]},
            {"id": "south", "name": {"en": "S"}, "buyers": ["c"]},
        ],
    }
]
#: What was paid in the year before.
LAST = Call(earlier=(statement_of("2001", a="10", b="20", c="0"),))


def rate(price: str = "1", **more: Any) -> Table:
    """A charge by rate of the step `x`; without a price it has another one."""
    made: Table = {"id": "bill", "name": {"en": "B"}, "kind": "rate", "measure": "x"}
    if price:
        made["rates"] = [{**ALWAYS, "price": price}]
    return made | more


def pool(amount: str = "90", **more: Any) -> Table:
    """A charge by pool, by the step `x`."""
    made: Table = {"id": "bill", "name": {"en": "B"}, "kind": "pool"}
    made["amounts"] = [{**ALWAYS, "amount": amount}]
    return made | {"key": {"measure": "x"}} | more


X = weights("x", "1 2 6", "resident")


def bills(*charges: Table, call: Call | None = None, **more: Any) -> str:
    """What everybody pays."""
    facts = more.pop("facts", [])
    steps = [X, *more.pop("steps", [])]
    made = agreement("abc", list(charges), steps=steps, **more)
    return totals(work_out(made, facts, 2002, call=call))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"counted": {"size": "4", "into": "client", "parts": "started"}}, "10 10 20"),
        ({"contracted": "3"}, "30 30 60"),
        ({"included": "2"}, "0 0 40"),
        ({"contracted": "3", "included": "2"}, "10 10 40"),
        ({"others": [{"buyers": ["a"], "percent": "200"}]}, "20 20 60"),
        (
            {
                "others": [
                    {"buyers": ["a", "b"], "percent": "50"},
                    {"buyers": ["b"], "percent": "0"},
                ]
            },
            "5 10 60",
        ),
        ({"limits": {"minimum": "15", "maximum": "40"}}, "15 20 40"),
        (
            {"limits": {"minimum": "30", "maximum": "20", "wins": "minimum"}},
            "30 30 30",
        ),
        ({"limits": {"minimum": "30", "maximum": "20", "wins": "maximum"}}, "20 20 20"),
        ({"limits": {"maximum": {"percent": "50", "of": "50"}}}, "10 20 25"),
    ],
)
def test_by_rate(words: Table, expected: str) -> None:
    assert bills(rate("10", **words)) == expected


def test_tariffs() -> None:
    bands = [{"to": "2", "price": "5"}, {"price": "1"}]
    words: Table = {"tariffs": [{**ALWAYS, "bands": bands}]}
    assert bills(rate("", **words)) == "5 10 14"
    assert bills(rate("", **words, take="fee")) == "5 5 1"


def test_need() -> None:
    # 100 + 10 - 20 = 90 over 1 + 2 + 6 = 9 are 10; over 7 about 12.857.
    need = {"cost": "100", "plus": ["10"], "less": ["20"]}
    assert bills(rate("", need=need)) == "10 20 60"
    seven = [value("seven", "7", "resident")]
    need |= {"base": "seven", "to": "0.1"}
    assert bills(rate("", need=need), steps=seven) == "12.9 25.8 77.4"
    need |= {"to": "5", "mode": "down"}
    assert bills(rate("", need=need), steps=seven) == "10 20 60"


def test_index() -> None:
    cpi = measure(of="agreement", unit="share")
    rows = [fact("100", "2000", ""), fact("105", "2001", ""), fact("110", "2002", "")]
    words = {"measure": "m", "base": "2000", "to": "0.1"}
    shared: Table = {"measures": [cpi], "facts": rows}
    # 10 * 110 / 100 = 11; by way of 10.5 in 2001 it is 10.5 * 110 / 105 = 11.
    assert bills(rate("10", index=words), **shared) == "11 22 66"
    # 9 * 105 / 100 = 9.45, so 9.5; 9.5 * 110 / 105 = 9.952..., so 10; at once it is 9.9.
    rounded = {**words, "on": "rounded"}
    assert bills(rate("9", index=rounded), **shared) == "10 20 60"
    assert bills(rate("9", index=words), **shared) == "9.9 19.8 59.4"
    with pytest.raises(OracleError) as failure:
        bills(rate("9", index={**words, "base": "2003"}), **shared)
    assert failure.value.kinds == [errors.INDEX_NOT_YET]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ({"equal": "buyers"}, "30 30 30"),
        ({"measure": "x"}, "10 20 60"),
        ({"measure": "x", "only": ["b", "c"]}, "0 22.5 67.5"),
        ({"measure": "x", "except": ["c"]}, "30 60 0"),
        ({"measure": "x", "where": {"figure": "x", "at_most": "2"}}, "30 60 0"),
        ({"measure": "x", "total": "18"}, "5 10 30"),
        ({"percentages": "50 30 20"}, "45 27 18"),
        ({"percentages": "50 30 10", "normalised": "yes"}, "50 30 10"),
        ({"percentages": "50 30 10", "normalised": "no"}, "45 27 9"),
        ({"percentages": "60 30 9.99", "tolerance": "0.01"}, "54.01 27 8.99"),
        (
            {
                "mix": [
                    {"measure": "x", "percent": "50"},
                    {"equal": "buyers", "percent": "50"},
                ]
            },
            "20 25 45",
        ),
        (
            # 0.1, 0.2 and 0.7 add up to 1; as does the other.
            {
                "mix": [
                    {"measure": "x", "weight": "1", "decimals": "1"},
                    {"equal": "buyers", "weight": "0"},
                ]
            },
            "9 18 63",
        ),
        (
            # 0.5, 1 and 3 are 1, 1 and 3 points; with 1 each more 2, 2 and 4.
            {"points": [{"of": "x", "factor": "0.5", "decimals": "0"}]},
            "18 18 54",
        ),
        (
            {
                "points": [
                    {"of": "x", "factor": "0.5", "decimals": "0"},
                    {"of": "e", "factor": "1"},
                ]
            },
            "22.5 22.5 45",
        ),
    ],
)
def test_keys(key: Table, expected: str) -> None:
    if "percentages" in key:
        pairs = zip("abc", key["percentages"].split(), strict=True)
        key = {**key, "percentages": [{"buyer": b, "percent": p} for b, p in pairs]}
    steps = [step("e", weights="equal")]
    assert bills(pool(key=key), steps=steps) == expected


def test_percentages_that_miss_a_hundred() -> None:
    rows = [{"buyer": b, "percent": "33.3"} for b in "abc"]
    with pytest.raises(OracleError) as failure:
        bills(pool(key={"percentages": rows}))
    assert failure.value.kinds == [errors.NOT_A_HUNDRED]


def test_costs_of_a_pool() -> None:
    assert bills(pool(plus=["10"], less=["1", "9"])) == "10 20 60"
    other = rate("2", id="other")
    # Less what all pay by the other charge, 2 + 4 + 12 = 18.
    assert bills(pool("108", less=[{"charge": "other"}]), other) == "12 24 72"
    funder = {"id": "state", "name": {"en": "S"}, "percent": "50", "ceiling": "30"}
    assert bills(pool("120", funders=[funder])) == "10 20 60"
    shown = step("s", weights=[{"buyer": b, "weight": "1"} for b in "abc"], unit="1")
    more = step("r", times=["s", "bill.funded.state"])
    paid = bills(pool("120", funders=[funder]), charge("r", "more"), steps=[shown, more])
    assert paid == "40 50 90"


def test_between() -> None:
    words = {"division": "d", "key": {"equal": "buyers"}}
    # 60 for two of three buyers and 30 for one; 60 by 1 and 2.
    assert bills(pool(between=words), divisions=DIVISIONS) == "20 40 30"


def test_bounds() -> None:
    floor = {"percent": "20"}
    # At least 18: 18 for a; 72 by 2 and 6 are 18 and 54.
    assert bills(pool(bounds={"floor": floor})) == "18 18 54"
    # 25 for a and b, of whom b has 20 by the key alone: both are below it.
    assert bills(pool(bounds={"floor": "25", "rounds": "one"})) == "25 25 40"
    # 19 for a; 71 by 2 and 6 are 17.75 and 53.25: b stays below it.
    assert bills(pool(bounds={"floor": "19", "rounds": "one"})) == "19 17.75 53.25"
    limits: Table = {"ceiling": {"rise": "100", "new": "free"}}
    # 20, 40, and the whole for c, who paid nothing.
    assert bills(pool("300", bounds=limits), call=LAST) == "20 40 240"


def test_from_last_year() -> None:
    limits: Table = {"maximum": {"rise": "15"}}
    assert bills(rate("20", limits=limits), call=LAST) == "11.5 23 0"
    limits["maximum"]["new"] = "free"
    assert bills(rate("20", limits=limits), call=LAST) == "11.5 23 120"
    limits = {"minimum": {"fall": "10"}}
    assert bills(rate("1", limits=limits), call=LAST) == "9 18 6"
    with pytest.raises(OracleError) as failure:
        bills(rate("1", limits=limits))
    assert failure.value.kinds == [errors.NO_PRIOR]


def test_phase_in() -> None:
    parts = [{**ALWAYS, "percent": "25"}]
    # A quarter of the way from 10, 20 and 0 to 2, 4 and 12.
    assert bills(rate("2", phase_in={"parts": parts}), call=LAST) == "8 16 3"
    assert bills(rate("2", phase_in={"parts": parts, "from": "4"})) == "3.5 4 6"


def test_members() -> None:
    members = {"by": "months", "members": [{"buyer": "c", "to": "2002-06-30"}]}
    assert bills(rate("2", prorated="amount"), membership=members) == "2 4 6"
    assert bills(rate("2", prorated="no"), membership=members) == "2 4 12"
    assert bills(pool(prorated="amount"), membership=members) == "10 20 30"
    # By 1, 2 and 3.
    assert bills(pool(prorated="key"), membership=members) == "15 30 45"
    with pytest.raises(OracleError) as failure:
        bills(pool(), membership=members)
    assert failure.value.kinds == [errors.MEMBERSHIP_UNSAID]


def test_order_of_words() -> None:
    # 20, halved by the way from 0, no more than 8, for half of the year.
    parts = [{**ALWAYS, "percent": "50"}]
    words: Table = {"phase_in": {"parts": parts, "from": "0"}, "prorated": "amount"}
    words["limits"] = {"maximum": "8"}
    members = {"by": "months", "members": [{"buyer": "b", "to": "2002-06-30"}]}
    assert bills(rate("10", **words), membership=members) == "5 4 8"


def test_equalisation() -> None:
    charge_of: Table = {"id": "bill", "name": {"en": "B"}, "kind": "equalisation"}
    charge_of["amounts"] = [{**ALWAYS, "amount": "90"}]
    charge_of |= {"pays": {"equal": "buyers"}, "receives": {"measure": "x"}}
    assert bills(charge_of) == "20 10 -30"


def test_high_cost() -> None:
    charge_of: Table = {"id": "bill", "name": {"en": "B"}, "kind": "high-cost"}
    charge_of |= {"measure": "m", "threshold": "100", "keeps": "20"}
    charge_of |= {"key": {"measure": "x"}}
    care = measure(of="client", unit="EUR")
    rows = [fact("150", buyer="a") | {"client": "k"}, fact("99") | {"client": "l"}]
    rows.append(fact("162.5", buyer="c") | {"client": "k"})
    # 80 % of 50 and of 62.5 are 40 and 50; the 90 are paid by 10, 20 and 60.
    found = bills(charge_of, measures=[care], facts=rows)
    assert found == "-30 20 10"


def test_quarters_and_months() -> None:
    use = measure()
    rows = [fact(n, f"200{y}Q{q}", b) for b in "abc" for n, y, q in _QUARTERS]
    key = {"measure": "m", "quarters": "2", "to": "06-30", "years_before": "1"}
    table = rate("1", measure="s")
    steps = [step("s", **{**key, "take": "mean"})]
    shared: Table = {"measures": [use], "facts": rows}
    assert bills(table, steps=steps, **shared) == "1.5 1.5 1.5"
    # From the last quarter of 2000 to the second of 2001.
    steps = [step("s", **{**key, "quarters": "3"})]
    assert bills(table, steps=steps, **shared) == "10 10 10"
    months = [fact("2", f"2001-{n:02}", b) for b in "abc" for n in (1, 2)]
    key = {"measure": "m", "months": "2", "to": "02-28", "years_before": "1"}
    found = bills(table, steps=[step("s", **key)], measures=[use], facts=months)
    assert found == "4 4 4"
    # A row of the whole year reaches over the edge of each month.
    year = [fact("2", "2001", b) for b in "abc"]
    with pytest.raises(OracleError) as failure:
        bills(table, steps=[step("s", **key)], measures=[use], facts=year)
    assert errors.FACT_OVER_EDGE in failure.value.kinds


_QUARTERS = [("7", 0, 4), ("1", 1, 1), ("2", 1, 2), ("9", 1, 3)]


def test_steps_that_are_short() -> None:
    grades = [
        {"to": "2", "weight": "1"},
        {"from": "4", "to": "8", "weight": "3"},
        {"weight": "5"},
    ]
    # 1, 2 and 3 times 1, 1 and 2: halfway between the two grades.
    three = weights("y", "1 2 3")
    assert bills(charge("r"), steps=[three, step("r", graded="y", grades=grades)]) == (
        "1 2 6"
    )
    new, old = weights("n", "105 104 95"), value("o", "100")
    made = step("r", renewed="n", from_="o", percent="5")
    assert bills(charge("r"), steps=[new, old, made]) == "105 100 95"
    # 7200 at 4 % for 90 of 360 days.
    made = step("r", interest="n", percent="4", days="90", year="360")
    paid = bills(charge("r"), steps=[weights("n", "7200 0 100"), made])
    assert paid == "72 0 1"


def test_figures_of_words() -> None:
    more = step("r", times=["other.quantity", "other.rate"])
    other = rate(
        "10", id="other", included="1", others=[{"buyers": ["a"], "percent": "0"}]
    )
    assert bills(other, charge("r"), steps=[more]) == "0 20 100"
    # What is a quantity times a rate and no more has no figure of its own.
    with pytest.raises(OracleError) as failure:
        bills(rate("10", id="other", included="1"), charge("r"), steps=[more])
    assert failure.value.kinds == [errors.UNKNOWN_NAME]
