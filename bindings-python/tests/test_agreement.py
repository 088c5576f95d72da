"""Reading agreements, and what they say of themselves."""

import json
from pathlib import Path

import osuus
import pytest

from .conftest import AGREEMENT


def test_every_embedded_agreement_is_there_without_fault() -> None:
    assert osuus.agreements()
    for name in osuus.agreements():
        agreement = osuus.Agreement.embedded(name)
        assert agreement.id == name
        assert agreement.title
        assert agreement.years
        assert [d for d in osuus.check(agreement.source) if d.severity == "error"] == []
        assert osuus.Agreement.read(agreement.source).id == name


def test_it_speaks_the_language_asked_for() -> None:
    titles = {
        osuus.Agreement.read(AGREEMENT, lang=lang).title for lang in ("fi", "sv", "en")
    }
    assert titles == {"Yhteinen klinikka", "Gemensam klinik", "A shared clinic <b>"}


def test_str_bytes_and_files_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "clinic.toml"
    path.write_text(AGREEMENT, encoding="utf-8")
    for agreement in (
        osuus.Agreement.read(AGREEMENT),
        osuus.Agreement.read(AGREEMENT.encode()),
        osuus.Agreement.open(path),
        osuus.Agreement.open(str(path)),
    ):
        assert agreement.id == "shared-clinic"
        assert agreement.source == AGREEMENT
        assert agreement.years == [2024, 2025]
        assert agreement.currency == "EUR"


def test_json_is_the_same_agreement(tmp_path: Path) -> None:
    import tomllib

    path = tmp_path / "clinic.json"
    path.write_text(json.dumps(tomllib.loads(AGREEMENT)), encoding="utf-8")
    assert osuus.Agreement.open(path).id == "shared-clinic"
    assert osuus.Agreement.read(path.read_text(), syntax="json").id == "shared-clinic"


def test_a_missing_file_is_pythons_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        osuus.Agreement.open(tmp_path / "nowhere.toml")


def test_an_unknown_suffix_language_or_syntax_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "clinic.yaml"
    path.write_text(AGREEMENT, encoding="utf-8")
    with pytest.raises(ValueError, match="yaml"):
        osuus.Agreement.open(path)
    with pytest.raises(ValueError, match="yaml"):
        osuus.Agreement.read(AGREEMENT, syntax="yaml")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="de"):
        osuus.Agreement.read(AGREEMENT, lang="de")  # type: ignore[arg-type]


def test_options_are_keyword_only(agreement: osuus.Agreement) -> None:
    with pytest.raises(TypeError):
        agreement.bill(2024)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        osuus.Agreement.read(AGREEMENT, "toml")  # type: ignore[call-arg]


def test_nothing_can_be_changed(agreement: osuus.Agreement) -> None:
    with pytest.raises(AttributeError):
        agreement.id = "other"  # type: ignore[misc]


def test_the_template_is_a_table_that_can_be_read_back(
    agreement: osuus.Agreement,
) -> None:
    template = agreement.facts_template(year=2024)
    assert [line.split(",")[0] for line in template.splitlines()] == [
        "buyer",
        "north",
        "south",
        "west",
    ]
    assert len(osuus.Facts.csv(template)) == 0
    document = json.loads(agreement.facts_template(year=2024, syntax="json"))
    assert document["schema"] == "osuus.facts/1"
