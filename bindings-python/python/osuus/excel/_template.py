"""A workbook of the facts that a year wants."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Literal

from osuus._osuus import Agreement, Register
from osuus._taken import Day, Digits, Lang
from osuus.excel._book import Book, Target, book, widths

# What Excel shows of the texts beside a cell.
_TITLE, _MESSAGE = 32, 255
_HEAD = 3
_FREE = {"border": 1, "border_color": "#BFB88F", "locked": False}
_WANTED = _FREE | {"bg_color": "#FFF8D5"}
_FAR = 10**14


def template(
    agreement: Agreement,
    path: Target,
    *,
    year: int,
    hold: Sequence[str] = (),
    prices: Mapping[str, Digits] | None = None,
    restated_on: Day | None = None,
    stage: Literal["advance", "settlement", "correction"] | None = None,
    as_of: Day | None = None,
    register: Register | None = None,
    lang: Lang | None = None,
) -> None:
    """Writes a workbook in which people fill in the facts of a year.

    It has a sheet for each measure, with the buyers in it, and one for the measures of
    the whole agreement. Only what is to be filled in can be written to, and Excel refuses
    what no figure of the measure can be. `osuus.excel.facts` reads it back.

    Args:
        agreement: The agreement.
        path: The path of the workbook, which ends in `.xlsx`, or a file that is open for
            writing bytes.
        year: The calendar year.
        hold: Charges whose price or amount holds on past its end.
        prices: The price or amount of charges for which the agreement states none.
        restated_on: The day on whose map the result is shown.
        stage: The stage of the year.
        as_of: The day as of which it is asked.
        register: Used in place of the embedded register, or laid over it if it is a part.
        lang: Language of the workbook; the agreement's own if none is given.

    Raises:
        AgreementError: The agreement has nothing to say about the year.
        ImportError: xlsxwriter is not installed.
        OSError: The file cannot be written.
        ValueError: The path ends otherwise.

    Example:
        >>> import io, osuus, osuus.excel
        >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
        >>> file = io.BytesIO()
        >>> osuus.excel.template(agreement, file, year=2002, lang="fi")
        >>> file.tell() > 0
        True
    """
    text = agreement.facts_template(
        year=year,
        syntax="sheets",
        hold=list(hold),
        prices=prices,
        restated_on=restated_on,
        stage=stage,
        as_of=as_of,
        register=register,
        lang=lang,
    )
    of = json.loads(text)
    with book(path, of["title"]) as to:
        guide = to.sheet(of["guide"]["name"])
        names = [_sheet(to, sheet) for sheet in of["sheets"]]
        _guide(to, guide, of, names)


def _guide(to: Book, sheet: Any, of: dict[str, Any], names: list[str]) -> None:
    """What this is, how it is filled in, and a line for each measure."""
    to.text(sheet, 0, 0, of["title"], to.look("title"))
    for row, line in enumerate(of["guide"]["lines"], 2):
        to.text(sheet, row, 0, line, to.look("text"))
    row = len(of["guide"]["lines"]) + 3
    columns: list[list[str]] = [[], [], []]
    link = to.look("text", font_color="#1F4E9E", underline=1)
    for name, one in zip(names, of["sheets"], strict=True):
        for measure in one["measures"]:
            place = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
            sheet.write_url(row, 0, place, link, measure["name"])
            cells = [measure["name"], measure["unit"], measure["empty"]]
            for column, text in enumerate(cells):
                columns[column].append(text)
                if column:
                    to.text(sheet, row, column, text, to.look("text"))
            row += 1
    for column, texts in enumerate(columns):
        sheet.set_column(column, column, max([16, *(len(text) + 2 for text in texts)]))
    sheet.hide_gridlines(2)
    sheet.protect()


def _sheet(to: Book, of: dict[str, Any]) -> str:
    """The sheet of a measure, or of several; gives its name."""
    sheet = to.sheet(of["name"])
    columns, measures, rows = of["columns"], of["measures"], of["rows"]
    to.text(sheet, 0, 0, of["title"], to.look("title"))
    if len(measures) == 1:
        [one] = measures
        to.text(sheet, 1, 0, f"{one['unit']}: {one['empty']}", to.look("text"))
    value = [column["name"] for column in columns].index("value")
    for place, column in enumerate(columns):
        look = "heading-right" if place == value else "heading"
        gap = {"indent": 1} if place > value else {}
        to.text(sheet, _HEAD, place, column["heading"], to.look(look, **gap))
        looks = {"font_color": "#595959", **gap} if place > value else {}
        if column["open"]:
            looks = (_FREE | gap) if column["name"] == "note" else _WANTED
        for row, filled in enumerate(rows, _HEAD + 1):
            if place != value:
                to.text(
                    sheet, row, place, filled["cells"][place], to.look("text", **looks)
                )
                continue
            form = "#,##0" if measures[filled["measure"]]["whole"] else "General"
            sheet.write_blank(
                row, place, None, to.look("number", num_format=form, **looks)
            )
    first = _HEAD + 1
    for place, group in groupby(rows, key=lambda row: row["measure"]):
        last = first + len(list(group)) - 1
        _values(
            sheet, (first, value, last, value), measures[place], several=len(measures) > 1
        )
        first = last + 1
    texts = [[row["cells"][place] for row in rows] for place in range(len(columns))]
    widths(sheet, [column["heading"] for column in columns], texts, _HEAD)
    sheet.set_column(value, value, 18)
    if columns[value + 1]["open"]:
        sheet.set_column(value + 1, value + 1, 30)
    sheet.freeze_panes(_HEAD + 1, value)
    sheet.repeat_rows(_HEAD)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True})
    return str(sheet.get_name())


def _values(
    sheet: Any,
    cells: tuple[int, int, int, int],
    measure: dict[str, Any],
    *,
    several: bool,
) -> None:
    """What the values of a measure may be, and what is said beside them."""
    least = -_FAR if measure["negative"] else 0
    sheet.data_validation(
        *cells,
        {
            "validate": "integer" if measure["whole"] else "decimal",
            "criteria": ">=",
            "value": least,
            "ignore_blank": True,
            "input_title": measure["name"][:_TITLE],
            "input_message": measure["prompt"][:_MESSAGE],
            "error_title": measure["name"][:_TITLE],
            "error_message": measure["refused"][:_MESSAGE],
        },
    )
    note = f"{measure['name']} ({measure['unit']}): {measure['empty']}"
    for row in range(cells[0], cells[2] + 1) if several else [_HEAD]:
        sheet.write_comment(row, cells[1], note)
