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
from osuus_oracle.words import LISTS, Written, compared, is_number, word_of

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
        self._id: str = agreement["id"]
        self._currency: str = agreement["currency"]
        self._general: Table = agreement.get("rounding", {})
        self._year = year
        self._checked = checked
        self._buyers = quantities.buyers
        self._quantities = quantities
        self._dating = dating
        self._earlier = list(call.earlier)
        self._charged = charged
        self._seen = seen
        self._divisions = {
            name: {area["id"]: area["buyers"] for area in division["areas"]}
            for name, division in checked.graph.divisions.items()
        }
        self._kept: dict[str, Figure | OracleError] = {}
        self.pooling = Pooling(self.figure, self._buyers, self._divisions, seen)
        #: What each step `share` has left over, by its identifier.
        self.unallocated: dict[str, Fraction] = {}

    def figure(self, written: Written) -> Figure:
        """The figure that a text, a number or a charge means."""
        if isinstance(written, dict):
            self._seen["a charge as a figure"] += 1
            if ("charge", written["charge"]) in self._checked.broken:
                raise OracleError
            return Figure(BUYERS, self._charged(written["charge"]))
        if is_number(written):
            self._seen["a number in place"] += 1
            return scalar(decimals.read(written))
        step = self._checked.graph.step_behind(written)
        if step:
            self._seen["a part of a fund as a figure"] += "." in written
            return self._step(step, written)
        measure = self._checked.graph.measures.get(written, {})
        if measure.get("of") == "agreement":
            return scalar(self._quantities.of(written))
        return Figure(BUYERS, self._quantities.of_all(written))

    def left_over(self, name: str) -> Fraction:
        """What a share has left, and the share between the areas within which it is."""
        step = self._checked.graph.steps.get(name, {})
        left = self.unallocated.get(name, _ZERO)
        if "within" in step and step["share"] in self.unallocated:
            self._seen["share within, of a share"] += 1
            between = self.unallocated[step["share"]]
            self._seen["share within, a share between areas has a rest"] += between != 0
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

    def _worked(self, name: str) -> None:
        step = self._checked.graph.steps[name]
        word = word_of(step)
        self._seen[f"word {word}"] += 1
        self._seen["a step with its unit stated"] += "unit" in step
        if word == "fund":
            parts = self._fund(step)
            self._seen[f"word fund, {parts[''].shape.partition(' ')[0]}"] += 1
            for part, figure in parts.items():
                self._measured(name, figure)
                self._kept[f"{name}.{part}" if part else name] = figure
            return
        made = self._combined(word, step) if word in LISTS else self._special(word, step)
        kind = made.shape.partition(" ")[0]
        self._seen[f"word {word}, {kind}"] += 1
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
        self._seen["a figure beyond 2^63"] += widest > 63
        self._seen["a figure beyond 2^127"] += widest > 127
        self._seen["a figure below zero"] += any(v < 0 for v in made.values.values())

    def _all(self, *written: Written) -> list[Figure]:
        """Several figures, after the faults of all of them."""
        faults = Faults()
        found = [faults.trying(self.figure, figure) for figure in written]
        if None in found:
            raise OracleError(*faults.found)
        return [figure for figure in found if figure is not None]

    def _combined(self, word: str, step: Table) -> Figure:
        figures = self._all(*step[word], *([step["part"]] if word == "blend" else []))
        if word == "per":
            if "zero_gives" in step:
                gives = decimals.read(step["zero_gives"])
                return combined(figures, lambda x, y: self._given(x, y, gives))
            return combined(figures, lambda x, y: self._over(x, y, step))
        self._seen[f"word {word} of three or more"] += len(step[word]) > 2
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
        self._seen["per, zero_gives"] += y == 0
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
        return Figure(shape, lagging.figures(step, of, self._quantities, self._seen))

    def _values(self, step: Table) -> Figure:
        return scalar(self._dating.asked(step, "values", "value"))

    def _weights(self, step: Table) -> Figure:
        written = {row["buyer"]: decimals.read(row["weight"]) for row in step["weights"]}
        return Figure(BUYERS, {buyer: written[buyer] for buyer in self._buyers})

    def _sum(self, step: Table) -> Figure:
        figure = self.figure(step["sum"])
        column = figure.values
        if "within" not in step:
            self._seen["sum of areas"] += figure.shape != BUYERS
            return scalar(sum(column.values(), _ZERO))
        self._seen["sum within"] += 1
        division = self._divisions[step["within"]]
        sums = {
            area: sum((column[buyer] for buyer in members), _ZERO)
            for area, members in division.items()
        }
        return Figure(areas(step["within"]), sums)

    def _spread(self, step: Table) -> Figure:
        column = self.figure(step["spread"])
        division = self._divisions[column.shape.removeprefix(areas(""))]
        home = {buyer: area for area, members in division.items() for buyer in members}
        return Figure(BUYERS, {b: column.values[home[b]] for b in self._buyers})

    def _when(self, step: Table) -> Figure:
        condition = step["when"]
        compares = compared(condition)
        sides = [condition["figure"], condition[compares]] if compares else []
        yes, no, *both = self._all(step["then"], step["else"], *sides)
        held = conditions.held(
            condition, both, self._buyers, self._dating.cut, self._seen
        )
        return combined([held, yes, no], lambda is_so, x, y: x if is_so else y)

    def _convert(self, step: Table) -> Figure:
        figure = self.figure(step["convert"])
        return combined([figure], lambda x: converting.converted(x, step, self._seen))

    def _tiers(self, step: Table) -> Figure:
        figure = self.figure(step["tiers"])
        return combined([figure], lambda x: tiers.worth(x, step, self._seen))

    def _fraction(self, step: Table) -> Figure:
        if "of" in step:
            self._seen["fraction with of"] += 1
            column, whole = self._all(step["fraction"], step["of"])
        else:
            column = self.figure(step["fraction"])
            whole = scalar(sum(column.values.values(), _ZERO))
        if 0 in whole.values.values():
            raise fail(FRACTION_OF_ZERO, step["id"])
        return combined([column, whole], lambda x, t: x / t)

    def _mix(self, step: Table) -> Figure:
        weights = [decimals.read(row["weight"]) for row in step["mix"]]
        figures = self._all(*(row["of"] for row in step["mix"]))

        def mixed(*values: Fraction) -> Fraction:
            return sum((w * x for w, x in zip(weights, values, strict=True)), _ZERO)

        return combined(figures, mixed)

    def _share(self, step: Table) -> Figure:
        by = rounding.terms(self._currency, self._general, step.get("rounding", {}))
        self._seen["share with its own rounding"] += "rounding" in step
        bounds: dict[str, Written] = {}
        bounds |= {name: step[name] for name in ("floor", "ceiling") if name in step}
        within = step.get("within", "")
        wanted = Share(step["id"], step["share"], step["by"], bounds, within)
        made, left = self.pooling.shared(wanted, by)
        self.unallocated[step["id"]] = left
        return made

    def _fund(self, step: Table) -> dict[str, Figure]:
        whole, *_ = self._all(
            step["fund"], *(r["ceiling"] for r in step["funders"] if "ceiling" in r)
        )
        return funds.fund(step, whole, self.figure, self._seen)

    def _clients(self, step: Table) -> Figure:
        limits = {n: self.figure(step[n]).one for n in ("above", "up_to") if n in step}
        take = step.get("take", "sum")
        self._seen[f"clients take {take} {' '.join(limits) or 'alone'}"] += 1
        above, up_to = limits.get("above"), limits.get("up_to")
        made = {}
        for buyer in self._buyers:
            found = self._quantities.clients(step["clients"], buyer)
            made[buyer] = clients.taken(found, take, above, up_to, self._seen)
        return Figure(BUYERS, made)

    def _prior(self, step: Table) -> Figure:
        paid = prior.of_all(
            step, self._id, self._year, self._earlier, self._buyers, self._seen
        )
        return Figure(BUYERS, paid)

    def _prorate(self, step: Table) -> Figure:
        if self._dating.cut is None:
            raise fail(OUTSIDE_TERM)
        parts = prorating.parts(step, self._dating.cut, self._buyers, self._seen)
        return combined([self.figure(step["prorate"]), Figure(BUYERS, parts)], _product)

    def _round(self, step: Table) -> Figure:
        own = {"unit": step["to"]} | ({"mode": step["mode"]} if "mode" in step else {})
        by = rounding.terms(self._currency, self._general, own)
        self._seen[f"round {'its own mode' if 'mode' in step else 'mode'} {by.mode}"] += 1
        figure = self.figure(step["round"])
        return combined([figure], lambda x: rounding.rounded(x, by, self._seen))


def _product(*values: Fraction) -> Fraction:
    made = _ONE
    for value in values:
        made *= value
    return made
