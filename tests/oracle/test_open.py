"""Cases in which the documents can be read in two ways, or the library reads another.

Each says how the oracle reads them, and is expected to fail until it is settled: then it
moves to `test_settled.py`, and what its comment names goes from the strategies.
"""

from __future__ import annotations

from typing import Any

import pytest

from compare import bill, called, got
from registers import as_csv
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
    if library is None:
        pytest.skip("without the library")
    bills = got(bill(library, example))["bills"]
    return [(made["buyer"], made["total"]) for made in bills]


NOTHING = [
    {"date": "2002-07-01", "code": "005", "successor": "009", "part": "1"},
    {"date": "2002-07-01", "code": "005", "successor": "010", "part": "0"},
]


FOUNDED = [NOTHING[0], {**NOTHING[1], "successor": "n1"}]


@pytest.mark.xfail(strict=True, reason="a bill of nothing for the part 0")
def test_restated_part_of_zero(library: Any) -> None:
    """Whoever gets the part 0 of a split is not touched by it, so has no bill."""
    made = Example(agreement(), [], register=register(FOUNDED, n1="2002-07-01"))
    made.restated_on = "2003-01-01"
    assert totals(library, made) == [("009", "21.00")]


@pytest.mark.xfail(strict=True, reason="borders not alike after a part of 0")
def test_alike_after_a_part_of_zero(library: Any) -> None:
    """Nor are its borders unlike."""
    changes = [{**row, "date": "2001-07-01"} for row in NOTHING]
    made = agreement()
    made["buyers"] = {**made["buyers"], "list": [{"code": "010"}]}
    example = Example(made, [], register=register(changes, "005 009 010"))
    assert totals(library, example) == [("010", "10.50")]


@pytest.mark.xfail(strict=True, reason="the part 0 of something has left the register")
def test_what_left_was_nothing(library: Any) -> None:
    """Nothing is lost where the part 0 of an area leaves: the sum stays what it was."""
    changes = [
        *({**row, "date": "2001-07-01"} for row in FOUNDED),
        {"date": "2002-07-01", "code": "n1", "successor": "-"},
    ]
    tables = register(changes, n1="2001-07-01")
    tables["municipalities"][-1]["to"] = "2002-06-30"
    call: dict[str, Any] = {"call": "carry", "from": "2000-12-31", "to": "2003-01-01"}
    call |= {"figures": "code,m\n005,1\n009,2\n", "register": {"csv": as_csv(tables)}}
    if library is None:
        pytest.skip("without the library")
    rows = called(library, call)["rows"]
    assert [(row["code"], row["values"]) for row in rows] == [("009", ["3"])]


@pytest.mark.xfail(strict=True, reason="`hold` of what ends inside the period")
def test_hold_within_the_period(library: Any) -> None:
    """Holds on as with `after = "hold"`."""
    made = agreement()
    rate = {"from": "2000-01-01", "to": "2002-05-31", "price": "1"}
    made["charges"][0]["rates"] = [rate]
    example = Example(made, [], register=register([]), hold=["r"])
    assert totals(library, example) == [("005", "10.50"), ("009", "10.50")]


@pytest.mark.xfail(strict=True, reason="codes looked up in the embedded register too")
def test_codes_of_a_register_of_ones_own(library: Any) -> None:
    """A register of the call is used in place of the embedded one."""
    made = agreement()
    made["buyers"] = {**made["buyers"], "list": [{"code": "z9"}]}
    example = Example(made, [], register=register([], "z9"))
    assert totals(library, example) == [("z9", "10.50")]
