"""Measures and their facts, divisions, terms of rounding, and dated values."""

from __future__ import annotations

from typing import Any

from maker.base import ANY, FROM_ZERO, MODES, POSITIVE, SOME, UNITS, Fig, Maker
from osuus_oracle import units
from osuus_oracle.shapes import BUYERS, SCALAR, areas

Table = dict[str, Any]
BALANCES = ["largest-remainder", "first", "last", "nobody", "largest", "smallest"]
BALANCES += ["buyer", "descending"]
_PARTS = [
    ["Q1", "Q2", "-07-01/{y}-12-31"],
    ["-01", "-02-01/{y}-11-30", "-12"],
    ["-03-15", "-03-16/{y}-06-30"],
]


def add_term(make: Maker) -> None:
    """The days of the agreement, which may cut the billed year."""
    first, last = f"{make.year - 9}-01-01", f"{make.year + 2}-12-31"
    if make.chance(0.15):
        first = f"{make.year}-{make.pick(['04-01', '03-15', '12-31', '02-28'])}"
    if make.chance(0.15):
        last = f"{make.year}-{make.pick(['12-31', '12-30', '12-31', '12-31'])}"
    make.term = (first, max(first, last))


def add_divisions(make: Maker) -> None:
    """Up to two divisions of the buyers into areas."""
    for number in range(make.pick([0, 1, 1, 1, 2])):
        codes = make.dice.sample(make.codes, len(make.codes))
        count = min(len(codes), make.pick([1, 2, 2, 3, 3, 4, 6]))
        members: list[list[str]] = [[code] for code in codes[:count]]
        for code in codes[count:]:
            make.pick(members).append(code)
        listed = [
            {"id": f"{'xya'[n % 3]}{n}", "name": {"en": f"Area {n}"}, "buyers": buyers}
            for n, buyers in enumerate(members)
        ]
        make.dice.shuffle(listed)
        make.divisions.append({"id": f"d{number + 1}", "areas": listed})


def add_measures(make: Maker) -> None:
    """Measures of the buyers, of the agreement and of clients, in several units."""
    kinds = [("m1", "resident"), ("m2", "piece"), ("m3", make.currency)]
    for name, unit in kinds[: make.pick([1, 2, 2, 3])]:
        positive = make.chance(0.55)
        whole = make.chance(0.2)
        measure: Table = {"id": name, "name": {"en": name}, "unit": unit}
        measure |= {"fractions": "refused"} if whole else {}
        measure |= {"missing": make.pick(["zero", "fail"])} if make.chance(0.4) else {}
        sparse = measure.get("missing") == "zero" and not positive
        make.measures.append(measure)
        for code in make.codes:
            add_rows(make, measure, code, 0, positive=positive, sparse=sparse)
        sign = POSITIVE if positive else FROM_ZERO if sparse else SOME
        make.figs.append(Fig(name, BUYERS, units.read(unit), sign))
    pot = {"id": "pot", "name": {"en": "Pot"}, "unit": make.currency, "of": "agreement"}
    make.measures.append(pot)
    negative = make.chance(0.15)
    add_rows(make, pot, "", 0, positive=not negative, negative=negative)
    make.figs.append(Fig("pot", SCALAR, make.money, ANY if negative else POSITIVE))


def add_rows(
    make: Maker,
    measure: Table,
    buyer: str,
    before: int,
    *,
    positive: bool,
    sparse: bool = False,
    negative: bool = False,
) -> None:
    """The facts of one buyer in one year."""
    year = make.year - before
    if sparse and make.chance(0.25):
        return
    endings = [""]
    if make.chance(0.08):
        endings = list(make.pick(_PARTS))
    elif make.chance(0.02):
        # Not filled in yet, beside one that is.
        row = {"buyer": buyer, "measure": measure["id"], "period": str(year), "value": ""}
        make.facts.append(row)
    for ending in endings:
        value = quantity(make, measure, positive=positive)
        period = f"{year}{ending.format(y=year)}"
        row = {"buyer": buyer, "measure": measure["id"], "period": period}
        make.facts.append({**row, "value": "-" + value if negative else value})


def quantity(make: Maker, measure: Table, *, positive: bool) -> str:
    """A value of a fact."""
    sign = POSITIVE if positive else FROM_ZERO
    if measure.get("fractions") == "refused":
        return str(make.dice.randint(1 if positive else 0, make.pick([3, 9, 90_000])))
    return make.decimal(sign)


