"""Clients: what single clients add up to at their buyer."""

from collections import Counter
from fractions import Fraction


def taken(
    clients: list[Fraction],
    take: str,
    above: Fraction | None,
    up_to: Fraction | None,
    seen: Counter[str],
) -> Fraction:
    """The clients of one buyer, each above or up to a threshold."""
    zero = Fraction(0)
    seen["clients, a buyer without any"] += not clients
    seen["clients, one on the threshold"] += (
        above if above is not None else up_to
    ) in clients
    if take == "count":
        if above is not None:
            clients = [x for x in clients if x > above]
        if up_to is not None:
            clients = [x for x in clients if x <= up_to]
        return Fraction(len(clients))
    if above is not None:
        clients = [max(zero, x - above) for x in clients]
    if up_to is not None:
        clients = [min(x, up_to) for x in clients]
    return sum(clients, zero)
