"""What is wrong with an agreement before any figure is worked out."""

from __future__ import annotations

from typing import Any

from osuus_oracle import fields, units
from osuus_oracle.errors import (
    CHAIN_TOO_LONG,
    CYCLE,
    DUPLICATE_ID,
    MEASURE_OF_CLIENTS,
    UNIT_MISMATCH,
    UNKNOWN_NAME,
    UNKNOWN_UNIT,
    Fault,
    Faults,
    fail,
)
from osuus_oracle.graph import Graph, Node
from osuus_oracle.shapes import BUYERS, SCALAR
from osuus_oracle.typing_rules import Rules, Sort, number
from osuus_oracle.worded.checking import check_membership, check_words
from osuus_oracle.words import MEMBERSHIP, Written, is_number, word_of

Table = dict[str, Any]
#: How many figures may stand one behind another.
LONGEST = 40


class Checked:
    """The sorts of all steps, and what cannot be worked out because it means nothing."""

    def __init__(self, agreement: Table, buyers: list[str], faults: Faults) -> None:
        self.graph = Graph(agreement)
        self._agreement = agreement
        self._money = units.read(agreement["currency"])
        own = [row["id"] for row in agreement.get("units", [])]
        self._units = {*units.BUILT_IN, agreement["currency"], *own}
        self._sorts: dict[Node, Sort] = {}
        #: Steps and charges that mean nothing, also because of what they are made of.
        self.broken: set[Node] = set()
        self._wrong: set[Node] = set(self.graph.circling())
        #: The faults of the words of steps, until those steps are looked at themselves.
        self._found: dict[str, list[Fault]] = {}
        for node in self._wrong:
            faults.add(CYCLE, node[1])
            self._sorts[node] = Sort()
        self._identifiers(faults)
        self._check_apart(faults)
        amiss = fields.check_divisions(agreement, buyers, faults)
        check_membership(agreement, buyers, faults)
        lines: str = agreement.get("rounding", {}).get("lines", "lines")
        rules = Rules(agreement, buyers, self.sort_of)
        self._rules = rules
        for name, step in self.graph.steps.items():
            mine = Faults()
            fields.check_step(step, buyers, lines, mine)
            self._check_units(step, mine)
            if self.graph.depth(("step", name)) > LONGEST:
                mine.add(CHAIN_TOO_LONG, name)
            if step.get("within") in amiss:
                self._wrong.add(("step", name))
            mine.trying(self.sort_of, name)
            mine.found += self._found.pop(name, [])
            self._note(("step", name), mine, faults)
        for name, charge in self.graph.charges.items():
            mine = Faults()
            self._check_charge(charge, mine)
            if charge.get("between", {}).get("division") in amiss:
                self._wrong.add(("charge", name))
            self._note(("charge", name), mine, faults)
            if ("charge", name) in self._wrong:
                # Nor do its figures mean anything elsewhere.
                parts = self.graph.worded[name].parts
                self._wrong |= {("part", part.name) for part in parts}
        for node in self.graph.made_of:
            if self.graph.behind(node) & self._wrong:
                self.broken.add(node)

    def sort_of(self, written: Written) -> Sort:
        """The sort of a figure as a step writes it."""
        if isinstance(written, dict):
            if written["charge"] not in self.graph.charges:
                raise fail(UNKNOWN_NAME, written["charge"])
            return Sort(BUYERS, self._money)
        if is_number(written):
            return number(written)
        step = self.graph.step_behind(written)
        if step:
            self._known_part(step, written)
            return self._of_step(step)
        part = self.graph.part_behind(written)
        if part:
            self._known_funder(part, written)
            return self._of_part(part)
        if written == MEMBERSHIP and MEMBERSHIP in self._agreement:
            return Sort(BUYERS, units.PLAIN)
        measure = self.graph.measures.get(written)
        if measure is None:
            raise fail(UNKNOWN_NAME, written)
        of = measure.get("of", "buyer")
        if of == "client":
            raise fail(MEASURE_OF_CLIENTS, written)
        shape = SCALAR if of == "agreement" else BUYERS
        return Sort(shape, units.read(measure["unit"]))

    def _check_apart(self, faults: Faults) -> None:
        """A part that is there for its own charge alone is nobody else's figure."""
        for node, parts in self.graph.made_of.items():
            maker = node[1].partition(".")[0].partition(" ")[0]
            for kind, name in parts:
                strange = kind == "part" and name.partition(".")[0] != maker
                if strange and " " not in name and name not in self.graph.figures:
                    faults.add(UNKNOWN_NAME, name)
                    self._wrong.add(node)

    def _known_part(self, step: str, written: str) -> None:
        """A part of a fund is one of its funders."""
        part = written.partition(".")[2]
        funders = self.graph.steps[step].get("funders", [])
        if part and part not in [row["id"] for row in funders]:
            raise fail(UNKNOWN_NAME, written)

    def _known_funder(self, part: str, written: str) -> None:
        """A part of what is funded is one of its funders."""
        funder = written.removeprefix(part).removeprefix(".")
        rows = self.graph.parts[part].charge.get("funders", [])
        if funder and funder not in [row["id"] for row in rows]:
            raise fail(UNKNOWN_NAME, written)

    def _of_part(self, name: str) -> Sort:
        node = ("part", name)
        if node not in self._sorts:
            mine = Faults()
            made = mine.trying(self.graph.parts[name].sort, self._rules, mine) or Sort()
            self._sorts[node] = made
            self._found[name] = mine.found
        return self._sorts[node]

    def _of_step(self, name: str) -> Sort:
        node = ("step", name)
        if node not in self._sorts:
            step, mine = self.graph.steps[name], Faults()
            made = mine.trying(self._rules.sort, word_of(step), step, mine) or Sort()
            if "unit" in step:
                stated = units.read(step["unit"])
                if made.unit not in (None, stated):
                    mine.add(UNIT_MISMATCH, f"{name} is not {step['unit']}")
                made = Sort(made.shape, stated)
            self._sorts[node] = made
            self._found[name] = mine.found
        return self._sorts[node]

    def unit_of(self, written: Written) -> units.Unit:
        """The unit of a figure, of which there is one where nothing is wrong."""
        sort = self.sort_of(written)
        return sort.unit or units.PLAIN

    def _note(self, node: Node, mine: Faults, faults: Faults) -> None:
        if mine.found:
            self._wrong.add(node)
            faults.found += mine.found

    def _identifiers(self, faults: Faults) -> None:
        agreement = self._agreement
        listed = {
            kind: [row["id"] for row in agreement.get(kind, [])]
            for kind in ("measures", "steps", "charges", "divisions")
        }
        for kind, names in listed.items():
            for name in {name for name in names if names.count(name) > 1}:
                faults.add(DUPLICATE_ID, f"{kind} {name}")
        others = {*listed["measures"], *listed["charges"]}
        for name in others & set(listed["steps"]):
            faults.add(DUPLICATE_ID, f"step {name}")

    def _check_units(self, step: Table, faults: Faults) -> None:
        for field in ("unit", "into"):
            if field in step:
                self._check_unit(step[field], faults)

    def _check_unit(self, text: str, faults: Faults) -> None:
        for name, _ in units.read(text):
            if name not in self._units:
                faults.add(UNKNOWN_UNIT, name)

    def _check_charge(self, charge: Table, faults: Faults) -> None:
        """A charge wants the right sort of every figure that it names."""
        made = self.graph.worded[charge["id"]]
        check_words(charge, self._agreement, faults)
        self._check_unit(charge.get("counted", {}).get("into", "1"), faults)
        for part in made.parts:
            self._check_part(part.name, faults)
        rules = self._rules
        if charge["kind"] == "rate":
            rules.wants(charge["measure"], [BUYERS], None, faults)
        if charge["kind"] in ("pool", "equalisation") and "measure" in charge:
            rules.wants(charge["measure"], [SCALAR], self._money, faults)
        rules.wants(made.amount, [BUYERS], self._money, faults)
        if charge["kind"] == "step":
            named = charge["amount"]
            if not self.graph.step_behind(named) and not self.graph.part_behind(named):
                faults.add(UNKNOWN_NAME, named)

    def _check_part(self, name: str, faults: Faults) -> None:
        faults.trying(self.sort_of, name)
        faults.found += self._found.pop(name, [])
