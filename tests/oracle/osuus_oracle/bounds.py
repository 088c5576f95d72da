"""Quotas: the exact share of each buyer, between its floor and its ceiling."""

from bisect import bisect_left
from fractions import Fraction

from osuus_oracle.errors import (
    ALL_WEIGHTS_ZERO,
    BOUNDS_ON_NEGATIVE_POOL,
    CEILINGS_TOO_LOW,
    FLOORS_TOO_HIGH,
    NO_UNIT_BETWEEN,
    Faults,
    fail,
)

Weights = dict[str, Fraction]
#: A floor or a ceiling of every buyer.
Limits = dict[str, Fraction]


def raised(floor: Fraction, unit: Fraction) -> Fraction:
    """The least multiple of the unit that is not below the floor."""
    return -(-floor // unit) * unit


def lowered(ceiling: Fraction, unit: Fraction) -> Fraction:
    """The greatest multiple of the unit that is not above the ceiling."""
    return (ceiling // unit) * unit


def clamp(x: Fraction, floor: Fraction, ceiling: Fraction | None) -> Fraction:
    """The value nearest to `x` that is neither below the floor nor above the ceiling."""
    if x < floor:
        return floor
    if ceiling is not None and x > ceiling:
        return ceiling
    return x


def plain_quotas(whole: Fraction, weights: Weights) -> dict[str, Fraction]:
    """`W * w / S` for every buyer."""
    total = sum(weights.values(), Fraction(0))
    if total == 0:
        raise fail(ALL_WEIGHTS_ZERO)
    return {code: whole * weight / total for code, weight in weights.items()}


def _reachable(
    whole: Fraction, weights: Weights, floors: Limits, ceilings: Limits | None
) -> None:
    """Fail unless the quotas can add up to the whole."""
    faults = Faults()
    if sum(weights.values()) == 0:
        faults.add(ALL_WEIGHTS_ZERO)
    if whole < 0:
        faults.add(BOUNDS_ON_NEGATIVE_POOL)
    elif sum(floors.values()) > whole:
        faults.add(FLOORS_TOO_HIGH)
    if ceilings is not None:
        if any(floors[code] > ceilings[code] for code in weights):
            faults.add(NO_UNIT_BETWEEN)
        # A buyer of weight zero can take no more than its floor.
        most = [
            ceilings[code] if weight > 0 else floors[code]
            for code, weight in weights.items()
        ]
        if sum(most) < whole:
            faults.add(CEILINGS_TOO_LOW)
    faults.stop()


def bounded_quotas(
    whole: Fraction, weights: Weights, floors: Limits, ceilings: Limits | None
) -> dict[str, Fraction]:
    """`clamp(t * w, F, C)` for the `t` that makes the quotas add up to the whole.

    The sum of the quotas never falls as `t` grows, and it is a straight line between
    two neighbours among the points where some buyer reaches its floor or its ceiling.
    So it is looked up which two of these points have the whole between them.
    """
    _reachable(whole, weights, floors, ceilings)

    def at(t: Fraction) -> dict[str, Fraction]:
        if ceilings is None:
            return {code: clamp(t * w, floors[code], None) for code, w in weights.items()}
        return {
            code: clamp(t * w, floors[code], ceilings[code])
            for code, w in weights.items()
        }

    def total_at(t: Fraction) -> Fraction:
        return sum(at(t).values(), Fraction(0))

    positive = {code: w for code, w in weights.items() if w > 0}
    points = {floors[code] / w for code, w in positive.items()} | {Fraction(0)}
    if ceilings is not None:
        points |= {ceilings[code] / w for code, w in positive.items()}
    else:
        # Past the last floor everybody grows, so this one is far enough.
        points.add(max(points) + whole / min(positive.values()))
    ordered = sorted(points)
    # The first point at which the sum is not below the whole.
    number = bisect_left(ordered, whole, key=total_at)
    if number == 0:
        return at(ordered[0])
    before, point = ordered[number - 1], ordered[number]
    low, high = total_at(before), total_at(point)
    return at(before + (whole - low) / (high - low) * (point - before))
