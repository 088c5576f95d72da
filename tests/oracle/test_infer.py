"""Printed tables, from `docs/infer.md` and `docs/methods.md`.

Nothing here is taken from the library: shares are worked out in `Fraction`, party by
party. Every rule and every weight of a grid that makes a table has to be told, and what
is told has to make it.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus" / "infer"
MODES = ("half-up", "half-even", "half-down", "down", "up")
RANDOM = 120

Rule = tuple[Fraction, str, str, str | None]
Rows = list[tuple[Fraction, list[Fraction | None]]]


def rounded(quota: Fraction, unit: Fraction, mode: str) -> Fraction:
    """A quota that is not negative, to a multiple of the unit."""
    number, beyond = divmod(quota / unit, 1)
    half = Fraction(1, 2)
    up = {
        "half-up": beyond >= half,
        "half-even": beyond > half or (beyond == half and number % 2 == 1),
        "half-down": beyond > half,
        "down": False,
        "up": beyond > 0,
    }[mode]
    return (number + up) * unit


def order(
    rule: Rule,
    codes: list[str],
    weights: list[Fraction],
    over: list[Fraction],
    back: bool,
) -> list[int]:
    """Who carries, the first first; those who weigh nothing are left out."""
    _, _, balance, buyer = rule
    weighing = [place for place, weight in enumerate(weights) if weight > 0]
    by_remainder = sorted(weighing, key=lambda place: (-over[place], codes[place]))
    if back:
        by_remainder.reverse()
    falling = sorted(weighing, key=lambda place: (-weights[place], codes[place]))
    rising = sorted(weighing, key=lambda place: (weights[place], codes[place]))
    second = min(1, len(weighing) - 1)
    if balance == "buyer":
        named = [place for place in weighing if codes[place] == buyer]
        return named + [place for place in by_remainder if place not in named]
    return {
        "largest-remainder": by_remainder,
        "first": weighing,
        "last": weighing[::-1],
        "largest": falling,
        "second-largest": falling[second:] + falling[:second],
        "smallest": rising,
        "second-smallest": rising[second:] + rising[:second],
        "descending": falling,
        "nobody": [],
    }[balance]


def shared(
    whole: Fraction, rule: Rule, codes: list[str], weights: list[Fraction]
) -> list[Fraction]:
    """The parts of a whole by a rule."""
    if whole < 0:
        return [-part for part in shared(-whole, rule, codes, weights)]
    unit, mode, balance, buyer = rule
    quotas = [whole * weight / sum(weights) for weight in weights]
    parts = [rounded(quota, unit, mode) for quota in quotas]
    over = [quota - part for quota, part in zip(quotas, parts, strict=True)]
    rest = whole - sum(parts)
    carriers = order(rule, codes, weights, over, rest < 0)
    while rest != 0 and carriers:
        for place in carriers:
            by_unit = balance in ("largest-remainder", "descending") or (
                balance == "buyer" and codes[place] != buyer
            )
            portion = min(abs(rest), unit) if by_unit else abs(rest)
            if rest < 0:
                portion = -min(portion, parts[place])
            parts[place] += portion
            rest -= portion
    return parts


def makes(rows: Rows, rule: Rule, codes: list[str], weights: list[Fraction]) -> bool:
    """Whether every figure that is known comes out."""
    return all(
        figure is None or figure == part
        for whole, figures in rows
        for figure, part in zip(figures, shared(whole, rule, codes, weights), strict=True)
    )


def rules(units: list[Fraction], codes: list[str]) -> list[Rule]:
    """Every rule."""
    plain = ["largest-remainder", "last", "first", "largest", "second-largest"]
    plain += ["smallest", "second-smallest", "descending", "nobody"]
    carriers: list[tuple[str, str | None]] = [(name, None) for name in plain]
    carriers += [("buyer", code) for code in codes]
    return [(u, m, *carrier) for u in units for m in MODES for carrier in carriers]


def told(report: dict[str, Any]) -> dict[Rule, int]:
    """The findings of the rules that a report tells."""
    units = {row["rank"]: Fraction(row["unit"]) for row in report["rules"]}
    return {
        (units[row["rank"]], row["mode"], row["balance"], row["item"]): row["rank"]
        for row in report["readings"]
    }


def weights_of(report: dict[str, Any], rank: int, column: str) -> list[Fraction]:
    """One column of the weights of a finding, as parts of one."""
    own = [row for row in report["weights"] if row["rank"] == rank]
    return [Fraction(row[column]) / 100 for row in own]


def table(given: dict[str, Any]) -> tuple[list[str], Rows]:
    """The parties and rows of a printed table."""
    read = list(csv.DictReader(io.StringIO(given["printed"]["csv"])))
    parts = [row for row in read if (row.get("role") or "part") == "part"]
    codes = list(dict.fromkeys(row["item"] for row in parts))
    rows: Rows = []
    for name in dict.fromkeys(row["row"] for row in read):
        own = {row["item"]: row["amount"] for row in parts if row["row"] == name}
        figures = [Fraction(own[code]) if own[code] else None for code in codes]
        pools = [
            Fraction(row["amount"])
            for row in read
            if row["row"] == name and row.get("role") == "pool"
        ]
        known = [figure for figure in figures if figure is not None]
        rows.append((pools[0] if pools else sum(known, Fraction()), figures))
    return codes, rows


def hold(report: dict[str, Any], codes: list[str], rows: Rows) -> dict[Rule, int]:
    """What is told makes the table."""
    findings = told(report)
    for rule, rank in findings.items():
        witness = weights_of(report, rank, "witness")
        assert sum(witness) == 1
        assert makes(rows, rule, codes, witness), (rule, witness)
        lowest = weights_of(report, rank, "lowest")
        highest = weights_of(report, rank, "highest")
        for low, weight, high in zip(lowest, witness, highest, strict=True):
            assert low <= weight <= high
    return findings


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*.json")), ids=lambda path: path.stem
)
def test_corpus(library: Any, path: Path) -> None:
    """What the cases tell makes their tables, and all exact weights that do are told."""
    given = json.loads(path.read_text(encoding="utf-8"))["given"]
    if library is None:
        pytest.skip("the oracle runs alone")
    answer = json.loads(library.call(json.dumps(given | {"most": 10_000})))
    if answer["type"] == "failure":
        return
    report = answer["answer"]
    codes, rows = table(given)
    findings = hold(report, codes, rows)
    if "weights" not in given:
        return
    stated = {
        row["item"]: row for row in csv.DictReader(io.StringIO(given["weights"]["csv"]))
    }
    weights = [Fraction(stated[code]["weight"]) for code in codes]
    if any((stated[code].get("stated") or "exact") != "exact" for code in codes):
        return
    units = ["0.01", "0.05", "0.1", "0.5", "1", "5", "10", "50", "100", "500", "1000"]
    units = given.get("units", [*units, "5000", "10000", "50000"])
    largest = max(abs(whole) for whole, _ in rows)
    tried = [Fraction(unit) for unit in units if Fraction(unit) <= largest]
    fitting = {rule for rule in rules(tried, codes) if makes(rows, rule, codes, weights)}
    assert fitting == set(findings)


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random(library: Any, seed: int) -> None:
    """Every rule that makes a table with weights of a grid is told with them."""
    draw = random.Random(seed)
    codes = draw.sample(["a", "b", "c", "d"], draw.randint(2, 3 if seed % 4 else 4))
    grid = draw.choice([8, 10, 12])
    units = [Fraction(unit) for unit in draw.sample(["1", "5", "10"], 2)]
    rule = draw.choice(rules(units, codes))
    cuts = sorted(draw.sample(range(1, grid), len(codes) - 1))
    weights = [Fraction(b - a, grid) for a, b in itertools.pairwise([0, *cuts, grid])]
    rows: Rows = []
    for _ in range(draw.randint(1, 3)):
        whole = rule[0] * draw.randint(2, draw.choice([9, 60]))
        rows.append((whole, list(shared(whole, rule, codes, weights))))
    lines = ["row,item,amount,role"]
    for number, (whole, figures) in enumerate(rows):
        lines.append(f"{number},,{whole},pool")
        lines += [
            f"{number},{code},{figure},part"
            for code, figure in zip(codes, figures, strict=True)
        ]
    call = {
        "call": "infer",
        "printed": {"csv": "\n".join(lines) + "\n"},
        "units": [str(unit) for unit in units],
        "most": 10_000,
    }
    if library is None:
        pytest.skip("the oracle runs alone")
    report = json.loads(library.call(json.dumps(call)))["answer"]
    findings = hold(report, codes, rows)
    assert rule in findings
    points = [
        [Fraction(b - a, grid) for a, b in itertools.pairwise([0, *cuts, grid])]
        for cuts in itertools.combinations(range(1, grid), len(codes) - 1)
    ]
    for known in rules(units, codes):
        for point in points:
            if not makes(rows, known, codes, point):
                continue
            assert known in findings, (known, point)
            lowest = weights_of(report, findings[known], "lowest")
            highest = weights_of(report, findings[known], "highest")
            # Of a party that is printed as zero everywhere the region may be too small.
            paid = [any(figures[at] for _, figures in rows) for at in range(len(codes))]
            if all(paid) and known[2] in ("first", "last", "nobody"):
                for low, weight, high in zip(lowest, point, highest, strict=True):
                    assert low <= weight <= high, (known, point)


def test_document_003() -> None:
    """By hand: down to hundreds with the last carrying, and not by the nearest."""
    weights = [Fraction(63), Fraction(27), Fraction(10)]
    rule: Rule = (Fraction(100), "down", "last", None)
    assert shared(Fraction(25000), rule, ["a", "b", "c"], weights) == [15700, 6700, 2600]
    rule = (Fraction(100), "half-up", "last", None)
    assert shared(Fraction(25000), rule, ["a", "b", "c"], weights) == [15800, 6800, 2400]
