"""Caseloads against the cap."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from osuus._taken import Lang
from osuus.plot._page import (
    COLOURS,
    INK,
    MORE,
    NORMAL,
    SMALL,
    amounts_along,
    caption,
    dots,
    extent,
    legend,
    lines_high,
    make_room,
    named_lines,
    page,
    settle,
    spread,
    wrapped,
)
from osuus.plot.data._given import Row

_BAR = COLOURS[4]
# What is over the cap is told apart without colours too.
_OVER: dict[str, Any] = {"hatch": "//////", "edgecolor": "white", "linewidth": 0}
# More workers than this stand side by side, and only those over the cap have names.
_NAMED = 40


def draw(
    rows: list[Row], title: str, cap_label: str, lang: Lang, ax: Axes | None
) -> Axes:
    """A bar for each worker, and its cap across it; what is over it is hatched."""
    rows = [row for row in rows if row["clients"] is not None]
    upright = len(rows) > _NAMED
    names = [wrapped(row["worker"], 26) for row in rows]
    ax = page(ax, height=3.6 if upright else lines_high(names, 0.22) + 0.9)
    for place, row in enumerate(rows):
        cap, clients = row["cap"], row["clients"]
        within = clients if cap is None else min(clients, cap)
        _bar(ax, upright, place, 0, within, facecolor=_BAR)
        if within < clients:
            _bar(
                ax,
                upright,
                place,
                within,
                clients - within,
                facecolor=MORE,
                **_OVER,
            )
    _caps(ax, rows, upright)
    longest = max([max(row["clients"], row["cap"] or 0) for row in rows], default=1) or 1
    if upright:
        ax.set_xticks([])
        ax.set_xlim(-0.8, len(rows) - 0.2)
        ax.set_ylim(0, longest * 1.06)
        amounts_along(ax, lang, which="y")
    else:
        named_lines(ax, names, NORMAL)
        ax.set_xlim(0, longest)
        amounts_along(ax, lang)
    handles = _legend(rows, cap_label)
    above = 6 + (legend(ax, handles) if handles else 0)
    caption(ax, title, above=above)
    if upright:
        _names(ax, rows, longest)
    else:
        _counts(ax, rows)
    return ax


def _bar(
    ax: Axes, upright: bool, place: int, start: float, length: float, **style: Any
) -> None:
    if upright:
        ax.bar(place, length, bottom=start, width=0.8, **style)
    else:
        ax.barh(place, length, left=start, height=0.74, **style)


def _caps(ax: Axes, rows: list[Row], upright: bool) -> None:
    """One line where all have the same cap, else a stroke across each bar."""
    caps = {row["cap"] for row in rows}
    if caps == {None} or not caps:
        return
    for place, row in enumerate(rows):
        if row["cap"] is None:
            continue
        ends = ([place - 0.5, place + 0.5], [row["cap"], row["cap"]])
        xs, ys = ends if upright else reversed(ends)
        ax.plot(xs, ys, color=INK, linewidth=1.4, solid_capstyle="butt")


def _counts(ax: Axes, rows: list[Row]) -> None:
    """How many each has, behind the bar; of those over their cap in words too."""
    texts, ends = [], []
    for place, row in enumerate(rows):
        over = row["verdict"] == "over"
        words = row["clients_text"]
        texts.append(
            ax.annotate(
                f"{words} · {row['verdict_text']}" if over else words,
                (row["clients"], place),
                xytext=(5, 0),
                textcoords="offset points",
                ha="left",
                va="center",
                fontsize=NORMAL,
                fontweight="bold" if over else "normal",
                color=INK,
                in_layout=False,
            )
        )
        ends.append(float(row["clients"]))
    make_room(ax, texts, ends, gap=8)


def _names(ax: Axes, rows: list[Row], longest: int) -> None:
    """Of many workers those over their cap, side by side above the bars."""
    texts = [
        ax.annotate(
            f"{row['worker']}  {row['clients_text']}",
            (place, row["clients"]),
            xytext=(place, longest * 1.06),
            textcoords="data",
            ha="center",
            va="bottom",
            rotation=90,
            fontsize=SMALL,
            color=INK,
            in_layout=False,
            arrowprops={"arrowstyle": "-", "color": "#B5B5B5", "linewidth": 0.5},
        )
        for place, row in enumerate(rows)
        if row["verdict"] == "over"
    ]
    if not texts:
        return
    settle(ax)
    box = ax.get_window_extent()
    tallest = max(extent(text)[1] for text in texts) + 4 * dots(ax)
    ax.set_ylim(0, longest * 1.06 / max(1 - tallest / box.height, 0.3))
    ax.set_yticks([tick for tick in ax.get_yticks() if tick <= longest])
    wide = box.width / (len(rows) + 0.6)
    apart = max(extent(text)[0] for text in texts) / wide + 0.1
    wanted = [float(text.xy[0]) for text in texts]
    found = spread(wanted, apart, apart / 2 - 0.8, len(rows) - 0.2 - apart / 2)
    for text, place in zip(texts, found, strict=True):
        text.set_position((place, longest * 1.06))


def _legend(rows: list[Row], cap_label: str) -> list[Line2D | Patch]:
    """The cap, and what it is to be over it, in words."""
    handles: list[Line2D | Patch] = []
    known = [row for row in rows if row["cap"] is not None]
    caps = sorted({(row["cap"], row["cap_text"]) for row in known})
    if caps:
        name = f"{cap_label} {', '.join(text for _, text in caps)}"
        if len(caps) > 3:
            name = f"{cap_label} {caps[0][1]}–{caps[-1][1]}"
        handles.append(Line2D([], [], color=INK, linewidth=1.4, label=name))
    over = [row["verdict_text"] for row in rows if row["verdict"] == "over"]
    if over:
        label = f"{over[0]} ({len(over)})"
        handles.append(
            Patch(
                facecolor=MORE,
                **_OVER,
                label=label,
            )
        )
    return handles
