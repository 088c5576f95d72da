"""The unit and the shape that each word gives, and what it wants of its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from osuus_oracle import decimals, units
from osuus_oracle.errors import (
    MEASURE_NOT_OF_CLIENTS,
    SHAPE_MISMATCH,
    UNIT_MISMATCH,
    UNKNOWN_NAME,
    Faults,
    fail,
)
from osuus_oracle.shapes import BUYERS, SCALAR, Shape, areas, together
from osuus_oracle.units import Unit
from osuus_oracle.words import (
    LISTS,
    SAME_UNIT,
    Written,
    balance_key,
    balance_of,
    compared,
)

Table = dict[str, Any]


@dataclass(frozen=True)
class Sort:
    """What is known of a figure: nothing at all, or its shape, its unit or both.

    A number written in place has every unit: it takes that of the figures beside it.
    """

    shape: Shape | None = None
    unit: Unit | None = None
    number: bool = False


NUMBER = Sort(SCALAR, None, number=True)
Look = Callable[[Written], Sort]


def one_shape(sorts: list[Sort], faults: Faults) -> Shape | None:
    """The shape of figures that are combined."""
    known = [sort.shape for sort in sorts if sort.shape is not None]
    shape = faults.trying(together, known)
    return shape if len(known) == len(sorts) else None


def one_unit(sorts: list[Sort], faults: Faults) -> Unit | None:
    """The unit of figures that want the same on every side."""
    known = {sort.unit for sort in sorts if not sort.number and sort.unit is not None}
    if len(known) > 1:
        faults.add(UNIT_MISMATCH, " and ".join(map(units.shown, known)))
        return None
    if all(sort.number for sort in sorts):
        return units.PLAIN
    return known.pop() if known else None


class Rules:
    """The rules of every word, over the sorts of the figures it is made of."""

    def __init__(self, agreement: Table, buyers: list[str], look: Look) -> None:
        self._look = look
        self._general: Table = agreement.get("rounding", {})
        self._money: Unit = units.read(agreement["currency"])
        self._measures = {m["id"]: m for m in agreement.get("measures", [])}
        self._divisions = {d["id"] for d in agreement.get("divisions", [])}
        self._charges = {c["id"] for c in agreement["charges"]}
        #: Those who share, by the shape of the key.
        self._who: dict[Shape, list[str]] = {BUYERS: buyers}
        for division in agreement.get("divisions", []):
            listed = [area["id"] for area in division["areas"]]
            self._who[areas(division["id"])] = listed

    def sort(self, word: str, step: Table, faults: Faults) -> Sort:
        """The sort of a step by its word."""
        special = {
            "measure": self._measure,
            "values": self._values,
            "weights": self._values,
            "sum": self._sum,
            "spread": self._spread,
            "when": self._when,
            "convert": self._convert,
            "tiers": self._tiers,
            "fraction": self._fraction,
            "mix": self._mix,
            "share": self._share,
            "fund": self._fund,
            "clients": self._clients,
            "prior": self._prior,
            "prorate": self._prorate,
            "round": self._round,
        }
        if word in special:
            return special[word](step, faults)
        assert word in LISTS
        sorts = [self._look(figure) for figure in step[word]]
        if word == "blend":
            part = self._look(step["part"])
            self._plain(part, faults)
            shape = one_shape([*sorts, part], faults)
        else:
            shape = one_shape(sorts, faults)
        if word in SAME_UNIT:
            return Sort(shape, one_unit(sorts, faults))
        found = [units.PLAIN if sort.number else sort.unit for sort in sorts]
        known = [unit for unit in found if unit is not None]
        if len(known) < len(found):
            return Sort(shape)
        if word == "times":
            return Sort(shape, units.product(known))
        return Sort(shape, units.quotient(*known))

    def _plain(self, sort: Sort, faults: Faults) -> None:
        if not sort.number and sort.unit not in (None, units.PLAIN):
            faults.add(UNIT_MISMATCH, "a plain number is wanted")

    def _alike(self, one: Unit | None, sort: Sort, faults: Faults) -> None:
        """A figure beside another one has its unit."""
        one_unit([Sort(None, one), sort], faults)

    def _column(self, sort: Sort, faults: Faults, *shapes: Shape) -> None:
        if sort.shape is not None and sort.shape not in shapes:
            faults.add(SHAPE_MISMATCH, sort.shape)

    def _measure(self, step: Table, faults: Faults) -> Sort:
        name = step["measure"]
        if name not in self._measures:
            raise fail(UNKNOWN_NAME, name)
        return self._look(name)

    def _values(self, step: Table, faults: Faults) -> Sort:
        if "values" in step:
            return Sort(SCALAR, units.read(step.get("unit", "1")))
        return Sort(BUYERS, units.read(step.get("unit", "share")))

    def _sum(self, step: Table, faults: Faults) -> Sort:
        column = self._look(step["sum"])
        if "within" not in step:
            self._column(column, faults, BUYERS, *self._every_areas())
            return Sort(SCALAR, column.unit)
        self._column(column, faults, BUYERS)
        return Sort(self._areas(step["within"], faults), column.unit)

    def _areas(self, division: str, faults: Faults) -> Shape | None:
        if division in self._divisions:
            return areas(division)
        faults.add(UNKNOWN_NAME, division)
        return None

    def _every_areas(self) -> list[Shape]:
        return [areas(division) for division in self._divisions]

    def _spread(self, step: Table, faults: Faults) -> Sort:
        column = self._look(step["spread"])
        self._column(column, faults, *self._every_areas())
        return Sort(BUYERS, column.unit)

    def _when(self, step: Table, faults: Faults) -> Sort:
        condition = step["when"]
        branches = [self._look(step["then"]), self._look(step["else"])]
        held = Sort(BUYERS if "buyers" in condition else SCALAR)
        compares = compared(condition)
        if compares:
            sides = [self._look(condition["figure"]), self._look(condition[compares])]
            one_unit(sides, faults)
            held = Sort(one_shape(sides, faults))
        return Sort(one_shape([held, *branches], faults), one_unit(branches, faults))

    def _convert(self, step: Table, faults: Faults) -> Sort:
        into = units.read(step["into"]) if "into" in step else None
        return Sort(self._look(step["convert"]).shape, into)

    def _tiers(self, step: Table, faults: Faults) -> Sort:
        unit = units.read(step["unit"]) if "unit" in step else self._money
        return Sort(self._look(step["tiers"]).shape, unit)

    def _fraction(self, step: Table, faults: Faults) -> Sort:
        column = self._look(step["fraction"])
        self._column(column, faults, BUYERS, *self._every_areas())
        if "of" not in step:
            return Sort(column.shape, units.PLAIN)
        whole = self._look(step["of"])
        shape = one_shape([column, whole], faults)
        # A number stands beside the column, in its unit.
        under = column.unit if whole.number else whole.unit
        if column.unit is None or under is None:
            return Sort(shape)
        return Sort(shape, units.quotient(column.unit, under))

    def _mix(self, step: Table, faults: Faults) -> Sort:
        sorts = [self._look(row["of"]) for row in step["mix"]]
        return Sort(one_shape(sorts, faults), one_unit(sorts, faults))

    def _share(self, step: Table, faults: Faults) -> Sort:
        pool, key = self._look(step["share"]), self._look(step["by"])
        unit = units.PLAIN if pool.number else pool.unit
        among: Shape | None = BUYERS
        if "within" in step:
            self._column(key, faults, BUYERS)
            shape = self._areas(step["within"], faults)
            if shape is not None:
                self._column(pool, faults, shape)
        else:
            self._column(pool, faults, SCALAR)
            self._column(key, faults, BUYERS, *self._every_areas())
            among = key.shape
        for name in ("floor", "ceiling"):
            if name in step:
                bound = self._look(step[name])
                self._alike(unit, bound, faults)
                if among is not None:
                    self._column(bound, faults, SCALAR, among)
        balance = balance_of(step.get("rounding", {}), self._general)
        named = balance.get("buyer", "") if isinstance(balance, dict) else ""
        # Where a single figure is the key, there is nobody to be named.
        if named and among is not None and named not in self._who.get(among, [named]):
            faults.add(UNKNOWN_NAME, named)
        looked = balance_key(balance)
        if looked and among is not None:
            self._column(self._look(looked), faults, among)
        return Sort(among, unit)

    def _fund(self, step: Table, faults: Faults) -> Sort:
        whole = self._look(step["fund"])
        for row in step["funders"]:
            if "ceiling" in row:
                ceiling = self._look(row["ceiling"])
                self._column(ceiling, faults, SCALAR)
                self._alike(whole.unit, ceiling, faults)
        return Sort(whole.shape, units.PLAIN if whole.number else whole.unit)

    def _clients(self, step: Table, faults: Faults) -> Sort:
        name = step["clients"]
        if name not in self._measures:
            raise fail(UNKNOWN_NAME, name)
        if self._measures[name].get("of") != "client":
            raise fail(MEASURE_NOT_OF_CLIENTS, name)
        unit = units.read(self._measures[name]["unit"])
        for field in ("above", "up_to"):
            if field in step:
                threshold = self._look(step[field])
                self._column(threshold, faults, SCALAR)
                self._alike(unit, threshold, faults)
        counts = step.get("take") == "count"
        return Sort(BUYERS, units.read("client") if counts else unit)

    def _prior(self, step: Table, faults: Faults) -> Sort:
        fields = step["prior"]
        # Only with an agreement may a charge be named that is no more.
        known = "agreement" in fields or fields.get("charge") in self._charges
        if "charge" in fields and not known:
            faults.add(UNKNOWN_NAME, fields["charge"])
        return Sort(BUYERS, self._money)

    def _prorate(self, step: Table, faults: Faults) -> Sort:
        column = self._look(step["prorate"])
        self._column(column, faults, BUYERS, SCALAR)
        return Sort(BUYERS, units.PLAIN if column.number else column.unit)

    def _round(self, step: Table, faults: Faults) -> Sort:
        figure = self._look(step["round"])
        return Sort(figure.shape, units.PLAIN if figure.number else figure.unit)


def number(text: str) -> Sort:
    """The sort of a number written in place, if it is one."""
    decimals.read(text)
    return NUMBER
