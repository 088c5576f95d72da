"""Quantities: rows of facts added up."""

from collections import Counter
from fractions import Fraction
from itertools import combinations
from typing import Any

from osuus_oracle import decimals, periods
from osuus_oracle.errors import (
    FACT_OVER_EDGE,
    FRACTION_REFUSED,
    MISSING_FACT,
    NEGATIVE_QUANTITY,
    OVERLAPPING_FACTS,
    UNKNOWN_NAME,
    OracleError,
)
from osuus_oracle.periods import Period

Row = dict[str, str]


class Quantities:
    """What the facts say about the measures of an agreement in a period."""

    def __init__(
        self,
        measures: list[dict[str, Any]],
        facts: list[Row],
        billed: Period,
        seen: Counter[str],
    ) -> None:
        self._measures = {measure["id"]: measure for measure in measures}
        self._seen = seen
        self._used: dict[tuple[str, str], list[Fraction]] = {}
        said: dict[tuple[str, str], list[Period]] = {}
        for row in facts:
            if row["value"] == "":
                seen["a fact not yet filled in"] += 1
                continue
            about = (row["measure"], row["buyer"])
            period = periods.read(row["period"])
            said.setdefault(about, []).append(period)
            if billed.holds(period):
                self._used.setdefault(about, []).append(decimals.read(row["value"]))
            elif billed.touches(period):
                raise OracleError(FACT_OVER_EDGE, row["period"])
            else:
                seen["a fact of another period"] += 1
        for about, several in said.items():
            if any(one.touches(other) for one, other in combinations(several, 2)):
                raise OracleError(OVERLAPPING_FACTS, str(about))

    def of(self, measure: str, buyer: str = "") -> Fraction:
        """The quantity of a buyer, or of the whole agreement without one."""
        if measure not in self._measures:
            raise OracleError(UNKNOWN_NAME, measure)
        terms = self._measures[measure]
        values = self._used.get((measure, buyer), [])
        if not values:
            if terms.get("missing", "fail") == "fail":
                raise OracleError(MISSING_FACT, f"{measure} of {buyer}")
            self._seen["missing fact taken as zero"] += 1
            return Fraction(0)
        if len(values) > 1:
            self._seen["facts of several periods added up"] += 1
        for value in values:
            if value < 0:
                raise OracleError(NEGATIVE_QUANTITY, f"{measure} of {buyer}")
            if value.denominator != 1 and terms.get("fractions") == "refused":
                raise OracleError(FRACTION_REFUSED, f"{measure} of {buyer}")
        return sum(values, Fraction(0))
