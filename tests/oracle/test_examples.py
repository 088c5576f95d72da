"""The oracle by itself, on examples worked by hand or published."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest

from osuus_oracle import (
    Misprint,
    OracleError,
    Statement,
    decimals,
    errors,
    periods,
    work_out,
)
from osuus_oracle.bounds import bounded_quotas, clamp

Table = dict[str, Any]
ALWAYS = {"from": "2000-01-01", "to": "2004-12-31"}
LATER = {"from": "2003-01-01", "to": "2004-12-31"}


def agreement(buyers: str, charges: list[Table], **more: Any) -> Table:
    """An agreement of the years 2000 to 2004; each letter is a buyer."""
    listed = [{"code": code, "name": {"en": code}} for code in buyers]
    return {
        "format": 1,
        "id": "example",
        "currency": "EUR",
        "title": {"en": "Example"},
        "term": ALWAYS,
        "buyers": {"scheme": "party", "list": listed},
        "charges": charges,
        **more,
    }


def pool(amount: str, weights: str, **more: Any) -> Table:
    """A pool shared by written weights, `a`, `b`, `c` ... in turn."""
    rows = [
        {"buyer": code, "weight": weight}
        for code, weight in zip("abcdefgh", weights.split(), strict=False)
    ]
    return {
        "id": "pool",
        "name": {"en": "Pool"},
        "kind": "pool",
        "amounts": [{**ALWAYS, "amount": amount}],
        "key": {"weights": rows},
        **more,
    }


def shared(
    amount: str, weights: str, bounds: Table | None = None, **rounding: Any
) -> tuple[str, str]:
    """The parts of a pool, and what nobody carried."""
    more: Table = {"rounding": rounding}
    if bounds:
        more["bounds"] = bounds
    count = len(weights.split())
    made = work_out(
        agreement("abcdefgh"[:count], [pool(amount, weights, **more)]), [], 2002
    )
    return totals(made), decimals.write(made.unallocated)


def totals(statement: Statement) -> str:
    """The totals of the bills in one text."""
    return " ".join(
        decimals.write(b.total) if is_decimal(b.total) else str(b.total)
        for b in statement.bills
    )


def is_decimal(value: Fraction) -> bool:
    """Whether a value terminates."""
    return 10**60 % value.denominator == 0


def parts(amount: str, weights: str, bounds: Table | None = None, **rounding: Any) -> str:
    """The parts of a pool of which nothing is left over."""
    made, unallocated = shared(amount, weights, bounds, **rounding)
    assert unallocated == "0"
    return made


# Published examples


@pytest.mark.parametrize(
    ("amount", "weights", "balance", "expected"),
    [
        ("220.00", "445455 9091 545455", "largest-remainder", "98 2 120"),
        ("220.00", "445455 9091 545455", "first", "98.01 2 119.99"),
        ("10.03", "49 51", "largest-remainder", "4.91 5.12"),
        ("10.03", "49 51", "first", "4.92 5.11"),
        ("99.99", "75 25", "largest-remainder", "74.99 25"),
        ("99.99", "75 25", "first", "75 24.99"),
    ],
)
def test_published_to_the_cent(
    amount: str, weights: str, balance: str, expected: str
) -> None:
    assert parts(amount, weights, mode="down", balance=balance) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("17500", "11000 4700 1800"),
        ("25000", "15700 6700 2600"),
        ("17550", "11000 4700 1850"),
    ],
)
def test_published_to_the_hundred(amount: str, expected: str) -> None:
    found = parts(amount, "63 27 10", unit="100", mode="down", balance="last")
    assert found == expected


# Balance


@pytest.mark.parametrize(
    ("weights", "rounding", "expected"),
    [
        # 10 over three alike: 3.33 each and a cent over, or 3.34 each and two back.
        ("1 1 1", {"mode": "down"}, "3.34 3.33 3.33"),
        ("1 1 1", {"mode": "up"}, "3.34 3.33 3.33"),
        ("1 1 1", {"mode": "up", "balance": "first"}, "3.32 3.34 3.34"),
        ("1 1 1", {"mode": "down", "balance": {"buyer": "b"}}, "3.33 3.34 3.33"),
        ("1 1 1", {"mode": "up", "balance": {"buyer": "b"}}, "3.34 3.32 3.34"),
        ("1 1 1", {"mode": "up", "balance": {"descending": "weight"}}, "3.33 3.33 3.34"),
        # The one of weight zero passes the rest on.
        ("0 1 1 1", {"mode": "down", "balance": "first"}, "0 3.34 3.33 3.33"),
        ("1 1 1 0", {"mode": "down", "balance": "last"}, "3.33 3.33 3.34 0"),
        ("1 0 1 1", {"mode": "down", "balance": {"buyer": "b"}}, "3.34 0 3.33 3.33"),
        (
            "0 1 1 1",
            {"mode": "down", "balance": {"smallest": "weight"}},
            "0 3.34 3.33 3.33",
        ),
        # 1.4286, 2.8571 and 5.7143.
        ("1 2 4", {"mode": "down", "balance": {"largest": "weight"}}, "1.42 2.85 5.73"),
        ("1 2 4", {"mode": "down", "balance": {"smallest": "weight"}}, "1.44 2.85 5.71"),
        (
            "1 2 4",
            {"mode": "down", "balance": {"largest": "weight", "rank": "2"}},
            "1.42 2.87 5.71",
        ),
        (
            "1 2 4",
            {"mode": "down", "balance": {"smallest": "weight", "rank": "5"}},
            "1.42 2.85 5.73",
        ),
        (
            "1 2 4",
            {"mode": "down", "balance": {"descending": "weight"}},
            "1.42 2.86 5.72",
        ),
        ("1 2 4", {"mode": "down"}, "1.43 2.86 5.71"),
        ("1 2 4", {"mode": "up"}, "1.43 2.86 5.71"),
    ],
)
def test_ten_euros(weights: str, rounding: Table, expected: str) -> None:
    assert parts("10", weights, **rounding) == expected


def test_nobody_carries() -> None:
    assert shared("10", "1 1 1", balance="nobody") == ("3.33 3.33 3.33", "0.01")
    assert shared("10", "1 1 1", balance="nobody", mode="up") == (
        "3.34 3.34 3.34",
        "-0.02",
    )
    assert shared("-10", "1 1 1", balance="nobody") == ("-3.33 -3.33 -3.33", "-0.01")


def test_negative_pool_is_the_mirror_image() -> None:
    assert parts("-10", "1 2 4", mode="down", balance="first") == "-1.44 -2.85 -5.71"


def test_nobody_is_pushed_below_zero() -> None:
    # 0.5, 0.5, 0.5 and 1.5 units of 1 are rounded up to 1, 1, 1 and 2: two too many.
    rounding: Table = {"unit": "1", "mode": "up", "balance": "first"}
    assert parts("3", "1 1 1 3", **rounding) == "0 0 1 2"


def test_last_portion_smaller_than_a_unit() -> None:
    # 0.75 each in units of 0.5: 0.5, 0.5, 0.5 and 0.8 over.
    assert parts("2.3", "1 1 1", unit="0.5", mode="down") == "1 0.8 0.5"
    assert parts("0.3", "1 1", unit="1", mode="up") == "0.3 0"


# Bounds


def test_bounds() -> None:
    # 100 by 1, 2, 7: 10, 20 and 70 without bounds.
    assert parts("100", "1 2 7", {"floor": "15"}) == "15 18.89 66.11"
    assert parts("100", "1 2 7", {"ceiling": "49"}) == "17 34 49"
    assert parts("100", "1 2 7", {"floor": "20", "ceiling": "49"}) == "20 31 49"
    assert parts("100", "0 3 7", {"floor": "20"}) == "20 24 56"
    # In tens the floor of 15 is raised to 20 and the ceiling of 49 lowered to 40.
    assert (
        parts("100", "1 2 7", {"floor": "15", "ceiling": "49"}, unit="10") == "20 40 40"
    )


def test_bounds_stop_carriers() -> None:
    # Quotas 50, 25 and 25 to tens: the first is at its ceiling, the second carries.
    bounds = {"ceiling": "50"}
    found = parts("100", "9 1 1", bounds, unit="10", mode="down", balance="first")
    assert found == "50 30 20"
    bounds = {"floor": "20"}
    found = parts("70", "1 5 5", bounds, unit="10", mode="up", balance="first")
    assert found == "20 20 30"


@pytest.mark.parametrize(
    ("amount", "bounds", "kind"),
    [
        ("10", {"floor": "6", "ceiling": "5"}, errors.FLOOR_ABOVE_CEILING),
        ("10", {"floor": "5.01"}, errors.FLOORS_TOO_HIGH),
        ("10", {"ceiling": "4.99"}, errors.CEILINGS_TOO_LOW),
        ("-10", {"ceiling": "6"}, errors.BOUNDS_ON_NEGATIVE_POOL),
    ],
)
def test_bounds_out_of_reach(amount: str, bounds: Table, kind: str) -> None:
    with pytest.raises(OracleError) as failure:
        shared(amount, "1 1", bounds)
    assert failure.value.kinds == [kind]


def test_zero_weight_takes_no_more_than_its_floor() -> None:
    with pytest.raises(OracleError) as failure:
        shared("10", "0 1", {"floor": "1", "ceiling": "8"})
    assert failure.value.kinds == [errors.CEILINGS_TOO_LOW]
    assert parts("10", "0 1", {"floor": "1", "ceiling": "9"}) == "1 9"


def brute_quotas(
    whole: Fraction, weights: list[Fraction], floor: Fraction, ceiling: Fraction
) -> list[Fraction]:
    """Every choice of who is at the floor, at the ceiling or between them."""
    for choice in product("fcb", repeat=len(weights)):
        held = {"f": floor, "c": ceiling}
        left = whole - sum(held.get(c, Fraction(0)) for c in choice)
        between = sum(w for c, w in zip(choice, weights, strict=True) if c == "b")
        scales = [left / between] if between else []
        # With nobody between them, some point where a buyer leaves a bound will do.
        scales += [limit / w for limit in (floor, ceiling) for w in weights if w]
        for t in scales:
            quotas = [clamp(t * w, floor, ceiling) for w in weights]
            if t >= 0 and sum(quotas) == whole:
                return quotas
    raise AssertionError("no choice fits")


def test_bounded_quotas_against_every_choice() -> None:
    dice = Random(1)
    for _ in range(300):
        count = dice.randint(1, 4)
        weights = [Fraction(dice.randint(0, 9)) for _ in range(count)]
        weights[0] += 1
        whole = Fraction(dice.randint(0, 1000), dice.choice([1, 3, 10]))
        floor = whole / count * Fraction(dice.randint(0, 10), 10)
        ceiling = whole * Fraction(dice.randint(10, 30), 10 * count)
        named = {str(number): weight for number, weight in enumerate(weights)}
        floors, ceilings = dict.fromkeys(named, floor), dict.fromkeys(named, ceiling)
        if sum(ceiling if w else floor for w in weights) < whole:
            with pytest.raises(OracleError) as failure:
                bounded_quotas(whole, named, floors, ceilings)
            assert failure.value.kinds == [errors.CEILINGS_TOO_LOW]
            continue
        found = bounded_quotas(whole, named, floors, ceilings)
        assert list(found.values()) == brute_quotas(whole, weights, floor, ceiling)


# Totals, facts, dated values


def rate(price: str, **more: Any) -> Table:
    """A charge by rate on the measure `m`."""
    return {
        "id": "rate",
        "name": {"en": "Rate"},
        "kind": "rate",
        "measure": "m",
        "rates": [{**ALWAYS, "price": price}],
        **more,
    }


def measure(**more: Any) -> Table:
    """The measure `m` of buyers."""
    return {"id": "m", "name": {"en": "M"}, "unit": "resident", **more}


def fact(value: str, period: str = "2002", buyer: str = "a") -> dict[str, str]:
    """A fact of the measure `m`."""
    return {"buyer": buyer, "measure": "m", "period": period, "value": value}


def test_total_rounding() -> None:
    charges = [pool("100", "1 2"), rate("0.333")]
    made = work_out(
        agreement("ab", charges, measures=[measure()], rounding={"lines": "total"}),
        [fact("1"), fact("2", buyer="b")],
        2002,
    )
    assert totals(made) == "33.67 67.33"
    amounts = [line.amount for line in made.bills[0].lines]
    assert amounts[:2] == [Fraction(100, 3), Fraction(333, 1000)]
    assert made.bills[0].lines[2].charge == "rounding"
    assert sum(amounts) == made.bills[0].total
    assert made.unallocated == 0


def test_facts_add_up() -> None:
    facts = [
        fact("1", "2002Q1"),
        fact("2", "2002-04"),
        fact("4", "2002-05-01/2002-12-31"),
    ]
    facts += [fact("100", "2001"), fact("", "2002")]
    made = work_out(agreement("a", [rate("1.5")], measures=[measure()]), facts, 2002)
    assert totals(made) == "10.5"


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ([], errors.MISSING_FACT),
        ([fact("")], errors.MISSING_FACT),
        ([fact("1", "2001")], errors.MISSING_FACT),
        ([fact("1"), fact("1", "2002-07")], errors.OVERLAPPING_FACTS),
        (
            [fact("1", "2002-01"), fact("1", "2002-12-31/2003-01-01")],
            errors.FACT_OVER_EDGE,
        ),
        # Every row is held against the agreement, also rows of other periods.
        ([fact("1"), fact("-1", "2001")], errors.NEGATIVE_QUANTITY),
        ([fact("1"), fact("0.5", "2001")], errors.FRACTION_REFUSED),
        ([fact("1"), fact("5.", "2001")], errors.NOT_A_DECIMAL),
        ([fact("1"), fact("1", "2002Q5")], errors.NOT_A_PERIOD),
        ([fact("1"), fact("1", "2002-13")], errors.NOT_A_PERIOD),
        ([fact("1"), fact("1", buyer="")], errors.FACT_WITHOUT_BUYER),
        ([fact("1"), fact("1", buyer="b")], errors.FACT_OF_STRANGER),
        ([fact("1"), fact("1") | {"measure": "n"}], errors.FACT_OF_NO_MEASURE),
        ([fact("1"), fact("1", "2001") | {"unit": "share"}], errors.FACT_OTHER_UNIT),
        ([fact("1"), fact("1", "2001") | {"name": "B"}], errors.FACT_OTHER_NAME),
    ],
)
def test_facts_that_fail(facts: list[dict[str, str]], kind: str) -> None:
    made = agreement("a", [rate("1")], measures=[measure(fractions="refused")])
    with pytest.raises(OracleError) as failure:
        work_out(made, facts, 2002)
    assert failure.value.kinds == [kind]


def test_dated_values() -> None:
    year = periods.whole_year(2002)
    before = {"from": "2000-01-01", "to": "2001-12-31", "price": "1"}
    part = {"from": "2002-01-01", "to": "2002-06-30", "price": "2"}
    rest = {"from": "2002-07-01", "to": "2002-12-31", "price": "3"}
    later = {"from": "2003-01-01", "to": "2003-12-31", "price": "4"}
    half = periods.read("2002-07-01/2002-12-31")
    assert periods.value_of([part, rest], "price", half) == 3
    # The last one as if it had no end, wherever it stands; the others as they are.
    assert periods.value_of([before], "price", year, "hold") == 1
    assert periods.value_of([part], "price", year, "hold") == 2
    assert periods.value_of([part, before], "price", year, "hold") == 2
    assert (
        periods.value_of([before, later], "price", periods.whole_year(2005), "hold") == 4
    )
    for rows, after, kind in [
        ([before], "fail", errors.VALUES_ENDED),
        ([later], "hold", errors.VALUES_NOT_YET),
        ([before, later], "hold", errors.VALUES_AROUND),
        ([part, rest], "hold", errors.SEVERAL_DATED_VALUES),
        ([part], "fail", errors.PART_DATED_VALUE),
        ([rest], "hold", errors.PART_DATED_VALUE),
    ]:
        with pytest.raises(OracleError) as failure:
            periods.value_of(rows, "price", year, after)
        assert failure.value.kinds == [kind]
        for fault in failure.value.faults:
            named = kind in (errors.SEVERAL_DATED_VALUES, errors.PART_DATED_VALUE)
            assert fault.days == ((date(2002, 7, 1),) if named else ())


def test_printed_totals_and_funders() -> None:
    funder: Table = {"id": "state", "name": {"en": "State"}}
    funder["amounts"] = [{**ALWAYS, "amount": "50"}]
    printed = [
        {"id": f"p{amount}", "name": {"en": "P"}, "of": ["pool", "state"]}
        | {"totals": [{**ALWAYS, "amount": amount}]}
        for amount in ("150", "151")
    ]
    made = work_out(
        agreement("ab", [pool("100", "1 1")], funders=[funder], printed=printed), [], 2002
    )
    assert made.misprinted == [Misprint("p151", Fraction(150), Fraction(151))]
    assert made.funders == [("state", Fraction(50))]
    assert made.total == 100


def test_what_says_nothing_is_left_out() -> None:
    before = {"from": "2000-01-01", "to": "2002-03-31", "amount": "50"}
    funder: Table = {"id": "state", "name": {"en": "State"}, "amounts": [before]}
    printed: Table = {"id": "p", "name": {"en": "P"}, "of": ["pool", "state"]}
    made = agreement("ab", [pool("100", "1 1")], funders=[funder])
    made["printed"] = [{**printed, "totals": [{**ALWAYS, "amount": "100"}]}]
    with pytest.raises(OracleError) as failure:
        work_out(made, [], 2002)
    assert failure.value.kinds == [errors.PART_DATED_VALUE]
    # The billed period is what the term leaves of it.
    made["term"] = {"from": "2002-04-01", "to": "2004-12-31"}
    assert work_out(made, [], 2002).funders == []
    assert work_out(made, [], 2002).misprinted == []
    made["printed"] = [{**printed, "totals": [before]}]
    assert work_out(made, [], 2002).misprinted == []


def test_rounding_of_a_charge() -> None:
    for general, own, kind in [
        ({"lines": "total"}, {"mode": "up"}, errors.ROUNDING_OF_CHARGE),
        ({}, {"lines": "lines"}, errors.LINES_OF_CHARGE),
    ]:
        charge = pool("100", "1 1", rounding=own)
        with pytest.raises(OracleError) as failure:
            work_out(agreement("ab", [charge], rounding=general), [], 2002)
        assert failure.value.kinds == [kind]


def test_every_fault_is_found() -> None:
    charges = [
        pool("-1", "0 0", bounds={"floor": "1", "ceiling": "9"}),
        rate("1"),
        {**rate("1"), "id": "later", "rates": [{**LATER, "price": "1"}]},
    ]
    made = agreement("ab", charges, measures=[measure()])
    with pytest.raises(OracleError) as failure:
        work_out(made, [fact("1"), fact("-1", "2001")], 2002)
    assert sorted(failure.value.kinds) == sorted(
        [
            errors.NEGATIVE_QUANTITY,
            errors.ALL_WEIGHTS_ZERO,
            errors.BOUNDS_ON_NEGATIVE_POOL,
            errors.MISSING_FACT,
            errors.VALUES_NOT_YET,
        ]
    )


def test_weights_of_zero_are_found_beside_other_faults() -> None:
    charge = pool("1", "0 0", bounds={"floor": "20", "ceiling": "10"})
    charge["amounts"] = [{**LATER, "amount": "1"}]
    with pytest.raises(OracleError) as failure:
        work_out(agreement("ab", [charge]), [], 2002)
    assert sorted(failure.value.kinds) == sorted(
        [errors.ALL_WEIGHTS_ZERO, errors.FLOOR_ABOVE_CEILING, errors.VALUES_NOT_YET]
    )


def test_notes() -> None:
    notes = [
        {"id": f"n{number}", "text": {"en": "Note"}, **period}
        for number, period in enumerate([{}, {"period": "2002"}, {"period": "2003"}])
    ]
    made = work_out(agreement("a", [pool("1", "1")], notes=notes), [], 2002)
    assert made.notes == ["n0", "n1"]


def test_negative_measure_of_the_agreement() -> None:
    charge = pool("", "1 3", measure="surplus")
    charge.pop("amounts")
    surplus = measure(id="surplus", of="agreement", unit="EUR")
    rows = [
        {"buyer": "", "measure": "surplus", "period": "2002Q1", "value": "-5"},
        {"buyer": "", "measure": "surplus", "period": "2002Q2", "value": "2"},
    ]
    made = work_out(agreement("ab", [charge], measures=[surplus]), rows, 2002)
    assert totals(made) == "-0.75 -2.25"


def test_decimals() -> None:
    assert decimals.shown(Fraction(17500, 3), 2) == "17500/3"
    assert decimals.shown(Fraction(1, 8), 2) == "0.125"
    assert decimals.write(Fraction(-5, 1000), 2) == "-0.005"
    assert decimals.write(Fraction(17500), 2) == "17500.00"
    assert decimals.write(Fraction(-3)) == "-3"
    for text in ["", "+1", "1e3", ".5", "5.", " 1", "1,5", "1" * 29, "0." + "0" * 29]:
        with pytest.raises(OracleError):
            decimals.read(text)
    assert decimals.read("00" + "1" * 28) == int("1" * 28)
