"""Charges that move money between buyers only."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from osuus_oracle import decimals, periods, rounding
from osuus_oracle.errors import (
    MEASURE_NOT_OF_CLIENTS,
    NEGATIVE_THRESHOLD,
    UNKNOWN_NAME,
    Faults,
)
from osuus_oracle.shapes import BUYERS, SCALAR, Figure, combined, scalar
from osuus_oracle.typing_rules import Rules, Sort
from osuus_oracle.worded.part import Lagged, Part
from osuus_oracle.worded.pools import Shared, Weights, cost_of
from osuus_oracle.words import Written, is_number

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps

Table = dict[str, Any]


class Difference(Part):
    """What each pays less what it receives."""

    def __init__(self, charge: Table, pays: Written, receives: Written) -> None:
        super().__init__(charge, " difference")
        self._both = [pays, receives]

    def figures(self) -> list[Written]:
        return self._both

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        return Sort(BUYERS, rules.money)

    def worth(self, env: Steps) -> Figure:
        return combined(env.all(*self._both), lambda x, y: x - y)


class Received(Part):
    """What a buyer has back for clients who cost more than the threshold."""

    def __init__(self, charge: Table) -> None:
        super().__init__(charge, " received")

    def figures(self) -> list[Written]:
        return [self.charge["threshold"]]

    def lagged(self, year: int) -> set[Lagged]:
        return {(self.charge["measure"], periods.whole_year(year))}

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        measure = rules.measures.get(self.charge["measure"])
        if measure is None:
            faults.add(UNKNOWN_NAME, self.charge["measure"])
        elif measure.get("of") != "client":
            faults.add(MEASURE_NOT_OF_CLIENTS, self.charge["measure"])
        threshold: Written = self.charge["threshold"]
        rules.wants(threshold, [SCALAR], rules.money, faults)
        if is_number(threshold) and decimals.read(str(threshold)) < 0:
            faults.add(NEGATIVE_THRESHOLD, self.id)
        faults.trying(decimals.read, self.charge["keeps"])
        return Sort(BUYERS, rules.money)

    def worth(self, env: Steps) -> Figure:
        threshold = env.figure(self.charge["threshold"]).one
        back = 1 - decimals.read(self.charge["keeps"]) / 100
        by = env.terms_of(self.charge)
        made = {}
        for buyer in env.buyers:
            costs = env.quantities.clients(self.charge["measure"], buyer)
            above = sum((max(Fraction(0), x - threshold) for x in costs), Fraction(0))
            env.seen["high-cost, somebody above the threshold"] += above > 0
            exact = back * above
            total = by.lines == "total"
            made[buyer] = exact if total else rounding.rounded(exact, by, env.seen)
        return Figure(BUYERS, made)


class ReceivedByAll(Part):
    """The pool that what all have back is paid from."""

    def __init__(self, charge: Table, received: Written) -> None:
        super().__init__(charge, " pool")
        self._received = received

    def figures(self) -> list[Written]:
        return [self._received]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        return Sort(SCALAR, rules.money)

    def worth(self, env: Steps) -> Figure:
        return scalar(sum(env.figure(self._received).values.values(), Fraction(0)))


def parts_of_equalisation(charge: Table) -> list[Part]:
    """Two shares of one cost, and their difference."""
    made, cost = cost_of(charge)
    for word in ("pays", "receives"):
        made.append(Weights(charge, f"key {word}", charge[word]))
        made.append(Shared(charge, f" {word}", cost, made[-1].name))
    return [*made, Difference(charge, f"{charge['id']} pays", made[-1].name)]


def parts_of_high_cost(charge: Table) -> list[Part]:
    """What all pay by the key into the pool, less what each has back."""
    received = Received(charge)
    pool = ReceivedByAll(charge, received.name)
    key = Weights(charge, "key", charge["key"])
    paid = Shared(charge, " pays", pool.name, key.name)
    return [received, pool, key, paid, Difference(charge, paid.name, received.name)]
