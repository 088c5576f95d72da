"""One random plan through the library and through the oracle."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from codes import CODES, NAMES_THE_DAY, UNNAMED
from compare import CallError, called, check_misprints, got, stated
from maker.base import Plan
from osuus_oracle import Call, OracleError, Statement, work_out
from plan_tally import Tally


class DifferenceError(Exception):
    """The library and the oracle do not say the same."""


def compare(library: Any, plan: Plan, tally: Tally) -> None:
    """Both give the same statement, or both fail for the same reasons."""
    seen: Counter[str] = Counter()
    try:
        expected = worked_out(plan, seen)
    except OracleError as error:
        _compare_failures(library, plan, error, tally)
        return
    if plan.trouble:
        raise DifferenceError(f"broken, but the oracle answers: {plan.trouble}")
    if library is not None:
        _compare_documents(library, plan, expected)
    tally.hits.update(name for name, times in seen.items() if times)
    tally.hits["plans with a statement"] += 1
    tally.hits["buyers: 20 or more"] += len(expected.bills) >= 20


def worked_out(plan: Plan, seen: Counter[str] | None = None) -> Statement:
    """What the oracle says."""
    call = Call(hold=tuple(plan.hold), prices=plan.prices, earlier=tuple(plan.earlier))
    return work_out(plan.agreement, plan.facts, plan.year, seen, call)


def request(plan: Plan) -> dict[str, Any]:
    """The call that asks the library for the same."""
    text = json.dumps(plan.agreement, ensure_ascii=False)
    call: dict[str, Any] = {"call": "bill", "agreement": {"json": text}}
    call |= {"year": plan.year, "facts": {"rows": plan.facts}}
    for name in ("hold", "prices", "earlier"):
        if getattr(plan, name):
            call[name] = getattr(plan, name)
    return call


def _compare_documents(library: Any, plan: Plan, expected: Statement) -> None:
    wanted = stated(expected, plan.agreement["currency"], plan.year)
    try:
        document = called(library, request(plan))
        found = got(document)
    except CallError as failure:
        raise DifferenceError(f"the library fails: {failure.failures}") from failure
    for name, value in wanted.items():
        if found[name] != value:
            message = _where(name, found[name], value)
            raise DifferenceError(f"{message}")
    try:
        check_misprints(document, expected.misprinted)
    except AssertionError as error:
        raise DifferenceError(f"printed: {error}") from error


def _where(name: str, found: Any, wanted: Any) -> str:
    """The first part of a list that differs, or the whole value."""
    if isinstance(found, list) and isinstance(wanted, list):
        for one, other in zip(found, wanted, strict=False):
            if one != other:
                return f"{name}: the library {one}, the oracle {other}"
    return f"{name}: the library {found}, the oracle {wanted}"


def _compare_failures(library: Any, plan: Plan, error: OracleError, tally: Tally) -> None:
    """Every code of the library stands for a fault that the oracle found, too."""
    kinds = error.kinds
    named = kinds
    if library is not None:
        failures = _failures(library, plan, error)
        codes = {code for code, _ in failures}
        known = set().union(*(CODES[kind] for kind in kinds))
        unnamed = [kind for kind in kinds if kind in UNNAMED]
        if not codes or not (codes <= known or unnamed):
            raise DifferenceError(f"the library: {failures}; the oracle: {error}")
        days = {str(day) for fault in error.faults for day in fault.days}
        for code, message in failures:
            if code == NAMES_THE_DAY and not any(day in message for day in days):
                raise DifferenceError(f"{message}; the oracle: {days}")
        named = [kind for kind in kinds if kind in unnamed or codes & CODES[kind]]
        for kind in named:
            told = codes if kind in unnamed else codes & CODES[kind]
            tally.said.setdefault(kind, Counter()).update(told)
    tally.hits["plans that fail"] += 1
    tally.hits.update(f"error: {kind}" for kind in named)
    if plan.trouble:
        tally.hits[f"broken: {plan.trouble}"] += 1
    else:
        tally.hits["plans that fail by chance"] += 1


def _failures(library: Any, plan: Plan, error: OracleError) -> list[tuple[str, str]]:
    try:
        called(library, request(plan))
    except CallError as failure:
        return failure.failures
    raise DifferenceError(f"the oracle fails ({error}), the library answers")
