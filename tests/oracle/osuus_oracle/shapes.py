"""Shapes: one figure for all, or one for each buyer or each area."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from osuus_oracle.errors import SHAPE_MISMATCH, fail

#: `SCALAR`, `BUYERS`, or the shape of the areas of a division.
Shape = str
SCALAR: Shape = "scalar"
BUYERS: Shape = "buyers"
#: The one key of a scalar.
ALL = ""


def areas(division: str) -> Shape:
    """The shape of a column of the areas of a division."""
    return f"areas of {division}"


@dataclass(frozen=True)
class Figure:
    """The values of a figure; of a scalar the one under `ALL`."""

    shape: Shape
    values: dict[str, Fraction]

    def at(self, key: str) -> Fraction:
        """The value beside one of a column; a scalar stands beside every one."""
        return self.values[ALL if self.shape == SCALAR else key]

    @property
    def one(self) -> Fraction:
        """The value of a scalar."""
        return self.values[ALL]


def scalar(value: Fraction) -> Figure:
    """One figure for all."""
    return Figure(SCALAR, {ALL: value})


def together(shapes: Iterable[Shape]) -> Shape:
    """The shape of figures that are combined."""
    columns = {shape for shape in shapes if shape != SCALAR}
    if len(columns) > 1:
        raise fail(SHAPE_MISMATCH, ", ".join(sorted(columns)))
    return columns.pop() if columns else SCALAR


def combined(figures: list[Figure], work: Callable[..., Fraction]) -> Figure:
    """The work done on the values that stand beside each other."""
    shape = together(figure.shape for figure in figures)
    keys = next((f.values for f in figures if f.shape == shape), {})
    return Figure(shape, {k: work(*[f.at(k) for f in figures]) for k in keys})
