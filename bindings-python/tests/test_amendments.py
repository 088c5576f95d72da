"""Amendments laid over agreements, and bills as of a day."""

import json
from datetime import date
from pathlib import Path

import osuus
import pytest

FOLDER = Path(__file__).parents[2] / "tests" / "corpus" / "amendments"
RAISE, BACK, BAD = (
    FOLDER / f"{name}.toml" for name in ("raise-2003", "back-2002", "bad-price")
)
VISITS = [
    {"buyer": buyer, "measure": "visits", "period": 2002, "value": value}
    for buyer, value in (("kivi", 100), ("lahti", 40))
]


@pytest.fixture
def van() -> osuus.Agreement:
    """The agreement of the corpus."""
    return osuus.Agreement.open(FOLDER / "book-van.toml", lang="fi")


def test_files_and_texts_are_laid_over_it(van: osuus.Agreement) -> None:
    amended = van.amended(RAISE, BACK.read_bytes())
    assert amended.amendments == ["back-2002", "raise-2003"]
    assert van.amendments == []
    assert amended.lang == "fi"
    assert json.loads(amended.source)["charges"][0]["rates"][0]["price"] == "1.80"
    again = van.amended(RAISE).amended(BACK.read_text(encoding="utf-8"))
    bills = [one.bill(year=2002, facts=VISITS).to_json() for one in (amended, again)]
    assert bills[0] == bills[1]
    assert van.amended().source == van.source


def test_what_was_billed_and_what_should_have_been(van: osuus.Agreement) -> None:
    amended = van.amended(RAISE, BACK)
    now = amended.bill(year=2002, facts=VISITS)
    assert (str(now.total), now.amendments, now.as_of) == ("8610.01", ["back-2002"], None)
    then = amended.bill(year=2002, facts=VISITS, as_of=date(2003, 2, 13))
    assert (str(then.total), then.amendments) == ("9210.00", [])
    assert then.as_of == date(2003, 2, 13)
    assert amended.facts_template(year=2002, as_of="2003-02-13").count("kivi") == 1
    with pytest.raises(osuus.OsuusError) as caught:
        amended.bill(year=2002, facts=VISITS, as_of="soon")
    assert caught.value.diagnostics[0].code == "not-a-date"


def test_mistakes_are_told_in_their_own_text(van: osuus.Agreement) -> None:
    with pytest.raises(osuus.OsuusError) as caught:
        van.amended(RAISE, BAD)
    (found,) = caught.value.diagnostics
    assert (found.code, found.input, found.amendment) == ("not-a-decimal", "amendment", 2)
    assert (found.line, found.column) == (10, 53)
    text = (FOLDER / "book-van.toml").read_text(encoding="utf-8")
    checked = osuus.check(text, amendments=[BAD])
    assert [one.code for one in checked] == ["not-a-decimal"]
    assert osuus.check(text, amendments=[RAISE, BACK]) == ()
    with pytest.raises(FileNotFoundError):
        van.amended(FOLDER / "none.toml")
