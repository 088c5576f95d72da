"""The statement: every charge, bill, funder and printed total of a year."""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

from osuus_oracle import handover, periods, rounding
from osuus_oracle.charges import Charges
from osuus_oracle.checks import Checked
from osuus_oracle.dating import Call, Dating, check_asked
from osuus_oracle.errors import (
    NO_MAP_TO_RESTATE,
    OUTSIDE_TERM,
    OVERLAPPING_VALUES,
    RESTATED_BEFORE,
    UNKNOWN_NAME,
    Faults,
    fail,
)
from osuus_oracle.handover import Bill, Line
from osuus_oracle.periods import Period
from osuus_oracle.quantities import Quantities, Row
from osuus_oracle.results import Misprint, Statement
from osuus_oracle.rounding import Terms
from osuus_oracle.who import Who

Table = dict[str, Any]
#: Warnings of what was handed over.
SUCCEEDED, RESTATED = "succeeded", "restated"


def work_out(
    agreement: Table,
    facts: list[Row],
    year: int,
    seen: Counter[str] | None = None,
    call: Call | None = None,
) -> Statement:
    """The statement of a year; `seen` counts the options that the work went through."""
    seen = Counter() if seen is None else seen
    return _Work(agreement, facts, year, seen, call or Call()).statement()


