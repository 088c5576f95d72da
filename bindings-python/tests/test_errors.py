"""What goes wrong says where, and how to mend it."""

import json
import pickle
from collections.abc import Callable

import osuus
import pytest

from .conftest import AGREEMENT, FACTS

WRONG = AGREEMENT.replace('kind = "rate"', 'kind = "rate"\ncolour = "red"').replace(
    'price = "12.345"', "price = 12.345"
)


def place(needle: str) -> tuple[int, int]:
    before = WRONG[: WRONG.index(needle)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_all_mistakes_come_at_once_with_line_and_column() -> None:
    with pytest.raises(osuus.OsuusError) as caught:
        osuus.Agreement.read(WRONG)
    found = caught.value.diagnostics
    assert isinstance(found, tuple)
    assert {"unknown-field"} < {d.code for d in found}
    assert [(d.line, d.column) for d in found] == [place("colour"), place("12.345")]
    assert all(d.severity == "error" and d.input == "agreement" for d in found)
    line, column = place("colour")
    assert str(caught.value).startswith(
        f"error[unknown-field]: agreement:{line}:{column}: "
    )
    assert str(caught.value) == "\n".join(str(d) for d in found)


def test_check_finds_the_same_without_raising() -> None:
    with pytest.raises(osuus.OsuusError) as caught:
        osuus.Agreement.read(WRONG)
    assert [str(d) for d in osuus.check(WRONG)] == [
        str(d) for d in caught.value.diagnostics
    ]
    assert osuus.check(AGREEMENT) == ()


def test_messages_come_in_the_language_asked_for() -> None:
    messages = {osuus.check(WRONG, lang=lang)[0].message for lang in ("fi", "sv", "en")}
    assert len(messages) == 3


def test_the_error_is_a_value_error_with_cores_document() -> None:
    with pytest.raises(ValueError, match="unknown-field") as caught:
        osuus.Agreement.read(WRONG, lang="fi")
    assert isinstance(caught.value, osuus.OsuusError)
    document = json.loads(caught.value.to_json() or "")
    assert document["schema"] == "osuus.diagnostics/1"
    assert [d["message"] for d in document["diagnostics"]] == [
        d.message for d in caught.value.diagnostics
    ]


def test_mistakes_in_facts_have_a_place_too(agreement: osuus.Agreement) -> None:
    with pytest.raises(osuus.OsuusError) as caught:
        osuus.Facts.csv("buyer,measure,period,value\nnorth,visits,2024,1e3\n")
    assert [(d.input, d.line) for d in caught.value.diagnostics] == [("facts", 2)]
    with pytest.raises(osuus.OsuusError) as caught:
        agreement.bill(year=2024, facts=[*FACTS, FACTS[0] | {"buyer": "east"}])
    assert "east" in str(caught.value)


def test_a_missing_fact_an_unknown_buyer_and_another_year(
    agreement: osuus.Agreement, statement: osuus.Statement
) -> None:
    with pytest.raises(osuus.OsuusError, match="north"):
        agreement.bill(year=2024)
    with pytest.raises(osuus.OsuusError, match="east"):
        statement.explain("east")
    with pytest.raises(osuus.OsuusError, match="1999"):
        agreement.bill(year=1999, facts=FACTS)
    with pytest.raises(osuus.OsuusError, match="bad-call"):
        agreement.bill(year=-1, facts=FACTS)
    with pytest.raises(osuus.OsuusError, match="bad-call"):
        agreement.bill(year=20024, facts=FACTS)
    with pytest.raises(osuus.OsuusError, match="no-such"):
        osuus.Agreement.embedded("no-such")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(osuus.OsuusError):
        osuus.Agreement.read(b"format = 1\n\xff\n")
    with pytest.raises(osuus.OsuusError):
        osuus.Facts.csv(b"buyer,measure,period,value\n\xff,visits,2024,1\n")


def test_the_facade_answers_failures_and_raises_nothing() -> None:
    answer = json.loads(osuus.call("no json"))
    assert answer["type"] == "failure"
    assert answer["answer"]["schema"] == "osuus.diagnostics/1"


@pytest.mark.parametrize(
    ("raised", "ask"),
    [
        (osuus.AgreementError, lambda: osuus.Agreement.read(WRONG)),
        (
            osuus.AmendmentError,
            lambda: osuus.Agreement.read(AGREEMENT).amended("format = 1"),
        ),
        (osuus.FactsError, lambda: osuus.Facts.csv("buyer,measure\n")),
        (osuus.RegisterError, lambda: osuus.Register.read("[register]\n")),
        (
            osuus.FiguresError,
            lambda: osuus.Register.finland().carry(
                {"x": 1}, from_="2002-01-01", to="2022-01-01"
            ),
        ),
        (osuus.TableError, lambda: osuus.reserve([{"carer": "c"}], on="2024-01-01")),
        (osuus.CallError, lambda: osuus.Agreement.embedded("nowhere")),
    ],
)
def test_each_input_has_an_exception_of_its_own(
    raised: type[osuus.OsuusError], ask: Callable[[], object]
) -> None:
    with pytest.raises(raised) as caught:
        ask()
    error = caught.value
    assert type(error) is raised
    assert isinstance(error, ValueError)
    worst = error.diagnostics[0]
    assert (error.code, error.place, error.value, error.help) == (
        worst.code,
        worst.place,
        worst.value,
        worst.help,
    )
    assert worst.code in str(error)


def test_a_float_says_where_and_what(agreement: osuus.Agreement) -> None:
    with pytest.raises(osuus.OsuusTypeError) as caught:
        agreement.bill(year=2024, facts=[FACTS[0], FACTS[1] | {"value": 0.5}])
    error = caught.value
    assert (error.code, error.place, error.value) == ("wrong-type", "row 1", "0.5")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.place) == (type(error), str(error), "row 1")
