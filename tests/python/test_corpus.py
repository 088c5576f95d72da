"""Runs the shared corpus through the Python package.

Every case of `tests/corpus` is worked out by the public interface and held against what
it expects. The result texts go to `target/corpus/python.json`, where they are compared
with those of the other runtimes, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import osuus
import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
RESULTS = ROOT / "target" / "corpus" / "python.json"


def load() -> dict[str, tuple[Path, dict[str, Any]]]:
    """Every case by its id, with its file. A JSON agreement beside the cases is none."""
    cases: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path in sorted(CORPUS.glob("**/*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        if "given" not in case:
            assert "format" in case, f"{path} is neither a case nor an agreement"
            continue
        assert case["id"] not in cases, f"two cases are called {case['id']}"
        cases[case["id"]] = (path, case)
    return cases


CASES = load()


@pytest.fixture(scope="module")
def results() -> Iterator[dict[str, str]]:
    """The result texts; written down once every case has run."""
    texts: dict[str, str] = {}
    yield texts
    if texts.keys() == CASES.keys():
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(dict(sorted(texts.items())), indent=2, ensure_ascii=False)
        RESULTS.write_text(text + "\n", encoding="utf-8")


def agreement(path: Path, given: dict[str, Any]) -> osuus.Agreement:
    """The agreement that a case names."""
    lang = given.get("lang", "en")
    if "embedded" in given["agreement"]:
        return osuus.Agreement.embedded(given["agreement"]["embedded"], lang=lang)
    return osuus.Agreement.open(path.parent / given["agreement"]["file"], lang=lang)


def statement(path: Path, given: dict[str, Any]) -> osuus.Statement:
    """The statement that a case is about."""
    lang = given.get("lang", "en")
    source = agreement(path, given)
    facts = given.get("facts", {})
    rows = (
        osuus.Facts.csv(facts["csv"], lang=lang) if "csv" in facts else facts.get("rows")
    )
    return source.bill(year=given["year"], facts=rows, lang=lang)


def check(path: Path, given: dict[str, Any]) -> str:
    """The document `osuus.check/1`, as core writes it; `osuus.check` finds the same."""
    lang = given.get("lang", "en")
    if "embedded" in given["agreement"]:
        syntax, text = "toml", agreement(path, given).source
    else:
        file = path.parent / given["agreement"]["file"]
        syntax, text = file.suffix[1:], file.read_text(encoding="utf-8")
    call = {"call": "check", "agreement": {syntax: text}, "lang": lang}
    document = json.loads(osuus.call(json.dumps(call)))["answer"]
    found = [d.message for d in osuus.check(text, syntax=syntax, lang=lang)]  # type: ignore[arg-type]
    assert [d["message"] for d in document["diagnostics"]] == found
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def result(path: Path, given: dict[str, Any]) -> tuple[str, osuus.Statement | None]:
    """The result text of a case, and the statement behind it if there is one."""
    match given["call"]:
        case "bill":
            bills = statement(path, given)
            return bills.to_json(), bills
        case "why":
            bills = statement(path, given)
            return bills.explain(given.get("buyer")).to_json(), bills
        case "facts":
            source = agreement(path, given)
            return source.facts_template(year=given["year"], syntax="json"), None
        case "check":
            return check(path, given), None
        case other:
            raise AssertionError(f"no such call: {other}")


@pytest.mark.parametrize("case_id", CASES)
def test_case(case_id: str, results: dict[str, str]) -> None:
    """The case gives what it expects."""
    path, case = CASES[case_id]
    expected = case["expected"]
    try:
        text, bills = result(path, case["given"])
    except osuus.OsuusError as error:
        if (text := error.to_json() or "") == "":
            raise
        bills = None
    results[case_id] = text
    found = json.loads(text)

    diagnostics = found.get("diagnostics", [])
    errors = [d for d in diagnostics if d["severity"] == "error"]
    wanted = expected.get("errors", [])
    assert len(errors) == len(wanted), errors
    for diagnostic, want in zip(errors, wanted, strict=True):
        assert {key: diagnostic.get(key) for key in want} == want
    if "warnings" in expected:
        warnings = found.get("warnings")  # a statement's, or a check's number of them
        if not isinstance(warnings, list):
            warnings = [d for d in diagnostics if d["severity"] == "warning"]
        names = zip(warnings, expected["warnings"], strict=True)
        assert [name(warning, want) for warning, want in names] == expected["warnings"]
    for part in expected.get("contains", []):
        assert part in text
    if case["given"]["call"] == "why" and "total" in expected:
        assert found["figure"]["value"] == expected["total"]
    elif bills is not None:
        hold(bills, expected)


def name(warning: dict[str, str], want: str) -> str:
    """A warning as the case writes it: its code, or its code and its id."""
    return f"{warning['code']}:{warning.get('id')}" if ":" in want else warning["code"]


def hold(bills: osuus.Statement, expected: dict[str, Any]) -> None:
    """The amounts of a statement are those expected, as Python has them."""
    for field in ("total", "unallocated"):
        if field in expected:
            assert getattr(bills, field) == Fraction(expected[field])
    for code, total in expected.get("bills", {}).items():
        assert bills[code].total == Fraction(total), code
    for code, lines in expected.get("lines", {}).items():
        amounts = {line.charge: line.amount for line in bills[code].lines}
        for charge, amount in lines.items():
            assert amounts[charge] == Fraction(amount), (code, charge)
    if "funders" in expected:
        funders = {funder.id: funder.amount for funder in bills.funders}
        assert funders == {
            key: Fraction(text) for key, text in expected["funders"].items()
        }


def test_there_are_cases() -> None:
    """An empty corpus would pass in silence."""
    assert CASES
