"""The conditions of `when`: for whom, and when, they hold."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from osuus_oracle.errors import OUTSIDE_TERM, fail
from osuus_oracle.periods import Period
from osuus_oracle.shapes import BUYERS, Figure, combined, scalar
from osuus_oracle.words import compared

Table = dict[str, Any]
_TESTS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "below": lambda x, y: x < y,
    "at_most": lambda x, y: x <= y,
    "above": lambda x, y: x > y,
    "at_least": lambda x, y: x >= y,
    "equals": lambda x, y: x == y,
}


def held(
    condition: Table,
    sides: list[Figure],
    buyers: list[str],
    billed: Period | None,
    seen: Counter[str],
) -> Figure:
    """One where the condition holds, else zero."""
    word = compared(condition)
    seen[f"when {word or next(iter(condition))}"] += 1
    if word:
        differences = combined(sides, lambda x, y: x - y)
        seen[f"when {word}, both alike"] += 0 in differences.values.values()
        made = combined(sides, lambda x, y: Fraction(_TESTS[word](x, y)))
    elif "buyers" in condition:
        made = Figure(BUYERS, {b: Fraction(b in condition["buyers"]) for b in buyers})
    else:
        made = scalar(Fraction(_day_holds(condition, billed, seen)))
    seen["when it holds"] += 1 in made.values.values()
    seen["when it does not"] += 0 in made.values.values()
    return made


def _day_holds(condition: Table, billed: Period | None, seen: Counter[str]) -> bool:
    if billed is None:
        raise fail(OUTSIDE_TERM)
    first = str(billed.first)
    if "before" in condition:
        seen["when before, the very day"] += first == condition["before"]
        return bool(first < condition["before"])
    seen["when from, the very day"] += first == condition["from"]
    return bool(first >= condition["from"])
