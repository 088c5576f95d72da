"""Reports: frames and rows in, values and frames out."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import osuus
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "corpus"
NETWORK = CORPUS / "agreements" / "network.toml"
VISITS = CORPUS / "network" / "visits.csv"
KEY = "client-key-7f3a9c"

WORKERS = [{"worker": "w-1", "posts": 1}, {"worker": "w-2", "posts": Decimal("0.5")}]
CLIENTS = [
    {"client": KEY, "worker": "w-1", "form": "open", "born": datetime.date(2015, 2, 3)},
    {"client": "client-key-0b44de", "worker": "w-2", "form": "open", "age": 17},
]


def network(**asked: Any) -> osuus.Report:
    """A comparison of the corpus, whose figures are worked out in its cases."""
    return osuus.network(osuus.Agreement.open(NETWORK), **asked)


def test_a_report_has_values_tables_and_remarks() -> None:
    report = network(within=30, lang="fi")
    assert report.schema == "osuus.network/1"
    assert report.values["within"] == Decimal(30_000)
    assert report["residents_on"] == datetime.date(2021, 12, 31)
    assert list(report.tables) == [
        "alternatives",
        "areas",
        "sites",
        "municipalities",
        "offices",
        "teams",
    ]
    assert "within" in report
    assert "costs" not in report
    with pytest.raises(KeyError, match="costs"):
        report["costs"]
    remarks = {remark["id"]: remark["verified"] for remark in report.remarks}
    assert remarks["straight-line"]
    assert not remarks["area-assumed"]
    assert json.loads(report.to_json())["alternatives"][0]["alternative"] == "a"
    assert "Äänekoski ja Saarijärvi" in str(report)
    assert 'lang="fi"' in report._repr_html_()


def test_rows_are_python_values() -> None:
    first, second = network(within=30)["alternatives"]
    assert first["mean_distance"] == Fraction(1_063_834_599, 48_950)
    assert second["residents_within"] == Decimal(36_091)
    assert second["longest_distance"] == 65_436
    kinds = [row["kind"] for row in network()["offices"]]
    assert kinds[-1] == "shared-rooms"


def test_tables_are_frames() -> None:
    table = network(within=30)["alternatives"]
    for names in (
        pd.DataFrame.from_arrow(table).columns,
        pl.DataFrame(table).columns,
        pa.table(table).column_names,
    ):
        assert list(names)[:3] == ["alternative", "name", "area"]
    frame = pl.DataFrame(table)
    assert frame["residents"].to_list() == [Decimal(48_950), Decimal(48_950)]
    assert frame["mean_distance"].to_list() == [None, None]
    assert frame["mean_distance_exact"].to_list()[1] == "462982039/24475"
    offices = pa.table(network()["offices"])
    assert offices["kind_text"].to_pylist()[0] == "office"
    assert len(table) == 2
    assert "<table>" in table._repr_html_()
    assert table.to_csv().startswith("alternative,name,area,residents")


@pytest.mark.parametrize("frame", [pd.read_csv, pl.read_csv])
def test_frames_and_paths_are_tables(frame: Any) -> None:
    given = frame(
        VISITS, **({"dtype": str} if frame is pd.read_csv else {"infer_schema": False})
    )
    asked = {"kilometre": Decimal("0.53"), "year": 2023, "alternative": "b"}
    by_frame = network(visits=given, **asked)
    by_path = network(visits=VISITS, **asked)
    assert by_frame.to_json() == by_path.to_json()
    assert by_frame["areas"].rows[0]["travel_cost"] == Decimal("27041.66848")


def test_workers_and_clients_come_as_rows() -> None:
    report = osuus.caseload(on="2024-05-01", workers=WORKERS, clients=CLIENTS)
    workers = report["workers"].rows
    assert [row["worker"] for row in workers] == ["w-1", "w-2"]
    assert KEY not in str(report) + report.to_json() + report._repr_html_()
    frames = osuus.caseload(
        on=datetime.date(2024, 5, 1),
        workers=pl.DataFrame(
            WORKERS, schema={"worker": pl.String, "posts": pl.Decimal(4, 2)}
        ),
        clients=pl.DataFrame(CLIENTS),
    )
    assert frames.to_json() == report.to_json()


def test_what_is_wrong_names_no_client() -> None:
    twice = [*CLIENTS, CLIENTS[0]]
    with pytest.raises(osuus.OsuusError) as found:
        osuus.caseload(on="2024-05-01", workers=WORKERS, clients=twice)
    assert found.value.diagnostics[0].line == 3
    with pytest.raises(osuus.OsuusTypeError) as floats:
        osuus.caseload(
            on="2024-05-01", workers=WORKERS, clients=[CLIENTS[0] | {"age": 1.5}]
        )
    wrong = pl.DataFrame({"client": [KEY], "age": [1.5]})
    with pytest.raises(osuus.OsuusTypeError) as frame:
        osuus.caseload(on="2024-05-01", workers=WORKERS, clients=wrong)
    for error in (found, floats, frame):
        assert KEY not in str(error.value)
        assert "1.5" not in str(error.value)


def test_wrong_questions_say_what_is_wrong() -> None:
    with pytest.raises(osuus.OsuusError, match="nord"):
        network(area="nord")
    with pytest.raises(osuus.OsuusTypeError, match="agreement"):
        osuus.network(7)  # type: ignore[arg-type]
    with pytest.raises(osuus.OsuusTypeError, match="mappings"):
        network(visits="municipality,clients\n")
    with pytest.raises(osuus.OsuusTypeError, match="float"):
        network(kilometre=0.53)
    with pytest.raises(FileNotFoundError):
        network(visits=Path("no-such-file.csv"))


def test_a_published_report_withholds_few() -> None:
    report = network(visits=VISITS, alternative="a", area="west")
    assert report["municipalities"].rows[2]["clients"] == 3
    published = report.published(5)
    assert published["municipalities"].rows[2]["clients"] is None
    assert published.remarks[-1]["id"] == "withheld"


def test_who_decides() -> None:
    report = osuus.decide(
        "taking-into-care",
        on=datetime.date(2024, 5, 1),
        born="2010-06-15",
        guardians=["consents", "objects"],
        child="consents",
    )
    assert report["decided_by"] == "administrative-court"
