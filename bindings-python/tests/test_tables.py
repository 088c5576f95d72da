"""What is handed out as columns, to every library of tables and from each of them."""

import sys
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import osuus
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from .conftest import CARE, CARE_FACTS


def everything() -> dict[str, Any]:
    """One of each class that has columns."""
    register = osuus.Register.finland()
    care = osuus.Agreement.read(CARE).bill(year=2024, facts=CARE_FACTS)
    workers = [{"worker": "w-1"}, {"worker": "w-2"}]
    clients = [{"worker": "w-1", "form": "open", "ages": "minor", "count": 31}]
    caseload = osuus.caseload(on="2024-05-01", workers=workers, clients=clients)
    years = [
        {"agreement": "keski-suomi-cooperation-2007", "year": year}
        for year in (2007, 2008)
    ]
    return {
        "statement": care,
        "published": care.published(fewest=5),
        "caseload": caseload["workers"],
        "comparison": osuus.compare(years)["buyers"],
        "municipalities": register.municipalities(on="2024-01-01", region="13"),
        "series": register.figures("population-own-borders"),
        "carried": register.carry(
            pl.DataFrame({"code": ["435"], "residents": [917]}),
            from_="2001-12-31",
            to="2022-01-01",
        ),
    }


TABLES = everything()


@pytest.mark.parametrize("name", TABLES)
def test_every_library_has_the_same_rows(name: str) -> None:
    of = TABLES[name]
    rows = of.to_dicts()
    assert rows
    arrow = of.to_pyarrow()
    assert arrow.to_pylist() == rows
    assert of.to_polars().to_dicts() == rows
    frame = of.to_pandas()
    assert all(isinstance(dtype, pd.ArrowDtype) for dtype in frame.dtypes)
    assert pa.Table.from_pandas(frame, preserve_index=False).to_pylist() == rows
    assert pa.table(duckdb.from_arrow(arrow)).to_pylist() == rows
    kinds = {type(value) for row in rows for value in row.values()}
    assert kinds <= {str, int, Decimal, date, bool, type(None)}


def address(array: Any) -> int:
    buffer = array.buffers()[1]
    assert buffer is not None
    return int(buffer.address)


def test_amounts_reach_every_library_without_a_copy() -> None:
    statement = TABLES["statement"]
    own = address(statement.to_pyarrow()["amount"].chunk(0))
    assert address(statement.to_pyarrow()["amount"].chunk(0)) == own
    polars = statement.to_polars()["amount"].to_arrow()
    assert address(polars) == own
    pandas = statement.to_pandas()["amount"].array.__arrow_array__()
    assert address(pandas.chunk(0)) == own


def test_duckdb_reads_a_statement_by_its_name() -> None:
    statement = TABLES["statement"]
    query = "select sum(amount) from statement where billed = 'yes'"
    assert duckdb.execute(query).fetchall() == [(statement.total,)]


@pytest.mark.parametrize(
    ("library", "to", "extra"),
    [
        ("pandas", "to_pandas", "pandas"),
        ("pyarrow", "to_pandas", "pandas"),
        ("pyarrow", "to_pyarrow", "pandas"),
        ("polars", "to_polars", "polars"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    library: str, to: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf'{library}: pip install "osuus\[{extra}\]"'):
        getattr(TABLES["statement"], to)()
