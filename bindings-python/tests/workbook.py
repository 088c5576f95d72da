"""Workbooks as they lie on disk, read without the code under test."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import xlsxwriter


class Formula(str):
    """A formula that comes to an error."""


def write_sheet(
    to: Path | io.BytesIO, rows: Iterable[Sequence[object]], name: str = "Use"
) -> None:
    """A workbook with one sheet, each cell of the kind that its value is of."""
    write_book(to, {name: rows})


def write_book(
    to: Path | io.BytesIO, sheets: dict[str, Iterable[Sequence[object]]]
) -> None:
    with xlsxwriter.Workbook(to) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if hasattr(value, "isoformat"):
                        sheet.write_datetime(number, column, value, day)
                    elif isinstance(value, Formula):
                        sheet.write_formula(number, column, value, None, "#DIV/0!")
                    else:
                        put(sheet, number, column, value)


def put(sheet: Any, row: int, column: int, value: object) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)


@dataclass
class Cell:
    """A cell: its kind (`n`, `str`, `e`, `b`), formula and value."""

    kind: str
    formula: str | None
    value: str
    style: int


def sheet_names(book: Path | io.BytesIO) -> list[str]:
    with zipfile.ZipFile(book) as parts:
        root = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    return [sheet.get("name", "") for sheet in root.iterfind("{*}sheets/{*}sheet")]


def sheet_xml(book: Path | io.BytesIO, name: str) -> ElementTree.Element:
    """The part of a sheet; xlsxwriter numbers them in their order."""
    number = sheet_names(book).index(name) + 1
    with zipfile.ZipFile(book) as parts:
        return ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))


def cells(book: Path | io.BytesIO, name: str) -> dict[str, Cell]:
    """The cells of a sheet by their names."""
    with zipfile.ZipFile(book) as parts:
        shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    texts = ["".join(one.itertext()) for one in shared.iterfind("{*}si")]
    found = {}
    for cell in sheet_xml(book, name).iterfind(".//{*}c"):
        kind, value = cell.get("t", "n"), cell.findtext("{*}v")
        if value is None:
            continue
        if kind == "s":
            kind, value = "str", texts[int(value)]
        style = int(cell.get("s", 0))
        found[cell.get("r", "")] = Cell(kind, cell.findtext("{*}f"), value, style)
    return found


def without_values(book: io.BytesIO) -> io.BytesIO:
    """The same, its formulas as a program writes them that works nothing out."""
    changed = io.BytesIO()
    with zipfile.ZipFile(book) as parts, zipfile.ZipFile(changed, "w") as to:
        for part in parts.namelist():
            data = parts.read(part)
            if part.startswith("xl/worksheets/"):
                data = data.replace(b' t="e"', b"").replace(b"<v>#DIV/0!</v>", b"")
            to.writestr(part, data)
    return changed
