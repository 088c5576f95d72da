"""Bills by buyer and charge."""

from __future__ import annotations

from osuus._osuus import Statement
from osuus.plot._exact import added, most_decimals, rest_named, shown
from osuus.plot.data._given import Row, parted


def bills(statement: Statement, *, top: int | None = 30) -> list[Row]:
    """What each buyer pays by each charge, the largest bill first.

    Args:
        statement: The bills.
        top: How many buyers are told one by one; what the others pay is added up, with
            no code, in the last rows. All of them if it is `None`.

    Returns:
        A row for each buyer and charge: `buyer`, `name`, `charge`, `label`, `amount` and
        `total` in the currency of the statement, `amount_text` and `total_text` in its
        language.

    Example:
        >>> import osuus, osuus.plot
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> rows = osuus.plot.data.bills(agreement.bill(year=2007))
        >>> [(row["name"], row["amount_text"]) for row in rows][0]
        ('City of Jyväskylä', '11,000.00')
    """
    lang = statement.lang
    ordered: list[Row] = [
        {
            "buyer": bill.code,
            "name": bill.name,
            "total": bill.total,
            "lines": {line.charge: (line.label, line.amount) for line in bill.lines},
        }
        for bill in sorted(statement, key=lambda bill: (-bill.total, bill.code))
    ]
    named, rest = parted(ordered, top)
    if rest:
        named = [*named, _together(rest, rest_named(len(rest), lang))]
    decimals = most_decimals(row["total"] for row in ordered)
    return [
        {
            "buyer": row["buyer"],
            "name": row["name"],
            "charge": charge,
            "label": label,
            "amount": amount,
            "amount_text": shown(amount, decimals, lang),
            "total": row["total"],
            "total_text": shown(row["total"], decimals, lang),
        }
        for row in named
        for charge, (label, amount) in row["lines"].items()
    ]


def _together(rest: list[Row], name: str) -> Row:
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
