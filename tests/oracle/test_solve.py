"""Solving and break points: every value of a grid, one by one, in exact fractions.

The library settles whole blocks of values by bounds. Here nothing is bounded: the oracle
works every value out, and the fund and the funding model are shared in whole cents by a
few lines of their own.
"""

from __future__ import annotations

import copy
import csv
import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from maker.base import Plan
from maker.plans import plan
from osuus_oracle import Call, OracleError, work_out

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus" / "breakpoints"
#: Random plans of which at least so many can be asked.
PLANS, ASKED = 220, 60
#: The values of a grid: from zero to the last.
LAST = 24
#: Use of a municipality, from zero to the last.
MOST = 400


def answer(library: Any, call: dict[str, Any]) -> dict[str, Any]:
    """What the library says."""
    document = json.loads(library.call(json.dumps(call)))
    assert document["type"] == "success", document
    return dict(document["answer"])


# Random plans.


def bills(of: Plan) -> dict[str, Fraction] | None:
    """The bill of every buyer; none where it cannot be worked out."""
    call = Call(hold=tuple(of.hold), prices=of.prices, earlier=tuple(of.earlier))
    try:
        statement = work_out(of.agreement, of.facts, of.year, None, call)
    except OracleError:
        return None
    return {bill.buyer: bill.total for bill in statement.bills}


def varied(of: Plan, measure: str, buyer: str, value: int) -> Plan:
    """The same plan with one figure of a measure in its year."""
    other = copy.deepcopy(of)
    year = str(of.year)
    other.facts = [
        row
        for row in of.facts
        if (row["measure"], row["buyer"]) != (measure, buyer)
        or not row["period"].startswith(year)
    ]
    row = {"buyer": buyer, "measure": measure, "period": year, "value": str(value)}
    other.facts.append(row)
    return other


def variable(of: Plan, dice: Random) -> tuple[str, str] | None:
    """A measure that may vary, and whose; of quarters and lags it is not asked."""
    lagged = {
        step["measure"] for step in of.agreement.get("steps", []) if "measure" in step
    }
    measures = {
        measure["id"]: measure
        for measure in of.agreement.get("measures", [])
        if measure["id"] not in lagged
        and measure.get("of", "buyer") != "client"
        and "register" not in measure
    }
    rows = sorted(
        {
            (row["measure"], row["buyer"])
            for row in of.facts
            if row["measure"] in measures and row["period"] == str(of.year)
        }
    )
    return dice.choice(rows) if rows else None


