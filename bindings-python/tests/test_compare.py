"""Several agreements, years or versions: what they are given as, and what comes out."""

from __future__ import annotations

import signal
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import osuus
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

AMENDMENTS = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "amendments"
VISITS = [
    {"buyer": buyer, "measure": "visits", "period": year, "value": value}
    for year in (2002, 2003)
    for buyer, value in (("kivi", 100), ("lahti", Decimal(40)))
]
YEARS = [
    {"agreement": "keski-suomi-cooperation-2007", "year": year} for year in (2007, 2008)
]
MODELS: list[dict[str, object]] = [
    {
        "name": "fund",
        "agreement": "jyvaskyla-fund-model",
        "measures": {"pair-work": "use"},
    },
    {"name": "funding", "agreement": "jyvaskyla-funding-model"},
]


def van() -> osuus.Agreement:
    return osuus.Agreement.open(AMENDMENTS / "book-van.toml")


def test_agreements_stand_as_they_are_or_with_what_is_asked_of_them() -> None:
    raised = van().amended(AMENDMENTS / "raise-2003.toml")
    report = osuus.compare(
        [{"name": "signed", "agreement": van()}, {"name": "raised", "agreement": raised}],
        year=2003,
        facts=VISITS,
        lang="fi",
    )
    # A visit costs 1.80 in place of 1.50: 100 x 0.30 and 40 x 0.30.
    differences = [row["difference"] for row in report["buyers"]]
    assert differences == [Decimal("30.00"), Decimal("12.00")]
    assert report["buyers"].rows[0]["percent"] == Fraction(20, 31)
    assert report["alternatives"].rows[1]["total"] == Decimal("9252.00")
    assert "maksaa enemmän" in str(report)
    named = {"name": "raised", "agreement": raised}
    plain = osuus.compare([van(), named], year=2003, facts=VISITS, register=None)
    assert [row["alternative"] for row in plain["alternatives"]] == ["book-van", "raised"]


def test_an_amendment_holds_from_its_own_day_on() -> None:
    raised = van().amended(AMENDMENTS / "raise-2003.toml")
    years = [{"name": str(y), "agreement": raised, "year": y} for y in (2002, 2003)]
    report = osuus.compare(years, facts=VISITS)
    # 140 visits at 1.50 and at 1.80, and 9 000 for the van.
    totals = [row["total"] for row in report["alternatives"]]
    assert totals == [Decimal("9210.00"), Decimal("9252.00")]


def test_facts_are_taken_in_every_form(tmp_path: Path) -> None:
    made_up = osuus.Facts.embedded("jyvaskyla-funding-model")
    report = osuus.compare(MODELS, year=2002, facts=made_up)
    assert report["alternatives"].rows[0]["total"] == Decimal("152757.18")
    assert any(remark["id"] == "illustrative-facts" for remark in report.remarks)
    path = tmp_path / "visits.csv"
    text = "buyer,measure,period,value\n"
    path.write_text(
        text + "".join("{buyer},{measure},{period},{value}\n".format(**r) for r in VISITS)
    )
    years: list[dict[str, object]] = [
        {"name": str(y), "agreement": van(), "year": y} for y in (2002, 2003)
    ]
    rows = [{**row, "value": int(str(row["value"]))} for row in VISITS]
    for facts in (
        VISITS,
        osuus.Facts.rows(VISITS),
        path,
        pd.DataFrame(rows),
        pl.DataFrame(rows),
    ):
        report = osuus.compare(years, facts=facts)
        assert report["alternatives"].rows[0]["total"] == Decimal("9210.00")
        own = [{**one, "facts": facts} for one in years]
        assert osuus.compare(own).to_json() == report.to_json()


def test_money_is_decimals_of_its_currency_in_frames() -> None:
    report = osuus.compare(YEARS)
    table = pa.table(report["buyers"])
    assert table.schema.field("difference").type == pa.decimal128(38, 2)
    assert table["difference"].to_pylist()[0] == Decimal("4700.00")
    assert table["percent"].to_pylist()[0] is None
    assert table["percent_exact"].to_pylist()[0] == "470/11"


def test_what_is_wrong_names_the_alternative() -> None:
    with pytest.raises(osuus.OsuusError) as refused:
        osuus.compare([YEARS[0], {"name": "later", **YEARS[1], "year": 2031}])
    assert {found.alternative for found in refused.value.diagnostics} == {"later"}
    with pytest.raises(osuus.OsuusTypeError, match="float"):
        osuus.compare([{**YEARS[0], "prices": {"salary": 0.5}}, YEARS[1]])
    with pytest.raises(osuus.OsuusTypeError, match="an agreement is"):
        osuus.compare([7, YEARS[1]])  # type: ignore[list-item]
    with pytest.raises(osuus.OsuusError, match="too-few-alternatives"):
        osuus.compare([])


def test_earlier_statements_are_those_of_the_alternative() -> None:
    bill = van().bill(year=2002, facts=VISITS)
    one = {"name": "one", "agreement": van(), "earlier": [bill]}
    two = {"name": "two", "agreement": van(), "earlier": [bill.to_json()]}
    report = osuus.compare([one, two], year=2003, facts=VISITS)
    assert report["alternatives"].rows[1]["same"] == 2
    with pytest.raises(osuus.OsuusTypeError, match="earlier"):
        osuus.compare([{**one, "earlier": bill}, two], year=2003, facts=VISITS)


def test_whoever_asks_is_told_how_far_it_is_and_may_stop_it() -> None:
    told: list[tuple[int, int | None]] = []
    osuus.compare(YEARS, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, None), (0, 2), (1, 2), (2, 2)]

    def stop(done: int, of: int | None) -> None:
        if done == 1:
            raise TimeoutError(of)

    with pytest.raises(TimeoutError, match="2"):
        osuus.compare(YEARS, progress=stop)
    # Where tests run in the background Python was told to hear no Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            osuus.compare(YEARS, progress=lambda *_: signal.raise_signal(signal.SIGINT))
    finally:
        signal.signal(signal.SIGINT, before)
