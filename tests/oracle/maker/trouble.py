"""What can go wrong as figures are worked out: one thing each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maker.base import Fig, Maker
from maker.charging import step_charge
from maker.leaves import weights
from maker.statements import statement
from maker.static_trouble import STATIC
from maker.tables import add_client_measure, ensure_year
from maker.word_trouble import WORD_TROUBLES
from osuus_oracle import errors, units
from osuus_oracle.shapes import BUYERS, SCALAR, areas

Table = dict[str, Any]
Trouble = Callable[[Maker], None]


def _billed(make: Maker, table: Table) -> None:
    step_charge(make, make.step(table, BUYERS, make.money))


def _column(make: Maker, text: str, last: str = "") -> Fig:
    """The same number for everybody, or another one for the last."""
    rows = [{"buyer": code, "weight": text} for code in make.codes]
    rows[-1]["weight"] = last or text
    return make.step({"weights": rows}, BUYERS, make.money, say=True)


def _one(make: Maker, text: str) -> Fig:
    days = {"from": "2000-01-01", "to": "2009-12-31"}
    table: Table = {"values": [{**days, "value": text}]}
    return make.step(table, SCALAR, make.money, say=True)


def _by_zero(make: Maker) -> None:
    zero, other = _column(make, "1", "0"), weights(make, make.money)
    quotient = make.step({"per": [other.ref, zero.ref]}, BUYERS, ())
    _billed(make, {"times": [quotient.ref, other.ref]})


def _of_nothing(make: Maker) -> None:
    table: Table = {"fraction": _column(make, "0").ref}
    if make.chance(0.4):
        table = {"fraction": _column(make, "1").ref, "of": _one(make, "0").ref}
    part = make.step(table, BUYERS, ())
    _billed(make, {"times": [part.ref, _column(make, "5").ref]})


def _tiers(make: Maker) -> None:
    below = make.chance(0.5)
    x = _column(make, "1", "11") if not below else _below_zero(make)
    bands = [{"to": "5", "price": "2"}, {"to": "10", "price": "1"}]
    if below:
        bands.append({"price": "1"})
    table: Table = {"tiers": x.ref, "bands": bands}
    table["take"] = make.pick(["graduated", "volume", "fee"])
    _billed(make, table)


def _below_zero(make: Maker) -> Fig:
    column = _column(make, "3", "1")
    table: Table = {"minus": [column.ref, "2"]}
    return make.step(table, BUYERS, make.money)


def _zero_key(make: Maker) -> None:
    _billed(make, {"share": "pot", "by": _column(make, "0").ref})


def _zero_area(make: Maker) -> None:
    if not make.divisions:
        _zero_key(make)
        return
    division = make.divisions[0]
    first = division["areas"][0]["buyers"]
    table: Table = {"when": {"buyers": first}, "then": "0"}
    table["else"] = _column(make, "1").ref
    key = make.step(table, BUYERS, make.money)
    written = {"sum": _column(make, "7").ref, "within": division["id"]}
    pool = make.step(written, areas(division["id"]), make.money)
    _billed(make, {"share": pool.ref, "by": key.ref, "within": division["id"]})


def _negative_key(make: Maker) -> None:
    key = _below_zero(make)
    if make.chance(0.5):
        _billed(make, {"share": "pot", "by": key.ref})
        return
    charge: Table = {"id": f"c{len(make.charges) + 1}", "name": {"en": "C"}}
    charge |= {"kind": "pool", "measure": "pot", "key": {"measure": key.ref}}
    make.charges.append(charge)


def _bounded(make: Maker, pool: str, bounds: Table, *, column: bool = True) -> None:
    """A share or a pool by equal weights, within bounds that are figures."""
    made = {name: _one(make, text).ref for name, text in bounds.items()}
    if column and make.chance(0.5):
        made = {name: _column(make, text).ref for name, text in bounds.items()}
    whole = _one(make, pool)
    if make.chance(0.5):
        _billed(make, {"share": whole.ref, "by": _column(make, "1").ref, **made})
        return
    charge: Table = {"id": f"c{len(make.charges) + 1}", "name": {"en": "C"}}
    charge |= {"kind": "pool", "measure": whole.ref, "key": {"equal": "buyers"}}
    make.charges.append({**charge, "bounds": made})


def _no_room(make: Maker) -> None:
    low, high = make.pick([("7.0000000001", "7.0000000002"), ("20", "10")])
    _bounded(make, "700", {"floor": low, "ceiling": high})


def _bounded_negative(make: Maker) -> None:
    _bounded(make, "-5", make.pick([{"floor": "0"}, {"ceiling": "100"}]))


def _floors(make: Maker) -> None:
    _bounded(make, "700", {"floor": "700.01" if len(make.codes) == 1 else "701"})


def _ceilings(make: Maker) -> None:
    _bounded(make, "28000", {"ceiling": "699.99"})


def _no_prior(kind: str) -> Trouble:
    def broken(make: Maker) -> None:
        fields: Table = {"charge": "gone", "agreement": "lost"}
        if kind == "no buyer" and make.chance(0.5):
            fields = {"bill": "total", "agreement": "lost"}
        if kind != "no statement":
            names = {} if kind == "no charge" else {"gone": "fail"}
            made = statement(make, "lost", make.year - 1, {"base": "fail", **names})
            if kind == "no buyer":
                made["bills"] = [
                    bill
                    for bill in made["bills"]
                    if bill["buyer"]["code"] != make.codes[0]
                ]
            make.given.append(made)
        if make.chance(0.5):
            fields["missing"] = "fail"
        _billed(make, {"prior": fields})

    return broken


def _two_statements(make: Maker) -> None:
    about = (make.pick(["random", "lost"]), make.year - make.pick([1, 3]))
    for _ in range(2):
        make.given.append(statement(make, *about, {"base": "fail"}))
    if make.chance(0.5):
        years = str(make.year - about[1])
        fields = {"charge": "base", "agreement": about[0], "years_before": years}
        _billed(make, {"prior": fields})


def _measure(make: Maker, **more: Any) -> Table:
    measure: Table = {"id": "x1", "name": {"en": "X"}, "unit": make.currency, **more}
    make.measures.append(measure)
    return measure


def _missing(make: Maker) -> None:
    _measure(make)
    before = make.pick([0, 1, 3])
    if before:
        ensure_year(make, "x1", before)
    _billed(make, {"measure": "x1", "years_before": str(before), "years": "2"})


def _rows(make: Maker, *periods: str, value: str = "1", **more: str) -> None:
    for code in make.codes:
        for period in periods:
            row = {"buyer": code, "measure": "x1", "period": period, "value": value}
            make.facts.append(row | more)


def _over_edge(make: Maker) -> None:
    _measure(make)
    year = make.year - 1
    _rows(make, f"{year}-12-01/{year + 1}-01-31", f"{year}-03")
    _billed(make, {"measure": "x1", "years_before": "1"})


def _overlap(make: Maker) -> None:
    _measure(make)
    year = make.year - 2
    _rows(make, f"{year}", f"{year}-03")
    _billed(make, {"measure": "x1", "years_before": "2"})


def _clients_overlap(make: Maker) -> None:
    measure = add_client_measure(make)
    row = {"buyer": make.codes[0], "measure": measure["id"], "client": "same"}
    for period in (f"{make.year}", f"{make.year}Q3"):
        make.facts.append({**row, "period": period, "value": "1"})
    _counted(make, {"clients": measure["id"], "take": "count"})


def _counted(make: Maker, table: Table) -> None:
    clients = make.step(table, BUYERS, units.read("client"))
    bands = [{"price": "1"}]
    _billed(make, {"tiers": clients.ref, "bands": bands})


def _no_client(make: Maker) -> None:
    measure = add_client_measure(make)
    row = {"buyer": make.codes[0], "measure": measure["id"], "period": str(make.year)}
    make.facts.append({**row, "value": "1"})


def _client_of_other(make: Maker) -> None:
    row = {"buyer": make.codes[0], "measure": "m1", "period": str(make.year - 20)}
    make.facts.append({**row, "value": "1", "client": "k1"})


def _clients_elsewhere(make: Maker) -> None:
    measure = add_client_measure(make)
    _billed(make, {"tiers": measure["id"], "bands": [{"price": "1"}]})


def _not_of_clients(make: Maker) -> None:
    _counted(make, {"clients": "m1", "take": "count"})


def _threshold(make: Maker) -> None:
    measure = add_client_measure(make)
    table: Table = {"clients": measure["id"], "above": "-1"}
    _counted(make, table)


def _too_large(make: Maker) -> None:
    text = make.extreme()
    fig = _column(make, text)
    size = make.step({"per": [fig.ref, _one(make, "1").ref]}, BUYERS, ())
    for _ in range(12):
        size = make.step({"times": [size.ref, size.ref]}, BUYERS, ())
    _billed(make, {"times": [size.ref, fig.ref]})


def _asked(kind: str) -> Trouble:
    def broken(make: Maker) -> None:
        make.hold.clear()
        make.prices.clear()
        table: Table = {"plus": [_one(make, "5").ref, _column(make, "1").ref]}
        values = table["plus"][0]
        _billed(make, table)
        if kind == errors.NO_SUCH_CHARGE:
            make.hold.append("nothing")
        elif kind == errors.NOTHING_TO_HOLD:
            make.hold.append(make.steps[-1]["id"])
        elif kind == errors.ALREADY_STATED:
            make.prices[values] = "3"
        else:
            make.prices[values] = "3"
            make.hold.append(values)

    return broken


TROUBLES: dict[str, tuple[str, Trouble]] = {
    **STATIC,
    **WORD_TROUBLES,
    "divided by zero": (errors.DIVISION_BY_ZERO, _by_zero),
    "a fraction of nothing": (errors.FRACTION_OF_ZERO, _of_nothing),
    "outside the tiers": (errors.OUTSIDE_TIERS, _tiers),
    "a key of zeros": (errors.ALL_WEIGHTS_ZERO, _zero_key),
    "an area of zeros": (errors.ALL_WEIGHTS_ZERO, _zero_area),
    "a key below zero": (errors.NEGATIVE_KEY, _negative_key),
    "no room": (errors.NO_UNIT_BETWEEN, _no_room),
    "bounds of a negative pool": (errors.BOUNDS_ON_NEGATIVE_POOL, _bounded_negative),
    "floors too high": (errors.FLOORS_TOO_HIGH, _floors),
    "ceilings too low": (errors.CEILINGS_TOO_LOW, _ceilings),
    **{
        f"no prior: {kind}": (errors.NO_PRIOR, _no_prior(kind))
        for kind in ("no statement", "no charge", "no buyer")
    },
    "two statements": (errors.TWO_STATEMENTS, _two_statements),
    "no fact of a year before": (errors.MISSING_FACT, _missing),
    "a fact over the edge of a year before": (errors.FACT_OVER_EDGE, _over_edge),
    "facts of a year before overlap": (errors.OVERLAPPING_FACTS, _overlap),
    "facts of a client overlap": (errors.OVERLAPPING_FACTS, _clients_overlap),
    "a fact without its client": (errors.CLIENT_LACKING, _no_client),
    "a fact with a client too many": (errors.CLIENT_OF_OTHER, _client_of_other),
    "clients elsewhere": (errors.MEASURE_OF_CLIENTS, _clients_elsewhere),
    "clients of a measure of buyers": (errors.MEASURE_NOT_OF_CLIENTS, _not_of_clients),
    "a threshold below zero": (errors.NEGATIVE_THRESHOLD, _threshold),
    "too large": (errors.TOO_LARGE, _too_large),
    **{
        f"asked: {kind}": (kind, _asked(kind))
        for kind in (
            errors.NO_SUCH_CHARGE,
            errors.NOTHING_TO_HOLD,
            errors.ALREADY_STATED,
            errors.HELD_AND_GIVEN,
        )
    },
}
