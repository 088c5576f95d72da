"""Prior: what a buyer paid by an earlier statement."""

from collections import Counter
from fractions import Fraction
from typing import Any

from osuus_oracle.errors import NO_PRIOR, Faults, fail

Table = dict[str, Any]


def of_all(
    step: Table,
    agreement: str,
    year: int,
    earlier: list[Table],
    buyers: list[str],
    seen: Counter[str],
) -> dict[str, Fraction]:
    """What each buyer paid, after the faults of all of them."""
    made, faults = {}, Faults()
    for buyer in buyers:
        amount = faults.trying(paid, step, agreement, year, earlier, buyer, seen)
        made[buyer] = amount or Fraction(0)
    faults.stop()
    return made


def paid(
    step: Table,
    agreement: str,
    year: int,
    earlier: list[Table],
    buyer: str,
    seen: Counter[str],
) -> Fraction:
    """What a buyer paid by one charge, or its whole bill."""
    fields: Table = step["prior"]
    wanted = str(year - int(fields.get("years_before", "1")))
    seen[f"prior years_before {fields.get('years_before', 'default')}"] += 1
    seen["prior of another agreement"] += "agreement" in fields
    found, why = _found(
        fields, fields.get("agreement", agreement), wanted, earlier, buyer
    )
    if found is not None:
        seen[f"prior of {'a charge' if 'charge' in fields else 'a bill'}"] += 1
        seen["prior, a fraction"] += "/" in found
        # A document of figures has fractions, too.
        return Fraction(found)
    missing = fields.get("missing", "fail")
    if missing == "zero" or (missing == "new" and why != "no statement"):
        seen[f"prior taken as zero: {why}"] += 1
        return Fraction(0)
    seen[f"prior fails: {why}"] += 1
    raise fail(NO_PRIOR, f"{step['id']} of {buyer}: {why}")


def _found(
    fields: Table, agreement: str, period: str, earlier: list[Table], buyer: str
) -> tuple[str | None, str]:
    """The text of an amount, or nothing and what is not there."""
    statements = [
        made
        for made in earlier
        if made["agreement"] == agreement and made["period"] == period
    ]
    if not statements:
        return None, "no statement"
    for bill in statements[0]["bills"]:
        if bill["buyer"]["code"] != buyer:
            continue
        if "charge" not in fields:
            return bill["total"], ""
        for line in [*bill["lines"], *bill.get("memos", [])]:
            if line["charge"] == fields["charge"]:
                return line["amount"], ""
        return None, "no charge"
    return None, "no buyer"
