"""What the functions that answer with a report take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import Any, Literal, Protocol, TypeAlias

from osuus._osuus import Agreement, Facts


class ArrowTable(Protocol):
    """Whatever gives an Arrow stream: a data frame."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """A capsule of the Arrow C stream interface."""
        ...


class OpenFile(Protocol):
    """A file that is open, of text or of bytes."""

    def read(self) -> str | bytes:
        """All that is left of it."""


Day: TypeAlias = date | str
Digits: TypeAlias = str | int | Decimal
Lang: TypeAlias = Literal["fi", "sv", "en"]
Of: TypeAlias = Agreement | str
# Rows, a data frame, or a CSV file: its path, or itself where it is open.
Table: TypeAlias = Iterable[Mapping[str, object]] | ArrowTable | PathLike[str] | OpenFile
# The same, or facts that were read.
FactsTable: TypeAlias = Facts | Table
# Told how much is done, and of how much where that is known; or whether a bar is shown.
Progress: TypeAlias = Callable[[int, int | None], object] | bool
# An agreement, or one with what is asked of it by names.
Alternative: TypeAlias = Of | Mapping[str, object]


def text(value: Digits | None) -> Any:
    """Digits as text; what is no number is told of as it came."""
    return str(value) if type(value) is int else value
