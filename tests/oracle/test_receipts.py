"""Every digest of some receipts, made again from docs/receipt.md."""

from __future__ import annotations

import csv
import json
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from osuus_oracle import receipt as oracle

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
FIGURES = ROOT / "core/data/finland/figures-population-own-borders.csv"
SALT = "000102030405060708090a0b0c0d0e0f"
CARE = [
    {"buyer": "a", "measure": "care", "period": "2002Q1", "value": "3", "client": "k-1"},
    {"buyer": "a", "measure": "care", "period": "2002", "value": "41.50", "client": "k"},
    {"buyer": "b", "measure": "care", "period": "2002", "value": "1", "client": "k\t\\"},
    {"buyer": "a", "measure": "work", "period": "2002", "value": "2", "status": "final"},
    {"buyer": "b", "measure": "work", "period": "2002", "value": " 00.00 "},
    {"buyer": "b", "measure": "work", "period": "2001", "value": ""},
]

Table = dict[str, Any]


def ask(library: Any, call: Table) -> Table:
    """What a call answers."""
    answer = json.loads(library.call(json.dumps(call)))
    assert answer["type"] == "success", answer
    found: Table = answer["answer"]
    return found


def tables(file: str) -> Table:
    """The tables of an agreement of the corpus."""
    return tomllib.loads((CORPUS / "agreements" / file).read_text(encoding="utf-8"))


def asked(made: Table, year: int, rows: list[Table], **more: Any) -> Table:
    """A call without its name."""
    text = json.dumps(made, default=str)
    facts = {"facts": {"rows": rows}} if rows else {}
    return {"agreement": {"json": text}, "year": year} | facts | more


@pytest.fixture
def against(library: Any) -> Any:
    """The library, without which there is nothing to differ from."""
    if library is None:
        pytest.skip("without the library")
    return library


def hold(library: Any, call: Table, expected: Table) -> None:
    """The library makes this receipt, and verifies it; a digest that is not its own it
    does not."""
    made = ask(library, {"call": "receipt"} | call)
    assert made | {"library": ""} == expected | {"library": ""}
    verify = {"call": "verify", "receipt": made} | call
    assert ask(library, verify)["holds"] == "yes"
    changed = json.loads(json.dumps(made))
    changed["register"]["map"]["sha256"] = oracle.sha256("other")
    told = ask(library, verify | {"receipt": changed})
    assert told["holds"] == "no"
    assert [part["part"] for part in told["parts"] if part["holds"] == "no"] == ["map"]


