"""How long a million rows of facts take, and a statement of 308 buyers.

`cargo xtask bench` runs it; docs/development.md has the figures.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta

import osuus
import pyarrow as pa

BUYERS = 308
KINDS = 9
DAYS = [date(2024, 1, 1) + timedelta(days=day) for day in range(366)]


def agreement() -> osuus.Agreement:
    """Nine kinds of visits of 308 buyers at a price, and an upkeep that all share."""
    buyers = ", ".join(
        f'{{ code = "b{number:03}", name = {{ en = "Buyer {number}" }} }}'
        for number in range(BUYERS)
    )
    kinds = "".join(
        f"""
[[measures]]
id = "visits-{kind}"
name = {{ en = "Visits {kind}" }}
unit = "visit"

[[charges]]
id = "fee-{kind}"
name = {{ en = "Fee {kind}" }}
kind = "rate"
measure = "visits-{kind}"
rates = [{{ from = "2024-01-01", to = "2024-12-31", price = "12.345" }}]
"""
        for kind in range(KINDS)
    )
    return osuus.Agreement.read(
        f"""\
format = 1
id = "million"
currency = "EUR"
title = {{ en = "A million rows" }}
term = {{ from = "2024-01-01", to = "2024-12-31" }}

[buyers]
scheme = "party"
list = [{buyers}]

[[units]]
id = "visit"
one = {{ en = "visit" }}
many = {{ en = "visits" }}
{kinds}
[[charges]]
id = "upkeep"
name = {{ en = "Upkeep" }}
kind = "pool"
amounts = [{{ from = "2024-01-01", to = "2024-12-31", amount = "100000" }}]
key = {{ measure = "visits-0" }}
"""
    )


def table(days: list[date]) -> pa.Table:
    """Visits of days as a system exports them: texts, days, decimals."""
    cells = [
        (f"b{buyer:03}", f"visits-{kind}", day, (buyer * 37 + kind) % 1000)
        for day in days
        for buyer in range(BUYERS)
        for kind in range(KINDS)
    ]
    buyer, measure, period, value = zip(*cells, strict=True)
    values = pa.array(value, pa.int64()).cast(pa.decimal128(38, 2))
    return pa.table(
        {
            "buyer": pa.array(buyer),
            "measure": pa.array(measure),
            "period": pa.array(period, pa.date32()),
            "value": values,
        }
    )


def timed(what: str, work: Callable[[], object], times: int = 3) -> None:
    """Print the least processor time of some runs."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    print(f"{what}: {least * 1000:.1f} ms")


def main() -> None:
    """Print how long each takes."""
    contract = agreement()
    million = table(DAYS)
    print(f"{million.num_rows} rows")
    facts = osuus.Facts.rows(million)
    timed("read and validated", lambda: osuus.Facts.rows(million))
    timed("held against the agreement", lambda: contract.check(facts=facts))
    timed("billed", lambda: contract.bill(year=2024, facts=facts))
    year = osuus.Facts.rows(table(DAYS[:1]))
    timed("308 buyers billed", lambda: contract.bill(year=2024, facts=year), 20)
    timed(
        "308 buyers billed, one explained",
        lambda: str(contract.bill(year=2024, facts=year).explain("b007")),
        20,
    )
    timed(
        "308 buyers billed, all explained",
        lambda: contract.bill(year=2024, facts=year).explain().to_json(),
        20,
    )


if __name__ == "__main__":
    main()
