"""What is paid beside what is used, from `docs/fairness.md`, in `Fraction`.

Agreements are made here: a rate and two pools, of which every bill is worked out
anew, so that nothing is taken from the library.
"""

from __future__ import annotations

import json
import random
from fractions import Fraction
from typing import Any

import pytest

from test_compare import money, shared, shown, to_cent

RANDOM = 60

Row = dict[str, Any]
Column = dict[str, Fraction]


def percent(part: Fraction, whole: Fraction) -> str | None:
    """Exactly, as text; none of nothing."""
    return shown(part * 100 / whole) if whole else None


def by(amount: Fraction, unit: Fraction) -> str | None:
    """Money for one unit."""
    return money(amount / unit) if unit else None


def agreement(codes: list[str], price: Fraction, pools: list[Fraction]) -> Row:
    """Hours at a price, a pool by hours, one by residents, and an equal one."""
    year = {"from": "2002-01-01", "to": "2002-12-31"}
    keys = [{"measure": "hours"}, {"measure": "people"}, {"equal": "buyers"}]
    pooled = [
        {
            "id": f"pool-{at}",
            "name": {"en": "Pool"},
            "kind": "pool",
            "amounts": [{**year, "amount": shown(pool)}],
            "key": key,
        }
        for at, (pool, key) in enumerate(zip(pools, keys, strict=True))
    ]
    rate: Row = {"id": "rate", "name": {"en": "Rate"}, "kind": "rate", "measure": "hours"}
    rate["rates"] = [{**year, "price": shown(price)}]
    buyers = [{"code": code, "name": {"en": code.upper()}} for code in codes]
    return {
        "format": 1,
        "id": "shared-hours",
        "currency": "EUR",
        "title": {"en": "Shared hours"},
        "term": year,
        "buyers": {"scheme": "party", "list": buyers},
        "units": [{"id": "hour", "one": {"en": "hour"}, "many": {"en": "hours"}}],
        "measures": [
            {"id": "hours", "name": {"en": "Hours"}, "unit": "hour"},
            {"id": "people", "name": {"en": "People"}, "unit": "resident"},
        ],
        "charges": [rate, *pooled],
    }


def outcome(saving: Fraction) -> str:
    """Alone less is paid where nothing is saved."""
    return ("less", "same", "more")[(saving > 0) - (saving < 0) + 1]


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random(library: Any, seed: int) -> None:
    """Random use, residents, prices, costs alone and groups."""
    draw = random.Random(seed)
    codes = [f"b{at}" for at in range(draw.randint(2, 9))]
    hours = {c: Fraction(draw.randint(0, 400), draw.choice([1, 4, 10])) for c in codes}
    people = {code: Fraction(draw.randint(0, 9000)) for code in codes}
    hours[codes[0]] += 1
    people[codes[-1]] += 1
    price = Fraction(draw.randint(0, 9000), 100)
    pools = [Fraction(draw.randint(0, 10**8), 100) for _ in range(3)]
    equal = dict.fromkeys(codes, Fraction(1))
    weights = (hours, people, equal)
    parts = [shared(*one) for one in zip(pools, weights, strict=True)]
    rate = {code: to_cent(hours[code] * price) for code in codes}
    bill = {c: rate[c] + sum((part[c] for part in parts), Fraction(0)) for c in codes}
    total = sum(bill.values(), Fraction(0))
    driven = {
        "hours": {code: rate[code] + parts[0][code] for code in codes},
        "people": parts[1],
    }
    used = {"hours": hours, "people": people}

    alone = {
        c: Fraction(draw.randint(0, 10**8), 100) for c in codes if draw.random() < 0.7
    }
    if codes[0] in alone and draw.random() < 0.3:
        alone[codes[0]] = bill[codes[0]]
    groups = {
        f"g{at}": draw.sample(codes, draw.randint(1, len(codes)))
        for at in range(draw.randint(1, 3))
    }
    costs = {group: Fraction(draw.randint(0, 10**8), 100) for group in groups}

    rows = [f"{c},{m},2002,{shown(used[m][c])}" for m in used for c in codes]
    draw.shuffle(rows)
    text = json.dumps(agreement(codes, price, pools))
    asked = {
        "call": "fairness",
        "agreement": {"json": text},
        "year": 2002,
        "facts": {"csv": "\n".join(["buyer,measure,period,value", *rows])},
        "alone": {"csv": "buyer,amount\n" + table(alone)},
        "groups": {
            "rows": [{"group": g, "buyer": c} for g, own in groups.items() for c in own]
        },
        "costs": {"csv": "group,amount\n" + table(costs)},
    }
    expected: dict[str, list[Row]] = {
        "buyers": [
            {
                "buyer": code,
                "amount": money(bill[code]),
                "share": percent(bill[code], total),
                "residents": shown(people[code]),
                "residents_share": percent(
                    people[code], sum(people.values(), Fraction())
                ),
                "per_resident": by(bill[code], people[code]),
            }
            for code in codes
        ],
        "uses": [
            {
                "buyer": code,
                "measure": measure,
                "use": shown(of[code]),
                "share": percent(of[code], sum(of.values(), Fraction())),
                "per_unit": by(bill[code], of[code]),
                "driven": money(driven[measure][code]),
                "driven_per_unit": by(driven[measure][code], of[code]),
            }
            for measure, of in used.items()
            for code in codes
        ],
        "alone": [
            {
                "buyer": code,
                "alone": money(alone[code]),
                "saving": money(alone[code] - bill[code]),
                "percent": percent(alone[code] - bill[code], alone[code]),
                "outcome": outcome(alone[code] - bill[code]),
            }
            for code in codes
            if code in alone
        ],
        "groups": [
            {
                "group": group,
                "members": ", ".join(own),
                "amount": money(paid := sum((bill[code] for code in own), Fraction())),
                "saving": money(costs[group] - paid),
                "outcome": outcome(costs[group] - paid),
            }
            for group, own in groups.items()
        ],
    }
    if library is None:
        return
    answer = json.loads(library.call(json.dumps(asked)))
    assert answer["type"] == "success", answer
    average = by(total, sum(people.values(), Fraction()))
    assert answer["answer"]["per_resident"] == average
    for name, want in expected.items():
        found = answer["answer"][name]
        assert len(found) == len(want), name
        for row, wanted in zip(found, want, strict=True):
            assert {key: row[key] for key in wanted} == wanted, name


def table(amounts: Column) -> str:
    """Rows of names and amounts."""
    return "".join(f"{name},{shown(amount)}\n" for name, amount in amounts.items())
