"""Facts in every form that people have them in, and floats in none."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import osuus
import osuus.excel
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from .conftest import AGREEMENT, FACTS
from .workbook import write_sheet

CSV = """\
buyer;measure;period;value
north;visits;2024;10
south;visits;2024;2,5
west;visits;2024;0
"""
JSON = """{"rows": [
  {"buyer": "north", "measure": "visits", "period": "2024", "value": "10"},
  {"buyer": "south", "measure": "visits", "period": "2024", "value": "2.50"},
  {"buyer": "west", "measure": "visits", "period": "2024", "value": "0"}
]}"""
TEXTS: dict[str, list[Any]] = {
    "buyer": ["north", "south", "west"],
    "measure": ["visits"] * 3,
    "period": ["2024"] * 3,
    "value": [Decimal("10"), Decimal("2.5"), Decimal("0")],
}


def forms(folder: Path) -> dict[str, Any]:
    path = folder / "facts.csv"
    path.write_text(CSV, encoding="utf-8")
    finnish = folder / "excel.csv"
    finnish.write_text("\ufeff" + CSV.replace("\n", "\r\n"), encoding="utf-8", newline="")
    workbook = folder / "facts.xlsx"
    write_sheet(workbook, [list(TEXTS), *zip(*TEXTS.values(), strict=True)])
    texts = pa.table(TEXTS)
    [batch] = texts.to_batches()
    return {
        "rows": FACTS,
        "generator": (row for row in FACTS),
        "facts": osuus.Facts.rows(FACTS),
        "csv": osuus.Facts.csv(CSV),
        "bytes": osuus.Facts.csv(CSV.encode()),
        "file": osuus.Facts.open(path),
        "finnish": osuus.Facts.open(finnish),
        "excel": osuus.excel.facts(workbook),
        "json": osuus.Facts.json(JSON),
        "pyarrow": texts,
        "batch": batch,
        "reader": texts.to_reader(),
        "polars": pl.DataFrame(texts),
        "lazy": pl.LazyFrame(texts).collect(),
        "pandas": pd.DataFrame.from_arrow(texts),
        "pandas objects": pd.DataFrame(TEXTS),
        "duckdb": duckdb.sql("from texts"),
        "numbers": pl.DataFrame(texts).with_columns(pl.col("period").cast(pl.Int32)),
        "categories": pl.DataFrame(texts).with_columns(
            pl.col("buyer").cast(pl.Categorical)
        ),
        "batches": pa.table(pl.DataFrame(texts)).to_reader(max_chunksize=1),
    }


def test_every_form_gives_the_same_statement(
    agreement: osuus.Agreement, statement: osuus.Statement, tmp_path: Path
) -> None:
    for form, facts in forms(tmp_path).items():
        assert agreement.bill(year=2024, facts=facts).to_json() == statement.to_json(), (
            form
        )


def test_whole_numbers_come_as_columns_of_integers(agreement: osuus.Agreement) -> None:
    whole = {
        "buyer": ["north", "south", "west"],
        "measure": ["visits"] * 3,
        "period": [2024] * 3,
        "value": [10, 3, 0],
    }
    expected = agreement.bill(year=2024, facts=pa.table(whole)).to_json()
    forms: list[Any] = [
        pd.DataFrame(whole),
        pd.DataFrame(whole).astype({"value": "Int64", "period": "Int16"}),
        pd.DataFrame(whole).astype({"value": "int32[pyarrow]"}),
        pl.DataFrame(whole).with_columns(pl.col("value").cast(pl.UInt8)),
    ]
    for form in forms:
        assert agreement.bill(year=2024, facts=form).to_json() == expected


@given(st.decimals(min_value=0, max_value=10**12, places=6))
def test_every_digit_of_a_decimal_arrives(value: Decimal) -> None:
    agreement = osuus.Agreement.read(AGREEMENT)
    rows = [FACTS[0] | {"value": value}, *FACTS[1:]]
    line = agreement.bill(year=2024, facts=rows)["north"].lines[0]
    assert line.quantity == value
    cents = Decimal("0.01")
    assert abs(value * Decimal("12.345") - line.amount) <= cents / 2  # type: ignore[operator]


def test_a_decimal_with_an_exponent_is_written_out(agreement: osuus.Agreement) -> None:
    rows = [FACTS[0] | {"value": Decimal("1E+3")}, *FACTS[1:]]
    assert agreement.bill(year=2024, facts=rows)["north"].lines[0].quantity == 1000


def test_dates_and_empty_cells(
    agreement: osuus.Agreement, statement: osuus.Statement
) -> None:
    rows = [
        FACTS[0] | {"value": 4, "period": date(2024, 3, 1)},
        FACTS[0] | {"value": 6, "period": date(2024, 3, 2), "known": date(2024, 4, 1)},
        FACTS[0] | {"value": None},
        FACTS[0] | {"value": "", "status": None},
        *FACTS[1:],
    ]
    assert agreement.bill(year=2024, facts=rows).total == statement.total


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": 0.5}, r'row 1: `value` is the float 0\.5, .* write Decimal\("0\.5"\)'),
        ({"value": float("nan")}, r"row 1: `value` is the float nan"),
        ({"value": True}, r"row 1: `value` is .*, not `bool`"),
        ({"value": [1]}, r"row 1: `value` is .*, not `list`"),
        ({"buyer": 5}, r"row 1: `buyer` is text, not `int`"),
        ({"period": 2024.0}, r"row 1: `period` is .*, not `float`"),
        ({"colour": "red"}, r"row 1: unknown key 'colour'"),
    ],
)
def test_the_wrong_kind_of_cell_names_row_and_column(
    agreement: osuus.Agreement, change: dict[str, Any], message: str
) -> None:
    with pytest.raises(osuus.OsuusTypeError, match=message) as caught:
        agreement.bill(year=2024, facts=[FACTS[0], FACTS[1] | change])
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, osuus.OsuusError)
    assert caught.value.diagnostics == ()


def test_a_missing_cell_is_named() -> None:
    row = {"buyer": "north", "measure": "visits", "period": 2024}
    with pytest.raises(osuus.OsuusTypeError, match="row 0: `value` is missing"):
        osuus.Facts.rows([row])


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame(TEXTS | {"value": [0.1, 0.2, 0.3]}), "column `value` holds floats"),
        (pl.DataFrame(TEXTS | {"value": [0.1, 0.2, 0.3]}), "column `value` holds floats"),
        (
            pl.DataFrame(TEXTS | {"value": [True, False, True]}),
            "column `value` cannot hold",
        ),
        (pl.DataFrame(TEXTS | {"buyer": [5, 6, 7]}), "column `buyer` cannot hold"),
        (pl.DataFrame(TEXTS | {"colour": ["r", "g", "b"]}), "unknown column `colour`"),
        (pl.DataFrame(TEXTS).drop("value"), "column `value` is missing"),
    ],
)
def test_the_wrong_kind_of_column_is_named(frame: Any, message: str) -> None:
    with pytest.raises(osuus.OsuusTypeError, match=message):
        osuus.Facts.rows(frame)


@pytest.mark.parametrize(
    ("facts", "help"),
    [
        ("buyer,measure", r"Facts\.csv"),
        (b"buyer", r"Facts\.csv"),
        (Path("facts.csv"), r"Facts\.open"),
        (7, r"Facts\.open"),
        ({"buyer": "north"}, r"pyarrow\.table"),
        (TEXTS, r"pyarrow\.table"),
        (pl.LazyFrame(TEXTS), r"collect\(\)"),
    ],
)
def test_what_has_no_rows_is_told_how_to_get_them(
    agreement: osuus.Agreement, facts: Any, help: str
) -> None:
    with pytest.raises(osuus.OsuusTypeError, match=help):
        agreement.bill(year=2024, facts=facts)


def test_an_error_in_a_generator_stays_what_it_is(agreement: osuus.Agreement) -> None:
    def rows() -> Any:
        yield FACTS[0]
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="went away"):
        agreement.bill(year=2024, facts=rows())
