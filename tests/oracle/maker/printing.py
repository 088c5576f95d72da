"""Funders and printed totals: what is shown and compared, and never billed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from maker.base import Maker, Plan
from osuus_oracle import Call, OracleError, decimals, work_out

Table = dict[str, Any]


def add_printed(make: Maker, plan: Plan) -> None:
    """Some printed totals, now and then of what they should be."""
    if not make.chance(0.15):
        return
    days = {"from": f"{make.year}-01-01", "to": f"{make.year}-12-31"}
    agreement = plan.agreement
    names = [charge["id"] for charge in agreement["charges"]]
    if make.chance(0.4):
        amount = {**days, "amount": make.decimal()}
        funder = {"id": "state", "name": {"en": "State"}, "amounts": [amount]}
        agreement["funders"] = [funder]
        names.append("state")
    listed = []
    for number in range(make.pick([1, 1, 2])):
        of = make.dice.sample(names, make.dice.randint(1, len(names)))
        total = {**days, "amount": make.decimal()}
        made: Table = {"id": f"t{number + 1}", "name": {"en": "Total"}, "of": of}
        listed.append({**made, "totals": [total]})
    agreement["printed"] = listed
    if not plan.trouble and make.chance(0.5):
        _right(plan, listed)


def _right(plan: Plan, listed: list[Table]) -> None:
    """The totals that the parts really come to, where those can be written."""
    call = Call(hold=tuple(plan.hold), prices=plan.prices, earlier=tuple(plan.earlier))
    try:
        found = work_out(plan.agreement, plan.facts, plan.year, None, call)
    except OracleError:
        return
    for misprint in found.misprinted:
        text = _written(misprint.parts)
        for table in listed:
            if table["id"] == misprint.printed_id and text:
                table["totals"][0]["amount"] = text


def _written(value: Fraction) -> str:
    if not decimals.terminates(value):
        return ""
    text = decimals.write(value)
    try:
        decimals.read(text)
    except OracleError:
        return ""
    return text
