"""A statement as sheets: bills with live sums, lines, explanations, notes."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from osuus._osuus import Published, Statement, sheet_words
from osuus.excel._book import (
    Book,
    Number,
    decimal_format,
    fits,
    height,
    number,
    plain,
    widths,
)
from osuus.excel._explanation import explanations

_HEAD = 2
_LINE = ("buyer", "name", "label", "quantity", "unit", "rate", "amount", "charge")
_NUMBERS = ("quantity", "rate", "amount")
# Texts right behind a number.
_BEHIND = ("unit", "charge")
_WIDE = 110


def add(to: Book, of: Statement | Published, *, explain: bool) -> None:
    """The sheets of a statement."""
    words = sheet_words(of.lang)
    document = json.loads(of.to_json())
    _bills(to, of, document, words)
    _lines(to, of, document, words)
    sources: list[str] = []
    if explain and not document.get("withheld", {}).get("buyers"):
        codes = [bill["buyer"]["code"] for bill in document["bills"]]
        sources = explanations(to, of, codes, words["explanations"])
    _notes(to, of, words, sources)


def _bills(
    to: Book, of: Statement | Published, document: dict[str, Any], words: dict[str, str]
) -> None:
    """A row for each buyer, a column for each charge, sums as formulas."""
    caption, headings, rows, sums, _ = of._table()
    sheet = to.sheet(words["bills"])
    to.text(sheet, 0, 0, caption, to.look("title"))
    for place, heading in enumerate(headings):
        look = "heading-right" if place > 1 else "heading"
        to.text(sheet, _HEAD, place, heading, to.look(look))
    memos = max(len(bill.get("memos", [])) for bill in document["bills"])
    total = len(headings) - 1 - memos
    money = _Money(to, sheet, _decimals(document))
    columns: dict[int, list[Number]] = {place: [] for place in range(2, len(headings))}
    first = _HEAD + 1
    for row, (texts, bill) in enumerate(zip(rows, document["bills"], strict=True), first):
        to.text(sheet, row, 0, texts[0], to.look("text"))
        to.text(sheet, row, 1, texts[1], to.look("text"))
        if bill["total"] is None:
            for place in range(2, len(headings)):
                to.text(sheet, row, place, texts[place], to.look("right"))
            continue
        lines = [number(line["amount"]) for line in bill["lines"]]
        beside = [number(memo["amount"]) for memo in bill.get("memos", [])]
        for place, amount in [*enumerate(lines, 2), *enumerate(beside, total + 1)]:
            money.one(row, place, amount)
            columns[place].append(amount)
        money.sum(row, total, number(bill["total"]), lines, (row, 2, row, total - 1))
        columns[total].append(number(bill["total"]))
    last = _HEAD + len(rows)
    for place in (0, 1):
        to.text(sheet, last + 1, place, sums[place], to.look("text", bold=True, top=1))
    for place, column in columns.items():
        if len(column) < len(rows):
            look = to.look("right", bold=True, top=1)
            to.text(sheet, last + 1, place, sums[place], look)
            continue
        whole = number(document["total"]) if place == total else _sum(column)
        cells = (first, place, last, place)
        money.sum(last + 1, place, whole, column, cells, bold=True, top=1)
    shown = [
        [*(row[place] for row in rows), sums[place]] for place in range(len(headings))
    ]
    widths(sheet, headings, shown, _HEAD)
    sheet.freeze_panes(first, 2)
    sheet.repeat_rows(_HEAD)


class _Money:
    """Amounts of a sheet, and sums of them that follow when one is changed."""

    def __init__(self, to: Book, sheet: Any, decimals: int) -> None:
        self._to, self._sheet, self._decimals = to, sheet, decimals
        self._format = "#,##0" + ("." + "0" * decimals if decimals else "")

    def one(self, row: int, place: int, amount: Number, **look: Any) -> None:
        """An amount."""
        if fits(amount):
            self._to.value(self._sheet, row, place, amount, format=self._format, **look)
        else:
            # A sum of rounded looks would not be the one below.
            self._to.exact_text(self._sheet, row, place, amount, **look)

    def sum(
        self,
        row: int,
        place: int,
        exact: Number,
        parts: list[Number],
        cells: tuple[int, int, int, int],
        **look: Any,
    ) -> None:
        """A sum as a formula; the amount alone where a formula would not come to it."""
        if not parts or not all(fits(part) for part in [*parts, exact]):
            return self.one(row, place, exact, **look)
        from xlsxwriter.utility import xl_range

        formula = f"=ROUND(SUM({xl_range(*cells)}),{self._decimals})"
        numeric = self._to.look("number", num_format=self._format, **look)
        self._sheet.write_formula(row, place, formula, numeric, plain(exact))


def _lines(
    to: Book, of: Statement | Published, document: dict[str, Any], words: dict[str, str]
) -> None:
    """A row for each line of a bill, as the columns of a statement have it."""
    caption, headings, *_ = of._table()
    sheet = to.sheet(words["lines"])
    to.text(sheet, 0, 0, caption, to.look("title"))
    for place, name in enumerate(_LINE):
        look = "heading-right" if name in _NUMBERS else "heading"
        gap = {"indent": 1} if name in _BEHIND else {}
        to.text(sheet, _HEAD, place, words[name], to.look(look, **gap))
    row = _HEAD
    shown: list[list[str]] = [[] for _ in _LINE]
    for bill in document["bills"]:
        memos = bill.get("memos", [])
        for memo, heading in zip(reversed(memos), reversed(headings), strict=False):
            # It says that it is not billed.
            memo["label"] = heading
        for line in [*bill["lines"], *memos]:
            row += 1
            cells = line | bill["buyer"] | {"buyer": bill["buyer"]["code"]}
            for place, name in enumerate(_LINE):
                text = cells[name] or ""
                shown[place].append(text)
                if text and name in _NUMBERS:
                    value = number(text)
                    to.value(sheet, row, place, value, format=decimal_format(value))
                else:
                    gap = {"indent": 1} if name in _BEHIND else {}
                    to.text(sheet, row, place, text, to.look("text", **gap))
    widths(sheet, [words[name] for name in _LINE], shown, _HEAD)
    sheet.autofilter(_HEAD, 0, max(row, _HEAD + 1), len(_LINE) - 1)
    sheet.freeze_panes(_HEAD + 1, 2)
    sheet.repeat_rows(_HEAD)


def _notes(
    to: Book, of: Statement | Published, words: dict[str, str], sources: list[str]
) -> None:
    """What stands below the table, and the sources of what is in it."""
    caption, *_, notes = of._table()
    sheet = to.sheet(words["notes"])
    to.text(sheet, 0, 0, caption, to.look("title"))
    sheet.set_column(0, 0, _WIDE)
    if to.inexact:
        notes.append(words["as-text"])
    for row, text in enumerate([*notes, *sources], _HEAD):
        to.text(sheet, row, 0, text, to.look("wrapped"))
        sheet.set_row(row, height([(text, _WIDE)]))


def _decimals(document: dict[str, Any]) -> int:
    """The most decimals of any amount."""
    amounts = [
        number(line["amount"])
        for bill in document["bills"]
        for line in [*bill["lines"], *bill.get("memos", [])]
    ]
    exponents = [
        int(amount.as_tuple().exponent)
        for amount in amounts
        if isinstance(amount, Decimal)
    ]
    return -min(exponents, default=0)


def _sum(amounts: list[Number]) -> Number:
    whole = sum((Fraction(amount) for amount in amounts), Fraction(0))
    return (
        sum(amounts, Decimal(0))
        if all(isinstance(a, Decimal) for a in amounts)
        else whole
    )
