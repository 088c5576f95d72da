"""Nothing is left behind when everything is done again and again."""

import gc
import pickle
import resource
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import osuus
import polars as pl
import pyarrow as pa
import pytest

from .conftest import AGREEMENT, CARE, CARE_FACTS, FACTS

#: Of every kind of use; with the kinds below over 10 000 in all.
TIMES = 700
#: What one repetition may leave behind, in bytes.
MOST = 100

AGREED = osuus.Agreement.read(AGREEMENT)
PLAN = AGREED.plan(year=2024)
BOUND = PLAN.bind(FACTS)
STATEMENT = PLAN.bill(FACTS)
FRAME = pl.DataFrame({"visits": [10, 2, 3]})
ROWS = pa.table(
    {
        "buyer": ["north", "south", "west"],
        "measure": ["visits"] * 3,
        "period": [2024] * 3,
        "value": [10, 2, 0],
    }
)
CARE_AGREED = osuus.Agreement.read(CARE)
REGISTER = osuus.Register.finland()
FIGURES = pl.DataFrame({"code": ["179", "180", "277"], "euros": [1, 2, 3]})
PICKLED = pickle.dumps(STATEMENT)


def read() -> None:
    osuus.Agreement.read(AGREEMENT)


def bill() -> None:
    str(AGREED.bill(year=2024, facts=FACTS)["north"].lines[0].amount)


def explain() -> None:
    str(STATEMENT.explain("north"))
    STATEMENT.explain().to_json()


def export() -> None:
    pa.table(PLAN.bill(FACTS))


def imported() -> None:
    osuus.Facts.rows(ROWS)


def report() -> None:
    table = osuus.fairness(AGREED, year=2024, facts=FACTS)["uses"]
    pa.table(table)
    str(table.rows)


def error() -> None:
    with pytest.raises(osuus.AgreementError) as raised:
        osuus.Agreement.read("format = 1\ncolour = 2")
    raised.value.to_json()


def type_error() -> None:
    with pytest.raises(osuus.OsuusTypeError):
        osuus.Facts.rows([FACTS[0] | {"value": 0.5}])


def pickled() -> None:
    pickle.loads(pickle.dumps(STATEMENT["north"].lines[0]))


def unpickled() -> None:
    pickle.loads(PICKLED)


def batch() -> None:
    grid = BOUND.batch([{"fee": 12}, FRAME, {"visits": [1, 2, 3]}])
    pa.table(grid)
    str(grid.totals)


def planned() -> None:
    AGREED.plan(year=2024, prices={}, register=REGISTER).bind(FACTS).batch([{}])


def cancelled() -> None:
    def stop(done: int, of: int | None) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        BOUND.batch([{}, {}], progress=stop)


def clients() -> None:
    CARE_AGREED.check(facts=CARE_FACTS)


def municipalities() -> None:
    str(REGISTER["633"].names)
    pa.table(REGISTER.carry(FIGURES, from_="2001-12-31", to="2022-01-01"))


KINDS: list[Callable[[], None]] = [
    read,
    bill,
    explain,
    export,
    imported,
    report,
    error,
    type_error,
    pickled,
    unpickled,
    batch,
    planned,
    cancelled,
    clients,
    municipalities,
]


def resident() -> int:
    """The memory of the process, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def repeated(kind: Callable[[], None], times: int) -> None:
    for _ in range(times):
        kind()
    gc.collect()


def rounds(kind: Callable[[], None], times: int, used: Callable[[], int]) -> int:
    """By how much memory grows in the best of several rounds.

    Allocators and tables of names keep what they once had; a leak goes on in every round.
    """
    grown = []
    for _ in range(4):
        before = used()
        repeated(kind, times)
        grown.append(used() - before)
    return min(grown)


def test_over_ten_thousand_repetitions_in_all() -> None:
    assert len(KINDS) * TIMES > 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_python_is_left(kind: Callable[[], None]) -> None:
    times = TIMES // 4
    repeated(kind, 20)
    tracemalloc.start()
    try:
        grown = rounds(kind, times, lambda: tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert grown < times * MOST


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="Linux tells it")
@pytest.mark.parametrize("kind", KINDS)
def test_no_memory_is_left(kind: Callable[[], None]) -> None:
    repeated(kind, TIMES // 2)
    assert rounds(kind, TIMES, resident) < TIMES * MOST


def test_a_leak_would_be_seen() -> None:
    kept: list[bytes] = []
    tracemalloc.start()
    try:
        grown = rounds(
            lambda: kept.append(bytes(80)),
            200,
            lambda: tracemalloc.get_traced_memory()[0],
        )
    finally:
        tracemalloc.stop()
    assert grown > 200 * MOST
    # Some of it goes where the process had room before.
    grown = rounds(lambda: kept.append(bytes(4 * MOST)), 100 * TIMES, resident)
    assert grown > 100 * TIMES * MOST
