"""From one bill to another, effect by effect."""

from __future__ import annotations

from fractions import Fraction

from osuus._osuus import Report
from osuus.plot._exact import Number, added, most_decimals, shown, signed
from osuus.plot.data._given import Row, report


def effects(answer: Report, *, buyer: str | None = None) -> list[Row]:
    """What leads from the bill before to the one after, the greatest effect first.

    Args:
        answer: A report of `osuus.effects`.
        buyer: Whose bill; the sum of all if nobody is named.

    Returns:
        A row for the bill before, one for every effect and one for the bill after (the
        column `kind` says `before`, `effect` or `after`): `label`, `amount` and
        `amount_text`, and `start` and `end`, the amounts between which it lies. No row
        if any of it is withheld.

    Raises:
        TypeError: It is another report.
        KeyError: It tells of no such buyer.

    Example:
        >>> import osuus, osuus.plot
        >>> pool = {"agreement": "keski-suomi-cooperation-2007"}
        >>> report = osuus.effects(pool | {"year": 2007}, pool | {"year": 2008})
        >>> rows = osuus.plot.data.effects(report, buyer="179")
        >>> [row["amount_text"] for row in rows]
        ['11,000.00', '+4,725.00', '−25.00', '15,700.00']
    """
    told = report(answer, "osuus.effects/1")
    sides, causes = told["sides"].rows, told["causes"].rows
    if buyer is not None:
        sides = [row for row in sides if row["buyer"] == buyer]
        causes = [row for row in told["effects"] if row["buyer"] == buyer]
        if not sides:
            raise KeyError(buyer)
    needed = [row["difference"] for row in sides] + [row["amount"] for row in causes]
    if None in needed:
        return []
    # Who is no buyer before is billed nothing.
    before = [row["before"] for row in sides if row["before"] is not None]
    steps = [(row["about"], row["amount"]) for row in causes if row["amount"]]
    steps.sort(key=lambda step: -abs(Fraction(step[1])))
    decimals = most_decimals([*before, *needed])

    def row(kind: str, label: str, amount: Number, start: Number, end: Number) -> Row:
        write = signed if kind == "effect" else shown
        text = write(amount, decimals, told.lang)
        row = {"kind": kind, "label": label, "amount": amount, "amount_text": text}
        return row | {"start": start, "end": end}

    start = added(before)
    nothing = added([])
    rows = [row("before", told["before"], start, nothing, start)]
    for label, amount in steps:
        end = added([start, amount])
        rows.append(row("effect", label, amount, start, end))
        start = end
    return [*rows, row("after", told["after"], start, nothing, start)]
