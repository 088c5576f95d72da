"""Charges of random plans: of steps, by rate and by pool, billed or memos."""

from __future__ import annotations

from typing import Any

from maker.base import ANY, FROM_ZERO, POSITIVE, SOME, Fig, Maker
from maker.growing import Grower
from maker.leaves import weights
from maker.sharing import share
from maker.tables import dated, ended, rank, rounding
from maker.wording import (
    add_last_words,
    add_pool_words,
    add_rate_words,
    equalisation,
    high_cost,
)
from osuus_oracle import units
from osuus_oracle.shapes import BUYERS, SCALAR, areas
from osuus_oracle.worded.making import worded

Table = dict[str, Any]


def add_charges(make: Maker) -> None:
    """Some charges, each of which may be made of those before it."""
    grow = Grower(make)
    for _ in range(make.pick([1, 2, 2, 3, 3, 4])):
        kind = make.dice.random()
        if kind < 0.5:
            step_charge(make, _amount(grow), grow)
        elif kind < 0.7:
            _rate(grow)
        elif kind < 0.92:
            _pool(grow)
        else:
            _moving(grow, "equalisation" if kind < 0.96 else "high-cost")
    if make.chance(0.25):
        _unused(grow)


def _unused(grow: Grower) -> None:
    """Figures that no charge uses, some of which could not be worked out."""
    make = grow.make
    kind = make.pick(["any", "by zero", "no facts", "no statement"])
    column = weights(make, make.money)
    if kind == "by zero":
        make.step({"per": [column.ref, "0"]}, BUYERS, make.money)
    elif kind == "no facts":
        measure: Table = {"id": "u1", "name": {"en": "U"}, "unit": make.currency}
        make.measures.append(measure)
        make.step({"measure": "u1", "years_before": "4"}, BUYERS, make.money)
    elif kind == "no statement":
        fields = {"charge": "base", "agreement": "gone", "years_before": "7"}
        make.step({"prior": fields}, BUYERS, make.money)
    else:
        grow.figure(BUYERS, make.money, 2)
    # Nothing is made of these any more.
    make.figs = [fig for fig in make.figs if fig.ref not in ("u1", make.steps[-1]["id"])]


def _named(make: Maker, kind: str) -> Table:
    name = f"c{len(make.charges) + 1}"
    charge: Table = {"id": name, "name": {"en": f"Charge {name}"}, "kind": kind}
    if make.chance(0.25):
        charge["billed"] = make.pick(["no", "no", "no", "yes"])
    if not make.total and make.chance(0.4):
        own = rounding(make, rate=kind != "pool")
        columns = [f.ref for f in make.figs if f.shape == BUYERS and _of_step(f)]
        if kind == "pool" and columns and make.chance(0.25):
            kind = make.pick(["largest", "smallest", "descending"])
            own["balance"] = {kind: make.pick(columns)} | rank(make, kind)
        if charge.get("billed") == "no" and kind == "pool" and make.chance(0.8):
            own["balance"] = "nobody"
        if own:
            charge["rounding"] = own
    return charge


def _of_step(fig: Fig) -> bool:
    return isinstance(fig.ref, str) and fig.ref.startswith("s")


def _finished(grow: Grower, charge: Table) -> None:
    """The last words of a charge, whose figures those after it may use."""
    make = grow.make
    add_last_words(grow, charge)
    make.charges.append(charge)
    there = worded(charge).figures
    make.figs += [fig for fig in make.named if fig.ref in there or ".funded." in fig.ref]
    make.named = []


def _moving(grow: Grower, kind: str) -> None:
    """A charge that moves money between buyers only."""
    charge = _named(grow.make, kind)
    {"equalisation": equalisation, "high-cost": high_cost}[kind](grow, charge)
    _finished(grow, charge)


def step_charge(make: Maker, fig: Fig, grow: Grower | None = None) -> Table:
    """A charge of a step; what is no step becomes one."""
    steps = {step["id"] for step in make.steps}
    if not isinstance(fig.ref, str) or fig.ref.partition(".")[0] not in steps:
        fig = make.step({"times": [fig.ref, "1"]}, BUYERS, fig.unit, fig.sign)
    charge = {**_named(make, "step"), "amount": fig.ref}
    if grow is not None:
        _show(grow, charge)
        _finished(grow, charge)
        return charge
    if make.members:
        charge["prorated"] = "no"
    make.charges.append(charge)
    return charge


def _show(grow: Grower, charge: Table) -> None:
    """Figures that its line shows."""
    make = grow.make
    unit = units.read(make.pick(["resident", "piece"]))
    if make.chance(0.1):
        fig = grow.figure(make.pick([BUYERS, BUYERS, SCALAR]), unit, 1)
        charge["quantity"] = _name(grow, fig)
    if make.chance(0.1):
        rate = grow.figure(
            make.pick([SCALAR, BUYERS]), units.quotient(make.money, unit), 1
        )
        charge["rate"] = _name(grow, rate)


