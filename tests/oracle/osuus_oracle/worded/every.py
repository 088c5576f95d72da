"""The words of every charge: on the way from an old amount, limits, part of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osuus_oracle import decimals, periods
from osuus_oracle.errors import OVERLAPPING_VALUES, Faults
from osuus_oracle.shapes import BUYERS, SCALAR, Figure, combined
from osuus_oracle.typing_rules import Rules, Sort
from osuus_oracle.worded.limits import Bound, Old
from osuus_oracle.worded.part import Part
from osuus_oracle.words import MEMBERSHIP, Written

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps

Table = dict[str, Any]


class PhasedIn(Part):
    """`old + percent / 100 * (new - old)`."""

    def __init__(self, charge: Table, new: Written) -> None:
        super().__init__(charge, "phased-in")
        self._new = new
        self._said: Table = charge["phase_in"]
        self._old = Old(charge["id"], self._said.get("from"))

    def figures(self) -> list[Written]:
        return [self._new, *self._old.figures()]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        self._old.check(rules, faults)
        rules.wants(self._new, [SCALAR, BUYERS], rules.money, faults)
        for row in self._said["parts"]:
            faults.trying(decimals.read, row["percent"])
        if periods.overlap(self._said["parts"]):
            faults.add(OVERLAPPING_VALUES, self.id)
        return Sort(BUYERS, rules.money)

    def worth(self, env: Steps) -> Figure:
        faults = Faults()
        after = self._said.get("after", "fail")
        row = faults.trying(env.dating.row, self._said["parts"], "percent", after)
        new = faults.trying(env.figure, self._new)
        old = faults.trying(self._old.figure, env)
        faults.stop()
        assert new is not None
        assert old is not None
        assert row is not None
        part = decimals.read(row["percent"]) / 100
        env.seen["phase_in"] += 1
        env.seen["phase_in from"] += "from" in self._said
        env.seen["phase_in after hold"] += after == "hold"
        return combined([old, new], lambda x, y: x + part * (y - x))


class Limited(Part):
    """No more than the maximum, or no less than the minimum."""

    def __init__(
        self, charge: Table, amount: Written, what: str, pool: Written | None
    ) -> None:
        super().__init__(charge, "at-most" if what == "maximum" else "at-least")
        self._amount = amount
        self._bound = Bound(charge["limits"][what], charge, what, pool)

    def figures(self) -> list[Written]:
        return [self._amount, *self._bound.figures()]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        self._bound.check(rules, faults)
        return Sort(BUYERS, rules.money)

    def worth(self, env: Steps) -> Figure:
        faults = Faults()
        amount = faults.trying(env.figure, self._amount)
        found = faults.trying(self._bound.figure, env, within=False)
        faults.stop()
        assert amount is not None
        assert found is not None
        limit, free = found
        what = self._bound.what
        choose = min if what == "maximum" else max
        made = {
            buyer: value if buyer in free else choose(value, limit.at(buyer))
            for buyer, value in amount.values.items()
        }
        env.seen[f"limits {what}"] += 1
        env.seen[f"limits {what}, it binds"] += made != amount.values
        env.seen["limits, the maximum wins"] += self.charge["limits"].get("wins") == (
            "maximum"
        )
        return Figure(BUYERS, made)


class Prorated(Part):
    """An amount, or a weight, for the part of the time for which a buyer belongs."""

    def __init__(self, charge: Table, whole: Written) -> None:
        super().__init__(charge, "prorated")
        self._whole = whole

    def figures(self) -> list[Written]:
        return [self._whole, MEMBERSHIP]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        return Sort(BUYERS, rules.look(self._whole).unit)

    def worth(self, env: Steps) -> Figure:
        env.seen[f"prorated {self.charge['prorated']}"] += 1
        return combined(env.all(self._whole, MEMBERSHIP), lambda x, part: x * part)


def parts_of_every(charge: Table, amount: Written, pool: Written | None) -> list[Part]:
    """The parts that come last, in their order."""
    made: list[Part] = []

    def last() -> Written:
        return made[-1].name if made else amount

    if "phase_in" in charge:
        made.append(PhasedIn(charge, last()))
    limits: Table = charge.get("limits", {})
    # What is looked at last wins.
    order = ["maximum", "minimum"]
    if limits.get("wins") == "maximum":
        order.reverse()
    for what in order:
        if what in limits:
            made.append(Limited(charge, last(), what, pool))
    if charge.get("prorated") == "amount":
        made.append(Prorated(charge, last()))
    return made
