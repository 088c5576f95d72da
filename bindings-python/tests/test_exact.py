"""Floats come in by one door, and only where they are said to be decimals."""

import math
from decimal import Decimal
from typing import Any

import osuus
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from .conftest import FACTS

FRAMES = [pd.DataFrame, pl.DataFrame, pa.table]


def values(table: Any) -> list[object]:
    return list(pa.table(table)["value"].to_pylist())


@given(st.integers(-(10**11), 10**11), st.integers(0, 4))
def test_what_a_spreadsheet_shows_is_what_comes_in(cents: int, decimals: int) -> None:
    number = Decimal(cents).scaleb(-decimals)
    floats = [float(number)]
    rows = osuus.exact([{"value": floats[0]}], decimals=decimals)
    assert isinstance(rows, list)
    assert rows[0]["value"] == number
    frame = osuus.exact(pl.DataFrame({"value": floats}), decimals=decimals)
    assert values(frame) == [number]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_frame_and_what_is_no_float_stays(frame: Any) -> None:
    table = osuus.exact(
        frame({"buyer": ["a", "b"], "value": [0.1, 25.0], "n": [1, 2]}), decimals=2
    )
    assert isinstance(table, osuus.ExactTable)
    assert len(table) == 2
    assert pa.table(table).to_pydict() == {
        "buyer": ["a", "b"],
        "value": [Decimal("0.10"), Decimal("25.00")],
        "n": [1, 2],
    }


def test_bills_of_floats_are_those_of_decimals(
    agreement: osuus.Agreement, statement: osuus.Statement
) -> None:
    columns = {name: [row[name] for row in FACTS] for name in ("buyer", "measure")}
    frame = pl.DataFrame(columns | {"period": [2024] * 3, "value": [10.0, 2.5, 0.0]})
    with pytest.raises(osuus.OsuusTypeError, match="holds floats"):
        agreement.bill(year=2024, facts=frame)
    exact = osuus.exact(frame, decimals=1)
    assert agreement.bill(year=2024, facts=exact).to_json() == statement.to_json()
    rows = [row | {"value": float(str(row["value"]))} for row in FACTS]
    exact = osuus.exact(rows, decimals=1)
    assert agreement.bill(year=2024, facts=exact).to_json() == statement.to_json()


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-9, math.nan, math.inf, -math.inf])
def test_what_is_no_decimal_is_refused_with_its_row_and_column(value: float) -> None:
    place = "row 1, column `value`"
    with pytest.raises(osuus.OsuusTypeError, match=place) as caught:
        osuus.exact([{"value": 0.5}, {"value": value}], decimals=2)
    assert caught.value.place == place
    with pytest.raises(osuus.OsuusTypeError, match=place) as caught:
        osuus.exact(pl.DataFrame({"value": [0.5, value]}), decimals=2)
    assert (caught.value.code, caught.value.place) == ("wrong-type", place)


def test_a_great_float_that_is_whole_comes_in() -> None:
    frame = pl.DataFrame({"value": [1e15, None]})
    assert values(osuus.exact(frame, decimals=0)) == [Decimal(10**15), None]
    rows = osuus.exact([{"value": 1e22}], decimals=0)
    assert isinstance(rows, list)
    assert rows[0]["value"] == Decimal(10**22)
    with pytest.raises(osuus.OsuusTypeError):
        osuus.exact(pl.DataFrame({"value": [1e200]}), decimals=2)


def test_decimals_have_a_range() -> None:
    with pytest.raises(ValueError, match="from 0 to 18, not 19"):
        osuus.exact([], decimals=19)
