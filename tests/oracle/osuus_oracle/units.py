"""Units: products of powers of plain units."""

from collections.abc import Iterable

#: The power of each plain unit, none of them zero; nothing at all is the unit `1`.
Unit = tuple[tuple[str, int], ...]

PLAIN: Unit = ()
BUILT_IN = ("resident", "buyer", "share", "client")


def of(powers: dict[str, int]) -> Unit:
    """The unit of these powers."""
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def read(text: str) -> Unit:
    """`1`, `EUR` or `EUR/resident`."""
    over, _, under = text.partition("/")
    powers: dict[str, int] = {}
    for name, power in ((over, 1), (under, -1)):
        if name not in ("", "1"):
            powers[name] = powers.get(name, 0) + power
    return of(powers)


def product(units: Iterable[Unit]) -> Unit:
    """The unit of a product."""
    powers: dict[str, int] = {}
    for unit in units:
        for name, power in unit:
            powers[name] = powers.get(name, 0) + power
    return of(powers)


def quotient(over: Unit, under: Unit) -> Unit:
    """The unit of a quotient."""
    return product([over, tuple((name, -power) for name, power in under)])


def shown(unit: Unit) -> str:
    """The text of a unit, as an agreement would write it."""
    over = [name for name, power in unit for _ in range(power)]
    under = [name for name, power in unit for _ in range(-power)]
    return "/".join(["*".join(over) or "1", *under])
