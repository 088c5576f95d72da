"""What somebody finds who installed nothing but `osuus`: a script, without pytest."""

import copy
import sys
from collections.abc import Callable
from decimal import Decimal
from importlib import metadata, resources

import osuus

needed = [one for one in metadata.requires("osuus") or [] if "extra ==" not in one]
assert not needed, needed
extras = set(metadata.metadata("osuus").get_all("Provides-Extra") or [])
assert {"pandas", "polars", "plot", "excel"} <= extras, extras
assert resources.files("osuus").joinpath("py.typed").is_file()
assert resources.files("osuus").joinpath("_osuus.pyi").is_file()
heavy = {"numpy", "pandas", "polars", "pyarrow", "matplotlib", "xlsxwriter"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)

agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
facts = [{"buyer": "435", "measure": "pair-work", "period": 2002, "value": 10}]
statement = agreement.bill(year=2002, facts=facts)
assert statement["435"].total == Decimal("907.63")
assert "357.63" in str(statement.explain("435"))
assert "<table" in statement._repr_html_()
assert copy.copy(statement["435"]).total == statement["435"].total
assert osuus.Register.finland()["435"].name == "Luhanka"
try:
    agreement.bill(year=2002, facts=[facts[0] | {"value": 0.1}])
except osuus.OsuusTypeError as error:
    assert error.place == "row 0", error.place
else:
    raise AssertionError("a float came in")

uses: dict[str, Callable[[], object]] = {
    "plot": lambda: osuus.plot.bills(statement),
    "excel": lambda: osuus.excel.write(statement, "bills.xlsx"),
    "pandas": lambda: statement.to_pandas(),
    "polars": lambda: statement.to_polars(),
}
for extra, use in uses.items():
    try:
        use()
    except ImportError as error:
        assert f"osuus[{extra}]" in str(error), error
    else:
        raise AssertionError(f"{extra} was there")
print("1 passed, 0 failed")
