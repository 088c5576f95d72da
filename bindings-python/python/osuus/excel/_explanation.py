"""Explanations as a sheet that opens: a bill a row, what it is made of below it."""

from __future__ import annotations

from typing import Any

from osuus._osuus import Published, Statement
from osuus.excel._book import Book, decimal_format, height, number, widths

_HEAD = 2
# Excel folds rows no deeper, and indents no further.
_DEEPEST, _FURTHEST = 7, 15
# Sentences are read in few lines.
_WIDEST = 64
_COLUMNS = ("figure", "shown", "unit", "how", "source")


def explanations(
    to: Book, of: Statement | Published, codes: list[str], name: str
) -> list[str]:
    """The figures of every bill; gives the sources that they cite."""
    sheet = to.sheet(name)
    to.text(sheet, 0, 0, of._table()[0], to.look("title"))
    tables = [of.explain(code).figures for code in codes]
    figures: list[dict[str, Any]] = [row for table in tables for row in table]
    headings = [tables[0].labels[name] for name in _COLUMNS] if tables else []
    shown = [[_shown(figure, name) for figure in figures] for name in _COLUMNS]
    wide = widths(sheet, headings, shown[: len(headings)], _HEAD, widest=_WIDEST)
    for place, (name, heading) in enumerate(zip(_COLUMNS, headings, strict=False)):
        look = "heading-right" if name == "shown" else "heading"
        gap = {"indent": 1} if name == "unit" else {}
        to.text(sheet, _HEAD, place, heading, to.look(look, **gap))
    sheet.outline_settings(symbols_below=False)
    for row, figure in enumerate(figures, _HEAD + 1):
        level = figure["level"]
        fold = {
            "level": min(level, _DEEPEST),
            "hidden": level > 0,
            "collapsed": level < 2,
        }
        texts = [texts[row - _HEAD - 1] for texts in shown]
        sheet.set_row(row, height(zip(texts, wide, strict=True)), None, fold)
        for place, (name, text) in enumerate(zip(_COLUMNS, texts, strict=True)):
            _cell(to, sheet, (row, place), figure, name, text)
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.repeat_rows(_HEAD)
    return list(dict.fromkeys(one["source"] for one in figures if one["source"]))


def _shown(figure: dict[str, Any], name: str) -> str:
    """What is seen of a cell."""
    if name == "figure":
        level: int = figure["level"]
        return "  " * min(level, _FURTHEST) + str(figure[name])
    shown: object = figure["value" if name == "shown" else name] or ""
    return str(shown)


def _cell(
    to: Book,
    sheet: Any,
    cell: tuple[int, int],
    figure: dict[str, Any],
    name: str,
    text: str,
) -> None:
    look: dict[str, Any] = {} if figure["level"] else {"bold": True}
    if name == "figure":
        indent: int = min(figure["level"], _FURTHEST)
        to.text(sheet, *cell, text.strip(), to.look("wrapped", indent=indent, **look))
    elif name == "shown" and text:
        value = number(text)
        to.value(sheet, *cell, value, format=decimal_format(value), **look)
    else:
        gap = {"indent": 1} if name == "unit" else {}
        to.text(sheet, *cell, text, to.look("wrapped", **gap, **look))
