"""Random plans by the hundred thousand: the library and the oracle say the same.

python plans.py --count 100000 --seed 1 --processes 2
python plans.py --replay difference.json
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import plan_tally
from maker.base import Plan
from maker.plans import plan
from plan_compare import DifferenceError, compare
from plan_shrink import shrunk
from plan_tally import Tally

#: Plans that one process takes at a time.
BATCH = 1000


@dataclass
class Difference:
    """The first plan of a batch in which the two differ, and how."""

    seed: int
    number: int
    message: str


def batch(
    seed: int, first: int, last: int, *, alone: bool
) -> tuple[Tally, Difference | None]:
    """The plans of these numbers, up to the first that differs."""
    library = None if alone else importlib.import_module("osuus")
    tally = Tally()
    for number in range(first, last):
        try:
            compare(library, plan(seed, number), tally)
        except DifferenceError as difference:
            return tally, Difference(seed, number, str(difference))
        except Exception as error:
            return tally, Difference(seed, number, f"{type(error).__name__}: {error}")
    return tally, None


def batches(
    count: int, seed: int, processes: int, *, alone: bool
) -> Iterator[tuple[Tally, Difference | None]]:
    """All plans in batches, in order."""
    starts = range(0, count, BATCH)
    if processes == 1:
        for start in starts:
            yield batch(seed, start, min(start + BATCH, count), alone=alone)
        return
    with ProcessPoolExecutor(processes) as pool:
        waiting = [
            pool.submit(batch, seed, start, min(start + BATCH, count), alone=alone)
            for start in starts
        ]
        for one in waiting:
            made = one.result()
            if made[1] is not None:
                pool.shutdown(cancel_futures=True)
            yield made
            if made[1] is not None:
                return


def run(count: int, seed: int, processes: int, *, alone: bool) -> Tally:
    """All plans compared; stops at the first difference, as a small plan in a file."""
    total = Tally()
    for tally, difference in batches(count, seed, processes, alone=alone):
        total.add(tally)
        if difference is not None:
            path = write_smallest(difference, alone=alone)
            raise DifferenceError(
                f"seed {difference.seed}, plan {difference.number}:"
                f" {difference.message}\na small one is in {path}"
            )
    return total


def differs(library: Any, candidate: Plan) -> str:
    """How the two differ in a plan, or nothing."""
    try:
        compare(library, candidate, Tally())
    except DifferenceError as difference:
        return str(difference)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def write_smallest(difference: Difference, *, alone: bool) -> Path:
    """The smallest plan that differs in the same way, written to a file."""
    library = None if alone else importlib.import_module("osuus")
    whole = plan(difference.seed, difference.number)
    sort = _sort(difference.message)
    small = shrunk(whole, lambda less: _sort(differs(library, less)) == sort)
    path = Path(f"difference-{difference.seed}-{difference.number}.json")
    about = {"difference": differs(library, small), "of_the_whole": difference.message}
    text = json.dumps({**about, **asdict(small)}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return path.resolve()


def _sort(message: str) -> str:
    """What a difference is of, so that a smaller one is of the same."""
    return message[:16]


def replay(path: Path, *, alone: bool) -> int:
    """A written plan once more."""
    said = json.loads(path.read_text(encoding="utf-8"))
    names = ("agreement", "facts", "year", "hold", "prices", "earlier", "trouble")
    again = Plan(**{name: said[name] for name in names})
    message = differs(None if alone else importlib.import_module("osuus"), again)
    print(message or "the same")
    return int(bool(message))


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--no-library", action="store_true", help="the oracle alone")
    parser.add_argument("--replay", type=Path, help="a plan written by an earlier run")
    said = parser.parse_args()
    if said.replay:
        return replay(said.replay, alone=said.no_library)
    start = monotonic()
    try:
        tally = run(said.count, said.seed, said.processes, alone=said.no_library)
    except DifferenceError as difference:
        print(difference)
        return 1
    seconds = monotonic() - start
    if said.no_library:
        print("WITHOUT the library: nothing was compared; the oracle met, plans each")
    for line in plan_tally.table(tally.hits, tally.said):
        print(line)
    failing = tally.hits["plans that fail"]
    print(
        f"{said.count} plans, {failing} of them fail, {said.count / seconds:.0f} a second"
    )
    rare = plan_tally.too_rare(tally.hits, said.count)
    for name in rare:
        print(f"too rare: {name} ({tally.hits[name]})")
    return int(bool(rare))


if __name__ == "__main__":
    sys.exit(main())
