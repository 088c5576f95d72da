"""Effects on bills, from `docs/effects.md`: every order tried one by one.

Random pairs of simple agreements (hours at a price, perhaps a fee by resident, a pool by
residents, hours or written weights) with buyers who stay, leave and join.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest

RANDOM = 150
FACTORS = ["price", "volume", "population", "membership", "rule"]
CENT = Fraction(1, 100)

Lines = dict[tuple[str, str], Fraction]


@dataclass
class Side:
    """One agreement with its facts."""

    hour: Fraction
    fee: Fraction | None
    pool: Fraction
    key: str
    weights: dict[str, int]
    unit: Fraction
    hours: dict[str, int]
    people: dict[str, int]

    @property
    def parties(self) -> list[str]:
        """In the order of the list."""
        return list(self.hours)

    @property
    def has_people(self) -> bool:
        """Whether its terms ask for residents."""
        return self.fee is not None or self.key == "people"

    @property
    def asked_people(self) -> dict[str, int]:
        """Of those whom it asks for."""
        return self.people if self.has_people else {}


def text(value: Fraction) -> str:
    """A decimal, else a fraction."""
    for places in range(40):
        if (value * 10**places).denominator == 1:
            digits = f"{abs(value * 10**places).numerator:0{places + 1}d}"
            sign = "-" if value < 0 else ""
            whole = digits[: len(digits) - places]
            return sign + whole + ("." + digits[-places:] if places else "")
    return f"{value.numerator}/{value.denominator}"


def cents(value: Fraction) -> str:
    """A decimal with two digits at least."""
    decimal = text(value)
    whole, _, digits = decimal.partition(".")
    return f"{whole}.{digits:0<2}"


def nearest(value: Fraction, unit: Fraction) -> Fraction:
    """To the unit, a half up; nothing here is below zero."""
    return unit * ((value / unit + Fraction(1, 2)).__floor__())


def shared(pool: Fraction, weights: dict[str, Fraction], unit: Fraction) -> Lines:
    """Everybody to the unit, the rest by largest remainder."""
    whole = sum(weights.values(), Fraction(0))
    quotas = {code: pool * weight / whole for code, weight in weights.items()}
    parts = {code: nearest(quota, unit) for code, quota in quotas.items()}
    carriers = sorted(
        (code for code in parts if weights[code]),
        key=lambda code: (parts[code] - quotas[code], code),
    )
    rest = pool - sum(parts.values(), Fraction(0))
    while rest:
        portion = min(unit, abs(rest))
        for code in carriers if rest > 0 else reversed(carriers):
            portion = min(unit, abs(rest))
            if not portion:
                break
            if rest < 0 and parts[code] < portion:
                continue
            parts[code] += portion if rest > 0 else -portion
            rest -= portion if rest > 0 else -portion
    return {("office", code): part for code, part in parts.items()}


def key_of(rule: Side, figures: dict[str, dict[str, Fraction]], codes: list[str]) -> Any:
    """The weights, or none where somebody has none."""
    if rule.key == "weights":
        if any(code not in rule.weights for code in codes):
            return None
        return {code: Fraction(rule.weights[code]) for code in codes}
    return figures[rule.key]


def rounded(side: Side) -> Lines:
    """What is billed."""
    lines: Lines = {}
    figures = {
        "hours": {code: Fraction(value) for code, value in side.hours.items()},
        "people": {code: Fraction(value) for code, value in side.people.items()},
    }
    for code in side.parties:
        lines["work", code] = nearest(figures["hours"][code] * side.hour, CENT)
        if side.fee is not None:
            lines["fee", code] = nearest(figures["people"][code] * side.fee, CENT)
    weights = key_of(side, figures, side.parties)
    return lines | shared(side.pool, weights, side.unit)


def worked(sides: tuple[Side, Side], state: dict[str, int]) -> Lines | None:
    """A state without rounding, or none where nothing says what a figure would be."""
    rule = sides[state["rule"]]
    codes = sides[state["membership"]].parties
    price = sides[state["price"]]
    figures: dict[str, dict[str, Fraction]] = {"hours": {}, "people": {}}
    for code in codes:
        order = [sides[state["volume"]], sides[1 - state["volume"]]]
        found = next(one.hours[code] for one in order if code in one.hours)
        figures["hours"][code] = Fraction(found)
        if rule.has_people:
            order = [sides[state["population"]], sides[1 - state["population"]], rule]
            tables = [order[0].asked_people, order[1].asked_people, rule.people]
            counts = [table[code] for table in tables if code in table]
            if not counts:
                return None
            figures["people"][code] = Fraction(counts[0])
    lines: Lines = {}
    for code in codes:
        lines["work", code] = figures["hours"][code] * price.hour
        if rule.fee is not None:
            fee = rule.fee if price.fee is None else price.fee
            lines["fee", code] = figures["people"][code] * fee
    weights = key_of(rule, figures, codes)
    if weights is None or not any(weights.values()):
        return None
    whole = sum(weights.values(), Fraction(0))
    for code in codes:
        lines["office", code] = price.pool * weights[code] / whole
    return lines


def differing(before: Side, after: Side) -> list[str]:
    """The factors that differ; rules may."""
    both = [code for code in before.parties if code in after.parties]
    ask = before.has_people and after.has_people
    differ = {
        "price": (before.hour, before.pool) != (after.hour, after.pool)
        or (None not in (before.fee, after.fee) and before.fee != after.fee),
        "volume": any(before.hours[code] != after.hours[code] for code in both),
        "population": ask
        and any(before.people[code] != after.people[code] for code in both),
        "membership": set(before.parties) != set(after.parties),
        "rule": True,
    }
    return [factor for factor in FACTORS if differ[factor]]


def partitions(factors: list[str]) -> list[list[list[str]]]:
    """Every way to put them together."""
    if not factors:
        return [[]]
    *rest, last = factors
    made = []
    for partition in partitions(rest):
        made.append([*partition, [last]])
        for place, block in enumerate(partition):
            made.append([*partition[:place], [*block, last], *partition[place + 1 :]])
    return made


def states(blocks: list[list[str]]) -> list[dict[str, int]]:
    """Every state in which blocks move together."""
    still = dict.fromkeys(FACTORS, 0)
    return [
        still
        | {one: side for block, side in zip(blocks, way, strict=True) for one in block}
        for way in product((0, 1), repeat=len(blocks))
    ]


def told_apart(sides: tuple[Side, Side]) -> list[list[str]]:
    """The most effects that can be told; of equals the first factors stand alone."""
    factors = differing(*sides)

    def rank(blocks: list[list[str]]) -> tuple[int, list[bool]]:
        alone = [[factor] in blocks for factor in factors]
        return -len(blocks), [not one for one in alone]

    for blocks in sorted(partitions(factors), key=rank):
        if all(worked(sides, state) is not None for state in states(blocks)):
            return blocks
    raise AssertionError("one block has two states, and both are the sides themselves")


def effects(sides: tuple[Side, Side]) -> list[dict[str, str]]:
    """The rows of the table `effects`."""
    blocks = told_apart(sides)
    bills = [rounded(side) for side in sides]
    codes = list(dict.fromkeys([*sides[0].parties, *sides[1].parties]))
    names = ["+".join(block) for block in blocks] + ["rounding"]
    sums = {code: [Fraction(0)] * len(names) for code in codes}
    orders = list(permutations(range(len(blocks))))
    lines = sorted({line for bill in bills for line, _ in bill})
    values: dict[tuple[int, ...], dict[tuple[str, str], Fraction]] = {}
    for order in orders:
        state = dict.fromkeys(FACTORS, 0)
        path = [tuple(state.values())]
        values[path[0]] = worked(sides, state) or {}
        for place in order:
            state = state | dict.fromkeys(blocks[place], 1)
            path.append(tuple(state.values()))
            values[path[-1]] = worked(sides, state) or {}
    rule_does = False
    for code in codes:
        stays = all(code in side.parties for side in sides)
        for line in lines:
            paid = [bill.get((line, code), Fraction(0)) for bill in bills]
            difference = paid[1] - paid[0]
            if not stays:
                own = next(i for i, block in enumerate(blocks) if "membership" in block)
                sums[code][own] += difference
                continue
            amounts = [Fraction(0)] * len(blocks)
            for order in orders:
                state = dict.fromkeys(FACTORS, 0)
                last = values[tuple(state.values())].get((line, code), Fraction(0))
                for place in order:
                    state = state | dict.fromkeys(blocks[place], 1)
                    now = values[tuple(state.values())].get((line, code), Fraction(0))
                    amounts[place] += (now - last) / len(orders)
                    last = now
            for place, amount in enumerate(amounts):
                sums[code][place] += amount
                rule_does |= names[place] == "rule" and amount != 0
            sums[code][-1] += difference - sum(amounts, Fraction(0))
    one_sided = (sides[0].fee is None) != (sides[1].fee is None)
    told = [name != "rule" or rule_does or one_sided for name in names]
    made = []
    for code in codes:
        exact = [amount for amount, tell in zip(sums[code], told, strict=True) if tell]
        for name, amount, shown in zip(
            [name for name, tell in zip(names, told, strict=True) if tell],
            exact,
            in_cents(exact),
            strict=True,
        ):
            row = {"buyer": code, "effect": name, "exact": text(amount)}
            made.append(row | {"amount": cents(shown)})
    return made


def in_cents(amounts: list[Fraction]) -> list[Fraction]:
    """Down, and the missing cents to the largest fractions."""
    down = [(amount / CENT).__floor__() for amount in amounts]
    fractions = [amount / CENT - one for amount, one in zip(amounts, down, strict=True)]
    missing = sum(amounts, Fraction(0)) / CENT - sum(down)
    assert missing.denominator == 1
    first = sorted(range(len(amounts)), key=lambda place: (-fractions[place], place))
    for place in first[: int(missing)]:
        down[place] += 1
    return [one * CENT for one in down]


def agreement(side: Side) -> dict[str, Any]:
    """As the library reads it."""
    days = {"from": "2001-01-01", "to": "2001-12-31"}
    measures = [("hours", "hour"), ("people", "resident")]
    charges: list[dict[str, Any]] = [
        {
            "id": "work",
            "kind": "rate",
            "measure": "hours",
            "rates": [days | {"price": text(side.hour)}],
        }
    ]
    if side.fee is not None:
        rates = [days | {"price": text(side.fee)}]
        charges.append({"id": "fee", "kind": "rate", "measure": "people", "rates": rates})
    if side.key == "weights":
        weights = [
            {"buyer": code, "weight": str(one)} for code, one in side.weights.items()
        ]
        key: dict[str, Any] = {"weights": weights}
    else:
        key = {"measure": side.key}
    charges.append(
        {
            "id": "office",
            "kind": "pool",
            "amounts": [days | {"amount": text(side.pool)}],
            "key": key,
            "rounding": {"unit": text(side.unit)},
        }
    )
    named = {"name": {"en": "x"}}
    return {
        "format": 1,
        "id": "drawn",
        "currency": "EUR",
        "title": {"en": "Drawn"},
        "term": days,
        "units": [{"id": "hour", "one": {"en": "hour"}, "many": {"en": "hours"}}],
        "buyers": {
            "scheme": "party",
            "list": [named | {"code": code} for code in side.parties],
        },
        "measures": [named | {"id": one, "unit": unit} for one, unit in measures],
        "charges": [named | charge for charge in charges],
    }


def alternative(name: str, side: Side) -> dict[str, Any]:
    """A side as a call has it."""
    lines = ["buyer,measure,period,value"]
    for code in side.parties:
        lines.append(f"{code},hours,2001,{side.hours[code]}")
        lines.append(f"{code},people,2001,{side.people[code]}")
    return {
        "name": name,
        "agreement": {"json": json.dumps(agreement(side))},
        "year": 2001,
        "facts": {"csv": "\n".join(lines) + "\n"},
    }


def drawn(draw: random.Random) -> tuple[Side, Side]:
    """A side, and one made of it."""
    codes = draw.sample(["a", "b", "c", "d", "e"], draw.randint(1, 4))

    def decimal(places: int) -> Fraction:
        return Fraction(draw.randint(1, 99_999), 10**places)

    def counts(of: list[str], most: int) -> dict[str, int]:
        return {code: draw.randint(1, most) for code in of}

    def terms() -> tuple[str, Fraction | None, Fraction]:
        fee = decimal(3) if draw.random() < 0.6 else None
        unit = draw.choice([CENT, CENT, Fraction(1), Fraction(100)])
        return draw.choice(["people", "hours", "weights"]), fee, unit

    key, fee, unit = terms()
    pool = Fraction(draw.randint(1, 10**6), draw.choice([1, 100]))
    before = Side(
        decimal(2),
        fee,
        pool,
        key,
        counts(codes, 9),
        unit,
        counts(codes, 30),
        counts(codes, 999),
    )
    after = Side(**vars(before))
    if draw.random() < 0.5:
        after.hour = decimal(2)
        after.fee = after.fee and decimal(3)
    if draw.random() < 0.4:
        after.pool = Fraction(draw.randint(1, 10**6), 100)
    if draw.random() < 0.4:
        after.key, after.fee, after.unit = terms()
    members = list(codes)
    if draw.random() < 0.4:
        members = [code for code in codes if draw.random() < 0.7] or codes[:1]
        members += draw.sample([code for code in "abcde" if code not in codes], 1)
    after.hours = {
        code: before.hours.get(code) or draw.randint(1, 30) for code in members
    }
    after.people = {
        code: before.people.get(code) or draw.randint(1, 999) for code in members
    }
    after.weights = {
        code: before.weights.get(code) or draw.randint(1, 9) for code in members
    }
    if draw.random() < 0.5:
        after.hours = counts(members, 30)
    if draw.random() < 0.5:
        after.people = counts(members, 999)
    return before, after


def test_by_hand() -> None:
    """2 hours at 3 become 4 at 5: 6 and 20, 14 more; 2 x (2 + 4)/2 and 2 x (3 + 5)/2."""
    people, weights = {"a": 1}, {"a": 1}
    one = Side(Fraction(3), None, Fraction(10), "hours", weights, CENT, {"a": 2}, people)
    two = Side(**(vars(one) | {"hour": Fraction(5), "hours": {"a": 4}}))
    rows = effects((one, two))
    told = [(row["effect"], row["amount"]) for row in rows]
    assert told == [("price", "6.00"), ("volume", "8.00"), ("rounding", "0.00")]


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random(library: Any, seed: int) -> None:
    """The library's table says what the oracle's does."""
    sides = drawn(random.Random(seed))
    expected = effects(sides)
    if library is None:
        return
    named = [
        alternative(name, side)
        for name, side in zip(("before", "after"), sides, strict=True)
    ]
    call = {"call": "effects", "alternatives": named}
    answer = json.loads(library.call(json.dumps(call)))
    assert answer["type"] == "success", answer
    found = [
        {key: row[key] for key in expected[0]} for row in answer["answer"]["effects"]
    ]
    assert found == expected
