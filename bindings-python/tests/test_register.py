"""Municipalities through time, of a small register and of the embedded one."""

import csv
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import osuus
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

# North and East became Middle in 2009; West was divided: a third to Middle, the rest to
# South.
REGISTER = """\
[register]
field,value
id,islands
scheme,is-municipality
from,2001-12-31
to,2026-12-31
plane,flat

[municipalities]
code,from,to,fi,sv,en
01,,2008-12-31,Pohjola,,North
02,,2008-12-31,,,East
03,,2008-12-31,,,West
04,2009-01-01,2012-12-31,,,Middle <1>
04,2013-01-01,,,,Middle
05,,,,,South

[changes]
date,code,successor,part
2009-01-01,01,04,1
2009-01-01,02,04,1
2009-01-01,03,04,1
2009-01-01,03,05,2

[divisions]
id,fi,sv,en
sea-side,ranta,kust,shore

[areas]
division,code,fi,sv,en
sea-side,a,,,Outer
sea-side,b,,,Inner

[members]
division,area,from,to,codes
sea-side,a,2005-01-01,2005-12-31,01 02
sea-side,b,2005-01-01,2005-12-31,03 05
sea-side,a,2010-01-01,2010-12-31,04
sea-side,b,2010-01-01,2010-12-31,05

[centres]
code,east,north
01,0,0
05,3000,4000

[sources]
id,title,publisher,licence,url
count,Count of residents,Office of statistics,CC BY 4.0,https://example.org

[series]
id,kind,borders,unit,source,en
residents,final,own,resident,count,Residents
rain,preliminary,own,millimetre,count,Rain

[figures residents]
code,2001-12-31,2009-12-31
01,120,
04,,300
05,40,50

[figures rain]
code,2009
04,10.25
"""

PART = """\
[register]
field,value
id,own-count
over,islands

[sources]
id,title
own,Own count

[series]
id,kind,borders,unit,source,en
residents,final,own,resident,own,Residents
pupils,final,own,pupil,own,Pupils

[figures residents]
code,2001-12-31
05,41

[figures pupils]
code,2010-12-31
05,7
"""

AGREEMENT = """\
format = 1
id = "ferry"
currency = "EUR"
title = { en = "A ferry" }

[term]
from = "2008-01-01"

[buyers]
scheme = "is-municipality"
list = [{ code = "01" }, { code = "02" }, { code = "05" }]
on = "2008-01-01"

[[charges]]
id = "crossing"
name = { en = "Crossing" }
kind = "pool"
amounts = [{ from = "2008-01-01", to = "2008-12-31", amount = "100" }]
key = { equal = "buyers" }
"""


@pytest.fixture(scope="module")
def register() -> osuus.Register:
    return osuus.Register.read(REGISTER)


def test_it_says_what_it_is(register: osuus.Register) -> None:
    assert (
        register.id,
        register.scheme,
        register.plane,
        register.rest,
        register.lang,
    ) == (
        "islands",
        "is-municipality",
        "flat",
        None,
        "en",
    )
    assert register.known == (date(2001, 12, 31), date(2026, 12, 31))
    assert repr(register) == (
        "<osuus.Register islands: 5 municipalities, 2001-12-31 to 2026-12-31>"
    )
    assert len(register) == 5
    assert [one.code for one in register] == ["01", "02", "03", "04", "05"]
    assert "01" in register
    assert "09" not in register
    assert "no code at all" not in register


def as_json(text: str) -> str:
    """The same tables as JSON, by Python's own reader of CSV."""
    tables: dict[str, Any] = {}
    for block in text.split("\n\n"):
        name, *lines = block.strip().splitlines()
        rows = [
            {key: cell for key, cell in row.items() if cell}
            for row in csv.DictReader(lines)
        ]
        tables[name.strip("[]")] = rows
    fields = tables["register"]
    tables["register"] = {row["field"]: row["value"] for row in fields}
    return json.dumps(tables)


