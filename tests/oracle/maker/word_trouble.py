"""Words of charges that go wrong: one thing each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maker.base import RESIDENT, Maker
from maker.charging import step_charge
from maker.leaves import values, weights
from maker.tables import add_client_measure
from osuus_oracle import errors, units
from osuus_oracle.shapes import BUYERS, SCALAR

Table = dict[str, Any]
_NOBODY = {"equal": "buyers", "where": {"figure": "m1", "below": "0"}}
_DAYS = {"from": "2000-01-01", "to": "2009-12-31"}


def _charge(make: Maker, kind: str, **words: Any) -> Table:
    """A charge with nothing wrong but what is said."""
    name = f"c{len(make.charges) + 1}"
    charge: Table = {"id": name, "name": {"en": name}, "kind": kind}
    if kind == "rate":
        charge["measure"] = weights(make, RESIDENT).ref
        charge["rates"] = [{**_DAYS, "price": "2"}]
    if kind == "pool":
        charge |= {"measure": values(make, make.money).ref, "key": {"equal": "buyers"}}
    if make.members:
        charge["prorated"] = "no"
    charge |= words
    make.charges.append({k: said for k, said in charge.items() if said is not None})
    return make.charges[-1]


def _no_price(make: Maker) -> None:
    _charge(make, "rate", rates=None)


def _two_prices(make: Maker) -> None:
    tariffs = [{**_DAYS, "bands": [{"price": "1"}]}]
    words: list[Table] = [{"tariffs": tariffs}, {"need": {"cost": "5"}}]
    _charge(make, "rate", **make.pick(words))


def _unsaid(make: Maker) -> None:
    make.members = make.members or {"members": [{"buyer": make.codes[0]}]}
    for charge in make.charges:
        charge.setdefault("prorated", "no")
    _charge(make, make.pick(["rate", "pool"]), prorated=None)


def _nobody_comes(make: Maker) -> None:
    make.members = {}
    # What was made of the membership stays without it.
    for charge in make.charges:
        charge.pop("prorated", None)
    _charge(make, "rate", prorated="amount")


def _members_twice(make: Maker) -> None:
    rows = [
        {"buyer": make.codes[0], "to": f"{make.year}-06-30"},
        {"buyer": make.codes[0]},
    ]
    make.members = {"members": rows}
    for charge in make.charges:
        charge.setdefault("prorated", "no")
    if not make.charges:
        _charge(make, "rate")


def _key_of_rate(make: Maker) -> None:
    make.members = make.members or {"members": [{"buyer": make.codes[0]}]}
    for charge in make.charges:
        charge.setdefault("prorated", "no")
    _charge(make, "rate", prorated="key")


def _percentages(make: Maker) -> None:
    rows = [{"buyer": code, "percent": "1"} for code in make.codes]
    key: Table = {"percentages": rows}
    if make.chance(0.5):
        key["tolerance"] = "0.5"
    if make.chance(0.3):
        parts = [{**key, "percent": "50"}, {"equal": "buyers", "percent": "50"}]
        key = {"mix": parts}
    _charge(make, "pool", key=key)


def _mixed(make: Maker) -> None:
    parts = [{"equal": "buyers", "percent": "50"}, {"measure": "m1", "percent": "49.9"}]
    _charge(make, "pool", key={"mix": parts})


def _total_and(make: Maker) -> None:
    words: Table = {"bounds": {"floor": "0"}}
    if make.divisions and make.chance(0.5):
        division = make.divisions[0]["id"]
        words = {"between": {"division": division, "key": {"equal": "buyers"}}}
    _charge(make, "pool", key={"equal": "buyers", "total": "5"}, **words)


def _once_with_ceiling(make: Maker) -> None:
    bounds = {"floor": "0", "rounds": "one"}
    if make.divisions and make.chance(0.5):
        division = make.divisions[0]["id"]
        between = {"division": division, "key": {"equal": "buyers"}}
        _charge(make, "pool", bounds=bounds, between=between)
        return
    _charge(make, "pool", bounds={**bounds, "ceiling": "9" * 20})


def _strangers(make: Maker) -> None:
    keys: list[Table] = [
        {"key": {"equal": "buyers", "only": ["stranger"]}},
        {"key": {"equal": "buyers", "except": ["stranger"]}},
        {"key": {"equal": "buyers", "where": {"buyers": ["stranger"]}}},
        {"key": {"measure": "nothing"}},
        {"key": {"equal": "buyers"}, "less": ["nothing"]},
        {"key": {"equal": "buyers"}, "plus": [{"charge": "nothing"}]},
        {"between": {"division": "nowhere", "key": {"equal": "buyers"}}},
        {"limits": {"maximum": "nothing"}},
        {"limits": {"minimum": {"rise": "5", "from": "nothing"}}},
        {"bounds": {"floor": {"percent": "5", "of": "nothing"}}},
    ]
    if make.chance(0.2):
        _charge(make, "rate", others=[{"buyers": ["stranger"], "percent": "50"}])
        return
    _charge(make, "pool", **make.pick(keys))


def _sides(make: Maker) -> None:
    other = weights(make, units.read("piece"))
    one = values(make, units.read("piece"))
    rates: list[Table] = [
        {"contracted": other.ref},
        {"included": one.ref},
        {"rates": None, "need": {"cost": one.ref}},
        {"rates": None, "need": {"cost": "5", "base": one.ref}},
        {"limits": {"minimum": other.ref}},
        {"limits": {"maximum": {"percent": "5", "of": one.ref}}},
        {"phase_in": {"from": one.ref, "parts": [{**_DAYS, "percent": "5"}]}},
    ]
    pools: list[Table] = [
        {"plus": [one.ref]},
        {"bounds": {"floor": {"percent": "5", "of": one.ref}}},
        {"key": {"measure": "m1", "total": one.ref}},
        {"key": {"equal": "buyers", "where": {"figure": "m1", "above": one.ref}}},
        {
            "funders": [
                {"id": "f", "name": {"en": "F"}, "percent": "1", "ceiling": one.ref}
            ]
        },
    ]
    if make.chance(0.6):
        _charge(make, "rate", **make.pick(rates))
    else:
        _charge(make, "pool", **make.pick(pools))


def _column_in(make: Maker) -> None:
    column = weights(make, make.money)
    pools: list[Table] = [
        {"plus": [column.ref]},
        {"measure": column.ref},
        {"key": {"equal": "buyers", "total": column.ref}},
        {"key": {"measure": values(make, RESIDENT).ref}},
    ]
    _charge(make, "pool", **make.pick(pools))


def _of_what(make: Maker) -> None:
    _charge(make, "rate", limits={"maximum": {"percent": "50"}})


def _dated(kind: str) -> Callable[[Maker], None]:
    def broken(make: Maker) -> None:
        y = make.year
        make.term = (f"{y - 9}-01-01", f"{y + 2}-12-31")
        days = {
            errors.VALUES_ENDED: [("2000-01-01", f"{y - 1}-12-31")],
            errors.VALUES_NOT_YET: [(f"{y + 1}-01-01", f"{y + 2}-12-31")],
            errors.OVERLAPPING_VALUES: [
                ("2000-01-01", f"{y}-12-31"),
                (f"{y}-03-01", f"{y + 1}-12-31"),
            ],
            errors.SEVERAL_DATED_VALUES: [
                ("2000-01-01", f"{y}-06-30"),
                (f"{y}-07-01", f"{y}-12-31"),
            ],
        }[kind]
        rows = [{"from": first, "to": last} for first, last in days]
        if make.chance(0.5):
            tariffs = [{**row, "bands": [{"price": "1"}]} for row in rows]
            _charge(make, "rate", rates=None, tariffs=tariffs)
            return
        parts = [{**row, "percent": "50"} for row in rows]
        _charge(make, "rate", phase_in={"from": "5", "parts": parts})

    return broken


def _early_index(make: Maker) -> None:
    measure = {"id": "i9", "name": {"en": "I"}, "unit": "share", "of": "agreement"}
    make.measures.append(measure | {"missing": "zero"})
    words = {"measure": "i9", "base": str(make.year + 1), "to": "0.01"}
    _charge(make, "rate", index=words)


def _index_of_zero(make: Maker) -> None:
    measure = {"id": "i9", "name": {"en": "I"}, "unit": "share", "of": "agreement"}
    make.measures.append(measure | {"missing": "zero"})
    fields = {"base": str(make.year - 1), "to": "0.01"}
    if make.chance(0.5):
        _charge(make, "rate", index={"measure": "i9", **fields})
        return
    column = weights(make, make.money)
    made = make.step({"index": "i9", "of": column.ref, **fields}, BUYERS, make.money)
    step_charge(make, made)


def _index_of_buyers(make: Maker) -> None:
    words = {"measure": "m1", "base": str(make.year - 1), "to": "0.01"}
    _charge(make, "rate", index=words)


def _base_of_zero(make: Maker) -> None:
    rows = [{"buyer": code, "weight": "0"} for code in make.codes]
    nothing = make.step({"weights": rows}, BUYERS, RESIDENT, say=True)
    _charge(make, "rate", rates=None, measure=nothing.ref, need={"cost": "5"})


def _grades(make: Maker) -> None:
    kind = make.pick(["falling", "over", "beside"])
    grades = {
        "falling": [{"to": "5", "weight": "1"}, {"to": "4", "weight": "2"}],
        "over": [{"to": "5", "weight": "1"}, {"from": "4", "to": "9", "weight": "2"}],
        "beside": [{"to": "5", "weight": "1"}, {"from": "9", "to": "8", "weight": "2"}],
    }[kind]
    column = weights(make, make.money)
    step_charge(
        make, make.step({"graded": column.ref, "grades": grades}, BUYERS, make.money)
    )


def _past_grades(make: Maker) -> None:
    text = make.pick(["6", "-1"])
    rows = [{"buyer": code, "weight": "6"} for code in make.codes]
    column = make.step({"weights": rows}, BUYERS, make.money, say=True)
    if text == "-1":
        column = make.step({"minus": [column.ref, "7"]}, BUYERS, make.money)
    grades = [{"to": "5", "weight": "1"}]
    step_charge(
        make, make.step({"graded": column.ref, "grades": grades}, BUYERS, make.money)
    )


def _no_old(make: Maker) -> None:
    words: list[Table] = [
        {"limits": {"maximum": {"rise": "5"}}},
        {"limits": {"minimum": {"fall": "5"}}},
        {"phase_in": {"parts": [{**_DAYS, "percent": "5"}]}},
        {"bounds": {"ceiling": {"rise": "5"}}},
    ]
    # Another name than any that an earlier statement has.
    made = _charge(make, "pool", **make.pick(words))
    made["id"] = "never-billed"


def _not_clients(make: Maker) -> None:
    words = {"measure": "m1", "threshold": "5", "keeps": "20", "key": {"equal": "buyers"}}
    _charge(make, "high-cost", **words)


def _threshold_below(make: Maker) -> None:
    measure = add_client_measure(make, make.currency)["id"]
    words = {"threshold": "-5", "keeps": "20", "key": {"equal": "buyers"}}
    _charge(make, "high-cost", measure=measure, **words)


def _own_amount(make: Maker) -> None:
    name = f"c{len(make.charges) + 1}"
    words: list[Table] = [
        {"limits": {"maximum": {"percent": "5", "of": {"charge": name}}}},
        {"limits": {"maximum": f"{name}.at-most"}},
        {"phase_in": {"from": f"{name}.phased-in", "parts": [{**_DAYS, "percent": "5"}]}},
    ]
    _charge(make, make.pick(["rate", "pool"]), **make.pick(words))


def _nobody_left(make: Maker) -> None:
    _charge(make, "pool", key=_NOBODY)


def _nobody_in_part(make: Maker) -> None:
    _charge(make, "pool", key={"mix": [{**_NOBODY, "percent": "100"}]})


def _low_floors(make: Maker) -> None:
    one = make.step({"values": [{**_DAYS, "value": "700"}]}, SCALAR, make.money, say=True)
    bounds = {"floor": "700.5" if len(make.codes) == 1 else "701", "rounds": "one"}
    _charge(make, "pool", measure=one.ref, bounds=bounds)


WORD_TROUBLES: dict[str, tuple[str, Callable[[Maker], None]]] = {
    "a rate without a price": (errors.FIELD_LACKING, _no_price),
    "two prices": (errors.CONFLICTING_WORDS, _two_prices),
    "prorated unsaid": (errors.MEMBERSHIP_UNSAID, _unsaid),
    "prorated by nobody": (errors.NO_MEMBERSHIP, _nobody_comes),
    "members who belong twice": (errors.MEMBERS_OVERLAP, _members_twice),
    "the key of a rate prorated": (errors.KEY_OF_NO_POOL, _key_of_rate),
    "percentages amiss": (errors.NOT_A_HUNDRED, _percentages),
    "a mix amiss": (errors.NOT_A_HUNDRED, _mixed),
    "a total beside bounds": (errors.CONFLICTING_WORDS, _total_and),
    "one round with a ceiling": (errors.CONFLICTING_WORDS, _once_with_ceiling),
    "names in words": (errors.UNKNOWN_NAME, _strangers),
    "units in words": (errors.UNIT_MISMATCH, _sides),
    "shapes in words": (errors.SHAPE_MISMATCH, _column_in),
    "a percentage of nothing said": (errors.FIELD_LACKING, _of_what),
    **{
        f"words: {kind}": (kind, _dated(kind))
        for kind in (
            errors.VALUES_ENDED,
            errors.VALUES_NOT_YET,
            errors.OVERLAPPING_VALUES,
            errors.SEVERAL_DATED_VALUES,
        )
    },
    "an index before its base": (errors.INDEX_NOT_YET, _early_index),
    "an index of zero": (errors.DIVISION_BY_ZERO, _index_of_zero),
    "an index of buyers": (errors.SHAPE_MISMATCH, _index_of_buyers),
    "a base of zero": (errors.DIVISION_BY_ZERO, _base_of_zero),
    "grades that do not rise": (errors.GRADES_NOT_RISING, _grades),
    "outside the grades": (errors.OUTSIDE_TIERS, _past_grades),
    "no old amount": (errors.NO_PRIOR, _no_old),
    "high costs of no clients": (errors.MEASURE_NOT_OF_CLIENTS, _not_clients),
    "a high cost below zero": (errors.NEGATIVE_THRESHOLD, _threshold_below),
    "words in a circle": (errors.CYCLE, _own_amount),
    "nobody takes part": (errors.ALL_WEIGHTS_ZERO, _nobody_left),
    "nobody in a part of a mix": (errors.FRACTION_OF_ZERO, _nobody_in_part),
    "floors too high for one round": (errors.ALL_WEIGHTS_ZERO, _low_floors),
}
