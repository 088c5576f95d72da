"""Two alternatives side by side."""

from __future__ import annotations

from fractions import Fraction

from osuus._osuus import Report
from osuus.plot._exact import most_decimals, shown, signed
from osuus.plot.data._given import Row, report


def slopes(comparison: Report, *, alternative: str | None = None) -> list[Row]:
    """What each buyer pays by the first alternative and by another one.

    Args:
        comparison: A report of `osuus.compare`.
        alternative: The other one; the second if none is named.

    Returns:
        A row for each buyer, the greatest difference first: `buyer`, `name`,
        `first_name` and `first`, `alternative` and `amount`, `difference`, each amount
        with its text, and `outcome` (`less`, `same`, `more`) in words too. What is not
        known or withheld is `None`, and comes last.

    Raises:
        TypeError: It is another report.
        KeyError: It has no such alternative.

    Example:
        >>> import osuus, osuus.plot
        >>> pool = "keski-suomi-cooperation-2007"
        >>> years = [{"agreement": pool, "year": year} for year in (2007, 2008)]
        >>> rows = osuus.plot.data.slopes(osuus.compare(years))
        >>> rows[0]["name"], rows[0]["difference_text"], rows[0]["outcome_text"]
        ('City of Jyväskylä', '+4,700.00', 'pays more')
    """
    told = report(comparison, "osuus.comparison/1")
    names = [row["alternative"] for row in told["alternatives"]]
    other = names[1] if alternative is None else alternative
    if other not in names[1:]:
        raise KeyError(other)
    rows = [row for row in told["buyers"] if row["alternative"] == other]
    decimals = most_decimals(row[of] for row in rows for of in ("first", "amount"))

    def size(row: Row) -> tuple[bool, Fraction, str]:
        difference = row["difference"]
        known = difference is not None
        return not known, -abs(Fraction(difference or 0)), row["buyer"]

    return [
        {
            "buyer": row["buyer"],
            "name": row["name"],
            "first_name": names[0],
            "first": row["first"],
            "first_text": shown(row["first"], decimals, told.lang),
            "alternative": other,
            "amount": row["amount"],
            "amount_text": shown(row["amount"], decimals, told.lang),
            "difference": row["difference"],
            "difference_text": "–"
            if row["difference"] is None
            else signed(row["difference"], decimals, told.lang),
            "outcome": row["outcome"],
            "outcome_text": row.get("outcome_text"),
        }
        for row in sorted(rows, key=size)
    ]
