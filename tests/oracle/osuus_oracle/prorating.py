"""Prorate: for how much of the billed days somebody belongs."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

from osuus_oracle.periods import Period

Table = dict[str, Any]


def parts(
    step: Table, billed: Period, buyers: list[str], seen: Counter[str]
) -> dict[str, Fraction]:
    """The part of the period for which each buyer belongs."""
    counted = _counted(billed, step.get("by", "days"))
    rows: dict[str, list[Table]] = {}
    for row in step["members"]:
        rows.setdefault(row["buyer"], []).append(row)
    made = {}
    for buyer in buyers:
        held = counted
        if buyer in rows:
            held = [day for day in counted if any(_in(day, row) for row in rows[buyer])]
        made[buyer] = Fraction(len(held), len(counted))
    seen[f"prorate by {step.get('by', 'default')}"] += 1
    seen["prorate, a part of the period"] += any(0 < part < 1 for part in made.values())
    seen["prorate, never a member"] += 0 in made.values()
    return made


@lru_cache(maxsize=256)
def _counted(billed: Period, by: str) -> list[str]:
    """The days that count: every one, or the first billed one of each month."""
    days = [
        billed.first + timedelta(days=n)
        for n in range((billed.last - billed.first).days + 1)
    ]
    if by == "months":
        days = [day for day in days if day == billed.first or day.day == 1]
    return [str(day) for day in days]


def _in(day: str, row: Table) -> bool:
    """Days as texts stand in the order of days."""
    return str(row.get("from", date.min)) <= day <= str(row.get("to", date.max))
