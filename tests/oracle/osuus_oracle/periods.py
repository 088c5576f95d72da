"""Periods of days, and values that hold from a first to a last day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from osuus_oracle import decimals
from osuus_oracle.errors import (
    NOT_A_PERIOD,
    PART_DATED_VALUE,
    SEVERAL_DATED_VALUES,
    VALUES_AROUND,
    VALUES_ENDED,
    VALUES_NOT_YET,
    fail,
)

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


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


@cache
def whole_year(year: int) -> Period:
    """All days of a year."""
    return _months(year, 1, 12)


def ending(year: int, to: str, count: int, months: int) -> list[Period]:
    """So many times of so many months each; the last ends in the month of `to`."""
    last = 12 * year + int(to[:2]) - 1
    made = []
    for number in range(count):
        first = last - months * number - months + 1
        through = _months(
            (first + months - 1) // 12, *[(first + months - 1) % 12 + 1] * 2
        )
        made.append(Period(date(first // 12, first % 12 + 1, 1), through.last))
    return made


@lru_cache(maxsize=4096)
def read(text: str) -> Period:
    """`2002`, `2002Q1`, `2002-03`, `2002-03-15` or `2002-03-15/2002-06-30`."""
    if re.fullmatch(r"[0-9]{4}", text):
        return whole_year(int(text))
    if re.fullmatch(r"[0-9]{4}Q[1-4]", text):
        quarter = int(text[5])
        return _months(int(text[:4]), 3 * quarter - 2, 3 * quarter)
    first, _, last = text.partition("/")
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            return _months(int(text[:4]), int(text[5:]), int(text[5:]))
        if re.fullmatch(rf"{_DAY}(/{_DAY})?", text):
            period = Period(date.fromisoformat(first), date.fromisoformat(last or first))
            if period.first <= period.last:
                return period
    except ValueError:
        pass
    raise fail(NOT_A_PERIOD, text)


def between(table: dict[str, Any]) -> Period:
    """The days from `from` to `to`, or on and on."""
    last = date.fromisoformat(table["to"]) if "to" in table else date.max
    return Period(date.fromisoformat(table["from"]), last)


def value_of(
    intervals: list[dict[str, Any]], field: str, billed: Period, after: str = "fail"
) -> Fraction:
    """The one dated value that holds over the whole of the billed period."""
    return decimals.read(row_of(intervals, field, billed, after)[field])


def row_of(
    intervals: list[dict[str, Any]], field: str, billed: Period, after: str = "fail"
) -> dict[str, Any]:
    """The one row that holds over the whole of the billed period."""
    spans = [(between(row), row) for row in intervals]
    if after == "hold":
        last = max(spans, key=lambda span: span[0].last)
        spans.remove(last)
        spans.append((Period(last[0].first, date.max), last[1]))
    touching = [span for span in spans if span[0].touches(billed)]
    if not touching:
        raise fail(_silence([period for period, _ in spans], billed), field)
    if len(touching) == 1 and touching[0][0].holds(billed):
        return touching[0][1]
    kind = PART_DATED_VALUE if len(touching) == 1 else SEVERAL_DATED_VALUES
    raise fail(kind, field, _changes([period for period, _ in touching], billed))


def says_nothing(intervals: list[dict[str, Any]], billed: Period) -> bool:
    """Whether no dated value holds on any day of the billed period."""
    return not any(between(row).touches(billed) for row in intervals)


def _silence(periods: list[Period], billed: Period) -> str:
    if all(period.last < billed.first for period in periods):
        return VALUES_ENDED
    if all(period.first > billed.last for period in periods):
        return VALUES_NOT_YET
    return VALUES_AROUND


def overlap(intervals: list[dict[str, Any]]) -> bool:
    """Whether two of one list hold on the same day."""
    return any(one.touches(two) for one, two in combinations(map(between, intervals), 2))


def _changes(periods: list[Period], billed: Period) -> tuple[date, ...]:
    """The days of the billed period on which something else holds than the day before."""
    days = {period.first for period in periods}
    days |= {
        period.last + timedelta(days=1) for period in periods if period.last < date.max
    }
    return tuple(sorted(day for day in days if billed.first < day <= billed.last))
