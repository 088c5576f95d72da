"""Figures of a wanted shape and unit, grown from the inside out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maker.base import (
    ANY,
    FROM_ZERO,
    MODES,
    POSITIVE,
    SOME,
    UNITS,
    Fig,
    Maker,
    convertible,
    statable,
)
from maker.leaves import leaf, values
from maker.others import (
    charge_figure,
    client_figure,
    fund_part,
    lagged,
    prior_figure,
    prorated,
    summed,
    tiers,
)
from maker.sharing import share
from maker.spans import (
    bought,
    everybody,
    graded,
    indexed,
    interest,
    number,
    renewed,
    spanned,
)
from osuus_oracle import units
from osuus_oracle.shapes import BUYERS, SCALAR, Shape
from osuus_oracle.units import PLAIN, Unit

Table = dict[str, Any]
Way = Callable[["Grower", Shape, Unit, int], Fig | None]
BASES = ["resident", "piece", "share", "buyer"]


class Grower:
    """Grows figures in a maker."""

    def __init__(self, make: Maker) -> None:
        self.make = make

    def figure(self, shape: Shape, unit: Unit, depth: int, sign: int = ANY) -> Fig:
        """A figure; where a sign is wanted it has it nearly always."""
        fig = self._any(shape, unit, depth)
        if fig.sign >= sign or self.make.chance(0.01):
            return fig
        limit = Fig("0.5" if sign >= SOME else "0", SCALAR, unit)
        return self.make.step({"greatest": [fig.ref, limit.ref]}, shape, unit, sign)

    def beside(self, shape: Shape, unit: Unit, depth: int, sign: int = ANY) -> Fig:
        """A figure to stand beside one of the shape: that, a scalar, or a number."""
        kind = self.make.dice.random()
        if kind < 0.25:
            return self.make.number(unit, sign)
        return self.factor(shape, unit, depth, sign, kind)

    def factor(
        self, shape: Shape, unit: Unit, depth: int, sign: int = ANY, kind: float = 1
    ) -> Fig:
        """The same where a number would be plain."""
        if kind == 1:
            kind = self.make.dice.random()
        if kind < 0.25 and unit == PLAIN:
            return self.make.number(unit, sign)
        if kind < 0.5:
            return self.figure(SCALAR, unit, depth - 1, sign)
        return self.figure(shape, unit, depth - 1, sign)

    def _any(self, shape: Shape, unit: Unit, depth: int) -> Fig:
        make = self.make
        known = make.known(shape, unit)
        if known and make.chance(0.3):
            return make.pick(known)
        if depth <= 0 or len(make.steps) >= make.most:
            measures = [fig for fig in known if fig.ref in ("m1", "m2", "m3", "pot")]
            if measures and make.chance(0.6):
                return make.pick(measures)
            return (
                make.pick(known)
                if known and make.chance(0.5)
                else leaf(self, shape, unit)
            )
        for _ in range(4):
            made = make.pick(WAYS)(self, shape, unit, depth)
            if made is not None:
                return made
        return leaf(self, shape, unit)


def _some(grow: Grower, shape: Shape, unit: Unit, depth: int, count: int) -> list[Fig]:
    """Figures of one unit, the first of the shape, the others beside it, in any order."""
    found = [grow.figure(shape, unit, depth - 1)]
    found += [grow.beside(shape, unit, depth) for _ in range(count - 1)]
    grow.make.dice.shuffle(found)
    return found


def _refs(figs: list[Fig]) -> list[Any]:
    return [fig.ref for fig in figs]


def _times(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    make = grow.make
    by = PLAIN
    if unit == make.money and make.chance(0.5):
        by = units.read(make.pick(BASES))
    factors = [grow.figure(shape, units.quotient(unit, by), depth - 1)]
    factors.append(
        grow.beside(shape, by, depth) if by == PLAIN else _whole(grow, shape, by)
    )
    if make.chance(0.2):
        factors.append(grow.beside(shape, PLAIN, depth))
    make.dice.shuffle(factors)
    return make.step({"times": _refs(factors)}, shape, unit, _least(factors))


def _whole(grow: Grower, shape: Shape, unit: Unit) -> Fig:
    return grow.figure(grow.make.pick([shape, SCALAR]), unit, 1)


def _least(figs: list[Fig]) -> int:
    """The sign of a product."""
    signs = [fig.sign for fig in figs]
    sign = min(signs)
    return FROM_ZERO if sign == SOME and signs.count(SOME) > 1 else sign


def _per(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    make = grow.make
    kind = make.dice.random()
    under = PLAIN
    if kind < 0.35:
        # By way of a unit that nobody could write.
        under = units.read(make.pick(BASES))
        factors = [grow.figure(shape, unit, depth - 1), _whole(grow, shape, under)]
        refs, sign = _refs(factors), _least(factors)
        over = make.step({"times": refs}, shape, units.product([unit, under]), sign)
    elif len(unit) == 2 or unit == PLAIN:
        down = [(name, -power) for name, power in unit if power < 0]
        under = units.of(dict(down)) or units.read(make.pick([*BASES, make.currency]))
        over = grow.figure(shape, units.product([unit, under]), depth - 1)
    else:
        over = grow.figure(shape, unit, depth - 1)
    gives: Table = {"zero_gives": make.decimal()} if make.chance(0.35) else {}
    wanted = ANY if gives else POSITIVE
    below = grow.factor(shape, under, depth, wanted)
    if gives and make.chance(0.3):
        less: Table = {"minus": [below.ref, below.ref]}
        if make.chance(0.5):
            less = {"least": [below.ref, "0"]}
        below = make.step(less, below.shape, under)
    sign = min(over.sign, FROM_ZERO) if below.sign > ANY else ANY
    if gives:
        sign = ANY if gives["zero_gives"].startswith("-") else sign
    elif below.sign == POSITIVE:
        sign = over.sign
    return make.step({"per": [over.ref, below.ref], **gives}, shape, unit, sign)


def _plus(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    figs = _some(grow, shape, unit, depth, grow.make.pick([2, 2, 3, 4]))
    signs = [fig.sign for fig in figs]
    sign = max(signs) if min(signs) > ANY else ANY
    return grow.make.step({"plus": _refs(figs)}, shape, unit, sign)


def _minus(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    figs = _some(grow, shape, unit, depth, 2)
    return grow.make.step({"minus": _refs(figs)}, shape, unit)


def _extreme(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    figs = _some(grow, shape, unit, depth, grow.make.pick([2, 2, 3]))
    signs = [fig.sign for fig in figs]
    if grow.make.chance(0.5):
        sign = min(signs) if min(signs) != SOME else FROM_ZERO
        return grow.make.step({"least": _refs(figs)}, shape, unit, sign)
    return grow.make.step({"greatest": _refs(figs)}, shape, unit, max(signs))


def _blend(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    figs = _some(grow, shape, unit, depth, 2)
    if grow.make.chance(0.6):
        part = Fig(grow.make.part(), SCALAR, PLAIN)
        sign = min(FROM_ZERO, *(fig.sign for fig in figs))
        table: Table = {"blend": _refs(figs), "part": part.ref}
        return grow.make.step(table, shape, unit, sign)
    part = grow.beside(shape, PLAIN, depth)
    return grow.make.step({"blend": _refs(figs), "part": part.ref}, shape, unit)


def _when(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    make = grow.make
    then, other = _some(grow, shape, unit, depth, 2)
    kind = make.dice.random()
    condition: Table
    if kind < 0.6:
        compared = make.pick([unit, make.money, units.read("resident"), PLAIN])
        compared = compared if statable(compared) else PLAIN
        left = grow.figure(make.pick([shape, SCALAR]), compared, 1)
        right = left if make.chance(0.45) else grow.beside(shape, compared, 1)
        word = make.pick(["below", "at_most", "above", "at_least", "equals"])
        condition = {"figure": left.ref, word: right.ref}
    elif kind < 0.75 and shape == BUYERS:
        count = make.dice.randint(1, len(make.codes))
        condition = {"buyers": make.dice.sample(make.codes, count)}
    else:
        day = make.pick(["01-01", "03-15", "04-01", "12-31"])
        condition = {make.pick(["before", "from"]): f"{make.year}-{day}"}
        if make.chance(0.5):
            first = max(make.term[0], f"{make.year}-01-01")
            condition = {next(iter(condition)): first}
    sign = min(then.sign, other.sign)
    table: Table = {"when": condition, "then": then.ref, "else": other.ref}
    return make.step(table, shape, unit, FROM_ZERO if sign == SOME else sign)


def _mix(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    figs = _some(grow, shape, unit, depth, grow.make.pick([2, 2, 3]))
    weights = [grow.make.part() for _ in figs]
    if grow.make.chance(0.1):
        weights[0] = grow.make.decimal()
    rows = [{"of": f.ref, "weight": w} for f, w in zip(figs, weights, strict=True)]
    negative = any(weight.startswith("-") for weight in weights)
    sign = ANY if negative else min(FROM_ZERO, *(fig.sign for fig in figs))
    return grow.make.step({"mix": rows}, shape, unit, sign)


def _round(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    fig = grow.figure(shape, unit, depth - 1)
    table: Table = {"round": fig.ref, "to": grow.make.pick([*UNITS, "0.5"])}
    if grow.make.chance(0.6):
        table["mode"] = grow.make.pick(MODES)
    return grow.make.step(table, shape, unit, min(fig.sign, FROM_ZERO))


def _convert(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    make = grow.make
    if not convertible(unit):
        return None
    fig = grow.figure(shape, units.read(make.pick([*BASES, make.currency])), depth - 1)
    if make.chance(0.8):
        less: Table = {"minus": [fig.ref, make.decimal()]}
        fig = make.step(less, shape, fig.unit)
    table: Table = {"convert": fig.ref, "size": make.decimal(POSITIVE)}
    table["into"] = units.shown(unit)
    table["parts"] = make.pick(["exact", "exact", "started", "full"])
    sign = fig.sign if table["parts"] != "full" else min(fig.sign, FROM_ZERO)
    return make.step(table, shape, unit, sign)


def _fraction(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    make = grow.make
    if shape == SCALAR or not statable(unit):
        return None
    if unit == PLAIN and make.chance(0.7):
        base = units.read(make.pick([*BASES, make.currency]))
        column = grow.figure(shape, base, depth - 1, SOME)
        return make.step({"fraction": column.ref}, shape, unit, column.sign)
    under = units.of({name: -power for name, power in unit if power < 0})
    column = grow.figure(shape, units.product([unit, under]), depth - 1)
    if unit == PLAIN and make.chance(0.4):
        # A number has the unit of the column.
        whole = make.number(unit, POSITIVE)
        column = grow.figure(shape, units.read(make.pick(BASES)), depth - 1)
    else:
        whole = grow.figure(make.pick([SCALAR, shape]), under, depth - 1, POSITIVE)
    sign = column.sign if whole.sign == POSITIVE else ANY
    return make.step({"fraction": column.ref, "of": whole.ref}, shape, unit, sign)


def _values(grow: Grower, shape: Shape, unit: Unit, depth: int) -> Fig | None:
    return values(grow.make, unit) if shape == SCALAR and statable(unit) else None


WAYS: list[Way] = [
    *[_times, _per] * 2,
    _plus,
    _minus,
    *[_extreme] * 2,
    *[_blend] * 2,
    *[_when] * 2,
    *[_mix] * 2,
    *[_round] * 2,
    *[_convert] * 2,
    *[_fraction] * 2,
    _values,
    *[share] * 5,
    *[fund_part] * 2,
    *[summed] * 4,
    *[client_figure] * 3,
    *[charge_figure] * 2,
    *[prior_figure] * 5,
    *[lagged] * 2,
    *[prorated] * 2,
    *[tiers] * 2,
    *[spanned] * 2,
    indexed,
    *[graded] * 4,
    *[renewed] * 2,
    interest,
    bought,
    *[number] * 2,
    everybody,
]
