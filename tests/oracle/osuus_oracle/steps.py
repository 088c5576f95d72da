"""The figures of steps, each made of others by its word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from osuus_oracle import (
    clients,
    conditions,
    converting,
    decimals,
    funds,
    grading,
    indexing,
    lagging,
    prior,
    prorating,
    rounding,
    tiers,
)
from osuus_oracle.checks import Checked
from osuus_oracle.dating import Call, Dating
from osuus_oracle.errors import (
    DIVISION_BY_ZERO,
    FRACTION_OF_ZERO,
    OUTSIDE_TERM,
    TOO_LARGE,
    Faults,
    OracleError,
    fail,
)
from osuus_oracle.pooling import Pooling, Share
from osuus_oracle.quantities import Quantities
from osuus_oracle.shapes import BUYERS, SCALAR, Figure, areas, combined, scalar
from osuus_oracle.words import LISTS, MEMBERSHIP, Written, compared, is_number, word_of

Table = dict[str, Any]
_ONE, _ZERO = Fraction(1), Fraction(0)
#: The most binary digits of an exact figure.
MOST_DIGITS = 65_536


class Steps:
    """All figures of an agreement in a period; what is asked for once is kept."""

    def __init__(
        self,
        agreement: Table,
        year: int,
        checked: Checked,
        quantities: Quantities,
        dating: Dating,
        call: Call,
        charged: Callable[[str], dict[str, Fraction]],
        seen: Counter[str],
    ) -> None:
        self.agreement_id: str = agreement["id"]
        self._currency: str = agreement["currency"]
        self._general: Table = agreement.get("rounding", {})
        self._membership: Table = agreement.get("membership", {})
        self.year = year
        self._checked = checked
        self.buyers = quantities.buyers
        self.quantities = quantities
        self.dating = dating
        self.earlier = list(call.earlier)
        self._charged = charged
        self.seen = seen
        self.divisions = {
            name: {area["id"]: area["buyers"] for area in division["areas"]}
            for name, division in checked.graph.divisions.items()
        }
        self._kept: dict[str, Figure | OracleError] = {}
        self.pooling = Pooling(self.figure, self.buyers, self.divisions, seen)
        #: What each step `share` has left over, by its identifier.
        self.unallocated: dict[str, Fraction] = {}

    def figure(self, written: Written) -> Figure:
        """The figure that a text, a number or a charge means."""
        if isinstance(written, dict):
            self.seen["a charge as a figure"] += 1
            if ("charge", written["charge"]) in self._checked.broken:
                raise OracleError
            return Figure(BUYERS, self._charged(written["charge"]))
        if is_number(written):
            self.seen["a number in place"] += 1
            return scalar(decimals.read(written))
        step = self._checked.graph.step_behind(written)
        if step:
            self.seen["a part of a fund as a figure"] += "." in written
            return self._step(step, written)
        part = self._checked.graph.part_behind(written)
        if part:
            self.seen["a figure of a charge's words"] += " " not in part
            return self._part(part, written)
        if written == MEMBERSHIP and self._membership:
            return self._belonging()
        measure = self._checked.graph.measures.get(written, {})
        if measure.get("of") == "agreement":
            return scalar(self.quantities.of(written))
        return Figure(BUYERS, self.quantities.of_all(written))

    def left_over(self, name: str) -> Fraction:
        """What a share has left, and the share between the areas within which it is."""
        part = self._checked.graph.part_behind(name)
        if part:
            return self.unallocated.get(part, _ZERO)
        step = self._checked.graph.steps.get(name, {})
        left = self.unallocated.get(name, _ZERO)
        if "within" in step and step["share"] in self.unallocated:
            self.seen["share within, of a share"] += 1
            between = self.unallocated[step["share"]]
            self.seen["share within, a share between areas has a rest"] += between != 0
            left += between
        return left

    def _step(self, name: str, written: str) -> Figure:
        """The figure of a step, or of a part of it."""
        if name not in self._kept:
            try:
                if ("step", name) in self._checked.broken:
                    raise OracleError
                self._worked(name)
            except OracleError as error:
                self._kept[name] = error
        kept = self._kept.get(written, self._kept[name])
        if isinstance(kept, OracleError):
            raise kept
        return kept

    def _part(self, name: str, written: str) -> Figure:
        """The figure of a part of a charge, or of one of its funders."""
        if name not in self._kept:
            try:
                if ("part", name) in self._checked.broken:
                    raise OracleError
                made = self._checked.graph.parts[name].work(self)
                for part, figure in made.items():
                    self._measured(name, figure)
                    self._kept[f"{name}.{part}" if part else name] = figure
            except OracleError as error:
                self._kept[name] = error
        kept = self._kept.get(written, self._kept[name])
        if isinstance(kept, OracleError):
            raise kept
        return kept

    def _belonging(self) -> Figure:
        """The part of the billed time for which each buyer belongs."""
        if self.dating.cut is None:
            raise fail(OUTSIDE_TERM)
        self.seen[f"membership by {self._membership.get('by', 'default')}"] += 1
        parts = prorating.parts(self._membership, self.dating.cut, self.buyers, self.seen)
        return Figure(BUYERS, parts)

    def multiples_of(self, to: str, table: Table) -> rounding.Terms:
        """Rounding to a multiple, in the mode of the agreement unless one is given."""
        own = {"unit": to} | ({"mode": table["mode"]} if "mode" in table else {})
        return rounding.terms(self._currency, self._general, own)

    def terms_of(self, charge: Table) -> rounding.Terms:
        """The rounding of a charge."""
        own = charge.get("rounding", {})
        return rounding.terms(self._currency, self._general, own)

    def note_step(self, what: str, written: str) -> None:
        """A step in a place of a charge."""
        if self._checked.graph.step_behind(written):
            self.seen[f"{what} a step"] += 1

    def _worked(self, name: str) -> None:
        step = self._checked.graph.steps[name]
        word = word_of(step)
        self.seen[f"word {word}"] += 1
        self.seen["a step with its unit stated"] += "unit" in step
        if word == "fund":
            parts = self._fund(step)
            self.seen[f"word fund, {parts[''].shape.partition(' ')[0]}"] += 1
            for part, figure in parts.items():
                self._measured(name, figure)
                self._kept[f"{name}.{part}" if part else name] = figure
            return
        made = self._combined(word, step) if word in LISTS else self._special(word, step)
        kind = made.shape.partition(" ")[0]
        self.seen[f"word {word}, {kind}"] += 1
        self._measured(name, made)
        self._kept[name] = made

    def _measured(self, name: str, made: Figure) -> None:
        """How wide the values are, and whether that is too much."""
        widest = max(
            max(abs(value.numerator).bit_length(), value.denominator.bit_length())
            for value in made.values.values() or [_ZERO]
        )
        if widest > MOST_DIGITS:
            raise fail(TOO_LARGE, name)
        self.seen["a figure beyond 2^63"] += widest > 63
        self.seen["a figure beyond 2^127"] += widest > 127
        self.seen["a figure below zero"] += any(v < 0 for v in made.values.values())

    def all(self, *written: Written) -> list[Figure]:
        """Several figures, after the faults of all of them."""
        faults = Faults()
        found = [faults.trying(self.figure, figure) for figure in written]
        if None in found:
            raise OracleError(*faults.found)
        return [figure for figure in found if figure is not None]

    def _combined(self, word: str, step: Table) -> Figure:
        figures = self.all(*step[word], *([step["part"]] if word == "blend" else []))
        if word == "per":
            if "zero_gives" in step:
                gives = decimals.read(step["zero_gives"])
                return combined(figures, lambda x, y: self._given(x, y, gives))
            return combined(figures, lambda x, y: self._over(x, y, step))
        self.seen[f"word {word} of three or more"] += len(step[word]) > 2
        work: dict[str, Callable[..., Fraction]] = {
            "times": _product,
            "plus": lambda *values: sum(values, _ZERO),
            "minus": lambda x, y: x - y,
            "least": min,
            "greatest": max,
            "blend": lambda x, y, part: x + part * (y - x),
        }
        return combined(figures, work[word])

    def _given(self, x: Fraction, y: Fraction, gives: Fraction) -> Fraction:
        self.seen["per, zero_gives"] += y == 0
        return gives if y == 0 else x / y

    def _over(self, x: Fraction, y: Fraction, step: Table) -> Fraction:
        if y == 0:
            raise fail(DIVISION_BY_ZERO, step["id"])
        return x / y

    def _special(self, word: str, step: Table) -> Figure:
        made: Figure = getattr(self, f"_{word}")(step)
        return made

    def _measure(self, step: Table) -> Figure:
        of = self._checked.graph.measures[step["measure"]].get("of", "buyer")
        shape = SCALAR if of == "agreement" else BUYERS
        found = lagging.figures(step, of, self.year, self.quantities, self.seen)
        return Figure(shape, found)

    def _values(self, step: Table) -> Figure:
        self.seen["values with buys"] += "buys" in step
        return scalar(self.dating.asked(step, "values", "value"))

    def _number(self, step: Table) -> Figure:
        self.seen["number like a figure"] += "like" in step
        return scalar(decimals.read(step["number"]))

    def _weights(self, step: Table) -> Figure:
        if step["weights"] == "equal":
            self.seen["weights equal"] += 1
            return Figure(BUYERS, dict.fromkeys(self.buyers, _ONE))
        written = {row["buyer"]: decimals.read(row["weight"]) for row in step["weights"]}
        return Figure(BUYERS, {buyer: written[buyer] for buyer in self.buyers})

    def _sum(self, step: Table) -> Figure:
        figure = self.figure(step["sum"])
        column = figure.values
        if "within" not in step:
            self.seen["sum of areas"] += figure.shape != BUYERS
            return scalar(sum(column.values(), _ZERO))
        self.seen["sum within"] += 1
        division = self.divisions[step["within"]]
        sums = {
            area: sum((column[buyer] for buyer in members), _ZERO)
            for area, members in division.items()
        }
        return Figure(areas(step["within"]), sums)

    def _spread(self, step: Table) -> Figure:
        column = self.figure(step["spread"])
        division = self.divisions[column.shape.removeprefix(areas(""))]
        home = {buyer: area for area, members in division.items() for buyer in members}
        return Figure(BUYERS, {b: column.values[home[b]] for b in self.buyers})

    def _when(self, step: Table) -> Figure:
        condition = step["when"]
        compares = compared(condition)
        sides = [condition["figure"], condition[compares]] if compares else []
        yes, no, *both = self.all(step["then"], step["else"], *sides)
        held = conditions.held(condition, both, self.buyers, self.dating.cut, self.seen)
        return combined([held, yes, no], lambda is_so, x, y: x if is_so else y)

    def _convert(self, step: Table) -> Figure:
        figure = self.figure(step["convert"])
        return combined([figure], lambda x: converting.converted(x, step, self.seen))

    def _tiers(self, step: Table) -> Figure:
        figure = self.figure(step["tiers"])
        if "tariffs" in step:
            self.seen["tiers of tariffs"] += 1
            return tiers.by_tariff(figure, step, self)
        return combined([figure], lambda x: tiers.worth(x, step, self.seen))

    def _fraction(self, step: Table) -> Figure:
        if "of" in step:
            self.seen["fraction with of"] += 1
            column, whole = self.all(step["fraction"], step["of"])
        else:
            column = self.figure(step["fraction"])
            whole = scalar(sum(column.values.values(), _ZERO))
        if 0 in whole.values.values():
            raise fail(FRACTION_OF_ZERO, step["id"])
        return combined([column, whole], lambda x, t: x / t)

    def _mix(self, step: Table) -> Figure:
        weights = [decimals.read(row["weight"]) for row in step["mix"]]
        figures = self.all(*(row["of"] for row in step["mix"]))

        def mixed(*values: Fraction) -> Fraction:
            return sum((w * x for w, x in zip(weights, values, strict=True)), _ZERO)

        return combined(figures, mixed)

    def _share(self, step: Table) -> Figure:
        by = rounding.terms(self._currency, self._general, step.get("rounding", {}))
        self.seen["share with its own rounding"] += "rounding" in step
        bounds: dict[str, Written] = {}
        bounds |= {name: step[name] for name in ("floor", "ceiling") if name in step}
        within = step.get("within", "")
        wanted = Share(step["id"], step["share"], step["by"], bounds, within)
        made, left = self.pooling.shared(wanted, by)
        self.unallocated[step["id"]] = left
        return made

    def _fund(self, step: Table) -> dict[str, Figure]:
        whole, *_ = self.all(
            step["fund"], *(r["ceiling"] for r in step["funders"] if "ceiling" in r)
        )
        return funds.fund(step, whole, self.figure, self.seen)

    def _clients(self, step: Table) -> Figure:
        limits = {n: self.figure(step[n]).one for n in ("above", "up_to") if n in step}
        take = step.get("take", "sum")
        self.seen[f"clients take {take} {' '.join(limits) or 'alone'}"] += 1
        above, up_to = limits.get("above"), limits.get("up_to")
        made = {}
        for buyer in self.buyers:
            found = self.quantities.clients(step["clients"], buyer)
            made[buyer] = clients.taken(found, take, above, up_to, self.seen)
        return Figure(BUYERS, made)

    def balance_values(
        self, by: rounding.Terms, weights: dict[str, Fraction]
    ) -> dict[str, Fraction]:
        """What the balance of buyers looks at, where it looks at any."""
        return self.pooling.balance(by, Figure(BUYERS, weights))

    def _prior(self, step: Table) -> Figure:
        paid = prior.of_all(
            step, self.agreement_id, self.year, self.earlier, self.buyers, self.seen
        )
        return Figure(BUYERS, paid)

    def _prorate(self, step: Table) -> Figure:
        if self.dating.cut is None:
            raise fail(OUTSIDE_TERM)
        parts = prorating.parts(step, self.dating.cut, self.buyers, self.seen)
        return combined([self.figure(step["prorate"]), Figure(BUYERS, parts)], _product)

    def _index(self, step: Table) -> Figure:
        return indexing.indexed(step, self.figure(step["of"]), self)

    def _graded(self, step: Table) -> Figure:
        figure = self.figure(step["graded"])
        return combined([figure], lambda x: grading.graded(x, step, self.seen))

    def _renewed(self, step: Table) -> Figure:
        figures = self.all(step["renewed"], step["from"])
        part = decimals.read(step["percent"]) / 100

        def chosen(new: Fraction, old: Fraction) -> Fraction:
            away, least = abs(new - old), part * abs(old)
            self.seen["renewed, just as far away"] += away == least
            self.seen["renewed" if away >= least else "renewed, the old stays"] += 1
            return new if away >= least else old

        return combined(figures, chosen)

    def _interest(self, step: Table) -> Figure:
        part = decimals.read(step["percent"]) / 100 / Fraction(step["year"])
        self.seen[f"interest, a year of {step['year']}"] += 1
        figures = self.all(step["interest"], step["days"])
        return combined(figures, lambda x, days: x * part * days)

    def _round(self, step: Table) -> Figure:
        by = self.multiples_of(step["to"], step)
        self.seen[f"round {'its own mode' if 'mode' in step else 'mode'} {by.mode}"] += 1
        figure = self.figure(step["round"])
        return combined([figure], lambda x: rounding.rounded(x, by, self.seen))


def _product(*values: Fraction) -> Fraction:
    made = _ONE
    for value in values:
        made *= value
    return made
