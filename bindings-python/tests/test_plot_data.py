"""What plots draw: exact, whole, sorted, in the words and numbers of core."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import osuus
import osuus.plot
import pytest
from osuus._taken import Lang
from osuus.plot import data
from osuus.plot._exact import added, precise, shown

from .plots import comparison, effects, fairness, made_up, many, models, statement

LANGS: tuple[Lang, ...] = ("fi", "sv", "en")


@pytest.mark.parametrize("lang", LANGS)
def test_bills_are_the_statement(lang: Lang) -> None:
    bills = statement(lang)
    rows = data.bills(bills)
    assert {(row["buyer"], row["charge"]): row["amount"] for row in rows} == {
        (bill.code, line.charge): line.amount for bill in bills for line in bill.lines
    }
    assert {row["buyer"]: row["total"] for row in rows} == {
        bill.code: bill.total for bill in bills
    }
    totals = [row["total"] for row in rows]
    assert totals == sorted(totals, reverse=True)
    # The same texts stand in the table of the statement, which core makes.
    table = str(bills)
    for row in rows:
        assert row["amount_text"] in table
        assert row["total_text"] in table
        assert row["label"] in table


@pytest.mark.parametrize("top", [1, 5, 306, 307, 308, None])
def test_others_are_added_up_exactly(top: int | None) -> None:
    bills = many(308)
    rows = data.bills(bills, top=top)
    assert sum(row["amount"] for row in rows) == bills.total
    named = {row["buyer"] for row in rows}
    if top is None or top >= 307:
        # A single other one has its name.
        assert len(named) == 308
        assert None not in named
    else:
        assert len(named) == top + 1
        [name] = {row["name"] for row in rows if row["buyer"] is None}
        assert name == f"{308 - top}\N{NO-BREAK SPACE}muuta"


def test_amounts_a_resident() -> None:
    report = fairness("fi")
    rows = data.per_resident(report)
    each = [row["per_resident"] for row in rows]
    assert each == sorted(each, reverse=True)
    for row in rows:
        assert row["per_resident"] == Fraction(row["amount"]) / Fraction(row["residents"])
        # Half up, by arithmetic of whole numbers.
        cents = int(Fraction(row["per_resident"]) * 100 + Fraction(1, 2))
        assert row["per_resident_text"] == f"{cents // 100},{cents % 100:02}"
    assert {row["average"] for row in rows} == {Fraction(150000, 264762)}


@pytest.mark.parametrize("lang", LANGS)
def test_slopes_are_the_comparison(lang: Lang) -> None:
    report = comparison(lang)
    rows = data.slopes(report)
    told = {row["buyer"]: row for row in report["buyers"]}
    assert len(rows) == len(told) == 30
    for row in rows:
        of = told[row["buyer"]]
        assert (row["first"], row["amount"]) == (of["first"], of["amount"])
        assert row["amount"] - row["first"] == row["difference"]
        assert row["outcome_text"] == of["outcome_text"]
        assert row["first_text"] == osuus.number_text(of["first"], decimals=2, lang=lang)
        sign = "+" if row["difference"] > 0 else "\N{MINUS SIGN}"
        assert row["difference_text"][0] == sign
    sizes = [abs(row["difference"]) for row in rows]
    assert sizes == sorted(sizes, reverse=True)


def test_effects_lead_from_one_bill_to_the_other() -> None:
    report = effects()
    sides = {row["buyer"]: row for row in report["sides"]}
    for buyer, side in sides.items():
        rows = data.effects(report, buyer=buyer)
        assert [row["kind"] for row in rows[:1] + rows[-1:]] == ["before", "after"]
        assert (rows[0]["end"], rows[-1]["end"]) == (side["before"], side["after"])
        for before, row in pairwise(rows[:-1]):
            assert row["start"] == before["end"]
            assert row["start"] + row["amount"] == row["end"]
        sizes = [abs(row["amount"]) for row in rows[1:-1]]
        assert sizes == sorted(sizes, reverse=True)
    rows = data.effects(report)
    assert rows[0]["amount"] == sum(side["before"] for side in sides.values())
    assert rows[-1]["amount"] == sum(side["after"] for side in sides.values())
    with pytest.raises(KeyError):
        data.effects(report, buyer="992")


def test_curves_are_bills() -> None:
    """Every point is what the bill with that use is, worked out by itself."""
    found = data.break_even(
        models("fi"), "use", buyer="435", year=2002, facts=made_up(), points=10, lang="fi"
    )
    assert [row["text"] for row in found["break_points"]] == ["5–6", "33–34"]
    assert found["currency"] == "EUR"
    agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    points = [row for row in found["curves"] if row["alternative"] == "rahastomalli"]
    values = [row["value"] for row in points]
    assert values == sorted(set(values))
    assert {5, 6, 33, 34} <= set(values)
    assert values[0] == 0
    for row in points:
        use = {"buyer": "435", "measure": "pair-work", "period": 2002}
        bills = agreement.bill(year=2002, facts=[use | {"value": row["value"]}])
        assert row["amount"] == bills["435"].total
        text = osuus.number_text(row["amount"], decimals=2, lang="fi")
        assert row["amount_text"] == text
    cheaper = [row["cheaper"] for row in found["stretches"]]
    assert cheaper == ["rahoitusmalli", "rahastomalli", "rahoitusmalli"]


def test_a_grid_that_is_asked_for() -> None:
    varied = {"figure": "use", "from": 10, "to": 20, "step": 5}
    found = data.break_even(models(), varied, buyer="435", year=2002, facts=made_up())
    assert [row["value"] for row in found["curves"][::2]] == [10, 15, 20]
    assert found["break_points"] == []


def test_tiles_stand_at_centres() -> None:
    register = osuus.Register.finland()
    rows = {row["buyer"]: row for row in data.tiles(statement())}
    assert (rows["992"]["x"], rows["992"]["y"]) == register["992"].centre
    # The rural municipality of Jyväskylä became a part of Jyväskylä in 2009.
    assert (rows["180"]["x"], rows["180"]["y"]) == register["179"].centre
    assert rows["435"]["amount"] == statement()["435"].total
    assert rows["435"]["label"] == statement().labels["total"]
    by_resident = {row["buyer"]: row for row in data.tiles(fairness())}
    assert by_resident["435"]["amount"] == Fraction(201302, 91700)
    percents = {row["buyer"]: row for row in data.tiles(comparison())}
    assert percents["435"]["amount"] == Fraction(539 * 100, 200763)
    assert {row["x"] for row in data.tiles(many(3))} == {None}


def test_what_is_withheld_is_nowhere() -> None:
    agreement = osuus.Agreement.read(CARE)
    facts = [
        {"buyer": buyer, "measure": "care", "period": 2024, "value": 3, "client": client}
        for buyer, client in [
            ("a", "k1"),
            ("b", "k2"),
            ("b", "k3"),
            ("c", "k4"),
            ("c", "k5"),
        ]
    ]
    one = {"name": "one", "agreement": agreement}
    two = {"name": "two", "agreement": agreement}
    report = osuus.compare([one, two], year=2024, facts=facts, fewest=2)
    rows = data.slopes(report)
    assert rows[-1]["buyer"] == "a"
    assert rows[-1]["difference"] is None
    assert rows[-1]["amount_text"] == rows[-1]["difference_text"] == "–"
    told = osuus.effects(one, two, year=2024, facts=facts, fewest=2)
    assert data.effects(told) == []

    published = agreement.bill(year=2024, facts=facts).published(fewest=2)
    rows = data.bills(published)
    amounts = [(row["buyer"], row["amount"], row["total_text"]) for row in rows]
    assert amounts == [("b", 120, "120.00"), ("c", 120, "120.00"), ("a", None, "··")]
    others = data.bills(published, top=1)[-1]
    assert (others["buyer"], others["total"], others["total_text"]) == (None, None, "··")
    ax = osuus.plot.bills(published)
    assert ax.get_xlabel() == "··: fewer than 2 clients, withheld"
    assert "60.00" not in str([text.get_text() for text in ax.texts])


@pytest.mark.parametrize(
    "draw",
    [data.per_resident, data.slopes, data.caseload, data.effects, data.tiles],
)
def test_another_report_is_refused(draw: object) -> None:
    wrong = osuus.services("keski-suomi-pair-work")
    with pytest.raises(TypeError, match="is expected"):
        draw(wrong)  # type: ignore[operator]


def test_sums_and_texts_are_exact() -> None:
    third = Fraction(1, 3)
    assert added([third, third, third]) == 1
    assert added([third, Decimal("0.50")]) == Fraction(5, 6)
    assert str(added([Decimal("0.10"), Decimal("0.20")])) == "0.30"
    huge = [Decimal("12345678901234567890123456789.01"), Decimal("0.02")]
    assert str(added(huge)) == "12345678901234567890123456789.03"
    assert shown(Fraction(2, 3), 2, "en") == "0.67"
    assert shown(Fraction(-1, 200), 2, "en") == "\N{MINUS SIGN}0.01"
    assert shown(Fraction(-1, 1000), 2, "en") == "0.00"
    assert shown(None, 2, "en") == "–"
    assert [precise([Fraction(1, 7) / 10**more]) for more in range(4)] == [2, 3, 4, 5]


CARE = """
format = 1
id = "care"
currency = "EUR"
title = { en = "Care" }
term = { from = "2024-01-01", to = "2024-12-31" }
[buyers]
scheme = "party"
list = [
  { code = "a", name = { en = "A" } },
  { code = "b", name = { en = "B" } },
  { code = "c", name = { en = "C" } },
]
[[units]]
id = "hour"
one = { en = "hour" }
many = { en = "hours" }
[[measures]]
id = "care"
name = { en = "Care" }
unit = "hour"
of = "client"
[[steps]]
id = "hours"
name = { en = "Hours" }
clients = "care"
[[charges]]
id = "fee"
name = { en = "Fee" }
kind = "rate"
measure = "hours"
rates = [{ from = "2024-01-01", to = "2024-12-31", price = "20" }]
"""
