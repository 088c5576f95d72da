"""Figures of the words that look at facts, clients, charges, areas and members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maker.base import (
    ANY,
    FROM_ZERO,
    POSITIVE,
    SOME,
    Fig,
    convertible,
    statable,
)
from maker.spans import tariffs
from maker.tables import add_client_measure, ensure_year
from osuus_oracle import units
from osuus_oracle.shapes import BUYERS, SCALAR, Shape, areas
from osuus_oracle.units import Unit

if TYPE_CHECKING:
    from maker.growing import Grower

Table = dict[str, Any]
PIECE = units.read("piece")


def summed(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A sum over all or within areas, or such a one spread out again."""
    make = grow.make
    if shape == BUYERS:
        if not make.divisions:
            return None
        there = areas(make.pick(make.divisions)["id"])
        column = grow.figure(there, unit, depth - 1)
        return make.step({"spread": column.ref}, BUYERS, unit, column.sign)
    among = BUYERS
    if shape == SCALAR and make.divisions and make.chance(0.3):
        among = areas(make.pick(make.divisions)["id"])
    column = grow.figure(among, unit, depth - 1)
    if shape == SCALAR:
        sign = {SOME: POSITIVE}.get(column.sign, column.sign)
        return make.step({"sum": column.ref}, SCALAR, unit, sign)
    table: Table = {"sum": column.ref, "within": shape.removeprefix(areas(""))}
    sign = {SOME: FROM_ZERO}.get(column.sign, column.sign)
    return make.step(table, shape, unit, sign)


