"""Measures of some years, one after another."""

from collections import Counter
from fractions import Fraction
from typing import Any

from osuus_oracle.errors import Faults
from osuus_oracle.graph import years_of
from osuus_oracle.quantities import Quantities
from osuus_oracle.shapes import ALL

Table = dict[str, Any]


def figures(
    step: Table, of: str, quantities: Quantities, seen: Counter[str]
) -> dict[str, Fraction]:
    """The sum or the mean of the years of a step `measure`, of each buyer or of all."""
    name, years, faults = step["measure"], years_of(step), Faults()
    take = step.get("take", "sum")
    seen[f"measure take {take}"] += 1
    seen["measure of several years"] += len(years) > 1
    seen["measure of years before"] += years[0] > 0
    sums: dict[str, Fraction] = {}
    for before in years:
        if of == "agreement":
            value = faults.trying(quantities.of, name, "", before)
            found = None if value is None else {ALL: value}
        else:
            found = faults.trying(quantities.of_all, name, before)
        for key, value in (found or {}).items():
            sums[key] = sums.get(key, Fraction(0)) + value
    faults.stop()
    number = len(years) if take == "mean" else 1
    return {key: value / number for key, value in sums.items()}
