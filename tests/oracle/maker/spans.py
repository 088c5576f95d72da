"""Measures of quarters and months, and an index with its prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maker.base import ANY, FROM_ZERO, MODES, UNITS, Fig, Maker, statable
from maker.tables import quantity
from osuus_oracle import units
from osuus_oracle.periods import ending
from osuus_oracle.shapes import BUYERS, SCALAR, Shape
from osuus_oracle.units import Unit

if TYPE_CHECKING:
    from maker.growing import Grower

Table = dict[str, Any]


def spanned(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """The sum or the mean of a measure over quarters or months."""
    make = grow.make
    if shape not in (BUYERS, SCALAR) or len(unit) != 1 or unit[0][1] != 1:
        return None
    table = span(make, shape, unit)
    return make.step(table, shape, unit, FROM_ZERO)


def span(make: Maker, shape: Shape, unit: Unit) -> Table:
    """Quarters or months of a measure of its own, with the facts of each."""
    field = make.pick(["quarters", "months"])
    name = f"q{1 + sum(m['id'].startswith('q') for m in make.measures)}"
    measure: Table = {"id": name, "name": {"en": name}, "unit": units.shown(unit)}
    measure |= {"of": "agreement"} if shape == SCALAR else {}
    measure |= {"missing": "zero"} if make.chance(0.3) else {}
    make.measures.append(measure)
    count = make.pick([1, 2, 4, 4, 8, 5, 14])
    if make.chance(0.04) and len(make.codes) < 4:
        count = 40 if field == "quarters" else 120
    table: Table = {"measure": name, field: str(count)}
    before = make.pick([0, 1, 1, 2])
    if before or make.chance(0.2):
        table["years_before"] = str(before)
    ends = ["03-31", "06-30", "09-30", "12-31"]
    ends += ["02-28", "01-31", "04-30"] if field == "months" else []
    if make.chance(0.6):
        table["to"] = make.pick(ends)
    if make.chance(0.6):
        table["take"] = make.pick(["sum", "mean"])
    length = 3 if field == "quarters" else 1
    to = table.get("to", "12-31")
    for time in ending(make.year - before, to, count, length):
        for buyer in [""] if shape == SCALAR else make.codes:
            if measure.get("missing") == "zero" and make.chance(0.3):
                continue
            _rows(make, measure, buyer, time.first.year, time.first.month, length)
    return table


def _rows(
    make: Maker, measure: Table, buyer: str, year: int, month: int, length: int
) -> None:
    """A row for the whole time, or one for each of its months."""
    row = {"buyer": buyer, "measure": measure["id"]}
    if length == 3 and make.chance(0.8):
        times = [f"{year}Q{(month + 2) // 3}"]
    else:
        times = [f"{year}-{month + n:02}" for n in range(length)]
    for time in times:
        value = quantity(make, measure, positive=False)
        make.facts.append({**row, "period": time, "value": value})


def price_index(make: Maker) -> str:
    """The index of the agreement, of many years."""
    if not any(measure["id"] == "cpi" for measure in make.measures):
        measure = {"id": "cpi", "name": {"en": "Index"}, "unit": "share"}
        make.measures.append(measure | {"of": "agreement"})
        for year in range(make.year - 9, make.year + 1):
            value = make.pick(["100", "101.3", "1775", "98.25", "103", "0.5"])
            row = {"buyer": "", "measure": "cpi", "period": str(year), "value": value}
            make.facts.append(row)
    return "cpi"


def index_terms(make: Maker) -> Table:
    """How a price is carried on."""
    base = make.year - make.pick([0, 1, 1, 2, 3, 4])
    table: Table = {"base": str(base), "to": make.pick([*UNITS[:4], "0.001"])}
    if make.chance(0.6):
        table["on"] = make.pick(["rounded", "rounded", "unrounded"])
    if make.chance(0.4):
        table["years_before"] = make.pick(["0", "1", "2", "5"])
    if make.chance(0.4):
        table["mode"] = make.pick(MODES)
    return table


def indexed(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A price that follows an index."""
    make = grow.make
    price = grow.figure(shape, unit, depth - 1)
    table = {"index": price_index(make), "of": price.ref, **index_terms(make)}
    return make.step(table, shape, unit, min(price.sign, FROM_ZERO))


