"""Texts that core writes: figures, labels, CSV for spreadsheets, tables."""

import csv
import io
from decimal import Decimal
from fractions import Fraction

import osuus
import pyarrow as pa
import pytest

from .conftest import AGREEMENT, FACTS


@pytest.mark.parametrize(
    ("value", "options", "text"),
    [
        (1234, {"lang": "fi"}, "1\u00a0234"),
        (Decimal("-1234.5"), {"decimals": 2, "lang": "sv"}, "\u22121\u00a0234,50"),
        ("0.125", {"decimals": 2}, "0.125"),
        (Fraction(1000, 3), {}, "1,000/3"),
        ("907.63", {"currency": "EUR", "lang": "fi"}, "907,63\u00a0€"),
        (Decimal("907.6"), {"currency": "EUR"}, "€907.60"),
    ],
)
def test_numbers_as_a_reader_writes_them(
    value: Decimal, options: dict[str, str], text: str
) -> None:
    assert osuus.number_text(value, **options) == text  # type: ignore[arg-type]


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(osuus.OsuusTypeError, match=r"`value` is the float 0\.1"):
        osuus.number_text(0.1)  # type: ignore[arg-type]
    with pytest.raises(osuus.CallError) as caught:
        osuus.number_text("1e3")
    assert caught.value.code == "exponent"
    with pytest.raises(ValueError, match="no currency"):
        osuus.number_text(1, currency="euro")


def test_labels_are_in_the_language_of_the_statement(agreement: osuus.Agreement) -> None:
    labels = {
        lang: agreement.bill(year=2024, facts=FACTS, lang=lang).labels
        for lang in ("fi", "sv", "en")
    }
    assert [labels[lang]["total"] for lang in labels] == ["Yhteensä", "Totalt", "Total"]
    columns = {"buyer", "name", "charge", "label", "quantity", "unit", "rate", "amount"}
    assert all(columns < set(one) for one in labels.values())


def test_labels_of_a_report() -> None:
    report = osuus.services("keski-suomi-pair-work", lang="fi")
    table = report["services"]
    assert list(table.labels) == table.columns
    assert set(report.labels) == set(report.values)
    assert all(report.labels.values())


def test_finnish_csv_both_ways(agreement: osuus.Agreement) -> None:
    statement = agreement.bill(year=2024, facts=FACTS)
    text = statement.to_csv(style="finnish")
    assert text.startswith("\ufeffbuyer;name;")
    lines = text.removeprefix("\ufeff").split("\r\n")
    assert lines[-1] == ""
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    plain = list(csv.DictReader(io.StringIO(statement.to_csv())))
    assert [row["amount"].replace(",", ".") for row in rows] == [
        row["amount"] for row in plain
    ]
    assert rows[0]["amount"] == "123,45"
    template = agreement.facts_template(year=2024, style="finnish")
    filled = template.replace("2024;\r\n", "2024;2,5\r\n")
    read = osuus.Facts.csv(filled)
    same = [row | {"value": "2.5"} for row in FACTS]
    assert (
        agreement.bill(year=2024, facts=read).total
        == agreement.bill(year=2024, facts=same).total
    )
    with pytest.raises(ValueError, match='style "excel" is none of plain, finnish'):
        statement.to_csv(style="excel")  # type: ignore[arg-type]


def test_a_text_that_a_spreadsheet_would_run_is_defused() -> None:
    evil = AGREEMENT.replace('en = "South"', 'en = "=HYPERLINK(1)"')
    statement = osuus.Agreement.read(evil).bill(year=2024, facts=FACTS)
    assert ";'=HYPERLINK(1);" in statement.to_csv(style="finnish")
    assert ",=HYPERLINK(1)," in statement.to_csv()


def test_an_explanation_is_a_table_too(statement: osuus.Statement) -> None:
    why = statement.explain("north")
    rows = why.figures.rows
    assert [row["level"] for row in rows][:2] == [0, 1]
    assert (rows[0]["figure"], rows[0]["value"]) == ("North & Co", "456.79")
    shown = [str(row["shown"]) for row in rows]
    assert all(one in str(why) for one in shown)
    assert pa.table(why.figures).num_rows == len(rows)


def test_an_agreement_shows_what_it_says(agreement: osuus.Agreement) -> None:
    overview = agreement.overview(lang="fi")
    rows = [(row["charge"], row["kind"], row["price"]) for row in overview["charges"]]
    assert rows == [
        ("fee", "rate", Decimal("12.345")),
        ("upkeep", "pool", Decimal("1000.00")),
    ]
    html = agreement._repr_html_()
    assert "A shared clinic &lt;b&gt;" in html
    assert "<b>>" not in html


def test_diagnostics_show_the_line_that_is_meant() -> None:
    text = AGREEMENT.replace('unit = "visit"', 'unit = "<visit>"', 1)
    found = osuus.check(text)
    assert isinstance(found, osuus.Diagnostics)
    [first, *_] = found
    assert first.text is not None
    assert "<visit>" in first.text
    assert first.place == f"agreement:{first.line}:{first.column}"
    lines = str(first).splitlines()
    assert lines[1].endswith(first.text)
    marked = lines[2].index("^") - lines[1].index(first.text)
    assert first.text[marked:].startswith('"<visit>"')
    html = found._repr_html_()
    assert "<mark>&quot;" in html or '<mark>"&lt;visit&gt;"</mark>' in html
