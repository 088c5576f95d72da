"""A charge by rate: what is counted, at what price, and for whom at another."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from osuus_oracle import converting, decimals, indexing, rounding, tiers, units
from osuus_oracle.errors import (
    DIVISION_BY_ZERO,
    FIELD_LACKING,
    NOT_POSITIVE,
    Faults,
    fail,
)
from osuus_oracle.fields import check_tariffs
from osuus_oracle.shapes import BUYERS, SCALAR, Figure, combined, scalar
from osuus_oracle.typing_rules import Rules, Sort, one_unit
from osuus_oracle.worded.part import Lagged, Part
from osuus_oracle.words import Written

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps

Table = dict[str, Any]


class Counted(Part):
    """The measure in billable units."""

    def __init__(self, charge: Table) -> None:
        super().__init__(charge, "counted")
        self._said: Table = {"id": self.id, **charge["counted"]}

    def figures(self) -> list[Written]:
        return [self.charge["measure"]]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        rules.wants(self.charge["measure"], [BUYERS], None, faults)
        if not {"size", "into", "parts"} <= set(self._said):
            faults.add(FIELD_LACKING, self.name)
        elif (faults.trying(decimals.read, self._said["size"]) or Fraction(1)) <= 0:
            faults.add(NOT_POSITIVE, self.name)
        return Sort(BUYERS, units.read(self._said.get("into", "1")))

    def worth(self, env: Steps) -> Figure:
        env.seen[f"counted parts {self._said['parts']}"] += 1
        figure = env.figure(self.charge["measure"])
        return combined([figure], lambda x: converting.converted(x, self._said, env.seen))


class Beside(Part):
    """A quantity with a least one, or with a part of it free."""

    def __init__(self, charge: Table, word: str, quantity: Written) -> None:
        super().__init__(charge, {"included": "quantity"}.get(word, word))
        self._word = word
        self._quantity = quantity

    def figures(self) -> list[Written]:
        return [self._quantity, self.charge[self._word]]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        sorts = [rules.look(figure) for figure in self.figures()]
        rules.column(sorts[1], faults, SCALAR, BUYERS)
        return Sort(BUYERS, one_unit(sorts, faults))

    def worth(self, env: Steps) -> Figure:
        quantity, said = env.all(*self.figures())
        env.seen[f"{self._word}, it counts"] += any(
            said.at(buyer) > 0 and (quantity.at(buyer) < said.at(buyer))
            for buyer in env.buyers
        )
        env.seen[f"{self._word} of {said.shape}"] += 1
        if self._word == "contracted":
            return combined([quantity, said], max)
        return combined([quantity, said], lambda x, free: max(Fraction(0), x - free))


class Price(Part):
    """The rate that is stated for the billed time."""

    def __init__(self, charge: Table, quantity: Written) -> None:
        super().__init__(charge, "rate")
        self._quantity = quantity

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        unit = rules.look(self._quantity).unit
        return Sort(SCALAR, None if unit is None else units.quotient(rules.money, unit))

    def figures(self) -> list[Written]:
        # Its unit is that of what is counted.
        return [self._quantity]

    def worth(self, env: Steps) -> Figure:
        return scalar(env.dating.asked(self.charge, "rates", "price"))


class Need(Part):
    """The cost that a rate has to cover."""

    def __init__(self, charge: Table) -> None:
        super().__init__(charge, "need")
        self._said: Table = charge["need"]

    def figures(self) -> list[Written]:
        lists = [*self._said.get("plus", []), *self._said.get("less", [])]
        return [self._said["cost"], *lists]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        shapes = set()
        for figure in self.figures():
            rules.wants(figure, [SCALAR, BUYERS], rules.money, faults)
            if not isinstance(figure, dict):
                sort = faults.trying(rules.look, figure)
                shapes.add(sort.shape if sort else SCALAR)
        # What each buyer needs gives each a rate of its own.
        return Sort(BUYERS if BUYERS in shapes else SCALAR, rules.money)

    def worth(self, env: Steps) -> Figure:
        found = zip(self.figures(), env.all(*self.figures()), strict=True)
        all_of = [scalar(total(f)) if isinstance(w, dict) else f for w, f in found]
        more = len(self._said.get("plus", []))
        env.seen["need plus"] += more > 0
        env.seen["need less"] += len(all_of) > more + 1
        env.seen["need of each buyer"] += any(f.shape == BUYERS for f in all_of)

        def net(cost: Fraction, *others: Fraction) -> Fraction:
            return cost + sum(others[:more]) - sum(others[more:])

        return combined(all_of, net)


def total(figure: Figure) -> Fraction:
    """What all pay by a charge, or the one figure of all."""
    return sum(figure.values.values(), Fraction(0))


class RateOfNeed(Part):
    """The need over its base, rounded before it is multiplied."""

    def __init__(self, charge: Table, quantity: Written) -> None:
        super().__init__(charge, "rate")
        self._quantity = quantity
        self._said: Table = charge["need"]

    def figures(self) -> list[Written]:
        return [f"{self.id}.need", self._said.get("base", self._quantity)]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        if "to" in self._said and (
            (faults.trying(decimals.read, self._said["to"]) or Fraction(1)) <= 0
        ):
            faults.add(NOT_POSITIVE, self.name)
        need, base = (rules.look(figure) for figure in self.figures())
        rules.column(base, faults, SCALAR, BUYERS)
        own = need.shape == BUYERS or ("base" in self._said and base.shape == BUYERS)
        shape = BUYERS if own else SCALAR
        # A number is one of what is counted.
        under = rules.look(self._quantity).unit if base.number else base.unit
        return Sort(shape, None if under is None else units.quotient(rules.money, under))

    def worth(self, env: Steps) -> Figure:
        need, base = env.all(*self.figures())
        base = base if "base" in self._said else scalar(total(base))
        env.seen[f"need, base {'stated' if 'base' in self._said else 'of all'}"] += 1
        if 0 in base.values.values():
            raise fail(DIVISION_BY_ZERO, self.name)
        exact = combined([need, base], lambda x, y: x / y)
        env.seen[f"need, {'' if 'to' in self._said else 'not '}rounded"] += 1
        if "to" not in self._said:
            return exact
        by = env.multiples_of(self._said["to"], self._said)
        return combined([exact], lambda x: rounding.rounded(x, by, env.seen))


class Indexed(Part):
    """The price of a year, carried on by an index."""

    def __init__(self, charge: Table) -> None:
        super().__init__(charge, "indexed")
        self._step: Table = {"id": self.id, **charge["index"]}
        self._step["index"] = self._step.pop("measure")

    def figures(self) -> list[Written]:
        return [f"{self.id}.rate"]

    def lagged(self, year: int) -> set[Lagged]:
        return indexing.lagged(self._step, year)

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        rules.check_index(self._step, faults)
        return rules.look(f"{self.id}.rate")

    def worth(self, env: Steps) -> Figure:
        env.seen["index of a rate"] += 1
        return indexing.indexed(self._step, env.figure(f"{self.id}.rate"), env)


class Amount(Part):
    """The quantity at its price."""

    def __init__(self, charge: Table, quantity: Written, rate: Written) -> None:
        super().__init__(charge, "amount")
        self._both: list[Written] = [quantity, rate]

    def figures(self) -> list[Written]:
        return self._both

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        quantity, rate = (rules.look(figure) for figure in self._both)
        if quantity.shape is not None:
            rules.column(quantity, faults, BUYERS)
        if quantity.unit is None or rate.unit is None:
            return Sort(BUYERS)
        unit = units.product([quantity.unit, rate.unit])
        one_unit([Sort(None, unit), Sort(None, rules.money)], faults)
        return Sort(BUYERS, unit)

    def worth(self, env: Steps) -> Figure:
        return combined(env.all(*self._both), lambda x, price: x * price)


class Tariffed(Part):
    """The quantity at prices in bands."""

    def __init__(self, charge: Table, quantity: Written) -> None:
        super().__init__(charge, "amount")
        self._quantity = quantity

    def figures(self) -> list[Written]:
        return [self._quantity]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        check_tariffs(self.charge, faults)
        rules.column(rules.look(self._quantity), faults, BUYERS)
        return Sort(BUYERS, rules.money)

    def worth(self, env: Steps) -> Figure:
        return tiers.by_tariff(env.figure(self._quantity), self.charge, env)


class WithFactor(Part):
    """Some pay another percentage of the amount."""

    def __init__(self, charge: Table, amount: Written) -> None:
        super().__init__(charge, "with-factor")
        self._amount = amount

    def figures(self) -> list[Written]:
        return [self._amount]

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        for row in self.charge["others"]:
            faults.trying(decimals.read, row["percent"])
            rules.known_buyers(row["buyers"], faults)
        return rules.look(self._amount)

    def worth(self, env: Steps) -> Figure:
        made, rows = {}, self.charge["others"]
        for buyer, value in env.figure(self._amount).values.items():
            found = [r["percent"] for r in rows if buyer in r["buyers"]]
            env.seen["others, a buyer in several"] += len(found) > 1
            made[buyer] = value * decimals.read(found[0]) / 100 if found else value
        env.seen["others"] += 1
        return Figure(BUYERS, made)


def parts_by_rate(charge: Table) -> tuple[list[Part], Written, Written | None]:
    """The parts up to the amount, the quantity and the price of the line."""
    made: list[Part] = []
    quantity: Written = charge["measure"]
    if "counted" in charge:
        made.append(Counted(charge))
        quantity = made[-1].name
    for word in ("contracted", "included"):
        if word in charge:
            made.append(Beside(charge, word, quantity))
            quantity = made[-1].name
    rate: Written | None = None
    if "tariffs" in charge:
        made.append(Tariffed(charge, quantity))
    else:
        if "need" in charge:
            made += [Need(charge), RateOfNeed(charge, quantity)]
        else:
            made.append(Price(charge, quantity))
        if "index" in charge:
            made.append(Indexed(charge))
        rate = made[-1].name
        made.append(Amount(charge, quantity, rate))
    if "others" in charge:
        made.append(WithFactor(charge, made[-1].name))
    return made, quantity, rate
