"""The stubs say what the package is."""

import subprocess
import sys
from pathlib import Path

import osuus
import pytest

PACKAGE = Path(__file__).resolve().parents[1]

USE = """\
from decimal import Decimal
from fractions import Fraction
import osuus
import polars as pl

agreement = osuus.Agreement.embedded("x", lang="fi")
statement = agreement.bill(year=2002, facts=pl.DataFrame())
rows = [{"buyer": "435", "period": 2002, "value": Decimal(1)}]
statement = agreement.bill(year=2002, facts=rows)
total: Decimal | Fraction = statement["435"].lines[0].amount
lines: list[int | None] = [d.line for d in osuus.check("", syntax="json")]
frame = pl.DataFrame(statement)
register = osuus.Register.finland(lang="sv")
statement = agreement.bill(
    year=2003,
    hold=["fee"],
    prices={"fee": "0.41", "other": Decimal(1)},
    restated_on="2022-01-01",
    register=register,
)
carried: dict[str, Decimal | Fraction] = register.carry({"1": 2}, from_="a", to="b")
frame = pl.DataFrame(register.carry(frame, from_="a", to="b"))
frame = pl.DataFrame(register.municipalities(on="2001-12-31", area=("region", "13")))
centre: tuple[int, int] | None = register["179"].centre
later = agreement.bill(year=2003, facts=rows, earlier=[statement, statement.to_json()])
memos: list[osuus.Line] = later["435"].memos
text = str(later.explain("435", clients="shown"))
withheld: list[str] = later.published(fewest=5).withheld
receipt = osuus.Receipt.read(later.receipt(salt="00" * 16).to_json(), lang="fi")
holds: bool = receipt.verify(statement.receipt()).holds
"""


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("", ""),
        ("agreement.bill(year=2002, facts=0.1)\n", "[arg-type]"),
        ("agreement.bill(2002)\n", "[call-arg]"),
        ('agreement.bill(year=2002, lang="de")\n', "[arg-type]"),
        ('agreement.bill(year=2002, prices={"fee": 0.41})\n', "[dict-item]"),
        ("agreement.bill(year=2002, earlier=statement)\n", "[arg-type]"),
        ('statement.explain(clients="all")\n', "[arg-type]"),
        ("statement.published(5)\n", "[call-arg]"),
        ("statement.receipt(salt=16)\n", "[arg-type]"),
        ("receipt.verify(receipt.to_json())\n", "[arg-type]"),
        ('register.carry({"179": 0.5}, from_="a", to="b")\n', "[dict-item]"),
    ],
    ids=[
        "right",
        "facts",
        "positional",
        "language",
        "price",
        "earlier",
        "clients",
        "fewest",
        "salt",
        "verify",
        "figure",
    ],
)
def test_mypy(tmp_path: Path, wrong: str, why: str) -> None:
    file = tmp_path / "use.py"
    file.write_text(USE + wrong, encoding="utf-8")
    command = ["mypy", "--strict", "--python-executable", sys.executable, str(file)]
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True
    )
    assert (done.returncode == 0) == (not wrong), done.stdout
    assert why in done.stdout


def test_stubtest() -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "osuus._osuus"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PACKAGE / "tests")
    assert done.returncode == 0, done.stdout


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(osuus.__file__).parent / "py.typed").exists()
