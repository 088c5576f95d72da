"""Forecasts: assumptions and a year's bills, by arithmetic of their own.

Nothing here is taken from the library: figures grow in `Fraction`, cents are rounded half
away from zero, and a pool goes by largest remainder, ties to the lowest code.
"""

from __future__ import annotations

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus" / "forecast"
RANDOM = 150


def nearest(value: Fraction, unit: Fraction) -> Fraction:
    """The nearest multiple, half away from zero."""
    many = abs(value) / unit
    whole = many.numerator // many.denominator
    if many - whole >= Fraction(1, 2):
        whole += 1
    return whole * unit * (1 if value >= 0 else -1)


def grown(base: Fraction, how: str, value: str | None, years: int) -> Fraction:
    """The figure so many years later, unrounded."""
    if how == "hold":
        return base
    if how == "amount":
        return base + years * Fraction(value or "0")
    return base * (1 + Fraction(value or "0") / 100) ** years


def figures(
    known: dict[tuple[str, int], Fraction],
    codes: list[str],
    years: range,
    assumption: dict[str, Any],
) -> dict[tuple[str, int], tuple[Fraction, int | None]]:
    """Of each buyer and year the figure, and the base year of one that is assumed."""
    found: dict[tuple[str, int], tuple[Fraction, int | None]] = {}
    for year in years:
        for code in codes:
            if (code, year) in known:
                found[code, year] = known[code, year], None
                continue
            base = max(of for (who, of) in known if who == code and of < year)
            base = assumption.get("from", base)
            exact = grown(
                known[code, base], assumption["how"], assumption.get("value"), year - base
            )
            unit = Fraction(assumption.get("round", "1"))
            found[code, year] = nearest(exact, unit), base
    return found


