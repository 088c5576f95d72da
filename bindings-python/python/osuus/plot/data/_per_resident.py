"""Amounts a resident."""

from __future__ import annotations

from osuus._osuus import Report
from osuus.plot._exact import precise, shown
from osuus.plot.data._given import Row, report


def per_resident(fairness: Report) -> list[Row]:
    """What each buyer pays a resident, the most first.

    Args:
        fairness: A report of `osuus.fairness`.

    Returns:
        A row for each buyer: `buyer`, `name`, `residents`, `amount`, `per_resident` with
        its text, and `average`, what all pay by all residents, with its text. What is not
        known or withheld is `None`, and comes last.

    Raises:
        TypeError: It is another report.

    Example:
        >>> import osuus, osuus.plot
        >>> model = "jyvaskyla-funding-model"
        >>> facts = osuus.Facts.embedded(model)
        >>> report = osuus.fairness(model, year=2002, facts=facts)
        >>> rows = osuus.plot.data.per_resident(report)
        >>> rows[0]["name"], rows[0]["per_resident_text"], rows[0]["average_text"]
        ('Sumiainen', '2.47', '0.57')
    """
    told = report(fairness, "osuus.fairness/1")
    average = told["per_resident"]
    rows = told["buyers"].rows
    decimals = precise([row["per_resident"] for row in rows])
    known = [row for row in rows if row["per_resident"] is not None]
    known.sort(key=lambda row: (-row["per_resident"], row["buyer"]))
    unknown = [row for row in rows if row["per_resident"] is None]
    return [
        {
            "buyer": row["buyer"],
            "name": row["name"],
            "residents": row["residents"],
            "amount": row["amount"],
            "per_resident": row["per_resident"],
            "per_resident_text": shown(row["per_resident"], decimals, told.lang),
            "average": average,
            "average_text": shown(average, decimals, told.lang),
        }
        for row in [*known, *unknown]
    ]
