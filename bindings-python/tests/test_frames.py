"""Data frames read a statement, exactly and without a copy."""

from decimal import Decimal

import duckdb
import osuus
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute

from .conftest import AGREEMENT, CARE, CARE_FACTS, FACTS

COLUMNS = [
    "buyer",
    "name",
    "charge",
    "label",
    "quantity",
    "unit",
    "rate",
    "amount",
    "billed",
    "quantity_exact",
    "rate_exact",
    "amount_exact",
]


def test_pyarrow(statement: osuus.Statement) -> None:
    table = pa.table(statement)
    assert table.column_names == COLUMNS
    assert table.num_rows == 6
    assert table.schema.field("amount").type == pa.decimal128(38, 2)
    assert table.schema.field("rate").type == pa.decimal128(38, 3)
    assert table["amount"].to_pylist()[:2] == [Decimal("123.45"), Decimal("333.34")]
    # The rate of a shared pool has no last decimal.
    assert table["rate"].to_pylist()[:2] == [Decimal("12.345"), None]
    assert table["rate_exact"].to_pylist()[:2] == ["12.345", "1000/3"]


def test_polars(statement: osuus.Statement) -> None:
    frame = pl.DataFrame(statement)
    assert frame["amount"].dtype == pl.Decimal(38, 2)
    assert frame["amount"].sum() == statement.total
    by_buyer = frame.group_by("buyer", maintain_order=True).agg(pl.col("amount").sum())
    assert dict(by_buyer.iter_rows()) == {bill.code: bill.total for bill in statement}


def test_pandas(statement: osuus.Statement) -> None:
    frame = pd.DataFrame.from_arrow(statement)
    assert list(frame.columns) == COLUMNS
    assert frame["amount"].sum() == statement.total
    assert isinstance(frame["amount"].iloc[0], Decimal)


def test_duckdb(statement: osuus.Statement) -> None:
    query = "select sum(amount), typeof(sum(amount)) from statement"
    assert duckdb.execute(query).fetchall() == [(statement.total, "DECIMAL(38,2)")]


def test_every_row_is_a_line(statement: osuus.Statement) -> None:
    rows = pa.table(statement).to_pylist()
    lines = [(bill, line) for bill in statement for line in bill.lines]
    for row, (bill, line) in zip(rows, lines, strict=True):
        assert (row["buyer"], row["name"]) == (bill.code, bill.name)
        assert (row["charge"], row["label"], row["unit"]) == (
            line.charge,
            line.label,
            line.unit,
        )
        assert (row["quantity"], row["amount"]) == (line.quantity, line.amount)
        assert Decimal(row["amount_exact"]) == line.amount


def test_memos_are_rows_that_are_not_billed() -> None:
    statement = osuus.Agreement.read(CARE).bill(year=2024, facts=CARE_FACTS)
    frame = pl.DataFrame(statement)
    assert set(frame["billed"]) == {"yes", "no"}
    assert frame.filter(billed="yes")["amount"].sum() == statement.total
    memos = frame.filter(billed="no").select("buyer", "charge", "amount").rows()
    assert memos == [
        ("north", "heads", Decimal("2.00")),
        ("south", "heads", Decimal("10.00")),
        ("west", "heads", Decimal("0.00")),
    ]


def test_what_is_withheld_has_no_row() -> None:
    statement = osuus.Agreement.read(CARE).bill(year=2024, facts=CARE_FACTS)
    table = pa.table(statement.published(fewest=5))
    assert table.column_names == COLUMNS
    assert set(table["buyer"].to_pylist()) == {"south", "west"}


def test_the_buffers_are_the_statements_own(statement: osuus.Statement) -> None:
    def address(table: pa.Table) -> int:
        buffer = table["amount"].chunk(0).buffers()[1]
        assert buffer is not None
        return int(buffer.address)

    first = pa.table(statement)
    assert address(first) == address(pa.table(statement))
    assert address(first) == address(pa.table(pl.DataFrame(statement)))


def test_the_buffers_outlive_the_statement() -> None:
    table = pa.table(osuus.Agreement.read(AGREEMENT).bill(year=2024, facts=FACTS))
    assert sum(table["amount"].to_pylist()) == Decimal("1154.31")


def test_a_reader_may_ask_for_other_types(statement: osuus.Statement) -> None:
    wanted = pa.schema(
        [
            pa.field(
                name,
                pa.decimal128(38, 4)
                if name in {"quantity", "rate", "amount"}
                else pa.string(),
            )
            for name in COLUMNS
        ]
    )
    table = pa.RecordBatchReader.from_stream(statement, schema=wanted).read_all()
    assert table.schema.field("amount").type == pa.decimal128(38, 4)
    assert table["amount"][0].as_py() == Decimal("123.4500")


def test_years_go_under_each_other(agreement: osuus.Agreement) -> None:
    later = [row | {"period": 2025, "value": 1} for row in FACTS]
    years = [
        pl.DataFrame(agreement.bill(year=year, facts=facts)).with_columns(year=year)
        for year, facts in ((2024, FACTS), (2025, later))
    ]
    assert years[0]["quantity"].dtype != years[1]["quantity"].dtype
    assert pl.concat(years, how="vertical_relaxed").height == 12


def test_what_no_column_can_hold_is_null_and_a_text() -> None:
    terms = '\n[rounding]\nlines = "total"\n'
    statement = osuus.Agreement.read(AGREEMENT + terms).bill(year=2024, facts=FACTS)
    table = pa.table(statement)
    assert table["amount"].to_pylist()[-3:] == [Decimal(0), None, None]
    assert table["amount_exact"].to_pylist()[-3:] == ["0.00", "1000/3", "-1/300"]
    assert table["quantity"].to_pylist()[-1] is None


def test_wide_values_leave_the_others_in_place() -> None:
    # The widest quantity that core reads, beside the finest.
    values = ["9" * 28, "0." + "0" * 27 + "1", "1"]
    facts = [row | {"value": value} for row, value in zip(FACTS, values, strict=True)]
    statement = osuus.Agreement.read(AGREEMENT).bill(year=2024, facts=facts)
    quantities = pa.table(statement).filter(pa.compute.field("charge") == "fee")
    assert quantities["quantity"].to_pylist() == [Decimal("9" * 28), None, Decimal(1)]
    assert quantities["quantity_exact"].to_pylist() == values
