"""Random agreements with their facts, for hypothesis."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from hypothesis import strategies as st

from dated import add_funders, add_notes, add_printed, dated, held
from osuus_oracle import decimals
from pieces import Draw, Made, Table, chance, money, pick, text
from trouble import DATE_TROUBLES, FACT_TROUBLES, POOL_TROUBLES, make_trouble

YEAR = 2002
TIGHT = "tight bounds"
BEHIND = "behind a named buyer"
#: Codes whose order as texts is not the order of numbers, lengths or letters in a list.
CODES = ["a", "b", "b-1", "b1", "b10", "b2", "zz", "10", "9", "179", "z"]
UNITS = ["0.01", "0.05", "0.1", "1", "100", "0.001", "7"]
BALANCES = [
    "largest-remainder",
    "first",
    "last",
    "nobody",
    "largest",
    "smallest",
    "buyer",
    "descending",
]
PRICES = ["0.39", "0.25", "0.005", "12.5", "50", "1", "0.0125", "3.50", "007"]
MODES = ["half-up", "half-even", "half-down", "down", "up"]


@dataclass
class Example:
    """An agreement, its facts, the year to bill and what else is given with the call."""

    agreement: Table
    facts: list[dict[str, str]]
    year: int = YEAR
    #: The tables of a register.
    register: Table | None = None
    hold: list[str] = field(default_factory=list)
    prices: dict[str, str] = field(default_factory=dict)
    restated_on: str = ""


def examples(sort: str = "") -> st.SearchStrategy[Example]:
    """Agreements of 1 to 8 buyers and 1 to 4 charges.

    `sort` is empty, `TIGHT` for a pool whose bounds stop carriers, `BEHIND` for one whose
    named carrier leaves something to others, or a trouble.
    """
    return _example(sort)


@st.composite
def _example(draw: Draw, sort: str) -> Example:
    count = pick(draw, [1, 2, 2, 3, 3, 4, 5, 6, 7, 8])
    codes = draw(st.permutations(CODES))[:count]
    made = Made(codes, pick(draw, ["EUR", "EUR", "USD", "JPY"]))
    add_measures(draw, made)
    add_general(draw, made, sort)
    first = pick(draw, ["2000-01-01"] * 6 + ["2002-04-01"])
    last = pick(draw, ["2004-12-31"] * 6 + ["2002-09-30", "2002-12-31"])
    made.term = (first, last)
    agreement: Table = {
        "format": 1,
        "id": "random",
        "currency": made.currency,
        "title": text("Random"),
        "term": {"from": first, "to": last},
        "buyers": {
            "scheme": "party",
            "list": [{"code": c, "name": text(f"Buyer {c}")} for c in codes],
        },
    }
    fill(draw, made, agreement, sort)
    if sort not in ("", TIGHT, BEHIND):
        make_trouble(draw, sort, agreement, made)
    return Example(agreement, made.facts)


def add_measures(draw: Draw, made: Made) -> None:
    """Measures from facts: of the buyers, of the agreement, and one that is not used."""
    for number in range(draw(st.integers(1, 3))):
        _buyer_measure(draw, made, f"m{number + 1}")
    _agreement_measure(draw, made)
    _unused_measure(draw, made)


def add_general(draw: Draw, made: Made, sort: str) -> None:
    """The agreement's own terms of rounding."""
    made.general = _rounding(draw, made, general=True)
    if sort in (TIGHT, BEHIND):
        made.general.pop("lines", None)


