"""The words of charges: by rate, by pool, of every charge, and what moves money only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maker.base import ANY, FROM_ZERO, MODES, POSITIVE, SOME, UNITS, Fig, Maker
from maker.keying import key
from maker.spans import index_terms, price_index, tariffs
from maker.tables import add_client_measure, dated
from osuus_oracle import units
from osuus_oracle.shapes import BUYERS, SCALAR

if TYPE_CHECKING:
    from maker.growing import Grower

Table = dict[str, Any]
_PERCENTS = ["15", "5", "0", "100", "33.3", "120", "50"]


def add_rate_words(grow: Grower, charge: Table, unit: units.Unit) -> None:
    """What is counted, and at what price."""
    make = grow.make
    if make.chance(0.3):
        into = make.pick(["piece", "resident"])
        parts = make.pick(["exact", "started", "full"])
        size = make.pick(["45", "2", "0.5", "7.5"])
        charge["counted"] = {"size": size, "into": into, "parts": parts}
        unit = units.read(into)
        _named(make, charge, "counted", BUYERS, unit)
    for word in ("contracted", "included"):
        if make.chance(0.3):
            charge[word] = str(make.dice.randint(1, 9))
            if make.chance(0.5):
                fig = grow.figure(make.pick([SCALAR, BUYERS]), unit, 1, FROM_ZERO)
                charge[word] = fig.ref
            name = {"included": "quantity"}.get(word, word)
            _named(make, charge, name, BUYERS, unit)
    kind = make.dice.random()
    if kind < 0.25:
        del charge["rates"]
        charge.pop("after", None)
        _forget(make, charge["id"])
        tops = sorted(make.dice.sample(range(1, 12), make.pick([1, 2])))
        bands = [{"to": str(top), "price": make.decimal(FROM_ZERO)} for top in tops]
        bands.append({"price": make.decimal(FROM_ZERO)})
        charge |= tariffs(make, bands)
        if make.chance(0.7):
            charge["take"] = make.pick(["graduated", "volume", "fee"])
        # A quantity below zero is outside all bands.
        charge.setdefault("included", "1")
    elif kind < 0.5:
        del charge["rates"]
        charge.pop("after", None)
        _forget(make, charge["id"])
        shape = BUYERS if make.chance(0.1) else SCALAR
        charge["need"] = _need(grow, shape, unit)
        if shape == SCALAR:
            _named(make, charge, "need", SCALAR, make.money)
            _named(make, charge, "rate", SCALAR, units.quotient(make.money, unit))
    elif kind < 0.75:
        charge["index"] = {"measure": price_index(make), **index_terms(make)}
        _named(make, charge, "indexed", SCALAR, units.quotient(make.money, unit))
    _named(make, charge, "amount", BUYERS, make.money)
    if make.chance(0.3):
        rows = []
        for _ in range(make.pick([1, 2, 3])):
            some = make.dice.sample(make.codes, make.dice.randint(1, len(make.codes)))
            rows.append({"buyers": some, "percent": make.pick(["200", "125", "0", "50"])})
        charge["others"] = rows
        _named(make, charge, "with-factor", BUYERS, make.money)


def _forget(make: Maker, name: str) -> None:
    """Nothing is held or given of what is no more."""
    make.hold[:] = [held for held in make.hold if held != name]
    make.prices.pop(name, None)


def _need(grow: Grower, shape: str, unit: units.Unit) -> Table:
    make = grow.make
    need: Table = {"cost": grow.figure(shape, make.money, 1).ref}
    for word in ("plus", "less"):
        if make.chance(0.35):
            need[word] = _others(grow)
    if make.chance(0.5):
        need["base"] = grow.figure(SCALAR, unit, 1, POSITIVE).ref
    if make.chance(0.7):
        need["to"] = make.pick(UNITS[:4])
        if make.chance(0.5):
            need["mode"] = make.pick(MODES)
    return need


def _others(grow: Grower) -> list[Any]:
    """Figures of the agreement, and what all pay by a charge."""
    make = grow.make
    found: list[Any] = []
    for _ in range(make.pick([1, 1, 2])):
        if make.charges and make.chance(0.5):
            found.append({"charge": make.pick(make.charges)["id"]})
        else:
            found.append(grow.beside(SCALAR, make.money, 1).ref)
    return found


def _named(
    make: Maker, charge: Table, name: str, shape: str, unit: units.Unit, sign: int = ANY
) -> None:
    """A figure that others can be made of once the charge is there."""
    make.named.append(Fig(f"{charge['id']}.{name}", shape, unit, sign))


def add_pool_words(grow: Grower, charge: Table) -> None:
    """What is shared, by what key and between whom."""
    make = grow.make
    for word in ("plus", "less"):
        if "bounds" not in charge and make.chance(0.15):
            charge[word] = _others(grow)
            _named(make, charge, "net", SCALAR, make.money)
    if make.chance(0.2):
        charge["funders"] = _funders(grow)
        _named(make, charge, "funded", SCALAR, make.money)
        ids = [row["id"] for row in charge["funders"]]
        for name in ids:
            _named(make, charge, f"funded.{name}", SCALAR, make.money)
        if "bounds" in charge:
            charge["funders"] = [row | {"percent": "10"} for row in charge["funders"]]
    between = bool(make.divisions) and "bounds" not in charge and make.chance(0.25)
    if between and _plain_balance(make, charge):
        division = make.pick(make.divisions)["id"]
        made = key(grow, POSITIVE, total=False)
        charge["between"] = {"division": division, "key": made}
    if make.chance(0.7):
        stated = not {"bounds", "between"} & set(charge)
        sign = POSITIVE if {"bounds", "between"} & set(charge) else SOME
        charge["key"] = key(grow, sign, total=stated)
    if "bounds" in charge and make.chance(0.5):
        charge["bounds"] = _bounds(grow, charge)
    _named(make, charge, "share", BUYERS, make.money)


def _plain_balance(make: Maker, charge: Table) -> bool:
    """Areas cannot carry by what only buyers have."""
    balance = make.general.get("balance", "")
    balance = charge.get("rounding", {}).get("balance", balance)
    return isinstance(balance, str) or "weight" in balance.values()


def _funders(grow: Grower) -> list[Table]:
    make = grow.make
    rows = []
    for number in range(make.pick([1, 2])):
        row: Table = {"id": f"f{number + 1}", "name": {"en": f"Funder {number + 1}"}}
        row["percent"] = make.pick(["10", "25", "33.3333", "50", "100"])
        if make.chance(0.3):
            row["ceiling"] = grow.beside(SCALAR, make.money, 1, FROM_ZERO).ref
        if make.chance(0.6):
            row["of"] = make.pick(["whole", "rest"])
        rows.append(row)
    return rows


def _bounds(grow: Grower, charge: Table) -> Table:
    """Bounds as limits: a part of what is shared, or of last year's amount."""
    make = grow.make
    count = len(make.codes)
    low, high = str(50 // count), str(150 // count + 1)
    if make.chance(0.55):
        # So high that others may fall below it once some have it.
        low = str(make.pick([80, 95, 95]) // count)
        floor: Any = make.pick([{"percent": low}, {"percent": low}, "33.333"])
        return {"floor": floor, "rounds": make.pick(["one", "one", "one", "all"])}
    made: Table = {}
    which = make.pick(["floor", "ceiling", "both"])
    if which != "ceiling":
        floors: list[Any] = [{"percent": low}, {"percent": low, "of": "100"}]
        made["floor"] = make.pick([*floors, change(grow, charge, "fall", "95")])
    if which != "floor":
        ceilings: list[Any] = [{"percent": high}, {"percent": high}]
        many = {"rise": "900", "from": "20000", "new": "free"}
        made["ceiling"] = make.pick(
            [*ceilings, many, change(grow, charge, "rise", "9999")]
        )
    return made


def change(grow: Grower, charge: Table, way: str, percent: str) -> Table:
    """More or less than last year's amount."""
    make = grow.make
    limit: Table = {way: percent}
    free = make.chance(0.6)
    limit |= {"new": "free"} if free else {}
    old = _old(grow, charge, lenient=free)
    if old is not None:
        limit["from"] = old
    return limit


def _old(grow: Grower, charge: Table, *, lenient: bool) -> Any:
    """An old amount: a figure, an earlier one, or nothing for that of last year."""
    make = grow.make
    kind = make.dice.random()
    if kind < 0.35:
        shape = make.pick([SCALAR, BUYERS])
        return grow.figure(shape, make.money, 1, FROM_ZERO).ref
    about, name = ("random", make.year - 1), charge["id"]
    if kind < 0.65:
        wanted = make.earlier.setdefault(about, {})
        wanted[name] = "zero" if lenient and wanted.get(name) != "fail" else "fail"
        return None
    fields: Table = {"charge": "fee", "agreement": "other"}
    wanted = make.earlier.setdefault(("other", make.year - 1), {})
    if lenient:
        wanted.setdefault("fee", "zero")
        if make.chance(0.5):
            fields["missing"] = "zero"
    else:
        wanted["fee"] = "fail"
    return {"prior": fields}


def add_last_words(grow: Grower, charge: Table) -> None:
    """The words of every charge."""
    make = grow.make
    if make.chance(0.15):
        days = {"from": f"{make.year}-01-01", "to": f"{make.year}-12-31"}
        said: Table = {"parts": [{**days, "percent": make.pick(_PERCENTS)}]}
        if make.chance(0.3):
            ended = {"from": "2000-01-01", "to": f"{make.year - 1}-12-31"}
            said = {"parts": [{**ended, "percent": "20"}], "after": "hold"}
        old = _old(grow, charge, lenient=False)
        said |= {} if old is None else {"from": old}
        charge["phase_in"] = said
        _named(make, charge, "phased-in", BUYERS, make.money)
    if make.chance(0.2):
        limits: Table = {}
        for what, way in (("minimum", "fall"), ("maximum", "rise")):
            if make.chance(0.65):
                limits[what] = _limit(grow, charge, way)
                name = "at-most" if what == "maximum" else "at-least"
                _named(make, charge, name, BUYERS, make.money)
        if len(limits) == 2 and make.chance(0.4):
            limits["wins"] = make.pick(["maximum", "maximum", "minimum"])
        if limits:
            charge["limits"] = limits
    if make.members:
        ways = ["amount", "no", "key"] if charge["kind"] == "pool" else ["amount", "no"]
        charge["prorated"] = make.pick(ways)


def _limit(grow: Grower, charge: Table, way: str) -> Any:
    make = grow.make
    kind = make.dice.random()
    if kind < 0.25:
        return make.decimal(FROM_ZERO)
    if kind < 0.45:
        return grow.figure(make.pick([SCALAR, BUYERS]), make.money, 1).ref
    if kind < 0.65:
        made: Table = {"percent": make.pick(_PERCENTS)}
        if charge["kind"] != "pool" or make.chance(0.5):
            made["of"] = grow.figure(make.pick([SCALAR, BUYERS]), make.money, 1).ref
        return made
    return change(
        grow, charge, make.pick([way, way, "rise", "fall"]), make.pick(_PERCENTS)
    )


def equalisation(grow: Grower, charge: Table) -> None:
    """A cost paid by one key and received by another."""
    make = grow.make
    if make.chance(0.5):
        charge["amounts"] = dated(make, "amount", make.decimal(FROM_ZERO))
    else:
        charge["measure"] = "pot"
    for word in ("plus", "less"):
        if make.chance(0.15):
            charge[word] = _others(grow)
    if make.chance(0.15):
        charge["funders"] = _funders(grow)
    for word in ("pays", "receives"):
        charge[word] = key(grow, SOME, total=False)


def high_cost(grow: Grower, charge: Table) -> None:
    """Clients who cost much, borne by all."""
    make = grow.make
    charge["measure"] = add_client_measure(make, make.currency)["id"]
    charge["threshold"] = make.pick(["3", "0", "5.5"])
    if make.chance(0.3):
        charge["threshold"] = grow.figure(SCALAR, make.money, 1, FROM_ZERO).ref
    charge["keeps"] = make.pick(["20", "0", "33.3", "50"])
    charge["key"] = key(grow, SOME, total=False)


def add_membership(make: Maker) -> None:
    """Now and then members come and go."""
    if not make.chance(0.25):
        return
    rows = []
    for number, code in enumerate(make.codes):
        if number and make.chance(0.6):
            continue
        days = make.pick(["02-28", "06-30", "10-15", "12-31"])
        kind = make.pick(["from", "to", "to", "before"])
        row: Table = {"buyer": code}
        if kind == "before":
            row["to"] = f"{make.year - 1}-12-31"
        else:
            row[kind] = f"{make.year}-{days}"
        rows.append(row)
    make.members = {"members": rows}
    if make.chance(0.7):
        make.members["by"] = make.pick(["days", "months"])
    make.figs.append(Fig("membership", BUYERS, units.PLAIN, FROM_ZERO))
