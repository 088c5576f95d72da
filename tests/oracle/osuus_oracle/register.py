"""The register of municipalities: who existed when, and where every area went."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from osuus_oracle import decimals
from osuus_oracle.errors import (
    BACKWARDS,
    LEFT_REGISTER,
    NOT_DIVIDED,
    OUTSIDE_REGISTER,
    UNKNOWN_MUNICIPALITY,
    fail,
)

Table = dict[str, Any]
Shares = dict[str, Fraction]
#: What a municipality is called from a first to a last day.
Named = tuple[date, date, dict[str, str]]


@dataclass(frozen=True)
class Change:
    """On its day a municipality has ended, and its area belongs to others.

    No successor: the area has left the register. No parts: nobody knows how its figures
    are divided.
    """

    day: date
    code: str
    successors: tuple[str, ...]
    parts: tuple[Fraction, ...] | None

    def shares(self) -> Shares:
        """The part of each successor that gets any; together they are one."""
        if not self.successors:
            raise fail(LEFT_REGISTER, self.code)
        if self.parts is None:
            raise fail(NOT_DIVIDED, self.code)
        whole = sum(self.parts)
        pairs = zip(self.successors, self.parts, strict=True)
        return {code: part / whole for code, part in pairs if part}

    def touches(self) -> set[str]:
        """Who ends, and who gets a part of its figures."""
        nothing = {
            code
            for code, part in zip(self.successors, self.parts or (), strict=False)
            if part == 0
        }
        return {self.code, *self.successors} - nothing

    def borders(self) -> set[str]:
        """Who ends, and to whom area came, whatever the part."""
        return {self.code, *self.successors}


@dataclass
class Area:
    """Where the area of a municipality went: shares, or why that cannot be said."""

    shares: Shares
    fault: str = ""
    about: str = ""
    #: All codes among which it lies, also where the shares cannot be said.
    codes: set[str] = field(default_factory=set)
    #: Those that got the part 0 of it.
    nothing: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Column:
    """The figures of a series on a day, within the borders of a day."""

    day: date
    borders: date
    figures: dict[str, Fraction]


class Register:
    """The tables of a register, read as days and exact parts."""

    def __init__(self, tables: Table) -> None:
        about = tables["register"]
        self.scheme: str = about["scheme"]
        self.first = date.fromisoformat(about["from"])
        self.last = date.fromisoformat(about["to"])
        self.names: dict[str, list[Named]] = {}
        for row in tables["municipalities"]:
            first, last = _day(row, "from", date.min), _day(row, "to", date.max)
            name = {lang: row[lang] for lang in ("fi", "sv", "en") if row.get(lang)}
            self.names.setdefault(row["code"], []).append((first, last, name))
        self.changes = list(_changes(tables.get("changes", [])))
        self.members: list[Table] = tables.get("members", [])
        self.series: dict[str, Table] = {s["id"]: s for s in tables.get("series", [])}
        self._figures = {
            name.removeprefix("figures "): rows
            for name, rows in tables.items()
            if name.startswith("figures ")
        }

    def known(self, day: date) -> None:
        """Fail unless the register knows which municipalities existed on the day."""
        if not self.first <= day <= self.last:
            raise fail(OUTSIDE_REGISTER, str(day))

    def on(self, day: date) -> list[str]:
        """The municipalities of a day, in the order of codes."""
        self.known(day)
        return [code for code in sorted(self.names) if self.name(code, day)]

    def name(self, code: str, day: date) -> dict[str, str]:
        """What a municipality is called on a day, nothing if it does not exist then."""
        for first, last, name in self.names.get(code, []):
            if first <= day <= last:
                return name
        return {}

    def between(self, after: date, until: date) -> list[Change]:
        """The changes after the first day up to and on the second."""
        return [change for change in self.changes if after < change.day <= until]

    def follow(self, areas: list[str], after: date, until: date) -> dict[str, Area]:
        """Where each area of the first day lies on the second."""
        followed = {code: Area({code: Fraction(1)}, codes={code}) for code in areas}
        for change in self.between(after, until):
            for area in followed.values():
                _go_on(area, change)
        return followed

    def touched(self, one: date, other: date) -> set[str]:
        """The municipalities whose borders are not alike on two days."""
        changes = self.between(min(one, other), max(one, other))
        return set().union(*(change.borders() for change in changes))

    def members_of(self, area: str, day: date) -> list[str]:
        """The municipalities of a region where every row holds the day, in code order."""
        here: set[str] = set()
        for row in self.members:
            first, last = _day(row, "from", date.min), _day(row, "to", date.max)
            if row["area"] == area and first <= day <= last:
                here |= set(row["codes"].split())
        return [code for code in self.on(day) if code in here]

    def columns(self, series: str) -> list[Column]:
        """The figures of a series, day by day."""
        rows = self._figures.get(series, [])
        fixed = self.series[series]["borders"]
        made = []
        for name in dict.fromkeys(k for row in rows for k in row if k != "code"):
            day = date.fromisoformat(name)
            figures = {r["code"]: decimals.read(r[name]) for r in rows if r.get(name)}
            borders = day if fixed == "own" else date.fromisoformat(fixed)
            made.append(Column(day, borders, figures))
        return sorted(made, key=lambda column: column.day)

    def carried(
        self, figures: dict[str, Fraction], first: date, last: date
    ) -> tuple[dict[str, Fraction], dict[str, set[str]], dict[str, Area]]:
        """Figures of the first day on the map of the second.

        Also who lacks a figure that would have to go into each of the others, and where
        those that cannot be followed were lost.
        """
        self.known(first)
        self.known(last)
        if last < first:
            raise fail(BACKWARDS)
        for code in figures:
            if not self.name(code, first):
                raise fail(UNKNOWN_MUNICIPALITY, code)
        made: dict[str, Fraction] = {}
        lacking: dict[str, set[str]] = {}
        lost: dict[str, Area] = {}
        nothing: set[str] = set()
        for code, area in self.follow(self.on(first), first, last).items():
            if area.fault:
                lost[code] = area
                if code not in figures:
                    # Some part of it has gone into each of them, nobody knows which.
                    for heir in area.codes:
                        lacking.setdefault(heir, set()).add(code)
                continue
            for heir, share in area.shares.items():
                if code in figures:
                    made[heir] = made.get(heir, Fraction(0)) + share * figures[code]
                else:
                    lacking.setdefault(heir, set()).add(code)
            if code in figures:
                # Nothing of what there was: of one that was founded so, that is all.
                for heir in area.nothing - set(self.on(first)):
                    if self.name(heir, last):
                        nothing.add(heir)
        for heir in nothing - set(made) - set(lacking):
            made[heir] = Fraction(0)
        return made, lacking, lost


def _go_on(area: Area, change: Change) -> None:
    """Let an area pass to the successors, if the one that ended had any of it."""
    if change.code in area.codes | area.nothing:
        area.nothing |= {*change.successors} - change.touches()
    if change.code in area.nothing:
        area.nothing |= {*change.successors}
    if change.code not in area.codes:
        return
    area.codes = (area.codes - {change.code}) | (change.touches() - {change.code})
    if area.fault:
        return
    kind = NOT_DIVIDED if change.successors else LEFT_REGISTER
    if not change.successors or change.parts is None:
        area.shares, area.fault, area.about = {}, kind, change.code
        return
    gone = area.shares.pop(change.code)
    for code, share in change.shares().items():
        area.shares[code] = area.shares.get(code, Fraction(0)) + gone * share


def _day(row: Table, name: str, otherwise: date) -> date:
    return date.fromisoformat(row[name]) if row.get(name) else otherwise


def _changes(rows: list[Table]) -> Iterator[Change]:
    """The changes, the earliest first."""

    def key(row: Table) -> tuple[str, str]:
        return row["date"], row["code"]

    for (day, code), group in groupby(sorted(rows, key=key), key):
        several = [row for row in group if row["successor"] != "-"]
        texts = [row.get("part", "") for row in several]
        parts: tuple[Fraction, ...] | None = None
        if len(several) == 1:
            parts = (Fraction(1),)
        elif all(texts):
            parts = tuple(decimals.read(text) for text in texts)
        successors = tuple(row["successor"] for row in several)
        yield Change(date.fromisoformat(day), code, successors, parts)
