"""Random tables of figures, to be carried over from one day to another."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from osuus_oracle import decimals
from osuus_oracle.register import Register
from pieces import Draw, Table, chance, pick
from registers import registers

DAYS = ["1999-12-31", "2000-12-31", "2001-12-31", "2002-03-31", "2002-06-15"]
DAYS += ["2002-06-20", "2003-01-01", "2006-06-30"]
OUTSIDE = ["1999-12-30", "2006-07-01"]


@dataclass
class Carry:
    """A table of figures on the borders of a day, and the day to carry them over to."""

    register: Table
    first: str
    last: str
    measures: list[str]
    rows: list[dict[str, str]]

    def figures(self, measure: str) -> dict[str, Fraction]:
        """The figures that the table has of a measure."""
        return {
            row["code"]: decimals.read(row[measure]) for row in self.rows if row[measure]
        }


@st.composite
def carries(draw: Draw) -> Carry:
    """Most often the table is whole, and the second day is the later one."""
    tables = draw(registers())
    days = sorted([pick(draw, DAYS[:5]), pick(draw, DAYS)], reverse=chance(draw, 15))
    if chance(draw, 10):
        days[draw(st.integers(0, 1))] = pick(draw, OUTSIDE)
    there = Register(tables)
    known = date.fromisoformat(days[0])
    codes = there.on(known) if days[0] not in OUTSIDE else ["005"]
    if chance(draw, 4) and len(codes) > 1:
        codes = draw(st.permutations(codes))[:-1]
    if chance(draw, 25):
        codes = [*codes, pick(draw, ["300", "999"])]
    measures = pick(draw, [["m"], ["m", "n"]])
    holes = chance(draw, 2)
    rows = [
        {"code": code}
        | {name: "" if holes and chance(draw, 4) else _value(draw) for name in measures}
        for code in dict.fromkeys(codes)
    ]
    return Carry(tables, days[0], days[1], measures, rows)


def _value(draw: Draw) -> str:
    sign = "-" if chance(draw, 12) else ""
    return sign + pick(draw, ["0", "1", "7", "12.5", "1000", "0.01", "99999999", "3"])


def as_table(carry: Carry) -> str:
    """The CSV table of a carry."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ["code", *carry.measures], lineterminator="\n")
    writer.writeheader()
    writer.writerows(carry.rows)
    return out.getvalue()
