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
        self.look = look
        self._general: Table = agreement.get("rounding", {})
        self.money: Unit = units.read(agreement["currency"])
        self.measures = {m["id"]: m for m in agreement.get("measures", [])}
        self._divisions = {d["id"] for d in agreement.get("divisions", [])}
        self._charges = {c["id"] for c in agreement["charges"]}
        #: Those who share, by the shape of the key.
        self._who: dict[Shape, list[str]] = {BUYERS: buyers}
        self.buyers = buyers
        for division in agreement.get("divisions", []):
            listed = [area["id"] for area in division["areas"]]
            self._who[areas(division["id"])] = listed

    def sort(self, word: str, step: Table, faults: Faults) -> Sort:
        """The sort of a step by its word."""
        special = {
            "measure": self._measure,
            "values": self._values,
            "number": self._number,
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
            "index": self._index,
            "graded": self._graded,
            "renewed": self._renewed,
            "interest": self._interest,
            "round": self._round,
        }
        if word in special:
            return special[word](step, faults)
        assert word in LISTS
        sorts = [self.look(figure) for figure in step[word]]
        if word == "blend":
            part = self.look(step["part"])
            self.plain(part, faults)
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

    def plain(self, sort: Sort, faults: Faults) -> None:
        """A plain number is wanted."""
        if not sort.number and sort.unit not in (None, units.PLAIN):
            faults.add(UNIT_MISMATCH, "a plain number is wanted")

    def alike(self, one: Unit | None, sort: Sort, faults: Faults) -> None:
        """A figure beside another one has its unit."""
        one_unit([Sort(None, one), sort], faults)

    def column(self, sort: Sort, faults: Faults, *shapes: Shape) -> None:
        """One of these shapes is wanted."""
        if sort.shape is not None and sort.shape not in shapes:
            faults.add(SHAPE_MISMATCH, sort.shape)

    def _measure(self, step: Table, faults: Faults) -> Sort:
        name = step["measure"]
        if name not in self.measures:
            raise fail(UNKNOWN_NAME, name)
        return self.look(name)

    def _values(self, step: Table, faults: Faults) -> Sort:
        if "buys" in step:
            bought = self.look(step["buys"])
            unit = units.PLAIN if bought.number else bought.unit
            made = None if unit is None else units.quotient(self.money, unit)
            return Sort(SCALAR, made)
        if "values" in step:
            return Sort(SCALAR, units.read(step.get("unit", "1")))
        if step["weights"] == "equal":
            return Sort(BUYERS, units.read("buyer"))
        return Sort(BUYERS, units.read(step.get("unit", "share")))

    def _number(self, step: Table, faults: Faults) -> Sort:
        decimals.read(step["number"])
        if "like" not in step:
            return Sort(SCALAR, units.read(step.get("unit", "1")))
        like = self.look(step["like"])
        return Sort(SCALAR, units.PLAIN if like.number else like.unit)

    def _sum(self, step: Table, faults: Faults) -> Sort:
        column = self.look(step["sum"])
        if "within" not in step:
            self.column(column, faults, BUYERS, *self._every_areas())
            return Sort(SCALAR, column.unit)
        self.column(column, faults, BUYERS)
        return Sort(self.areas(step["within"], faults), column.unit)

    def areas(self, division: str, faults: Faults) -> Shape | None:
        """The shape of the areas of a division, if there is one."""
        if division in self._divisions:
            return areas(division)
        faults.add(UNKNOWN_NAME, division)
        return None

    def _every_areas(self) -> list[Shape]:
        return [areas(division) for division in self._divisions]

    def _spread(self, step: Table, faults: Faults) -> Sort:
        column = self.look(step["spread"])
        self.column(column, faults, *self._every_areas())
        return Sort(BUYERS, column.unit)

    def _when(self, step: Table, faults: Faults) -> Sort:
        branches = [self.look(step["then"]), self.look(step["else"])]
        held = self._held(step["when"], faults)
        return Sort(one_shape([held, *branches], faults), one_unit(branches, faults))

    def _held(self, condition: Table, faults: Faults) -> Sort:
        """For whom a condition can hold."""
        compares = compared(condition)
        if not compares:
            return Sort(BUYERS if "buyers" in condition else SCALAR)
        sides = [self.look(condition["figure"]), self.look(condition[compares])]
        one_unit(sides, faults)
        return Sort(one_shape(sides, faults))

    def _convert(self, step: Table, faults: Faults) -> Sort:
        into = units.read(step["into"]) if "into" in step else None
        return Sort(self.look(step["convert"]).shape, into)

    def _tiers(self, step: Table, faults: Faults) -> Sort:
        unit = units.read(step["unit"]) if "unit" in step else self.money
        return Sort(self.look(step["tiers"]).shape, unit)

    def _fraction(self, step: Table, faults: Faults) -> Sort:
        column = self.look(step["fraction"])
        self.column(column, faults, BUYERS, *self._every_areas())
        if "of" not in step:
            return Sort(column.shape, units.PLAIN)
        whole = self.look(step["of"])
        shape = one_shape([column, whole], faults)
        # A number stands beside the column, in its unit.
        under = column.unit if whole.number else whole.unit
        if column.unit is None or under is None:
            return Sort(shape)
        return Sort(shape, units.quotient(column.unit, under))

    def _mix(self, step: Table, faults: Faults) -> Sort:
        sorts = [self.look(row["of"]) for row in step["mix"]]
        return Sort(one_shape(sorts, faults), one_unit(sorts, faults))

    def _share(self, step: Table, faults: Faults) -> Sort:
        pool, key = self.look(step["share"]), self.look(step["by"])
        unit = units.PLAIN if pool.number else pool.unit
        among: Shape | None = BUYERS
        if "within" in step:
            self.column(key, faults, BUYERS)
            shape = self.areas(step["within"], faults)
            if shape is not None:
                self.column(pool, faults, shape)
        else:
            self.column(pool, faults, SCALAR)
            self.column(key, faults, BUYERS, *self._every_areas())
            among = key.shape
        for name in ("floor", "ceiling"):
            if name in step:
                bound = self.look(step[name])
                self.alike(unit, bound, faults)
                if among is not None:
                    self.column(bound, faults, SCALAR, among)
        self.check_balance(step.get("rounding", {}), among, faults)
        return Sort(among, unit)

    def _fund(self, step: Table, faults: Faults) -> Sort:
        whole = self.look(step["fund"])
        for row in step["funders"]:
            if "ceiling" in row:
                ceiling = self.look(row["ceiling"])
                self.column(ceiling, faults, SCALAR)
                self.alike(whole.unit, ceiling, faults)
        return Sort(whole.shape, units.PLAIN if whole.number else whole.unit)

    def _clients(self, step: Table, faults: Faults) -> Sort:
        name = step["clients"]
        if name not in self.measures:
            raise fail(UNKNOWN_NAME, name)
        if self.measures[name].get("of") != "client":
            raise fail(MEASURE_NOT_OF_CLIENTS, name)
        unit = units.read(self.measures[name]["unit"])
        for field in ("above", "up_to"):
            if field in step:
                threshold = self.look(step[field])
                self.column(threshold, faults, SCALAR)
                self.alike(unit, threshold, faults)
        counts = step.get("take") == "count"
        return Sort(BUYERS, units.read("client") if counts else unit)

    def _prior(self, step: Table, faults: Faults) -> Sort:
        self.check_prior(step["prior"], faults)
        return Sort(BUYERS, self.money)

    def check_prior(self, fields: Table, faults: Faults) -> None:
        """The charge of an earlier statement is one of the agreement."""
        # Only with an agreement may a charge be named that is no more.
        known = "agreement" in fields or fields.get("charge") in self._charges
        if "charge" in fields and not known:
            faults.add(UNKNOWN_NAME, fields["charge"])

    def _prorate(self, step: Table, faults: Faults) -> Sort:
        column = self.look(step["prorate"])
        self.column(column, faults, BUYERS, SCALAR)
        return Sort(BUYERS, units.PLAIN if column.number else column.unit)

    def _round(self, step: Table, faults: Faults) -> Sort:
        figure = self.look(step["round"])
        return Sort(figure.shape, units.PLAIN if figure.number else figure.unit)

    def _graded(self, step: Table, faults: Faults) -> Sort:
        figure = self.look(step["graded"])
        return Sort(figure.shape, units.PLAIN if figure.number else figure.unit)

    def _renewed(self, step: Table, faults: Faults) -> Sort:
        sorts = [self.look(step["renewed"]), self.look(step["from"])]
        return Sort(one_shape(sorts, faults), one_unit(sorts, faults))

    def _interest(self, step: Table, faults: Faults) -> Sort:
        sorts = [self.look(step["interest"]), self.look(step["days"])]
        unit = units.PLAIN if sorts[0].number else sorts[0].unit
        return Sort(one_shape(sorts, faults), unit)

    def _index(self, step: Table, faults: Faults) -> Sort:
        self.check_index(step, faults)
        if "of" not in step:
            return Sort()
        price = self.look(step["of"])
        return Sort(price.shape, units.PLAIN if price.number else price.unit)

    def check_index(self, step: Table, faults: Faults) -> None:
        """An index is one figure of the agreement, of facts."""
        measure = self.measures.get(step["index"])
        if measure is None:
            faults.add(UNKNOWN_NAME, step["index"])
        elif measure.get("of") != "agreement":
            faults.add(SHAPE_MISMATCH, step["index"])

    def check_balance(self, own: Table, among: Shape | None, faults: Faults) -> None:
        """Whoever carries is among those who share, and so is what the carrier has."""
        balance = balance_of(own, self._general)
        named = balance.get("buyer", "") if isinstance(balance, dict) else ""
        # Where a single figure is the key, there is nobody to be named.
        if named and among is not None and named not in self._who.get(among, [named]):
            faults.add(UNKNOWN_NAME, named)
        looked = balance_key(balance)
        if looked and among is not None:
            sort = faults.trying(self.look, looked)
            if sort is not None:
                self.column(sort, faults, among)

    def check_condition(
        self, condition: Table, shapes: list[Shape], faults: Faults
    ) -> None:
        """A condition of which it can be said for each of these whether it holds."""
        self.known_buyers(condition.get("buyers", []), faults)
        held = faults.trying(self._held, condition, faults)
        if held is not None:
            self.column(held, faults, *shapes)

    def known_buyers(self, named: list[str], faults: Faults) -> None:
        """Buyers that are named are buyers."""
        for buyer in set(named) - set(self.buyers):
            faults.add(UNKNOWN_NAME, buyer)

    def wants(
        self, written: Written, shapes: list[Shape], unit: Unit | None, faults: Faults
    ) -> None:
        """A figure of one of these shapes and of a unit; a number has any."""
        sort = faults.trying(self.look, written)
        if sort is None or sort.number:
            return
        if sort.shape is not None and sort.shape not in shapes:
            faults.add(SHAPE_MISMATCH, str(written))
        if unit is not None and sort.unit not in (None, unit):
            faults.add(UNIT_MISMATCH, str(written))


def number(text: str) -> Sort:
    """The sort of a number written in place, if it is one."""
    decimals.read(text)
    return NUMBER