def lagged(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """The sum or the mean of a measure over some years."""
    make = grow.make
    measures = [m for m in make.measures if _sort(m) == (shape, unit)]
    if not measures:
        return None
    name = make.pick(measures)["id"]
    table: Table = {"measure": name}
    before = make.pick([0, 1, 1, 1, 2, 3, 9])
    years = make.pick([1, 1, 2, 3, 5, 9])
    if before or make.chance(0.2):
        table["years_before"] = str(before)
    if years > 1 or make.chance(0.2):
        table["years"] = str(years)
    if make.chance(0.7):
        table["take"] = make.pick(["sum", "mean"])
    for number in range(before, before + years):
        ensure_year(make, name, number)
    sign = ANY if shape == SCALAR else FROM_ZERO
    return make.step(table, shape, unit, sign)


def _sort(measure: Table) -> tuple[Shape, Unit]:
    of = measure.get("of", "buyer")
    shape = {"buyer": BUYERS, "agreement": SCALAR}.get(of, "clients")
    return shape, units.read(measure["unit"])


def client_figure(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """What the clients of each buyer have, or how many they are."""
    make = grow.make
    table: Table
    if shape != BUYERS or not statable(unit):
        return None
    if unit not in (units.read("piece"), units.read("client")) and not convertible(unit):
        return None
    if unit not in (units.read("piece"), units.read("client")):
        of = units.read(make.pick(["piece", "client"]))
        fig = client_figure(grow, shape, of, depth)
        assert fig is not None
        table = {"convert": fig.ref, "size": make.decimal(POSITIVE), "parts": "exact"}
        return make.step({**table, "into": units.shown(unit)}, shape, unit, FROM_ZERO)
    measure = add_client_measure(make)
    table = {"clients": measure["id"]}
    if unit == units.read("client"):
        table["take"] = "count"
    elif make.chance(0.3):
        table["take"] = "sum"
    kind = make.pick(["", "above", "up_to"])
    if kind and make.chance(0.7):
        table[kind] = str(make.dice.randint(0, 9))
    elif kind:
        table[kind] = grow.figure(SCALAR, PIECE, depth - 1).ref
    return make.step(table, BUYERS, unit, FROM_ZERO)


def charge_figure(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """What each buyer pays by a charge that was made before."""
    make = grow.make
    if shape != BUYERS or unit != make.money or not make.charges:
        return None
    return Fig({"charge": make.pick(make.charges)["id"]}, BUYERS, unit)


def prior_figure(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """What each buyer paid by an earlier statement."""
    make = grow.make
    if shape != BUYERS or unit != make.money:
        return None
    fields: Table = {}
    if make.chance(0.6):
        fields["charge"] = make.pick(["fee", "fee", "c1"])
    else:
        fields["bill"] = "total"
    before = make.pick([0, 0, 1, 1, 2, 2, 9, 9])
    if before:
        fields["years_before"] = str(before)
    if make.chance(0.25):
        fields["agreement"] = make.pick(["other", "random"])
    if fields.get("charge") == "fee" and "agreement" not in fields:
        # Only with an agreement may a charge be named that is no more.
        fields["agreement"] = make.pick(["other", "random"])
    missing = make.pick(["", "fail", "zero", "zero", "zero"])
    if missing:
        fields["missing"] = missing
    about = (fields.get("agreement", "random"), make.year - (before or 1))
    wanted = make.earlier.setdefault(about, {})
    name = fields.get("charge", "")
    if missing != "zero":
        wanted[name] = "fail"
    else:
        wanted.setdefault(name, "zero")
    return make.step({"prior": fields}, BUYERS, unit)


def prorated(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A column by how much of the period each buyer belongs."""
    make = grow.make
    if shape != BUYERS:
        return None
    column = grow.figure(BUYERS, unit, depth - 1)
    rows = []
    for number, code in enumerate(make.codes):
        if number and make.chance(0.5):
            continue
        cuts = sorted(make.dice.sample(range(1, 360), 4))
        days = [f"{make.year}-{1 + cut // 30:02}-{1 + cut % 28:02}" for cut in cuts]
        if len(set(days)) < 4 or sorted(days) != days:
            days = [f"{make.year}-{day}" for day in ("02-01", "03-31", "05-15", "10-31")]
        kind = make.pick(["from", "to", "both", "twice", "always", "before"])
        row: Table = {"buyer": code}
        if kind == "before":
            row["to"] = f"{make.year - 1}-12-31"
        elif kind != "always":
            row |= {"from": days[0]} if kind != "to" else {}
            row |= {"to": days[1]} if kind != "from" else {}
        rows.append(row)
        if kind == "twice":
            rows.append({"buyer": code, "from": days[2], "to": days[3]})
    make.dice.shuffle(rows)
    table: Table = {"prorate": column.ref, "members": rows}
    if make.chance(0.8):
        table["by"] = make.pick(["days", "months", "months"])
    return make.step(table, BUYERS, unit, min(column.sign, FROM_ZERO))


def fund_part(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A fund, of which one part or the rest is wanted."""
    make = grow.make
    whole = grow.figure(shape, unit, depth - 1)
    funders = []
    for number in range(make.pick([1, 2, 2, 3])):
        funder: Table = {"id": f"f{number + 1}", "name": {"en": f"Funder {number + 1}"}}
        percents = ["10", "25", "33.3333", "50", "60", "80", "100", "0", "12.5"]
        funder["percent"] = make.pick(percents)
        if make.chance(0.3):
            funder["ceiling"] = grow.beside(SCALAR, unit, depth, FROM_ZERO).ref
        if make.chance(0.6):
            funder["of"] = make.pick(["whole", "rest"])
        funders.append(funder)
    rest = make.step({"fund": whole.ref, "funders": funders}, shape, unit)
    parts = [Fig(f"{rest.ref}.{funder['id']}", shape, unit) for funder in funders]
    make.figs += parts
    return make.pick([rest, *parts])


def tiers(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """The worth of a quantity by bands of prices."""
    make = grow.make
    if not statable(unit):
        return None
    base = units.read(make.pick(["resident", "piece", "share", "client"]))
    fig = grow.figure(shape, base, depth - 1, FROM_ZERO)
    tops = sorted(make.dice.sample(range(0, 12), make.pick([1, 2, 2, 3])))
    if make.chance(0.3):
        tops = [top * make.pick([10, 100]) for top in tops[:1]] or tops
    within = make.chance(0.3)
    if within:
        # A quantity on the very border of the last band, too.
        last = make.pick([5, 12, 1000])
        tops = [top for top in tops if top < last] + [last]
        fig = make.step({"least": [fig.ref, str(last)]}, shape, base, min(fig.sign, 1))
    bands = [{"to": str(top), "price": make.decimal(FROM_ZERO)} for top in tops]
    if not within or make.chance(0.2):
        bands.append({"price": make.decimal(ANY if make.chance(0.1) else FROM_ZERO)})
    if make.chance(0.15):
        bands[0]["price"] = "0"
    table: Table = {"tiers": fig.ref}
    table |= tariffs(make, bands) if make.chance(0.3) else {"bands": bands}
    if make.chance(0.85):
        table["take"] = make.pick(["graduated", "volume", "fee"])
    negative = any(band["price"].startswith("-") for band in bands)
    say = unit != make.money
    return make.step(table, shape, unit, ANY if negative else FROM_ZERO, say=say)
