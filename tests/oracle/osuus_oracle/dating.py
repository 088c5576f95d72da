"""Dated values: what holds in the billed days, or what the call says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals, periods
from osuus_oracle.errors import (
    ALREADY_STATED,
    HELD_AND_GIVEN,
    NO_SUCH_CHARGE,
    NOTHING_TO_HOLD,
    OUTSIDE_TERM,
    TWO_STATEMENTS,
    Faults,
    fail,
)
from osuus_oracle.periods import Period
from osuus_oracle.register import Register

Table = dict[str, Any]
#: Warnings of a price or amount that the agreement does not state for the period.
HELD, GIVEN = "held", "given"


@dataclass(frozen=True)
class Call:
    """What is given with a call, beside the agreement, its facts and the year."""

    register: Register | None = None
    hold: tuple[str, ...] = ()
    prices: dict[str, str] = field(default_factory=dict)
    restated_on: date | None = None
    #: Documents of earlier statements.
    earlier: tuple[Table, ...] = ()


def check_asked(agreement: Table, call: Call, faults: Faults) -> None:
    """What the call asks of charges, and of steps with values, by name."""
    tables = [*agreement["charges"], *agreement.get("steps", [])]
    named = {table["id"]: table for table in tables}
    for name in [*call.hold, *call.prices]:
        if name not in named:
            faults.add(NO_SUCH_CHARGE, name)
        elif not {"rates", "amounts", "values"} & set(named[name]):
            faults.add(NOTHING_TO_HOLD, name)
    told = [(made["agreement"], made["period"]) for made in call.earlier]
    for about in {about for about in told if told.count(about) > 1}:
        faults.add(TWO_STATEMENTS, " ".join(about))
    for name, price in call.prices.items():
        faults.trying(decimals.read, price)
        if name in call.hold:
            faults.add(HELD_AND_GIVEN, name)


class Dating:
    """The dated values of one period."""

    def __init__(
        self,
        cut: Period | None,
        call: Call,
        warnings: list[tuple[str, str]],
        seen: Counter[str],
    ) -> None:
        self.cut = cut
        self._call = call
        self._warnings = warnings
        self._seen = seen

    def asked(self, table: Table, rows: str, name: str) -> Fraction:
        """The price, amount or value that is stated, or else what the call says."""
        after = table.get("after", "fail")
        if self.cut is None:
            raise fail(OUTSIDE_TERM)
        if table["id"] in self._call.prices:
            # Held is only what has ended.
            held = after == "hold" and all(
                periods.between(row).last < self.cut.first for row in table[rows]
            )
            if periods.says_nothing(table[rows], self.cut) and not held:
                self._seen[f"{name} given with the call"] += 1
                self._warnings.append((GIVEN, table["id"]))
                return decimals.read(self._call.prices[table["id"]])
            self.stated(table[rows], name, after)
            raise fail(ALREADY_STATED, table["id"])
        if table["id"] in self._call.hold and after != "hold":
            value = self.stated(table[rows], name, "hold")
            if not any(periods.between(row).holds(self.cut) for row in table[rows]):
                self._seen[f"{name} held by the call"] += 1
                self._warnings.append((HELD, table["id"]))
            return value
        return self.stated(table[rows], name, after)

    def row(self, intervals: list[Table], name: str, after: str) -> Table:
        """The row that holds over the whole period."""
        if self.cut is None:
            raise fail(OUTSIDE_TERM)
        row = periods.row_of(intervals, name, self.cut, after)
        self._seen[f"{name}: the last held on"] += periods.says_nothing(
            intervals, self.cut
        )
        return row

    def stated(self, intervals: list[Table], name: str, after: str) -> Fraction:
        """The one that holds over the whole period."""
        if self.cut is None:
            raise fail(OUTSIDE_TERM)
        value = periods.value_of(intervals, name, self.cut, after)
        if periods.says_nothing(intervals, self.cut):
            self._seen["the last value held on"] += 1
        elif not any(periods.between(row).holds(self.cut) for row in intervals):
            self._seen["the last value held on from within the period"] += 1
        return value
