"""Files that are open, days that are none, and bytes that are no text."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import osuus
import pandas as pd
import pyarrow as pa
import pytest

from .conftest import AGREEMENT, FACTS

TABLE = "buyer,measure,period,value\nnorth,visits,2024,10\nsouth,visits,2024,2.5\n"
ISLANDS = """\
[register]
field,value
id,islands
scheme,is-municipality
from,2001-12-31
to,2026-12-31

[municipalities]
code,from,to,en
01,,,Ö
"""
OPENED: list[tuple[Callable[[Any], Any], str, str]] = [
    (osuus.Agreement.open, "ours.toml", AGREEMENT),
    (osuus.Facts.open, "facts.csv", TABLE),
    (osuus.Register.open, "ours.register", ISLANDS),
]


@pytest.mark.parametrize(("opened", "name", "text"), OPENED)
@pytest.mark.parametrize("mode", ["r", "rb"])
def test_a_file_that_is_open_is_read(
    tmp_path: Path, opened: Callable[[Any], Any], name: str, text: str, mode: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with path.open(mode, encoding=None if "b" in mode else "utf-8") as file:
        assert repr(opened(file)) == repr(opened(path)) == repr(opened(str(path)))
    with pytest.raises(ValueError, match="closed file"):
        opened(file)
    with pytest.raises(FileNotFoundError):
        opened(tmp_path / "none")


@pytest.mark.parametrize("buffer", [io.StringIO, io.BytesIO])
def test_a_buffer_has_no_name_that_says_its_syntax(buffer: Any) -> None:
    of = AGREEMENT.encode() if buffer is io.BytesIO else AGREEMENT
    with pytest.raises(ValueError, match=r'not ""'):
        osuus.Agreement.open(buffer(of))
    # A register is CSV unless its name says otherwise.
    of = ISLANDS.encode() if buffer is io.BytesIO else ISLANDS
    assert osuus.Register.open(buffer(of)).id == "islands"
    closed = buffer(of)
    closed.close()
    with pytest.raises(ValueError, match="closed file"):
        osuus.Register.open(closed)


def test_tables_of_reports_come_from_open_files(tmp_path: Path) -> None:
    path = tmp_path / "alone.csv"
    path.write_text("buyer,amount\nnorth,500\n", encoding="utf-8")
    agreement = osuus.Agreement.read(AGREEMENT)
    with path.open(encoding="utf-8") as file:
        of_file = osuus.fairness(agreement, year=2024, facts=FACTS, alone=file)
    of_path = osuus.fairness(agreement, year=2024, facts=FACTS, alone=path)
    assert of_file["alone"].rows == of_path["alone"].rows


NAIVE = datetime(2024, 12, 31, 12)
AWARE = datetime(2024, 12, 31, 23, tzinfo=UTC)
TIMES = [
    (NAIVE, "write `.date()`"),
    (AWARE, "depends on the time zone"),
    (pd.Timestamp("2024-12-31"), "write `.date()`"),
    (pd.Timestamp("2024-12-31", tz="Europe/Helsinki"), "depends on the time zone"),
]


@pytest.mark.parametrize(("time", "told"), TIMES)
def test_a_point_in_time_is_no_day(time: Any, told: str) -> None:
    agreement = osuus.Agreement.read(AGREEMENT)
    row = FACTS[0]
    asked: list[Callable[[], object]] = [
        lambda: agreement.bill(year=2024, as_of=time),
        lambda: agreement.plan(year=2024, restated_on=time),
        lambda: agreement.bill(year=2024, facts=[row | {"period": time}]),
        lambda: agreement.bill(year=2024, facts=[row | {"known": time}]),
        lambda: osuus.Register.finland().municipalities(on=time),
        lambda: osuus.reserve(
            [{"carer": "c", "places": 1, "from": time}], on="2024-03-01"
        ),
        lambda: osuus.diff(agreement, before_on=time),
    ]
    for ask in asked:
        with pytest.raises(osuus.OsuusTypeError) as caught:
            ask()
        assert told in str(caught.value)
    day = date(2024, 12, 31)
    assert agreement.bill(year=2024, facts=FACTS, as_of=day).as_of == day


DAYS = [datetime(2024, 12, 31)]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (pa.array(DAYS, pa.timestamp("us")), "points in time and not days: cast it"),
        (pa.array(DAYS, pa.timestamp("ns", "UTC")), "depend on the time zone"),
    ],
)
def test_a_column_of_points_in_time_holds_no_days(column: pa.Array, told: str) -> None:
    row = {name: [FACTS[0][name]] for name in ("buyer", "measure", "value")}
    carers = {"carer": ["c"], "places": [1], "from": column}
    asked: list[Callable[[], object]] = [
        lambda: osuus.Facts.rows(pa.table(row | {"period": column})),
        lambda: osuus.Facts.rows(pa.table(row | {"period": ["2024"], "known": column})),
        lambda: osuus.reserve(pa.table(carers), on="2024-03-01"),
    ]
    for ask in asked:
        with pytest.raises(osuus.OsuusTypeError) as caught:
            ask()
        assert told in str(caught.value)


def test_a_misspelled_column_is_told_what_it_may_mean() -> None:
    rows = [dict(FACTS[0])]
    rows[0]["perod"] = rows[0].pop("period")
    asked: list[Callable[[], object]] = [
        lambda: osuus.Facts.rows(rows),
        lambda: osuus.Facts.rows(pa.Table.from_pylist(rows)),
        lambda: osuus.Facts.csv("buyer,measure,perod,value\nnorth,visits,2024,1\n"),
    ]
    for ask in asked:
        with pytest.raises(
            osuus.OsuusError,
            match=r"perod(.|\n)*: period, buyer|perod(.|\n)* have period, buyer",
        ):
            ask()
    with pytest.raises(osuus.TableError, match=r"`carrer`(.|\n)*: carer, "):
        osuus.reserve([{"carrer": "c", "places": 1}], on="2024-03-01")


def test_a_buyer_that_stands_twice_is_told_of() -> None:
    agreement = osuus.Agreement.read(AGREEMENT)
    twice = [*FACTS, FACTS[0]]
    with pytest.raises(osuus.FactsError) as caught:
        agreement.bill(year=2024, facts=twice)
    assert caught.value.code == "facts-overlap"
    doubled = AGREEMENT.replace('code = "west"', 'code = "south"')
    with pytest.raises(osuus.AgreementError) as wrong:
        osuus.Agreement.read(doubled)
    assert wrong.value.code == "duplicate-buyer"


@pytest.mark.parametrize(
    "wrong", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")]
)
def test_what_is_no_number_is_no_number(wrong: Any) -> None:
    expected = osuus.OsuusTypeError if isinstance(wrong, float) else osuus.FactsError
    with pytest.raises(expected):
        osuus.Facts.rows([FACTS[0] | {"value": wrong}])


@pytest.mark.parametrize("read", [osuus.Agreement.read, osuus.Register.read])
def test_bytes_that_are_no_text_are_told_of(read: Callable[[bytes], object]) -> None:
    with pytest.raises(osuus.OsuusError) as caught:
        read(b'format = 1\nid = "\xff"\n')
    assert caught.value.code == "not-utf8"
    with pytest.raises(osuus.FactsError) as facts:
        osuus.Facts.csv(TABLE.encode("utf-16"))
    assert facts.value.code == "not-utf8"
