"""Every mode and unit on a small grid of values, through charges by rate."""

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP
from decimal import Decimal as Dec
from fractions import Fraction
from typing import Any

import pytest

from compare import compare
from osuus_oracle import decimals, work_out
from strategies import MODES, UNITS, Example
from test_examples import ALWAYS, agreement, fact, measure

STANDARD = {
    "half-up": ROUND_HALF_UP,
    "half-even": ROUND_HALF_EVEN,
    "half-down": ROUND_HALF_DOWN,
    "down": ROUND_DOWN,
    "up": ROUND_UP,
}
#: Eighths of a unit from four units below zero to four above, and just beside halves.
EIGHTHS = [Fraction(n, 8) for n in range(-32, 33)]
BESIDE = [
    sign * (n + Fraction(1, 2) + side * Fraction(1, 10**9))
    for sign in (-1, 1)
    for n in (0, 1, 2)
    for side in (-1, 1)
]
GRID = EIGHTHS + BESIDE


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("mode", MODES)
def test_grid(library: Any, unit: str, mode: str) -> None:
    """The library, the oracle and Python's own decimals round alike."""
    step = decimals.read(unit)
    charges = [
        {
            "id": f"c{number}",
            "name": {"en": "Grid"},
            "kind": "rate",
            "measure": "m",
            "rates": [{**ALWAYS, "price": decimals.write(size * step)}],
        }
        for number, size in enumerate(GRID)
    ]
    made = agreement(
        "a", charges, measures=[measure()], rounding={"unit": unit, "mode": mode}
    )
    example = Example(made, [fact("1")])
    compare(library, example)
    for size, line in zip(
        GRID, work_out(made, example.facts, 2002).bills[0].lines, strict=True
    ):
        units = Dec(decimals.write(size)).quantize(Dec(1), rounding=STANDARD[mode])
        assert line.amount == Fraction(units) * step