def test_csv_json_bytes_and_files_read_alike(
    register: osuus.Register, tmp_path: Path
) -> None:
    tables = tmp_path / "islands.register"
    tables.write_text(REGISTER, encoding="utf-8")
    document = tmp_path / "islands.JSON"
    document.write_text(as_json(REGISTER), encoding="utf-8")
    for same in (
        osuus.Register.read(REGISTER.encode()),
        osuus.Register.open(tables),
        osuus.Register.open(str(tables)),
        osuus.Register.open(document),
        osuus.Register.read(as_json(REGISTER), syntax="json"),
    ):
        assert pa.table(same.figures("residents")) == pa.table(
            register.figures("residents")
        )
        assert [one.history() for one in same] == [one.history() for one in register]


def test_mistakes_come_all_at_once_with_their_place() -> None:
    wrong = REGISTER.replace("04,,300", "04,,3 00").replace(
        "01,,2008-12-31,Poh", "01,,2008,Poh"
    )
    with pytest.raises(osuus.OsuusError) as caught:
        osuus.Register.read(wrong)
    found = [(d.code, d.input, d.line) for d in caught.value.diagnostics]
    lines = wrong.splitlines()
    assert ("not-a-date", "register", lines.index("01,,2008,Pohjola,,North") + 1) in found
    assert ("not-a-decimal", "register", lines.index("04,,3 00") + 1) in found
    with pytest.raises(ValueError, match="yaml"):
        osuus.Register.read(REGISTER, syntax="yaml")  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        osuus.Register.open("nowhere.csv")


def test_a_municipality_has_names_lives_and_a_centre(register: osuus.Register) -> None:
    north, middle = register["01"], register["04"]
    assert (north.code, north.name, north.centre) == ("01", "North", (0, 0))
    assert north.lives == [(None, date(2008, 12, 31))]
    assert [(name.fi, name.sv, name.en) for name in north.names] == [
        ("Pohjola", None, "North")
    ]
    # A new name does not end a life.
    assert middle.lives == [(date(2009, 1, 1), None)]
    assert [(name.en, name.from_, name.to) for name in middle.names] == [
        ("Middle <1>", date(2009, 1, 1), date(2012, 12, 31)),
        ("Middle", date(2013, 1, 1), None),
    ]
    assert north.existed("2008-12-31")
    assert not north.existed(date(2009, 1, 1))
    assert north.distance_to(register["05"]) == 5000
    assert north.distance_to(middle) is None
    assert "2009: joined 04 Middle" in north.history()
    assert north.history() == str(north)
    assert north.history(lang="fi") != north.history()
    assert repr(north) == "<osuus.Municipality 01 North, until 2008-12-31>"
    assert repr(middle) == "<osuus.Municipality 04 Middle, from 2009-01-01>"
    assert repr(register["05"]) == "<osuus.Municipality 05 South>"
    assert repr(middle.names[0]) == "<osuus.Name Middle <1>, 2009-01-01 to 2012-12-31>"
    document = json.loads(north.to_json())
    assert document["schema"] == "osuus.municipality/1"
    assert document["municipalities"][0]["history"] == north.history()
    with pytest.raises(ValueError, match="planes"):
        north.distance_to(osuus.Register.finland()["179"])


def test_finding_by_any_name_and_what_is_near(register: osuus.Register) -> None:
    assert [one.code for one in register.find("POHJOLA")] == ["01"]
    assert [one.code for one in register.find("04")] == ["04"]
    with pytest.raises(osuus.OsuusError, match="01 North") as caught:
        register.find("Nortj")
    assert [d.code for d in caught.value.diagnostics] == ["unknown-name"]
    with pytest.raises(KeyError, match="its code is 01"):
        register["North"]
    with pytest.raises(KeyError, match="01 North"):
        register["Nortj"]


def test_the_municipalities_of_a_day(register: osuus.Register) -> None:
    all_of_them = register.municipalities(on="2008-06-01")
    assert all_of_them.codes == ["01", "02", "03", "05"]
    assert (all_of_them.on, all_of_them.area) == (date(2008, 6, 1), None)
    assert (all_of_them.derived, all_of_them.unsure, all_of_them.warnings) == ([], [], ())
    assert "01" in all_of_them
    assert "04" not in all_of_them
    # The name is that of the day.
    later = register.municipalities(on=date(2010, 1, 1))
    assert [one.name for one in later] == ["Middle <1>", "South"]
    assert register["04"].name == "Middle"
    assert repr(later) == "<osuus.Municipalities 2010-01-01: 2>"
    assert str(later).splitlines()[1] == "04  Middle <1>"
    html = later._repr_html_()
    assert "Middle &lt;1&gt;" in html
    assert "tfoot" not in html.partition("</style>")[2]


