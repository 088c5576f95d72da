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
    """Every case by its id, with its file. Agreements and registers in JSON are none."""
    cases: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path in sorted(CORPUS.glob("**/*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        if "given" not in case:
            known = "format" in case or "register" in case
            assert known, f"{path} is no case, no agreement and no register"
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
        source = osuus.Agreement.embedded(given["agreement"]["embedded"], lang=lang)
    else:
        source = osuus.Agreement.open(path.parent / given["agreement"]["file"], lang=lang)
    amendments = given.get("amendments", [])
    return source.amended(*(path.parent / file for file in amendments))


def statement(path: Path, given: dict[str, Any]) -> osuus.Statement:
    """The whole statement that a case is about."""
    lang = given.get("lang", "en")
    source = agreement(path, given)
    facts = given.get("facts", {})
    rows = facts.get("rows")
    if "csv" in facts:
        rows = osuus.Facts.csv(facts["csv"], lang=lang)
    if "embedded" in facts:
        rows = osuus.Facts.embedded(facts["embedded"], lang=lang)
    earlier = [json.dumps(one) for one in given.get("earlier", [])]
    return source.bill(
        year=given["year"], facts=rows, earlier=earlier, lang=lang, **asked(given)
    )


def seen(
    path: Path, given: dict[str, Any]
) -> tuple[osuus.Statement | osuus.Published, osuus.Statement | None]:
    """What may be seen of the statement of a case, and the statement if that is all."""
    bills = statement(path, given)
    if (fewest := given.get("fewest")) is None:
        return bills, bills
    return bills.published(fewest=fewest), None


def asked(given: dict[str, Any]) -> dict[str, Any]:
    """What a case asks for by name beside the year."""
    names = ("hold", "prices", "restated_on", "stage", "as_of")
    return {key: given[key] for key in names if key in given}


def answer(path: Path, given: dict[str, Any]) -> str:
    """The document that the call of a case answers with, its files read in."""

    def text(file: str) -> str:
        return (path.parent / file).read_text(encoding="utf-8")

    def read(file: str) -> dict[str, str]:
        return {Path(file).suffix[1:]: text(file)}

    def read_in(value: Any) -> Any:
        if isinstance(value, list):
            return [read_in(one) for one in value]
        if not isinstance(value, dict):
            return value
        if "file" in value:
            return read(value["file"])
        fields = {name: read_in(one) for name, one in value.items()}
        # Of two agreements they amend the later one, of one agreement that one.
        names = ("agreement", "after", "before")
        amended = next((fields[name] for name in names if name in fields), None)
        if "amendments" in fields and isinstance(amended, dict):
            files = fields.pop("amendments")
            amended["amendments"] = [read(file) for file in files]
        return fields

    call = read_in(given)
    if "figures" in given:
        figures = given["figures"]
        call["figures"] = figures["csv"] if "csv" in figures else text(figures["file"])
    document = json.loads(osuus.call(json.dumps(call)))["answer"]
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


TYPED = ("bill", "why", "receipt", "verify", "check", "facts")


def by_call(given: dict[str, Any]) -> bool:
    """Whether a case is worked out by a call and not by the types of the package."""
    return "agreement" not in given or "register" in given or given["call"] not in TYPED


def check(path: Path, given: dict[str, Any]) -> str:
    """The document `osuus.check/1`, as core writes it; `osuus.check` finds the same."""
    lang = given.get("lang", "en")
    if "embedded" in given["agreement"]:
        syntax, text = "toml", agreement(path, given).source
    else:
        file = path.parent / given["agreement"]["file"]
        syntax, text = file.suffix[1:], file.read_text(encoding="utf-8")
    files = [path.parent / file for file in given.get("amendments", [])]
    amendments = [{file.suffix[1:]: file.read_text(encoding="utf-8")} for file in files]
    # What is embedded has no places.
    named = given["agreement"] if "embedded" in given["agreement"] else {syntax: text}
    named = named | {"amendments": amendments}
    call = {"call": "check", "agreement": named, "lang": lang}
    document = json.loads(osuus.call(json.dumps(call)))["answer"]
    checked = osuus.check(text, syntax=syntax, amendments=files, lang=lang)  # type: ignore[arg-type]
    found = [d.message for d in checked]
    assert [d["message"] for d in document["diagnostics"]] == found
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def result(path: Path, given: dict[str, Any]) -> tuple[str, osuus.Statement | None]:
    """The result text of a case, and the statement behind it if there is one."""
    if by_call(given):
        return answer(path, given), None
    match given["call"]:
        case "bill":
            view, bills = seen(path, given)
            return view.to_json(), bills
        case "why":
            view, bills = seen(path, given)
            clients = given.get("clients", "hidden")
            return view.explain(given.get("buyer"), clients=clients).to_json(), bills
        case "receipt":
            return statement(path, given).receipt(salt=given.get("salt")).to_json(), None
        case "verify":
            text = json.dumps(given["receipt"])
            kept = osuus.Receipt.read(text, lang=given.get("lang", "en"))
            again = statement(path, given).receipt(salt=given.get("salt"))
            return kept.verify(again).to_json(), None
        case "facts":
            source = agreement(path, given)
            text = source.facts_template(
                year=given["year"], syntax="json", **asked(given)
            )
            return text, None
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
    hold_report(found, expected)
    for part in expected.get("contains", []):
        assert part in text
    for part in expected.get("absent", []):
        assert part not in text
    hold_document(found, expected)
    if bills is not None and case["given"]["call"] == "bill":
        hold(bills, expected)


def hold_report(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """The fields of a report are those expected."""
    for pointer, value in expected.get("fields", {}).items():
        here: Any = found
        for name in pointer.split("/")[1:]:
            here = here[int(name)] if isinstance(here, list) else here[name]
        assert here == value, pointer
    for table, count in expected.get("rows", {}).items():
        assert len(found[table]) == count, table
    if "remarks" in expected:
        assert [remark["id"] for remark in found["remarks"]] == expected["remarks"]


def hold_document(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """What the result says is what is expected, text for text."""
    if "total" in expected:
        total = found["total"] if "total" in found else found["figure"]["value"]
        assert total == expected["total"]
    # A report may have a table of bills: its fields are told of above.
    whole = (bill for bill in found.get("bills", []) if isinstance(bill["buyer"], dict))
    bills = {bill["buyer"]["code"]: bill for bill in whole}
    for code, total in expected.get("bills", {}).items():
        assert bills[code]["total"] == total, code
    for field in ("lines", "memos"):
        for code, lines in expected.get(field, {}).items():
            amounts = {line["charge"]: line["amount"] for line in bills[code][field]}
            assert amounts | lines == amounts, code
    if "withheld" in expected:
        assert found["withheld"]["buyers"] == expected["withheld"]
    municipalities = found.get("municipalities", [])
    if "codes" in expected:
        assert [one["code"] for one in municipalities] == expected["codes"]
    if "derived" in expected:
        derived = [one for one in municipalities if one["membership"] == "derived"]
        assert [one["code"] for one in derived] == expected["derived"]
    if "unsure" in expected:
        assert [one["code"] for one in found["unsure"]] == expected["unsure"]
    if "count" in expected:
        lists = ("municipalities", "rows", "bills")
        counted = next(found[field] for field in lists if field in found)
        assert len(counted) == expected["count"]
    rows = {
        row["code"]: dict(zip(found["measures"], row["values"], strict=True))
        for row in listed(found.get("rows"))
        if "values" in row
    }
    for code, values in expected.get("values", {}).items():
        assert rows[code] | values == rows[code], code
    for measure, total in expected.get("sums", {}).items():
        assert sum(int(row[measure] or 0) for row in rows.values()) == int(total)


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
    for field in ("lines", "memos"):
        for code, lines in expected.get(field, {}).items():
            amounts = {line.charge: line.amount for line in getattr(bills[code], field)}
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


def listed(rows: Any) -> list[Any]:
    """Rows; a report may have a number of that name."""
    return rows if isinstance(rows, list) else []