def shared(pool: Fraction, weights: dict[str, Fraction]) -> dict[str, Fraction]:
    """Cents by largest remainder."""
    whole = sum(weights.values())
    cents = pool * 100
    quotas = {code: cents * weight / whole for code, weight in weights.items()}
    parts = {code: quota.numerator // quota.denominator for code, quota in quotas.items()}
    rest = int(cents) - sum(parts.values())
    order = sorted(quotas, key=lambda code: (parts[code] - quotas[code], code))
    for code in order[:rest]:
        parts[code] += 1
    return {code: Fraction(part, 100) for code, part in parts.items()}


def agreement(codes: list[str], price: str, pool: str) -> dict[str, Any]:
    """A price for each use, and a pool by use."""
    days = {"from": "2002-01-01", "to": "2020-12-31"}
    use = {"id": "use", "name": {"en": "Use"}, "unit": "share", "fractions": "refused"}
    fee = {"id": "fee", "name": {"en": "Fee"}, "kind": "rate", "measure": "use"}
    rope = {
        "id": "rope",
        "name": {"en": "Rope"},
        "kind": "pool",
        "key": {"measure": "use"},
    }
    return {
        "format": 1,
        "id": "well",
        "currency": "EUR",
        "title": {"en": "The well"},
        "term": days,
        "buyers": {
            "scheme": "party",
            "list": [{"code": code, "name": {"en": code.upper()}} for code in codes],
        },
        "measures": [use],
        "charges": [
            fee | {"rates": [days | {"price": price}]},
            rope | {"amounts": [days | {"amount": pool}]},
        ],
    }


def made(seed: int) -> tuple[dict[str, Any], dict[tuple[str, int], Fraction]]:
    """A call, and what is known in it."""
    draw = random.Random(seed)
    codes = ["a", "b", "c", "d"][: draw.randint(2, 4)]
    first = draw.randint(2002, 2006)
    last = first + draw.randint(0, 6)
    known = {(code, first - 1): Fraction(draw.randint(1, 5000)) for code in codes}
    for code in codes:
        for year in range(first, last + 1):
            if draw.random() < 0.2:
                known[code, year] = Fraction(draw.randint(1, 5000))
    how = draw.choice(["hold", "percent", "amount"])
    assumption: dict[str, Any] = {"measure": "use", "how": how}
    if how == "percent":
        assumption["value"] = f"{draw.randint(-50, 90) / 10:.1f}"
    if how == "amount":
        assumption["value"] = str(draw.randint(0, 40))
    if draw.random() < 0.3:
        assumption["from"] = first - 1
    if draw.random() < 0.3:
        assumption["round"] = draw.choice(["1", "5", "10"])
    price, pool = (
        f"{draw.randint(1, 400) / 100:.2f}",
        f"{draw.randint(1, 10**6) / 100:.2f}",
    )
    text = json.dumps(agreement(codes, price, pool))
    rows = [
        {"buyer": code, "measure": "use", "period": str(year), "value": str(value)}
        for (code, year), value in known.items()
    ]
    call = {
        "call": "forecast",
        "agreement": {"json": text},
        "from": first,
        "to": last,
        "facts": {"rows": rows},
        "assume": [assumption],
    }
    return call, known


def asked(call: dict[str, Any]) -> dict[str, Any]:
    """What the library answers."""
    import osuus

    answer = json.loads(osuus.call(json.dumps(call)))
    assert answer["type"] == "success", answer
    result: dict[str, Any] = answer["answer"]
    return result


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random_years(seed: int) -> None:
    call, known = made(seed)
    terms = json.loads(call["agreement"]["json"])
    codes = [buyer["code"] for buyer in terms["buyers"]["list"]]
    years = range(call["from"], call["to"] + 1)
    found = figures(known, codes, years, call["assume"][0])
    price = Fraction(terms["charges"][0]["rates"][0]["price"])
    pool = Fraction(terms["charges"][1]["amounts"][0]["amount"])
    if any(
        sum(found[code, year][0] for code in codes) == 0 or found[code, year][0] < 0
        for year in years
        for code in codes
    ):
        pytest.skip("nothing to share by")
    report = asked(call)
    told = {
        (row["buyer"], int(row["year"])): (Fraction(row["value"]), int(row["base_year"]))
        for row in report["assumed"]
    }
    assert told == {key: one for key, one in found.items() if one[1] is not None}
    bills = {
        (row["buyer"], int(row["year"])): Fraction(row["amount"])
        for row in report["bills"]
    }
    for year in years:
        weights = {code: found[code, year][0] for code in codes}
        parts = shared(pool, weights)
        for code in codes:
            fee = nearest(price * weights[code], Fraction(1, 100))
            assert bills[code, year] == fee + parts[code], (code, year)
    for row in report["totals"]:
        whole = sum(bills[row["buyer"], year] for year in years)
        assert Fraction(row["amount"]) == whole


def test_the_bus_of_the_corpus() -> None:
    case = json.loads((CORPUS / "bus.json").read_text(encoding="utf-8"))
    rows = case["given"]["facts"]["csv"].split()[1:]
    known: dict[str, dict[tuple[str, int], Fraction]] = {"residents": {}, "rides": {}}
    for row in rows:
        buyer, measure, year, value = row.split(",")
        known[measure][buyer, int(year)] = Fraction(value)
    years = range(2002, 2005)
    of = {
        one["measure"]: figures(known[one["measure"]], ["kivi", "lahti"], years, one)
        for one in case["given"]["assume"]
    }
    fields = case["expected"]["fields"]
    amounts = []
    for year in years:
        rides = {code: of["rides"][code, year][0] for code in ("kivi", "lahti")}
        parts = shared(Fraction(1000), rides)
        price = Fraction("2.00") if year < 2004 else Fraction("2.50")
        amounts += [
            of["residents"][code, year][0] * price + parts[code] for code in parts
        ]
    told = {f"/bills/{at}/amount": amount for at, amount in enumerate(amounts)}
    for pointer, amount in told.items():
        if pointer in fields:
            assert Fraction(fields[pointer]) == amount, pointer
