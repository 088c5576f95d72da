"""Measures of some years, quarters or months, one after another."""

from collections import Counter
from fractions import Fraction
from typing import Any

from osuus_oracle.errors import Faults
from osuus_oracle.quantities import Quantities
from osuus_oracle.shapes import ALL
from osuus_oracle.times import times_of

Table = dict[str, Any]


def figures(
    step: Table, of: str, year: int, quantities: Quantities, seen: Counter[str]
) -> dict[str, Fraction]:
    """The sum or the mean of the times of a step `measure`, of each buyer or of all."""
    name, times, faults = step["measure"], times_of(step, year), Faults()
    take = step.get("take", "sum")
    seen[f"measure take {take}"] += 1
    for spans in ("quarters", "months"):
        seen[f"measure of {spans}"] += spans in step
        seen[f"measure of {spans}, to a day"] += spans in step and "to" in step
    seen["measure of several years"] += int(step.get("years", "1")) > 1
    seen["measure of years before"] += step.get("years_before", "0") != "0"
    sums: dict[str, Fraction] = {}
    for time in times:
        if of == "agreement":
            value = faults.trying(quantities.of, name, "", time)
            found = None if value is None else {ALL: value}
        else:
            found = faults.trying(quantities.of_all, name, time)
        for key, value in (found or {}).items():
            sums[key] = sums.get(key, Fraction(0)) + value
    faults.stop()
    number = len(times) if take == "mean" else 1
    return {key: value / number for key, value in sums.items()}
