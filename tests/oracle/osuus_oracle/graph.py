"""What is made of what: steps, charges and the measures behind them."""

from typing import Any

from osuus_oracle.words import Written, figures_of, figures_of_charge, is_number, word_of

Table = dict[str, Any]
#: `step` or `charge`, and its identifier.
Node = tuple[str, str]
#: A measure, and how many years before the billed one.
Lagged = tuple[str, int]


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
        for name, step in self.steps.items():
            self.made_of["step", name] = self._nodes(figures_of(step, self.general))
        for name, charge in self.charges.items():
            found = self._nodes(figures_of_charge(charge, self.general))
            self.made_of["charge", name] = found

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

    def measures_used(self) -> set[Lagged]:
        """The measures that charges are made of, each with its years."""
        found: set[Lagged] = set()
        for kind, name in self.of_charges():
            if kind == "charge":
                written = figures_of_charge(self.charges[name], self.general)
            else:
                step = self.steps[name]
                written = figures_of(step, self.general)
                word = word_of(step)
                if word == "clients":
                    found.add((step["clients"], 0))
                elif word == "measure":
                    found |= {(step["measure"], year) for year in years_of(step)}
            names = {figure for figure in written if isinstance(figure, str)}
            found |= {(name, 0) for name in names & set(self.measures)}
        return found


def years_of(step: Table) -> range:
    """How many years before the billed one a step `measure` looks."""
    first = int(step.get("years_before", "0"))
    return range(first, first + int(step.get("years", "1")))
