"""Random plans of steps: the library and the oracle say exactly the same."""

import os
from random import Random
from typing import Any

import pytest

import plan_tally
from maker.base import UNITS
from maker.plans import plan
from maker.trouble import TROUBLES
from plan_compare import compare, worked_out

#: Plans of the stage `oracle`; `python plans.py` compares more of them.
PLANS = int(os.environ.get("OSUUS_ORACLE_PLANS", "1400"))
SEED = int(os.environ.get("OSUUS_ORACLE_SEED", "0"))


def test_library_and_oracle_agree(library: Any) -> None:
    """The same figures to the last digit, or a failure of both; every option met."""
    tally = plan_tally.HERE
    for number in range(PLANS):
        compare(library, plan(SEED, number), tally)
    for number in range(PLANS // 500):
        for trouble in TROUBLES:
            compare(library, plan(SEED, number, trouble), tally)
    assert plan_tally.too_rare(tally.hits, PLANS, part=10) == []


def test_the_same_seed_gives_the_same_plan() -> None:
    assert plan(5, 7) == plan(5, 7)
    assert plan(5, 7) != plan(5, 8)


@pytest.mark.parametrize("number", range(40))
def test_shares_add_up(number: int) -> None:
    """A pool shared by a step adds up to the pool, whoever carries what is left."""
    dice = Random(number)
    size = dice.randint(1, 12)
    made = plan(1, number)
    codes = [f"b{n}" for n in range(size)]
    made.agreement = {
        **made.agreement,
        "term": {"from": "2000-01-01", "to": "2009-12-31"},
        "buyers": {
            "scheme": "party",
            "list": [{"code": code, "name": {"en": code}} for code in codes],
        },
        "measures": [],
        "printed": [],
        "divisions": [],
        "rounding": {"unit": dice.choice(UNITS), "mode": dice.choice(["up", "down"])},
        "charges": [
            {"id": "c", "name": {"en": "C"}, "kind": "step", "amount": "parts"},
        ],
        "steps": [
            {
                "id": "key",
                "name": {"en": "Key"},
                "weights": [
                    {"buyer": code, "weight": str(dice.randint(1, 9))} for code in codes
                ],
            },
            {
                "id": "pool",
                "name": {"en": "Pool"},
                "unit": made.agreement["currency"],
                "values": [
                    {"from": "2000-01-01", "to": "2009-12-31", "value": "12345.67"}
                ],
            },
            {"id": "parts", "name": {"en": "Parts"}, "share": "pool", "by": "key"},
        ],
    }
    made.agreement.pop("membership", None)
    made.facts, made.earlier, made.hold, made.prices = [], [], [], {}
    statement = worked_out(made)
    assert str(float(statement.total + statement.unallocated)) == "12345.67"
