"""Quantities: rows of facts, held against the agreement and added up."""

from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

from osuus_oracle import decimals, periods
from osuus_oracle.errors import (
    BACKWARDS,
    CLIENT_LACKING,
    CLIENT_OF_OTHER,
    FACT_OF_NO_MEASURE,
    FACT_OF_STRANGER,
    FACT_OTHER_NAME,
    FACT_OTHER_UNIT,
    FACT_OVER_EDGE,
    FACT_WITH_BUYER,
    FACT_WITHOUT_BUYER,
    FIGURE_LACKING,
    FRACTION_REFUSED,
    MISSING_FACT,
    NEGATIVE_QUANTITY,
    NO_SERIES,
    OVERLAPPING_FACTS,
    SERIES_NOT_FINAL,
    UNKNOWN_NAME,
    UNLIKE_BORDERS,
    Faults,
    OracleError,
    fail,
)
from osuus_oracle.periods import Period
from osuus_oracle.register import Column, Register
from osuus_oracle.who import Who

Table = dict[str, Any]
Row = dict[str, str]
#: The warning of a fact that takes the place of the register's figure.
OVER_REGISTER = "over register"
#: A warning: made-up figures were used.
ILLUSTRATIVE = "illustrative"
#: A measure, a buyer or nothing, a client or nothing, and of which time.
About = tuple[str, str, str, Period]


