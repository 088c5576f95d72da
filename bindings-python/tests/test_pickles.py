"""Pickles, copies and equality of every public class."""

import copy
import multiprocessing
import pickle
from collections.abc import Callable
from typing import Any

import osuus
import polars as pl
import pytest

from .conftest import AGREEMENT, CARE, CARE_FACTS, FACTS

AMENDMENT = """
format = 1
amends = "shared-clinic"
id = "dearer"
title = { en = "A dearer fee" }
from = "2024-01-01"
agreed = "2023-11-20"

[[charges]]
id = "fee"
rates = [{ from = "2024-01-01", to = "2025-12-31", price = "13" }]
"""
OTHER = """{ "format": 1, "amends": "shared-clinic", "id": "cheaper", 
  "title": { "en": "Cheap" },
  "from": "2025-01-01", "agreed": "2024-12-01", "charges": [{ "id": "fee",
  "rates": [{ "from": "2024-01-01", "to": "2025-12-31", "price": "11" }] }] }"""
NOBODY = FACTS[2] | {"value": 4}
ISLANDS = """\
[register]
field,value
id,islands
scheme,is-municipality
from,2001-12-31
to,2026-12-31

[municipalities]
code,from,to,en
01,,,North
"""
PART = """\
[register]
field,value
id,own-count
over,finland

[sources]
id,title
count,Own count

[series]
id,kind,borders,unit,source,en
pupils,final,own,pupil,count,Pupils

[figures pupils]
code,2008-12-31
633,96
"""


def agreement() -> osuus.Agreement:
    return osuus.Agreement.read(AGREEMENT, lang="fi")


def amended() -> osuus.Agreement:
    return agreement().amended(AMENDMENT).amended(OTHER, syntax="json", lang="sv")


def statement() -> osuus.Statement:
    return agreement().bill(year=2024, facts=FACTS, prices={}, as_of="2024-12-31")


def corrected() -> osuus.Statement:
    closed = agreement().bill(year=2024, facts=[*FACTS[:2], NOBODY])
    plan = agreement().plan(year=2024, stage="correction")
    return plan.bill(FACTS, earlier=[closed], lang="en")


def priced() -> osuus.Plan:
    text = AGREEMENT.replace(
        'to = "2025-12-31", price', 'to = "2024-12-31", price'
    ).replace('to = "2025-12-31", amount', 'to = "2024-12-31", amount')
    return osuus.Agreement.read(text).plan(
        year=2025, hold=["fee"], prices={"upkeep": "1100.10"}
    )


def care() -> osuus.Statement:
    return osuus.Agreement.read(CARE).bill(
        year=2024, facts=CARE_FACTS, earlier=[before()]
    )


def before() -> str:
    return (
        osuus.Agreement.read(CARE.replace("2024-01-01", "2023-01-01"))
        .bill(
            year=2023,
            facts=[
                row | {"period": 2023}
                for row in CARE_FACTS
                if row["period"] in ("2024", 2024)
            ],
        )
        .to_json()
    )


def part() -> osuus.Register:
    return osuus.Register.read(PART.encode())


def laid() -> osuus.Register:
    return osuus.Register.finland(lang="fi").overlay(part())


def carried() -> osuus.Carried:
    figures = pl.DataFrame({"code": ["179", "180", "277"], "euros": ["1.25", "2", None]})
    carried = osuus.Register.finland().carry(
        figures.with_columns(pl.col("euros").fill_null("0.05")),
        from_="2001-12-31",
        to="2022-01-01",
        lang="sv",
    )
    assert isinstance(carried, osuus.Carried)
    return carried


def report() -> osuus.Report:
    facts = osuus.Facts.embedded("jyvaskyla-funding-model")
    return osuus.fairness("jyvaskyla-funding-model", year=2002, facts=facts, lang="fi")


def over_islands() -> osuus.Report:
    return osuus.services("keski-suomi-pair-work", register=laid())


def exact() -> osuus.ExactTable:
    table = osuus.exact(pl.DataFrame({"posts": [0.5, 1.25]}), decimals=2)
    assert isinstance(table, osuus.ExactTable)
    return table


def arrow(table: Any) -> str:
    return str(pl.DataFrame(table).to_dicts())


def document(one: Any) -> str:
    return str(one.to_json())


def bound() -> osuus.Bound:
    return agreement().plan(year=2024).bind(FACTS)


def grid() -> osuus.Grid:
    visits = ["1.5", "2", "3"]
    return bound().batch([{}, {"fee": "11.10", "visits": visits}])


