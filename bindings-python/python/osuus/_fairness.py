"""What each buyer pays beside what it uses: a report answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from osuus._osuus import Register, Report, Statement, ask
from osuus._taken import Day, Digits, FactsTable, Lang, Of, Progress, Table


def fairness(
    agreement: Of,
    *,
    year: int,
    facts: FactsTable | None = None,
    measures: Sequence[str] = (),
    residents: str | None = None,
    alone: Table | None = None,
    groups: Table | None = None,
    costs: Table | None = None,
    hold: Sequence[str] = (),
    prices: Mapping[str, Digits] | None = None,
    restated_on: Day | None = None,
    stage: Literal["advance", "settlement", "correction"] | None = None,
    as_of: Day | None = None,
    earlier: Iterable[Statement | str] = (),
    fewest: int | None = None,
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """What each buyer pays beside what it uses, and beside what it would pay alone.

    Args:
        agreement: An agreement, or the identifier of an embedded one.
        year: The calendar year.
        facts: Facts of the year.
        measures: Measures of use; all measures of buyers if none is named.
        residents: The measure of residents; the first one in residents if none is named.
        alone: `buyer` and `amount`: what the service would cost each alone.
        groups: `group` and `buyer`: groups that might do it by themselves.
        costs: `group` and `amount`: what it would cost each of them.
        hold: Charges whose price holds on past its end.
        prices: Prices of charges for which the agreement states none.
        restated_on: The day of the later map on which it is shown.
        stage: The stage in which the year is billed.
        as_of: What was agreed or became known after this day does not count.
        earlier: Earlier statements.
        fewest: What concerns fewer clients is withheld.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `buyers` and `uses`, and `alone` and `groups` where they
        are given. There is no score.

    Raises:
        OsuusError: The bills cannot be worked out, there is no such measure, or a row
            names a buyer that is not billed.

    Example:
        >>> import osuus
        >>> model = "jyvaskyla-funding-model"
        >>> facts = osuus.Facts.embedded(model)
        >>> report = osuus.fairness(model, year=2002, facts=facts, measures=["use"])
        >>> [row["share"] for row in report["uses"] if row["buyer"] == "435"]
        [Fraction(10, 3)]
    """
    fields = {
        "agreement": agreement,
        "year": year,
        "facts": facts,
        "measures": list(measures),
        "residents": residents,
        "alone": alone,
        "groups": groups,
        "costs": costs,
        "hold": list(hold),
        "prices": prices,
        "restated_on": restated_on,
        "stage": stage,
        "as_of": as_of,
        "earlier": list(earlier),
        "fewest": fewest,
    }
    return ask(
        "fairness",
        fields,
        tables=["alone", "groups", "costs"],
        register=register,
        lang=lang,
        progress=progress,
    )
