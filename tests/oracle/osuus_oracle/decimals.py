"""Decimals as texts, read and written."""

import re
from fractions import Fraction
from functools import lru_cache

from osuus_oracle.errors import NOT_A_DECIMAL, TOO_MANY_DIGITS, fail

_DECIMAL = re.compile(r"-?([0-9]+)(?:\.([0-9]+))?")
_MOST = 28

#: Decimals of the smallest unit of a currency; two where nothing is said here.
_CURRENCY_DECIMALS = {"JPY": 0}


@lru_cache(maxsize=65536)
def read(text: str) -> Fraction:
    """The value of a decimal: optional `-`, digits, optionally `.` and digits."""
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise fail(NOT_A_DECIMAL, text)
    whole, part = match.group(1), match.group(2) or ""
    if len((whole + part).lstrip("0")) > _MOST or len(part) > _MOST:
        raise fail(TOO_MANY_DIGITS, text)
    return Fraction(text)


def write(value: Fraction, at_least: int = 0) -> str:
    """A decimal text of a value that terminates, with at least so many decimals."""
    places = at_least
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 1000:
            raise fail(NOT_A_DECIMAL, str(value))
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def terminates(value: Fraction) -> bool:
    """Whether a value can be written as a decimal."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def shown(value: Fraction, at_least: int = 0) -> str:
    """The text of an exact value: a decimal if it terminates, else a fraction."""
    if terminates(value):
        return write(value, at_least)
    return f"{value.numerator}/{value.denominator}"


def currency_decimals(currency: str) -> int:
    """How many decimals amounts in a currency have."""
    return _CURRENCY_DECIMALS.get(currency, 2)


def smallest_unit(currency: str) -> Fraction:
    """The smallest unit of a currency."""
    return Fraction(1, 10 ** currency_decimals(currency))
