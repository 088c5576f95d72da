"""One example through the library and through the oracle."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import tally
from codes import CODES, NAMES_THE_DAY, WARNINGS
from osuus_oracle import Call, Line, Misprint, OracleError, Statement, decimals, work_out
from osuus_oracle.register import Register
from registers import as_csv
from strategies import Example


def compare(library: Any, example: Example) -> None:
    """Both give the same statement, or both fail for the same reasons."""
    seen: Counter[str] = Counter()
    try:
        expected = worked_out(example, seen)
    except OracleError as error:
        _compare_failures(library, example, error)
        return
    if library is not None:
        document = bill(library, example)
        answer = wanted(expected, example)
        assert got(document) == answer
        check_misprints(document, expected.misprinted)
    tally.HITS.update(name for name, times in seen.items() if times)
    tally.HITS["examples with a statement"] += 1


def worked_out(example: Example, seen: Counter[str]) -> Statement:
    """What the oracle says."""
    call = Call(
        register=Register(example.register) if example.register else None,
        hold=tuple(example.hold),
        prices=example.prices,
        restated_on=date.fromisoformat(example.restated_on)
        if example.restated_on
        else None,
    )
    return work_out(example.agreement, example.facts, example.year, seen, call)


class CallError(Exception):
    """The library's call has failed, with codes and messages."""

    def __init__(self, failures: list[tuple[str, str]]) -> None:
        super().__init__(str(failures))
        self.failures = failures


def called(library: Any, call: dict[str, Any]) -> Any:
    """The document that a call answers with."""
    answer = json.loads(library.call(json.dumps(call, ensure_ascii=False)))
    if answer["type"] == "success":
        return answer["answer"]
    raise CallError(
        [
            (d["code"], d["message"])
            for d in answer["answer"]["diagnostics"]
            if d["severity"] == "error"
        ]
    )


def bill(library: Any, example: Example) -> Any:
    """The library's statement, as its document."""
    text = json.dumps(example.agreement, ensure_ascii=False)
    call: dict[str, Any] = {"call": "bill", "agreement": {"json": text}}
    call |= {"year": example.year, "facts": {"rows": example.facts}}
    if example.register:
        call["register"] = {"csv": as_csv(example.register)}
    for name in ("hold", "prices", "restated_on"):
        if getattr(example, name):
            call[name] = getattr(example, name)
    return called(library, call)


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
    except CallError as failure:
        return failure.failures
    raise AssertionError(f"the oracle fails ({error}), the library answers {document}")


def wanted(expected: Statement, example: Example) -> dict[str, Any]:
    """What the oracle found, as the texts of the documents."""
    return stated(expected, example.agreement["currency"], example.year)


def stated(expected: Statement, currency: str, year: int) -> dict[str, Any]:
    """A statement as the texts of the documents."""
    least = decimals.currency_decimals(currency)

    def money(value: Fraction | None) -> str | None:
        return None if value is None else decimals.shown(value, least)

    return {
        "currency": currency,
        "period": str(year),
        "restated": expected.restated and [str(day) for day in expected.restated],
        "total": money(expected.total),
        "unallocated": money(expected.unallocated),
        "bills": [
            {
                "buyer": bill.buyer,
                "name": expected.names[bill.buyer]["en"],
                "total": money(bill.total),
                "lines": [_line(line, money) for line in bill.lines],
                "memos": [_line(line, money) for line in bill.memos],
            }
            for bill in expected.bills
        ],
        "funders": [(name, money(amount)) for name, amount in expected.funders],
        "notes": expected.notes,
        "misprinted": [misprint.printed_id for misprint in expected.misprinted],
        "other warnings": sorted(WARNINGS[code] for code, _ in expected.warnings),
    }


def _line(line: Line, money: Callable[[Fraction | None], str | None]) -> Any:
    return (
        line.charge,
        None if line.quantity is None else decimals.shown(line.quantity),
        line.unit,
        money(line.rate),
        money(line.amount),
    )


def got(document: Any) -> dict[str, Any]:
    """The same of the library's document."""
    fields = ("charge", "quantity", "unit", "rate", "amount")
    bills = [
        {
            "buyer": bill["buyer"]["code"],
            "name": bill["buyer"]["name"],
            "total": bill["total"],
            "lines": [tuple(line[k] for k in fields) for line in bill["lines"]],
            "memos": [tuple(line[k] for k in fields) for line in bill.get("memos", [])],
        }
        for bill in document["bills"]
    ]
    warnings = document["warnings"]
    restated = document.get("restated")
    return {
        "currency": document["currency"],
        "period": document["period"],
        "restated": restated and [restated["from"], restated["to"]],
        "total": document["total"],
        "unallocated": document["unallocated"],
        "bills": bills,
        "funders": [(funder["id"], funder["amount"]) for funder in document["funders"]],
        "notes": [w["id"] for w in warnings if w["code"] == "note"],
        "misprinted": [w["id"] for w in warnings if w["code"] == "printed-total"],
        "other warnings": sorted(
            w["code"] for w in warnings if w["code"] not in ("note", "printed-total")
        ),
    }


def check_misprints(document: Any, misprinted: list[Misprint]) -> None:
    """The warning of a printed total states both figures and the difference."""
    messages = {w.get("id"): w["message"] for w in document["warnings"]}
    for misprint in misprinted:
        message = messages[misprint.printed_id]
        stated = Counter(
            Fraction(text.replace(",", ""))
            for text in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+|/[0-9][0-9,]*)?", message)
        )
        parts, printed = misprint.parts, misprint.printed
        wanted = Counter([abs(parts), abs(printed), abs(parts - printed)])
        assert wanted <= stated, f"{message}; the oracle: {parts} against {printed}"
