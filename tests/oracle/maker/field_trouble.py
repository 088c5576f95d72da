"""Steps whose own fields are wrong, whatever they are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maker.base import RESIDENT, Maker
from maker.charging import step_charge
from maker.leaves import weights
from maker.tables import add_client_measure
from osuus_oracle import errors, units
from osuus_oracle.shapes import BUYERS, SCALAR, areas

Table = dict[str, Any]


def billed(make: Maker, table: Table) -> None:
    """A step in money that a charge bills, or that nothing uses."""
    fig = make.step(table, BUYERS, make.money)
    if make.chance(0.7):
        step_charge(make, fig)


def _dated(make: Maker, days: list[tuple[str, str]], after: str = "") -> None:
    rows = [{"from": first, "to": last, "value": "1"} for first, last in days]
    table: Table = {"values": rows} | ({"after": after} if after else {})
    one = make.step(table, SCALAR, make.money, say=True)
    written = {"plus": [one.ref, weights(make, make.money).ref]}
    step_charge(make, make.step(written, BUYERS, make.money))


def dates(kind: str) -> Callable[[Maker], None]:
    """Dated values that do not say one thing for the period."""

    def broken(make: Maker) -> None:
        y = make.year
        # A term that cuts the year would leave only a part of it.
        make.term = (f"{y - 9}-01-01", f"{y + 2}-12-31")
        before, later = (
            ("2000-01-01", f"{y - 1}-12-31"),
            (f"{y + 1}-01-01", f"{y + 2}-12-31"),
        )
        days, after = {
            errors.VALUES_ENDED: ([before], ""),
            errors.VALUES_NOT_YET: ([later], "hold"),
            errors.VALUES_AROUND: ([before, later], "hold"),
            errors.OVERLAPPING_VALUES: ([before, ("2000-05-05", f"{y + 1}-12-31")], ""),
            errors.SEVERAL_DATED_VALUES: (
                [("2000-01-01", f"{y}-05-31"), (f"{y}-06-01", f"{y}-12-31")],
                "hold",
            ),
            errors.PART_DATED_VALUE: ([(f"{y}-02-01", f"{y + 1}-12-31")], ""),
        }[kind]
        _dated(make, days, after)

    return broken


def weights_wrong(kind: str) -> Callable[[Maker], None]:
    """Weights that are not one for every buyer, from zero."""

    def broken(make: Maker) -> None:
        rows = [{"buyer": code, "weight": "2"} for code in make.codes]
        if kind == errors.NEGATIVE_WEIGHT:
            rows[-1]["weight"] = "-1"
        elif kind == errors.WEIGHT_LACKING and len(rows) > 1:
            rows.pop()
        elif kind == errors.WEIGHT_TWICE:
            rows.append({**rows[0], "weight": "3"})
        else:
            rows.append({"buyer": "stranger", "weight": "1"})
        billed(make, {"weights": rows, "unit": make.currency})

    return broken


def division(kind: str) -> Callable[[Maker], None]:
    """Areas that do not have every buyer once."""

    def broken(make: Maker) -> None:
        listed: list[Table] = [{"id": "p", "name": {"en": "P"}, "buyers": [*make.codes]}]
        if kind == errors.EMPTY_AREA:
            listed.append({"id": "q", "name": {"en": "Q"}, "buyers": []})
        elif kind == errors.DIVISION_BUYER_TWICE:
            listed.append({"id": "q", "name": {"en": "Q"}, "buyers": make.codes[:1]})
        elif kind == errors.DIVISION_LACKS_BUYER and len(make.codes) > 1:
            listed[0]["buyers"].pop()
        else:
            listed[0]["buyers"].append("stranger")
        make.divisions.append({"id": "d9", "areas": listed})
        column = weights(make, make.money)
        table: Table = {"sum": column.ref, "within": "d9"}
        there = make.step(table, areas("d9"), make.money)
        billed(make, {"spread": there.ref})

    return broken


def twice(make: Maker) -> None:
    """A step of an identifier that is there already."""
    one = weights(make, make.money)
    other = make.pick(
        [str(one.ref), "m1", make.charges[0]["id"] if make.charges else "m1"]
    )
    step_charge(make, make.step({"times": [one.ref, "2"]}, BUYERS, make.money))
    two = [weights(make, make.money).ref, "1"]
    make.steps.append({"id": other, "name": {"en": "T"}, "plus": two})


def tiers(make: Maker) -> None:
    """Bands that do not rise."""
    bands = make.pick(
        [[("5", "1"), ("5", "2")], [("5", "1"), ("3", "1")], [("", "1")] * 2]
    )
    rows = [({"to": to} if to else {}) | {"price": price} for to, price in bands]
    billed(make, {"tiers": weights(make, RESIDENT).ref, "bands": rows})


def members(make: Maker) -> None:
    """Somebody who belongs twice on one day."""
    rows = [{"buyer": make.codes[0], "to": f"{make.year}-06-30"}]
    rows.append({"buyer": make.codes[0], "from": f"{make.year}-06-30"})
    billed(make, {"prorate": weights(make, make.money).ref, "members": rows})


def below(make: Maker) -> None:
    """A size or a multiple that is not above zero."""
    make.pick([_no_size, _no_unit])(make)


def _no_size(make: Maker) -> None:
    size, column = make.pick(["0", "-1"]), weights(make, RESIDENT)
    table: Table = {"convert": column.ref, "size": size, "into": make.currency}
    billed(make, {**table, "parts": make.pick(["exact", "started", "full"])})


def _no_unit(make: Maker) -> None:
    to = make.pick(["0", "-0.01"])
    billed(make, {"round": weights(make, make.money).ref, "to": to})


def part_lacking(make: Maker) -> None:
    """A convert without one of its fields."""
    table: Table = {"convert": weights(make, RESIDENT).ref, "size": "2", "parts": "full"}
    table["into"] = make.currency
    del table[make.pick(["size", "parts", "into"])]
    billed(make, table)


def both_thresholds(make: Maker) -> None:
    """Clients both above and up to something."""
    measure = add_client_measure(make)
    table: Table = {"clients": measure["id"], "above": "1", "up_to": "5"}
    clients = make.step(table, BUYERS, units.read("piece"))
    billed(make, {"tiers": clients.ref, "bands": [{"price": "1"}]})


def rounding_of_share(make: Maker) -> None:
    """A share with a rounding of its own where only totals are rounded."""
    make.general["lines"] = "total"
    for table in [*make.steps, *make.charges]:
        table.pop("rounding", None)
    key = weights(make, RESIDENT)
    billed(make, {"share": "pot", "by": key.ref, "rounding": {"mode": "down"}})


def no_members(make: Maker) -> None:
    """A step `prorate` that says nothing of anybody."""
    billed(make, {"prorate": weights(make, make.money).ref, "members": []})


def long_chain(make: Maker) -> None:
    """Figures made of others, more of them than may be."""
    fig = weights(make, make.money)
    for _ in range(make.pick([42, 50, 200])):
        fig = make.step({"plus": [fig.ref, "1"]}, BUYERS, make.money)
    step_charge(make, fig)


def strange_unit(make: Maker) -> None:
    """A unit that nobody knows."""
    billed(make, {"times": [weights(make, make.money).ref, "1"], "unit": "furlong"})


def bounds(make: Maker) -> None:
    """Numbers in place of which the floor is above the ceiling."""
    key = weights(make, RESIDENT)
    billed(make, {"share": "pot", "by": key.ref, "floor": "20", "ceiling": "10"})