def asked(library: Any, number: int) -> bool:
    """Whether a plan could be asked; where it could, both say the same."""
    dice = Random(number)
    of = plan(77, number)
    chosen = variable(of, dice)
    now = bills(of)
    if chosen is None or not now:
        return False
    measure, buyer = chosen
    whose = dice.choice(sorted(now))
    values = [bills(varied(of, measure, buyer, value)) for value in range(LAST + 1)]
    figures = [None if value is None else value[whose] for value in values]
    told = sorted(figure for figure in figures if figure is not None)
    # A target has at most 28 digits.
    if not told or abs(told[len(told) // 2]) > 10**20:
        return False
    target = told[len(told) // 2]
    if target.denominator not in (1, 2, 4, 5, 10, 20, 25, 50, 100):
        target = Fraction(round(target))
    text = json.dumps(of.agreement, ensure_ascii=False)
    side: dict[str, Any] = {"name": "one", "agreement": {"json": text}}
    for name in ("hold", "prices", "earlier"):
        if getattr(of, name):
            side[name] = getattr(of, name)
    vary = {"figure": measure, "from": "0", "to": str(LAST), "step": "1"}
    if buyer:
        vary["buyer"] = buyer
    call = {
        "call": "solve",
        "alternatives": [side],
        "year": of.year,
        "facts": {"rows": of.facts},
        "vary": vary,
        "goal": {"buyer": whose, "reach": "at-least", "amount": decimal(target)},
    }
    document = json.loads(library.call(json.dumps(call)))
    if document["type"] == "failure":
        # A figure that no bill is made of is not a figure of the plan.
        codes = {one["code"] for one in document["answer"]["diagnostics"]}
        assert codes <= {"unknown-reference", "fraction-refused", "below-zero"}, document
        return False
    found = {
        value
        for stretch in document["answer"]["answers"]
        for value in range(int(stretch["from"]), int(stretch["to"]) + 1)
    }
    expected = {
        value
        for value, figure in enumerate(figures)
        if figure is not None and figure >= target
    }
    assert found == expected, (number, measure, buyer, whose, target, figures)
    for border in document["answer"]["borders"]:
        for end in ("before", "after"):
            figure = figures[int(border[end])]
            shown = border[f"first_{end}"]
            assert figure == (None if shown is None else Fraction(shown))
    return True


def decimal(value: Fraction) -> str:
    """A decimal that ends."""
    cents = value * 100
    assert cents.denominator == 1
    sign, size = ("-" if cents < 0 else ""), abs(cents.numerator)
    return f"{sign}{size // 100}.{size % 100:02d}"


def test_every_value_of_random_plans(library: Any) -> None:
    """The values that reach a target are those of which the oracle says so."""
    assert sum(asked(library, number) for number in range(PLANS)) >= ASKED


# The fund and the funding model.


@cache
def residents() -> dict[str, int]:
    """Residents of 31.12.2001 in the municipalities of the illustrative facts."""
    data = ROOT / "core" / "data" / "finland" / "figures-population-own-borders.csv"
    with data.open(encoding="utf-8") as rows:
        known = {
            row["code"]: int(row["2001-12-31"])
            for row in csv.DictReader(rows)
            if row["2001-12-31"]
        }
    return {code: known[code] for code in use()}


@cache
def use() -> dict[str, int]:
    """What everybody is made up to use."""
    facts = ROOT / "core" / "agreements" / "jyvaskyla-funding-model.facts.csv"
    lines = facts.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["buyer"]: int(row["value"]) for row in rows if row["measure"] == "use"}


def cents(pool: int, weights: dict[str, int], whose: str) -> int:
    """A part of a pool by largest remainder, of equal ones the lowest code first."""
    whole = sum(weights.values())
    parts = {code: divmod(pool * weight, whole) for code, weight in weights.items()}
    left = pool - sum(part for part, _ in parts.values())
    order = sorted(weights, key=lambda code: (-parts[code][1], code))
    return parts[whose][0] + (whose in order[:left])


def by_hand(code: str) -> list[tuple[int, int, int, int, int, int]]:
    """The pairs between which the order of the models flips."""
    base = cents(10_000_000, residents(), code)
    flips = []
    before: tuple[int, int, int] | None = None
    for value in range(MOST + 1):
        fund = 39 * residents()[code] + 5500 * value
        funding = base + cents(5_000_000, {**use(), code: value}, code)
        if before and (before[1] > before[2]) - (before[1] < before[2]) != (
            fund > funding
        ) - (fund < funding):
            flips.append((*before, value, fund, funding))
        before = (value, fund, funding)
    return flips


def test_break_points_of_thirty_municipalities(library: Any) -> None:
    """Both models on either side of every break point, and no break point more."""
    case = CORPUS / "thirty-municipalities.json"
    call = json.loads(case.read_text(encoding="utf-8"))["given"]
    call["vary"]["to"] = str(MOST)
    flips = answer(library, call)["flips"]
    names = ["before", "first_before", "second_before"]
    names += ["after", "first_after", "second_after"]
    found = [(row["buyer"], *(Fraction(row[name]) for name in names)) for row in flips]
    expected = [
        (
            code,
            u,
            Fraction(a, 100),
            Fraction(b, 100),
            v,
            Fraction(c, 100),
            Fraction(d, 100),
        )
        for code in sorted(use())
        for u, a, b, v, c, d in by_hand(code)
    ]
    assert found == expected
    assert len(found) == 14
