"""Random agreements whose buyers are municipalities of a random register."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from osuus_oracle.register import Register
from pieces import Draw, Made, Table, chance, pick, text
from registers import COUNTED, registers
from strategies import Example, add_general, add_measures, fill

#: Days of fixed maps, days to restate on, and one that the register does not know.
FIXED = ["2002-01-01", "2001-06-30", "2002-05-31", "2004-01-01", "2000-06-30"]
RESTATED = ["2002-01-01", "2002-06-15", "2002-12-31", "2003-01-01", "2006-01-01"]
RESTATED += ["2006-06-30", "2006-06-30"]
OUTSIDE = "1999-12-30"
BEGINS = ["2000-01-01"] * 6 + ["2002-02-01", "2002-02-15", "2002-01-10", "2002-06-16"]
ENDS = ["2004-12-31"] * 3 + [""] * 2 + ["2002-09-30", "2002-11-15", "2002-12-31"]


@st.composite
def municipal(draw: Draw) -> Example:
    """Buyers listed or of a region, on a fixed day or on the first billed one."""
    tables = draw(registers())
    there = Register(tables)
    first, last = pick(draw, BEGINS), pick(draw, ENDS)
    on = "period" if not chance(draw, 4) else pick(draw, FIXED)
    if chance(draw, 25):
        on = OUTSIDE
    day = max(first, "2002-01-01") if on == "period" else on
    buyers: Table = {"scheme": "fi-municipality", "on": on}
    here = there.on(date.fromisoformat(max(day, "1999-12-31")))
    made = Made([], pick(draw, ["EUR", "EUR", "EUR", "JPY"]))
    made.term = (first, last or "2099-12-31")
    if chance(draw, 3):
        buyers["region"] = pick(draw, ["01", "01", "02"])
        here = there.members_of(
            buyers["region"], date.fromisoformat(max(day, "1999-12-31"))
        )
        made.codes = list(here) or ["005"]
    else:
        buyers["list"] = _listed(draw, made, here)
    for code in made.codes:
        name = there.name(code, date.fromisoformat(day))
        made.names.setdefault(code, name.get("en", f"Buyer {code}"))
    succession = pick(draw, ["days", "days", "days", "months", "months", "months", ""])
    if on != "period" and not chance(draw, 6):
        succession = ""
    elif not first.endswith("-01") and chance(draw, 2):
        # Months that begin in the middle of one are rare enough.
        succession = "months"
    if succession:
        buyers["succession"] = succession
    add_measures(draw, made)
    for number in range(pick(draw, [1, 1, 2])):
        _registered(draw, made, f"r{number + 1}")
    add_general(draw, made, "")
    agreement: Table = {
        "format": 1,
        "id": "random",
        "currency": made.currency,
        "title": text("Random"),
        "term": {"from": first, **({"to": last} if last else {})},
        "buyers": buyers,
    }
    fill(draw, made, agreement, "")
    example = Example(agreement, made.facts, register=tables)
    if chance(draw, 3):
        example.restated_on = pick(draw, RESTATED)
        if chance(draw, 15):
            example.restated_on = pick(draw, [OUTSIDE, "2000-02-02", "2006-07-01"])
    ask(draw, example)
    return example


def _listed(draw: Draw, made: Made, here: list[str]) -> list[Table]:
    """Some municipalities in any order, perhaps with somebody who is none."""
    count = max(1, len(here) - pick(draw, [0, 0, 1, 2]))
    made.codes = draw(st.permutations(here))[:count]
    rows: list[Table] = [{"code": code} for code in made.codes]
    for row in rows:
        if chance(draw, 8):
            made.names[row["code"]] = f"Called {row['code']}"
            row["name"] = text(f"Called {row['code']}")
    if chance(draw, 6):
        made.codes.append("club")
        made.names["club"] = "The club"
        row = {"code": "club", "scheme": "party", "name": text("The club")}
        rows.insert(draw(st.integers(0, len(rows))), row)
        made.codes = [row["code"] for row in rows]
    if chance(draw, 15):
        rows.append({"code": "nowhere"})
        made.codes.append("nowhere")
    return rows


def _registered(draw: Draw, made: Made, name: str) -> None:
    """A measure of the register, by each kind of reference."""
    series = pick(draw, ["own"] * 5 + ["fixed"] * 3 + ["early"] * 2)
    reference: Table = {"series": series}
    kind = pick(draw, ["day", "day", "on", "latest"])
    if kind == "day":
        reference |= pick(
            draw,
            [
                {"day": "12-31", "years_before": "1"},
                {"day": "12-31", "years_before": "2"},
                {"day": "06-30", "years_before": "1"},
            ],
        )
    elif kind == "on":
        reference["on"] = pick(draw, COUNTED)
    else:
        reference["latest"] = "final"
    if not chance(draw, 4):
        reference["borders"] = "carried"
    made.measures.append(
        {
            "id": name,
            "name": text(f"Measure {name}"),
            "unit": "resident",
            "register": reference,
            **({"fractions": "refused"} if chance(draw, 20) else {}),
        }
    )
    for code in made.codes:
        # A fact does not make unlike borders alike (test_settled.py).
        stands = "borders" in reference and chance(draw, 12)
        if (code == "club" and not chance(draw, 5)) or stands:
            row = {"buyer": code, "measure": name, "period": "2002", "value": "5"}
            made.facts.append(row)


def ask(draw: Draw, example: Example) -> None:
    """Sometimes the call asks for a price or amount to be held, or gives one."""
    if draw(st.booleans()):
        return
    charges = [c for c in example.agreement["charges"] if "rates" in c or "amounts" in c]
    if not charges or chance(draw, 20):
        charges = example.agreement["charges"]
    charge = pick(draw, charges)
    key, name = ("rates", "price") if "rates" in charge else ("amounts", "amount")
    if key in charge and not chance(draw, 5):
        if not chance(draw, 8):
            charge.pop("after", None)
        days = pick(
            draw,
            [
                ("2000-01-01", "2001-12-31"),
                ("2000-01-01", "2001-12-31"),
                ("2000-01-01", "2002-07-31"),
                ("2003-01-01", "2003-12-31"),
            ],
        )
        value = charge[key][-1][name]
        charge[key] = [{"from": days[0], "to": days[1], name: value}]
    asked = "nothing" if chance(draw, 8) else charge["id"]
    if draw(st.booleans()):
        example.hold = [asked]
    else:
        example.prices = {asked: pick(draw, ["0.41", "12", "1000", "0"])}
        if chance(draw, 8):
            example.hold = [asked]
