"""Index: a price of one year, carried on to another."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from osuus_oracle import rounding
from osuus_oracle.errors import DIVISION_BY_ZERO, INDEX_NOT_YET, Faults, fail
from osuus_oracle.periods import Period, whole_year
from osuus_oracle.shapes import Figure, combined
from osuus_oracle.times import times_of_index

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps

Table = dict[str, Any]


def lagged(step: Table, year: int) -> set[tuple[str, Period]]:
    """The index of the years that it is looked at of."""
    return {(step["index"], time) for time in times_of_index(step, year)}


def indexed(step: Table, price: Figure, env: Steps) -> Figure:
    """The price of the billed year."""
    base, year = int(step["base"]), env.year
    if year < base:
        raise fail(INDEX_NOT_YET, step["id"])
    how = step.get("on", "unrounded")
    env.seen[f"index on {step.get('on', 'default')}"] += 1
    if year == base:
        env.seen["index of its base"] += 1
        return price
    env.seen["index of years before"] += step.get("years_before", "0") != "0"
    by = env.multiples_of(step["to"], step)
    before, faults = int(step.get("years_before", "0")), Faults()

    def index(of: int) -> Fraction:
        time = whole_year(of - before)
        value = faults.trying(env.quantities.of, step["index"], "", time)
        return Fraction(1) if value is None else value

    years = range(base, year + 1) if how == "rounded" else [base, year]
    told = [index(of) for of in years]
    faults.stop()
    env.seen["index on rounded, of several years"] += len(told) > 2
    for under, over in pairwise(told):
        if under == 0:
            raise fail(DIVISION_BY_ZERO, step["id"])
        change = over / under
        price = combined(
            [price], lambda x, c=change: rounding.rounded(x * c, by, env.seen)
        )
    return price
