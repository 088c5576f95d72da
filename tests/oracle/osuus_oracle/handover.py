"""Who holds an area through the billed days or on a later one, and what it then owes."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from osuus_oracle.errors import SUCCESSION_LACKING, Faults
from osuus_oracle.periods import Period
from osuus_oracle.register import Area, Register
from osuus_oracle.rounding import Terms
from osuus_oracle.sharing import share

#: Who owes what a buyer owed, by weight.
Holders = dict[str, Fraction]


@dataclass(frozen=True)
class Line:
    """One line of a bill."""

    charge: str
    quantity: Fraction | None
    unit: str | None
    rate: Fraction | None
    amount: Fraction


@dataclass(frozen=True)
class Bill:
    """What one buyer pays."""

    buyer: str
    total: Fraction
    lines: list[Line]
    #: Lines that add to nothing.
    memos: list[Line] = field(default_factory=list)


def within(
    register: Register,
    municipalities: list[str],
    billed: Period,
    succession: str,
    seen: Counter[str],
) -> dict[str, Holders]:
    """The holders of whoever ends on a billed day after the first."""
    days = [
        billed.first + timedelta(days=n)
        for n in range((billed.last - billed.first).days + 1)
    ]
    changes = register.between(billed.first, billed.last)
    starts = [billed.first, *sorted({change.day for change in changes})]
    faults = Faults()
    made: dict[str, Holders] = {}
    for number, start in enumerate(starts):
        after = starts[number + 1] if number + 1 < len(starts) else date.max
        held = [day for day in days if start <= day < after]
        counted = held
        if succession == "months":
            counted = [day for day in held if day == billed.first or day.day == 1]
        areas = register.follow(municipalities, billed.first, start)
        for code, area in areas.items():
            if area.codes == {code}:
                _add(made, code, {code: Fraction(1)}, len(counted))
                continue
            if not succession:
                faults.add(SUCCESSION_LACKING, code)
                continue
            if area.fault:
                faults.add(area.fault, code)
                continue
            _add(made, code, area.shares, len(counted))
    faults.stop()
    handed = {}
    for code, weights in made.items():
        seen["a holder of no billed month"] += 0 in weights.values()
        counts = {holder: weight for holder, weight in weights.items() if weight}
        if set(counts) == {code}:
            continue
        handed[code] = counts
        seen[f"succession {succession}"] += 1
        seen["several holders of one area"] += len(counts) > 2
        seen["months that begin in the middle of one"] += (
            succession == "months" and billed.first.day > 1
        )
    return handed


def _add(made: dict[str, Holders], code: str, shares: Holders, count: int) -> None:
    held = made.setdefault(code, {})
    for holder, part in shares.items():
        held[holder] = held.get(holder, Fraction(0)) + part * count


def later(areas: dict[str, Area], seen: Counter[str]) -> dict[str, Holders]:
    """The holders of every buyer's area on a later day."""
    faults = Faults()
    made = {}
    for code, area in areas.items():
        if area.fault:
            faults.add(area.fault, code)
        elif set(area.shares) != {code}:
            made[code] = area.shares
            seen["restated, a buyer merged"] += len(area.shares) == 1
            seen["restated, a buyer divided"] += len(area.shares) > 1
    faults.stop()
    return made


def handed_over(
    bills: list[Bill],
    holders: dict[str, Holders],
    terms: dict[str, Terms],
    general: Terms,
    seen: Counter[str],
) -> dict[str, Bill]:
    """Every line of every buyer divided among the holders of its area."""
    by_lines = general.lines == "lines"
    lines: dict[str, list[list[Line]]] = {}
    memos: dict[str, list[list[Line]]] = {}
    totals: dict[str, Fraction] = {}
    for bill in bills:
        held = holders.get(bill.buyer, {bill.buyer: Fraction(1)})
        for holder in held:
            lines.setdefault(holder, [])
            memos.setdefault(holder, [])
            totals.setdefault(holder, Fraction(0))
        # With `lines = "total"` the last line is the rounding, which is made anew.
        billed = bill.lines if by_lines else bill.lines[:-1]
        for made, mine in ((lines, billed), (memos, bill.memos)):
            for number, line in enumerate(mine):
                for code, part in _divided(line, held, terms, by_lines, seen).items():
                    if len(made[code]) <= number:
                        made[code].append([])
                    made[code][number].append(part)
        for code, amount in _shared(bill.total, held, general, seen).items():
            totals[code] += amount
    handed = {}
    for code, several in lines.items():
        merged = [_merged(same) for same in several]
        shown = [_merged(same) for same in memos[code]]
        exact = sum((line.amount for line in merged), Fraction(0))
        if by_lines:
            handed[code] = Bill(code, exact, merged, shown)
            continue
        merged.append(Line("rounding", None, None, None, totals[code] - exact))
        handed[code] = Bill(code, totals[code], merged, shown)
    return handed


def _divided(
    line: Line,
    held: Holders,
    terms: dict[str, Terms],
    by_lines: bool,
    seen: Counter[str],
) -> dict[str, Line]:
    """The part of each holder of one line; a line of a step has no quantity."""
    whole = sum(held.values())
    amounts = {code: line.amount * weight / whole for code, weight in held.items()}
    if by_lines:
        amounts = _shared(line.amount, held, terms[line.charge], seen)
    quantity = line.quantity
    return {
        code: replace(
            line,
            quantity=None if quantity is None else quantity * weight / whole,
            amount=amounts[code],
        )
        for code, weight in held.items()
    }


def _shared(amount: Fraction, held: Holders, by: Terms, seen: Counter[str]) -> Holders:
    """An amount shared as a pool is, largest remainder, ties by code."""
    if len(held) == 1:
        return dict.fromkeys(held, amount)
    by = replace(by, balance="largest-remainder", balance_name="", rank=1, lines="lines")
    local: Counter[str] = Counter()
    parts = share(amount, held, by, None, {}, local).parts
    for name in ("equal remainders, the code decides", "rest positive", "rest negative"):
        seen[f"handed over: {name}"] += local[name]
    seen["handed over: a negative line"] += amount < 0
    return parts


def _merged(same: list[Line]) -> Line:
    quantity: Fraction | None = None
    if same[0].quantity is not None:
        quantity = sum((line.quantity or Fraction(0) for line in same), Fraction(0))
    amount = sum((line.amount for line in same), Fraction(0))
    return replace(same[0], quantity=quantity, amount=amount)


def in_order(
    first: list[str], holders: dict[str, Holders], made: list[str], *, new_last: bool
) -> list[str]:
    """The buyers as they stand: new ones last, or where their first one was."""
    if new_last:
        return [*first, *sorted(code for code in made if code not in first)]
    order = []
    for code in first:
        order += sorted(holders.get(code, {code: Fraction(1)}))
    return list(dict.fromkeys(order))
