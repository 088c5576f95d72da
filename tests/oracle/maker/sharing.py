"""Shares: pools among buyers, among areas, and of areas among their buyers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maker.base import ANY, FROM_ZERO, MODES, POSITIVE, SOME, UNITS, Fig, Maker
from maker.tables import rounding
from osuus_oracle import units
from osuus_oracle.shapes import BUYERS, SCALAR, Shape, areas
from osuus_oracle.units import PLAIN, Unit
from osuus_oracle.words import balance_key

if TYPE_CHECKING:
    from maker.growing import Grower

Table = dict[str, Any]
_KEYS = ["resident", "piece", "share", "resident", "client", "1"]


def share(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    """A share of a pool."""
    make = grow.make
    if shape == SCALAR:
        return None
    if shape == BUYERS and make.divisions and make.chance(0.45):
        return _within(grow, unit, depth)
    if shape != BUYERS and not _may_share(make):
        return None
    bounded = make.chance(0.4 if shape == BUYERS else 0.7)
    pool = grow.figure(SCALAR, unit, depth - 1, FROM_ZERO if bounded else ANY)
    if bounded and make.chance(0.85):
        # Large enough for bounds that are multiples of a large unit.
        enough: Table = {"greatest": [pool.ref, make.pick(["50000", "80000.01"])]}
        pool = make.step(enough, SCALAR, unit, POSITIVE)
    key = _key(grow, shape, depth, POSITIVE if bounded and make.chance(0.85) else SOME)
    table: Table = {"share": pool.ref, "by": key.ref}
    _round(make, table, shape)
    if bounded:
        count = len(make.codes) if shape == BUYERS else _count(make, shape)
        _bounds(grow, table, pool, key, shape, count)
    return make.step(table, shape, unit, FROM_ZERO if pool.sign > ANY else ANY)


def _key(grow: Grower, shape: Shape, depth: int, sign: int) -> Fig:
    unit = units.read(grow.make.pick(_KEYS))
    return grow.figure(shape, unit, depth - 1, sign)


def _may_share(make: Maker) -> bool:
    """Areas cannot be balanced by what only buyers have."""
    general = make.general.get("balance")
    fits = not balance_key(general) and not (
        isinstance(general, dict) and "buyer" in general
    )
    return fits or not make.total


def _round(make: Maker, table: Table, among: Shape) -> None:
    if make.total:
        return
    needed = among != BUYERS and isinstance(make.general.get("balance"), dict)
    if needed or make.chance(0.5):
        own = rounding(make, among)
        if needed:
            own.setdefault("balance", make.pick(["first", "last", {"largest": "weight"}]))
        if own:
            table["rounding"] = own


def _count(make: Maker, shape: Shape) -> int:
    for division in make.divisions:
        if areas(division["id"]) == shape:
            return len(division["areas"])
    return 1


def _bounds(
    grow: Grower, table: Table, pool: Fig, key: Fig, shape: Shape, count: int
) -> None:
    """Bounds made of the pool itself, so that they can be held to."""
    make = grow.make
    which = make.pick(["floor", "floor", "ceiling", "ceiling", "both"])
    even = make.step({"per": [pool.ref, str(count)]}, SCALAR, pool.unit, pool.sign)
    if which != "ceiling":
        kind = make.dice.random()
        if kind < (0.2 if shape == BUYERS else 0.1):
            table["floor"] = make.pick(["0", "0.01", "0.005"])
        elif kind < (0.6 if shape == BUYERS else 0.3):
            table["floor"] = _scaled(make, even, ["0.2", "0.5", "0.8", "0.9"]).ref
        else:
            # A column that adds up to a part of the pool.
            column = make.step({"fraction": key.ref}, shape, PLAIN, key.sign)
            other = grow.figure(shape, PLAIN, 0, SOME)
            if make.chance(0.7):
                column = make.step({"fraction": other.ref}, shape, PLAIN, other.sign)
            part = make.pick(["0.3", "0.5", "0.9"])
            written = {"times": [pool.ref, column.ref, part]}
            table["floor"] = make.step(written, shape, pool.unit, FROM_ZERO).ref
    if which != "floor":
        kind = make.dice.random()
        if kind < 0.15:
            table["ceiling"] = "100000000000000000000000"
            return
        ceiling = _scaled(make, even, ["1.1", "1.3", "2", "3"])
        if kind > (0.6 if shape == BUYERS else 0.35):
            more = grow.figure(shape, pool.unit, 0, FROM_ZERO)
            written = {"plus": [ceiling.ref, more.ref]}
            ceiling = make.step(written, shape, pool.unit, FROM_ZERO)
        table["ceiling"] = ceiling.ref


def _scaled(make: Maker, fig: Fig, factors: list[str]) -> Fig:
    return make.step(
        {"times": [fig.ref, make.pick(factors)]}, fig.shape, fig.unit, fig.sign
    )


def _within(grow: Grower, unit: Unit, depth: int) -> Fig:
    """Each area's value shared among its buyers."""
    make = grow.make
    division = make.pick(make.divisions)
    there = areas(division["id"])
    bounded = make.chance(0.35)
    pool = grow.figure(there, unit, depth - 1, FROM_ZERO if bounded else ANY)
    key = _key(grow, BUYERS, depth, POSITIVE if make.chance(0.9) else SOME)
    if not make.total and make.chance(0.35):
        pool = _between(grow, there, unit)
    if not bounded and make.chance(0.1):
        pool, key = _emptied(grow, division, unit, key)
    table: Table = {"share": pool.ref, "by": key.ref, "within": division["id"]}
    _round(make, table, BUYERS)
    if bounded:
        enough: Table = {"greatest": [pool.ref, make.pick(["30000", "44444.44"])]}
        pool = make.step(enough, there, unit, POSITIVE)
        table["share"] = pool.ref
        sizes = [len(area["buyers"]) for area in division["areas"]]
        each = make.step({"spread": pool.ref}, BUYERS, unit, pool.sign)
        if make.chance(0.6):
            low = make.step({"per": [each.ref, str(max(sizes))]}, BUYERS, unit, each.sign)
            table["floor"] = _scaled(make, low, ["0.3", "0.6", "0.9"]).ref
        else:
            high = make.step(
                {"per": [each.ref, str(min(sizes))]}, BUYERS, unit, each.sign
            )
            table["ceiling"] = _scaled(make, high, ["1.1", "1.5"]).ref
    return make.step(table, BUYERS, unit, FROM_ZERO if pool.sign > ANY else ANY)


def _between(grow: Grower, there: Shape, unit: Unit) -> Fig:
    """A share between areas of which something is left."""
    make = grow.make
    pool = grow.figure(SCALAR, unit, 0, FROM_ZERO)
    key = _key(grow, there, 1, SOME)
    table: Table = {"share": pool.ref, "by": key.ref}
    own = {"unit": make.pick(UNITS), "mode": make.pick(MODES), "balance": "nobody"}
    table["rounding"] = own
    return make.step(table, there, unit, FROM_ZERO)


def _emptied(grow: Grower, division: Table, unit: Unit, key: Fig) -> tuple[Fig, Fig]:
    """A pool and a key of which one area has nothing."""
    make = grow.make
    nobody = {"buyers": division["areas"][0]["buyers"]}
    column = grow.figure(BUYERS, unit, 0)
    made = []
    for fig in (column, key):
        table = {"when": nobody, "then": "0", "else": fig.ref}
        made.append(make.step(table, BUYERS, fig.unit, min(fig.sign, FROM_ZERO)))
    written: Table = {"sum": made[0].ref, "within": division["id"]}
    pool = make.step(written, areas(division["id"]), unit, made[0].sign)
    return pool, made[1]
