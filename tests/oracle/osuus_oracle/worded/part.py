"""A part of a charge: one of the named figures that its words are worked out in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osuus_oracle.periods import Period
from osuus_oracle.shapes import Figure
from osuus_oracle.typing_rules import Rules, Sort
from osuus_oracle.words import Written

if TYPE_CHECKING:
    from osuus_oracle.errors import Faults
    from osuus_oracle.steps import Steps

Table = dict[str, Any]
#: A measure, and a time of which it is looked at.
Lagged = tuple[str, Period]


class Part:
    """A figure of a charge. No agreement can write a name with a blank in it."""

    #: Whether it is a share, which is not rounded again.
    is_share = False

    def __init__(self, charge: Table, name: str) -> None:
        self.charge = charge
        self.id: str = charge["id"]
        self.name = f"{self.id}{name}" if name.startswith(" ") else f"{self.id}.{name}"

    def figures(self) -> list[Written]:
        """What it is made of."""
        return []

    def lagged(self, year: int) -> set[Lagged]:
        """The measures that it looks at of other times."""
        return set()

    def sort(self, rules: Rules, faults: Faults) -> Sort:
        """Its shape and its unit."""
        raise NotImplementedError

    def work(self, env: Steps) -> dict[str, Figure]:
        """Its values, those of its own parts under their names."""
        return {"": self.worth(env)}

    def worth(self, env: Steps) -> Figure:
        """Its values."""
        raise NotImplementedError

    def left_over(self, env: Steps) -> Any:
        """What a share has left."""
        return env.unallocated.get(self.name, 0)
