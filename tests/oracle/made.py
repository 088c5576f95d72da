"""Made by hand: a small register, an agreement over it, and who pays what."""

from __future__ import annotations

from typing import Any

from compare import bill, got
from strategies import Example

LIST = [{"code": code} for code in ("005", "009")]
TERM = {"from": "2000-01-01", "to": "2004-12-31"}


def register(
    changes: list[dict[str, str]], codes: str = "005 009", **founded: str
) -> dict[str, Any]:
    """A register in which municipalities end on days of change."""
    ends = {row["code"]: row["date"] for row in changes}
    last = {"2002-07-01": "2002-06-30", "2001-07-01": "2001-06-30"}
    return {
        "register": {
            "id": "made",
            "scheme": "fi-municipality",
            "from": "1999-12-31",
            "to": "2006-06-30",
        },
        "sources": [{"id": "count", "title": "Count"}],
        "municipalities": [
            {"code": code, "to": last[ends[code]] if code in ends else "", "en": code}
            for code in codes.split()
        ]
        + [{"code": code, "from": day, "en": code} for code, day in founded.items()],
        "changes": changes,
        "series": [
            {
                "id": "own",
                "kind": "final",
                "borders": "own",
                "unit": "resident",
                "source": "count",
                "en": "Own",
            }
        ],
        "figures own": [{"code": code, "2000-12-31": "10.5"} for code in codes.split()],
    }


def agreement(**more: Any) -> dict[str, Any]:
    """A rate of 1 for each resident at the end of 2000."""
    return {
        "format": 1,
        "id": "open",
        "currency": "EUR",
        "title": {"en": "Open"},
        "term": TERM,
        "buyers": {"scheme": "fi-municipality", "on": "period", "list": LIST},
        "measures": [
            {
                "id": "m",
                "name": {"en": "M"},
                "unit": "resident",
                "register": {"series": "own", "on": "2000-12-31"},
            }
        ],
        "charges": [
            {
                "id": "r",
                "name": {"en": "R"},
                "kind": "rate",
                "measure": "m",
                "rates": [{**TERM, "price": "1"}],
            }
        ],
        **more,
    }


def totals(library: Any, example: Example) -> list[tuple[str, str]]:
    """Who pays what."""
    bills = got(bill(library, example))["bills"]
    return [(made["buyer"], made["total"]) for made in bills]


NOTHING = [
    {"date": "2002-07-01", "code": "005", "successor": "009", "part": "1"},
    {"date": "2002-07-01", "code": "005", "successor": "010", "part": "0"},
]


FOUNDED = [NOTHING[0], {**NOTHING[1], "successor": "n1"}]
