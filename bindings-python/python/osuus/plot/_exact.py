"""Exact amounts and their texts. Floats begin where pixels do, and not here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from osuus._osuus import number_text, others
from osuus._taken import Lang

# What stands in place of a figure that is withheld, as in the tables of core.
WITHHELD = "··"

Number: TypeAlias = Decimal | Fraction | int


def added(amounts: Iterable[Number]) -> Decimal | Fraction:
    """The sum, a `Decimal` where its decimals end."""
    listed = list(amounts)
    return decimal(
        sum((Fraction(one) for one in listed), Fraction()), most_decimals(listed)
    )


def decimal(value: Fraction, decimals: int = 0) -> Decimal | Fraction:
    """A fraction with at least so many decimals, if they end."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return value
    places = max(decimals, twos, fives)
    return _digits(int(value * 10**places), places)


def most_decimals(amounts: Iterable[Number | None]) -> int:
    """How many decimals the amounts are written with."""
    return max((_decimals(amount) for amount in amounts), default=0)


def shown(value: Number | None, decimals: int, lang: Lang) -> str:
    """An amount as the reader's language writes it, to so many decimals.

    What is not known is a dash.
    """
    if value is None:
        return "–"
    scaled = abs(Fraction(value)) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    near = _digits(-whole if value < 0 else whole, decimals)
    return number_text(near, decimals=decimals, lang=lang)


def signed(value: Number, decimals: int, lang: Lang) -> str:
    """The same with a sign also where it is a plus."""
    return ("+" if value > 0 else "") + shown(value, decimals, lang)


def precise(amounts: Sequence[Number | None]) -> int:
    """Decimals that tell quotients apart: two, and more where all of them are small."""
    largest = max((abs(Fraction(one)) for one in amounts if one), default=Fraction(1))
    return next((more for more in (2, 3, 4) if largest * 10**more >= 10), 5)


def rest_named(count: int, lang: Lang) -> str:
    """What stands for those who are not named."""
    return others(count, lang=lang)


def _digits(whole: int, places: int) -> Decimal:
    sign = int(whole < 0)
    return Decimal((sign, tuple(map(int, str(abs(whole)))), -places))


def _decimals(amount: Number | None) -> int:
    if not isinstance(amount, Decimal):
        return 0
    exponent = amount.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
