"""Every example in docstrings, README and guide runs."""

import doctest
import io
import re
from collections.abc import Iterator
from pathlib import Path

import osuus
import osuus.excel
import osuus.plot
import pytest

PACKAGE = Path(__file__).resolve().parents[1]
DOCS = PACKAGE.parent / "docs"
PAGES = [
    PACKAGE / "README.md",
    DOCS / "tutorial.md",
    DOCS / "python.md",
    *sorted(DOCS.glob("how-to/*.md")),
]


def documented() -> Iterator[tuple[str, str]]:
    """The docstrings of the package, of its public names and of their public members."""
    yield "osuus", osuus.__doc__ or ""
    for name in osuus.__all__:
        if name == "__version__":
            continue
        value = getattr(osuus, name)
        yield name, value.__doc__ or ""
        if isinstance(value, type):
            for member in vars(value):
                if member == "__arrow_c_stream__" or not member.startswith("_"):
                    yield f"{name}.{member}", getattr(value, member).__doc__ or ""


DOCSTRINGS = dict(documented())
MODULES = {
    f"{module.__name__}.{name}": getattr(module, name).__doc__ or ""
    for module in (osuus.excel, osuus.plot, osuus.plot.data)
    for name in module.__all__
    if name != "data"
}


def run(name: str, text: str) -> int:
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, 0)
    out = io.StringIO()
    failed = doctest.DocTestRunner().run(test, out=out.write).failed
    assert not failed, out.getvalue()
    return len(test.examples)


@pytest.mark.parametrize("name", DOCSTRINGS)
def test_docstring(name: str) -> None:
    text = DOCSTRINGS[name]
    assert text, f"{name} has no docstring"
    count = run(name, text)
    parent, _, member = name.partition(".")
    value = getattr(osuus, parent, None)
    if not member or callable(getattr(value, member)):
        assert count, f"{name} has no example"


@pytest.mark.parametrize("name", MODULES)
def test_docstring_of_a_module(name: str) -> None:
    assert run(name, MODULES[name]), f"{name} has no example"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(page.name, page.read_text(encoding="utf-8"))


def test_readme_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    text = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    exec(example, {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "907.63"
    assert any("917" in line and "357.63" in line for line in lines)
