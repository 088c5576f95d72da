"""Sharing a pool: quotas, rounded parts, the rest and who carries it."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from osuus_oracle.bounds import bounded_quotas, lowered, plain_quotas, raised
from osuus_oracle.rounding import Terms, rounded

Amounts = dict[str, Fraction]
#: A carrier, and whether it takes one unit at a time (else all that is left).
Turn = tuple[str, bool]


@dataclass(frozen=True)
class Bounds:
    """The floor and the ceiling of every buyer, as the agreement says them."""

    floors: Amounts | None
    ceilings: Amounts | None


@dataclass(frozen=True)
class Shared:
    """The part of every buyer, and what nobody carried."""

    parts: Amounts
    unallocated: Fraction


def share(
    whole: Fraction,
    weights: Amounts,
    by: Terms,
    bounds: Bounds | None,
    key: Amounts,
    seen: Counter[str],
) -> Shared:
    """Share a whole. `weights` is in the order of the list of buyers; `key` holds the
    quantities that the balance looks at, where it looks at any."""
    if whole < 0 and bounds is None:
        seen["negative pool"] += 1
        mirrored = share(-whole, weights, by, None, key, seen)
        parts = {code: -part for code, part in mirrored.parts.items()}
        return Shared(parts, -mirrored.unallocated)

    floors, ceilings = dict.fromkeys(weights, Fraction(0)), None
    if bounds is None:
        quotas = plain_quotas(whole, weights)
    else:
        if bounds.floors is not None:
            # Nobody pays less than nothing of a pool that is not negative.
            said = bounds.floors
            floors = {
                code: max(raised(said[code], by.unit), Fraction(0)) for code in said
            }
            seen["floor not a multiple of the unit"] += floors != said
        if bounds.ceilings is not None:
            said = bounds.ceilings
            ceilings = {code: lowered(said[code], by.unit) for code in said}
            seen["ceiling not a multiple of the unit"] += ceilings != said
        quotas = bounded_quotas(whole, weights, floors, ceilings)
        _note_bounds(quotas, whole, weights, floors, ceilings, seen)

    if 0 in weights.values():
        seen["a buyer of weight zero"] += 1
    if by.lines == "total":
        seen["pool shared as its quotas" + (", bounded" if bounds else "")] += 1
        return Shared(quotas, Fraction(0))

    parts = {code: rounded(quota, by, seen) for code, quota in quotas.items()}
    rest = whole - sum(parts.values())
    _note_rest(rest, whole, weights, by, seen)
    if by.balance == "nobody":
        return Shared(parts, rest)
    remainders = {code: quotas[code] - parts[code] for code in parts}
    turns = _order(by, weights, remainders, key, rest < 0, seen)

    made = dict(parts)
    if rest >= 0:
        _give(made, rest, turns, by.unit, ceilings, seen)
    else:
        _take_back(made, -rest, turns, by.unit, floors, seen)
    assert sum(made.values()) == whole
    if by.balance == "buyer":
        behind = [code for code, one_unit in turns if one_unit]
        carriers = sum(made[code] != parts[code] for code in behind)
        sign = "positive" if rest > 0 else "negative"
        seen[f"several carry behind a named buyer, rest {sign}"] += carriers > 1
    return Shared(made, Fraction(0))


def _order(
    by: Terms,
    weights: Amounts,
    remainders: Amounts,
    key: Amounts,
    taking_back: bool,
    seen: Counter[str],
) -> list[Turn]:
    """Who carries, in order. Buyers of weight zero are left out."""
    carriers = [code for code, weight in weights.items() if weight > 0]
    in_code_order = sorted(carriers, key=lambda code: code.encode())
    # `sorted` keeps the order of equals, so equals stay in the order of codes.
    by_remainder = sorted(in_code_order, key=lambda code: -remainders[code])
    if taking_back:
        by_remainder.reverse()

    if by.balance == "largest-remainder":
        if len({remainders[code] for code in carriers}) < len(carriers):
            seen["equal remainders, the code decides"] += 1
        return [(code, True) for code in by_remainder]
    if by.balance == "first":
        return [(code, False) for code in carriers]
    if by.balance == "last":
        return [(code, False) for code in reversed(carriers)]
    if by.balance == "buyer":
        named = [(code, False) for code in carriers if code == by.balance_name]
        others = [(code, True) for code in by_remainder if code != by.balance_name]
        if not named:
            seen["the named buyer has weight zero"] += 1
        return named + others
    if len({key[code] for code in carriers}) < len(carriers):
        seen["equal keys of the balance, the code decides"] += 1
    if by.balance == "largest":
        return _ranked(sorted(in_code_order, key=lambda c: -key[c]), by, seen)
    if by.balance == "smallest":
        return _ranked(sorted(in_code_order, key=lambda c: key[c]), by, seen)
    if by.balance == "descending":
        return [(c, True) for c in sorted(in_code_order, key=lambda c: -key[c])]
    raise AssertionError(f"no balance called {by.balance}")


def _ranked(codes: list[str], by: Terms, seen: Counter[str]) -> list[Turn]:
    """Who carries by a key: from the rank on, then those that the rank passed over."""
    passed = codes[: by.rank - 1]
    if by.rank > len(codes):
        passed = codes[:-1]
        seen["balance of a rank above all who carry"] += 1
    elif by.rank > 1:
        seen[f"balance {by.balance} of a rank"] += 1
    return [(code, False) for code in [*codes[len(passed) :], *passed]]


def _give(
    parts: Amounts,
    rest: Fraction,
    turns: list[Turn],
    unit: Fraction,
    ceilings: Amounts | None,
    seen: Counter[str],
) -> None:
    """Hand a rest out, nobody past the ceiling, round after round."""
    while rest > 0:
        for code, one_unit in turns:
            wanted = min(unit, rest) if one_unit else rest
            portion = wanted
            if ceilings is not None:
                portion = min(wanted, ceilings[code] - parts[code])
            if portion < wanted:
                seen["a carrier stopped by its ceiling"] += 1
            parts[code] += portion
            rest -= portion


def _take_back(
    parts: Amounts,
    rest: Fraction,
    turns: list[Turn],
    unit: Fraction,
    floors: Amounts,
    seen: Counter[str],
) -> None:
    """Take a rest back, nobody below the floor (zero without one), round after round."""
    while rest > 0:
        for code, one_unit in turns:
            wanted = min(unit, rest) if one_unit else rest
            portion = min(wanted, parts[code] - floors[code])
            if portion < wanted:
                where = "zero" if floors[code] == 0 else "its floor"
                seen[f"a carrier stopped by {where}"] += 1
            parts[code] -= portion
            rest -= portion


def _note_bounds(
    quotas: Amounts,
    whole: Fraction,
    weights: Amounts,
    floors: Amounts,
    ceilings: Amounts | None,
    seen: Counter[str],
) -> None:
    seen["bounds"] += 1
    plain = plain_quotas(whole, weights)
    if any(q == floors[code] > plain[code] for code, q in quotas.items()):
        seen["a floor binds"] += 1
    if ceilings is not None and any(
        q == ceilings[code] and q < plain[code] for code, q in quotas.items()
    ):
        seen["a ceiling binds"] += 1
    if any(floors[code] > 0 == weight for code, weight in weights.items()):
        seen["a floor for a buyer of weight zero"] += 1


def _note_rest(
    rest: Fraction, whole: Fraction, weights: Amounts, by: Terms, seen: Counter[str]
) -> None:
    sign = "none" if rest == 0 else "positive" if rest > 0 else "negative"
    seen[f"rest {sign}"] += 1
    if rest == 0:
        return
    seen[f"balance {by.balance}, rest {sign}"] += 1
    if by.balance in ("largest", "smallest", "descending"):
        what = "weight" if by.balance_name == "weight" else "a measure"
        seen[f"balance {by.balance} by {what}"] += 1
    if (whole / by.unit).denominator != 1:
        seen["whole not a multiple of the unit"] += 1
    if abs(rest) < by.unit:
        seen["rest smaller than a unit"] += 1
    if 0 in weights.values() and by.balance != "nobody":
        seen["a carrier of weight zero passed over"] += 1
