"""Bills by buyer and charge."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

from osuus._osuus import Published, Statement
from osuus.plot._exact import WITHHELD, Number, added, most_decimals, rest_named, shown
from osuus.plot.data._given import Row, parted


def bills(statement: Statement | Published, *, top: int | None = 30) -> list[Row]:
    """What each buyer pays by each charge, the largest bill first.

    Args:
        statement: The bills, or what may be published of them.
        top: How many buyers are told one by one; what the others pay is added up, with
            no code, in the last rows. All of them if it is `None`.

    Returns:
        A row for each buyer and charge: `buyer`, `name`, `charge`, `label`, `amount` and
        `total` in the currency of the statement, `amount_text` and `total_text` in its
        language. A bill that is withheld is one row, without charge and amounts, and so
        are the others if one of theirs is.

    Example:
        >>> import osuus, osuus.plot
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> rows = osuus.plot.data.bills(agreement.bill(year=2007))
        >>> [(row["name"], row["amount_text"]) for row in rows][0]
        ('City of Jyväskylä', '11,000.00')
    """
    lang = statement.lang
    billed = (
        _published(statement) if isinstance(statement, Published) else _all(statement)
    )
    billed.sort(
        key=lambda row: (row["total"] is None, -(row["total"] or 0), row["buyer"])
    )
    decimals = most_decimals(row["total"] for row in billed)
    named, rest = parted(billed, top)
    if rest:
        named = [*named, _together(rest, rest_named(len(rest), lang))]

    def text(amount: Number | None) -> str:
        return WITHHELD if amount is None else shown(amount, decimals, lang)

    return [
        {
            "buyer": row["buyer"],
            "name": row["name"],
            "charge": charge,
            "label": label,
            "amount": amount,
            "amount_text": text(amount),
            "total": row["total"],
            "total_text": text(row["total"]),
        }
        for row in named
        for charge, (label, amount) in (row["lines"] or {None: (None, None)}).items()
    ]


def _all(statement: Statement) -> list[Row]:
    return [
        {
            "buyer": bill.code,
            "name": bill.name,
            "total": bill.total,
            "lines": {line.charge: (line.label, line.amount) for line in bill.lines},
        }
        for bill in statement
    ]


def _published(published: Published) -> list[Row]:
    """The same of what may be told; a bill that is withheld has no total and no lines."""
    return [
        {
            "buyer": bill["buyer"]["code"],
            "name": bill["buyer"]["name"],
            "total": _number(bill["total"]),
            "lines": {
                line["charge"]: (line["label"], _number(line["amount"]))
                for line in bill["lines"]
            },
        }
        for bill in json.loads(published.to_json())["bills"]
    ]


def _number(text: str | None) -> Decimal | Fraction | None:
    if text is None:
        return None
    return Fraction(text) if "/" in text else Decimal(text)


def _together(rest: list[Row], name: str) -> Row:
    if any(row["total"] is None for row in rest):
        return {"buyer": None, "name": name, "total": None, "lines": {}}
    labels = {
        charge: label for row in rest for charge, (label, _) in row["lines"].items()
    }
    lines = {
        charge: (
            label,
            added(row["lines"][charge][1] for row in rest if charge in row["lines"]),
        )
        for charge, label in labels.items()
    }
    total = added(row["total"] for row in rest)
    return {"buyer": None, "name": name, "total": total, "lines": lines}
