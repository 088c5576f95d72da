"""Keys: the weights by which a whole is shared."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from osuus_oracle import conditions, decimals, lagging, rounding, units
from osuus_oracle.errors import (
    ALL_WEIGHTS_ZERO,
    FRACTION_OF_ZERO,
    NOT_A_HUNDRED,
    Faults,
    fail,
)
from osuus_oracle.fields import check_weights
from osuus_oracle.shapes import BUYERS, SCALAR, combined
from osuus_oracle.times import LAGS, times_of
from osuus_oracle.worded.part import Lagged
from osuus_oracle.words import Written, compared

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps
    from osuus_oracle.typing_rules import Rules
    from osuus_oracle.units import Unit

Table = dict[str, Any]
Amounts = dict[str, Fraction]
KINDS = ("measure", "equal", "weights", "percentages", "mix", "points")


def kind_of(key: Table) -> str:
    """Which of the keys it is."""
    return next(kind for kind in KINDS if kind in key)


def lags(key: Table) -> bool:
    """Whether it looks at its measure of other times."""
    return "measure" in key and bool(set(LAGS) & set(key))


def stated_total(key: Table) -> Written | None:
    """What each weight is a part of in place of the sum of the weights."""
    if "total" in key:
        written: Written = key["total"]
        return written
    return "100" if key.get("normalised") == "no" else None


def figures_of(key: Table) -> list[Written]:
    """What it is made of."""
    kind = kind_of(key)
    found: list[Written] = []
    if kind == "measure" and not lags(key):
        found.append(key["measure"])
    if kind == "mix":
        found += [figure for row in key["mix"] for figure in figures_of(row)]
    if kind == "points":
        found += [row["of"] for row in key["points"]]
    found += [key["total"]] if "total" in key else []
    where = key.get("where", {})
    word = compared(where)
    return [*found, where["figure"], where[word]] if word else found


def lagged(key: Table, year: int) -> set[Lagged]:
    """The measures that it looks at of other times."""
    if kind_of(key) == "mix":
        return {one for row in key["mix"] for one in lagged(row, year)}
    if lags(key):
        return {(key["measure"], time) for time in times_of(key, year)}
    return set()


def unit_of(key: Table, rules: Rules, faults: Faults) -> Unit | None:
    """The unit of its weights, and what is wrong with it."""
    kind = kind_of(key)
    unit: Unit | None = units.PLAIN
    if kind == "measure":
        rules.wants(key["measure"], [BUYERS], None, faults)
        sort = faults.trying(rules.look, key["measure"])
        unit = sort.unit if sort else None
    elif kind == "equal":
        unit = units.read("buyer")
    elif kind in ("weights", "percentages"):
        unit = units.read("share")
        mine = Faults()
        check_weights(_rows(key), rules.buyers, mine)
        if mine.found and not any(decimals.read(r["weight"]) for r in _rows(key)):
            # Also where something else is wrong with them.
            mine.add(ALL_WEIGHTS_ZERO)
        faults.found += mine.found
        if kind == "percentages":
            _check_hundred(key, faults)
    elif kind == "mix":
        for row in key["mix"]:
            unit_of(row, rules, faults)
            faults.trying(decimals.read, row.get("weight", row.get("percent", "0")))
        _check_mixed(key["mix"], faults)
    else:
        unit = units.read("share")
        for row in key["points"]:
            rules.wants(row["of"], [SCALAR, BUYERS], None, faults)
            faults.trying(decimals.read, row["factor"])
    for name in ("only", "except"):
        rules.known_buyers(key.get(name, []), faults)
    if "where" in key:
        rules.check_condition(key["where"], [SCALAR, BUYERS], faults)
    if "total" in key:
        rules.wants(key["total"], [SCALAR], unit, faults)
    return unit


def _rows(key: Table) -> list[Table]:
    if "weights" in key:
        rows: list[Table] = key["weights"]
        return rows
    return [{"buyer": r["buyer"], "weight": r["percent"]} for r in key["percentages"]]


def _check_hundred(key: Table, faults: Faults) -> None:
    """Percentages add up to 100, or it is said by how much not."""
    if "normalised" in key and "tolerance" not in key:
        return
    percents = [decimals.read(row["percent"]) for row in key["percentages"]]
    whole = sum(percents, Fraction(0))
    if abs(whole - 100) > decimals.read(key.get("tolerance", "0")):
        faults.add(NOT_A_HUNDRED, str(whole))


def _check_mixed(rows: list[Table], faults: Faults) -> None:
    percents = [decimals.read(row["percent"]) for row in rows if "percent" in row]
    if percents and len(percents) == len(rows) and sum(percents) != 100:
        faults.add(NOT_A_HUNDRED, str(sum(percents)))


def weights(key: Table, env: Steps) -> Amounts:
    """The weight of every buyer."""
    kind = kind_of(key)
    env.seen[f"key {kind}"] += 1
    made = _WAYS[kind](key, env)
    kept = _taking_part(key, env)
    if kept is None:
        return made
    return {buyer: made[buyer] if buyer in kept else Fraction(0) for buyer in env.buyers}


def _taking_part(key: Table, env: Steps) -> list[str] | None:
    """Who takes part, where it is not everybody."""
    kept: list[str] | None = None
    if "only" in key or "except" in key:
        env.seen["key only"] += "only" in key
        env.seen["key except"] += "except" in key
        kept = [
            buyer
            for buyer in env.buyers
            if buyer in key.get("only", [buyer]) and buyer not in key.get("except", [])
        ]
    if "where" in key:
        env.seen["key where"] += 1
        condition = key["where"]
        word = compared(condition)
        sides = env.all(condition["figure"], condition[word]) if word else []
        held = conditions.held(condition, sides, env.buyers, env.dating.cut, env.seen)
        kept = [b for b in (env.buyers if kept is None else kept) if held.at(b) == 1]
    return kept


def _measure(key: Table, env: Steps) -> Amounts:
    if lags(key):
        env.seen["key of other times"] += 1
        return lagging.figures(key, "buyer", env.year, env.quantities, env.seen)
    env.note_step("pool, key", key["measure"])
    return env.figure(key["measure"]).values


def _equal(key: Table, env: Steps) -> Amounts:
    return dict.fromkeys(env.buyers, Fraction(1))


def _written(key: Table, env: Steps) -> Amounts:
    env.seen[f"percentages normalised {key.get('normalised', 'unsaid')}"] += (
        "percentages" in key
    )
    env.seen["percentages with a tolerance"] += "tolerance" in key
    said = {row["buyer"]: decimals.read(row["weight"]) for row in _rows(key)}
    return {buyer: said[buyer] for buyer in env.buyers}


def _mix(key: Table, env: Steps) -> Amounts:
    made = dict.fromkeys(env.buyers, Fraction(0))
    faults = Faults()
    for row in key["mix"]:
        parts = faults.trying(parts_of, row, env)
        factor = decimals.read(row.get("weight", "0"))
        if "percent" in row:
            factor = decimals.read(row["percent"]) / 100
        env.seen[f"mix by {'percent' if 'percent' in row else 'weight'}"] += 1
        for buyer, part in (parts or {}).items():
            made[buyer] += factor * _rounded(part, row, "mix", env)
    faults.stop()
    return made


def parts_of(key: Table, env: Steps) -> Amounts:
    """The part that each weight is of their sum, or of the total that is stated."""
    made, stated = weights(key, env), stated_total(key)
    env.seen["mix, a key with its total"] += stated is not None
    whole = sum(made.values(), Fraction(0)) if stated is None else env.figure(stated).one
    if whole == 0:
        raise fail(FRACTION_OF_ZERO)
    return {buyer: weight / whole for buyer, weight in made.items()}


def _points(key: Table, env: Steps) -> Amounts:
    made = dict.fromkeys(env.buyers, Fraction(0))
    figures = env.all(*(row["of"] for row in key["points"]))
    for row, figure in zip(key["points"], figures, strict=True):
        factor = decimals.read(row["factor"])
        points = combined([figure], lambda x, f=factor: x * f)
        for buyer in made:
            made[buyer] += _rounded(points.at(buyer), row, "points", env)
    return made


def _rounded(value: Fraction, row: Table, what: str, env: Steps) -> Fraction:
    if "decimals" not in row:
        return value
    env.seen[f"{what} rounded to decimals"] += 1
    by = env.multiples_of(decimals.write(Fraction(1, 10 ** int(row["decimals"]))), row)
    return rounding.rounded(value, by, env.seen)


_WAYS: dict[str, Callable[[Table, Steps], Amounts]] = {
    "measure": _measure,
    "equal": _equal,
    "weights": _written,
    "percentages": _written,
    "mix": _mix,
    "points": _points,
}
