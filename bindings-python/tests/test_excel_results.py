"""Workbooks of results: sums that are live and exact, texts that stay texts."""

import io
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import osuus
import osuus.excel
import pytest
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from .conftest import AGREEMENT, CARE, CARE_FACTS, FACTS
from .workbook import Cell, cells, sheet_names, sheet_xml

SUM = re.compile(r"ROUND\(SUM\(([A-Z]+\d+)(?::([A-Z]+\d+))?\),(\d+)\)")


def written(results: Any, **asked: Any) -> io.BytesIO:
    file = io.BytesIO()
    osuus.excel.write(results, file, **asked)
    return file


def worked_out(sheet: dict[str, Cell], name: str) -> Decimal:
    """What a spreadsheet program comes to in a cell, worked out in decimals."""
    cell = sheet[name]
    if cell.formula is None:
        return Decimal(cell.value)
    match = SUM.fullmatch(cell.formula)
    assert match, cell.formula
    first, last, decimals = match.groups()
    (top, left), (bottom, right) = map(xl_cell_to_rowcol, (first, last or first))
    inside = (
        xl_rowcol_to_cell(row, column)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    )
    # SUM passes texts over.
    parts = (
        worked_out(sheet, one)
        for one in inside
        if one in sheet and sheet[one].kind == "n"
    )
    quantum = Decimal(1).scaleb(-int(decimals))
    return sum(parts, Decimal(0)).quantize(quantum, ROUND_HALF_UP)


def statements() -> dict[str, osuus.Statement]:
    made_up = osuus.Facts.embedded("jyvaskyla-funding-model")
    fund = osuus.Agreement.embedded("jyvaskyla-fund-model")
    use = [{"buyer": "435", "measure": "pair-work", "period": 2002, "value": 10}]
    return {
        "funding": osuus.Agreement.embedded("jyvaskyla-funding-model").bill(
            year=2002, facts=made_up
        ),
        "fund": fund.bill(year=2002, facts=use),
        "cooperation": osuus.Agreement.embedded("keski-suomi-cooperation-2007").bill(
            year=2008
        ),
        "clinic": osuus.Agreement.read(AGREEMENT).bill(year=2024, facts=FACTS),
        "care": osuus.Agreement.read(CARE).bill(year=2024, facts=CARE_FACTS),
    }


STATEMENTS = statements()


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_live_sum_is_the_exact_one(name: str) -> None:
    statement = STATEMENTS[name]
    sheet = cells(written(statement, explain=False), "Bills")
    headings = {
        cell.value: key.rstrip("0123456789")
        for key, cell in sheet.items()
        if key[-1] == "3" and not key[:-1][-1:].isdigit()
    }
    total = headings["Total"]
    formulas = {key for key, cell in sheet.items() if cell.formula}
    assert formulas
    for key in formulas:
        # What is stored beside a formula is what it comes to.
        assert Decimal(repr(float(sheet[key].value))) == worked_out(sheet, key), key
    for row, bill in enumerate(statement, 4):
        assert sheet[f"A{row}"].value == bill.code
        assert worked_out(sheet, f"{total}{row}") == bill.total
        for column, line in enumerate(bill.lines, 2):
            assert worked_out(sheet, xl_rowcol_to_cell(row - 1, column)) == line.amount
    assert worked_out(sheet, f"{total}{4 + len(statement)}") == statement.total
    assert f"{total}{4 + len(statement)}" in formulas


def test_lines_are_numbers_where_a_number_is_exact() -> None:
    statement = STATEMENTS["funding"]
    sheet = cells(written(statement, explain=False), "Lines")
    row = 4
    for bill in statement:
        for line in bill.lines:
            assert sheet[f"A{row}"].value == bill.code
            assert sheet[f"C{row}"].value == line.label
            assert (sheet[f"G{row}"].kind, Decimal(sheet[f"G{row}"].value)) == (
                "n",
                line.amount,
            )
            rate = sheet[f"F{row}"]
            # The rate of a shared pool has no last decimal: the division says all of it.
            assert isinstance(line.rate, Fraction)
            assert Fraction(rate.formula or "") == line.rate
            row += 1
    notes = [cell.value for cell in cells(written(statement), "Notes").values()]
    assert any("illustrative" in note for note in notes)
    assert not any("cannot hold it exactly" in note for note in notes)


def test_an_amount_of_more_than_fifteen_digits_is_a_text_and_its_sum_too() -> None:
    huge = "1234567890123456"
    facts = [FACTS[0] | {"value": huge}, *FACTS[1:]]
    statement = osuus.Agreement.read(AGREEMENT).bill(year=2024, facts=facts)
    sheet = cells(written(statement, explain=False), "Bills")
    bill = statement["north"]
    assert (sheet["C4"].kind, sheet["C4"].value) == ("str", str(bill.lines[0].amount))
    assert (sheet["E4"].kind, sheet["E4"].value) == ("str", str(bill.total))
    assert (sheet["E7"].kind, sheet["E7"].value) == ("str", str(statement.total))
    notes = [cell.value for cell in cells(written(statement), "Notes").values()]
    assert any("cannot hold it exactly" in note for note in notes)
    assert sheet["E5"].formula
    assert worked_out(sheet, "E5") == statement["south"].total


def test_fractions_are_texts_and_no_formula_passes_them_over() -> None:
    terms = '\n[rounding]\nlines = "total"\n'
    statement = osuus.Agreement.read(AGREEMENT + terms).bill(year=2024, facts=FACTS)
    book = written(statement, explain=False)
    sheet = cells(book, "Bills")
    for row, bill in enumerate(statement, 4):
        for column, line in enumerate(bill.lines, 2):
            cell = sheet[xl_rowcol_to_cell(row - 1, column)]
            assert (cell.kind == "str") == isinstance(line.amount, Fraction)
            assert Fraction(cell.value) == line.amount
        total = sheet[xl_rowcol_to_cell(row - 1, 2 + len(bill.lines))]
        assert total.formula is None
        assert Fraction(total.value) == bill.total


