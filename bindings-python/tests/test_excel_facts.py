"""Facts in workbooks: templates that are filled in, and tables of one's own."""

import io
import json
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import osuus
import osuus.excel
import pytest
import python_calamine
from xlsxwriter.utility import xl_cell_to_rowcol

from .conftest import AGREEMENT, CARE, FACTS
from .workbook import (
    Formula,
    cells,
    sheet_names,
    sheet_xml,
    without_values,
    write_book,
    write_sheet,
)

HEAD = ["buyer", "measure", "period", "value"]
ODD = """
format = 1
id = "odd"
currency = "EUR"
title = { en = "Odd" }
term = { from = "2024-01-01", to = "2024-12-31" }
[buyers]
scheme = "party"
list = [{ code = "005", name = { en = "=1+1" } }, { code = "049", name = { en = "B" } }]
[[units]]
id = "visit"
one = { en = "visit" }
many = { en = "visits" }
"""
NAMES = [
    "Visits: [north/south] of last year, all of them",
    "Visits: [north/south] of last year, and more",
    "VISITS  NORTH SOUTH OF LAST YEAR",
    "history",
    "'",
    "Use",
]


def odd() -> osuus.Agreement:
    """Measures whose names no sheet may have."""
    text = ODD
    for number, name in enumerate(NAMES):
        of = 'of = "agreement"\n' if name == "Use" else 'fractions = "refused"\n'
        unit = "EUR" if name == "Use" else "visit"
        text += (
            f'[[measures]]\nid = "m-{number}"\nname = {{ en = "{name}" }}\n'
            f'unit = "{unit}"\nmissing = "zero"\n{of}'
        )
        how = (
            'kind = "pool"\nkey = { equal = "buyers" }\n'
            if name == "Use"
            else (
                'kind = "rate"\n'
                'rates = [{ from = "2024-01-01", to = "2024-12-31", price = "1" }]\n'
            )
        )
        text += f'[[charges]]\nid = "c-{number}"\nname = {{ en = "C" }}\n'
        text += f'{how}measure = "m-{number}"\n'
    return osuus.Agreement.read(text)


def template(agreement: osuus.Agreement, **asked: Any) -> io.BytesIO:
    file = io.BytesIO()
    osuus.excel.template(agreement, file, **asked)
    return file


def filled(book: io.BytesIO, value: Any) -> io.BytesIO:
    """A template as somebody saves it who wrote `value` wherever a number is wanted."""
    sheets: dict[str, Any] = {}
    read = python_calamine.load_workbook(io.BytesIO(book.getvalue()))
    for name in read.sheet_names:
        rows = read.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for validation in sheet_xml(book, name).iterfind(".//{*}dataValidation"):
            for span in validation.get("sqref", "").split():
                first, _, last = span.partition(":")
                (top, column), (bottom, _) = map(
                    xl_cell_to_rowcol, (first, last or first)
                )
                for row in range(top, bottom + 1):
                    rows[row][column] = value
        sheets[name] = rows
    changed = io.BytesIO()
    write_book(changed, sheets)
    return changed


