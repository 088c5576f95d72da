"""Where the library and the documents do not say the same, each for somebody to settle.

Every one is expected to fail. One that passes fails the run: then its mark goes, and what
it shows belongs among the random examples.
"""

from __future__ import annotations

from typing import Any

import pytest

from compare import bill, compare, got, wanted
from osuus_oracle import work_out
from strategies import Example
from test_examples import ALWAYS, LATER, agreement, fact, measure, pool, rate

EARLIER = {"from": "2000-01-01", "to": "2001-12-31"}


def differs(reason: str) -> pytest.MarkDecorator:
    """Expected to fail, by the figures or by an error of the library (a ValueError)."""
    failures = (AssertionError, ValueError)
    return pytest.mark.xfail(reason=reason, strict=True, raises=failures)


@pytest.fixture
def against(library: Any) -> Any:
    """The library, without which there is nothing to differ from."""
    if library is None:
        pytest.skip("without the library")
    return library


@differs("behind a named buyer the library gives or takes all at once")
@pytest.mark.parametrize(("amount", "mode"), [("11", "down"), ("13", "up")])
def test_behind_a_named_buyer(against: Any, amount: str, mode: str) -> None:
    """Shares of 2.75 and of 3.25. "As largest remainder" is 3 3 3 2 and 4 3 3 3, and the
    second keeps everybody within one unit, as promised; "all" is 5 2 2 2 and 4 4 4 1."""
    terms = {"unit": "1", "mode": mode, "balance": {"buyer": "e"}}
    charge = pool(amount, "1 1 1 1 0", rounding=terms)
    example = Example(agreement("abcde", [charge]), [])
    expected = work_out(example.agreement, [], 2002)
    assert got(bill(against, example)) == wanted(expected, example)


@differs("blanks around the cells of facts are taken away")
def test_blank_in_a_fact(against: Any) -> None:
    """By the documents a decimal has no blank, in a table or in a call."""
    made = agreement("a", [rate("1")], measures=[measure()])
    compare(against, Example(made, [fact(" 1")]))


@differs("rows of other periods may overlap")
def test_overlap_in_another_period(against: Any) -> None:
    """By the documents overlapping rows are an error, and only then is it said which
    rows are not used."""
    made = agreement("a", [rate("1")], measures=[measure()])
    compare(against, Example(made, [fact("1"), fact("1", "2000"), fact("1", "2000-12")]))


@differs("a measure that no charge uses may have any rows")
@pytest.mark.parametrize("period", ["2002-12", "2002-12-31/2003-01-01"])
def test_rows_of_an_unused_measure(against: Any, period: str) -> None:
    """The documents make no difference between measures."""
    made = agreement("a", [pool("1", "1")], measures=[measure()])
    rows = [fact("1", "2002-11-01/2002-12-31"), fact("1", period)]
    compare(against, Example(made, rows))


@differs("a gap between dated values is called a change")
def test_gap_between_dated_values(against: Any) -> None:
    """By the documents that is an error of its own: nothing touches the period, and
    nothing changes on a day of it."""
    charge = pool("1", "1")
    charge["amounts"] = [{**days, "amount": "1"} for days in (EARLIER, LATER)]
    compare(against, Example(agreement("a", [charge]), []))


@differs("a printed total may name a charge by rate")
def test_printed_total_of_a_rate(against: Any) -> None:
    """By the documents it names pools and funders."""
    printed = {"id": "p", "name": {"en": "P"}, "of": ["rate"]}
    made = agreement("a", [rate("1")], measures=[measure()])
    made["printed"] = [{**printed, "totals": [{**ALWAYS, "amount": "1"}]}]
    compare(against, Example(made, [fact("1")]))


@differs("dated values may not overlap, wherever")
def test_overlap_before_the_period(against: Any) -> None:
    """By the documents only what touches the billed period matters."""
    charge = pool("1", "1")
    days = [EARLIER, {**EARLIER, "from": "2001-01-01"}, {**ALWAYS, "from": "2002-01-01"}]
    charge["amounts"] = [{**d, "amount": "1"} for d in days]
    compare(against, Example(agreement("a", [charge]), []))


@differs("an empty rounding of a charge counts as terms of its own")
def test_empty_rounding_of_a_charge(against: Any) -> None:
    """It says nothing, and by the documents it is terms that a charge may not have."""
    made = agreement("a", [pool("1", "1", rounding={})], rounding={"lines": "total"})
    compare(against, Example(made, []))
