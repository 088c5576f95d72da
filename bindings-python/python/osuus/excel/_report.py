"""A report as sheets: its values and remarks, and one for each table."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from osuus._osuus import Report, Table, sheet_words
from osuus.excel._book import Book, Cell, decimal_format, digits, height, widths

_HEAD = 2
_WIDE = 110


def add(to: Book, of: Report) -> None:
    """The sheets of a report."""
    words = sheet_words(of.lang)
    values, remarks = of._shown()
    sheet = to.sheet(words["values"])
    to.text(sheet, 0, 0, of.title, to.look("title"))
    for table in of.tables.values():
        if len(table):
            _table(to, table)
    exact = {of.labels[name]: value for name, value in of.values.items()}
    for row, (label, shown) in enumerate(values, _HEAD):
        to.text(sheet, row, 0, label, to.look("text"))
        value = exact.get(label)
        # A word is shown as the reader's language has it, a number as a number.
        told: Cell = value if _numeric(value) else shown
        to.value(sheet, row, 1, told, format=decimal_format(told), align="left")
    first = max([16, *(len(label) + 2 for label, _ in values)])
    sheet.set_column(0, 0, first)
    sheet.set_column(1, 1, _WIDE - first)
    if to.inexact:
        remarks.append(words["as-text"])
    for row, remark in enumerate(remarks, _HEAD + len(values) + bool(values)):
        sheet.merge_range(row, 0, row, 1, "", to.look("wrapped"))
        to.text(sheet, row, 0, remark, to.look("wrapped"))
        sheet.set_row(row, height([(remark, _WIDE)]))


def _table(to: Book, of: Table) -> None:
    sheet = to.sheet(of.title)
    to.text(sheet, 0, 0, of.title, to.look("title"))
    rows = of.rows
    columns = [
        [row.get(f"{name}_text", row[name]) for row in rows] for name in of.columns
    ]
    shown = [[_text(cell) for cell in column] for column in columns]
    headings = [of.labels[name] for name in of.columns]
    wide = widths(sheet, headings, shown, _HEAD)
    for number in range(len(rows)):
        texts = [column[number] for column in shown]
        sheet.set_row(_HEAD + 1 + number, height(zip(texts, wide, strict=True)))
    behind = False
    for place, (heading, column) in enumerate(zip(headings, columns, strict=True)):
        numeric = any(_numeric(cell) for cell in column)
        look = "heading-right" if numeric else "heading"
        gap = {"indent": 1} if behind and not numeric else {}
        to.text(sheet, _HEAD, place, heading, to.look(look, **gap))
        # Decimals stand below each other.
        finest = max(
            (cell for cell in column if isinstance(cell, Decimal)),
            key=_places,
            default=None,
        )
        for row, cell in enumerate(column, _HEAD + 1):
            if isinstance(cell, str):
                to.text(sheet, row, place, cell, to.look("wrapped", **gap))
            else:
                to.value(sheet, row, place, cell, format=decimal_format(finest), **gap)
        behind = numeric
    sheet.autofilter(_HEAD, 0, _HEAD + len(rows), len(of.columns) - 1)
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.repeat_rows(_HEAD)


def _numeric(cell: object) -> bool:
    return isinstance(cell, int | Decimal | Fraction) and not isinstance(cell, bool)


def _places(value: Decimal) -> int:
    return -int(value.as_tuple().exponent)


def _text(cell: Any) -> str:
    """What is seen of a cell."""
    if isinstance(cell, Fraction):
        # Worked out it takes as many characters as fit.
        return " " * 10
    return (
        digits(cell) if isinstance(cell, Decimal) else "" if cell is None else str(cell)
    )
