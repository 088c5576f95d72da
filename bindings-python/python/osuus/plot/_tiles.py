"""Amounts on a map of tiles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LogNorm, Normalize, TwoSlopeNorm, to_rgb
from matplotlib.patches import Rectangle
from matplotlib.ticker import LogLocator
from numpy.typing import NDArray

from osuus._taken import Lang
from osuus.plot._exact import Number
from osuus.plot._page import (
    FAINT,
    INK,
    NORMAL,
    Amounts,
    caption,
    dots,
    extent,
    page,
    settle,
)
from osuus.plot.data._given import Row

Places = NDArray[np.float64]
_FILL = 0.6
_SMALLEST = 3.6


def draw(rows: list[Row], title: str, lang: Lang, ax: Axes | None) -> Axes:
    """A tile for each buyer, near its centre, in the colour of its amount."""
    places, side = _placed(rows)
    low, high = places.min(axis=0) - side / 2, places.max(axis=0) + side / 2
    wide, tall = high - low
    width = 6.7 if len(rows) > 9 else 4.6
    ax = page(ax, height=min(width * tall / wide, 7.8) + 1.1, width=width)
    ax.set_axis_off()
    ax.set_aspect("equal")
    ax.set_xlim(low[0], high[0])
    ax.set_ylim(low[1], high[1])
    caption(ax, title)
    scale = _scale(rows)
    for row, (x, y) in zip(rows, places, strict=True):
        amount = row["amount"]
        colour = _colour(scale, amount)
        corner = (x - side * 0.48, y - side * 0.48)
        tile = Rectangle(corner, side * 0.96, side * 0.96, facecolor=colour, linewidth=0)
        ax.add_patch(tile)
    figure = ax.get_figure()
    if figure is not None and any(row["amount"] is not None for row in rows):
        bar = figure.colorbar(
            scale, ax=ax, orientation="horizontal", shrink=0.5, aspect=36, pad=0.03
        )
        bar.outline.set_visible(False)
        bar.ax.minorticks_off()
        if isinstance(scale.norm, LogNorm):
            bar.ax.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5), numticks=12))
        bar.ax.xaxis.set_major_formatter(Amounts(lang))
        bar.ax.tick_params(length=0, labelsize=NORMAL - 1, labelcolor=INK)
        bar.set_label(rows[0]["label"], fontsize=NORMAL, color=INK)
    _write(ax, rows, places, side, scale)
    return ax


def _placed(rows: list[Row]) -> tuple[Places, float]:
    """Middles of the tiles and the length of their sides, in metres."""
    known = [row for row in rows if row["x"] is not None]
    if not known:
        count = int(np.ceil(np.sqrt(len(rows))))
        grid = [(float(at % count), -float(at // count)) for at in range(len(rows))]
        return np.array(grid, dtype=np.float64), 1.0
    centres = np.array([(row["x"], row["y"]) for row in known], dtype=np.float64)
    spans = np.maximum(np.ptp(centres, axis=0), 1000.0)
    side = float(np.sqrt(_FILL * spans.prod() / len(known))) if len(known) > 1 else 1000.0
    chosen = on_grid(centres, side)
    # Who has no place on the map stands in rows below it.
    found, apart = [], iter(chosen)
    left, below = chosen[:, 0].min(), chosen[:, 1].min() - 2 * side
    columns = int(np.ptp(chosen[:, 0]) // side) + 1
    lost = 0
    for row in rows:
        if row["x"] is not None:
            found.append(next(apart))
            continue
        found.append(
            np.array((left + lost % columns * side, below - lost // columns * side))
        )
        lost += 1
    return np.array(found), side


def on_grid(centres: Places, side: float) -> Places:
    """Each on a cell of its own, all of them as near to their centres as can be.

    First those in the middle choose, then two change places, or one moves, as long as
    that brings them nearer.
    """
    low = centres.min(axis=0) - 4 * side
    counts = np.ceil((np.ptp(centres, axis=0) + 8 * side) / side).astype(int)
    cells = np.indices(counts + 1).reshape(2, -1).T * side + low
    far = ((centres[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    free = np.ones(len(cells), dtype=np.bool_)
    own = np.zeros(len(centres), dtype=np.intp)
    middle = ((centres - np.median(centres, axis=0)) ** 2).sum(axis=1)
    for one in np.argsort(middle, kind="stable"):
        own[one] = np.where(free, far[one], np.inf).argmin()
        free[own[one]] = False
    everybody = np.arange(len(centres))
    for _ in range(40):
        moved = False
        for one in everybody:
            here = far[one, own[one]]
            swaps = far[one, own] + far[:, own[one]] - here - far[everybody, own]
            swaps[one] = 0.0
            other = int(swaps.argmin())
            moves = np.where(free, far[one] - here, 0.0)
            cell = int(moves.argmin())
            if min(swaps[other], moves[cell]) > -1e-6:
                continue
            moved = True
            if moves[cell] < swaps[other]:
                free[own[one]], free[cell] = True, False
                own[one] = cell
            else:
                own[one], own[other] = own[other], own[one]
        if not moved:
            break
    found: Places = cells[own]
    return found


def _scale(rows: Sequence[Row]) -> ScalarMappable:
    """Dark is much. Around zero it is one colour below and another above."""
    amounts = [float(row["amount"]) for row in rows if row["amount"] is not None] or [0.0]
    least, most = min(amounts), max(amounts)
    norm: Normalize
    if least < 0:
        far = max(-least, most)
        norm = TwoSlopeNorm(0.0, -far, far)
        return ScalarMappable(norm, colormaps["PuOr_r"])
    if least > 0 and most / least > 20:
        norm = LogNorm(least, most)
    else:
        norm = Normalize(min(least, 0.0), most or 1.0)
    return ScalarMappable(norm, colormaps["YlGnBu"])


def _write(
    ax: Axes, rows: Sequence[Row], places: Places, side: float, scale: ScalarMappable
) -> None:
    """Name and amount on each tile, the name as much of it as fits."""
    settle(ax)
    (left, _), (right, _) = ax.transData.transform([(0, 0), (side, 0)])
    room = (right - left) * 0.85
    size = min(room / dots(ax) / 6.4, NORMAL)
    if size < _SMALLEST:
        return
    names = short_names([row["name"] for row in rows], int(room / dots(ax) / size / 0.56))
    for row, name, (x, y) in zip(rows, names, places, strict=True):
        amount = row["amount"]
        red, green, blue = _colour(scale, amount)
        dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.4
        text = ax.text(
            x,
            y,
            f"{name}\n{row['amount_text']}",
            ha="center",
            va="center",
            fontsize=size,
            linespacing=1.25,
            color="white" if dark else "black",
            in_layout=False,
        )
        width, _ = extent(text)
        if width > room:
            text.set_fontsize(max(size * room / width, _SMALLEST - 0.6))


def short_names(names: Sequence[str], most: int) -> list[str]:
    """Names of so many letters; two that would look alike get another letter."""
    short = [_cut(name, most) for name in names]
    for place, name in enumerate(names):
        letters = most
        while short.count(short[place]) > 1 and letters < len(name):
            letters += 1
            short[place] = _cut(name, letters)
    return short


def _cut(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    first, _, last = name.rpartition(" ")
    if first and most >= 8:
        # Of several words the last keeps its initial.
        return f"{first[: most - 4].rstrip(' -')}. {last[0]}."
    return name[: max(most - 1, 2)].rstrip(" -") + "."


def _colour(scale: ScalarMappable, amount: Number | None) -> tuple[float, float, float]:
    """The colour of an amount; what is not known is grey."""
    if amount is None:
        return to_rgb(FAINT)
    return to_rgb(scale.to_rgba(np.array([float(amount)]))[0])
