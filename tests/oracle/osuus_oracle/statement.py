"""The statement: every charge, bill, funder and printed total of a year."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals, periods, rounding, sharing
from osuus_oracle.errors import (
    NEGATIVE_WEIGHT,
    OUTSIDE_TERM,
    UNKNOWN_NAME,
    WEIGHT_NOT_ONE_EACH,
    OracleError,
)
from osuus_oracle.periods import Period
from osuus_oracle.quantities import Quantities, Row
from osuus_oracle.rounding import Terms

Table = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One line of a bill."""

    charge: str
    quantity: Fraction | None
    rate: Fraction | None
    amount: Fraction


@dataclass(frozen=True)
class Bill:
    """What one buyer pays."""

    buyer: str
    total: Fraction
    lines: list[Line]


@dataclass(frozen=True)
class Statement:
    """What everybody pays. `misprinted` names the printed totals that warn."""

    total: Fraction
    unallocated: Fraction
    bills: list[Bill]
    funders: list[tuple[str, Fraction]]
    misprinted: list[str]


def work_out(
    agreement: Table, facts: list[Row], year: int, seen: Counter[str] | None = None
) -> Statement:
    """The statement of a year; `seen` counts the options that the work went through."""
    return _Work(agreement, facts, year, Counter() if seen is None else seen).statement()


class _Work:
    """One statement in the making."""

    def __init__(
        self, agreement: Table, facts: list[Row], year: int, seen: Counter[str]
    ) -> None:
        self.agreement = agreement
        self.seen = seen
        self.currency: str = agreement["currency"]
        self.buyers: list[str] = [row["code"] for row in agreement["buyers"]["list"]]
        self.general: Table = agreement.get("rounding", {})
        billed = periods.whole_year(year)
        term = periods.between(agreement["term"])
        if not term.touches(billed):
            raise OracleError(OUTSIDE_TERM)
        self.cut = Period(max(billed.first, term.first), min(billed.last, term.last))
        if self.cut != billed:
            seen["the term cuts the period"] += 1
        self.quantities = Quantities(agreement.get("measures", []), facts, billed, seen)

    def statement(self) -> Statement:
        """All charges line by line, then the bills, then what is only shown."""
        lines: dict[str, list[Line]] = {buyer: [] for buyer in self.buyers}
        pools: dict[str, Fraction] = {}
        unallocated = Fraction(0)
        for charge in self.agreement["charges"]:
            own: Table = charge.get("rounding", {})
            by = rounding.terms(self.currency, self.general, own)
            if own:
                self.seen["rounding of a charge's own"] += 1
            if charge["kind"] == "rate":
                made = self._rate_lines(charge, by)
            else:
                pool = self._pool_amount(charge)
                pools[charge["id"]] = pool
                made, left = self._pool_lines(charge, pool, by)
                unallocated += left
            for buyer, line in made.items():
                lines[buyer].append(line)
        bills = [self._bill(buyer, lines[buyer]) for buyer in self.buyers]
        self.seen[f"currency {self.currency}"] += 1
        self.seen["buyers: " + (str(len(bills)) if len(bills) < 4 else "4 or more")] += 1
        funders = [
            (funder["id"], periods.value_of(funder["amounts"], "amount", self.cut))
            for funder in self.agreement.get("funders", [])
        ]
        self.seen["a funder"] += len(funders)
        return Statement(
            total=sum((bill.total for bill in bills), Fraction(0)),
            unallocated=unallocated,
            bills=bills,
            funders=funders,
            misprinted=self._misprinted(pools | dict(funders)),
        )

    def _rate_lines(self, charge: Table, by: Terms) -> dict[str, Line]:
        rate = self._dated(charge["rates"], "price", charge.get("after", "fail"))
        self.seen["charge by rate"] += 1
        made = {}
        for buyer in self.buyers:
            quantity = self.quantities.of(charge["measure"], buyer)
            amount = quantity * rate
            if by.lines == "lines":
                amount = rounding.rounded(amount, by, self.seen)
            made[buyer] = Line(charge["id"], quantity, rate, amount)
        return made

    def _pool_amount(self, charge: Table) -> Fraction:
        if "amounts" in charge:
            self.seen["pool with amounts"] += 1
            return self._dated(charge["amounts"], "amount", charge.get("after", "fail"))
        self.seen["pool with a measure"] += 1
        return self.quantities.of(charge["measure"])

    def _pool_lines(
        self, charge: Table, pool: Fraction, by: Terms
    ) -> tuple[dict[str, Line], Fraction]:
        weights = self._weights(charge["key"])
        bounds = None
        if "bounds" in charge:
            limits = {k: decimals.read(text) for k, text in charge["bounds"].items()}
            bounds = sharing.Bounds(limits.get("floor"), limits.get("ceiling"))
        balance_key: dict[str, Fraction] = {}
        if by.balance in ("largest", "smallest", "descending"):
            if by.balance_name == "weight":
                balance_key = weights
            else:
                balance_key = {
                    buyer: self.quantities.of(by.balance_name, buyer)
                    for buyer in self.buyers
                }
        if by.balance == "buyer" and by.balance_name not in self.buyers:
            raise OracleError(UNKNOWN_NAME, by.balance_name)
        shared = sharing.share(pool, weights, by, bounds, balance_key, self.seen)
        rate = None if bounds else pool / sum(weights.values())
        made = {
            buyer: Line(charge["id"], weights[buyer], rate, shared.parts[buyer])
            for buyer in self.buyers
        }
        return made, shared.unallocated

    def _weights(self, key: Table) -> dict[str, Fraction]:
        ((kind, said),) = key.items()
        self.seen[f"key {kind}"] += 1
        if kind == "equal":
            return {buyer: Fraction(1) for buyer in self.buyers}
        if kind == "measure":
            return {buyer: self.quantities.of(said, buyer) for buyer in self.buyers}
        if sorted(row["buyer"] for row in said) != sorted(self.buyers):
            raise OracleError(WEIGHT_NOT_ONE_EACH)
        written = {row["buyer"]: decimals.read(row["weight"]) for row in said}
        if min(written.values()) < 0:
            raise OracleError(NEGATIVE_WEIGHT)
        return {buyer: written[buyer] for buyer in self.buyers}

    def _bill(self, buyer: str, lines: list[Line]) -> Bill:
        exact = sum((line.amount for line in lines), Fraction(0))
        by = rounding.terms(self.currency, self.general)
        self.seen[f"lines {by.lines}"] += 1
        if by.lines == "lines":
            return Bill(buyer, exact, lines)
        total = rounding.rounded(exact, by, self.seen)
        if total != exact:
            self.seen["a bill's total rounded"] += 1
        difference = Line("rounding", None, None, total - exact)
        return Bill(buyer, total, [*lines, difference])

    def _dated(self, intervals: list[Table], field: str, after: str) -> Fraction:
        value = periods.value_of(intervals, field, self.cut, after)
        if not any(periods.between(row).touches(self.cut) for row in intervals):
            self.seen["the last value held on"] += 1
        return value

    def _misprinted(self, known: dict[str, Fraction]) -> list[str]:
        wrong = []
        for printed in self.agreement.get("printed", []):
            amount = periods.value_of(printed["totals"], "amount", self.cut)
            for name in printed["of"]:
                if name not in known:
                    raise OracleError(UNKNOWN_NAME, name)
            if amount != sum(known[name] for name in printed["of"]):
                wrong.append(printed["id"])
                self.seen["a printed total that differs"] += 1
            else:
                self.seen["a printed total that agrees"] += 1
        return wrong
