"""Funds: who pays which part of a figure, one after another."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from osuus_oracle import decimals
from osuus_oracle.shapes import Figure
from osuus_oracle.words import Written

Table = dict[str, Any]


def fund(
    step: Table, whole: Figure, look: Callable[[Written], Figure], seen: Counter[str]
) -> dict[str, Figure]:
    """The parts of the funders, and under the empty name the rest."""
    left = dict(whole.values)
    made: dict[str, Figure] = {}
    for row in step["funders"]:
        of = row.get("of", "whole")
        base = left if of == "rest" else whole.values
        share = decimals.read(row["percent"]) / 100
        part = {key: share * value for key, value in base.items()}
        seen[f"fund of {of}"] += 1
        if "ceiling" in row:
            ceiling = look(row["ceiling"]).one
            seen["fund, a ceiling binds"] += any(v > ceiling for v in part.values())
            part = {key: min(value, ceiling) for key, value in part.items()}
        left = {key: value - part[key] for key, value in left.items()}
        made[row["id"]] = Figure(whole.shape, part)
    seen["fund, a negative rest"] += any(value < 0 for value in left.values())
    for key, value in whole.values.items():
        assert sum(part.values[key] for part in made.values()) + left[key] == value
    made[""] = Figure(whole.shape, left)
    return made
