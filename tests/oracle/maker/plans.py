"""Whole random plans, each by its seed and number."""

from __future__ import annotations

from maker.base import Maker, Plan, Table
from maker.charging import add_charges
from maker.printing import add_printed
from maker.statements import add_earlier
from maker.tables import add_divisions, add_general, add_measures, add_term
from maker.trouble import TROUBLES
from maker.wording import add_membership

#: The part of all plans that is broken on purpose; a few others break by chance.
BROKEN = 0.22
_NAMES = list(TROUBLES)


def plan(seed: int, number: int, broken: str = "") -> Plan:
    """The plan of a number, broken by chance or in the way that is wanted."""
    make = Maker(f"{seed} {number} {broken}")
    trouble = make.pick(_NAMES) if make.chance(BROKEN) else ""
    trouble = broken or trouble
    add_term(make)
    add_divisions(make)
    add_measures(make)
    add_general(make)
    add_membership(make)
    if trouble:
        make.most = min(make.most, 5)
    if not trouble or make.chance(0.5):
        add_charges(make)
    if trouble:
        TROUBLES[trouble][1](make)
    if not make.charges:
        add_charges(make)
    earlier = [*make.given, *add_earlier(make)]
    made = Plan(
        agreement(make), make.facts, make.year, make.hold, make.prices, earlier, trouble
    )
    add_printed(make, made)
    return made


def agreement(make: Maker) -> Table:
    """The agreement of all that was made; steps and charges in any order."""
    first, last = make.term
    listed = [{"code": code, "name": {"en": f"Buyer {code}"}} for code in make.codes]
    if make.chance(0.5):
        make.dice.shuffle(make.steps)
        make.dice.shuffle(make.charges)
    make.dice.shuffle(make.facts)
    made: Table = {
        "format": 1,
        "id": "random",
        "currency": make.currency,
        "title": {"en": "Random"},
        "term": {"from": first, "to": last},
        "buyers": {"scheme": "party", "list": listed},
        "units": [{"id": "piece", "one": {"en": "piece"}, "many": {"en": "pieces"}}],
        "measures": make.measures,
        "charges": make.charges,
    }
    if make.members:
        made["membership"] = make.members
    if make.divisions:
        made["divisions"] = make.divisions
    if make.steps:
        made["steps"] = make.steps
    if make.general:
        made["rounding"] = make.general
    return made
