"""What changed, and what the coming years cost: agreements in, reports out."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import osuus
import pytest

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "corpus"
VAN = CORPUS / "amendments" / "book-van.toml"
RAISE = CORPUS / "amendments" / "raise-2003.toml"
GARAGE = CORPUS / "amendments" / "garage-2004.toml"
BUS = CORPUS / "forecast" / "bus.toml"


def test_amendments_are_told_with_their_days() -> None:
    amended = osuus.Agreement.open(VAN).amended(RAISE, GARAGE)
    terms = osuus.diff(amended)["terms"].rows
    told = [(row["path"], row["amendment"], row["from"]) for row in terms]
    assert told == [
        ("charges/visits/rates/price", "raise-2003", datetime.date(2003, 1, 1)),
        ("charges/van", "garage-2004", datetime.date(2004, 1, 1)),
        ("charges/garage", "garage-2004", datetime.date(2004, 1, 1)),
    ]
    days = osuus.diff(
        amended, before_on="2003-06-30", after_on=datetime.date(2004, 6, 30)
    )
    assert [row["amendment"] for row in days["terms"].rows] == ["garage-2004"] * 2


def test_an_agreement_is_like_itself() -> None:
    report = osuus.diff("jyvaskyla-fund-model", "jyvaskyla-fund-model", lang="fi")
    assert report["same"] is True
    assert report["terms"].rows == []


def test_a_day_on_which_it_does_not_hold_is_refused() -> None:
    with pytest.raises(osuus.OsuusError, match="2006-01-01"):
        osuus.diff(osuus.Agreement.open(VAN), after_on="2006-01-01")


def test_years_take_assumptions_and_prices() -> None:
    facts = [
        {"buyer": buyer, "measure": measure, "period": 2002, "value": value}
        for buyer, measure, value in [
            ("kivi", "residents", 1000),
            ("lahti", "residents", 500),
            ("kivi", "rides", 3),
            ("lahti", "rides", 1),
        ]
    ]
    report = osuus.forecast(
        osuus.Agreement.open(BUS),
        years=(2005, 2006),
        assume={"residents": {"how": "percent", "value": Decimal(10)}, "rides": "hold"},
        facts=facts,
        hold=["driver"],
        prices={"seat": {2006: Decimal("3")}},
    )
    # 1000 * 1.331 = 1331, 500 * 1.331 = 665.5 -> 666; 1464.1 -> 1464, 732.05 -> 732.
    amounts = [(row["year"], row["buyer"], row["amount"]) for row in report["bills"]]
    assert amounts == [
        ("2005", "kivi", Decimal("1331") * Decimal("2.5") + 750),
        ("2005", "lahti", Decimal("666") * Decimal("2.5") + 250),
        ("2006", "kivi", Decimal(1464 * 3 + 750)),
        ("2006", "lahti", Decimal(732 * 3 + 250)),
    ]
    told = []
    osuus.forecast(
        osuus.Agreement.open(BUS),
        years=(2002, 2003),
        assume={"residents": "hold", "rides": "hold"},
        facts=facts,
        progress=lambda done, of: told.append((done, of)),
    )
    assert (1, 2) in told
