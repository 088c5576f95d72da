"""Quotas: the exact share of each buyer, between its floor and its ceiling."""

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
    whole: Fraction, weights: Weights, floor: Fraction, ceiling: Fraction | None
) -> None:
    """Fail unless the quotas can add up to the whole."""
    faults = Faults()
    if sum(weights.values()) == 0:
        faults.add(ALL_WEIGHTS_ZERO)
    if whole < 0:
        faults.add(BOUNDS_ON_NEGATIVE_POOL)
    elif floor * len(weights) > whole:
        faults.add(FLOORS_TOO_HIGH)
    if ceiling is not None:
        if floor > ceiling:
            faults.add(NO_UNIT_BETWEEN)
        # A buyer of weight zero can take no more than its floor.
        most = [ceiling if weight > 0 else floor for weight in weights.values()]
        if sum(most) < whole:
            faults.add(CEILINGS_TOO_LOW)
    faults.stop()


def bounded_quotas(
    whole: Fraction, weights: Weights, floor: Fraction, ceiling: Fraction | None
) -> dict[str, Fraction]:
    """`clamp(t * w, F, C)` for the `t` that makes the quotas add up to the whole.

    The sum of the quotas never falls as `t` grows, and it is a straight line between
    two neighbours among the points where some buyer reaches its floor or its ceiling.
    So the points are walked from 0 up to the first stretch that holds the whole.
    """
    _reachable(whole, weights, floor, ceiling)

    def at(t: Fraction) -> dict[str, Fraction]:
        return {code: clamp(t * w, floor, ceiling) for code, w in weights.items()}

    def total_at(t: Fraction) -> Fraction:
        return sum(at(t).values(), Fraction(0))

    positive = [w for w in weights.values() if w > 0]
    points = {floor / w for w in positive}
    if ceiling is not None:
        points |= {ceiling / w for w in positive}
    else:
        # Past the last floor everybody grows, so this one is far enough.
        points.add(max(points) + whole / min(positive))

    before = Fraction(0)
    for point in sorted(points):
        low, high = total_at(before), total_at(point)
        if high >= whole:
            part = Fraction(0) if high == low else (whole - low) / (high - low)
            return at(before + part * (point - before))
        before = point
    raise AssertionError("no stretch holds the whole")
