"""Words that a charge needs, and those that do not go together."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from osuus_oracle.errors import (
    CONFLICTING_WORDS,
    FIELD_LACKING,
    FLOOR_ABOVE_CEILING,
    KEY_OF_NO_POOL,
    MEMBERSHIP_UNSAID,
    NO_MEMBERSHIP,
    Faults,
)
from osuus_oracle.fields import check_members
from osuus_oracle.words import is_number

Table = dict[str, Any]


def check_membership(agreement: Table, buyers: list[str], faults: Faults) -> None:
    """Members that come and go are buyers, each on a day once."""
    if "membership" in agreement:
        check_members({"id": "membership", **agreement["membership"]}, buyers, faults)


def check_words(charge: Table, agreement: Table, faults: Faults) -> None:
    """What is wrong with the words of a charge whatever they are made of."""
    if "membership" in agreement and "prorated" not in charge:
        faults.add(MEMBERSHIP_UNSAID, charge["id"])
    if "membership" not in agreement and charge.get("prorated", "no") != "no":
        faults.add(NO_MEMBERSHIP, charge["id"])
    if charge.get("prorated") == "key" and charge["kind"] != "pool":
        faults.add(KEY_OF_NO_POOL, charge["id"])
    if charge["kind"] == "rate":
        prices = [word for word in ("rates", "tariffs", "need") if word in charge]
        if not prices:
            faults.add(FIELD_LACKING, charge["id"])
        if len(prices) > 1 or ("index" in charge and "rates" not in charge):
            faults.add(CONFLICTING_WORDS, charge["id"])
    if "total" in charge.get("key", {}) and {"bounds", "between"} & set(charge):
        faults.add(CONFLICTING_WORDS, charge["id"])
    _check_limits(charge, faults)
    bounds: Table = charge.get("bounds", {})
    if bounds.get("rounds") == "one" and ("ceiling" in bounds or "between" in charge):
        faults.add(CONFLICTING_WORDS, charge["id"])


def _check_limits(charge: Table, faults: Faults) -> None:
    """Two numbers of which the least lies above the most, and nothing says which wins."""
    limits: Table = charge.get("limits", {})
    numbers = [limits.get(what) for what in ("minimum", "maximum")]
    if "wins" in limits or not all(
        isinstance(one, str) and is_number(one) for one in numbers
    ):
        return
    least, most = [Fraction(str(one)) for one in numbers]
    if least > most:
        faults.add(FLOOR_ABOVE_CEILING, charge["id"])