def _amount(grow: Grower) -> Fig:
    make = grow.make
    depth = make.pick([1, 2, 2, 3, 3, 4, 5])
    if make.divisions and make.chance(0.3):
        # What areas have, spread out again.
        there = areas(make.pick(make.divisions)["id"])
        column = grow.figure(there, make.money, max(depth, 3))
        return make.step({"spread": column.ref}, BUYERS, make.money, column.sign)
    kind = make.dice.random()
    if kind < 0.4:
        made = share(grow, BUYERS, make.money, depth)
        assert made is not None
        return made
    fig = grow.figure(BUYERS, make.money, depth)
    if kind < 0.5:
        unit = make.pick(["0.01", "0.1", "1", "7"])
        return make.step({"round": fig.ref, "to": unit}, BUYERS, make.money)
    return fig


def _name(grow: Grower, fig: Fig) -> str:
    """The identifier of a figure, in a place that takes no other."""
    if isinstance(fig.ref, str) and fig.ref[0].isalpha():
        return fig.ref
    table: Table = {"plus": [fig.ref, "0"]}
    return str(grow.make.step(table, fig.shape, fig.unit, fig.sign).ref)


def _rate(grow: Grower) -> None:
    make = grow.make
    unit = units.read(make.pick(["resident", "piece", "share", "1", make.currency]))
    fig = grow.figure(BUYERS, unit, make.pick([0, 1, 2, 3]))
    charge = {**_named(make, "rate"), "measure": _name(grow, fig)}
    charge["rates"] = dated(make, "price", make.decimal())
    ended(make, charge, "rates", "price", often=0.3)
    if make.chance(0.6):
        add_rate_words(grow, charge, unit)
    _finished(grow, charge)


def _pool(grow: Grower) -> None:
    make = grow.make
    charge = _named(make, "pool")
    bounded = make.chance(0.4)
    key = make.pick(["measure", "measure", "measure", "equal", "weights"])
    weight = POSITIVE if bounded and make.chance(0.9) else SOME
    if key == "measure":
        unit = units.read(make.pick(["resident", "piece", "share", "1"]))
        fig = grow.figure(BUYERS, unit, make.pick([0, 1, 2]), weight)
        charge["key"] = {key: _name(grow, fig)}
    elif key == "equal":
        charge["key"] = {key: "buyers"}
    else:
        texts = [make.decimal(POSITIVE) for _ in make.codes]
        if len(texts) > 1 and make.chance(0.2):
            texts[0] = "0"
        if len(texts) > 2 and not make.total and make.chance(0.2):
            # Whoever is named carries nothing, so several others do.
            texts[0] = "0"
            balance = {"buyer": make.codes[0]}
            mode = make.pick(["down", "up"])
            charge["rounding"] = {"unit": "0.1", "mode": mode, "balance": balance}
        pairs = zip(make.codes, texts, strict=True)
        charge["key"] = {key: [{"buyer": c, "weight": t} for c, t in pairs]}
    sign = FROM_ZERO if bounded else ANY
    if bounded or make.chance(0.6):
        pool = grow.figure(SCALAR, make.money, make.pick([0, 1, 2, 3]), sign)
        if bounded and make.chance(0.85):
            enough: Table = {"greatest": [pool.ref, make.pick(["50000", "70000.05"])]}
            pool = make.step(enough, SCALAR, make.money, POSITIVE)
        charge["measure"] = _name(grow, pool)
        if bounded:
            charge["bounds"] = _bounds(grow, pool)
    else:
        charge["amounts"] = dated(make, "amount", make.decimal())
        ended(make, charge, "amounts", "amount", often=0.5)
    if make.chance(0.6):
        add_pool_words(grow, charge)
    _finished(grow, charge)


def _bounds(grow: Grower, pool: Fig) -> Table:
    make = grow.make
    table: Table = {"per": [pool.ref, str(len(make.codes))]}
    even = make.step(table, SCALAR, pool.unit, pool.sign)
    bounds: Table = {}
    which = make.pick(["floor", "ceiling", "both"])
    for name, factors in (("floor", ["0.2", "0.7"]), ("ceiling", ["1.2", "2"])):
        if which not in (name, "both"):
            continue
        factor = make.pick(factors)
        fig = make.step({"times": [even.ref, factor]}, SCALAR, pool.unit, pool.sign)
        if make.chance(0.4):
            column: Table
            if name == "floor":
                column = {
                    "when": {"buyers": make.codes[:1]},
                    "then": fig.ref,
                    "else": "0",
                }
            else:
                more = grow.figure(BUYERS, pool.unit, 0, FROM_ZERO)
                column = {"plus": [fig.ref, _name(grow, more)]}
            fig = make.step(column, BUYERS, pool.unit, FROM_ZERO)
        bounds[name] = fig.ref
        if make.chance(0.15):
            bounds[name] = "0" if name == "floor" else "1" + "0" * 20
    return bounds
