"""One thing that goes wrong in a random agreement or in its facts."""

from __future__ import annotations

from hypothesis import strategies as st

from pieces import Draw, Made, Table, pick, text

#: What can go wrong in a pool, in dated values, in facts, in the agreement as a whole.
POOL_TROUBLES = [
    "all weights zero",
    "negative weight",
    "a buyer without a weight",
    "a weight of a stranger",
    "two weights of a buyer",
    "floor above ceiling",
    "no whole unit between floor and ceiling",
    "floors too high",
    "ceilings too low",
    "bounds on a negative pool",
    "bounds on a negative measure",
]
DATE_TROUBLES = [
    "dated values ended",
    "dated values not yet",
    "dated values around the period",
    "dated values that overlap",
    "several dated values",
    "part of a dated value",
    "part of what is shown",
]
FACT_TROUBLES = [
    "missing fact",
    "overlapping facts",
    "fact over the edge",
    "negative quantity",
    "fraction refused",
    "fact without a buyer",
    "fact of a stranger",
    "fact of no measure",
    "fact of the agreement with a buyer",
    "fact in another unit",
    "fact under another name",
    "not a decimal",
    "too many digits",
    "not a period",
]
OTHER_TROUBLES = [
    "outside the term",
    "rounding of a charge",
    "lines of a charge",
    "a name that nothing has",
]
TROUBLES = [*POOL_TROUBLES, *DATE_TROUBLES, *FACT_TROUBLES, *OTHER_TROUBLES]
_OTHER_PERIODS = ["2001", "2003Q1", "2001-12-31", "2003-02-01/2004-11-30"]
_NO_DECIMALS = ["1.", ".5", "+1", "1e2", "1 000", "1,5", "-", "1.0.0"]
_TOO_MANY_DIGITS = ["1" * 29, "0." + "0" * 28 + "1", "1" * 20 + ".000000001"]
_NO_PERIODS = ["2002Q5", "2002-13", "2002-02-30", "02", "2002Q1/2002Q2"]
_NO_PERIODS += ["2002-03-02/2002-03-01", "20020315"]


def make_trouble(draw: Draw, trouble: str, agreement: Table, made: Made) -> None:
    """Break the agreement or its facts in one way, where it has what can break."""
    charges = agreement["charges"]
    if trouble == "outside the term":
        agreement["term"] = {"from": "2003-01-01", "to": "2004-12-31"}
    elif trouble == "rounding of a charge":
        agreement["rounding"] = {**agreement.get("rounding", {}), "lines": "total"}
        pick(draw, charges)["rounding"] = pick(draw, [{"mode": "up"}, {}])
    elif trouble == "lines of a charge":
        pick(draw, charges)["rounding"] = {"lines": pick(draw, ["lines", "total"])}
    elif trouble == "a name that nothing has":
        totals = [{"from": "2002-01-01", "to": "2002-12-31", "amount": "1"}]
        printed = {"id": "p9", "name": text("Printed p9"), "of": ["nothing"]}
        agreement["printed"] = [{**printed, "totals": totals}]
    elif trouble in DATE_TROUBLES:
        _break_dates(draw, trouble, agreement)
    elif trouble in FACT_TROUBLES:
        _break_facts(draw, trouble, agreement, made)
    else:
        pools = [charge for charge in charges if charge["kind"] == "pool"]
        _break_pool(draw, trouble, pick(draw, pools), made)


def _break_pool(draw: Draw, trouble: str, pool: Table, made: Made) -> None:
    rows = [{"buyer": code, "weight": "2"} for code in made.codes]
    at = draw(st.integers(0, len(rows) - 1))
    if trouble == "all weights zero":
        rows = [{**row, "weight": "0"} for row in rows]
    elif trouble == "negative weight":
        rows[at]["weight"] = "-1"
    elif trouble == "a buyer without a weight" and len(rows) > 1:
        rows.pop(at)
    elif trouble in ("a weight of a stranger", "a buyer without a weight"):
        rows.append({"buyer": "stranger", "weight": "1"})
    elif trouble == "two weights of a buyer":
        rows.append({"buyer": made.codes[at], "weight": pick(draw, ["2", "3"])})
    else:
        _break_bounds(draw, trouble, pool, made)
        return
    pool["key"] = {"weights": rows}


def _break_bounds(draw: Draw, trouble: str, pool: Table, made: Made) -> None:
    if trouble == "bounds on a negative measure":
        pool.pop("amounts", None)
        pool.pop("after", None)
        pool["measure"] = "budget"
        made.facts[:] = [row for row in made.facts if row["measure"] != "budget"]
        row = {"buyer": "", "measure": "budget", "period": "2002", "value": "-0.01"}
        made.facts.append(row)
        pool["bounds"] = pick(draw, [{"floor": "0"}, {"ceiling": "5"}])
        return
    pool.pop("measure", None)
    amount = "-5000" if trouble == "bounds on a negative pool" else "5000"
    pool["amounts"] = [{"from": "2000-01-01", "to": "2004-12-31", "amount": amount}]
    pool["bounds"] = {
        "floor above ceiling": {"floor": "20", "ceiling": "10"},
        # Units are no finer than a thousandth.
        "no whole unit between floor and ceiling": {
            "floor": "2.0000000001",
            "ceiling": "2.0000000002",
        },
        "floors too high": {"floor": "5000.01"},
        "ceilings too low": {"ceiling": "4.99"},
        "bounds on a negative pool": {"floor": "0", "ceiling": "6000"},
    }[trouble]


