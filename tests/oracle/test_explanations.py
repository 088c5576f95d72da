"""Explanations of random plans: by the schema, and added up again by hand."""

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from compare import CallError, called
from maker.plans import plan
from plan_compare import request
from readding import WORKED, Figure, add_up

PLANS = 250
SCHEMA = Path(__file__).parents[2] / "docs/schemas/explanation.schema.json"


def test_figures_add_up_from_their_inputs(library: Any) -> None:
    """Of the first and the last buyer of each plan, with memos, and of the whole."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    met: Counter[str] = Counter()
    for number in range(PLANS):
        call = request(plan(1_000, number))
        try:
            statement = called(library, call)
        except CallError:
            continue
        bills = {bill["buyer"]["code"]: bill for bill in statement["bills"]}
        for code in {min(bills), max(bills)}:
            ask = call | {"call": "why", "buyer": code, "clients": "shown"}
            document = called(library, ask)
            validator.validate(document)
            assert add_up(document["figure"]) == Fraction(bills[code]["total"])
            memos = [line["amount"] for line in bills[code].get("memos", [])]
            assert [add_up(memo) for memo in document.get("memos", [])] == [
                Fraction(amount) for amount in memos
            ]
            for figure in [document["figure"], *document.get("memos", [])]:
                count(figure, met)
        whole = called(library, call | {"call": "why"})
        validator.validate(whole)
        assert add_up(whole["figure"]) == Fraction(statement["total"])
    # Nothing was handed over here: the register is not among these plans.
    assert {step for step in WORKED if met[step] < 5} <= {"handover"}, met


def count(figure: Figure, met: Counter[str]) -> None:
    met[figure["step"]] += "repeated" not in figure.get("detail", {})
    for one in figure["inputs"]:
        count(one, met)


def test_the_schema_refuses_what_is_wrong() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    number: Figure = {
        "step": "number", "label": "N", "text": "", "value": "1", "unit": "1",
        "shown": "1", "inputs": [],
    }  # fmt: skip
    good = {
        "schema": "osuus.explanation/1", "agreement": "a", "title": "A", "period": "2002",
        "lang": "en", "currency": "EUR", "figure": number, "funders": [], "warnings": [],
    }  # fmt: skip
    assert validator.is_valid(good)
    for wrong in [
        number | {"step": "magic"},
        number | {"value": "1e5"},
        number | {"detail": {"more": "x"}},
        number | {"step": "round"},
        number | {"detail": {"repeated": "yes"}, "inputs": [number]},
        number | {"step": "per", "inputs": [number]},
    ]:
        assert not validator.is_valid(good | {"figure": wrong}), wrong