class Quantities:
    """What the facts say about the measures of an agreement in a period."""

    def __init__(
        self,
        agreement: Table,
        facts: list[Row],
        year: int,
        used: set[tuple[str, Period]],
        who: Who,
        cut: Period | None,
        faults: Faults,
        seen: Counter[str],
    ) -> None:
        self.warnings: list[tuple[str, str]] = []
        self._year = year
        self._who = who
        self._cut = cut
        self._measures: dict[str, Table] = {
            measure["id"]: measure for measure in agreement.get("measures", [])
        }
        self._buyers: dict[str, dict[str, str]] = who.names
        self.buyers = list(who.names)
        self._seen = seen
        self._used: dict[About, list[Fraction]] = {}
        said: dict[About, list[Period]] = {}
        times: dict[str, list[Period]] = {}
        for name, time in used:
            times.setdefault(name, []).append(time)
        for blanks in facts:
            row = {column: cell.strip() for column, cell in blanks.items()}
            seen["blanks around the cells of a fact"] += row != blanks
            if row["value"] == "":
                seen["a fact not yet filled in"] += 1
                continue
            value = self._held_against_agreement(row, faults)
            period = faults.trying(periods.read, row["period"])
            if value is None or period is None:
                continue
            wanted = [t for t in times.get(row["measure"], []) if t.touches(period)]
            if row["measure"] not in times:
                seen["a fact of a measure that no charge uses"] += 1
            elif not wanted:
                seen["a fact of another period"] += 1
                seen["a negative fact of another period"] += value < 0
            for time in wanted:
                if not time.holds(period):
                    faults.add(FACT_OVER_EDGE, row["period"])
                    continue
                about = (row["measure"], row["buyer"], row.get("client", ""), time)
                said.setdefault(about, []).append(period)
                self._used.setdefault(about, []).append(value)
                made_up = (ILLUSTRATIVE, row["measure"])
                if row.get("status") == "illustrative" and made_up not in self.warnings:
                    seen["an illustrative fact"] += 1
                    self.warnings.append(made_up)
        for about, several in said.items():
            if any(one.touches(other) for one, other in combinations(several, 2)):
                faults.add(OVERLAPPING_FACTS, str(about))

    def clients(self, measure: str, buyer: str) -> list[Fraction]:
        """What each client of a buyer has in the billed year."""
        return [
            sum(values, Fraction(0))
            for (name, code, client, _), values in self._used.items()
            if (name, code) == (measure, buyer) and client
        ]

    def of(self, measure: str, buyer: str = "", time: Period | None = None) -> Fraction:
        """The quantity of a buyer, or of the whole agreement without one."""
        if measure not in self._measures:
            raise fail(UNKNOWN_NAME, measure)
        time = time or periods.whole_year(self._year)
        before = self._year - time.first.year
        values = self._used.get((measure, buyer, "", time), [])
        reference = self._measures[measure].get("register")
        if reference and not values:
            return self._registered(measure, reference, buyer, before)
        if reference and self._has_figure(reference, buyer, before):
            self._seen["a fact in the place of the register's figure"] += 1
            if (OVER_REGISTER, f"{measure} of {buyer}") not in self.warnings:
                self.warnings.append((OVER_REGISTER, f"{measure} of {buyer}"))
        if not values:
            if self._measures[measure].get("missing", "fail") == "fail":
                raise fail(MISSING_FACT, f"{measure} of {buyer}")
            self._seen["missing fact taken as zero"] += 1
            return Fraction(0)
        if len(values) > 1:
            self._seen["facts of several periods added up"] += 1
        return sum(values, Fraction(0))

    def of_all(self, measure: str, time: Period | None = None) -> dict[str, Fraction]:
        """The quantity of every buyer."""
        faults = Faults()
        before = self._year - time.first.year if time else 0
        reference = self._measures.get(measure, {}).get("register")
        if not self._buyers and reference and self._who.register:
            faults.trying(self._column, self._who.register, reference, "", before)
        found = {b: faults.trying(self.of, measure, b, time) for b in self._buyers}
        faults.stop()
        return {buyer: value for buyer, value in found.items() if value is not None}

    def _has_figure(self, reference: Table, buyer: str, before: int) -> bool:
        """Whether the register has a figure whose place a fact takes."""
        try:
            self._figure(reference, buyer, before)
        except OracleError:
            return False
        return True

    def _registered(
        self, measure: str, reference: Table, buyer: str, before: int
    ) -> Fraction:
        """The figure of a series, counted or carried over within the buyer's borders."""
        value = self._figure(reference, buyer, before)
        way = next(name for name in ("day", "on", "latest") if name in reference)
        self._seen[f"a figure of the register by `{way}`"] += 1
        if (
            value.denominator != 1
            and self._measures[measure].get("fractions") == "refused"
        ):
            raise fail(FRACTION_REFUSED, f"{measure} of {buyer}")
        return value

    def _figure(self, reference: Table, buyer: str, before: int) -> Fraction:
        register, day = self._who.register, self._who.day
        if register is None or day is None or buyer not in self._who.municipalities:
            faults = Faults()
            faults.add(FIGURE_LACKING, buyer)
            if register is not None:
                faults.trying(self._column, register, reference, buyer, before)
            raise OracleError(*faults.found)
        column = self._column(register, reference, buyer, before)
        there = register.name(buyer, column.borders)
        if not there or buyer in register.touched(column.borders, day):
            return self._carried(register, reference, column, day, buyer)
        if buyer in column.figures:
            return column.figures[buyer]
        raise fail(FIGURE_LACKING, buyer)

    def _column(
        self, register: Register, reference: Table, buyer: str, before: int
    ) -> Column:
        name = reference["series"]
        if name not in register.series:
            raise fail(NO_SERIES, name)
        columns = register.columns(name)
        if "latest" in reference:
            if register.series[name]["kind"] != "final":
                raise fail(SERIES_NOT_FINAL, name)
            assert self._cut is not None
            first = periods.whole_year(self._year - before).first
            first = self._cut.first if before == 0 else first
            found = [column for column in columns if column.day < first][-1:]
        else:
            wanted = reference.get("on")
            if wanted is None:
                year = self._year - before - int(reference["years_before"])
                wanted = f"{year}-{reference['day']}"
            at = date.fromisoformat(wanted)
            found = [column for column in columns if column.day == at]
        if not found:
            faults = Faults()
            faults.add(FIGURE_LACKING, name)
            # The borders are known also where the figures are not.
            fixed, day = register.series[name]["borders"], self._who.day
            if fixed != "own" and day:
                within = date.fromisoformat(fixed)
                carried = "borders" in reference and within <= day
                if not carried and buyer in register.touched(within, day):
                    faults.add(UNLIKE_BORDERS, name)
            faults.stop()
        return found[0]

    def _carried(
        self, register: Register, reference: Table, column: Column, day: date, buyer: str
    ) -> Fraction:
        if reference.get("borders") != "carried":
            raise fail(UNLIKE_BORDERS, buyer)
        if day < column.borders:
            raise fail(BACKWARDS, buyer)
        made, lacking, lost = register.carried(column.figures, column.borders, day)
        for area in lost.values():
            if buyer in area.codes:
                raise fail(area.fault, area.about)
        if buyer in lacking or buyer not in made:
            raise fail(FIGURE_LACKING, buyer)
        self._seen["a figure carried over"] += 1
        return made[buyer]

    def unit_of(self, measure: str) -> str:
        """The unit that a measure is in."""
        unit: str = self._measures[measure]["unit"]
        return unit

    def _held_against_agreement(self, row: Row, faults: Faults) -> Fraction | None:
        """The value of a row, whatever its period, or nothing where it is at fault."""
        about = f"{row['measure']} of {row['buyer']}"
        measure = self._measures.get(row["measure"])
        value = faults.trying(decimals.read, row["value"])
        if measure is None:
            faults.add(FACT_OF_NO_MEASURE, about)
            return None
        before = len(faults.found)
        of_agreement = measure.get("of", "buyer") == "agreement"
        if measure.get("of") == "client" and not row.get("client"):
            faults.add(CLIENT_LACKING, about)
        if measure.get("of") != "client" and row.get("client"):
            faults.add(CLIENT_OF_OTHER, about)
        if of_agreement and row["buyer"]:
            faults.add(FACT_WITH_BUYER, about)
        if not of_agreement and not row["buyer"]:
            faults.add(FACT_WITHOUT_BUYER, about)
        if row["buyer"] and row["buyer"] not in self._buyers:
            faults.add(FACT_OF_STRANGER, about)
        if row.get("unit", "") not in ("", measure["unit"]):
            faults.add(FACT_OTHER_UNIT, about)
        named = self._buyers.get(row["buyer"], {})
        if named and row.get("name", "") not in ("", *named.values()):
            faults.add(FACT_OTHER_NAME, about)
        if value is not None:
            if value < 0 and not of_agreement:
                faults.add(NEGATIVE_QUANTITY, about)
            if value.denominator != 1 and measure.get("fractions") == "refused":
                faults.add(FRACTION_REFUSED, about)
        return value if len(faults.found) == before else None
