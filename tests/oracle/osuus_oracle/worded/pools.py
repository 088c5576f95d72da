"""A charge by shared pool: the cost, who bears it before it is shared, and the share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from osuus_oracle import decimals, funds, sharing
from osuus_oracle.bounds import plain_quotas
from osuus_oracle.errors import (
    ALL_WEIGHTS_ZERO,
    DIVISION_BY_ZERO,
    FLOOR_ABOVE_CEILING,
    NEGATIVE_KEY,
    Faults,
    fail,
)
from osuus_oracle.fields import check_fund
from osuus_oracle.pooling import Share
from osuus_oracle.shapes import BUYERS, SCALAR, Figure, areas, scalar
from osuus_oracle.typing_rules import Rules, Sort
from osuus_oracle.worded import keys
from osuus_oracle.worded.limits import Bound
from osuus_oracle.worded.part import Lagged, Part
from osuus_oracle.worded.rating import total
from osuus_oracle.words import Written, balance_key, balance_of

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps

Table = dict[str, Any]
Amounts = dict[str, Fraction]


class Cost(Part):
    """The amount that is stated for the billed time."""

    def __init__(self, charge: Table) -> None:
        super().__init__(charge, "pool")

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        return Sort(SCALAR, rules.money)

    def worth(self, env: Steps) -> Figure:
        env.seen["pool with amounts"] += 1
        return scalar(env.dating.asked(self.charge, "amounts", "amount"))


class Net(Part):
    """The cost with what is added, without what is taken off."""

    def __init__(self, charge: Table, cost: Written) -> None:
        super().__init__(charge, "net")
        self._cost = cost

    def figures(self) -> list[Written]:
        return [self._cost, *self.charge.get("plus", []), *self.charge.get("less", [])]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        for figure in self.figures():
            shapes = [BUYERS] if isinstance(figure, dict) else [SCALAR]
            rules.wants(figure, shapes, rules.money, faults)
        return Sort(SCALAR, rules.money)

    def worth(self, env: Steps) -> Figure:
        cost, *others = [total(figure) for figure in env.all(*self.figures())]
        more = len(self.charge.get("plus", []))
        env.seen["pool plus"] += more > 0
        env.seen["pool less"] += len(others) > more
        return scalar(cost + sum(others[:more]) - sum(others[more:]))


class Funded(Part):
    """What the funders leave."""

    def __init__(self, charge: Table, cost: Written) -> None:
        super().__init__(charge, "funded")
        self._cost = cost

    def figures(self) -> list[Written]:
        rows = self.charge["funders"]
        return [self._cost, *(row["ceiling"] for row in rows if "ceiling" in row)]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        check_fund(self.charge, faults)
        for figure in self.figures():
            rules.wants(figure, [SCALAR], rules.money, faults)
        return Sort(SCALAR, rules.money)

    def work(self, env: Steps) -> dict[str, Figure]:
        env.seen["pool with funders"] += 1
        whole, *_ = env.all(*self.figures())
        return funds.fund(self.charge, whole, env.figure, env.seen)


class Weights(Part):
    """The weights of a key; what nobody can name."""

    def __init__(self, charge: Table, name: str, key: Table) -> None:
        super().__init__(charge, f" {name}")
        self.key = key

    def figures(self) -> list[Written]:
        return keys.figures_of(self.key)

    def lagged(self, year: int) -> set[Lagged]:
        return keys.lagged(self.key, year)

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        return Sort(BUYERS, keys.unit_of(self.key, rules, faults))

    def worth(self, env: Steps) -> Figure:
        return Figure(BUYERS, keys.weights(self.key, env))


class AreaWeights(Part):
    """The sums of the weights of a key in each area."""

    def __init__(self, charge: Table, weights: Written) -> None:
        super().__init__(charge, " key of areas")
        self._weights = weights
        self._division: str = charge["between"]["division"]

    def figures(self) -> list[Written]:
        return [self._weights]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        return Sort(rules.areas(self._division, faults), rules.look(self._weights).unit)

    def worth(self, env: Steps) -> Figure:
        column = env.figure(self._weights)
        env.seen["between"] += 1
        sums = {
            area: sum((column.at(buyer) for buyer in members), Fraction(0))
            for area, members in env.divisions[self._division].items()
        }
        return Figure(areas(self._division), sums)


class Shared(Part):
    """A share: of the whole among all or among areas, or of those within them."""

    is_share = True

    def __init__(
        self, charge: Table, name: str, pool: Written, key: Written, within: str = ""
    ) -> None:
        super().__init__(charge, name)
        self._pool = pool
        self._key = key
        self._within = within
        said: Table = charge.get("bounds", {}) if name == "share" else {}
        #: Of what a percentage is where nothing is said: the whole that is shared.
        self._bounds = {
            what: Bound(said[field], charge, what, pool)
            for field, what in (("floor", "minimum"), ("ceiling", "maximum"))
            if field in said
        }
        self._once = said.get("rounds") == "one"

    def figures(self) -> list[Written]:
        found = [self._pool, self._key]
        return [*found, *(f for b in self._bounds.values() for f in b.figures())]

    def keyed(self, general: Table) -> list[Written]:
        """What its balance looks at."""
        key = balance_key(balance_of(self.charge.get("rounding", {}), general))
        return [key] if key else []

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        for bound in self._bounds.values():
            bound.check(rules, faults)
        among = rules.look(self._key).shape
        rules.check_balance(self.charge.get("rounding", {}), among, faults)
        return Sort(among, rules.money)

    def worth(self, env: Steps) -> Figure:
        by = env.terms_of(self.charge)
        limits = {}
        faults = Faults()
        env.seen["pool, bounds of a charge"] += bool(self._bounds)
        for what, bound in self._bounds.items():
            found = faults.trying(bound.figure, env, within=True)
            if found is not None:
                limits["floor" if what == "minimum" else "ceiling"] = found[0]
                shape = "scalar" if found[0].shape == SCALAR else "buyers"
                if bound.kind == "figure":
                    name = "floor" if what == "minimum" else "ceiling"
                    env.seen[f"pool, {name} a figure, {shape}"] += 1
        if by.balance in ("largest", "smallest", "descending"):
            env.note_step("pool, balance", by.balance_name)
        key = faults.trying(env.figure, self._key)
        if key is not None and not any(key.values.values()) and not self._within:
            faults.add(ALL_WEIGHTS_ZERO, self.id)
        if key is not None and self._once and "floor" in limits:
            pool = faults.trying(env.figure, self._pool)
            faults.stop()
            assert pool is not None
            made, left = once(pool.one, key.values, limits["floor"], env, self.charge)
            env.unallocated[self.name] = left
            return Figure(BUYERS, made)
        if self._crossed():
            faults.add(FLOOR_ABOVE_CEILING, self.id)
            faults.trying(env.figure, self._pool)
            faults.stop()
        wanted = Share(self.id, self._pool, self._key, limits, self._within)
        shared = faults.trying(env.pooling.shared, wanted, by)
        faults.stop()
        assert shared is not None
        env.unallocated[self.name] = shared[1]
        return shared[0]

    def _crossed(self) -> bool:
        """Whether two numbers leave no room between them."""
        said = [b.said for b in self._bounds.values() if b.kind == "number"]
        numbers = [decimals.read(str(number)) for number in said]
        return len(numbers) == 2 and numbers[0] > numbers[1]


def once(
    whole: Fraction, weights: Amounts, floors: Figure, env: Steps, charge: Table
) -> tuple[Amounts, Fraction]:
    """Whoever is below the floor pays it; the others share the rest, once."""
    env.seen["bounds in one round"] += 1
    by = env.terms_of(charge)
    quotas = plain_quotas(whole, weights)
    low = {b: floors.at(b) if quotas[b] < floors.at(b) else Fraction(0) for b in weights}
    made = {b for b, quota in quotas.items() if quota < floors.at(b)}
    others = {b: Fraction(0) if b in made else w for b, w in weights.items()}
    key = env.balance_values(by, weights)
    # Whoever has no weight takes its floor and no more.
    limits = sharing.Bounds(low, None)
    shared = sharing.share(whole, others, by, limits, key, env.seen)
    env.seen["bounds in one round, a floor binds"] += bool(made)
    env.seen["bounds in one round, somebody falls below it"] += any(
        part < floors.at(b) for b, part in shared.parts.items() if b not in made
    )
    return shared.parts, shared.unallocated


class OfTotal(Part):
    """The part of the whole that each weight is of a total that is stated."""

    def __init__(self, charge: Table, pool: Written, key: Written, of: Written) -> None:
        super().__init__(charge, "share")
        self._all: list[Written] = [pool, key, of]

    def figures(self) -> list[Written]:
        return self._all

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        return Sort(BUYERS, rules.money)

    def worth(self, env: Steps) -> Figure:
        pool, key, whole = env.all(*self._all)
        env.seen["key of a stated total"] += 1
        if any(value < 0 for value in key.values.values()):
            raise fail(NEGATIVE_KEY, self.id)
        if whole.one == 0:
            raise fail(DIVISION_BY_ZERO, self.id)
        made = {b: pool.one * w / whole.one for b, w in key.values.items()}
        return Figure(BUYERS, made)


def cost_of(charge: Table) -> tuple[list[Part], Written]:
    """The parts up to what is left to be shared."""
    made: list[Part] = []
    cost: Written = charge.get("measure", "")
    if "amounts" in charge:
        made.append(Cost(charge))
        cost = made[-1].name
    if "plus" in charge or "less" in charge:
        made.append(Net(charge, cost))
        cost = made[-1].name
    if "funders" in charge:
        made.append(Funded(charge, cost))
        cost = made[-1].name
    return made, cost
