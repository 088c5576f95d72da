"""A workbook of results."""

from __future__ import annotations

from collections.abc import Iterable

from osuus._osuus import Published, Report, Statement
from osuus._taken import Lang
from osuus.excel import _report, _statement
from osuus.excel._book import Target, book

_Result = Statement | Published | Report


def write(
    results: _Result | Iterable[_Result],
    path: Target,
    *,
    lang: Lang | None = None,
    explain: bool = True,
) -> None:
    """Writes a workbook of a statement or a report, or of several.

    A statement has a sheet of bills, whose sums are formulas that come to the exact
    ones, one of lines, one with the explanation of each bill, folded, and one of notes. A
    report has a sheet of its values and remarks and one for each table. A figure with
    more than 15 digits, which no number of Excel is exactly, is a text, and so is an
    amount that is a fraction; other fractions are divisions.

    Args:
        results: Statements, published ones and reports, one or several.
        path: The path of the workbook, which ends in `.xlsx`, or a file that is open for
            writing bytes.
        lang: Language of the workbook; each result's own if none is given.
        explain: Whether bills are explained; what is withheld never is.

    Raises:
        ImportError: xlsxwriter is not installed.
        OSError: The file cannot be written.
        TypeError: Something else is given.
        ValueError: The path ends otherwise, or nothing is given.

    Example:
        >>> import io, osuus, osuus.excel
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> file = io.BytesIO()
        >>> osuus.excel.write(agreement.bill(year=2007), file, lang="sv")
        >>> file.tell() > 0
        True
    """
    alone = isinstance(results, Statement | Published | Report)
    given: list[_Result] = [results] if alone else list(results)  # type: ignore[list-item, arg-type]
    for result in given:
        if not isinstance(result, Statement | Published | Report):
            raise TypeError(
                f"a workbook is of statements and reports, not {type(result).__name__!r}"
            )
    if not given:
        raise ValueError("a workbook without a statement or a report has no sheet")
    if lang is not None:
        given = [result._in(lang) for result in given]
    first = given[0]
    title = first.title if isinstance(first, Report) else first._table()[0]
    with book(path, title) as to:
        for result in given:
            if isinstance(result, Report):
                _report.add(to, result)
            else:
                _statement.add(to, result, explain=explain)
