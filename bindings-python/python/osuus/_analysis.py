"""Questions about agreements, years, versions and tables: reports answer them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from osuus._osuus import Agreement, Register, Report, ask
from osuus._taken import (
    Alternative,
    Digits,
    FactsTable,
    Lang,
    Progress,
    Table,
    text,
)


def compare(
    alternatives: Iterable[Alternative],
    *,
    year: int | None = None,
    facts: FactsTable | None = None,
    buyer: str | None = None,
    fewest: int | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """What several agreements, years or versions cost each buyer.

    Args:
        alternatives: Two or more; the others are held against the first. Each is an
            agreement, the identifier of an embedded one, or a mapping with `agreement`
            and perhaps `name`, `year`, `facts` of its own, `measures` (its own measures
            that take the shared facts of another measure), `hold`, `prices`,
            `restated_on`, `stage`, `as_of` and `earlier`.
        year: The calendar year of those that name none.
        facts: Facts that all share.
        buyer: Only this buyer, with every figure of its bills.
        fewest: What concerns fewer clients is withheld.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `alternatives` and `buyers`, and `figures` of one buyer.

    Raises:
        OsuusError: An alternative cannot be worked out, facts concern none of them, or
            the borders of buyers changed between them.

    Example:
        >>> import osuus
        >>> years = [
        ...     {"agreement": "keski-suomi-cooperation-2007", "year": 2007},
        ...     {"agreement": "keski-suomi-cooperation-2007", "year": 2008},
        ... ]
        >>> report = osuus.compare(years)
        >>> [(row["buyer"], row["difference"]) for row in report["buyers"]][0]
        ('179', Decimal('4700.00'))
    """
    fields = {
        "alternatives": list(alternatives),
        "year": year,
        "facts": facts,
        "buyer": buyer,
        "fewest": fewest,
    }
    return ask(
        "compare", fields, tables=[], register=register, lang=lang, progress=progress
    )


def effects(
    before: Alternative,
    after: Alternative,
    *,
    year: int | None = None,
    facts: FactsTable | None = None,
    buyer: str | None = None,
    fewest: int | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """Why the bills of two agreements, years or versions differ.

    Args:
        before: The one before, as `compare` takes it.
        after: The one after.
        year: The calendar year of those that name none.
        facts: Facts that both share.
        buyer: Only this buyer.
        fewest: What concerns fewer clients is withheld.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `effects`, which add up to the `difference` of `sides`,
        `causes`, `by_charge` and `inputs`.

    Raises:
        OsuusError: One of them cannot be worked out, facts concern neither, or the
            borders of buyers changed between them.

    Example:
        >>> import osuus
        >>> pool = {"agreement": "keski-suomi-cooperation-2007"}
        >>> report = osuus.effects(pool | {"year": 2007}, pool | {"year": 2008})
        >>> [(row["effect"], row["amount"]) for row in report["effects"]][:2]
        [('price', Decimal('4725.00')), ('rounding', Decimal('-25.00'))]
    """
    fields = {
        "alternatives": [before, after],
        "year": year,
        "facts": facts,
        "buyer": buyer,
        "fewest": fewest,
    }
    return ask(
        "effects", fields, tables=[], register=register, lang=lang, progress=progress
    )


def solve(
    alternatives: Alternative | Iterable[Alternative],
    vary: str | Mapping[str, Any],
    *,
    reach: Literal["at-least", "at-most", "exactly"] = "at-least",
    amount: Digits | None = None,
    percent: Digits | None = None,
    percent_of: str | None = None,
    buyer: str | None = None,
    charge: str | None = None,
    of: str | None = None,
    less: str | None = None,
    year: int | None = None,
    facts: FactsTable | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """The price, share, floor or ceiling at which a bill reaches a target.

    Args:
        alternatives: An agreement, or several as in `compare`.
        vary: What varies: the name of a charge, a step, a measure or a number that the
            agreement writes, such as `"use-fee.ceiling"`; or a mapping with `figure` and
            perhaps `buyer`, `of`, `from`, `to` and `step`.
        reach: How the figure is to stand to the target.
        amount: The target, in the currency of the agreement.
        percent: In place of an amount so many percent of the same figure of another
            alternative.
        percent_of: The other alternative.
        buyer: Whose bill; the sum of all where nobody is named.
        charge: By which charge alone.
        of: By which alternative; the first where none is named.
        less: Less the same figure of this alternative: a rise, not an amount.
        year: The calendar year of those that name none.
        facts: Facts that all share.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `answers` and `borders`, exact on the grid of what
        varies; `verdict` says why where no value reaches the target.

    Raises:
        OsuusError: A figure, a buyer or an alternative is unknown, or the grid has no
            values.

    Example:
        >>> import osuus
        >>> report = osuus.solve(
        ...     "jyvaskyla-fund-model", "annual-fee", amount=150000, year=2002
        ... )
        >>> report["answers"].rows[0]["from"]
        Decimal('0.57')
    """
    goal = {
        "reach": reach,
        "amount": text(amount),
        "percent": text(percent),
        "percent_of": percent_of,
        "buyer": buyer,
        "charge": charge,
        "of": of,
        "less": less,
    }
    fields = {
        "alternatives": _alternatives(alternatives),
        "vary": _varied(vary),
        "goal": _said(goal),
        "year": year,
        "facts": facts,
    }
    return ask(
        "solve", fields, tables=[], register=register, lang=lang, progress=progress
    )


def break_points(
    alternatives: Iterable[Alternative],
    vary: str | Mapping[str, Any],
    *,
    buyer: str | None = None,
    charge: str | None = None,
    total: Literal["left", "asked"] = "left",
    year: int | None = None,
    facts: FactsTable | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """Where the order of two agreements flips while something varies.

    Args:
        alternatives: Two, as in `compare`.
        vary: What varies, as in `solve`.
        buyer: Whose bill; each buyer in turn where nobody is named.
        charge: By which charge alone.
        total: Whether the sums of all bills are asked about in place of single ones.
        year: The calendar year of those that name none.
        facts: Facts that all share.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `flips`, `stretches` and `pieces`: every pair of
        neighbouring values of the grid between which the order changes, with both
        agreements worked out at both.

    Raises:
        OsuusError: As for `solve`, or the borders of buyers changed between the two.

    Example:
        >>> import osuus
        >>> models = [
        ...     {
        ...         "name": "fund",
        ...         "agreement": "jyvaskyla-fund-model",
        ...         "measures": {"pair-work": "use"},
        ...     },
        ...     {"name": "funding", "agreement": "jyvaskyla-funding-model"},
        ... ]
        >>> made_up = osuus.Facts.embedded("jyvaskyla-funding-model")
        >>> report = osuus.break_points(
        ...     models, "use", buyer="435", year=2002, facts=made_up
        ... )
        >>> [(int(row["before"]), int(row["after"])) for row in report["flips"]]
        [(5, 6), (33, 34)]
    """
    figure = {"buyer": buyer, "charge": charge}
    asked = buyer is not None or total == "asked"
    fields = {
        "alternatives": _alternatives(alternatives),
        "vary": _varied(vary),
        "figure": _said(figure) if asked else None,
        "year": year,
        "facts": facts,
    }
    return ask(
        "breakpoints", fields, tables=[], register=register, lang=lang, progress=progress
    )


def _alternatives(given: Alternative | Iterable[Alternative]) -> list[Alternative]:
    """One, or several."""
    if isinstance(given, str | Agreement | Mapping):
        return [given]
    return list(given)


def _varied(vary: str | Mapping[str, Any]) -> dict[str, Any]:
    """What varies, as the call says it."""
    fields = {"figure": vary} if isinstance(vary, str) else dict(vary)
    grid = ("from", "to", "step")
    return {
        name: text(value) if name in grid else value for name, value in fields.items()
    }


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of them."""
    return {name: value for name, value in fields.items() if value is not None}


