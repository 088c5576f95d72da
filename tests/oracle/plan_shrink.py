"""A smaller plan that still differs: whatever can be left out is left out."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from time import monotonic

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
    for step in made.get("steps", []):
        for name in ("weights", "members"):
            if name in step:
                step[name] = [row for row in step[name] if row["buyer"] != code]
        if "buyers" in step.get("when", {}):
            step["when"]["buyers"] = [b for b in step["when"]["buyers"] if b != code]
    for charge in made["charges"]:
        if "weights" in charge.get("key", {}):
            rows = charge["key"]["weights"]
            charge["key"]["weights"] = [row for row in rows if row["buyer"] != code]
    return less
