"""The parts of a whole charge, one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from osuus_oracle.worded import keys
from osuus_oracle.worded.equalising import parts_of_equalisation, parts_of_high_cost
from osuus_oracle.worded.every import Prorated, parts_of_every
from osuus_oracle.worded.part import Part
from osuus_oracle.worded.pools import AreaWeights, OfTotal, Shared, Weights, cost_of
from osuus_oracle.worded.rating import parts_by_rate
from osuus_oracle.words import Written

Table = dict[str, Any]
#: What makes more of an amount than a quantity times a stated rate.
_BEYOND_RATE = {"tariffs", "need", "index", "others", "phase_in", "limits"}


@dataclass
class Worded:
    """A charge: its parts, and which of them its lines show."""

    parts: list[Part]
    #: What is billed, before it is rounded.
    amount: Written
    quantity: Written | None = None
    rate: Written | None = None
    #: What is shared, and by which weights, of which whole.
    pool: Written | None = None
    weights: Written | None = None
    of: Written | None = None
    shares: list[Part] = field(default_factory=list)
    #: Whether more than the weight decides what is paid, and whether that is more than
    #: bounds.
    bounded: bool = False
    beyond: bool = False

    @property
    def shown(self) -> list[Written]:
        """What its lines are made of."""
        found = [self.amount, self.quantity, self.rate]
        return [figure for figure in found if figure is not None]

    @property
    def figures(self) -> set[str]:
        """The parts that others may be made of.

        What is a quantity times a rate, or a share and nothing more, is not taken apart.
        """
        names = {part.name for part in self.parts if " " not in part.name}
        plain = {name for name in names if name.rpartition(".")[2] in self.together}
        return names - plain

    #: Names of parts that this charge does not have by themselves.
    together: tuple[str, ...] = ()


def worded(charge: Table) -> Worded:
    """A charge of any kind."""
    kind = charge["kind"]
    if kind == "rate":
        parts, quantity, rate = parts_by_rate(charge)
        made = Worded(parts, parts[-1].name, quantity=quantity, rate=rate)
        need: Table = charge.get("need", {})
        if not _BEYOND_RATE & set(charge) and charge.get("prorated") != "amount":
            made.together = ("rate", "amount")
        elif need and not (need.get("plus") or need.get("less")):
            made.together = ("need",)
    elif kind == "pool":
        made = _pool(charge)
    elif kind == "step":
        shown = charge.get("quantity"), charge.get("rate")
        made = Worded([], charge["amount"], *shown)
    else:
        of = {"equalisation": parts_of_equalisation, "high-cost": parts_of_high_cost}
        parts = of[kind](charge)
        made = Worded(parts, parts[-1].name)
    made.shares = [part for part in made.parts if part.is_share]
    last = parts_of_every(charge, made.amount, made.pool)
    made.parts += last
    made.amount = last[-1].name if last else made.amount
    return made


def _pool(charge: Table) -> Worded:
    parts, pool = cost_of(charge)
    parts.append(Weights(charge, "key", charge["key"]))
    if charge.get("prorated") == "key":
        parts.append(Prorated(charge, parts[-1].name))
    key = parts[-1].name
    stated = keys.stated_total(charge["key"])
    bounds: Table = charge.get("bounds", {})
    beyond = bool({"between", "phase_in", "limits"} & set(charge))
    beyond |= stated is not None or charge.get("prorated") == "amount"
    beyond |= bounds.get("rounds") == "one"
    bounded = "bounds" in charge or beyond
    together: tuple[str, ...] = () if beyond else ("share",)
    tables = any(isinstance(said, (dict, list)) for said in bounds.values())
    apart = beyond or tables or "rounds" in bounds or "normalised" in charge["key"]
    if not apart and not {"plus", "less", "funders"} & set(charge):
        together += ("pool",)
    whole = pool
    if "between" in charge:
        parts.append(Weights(charge, "key between", charge["between"]["key"]))
        parts.append(AreaWeights(charge, parts[-1].name))
        parts.append(Shared(charge, "area-shares", pool, parts[-1].name))
        whole = parts[-1].name
    if stated is not None:
        parts.append(OfTotal(charge, pool, key, stated))
    else:
        within = charge["between"]["division"] if "between" in charge else ""
        parts.append(Shared(charge, "share", whole, key, within))
    amount = parts[-1].name
    made = Worded(parts, amount, None, None, pool, key, stated, bounded=bounded)
    made.together, made.beyond = together, beyond
    return made
