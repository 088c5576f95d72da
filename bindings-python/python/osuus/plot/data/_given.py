"""What a plot was given."""

from __future__ import annotations

from typing import Any, TypeAlias

from osuus._osuus import Report

Row: TypeAlias = dict[str, Any]


def report(given: object, schema: str) -> Report:
    """The report, if it is of this kind."""
    if not isinstance(given, Report):
        raise TypeError(f"a report {schema} is expected, not {type(given).__name__}")
    if given.schema != schema:
        raise TypeError(f"a report {schema} is expected, not {given.schema}")
    return given


def parted(rows: list[Row], top: int | None) -> tuple[list[Row], list[Row]]:
    """The first rows, and the others; a single other one is named too."""
    if top is None or len(rows) <= top + 1:
        return rows, []
    return rows[:top], rows[top:]
