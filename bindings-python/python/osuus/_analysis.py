"""Questions about several agreements, years or versions: reports answer them."""

from __future__ import annotations

from collections.abc import Iterable

from osuus._osuus import Register, Report, ask
from osuus._taken import Alternative, FactsTable, Lang, Progress


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
            work.

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
