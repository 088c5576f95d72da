"""What every random agreement is made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st

from osuus_oracle import decimals

Table = dict[str, Any]
Draw = st.DrawFn
T = TypeVar("T")


@dataclass
class Made:
    """What has been made of an agreement so far."""

    codes: list[str]
    currency: str
    #: The agreement's own terms of rounding, and the first and last day of its term.
    general: Table = field(default_factory=dict)
    term: tuple[str, str] = ("", "")
    facts: list[dict[str, str]] = field(default_factory=list)
    measures: list[Table] = field(default_factory=list)
    #: What buyers are called where it is not `Buyer` and the code.
    names: dict[str, str] = field(default_factory=dict)
    #: The amounts of pools and funders, to print totals that are right.
    amounts: dict[str, Fraction] = field(default_factory=dict)


def text(english: str) -> dict[str, str]:
    """A text for people."""
    return {"en": english}


def pick(draw: Draw, choices: Sequence[T]) -> T:
    """One of several."""
    return draw(st.sampled_from(choices))


def chance(draw: Draw, one_in: int) -> bool:
    """True about once in so many."""
    return draw(st.integers(1, one_in)) == one_in


def money(draw: Draw, unit: Fraction) -> str:
    """An amount that is not negative: whole units, whole cents or finer."""
    kind = pick(draw, ["units"] * 3 + ["cents"] * 4 + ["fine", "zero", "huge"])
    if kind == "units":
        return decimals.write(unit * draw(st.integers(1, 400)))
    if kind == "cents":
        return decimals.write(Fraction(draw(st.integers(1, 3_000_000)), 100), 2)
    if kind == "fine":
        places = pick(draw, [3, 4, 5, 20])
        return decimals.write(Fraction(draw(st.integers(1, 10**8)), 10**places))
    if kind == "zero":
        return "0"
    return decimals.write(Fraction(draw(st.integers(1, 10**22)), 100))
