"""Dated values of random agreements, and what is only shown."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from osuus_oracle import decimals
from pieces import Draw, Made, Table, chance, money, pick, text

_ENDED = [("2000-01-01", "2001-12-31")]
_LATER = [("2003-01-01", "2004-12-31")]


def dated(draw: Draw, made: Made, field_name: str, value: str) -> list[Table]:
    """The value over the billed period, perhaps with other values around it."""
    kind = pick(draw, ["term", "term", "term", "year", "years", "exactly"])
    if kind == "term":
        return [{"from": "2000-01-01", "to": "2004-12-31", field_name: value}]
    if kind == "exactly":
        first = max(made.term[0], "2002-01-01")
        last = min(made.term[1], "2002-12-31")
        return [{"from": first, "to": last, field_name: value}]
    row = {"from": "2002-01-01", "to": "2002-12-31", field_name: value}
    if kind == "year":
        return [row]
    before = {"from": "2001-01-01", "to": "2001-12-31", field_name: "777"}
    later = {"from": "2003-01-01", "to": "2004-12-31", field_name: "888"}
    return [before, row, later]


def held(draw: Draw, charge: Table, field_name: str) -> None:
    """Sometimes the last value ends before the billed period or in it, and is held."""
    if chance(draw, 5):
        charge["after"] = pick(draw, ["hold", "hold", "fail"])
    rows = charge[field_name]
    if charge.get("after") != "hold" or len(rows) > 1 or chance(draw, 3):
        return
    days = pick(
        draw,
        [
            [("2000-01-01", "2001-12-31")],
            [("2000-01-01", "2002-08-31")],
            [("2002-01-01", "2002-05-31")],
            [("2000-01-01", "2000-12-31"), ("2001-01-01", "2001-12-31")],
            [("2001-01-01", "2001-12-31"), ("2002-01-01", "2002-01-31")],
        ],
    )
    earlier, last = {**rows[0]}, {**rows[0]}
    earlier = {k: "777" if k == field_name else v for k, v in earlier.items()}
    charge[field_name] = [
        {**(last if days[-1] == (first, end) else earlier), "from": first, "to": end}
        for first, end in days
    ]


def _silent(draw: Draw, rows: list[Table]) -> bool:
    """Sometimes nothing is said for any day of the billed period."""
    if not chance(draw, 5):
        return False
    days = pick(draw, [_ENDED, _LATER, _ENDED + _LATER])
    rows[:] = [{**rows[0], "from": first, "to": last} for first, last in days]
    return True


def add_funders(draw: Draw, made: Made, agreement: Table) -> None:
    """Up to two funders."""
    funders = []
    for number in range(pick(draw, [0, 0, 1, 2])):
        name = f"f{number + 1}"
        amount = money(draw, Fraction(1))
        if amount != "0" and chance(draw, 8):
            amount = "-" + amount
        amounts = dated(draw, made, "amount", amount)
        silent = _silent(draw, amounts)
        made.amounts[name] = Fraction(0) if silent else decimals.read(amount)
        funders.append({"id": name, "name": text(f"Funder {name}"), "amounts": amounts})
    if funders:
        agreement["funders"] = funders


def add_printed(draw: Draw, made: Made, agreement: Table) -> None:
    """Up to two printed totals, right or wrong."""
    printed = []
    rates = [c["id"] for c in agreement["charges"] if c["kind"] == "rate"]
    for number in range(pick(draw, [0, 0, 1, 2])):
        names = sorted([*made.amounts, *rates])
        named = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        # The lines of a rate are not known here, so that total is most often wrong.
        total = sum((made.amounts.get(name, Fraction(0)) for name in named), Fraction(0))
        if chance(draw, 2):
            total += Fraction(pick(draw, [1, -1, 100, 12345]), 100)
        amount = decimals.write(total)
        if len(amount) > 28:
            amount = "1"
        name = f"p{number + 1}"
        totals = dated(draw, made, "amount", amount)
        _silent(draw, totals)
        printed.append(
            {
                "id": name,
                "name": text(f"Printed {name}"),
                "of": named,
                "totals": totals,
            }
        )
    if printed:
        agreement["printed"] = printed


def add_notes(draw: Draw, agreement: Table) -> None:
    """Up to two reservations, of this period, of another or of every one."""
    notes: list[Table] = []
    for number in range(pick(draw, [0, 0, 0, 1, 2])):
        note: Table = {"id": f"n{number + 1}", "text": text("Take note")}
        period = pick(draw, ["", "2002", "2003"])
        notes.append({**note, "period": period} if period else note)
    if notes:
        agreement["notes"] = notes