#: How one of each class is made, and what is the same of it out of a pickle.
CASES: dict[str, tuple[Callable[[], Any], Callable[[Any], str]]] = {
    "Agreement": (agreement, lambda one: one.source + one.title),
    "Agreement, embedded": (
        lambda: osuus.Agreement.embedded("jyvaskyla-fund-model", lang="sv"),
        lambda one: one.source + one.title,
    ),
    "Agreement, amended": (
        amended,
        lambda one: (
            one.source
            + one.title
            + str(one.amendments)
            + one.bill(
                year=2025, facts=[row | {"period": 2025} for row in FACTS]
            ).to_json()
            + one.bill(year=2024, facts=FACTS, as_of="2023-06-30").to_json()
        ),
    ),
    "Bill": (lambda: statement()["north"], repr),
    "Bound": (bound, lambda one: str(one.batch([{}])[0].bills)),
    "Carried": (carried, lambda one: document(one) + arrow(one)),
    "Diagnostic": (
        lambda: osuus.check('format = 1\ncölour = "red"\n', lang="fi")[0],
        lambda one: str(one) + one._repr_html_(),
    ),
    "ExactTable": (exact, arrow),
    "Explanation": (lambda: statement().explain("north", lang="sv"), document),
    "Explanation of all": (
        lambda: care().explain(clients="shown"),
        lambda one: document(one) + str(one),
    ),
    "Explanation of what is published": (
        lambda: statement().published(fewest=2).explain(),
        document,
    ),
    "Facts": (lambda: osuus.Facts.rows(FACTS), lambda one: bills(one)),
    "Facts of clients": (
        lambda: osuus.Facts.rows(CARE_FACTS),
        lambda one: (
            osuus.Agreement.read(CARE)
            .bill(year=2024, facts=one, earlier=[before()])
            .explain(clients="shown")
            .to_json()
        ),
    ),
    "Funder": (
        lambda: (
            osuus.Agreement.embedded("keski-suomi-cooperation-2007")
            .bill(year=2007)
            .funders[0]
        ),
        repr,
    ),
    "Grid": (grid, lambda one: arrow(one) + str(one.totals)),
    "Line": (lambda: statement()["south"].lines[1], repr),
    "Line of a memo": (lambda: care()["south"].memos[0], repr),
    "Municipalities": (
        lambda: osuus.Register.finland().municipalities(
            on="2008-06-01", region="13", lang="fi"
        ),
        lambda one: document(one) + arrow(one),
    ),
    "Municipality": (lambda: laid().find("Pylkönmäki", lang="sv")[0], document),
    "Municipality of a day": (
        lambda: list(osuus.Register.finland().municipalities(on="2002-01-01"))[7],
        lambda one: document(one) + one.name,
    ),
    "Name": (lambda: osuus.Register.finland()["091"].names[-1], repr),
    "Paid": (lambda: grid()[1], lambda one: str(one.bills)),
    "Plan": (
        lambda: osuus.Agreement.embedded("jyvaskyla-fund-model").plan(
            year=2002,
            restated_on="2022-01-01",
            as_of="2003-06-30",
            register=part(),
            lang="fi",
        ),
        lambda one: (
            one.facts_template()
            + str(one.buyers)
            + str(one.warnings)
            + one.bill().to_json()
        ),
    ),
    "Plan, priced": (
        priced,
        lambda one: one.bill([row | {"period": 2025} for row in FACTS]).to_json(),
    ),
    "Published": (lambda: statement().published(fewest=2), lambda one: document(one)),
    "Receipt": (lambda: statement().receipt(), lambda one: document(one) + str(one)),
    "Register": (osuus.Register.finland, lambda one: repr(one) + str(one.series())),
    "Register, own": (
        lambda: osuus.Register.read(ISLANDS, lang="sv"),
        lambda one: repr(one) + one.lang,
    ),
    "Register, part": (part, lambda one: repr(one) + str(one.series())),
    "Register, laid over": (laid, lambda one: repr(one) + str(one.series()) + one.lang),
    "Report": (report, lambda one: document(one) + str(one)),
    "Report with a register": (over_islands, document),
    "Report that is published": (lambda: report().published(5), document),
    "Report of an agreement": (lambda: agreement().overview(lang="en"), document),
    "Series": (lambda: laid().figures("pupils", lang="sv"), arrow),
    "Statement": (statement, lambda one: document(one) + document(one.explain())),
    "Statement, corrected": (
        corrected,
        lambda one: document(one) + document(one.explain()),
    ),
    "Statement of clients": (care, lambda one: document(one) + document(one.explain())),
    "Table": (lambda: report()["uses"], lambda one: one.to_csv() + one.title),
    "Table of an explanation": (lambda: statement().explain().figures, arrow),
    "Verification": (
        lambda: statement().receipt().verify(care().receipt()),
        lambda one: document(one) + str(one),
    ),
}