def graded(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """Values times the weight of their size."""
    make = grow.make
    fig = grow.figure(shape, unit, depth - 1, FROM_ZERO)
    table = {"graded": fig.ref, "grades": grades(make)}
    return make.step(table, shape, unit, FROM_ZERO)


def grades(make: Maker) -> list[Table]:
    """Grades that rise, some with a slide before them."""
    tops = sorted(make.dice.sample(range(1, 15), make.pick([1, 2, 3])))
    factor = make.pick([1, 1, 10, 1000])
    rows: list[Table] = [{"to": str(top * factor), "weight": make.part()} for top in tops]
    for row, before in zip(rows[1:], tops, strict=False):
        if make.chance(0.5):
            low = before * factor
            row["from"] = str(low + make.pick([0, 1, 1]) * (int(row["to"]) - low) / 2)
            row["from"] = row["from"].removesuffix(".0")
    last: Table = {"weight": make.pick(["1", "1.2", "2", "0"])}
    if make.chance(0.5):
        last["from"] = str(tops[-1] * factor + make.pick([1, 5, 100]))
    return [*rows, last]


def renewed(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A new figure, where it is far enough from the old one."""
    make = grow.make
    new = grow.figure(shape, unit, depth - 1)
    old = new if make.chance(0.1) else grow.beside(shape, unit, depth)
    if make.chance(0.3):
        # Just as far as it has to be.
        table: Table = {"times": [new.ref, make.pick(["1.05", "0.8", "2"])]}
        old = make.step(table, shape, unit, new.sign)
    percent = make.pick(["5", "0", "20", "25", "50", "100"])
    made = {"renewed": new.ref, "from": old.ref, "percent": percent}
    return make.step(made, shape, unit, min(new.sign, old.sign, FROM_ZERO))


def interest(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A part of a figure for some days."""
    make = grow.make
    fig = grow.figure(shape, unit, depth - 1)
    days = grow.figure(SCALAR, units.read(make.pick(["piece", "1"])), 0, FROM_ZERO)
    table = {"interest": fig.ref, "days": days.ref if make.chance(0.6) else "90"}
    table |= {"percent": make.pick(["4", "7.5", "0.25"])}
    table["year"] = make.pick(["360", "365"])
    return make.step(table, shape, unit, min(fig.sign, FROM_ZERO))


def bought(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A price of something, times it."""
    make = grow.make
    if unit != make.money:
        return None
    quantity_of = grow.figure(shape, units.read(make.pick(["resident", "piece"])), 0)
    days = {"from": f"{make.year}-01-01", "to": f"{make.year}-12-31"}
    values = [{**days, "value": make.decimal()}]
    price = {"values": values, "buys": quantity_of.ref}
    under = units.quotient(make.money, quantity_of.unit)
    one = make.step(price, SCALAR, under, ANY, say=False)
    make.steps[-1].pop("unit", None)
    return make.step({"times": [one.ref, quantity_of.ref]}, shape, unit)


def number(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A number with the unit of a figure, or with one that is stated."""
    make = grow.make
    if shape != SCALAR:
        return None
    text = make.decimal()
    known = [fig for fig in make.figs if fig.unit == unit]
    if known and make.chance(0.8):
        return make.step({"number": text, "like": make.pick(known).ref}, SCALAR, unit)
    return make.step({"number": text}, SCALAR, unit, say=True) if statable(unit) else None


def everybody(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """One for every buyer."""
    if shape != BUYERS or not statable(unit):
        return None
    fig = grow.make.step({"weights": "equal"}, BUYERS, units.read("buyer"), 3)
    grow.make.steps[-1].pop("unit", None)
    if unit == units.read("buyer"):
        return fig
    table = {"convert": fig.ref, "size": "1", "into": units.shown(unit)}
    return grow.make.step({**table, "parts": "exact"}, BUYERS, unit, 3)


def tariffs(make: Maker, bands: list[Table]) -> Table:
    """Bands through time, those that hold and perhaps others."""
    y = make.year
    if make.chance(0.25):
        return {
            "tariffs": [{"from": "2000-01-01", "to": f"{y - 1}-12-31", "bands": bands}],
            "after": "hold",
        }
    rows = [{"from": f"{y}-01-01", "to": f"{y}-12-31", "bands": bands}]
    if make.chance(0.4):
        other = [{"price": "77"}]
        rows.append({"from": f"{y + 1}-01-01", "to": f"{y + 2}-12-31", "bands": other})
    if make.chance(0.4):
        rows.insert(0, {"from": "2000-01-01", "to": f"{y - 1}-12-31", "bands": bands})
    table: Table = {"tariffs": rows}
    return table | ({"after": make.pick(["hold", "fail"])} if make.chance(0.3) else {})
