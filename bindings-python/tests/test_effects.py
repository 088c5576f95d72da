"""Why two bills differ: what is given, and what comes out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import osuus
import pytest

AMENDMENTS = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "amendments"
VISITS = [
    {"buyer": buyer, "measure": "visits", "period": 2003, "value": value}
    for buyer, value in (("kivi", 100), ("lahti", Decimal(40)))
]
YEARS = [
    {"agreement": "keski-suomi-cooperation-2007", "year": year} for year in (2007, 2008)
]


def test_a_dearer_price_is_an_effect_of_the_price() -> None:
    van = osuus.Agreement.open(AMENDMENTS / "book-van.toml")
    raised = van.amended(AMENDMENTS / "raise-2003.toml")
    sides = [
        {"name": "signed", "agreement": van},
        {"name": "raised", "agreement": raised},
    ]
    report = osuus.effects(*sides, year=2003, facts=VISITS, lang="fi")
    # A visit costs 1.80 in place of 1.50: 100 x 0.30 and 40 x 0.30.
    prices = [row["amount"] for row in report["effects"] if row["effect"] == "price"]
    assert prices == [Decimal("30.00"), Decimal("12.00")]
    assert "hinnat" in str(report)


def test_effects_add_up_to_the_difference() -> None:
    report = osuus.effects(*YEARS)
    for side in report["sides"]:
        own = [row for row in report["effects"] if row["buyer"] == side["buyer"]]
        assert sum(row["amount"] for row in own) == side["difference"]
        assert sum(row["exact"] for row in own) == side["difference"]
    assert len(osuus.effects(*YEARS, buyer="179")["sides"].rows) == 1


def test_how_far_it_is_is_told() -> None:
    told: list[tuple[int, int | None]] = []
    osuus.effects(*YEARS, progress=lambda done, of: told.append((done, of)))
    assert told[0] == (0, None)
    assert len(told) > 1


def test_one_that_cannot_be_worked_out_is_named() -> None:
    with pytest.raises(osuus.OsuusError, match="2031"):
        osuus.effects(YEARS[0], {**YEARS[1], "name": "later", "year": 2031})