def bills(facts: osuus.Facts) -> str:
    return agreement().bill(year=2024, facts=facts).to_json()


def test_every_class_is_among_the_cases() -> None:
    classes = {
        name
        for name in osuus.__all__
        if isinstance(getattr(osuus, name), type)
        and not issubclass(getattr(osuus, name), BaseException | tuple)
    }
    assert {case.split(",")[0].split(" ")[0] for case in CASES} == classes


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_says_the_same(case: str, protocol: int) -> None:
    make, said = CASES[case]
    one = make()
    again = pickle.loads(pickle.dumps(one, protocol))
    assert type(again) is type(one)
    assert said(again) == said(one)
    assert repr(again) == repr(one)


@pytest.mark.parametrize("case", CASES)
def test_a_copy_is_the_same_object(case: str) -> None:
    one = CASES[case][0]()
    assert copy.copy(one) is one
    assert copy.deepcopy([one])[0] is one


EQUAL = ["Agreement", "Agreement, amended", "Bill", "Diagnostic", "Funder", "Line"]
EQUAL += ["Municipality", "Name", "Receipt", "Statement"]


@pytest.mark.parametrize("case", EQUAL)
def test_what_says_the_same_is_equal(case: str) -> None:
    one, other = CASES[case][0](), CASES[case][0]()
    assert one is not other
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other}) == 1
    assert one != "other"


def test_what_says_something_else_is_not_equal() -> None:
    assert agreement() != osuus.Agreement.read(AGREEMENT, lang="sv")
    assert agreement() != osuus.Agreement.read(AGREEMENT.replace("12.345", "12"))
    assert amended() != agreement()
    bill = statement()
    assert bill != agreement().bill(
        year=2024, facts=[*FACTS[1:], NOBODY | {"buyer": "north"}]
    )
    assert bill["north"] != bill["south"]
    assert bill["north"].lines[0] != bill["north"].lines[1]
    more = agreement().bill(year=2024, facts=[*FACTS[:2], FACTS[2] | {"value": 1}])
    assert bill["north"] == more["north"]
    assert bill["west"] != more["west"]
    register = osuus.Register.finland()
    assert register["179"] != register["180"]


def test_pickles_of_one_statement_share_it() -> None:
    bills = statement().bills
    single, all_ = pickle.dumps(bills[0]), pickle.dumps(bills)
    assert len(all_) < 2 * len(single)


def test_rows_of_a_table_are_taken_as_of_a_list() -> None:
    table = report()["uses"]
    rows = table.rows
    assert [table[0], table[-1], table[1:3], table[::-1]] == [
        rows[0],
        rows[-1],
        rows[1:3],
        rows[::-1],
    ]
    with pytest.raises(IndexError):
        table[len(table)]
    with pytest.raises(IndexError):
        table[-len(table) - 1]


def total(year: int) -> osuus.Statement:
    """What a worker does in a process of its own."""
    return osuus.Agreement.embedded("keski-suomi-cooperation-2007").bill(year=year)


def wrong(text: str) -> osuus.Agreement:
    """What fails in a process of its own."""
    return osuus.Agreement.read(text, lang="fi")


def test_processes_share_the_work_and_the_errors() -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        statements = pool.map(total, [2007, 2008])
        assert statements == [total(2007), total(2008)]
        text = "format = 1\ncolour = 'red'\n"
        with pytest.raises(osuus.AgreementError) as raised:
            pool.map(wrong, [AGREEMENT, text])
    with pytest.raises(osuus.AgreementError) as expected:
        wrong(text)
    there, here = raised.value, expected.value
    assert str(there) == str(here)
    assert there.to_json() == here.to_json()
    assert there.diagnostics == here.diagnostics
    assert (there.code, there.place, there.value) == (here.code, here.place, here.value)
    assert there._repr_html_() == here._repr_html_()


def test_a_pickle_of_another_version_is_told_of() -> None:
    found = osuus.check("format = 2")[0]
    made = found.__reduce__()
    assert isinstance(made, tuple)
    make, (owner, method, (kept, *rest), keywords) = made
    other = kept.replace(f'"{found.code}"', '"of-the-future"')
    assert other != kept
    with pytest.raises(ValueError, match="another version"):
        make(owner, method, (other, *rest), keywords)