def test_the_members_of_an_area_say_what_is_derived(register: osuus.Register) -> None:
    given = register.municipalities(on="2005-06-01", area=("sea-side", "b"))
    assert (given.codes, given.derived, given.warnings) == (["03", "05"], [], ())
    derived = register.municipalities(on="2008-06-01", area=("sea-side", "b"))
    assert derived.codes == derived.derived == ["03", "05"]
    assert [d.code for d in derived.warnings] == ["derived-membership"]
    assert derived.warnings[0].message in str(derived)
    assert derived.warnings[0].message in derived._repr_html_()
    document = json.loads(derived.to_json())
    assert [row["membership"] for row in document["municipalities"]] == ["derived"] * 2
    assert document["warnings"][0]["message"] == derived.warnings[0].message
    assert repr(derived) == "<osuus.Municipalities 2008-06-01, sea-side b: 2>"


def test_the_municipalities_are_a_frame(register: osuus.Register) -> None:
    found = register.municipalities(on="2008-06-01", area=("sea-side", "b"))
    table = pa.table(found)
    assert table.schema.field("east").type == pa.int32()
    assert table.to_pylist() == [
        {
            "code": "03",
            "name": "West",
            "membership": "derived",
            "sea_side": "b",
            "east": None,
            "north": None,
        },
        {
            "code": "05",
            "name": "South",
            "membership": "derived",
            "sea_side": "b",
            "east": 3000,
            "north": 4000,
        },
    ]
    everybody = register.municipalities(on="2002-06-01")
    assert pl.DataFrame(everybody)["membership"].null_count() == 4
    # Before a division is first given, nothing is known.
    assert pl.DataFrame(everybody)["sea_side"].null_count() == 4
    assert duckdb.execute("select max(north) from found").fetchall() == [(4000,)]
    assert list(pd.DataFrame.from_arrow(found)["code"]) == ["03", "05"]


def test_what_nobody_knows_is_an_error(register: osuus.Register) -> None:
    with pytest.raises(osuus.OsuusError, match="unknown-map"):
        register.municipalities(on="1950-01-01")
    with pytest.raises(osuus.OsuusError, match="division-not-known"):
        register.municipalities(on="2002-01-01", area=("sea-side", "b"))
    with pytest.raises(osuus.OsuusError, match="unknown-area"):
        register.municipalities(on="2005-01-01", area=("sea-side", "c"))
    with pytest.raises(osuus.OsuusError, match="unknown-reference"):
        register.municipalities(on="2005-01-01", region="13")
    with pytest.raises(osuus.OsuusError, match="not-a-date"):
        register.municipalities(on="1.1.2005")
    with pytest.raises(osuus.OsuusTypeError, match="not `int`"):
        register.municipalities(on=2005)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="one of"):
        register.municipalities(on="2005-01-01", region="13", county="12")
    with pytest.raises(osuus.OsuusError, match="unknown-series"):
        register.figures("snow")


def test_a_series_says_what_it_is_and_is_a_frame(register: osuus.Register) -> None:
    assert register.series() == ["residents", "rain"]
    residents = register.figures("residents")
    assert (residents.id, residents.name, residents.kind, residents.borders) == (
        "residents",
        "Residents",
        "final",
        "own",
    )
    assert (residents.unit, residents.source, residents.publisher) == (
        "resident",
        "Count of residents",
        "Office of statistics",
    )
    assert (residents.licence, residents.url) == ("CC BY 4.0", "https://example.org")
    assert residents.periods == ["2001-12-31", "2009-12-31"]
    assert repr(residents) == "<osuus.Series residents: final, resident, borders own>"
    assert len(residents) == 4
    table = pa.table(residents)
    assert table.schema.field("date").type == pa.date32()
    assert table.schema.field("value").type == pa.decimal128(38, 0)
    assert table.drop_columns(["source"]).to_pylist() == [
        {
            "code": code,
            "period": day.isoformat(),
            "date": day,
            "value": Decimal(value),
        }
        for code, day, value in [
            ("01", date(2001, 12, 31), 120),
            ("05", date(2001, 12, 31), 40),
            ("04", date(2009, 12, 31), 300),
            ("05", date(2009, 12, 31), 50),
        ]
    ]
    # A year is a period and no day.
    [rain] = pa.table(register.figures("rain")).to_pylist()
    assert (rain["period"], rain["date"]) == ("2009", None)
    assert rain["value"] == Decimal("10.25")