def test_the_example_of_the_document() -> None:
    case = json.loads((CORPUS / "receipt" / "hours.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(case["given"]["facts"]["csv"].splitlines()))
    bills = [("a", "240.00"), ("b", "110.00")]
    statement = {
        "period": "2002",
        "total": "350.00",
        "bills": [
            {
                "buyer": {"code": code},
                "total": amount,
                "lines": [{"charge": "work", "amount": amount}],
            }
            for code, amount in bills
        ],
    }
    people = oracle.people("ab", "ab")
    made = oracle.receipt(tables("hours.toml"), statement, list(rows), people=people)
    page = (ROOT / "docs" / "receipt.md").read_text(encoding="utf-8")
    for digest in [
        made["agreement"]["sha256"],
        made["register"]["map"]["sha256"],
        made["facts"]["sha256"],
        made["statement"]["sha256"],
    ]:
        assert digest in page
        assert f'"sha256": "{digest}"' in case["expected"]["contains"]


def test_cells_and_lines() -> None:
    assert oracle.lines([]) == ""
    assert oracle.lines([("a", "b"), ("a",), ("\t\\\n\r",)]) == "\\t\\\\\\n\\r\na\na\tb\n"
    for text, shown in {
        "10.0": "10",
        "-0.50": "-0.5",
        "-10/4": "-2.5",
        "7/3": "7/3",
    }.items():
        assert oracle.exact(text) == shown


@pytest.mark.parametrize("salt", [None, SALT])
def test_clients(against: Any, salt: str | None) -> None:
    made = tables("care.toml")
    call = asked(made, 2002, CARE) | ({"salt": salt} if salt else {})
    bill = asked(made, 2002, CARE)
    statement = ask(against, {"call": "bill"} | bill)
    key = bytes.fromhex(salt) if salt else None
    people = oracle.people("ab", "ab")
    expected = oracle.receipt(made, statement, CARE, people=people, salt=key)
    hold(against, call, expected)
    # With an earlier statement, which is then kept the same way.
    expected = oracle.receipt(
        made, statement, CARE, people=people, salt=key, earlier=[statement]
    )
    hold(against, call | {"earlier": [statement]}, expected)


def test_earlier_statements(against: Any) -> None:
    made = tables("hours.toml")
    rows = [
        {"buyer": code, "measure": "work", "period": "2002", "value": value}
        for code, value in [("a", "1"), ("b", "0.125")]
    ]
    call = asked(made, 2002, rows)
    statement = ask(against, {"call": "bill"} | call)
    other = statement | {"agreement": "an earlier one", "period": "2001"}
    people = oracle.people("ab", "ab")
    expected = oracle.receipt(
        made, statement, rows, people=people, earlier=[statement, other]
    )
    assert expected["earlier"][1]["sha256"] == expected["statement"]["sha256"]
    hold(against, call | {"earlier": [statement, other]}, expected)


def test_the_embedded_register(against: Any) -> None:
    path = ROOT / "core/agreements/jyvaskyla-fund-model.toml"
    made = tomllib.loads(path.read_text(encoding="utf-8"))
    call = asked(made, 2002, [])
    statement = ask(against, {"call": "bill"} | call)
    codes = [bill["buyer"]["code"] for bill in statement["bills"]]
    with FIGURES.open(encoding="utf-8") as text:
        known = {row["code"]: row["2001-12-31"] for row in csv.DictReader(text)}
    series = {
        ("population-own-borders", "2001-12-31"): {code: known[code] for code in codes}
    }
    people = oracle.people(codes, codes)
    expected = oracle.receipt(made, statement, [], people=people, series=series)
    hold(against, call, expected)
    hold(against, {"agreement": {"embedded": made["id"]}, "year": 2002}, expected)


def test_what_is_handed_over(against: Any) -> None:
    """South ends on 30 June 2010; one third of it goes to North."""
    register = (CORPUS / "registers" / "islands.csv").read_text(encoding="utf-8")
    residents = {"01": "1200", "02": "3650", "03": "900"}
    series = {("residents", "2009-12-31"): residents}
    for unit, (before, after) in {"days": (181, 184), "months": (6, 6)}.items():
        made = tables(f"islands-{unit}.toml")
        call = asked(made, 2010, [], register={"csv": register})
        statement = ask(against, {"call": "bill"} | call)
        whole = Fraction(before + after)
        parts = [
            ("01", "01", whole),
            ("02", "01", Fraction(after, 3)),
            ("02", "02", Fraction(before)),
            ("02", "04", Fraction(2 * after, 3)),
            ("03", "03", whole),
        ]
        people = oracle.people(residents, ["01", "02", "03", "04"], parts)
        expected = oracle.receipt(made, statement, [], people=people, series=series)
        hold(against, call, expected)


def test_what_was_asked(against: Any) -> None:
    """Restated on a later map: all that South owed is divided by its parts."""
    register = (CORPUS / "registers" / "islands.csv").read_text(encoding="utf-8")
    made = tables("islands-days.toml")
    request = {"hold": ["pool"], "restated_on": "2011-01-01"}
    call = asked(made, 2010, [], register={"csv": register}) | request
    statement = ask(against, {"call": "bill"} | call)
    one = Fraction(1)
    parts = [
        ("01", "01", one),
        ("02", "01", one / 3),
        ("02", "04", one * 2 / 3),
        ("03", "03", one),
    ]
    residents = {"01": "1200", "02": "3650", "03": "900"}
    expected = oracle.receipt(
        made,
        statement,
        [],
        people=oracle.people(residents, ["01", "03", "04"], parts),
        series={("residents", "2009-12-31"): residents},
        request=request,
    )
    hold(against, call, expected)


def test_amendments_that_hold(against: Any) -> None:
    """Those of the year, in the order of their first days; none that was not known."""
    names = ["book-van", "raise-2003", "back-2002", "garage-2004"]
    made, *amendments = [
        tomllib.loads((CORPUS / f"amendments/{name}.toml").read_text(encoding="utf-8"))
        for name in names
    ]
    raised, back, _ = amendments
    rows = [
        {"buyer": code, "measure": "visits", "period": "2003", "value": value}
        for code, value in [("kivi", "100"), ("lahti", "40")]
    ]
    people = oracle.people(["kivi", "lahti"], ["kivi", "lahti"])
    texts = [{"json": json.dumps(one, default=str)} for one in amendments]
    request: Table
    for request, holding in [({}, [back, raised]), ({"as_of": "2003-02-13"}, [raised])]:
        call = asked(made, 2003, rows, **request)
        call["agreement"]["amendments"] = texts
        statement = ask(against, {"call": "bill"} | call)
        expected = oracle.receipt(
            made, statement, rows, people=people, request=request, amendments=holding
        )
        hold(against, call, expected)
