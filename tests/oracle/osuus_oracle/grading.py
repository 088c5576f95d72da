"""Graded: values times the weight of their size."""

from collections import Counter
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals
from osuus_oracle.errors import OUTSIDE_TIERS, fail

Table = dict[str, Any]


def graded(x: Fraction, step: Table, seen: Counter[str]) -> Fraction:
    """A value times its weight."""
    weight = _weight(x, step["grades"], seen) if x >= 0 else None
    if weight is None:
        raise fail(OUTSIDE_TIERS, f"{step['id']}: {x}")
    return x * weight


def _weight(x: Fraction, grades: list[Table], seen: Counter[str]) -> Fraction | None:
    last: tuple[Fraction, Fraction] | None = None
    for grade in grades:
        own = decimals.read(grade["weight"])
        if last is not None and "from" in grade:
            low, first = last[0], decimals.read(grade["from"])
            if x < first:
                seen["graded, between two grades"] += 1
                return last[1] + (x - low) / (first - low) * (own - last[1])
        if "to" not in grade or x <= decimals.read(grade["to"]):
            seen["graded, past the first"] += last is not None
            return own
        last = (decimals.read(grade["to"]), own)
    return None
