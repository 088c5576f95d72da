"""What is made of what: steps, charges and the measures behind them."""

from typing import Any

from osuus_oracle.indexing import lagged
from osuus_oracle.periods import Period, whole_year
from osuus_oracle.times import times_of
from osuus_oracle.worded.making import Worded, worded
from osuus_oracle.worded.part import Part
from osuus_oracle.worded.pools import Shared
from osuus_oracle.words import Written, figures_of, is_number, word_of

Table = dict[str, Any]
#: `step`, `part` or `charge`, and its name.
Node = tuple[str, str]
#: A measure, and of which time.
Lagged = tuple[str, Period]


class Graph:
    """The steps and charges of an agreement, and what each is made of."""

    def __init__(self, agreement: Table) -> None:
        self.general: Table = agreement.get("rounding", {})
        self.steps: dict[str, Table] = {s["id"]: s for s in agreement.get("steps", [])}
        self.charges: dict[str, Table] = {c["id"]: c for c in agreement["charges"]}
        self.measures: dict[str, Table] = {
            m["id"]: m for m in agreement.get("measures", [])
        }
        self.divisions: dict[str, Table] = {
            d["id"]: d for d in agreement.get("divisions", [])
        }
        self._depths: dict[Node, int] = {}
        self.made_of: dict[Node, list[Node]] = {}
        self.worded: dict[str, Worded] = {n: worded(c) for n, c in self.charges.items()}
        #: The parts of all charges, by the name that each has as a figure.
        self.parts: dict[str, Part] = {
            part.name: part for made in self.worded.values() for part in made.parts
        }
        #: Those that others may be made of; a part has any of its own charge.
        self.figures = {n for made in self.worded.values() for n in made.figures}
        for name, step in self.steps.items():
            self.made_of["step", name] = self._nodes(figures_of(step, self.general))
        for name, part in self.parts.items():
            self.made_of["part", name] = self._nodes(self._figures_of_part(part))
        for name, made in self.worded.items():
            self.made_of["charge", name] = self._nodes(made.shown)

    def _figures_of_part(self, part: Part) -> list[Written]:
        keyed = part.keyed(self.general) if isinstance(part, Shared) else []
        return [*part.figures(), *keyed]

    def part_behind(self, written: Written) -> str:
        """The part of a charge that a text means, also where it means a funder's."""
        if not isinstance(written, str) or is_number(written):
            return ""
        if written in self.parts:
            return written
        before = written.rpartition(".")[0]
        return before if before.endswith(".funded") and before in self.parts else ""

    def step_behind(self, written: Written) -> str:
        """The step that a text means, also where it means a part of a fund."""
        if isinstance(written, str) and not is_number(written):
            name = written.partition(".")[0]
            return name if name in self.steps else ""
        return ""

    def _nodes(self, written: list[Written]) -> list[Node]:
        found: list[Node] = []
        for figure in written:
            if isinstance(figure, dict):
                if figure["charge"] in self.charges:
                    found.append(("charge", figure["charge"]))
            elif self.step_behind(figure):
                found.append(("step", self.step_behind(figure)))
            elif self.part_behind(figure):
                found.append(("part", self.part_behind(figure)))
        return found

    def behind(self, *starts: Node) -> set[Node]:
        """Everything that these are made of, themselves too."""
        found: set[Node] = set()
        waiting = list(starts)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting += self.made_of.get(node, [])
        return found

    def depth(self, node: Node) -> int:
        """How many figures stand one behind another, from this one on."""
        if node not in self._depths:
            # One that leads back to itself is not gone round.
            self._depths[node] = 0
            self._depths[node] = 1 + max(map(self.depth, self.made_of[node]), default=0)
        return self._depths[node]

    def circling(self) -> list[Node]:
        """What leads back to itself."""
        return [
            node for node, parts in self.made_of.items() if node in self.behind(*parts)
        ]

    def of_charges(self) -> set[Node]:
        """What some charge is made of; nothing else is worked out."""
        return self.behind(*(("charge", name) for name in self.charges))

    def measures_used(self, year: int) -> set[Lagged]:
        """The measures that charges are made of, each with its times."""
        found: set[Lagged] = set()
        now = whole_year(year)
        for kind, name in self.of_charges():
            if kind == "charge":
                written = self.worded[name].shown
            elif kind == "part":
                written = self._figures_of_part(self.parts[name])
                found |= self.parts[name].lagged(year)
            else:
                step = self.steps[name]
                written = figures_of(step, self.general)
                word = word_of(step)
                if word == "clients":
                    found.add((step["clients"], now))
                elif word == "measure":
                    found |= {(step["measure"], time) for time in times_of(step, year)}
                elif word == "index" and "base" in step:
                    found |= lagged(step, year)
            names = {figure for figure in written if isinstance(figure, str)}
            found |= {(name, now) for name in names & set(self.measures)}
        return found
