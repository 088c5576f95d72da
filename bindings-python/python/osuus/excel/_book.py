"""A workbook that is written: names of sheets, looks of cells, exact numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import IO, Any, TypeAlias

Target: TypeAlias = str | PathLike[str] | IO[bytes]
Number: TypeAlias = Decimal | Fraction
Cell: TypeAlias = str | int | Number | date | bool | None

# What Excel takes.
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
# A binary number of Excel holds so many decimal digits for certain.
_DIGITS = 15
_WIDEST = 48
_LINE = 15
_A4 = 9

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {
        "bold": True,
        "bottom": 1,
        "bg_color": "#DCE6F1",
        "text_wrap": True,
        "valign": "top",
    },
    "heading-right": {
        "bold": True,
        "bottom": 1,
        "bg_color": "#DCE6F1",
        "text_wrap": True,
        "valign": "top",
        "align": "right",
    },
    "text": {"num_format": "@", "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "right": {"num_format": "@", "valign": "top", "align": "right"},
    "number": {"valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
    "yes-no": {"valign": "top", "align": "left"},
}


@dataclass
class Book:
    """A workbook of xlsxwriter, with the looks that its sheets share."""

    workbook: Any

    def __post_init__(self) -> None:
        """Nothing is named and no look is made yet."""
        # Whether a number had to be a text.
        self.inexact = False
        self._names: set[str] = set()
        self._looks: dict[str, Any] = {}

    def sheet(self, name: str) -> Any:
        """A new sheet, called as nearly like `name` as Excel allows."""
        sheet = self.workbook.add_worksheet(self._free(name))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def look(self, name: str, **more: Any) -> Any:
        """A look by its name, perhaps with more of it."""
        if "indent" in more:
            # Where sides are left to the program it indents nothing.
            more["align"] = "left"
        key = f"{name} {sorted(more.items())}"
        if key not in self._looks:
            self._looks[key] = self.workbook.add_format(_LOOKS[name] | more)
        return self._looks[key]

    def _free(self, name: str) -> str:
        """A name that no sheet has yet, of which Excel forbids nothing."""
        name = " ".join(_FORBIDDEN.sub(" ", name).split()).strip("' ") or "-"
        # Excel keeps this one for itself.
        if name.casefold() == "history":
            name += "_"
        free, number = name[:_LONGEST_NAME].rstrip("' "), 1
        while free.casefold() in self._names:
            number += 1
            tail = f" ({number})"
            free = name[: _LONGEST_NAME - len(tail)].rstrip("' ") + tail
        self._names.add(free.casefold())
        return free

    def text(self, sheet: Any, row: int, column: int, text: str, look: Any) -> None:
        """A text, which never becomes a formula, a link or a number."""
        if len(text) > _LONGEST_TEXT:
            text = text[: _LONGEST_TEXT - 1] + "…"
        sheet.write_string(row, column, text, look)

    def value(
        self,
        sheet: Any,
        row: int,
        column: int,
        value: Cell,
        *,
        format: str = "General",
        **look: Any,
    ) -> None:
        """A cell: a fraction as a division, what no number of Excel is as a text."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.look("yes-no", **look))
        elif isinstance(value, str):
            self.text(sheet, row, column, value, self.look("text", **look))
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)
            sheet.write_datetime(row, column, moment, self.look("day", **look))
        elif fits(value):
            numeric = self.look("number", num_format=format, **look)
            sheet.write_number(row, column, plain(value), numeric)
        elif (
            isinstance(value, Fraction)
            and fits(value.numerator)
            and fits(value.denominator)
        ):
            formula = f"={value.numerator}/{value.denominator}"
            numeric = self.look("number", num_format="#,##0.00####", **look)
            sheet.write_formula(row, column, formula, numeric, float(value))
        else:
            self.exact_text(sheet, row, column, value, **look)

    def exact_text(
        self, sheet: Any, row: int, column: int, value: int | Number, **look: Any
    ) -> None:
        """A number as its digits."""
        self.text(sheet, row, column, digits(value), self.look("right", **look))
        self.inexact = True


@contextmanager
def book(target: Target, title: str) -> Iterator[Book]:
    """A workbook that is written when it is whole, and not at all otherwise."""
    xlsxwriter = _xlsxwriter()
    if not hasattr(target, "write") and not str(target).endswith(".xlsx"):
        raise ValueError(f"the name of a workbook ends in .xlsx, not {str(target)!r}")
    workbook = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    # The same results give the same bytes: no clock is read.
    workbook.set_properties({"title": title, "created": datetime(1980, 1, 1)})
    yield Book(workbook)
    workbook.close()


def fits(value: int | Decimal | Fraction) -> bool:
    """Whether a number of Excel is exactly this one, to every digit."""
    if isinstance(value, Fraction):
        return False
    value = Decimal(value)
    if not value.is_finite() or len(value.normalize().as_tuple().digits) > _DIGITS:
        return False
    return Decimal(repr(float(value))) == value


def plain(value: int | Decimal | Fraction) -> Decimal:
    """A number that fits, for the file: a `float` would be written a digit short."""
    return Decimal(digits(value))


def number(text: str) -> Number:
    """The number that a document says."""
    return Fraction(text) if "/" in text else Decimal(text)


def digits(value: int | Decimal | Fraction) -> str:
    """All the digits of a number, without an exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def widths(
    sheet: Any,
    headings: list[str],
    columns: list[list[str]],
    row: int,
    *,
    widest: int = _WIDEST,
) -> list[int]:
    """Columns as wide as their texts, within reason, below a head line of its height."""
    found = []
    for place, (heading, texts) in enumerate(zip(headings, columns, strict=True)):
        word = max((len(word) for word in heading.split()), default=0)
        longest = max([word, min(len(heading), 16), *(len(text) for text in texts)])
        found.append(min(longest + 3, widest))
        sheet.set_column(place, place, found[-1])
    sheet.set_row(row, height(zip(headings, found, strict=True)))
    return found


def height(cells: Iterable[tuple[str, int]]) -> int:
    """How high a row is in which texts wrap at the widths of their columns."""
    return _LINE * max(
        (-(-len(text) // max(width - 2, 1)) for text, width in cells), default=1
    )


def decimal_format(value: Cell) -> str:
    """The look of a number with all its decimals."""
    places = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    return "#,##0" + ("." + "0" * places if places > 0 else "")


def _xlsxwriter() -> Any:
    try:
        import xlsxwriter
    except ImportError as error:
        raise ImportError(
            'writing Excel needs xlsxwriter: pip install "osuus[excel]"'
        ) from error
    return xlsxwriter
