"""Facts out of workbooks."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import IO, Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from osuus._osuus import Facts, facts_of_sheets
from osuus._taken import Lang
from osuus.excel._unread import Kind, unread

_Cell: TypeAlias = tuple[str, str]

# More than any table of facts; a small file may unpack to more than a machine holds.
_LARGEST = 1 << 29


def facts(
    file: str | PathLike[str] | IO[bytes], *, decimals: int = 2, lang: Lang = "en"
) -> Facts:
    """Reads the facts in a workbook: a template that was filled in, or any table.

    A sheet with facts has a row with at least two of the headings of a table of facts,
    by their names (`buyer`, `measure`, `period`, `value`, and where they matter `name`,
    `unit`, `status`, `known`, `client`, `note`) or as a template has them in Finnish,
    Swedish or English; below it every row is read. Other sheets are passed over.

    Numbers in Excel are binary. The shortest decimal that is the same binary number is
    taken, which is what was typed, or the one of 15 digits right beside it; one with more
    than `decimals` decimals is refused. A number that stands as text is taken as people
    write it: `1 234,5`.

    Args:
        file: A path, or a file that is open for reading bytes; `.xlsx` or `.xlsm`.
        decimals: The most decimals that the number of a cell may have.
        lang: Language of the messages: `"fi"`, `"sv"` or `"en"`.

    Returns:
        The facts. Whether buyers and measures exist is seen when a bill is made, and then
        too the cell is named.

    Raises:
        FactsError: A cell or a heading cannot be read, with sheet and cell (`Use!D7`).
        ImportError: python-calamine is not installed.
        OSError: There is no such file, or it may not be read.
        ValueError: It is no such workbook.

    Example:
        >>> import io, osuus, osuus.excel
        >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
        >>> file = io.BytesIO()
        >>> osuus.excel.template(agreement, file, year=2002)
        >>> osuus.excel.facts(file)
        <osuus.Facts: 0 rows>
    """
    if isinstance(file, str | PathLike):
        data = Path(file).read_bytes()
    else:
        file.seek(0)
        data = file.read()
    return facts_of_sheets(list(_sheets(data)), decimals=decimals, lang=lang)


def _sheets(data: bytes) -> Iterator[tuple[str, list[list[_Cell]]]]:
    """The sheets of a workbook, each cell as what it holds and its text."""
    try:
        parts = ZipFile(io.BytesIO(data))
        parts.getinfo("xl/workbook.xml")
    except (BadZipFile, KeyError):
        raise ValueError(
            "this is no .xlsx workbook, or it has a password: save it without one"
        ) from None
    if sum(part.file_size for part in parts.infolist()) > _LARGEST:
        raise ValueError(f"the workbook unpacks to more than {_LARGEST >> 20} MB")
    calamine = _calamine()
    faults = unread(parts)
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for about in workbook.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        rows = [
            [_cell(value) for value in row]
            for row in sheet.to_python(skip_empty_area=False)
        ]
        for row, column, kind, text in faults.get(about.name, []):
            _put(rows, row, column, kind, text)
        yield about.name, rows


def _put(rows: list[list[_Cell]], row: int, column: int, kind: Kind, text: str) -> None:
    rows.extend([] for _ in range(len(rows), row + 1))
    rows[row].extend(("empty", "") for _ in range(len(rows[row]), column + 1))
    rows[row][column] = (kind, text)


def _cell(value: object) -> _Cell:
    match value:
        case bool():
            return "yes-no", str(value).lower()
        case str():
            return ("text", value) if value else ("empty", "")
        case int():
            return "number", str(value)
        case float():
            return "number", _digits(value)
        case datetime() if value.time() != time():
            return "time", value.isoformat(" ")
        case date():
            return "day", value.isoformat()[:10]
        case time() | timedelta():
            return "time", str(value)
        case _:
            return "fault", str(value)


def _digits(value: float) -> str:
    """The shortest decimal that is this binary number, written out.

    Some programs write 16 digits, one too few, others add 0.1 and 0.2: where a decimal of
    15 digits, the most that Excel shows, is the next binary number, it is meant.
    """
    meant, shown = Decimal(repr(value)), Decimal(f"{value:.15g}")
    if float(shown) in (
        math.nextafter(value, -math.inf),
        math.nextafter(value, math.inf),
    ):
        meant = shown
    return format(meant, "f").removesuffix(".0")


def _calamine() -> Any:
    try:
        import python_calamine
    except ImportError as error:
        raise ImportError(
            'reading Excel needs python-calamine: pip install "osuus[excel]"'
        ) from error
    return python_calamine
