"""Cells that readers of workbooks take for empty: errors, formulas without a value."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Literal, TypeAlias
from xml.etree import ElementTree
from zipfile import ZipFile

Kind: TypeAlias = Literal["fault", "not-worked-out"]
# Row and column from 0, what it is, and the text of the error.
Unread: TypeAlias = tuple[int, int, Kind, str]

_SUSPECT = re.compile(rb"""t=["']e["']|<(\w+:)?f[ />]""")


def unread(parts: ZipFile) -> dict[str, list[Unread]]:
    """Such cells of every sheet, by the name of the sheet."""
    rels = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {rel.get("Id"): rel.get("Target", "") for rel in rels}
    found = {}
    workbook = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        [target] = (
            targets.get(value, "") for key, value in sheet.items() if key.endswith("}id")
        )
        name = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        text = parts.read(name)
        if _SUSPECT.search(text):
            found[sheet.get("name", "")] = list(_cells(text))
    return found


def _cells(text: bytes) -> Iterator[Unread]:
    row = column = -1
    for element in ElementTree.fromstring(text).iterfind("{*}sheetData/{*}row"):
        row = int(element.get("r", row + 2)) - 1
        column = -1
        for cell in element.iterfind("{*}c"):
            reference = cell.get("r")
            column = _column(reference) if reference else column + 1
            kind, value = cell.get("t"), cell.findtext("{*}v") or ""
            if kind == "e":
                yield row, column, "fault", value
            # A formula may say an empty text, and then is worked out.
            elif cell.find("{*}f") is not None and not value and kind != "str":
                yield row, column, "not-worked-out", ""


def _column(reference: str) -> int:
    """The column of a cell such as `AA7`, from 0."""
    column = 0
    for letter in reference.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