def fill(draw: Draw, made: Made, agreement: Table, sort: str) -> None:
    """The charges of an agreement, and what is only shown."""
    agreement["units"] = [{"id": "piece", "one": text("piece"), "many": text("pieces")}]
    agreement["measures"] = made.measures
    agreement["charges"] = []
    if made.general:
        agreement["rounding"] = made.general
    for number in range(pick(draw, [1, 1, 2, 2, 3, 4])):
        name = f"c{number + 1}"
        if sort == TIGHT and number == 0:
            charge = _tight_pool(draw, made, name)
        elif sort == BEHIND and number == 0:
            charge = _named_carrier_pool(draw, made, name)
        elif sort in POOL_TROUBLES and number == 0:
            charge = _pool(draw, made, name)
        elif sort in [*FACT_TROUBLES, *DATE_TROUBLES] and number == 0:
            charge = _rate(draw, made, name)
        else:
            charge = pick(draw, [_rate, _pool, _pool])(draw, made, name)
        agreement["charges"].append(charge)
    add_funders(draw, made, agreement)
    add_printed(draw, made, agreement)
    add_notes(draw, agreement)
    if chance(draw, 10):
        row = pick(draw, made.facts)
        row.update({name: pick(draw, [" ", "\t"]) + cell for name, cell in row.items()})


# Values, measures and facts


def _quantity(draw: Draw, whole: bool) -> str:
    """A value of a fact or a weight: often equal to another one, sometimes zero."""
    kind = pick(draw, ["small"] * 4 + ["zero", "large", "fraction", "fraction", "huge"])
    if kind == "zero":
        return "0"
    if kind == "small":
        return str(draw(st.integers(1, 6)))
    if kind == "large":
        return str(draw(st.integers(1, 600_000)))
    if kind == "huge":
        return str(draw(st.integers(10**12, 10**19)))
    if whole:
        return str(draw(st.integers(1, 60)))
    places = pick(draw, [1, 1, 2, 3, 12])
    return decimals.write(Fraction(draw(st.integers(1, 5000)), 10**places), places)


def _unit_of(made: Made, *tables: Table) -> Fraction:
    text = ""
    for table in tables:
        text = table.get("unit", text)
    return decimals.read(text) if text else decimals.smallest_unit(made.currency)


_SUBPERIODS = [
    ["2002Q1", "2002Q2", "2002-07-01/2002-12-31"],
    ["2002-01", "2002-02-01/2002-11-30", "2002-12"],
    ["2002-03-15", "2002-03-16/2002-06-30"],
    ["2002Q4", "2002-01-01/2002-09-30"],
]


def _rows(
    draw: Draw, made: Made, measure: str, buyer: str, whole: bool, sparse: bool
) -> None:
    periods = ["2002"]
    if chance(draw, 6):
        periods = list(pick(draw, _SUBPERIODS))
    if sparse and chance(draw, 3):
        periods = []
    values = [(period, _quantity(draw, whole)) for period in periods]
    if chance(draw, 20):
        values.append((pick(draw, ["2001", "2003Q1", "2001-12-31"]), "12345"))
    if chance(draw, 20):
        values.append((pick(draw, ["2002", "2002-05"]), ""))
    more = _beside(draw, made, measure, buyer)
    made.facts += [
        {"buyer": buyer, "measure": measure, "period": period, "value": value, **more}
        for period, value in values
    ]


def _beside(draw: Draw, made: Made, measure: str, buyer: str) -> dict[str, str]:
    """What else a row may say."""
    if not chance(draw, 8):
        return {}
    unit = next(m["unit"] for m in made.measures if m["id"] == measure)
    more = {
        "unit": unit,
        "name": made.names.get(buyer, f"Buyer {buyer}"),
        "status": pick(draw, ["budget", "actual", "final", "illustrative"]),
        "known": "2003-02-28",
    }
    return {k: v for k, v in more.items() if draw(st.booleans())}


def _buyer_measure(draw: Draw, made: Made, name: str) -> None:
    unit = pick(draw, ["piece", "resident"])
    measure: Table = {"id": name, "name": text(f"Measure {name}"), "unit": unit}
    missing = pick(draw, ["", "fail", "zero", "zero"])
    fractions = pick(draw, ["", "allowed", "refused"])
    if missing:
        measure["missing"] = missing
    if fractions:
        measure["fractions"] = fractions
    if chance(draw, 4):
        measure["of"] = "buyer"
    made.measures.append(measure)
    if chance(draw, 8):
        # Everybody alike: ties everywhere.
        value = _quantity(draw, fractions == "refused")
        value = "1" if value == "0" else value
        for code in made.codes:
            row = {"buyer": code, "measure": name, "period": "2002", "value": value}
            made.facts.append(row)
        return
    for code in made.codes:
        _rows(draw, made, name, code, fractions == "refused", missing == "zero")


