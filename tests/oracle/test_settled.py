"""Cases that the documents once left open, each settled there and held to."""

from __future__ import annotations

from typing import Any

import pytest

from compare import CallError, bill, called, compare, got, wanted
from made import FOUNDED, NOTHING, register, totals
from made import agreement as municipal_agreement
from osuus_oracle import work_out
from registers import as_csv
from strategies import Example
from test_examples import ALWAYS, LATER, agreement, fact, measure, pool, rate

EARLIER = {"from": "2000-01-01", "to": "2001-12-31"}


@pytest.fixture
def against(library: Any) -> Any:
    """The library, without which there is nothing to differ from."""
    if library is None:
        pytest.skip("without the library")
    return library


@pytest.mark.parametrize(("amount", "mode"), [("11", "down"), ("13", "up")])
def test_behind_a_named_buyer(against: Any, amount: str, mode: str) -> None:
    """Shares of 2.75 and of 3.25, of which the others carry one unit each: 3 3 3 2 and
    4 3 3 3."""
    terms = {"unit": "1", "mode": mode, "balance": {"buyer": "e"}}
    charge = pool(amount, "1 1 1 1 0", rounding=terms)
    example = Example(agreement("abcde", [charge]), [])
    expected = work_out(example.agreement, [], 2002)
    assert got(bill(against, example)) == wanted(expected, example)


def test_blank_in_a_fact(against: Any) -> None:
    """Blanks around a cell are not part of it."""
    made = agreement("a", [rate("1")], measures=[measure()])
    compare(against, Example(made, [fact(" 1")]))


def test_overlap_in_another_period(against: Any) -> None:
    """Only rows inside the billed period may not overlap."""
    made = agreement("a", [rate("1")], measures=[measure()])
    compare(against, Example(made, [fact("1"), fact("1", "2000"), fact("1", "2000-12")]))


@pytest.mark.parametrize("period", ["2002-12", "2002-12-31/2003-01-01"])
def test_rows_of_an_unused_measure(against: Any, period: str) -> None:
    """Measures that no charge uses are not worked out."""
    made = agreement("a", [pool("1", "1")], measures=[measure()])
    rows = [fact("1", "2002-11-01/2002-12-31"), fact("1", period)]
    compare(against, Example(made, rows))


def test_gap_between_dated_values(against: Any) -> None:
    """What held before has ended; nothing changes on a day of the period."""
    charge = pool("1", "1")
    charge["amounts"] = [{**days, "amount": "1"} for days in (EARLIER, LATER)]
    compare(against, Example(agreement("a", [charge]), []))


def test_printed_total_of_a_rate(against: Any) -> None:
    """Of a rate a printed total means the lines."""
    printed = {"id": "p", "name": {"en": "P"}, "of": ["rate"]}
    made = agreement("a", [rate("1")], measures=[measure()])
    made["printed"] = [{**printed, "totals": [{**ALWAYS, "amount": "1"}]}]
    compare(against, Example(made, [fact("1")]))


def test_overlap_before_the_period(against: Any) -> None:
    """Values of one list do not overlap, wherever."""
    charge = pool("1", "1")
    days = [EARLIER, {**EARLIER, "from": "2001-01-01"}, {**ALWAYS, "from": "2002-01-01"}]
    charge["amounts"] = [{**d, "amount": "1"} for d in days]
    compare(against, Example(agreement("a", [charge]), []))


def test_empty_rounding_of_a_charge(against: Any) -> None:
    """An empty table is a table of its own."""
    made = agreement("a", [pool("1", "1", rounding={})], rounding={"lines": "total"})
    compare(against, Example(made, []))


def test_restated_in_the_order_of_the_list(against: Any) -> None:
    """Restated buyers stand where the first of those they stand for is listed."""
    changes = [{"date": "2002-07-01", "code": "009", "successor": "179", "part": "1"}]
    made = municipal_agreement()
    listed = [{"code": code} for code in ("020", "009", "005")]
    made["buyers"] = {**made["buyers"], "list": listed}
    example = Example(made, [], register=register(changes, "005 009 020 179"))
    example.restated_on = "2003-01-01"
    compare(against, example)
    assert [b["buyer"] for b in got(bill(against, example))["bills"]] == [
        "020",
        "179",
        "005",
    ]