def infer(
    printed: Table,
    *,
    weights: Table | None = None,
    units: Sequence[Digits] = (),
    most: int | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """By which rules a printed table may have been worked out.

    Args:
        printed: Rows with `row`, `item`, `amount`, and perhaps `role` (`part`, `pool`,
            `beside`, `total`) and `name`. An empty amount is withheld.
        weights: The stated weights: `item`, `weight`, and perhaps `stated` (`exact`,
            `about`).
        units: The rounding units to be tried; without them the usual ones.
        most: The most explanations that are told; 20 without it.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `rules`, `readings`, `weights` (in percent),
        `reproduced` and `sums`; where no rule makes the table, with `nearest` and
        `conflict`.

    Raises:
        OsuusError: A figure stands twice, a row lacks a part, or neither its pool nor
            all its parts are known.

    Example:
        >>> import osuus
        >>> printed = [
        ...     {"row": "2007", "item": "whole", "amount": "10.03", "role": "pool"},
        ...     {"row": "2007", "item": "a", "amount": "4.92"},
        ...     {"row": "2007", "item": "b", "amount": "5.11"},
        ... ]
        >>> weights = [{"item": "a", "weight": 49}, {"item": "b", "weight": 51}]
        >>> report = osuus.infer(printed, weights=weights, units=["0.01"])
        >>> [row["balance"] for row in report["readings"] if row["mode"] == "down"]
        ['first', 'second-largest', 'smallest', 'buyer']
    """
    fields = {
        "printed": printed,
        "weights": weights,
        "units": [text(unit) for unit in units],
        "most": most,
    }
    tables = ["printed", "weights"]
    return ask("infer", fields, tables=tables, lang=lang, progress=progress)