def _agreement_measure(draw: Draw, made: Made) -> None:
    made.measures.append(
        {
            "id": "budget",
            "name": text("Budget"),
            "unit": made.currency,
            "of": "agreement",
        }
    )
    sign = "-" if chance(draw, 4) else ""
    periods = list(pick(draw, [["2002"], ["2002Q1", "2002-04-01/2002-12-31"]]))
    if chance(draw, 3):
        # These overlap, and nobody minds: they are rows of another period.
        periods += ["2001", "2001-12"]
    for period in periods:
        value = sign + money(draw, Fraction(1))
        made.facts.append(
            {"buyer": "", "measure": "budget", "period": period, "value": value}
        )


def _unused_measure(draw: Draw, made: Made) -> None:
    """Sometimes one that no charge can use, with rows that would be at fault."""
    if not chance(draw, 8):
        return
    unused = {"id": "unused", "name": text("Unused"), "unit": made.currency}
    made.measures.append({**unused, "of": "agreement"})
    for period in ("2002-11-30/2003-01-01", "2002-12"):
        row = {"buyer": "", "measure": "unused", "period": period, "value": "1"}
        made.facts.append(row)


def _budget(made: Made) -> Fraction:
    rows = [row for row in made.facts if row["measure"] == "budget"]
    rows = [row for row in rows if row["period"].startswith("2002")]
    return sum((decimals.read(row["value"]) for row in rows), Fraction(0))


def _buyer_measures(made: Made) -> list[str]:
    return [m["id"] for m in made.measures if m.get("of") != "agreement"]


# Rounding and charges


def _rounding(draw: Draw, made: Made, general: bool, rate: bool = False) -> Table:
    table: Table = {}
    if not chance(draw, 4):
        table["unit"] = pick(draw, UNITS)
    if not chance(draw, 6):
        table["mode"] = pick(draw, MODES)
    if not rate and not chance(draw, 6):
        table["balance"] = _balance(draw, made)
    if general and chance(draw, 3):
        table["lines"] = pick(draw, ["lines", "total", "total"])
    return table


def _balance(draw: Draw, made: Made) -> str | dict[str, str]:
    kind = pick(draw, BALANCES)
    if kind == "buyer":
        return {kind: pick(draw, made.codes)}
    if kind in ("largest", "smallest", "descending"):
        key = {kind: pick(draw, ["weight", *_buyer_measures(made)])}
        if kind != "descending" and chance(draw, 2):
            key["rank"] = pick(draw, ["1", "2", "3", "9"])
        return key
    return kind


def _named(draw: Draw, made: Made, name: str, kind: str) -> Table:
    charge: Table = {"id": name, "name": text(f"Charge {name}"), "kind": kind}
    if made.general.get("lines") != "total" and chance(draw, 2):
        own = _rounding(draw, made, general=False, rate=kind == "rate")
        if own:
            charge["rounding"] = own
    return charge


def _rate(draw: Draw, made: Made, name: str) -> Table:
    charge = _named(draw, made, name, "rate")
    charge["measure"] = pick(draw, _buyer_measures(made))
    sign = "-" if chance(draw, 8) else ""
    charge["rates"] = dated(draw, made, "price", sign + pick(draw, PRICES))
    held(draw, charge, "rates")
    return charge