def add_client_measure(make: Maker, unit: str = "piece") -> Table:
    """The measure of clients in a unit, made when the first charge or step counts it."""
    for measure in make.measures:
        if measure.get("of") == "client" and measure["unit"] == unit:
            return measure
    name = "use" if unit == "piece" else "care"
    measure = {"id": name, "name": {"en": "Use"}, "unit": unit, "of": "client"}
    make.measures.append(measure)
    rows = []
    for code in make.codes:
        for number in range(make.pick([0, 1, 1, 2, 3, 4])):
            # The same key at two buyers is two clients.
            client = f"k{number}"
            row = {"buyer": code, "measure": name, "client": client}
            for ending in make.pick(_PARTS) if make.chance(0.1) else [""]:
                value = str(make.dice.randint(0, 9)) if make.chance(0.7) else None
                period = f"{make.year}{ending.format(y=make.year)}"
                value = value or make.decimal(FROM_ZERO)
                rows.append({**row, "period": period, "value": value})
            if make.chance(0.05):
                rows.append({**row, "period": str(make.year - 1), "value": "5"})
    make.dice.shuffle(rows)
    make.facts += rows
    return measure


def ensure_year(make: Maker, name: str, before: int) -> None:
    """Facts of a measure of an earlier year, where there are none yet."""
    year = str(make.year - before)
    measure = next(m for m in make.measures if m["id"] == name)
    for buyer in [""] if measure.get("of") == "agreement" else make.codes:
        there = any(
            row["measure"] == name and row["buyer"] == buyer and row["period"][:4] == year
            for row in make.facts
        )
        if not there:
            sparse = measure.get("missing") == "zero"
            add_rows(make, measure, buyer, before, positive=False, sparse=sparse)


def rounding(make: Maker, among: str = BUYERS, *, rate: bool = False) -> Table:
    """Terms of rounding for those who share."""
    table: Table = {}
    if make.chance(0.7):
        table["unit"] = make.pick(UNITS)
    if make.chance(0.8):
        table["mode"] = make.pick(MODES)
    if not rate and make.chance(0.85):
        table["balance"] = balance(make, among)
    return table


def balance(make: Maker, among: str) -> Any:
    """Who carries what a share leaves over."""
    kind = make.pick([*BALANCES, "buyer"])
    if kind == "buyer":
        return {kind: make.pick(who(make, among))}
    if kind in ("largest", "smallest", "descending"):
        keys = [f.ref for f in make.figs if f.shape == among and isinstance(f.ref, str)]
        key = make.pick(["weight", *keys, *keys] if make.chance(0.7) else ["weight"])
        return {kind: key} | rank(make, kind)
    return kind


def rank(make: Maker, kind: str) -> Table:
    """Now and then the place in the order at which the carriers begin."""
    if kind == "descending" or make.chance(0.5):
        return {}
    return {"rank": make.pick(["1", "2", "2", "3", "4", "9"])}


def who(make: Maker, among: str) -> list[str]:
    """The buyers, or the areas of a division."""
    for division in make.divisions:
        if areas(division["id"]) == among:
            return [area["id"] for area in division["areas"]]
    return make.codes


def add_general(make: Maker) -> None:
    """The agreement's own terms of rounding."""
    if make.chance(0.75):
        make.general = rounding(make)
    if make.chance(0.3):
        make.general["lines"] = make.pick(["lines", "total", "total"])


def dated(make: Maker, name: str, value: str) -> list[Table]:
    """A value over the billed days, perhaps with others around it."""
    year = make.year
    kind = make.dice.random()
    if kind < 0.6:
        return [{"from": f"{year - 9}-01-01", "to": f"{year + 2}-12-31", name: value}]
    row = {"from": f"{year}-01-01", "to": f"{year}-12-31", name: value}
    if kind < 0.8:
        return [row]
    before = {"from": f"{year - 1}-01-01", "to": f"{year - 1}-12-31", name: "777"}
    later = {"from": f"{year + 1}-01-01", "to": f"{year + 1}-12-31", name: "888"}
    return [before, row, later]


def ended(make: Maker, table: Table, rows: str, name: str, often: float = 0.08) -> None:
    """Now and then what was stated has ended, and is held by one way or another."""
    if not make.chance(often):
        return
    days = ("2000-01-01", f"{make.year - 1}-{make.pick(['12-31', '06-30'])}")
    if make.chance(0.3):
        days = ("2000-01-01", f"{make.year}-{make.pick(['12-30', '05-31'])}")
    table[rows] = [{"from": days[0], "to": days[1], name: table[rows][0][name]}]
    kind = make.pick(["after", "hold", "prices"])
    if kind == "after":
        table["after"] = "hold"
    elif kind == "hold" or days[1] > f"{make.year}":
        make.hold.append(table["id"])
    else:
        make.prices[table["id"]] = make.decimal(FROM_ZERO)
