"""An analyst's path: from a template to pictures and a workbook, in a few lines."""

from pathlib import Path
from typing import Any

import osuus
import osuus.excel
import osuus.plot
import pytest

from .test_excel_facts import filled, template

PATH = """\
import osuus, osuus.excel, osuus.plot
agreement = osuus.Agreement.embedded("jyvaskyla-funding-model", lang="fi")
osuus.excel.template(agreement, "kysely.xlsx", year=2002)
fill_in("kysely.xlsx")
facts = osuus.excel.facts("kysely.xlsx", lang="fi")
statement = agreement.bill(year=2002, facts=facts)
print(statement.explain("435"))
models = [
    {"agreement": "jyvaskyla-fund-model", "measures": {"pair-work": "use"}},
    {"agreement": agreement},
]
report = osuus.compare(models, year=2002, facts=facts, lang="fi")
osuus.plot.bills(statement).figure.savefig("laskut.png")
osuus.plot.slopes(report).figure.savefig("mallit.png")
osuus.excel.write([statement, report], "laskut.xlsx")
frame = report["buyers"].to_polars()
"""


def test_it_takes_fewer_than_twenty_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def fill_in(name: str) -> None:
        """What a person does: 7 wherever a number is wanted."""
        agreement = osuus.Agreement.embedded("jyvaskyla-funding-model", lang="fi")
        book = filled(template(agreement, year=2002, lang="fi"), 7)
        assert Path(name).is_file()
        Path(name).write_bytes(book.getvalue())

    assert len(PATH.splitlines()) < 20
    names: dict[str, Any] = {"fill_in": fill_in}
    exec(PATH, names)
    # Both pools are 7 euros. A thirtieth of it is 0.23 and a third of a cent, and the ten
    # cents that are left go to the ten lowest codes.
    assert str(names["statement"].total) == "14.00"
    use = {bill.code: str(bill.lines[1].amount) for bill in names["statement"]}
    assert (use["077"], use["256"], use["435"]) == ("0.24", "0.24", "0.23")
    assert "0,23" in capsys.readouterr().out
    assert names["frame"].filter(buyer="435")["amount"].to_list() == [
        names["statement"]["435"].total
    ]
    for name in ("laskut.png", "mallit.png", "laskut.xlsx"):
        assert Path(name).stat().st_size > 1000
