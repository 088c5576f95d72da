"""Rounding: the terms, and one value rounded by them."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals

_HALF = Fraction(1, 2)

MODES = ("half-up", "half-even", "half-down", "down", "up")


@dataclass(frozen=True)
class Terms:
    """The four terms of a rounding, each with its default where nothing is said."""

    unit: Fraction
    unit_text: str
    mode: str
    balance: str
    balance_name: str
    #: Which of those in order begins, from 1.
    rank: int
    lines: str


def terms(currency: str, *tables: dict[str, Any]) -> Terms:
    """The terms that several tables give together, a later one over an earlier one."""
    said: dict[str, Any] = {}
    for table in tables:
        said.update(table)
    balance = said.get("balance", "largest-remainder")
    name, rank = "", 1
    if isinstance(balance, dict):
        rank = int(balance.get("rank", "1"))
        balance, name = next(said for said in balance.items() if said[0] != "rank")
    unit_text = said.get("unit", "")
    unit = decimals.read(unit_text) if unit_text else decimals.smallest_unit(currency)
    return Terms(
        unit=unit,
        unit_text=unit_text or "default",
        mode=said.get("mode", "half-up"),
        balance=balance,
        balance_name=name,
        rank=rank,
        lines=said.get("lines", "lines"),
    )


def rounded(x: Fraction, by: Terms, seen: Counter[str]) -> Fraction:
    """The value `x` rounded by unit and mode."""
    size = abs(x) / by.unit
    k = size.numerator // size.denominator
    f = size - k
    more = {
        "half-up": f >= _HALF,
        "half-down": f > _HALF,
        "half-even": f > _HALF or (f == _HALF and k % 2 == 1),
        "down": False,
        "up": f > 0,
    }[by.mode]
    seen[f"mode {by.mode}"] += 1
    seen[f"unit {by.unit_text}"] += 1
    if f == _HALF:
        seen[f"mode {by.mode}, at a half"] += 1
    if x < 0:
        seen["a negative value rounded"] += 1
    result = by.unit * (k + 1 if more else k)
    return -result if x < 0 else result
