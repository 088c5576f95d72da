"""The one way in for tables of binary floats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from osuus._errors import OsuusTypeError
from osuus._osuus import ExactTable, exact_frame
from osuus._taken import ArrowTable


def exact(
    table: Iterable[Mapping[str, object]] | ArrowTable, *, decimals: int
) -> ExactTable | list[dict[str, object]]:
    """A table with exact decimals in place of floats.

    A spreadsheet knows no number but binary floats, and shows the shortest decimals that
    are read as the same float: those are taken. Use it where a table can come in no other
    way; `Decimal`, text and decimal columns are exact as they are.

    Args:
        table: Rows as mappings, or a data frame.
        decimals: The most decimals that a number may have.

    Returns:
        The same table, to be given wherever a table is taken: rows as a list, a data
        frame as `ExactTable`.

    Raises:
        OsuusTypeError: A float has more decimals, or is no number; says row and column.
        ValueError: `decimals` is not from 0 to 18.

    Example:
        >>> import osuus
        >>> rows = [{"worker": "w-1", "posts": 0.1}]
        >>> osuus.exact(rows, decimals=1)[0]["posts"]
        Decimal('0.1')
        >>> try:
        ...     osuus.exact([{"posts": 0.1 + 0.2}], decimals=2)
        ... except osuus.OsuusTypeError as error:
        ...     print(error.place)
        row 0, column `posts`
    """
    if not 0 <= decimals <= 18:
        raise ValueError(f"decimals is from 0 to 18, not {decimals}")
    if not isinstance(table, Iterable) or hasattr(table, "__arrow_c_stream__"):
        return exact_frame(table, decimals)  # type: ignore[arg-type]
    return [
        {name: _exact(cell, number, name, decimals) for name, cell in row.items()}
        for number, row in enumerate(table)
    ]


def _exact(cell: object, row: int, column: str, decimals: int) -> Any:
    if not isinstance(cell, float):
        return cell
    place = f"row {row}, column `{column}`"
    number = Decimal(repr(float(cell)))
    if not number.is_finite():
        what = "a float is no number: write None for what is not known"
        raise OsuusTypeError(f"{place}: {what}", place)
    quantum = Decimal(1).scaleb(-decimals)
    written = number.normalize()
    if written != written.quantize(quantum):
        what = f"a float has more than {decimals} decimals; state more, or round it"
        raise OsuusTypeError(f"{place}: {what}", place)
    return Decimal(f"{written:f}")
