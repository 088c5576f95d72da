"""Pictures of statements and reports, for print and for notebooks.

Each function draws with matplotlib (`pip install "osuus[plot]"`) and gives the
`matplotlib.axes.Axes`, which a notebook shows and `ax.figure.savefig(path)` writes. It
draws on axes of yours if they are given. Texts and numbers are in the language of the
statement or report. `osuus.plot.data` has what is drawn, for other programs that draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from osuus._osuus import Published, Register, Report, Statement
from osuus._taken import Alternative, FactsTable, Lang
from osuus.plot import data
from osuus.plot._exact import WITHHELD

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "bills",
    "break_even",
    "caseload",
    "data",
    "effects",
    "per_resident",
    "slopes",
    "tiles",
]


def bills(
    statement: Statement | Published,
    *,
    top: int | None = 30,
    ax: Axes | None = None,
) -> Axes:
    """Bills as bars, stacked by charge, the largest first.

    Args:
        statement: The bills, or what may be published of them.
        top: How many buyers have a bar of their own; the others share the last one. All
            of them if it is `None`.
        ax: Axes to draw on; new ones if none are given.

    Returns:
        The axes.

    Raises:
        ImportError: matplotlib is not installed.

    Example:
        >>> import osuus, osuus.plot
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> ax = osuus.plot.bills(agreement.bill(year=2007))
        >>> [text.get_text() for text in ax.texts]
        ['11,000.00', '4,700.00', '1,800.00']
    """
    rows = data.bills(statement, top=top)
    told = str(statement).splitlines()
    # What is withheld, and why, stands below the table of a statement in these words.
    note = [line for line in told if line.startswith(f"{WITHHELD}:")]
    return _drawing("_bills")(rows, told[0], note, statement.lang, ax)


def per_resident(
    fairness: Report, *, top: int | None = 60, ax: Axes | None = None
) -> Axes:
    """What each buyer pays a resident, with a line for all of them on average.

    Args:
        fairness: A report of `osuus.fairness`.
        top: How many buyers are shown, those who pay most and those who pay least. All
            of them if it is `None`.
        ax: Axes to draw on; new ones if none are given.

    Returns:
        The axes.

    Raises:
        TypeError: It is another report.
        ImportError: matplotlib is not installed.

    Example:
        >>> import osuus, osuus.plot
        >>> model = "jyvaskyla-funding-model"
        >>> facts = osuus.Facts.embedded(model)
        >>> report = osuus.fairness(model, year=2002, facts=facts)
        >>> osuus.plot.per_resident(report).get_yticklabels()[0].get_text()
        'Sumiainen'
    """
    rows = data.per_resident(fairness)
    heading = fairness["buyers"].labels["per_resident"]
    of = f"{fairness['agreement']}, {fairness['period']}"
    title = f"{of}: {heading} ({fairness['currency']})"
    average = fairness.labels["per_resident"]
    return _drawing("_per_resident")(rows, title, average, fairness.lang, top, ax)


def slopes(
    comparison: Report,
    *,
    alternative: str | None = None,
    top: int | None = 30,
    ax: Axes | None = None,
) -> Axes:
    """Two alternatives of a comparison: a line for each buyer from one to the other.

    Where amounts lie far apart the scale is logarithmic, so that lines as steep are
    differences of as many percent.

    Args:
        comparison: A report of `osuus.compare`.
        alternative: The one that is held against the first; the second if none is named.
        top: How many buyers are shown, those with the greatest differences. All of them
            if it is `None`.
        ax: Axes to draw on; new ones if none are given.

    Returns:
        The axes.

    Raises:
        TypeError: It is another report.
        KeyError: It has no such alternative.
        ImportError: matplotlib is not installed.

    Example:
        >>> import osuus, osuus.plot
        >>> pool = "keski-suomi-cooperation-2007"
        >>> years = [{"agreement": pool, "year": year} for year in (2007, 2008)]
        >>> ax = osuus.plot.slopes(osuus.compare(years))
        >>> ax.texts[0].get_text()
        'City of Jyväskylä  11,000.00'
    """
    rows = data.slopes(comparison, alternative=alternative)
    title = f"{comparison.title} ({comparison['currency']})"
    return _drawing("_slopes")(rows, title, comparison.lang, top, ax)


def break_even(
    alternatives: Iterable[Alternative],
    vary: str | Mapping[str, Any],
    *,
    buyer: str | None = None,
    charge: str | None = None,
    year: int | None = None,
    facts: FactsTable | None = None,
    points: int = 60,
    register: Register | None = None,
    lang: Lang = "en",
    ax: Axes | None = None,
) -> Axes:
    """What two agreements cost while something varies, with their break points.

    Every point is a bill that was worked out. The values reach a quarter beyond the last
    break point and the present value, unless `vary` says `from` and `to`.

    Args:
        alternatives: Two, as in `osuus.break_points`.
        vary: What varies, as there.
        buyer: Whose bill; the sum of all if nobody is named.
        charge: By which charge alone.
        year: The calendar year of those that name none.
        facts: Facts that all share.
        points: About how many values are worked out.
        register: Answers in place of the embedded register, or laid over it if it is a
            part.
        lang: Language of the texts.
        ax: Axes to draw on; new ones if none are given.

    Returns:
        The axes.

    Raises:
        OsuusError: As `osuus.break_points`.
        ImportError: matplotlib is not installed.

    Example:
        >>> import osuus, osuus.plot
        >>> fund = {"name": "fund", "agreement": "jyvaskyla-fund-model"}
        >>> fund = fund | {"measures": {"pair-work": "use"}}
        >>> funding = {"name": "funding", "agreement": "jyvaskyla-funding-model"}
        >>> facts = osuus.Facts.embedded("jyvaskyla-funding-model")
        >>> ax = osuus.plot.break_even(
        ...     [fund, funding], "use", buyer="435", year=2002, facts=facts
        ... )
        >>> [text.get_text() for text in ax.texts][-2:]
        ['5–6', '33–34']
    """
    found = data.break_even(
        alternatives,
        vary,
        buyer=buyer,
        charge=charge,
        year=year,
        facts=facts,
        points=points,
        register=register,
        lang=lang,
    )
    return _drawing("_break_even")(found, found["title"], lang, ax)


def tiles(
    answer: Statement | Report,
    *,
    of: str | None = None,
    alternative: str | None = None,
    register: Register | None = None,
    ax: Axes | None = None,
) -> Axes:
    """A map: a tile for each buyer near its centre, in the colour of its amount.

    Tiles are moved apart so that none covers another. A municipality that has ended
    stands by its successor, and who is no municipality of the register below the map.

    Args:
        answer: A statement, or a report with a table `buyers`.
        of: The column of the report; `per_resident` of `osuus.fairness` and `percent` of
            `osuus.compare` if none is named. Of a statement the totals.
        alternative: Of a comparison, the alternative; the second if none is named.
        register: Where the centres stand; the embedded register if none is given.
        ax: Axes to draw on; new ones if none are given.

    Returns:
        The axes.

    Raises:
        TypeError: It is a report without such a table.
        KeyError: There is no such column.
        ImportError: matplotlib is not installed.

    Example:
        >>> import osuus, osuus.plot
        >>> statement = osuus.Agreement.embedded("jyvaskyla-fund-model").bill(year=2002)
        >>> ax = osuus.plot.tiles(statement)
        >>> ax.texts[0].get_text().splitlines()
        ['Hankasalmi', '2,225.34']
    """
    rows = data.tiles(answer, of=of, alternative=alternative, register=register)
    if isinstance(answer, Statement):
        title = answer.caption
    elif "alternatives" in answer:
        first = answer["alternatives"].rows[0]["alternative"]
        other = alternative or answer["buyers"].rows[0]["alternative"]
        title = f"{first} → {other}"
    elif "agreement" in answer and "period" in answer:
        title = f"{answer['agreement']}, {answer['period']}"
    else:
        title = answer.title
    return _drawing("_tiles")(rows, title, answer.lang, ax)


def caseload(report: Report, *, ax: Axes | None = None) -> Axes:
    """How many clients each worker has, beside the cap.

    Those over their cap come first, hatched, and are named however many workers there
    are.

    Args:
        report: A report of `osuus.caseload`.
        ax: Axes to draw on; new ones if none are given.

    Returns:
        The axes.

    Raises:
        TypeError: It is another report.
        ImportError: matplotlib is not installed.

    Example:
        >>> import osuus, osuus.plot
        >>> workers = [{"worker": "w-1"}, {"worker": "w-2"}]
        >>> clients = [{"worker": "w-2", "form": "open", "ages": "minor", "count": 31}]
        >>> report = osuus.caseload(on="2024-05-01", workers=workers, clients=clients)
        >>> [text.get_text() for text in osuus.plot.caseload(report).texts]
        ['31 · over the cap', '0']
    """
    rows = data.caseload(report)
    cap = report.labels["cap"]
    return _drawing("_caseload")(rows, report.title, cap, report.lang, ax)


def effects(report: Report, *, buyer: str | None = None, ax: Axes | None = None) -> Axes:
    """Why two bills differ: a waterfall from the one before to the one after.

    Args:
        report: A report of `osuus.effects`.
        buyer: Whose bill; the sum of all if nobody is named.
        ax: Axes to draw on; new ones if none are given.

    Returns:
        The axes.

    Raises:
        TypeError: It is another report.
        KeyError: It tells of no such buyer.
        ImportError: matplotlib is not installed.

    Example:
        >>> import osuus, osuus.plot
        >>> pool = {"agreement": "keski-suomi-cooperation-2007"}
        >>> report = osuus.effects(pool | {"year": 2007}, pool | {"year": 2008})
        >>> ax = osuus.plot.effects(report, buyer="179")
        >>> [text.get_text() for text in ax.texts]
        ['11,000.00', '+4,725.00', '−25.00', '15,700.00']
    """
    rows = data.effects(report, buyer=buyer)
    whose = [row["name"] for row in report["sides"] if row["buyer"] == buyer]
    title = f"{': '.join([*whose, report.title])} ({report['currency']})"
    return _drawing("_effects")(rows, title, report.lang, ax)


def _drawing(name: str) -> Callable[..., Axes]:
    """What draws one kind of plot; only now is matplotlib needed."""
    try:
        module = import_module(f"osuus.plot.{name}")
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("matplotlib", "numpy"):
            raise
        raise ImportError('plots need matplotlib: pip install "osuus[plot]"') from missing
    draw: Callable[..., Axes] = module.draw
    return draw