def test_no_text_becomes_a_formula() -> None:
    text = AGREEMENT.replace('"North & Co"', '"=HYPERLINK(1)"').replace(
        '"South"', '"@SUM"'
    )
    text = text.replace('"Fee for visits"', '"+1"')
    statement = osuus.Agreement.read(text).bill(year=2024, facts=FACTS)
    book = written(statement)
    for name in sheet_names(book):
        for cell in cells(book, name).values():
            formula = cell.formula or "1/1"
            assert SUM.fullmatch(formula) or re.fullmatch(r"\d+/\d+", formula)
    assert cells(book, "Bills")["B4"].value == "=HYPERLINK(1)"
    assert cells(book, "Bills")["C3"].value == "+1"


def test_explanations_are_folded_and_whole() -> None:
    statement = STATEMENTS["clinic"]
    book = written(statement)
    sheet = cells(book, "Explanations")
    rows = {
        row.get("r", ""): row
        for row in sheet_xml(book, "Explanations").iterfind(".//{*}row")
    }
    row = 4
    for bill in statement:
        figures: list[Any] = list(statement.explain(bill.code).figures)
        for figure in figures:
            assert sheet[f"A{row}"].value == figure["figure"]
            outline = rows[str(row)]
            assert outline.get("outlineLevel", "0") == str(min(figure["level"], 7))
            assert (outline.get("hidden") == "1") == (figure["level"] > 0)
            if sheet[f"B{row}"].kind == "n":
                assert Decimal(sheet[f"B{row}"].value) == Decimal(figure["value"])
            row += 1
    assert f"A{row}" not in sheet
    with zipfile.ZipFile(book) as parts:
        looks = ElementTree.fromstring(parts.read("xl/styles.xml"))
    indented = [one for one in looks.iterfind(".//{*}alignment") if one.get("indent")]
    assert len(indented) > 1
    assert {one.get("horizontal") for one in indented} == {"left"}
    assert "Explanations" not in sheet_names(written(statement, explain=False))


def test_what_is_withheld_is_in_no_cell() -> None:
    published = STATEMENTS["care"].published(fewest=5)
    [code] = published.withheld
    book = written(published)
    assert "Explanations" not in sheet_names(book)
    bills = cells(book, "Bills")
    [row] = [
        key[1:] for key, cell in bills.items() if key[0] == "A" and cell.value == code
    ]
    beside = [
        cell.value for key, cell in bills.items() if key[1:] == row and key[0] not in "AB"
    ]
    assert set(beside) == {"··"}
    assert code not in {cell.value for cell in cells(book, "Lines").values()}
    with zipfile.ZipFile(book) as parts:
        everything = b"".join(parts.read(part) for part in parts.namelist()).decode()
    for line in STATEMENTS["care"][code].lines:
        if line.amount:
            assert str(line.amount) not in everything


def test_memos_stand_behind_the_total_and_say_so() -> None:
    sheet = cells(written(STATEMENTS["care"], explain=False), "Bills")
    last = max(key for key in sheet if key.endswith("3") and len(key) == 2)
    assert sheet[last].value == "Heads (not billed)"
    lines = cells(written(STATEMENTS["care"], explain=False), "Lines")
    assert "Heads (not billed)" in {cell.value for cell in lines.values()}


def test_reports_have_a_sheet_for_each_table() -> None:
    models = [
        {"agreement": "keski-suomi-cooperation-2007", "year": year}
        for year in (2007, 2008)
    ]
    report = osuus.compare(models)
    book = written(report)
    names = sheet_names(book)
    assert names[0] == "Summary"
    tables = [table for table in report.tables.values() if len(table)]
    assert len(names) == 1 + len(tables)
    for name, table in zip(names[1:], tables, strict=True):
        sheet = cells(book, name)
        assert sheet["A1"].value == table.title
        for column, of in enumerate(table.columns):
            assert sheet[xl_rowcol_to_cell(2, column)].value == table.labels[of]
            for number, row in enumerate(table, 3):
                value, cell = row[of], sheet.get(xl_rowcol_to_cell(number, column))
                if isinstance(value, Decimal):
                    assert cell is not None
                    assert Decimal(cell.value) == value
                if value is None:
                    assert cell is None


def test_several_results_are_one_workbook_in_one_language() -> None:
    statement, care = STATEMENTS["clinic"], STATEMENTS["care"]
    report = osuus.services("keski-suomi-pair-work")
    names = sheet_names(written([statement, care, report], lang="fi"))
    assert names[:8] == [
        "Laskut",
        "Rivit",
        "Perustelut",
        "Huomautukset",
        "Laskut (2)",
        "Rivit (2)",
        "Perustelut (2)",
        "Huomautukset (2)",
    ]
    assert names[8] == "Yhteenveto"
    bills = cells(written(statement, lang="fi"), "Laskut")
    assert bills["C3"].value == "Käyntimaksu"


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "bills.xlsx"
    osuus.excel.write(STATEMENTS["fund"], path)
    assert path.read_bytes() == written(STATEMENTS["fund"]).getvalue()


def test_what_is_no_result_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not 'str'"):
        osuus.excel.write(["bill"], tmp_path / "a.xlsx")  # type: ignore[list-item]
    with pytest.raises(ValueError, match="no sheet"):
        osuus.excel.write([], tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
