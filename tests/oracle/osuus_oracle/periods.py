"""Periods of days, and values that hold from a first to a last day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals
from osuus_oracle.errors import (
    NO_DATED_VALUE,
    NOT_A_PERIOD,
    PART_DATED_VALUE,
    SEVERAL_DATED_VALUES,
    OracleError,
)


@dataclass(frozen=True)
class Period:
    """Days from a first to a last one, both included."""

    first: date
    last: date

    def touches(self, other: "Period") -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Period") -> bool:
        """Whether every day of the other is in this one."""
        return self.first <= other.first and other.last <= self.last


def _months(year: int, first: int, last: int) -> Period:
    after = date(year + 1, 1, 1) if last == 12 else date(year, last + 1, 1)
    return Period(date(year, first, 1), after - timedelta(days=1))


def whole_year(year: int) -> Period:
    """All days of a year."""
    return _months(year, 1, 12)


def read(text: str) -> Period:
    """`2002`, `2002Q1`, `2002-03`, `2002-03-15` or `2002-03-15/2002-06-30`."""
    if re.fullmatch(r"[0-9]{4}", text):
        return whole_year(int(text))
    if re.fullmatch(r"[0-9]{4}Q[1-4]", text):
        quarter = int(text[5])
        return _months(int(text[:4]), 3 * quarter - 2, 3 * quarter)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        return _months(int(text[:4]), int(text[5:]), int(text[5:]))
    first, _, last = text.partition("/")
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        raise OracleError(NOT_A_PERIOD, text) from None


def between(table: dict[str, Any]) -> Period:
    """The days from `from` to `to`."""
    return Period(date.fromisoformat(table["from"]), date.fromisoformat(table["to"]))


def value_of(
    intervals: list[dict[str, Any]], field: str, billed: Period, after: str = "fail"
) -> Fraction:
    """The one dated value that holds over the whole of the billed period."""
    touching = [row for row in intervals if between(row).touches(billed)]
    if not touching and after == "hold" and intervals:
        last = max(intervals, key=lambda row: between(row).last)
        if between(last).last < billed.first:
            return decimals.read(last[field])
    if not touching:
        raise OracleError(NO_DATED_VALUE, field)
    if len(touching) > 1:
        raise OracleError(SEVERAL_DATED_VALUES, field)
    if not between(touching[0]).holds(billed):
        raise OracleError(PART_DATED_VALUE, field)
    return decimals.read(touching[0][field])
