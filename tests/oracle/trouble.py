"""One thing that goes wrong in a random agreement or in its facts."""

from __future__ import annotations

from hypothesis import strategies as st

from pieces import Draw, Made, Table, pick

#: What can go wrong in a pool, in dated values, in facts, in the term.
POOL_TROUBLES = [
    "all weights zero",
    "negative weight",
    "weights lack a buyer",
    "floor above ceiling",
    "floors too high",
    "ceilings too low",
    "bounds on a negative pool",
]
DATE_TROUBLES = ["no dated value", "several dated values", "part of a dated value"]
FACT_TROUBLES = [
    "missing fact",
    "overlapping facts",
    "fact over the edge",
    "negative quantity",
    "fraction refused",
]
OUTSIDE_TERM = "outside the term"
TROUBLES = [*POOL_TROUBLES, *DATE_TROUBLES, *FACT_TROUBLES, OUTSIDE_TERM]


def make_trouble(draw: Draw, trouble: str, agreement: Table, made: Made) -> None:
    """Break the agreement or its facts in one way, where it has what can break."""
    pools = [c for c in agreement["charges"] if c["kind"] == "pool"]
    if trouble == OUTSIDE_TERM:
        agreement["term"] = {"from": "2003-01-01", "to": "2004-12-31"}
    elif trouble in DATE_TROUBLES:
        _break_dates(draw, trouble, agreement)
    elif trouble in POOL_TROUBLES:
        if pools:
            _break_pool(draw, trouble, pick(draw, pools), made)
    else:
        _break_facts(draw, trouble, agreement, made)


def _break_pool(draw: Draw, trouble: str, pool: Table, made: Made) -> None:
    key = [{"buyer": code, "weight": "2"} for code in made.codes]
    if trouble == "all weights zero":
        pool["key"] = {"weights": [{**row, "weight": "0"} for row in key]}
        return
    if trouble == "negative weight":
        key[draw(st.integers(0, len(key) - 1))]["weight"] = "-1"
        pool["key"] = {"weights": key}
        return
    if trouble == "weights lack a buyer":
        key.pop(draw(st.integers(0, len(key) - 1)))
        pool["key"] = {"weights": key}
        return
    pool.pop("measure", None)
    amount = "-5000" if trouble == "bounds on a negative pool" else "5000"
    pool["amounts"] = [{"from": "2000-01-01", "to": "2004-12-31", "amount": amount}]
    pool["bounds"] = {
        "floor above ceiling": {"floor": "20", "ceiling": "10"},
        "floors too high": {"floor": "5000.01"},
        "ceilings too low": {"ceiling": "4.99"},
        "bounds on a negative pool": {"floor": "0", "ceiling": "6000"},
    }[trouble]


def _break_dates(draw: Draw, trouble: str, agreement: Table) -> None:
    tables = [*agreement["charges"], *agreement.get("funders", [])]
    tables += agreement.get("printed", [])
    lists = [t[k] for t in tables for k in ("rates", "amounts", "totals") if k in t]
    for table in tables:
        table.pop("after", None)
    if not lists:
        return
    rows = pick(draw, lists)
    row = {k: v for k, v in rows[-1].items() if k not in ("from", "to")}
    days = {
        "no dated value": [("2000-01-01", "2001-12-31"), ("2003-01-01", "2004-12-31")],
        "several dated values": [
            ("2000-01-01", "2002-05-31"),
            ("2002-06-01", "2004-12-31"),
        ],
        "part of a dated value": [("2002-06-01", "2002-08-31")],
    }[trouble]
    rows[:] = [{"from": first, "to": last, **row} for first, last in days]


def _break_facts(draw: Draw, trouble: str, agreement: Table, made: Made) -> None:
    charges = agreement["charges"]
    used = [c["measure"] for c in charges if "measure" in c]
    used += [c["key"]["measure"] for c in charges if "measure" in c.get("key", {})]
    if not used:
        return
    name = pick(draw, used)
    measure = next(m for m in made.measures if m["id"] == name)
    buyer = "" if measure.get("of") == "agreement" else pick(draw, made.codes)
    row = {"buyer": buyer, "measure": name, "period": "2002", "value": "1"}
    made.facts[:] = [r for r in made.facts if (r["buyer"], r["measure"]) != (buyer, name)]
    if trouble == "missing fact":
        measure["missing"] = "fail"
    elif trouble == "overlapping facts":
        made.facts += [row, {**row, "period": pick(draw, ["2002", "2002Q2", "2002-07"])}]
    elif trouble == "fact over the edge":
        crossing = ["2001-12-31/2002-12-31", "2002-12-01/2003-01-01"]
        made.facts.append({**row, "period": pick(draw, crossing)})
    elif trouble == "negative quantity":
        made.facts.append({**row, "value": pick(draw, ["-1", "-0.5"])})
    else:
        measure["fractions"] = "refused"
        made.facts.append({**row, "value": pick(draw, ["2.5", "0.001"])})
