"""Random registers of municipalities, consistent in themselves, and their text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from osuus_oracle import decimals
from osuus_oracle.register import Register
from pieces import Draw, Table, chance, pick

FIRST, LAST = "1999-12-31", "2006-06-30"
#: Days of change: at the turn of a year, at the turn of a month, in the middle of one.
DAYS = [
    "2000-07-01",
    "2001-01-01",
    "2001-12-31",
    "2002-01-01",
    "2002-01-02",
    "2002-02-01",
    "2002-04-01",
    "2002-05-31",
    "2002-06-15",
    "2002-06-20",
    "2002-09-01",
    "2002-12-10",
    "2002-12-31",
    "2003-01-01",
    "2004-02-29",
    "2005-01-01",
]
#: Days on which figures were counted.
COUNTED = ["2000-12-31", "2001-06-30", "2001-12-31", "2002-12-31"]
#: Codes whose order as texts is not the order of numbers or lengths.
START = ["005", "010", "009", "179", "020", "049"]
FOUNDED = ["092", "016", "077", "018", "980", "051", "046", "300"]
PARTS = ["1", "0", "2", "3", "1", "0.5", "0.25", "12.75", "1000", "0.001"]
AREAS = ["01", "02"]


@dataclass
class Life:
    """A life in the making; empty days are open."""

    code: str
    first: str = ""
    last: str = ""


@dataclass
class World:
    """A register in the making."""

    lives: list[Life] = field(default_factory=list)
    changes: list[Table] = field(default_factory=list)
    founded: list[str] = field(default_factory=lambda: list(FOUNDED))
    days: list[str] = field(default_factory=list)

    def alive(self) -> list[Life]:
        """Those that have not ended."""
        return [life for life in self.lives if not life.last]


@st.composite
def registers(draw: Draw) -> Table:
    """The tables of a register: merges and splits, chains of them, new codes."""
    world = World()
    world.lives = [
        Life(code) for code in draw(st.permutations(START))[: pick(draw, _SIZES)]
    ]
    count = pick(draw, [0, 1, 2, 2, 3, 4, 5])
    days = st.lists(st.sampled_from(DAYS), min_size=count, max_size=count, unique=True)
    world.days = sorted(draw(days))
    for day in world.days:
        _changes_of(draw, world, day)
    tables: Table = {
        "register": {
            "id": "made",
            "scheme": "fi-municipality",
            "from": FIRST,
            "to": LAST,
        },
        "sources": [{"id": "count", "title": "Count"}],
        "municipalities": _named(draw, world),
        "changes": world.changes,
        "divisions": [{"id": "region", "en": "Region"}],
        "areas": [{"division": "region", "code": a, "en": f"Area {a}"} for a in AREAS],
        "members": _members(draw, world),
        "series": [],
    }
    _figures(draw, tables)
    return tables


_SIZES = [2, 3, 3, 4, 5, 6]


def _changes_of(draw: Draw, world: World, day: str) -> None:
    """One or two changes on a day: nobody ends and receives on the same."""
    ended: set[str] = set()
    received: set[str] = set()
    for _ in range(pick(draw, [1, 1, 1, 2])):
        alive = [life for life in world.alive() if life.code not in received]
        alive = [life for life in alive if life.first != day]
        if not alive:
            return
        kind = pick(draw, ["merge", "merge", "merge", "found", "split", "split", "split"])
        ends = [pick(draw, alive)]
        if kind == "found" and len(alive) > 1:
            ends += [pick(draw, [life for life in alive if life not in ends])]
        left = [life.code for life in world.alive() if life not in ends]
        count = {"merge": 1, "found": 1, "split": pick(draw, [2, 2, 3])}[kind]
        heirs: list[str] = []
        for _ in range(count):
            there = [code for code in left if code not in heirs]
            if there and kind != "found" and not chance(draw, 4):
                heirs.append(pick(draw, there))
            elif world.founded:
                heirs.append(_founded(draw, world, day))
        if not heirs:
            return
        for life in ends:
            life.last = str(date.fromisoformat(day) - timedelta(days=1))
            ended.add(life.code)
            world.changes += _rows(draw, day, world, life.code, heirs)
        received |= set(heirs)


def _founded(draw: Draw, world: World, day: str) -> str:
    code = world.founded.pop(0)
    world.lives.append(Life(code, day))
    if chance(draw, 2):
        world.founded.reverse()
    return code


def _rows(draw: Draw, day: str, world: World, code: str, heirs: list[str]) -> list[Table]:
    """The rows of one that ends: the parts of a split may be unknown."""
    if chance(draw, 12):
        return [{"date": day, "code": code, "successor": "-"}]
    parts = [pick(draw, PARTS) for _ in heirs]
    # One founded of nothing on an earlier day has no figure that a part 0 could keep.
    late = {life.code for life in world.lives if life.first not in ("", day)}
    parts = [
        "1" if heir in late and decimals.read(part) == 0 else part
        for heir, part in zip(heirs, parts, strict=True)
    ]
    if all(decimals.read(part) == 0 for part in parts):
        parts[0] = "1"
    if len(heirs) == 1:
        parts = [pick(draw, ["", "1"])]
    elif chance(draw, 7):
        parts = [""] * len(heirs)
    return [
        {"date": day, "code": code, "successor": heir, **({"part": part} if part else {})}
        for heir, part in zip(heirs, parts, strict=True)
    ]


def _named(draw: Draw, world: World) -> list[Table]:
    """The rows of the municipalities: now and then one changes its name."""
    rows = []
    for life in world.lives:
        spans = [(life.first, life.last)]
        turn = "2002-08-16"
        if chance(draw, 8) and life.first < turn and (life.last or "9") > turn:
            spans = [(life.first, "2002-08-15"), (turn, life.last)]
        for number, (first, last) in enumerate(spans):
            name = f"Place {life.code}" + " renamed" * number
            row = {"code": life.code, "from": first, "to": last, "en": name}
            rows.append({column: cell for column, cell in row.items() if cell})
    return sorted(rows, key=lambda row: (row["code"], row.get("from", "")))


def _members(draw: Draw, world: World) -> list[Table]:
    """Who belongs where, given for every day that the register knows."""
    home = {life.code: pick(draw, ["01", "01", "02"]) for life in world.lives}
    starts = [FIRST, *world.days]
    rows = []
    for number, first in enumerate(starts):
        last = LAST
        if number + 1 < len(starts):
            last = str(date.fromisoformat(starts[number + 1]) - timedelta(days=1))
        alive = sorted(
            life.code
            for life in world.lives
            if life.first <= first and (not life.last or first <= life.last)
        )
        for area in AREAS:
            here = " ".join(code for code in alive if home[code] == area)
            if here:
                row = {"division": "region", "area": area, "from": first, "to": last}
                rows.append({**row, "codes": here})
    return rows


def _figures(draw: Draw, tables: Table) -> None:
    """Series: final and preliminary on own borders, final on those of a day."""
    there = Register(tables)
    fixed = pick(draw, ["2000-12-31", "2001-12-31", "2002-07-01", "2006-01-01"])
    for name, kind, borders in [
        ("own", "final", "own"),
        ("early", "preliminary", "own"),
        ("fixed", "final", fixed),
    ]:
        series = {"id": name, "kind": kind, "borders": borders, "unit": "resident"}
        tables["series"].append({**series, "source": "count", "en": f"Series {name}"})
        days = [day for day in COUNTED if not chance(draw, 8)] or COUNTED[:1]
        rows: dict[str, Table] = {}
        for day in days:
            within = day if borders == "own" else borders
            for code in there.on(date.fromisoformat(within)):
                row = rows.setdefault(code, {"code": code})
                if not chance(draw, 25):
                    row[day] = _figure(draw)
        # Each day is a column, also where the first row says nothing for it.
        empty = dict.fromkeys(days, "")
        tables[f"figures {name}"] = [
            {"code": "", **empty, **row} for row in rows.values()
        ]


def _figure(draw: Draw) -> str:
    kind = pick(draw, ["small", "small", "large", "zero", "fraction"])
    if kind == "zero":
        return "0"
    if kind == "fraction":
        return decimals.write(Fraction(draw(st.integers(1, 900)), 4))
    return str(draw(st.integers(1, 9 if kind == "small" else 100_000)))


def as_csv(tables: Table) -> str:
    """The text of a register."""
    parts = []
    for name, rows in tables.items():
        if name == "register":
            rows = [{"field": k, "value": v} for k, v in rows.items()]
        if not rows:
            continue
        columns = list(dict.fromkeys(column for row in rows for column in row))
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        parts.append(f"[{name}]\n{out.getvalue()}")
    return "\n".join(parts)
