"""One example through the library and through the oracle."""

import json
import re
from collections import Counter
from fractions import Fraction
from typing import Any

import tally
from codes import CODES, NAMES_THE_DAY
from osuus_oracle import Misprint, OracleError, Statement, decimals, work_out
from strategies import Example


def compare(library: Any, example: Example) -> None:
    """Both give the same statement, or both fail for the same reasons."""
    seen: Counter[str] = Counter()
    try:
        expected = work_out(example.agreement, example.facts, example.year, seen)
    except OracleError as error:
        _compare_failures(library, example, error)
        return
    if library is not None:
        document = bill(library, example)
        assert got(document) == wanted(expected, example)
        check_misprints(document, expected.misprinted)
    tally.HITS.update(name for name, times in seen.items() if times)
    tally.HITS["examples with a statement"] += 1


def bill(library: Any, example: Example) -> Any:
    """The library's statement, as its document."""
    text = json.dumps(example.agreement, ensure_ascii=False)
    agreement = library.Agreement.read(text, syntax="json")
    statement = agreement.bill(year=example.year, facts=example.facts)
    return json.loads(statement.to_json())


def _compare_failures(library: Any, example: Example, error: OracleError) -> None:
    """Every code of the library stands for a fault that the oracle found, too.

    Not the other way round: the documents do not say how many faults it has to name
    at once. A fault is counted as compared where the library names it.
    """
    if library is None:
        tally.HITS["examples that fail"] += 1
        tally.HITS.update(f"error: {kind}" for kind in error.kinds)
        return
    failures = _failures(library, example, error)
    codes = {code for code, _ in failures}
    known = set().union(*(CODES[kind] for kind in error.kinds))
    assert codes, f"the library fails without an error; the oracle: {error}"
    assert codes <= known, f"{failures}; the oracle: {error}"
    days = {str(day) for fault in error.faults for day in fault.days}
    for code, message in failures:
        if code == NAMES_THE_DAY:
            assert any(day in message for day in days), f"{message}; {days}"
    tally.HITS["examples that fail"] += 1
    for kind in error.kinds:
        named = codes & CODES[kind]
        if named:
            tally.HITS[f"error: {kind}"] += 1
            tally.SAID.setdefault(kind, Counter()).update(named)


def _failures(
    library: Any, example: Example, error: OracleError
) -> list[tuple[str, str]]:
    try:
        document = bill(library, example)
    except library.OsuusError as failure:
        return [(d.code, d.message) for d in failure.diagnostics if d.severity == "error"]
    raise AssertionError(f"the oracle fails ({error}), the library answers {document}")


def wanted(expected: Statement, example: Example) -> dict[str, Any]:
    """What the oracle found, as the texts of the documents."""
    least = decimals.currency_decimals(example.agreement["currency"])

    def money(value: Fraction | None) -> str | None:
        return None if value is None else decimals.shown(value, least)

    return {
        "currency": example.agreement["currency"],
        "period": str(example.year),
        "total": money(expected.total),
        "unallocated": money(expected.unallocated),
        "bills": [
            {
                "buyer": bill.buyer,
                "total": money(bill.total),
                "lines": [
                    (
                        line.charge,
                        None if line.quantity is None else decimals.shown(line.quantity),
                        line.unit,
                        money(line.rate),
                        money(line.amount),
                    )
                    for line in bill.lines
                ],
            }
            for bill in expected.bills
        ],
        "funders": [(name, money(amount)) for name, amount in expected.funders],
        "notes": expected.notes,
        "misprinted": [misprint.printed_id for misprint in expected.misprinted],
        "other warnings": [],
    }


def got(document: Any) -> dict[str, Any]:
    """The same of the library's document."""
    bills = [
        {
            "buyer": bill["buyer"]["code"],
            "total": bill["total"],
            "lines": [
                tuple(line[k] for k in ("charge", "quantity", "unit", "rate", "amount"))
                for line in bill["lines"]
            ],
        }
        for bill in document["bills"]
    ]
    warnings = document["warnings"]
    return {
        "currency": document["currency"],
        "period": document["period"],
        "total": document["total"],
        "unallocated": document["unallocated"],
        "bills": bills,
        "funders": [(funder["id"], funder["amount"]) for funder in document["funders"]],
        "notes": [w["id"] for w in warnings if w["code"] == "note"],
        "misprinted": [w["id"] for w in warnings if w["code"] == "printed-total"],
        "other warnings": [
            w for w in warnings if w["code"] not in ("note", "printed-total")
        ],
    }


def check_misprints(document: Any, misprinted: list[Misprint]) -> None:
    """The warning of a printed total states both figures and the difference."""
    messages = {w.get("id"): w["message"] for w in document["warnings"]}
    for misprint in misprinted:
        message = messages[misprint.printed_id]
        stated = Counter(
            Fraction(text.replace(",", ""))
            for text in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", message)
        )
        parts, printed = misprint.parts, misprint.printed
        wanted = Counter([abs(parts), abs(printed), abs(parts - printed)])
        assert wanted <= stated, f"{message}; the oracle: {parts} against {printed}"
