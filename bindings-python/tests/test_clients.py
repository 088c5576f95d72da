"""Clients, earlier statements, what is published, and memos."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import osuus
import pandas as pd
import polars as pl
import pytest

from .conftest import CARE, CARE_FACTS, care, people


@pytest.fixture(scope="module")
def bills() -> osuus.Statement:
    return osuus.Agreement.read(CARE).bill(year=2024, facts=CARE_FACTS)


def as_text(row: dict[str, object]) -> dict[str, str | None]:
    return {key: str(cell) for key, cell in ({"client": None} | row).items() if cell}


def test_clients_come_as_rows_texts_and_frames(
    bills: osuus.Statement, tmp_path: Path
) -> None:
    rows = [as_text(row) for row in CARE_FACTS]
    csv = pl.DataFrame(rows).write_csv()
    path = tmp_path / "facts.csv"
    path.write_text(csv, encoding="utf-8")
    forms: dict[str, Any] = {
        "rows": rows,
        "csv": osuus.Facts.csv(csv),
        "file": osuus.Facts.open(path),
        "json": osuus.Facts.json(json.dumps({"rows": rows})),
        "polars": pl.DataFrame(rows),
        "pandas": pd.DataFrame(rows),
    }
    for form, facts in forms.items():
        again = osuus.Agreement.read(CARE).bill(year=2024, facts=facts)
        assert again.to_json() == bills.to_json(), form


def test_a_memo_is_no_line(bills: osuus.Statement) -> None:
    south = bills["south"]
    assert [line.charge for line in south.lines] == ["fee", "upkeep", "as-before"]
    [memo] = south.memos
    assert (memo.charge, memo.label, memo.amount) == ("heads", "Heads", Decimal("10.00"))
    assert south.total == sum(line.amount for line in south.lines)
    html = bills._repr_html_()
    assert html.index("Total") < html.index("Heads (not billed)")
    why = bills.explain("south")
    assert json.loads(why.to_json())["memos"][0]["label"] == "Heads"
    assert "Shown, not billed." in why._repr_html_()


def test_an_earlier_statement_is_an_object_or_its_text(bills: osuus.Statement) -> None:
    agreement = osuus.Agreement.read(CARE)
    facts = [
        people("north", 1) | {"period": 2025},
        people("south", 1) | {"period": 2025},
        people("west", 2) | {"period": 2025},
    ]

    def paid(earlier: Any) -> osuus.Statement:
        return agreement.bill(year=2025, facts=facts, earlier=earlier)

    later = paid([bills])
    assert later["north"].lines[2].amount == bills["north"].lines[0].amount
    text = bills.to_json(lang="fi")
    for earlier in ([text], [text.encode()], iter([bills])):
        assert paid(earlier).to_json() == later.to_json()
    assert paid(None)["north"].lines[2].amount == 0
    assert paid([])["north"].lines[2].amount == 0
    # A table that was read before is left as it is.
    table = osuus.Facts.rows(facts)
    agreement.bill(year=2025, facts=table, earlier=[bills])
    assert agreement.bill(year=2025, facts=table)["north"].lines[2].amount == 0
    assert "by the statement of 2024 (care)" in str(later.explain("north"))


@pytest.mark.parametrize(
    ("earlier", "error", "message"),
    [
        (["{}"], osuus.OsuusError, "not-a-statement"),
        ([b"\xff"], ValueError, "utf-8"),
        ([2024], osuus.OsuusTypeError, r"is a `Statement` or its JSON text, not `int`"),
        ("{}", osuus.OsuusTypeError, r"`earlier` is a list of statements, not `str`"),
    ],
)
def test_what_is_no_earlier_statement_is_refused(
    earlier: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        osuus.Agreement.read(CARE).bill(year=2024, facts=CARE_FACTS, earlier=earlier)


def test_one_statement_is_no_list_and_two_are_not_of_one_year(
    bills: osuus.Statement,
) -> None:
    agreement = osuus.Agreement.read(CARE)
    with pytest.raises(osuus.OsuusTypeError, match="a list of statements"):
        agreement.bill(year=2024, facts=CARE_FACTS, earlier=bills)  # type: ignore[arg-type]
    with pytest.raises(osuus.OsuusError, match="statement-twice"):
        agreement.bill(year=2024, facts=CARE_FACTS, earlier=[bills, bills])
    published = bills.published(fewest=5)
    with pytest.raises(osuus.OsuusTypeError, match="not `Published`"):
        agreement.bill(year=2024, facts=CARE_FACTS, earlier=[published])  # type: ignore[list-item]


def test_bills_of_few_clients_are_withheld(bills: osuus.Statement) -> None:
    published = bills.published(fewest=5)
    assert (published.fewest, published.withheld, published.lang) == (5, ["north"], "en")
    assert (
        repr(published) == "<osuus.Published care 2024: fewest 5, withheld 1 of 3 bills>"
    )
    document = json.loads(published.to_json(lang="fi"))
    assert (document["lang"], document["total"]) == ("fi", None)
    assert document["withheld"] == {"fewest": 5, "buyers": ["north"]}
    assert document["bills"][0]["lines"] == []
    assert document["bills"][2]["total"] == "700.00"
    assert not any(row.startswith("north") for row in published.to_csv().splitlines())
    assert "fewer than 5 clients" in str(published)
    assert "fewer than 5 clients" in published._repr_html_()
    with pytest.raises(osuus.OsuusError, match="withheld"):
        published.explain("south")
    everybody = bills.published(fewest=1)
    assert everybody.withheld == []
    assert str(everybody.explain("south")) == str(bills.explain("south"))
    with pytest.raises(OverflowError):
        bills.published(fewest=-1)


def test_the_client_view_is_asked_for(bills: osuus.Statement) -> None:
    hidden, shown = bills.explain("south"), bills.explain("south", clients="shown")
    assert str(hidden) == str(bills.explain("south", clients="hidden"))
    assert "klient-0b44de" not in str(hidden)
    # The sum of two rows.
    for text in (str(shown), shown._repr_html_()):
        assert "klient-0b44de" in text
        assert "7,422,741.08" in text
    assert "7422741.08" in shown.to_json()
    published = bills.published(fewest=0)
    assert str(published.explain("south", clients="shown")) == str(shown)
    with pytest.raises(ValueError, match="hidden"):
        bills.explain("south", clients="all")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": 7731947.13}, "row 1: `value` is a float, and floats are not exact"),
        ({"value": True}, "row 1: `value` is text, an integer or a Decimal, not `bool`"),
        ({"value": "\udc80"}, "row 1: `value` holds half a surrogate pair"),
        ({"client": 7731947}, "row 1: `client` is text, not `int`"),
        ({"client": "klient-7f3a9c\udc80"}, "row 1: `client` holds half a surrogate"),
        ({"klient-7f3a9c": 1}, "row 1: unknown key; a row may have buyer, measure"),
    ],
)
def test_a_row_of_a_client_is_told_of_without_what_is_in_it(
    change: dict[str, Any], message: str
) -> None:
    row = care("north", "7731947.13", "klient-7f3a9c")
    with pytest.raises(osuus.OsuusTypeError, match=message) as caught:
        osuus.Facts.rows([people("north", 1), row | change])
    for secret in ("7731947.13", "klient-7f3a9c", "7731947"):
        assert secret not in repr(caught.value)


def test_a_frame_that_cannot_be_read_is_told_of_without_its_rows() -> None:
    class Source:
        """A stream that fails with a message about a row."""

        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            import pyarrow as pa

            names = ["buyer", "measure", "period", "value", "client"]
            schema = pa.schema([(name, pa.string()) for name in names])

            def batches() -> Any:
                raise ValueError("no number: 7731947.13 of klient-7f3a9c")
                yield

            reader = pa.RecordBatchReader.from_batches(schema, batches())
            return reader.__arrow_c_stream__(requested_schema)

    with pytest.raises(ValueError, match="cannot be read") as caught:
        osuus.Facts.rows(Source())
    assert "7731947" not in repr(caught.value)
    assert "klient" not in repr(caught.value)
