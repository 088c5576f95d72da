"""Cost against what varies, with break points."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.transforms import BboxBase

from osuus._taken import Lang
from osuus.plot._page import (
    COLOURS,
    FAINT,
    INK,
    NORMAL,
    amounts_along,
    caption,
    dots,
    extent,
    page,
    settle,
    spread,
)

# The second is thin enough to leave the first visible where both lie on each other.
_STYLES = ((COLOURS[4], "-", 4.0), (COLOURS[5], "-", 1.4))
_INKS = ("#0A6DA6", "#B34700")


def draw(data: dict[str, Any], title: str, lang: Lang, ax: Axes | None) -> Axes:
    """A line for each of the two, and a ring where their order flips."""
    ax = page(ax, height=3.8)
    names = list(dict.fromkeys(row["alternative"] for row in data["curves"]))
    lasts = []
    for name, style, ink in zip(names, _STYLES, _INKS, strict=False):
        colour, dash, wide = style
        rows = [row for row in data["curves"] if row["alternative"] == name]
        xs = [float(row["value"]) for row in rows]
        # Where there is no bill the line breaks off.
        ys = [float("nan" if row["amount"] is None else row["amount"]) for row in rows]
        ax.plot(xs, ys, color=colour, linestyle=dash, linewidth=wide)
        known = [(x, y) for x, y in zip(xs, ys, strict=True) if y == y]
        if known:
            lasts.append((name, ink, known[-1]))
    amounts_along(ax, lang)
    ax.grid(visible=False, axis="x")
    amounts_along(ax, lang, which="y")
    ax.set_xlabel(data["varies"], fontsize=NORMAL, color=INK)
    edges = [row["amount"] for row in data["curves"] if row["amount"] is not None]
    if min(edges, default=0) >= 0:
        ax.set_ylim(bottom=0)
    values = [float(row["value"]) for row in data["curves"]]
    ax.set_xlim(min(values), max(values))
    caption(ax, title, above=24)
    _name_lines(ax, lasts)
    _strip(ax, data["stretches"], dict(zip(names, _STYLES, strict=False)))
    _mark(ax, data["break_points"])
    return ax


def _name_lines(ax: Axes, lasts: list[tuple[str, str, tuple[float, float]]]) -> None:
    """The name of each line at its end, in its colour, moved apart."""
    texts = [
        ax.annotate(
            name,
            end,
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=NORMAL,
            fontweight="bold",
            color=colour,
            annotation_clip=False,
        )
        for name, colour, end in lasts
    ]
    settle(ax)
    points = 1 / dots(ax)
    box = ax.get_window_extent()
    wanted = [float(ax.transData.transform(text.xy)[1]) * points for text in texts]
    apart = max((extent(text)[1] for text in texts), default=0) * points + 1
    found = spread(wanted, apart, box.y0 * points, box.y1 * points)
    for text, want, place in zip(texts, wanted, found, strict=True):
        text.set_position((5, place - want))


def _mark(ax: Axes, flips: list[dict[str, Any]]) -> None:
    """A ring between both values, and the values above it where there is room."""
    settle(ax)
    taken: list[BboxBase] = []
    for flip in flips:
        amounts = [
            float(flip[of])
            for of in ("first_before", "first_after")
            if flip[of] is not None
        ]
        if not amounts:
            continue
        x = (float(flip["before"]) + float(flip["after"])) / 2
        y = sum(amounts) / len(amounts)
        ax.plot(x, y, "o", markersize=8, markerfacecolor="white", markeredgecolor=INK)
        ax.plot([x, x], [0, y], color=INK, linewidth=0.6, linestyle=":", zorder=0)
        text = ax.annotate(
            flip["text"],
            (x, y),
            xytext=(-6, 9),
            textcoords="offset points",
            ha="right",
            fontsize=NORMAL,
            color=INK,
        )
        box = text.get_window_extent()
        if any(box.overlaps(other) for other in taken):
            text.remove()
        else:
            taken.append(box)


def _strip(ax: Axes, stretches: list[dict[str, Any]], styles: dict[str, Any]) -> None:
    """Which of the two costs less: a strip above the axes, with names where they fit."""
    settle(ax)
    along = ax.get_xaxis_transform()
    for at, row in enumerate(stretches):
        start, end = float(row["from"]), float(row["to"])
        # Between two neighbouring values each has a half.
        if at:
            start = (float(stretches[at - 1]["to"]) + start) / 2
        if at + 1 < len(stretches):
            end = (end + float(stretches[at + 1]["from"])) / 2
        colour = styles[row["cheaper"]][0] if row["cheaper"] else FAINT
        bar = Rectangle((start, 1.015), end - start, 0.055, transform=along)
        bar.set(clip_on=False, facecolor=colour, edgecolor="white", linewidth=1)
        ax.add_patch(bar)
        text = ax.text(
            (start + end) / 2,
            1.0425,
            row["text"],
            transform=along,
            ha="center",
            va="center_baseline",
            fontsize=NORMAL,
            color="black",
            in_layout=False,
        )
        if extent(text)[0] > bar.get_window_extent().width - 4:
            text.remove()
