"""Tiers: what a quantity is worth by bands of prices."""

from collections import Counter
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals
from osuus_oracle.errors import OUTSIDE_TIERS, fail

Table = dict[str, Any]


def worth(x: Fraction, step: Table, seen: Counter[str]) -> Fraction:
    """The worth of a quantity."""
    take = step.get("take", "graduated")
    bands = [
        (
            decimals.read(band["to"]) if "to" in band else None,
            decimals.read(band["price"]),
        )
        for band in step["bands"]
    ]
    above = [top is None or x <= top for top, _ in bands]
    if x < 0:
        seen["tiers below zero"] += 1
        raise fail(OUTSIDE_TIERS, f"{step['id']}: {x}")
    if not any(above):
        seen["tiers above the last"] += 1
        raise fail(OUTSIDE_TIERS, f"{step['id']}: {x}")
    at = above.index(True)
    seen[f"tiers take {take}"] += 1
    seen["tiers, a quantity on a border"] += x == bands[at][0]
    seen["tiers past the first band"] += at > 0
    seen["tiers, in a last band without end"] += bands[at][0] is None
    price = bands[at][1]
    if take == "fee":
        return price
    if take == "volume":
        return price * x
    # Every whole band below, and what is left for the one that holds the quantity.
    total, low = Fraction(0), Fraction(0)
    for top, lower in bands[:at]:
        assert top is not None
        total += lower * (top - low)
        low = top
    return total + price * (x - low)
