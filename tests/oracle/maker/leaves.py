"""Figures that are made of no other ones, for every shape and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maker.base import ANY, FROM_ZERO, POSITIVE, SOME, Fig, Maker, statable
from maker.tables import dated, ended
from osuus_oracle import units
from osuus_oracle.shapes import BUYERS, SCALAR, Shape, areas
from osuus_oracle.units import Unit

if TYPE_CHECKING:
    from maker.growing import Grower

Table = dict[str, Any]


def leaf(grow: Grower, shape: Shape, unit: Unit) -> Fig:
    """A figure without depth."""
    make = grow.make
    if not statable(unit):
        # A number times something of another unit, one after the other.
        found = leaf(grow, shape, units.PLAIN)
        for name, power in unit:
            word = "times" if power > 0 else "per"
            for _ in range(abs(power)):
                other = values(make, units.read(name), POSITIVE)
                made = units.read(name) if power > 0 else units.of({name: -1})
                made = units.product([found.unit, made])
                table: Table = {word: [found.ref, other.ref]}
                found = make.step(table, shape, made, found.sign)
        return found
    if shape == SCALAR:
        return values(make, unit)
    if shape == BUYERS:
        return weights(make, unit)
    column = make.pick(make.known(BUYERS, unit) or [weights(make, unit)])
    division = shape.removeprefix(areas(""))
    table = {"sum": column.ref, "within": division}
    sign = {SOME: FROM_ZERO}.get(column.sign, column.sign)
    return make.step(table, shape, unit, sign)


def values(make: Maker, unit: Unit, sign: int = ANY) -> Fig:
    """One dated value for the whole agreement."""
    text = make.decimal(sign)
    table: Table = {"values": dated(make, "value", text)}
    name = f"s{len(make.steps) + 1}"
    given = {"id": name, **table}
    ended(make, given, "values", "value")
    del given["id"]
    known = ANY if text.startswith("-") else POSITIVE
    if not text.strip("0.") or name in make.prices:
        known = FROM_ZERO
    return make.step(given, SCALAR, unit, known, say=unit != units.PLAIN)


def weights(make: Maker, unit: Unit) -> Fig:
    """A number as written for each buyer."""
    positive = make.chance(0.6)
    texts = [make.decimal(POSITIVE if positive else FROM_ZERO) for _ in make.codes]
    if make.chance(0.1):
        texts = [texts[0]] * len(texts)
    rows = [{"buyer": c, "weight": t} for c, t in zip(make.codes, texts, strict=True)]
    make.dice.shuffle(rows)
    some = any(text.strip("0.") for text in texts)
    sign = POSITIVE if positive else SOME if some else FROM_ZERO
    share = unit == units.read("share")
    return make.step({"weights": rows}, BUYERS, unit, sign, say=not share)
