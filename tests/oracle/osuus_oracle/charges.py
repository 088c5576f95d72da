"""Charges: the lines of each, by rate, by pool or of a step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals, rounding, sharing, units
from osuus_oracle.checks import Checked
from osuus_oracle.dating import Call, Dating
from osuus_oracle.errors import (
    ALL_WEIGHTS_ZERO,
    FLOOR_ABOVE_CEILING,
    LINES_OF_CHARGE,
    NEGATIVE_KEY,
    ROUNDING_OF_CHARGE,
    UNKNOWN_NAME,
    Faults,
    OracleError,
    fail,
)
from osuus_oracle.fields import check_weights
from osuus_oracle.handover import Line
from osuus_oracle.quantities import Quantities
from osuus_oracle.rounding import Terms
from osuus_oracle.shapes import SCALAR
from osuus_oracle.steps import Steps
from osuus_oracle.words import is_number, word_of

Table = dict[str, Any]
Amounts = dict[str, Fraction]


@dataclass(frozen=True)
class Made:
    """What a charge comes to. `whole` is what a printed total means by it."""

    lines: dict[str, Line]
    whole: Fraction
    unallocated: Fraction


class Charges:
    """All charges of an agreement in a period, each worked out once."""

    def __init__(
        self,
        agreement: Table,
        year: int,
        checked: Checked,
        quantities: Quantities,
        dating: Dating,
        call: Call,
        faults: Faults,
        seen: Counter[str],
    ) -> None:
        self._currency: str = agreement["currency"]
        self._general: Table = agreement.get("rounding", {})
        self._checked = checked
        self._buyers = quantities.buyers
        self._dating = dating
        self._faults = faults
        self._seen = seen
        self._kept: dict[str, Made | OracleError] = {}
        self.steps = Steps(
            agreement, year, checked, quantities, dating, call, self._amounts, seen
        )

    def made(self, name: str) -> Made:
        """The lines of a charge."""
        if name not in self._kept:
            try:
                self._kept[name] = self._worked(self._checked.graph.charges[name])
            except OracleError as error:
                self._kept[name] = error
        kept = self._kept[name]
        if isinstance(kept, OracleError):
            raise kept
        return kept

    def _amounts(self, name: str) -> Amounts:
        """What each buyer pays by a charge."""
        return {buyer: line.amount for buyer, line in self.made(name).lines.items()}

    def _worked(self, charge: Table) -> Made:
        by = self._faults.trying(self._terms, charge)
        if ("charge", charge["id"]) in self._checked.broken:
            raise OracleError
        if charge["kind"] == "rate":
            return self._rate(charge, by)
        if charge["kind"] == "pool":
            return self._pool(charge, by)
        return self._step(charge, by)

    def _terms(self, charge: Table) -> Terms:
        own: Table = charge.get("rounding", {})
        faults = Faults()
        if "lines" in own:
            faults.add(LINES_OF_CHARGE, charge["id"])
        if "rounding" in charge and self._general.get("lines") == "total":
            faults.add(ROUNDING_OF_CHARGE, charge["id"])
        faults.stop()
        if own:
            self._seen["rounding of a charge's own"] += 1
        return rounding.terms(self._currency, self._general, own)

    def _step(self, charge: Table, by: Terms | None) -> Made:
        figure = self.steps.figure(charge["amount"])
        if by is None:
            raise OracleError
        self._seen["charge of a step"] += 1
        step = self._checked.graph.steps.get(charge["amount"], {})
        # Nothing is rounded twice.
        exact = by.lines == "total" or (step and word_of(step) in ("share", "round"))
        self._seen[f"charge of a step, {'not ' if exact else ''}rounded"] += 1
        lines = {
            buyer: Line(
                charge["id"],
                None,
                None,
                None,
                value if exact else rounding.rounded(value, by, self._seen),
            )
            for buyer, value in figure.values.items()
        }
        left = self.steps.left_over(charge["amount"])
        whole = sum((line.amount for line in lines.values()), Fraction(0))
        return Made(lines, whole, left)

    def _rate(self, charge: Table, by: Terms | None) -> Made:
        faults = Faults()
        rate = faults.trying(self._dating.asked, charge, "rates", "price")
        quantities = faults.trying(self.steps.figure, charge["measure"])
        if rate is None or quantities is None or by is None:
            raise OracleError(*faults.found)
        self._seen["charge by rate"] += 1
        self._note_step("rate, measure", charge["measure"])
        unit = self._unit(charge["measure"])
        made = {}
        for buyer, quantity in quantities.values.items():
            amount = quantity * rate
            if by.lines == "lines":
                amount = rounding.rounded(amount, by, self._seen)
            made[buyer] = Line(charge["id"], quantity, unit, rate, amount)
        whole = sum((line.amount for line in made.values()), Fraction(0))
        return Made(made, whole, Fraction(0))

    def _note_step(self, what: str, written: str) -> None:
        if self._checked.graph.step_behind(written):
            self._seen[f"{what} a step"] += 1

    def _unit(self, written: str) -> str:
        """The unit of a measure as it is written, or of a step."""
        measure = self._checked.graph.measures.get(written)
        if measure is not None:
            return str(measure["unit"])
        return units.shown(self._checked.unit_of(written))

    def _pool_amount(self, charge: Table) -> Fraction:
        if "amounts" in charge:
            self._seen["pool with amounts"] += 1
            return self._dating.asked(charge, "amounts", "amount")
        self._seen["pool with a measure"] += 1
        self._note_step("pool, measure", charge["measure"])
        return self.steps.figure(charge["measure"]).one

    def _pool(self, charge: Table, by: Terms | None) -> Made:
        faults = Faults()
        pool = faults.trying(self._pool_amount, charge)
        weights = faults.trying(self._weights, charge["key"])
        bounds = faults.trying(self._bounds, charge)
        balance = faults.trying(self._balance_key, by, weights)
        if weights is not None and not any(weights.values()):
            # Also where something else is wrong, and nothing is shared.
            self._faults.add(ALL_WEIGHTS_ZERO, charge["id"])
        if weights is not None and any(weight < 0 for weight in weights.values()):
            faults.add(NEGATIVE_KEY, charge["id"])
        faults.stop()
        if pool is None or by is None or weights is None or balance is None:
            raise OracleError
        shared = sharing.share(pool, weights, by, bounds, balance, self._seen)
        rate = None if bounds else pool / sum(weights.values())
        unit = self._unit_of_key(charge["key"])
        made = {
            buyer: Line(charge["id"], weights[buyer], unit, rate, shared.parts[buyer])
            for buyer in self._buyers
        }
        return Made(made, pool, shared.unallocated)

    def _bounds(self, charge: Table) -> sharing.Bounds | None:
        if "bounds" not in charge:
            return None
        said: dict[str, str] = charge["bounds"]
        numbers = {k: decimals.read(text) for k, text in said.items() if is_number(text)}
        if len(numbers) == 2 and numbers["floor"] > numbers["ceiling"]:
            raise fail(FLOOR_ABOVE_CEILING, charge["id"])
        limits: dict[str, Amounts] = {}
        for name, text in said.items():
            figure = self.steps.figure(text)
            limits[name] = {buyer: figure.at(buyer) for buyer in self._buyers}
            if not is_number(text):
                shape = "scalar" if figure.shape == SCALAR else "buyers"
                self._seen[f"pool, {name} a figure, {shape}"] += 1
        return sharing.Bounds(limits.get("floor"), limits.get("ceiling"))

    def _balance_key(self, by: Terms | None, weights: Amounts | None) -> Amounts:
        """The quantities that the balance looks at, where it looks at any."""
        if by is None:
            return {}
        if by.balance == "buyer" and by.balance_name not in self._buyers:
            raise fail(UNKNOWN_NAME, by.balance_name)
        if by.balance not in ("largest", "smallest", "descending"):
            return {}
        if by.balance_name == "weight":
            return weights or {}
        self._note_step("pool, balance", by.balance_name)
        return self.steps.figure(by.balance_name).values

    def _weights(self, key: Table) -> Amounts:
        ((kind, said),) = key.items()
        self._seen[f"key {kind}"] += 1
        if kind == "equal":
            return {buyer: Fraction(1) for buyer in self._buyers}
        if kind == "measure":
            self._note_step("pool, key", said)
            return self.steps.figure(said).values
        written = {row["buyer"]: decimals.read(row["weight"]) for row in said}
        if not any(written.values()):
            # Also where something else is wrong with them.
            self._faults.add(ALL_WEIGHTS_ZERO)
        faults = Faults()
        check_weights(said, self._buyers, faults)
        faults.stop()
        return {buyer: written[buyer] for buyer in self._buyers}

    def _unit_of_key(self, key: Table) -> str:
        if "measure" in key:
            return self._unit(key["measure"])
        return "buyer" if "equal" in key else "share"