def test_a_part_is_laid_over_and_says_who_counted(register: osuus.Register) -> None:
    part = osuus.Register.read(PART)
    assert part.known is None
    both = register.overlay(part)
    assert both.series() == ["residents", "rain", "pupils"]
    assert register.series() == ["residents", "rain"]
    rows = pa.table(both.figures("residents")).to_pylist()
    assert [(row["code"], row["value"], row["source"]) for row in rows] == [
        ("01", 120, "Count of residents"),
        ("05", 41, "Own count"),
        ("04", 300, "Count of residents"),
        ("05", 50, "Count of residents"),
    ]
    with pytest.raises(osuus.OsuusError, match="other-register"):
        osuus.Register.finland().overlay(part)
    with pytest.raises(osuus.OsuusError, match="other-register"):
        osuus.call('{"call": "agreements"}', register=part)


FIGURES: dict[str, Any] = {"01": 120, "02": "0.5", "03": Decimal("1E+1"), "05": 40}


def test_figures_are_carried_over_exactly(register: osuus.Register) -> None:
    carried = register.carry(FIGURES, from_="2001-12-31", to=date(2010, 1, 1))
    # A third of ten has no last decimal.
    assert carried == {
        "04": Fraction(1205, 10) + Fraction(10, 3),
        "05": 40 + Fraction(20, 3),
    }
    assert sum(Fraction(value) for value in carried.values()) == Fraction("170.5")
    assert isinstance(carried["04"], Fraction)
    # What came out goes in again.
    assert register.carry(carried, from_="2010-01-01", to="2020-01-01") == carried
    whole = register.carry(FIGURES, from_="2001-12-31", to="2008-12-31")
    assert all(isinstance(value, Decimal) for value in whole.values())
    assert whole == {code: Decimal(str(value)) for code, value in FIGURES.items()}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"02": None}, "incomplete-carry"),
        ({"02": ""}, "incomplete-carry"),
        ({"04": 1}, "unknown-municipality"),
        ({"0 1": 1}, "not-a-code"),
        ({"01": "1e3"}, "exponent"),
        ({"01": "many"}, "not-a-decimal"),
        ({"01": 10**30}, "too-many-digits"),
    ],
)
def test_figures_that_cannot_be_carried(
    register: osuus.Register, change: dict[str, Any], code: str
) -> None:
    with pytest.raises(osuus.OsuusError) as caught:
        register.carry(FIGURES | change, from_="2001-12-31", to="2010-01-01")
    assert {(d.code, d.input) for d in caught.value.diagnostics} == {(code, "figures")}


def test_carrying_backwards_is_refused(register: osuus.Register) -> None:
    with pytest.raises(osuus.OsuusError, match="carry-backwards"):
        register.carry({"04": 1, "05": 1}, from_="2010-01-01", to="2001-12-31")


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        ({"01": 0.5}, r'figures: `01` is the float 0\.5, .* write Decimal\("0\.5"\)'),
        ({"01": True}, "figures: `01` is text, an integer or a Decimal, not `bool`"),
        ({1: 1}, "figures: the code 1 is text, not `int`"),
        ([("01", 1)], "a mapping of codes"),
        (pl.DataFrame({"code": ["01"], "euros": [0.5]}), "`euros` holds floats"),
        (
            pl.DataFrame({"code": [1], "euros": [1]}),
            'holds texts, such as "005", not',
        ),
        (pl.DataFrame({"codes": ["01"], "euros": [1]}), "column `code` is missing"),
        (pl.DataFrame({"code": ["01"], "name": ["North"]}), "no column with figures"),
        (pl.DataFrame({"code": ["01"], "euros": [True]}), "`euros` cannot hold"),
    ],
)
def test_the_wrong_kind_of_figure_is_named(
    register: osuus.Register, figures: Any, message: str
) -> None:
    with pytest.raises(osuus.OsuusTypeError, match=message):
        register.carry(figures, from_="2001-12-31", to="2010-01-01")


