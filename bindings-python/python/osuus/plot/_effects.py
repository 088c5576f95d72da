"""A waterfall from one bill to another."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from osuus._taken import Lang
from osuus.plot._page import (
    INK,
    LESS,
    MORE,
    NORMAL,
    amounts_along,
    caption,
    lines_high,
    make_room,
    named_lines,
    page,
    wrapped,
)
from osuus.plot.data._given import Row

_WHOLE = "#8C8C8C"


def draw(rows: list[Row], title: str, lang: Lang, ax: Axes | None) -> Axes:
    """A bar for the bill before, one for each effect, one for the bill after."""
    names = [wrapped(row["label"], 34) for row in rows]
    ax = page(ax, height=lines_high(names, 0.34) + 0.8)
    texts, ends = [], []
    edges = [float(row["end"]) for row in rows]
    # A bar has to begin at zero. Where that would dwarf the effects, strokes stand for
    # both bills.
    low, high = min(edges, default=0.0), max(edges, default=1.0)
    strokes = low > 0 and high - low < high / 4
    if not strokes:
        low, high = min(low, 0.0), max(high, 0.0)
    for place, row in enumerate(rows):
        start, end = float(row["start"]), float(row["end"])
        colour = _WHOLE if row["kind"] != "effect" else MORE if end > start else LESS
        if strokes and row["kind"] != "effect":
            ax.plot([end, end], [place - 0.31, place + 0.31], color=INK, linewidth=3)
        else:
            # The edge keeps the smallest effect visible.
            style: dict[str, Any] = {
                "facecolor": colour,
                "edgecolor": colour,
                "linewidth": 1.2,
            }
            ax.barh(place, end - start, left=start, height=0.62, **style)
        if place + 1 < len(rows):
            line = [place - 0.31, place + 1.31]
            ax.plot([end, end], line, color=INK, linewidth=0.6, zorder=1)
        beyond = max(start, end, 0.0) if end >= 0 else min(start, end)
        texts.append(
            ax.annotate(
                row["amount_text"],
                (beyond, place),
                xytext=(5 if beyond >= 0 else -5, 0),
                textcoords="offset points",
                ha="left" if beyond >= 0 else "right",
                va="center",
                fontsize=NORMAL,
                fontweight="normal" if row["kind"] == "effect" else "bold",
                color=INK,
                in_layout=False,
            )
        )
        ends.append(beyond)
    named_lines(ax, names, NORMAL)
    room = (high - low or 1) * (0.08 if strokes else 0)
    ax.set_xlim(low - room, high + room if high > low else low + 1)
    if low < 0:
        ax.axvline(0, color=INK, linewidth=0.8)
    amounts_along(ax, lang)
    caption(ax, title)
    make_room(ax, texts, ends, gap=7)
    return ax
