"""Every notebook runs in a clean process, and its figures are those of the corpus."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jupytext
import pytest
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[3]
NOTEBOOKS = sorted((ROOT / "bindings-python" / "notebooks").glob("*.py"))
TOLD = "import json; print(json.dumps(figures, default=str))"


@cache
def executed(path: Path) -> Any:
    """The notebook with what its cells gave, and a last cell that tells its figures."""
    notebook = jupytext.read(path)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    notebook.cells.append(jupytext.reads(TOLD, fmt="py:percent").cells[0])
    # Nothing listens to the network.
    config = Config({"KernelManager": {"transport": "ipc"}})
    NotebookClient(notebook, timeout=300, config=config).execute()
    return notebook


def outputs(notebook: Any) -> list[Any]:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [output for cell in cells for output in cell.outputs]


@cache
def expected(case: str) -> dict[str, Any]:
    """What a case of the corpus expects, by its id."""
    for path in (ROOT / "tests" / "corpus" / case.partition("/")[0]).glob("*.json"):
        read = json.loads(path.read_text(encoding="utf-8"))
        if read.get("id") == case:
            found: dict[str, Any] = read["expected"]
            return found
    raise KeyError(case)


def at(document: dict[str, Any], place: str) -> Any:
    """A figure of a report by its pointer, one of a statement by its names."""
    if place.startswith("/"):
        return document["fields"][place]
    value: Any = document
    for name in place.split("/"):
        value = value[name]
    return value


def as_written(value: Any) -> str | None:
    return None if value is None else str(value)


def test_there_are_six() -> None:
    assert len(NOTEBOOKS) == 6


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_figures_are_those_of_the_corpus(path: Path) -> None:
    told = json.loads(outputs(executed(path))[-1].text)
    assert sum(map(len, told.values())) >= 3
    for case, figures in told.items():
        for place, value in figures.items():
            wanted = as_written(at(expected(case), place))
            assert as_written(value) == wanted, (case, place)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_shows_pictures_and_no_warnings(path: Path) -> None:
    given = outputs(executed(path))
    assert not [one.text for one in given if one.get("name") == "stderr"]
    pictures = [one for one in given if "image/png" in one.get("data", {})]
    assert len(pictures) >= 2
    first = next(place for place, one in enumerate(given) if one in pictures)
    tables = [
        place for place, one in enumerate(given) if "<table" in str(one.get("data", ""))
    ]
    assert first < min(tables, default=len(given))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_are_short(path: Path) -> None:
    for cell in jupytext.read(path).cells:
        lines = cell.source.splitlines()
        # An agreement may be long, and so may the figures that tests hold.
        if '"""' not in cell.source and "figures" not in cell.metadata.get("tags", []):
            assert len(lines) <= 20, cell.source
