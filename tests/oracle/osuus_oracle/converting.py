"""Convert: how many parts of a size, in whole ones where that is asked."""

from collections import Counter
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals

Table = dict[str, Any]


def converted(x: Fraction, step: Table, seen: Counter[str]) -> Fraction:
    """The parts of a value: exact, started or full ones."""
    parts = x / decimals.read(step["size"])
    way = step["parts"]
    seen[f"convert parts {way}"] += 1
    if way == "exact":
        return parts
    seen[f"convert parts {way}, below zero"] += parts < 0
    whole = Fraction(abs(parts) // 1)
    if way == "started" and whole < abs(parts):
        whole += 1
    return -whole if parts < 0 else whole
