"""Amounts on a map."""

from __future__ import annotations

from fractions import Fraction

from osuus._errors import OsuusError
from osuus._osuus import Register, Report, Statement
from osuus.plot._exact import Number, most_decimals, precise, shown
from osuus.plot.data._given import Row

# What a report is drawn by if nothing is said.
_USUAL = {"osuus.fairness/1": "per_resident", "osuus.comparison/1": "percent"}


def tiles(
    answer: Statement | Report,
    *,
    of: str | None = None,
    alternative: str | None = None,
    register: Register | None = None,
) -> list[Row]:
    """What each buyer pays, and where it is.

    Args:
        answer: A statement, or a report with a table `buyers`.
        of: The column of the report that is told: `per_resident` of `osuus.fairness` and
            `percent` of `osuus.compare` if none is named. Of a statement the totals.
        alternative: Of a comparison, the alternative; the second if none is named.
        register: Where the centres stand; the embedded register if none is given.

    Returns:
        A row for each buyer: `buyer`, `name`, `x` and `y`, its centre in metres of the
        plane of the register, `amount`, `amount_text` and `label`, what the amount is.
        The centre of a municipality that has ended is that of its successor; who is no
        municipality of the register has none.

    Raises:
        TypeError: It is a report without such a table.
        KeyError: There is no such column.

    Example:
        >>> import osuus, osuus.plot
        >>> statement = osuus.Agreement.embedded("jyvaskyla-fund-model").bill(year=2002)
        >>> rows = osuus.plot.data.tiles(statement)
        >>> rows[0]["name"], rows[0]["amount_text"], rows[0]["x"] > 0
        ('Hankasalmi', '2,225.34', True)
    """
    known = Register.finland() if register is None else register
    lang = answer.lang
    amounts: list[tuple[str, str, Number | None]]
    if isinstance(answer, Statement):
        label = answer.labels["total"]
        amounts = [(bill.code, bill.name, bill.total) for bill in answer]
        decimals = most_decimals(amount for _, _, amount in amounts)
    else:
        if not isinstance(answer, Report) or "buyers" not in answer:
            raise TypeError("a statement or a report with a table `buyers` is expected")
        table = answer["buyers"]
        column = _USUAL.get(answer.schema, "amount") if of is None else of
        label = table.labels[column]
        rows = table.rows
        if rows and "alternative" in rows[0]:
            other = rows[0]["alternative"] if alternative is None else alternative
            rows = [row for row in rows if row["alternative"] == other]
        amounts = [(row["buyer"], row["name"], row[column]) for row in rows]
        exact = [amount for _, _, amount in amounts]
        decimals = precise(exact)
        if not any(isinstance(amount, Fraction) for amount in exact):
            decimals = min(decimals, most_decimals(exact))
    told: list[Row] = []
    for code, name, amount in amounts:
        x, y = _centre(known, code) or (None, None)
        text = shown(amount, decimals, lang)
        row: Row = {"buyer": code, "name": name, "x": x, "y": y}
        told.append(row | {"amount": amount, "amount_text": text, "label": label})
    return told


def _centre(register: Register, code: str) -> tuple[int, int] | None:
    """Its centre, or that of whom most of it went to."""
    if code not in register:
        return None
    municipality = register[code]
    last = municipality.lives[-1][1] if municipality.lives else None
    if municipality.centre or last is None or register.known is None:
        return municipality.centre
    then = {other: int(other == code) for other in register.municipalities(on=last).codes}
    try:
        parts = register.carry(then, from_=last, to=register.known[1])
    except OsuusError:
        return None
    successor = max(parts, key=lambda part: Fraction(parts[part]), default=code)
    return register[successor].centre