def test_fraction_of_the_register_refused(against: Any) -> None:
    """A measure that refuses fractions takes none from the register either."""
    made = municipal_agreement()
    made["measures"][0]["fractions"] = "refused"
    compare(against, Example(made, [], register=register([])))


def test_held_and_given(against: Any) -> None:
    """To ask for both of one charge is a contradiction."""
    made = municipal_agreement()
    made["charges"][0]["rates"] = [{**EARLIER, "price": "1"}]
    example = Example(made, [], register=register([]), hold=["r"], prices={"r": "2"})
    compare(against, example)


def test_fact_where_the_register_has_no_figure(against: Any) -> None:
    """A fact for somebody who is no municipality takes no figure's place: no warning."""
    made = municipal_agreement()
    club = {"code": "club", "scheme": "party", "name": {"en": "Club"}}
    made["buyers"] = {**made["buyers"], "list": [{"code": "005"}, club]}
    row = {**fact("3"), "buyer": "club"}
    compare(against, Example(made, [row], register=register([])))


def test_restated_part_of_zero(against: Any) -> None:
    """Whoever gets the part 0 of an area has no bill of it."""
    made = Example(municipal_agreement(), [], register=register(FOUNDED, n1="2002-07-01"))
    made.restated_on = "2003-01-01"
    assert totals(against, made) == [("009", "21.00")]


def test_unlike_after_a_part_of_zero(against: Any) -> None:
    """It keeps its figure, but area came to it: its borders are others."""
    changes = [{**row, "date": "2001-07-01"} for row in NOTHING]
    made = municipal_agreement()
    made["buyers"] = {**made["buyers"], "list": [{"code": "010"}]}
    compare(against, Example(made, [], register=register(changes, "005 009 010")))


def test_what_left_was_nothing(against: Any) -> None:
    """Nothing is lost where the part 0 of an area leaves: the sum stays what it was."""
    changes = [
        *({**row, "date": "2001-07-01"} for row in FOUNDED),
        {"date": "2002-07-01", "code": "n1", "successor": "-"},
    ]
    tables = register(changes, n1="2001-07-01")
    tables["municipalities"][-1]["to"] = "2002-06-30"
    call: dict[str, Any] = {"call": "carry", "from": "2000-12-31", "to": "2003-01-01"}
    call |= {"figures": "code,m\n005,1\n009,2\n", "register": {"csv": as_csv(tables)}}
    rows = called(against, call)["rows"]
    assert [(row["code"], row["values"]) for row in rows] == [("009", ["3"])]


def test_fact_on_unlike_borders(against: Any) -> None:
    """A fact does not make unlike borders alike."""
    changes = [{"date": "2001-07-01", "code": "005", "successor": "009", "part": "1"}]
    made = municipal_agreement()
    made["buyers"] = {**made["buyers"], "list": [{"code": "009"}]}
    row = {"buyer": "009", "measure": "m", "period": "2002", "value": "5"}
    with pytest.raises(CallError, match="unlike-borders"):
        bill(against, Example(made, [row], register=register(changes)))


def test_hold_within_the_period(against: Any) -> None:
    """What ends inside the period is held as with `after = "hold"`."""
    made = municipal_agreement()
    days = {"from": "2000-01-01", "to": "2002-05-31"}
    made["charges"][0]["rates"] = [{**days, "price": "1"}]
    compare(against, Example(made, [], register=register([]), hold=["r"]))


def test_finnish_codes_have_three_digits(against: Any) -> None:
    """Also where the register is one of the caller's."""
    made = municipal_agreement()
    made["buyers"] = {**made["buyers"], "list": [{"code": "z9"}]}
    with pytest.raises(CallError, match="unknown-municipality"):
        bill(against, Example(made, [], register=register([], "z9")))
