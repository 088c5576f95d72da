"""What a random plan is made with: the dice, and everything made so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any, TypeVar

from osuus_oracle import decimals, units
from osuus_oracle.shapes import SCALAR, Shape
from osuus_oracle.units import Unit
from osuus_oracle.words import Written

Table = dict[str, Any]
T = TypeVar("T")

#: What is known of the signs of a figure: all above zero; from zero and some above it;
#: from zero; nothing.
POSITIVE, SOME, FROM_ZERO, ANY = 3, 2, 1, 0
RESIDENT = units.read("resident")


MODES = ["half-up", "half-even", "half-down", "down", "up"]
UNITS = ["0.01", "0.05", "0.1", "1", "100", "0.001", "7"]
SIZES = [1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 7, 8, 9, 10, 12]
LARGE_SIZES = [15, 20, 25, 30, 35, 40]


@dataclass(frozen=True)
class Fig:
    """A figure that a step can be made of, with all that is known of it."""

    ref: Written
    shape: Shape
    unit: Unit
    sign: int = ANY


@dataclass
class Plan:
    """An agreement of steps and all that is given with its call."""

    agreement: Table
    facts: list[dict[str, str]]
    year: int
    hold: list[str] = field(default_factory=list)
    prices: dict[str, str] = field(default_factory=dict)
    earlier: list[Table] = field(default_factory=list)
    #: What was broken on purpose, or nothing.
    trouble: str = ""


class Maker:
    """A plan in the making."""

    def __init__(self, seed: str) -> None:
        self.dice = Random(seed)
        self.year = self.pick([2002, 2002, 2003, 2004])
        size = self.pick(LARGE_SIZES) if self.chance(0.06) else self.pick(SIZES)
        names = [f"{letter}{n}" for letter in "abz" for n in range(1, 15)]
        self.codes = self.dice.sample([*names, "b", "b-1", "10", "9", "179"], size)
        self.currency = self.pick(["EUR"] * 6 + ["USD", "JPY"])
        self.money = units.read(self.currency)
        self.general: Table = {}
        self.term: tuple[str, str] = ("", "")
        self.measures: list[Table] = []
        self.facts: list[dict[str, str]] = []
        self.steps: list[Table] = []
        self.charges: list[Table] = []
        self.divisions: list[Table] = []
        self.figs: list[Fig] = []
        #: The figures of the charge that is being made, for those after it.
        self.named: list[Fig] = []
        self.members: Table = {}
        self.hold: list[str] = []
        self.prices: dict[str, str] = {}
        #: Earlier statements that are given as they are.
        self.given: list[Table] = []
        #: The earlier statements that steps look at, and the charges in each.
        self.earlier: dict[tuple[str, int], dict[str, str]] = {}
        #: About how many steps at most.
        self.most = self.pick([3, 5, 8, 12, 12, 16, 24, 32])

    def pick(self, choices: Sequence[T]) -> T:
        """One of several."""
        return choices[int(self.dice.random() * len(choices))]

    def chance(self, part: float) -> bool:
        """True in about this part of all cases."""
        return self.dice.random() < part

    @property
    def total(self) -> bool:
        """Whether only totals are rounded."""
        return self.general.get("lines") == "total"

    def decimal(self, sign: int = ANY) -> str:
        """A number: often a tie or a small one, seldom extreme."""
        kind = self.dice.random()
        if kind < 0.45:
            text = str(self.dice.randint(1, 12))
        elif kind < 0.75:
            size = Fraction(
                self.dice.randint(1, 5000), self.pick([2, 4, 8, 10, 100, 1000])
            )
            text = decimals.write(size)
        elif kind < 0.83 and sign < POSITIVE:
            text = "0"
        elif kind < 0.91:
            text = str(self.dice.randint(1, 900_000))
        elif kind < 0.97:
            text = decimals.write(Fraction(self.dice.randint(1, 10**9), 10**5))
        else:
            text = self.extreme()
        negative = sign == ANY and text != "0" and self.chance(0.12)
        return "-" + text if negative else text

    def extreme(self) -> str:
        """As many digits as a decimal may have, or close to that."""
        digits = str(self.dice.randint(10**27, 10**28 - 1))
        places = self.pick([0, 1, 2, 14, 27])
        return digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"

    def part(self) -> str:
        """A number from zero to one."""
        return self.pick(["0", "1", "0.5", "0.25", "0.3", "0.1", "0.75", "0.05", "0.999"])

    def step(
        self,
        table: Table,
        shape: Shape,
        unit: Unit,
        sign: int = ANY,
        *,
        say: bool = False,
    ) -> Fig:
        """One more step, perhaps with its unit stated."""
        name = f"s{len(self.steps) + 1}"
        if say or (statable(unit) and "unit" not in table and self.chance(0.15)):
            table["unit"] = units.shown(unit)
        self.steps.append({"id": name, "name": {"en": f"Step {name}"}, **table})
        fig = Fig(name, shape, unit, sign)
        self.figs.append(fig)
        return fig

    def known(self, shape: Shape, unit: Unit) -> list[Fig]:
        """The figures that have been made already."""
        return [fig for fig in self.figs if fig.shape == shape and fig.unit == unit]

    def number(self, unit: Unit, sign: int = ANY) -> Fig:
        """A number in place, with the unit of the figures beside it."""
        text = self.decimal(sign)
        value = Fraction(text)
        known = POSITIVE if value > 0 else FROM_ZERO if value == 0 else ANY
        return Fig(text, SCALAR, unit, known)


def convertible(unit: Unit) -> bool:
    """Whether a figure can be converted into a unit."""
    return statable(unit)


def statable(unit: Unit) -> bool:
    """Whether an agreement can write a unit: `1`, one over nothing or over one other."""
    over = sum(power for _, power in unit if power > 0)
    under = sum(-power for _, power in unit if power < 0)
    return over <= 1 and under <= 1 and (over == 1 or under == 0)
