"""Plots as they are seen: texts, lengths, colours, room; in print and in notebooks."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations, pairwise

import numpy as np
import osuus
import osuus.plot
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.typing import ColorType
from numpy.typing import NDArray
from osuus._taken import Lang
from osuus.plot import data
from osuus.plot._page import COLOURS, LESS, MORE, SAME, spread, wrapped
from osuus.plot._tiles import on_grid, short_names

from .conftest import AGREEMENT, FACTS
from .plots import (
    caseload,
    comparison,
    drawn,
    effects,
    fairness,
    legible,
    made_up,
    many,
    models,
    statement,
    texts,
)

LANGS: tuple[Lang, ...] = ("fi", "sv", "en")


def break_even(lang: Lang) -> Axes:
    return osuus.plot.break_even(
        models(lang), "use", buyer="435", year=2002, facts=made_up(), points=20, lang=lang
    )


KINDS: dict[str, Callable[[Lang], Axes]] = {
    "bills": lambda lang: osuus.plot.bills(statement(lang)),
    "per_resident": lambda lang: osuus.plot.per_resident(fairness(lang)),
    "slopes": lambda lang: osuus.plot.slopes(comparison(lang)),
    "break_even": break_even,
    "tiles": lambda lang: osuus.plot.tiles(statement(lang)),
    "tiles of a comparison": lambda lang: osuus.plot.tiles(comparison(lang)),
    "caseload": lambda lang: osuus.plot.caseload(caseload(12, lang)),
    "caseload of many": lambda lang: osuus.plot.caseload(caseload(106, lang)),
    "effects": lambda lang: osuus.plot.effects(effects(lang), buyer="179"),
}
SIZES: dict[str, Callable[[], Axes]] = {
    "one buyer": lambda: osuus.plot.bills(many(1)),
    "one buyer of one charge": lambda: osuus.plot.bills(many(1, charges=1)),
    "30 of 308 buyers": lambda: osuus.plot.bills(many(308)),
    "308 buyers": lambda: osuus.plot.bills(many(308), top=None),
    "long names": lambda: osuus.plot.bills(many(9, long=True)),
    "more charges than colours": lambda: osuus.plot.bills(many(9, charges=11)),
    "money back": lambda: osuus.plot.bills(many(9, less=True)),
    "tiles without a map": lambda: osuus.plot.tiles(many(7)),
    "9 of 30 a resident": lambda: osuus.plot.per_resident(fairness("fi"), top=9),
    "9 of 30 slopes": lambda: osuus.plot.slopes(comparison("fi"), top=9),
    "one worker": lambda: osuus.plot.caseload(caseload(1)),
    "two sums": lambda: osuus.plot.effects(effects("fi")),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_legible(kind: str, lang: Lang) -> None:
    legible(KINDS[kind](lang))


@pytest.mark.parametrize("size", SIZES)
def test_few_and_many(size: str) -> None:
    legible(SIZES[size]())


@pytest.mark.parametrize("lang", LANGS)
def test_words_and_numbers_are_those_of_core(lang: Lang) -> None:
    # Captions are wrapped.
    seen = {words.replace("\n", " ") for words, _ in texts(KINDS["bills"](lang))}
    bills = statement(lang)
    table = str(bills)
    assert table.splitlines()[0] in seen
    for bill in bills:
        assert bill.name in seen
        assert osuus.number_text(bill.total, decimals=2, lang=lang) in seen
    assert osuus.number_text(10000, lang=lang) in seen
    assert {line.label for bill in bills for line in bill.lines} <= seen

    report = fairness(lang)
    seen = {words for words, _ in texts(KINDS["per_resident"](lang))}
    average = {"fi": "0,57", "sv": "0,57", "en": "0.57"}[lang]
    assert f"{report.labels['per_resident']} {average}" in seen


def bars(ax: Axes) -> list[Rectangle]:
    return [bar for bar in ax.patches if isinstance(bar, Rectangle)]


def test_bars_are_as_long_as_their_amounts() -> None:
    ax = KINDS["bills"]("en")
    drawn(ax)
    rows = [row for row in data.bills(statement()) if row["amount"]]
    assert len(bars(ax)) == len(rows)
    lengths = [bar.get_window_extent().width for bar in bars(ax)]
    amounts = [float(row["amount"]) for row in rows]
    scale = sum(lengths) / sum(amounts)
    for length, amount in zip(lengths, amounts, strict=True):
        assert length == pytest.approx(amount * scale, abs=0.01)


def test_what_is_paid_back_lies_on_the_other_side_of_zero() -> None:
    ax = SIZES["money back"]()
    drawn(ax)
    rows = [row for row in data.bills(many(9, less=True)) if row["amount"]]
    zero = ax.transData.transform((0, 0))[0]
    for bar, row in zip(bars(ax), rows, strict=True):
        box = bar.get_window_extent()
        if row["amount"] < 0:
            assert box.x1 <= zero + 0.01
        else:
            assert box.x0 >= zero - 0.01


def test_the_greatest_stands_on_top() -> None:
    for kind in ("bills", "per_resident"):
        ax = KINDS[kind]("en")
        drawn(ax)
        named = [text.get_text() for text in ax.get_yticklabels()]
        rows = getattr(data, kind)({"bills": statement, "per_resident": fairness}[kind]())
        assert named == list(dict.fromkeys(row["name"] for row in rows))
        tops = [text.get_window_extent().y1 for text in ax.get_yticklabels()]
        assert tops == sorted(tops, reverse=True)


def test_who_is_over_the_cap_is_told_without_colours() -> None:
    ax = KINDS["caseload"]("en")
    over = [bar for bar in bars(ax) if bar.get_hatch()]
    rows = data.caseload(caseload(12))
    expected = [row["clients"] - row["cap"] for row in rows if row["verdict"] == "over"]
    assert [bar.get_width() for bar in over] == expected
    seen = [words for words, _ in texts(ax)]
    assert sum(words.endswith("over the cap") for words in seen) == len(expected)


def test_tiles_do_not_cover_each_other() -> None:
    ax = KINDS["tiles"]("en")
    drawn(ax)
    tiles = [bar.get_window_extent() for bar in bars(ax)]
    assert len(tiles) == 30
    for one, other in combinations(tiles, 2):
        assert not one.padded(-0.01).overlaps(other.padded(-0.01))


def test_all_municipalities_have_room() -> None:
    centres = np.array(
        [one.centre for one in osuus.Register.finland() if one.centre], float
    )
    assert len(centres) > 300
    side = float(np.sqrt(0.6 * np.ptp(centres, axis=0).prod() / len(centres)))
    places = on_grid(centres, side)
    apart = np.abs(places[:, None] - places[None, :]).max(axis=2)
    np.fill_diagonal(apart, np.inf)
    assert apart.min() == pytest.approx(side)
    # Nobody is far from home, and the far north stays north.
    assert np.linalg.norm(places - centres, axis=1).mean() < 2 * side
    order = np.argsort(centres[:, 1])
    assert places[order[:30], 1].max() < places[order[-30:], 1].min()


def test_short_names() -> None:
    names = ["Jyväskylä", "Jyväskylän maalaiskunta", "Äänekoski", "Ii"]
    assert short_names(names, 9) == ["Jyväskylä", "Jyväs. m.", "Äänekoski", "Ii"]
    assert len(set(short_names(["Pohjola a", "Pohjola b"], 5))) == 2


# Machado, Oliveira and Fernandes (2009), deuteranopia, on linear light.
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def seen_as(colour: ColorType) -> NDArray[np.float64]:
    """CIELAB of a colour as people without green cones see it."""
    light = np.array(to_rgb(colour), dtype=np.float64)
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    white = TO_XYZ.sum(axis=1)
    x, y, z = np.cbrt(np.clip(TO_XYZ @ (DEUTERANOPIA @ linear) / white, 1e-6, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_colours_are_told_apart() -> None:
    for palette in (COLOURS, (LESS, MORE, SAME)):
        for one, other in combinations(palette, 2):
            assert np.linalg.norm(seen_as(one) - seen_as(other)) > 15, (one, other)
    shades = [seen_as(colormaps["YlGnBu"](at)[:3])[0] for at in np.linspace(0, 1, 33)]
    assert all(lighter > darker for lighter, darker in pairwise(shades))
    below, above = (seen_as(colormaps["PuOr_r"](at)[:3]) for at in (0.15, 0.85))
    assert np.linalg.norm(below - above) > 40


@given(
    st.lists(st.floats(-500, 1500), max_size=30),
    st.floats(0.5, 30),
)
def test_labels_are_moved_apart(wanted: list[float], apart: float) -> None:
    low, high = 0.0, 1000.0
    places = spread(wanted, apart, low, high)
    ordered = sorted(zip(wanted, places, strict=True))
    for (_, one), (_, other) in pairwise(ordered):
        assert abs(other - one) >= apart - 1e-6
    if places and apart * (len(wanted) - 1) <= high - low:
        assert low - 1e-6 <= min(places) <= max(places) <= high + 1e-6
    # Where there is room nothing moves.
    if all(low <= one <= high for one in wanted) and all(
        other - one >= apart for one, other in pairwise(sorted(wanted))
    ):
        assert places == pytest.approx(wanted)


def test_long_names_keep_their_ends() -> None:
    assert wrapped("Keuruu", 10) == "Keuruu"
    name = "Pohjois-Savon ja Keski-Suomen yhteistoiminta-alueen kuntayhtymä 12"
    first, second = wrapped(name, 20).split("\n")
    assert (len(first) <= 20, len(second) <= 20, second[-2:]) == (True, True, "12")


@pytest.mark.parametrize("kind", KINDS)
def test_png(kind: str) -> None:
    ax = KINDS[kind]("fi")
    out = io.BytesIO()
    drawn(ax).savefig(out, format="png", dpi=72)
    assert out.getvalue()[:8] == b"\x89PNG\r\n\x1a\n"
    # What a notebook shows.
    shown = ax._repr_png_()  # type: ignore[attr-defined]
    assert shown[:8] == b"\x89PNG\r\n\x1a\n"


def test_what_is_not_known_is_drawn_as_such() -> None:
    # Nobody knows how many live in parties that are no municipalities.
    agreement = osuus.Agreement.read(AGREEMENT)
    unknown = osuus.fairness(agreement, year=2024, facts=FACTS)
    ax = osuus.plot.per_resident(unknown)
    assert [text.get_text() for text in ax.texts] == ["–", "–", "–"]
    legible(ax)
    shares = osuus.plot.tiles(unknown, of="residents")
    assert [text.get_text().split("\n")[1] for text in shares.texts] == ["–"] * 3
    legible(shares)
    # Posts that are only counted have no workers.
    clients = [{"form": "open", "ages": "minor", "count": 40}]
    counted = osuus.caseload(on="2024-05-01", posts=2, clients=clients)
    assert list(osuus.plot.caseload(counted).patches) == []
    drawn(osuus.plot.caseload(counted))


def test_who_pays_in_one_alternative_only_has_one_end() -> None:
    fund = {"agreement": "jyvaskyla-fund-model", "restated_on": "2022-01-01"}
    held = ["annual-fee", "pair-work-fee", "follow-up-fee", "consultation-fee"]
    years = [
        fund | {"name": "2002", "year": 2002},
        fund | {"name": "2022", "year": 2022, "hold": held},
    ]
    ax = osuus.plot.slopes(osuus.compare(years))
    seen = [text.get_text() for text in ax.texts]
    assert sum("Kuhmoinen" in words for words in seen) == 1
    assert sum("Luhanka" in words for words in seen) == 2
    legible(ax)


def test_axes_of_ones_own() -> None:
    import matplotlib.pyplot as plt

    figure = Figure(figsize=(7, 9))
    left, right = figure.subplots(1, 2)
    assert osuus.plot.bills(statement(), top=5, ax=left) is left
    assert osuus.plot.effects(effects(), ax=right) is right
    drawn(left)
    assert len(figure.axes) == 2
    assert plt.get_fignums() == []
    osuus.plot.bills(statement())
    assert plt.get_fignums() == []


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_nothing_is_imported_before_it_is_needed() -> None:
    program = """
import sys, osuus
assert not {"matplotlib", "numpy", "pandas", "osuus.plot"} & set(sys.modules)
bills = osuus.Agreement.embedded("keski-suomi-cooperation-2007").bill(year=2007)
osuus.plot.data.bills(bills)
assert not {"matplotlib", "numpy", "pandas"} & set(sys.modules)
osuus.plot.bills(bills)
assert "matplotlib" in sys.modules
assert "matplotlib.pyplot" not in sys.modules
"""
    assert run(program) == ""


def test_without_matplotlib_it_is_said_what_to_install() -> None:
    program = """
import sys
sys.modules["matplotlib"] = None
import osuus
bills = osuus.Agreement.embedded("keski-suomi-cooperation-2007").bill(year=2007)
try:
    osuus.plot.bills(bills)
except ImportError as error:
    print(error)
"""
    assert run(program) == 'plots need matplotlib: pip install "osuus[plot]"\n'