def _break_dates(draw: Draw, trouble: str, agreement: Table) -> None:
    shown = [*agreement.get("funders", []), *agreement.get("printed", [])]
    if trouble == "part of what is shown":
        tables = shown
    elif trouble.startswith("dated values") and trouble != "dated values that overlap":
        # Where a funder or a printed total says nothing it is only left out.
        tables = agreement["charges"]
    else:
        tables = [*agreement["charges"], *shown]
    dated = [(t, k) for t in tables for k in ("rates", "amounts", "totals") if k in t]
    if not dated:
        return
    table, key = pick(draw, dated)
    row = {k: v for k, v in table[key][-1].items() if k not in ("from", "to")}
    days: list[tuple[str, str]]
    hold = False
    if trouble == "dated values around the period":
        days = [("2000-01-01", "2001-12-31"), ("2003-01-01", "2003-12-31")]
        hold = draw(st.booleans())
    elif trouble == "dated values that overlap":
        days = [("2000-01-01", "2000-12-31"), ("2000-12-31", "2001-12-31")]
        days.append(("2002-01-01", "2004-12-31"))
    elif trouble == "dated values ended":
        days = [("2000-01-01", "2001-12-31")]
        if draw(st.booleans()):
            days.insert(0, ("1999-01-01", "1999-12-31"))
    elif trouble == "dated values not yet":
        days = [("2003-01-01", "2003-12-31"), ("2004-01-01", "2004-12-31")]
        hold = draw(st.booleans())
    elif trouble == "several dated values":
        days = [("2000-01-01", "2002-05-31"), ("2002-06-01", "2004-12-31")]
        hold = draw(st.booleans())
    else:
        # The last of these is no trouble where the last value is held.
        days, hold = pick(
            draw,
            [
                ([("2002-06-01", "2002-08-31")], True),
                ([("2002-06-01", "2002-08-31")], False),
                ([("2000-01-01", "2002-08-31")], False),
            ],
        )
    table.pop("after", None)
    if hold and key in ("rates", "amounts") and table not in shown:
        table["after"] = "hold"
    table[key] = [{"from": first, "to": last, **row} for first, last in days]


def _used_measures(agreement: Table, made: Made) -> list[Table]:
    """The measures that charges count, share or look at for the balance."""
    general = agreement.get("rounding", {})
    names = set()
    for charge in agreement["charges"]:
        names.add(charge.get("measure"))
        names.add(charge.get("key", {}).get("measure"))
        if charge["kind"] == "pool":
            balance = {**general, **charge.get("rounding", {})}.get("balance")
            if isinstance(balance, dict) and "buyer" not in balance:
                names.update(balance.values())
    return [measure for measure in made.measures if measure["id"] in names]


def _break_facts(draw: Draw, trouble: str, agreement: Table, made: Made) -> None:
    measure = pick(draw, _used_measures(agreement, made))
    of_agreement = measure.get("of") == "agreement"
    buyer = "" if of_agreement else pick(draw, made.codes)
    about = (buyer, measure["id"])
    row = {"buyer": buyer, "measure": measure["id"], "period": "2002", "value": "1"}
    if trouble in ("missing fact", "overlapping facts", "fact over the edge"):
        made.facts[:] = [r for r in made.facts if (r["buyer"], r["measure"]) != about]
    if trouble == "missing fact":
        measure["missing"] = "fail"
        return
    if trouble == "overlapping facts":
        made.facts += [row, {**row, "period": pick(draw, ["2002", "2002Q2", "2002-07"])}]
        return
    if trouble == "fact over the edge":
        crossing = [
            "2001-12-31/2002-12-31",
            "2002-12-01/2003-01-01",
            "2001-01-01/2004-12-31",
        ]
        made.facts.append({**row, "period": pick(draw, crossing)})
        return
    # The others are wrong in every row, of whatever period and of whatever measure.
    anything = next(m for m in made.measures if m.get("of") != "agreement")
    row = {**row, "buyer": pick(draw, made.codes), "measure": anything["id"]}
    row["period"] = pick(draw, ["2002", *_OTHER_PERIODS])
    if trouble == "negative quantity":
        row["value"] = pick(draw, ["-1", "-0.5"])
    elif trouble == "fraction refused":
        anything["fractions"] = "refused"
        row["value"] = pick(draw, ["2.5", "0.001"])
    elif trouble == "fact without a buyer":
        row["buyer"] = ""
    elif trouble == "fact of a stranger":
        row["buyer"] = "stranger"
    elif trouble == "fact of no measure":
        row["measure"] = "nothing"
    elif trouble == "fact of the agreement with a buyer":
        row["measure"] = "budget"
    elif trouble == "fact in another unit":
        row["unit"] = "share"
    elif trouble == "fact under another name":
        row["name"] = "Somebody else"
    elif trouble == "not a decimal":
        row["value"] = pick(draw, _NO_DECIMALS)
    elif trouble == "too many digits":
        row["value"] = pick(draw, _TOO_MANY_DIGITS)
    else:
        row["period"] = pick(draw, _NO_PERIODS)
    made.facts.append(row)
