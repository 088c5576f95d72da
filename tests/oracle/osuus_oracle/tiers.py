"""Tiers: what a quantity is worth by bands of prices."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from osuus_oracle import decimals
from osuus_oracle.errors import OUTSIDE_TIERS, fail
from osuus_oracle.shapes import Figure, combined

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps

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


def by_tariff(quantity: Figure, table: Table, env: Steps) -> Figure:
    """The worth of quantities by the bands that hold in the billed time."""
    after = table.get("after", "fail")
    row = env.dating.row(table["tariffs"], "tariff", after)
    bands = {"id": table["id"], "bands": row["bands"]}
    bands |= {"take": table["take"]} if "take" in table else {}
    env.seen["tariffs"] += 1
    return combined([quantity], lambda x: worth(x, bands, env.seen))
