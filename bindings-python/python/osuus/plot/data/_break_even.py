"""What two agreements cost while something varies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from osuus._analysis import break_points
from osuus._osuus import Register, Report
from osuus._taken import Alternative, FactsTable, Lang
from osuus.plot._exact import decimal, most_decimals, shown
from osuus.plot.data._given import Row


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
) -> dict[str, Any]:
    """What two agreements cost while something varies, and where their order flips.

    Every point is a bill that was worked out; none is guessed from its neighbours. The
    values reach a quarter beyond the last break point and the present value, unless
    `vary` says `from` and `to`.

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

    Returns:
        `title`, `varies` (what varies, in words), `unit` and `currency`; and lists of
        rows. `curves`: each `alternative` at each `value`, with its `amount` and their
        texts; `None` where there is no bill. `stretches`: the values `from` and `to`
        between which the `cheaper` one stays the same (`None` if neither is), with a
        `text`. `break_points`: the values `before` and `after` a flip, what the first
        one costs at both (`first_before`, `first_after`), and a `text`.

    Raises:
        OsuusError: As `osuus.break_points`.

    Example:
        >>> import osuus, osuus.plot
        >>> models = [
        ...     {
        ...         "name": "fund",
        ...         "agreement": "jyvaskyla-fund-model",
        ...         "measures": {"pair-work": "use"},
        ...     },
        ...     {"name": "funding", "agreement": "jyvaskyla-funding-model"},
        ... ]
        >>> data = osuus.plot.data.break_even(
        ...     models,
        ...     "use",
        ...     buyer="435",
        ...     year=2002,
        ...     facts=osuus.Facts.embedded("jyvaskyla-funding-model"),
        ... )
        >>> [row["text"] for row in data["break_points"]]
        ['5–6', '33–34']
    """
    both = list(alternatives)
    varied: dict[str, Any] = {"figure": vary} if isinstance(vary, str) else dict(vary)

    def asked(grid: dict[str, Any]) -> Report:
        return break_points(
            both,
            varied | grid,
            buyer=buyer,
            charge=charge,
            total="asked",
            year=year,
            facts=facts,
            register=register,
            lang=lang,
        )

    found = asked({})
    flips, step = found["flips"].rows, found["step"]
    values = sorted({*_values(found, varied, points), *_beside(found)})
    places = most_decimals([*values, step])
    names = {"first": found["first"], "second": found["second"]}
    curves: list[Row] = []
    for value in values:
        [stretch] = asked({"from": value, "to": value, "step": found["step"]})[
            "stretches"
        ]
        for side, name in names.items():
            amount = stretch[f"{side}_from"]
            curves.append(
                {
                    "alternative": name,
                    "value": value,
                    "value_text": shown(value, places, lang),
                    "amount": amount,
                }
            )
    decimals = most_decimals(row["amount"] for row in curves)
    for row in curves:
        row["amount_text"] = shown(row["amount"], decimals, lang)
    shown_flips = [
        {
            "before": flip["before"],
            "after": flip["after"],
            "first_before": flip["first_before"],
            "first_after": flip["first_after"],
            "text": f"{shown(flip['before'], places, lang)}–"
            f"{shown(flip['after'], places, lang)}",
        }
        for flip in flips
        if values[0] <= flip["before"] and flip["after"] <= values[-1]
    ]
    who = next((row["name"] for row in found["stretches"] if row["name"]), None)
    title = ": ".join(name for name in (who, found["stretches"].title) if name)
    return {
        "title": f"{title} ({found['currency']})",
        "varies": found["varies"],
        "unit": found["unit"],
        "currency": found["currency"],
        "curves": curves,
        "stretches": [
            {
                "from": max(row["from"], values[0]),
                "to": min(row["to"], values[-1]),
                "cheaper": names.get(row["cheaper"]),
                "text": row["cheaper_text"],
            }
            for row in found["stretches"]
            if row["from"] <= values[-1] and row["to"] >= values[0]
        ],
        "break_points": shown_flips,
    }


def _values(
    found: Report, varied: Mapping[str, Any], points: int
) -> Iterator[Decimal | Fraction]:
    """Values of the grid, evenly from end to end of what is drawn."""
    start, step = Fraction(found["from"]), Fraction(found["step"])
    end = Fraction(found["to"])
    if "to" not in varied:
        looked_at = [row["after"] for row in found["flips"]] + [found["now"]]
        beyond = max(map(Fraction, looked_at)) * Fraction(5, 4)
        end = min(end, beyond) if beyond > start else end
    last = (end - start) // step
    count = max(min(points, last), 1)
    places = most_decimals([found["from"], found["step"]])
    for turn in range(count + 1):
        yield decimal(start + last * turn // count * step, places)


def _beside(found: Report) -> Iterator[Decimal]:
    """Both values of every break point, and of every border of the pieces."""
    for table in ("flips", "pieces"):
        for row in found[table]:
            yield from (row["before"], row["after"])
