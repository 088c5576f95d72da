"""Keys of charges, of every kind and with every field."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from maker.base import ANY, FROM_ZERO, MODES, POSITIVE, SOME, Maker
from maker.spans import span
from maker.tables import ensure_year
from osuus_oracle import decimals, units
from osuus_oracle.shapes import BUYERS, SCALAR

if TYPE_CHECKING:
    from maker.growing import Grower

Table = dict[str, Any]
_UNITS = ["resident", "piece", "share", "1"]


def key(grow: Grower, sign: int, *, nested: bool = False, total: bool = True) -> Table:
    """A key; `nested` is one of a mix, and without `total` no stated one is allowed."""
    make = grow.make
    kinds = ["measure", "measure", "measure", "equal", "weights", "percentages", "points"]
    kind = make.pick(kinds if nested else [*kinds, "mix", "mix"])
    chosen = make.chance(0.3)
    sign = POSITIVE if chosen else sign
    unit = units.read("share")
    if kind == "measure":
        unit = units.read(make.pick(_UNITS))
        made = _measure(grow, unit, sign)
        unit = units.read("piece") if "piece" in made else unit
    elif kind == "equal":
        made, unit = {"equal": "buyers"}, units.read("buyer")
    elif kind == "weights":
        made = {kind: _weights(make, sign)}
    elif kind == "percentages":
        made = _percentages(make, normalised=total)
    elif kind == "points":
        made = {kind: _points(grow, sign)}
    else:
        made, unit = {"mix": _mix(grow)}, units.PLAIN
    if chosen:
        _choose(grow, made)
    may = total and "normalised" not in made and "tolerance" not in made
    if may and make.chance(0.12):
        text = make.decimal(POSITIVE)
        made["total"] = text
        if make.chance(0.4):
            made["total"] = grow.figure(SCALAR, unit, 1, POSITIVE).ref
    return made


def _measure(grow: Grower, unit: units.Unit, sign: int) -> Table:
    """A measure of this time or of others, or a step."""
    make = grow.make
    if make.chance(0.25):
        return span(make, BUYERS, units.read("resident")) | {}
    measures = [m for m in make.measures if m["id"] == "m1"]
    if measures and make.chance(0.25):
        before, years = make.pick([1, 1, 2]), make.pick([1, 2, 3])
        table: Table = {"measure": "m1", "years_before": str(before)}
        table |= {"years": str(years), "take": make.pick(["sum", "mean"])}
        for number in range(before, before + years):
            ensure_year(make, "m1", number)
        return table
    fig = grow.figure(BUYERS, unit, make.pick([0, 1, 2]), sign)
    if isinstance(fig.ref, str) and fig.ref[0].isalpha():
        return {"measure": fig.ref}
    written = {"plus": [fig.ref, "0"]}
    return {"measure": make.step(written, BUYERS, unit, fig.sign).ref}


def _weights(make: Maker, sign: int) -> list[Table]:
    texts = [make.decimal(POSITIVE) for _ in make.codes]
    if len(texts) > 1 and sign < POSITIVE and make.chance(0.2):
        texts[0] = "0"
    pairs = zip(make.codes, texts, strict=True)
    return [{"buyer": code, "weight": text} for code, text in pairs]


def _percentages(make: Maker, *, normalised: bool) -> Table:
    """Percentages that add up to 100, or about that, or to something else."""
    count = len(make.codes)
    cuts = sorted(make.dice.randint(0, 10_000) for _ in range(count - 1))
    sizes = [b - a for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    kind = make.pick(["", "yes", "no", "no", "no", "tolerance"])
    kind = kind if normalised or kind != "no" else ""
    made: Table = {}
    if kind in ("yes", "no"):
        sizes = [size + make.pick([0, 0, 100, 1]) for size in sizes]
        made["normalised"] = kind
    elif kind:
        sizes[0] += make.pick([0, 1, 2])
        made["tolerance"] = make.pick(["0.02", "0.05"])
    pairs = zip(make.codes, sizes, strict=True)
    rows = [{"buyer": c, "percent": decimals.write(Fraction(s, 100))} for c, s in pairs]
    return {"percentages": rows, **made}


def _points(grow: Grower, sign: int) -> list[Table]:
    make = grow.make
    rows = []
    for number in range(make.pick([1, 2, 3])):
        unit = units.read(make.pick(_UNITS))
        shape = SCALAR if number and make.chance(0.2) else BUYERS
        wanted = max(sign, FROM_ZERO) if number == 0 else FROM_ZERO
        fig = grow.figure(shape, unit, 1, max(wanted, SOME if number == 0 else ANY))
        row: Table = {"of": fig.ref, "factor": make.decimal(POSITIVE)}
        if make.chance(0.3):
            row["decimals"] = make.pick(["0", "1", "2", "4"])
            row["factor"] = str(make.dice.randint(1, 9))
            if make.chance(0.5):
                row["mode"] = make.pick([*MODES, "up"])
        rows.append(row)
    return rows


def _mix(grow: Grower) -> list[Table]:
    make = grow.make
    percents = make.pick([["50", "50"], ["33.3", "66.7"], ["60", "30", "10"], ["100"]])
    by = make.pick(["percent", "percent", "weight"])
    rows = []
    for percent in percents:
        row = key(grow, POSITIVE if make.chance(0.5) else SOME, nested=True)
        row[by] = percent if by == "percent" else make.decimal(POSITIVE)
        if make.chance(0.3):
            row["decimals"] = make.pick(["2", "4", "6"])
            row |= {"mode": make.pick(MODES[:3])} if make.chance(0.5) else {}
        rows.append(row)
    return rows


def _choose(grow: Grower, made: Table) -> None:
    """Some take part, and others do not."""
    make = grow.make
    kind = make.pick(["only", "except", "where"])
    count = make.dice.randint(1, max(1, len(make.codes) - 1))
    some = make.dice.sample(make.codes, count)
    if kind == "only":
        made["only"] = some
    elif kind == "except" and len(make.codes) > 1:
        made["except"] = some
    elif make.chance(0.4):
        made["where"] = {"buyers": some}
    elif make.chance(0.2):
        first = max(make.term[0], f"{make.year}-01-01")
        made["where"] = {"from": first}
    else:
        fig = grow.figure(BUYERS, units.read(make.pick(_UNITS)), 0, POSITIVE)
        word = make.pick(["above", "at_least", "above"])
        made["where"] = {"figure": fig.ref, word: make.pick(["0", "0.5", "1"])}