def test_frames_are_carried_and_are_frames(register: osuus.Register) -> None:
    figures = pa.table(
        {
            "code": ["01", "02", "03", "05"],
            "name": [0.1, 0.2, 0.3, 0.4],
            "residents": [120, 1, 10, 40],
            "euros": [Decimal("1.50"), Decimal("1.00"), Decimal("3.00"), None],
            "words": ["1", "2", "", ""],
        }
    )
    with pytest.raises(osuus.OsuusError, match="incomplete-carry"):
        register.carry(figures, from_="2001-12-31", to="2010-01-01")
    figures = figures.drop_columns(["words", "euros"]).append_column(
        "euros", [["1.50", "1", "3.00", "7"]]
    )
    forms: list[Any] = [
        figures,
        pl.DataFrame(figures),
        pd.DataFrame.from_arrow(figures),
        duckdb.sql("from figures"),
        figures.to_reader(max_chunksize=1),
    ]
    for form in forms:
        carried: osuus.Carried = register.carry(form, from_="2001-12-31", to="2010-01-01")
        assert carried.measures == ["residents", "euros"]
        assert carried.codes == ["04", "05"]
        table = pa.table(carried)
        # Only the measure that needs it has a column of texts beside it.
        assert table.to_pylist() == [
            {
                "code": "04",
                "name": "Middle <1>",
                "residents": None,
                "euros": Decimal("3.50"),
                "residents_exact": "373/3",
            },
            {
                "code": "05",
                "name": "South",
                "residents": None,
                "euros": Decimal("9.00"),
                "residents_exact": "140/3",
            },
        ]
    assert (carried.from_, carried.to, len(carried)) == (
        date(2001, 12, 31),
        date(2010, 1, 1),
        2,
    )
    assert repr(carried) == (
        "<osuus.Carried 2001-12-31 to 2010-01-01: residents, euros, 2 municipalities>"
    )
    assert carried.to_csv().splitlines()[1:] == [
        "04,Middle <1>,373/3,3.5",
        "05,South,140/3,9",
    ]
    document = json.loads(carried.to_json())
    assert document["schema"] == "osuus.figures/1"
    assert document["rows"][0]["values"] == ["373/3", "3.5"]
    assert "Middle &lt;1&gt;" in carried._repr_html_()


def test_a_frame_with_twice_the_same_is_refused(register: osuus.Register) -> None:
    figures = pa.table([["01", "01"], [1, 2], [3, 4]], names=["code", "a", "a"])
    with pytest.raises(osuus.OsuusError) as caught:
        register.carry(figures, from_="2001-12-31", to="2010-01-01")
    assert {d.code for d in caught.value.diagnostics} == {
        "duplicate-row",
        "duplicate-field",
    }


def test_borders_are_compared(register: osuus.Register) -> None:
    assert register.same_borders("05", "2001-12-31", "2008-12-31")
    assert not register.same_borders("05", date(2001, 12, 31), date(2010, 1, 1))
    with pytest.raises(KeyError):
        register.same_borders("09", "2001-12-31", "2008-12-31")
    with pytest.raises(osuus.OsuusError, match="unknown-map"):
        register.same_borders("05", "1901-12-31", "2008-12-31")


def test_an_agreement_is_billed_with_a_register_of_ones_own(
    register: osuus.Register,
) -> None:
    agreement = osuus.Agreement.read(AGREEMENT)
    with pytest.raises(osuus.OsuusError, match="other-scheme"):
        agreement.bill(year=2008)
    assert osuus.check(AGREEMENT, register=register) == ()
    assert [d.code for d in osuus.check(AGREEMENT)] == ["other-scheme"]
    statement = agreement.bill(year=2008, register=register)
    assert statement.restated is None
    assert {bill.name: bill.total for bill in statement} == {
        "North": Decimal("33.34"),
        "East": Decimal("33.33"),
        "South": Decimal("33.33"),
    }
    restated = agreement.bill(year=2008, register=register, restated_on="2010-01-01")
    assert restated.restated == (date(2008, 1, 1), date(2010, 1, 1))
    assert {bill.code: bill.total for bill in restated} == {
        "04": Decimal("66.67"),
        "05": Decimal("33.33"),
    }
    call = {"call": "bill", "agreement": {"toml": AGREEMENT}, "year": 2008}
    answer = json.loads(osuus.call(json.dumps(call), register=register))
    assert answer["answer"] == json.loads(statement.to_json())
    assert json.loads(osuus.call(json.dumps(call)))["type"] == "failure"


