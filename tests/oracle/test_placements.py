"""Days and months in care, day by day: each day of a child belongs to one place.

The library counts with intervals; here each day is looked at by itself.
"""

from __future__ import annotations

import csv
import io
import json
import random
from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "placements"
FORMS = ["commissioned-family", "professional-family-home", "institution", "school-home"]
YEAR = 2024
RANDOM = 150

Row = dict[str, Any]


def days_of(stay: Row, counts: str, last: date) -> list[date]:
    """The days that a stay claims, as if there were no other."""
    first = date.fromisoformat(stay["from"])
    end = date.fromisoformat(stay["to"]) if stay["to"] else None
    days = []
    day = first
    while day <= (end or last):
        claimed = (
            counts == "both-ends" or day != end or (counts == "first" and day == first)
        )
        if claimed:
            days.append(day)
        day += timedelta(days=1)
    return days


def care(text: str, terms: Row, year: int) -> dict[tuple[str, str], Row]:
    """Children, days and months by buyer and form."""
    last = date(year, 12, 31)
    rows = list(csv.DictReader(io.StringIO(text)))
    rows.sort(key=lambda row: (row["from"], row["to"] or "9999-12-31"))
    calendar: dict[tuple[str, date], Row] = {}
    for row in rows:
        for day in days_of(row, terms["counts"], last):
            # Of two that claim a day, the one that came later has it, or the earlier.
            if terms["moves"] == "to-new" or (row["child"], day) not in calendar:
                calendar[row["child"], day] = row
    children = defaultdict(set)
    days: dict[tuple[str, str], int] = defaultdict(int)
    months: dict[tuple[str, str, str, int], int] = defaultdict(int)
    for (child, day), row in calendar.items():
        if day.year == year:
            key = (row["buyer"], row["form"])
            children[key].add(child)
            days[key] += 1
            months[child, *key, day.month] += 1
    found: dict[tuple[str, str], Row] = {}
    for key, count in days.items():
        parts = [
            (month, of_month)
            for (_, buyer, form, month), of_month in months.items()
            if (buyer, form) == key
        ]
        if terms["part_months"] == "started":
            whole = Fraction(len(parts))
        else:
            whole = sum(
                (Fraction(n, monthrange(year, month)[1]) for month, n in parts),
                Fraction(0),
            )
        found[key] = {"children": len(children[key]), "days": count, "months": whole}
    return found


def hold(library: Any, call: Row, terms: Row) -> None:
    """The library counts as many."""
    expected = care(call["placements"]["csv"], terms, YEAR)
    if library is None:
        return
    answer = json.loads(library.call(json.dumps(call)))
    assert answer["type"] == "success", answer
    found = {
        (row["buyer"], row["form"]): {
            "children": row["children"],
            "days": int(row["days"]),
            "months": Fraction(row["months"]),
        }
        for row in answer["answer"]["care"]
    }
    assert found == expected


OURS = {"counts": "both-ends", "moves": "to-new", "part_months": "by-days"}


def test_the_table_of_the_corpus(library: Any) -> None:
    """The stays that most cases of the corpus use, by our own assumptions."""
    text = (CORPUS / "placements.csv").read_text(encoding="utf-8")
    hold(
        library,
        {"call": "placements", "placements": {"csv": text}, "period": "2024"},
        OURS,
    )


def agreement(terms: Row) -> str:
    """An agreement that counts so and bills nothing."""
    forms = "".join(
        f'[[placements.forms]]\nid = "{form}"\nname = {{ en = "{form}" }}\n'
        f'days = "{form}-days"\nmonths = "{form}-months"\n'
        for form in FORMS
    )
    measures = "".join(
        f'[[measures]]\nid = "{form}-{what}"\nname = {{ en = "{form}" }}\nunit = "care"\n'
        for form in FORMS
        for what in ("days", "months")
    )
    buyers = ", ".join(f'{{ code = "{c}", name = {{ en = "{c}" }} }}' for c in "abc")
    words = "".join(f'{name} = "{word}"\n' for name, word in terms.items())
    return (
        'format = 1\nid = "care"\ncurrency = "EUR"\ntitle = { en = "Care" }\n'
        'term = { from = "2024-01-01", to = "2024-12-31" }\ncharges = "not stated"\n'
        f'buyers = {{ scheme = "party", list = [{buyers}] }}\n'
        '[[units]]\nid = "care"\none = { en = "time" }\nmany = { en = "times" }\n'
        f"{measures}[placements]\n{words}{forms}"
    )


def stays(draw: random.Random) -> str:
    """Children who go from place to place, some of them on one day."""
    lines = ["child,buyer,form,from,to\n"]
    for child in range(draw.randint(1, 4)):
        day = date(2023, 10, 1) + timedelta(days=draw.randint(0, 200))
        buyer = draw.choice("abc")
        for _ in range(draw.randint(1, 5)):
            end = day + timedelta(days=draw.choice([1, 2, 20, 35, 90]))
            goes_on = draw.random() < 0.1
            to = "" if goes_on else end.isoformat()
            form = draw.choice(FORMS)
            lines.append(f"child-key-{child},{buyer},{form},{day.isoformat()},{to}\n")
            if goes_on:
                break
            # On the same day, on the next, or after a while.
            day = end + timedelta(days=draw.choice([0, 0, 1, 12]))
            if draw.random() < 0.2:
                buyer = draw.choice("abc")
    return "".join(lines)


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random(library: Any, seed: int) -> None:
    """Random stays under every way of counting."""
    draw = random.Random(seed)
    terms = {
        "counts": draw.choice(["both-ends", "first", "nights"]),
        "moves": draw.choice(["to-new", "to-old"]),
        "part_months": draw.choice(["by-days", "started"]),
    }
    call = {
        "call": "placements",
        "agreement": {"toml": agreement(terms)},
        "placements": {"csv": stays(draw)},
        "period": "2024",
    }
    hold(library, call, terms)
