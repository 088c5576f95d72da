"""Who pays what when municipalities buy services together, exact and explained.

An agreement is one readable file. With a year and its facts it gives a statement: a bill
for each buyer, to the last cent, each figure with its reason.

    >>> import osuus
    >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    >>> facts = [{"buyer": "435", "measure": "pair-work", "period": 2002, "value": 10}]
    >>> statement = agreement.bill(year=2002, facts=facts)
    >>> statement["435"].total
    Decimal('907.63')

Amounts are `decimal.Decimal` (`fractions.Fraction` where decimals never end), never
`float`. pandas, polars, pyarrow and DuckDB read a statement as a table.

`agreement.plan(year=2002)` is worked out again and again with other facts, and `batch`
works out many scenarios of prices and figures at once.

`services`, `eligible`, `caseload`, `placements`, `reserve`, `decide` and `network` answer
with a `Report`: named values, and tables that data frames are made of; so do `compare`,
which holds several agreements, years or versions against each other, `solve`, which finds
the price or share that reaches a target, and `break_points`, where their order flips,
`diff`, which tells what changed between two of them, `fairness`, which holds bills
against use, and `forecast` of the coming years.

`Register` knows municipalities through time: who existed when, who followed whom, who
belonged where, and which figures were counted within which borders.
"""

from importlib import import_module
from typing import TYPE_CHECKING

import osuus._frames  # noqa: F401
from osuus import _osuus
from osuus._analysis import break_points, compare, effects, infer, solve
from osuus._diagnostics import Diagnostics
from osuus._errors import (
    AgreementError,
    AmendmentError,
    CallError,
    FactsError,
    FiguresError,
    OsuusError,
    OsuusTypeError,
    RegisterError,
    TableError,
)
from osuus._exact import exact
from osuus._fairness import fairness
from osuus._osuus import (
    Agreement,
    Bill,
    Bound,
    Carried,
    Diagnostic,
    ExactTable,
    Explanation,
    Facts,
    Funder,
    Grid,
    Line,
    Municipalities,
    Municipality,
    Name,
    Paid,
    Plan,
    Published,
    Receipt,
    Register,
    Report,
    Series,
    Statement,
    Table,
    Verification,
    __version__,
    agreements,
    call,
    check,
    number_text,
)
from osuus._pickled import frozen
from osuus._reports import (
    caseload,
    decide,
    eligible,
    network,
    placements,
    reserve,
    services,
)
from osuus._years import diff, forecast

if TYPE_CHECKING:
    from osuus import excel as excel
    from osuus import plot as plot

__all__ = [
    "Agreement",
    "AgreementError",
    "AmendmentError",
    "Bill",
    "Bound",
    "CallError",
    "Carried",
    "Diagnostic",
    "Diagnostics",
    "ExactTable",
    "Explanation",
    "Facts",
    "FactsError",
    "FiguresError",
    "Funder",
    "Grid",
    "Line",
    "Municipalities",
    "Municipality",
    "Name",
    "OsuusError",
    "OsuusTypeError",
    "Paid",
    "Plan",
    "Published",
    "Receipt",
    "Register",
    "RegisterError",
    "Report",
    "Series",
    "Statement",
    "Table",
    "TableError",
    "Verification",
    "__version__",
    "agreements",
    "break_points",
    "call",
    "caseload",
    "check",
    "compare",
    "decide",
    "diff",
    "effects",
    "eligible",
    "exact",
    "fairness",
    "forecast",
    "infer",
    "network",
    "number_text",
    "placements",
    "reserve",
    "services",
    "solve",
]

frozen(_osuus)

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """`osuus.excel` and `osuus.plot`, on first use."""
        if name in ("excel", "plot"):
            return import_module(f"osuus.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