class _Work:
    """One statement in the making."""

    def __init__(
        self,
        agreement: Table,
        facts: list[Row],
        year: int,
        seen: Counter[str],
        call: Call,
    ) -> None:
        self.agreement = agreement
        self.year = year
        self.seen = seen
        self.call = call
        self.faults = Faults()
        self.warnings: list[tuple[str, str]] = []
        self.currency: str = agreement["currency"]
        self.general: Table = agreement.get("rounding", {})
        billed = periods.whole_year(year)
        term = periods.between(agreement["term"])
        self.cut: Period | None = None
        if term.touches(billed):
            self.cut = Period(max(billed.first, term.first), min(billed.last, term.last))
            seen["the term cuts the period"] += self.cut != billed
            seen["an open term"] += "to" not in agreement["term"]
        else:
            self.faults.add(OUTSIDE_TERM)
        shown = [*agreement.get("funders", []), *agreement.get("printed", [])]
        for table in [*agreement["charges"], *shown]:
            for name in ("rates", "amounts", "totals"):
                if periods.overlap(table.get(name, [])):
                    self.faults.add(OVERLAPPING_VALUES, table["id"])
        self.who = Who(agreement["buyers"], self.cut, call.register, self.faults, seen)
        self.buyers = list(self.who.names)
        checked = Checked(agreement, self.buyers, self.faults)
        used = checked.graph.measures_used(year)
        self.quantities = Quantities(
            agreement, facts, year, used, self.who, self.cut, self.faults, seen
        )
        self.dating = Dating(self.cut, call, self.warnings, seen)
        self.charges = Charges(
            agreement,
            year,
            checked,
            self.quantities,
            self.dating,
            call,
            self.faults,
            seen,
        )
        check_asked(agreement, call, self.faults)

    def statement(self) -> Statement:
        """All charges line by line, then the bills, then what is only shown."""
        lines: dict[str, list[Line]] = {buyer: [] for buyer in self.buyers}
        memos: dict[str, list[Line]] = {buyer: [] for buyer in self.buyers}
        pools: dict[str, Fraction] = {}
        unallocated = Fraction(0)
        for charge in self.agreement["charges"]:
            made = self.faults.trying(self.charges.made, charge["id"])
            pools[charge["id"]] = made.whole if made else Fraction(0)
            if made is None:
                continue
            billed = charge.get("billed", "yes") == "yes"
            unallocated += made.unallocated if billed else 0
            self.seen["a memo"] += not billed
            self.seen["a memo with a rest"] += not billed and made.unallocated != 0
            for buyer, line in made.lines.items():
                (lines if billed else memos)[buyer].append(line)
        funders = self._funders()
        misprinted = self._misprinted(pools, dict(funders))
        holders = self.faults.trying(self._holders) or {}
        self.faults.stop()
        bills = [self._bill(b, lines[b], memos[b]) for b in self.buyers]
        bills = self._passed_on(bills, holders)
        self.seen[f"currency {self.currency}"] += 1
        self.seen["buyers: " + (str(len(bills)) if len(bills) < 4 else "4 or more")] += 1
        return Statement(
            total=sum((bill.total for bill in bills), Fraction(0)),
            unallocated=unallocated,
            bills=bills,
            funders=funders,
            notes=self._notes(),
            misprinted=misprinted,
            warnings=[*self.warnings, *self.quantities.warnings],
            names=self._names(bills),
            restated=self._restated(),
        )

    def _restated(self) -> tuple[date, date] | None:
        if self.call.restated_on is None or self.who.day is None:
            return None
        return self.who.day, self.call.restated_on

    def _names(self, bills: list[Bill]) -> dict[str, dict[str, str]]:
        """What they are called: the first as on their map, new ones on the last day."""
        names = dict(self.who.names)
        register, day = self.call.register, self.who.day
        for code in [bill.buyer for bill in bills if bill.buyer not in names]:
            assert register is not None
            assert day is not None
            assert self.cut is not None
            at = self.call.restated_on or self.cut.last
            # One that ended again is called what it was called last.
            told = [
                (last, name) for first, last, name in register.names[code] if first <= at
            ]
            names[code] = register.name(code, at) or max(told, key=lambda n: n[0])[1]
        if register is not None and self.call.restated_on is not None:
            # A list has names of its own; a region has those of the map it is shown on.
            for code in self.who.selected:
                names[code] = register.name(code, self.call.restated_on)
        return {bill.buyer: names[bill.buyer] for bill in bills}

    def _holders(self) -> dict[str, handover.Holders]:
        """Who holds the areas of the buyers in the period, or on the day asked for."""
        who, register, later = self.who, self.call.register, self.call.restated_on
        if later is not None:
            if register is None or who.day is None:
                raise fail(NO_MAP_TO_RESTATE)
            if later < who.day:
                self.faults.add(RESTATED_BEFORE)
            register.known(later)
            areas = register.follow(who.municipalities, who.day, later)
            return handover.later(areas, self.seen)
        if register is None or not who.of_period or self.cut is None:
            return {}
        succession = self.agreement["buyers"].get("succession", "")
        return handover.within(
            register, who.municipalities, self.cut, succession, self.seen
        )

    def _passed_on(
        self, bills: list[Bill], holders: dict[str, handover.Holders]
    ) -> list[Bill]:
        """The bills of whoever holds the areas, in their order."""
        made = self._handed(bills, holders)
        if self.call.restated_on is None:
            if holders:
                self.warnings.append((SUCCEEDED, ""))
            order = handover.in_order(self.buyers, holders, list(made), new_last=True)
            self.seen["a new buyer in the period"] += len(order) > len(self.buyers)
            return [made[code] for code in order]
        self.warnings.append((RESTATED, ""))
        self.seen["restated"] += 1
        order = handover.in_order(self.buyers, holders, list(made), new_last=False)
        if "region" in self.agreement["buyers"]:
            order = sorted(order)
            self.seen["restated, a region"] += bool(holders)
        elif holders:
            self.seen["restated, not in the order of codes"] += order != sorted(order)
        return [made[code] for code in order]

    def _handed(
        self, bills: list[Bill], holders: dict[str, handover.Holders]
    ) -> dict[str, Bill]:
        terms = {c["id"]: self._terms(c) for c in self.agreement["charges"]}
        general = rounding.terms(self.currency, self.general)
        if holders:
            self.seen[f"handed over, lines {general.lines}"] += 1
        return handover.handed_over(bills, holders, terms, general, self.seen)

    def _terms(self, charge: Table) -> Terms:
        return rounding.terms(self.currency, self.general, charge.get("rounding", {}))

    def _bill(self, buyer: str, lines: list[Line], memos: list[Line]) -> Bill:
        exact = sum((line.amount for line in lines), Fraction(0))
        by = rounding.terms(self.currency, self.general)
        self.seen[f"lines {by.lines}"] += 1
        if by.lines == "lines":
            return Bill(buyer, exact, lines, memos)
        total = rounding.rounded(exact, by, self.seen)
        if total != exact:
            self.seen["a bill's total rounded"] += 1
        difference = Line("rounding", None, None, None, total - exact)
        return Bill(buyer, total, [*lines, difference], memos)

    def _shown(self, kind: str, tables: list[Table], field: str) -> dict[str, Fraction]:
        """What is shown and not billed; what says nothing for the period is left out."""
        made = {}
        for table in tables:
            if self.cut and periods.says_nothing(table[field], self.cut):
                self.seen[f"{kind} left out"] += 1
                continue
            amount = self.faults.trying(
                self.dating.stated, table[field], "amount", "fail"
            )
            if amount is not None:
                made[table["id"]] = amount
        return made

    def _funders(self) -> list[tuple[str, Fraction]]:
        made = self._shown("a funder", self.agreement.get("funders", []), "amounts")
        self.seen["a funder"] += len(made)
        return list(made.items())

    def _misprinted(
        self, pools: dict[str, Fraction], funders: dict[str, Fraction]
    ) -> list[Misprint]:
        tables: list[Table] = self.agreement.get("printed", [])
        amounts = self._shown("a printed total", tables, "totals")
        absent = {f["id"] for f in self.agreement.get("funders", [])} - set(funders)
        # A funder that is left out adds nothing.
        known = pools | funders | dict.fromkeys(absent, Fraction(0))
        wrong = []
        for table in tables:
            for name in set(table["of"]) - set(known):
                self.faults.add(UNKNOWN_NAME, name)
            if table["id"] not in amounts or self.faults.found:
                continue
            printed = amounts[table["id"]]
            parts = sum((known[name] for name in table["of"]), Fraction(0))
            self.seen["a printed total of a funder left out"] += bool(
                absent & set(table["of"])
            )
            rates = {c["id"] for c in self.agreement["charges"] if c["kind"] == "rate"}
            self.seen["a printed total of a rate"] += bool(rates & set(table["of"]))
            if printed == parts:
                self.seen["a printed total that agrees"] += 1
            else:
                wrong.append(Misprint(table["id"], parts, printed))
                self.seen["a printed total that differs"] += 1
        return wrong

    def _notes(self) -> list[str]:
        """The reservations of every period and of this one."""
        made = []
        for note in self.agreement.get("notes", []):
            if note.get("period", str(self.year)) == str(self.year):
                made.append(note["id"])
                self.seen["a note"] += 1
            else:
                self.seen["a note of another period"] += 1
        return made
