"""Long work tells how far it is: to a function, or by a bar."""

import builtins
from collections.abc import Callable
from typing import Any

import osuus
import pytest
import tqdm.auto

from .conftest import FACTS

BARS: list[Any] = []


class Spy(tqdm.auto.tqdm):  # type: ignore[misc]
    """A bar that is remembered."""

    def __init__(self) -> None:
        """A bar at its start."""
        super().__init__()
        BARS.append(self)


@pytest.fixture(autouse=True)
def bars(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    monkeypatch.setattr(tqdm.auto, "tqdm", Spy)
    BARS.clear()
    return BARS


def batch(agreement: osuus.Agreement, progress: Any) -> None:
    agreement.plan(year=2024).bind(FACTS).batch([{}] * 7, progress=progress)


def compare(_: osuus.Agreement, progress: Any) -> None:
    years = [
        {"name": str(year), "agreement": "keski-suomi-cooperation-2007", "year": year}
        for year in (2007, 2008)
    ]
    osuus.compare(years, progress=progress)


WORK = [batch, compare]


@pytest.mark.parametrize("work", WORK)
def test_true_shows_a_bar(
    agreement: osuus.Agreement,
    work: Callable[[osuus.Agreement, Any], None],
    bars: list[Any],
    capsys: pytest.CaptureFixture[str],
) -> None:
    told: list[tuple[int, int | None]] = []
    work(agreement, lambda done, of: told.append((done, of)))
    assert told
    assert bars == []
    work(agreement, True)
    [bar] = bars
    assert (bar.n, bar.total) == told[-1]
    assert bar.disable, "a bar that was closed is disabled"
    assert "it/s" in capsys.readouterr().err


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("none", [None, False])
def test_nothing_shows_nothing(
    agreement: osuus.Agreement,
    work: Callable[[osuus.Agreement, Any], None],
    none: Any,
    bars: list[Any],
) -> None:
    work(agreement, none)
    assert bars == []


def test_a_bar_is_closed_when_the_work_raises(
    agreement: osuus.Agreement, bars: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_self: Spy, _by: float | None = 1) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Spy, "update", stop)
    with pytest.raises(KeyboardInterrupt):
        batch(agreement, True)
    [bar] = bars
    assert bar.disable
    monkeypatch.undo()


def test_a_bar_without_tqdm_says_what_to_install(
    agreement: osuus.Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("tqdm"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r'pip install "osuus\[progress\]"'):
        batch(agreement, True)