def test_a_price_may_be_held_or_given(register: osuus.Register) -> None:
    agreement = osuus.Agreement.read(AGREEMENT)
    asked: dict[str, Any] = {"year": 2009, "register": register}
    with pytest.raises(osuus.OsuusError, match="ended"):
        agreement.bill(**asked)
    held = agreement.bill(**asked, hold=["crossing"])
    assert held.total == 100
    assert [d.code for d in held.warnings] == ["held"]
    for price in ("90", 90, Decimal("90.0")):
        given = agreement.bill(**asked, prices={"crossing": price})
        assert given.total == 90
        assert [d.code for d in given.warnings] == ["price-given"]
    assert agreement.facts_template(**asked, hold=("crossing",)).startswith("buyer,")
    with pytest.raises(osuus.OsuusError, match="ended"):
        agreement.facts_template(**asked)
    with pytest.raises(osuus.OsuusTypeError, match="prices: `crossing` is the float"):
        agreement.bill(**asked, prices={"crossing": 0.5})  # type: ignore[dict-item]
    with pytest.raises(osuus.OsuusTypeError, match="prices are a mapping"):
        agreement.bill(**asked, prices="crossing=90")  # type: ignore[arg-type]
    with pytest.raises(osuus.OsuusError, match="not-a-decimal"):
        agreement.bill(**asked, prices={"crossing": "90 EUR"})
    with pytest.raises(osuus.OsuusError, match="price-stated"):
        agreement.bill(year=2008, register=register, prices={"crossing": "90"})
    with pytest.raises(TypeError):
        agreement.bill(**asked, hold="crossing")
    with pytest.raises(osuus.OsuusError, match="not-a-date"):
        agreement.bill(**asked, hold=["crossing"], restated_on="2010")


def test_a_part_of_the_embedded_register_is_laid_over_it() -> None:
    part = osuus.Register.read(
        "[register]\nfield,value\nid,own-count\nover,finland\n\n"
        "[sources]\nid,title\ncount,Own count\n\n"
        "[series]\nid,kind,borders,unit,source,en\n"
        "population-own-borders,final,own,resident,count,Own count\n\n"
        "[figures population-own-borders]\ncode,2001-12-31\n435,1000\n"
    )
    agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    finland = osuus.Register.finland()
    ours = [
        agreement.bill(year=2002, register=register)
        for register in (part, part, finland.overlay(part))
    ]
    # 1 000 residents at 0.39 euros.
    assert [str(statement["435"].total) for statement in ours] == ["390.00"] * 3
    assert "Own count" in str(ours[0].explain("435"))
    call = {"call": "bill", "agreement": {"embedded": agreement.id}, "year": 2002}
    answer = json.loads(osuus.call(json.dumps(call), register=part))
    assert answer["answer"] == json.loads(ours[0].to_json())


def test_the_embedded_register_through_time() -> None:
    finland = osuus.Register.finland(lang="sv")
    assert (finland.id, finland.scheme, finland.rest) == (
        "finland",
        "fi-municipality",
        None,
    )
    assert finland["091"].name == "Helsingfors"
    assert finland.find("Helsingfors", lang="fi")[0].name == "Helsinki"
    assert len(finland.municipalities(on="2001-12-31")) == 448
    assert len(finland.municipalities(on="2001-12-31", region="13")) == 30
    frame = pl.DataFrame(finland.municipalities(on="2024-01-01"))
    columns = ["code", "name", "membership", "region", "wellbeing_county"]
    assert frame.columns[:5] == columns
    assert frame.columns[-2:] == ["east", "north"]
    assert frame.height == 309


def test_nothing_can_be_changed(register: osuus.Register) -> None:
    with pytest.raises(AttributeError):
        register.id = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        register["01"].name = "Other"  # type: ignore[misc]
