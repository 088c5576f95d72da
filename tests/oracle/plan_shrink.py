"""A smaller plan that still differs: whatever can be left out is left out."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

from maker.base import Plan

#: Seconds after which the smallest plan so far is small enough.
LONGEST = 30.0


def shrunk(plan: Plan, differs: Callable[[Plan], bool]) -> Plan:
    """The plan with as little as possible in it, as long as it differs."""
    start = monotonic()
    smaller = True
    while smaller:
        smaller = False
        for candidate in _candidates(plan):
            if monotonic() - start > LONGEST:
                return plan
            if differs(candidate):
                plan, smaller = candidate, True
                break
    return plan


def _candidates(plan: Plan) -> Iterator[Plan]:
    """The plan with one thing less, the largest things first."""
    for name in ("printed", "funders", "charges", "divisions", "steps", "measures"):
        for number in range(len(plan.agreement.get(name, []))):
            less = copy.deepcopy(plan)
            del less.agreement[name][number]
            if less.agreement["charges"]:
                yield less
    for row in plan.agreement["buyers"]["list"]:
        if len(plan.agreement["buyers"]["list"]) > 1:
            yield _without(plan, row["code"])
    if "rounding" in plan.agreement:
        less = copy.deepcopy(plan)
        del less.agreement["rounding"]
        yield less
    for table in ("charges", "steps"):
        for number, row in enumerate(plan.agreement.get(table, [])):
            for name in ("rounding", "bounds", "floor", "ceiling", "billed", "unit"):
                if name in row:
                    less = copy.deepcopy(plan)
                    del less.agreement[table][number][name]
                    yield less
    for number, charge in enumerate(plan.agreement["charges"]):
        yield from _less_words(plan, number, charge)
    for number in range(len(plan.earlier)):
        less = copy.deepcopy(plan)
        del less.earlier[number]
        yield less
    # Facts many at a time, then one by one.
    size = len(plan.facts)
    while size:
        for start in range(0, len(plan.facts), size):
            less = copy.deepcopy(plan)
            del less.facts[start : start + size]
            yield less
        size //= 4


#: Words of a charge that can be left out, and fields of a key.
_WORDS = ["counted", "contracted", "included", "index", "others", "plus", "less"]
_WORDS += ["funders", "between", "phase_in", "limits", "prorated", "quantity", "rate"]
_FIELDS = ("only", "except", "where", "total", "decimals", "mode")


def _less_words(plan: Plan, number: int, charge: dict[str, Any]) -> Iterator[Plan]:
    """The plan with a word less in a charge, or with a simpler key."""
    for name in _WORDS:
        if name in charge:
            less = copy.deepcopy(plan)
            del less.agreement["charges"][number][name]
            yield less
    for name in ("minimum", "maximum", "wins"):
        if name in charge.get("limits", {}):
            less = copy.deepcopy(plan)
            del less.agreement["charges"][number]["limits"][name]
            yield less
    for word in {"key", "pays", "receives"} & set(charge):
        key = charge[word]
        for inner in [{"equal": "buyers"}, *key.get("mix", [])]:
            simpler = {n: v for n, v in inner.items() if n not in ("percent", "weight")}
            if simpler != key:
                less = copy.deepcopy(plan)
                less.agreement["charges"][number][word] = simpler
                yield less
        for name in _FIELDS:
            if name in key:
                less = copy.deepcopy(plan)
                del less.agreement["charges"][number][word][name]
                yield less


def _without(plan: Plan, code: str) -> Plan:
    """The plan without one of its buyers, wherever it is named."""
    less = copy.deepcopy(plan)
    made = less.agreement
    made["buyers"]["list"] = [b for b in made["buyers"]["list"] if b["code"] != code]
    less.facts = [row for row in less.facts if row["buyer"] != code]
    for division in made.get("divisions", []):
        for area in division["areas"]:
            area["buyers"] = [buyer for buyer in area["buyers"] if buyer != code]
        division["areas"] = [area for area in division["areas"] if area["buyers"]]
    for name in ("steps", "charges", "membership"):
        if name in made:
            made[name] = _unnamed(made[name], code)
    return less


def _unnamed(table: Any, code: str) -> Any:
    """A table without the rows of a buyer, and without its code in any list."""
    if isinstance(table, dict):
        return {name: _unnamed(said, code) for name, said in table.items()}
    if isinstance(table, list):
        rows = [
            row
            for row in table
            if row != code and not (isinstance(row, dict) and row.get("buyer") == code)
        ]
        return [_unnamed(row, code) for row in rows]
    return table
