"""Random registers: who owes what as the map changes, and figures carried over."""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

import tally
from carrying import Carry, as_table, carries
from codes import CODES
from compare import CallError, called, compare
from municipal import municipal
from osuus_oracle import OracleError, decimals, errors
from osuus_oracle.errors import Faults
from osuus_oracle.register import Register
from registers import as_csv
from strategies import Example
from test_oracle import EXAMPLES, SEED

_QUIET = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
#: Several seeds: the examples of one are much alike.
_BATCHES = 8
#: What a carry can be told of.
_CARRIED = [
    "carried: a merger",
    "carried: a split",
    "carried: a chain",
    "carried: a part of zero",
    "carried by way of a day between",
    "carried: no figure",
    *(
        f"carry error: {kind}"
        for kind in (
            errors.OUTSIDE_REGISTER,
            errors.UNKNOWN_MUNICIPALITY,
            errors.BACKWARDS,
            errors.NOT_DIVIDED,
            errors.LEFT_REGISTER,
            errors.INCOMPLETE,
        )
    ),
]


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_municipalities(library: Any, batch: int) -> None:
    """The same bills on the same maps, or a failure of both."""

    @seed(SEED * _BATCHES + batch)
    @settings(_QUIET, max_examples=EXAMPLES * 2 // 5 // _BATCHES)
    @given(municipal())
    def agree(example: Example) -> None:
        compare(library, example)

    agree()


@seed(SEED)
@settings(_QUIET, max_examples=EXAMPLES // 5)
@given(carries())
def test_carry(library: Any, carry: Carry) -> None:
    """The same figures on the later map, or a failure of both."""
    seen: Counter[str] = Counter()
    try:
        expected = carried(carry, seen)
    except OracleError as error:
        _compare_failures(library, carry, error)
        return
    if library is not None:
        assert answered(library, carry) == expected
        by_way(library, carry, expected, seen)
    tally.HITS.update(name for name, times in seen.items() if times)


def carried(carry: Carry, seen: Counter[str]) -> list[tuple[str, list[str | None]]]:
    """The rows that the oracle finds, after every fault that it finds."""
    register, faults = Register(carry.register), Faults()
    first, last = (date.fromisoformat(day) for day in (carry.first, carry.last))
    columns: list[dict[str, Fraction]] = []
    inside = register.first <= first <= register.last
    there = set(register.on(first) if inside else register.names)
    if last < first:
        faults.add(errors.BACKWARDS)
    for measure in carry.measures:
        figures = carry.figures(measure)
        for code in set(figures) - there:
            faults.add(errors.UNKNOWN_MUNICIPALITY, code)
            del figures[code]
        result = faults.trying(register.carried, figures, first, last)
        if result is None:
            continue
        made, lacking, lost = result
        for code, area in lost.items():
            if code in figures:
                faults.add(area.fault, area.about)
        for code in set(made) & set(lacking):
            faults.add(errors.INCOMPLETE, code)
        if not faults.found:
            assert sum(made.values()) == sum(figures.values())
        columns.append(made)
    faults.stop()
    _note(register, carry, first, last, seen)
    # A row for whoever has any figure, in the order of codes.
    heirs = sorted(set().union(*columns))
    seen["carried: no figure"] += any(h not in made for h in heirs for made in columns)
    return [
        (heir, [decimals.shown(made[heir]) if heir in made else None for made in columns])
        for heir in heirs
    ]


def _note(
    register: Register, carry: Carry, first: date, last: date, seen: Counter[str]
) -> None:
    changes = register.between(first, last)
    seen["carried: a merger"] += any(len(c.successors) == 1 for c in changes)
    seen["carried: a split"] += any(len(c.successors) > 1 for c in changes)
    seen["carried: a part of zero"] += any(0 in (c.parts or ()) for c in changes)
    heirs: set[str] = set()
    for change in changes:
        seen["carried: a chain"] += change.code in heirs
        heirs |= set(change.successors)


def answered(library: Any, carry: Carry) -> list[tuple[str, list[str | None]]]:
    """The rows that the library answers with."""
    document = called(
        library,
        {
            "call": "carry",
            "from": carry.first,
            "to": carry.last,
            "figures": as_table(carry),
            "register": {"csv": as_csv(carry.register)},
        },
    )
    assert document["measures"] == carry.measures
    return [(row["code"], row["values"]) for row in document["rows"]]


def by_way(
    library: Any,
    carry: Carry,
    expected: list[tuple[str, list[str | None]]],
    seen: Counter[str],
) -> None:
    """Carrying over by way of a day between gives the same."""
    register = Register(carry.register)
    first, last = (date.fromisoformat(day) for day in (carry.first, carry.last))
    for change in register.between(first, last)[:1]:
        half = Carry(
            carry.register, carry.first, str(change.day), carry.measures, carry.rows
        )
        rows = answered(library, half)
        if any("/" in (text or "") for _, values in rows for text in values):
            # A fraction is no decimal, so it cannot be given.
            continue
        between = [
            dict(
                zip(
                    ["code", *carry.measures],
                    [code, *(text or "" for text in values)],
                    strict=True,
                )
            )
            for code, values in rows
        ]
        rest = Carry(carry.register, str(change.day), carry.last, carry.measures, between)
        assert answered(library, rest) == expected
        seen["carried by way of a day between"] += 1


def _compare_failures(library: Any, carry: Carry, error: OracleError) -> None:
    """Every code of the library stands for a fault that the oracle found, too."""
    known = set().union(*(CODES[kind] for kind in error.kinds))
    codes = known if library is None else _codes(library, carry, error)
    assert codes, f"the library fails without an error; the oracle: {error}"
    assert codes <= known, f"{codes}; the oracle: {error}"
    for kind in error.kinds:
        tally.HITS[f"carry error: {kind}"] += bool(CODES[kind] & codes)


def _codes(library: Any, carry: Carry, error: OracleError) -> set[str]:
    try:
        rows = answered(library, carry)
    except CallError as failure:
        return {code for code, _ in failure.failures}
    raise AssertionError(f"the oracle fails ({error}), the library answers {rows}")


def test_every_option_is_met() -> None:
    """Each option of registers and handing over was met and compared."""
    wanted = [*tally.MUNICIPAL, *_CARRIED] if EXAMPLES >= 2000 else []
    assert [name for name in wanted if not tally.HITS[name]] == []
