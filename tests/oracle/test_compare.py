"""Agreements side by side, from `docs/compare.md` and the tables of the register.

Nothing here is taken from the library: residents and members come from
`core/data/finland`, bills and shares are worked out in `Fraction`.
"""

from __future__ import annotations

import csv
import json
import random
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "core" / "data" / "finland"
FACTS = ROOT / "core" / "agreements" / "jyvaskyla-funding-model.facts.csv"
RANDOM = 40

Row = dict[str, Any]
Cents = dict[str, Fraction]


def rows(path: Path) -> list[dict[str, str]]:
    """A table without the lines of its comment."""
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def residents() -> dict[str, int]:
    """Of the municipalities of Keski-Suomi, on 31.12.2001."""
    [members] = [
        row["codes"].split()
        for row in rows(DATA / "members.csv")
        if (row["division"], row["area"]) == ("region", "13")
        and row["from"] <= "2002-01-01" <= row["to"]
    ]
    table = rows(DATA / "figures-population-own-borders.csv")
    counted = {row["code"]: row["2001-12-31"] for row in table}
    return {code: int(counted[code]) for code in sorted(members)}


def money(value: Fraction | None) -> str | None:
    """Cents as a decimal, else the fraction in lowest terms."""
    return None if value is None else shown(value, 2)


def shown(value: Fraction, decimals: int = 0) -> str:
    """A decimal if it ends, with at least so many decimals, else the fraction."""
    places = decimals
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 400:
            return f"{value.numerator}/{value.denominator}"
    digits = f"{abs(value * 10**places).numerator:0{places + 1}d}"
    sign = "-" if value < 0 else ""
    whole = digits[: len(digits) - places]
    return sign + whole + ("." + digits[len(digits) - places :] if places else "")


def to_cent(value: Fraction) -> Fraction:
    """The nearest cent, a half up."""
    return Fraction((value * 200 + 1).__floor__() // 2, 100)


def shared(pool: Fraction, weights: dict[str, Fraction]) -> Cents:
    """To the cent: everybody rounded to the nearest, what is left by largest remainder.

    What is too much is taken back from the end of the same order.
    """
    whole = sum(weights.values(), Fraction(0))
    quotas = {code: pool * weight / whole for code, weight in weights.items()}
    parts = {code: to_cent(quota) for code, quota in quotas.items()}
    cent = Fraction(1, 100)
    while (rest := pool - sum(parts.values())) != 0:
        order = sorted(parts, key=lambda one: (parts[one] - quotas[one], one))
        parts[order[0] if rest > 0 else order[-1]] += cent if rest > 0 else -cent
    return parts


def fund(use: dict[str, Fraction], price: Fraction = Fraction(55)) -> Cents:
    """39 cents a resident, and the price of every performance."""
    fee = Fraction(39, 100)
    return {
        code: to_cent(people * fee) + to_cent(use.get(code, Fraction(0)) * price)
        for code, people in residents().items()
    }


def funding(upkeep: Fraction, other: Fraction, use: dict[str, Fraction]) -> Cents:
    """Upkeep by residents, the rest by use."""
    people = {code: Fraction(count) for code, count in residents().items()}
    base, by_use = shared(upkeep, people), shared(other, use)
    return {code: base[code] + by_use[code] for code in people}


def tables(first: Cents, other: Cents, name: str) -> tuple[list[Row], list[Row]]:
    """What the two tables say of them."""
    buyers: list[Row] = []
    outcomes: list[str] = []
    for code, people in residents().items():
        difference = other[code] - first[code]
        outcome = ("less", "same", "more")[(difference > 0) - (difference < 0) + 1]
        outcomes.append(outcome)
        percent = difference * 100 / first[code] if first[code] else None
        buyers.append(
            {
                "buyer": code,
                "alternative": name,
                "first": money(first[code]),
                "amount": money(other[code]),
                "difference": money(difference),
                "percent": None if percent is None else shown(percent),
                "residents": str(people),
                "per_resident": money(other[code] / people),
                "outcome": outcome,
            }
        )
    one, two = sum(first.values(), Fraction(0)), sum(other.values(), Fraction(0))
    alternatives: list[Row] = [
        {"total": money(one), "difference": None, "less": None, "same": None},
        {
            "total": money(two),
            "difference": money(two - one),
            "less": outcomes.count("less"),
            "same": outcomes.count("same"),
            "more": outcomes.count("more"),
        },
    ]
    return alternatives, buyers


def hold(library: Any, asked: Row, expected: tuple[list[Row], list[Row]]) -> None:
    """The library's tables say what the oracle's do."""
    if library is None:
        return
    answer = json.loads(library.call(json.dumps({"call": "compare"} | asked)))
    assert answer["type"] == "success", answer
    for name, want in zip(("alternatives", "buyers"), expected, strict=True):
        found = answer["answer"][name]
        assert len(found) == len(want), name
        for row, wanted in zip(found, want, strict=True):
            assert {key: row[key] for key in wanted} == wanted, name


def models(counted: str) -> list[Row]:
    """Both models; of the first one kind of performances is the use."""
    first = {"embedded": "jyvaskyla-fund-model"}
    return [
        {"name": "fund", "agreement": first, "measures": {counted: "use"}},
        {"name": "funding", "agreement": {"embedded": "jyvaskyla-funding-model"}},
    ]


def test_made_up_use(library: Any) -> None:
    """The 30 municipalities with the facts that come with the funding model."""
    use = {r["buyer"]: Fraction(r["value"]) for r in rows(FACTS) if r["buyer"]}
    assert sum(use.values()) == 900
    first, other = fund(use), funding(Fraction(100_000), Fraction(50_000), use)
    assert sum(first.values()) == Fraction("152757.18")
    assert sum(other.values()) == 150_000
    facts = {"embedded": "jyvaskyla-funding-model"}
    asked = {"year": 2002, "alternatives": models("pair-work"), "facts": facts}
    hold(library, asked, tables(first, other, "funding"))


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random(library: Any, seed: int) -> None:
    """Random use and costs, and the models in either order."""
    draw = random.Random(seed)
    most = draw.choice([1, 3, 60, 100_000])
    use = {code: Fraction(draw.randint(0, most)) for code in residents()}
    if not any(use.values()):
        use["435"] = Fraction(1)
    upkeep = Fraction(draw.randint(0, 10 ** draw.randint(1, 9)), 100)
    other = Fraction(draw.randint(0, 10 ** draw.randint(1, 9)), 100)
    lines = [f",upkeep-costs,2002,{shown(upkeep)}", f",other-costs,2002,{shown(other)}"]
    lines += [f"{code},use,2002,{shown(used)}" for code, used in use.items()]
    draw.shuffle(lines)
    alternatives = models(draw.choice(["pair-work", "follow-up", "consultation"]))
    sides = [fund(use), funding(upkeep, other, use)]
    if draw.random() < 0.5:
        alternatives.reverse()
        sides.reverse()
    csv_text = "\n".join(["buyer,measure,period,value", *lines]) + "\n"
    asked = {"year": 2002, "alternatives": alternatives, "facts": {"csv": csv_text}}
    hold(library, asked, tables(sides[0], sides[1], alternatives[1]["name"]))