def refused(book: Any, **asked: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(osuus.FactsError) as caught:
        osuus.excel.facts(book, **asked)
    return [(one.code, one.place) for one in caught.value.diagnostics]


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_template_of_every_agreement_is_read_back(lang: Any) -> None:
    tried = 0
    for id in osuus.agreements():
        agreement = osuus.Agreement.embedded(id)
        for year in agreement.years[:1]:
            try:
                wanted = json.loads(agreement.facts_template(year=year, syntax="json"))
            except osuus.AgreementError:
                continue  # It does not say who pays.
            book = template(agreement, year=year, lang=lang)
            if not wanted["rows"]:
                assert len(sheet_names(book)) == 1
                continue
            assert len(osuus.excel.facts(book)) == 0
            facts = osuus.excel.facts(filled(book, 7))
            rows = [row | {"value": 7} for row in wanted["rows"]]
            assert len(facts) == len(rows)
            expected = agreement.bill(year=year, facts=rows).to_json()
            assert agreement.bill(year=year, facts=facts).to_json() == expected
            tried += 1
    assert tried > 2


def test_sheets_stand_for_measures_that_excel_cannot_name() -> None:
    agreement = odd()
    book = template(agreement, year=2024)
    names = sheet_names(book)
    assert names == [
        "How to",
        "Whole agreement",
        "Visits north south of last year",
        "Visits north south of last (2)",
        "VISITS NORTH SOUTH OF LAST (3)",
        "history_",
        "-",
    ]
    assert all(0 < len(name) <= 31 for name in names)
    assert not any(set(name) & set("[]:*?/\\") for name in names)
    facts = osuus.excel.facts(filled(book, 3))
    # Five measures of two buyers, and a pool of 3.
    assert len(facts) == 11
    assert agreement.bill(year=2024, facts=facts).total == Decimal(5 * 2 * 3 + 3)


def test_codes_stay_text_and_no_name_becomes_a_formula() -> None:
    sheet = cells(template(odd(), year=2024), "history_")
    assert (sheet["A5"].kind, sheet["A5"].value) == ("str", "005")
    assert (sheet["B5"].kind, sheet["B5"].value) == ("str", "=1+1")
    assert not any(cell.formula for cell in sheet.values())


def test_only_values_may_be_written_and_only_what_they_can_be() -> None:
    book = template(odd(), year=2024)
    for name, kind, least in [
        ("history_", "whole", "0"),
        ("Whole agreement", "decimal", None),
    ]:
        xml = sheet_xml(book, name)
        protection = xml.find("{*}sheetProtection")
        assert protection is not None
        assert protection.get("sheet") == "1"
        [rule] = xml.iterfind(".//{*}dataValidation")
        assert (rule.get("type"), rule.get("operator")) == (kind, "greaterThanOrEqual")
        if least:
            assert rule.findtext("{*}formula1") == least
        assert rule.get("prompt")
        assert rule.get("error")
    with zipfile.ZipFile(book) as parts:
        notes = b"".join(parts.read(p) for p in parts.namelist() if "comments" in p)
    assert b"history (visit)" in notes


def test_a_template_of_clients_takes_a_row_for_each() -> None:
    agreement = osuus.Agreement.read(CARE)
    book = template(agreement, year=2024)
    name = next(name for name in sheet_names(book) if "care" in name.casefold())
    heads = {cell.value for cell in cells(book, name).values()}
    assert {"Code", "Client", "Period", "Value"} <= heads


def test_every_text_of_a_template_is_in_its_language() -> None:
    agreement = osuus.Agreement.embedded("jyvaskyla-funding-model")
    for lang, expected in {
        "fi": ("Ohje", "Koko sopimus", "Palvelujen käyttö", "Arvo"),
        "sv": ("Anvisning", "Hela avtalet", "", "Värde"),
        "en": ("How to", "Whole agreement", "", "Value"),
    }.items():
        book = template(agreement, year=2002, lang=lang)
        names = sheet_names(book)
        assert names[:2] == list(expected[:2])
        assert expected[2] in (names[2], "")
        assert expected[3] in {cell.value for cell in cells(book, names[2]).values()}


@pytest.mark.parametrize(
    ("row", "code", "place"),
    [
        (["a", "use", "2024", "ten"], "not-a-decimal", "Use!D2"),
        (["a", "use", "2024", "1,234"], "ambiguous-number", "Use!D2"),
        (["a", "use", "2024", 0.125], "too-many-decimals", "Use!D2"),
        (["a", "use", "2024", date(2024, 1, 2)], "wrong-type", "Use!D2"),
        (["a", "use", "2024", True], "wrong-type", "Use!D2"),
        (["a", "use", "2024", Formula("=1/0")], "cell-fault", "Use!D2"),
        (["a", "use", date(2024, 3, 1), 1], "wrong-type", "Use!C2"),
        (["a", "use", "spring", 1], "not-a-period", "Use!C2"),
        ([1.5, "use", "2024", 1], "wrong-type", "Use!A2"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(row: Any, code: str, place: str) -> None:
    book = io.BytesIO()
    write_sheet(book, [HEAD, row])
    assert refused(book) == [(code, place)]
    with pytest.raises(osuus.FactsError) as caught:
        osuus.excel.facts(book, lang="fi")
    assert str(caught.value).startswith(f"error[{code}]: {place}: ")
    assert caught.value.help
    assert caught.value.place == place
    assert json.loads(caught.value.to_json() or "")["diagnostics"][0]["cell"] == place


def test_a_formula_that_nobody_worked_out_is_named() -> None:
    book = io.BytesIO()
    write_sheet(book, [HEAD, ["a", "use", "2024", Formula("=1+1")]])
    assert refused(without_values(book)) == [("cell-not-worked-out", "Use!D2")]


def test_a_misspelled_heading_is_told_with_the_one_that_is_meant() -> None:
    book = io.BytesIO()
    write_sheet(
        book, [["Koodi", "Suure", "Jakso", "Arvot"], ["a", "use", 2024, 1]], "Käyttö 2024"
    )
    with pytest.raises(osuus.FactsError) as caught:
        osuus.excel.facts(book, lang="fi")
    unknown, missing = caught.value.diagnostics
    assert (unknown.code, unknown.place) == ("unknown-column", "'Käyttö 2024'!D1")
    assert (unknown.help or "").startswith("sarakkeet ovat: Arvo, ")
    assert (missing.code, missing.place) == ("missing-column", "'Käyttö 2024'!A1")
    write_sheet(book, [["a", "b"], [1, 2]])
    assert refused(book) == [("no-facts-sheet", None)]


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        ({"value": -1}, "negative-fact", "D"),
        ({"buyer": "nord"}, "unknown-buyer", "A"),
        ({"measure": "visit"}, "unknown-measure", "B"),
    ],
)
def test_a_cell_that_no_agreement_takes_is_named_when_it_is_billed(
    agreement: osuus.Agreement, change: dict[str, Any], code: str, column: str
) -> None:
    rows = [FACTS[0] | change, *FACTS[1:]]
    book = io.BytesIO()
    write_sheet(book, [HEAD, *([str(row[name]) for name in HEAD] for row in rows)])
    facts = osuus.excel.facts(book)
    with pytest.raises(osuus.FactsError) as caught:
        agreement.bill(year=2024, facts=facts)
    places = {one.code: one.place for one in caught.value.diagnostics}
    assert places[code] == f"Use!{column}2"


@pytest.mark.parametrize(
    ("value", "decimals", "quantity"),
    [
        (0.1, 1, "0.1"),
        (1.1, 2, "1.1"),
        (1234567.89, 2, "1234567.89"),
        (0.125, 3, "0.125"),
        (1e15, 0, "1000000000000000"),
        # xlsxwriter writes 555.5599999999999, its sixteen digits.
        (555.56, 2, "555.56"),
        (0.1 + 0.2, 2, "0.3"),
        (12345678901234.56, 2, "12345678901234.56"),
        ("1 234,5", 0, "1234.5"),
        ("1\u00a0234,50", 0, "1234.50"),
        (12, 0, "12"),
    ],
)
def test_the_shortest_decimal_is_what_was_typed(
    agreement: osuus.Agreement, value: Any, decimals: int, quantity: str
) -> None:
    book = io.BytesIO()
    rows = [[row["buyer"], row["measure"], 2024, 0] for row in FACTS]
    rows[0][3] = value
    write_sheet(book, [HEAD, *rows])
    facts = osuus.excel.facts(book, decimals=decimals)
    line = agreement.bill(year=2024, facts=facts)["north"].lines[0]
    assert line.quantity == Decimal(quantity)


def test_what_is_no_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    path.write_bytes(b"buyer,measure\n")
    with pytest.raises(ValueError, match=r"no \.xlsx workbook"):
        osuus.excel.facts(path)
    with pytest.raises(FileNotFoundError):
        osuus.excel.facts(tmp_path / "none.xlsx")
    file = io.BytesIO()
    file.close()
    with pytest.raises(ValueError, match="closed file"):
        osuus.excel.facts(file)
    with pytest.raises(ValueError, match=r"ends in \.xlsx, not 'facts\.xls'"):
        osuus.excel.template(osuus.Agreement.read(AGREEMENT), "facts.xls", year=2024)
    write_sheet(path, [HEAD])
    with pytest.raises(ValueError, match="lang"):
        osuus.excel.facts(path, lang="de")  # type: ignore[arg-type]


def test_a_template_that_cannot_be_made_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    with pytest.raises(osuus.OsuusError):
        osuus.excel.template(osuus.Agreement.read(AGREEMENT), path, year=1900)
    assert not path.exists()


def test_missing_libraries_are_named_with_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = template(odd(), year=2024)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(
        ImportError, match=r'python-calamine: pip install "osuus\[excel\]"'
    ):
        osuus.excel.facts(book)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ImportError, match=r'xlsxwriter: pip install "osuus\[excel\]"'):
        template(odd(), year=2024)
