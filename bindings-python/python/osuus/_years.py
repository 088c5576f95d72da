"""Questions about agreements through time: what changed, what the coming years cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from osuus._osuus import Register, Report, ask
from osuus._taken import Day, Digits, FactsTable, Lang, Of, Progress, text


def diff(
    before: Of,
    after: Of | None = None,
    *,
    before_on: Day | None = None,
    after_on: Day | None = None,
    lang: Lang = "en",
) -> Report:
    """What one agreement says otherwise than another: which terms changed, from when.

    Args:
        before: The earlier agreement, or the identifier of an embedded one.
        after: The later one; without it `before` as it was first written is held against
            `before` with its amendments.
        before_on: The day of which the earlier one is.
        after_on: The day of which the later one is; without it as it holds at last.
        lang: Language of the texts.

    Returns:
        A report with the tables `terms` and `texts`; no money moves by the latter.

    Raises:
        OsuusError: An agreement does not hold on the day that is named.

    Example:
        >>> import osuus
        >>> report = osuus.diff("jyvaskyla-fund-model", "jyvaskyla-funding-model")
        >>> report["terms"].rows[-1]["where"]
        'rounding, who carries the balance'
    """
    fields = {
        "before": before,
        "after": after,
        "before_on": before_on,
        "after_on": after_on,
    }
    return ask("diff", fields, tables=[], lang=lang)


def forecast(
    agreement: Of,
    *,
    years: tuple[int, int],
    assume: Mapping[str, str | Mapping[str, object]] | None = None,
    facts: FactsTable | None = None,
    hold: Sequence[str] = (),
    prices: Mapping[str, Mapping[int, Digits]] | None = None,
    restated_on: Day | None = None,
    as_of: Day | None = None,
    borders: Literal["known", "held"] = "known",
    register: Register | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Report:
    """What an agreement costs in several years.

    Args:
        agreement: An agreement, or the identifier of an embedded one.
        years: The first and the last year.
        assume: What is assumed of a measure where neither facts nor register say
            anything: `"hold"`, or a mapping with `how` (`"hold"`, `"percent"` or
            `"amount"`), `value` and perhaps `from`, `round` and `mode`.
        facts: Facts of any years.
        hold: Charges whose price or amount holds on past its end.
        prices: Prices or amounts by charge and year.
        restated_on: The day on whose map all years are shown.
        as_of: What was agreed or became known later does not count.
        borders: Whether borders after the last day that the register knows are assumed
            to stay as they are.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        progress: Called with how much is done and of how much; what it raises stops the
            work. `True` shows a bar, if tqdm is installed.

    Returns:
        A report with the tables `years`, `bills`, `totals`, `assumed` and `facts`.

    Raises:
        OsuusError: A year cannot be worked out; what stands in the way of any is told
            with the year.

    Example:
        >>> import osuus
        >>> fees = ["annual-fee", "pair-work-fee", "follow-up-fee", "consultation-fee"]
        >>> report = osuus.forecast(
        ...     "jyvaskyla-fund-model",
        ...     years=(2002, 2003),
        ...     assume={"population": {"how": "percent", "value": 1}},
        ...     hold=fees,
        ... )
        >>> [row["total"] for row in report["years"]]
        [Decimal('103257.18'), Decimal('104290.29')]
    """
    first, last = years
    fields = {
        "agreement": agreement,
        "from": first,
        "to": last,
        "assume": [_assumption(of, how) for of, how in (assume or {}).items()],
        "facts": facts,
        "hold": list(hold),
        "prices": {
            charge: {str(year): text(price) for year, price in by_year.items()}
            for charge, by_year in (prices or {}).items()
        },
        "restated_on": restated_on,
        "as_of": as_of,
        "borders": borders,
    }
    return ask(
        "forecast", fields, tables=[], register=register, lang=lang, progress=progress
    )


def _assumption(measure: str, how: str | Mapping[str, object]) -> dict[str, object]:
    """An assumption as a call has it."""
    fields = {"how": how} if isinstance(how, str) else dict(how)
    digits = {name: text(fields[name]) for name in ("value", "round") if name in fields}  # type: ignore[arg-type]
    return {"measure": measure, **fields, **digits}