def _pool(draw: Draw, made: Made, name: str) -> Table:
    charge = _named(draw, made, name, "pool")
    unit = _unit_of(made, made.general, charge.get("rounding", {}))
    if chance(draw, 5):
        charge["measure"] = "budget"
        pool = _budget(made)
    else:
        amount = money(draw, unit)
        if amount != "0" and chance(draw, 5):
            amount = "-" + amount
        charge["amounts"] = dated(draw, made, "amount", amount)
        held(draw, charge, "amounts")
        pool = decimals.read(amount)
    made.amounts[name] = pool
    charge["key"] = _key(draw, made)
    if pool >= 0 and chance(draw, 3):
        charge["bounds"] = _bounds(draw, pool, len(made.codes), unit)
    return charge


def _tight_pool(draw: Draw, made: Made, name: str) -> Table:
    """A pool whose bounds hold some buyers and whose rest goes to those first."""
    charge = _named(draw, made, name, "pool")
    weights = [
        {"buyer": code, "weight": str(draw(st.integers(1, 9)))} for code in made.codes
    ]
    unit = decimals.read(pick(draw, UNITS))
    pool = unit * draw(st.integers(50, 5000)) + pick(draw, [Fraction(0), unit / 2])
    stopped_above = chance(draw, 2)
    charge["rounding"] = {
        "unit": decimals.write(unit),
        "mode": pick(draw, ["down", "half-up"] if stopped_above else ["up", "half-even"]),
        "balance": pick(
            draw,
            [{"largest" if stopped_above else "smallest": "weight"}, "first", "last"],
        ),
    }
    even = pool / len(made.codes)
    part = draw(st.integers(101, 130) if stopped_above else st.integers(75, 99))
    limit = decimals.write((even * part / 100) // unit * unit)
    charge["bounds"] = {"ceiling" if stopped_above else "floor": limit}
    charge["key"] = {"weights": weights}
    charge["amounts"] = dated(draw, made, "amount", decimals.write(pool))
    made.amounts[name] = pool
    return charge


def _named_carrier_pool(draw: Draw, made: Made, name: str) -> Table:
    """A pool whose named carrier has little or no weight, and so can give back little."""
    named = pick(draw, made.codes)
    weights = {code: str(draw(st.integers(3, 9))) for code in made.codes}
    weights[named] = pick(draw, ["0", "0.1"]) if len(weights) > 1 else "1"
    unit = decimals.read(pick(draw, UNITS))
    charge = _named(draw, made, name, "pool")
    charge["rounding"] = {
        "unit": decimals.write(unit),
        "mode": pick(draw, ["up", "up", "down", "down", "half-up"]),
        "balance": {"buyer": named},
    }
    charge["key"] = {"weights": [{"buyer": c, "weight": w} for c, w in weights.items()]}
    pool = unit * draw(st.integers(10, 200)) + pick(draw, [Fraction(0), unit / 2])
    charge["amounts"] = dated(draw, made, "amount", decimals.write(pool))
    made.amounts[name] = pool
    return charge


def _key(draw: Draw, made: Made) -> Table:
    kind = pick(draw, ["measure", "measure", "equal", "weights", "weights"])
    if kind == "equal":
        return {"equal": "buyers"}
    if kind == "measure":
        return {"measure": pick(draw, _buyer_measures(made))}
    codes = draw(st.permutations(made.codes))
    return {
        "weights": [{"buyer": c, "weight": _quantity(draw, whole=False)} for c in codes]
    }


def _bounds(draw: Draw, pool: Fraction, count: int, unit: Fraction) -> Table:
    """Bounds around an even share, now and then out of reach."""
    even = pool / count
    table: Table = {}
    which = pick(draw, ["floor", "ceiling", "both"])
    if which != "ceiling":
        part = pick(draw, [0, 20, 50, 80, 90, 95])
        table["floor"] = _near(even * part / 100, unit, draw)
    if which != "floor":
        part = pick(draw, [101, 105, 110, 130, 160, 200, 300])
        table["ceiling"] = _near(even * part / 100 + unit, unit, draw)
    return table


def _near(value: Fraction, unit: Fraction, draw: Draw) -> str:
    """The multiple of the unit just below a value, or a whole cent near it."""
    step = pick(draw, [unit, Fraction(1, 100)])
    return decimals.write(value // step * step)
