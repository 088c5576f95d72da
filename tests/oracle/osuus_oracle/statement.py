"""The statement: every charge, bill, funder and printed total of a year."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals, handover, periods, rounding, sharing
from osuus_oracle.errors import (
    ALL_WEIGHTS_ZERO,
    ALREADY_STATED,
    FLOOR_ABOVE_CEILING,
    HELD_AND_GIVEN,
    LINES_OF_CHARGE,
    NEGATIVE_WEIGHT,
    NO_MAP_TO_RESTATE,
    NO_SUCH_CHARGE,
    NOTHING_TO_HOLD,
    OUTSIDE_TERM,
    OVERLAPPING_VALUES,
    RESTATED_BEFORE,
    ROUNDING_OF_CHARGE,
    UNKNOWN_NAME,
    WEIGHT_LACKING,
    WEIGHT_OF_STRANGER,
    WEIGHT_TWICE,
    Faults,
    fail,
)
from osuus_oracle.handover import Bill, Line
from osuus_oracle.periods import Period
from osuus_oracle.quantities import Quantities, Row
from osuus_oracle.register import Register
from osuus_oracle.rounding import Terms
from osuus_oracle.who import Who

Table = dict[str, Any]
#: Warnings of a price or amount that the agreement does not state for the period.
HELD, GIVEN = "held", "given"
#: Warnings of what was handed over.
SUCCEEDED, RESTATED = "succeeded", "restated"


@dataclass(frozen=True)
class Misprint:
    """A printed total that is not what its parts add up to."""

    printed_id: str
    parts: Fraction
    printed: Fraction


@dataclass(frozen=True)
class Statement:
    """What everybody pays. `notes` and `misprinted` are what it warns of."""

    total: Fraction
    unallocated: Fraction
    bills: list[Bill]
    funders: list[tuple[str, Fraction]]
    notes: list[str]
    misprinted: list[Misprint]
    #: Codes and identifiers of the other warnings.
    warnings: list[tuple[str, str]]
    #: What each buyer is called, and the days of the two maps of one that was restated.
    names: dict[str, dict[str, str]]
    restated: tuple[date, date] | None


@dataclass(frozen=True)
class Call:
    """What is given with a call, beside the agreement, its facts and the year."""

    register: Register | None = None
    hold: tuple[str, ...] = ()
    prices: dict[str, str] = field(default_factory=dict)
    restated_on: date | None = None


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
        self.quantities = Quantities(
            agreement, facts, billed, self.who, self.cut, self.faults, seen
        )
        self._asked()

    def _asked(self) -> None:
        """What the call asks of charges by name."""
        charges = {charge["id"]: charge for charge in self.agreement["charges"]}
        for name in [*self.call.hold, *self.call.prices]:
            if name not in charges:
                self.faults.add(NO_SUCH_CHARGE, name)
            elif "rates" not in charges[name] and "amounts" not in charges[name]:
                self.faults.add(NOTHING_TO_HOLD, name)
        for name, price in self.call.prices.items():
            self.faults.trying(decimals.read, price)
            if name in self.call.hold:
                self.faults.add(HELD_AND_GIVEN, name)

    def statement(self) -> Statement:
        """All charges line by line, then the bills, then what is only shown."""
        lines: dict[str, list[Line]] = {buyer: [] for buyer in self.buyers}
        pools: dict[str, Fraction] = {}
        unallocated = Fraction(0)
        for charge in self.agreement["charges"]:
            by = self.faults.trying(self._terms, charge)
            if charge["kind"] == "rate":
                made = self.faults.trying(self._rate_lines, charge, by)
                # Of a rate a printed total means the lines.
                amounts = [line.amount for line in (made or {}).values()]
                pools[charge["id"]] = sum(amounts, Fraction(0))
            else:
                pool = self.faults.trying(self._pool_amount, charge)
                pools[charge["id"]] = pool or Fraction(0)
                shared = self.faults.trying(self._pool_lines, charge, pool, by)
                made, left = shared or ({}, Fraction(0))
                unallocated += left
            for buyer, line in (made or {}).items():
                lines[buyer].append(line)
        funders = self._funders()
        misprinted = self._misprinted(pools, dict(funders))
        holders = self.faults.trying(self._holders) or {}
        self.faults.stop()
        bills = [self._bill(buyer, lines[buyer]) for buyer in self.buyers]
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
        own: Table = charge.get("rounding", {})
        faults = Faults()
        if "lines" in own:
            faults.add(LINES_OF_CHARGE, charge["id"])
        if "rounding" in charge and self.general.get("lines") == "total":
            faults.add(ROUNDING_OF_CHARGE, charge["id"])
        faults.stop()
        if own:
            self.seen["rounding of a charge's own"] += 1
        return rounding.terms(self.currency, self.general, own)

    def _rate_lines(self, charge: Table, by: Terms | None) -> dict[str, Line]:
        faults = Faults()
        measure = charge["measure"]
        rate = faults.trying(self._asked_or_dated, charge, "rates", "price")
        quantities = faults.trying(self.quantities.of_all, measure)
        faults.stop()
        if rate is None or quantities is None or by is None:
            return {}
        self.seen["charge by rate"] += 1
        unit = self.quantities.unit_of(measure)
        made = {}
        for buyer, quantity in quantities.items():
            amount = quantity * rate
            if by.lines == "lines":
                amount = rounding.rounded(amount, by, self.seen)
            made[buyer] = Line(charge["id"], quantity, unit, rate, amount)
        return made

    def _pool_amount(self, charge: Table) -> Fraction:
        if "amounts" in charge:
            self.seen["pool with amounts"] += 1
            return self._asked_or_dated(charge, "amounts", "amount")
        self.seen["pool with a measure"] += 1
        return self.quantities.of(charge["measure"])

    def _pool_lines(
        self, charge: Table, pool: Fraction | None, by: Terms | None
    ) -> tuple[dict[str, Line], Fraction]:
        faults = Faults()
        weights = faults.trying(self._weights, charge["key"])
        bounds = faults.trying(self._bounds, charge)
        balance = faults.trying(self._balance_key, by, weights)
        if weights is not None and sum(weights.values()) == 0:
            # Also where something else is wrong, and nothing is shared.
            self.faults.add(ALL_WEIGHTS_ZERO, charge["id"])
        faults.stop()
        if None in (pool, by) or weights is None or balance is None:
            return {}, Fraction(0)
        assert pool is not None
        assert by is not None
        shared = sharing.share(pool, weights, by, bounds, balance, self.seen)
        rate = None if bounds else pool / sum(weights.values())
        unit = self._unit_of_key(charge["key"])
        made = {
            buyer: Line(charge["id"], weights[buyer], unit, rate, shared.parts[buyer])
            for buyer in self.buyers
        }
        return made, shared.unallocated

    def _bounds(self, charge: Table) -> sharing.Bounds | None:
        if "bounds" not in charge:
            return None
        limits = {k: decimals.read(text) for k, text in charge["bounds"].items()}
        bounds = sharing.Bounds(limits.get("floor"), limits.get("ceiling"))
        if len(limits) == 2 and limits["floor"] > limits["ceiling"]:
            raise fail(FLOOR_ABOVE_CEILING, charge["id"])
        return bounds

    def _balance_key(
        self, by: Terms | None, weights: dict[str, Fraction] | None
    ) -> dict[str, Fraction]:
        """The quantities that the balance looks at, where it looks at any."""
        if by is None:
            return {}
        if by.balance == "buyer" and by.balance_name not in self.buyers:
            raise fail(UNKNOWN_NAME, by.balance_name)
        if by.balance not in ("largest", "smallest", "descending"):
            return {}
        if by.balance_name == "weight":
            return weights or {}
        return self.quantities.of_all(by.balance_name)

    def _weights(self, key: Table) -> dict[str, Fraction]:
        ((kind, said),) = key.items()
        self.seen[f"key {kind}"] += 1
        if kind == "equal":
            return {buyer: Fraction(1) for buyer in self.buyers}
        if kind == "measure":
            return self.quantities.of_all(said)
        faults = Faults()
        named = [row["buyer"] for row in said]
        for buyer in set(self.buyers) - set(named):
            faults.add(WEIGHT_LACKING, buyer)
        for buyer in set(named) - set(self.buyers):
            faults.add(WEIGHT_OF_STRANGER, buyer)
        if len(set(named)) < len(named):
            faults.add(WEIGHT_TWICE)
        written = {row["buyer"]: decimals.read(row["weight"]) for row in said}
        if not any(written.values()):
            # Also where something else is wrong with them.
            self.faults.add(ALL_WEIGHTS_ZERO)
        if min(written.values(), default=Fraction(0)) < 0:
            faults.add(NEGATIVE_WEIGHT)
        faults.stop()
        return {buyer: written[buyer] for buyer in self.buyers}

    def _unit_of_key(self, key: Table) -> str:
        if "measure" in key:
            return self.quantities.unit_of(key["measure"])
        return "buyer" if "equal" in key else "share"

    def _bill(self, buyer: str, lines: list[Line]) -> Bill:
        exact = sum((line.amount for line in lines), Fraction(0))
        by = rounding.terms(self.currency, self.general)
        self.seen[f"lines {by.lines}"] += 1
        if by.lines == "lines":
            return Bill(buyer, exact, lines)
        total = rounding.rounded(exact, by, self.seen)
        if total != exact:
            self.seen["a bill's total rounded"] += 1
        difference = Line("rounding", None, None, None, total - exact)
        return Bill(buyer, total, [*lines, difference])

    def _asked_or_dated(self, charge: Table, rows: str, name: str) -> Fraction:
        """The price or amount of a charge, or what the call says where it has none."""
        after = charge.get("after", "fail")
        if self.cut is None:
            raise fail(OUTSIDE_TERM)
        if charge["id"] in self.call.prices:
            # Held is only what has ended.
            held = after == "hold" and all(
                periods.between(row).last < self.cut.first for row in charge[rows]
            )
            if periods.says_nothing(charge[rows], self.cut) and not held:
                self.seen[f"{name} given with the call"] += 1
                self.warnings.append((GIVEN, charge["id"]))
                return decimals.read(self.call.prices[charge["id"]])
            self._dated(charge[rows], name, after)
            raise fail(ALREADY_STATED, charge["id"])
        if charge["id"] in self.call.hold and after != "hold":
            value = self._dated(charge[rows], name, "hold")
            if not any(periods.between(row).holds(self.cut) for row in charge[rows]):
                self.seen[f"{name} held by the call"] += 1
                self.warnings.append((HELD, charge["id"]))
            return value
        return self._dated(charge[rows], name, after)

    def _dated(self, intervals: list[Table], field: str, after: str) -> Fraction:
        if self.cut is None:
            raise fail(OUTSIDE_TERM)
        value = periods.value_of(intervals, field, self.cut, after)
        if periods.says_nothing(intervals, self.cut):
            self.seen["the last value held on"] += 1
        elif not any(periods.between(row).holds(self.cut) for row in intervals):
            self.seen["the last value held on from within the period"] += 1
        return value

    def _shown(self, kind: str, tables: list[Table], field: str) -> dict[str, Fraction]:
        """What is shown and not billed; what says nothing for the period is left out."""
        made = {}
        for table in tables:
            if self.cut and periods.says_nothing(table[field], self.cut):
                self.seen[f"{kind} left out"] += 1
                continue
            amount = self.faults.trying(self._dated, table[field], "amount", "fail")
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
