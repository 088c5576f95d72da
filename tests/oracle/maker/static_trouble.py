"""What can be wrong with an agreement before any figure: one thing each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maker import field_trouble
from maker.base import RESIDENT, Maker
from maker.charging import step_charge
from maker.leaves import values, weights
from osuus_oracle import errors
from osuus_oracle.shapes import BUYERS, areas
from osuus_oracle.units import PLAIN

Table = dict[str, Any]


def _cycle_of_steps(make: Maker) -> None:
    name = f"s{len(make.steps) + 1}"
    if make.chance(0.3):
        field_trouble.billed(make, {"plus": [name, "1"]})
        return
    after = f"s{len(make.steps) + 2}"
    make.step({"times": [after, "2"]}, BUYERS, make.money)
    field_trouble.billed(make, {"plus": [name, weights(make, make.money).ref]})
    for step in make.steps:
        if step["id"] == name:
            step["times"][0] = f"s{len(make.steps)}"


def _cycle_of_charges(make: Maker) -> None:
    name = f"c{len(make.charges) + 1}"
    step_charge(make, make.step({"times": [{"charge": name}, "1"]}, BUYERS, make.money))


def _unknown(make: Maker) -> None:
    whole = weights(make, make.money)
    ref: Any = make.pick(["nothing", "nothing.part", {"charge": "nothing"}])
    if make.chance(0.3):
        funder = {"id": "f1", "name": {"en": "F"}, "percent": "10"}
        fund = make.step({"fund": whole.ref, "funders": [funder]}, BUYERS, make.money)
        ref = f"{fund.ref}.f2"
    field_trouble.billed(make, {"plus": [whole.ref, ref]})


def _unknown_field(make: Maker) -> None:
    whole = weights(make, make.money)
    tables: list[Table] = [
        {"measure": "nothing"},
        {"clients": "nothing"},
        {"sum": whole.ref, "within": "nowhere"},
        {"when": {"buyers": ["stranger"]}, "then": whole.ref, "else": "0"},
        {"prorate": whole.ref, "members": [{"buyer": "stranger"}]},
        {"share": "pot", "by": whole.ref, "rounding": {"balance": {"buyer": "stranger"}}},
        {
            "share": "pot",
            "by": whole.ref,
            "rounding": {"balance": {"largest": "nothing"}},
        },
    ]
    table = make.pick(tables)
    if "rounding" in table and make.total:
        del table["rounding"]
        table["by"] = "nothing"
    step_charge(make, make.step(table, BUYERS, make.money))


def _unit_sides(make: Maker) -> None:
    money, other = weights(make, make.money), weights(make, RESIDENT)
    parts = {"convert": other.ref, "size": "2", "parts": "exact"}
    tables: list[Table] = [
        {"plus": [money.ref, other.ref]},
        {"minus": [money.ref, other.ref]},
        {"least": [money.ref, other.ref]},
        {"greatest": [money.ref, "1", other.ref]},
        {"blend": [money.ref, other.ref], "part": "0.5"},
        {"blend": [money.ref, money.ref], "part": other.ref},
        {"mix": [{"of": r, "weight": "0.5"} for r in (money.ref, other.ref)]},
        {"when": {"buyers": make.codes[:1]}, "then": money.ref, "else": other.ref},
        {
            "when": {"figure": money.ref, "below": other.ref},
            "then": money.ref,
            "else": "0",
        },
        {"share": "pot", "by": other.ref, "floor": other.ref},
        {"times": [money.ref, "2"], "unit": "resident"},
        {**parts, "into": make.currency, "unit": "share"},
    ]
    field_trouble.billed(make, make.pick(tables))


def _unit_of_charge(make: Maker) -> None:
    step_charge(make, weights(make, make.pick([RESIDENT, PLAIN])))


def _unit_of_pool(make: Maker) -> None:
    charge: Table = {"id": f"c{len(make.charges) + 1}", "name": {"en": "C"}}
    charge |= {"kind": "pool", "measure": values(make, RESIDENT).ref}
    charge["key"] = {"equal": "buyers"}
    make.charges.append(charge)


def _shapes(make: Maker) -> None:
    money, one = weights(make, make.money), values(make, make.money)
    tables: list[Table] = [
        {"sum": one.ref},
        {"spread": money.ref},
        {"fraction": one.ref},
        {"share": money.ref, "by": money.ref},
        {"share": "pot", "by": one.ref},
        {
            "fund": one.ref,
            "funders": [
                {"id": "f", "name": {"en": "F"}, "percent": "1", "ceiling": money.ref}
            ],
        },
    ]
    if make.divisions:
        division = make.pick(make.divisions)["id"]
        table: Table = {"sum": money.ref, "within": division}
        column = make.step(table, areas(division), make.money)
        tables += [
            {"plus": [money.ref, column.ref]},
            {"share": "pot", "by": money.ref, "within": division},
            {"share": column.ref, "by": money.ref},
            {"share": column.ref, "by": column.ref, "within": division},
            {"share": "pot", "by": column.ref, "floor": money.ref},
            {"when": {"buyers": make.codes[:1]}, "then": column.ref, "else": "0"},
        ]
        if len(make.divisions) > 1:
            both = [
                make.step(
                    {"sum": money.ref, "within": d["id"]}, areas(d["id"]), PLAIN
                ).ref
                for d in make.divisions
            ]
            tables.append({"least": both})
    field_trouble.billed(make, make.pick(tables))


def _shape_of_charge(make: Maker) -> None:
    one = values(make, make.money)
    kind = make.pick(["step", "rate", "pool", "key"])
    if kind == "step":
        step_charge(make, one)
        return
    charge: Table = {"id": f"c{len(make.charges) + 1}", "name": {"en": "C"}}
    days = {"from": "2000-01-01", "to": "2009-12-31"}
    if kind == "rate":
        charge |= {"kind": "rate", "measure": one.ref, "rates": [{**days, "price": "1"}]}
    elif kind == "pool":
        column = weights(make, make.money)
        charge |= {"kind": "pool", "measure": column.ref, "key": {"equal": "buyers"}}
    else:
        charge |= {"kind": "pool", "amounts": [{**days, "amount": "1"}]}
        charge["key"] = {"measure": one.ref}
    make.charges.append(charge)


STATIC: dict[str, tuple[str, Callable[[Maker], None]]] = {
    "cycle of steps": (errors.CYCLE, _cycle_of_steps),
    "cycle of charges": (errors.CYCLE, _cycle_of_charges),
    "unknown figure": (errors.UNKNOWN_NAME, _unknown),
    "unknown name in a field": (errors.UNKNOWN_NAME, _unknown_field),
    "units of figures": (errors.UNIT_MISMATCH, _unit_sides),
    "unit of a charge": (errors.UNIT_MISMATCH, _unit_of_charge),
    "unit of a pool": (errors.UNIT_MISMATCH, _unit_of_pool),
    "shapes of figures": (errors.SHAPE_MISMATCH, _shapes),
    "shape of a charge": (errors.SHAPE_MISMATCH, _shape_of_charge),
    **{
        f"values: {kind}": (kind, field_trouble.dates(kind))
        for kind in (
            errors.VALUES_ENDED,
            errors.VALUES_NOT_YET,
            errors.VALUES_AROUND,
            errors.OVERLAPPING_VALUES,
            errors.SEVERAL_DATED_VALUES,
            errors.PART_DATED_VALUE,
        )
    },
    **{
        f"weights: {kind}": (kind, field_trouble.weights_wrong(kind))
        for kind in (
            errors.NEGATIVE_WEIGHT,
            errors.WEIGHT_LACKING,
            errors.WEIGHT_OF_STRANGER,
            errors.WEIGHT_TWICE,
        )
    },
    **{
        f"division: {kind}": (kind, field_trouble.division(kind))
        for kind in (
            errors.EMPTY_AREA,
            errors.DIVISION_BUYER_TWICE,
            errors.DIVISION_LACKS_BUYER,
            errors.DIVISION_STRANGER,
        )
    },
    "one identifier twice": (errors.DUPLICATE_ID, field_trouble.twice),
    "tiers that do not rise": (errors.TIERS_NOT_RISING, field_trouble.tiers),
    "members twice": (errors.MEMBERS_OVERLAP, field_trouble.members),
    "nothing to divide by": (errors.NOT_POSITIVE, field_trouble.below),
    "a field of convert lacking": (errors.FIELD_LACKING, field_trouble.part_lacking),
    "both thresholds": (errors.ABOVE_AND_UP_TO, field_trouble.both_thresholds),
    "rounding of a share": (errors.ROUNDING_OF_STEP, field_trouble.rounding_of_share),
    "no members": (errors.NO_MEMBERS, field_trouble.no_members),
    "a chain too long": (errors.CHAIN_TOO_LONG, field_trouble.long_chain),
    "an unknown unit": (errors.UNKNOWN_UNIT, field_trouble.strange_unit),
    "a floor above its ceiling": (errors.FLOOR_ABOVE_CEILING, field_trouble.bounds),
}
