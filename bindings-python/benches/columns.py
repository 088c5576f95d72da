"""The contract of `core/benches/engine.rs` through columns: from a frame to a frame.

`cargo xtask bench` runs it beside the engine; docs/development.md has the figures.
"""

import json
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

import osuus
import polars as pl
import pyarrow as pa

HERE = Path(__file__).resolve()
CONTRACT = HERE.parents[2] / "core" / "benches" / "engine" / "contract.json"


def agreement(uses: dict[str, int]) -> osuus.Agreement:
    """The contract with its 308 buyers."""
    terms = json.loads(CONTRACT.read_text(encoding="utf-8"))
    terms["buyers"]["list"] = [{"code": code, "name": {"en": code}} for code in uses]
    return osuus.Agreement.read(json.dumps(terms), syntax="json")


def uses() -> dict[str, int]:
    """The use of each of 308 buyers, as in `contract.py`."""
    return {
        f"{place:03}": 3 + ((place + 1) * 7_919 * (place + 1)) % 99_997
        for place in range(308)
    }


def measure(what: str, work: Callable[[], Any], number: int) -> None:
    """Print how long it takes once, the best of several."""
    times = timeit.repeat(work, number=number, repeat=7)
    print(f"{what}: {min(times) / number * 1e6:.1f} µs")


def main() -> None:
    """Print how long one year of the contract takes from Python."""
    use = uses()
    contract = agreement(use)
    facts = osuus.Facts.rows(
        {"buyer": code, "measure": "use", "period": 2002, "value": count}
        for code, count in use.items()
    )
    bound = contract.plan(year=2002).bind(facts)
    figures = pa.array(use.values(), type=pa.int64()).cast(pa.decimal128(38, 0))
    frame = pl.DataFrame({"use": figures})
    table = pa.table({"use": figures})

    measure(
        "a year, a pyarrow table in and one out",
        lambda: pa.table(bound.batch([table])),
        2_000,
    )
    measure(
        "a year, a polars frame in and one out",
        lambda: pl.DataFrame(bound.batch([frame])),
        2_000,
    )
    measure("a year, its total alone", lambda: bound.batch([frame]).totals, 2_000)
    hundred = [{"upkeep": 1_000_000 + 1_000 * more} for more in range(100)]
    measure("a batch of 100 scenarios", lambda: bound.batch(hundred).totals, 50)
    measure(
        "bill and explain", lambda: contract.bill(year=2002, facts=facts).explain(), 50
    )
    measure(
        "the same with the text of one bill",
        lambda: str(contract.bill(year=2002, facts=facts).explain("007")),
        50,
    )
    measure(
        "the same with all as a document",
        lambda: contract.bill(year=2002, facts=facts).explain().to_json(),
        20,
    )


if __name__ == "__main__":
    main()
