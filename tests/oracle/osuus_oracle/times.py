"""The times of which a step or a key takes a measure."""

from typing import Any

from osuus_oracle import periods
from osuus_oracle.periods import Period

Table = dict[str, Any]
#: Whatever says that a measure is taken of other times than the billed one.
LAGS = ("years_before", "years", "quarters", "months", "to", "take")
#: The fields that count the times, and the months in each.
_SPANS = {"quarters": 3, "months": 1}


def times_of(table: Table, year: int) -> list[Period]:
    """The times that are looked at, the last first."""
    last = year - int(table.get("years_before", "0"))
    for field, months in _SPANS.items():
        if field in table:
            to = table.get("to", "12-31")
            return periods.ending(last, to, int(table[field]), months)
    return [periods.whole_year(last - n) for n in range(int(table.get("years", "1")))]


def times_of_index(step: Table, year: int) -> list[Period]:
    """The years of which an index is looked at."""
    before, base = int(step.get("years_before", "0")), int(step["base"])
    if year <= base:
        return []
    rounded = step.get("on", "unrounded") == "rounded"
    years = range(base, year + 1) if rounded else (base, year)
    return [periods.whole_year(y - before) for y in years]
