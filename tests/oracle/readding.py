"""Explanations added up again by hand: every figure from its own inputs."""

from fractions import Fraction
from math import floor, prod
from typing import Any

Figure = dict[str, Any]
#: What was brought in, or is explained elsewhere: nothing to add up.
LEAVES = {"measure", "rate", "amount", "value", "number", "weight", "prior", "memo"}
LEAVES |= {"each"}


def add_up(figure: Figure) -> Fraction:
    """The value of a figure; what it is made of gives the same, all the way down."""
    told = Fraction(figure["value"])
    inputs = [add_up(one) for one in figure["inputs"]]
    detail = figure.get("detail", {})
    if figure["step"] in LEAVES or detail.get("repeated"):
        return told
    made = WORKED[figure["step"]](inputs, detail)
    assert made == told, f"{figure['step']} {figure['label']}: {made}, told {told}"
    return told


def rounded(value: Fraction, unit: Fraction, mode: str) -> Fraction:
    """To a multiple of the unit."""
    size = abs(value) / unit
    below, beyond = floor(size), size - floor(size)
    half = Fraction(1, 2)
    up = {
        "half-up": beyond >= half,
        "half-down": beyond > half,
        "half-even": beyond > half or (beyond == half and below % 2 == 1),
        "down": False,
        "up": beyond > 0,
    }[mode]
    return (below + up) * unit * (-1 if value < 0 else 1)


def _per(inputs: list[Fraction], detail: Figure) -> Fraction:
    if inputs[1] == 0:
        return Fraction(detail["zero_gives"])
    return inputs[0] / inputs[1]


def _converted(inputs: list[Fraction], detail: Figure) -> Fraction:
    units = inputs[0] / Fraction(detail["size"])
    modes = {"started": "up", "full": "down"}
    mode = modes.get(detail["parts"])
    return rounded(units, Fraction(1), mode) if mode else units


def _tiers(inputs: list[Fraction], detail: Figure) -> Fraction:
    """Band by band from the top: what lies in it at its price."""
    bands = [text.split(": ") for text in detail["bands"]]
    ends = [None if to == ".." else Fraction(to) for to, _ in bands]
    prices = [Fraction(price) for _, price in bands]
    holds = next(n for n, to in enumerate(ends) if to is None or inputs[0] <= to)
    if detail["take"] == "fee":
        return prices[holds]
    if detail["take"] == "volume":
        return prices[holds] * inputs[0]
    whole, left = Fraction(0), inputs[0]
    for number in range(holds, -1, -1):
        start = ends[number - 1] if number else Fraction(0)
        assert start is not None
        whole += prices[number] * (left - start)
        left = start
    return whole


def _clients(inputs: list[Fraction], detail: Figure) -> Fraction:
    """In the client view: the limit, where there is one, and then each client."""
    above, up_to = detail.get("above"), detail.get("up_to")
    each = inputs[1:] if above or up_to else inputs
    if detail["take"] == "count":
        if above:
            return Fraction(sum(one > Fraction(above) for one in each))
        return Fraction(sum(up_to is None or one <= Fraction(up_to) for one in each))
    if above:
        return sum((max(Fraction(0), one - Fraction(above)) for one in each), Fraction(0))
    if up_to:
        return sum((min(one, Fraction(up_to)) for one in each), Fraction(0))
    return sum(each, Fraction(0))


def _share(inputs: list[Fraction], detail: Figure) -> Fraction:
    if "pool" not in detail:
        # An area with nothing to share.
        return Fraction(0)
    of = {
        name: Fraction(value)
        for name, value in detail.items()
        if name not in ("mode", "balance", "participants", "rank", "next")
    }
    assert (of["pool"], of["weight"]) == (inputs[0], inputs[1])
    unit = of["rounding_unit"]
    assert of["quota"] == _quota(of, unit)
    by_unit = rounded(of["quota"], unit, detail["mode"])
    # Where only totals are rounded, parts are left as they are.
    assert of["rounded"] in (by_unit, of["quota"])
    assert of["rounded"] == by_unit or of["rest"] == 0
    bounds = [of[name] for name in ("floor", "ceiling") if name in of]
    if detail["balance"] == "largest-remainder" and not bounds:
        before = unit * (int(detail.get("rank", "0")) - 1)
        portion = max(Fraction(0), min(unit, abs(of["rest"]) - before))
        size = portion if "rank" in detail else Fraction(0)
        assert abs(of["carried"]) == size
        assert of["carried"] * of["rest"] >= 0
    return of["rounded"] + of["carried"]


def _quota(of: dict[str, Fraction], unit: Fraction) -> Fraction:
    if "floor" not in of and "ceiling" not in of:
        return of["pool"] * of["weight"] / of["weights_sum"]
    least = rounded(of.get("floor", Fraction(0)), unit, "up")
    most = rounded(of["ceiling"], unit, "down") if "ceiling" in of else None
    if "multiplier" not in of:
        assert of["quota"] in (least, most)
        return of["quota"]
    quota = max(least, of["multiplier"] * of["weight"])
    return quota if most is None else min(most, quota)


WORKED = {
    "times": lambda inputs, _: prod(inputs, start=Fraction(1)),
    "sum": lambda inputs, _: sum(inputs, Fraction(0)),
    "minus": lambda inputs, _: inputs[0] - inputs[1],
    "least": lambda inputs, _: min(inputs),
    "greatest": lambda inputs, _: max(inputs),
    "spread": lambda inputs, _: inputs[0],
    "when": lambda inputs, _: inputs[-1],
    "handover": lambda _, detail: sum(map(Fraction, detail["parts"]), Fraction(0)),
    "round": lambda inputs, detail: rounded(
        inputs[0], Fraction(detail["rounding_unit"]), detail["mode"]
    ),
    "per": _per,
    "convert": _converted,
    "tiers": _tiers,
    "clients": _clients,
    "share": _share,
}
