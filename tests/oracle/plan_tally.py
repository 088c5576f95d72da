"""What random plans have to meet, and the table of how often they did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from codes import CODES
from maker.base import MODES, UNITS
from maker.tables import BALANCES
from maker.trouble import TROUBLES
from osuus_oracle.words import COMPARISONS, LISTS


@dataclass
class Tally:
    """What was met and compared, and the codes that faults had."""

    hits: Counter[str] = field(default_factory=Counter)
    said: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """The counts of another run."""
        self.hits.update(other.hits)
        for kind, codes in other.said.items():
            self.said.setdefault(kind, Counter()).update(codes)


#: The counts of a run of pytest.
HERE = Tally()

_EVERY = ["scalar", "buyers", "areas"]
_SHAPES = {
    **dict.fromkeys([*LISTS, "when", "convert", "tiers", "mix", "round", "fund"], _EVERY),
    **dict.fromkeys(["index", "graded", "renewed", "interest"], _EVERY),
    "measure": ["scalar", "buyers"],
    "values": ["scalar"],
    "sum": ["scalar", "areas"],
    "fraction": ["buyers", "areas"],
    "share": ["buyers", "areas"],
    **{w: ["buyers"] for w in ("weights", "spread", "clients", "prior", "prorate")},
}
_KEYED = ["largest", "smallest", "descending"]

#: The words of charges, and what the newer primitives can say.
WORDS = [
    "measure of quarters",
    "measure of months",
    "measure of quarters, to a day",
    "measure of months, to a day",
    "values with buys",
    "word number",
    "number like a figure",
    "weights equal",
    "tiers of tariffs",
    *(f"index on {how}" for how in ("default", "unrounded", "rounded")),
    "index of its base",
    "index of years before",
    "index on rounded, of several years",
    "graded, between two grades",
    "graded, past the first",
    "renewed",
    "renewed, the old stays",
    "renewed, just as far away",
    "interest, a year of 360",
    "interest, a year of 365",
    *(f"counted parts {parts}" for parts in ("exact", "started", "full")),
    *(f"{w} of {s}" for w in ("contracted", "included") for s in _EVERY[:2]),
    "contracted, it counts",
    "included, it counts",
    "tariffs",
    "tariff: the last held on",
    "need plus",
    "need less",
    "need, base stated",
    "need, base of all",
    "need, rounded",
    "need, not rounded",
    "index of a rate",
    "others",
    "others, a buyer in several",
    "pool plus",
    "pool less",
    "pool with funders",
    *(f"key {key}" for key in ("percentages", "mix", "points")),
    "key only",
    "key except",
    "key where",
    "key of other times",
    "key of a stated total",
    *(f"percentages normalised {said}" for said in ("unsaid", "yes", "no")),
    "percentages with a tolerance",
    "mix by percent",
    "mix by weight",
    "mix rounded to decimals",
    "mix, a key with its total",
    "points rounded to decimals",
    "between",
    "bounds in one round",
    "bounds in one round, a floor binds",
    "phase_in",
    "phase_in from",
    "phase_in after hold",
    "limits minimum",
    "limits maximum",
    "limits minimum, it binds",
    "limits maximum, it binds",
    "limits, the maximum wins",
    *(
        f"limit {what} {kind}"
        for what in ("minimum", "maximum")
        for kind in ("number", "figure", "percent", "rise", "fall")
    ),
    "limit percent of the pool",
    "limit from",
    "limit minimum, somebody new is free",
    "limit maximum, somebody new is free",
    *(f"membership by {by}" for by in ("default", "days", "months")),
    "prorated amount",
    "prorated key",
    "charge by equalisation",
    "charge by high-cost",
    "high-cost, somebody above the threshold",
    "a figure of a charge's words",
    "a line with its quantity",
    "a line with its rate",
]
#: Every option that a hundredth of all plans has to meet.
OPTIONS = [
    "plans with a statement",
    "plans that fail",
    *(f"word {word}, {shape}" for word, shapes in _SHAPES.items() for shape in shapes),
    *(f"word {word} of three or more" for word in ("times", "plus", "least", "greatest")),
    "measure take sum",
    "measure take mean",
    "measure of several years",
    "measure of years before",
    *(
        f"{what} {way} the call"
        for what in ("value", "price", "amount")
        for way in ("held by", "given with")
    ),
    "the last value held on",
    "per, zero_gives",
    *(f"when {word}" for word in (*COMPARISONS, "buyers", "before", "from")),
    *(f"when {word}, both alike" for word in COMPARISONS),
    "when before, the very day",
    "when from, the very day",
    "when it holds",
    "when it does not",
    *(f"convert parts {way}" for way in ("exact", "started", "full")),
    *(f"convert parts {way}, below zero" for way in ("started", "full")),
    *(f"tiers take {take}" for take in ("graduated", "volume", "fee")),
    "tiers, a quantity on a border",
    "tiers past the first band",
    "tiers, in a last band without end",
    "sum of areas",
    "fraction with of",
    "share among buyers",
    "share among areas",
    "share within",
    "share within, bounded",
    "share with its own rounding",
    *(f"share, {b} {shape}" for b in ("floor", "ceiling") for shape in _EVERY),
    "balance of a share by a measure or step",
    "fund of whole",
    "fund of rest",
    "fund, a ceiling binds",
    "fund, a negative rest",
    "a part of a fund as a figure",
    *(
        f"clients take {take} {threshold}"
        for take in ("sum", "count")
        for threshold in ("alone", "above", "up_to")
    ),
    "clients, a buyer without any",
    "clients, one on the threshold",
    "prior of a charge",
    "prior of a bill",
    "prior of another agreement",
    "prior, a fraction",
    *(f"prior years_before {years}" for years in ("default", "1", "2", "9")),
    *(f"prior taken as zero: {why}" for why in ("no statement", "no charge", "no buyer")),
    *(f"prorate by {by}" for by in ("default", "days", "months")),
    "prorate, a part of the period",
    "prorate, never a member",
    *(f"round mode {mode}" for mode in MODES),
    *(f"round its own mode {mode}" for mode in MODES),
    "a number in place",
    "a charge as a figure",
    "a step with its unit stated",
    "a figure below zero",
    "a figure beyond 2^63",
    "a figure beyond 2^127",
    "charge of a step, rounded",
    "charge of a step, not rounded",
    "charge by rate",
    "rate, measure a step",
    "pool with amounts",
    "pool with a measure",
    "pool, measure a step",
    "pool, key a step",
    "pool, balance a step",
    *(f"pool, {b} a figure, {s}" for b in ("floor", "ceiling") for s in _EVERY[:2]),
    *(f"key {key}" for key in ("measure", "equal", "weights")),
    *WORDS,
    "a memo",
    "a memo with a rest",
    *(f"mode {mode}" for mode in MODES),
    *(f"mode {mode}, at a half" for mode in MODES),
    "a negative value rounded",
    "negative pool",
    *(f"unit {unit}" for unit in ("default", *UNITS)),
    *(
        f"balance {balance}, rest {sign}"
        for balance in BALANCES
        for sign in ("positive", "negative")
    ),
    *(f"balance {b} by {what}" for b in _KEYED for what in ("weight", "a measure")),
    "equal remainders, the code decides",
    "a buyer of weight zero",
    "a carrier of weight zero passed over",
    "bounds",
    "a floor binds",
    "a ceiling binds",
    "floor not a multiple of the unit",
    "ceiling not a multiple of the unit",
    "pool shared as its quotas",
    "pool shared as its quotas, bounded",
    "lines lines",
    "lines total",
    "currency EUR",
    "currency USD",
    "currency JPY",
    *(f"buyers: {count}" for count in ("1", "2", "3", "4 or more", "20 or more")),
    "facts of several periods added up",
    "missing fact taken as zero",
    "a fact of another period",
    "a fact not yet filled in",
    "a fact of a measure that no charge uses",
    "the term cuts the period",
    "a printed total that agrees",
    "a printed total that differs",
]
#: What is rare by its nature, and each thing that is broken on purpose: a thousandth.
RARE = [
    "a carrier stopped by its ceiling",
    "a carrier stopped by its floor",
    "a carrier stopped by zero",
    "a floor for a buyer of weight zero",
    "equal keys of the balance, the code decides",
    "balance largest of a rank",
    "balance smallest of a rank",
    "balance of a rank above all who carry",
    "the named buyer has weight zero",
    "several carry behind a named buyer, rest positive",
    "several carry behind a named buyer, rest negative",
    "bounds in one round, somebody falls below it",
    "rest smaller than a unit",
    "share within, an area of nothing",
    "share within, of a share",
    "share within, a share between areas has a rest",
    *(f"broken: {name}" for name in TROUBLES),
    *(f"error: {kind}" for kind in dict.fromkeys(kind for kind, _ in TROUBLES.values())),
]


def too_rare(hits: Counter[str], plans: int, part: int = 1) -> list[str]:
    """What was met too seldom; a smaller run may want only a part of it."""
    wanted = dict.fromkeys(OPTIONS, plans // 100 // part)
    wanted |= dict.fromkeys(RARE, plans // 1000 // part)
    return [name for name, least in wanted.items() if hits[name] < max(least, 1)]


def table(hits: Counter[str], said: dict[str, Counter[str]]) -> list[str]:
    """The counts, one option a line, with the codes that errors had."""
    required = [*OPTIONS, *RARE]
    others = sorted(name for name in hits if name not in required and hits[name])
    lines = []
    for name in [*required, *others]:
        codes = said.get(name.removeprefix("error: "), Counter())
        listed = ", ".join(f"{code} {count}" for code, count in codes.most_common())
        unnamed = name.removeprefix("error: ") in CODES and bool(listed)
        lines.append(f"{hits[name]:>8}  {name}{'  -> ' + listed if unnamed else ''}")
    return lines
