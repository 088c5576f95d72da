"""How often each option was compared, and how often it has to be."""

from collections import Counter

from codes import CODES, ELSEWHERE, OF_REGISTERS

#: Examples compared so far, by option.
HITS: Counter[str] = Counter()
#: For each kind of error, what codes the library gave.
SAID: dict[str, Counter[str]] = {}

_MODES = ["half-up", "half-even", "half-down", "down", "up"]
_BALANCES = [
    "largest-remainder",
    "first",
    "last",
    "largest",
    "smallest",
    "buyer",
    "descending",
    "nobody",
]
_UNITS = ["default", "0.01", "0.05", "0.1", "1", "100", "0.001", "7"]

#: Every option that a run has to meet.
REQUIRED = [
    *(f"mode {mode}" for mode in _MODES),
    *(f"mode {mode}, at a half" for mode in _MODES),
    "a negative value rounded",
    *(f"unit {unit}" for unit in _UNITS),
    *(
        f"balance {b}, rest {sign}"
        for b in _BALANCES
        for sign in ("positive", "negative")
    ),
    *(
        f"balance {balance} by {what}"
        for balance in ("largest", "smallest", "descending")
        for what in ("weight", "a measure")
    ),
    "rest none",
    "rest smaller than a unit",
    "whole not a multiple of the unit",
    "equal remainders, the code decides",
    "equal keys of the balance, the code decides",
    "balance largest of a rank",
    "balance smallest of a rank",
    "balance of a rank above all who carry",
    "a buyer of weight zero",
    "a carrier of weight zero passed over",
    "the named buyer has weight zero",
    "several carry behind a named buyer, rest positive",
    "several carry behind a named buyer, rest negative",
    "a carrier stopped by its ceiling",
    "a carrier stopped by its floor",
    "a carrier stopped by zero",
    "negative pool",
    "pool shared as its quotas",
    "pool shared as its quotas, bounded",
    "pool with amounts",
    "pool with a measure",
    "key measure",
    "key equal",
    "key weights",
    "bounds",
    "a floor binds",
    "a ceiling binds",
    "floor not a multiple of the unit",
    "ceiling not a multiple of the unit",
    "a floor for a buyer of weight zero",
    "charge by rate",
    "rounding of a charge's own",
    "lines lines",
    "lines total",
    "a bill's total rounded",
    "currency EUR",
    "currency USD",
    "currency JPY",
    "buyers: 1",
    "buyers: 2",
    "buyers: 3",
    "buyers: 4 or more",
    "the last value held on",
    "the last value held on from within the period",
    "the term cuts the period",
    "facts of several periods added up",
    "missing fact taken as zero",
    "a fact of another period",
    "a negative fact of another period",
    "a fact not yet filled in",
    "an illustrative fact",
    "a fact of a measure that no charge uses",
    "blanks around the cells of a fact",
    "a funder",
    "a funder left out",
    "a printed total left out",
    "a printed total of a funder left out",
    "a note",
    "a note of another period",
    "a printed total that agrees",
    "a printed total of a rate",
    "a printed total that differs",
    *(f"error: {kind}" for kind in CODES if kind not in [*OF_REGISTERS, *ELSEWHERE]),
]

#: What a run over registers has to meet.
MUNICIPAL = [
    "an open term",
    "a fixed map",
    "the map of the period",
    "a region",
    "a buyer that is no municipality, on a map",
    "succession days",
    "succession months",
    "several holders of one area",
    "a holder of no billed month",
    "months that begin in the middle of one",
    "a new buyer in the period",
    "handed over, lines lines",
    "handed over, lines total",
    "handed over: equal remainders, the code decides",
    "handed over: rest positive",
    "handed over: rest negative",
    "handed over: a negative line",
    "restated",
    "restated, a buyer merged",
    "restated, a buyer divided",
    "restated, a region",
    "restated, not in the order of codes",
    "a figure of the register by `day`",
    "a figure of the register by `on`",
    "a figure of the register by `latest`",
    "a figure carried over",
    "a fact in the place of the register's figure",
    "price given with the call",
    "amount given with the call",
    "price held by the call",
    "amount held by the call",
    *(f"error: {kind}" for kind in OF_REGISTERS),
]


def too_rare(examples: int) -> list[str]:
    """The options met fewer than once in 1000 examples (2 times in 2000)."""
    return [name for name in REQUIRED if HITS[name] < examples // 1000]


def table() -> list[str]:
    """The counts, one option a line, with the codes that errors had."""
    required = [*REQUIRED, *MUNICIPAL]
    others = sorted(name for name in HITS if name not in required and HITS[name])
    lines = []
    for name in [*required, *others]:
        codes = SAID.get(name.removeprefix("error: "), Counter())
        lines.append(f"{HITS[name]:>8}  {name}{_listed(codes)}")
    return lines


def _listed(codes: Counter[str]) -> str:
    if not codes:
        return ""
    return "  -> " + ", ".join(f"{code} {count}" for code, count in codes.most_common())
