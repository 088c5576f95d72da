"""Documents of earlier statements, for steps that look at what was paid."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from maker.base import Maker
from osuus_oracle import decimals

Table = dict[str, Any]


def add_earlier(make: Maker) -> list[Table]:
    """A statement for each that a step looks at; perhaps not where zero would do."""
    made = []
    for (agreement, year), wanted in make.earlier.items():
        lenient = "fail" not in wanted.values()
        if not (lenient and make.chance(0.3)):
            made.append(statement(make, agreement, year, wanted))
    if made and make.chance(0.2):
        made.append(statement(make, "elsewhere", make.year - 1, {}))
    make.dice.shuffle(made)
    return made


def statement(make: Maker, agreement: str, year: int, wanted: dict[str, str]) -> Table:
    """A whole document, with the charges that are wanted."""
    names = sorted({name for name in wanted if name} | {"base"})
    lenient = "fail" not in wanted.values()
    if lenient and make.chance(0.6):
        names = ["base"]
    exact = make.chance(0.5)
    bills, total = [], Fraction(0)
    for code in [*make.codes, "former"]:
        if lenient and make.chance(0.15):
            continue
        amounts = [_amount(make, exact=exact) for _ in names]
        lines = [
            _line(make, name, amount) for name, amount in zip(names, amounts, strict=True)
        ]
        bill = sum(amounts, Fraction(0))
        if exact:
            rounded = Fraction(round(bill * 100), 100)
            lines.append(_line(make, "rounding", rounded - bill))
            bill = rounded
        total += bill
        made: Table = {"buyer": {"code": code, "name": f"Buyer {code}"}}
        text = _money(make, bill)
        made |= {"total": text, "shown": text, "lines": lines}
        if make.chance(0.1):
            made["memos"] = [_line(make, "memo", _amount(make, exact=False))]
        bills.append(made)
    zero = _money(make, Fraction(0))
    return {
        "schema": "osuus.statement/1",
        "agreement": agreement,
        "title": agreement.title(),
        "period": str(year),
        "lang": "en",
        "currency": make.currency,
        "total": _money(make, total),
        "unallocated": zero,
        "shown": {"total": _money(make, total), "unallocated": zero},
        "bills": bills,
        "funders": [],
        "warnings": [],
    }


def _amount(make: Maker, *, exact: bool) -> Fraction:
    if exact:
        return Fraction(make.dice.randint(-100, 9000), make.pick([3, 7, 100]))
    return Fraction(make.dice.randint(-2000, 900_000), 100)


def _money(make: Maker, value: Fraction) -> str:
    return decimals.shown(value, decimals.currency_decimals(make.currency))


def _line(make: Maker, name: str, amount: Fraction) -> Table:
    text = _money(make, amount)
    return {
        "charge": name,
        "label": name.title(),
        "quantity": None,
        "unit": None,
        "rate": None,
        "amount": text,
        "shown": {"quantity": "", "rate": "", "amount": text},
    }
