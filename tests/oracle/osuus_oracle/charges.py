"""Charges: the lines of each, of whatever its words have come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from osuus_oracle import rounding, units
from osuus_oracle.checks import Checked
from osuus_oracle.dating import Call, Dating
from osuus_oracle.errors import LINES_OF_CHARGE, ROUNDING_OF_CHARGE, Faults, OracleError
from osuus_oracle.handover import Line
from osuus_oracle.quantities import Quantities
from osuus_oracle.rounding import Terms
from osuus_oracle.steps import Steps
from osuus_oracle.worded.making import Worded
from osuus_oracle.words import Written, word_of

Table = dict[str, Any]
Amounts = dict[str, Fraction]
#: Quantity, unit and rate of a line.
Shown = tuple[Fraction | None, str | None, Fraction | None]


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
            # What is stated for the period is looked at all the same.
            for rows, name in (("rates", "price"), ("amounts", "amount")):
                if rows in charge:
                    self._faults.trying(self._dating.asked, charge, rows, name)
            raise OracleError
        return self._billed(charge, by)

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

    def _billed(self, charge: Table, by: Terms | None) -> Made:
        """What is billed, rounded where nothing has been, and what its lines show."""
        made = self._checked.graph.worded[charge["id"]]
        faults = Faults()
        figure = faults.trying(self.steps.figure, made.amount)
        faults.stop()
        if by is None or figure is None:
            raise OracleError
        self._seen[f"charge by {charge['kind']}"] += 1
        exact = by.lines == "total" or self._is_shared(made.amount)
        self._seen[f"charge of a step, {'not ' if exact else ''}rounded"] += (
            charge["kind"] == "step"
        )
        if charge["kind"] == "step":
            self._seen["a line with its quantity"] += "quantity" in charge
            self._seen["a line with its rate"] += "rate" in charge
        shown = self._shown(made)
        lines = {
            buyer: Line(
                charge["id"],
                *shown(buyer),
                value if exact else rounding.rounded(value, by, self._seen),
            )
            for buyer, value in figure.values.items()
        }
        whole = sum((line.amount for line in lines.values()), Fraction(0))
        if made.pool is not None and not made.beyond:
            whole = self.steps.figure(made.pool).one
        return Made(lines, whole, self._left(charge, made))

    def _is_shared(self, written: Written) -> bool:
        """Whether a figure is a share or rounded already: nothing is rounded twice."""
        part = self._checked.graph.parts.get(str(written))
        if part is not None:
            return part.is_share
        step = self._checked.graph.steps.get(str(written), {})
        return bool(step) and word_of(step) in ("share", "round")

    def _left(self, charge: Table, made: Worded) -> Fraction:
        """What nobody carried."""
        if charge["kind"] == "step":
            return self.steps.left_over(str(made.amount))
        if made.pool is None or not self._is_shared(made.amount):
            # Another word is worked out after the share.
            return Fraction(0)
        return sum((self.steps.left_over(p.name) for p in made.shares), Fraction(0))

    def _shown(self, made: Worded) -> Callable[[str], Shown]:
        """Quantity, unit and rate of the line of each buyer."""
        if made.weights is None or made.pool is None:
            return self._stated(made.quantity, made.rate)
        weights, unit = self.steps.figure(made.weights), self._unit(made.weights)
        whole = sum(weights.values.values(), Fraction(0))
        if made.of is not None:
            whole = self.steps.figure(made.of).one
        pool = self.steps.figure(made.pool).one
        self._seen["pool with a measure"] += (
            str(made.pool) not in self._checked.graph.parts
        )
        self._note_step("pool, measure", made.pool)
        each = None if made.bounded else pool / whole
        return lambda buyer: (weights.at(buyer), unit, each)

    def _stated(
        self, quantity: Written | None, rate: Written | None
    ) -> Callable[[str], Shown]:
        """The figures that are named for a line, each of which there may be none of."""
        column = None if quantity is None else self.steps.figure(quantity)
        unit = None if quantity is None else self._unit(quantity)
        price = None if rate is None else self.steps.figure(rate)
        if quantity is not None:
            self._note_step("rate, measure", quantity)
        return lambda buyer: (
            None if column is None else column.at(buyer),
            unit,
            None if price is None else price.at(buyer),
        )

    def _note_step(self, what: str, written: Written) -> None:
        if self._checked.graph.step_behind(written):
            self._seen[f"{what} a step"] += 1

    def _unit(self, written: Written) -> str:
        """The unit of a measure as it is written, or of a step."""
        if isinstance(written, str) and written in self._checked.graph.measures:
            return str(self._checked.graph.measures[written]["unit"])
        return units.shown(self._checked.unit_of(written))
