"""One example through the library and through the oracle."""

import json
import re
from collections import Counter
from fractions import Fraction
from typing import Any

import tally
from osuus_oracle import OracleError, Statement, decimals, work_out
from strategies import Example


def compare(library: Any, example: Example) -> None:
    """Both give the same statement, or both fail."""
    seen: Counter[str] = Counter()
    try:
        expected = work_out(example.agreement, example.facts, example.year, seen)
    except OracleError as error:
        codes = _codes_of_failure(library, example, error)
        tally.HITS[f"error: {error.kind}"] += 1
        tally.CODES.setdefault(error.kind, Counter()).update(codes)
        tally.HITS["examples that fail"] += 1
        return
    if library is not None:
        document = _bill(library, example)
        assert got(document, expected) == wanted(expected)
        check_decimals(document, example.agreement["currency"])
    tally.HITS.update(name for name, times in seen.items() if times)
    tally.HITS["examples with a statement"] += 1


def _bill(library: Any, example: Example) -> Any:
    text = json.dumps(example.agreement, ensure_ascii=False)
    agreement = library.Agreement.read(text, syntax="json")
    statement = agreement.bill(year=example.year, facts=example.facts)
    return json.loads(statement.to_json())


def _codes_of_failure(library: Any, example: Example, error: OracleError) -> list[str]:
    if library is None:
        return []
    try:
        document = _bill(library, example)
    except library.OsuusError as failure:
        return sorted({diagnostic.code for diagnostic in failure.diagnostics})
    raise AssertionError(f"the oracle fails ({error}), the library answers {document}")


def wanted(expected: Statement) -> dict[str, Any]:
    """The figures of the oracle, as plain tables."""
    return {
        "total": expected.total,
        "unallocated": expected.unallocated,
        "bills": [
            {
                "buyer": bill.buyer,
                "total": bill.total,
                "lines": [
                    (line.charge, line.quantity, line.rate, line.amount)
                    for line in bill.lines
                ],
            }
            for bill in expected.bills
        ],
        "funders": expected.funders,
        "misprinted": expected.misprinted,
    }


def got(document: Any, expected: Statement) -> dict[str, Any]:
    """The figures of the library's document, as the same plain tables.

    Only the printed totals' warnings are looked at: those whose `id` is one of them,
    which in these examples begins with `p` and a digit.
    """
    bills = []
    for bill in document["bills"]:
        lines = [
            (
                line["charge"],
                _value(line["quantity"]),
                _value(line["rate"]),
                _value(line["amount"]),
            )
            for line in bill["lines"]
        ]
        code = bill["buyer"]["code"]
        bills.append({"buyer": code, "total": _value(bill["total"]), "lines": lines})
    warned = [warning.get("id") or "" for warning in document["warnings"]]
    return {
        "total": _value(document["total"]),
        "unallocated": _value(document["unallocated"]),
        "bills": bills,
        "funders": [(f["id"], _value(f["amount"])) for f in document["funders"]],
        "misprinted": [name for name in warned if name[:1] == "p" and name[1:].isdigit()],
    }


def check_decimals(document: Any, currency: str) -> None:
    """Amounts of money have at least the decimals of their currency."""
    least = decimals.currency_decimals(currency)
    shown = [document["total"], *(bill["total"] for bill in document["bills"])]
    for text in shown:
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text), text
        assert len(text.partition(".")[2]) >= least, text


def _value(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
