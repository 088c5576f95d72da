"""What the library hands out as columns, as the tables of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osuus._osuus import (
    Carried,
    Grid,
    Municipalities,
    Published,
    Series,
    Statement,
    Table,
    dicts,
)
from osuus._taken import ArrowTable

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def to_pandas(self: ArrowTable) -> pd.DataFrame:
    """The columns as a data frame of pandas, exact and without a copy.

    Returns:
        A data frame whose columns are of Arrow (`ArrowDtype`): decimals stay decimals.

    Raises:
        ImportError: pandas or pyarrow is not installed.

    Example:
        >>> import osuus
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> frame = agreement.bill(year=2007).to_pandas()
        >>> frame["amount"].sum()
        Decimal('17500.00')
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise _missing("pandas", "pandas") from error
    return to_pyarrow(self).to_pandas(types_mapper=pd.ArrowDtype)


def to_polars(self: ArrowTable) -> pl.DataFrame:
    """The columns as a data frame of polars, exact and without a copy.

    Returns:
        A data frame; decimals are `Decimal`.

    Raises:
        ImportError: polars is not installed.

    Example:
        >>> import osuus
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> agreement.bill(year=2007).to_polars()["amount"].sum()
        Decimal('17500.00')
    """
    try:
        import polars as pl
    except ImportError as error:
        raise _missing("polars", "polars") from error
    return pl.DataFrame(self)


def to_pyarrow(self: ArrowTable) -> pa.Table:
    """The columns as a table of pyarrow, exact and without a copy.

    Returns:
        A table; decimals are `decimal128`.

    Raises:
        ImportError: pyarrow is not installed.

    Example:
        >>> import osuus
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> agreement.bill(year=2007).to_pyarrow().schema.field("amount").type
        Decimal128Type(decimal128(38, 2))
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise _missing("pyarrow", "pandas") from error
    return pa.table(self)


def to_dicts(self: ArrowTable) -> list[dict[str, Any]]:
    """The columns as rows, which needs no other library.

    Returns:
        A mapping for each row: numbers as `Decimal` or `int`, days as `date`, and `None`
        for what no decimal is; `<name>_exact` has every digit.

    Example:
        >>> import osuus
        >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
        >>> row = agreement.bill(year=2007).to_dicts()[0]
        >>> row["buyer"], row["amount"]
        ('179', Decimal('11000.00'))
    """
    return dicts(self)


def _missing(library: str, extra: str) -> ImportError:
    return ImportError(f'this needs {library}: pip install "osuus[{extra}]"')


for _of in (Carried, Grid, Municipalities, Published, Series, Statement, Table):
    for _to in (to_dicts, to_pandas, to_polars, to_pyarrow):
        setattr(_of, _to.__name__, _to)
