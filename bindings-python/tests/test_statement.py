"""The statement and its parts."""

import json
from decimal import Decimal
from fractions import Fraction

import osuus
import pytest

from .conftest import AGREEMENT, FACTS


def test_the_whole_statement(statement: osuus.Statement) -> None:
    assert statement.agreement == "shared-clinic"
    assert statement.title == "A shared clinic <b>"
    assert (statement.period, statement.currency, statement.lang) == ("2024", "EUR", "en")
    # 10 x 12.345 = 123.45; 2.5 x 12.345 = 30.8625; 1 000 in three parts, ties by code.
    assert {bill.code: bill.total for bill in statement} == {
        "north": Decimal("456.79"),
        "south": Decimal("364.19"),
        "west": Decimal("333.33"),
    }
    assert statement.total == Decimal("1154.31")
    assert str(statement.total) == "1154.31"
    assert str(statement.unallocated) == "0.00"
    assert statement.warnings == ()
    assert statement.funders == []


def test_bills_are_found_by_code_and_kept_in_order(statement: osuus.Statement) -> None:
    assert len(statement) == 3
    assert [bill.code for bill in statement] == [bill.code for bill in statement.bills]
    assert statement["north"].name == "North & Co"
    assert "west" in statement
    assert "east" not in statement
    with pytest.raises(KeyError, match="east"):
        statement["east"]


def test_a_line_has_decimals_and_fractions(statement: osuus.Statement) -> None:
    fee, upkeep = statement["south"].lines
    assert (fee.charge, fee.label, fee.unit) == ("fee", "Fee for visits", "visit")
    assert (fee.quantity, fee.rate, fee.amount) == (
        Decimal("2.5"),
        Decimal("12.345"),
        Decimal("30.86"),
    )
    assert upkeep.rate == Fraction(1000, 3)
    assert isinstance(upkeep.rate, Fraction)
    assert isinstance(upkeep.amount, Decimal)
    for bill in statement:
        assert bill.total == sum(line.amount for line in bill.lines)


def test_languages_change_words_and_no_figure(agreement: osuus.Agreement) -> None:
    finnish = agreement.bill(year=2024, facts=FACTS, lang="fi")
    assert finnish.lang == "fi"
    assert finnish["west"].lines[0].label == "Käyntimaksu"
    english = agreement.bill(year=2024, facts=FACTS)
    assert finnish.to_json(lang="en") == english.to_json()
    assert finnish.total == english.total
    by_default = osuus.Agreement.read(AGREEMENT, lang="sv").bill(year=2024, facts=FACTS)
    assert by_default["west"].lines[0].label == "Besöksavgift"


def test_the_document_is_what_the_facade_answers(statement: osuus.Statement) -> None:
    rows = [{key: str(cell) for key, cell in row.items()} for row in FACTS]
    call = {
        "call": "bill",
        "agreement": {"toml": AGREEMENT},
        "year": 2024,
        "facts": {"rows": rows},
    }
    answer = json.loads(osuus.call(json.dumps(call)))
    assert answer["type"] == "success"
    assert answer["answer"] == json.loads(statement.to_json())
    text = json.dumps(answer["answer"], indent=2, ensure_ascii=False) + "\n"
    assert text == statement.to_json()


def test_reprs_say_what_it_is(
    agreement: osuus.Agreement, statement: osuus.Statement
) -> None:
    assert repr(agreement) == "<osuus.Agreement shared-clinic: A shared clinic <b>>"
    assert repr(statement) == "<osuus.Statement shared-clinic 2024: 3 bills, 1154.31 EUR>"
    assert repr(statement["west"]) == "<osuus.Bill west Länsi: 333.33>"
    assert repr(statement["west"].lines[1]) == "<osuus.Line upkeep: 333.33>"
    assert repr(statement.explain("west")).startswith("<osuus.Explanation ")


def test_the_text_is_a_table(statement: osuus.Statement) -> None:
    text = str(statement)
    assert "North & Co" in text
    assert "1,154.31" in text


def test_the_table_of_a_notebook_is_escaped(statement: osuus.Statement) -> None:
    html = statement._repr_html_()
    assert "A shared clinic &lt;b&gt;" in html
    assert "North &amp; Co" in html
    assert "<b>" not in html
    assert "1,154.31" in html


def test_warnings_stand_under_the_table() -> None:
    reserved = (
        AGREEMENT + '\n[[notes]]\nid = "draft"\ntext = { en = "Only a <draft>." }\n'
    )
    statement = osuus.Agreement.read(reserved).bill(year=2024, facts=FACTS)
    assert [(d.code, d.severity, d.id) for d in statement.warnings] == [
        ("note", "warning", "draft")
    ]
    assert "Only a &lt;draft&gt;" in statement._repr_html_()
    assert "Only a <draft>" in str(statement)


def test_what_nobody_carries_is_shown() -> None:
    terms = '\n[rounding]\nunit = "1"\nmode = "down"\nbalance = "nobody"\n'
    statement = osuus.Agreement.read(AGREEMENT + terms).bill(year=2024, facts=FACTS)
    assert str(statement.unallocated) == "1.00"
    assert statement["west"].total == 333


def test_an_amount_without_end_is_a_fraction() -> None:
    terms = '\n[rounding]\nlines = "total"\n'
    statement = osuus.Agreement.read(AGREEMENT + terms).bill(year=2024, facts=FACTS)
    amounts = {line.charge: line.amount for line in statement["west"].lines}
    assert amounts == {
        "fee": 0,
        "upkeep": Fraction(1000, 3),
        "rounding": Fraction(-1, 300),
    }
    assert sum(Fraction(amount) for amount in amounts.values()) == statement["west"].total
    assert repr(statement["west"].lines[1]) == "<osuus.Line upkeep: 1000/3>"
    rounding = statement["west"].lines[2]
    assert (rounding.quantity, rounding.unit, rounding.rate) == (None, None, None)


def test_an_explanation_is_text_json_and_folded_html(statement: osuus.Statement) -> None:
    why = statement.explain("south")
    assert "divided into equal parts" in str(why)
    document = json.loads(why.to_json())
    assert document["schema"] == "osuus.explanation/1"
    assert document["buyer"] == {"code": "south", "name": "South"}
    html = why._repr_html_()
    assert html.count("<details") == html.count("</details>") > 3
    assert html.count("<details open") == 1
    assert "The contract of 2023" in html
    assert json.loads(statement.explain(lang="fi").to_json())["lang"] == "fi"
    assert "buyer" not in json.loads(statement.explain().to_json())
