"""What is paid beside what is used: tables in, figures out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import osuus
import polars as pl
import pyarrow as pa
import pytest

AMENDMENTS = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "amendments"
VISITS = [
    {"buyer": "kivi", "measure": "visits", "period": 2002, "value": 100},
    {"buyer": "lahti", "measure": "visits", "period": 2002, "value": 40},
]


def van() -> osuus.Agreement:
    return osuus.Agreement.open(AMENDMENTS / "book-van.toml")


def test_shares_and_amounts_a_unit_are_exact() -> None:
    # 100 x 1.50 + 4 500 = 4 650 and 40 x 1.50 + 4 500 = 4 560.
    report = osuus.fairness(van(), year=2002, facts=VISITS, lang="fi")
    assert report["total"] == Decimal("9210.00")
    assert [row["share"] for row in report["buyers"]] == [
        Fraction(15500, 307),
        Fraction(15200, 307),
    ]
    kivi = report["uses"].rows[0]
    assert kivi["per_unit"] == Decimal("46.50")
    assert kivi["driven"] == Decimal("150.00")
    assert pa.table(report["buyers"])["amount"].to_pylist()[0] == Decimal("4650.00")
    assert "Käyttö" in str(report)


def test_what_it_would_cost_alone_comes_in_every_form() -> None:
    alone = [{"buyer": "kivi", "amount": Decimal("5000")}]
    for given in (alone, pl.DataFrame(alone)):
        report = osuus.fairness(van(), year=2002, facts=VISITS, alone=given)
        [row] = report["alone"].rows
        assert (row["saving"], row["percent"]) == (Decimal("350.00"), Decimal(7))
        assert row["outcome"] == "more"
    groups = [{"group": "both", "buyer": buyer} for buyer in ("kivi", "lahti")]
    report = osuus.fairness(
        van(),
        year=2002,
        facts=VISITS,
        groups=groups,
        costs=[{"group": "both", "amount": 9000}],
    )
    [row] = report["groups"].rows
    assert (row["saving"], row["outcome"]) == (Decimal("-210.00"), "less")


def test_what_is_wrong_is_told() -> None:
    with pytest.raises(osuus.OsuusError, match="visits"):
        osuus.fairness(van(), year=2002, facts=VISITS, measures=["visit"])
    with pytest.raises(osuus.OsuusTypeError, match="float"):
        osuus.fairness(van(), year=2002, alone=[{"buyer": "kivi", "amount": 0.5}])
