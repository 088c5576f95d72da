"""The page that plots are drawn on: size, colours, numbers on axes, room for texts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import Formatter, MaxNLocator

from osuus._taken import Lang
from osuus.plot._exact import shown

# Okabe and Ito's colours, told apart whatever one's colour vision, and a dark grey.
COLOURS = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#F0E442",
    "#4D4D4D",
)
LESS, MORE, SAME = "#0072B2", "#D55E00", "#767676"
INK, FAINT = "#222222", "#D9D9D9"
# The width of a text on A4, in inches.
WIDTH = 6.7
SMALL, NORMAL, LARGE = 7.5, 8.5, 10.0


class Shown(Axes):
    """Axes of a figure of their own, which a notebook shows."""

    def _repr_png_(self) -> bytes:
        out = io.BytesIO()
        figure = self.get_figure(root=True)
        if figure is not None:
            figure.savefig(out, format="png", dpi=144)
        return out.getvalue()


def page(ax: Axes | None, height: float, width: float = WIDTH) -> Axes:
    """The axes that are given, or those of a new page."""
    if ax is None:
        figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
        FigureCanvasAgg(figure)
        ax = figure.add_subplot(axes_class=Shown)
    ax.set_facecolor("none")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0, labelsize=NORMAL, labelcolor=INK)
    return ax


def caption(ax: Axes, text: str, *, above: float = 8) -> None:
    """What is drawn, so many points above the axes, on as many lines as it takes."""
    title = ax.set_title(text, loc="left", fontsize=LARGE, color=INK, pad=above)
    figure = ax.get_figure(root=True)
    if figure is None:
        return
    settle(ax)
    room = figure.bbox.x1 - ax.get_window_extent().x0 - 4
    lines, line = [], ""
    for word in text.split(" "):
        title.set_text(f"{line} {word}".strip())
        if line and extent(title)[0] > room:
            lines.append(line)
            line = word
        else:
            line = title.get_text()
    title.set_text("\n".join([*lines, line]))


def amounts_along(ax: Axes, lang: Lang, *, which: str = "x") -> None:
    """Amounts on an axis, as the reader's language writes them, with a faint grid."""
    axis = ax.xaxis if which == "x" else ax.yaxis
    axis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(Amounts(lang))
    ax.grid(axis="x" if which == "x" else "y", color=FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


class Amounts(Formatter):
    """Ticks as core writes numbers."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, value: float, _place: int | None = None) -> str:
        return self.format_ticks([value])[0]

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        exact = [Decimal(f"{value:.10g}") + 0 for value in values]
        ends = (one.normalize().as_tuple().exponent for one in exact)
        places = max((-end for end in ends if isinstance(end, int)), default=0)
        return [shown(one, max(places, 0), self.lang) for one in exact]


def extent(text: Text) -> tuple[float, float]:
    """Width and height of a text in pixels, without the line that leads to it."""
    box = Text.get_window_extent(text)
    return box.width, box.height


def settle(ax: Axes) -> None:
    """Lays the page out, so that lengths in pixels are known."""
    figure = ax.get_figure(root=True)
    if figure is not None:
        figure.draw_without_rendering()


def make_room(ax: Axes, texts: Iterable[Text], ends: Iterable[float], gap: float) -> None:
    """Widens the axis of amounts until each text fits behind the end of its bar.

    A text of a negative end stands to its left.
    """
    listed = [(extent(text)[0], end) for text, end in zip(texts, ends, strict=True)]
    gap *= dots(ax)
    for _ in range(4):
        settle(ax)
        wide = ax.get_window_extent().width
        low, high = ax.get_xlim()
        least, most = low, high
        for width, end in listed:
            room = wide - width - gap
            if room <= 0:
                continue
            if end >= 0:
                most = max(most, low + (end - low) * wide / room)
            else:
                least = min(least, high - (high - end) * wide / room)
        if (least, most) == (low, high):
            return
        ax.set_xlim(least, most)


def dots(ax: Axes) -> float:
    """Pixels a point."""
    figure = ax.get_figure(root=True)
    return 1.0 if figure is None else figure.dpi / 72


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places at least so far apart, in the same order, as near to those wanted as can be.

    All of them lie between `low` and `high`, if there is room for them.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    # Blocks of neighbours that touch: the sum of where they want to begin, and how many.
    blocks: list[tuple[float, int]] = []
    for turn, place in enumerate(order):
        total, count = wanted[place] - turn * apart, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            before, more = blocks.pop()
            total, count = total + before, count + more
        blocks.append((total, count))
    starts = [total / count for total, count in blocks for _ in range(count)]
    highest = high - (len(wanted) - 1) * apart
    places = [0.0] * len(wanted)
    for turn, (place, start) in enumerate(zip(order, starts, strict=True)):
        places[place] = max(low, min(start, highest)) + turn * apart
    return places


def wrapped(name: str, most: int) -> str:
    """A long name on two lines; of one that is longer still the end is kept."""
    if len(name) <= most:
        return name
    cut = name.rfind(" ", 0, most + 1)
    first, rest = (name[:cut], name[cut + 1 :]) if cut > 0 else (name[:most], name[most:])
    if len(rest) > most:
        end = most // 2
        rest = f"{rest[: most - end - 1]}…{rest[-end:]}"
    return f"{first}\n{rest}"


def named_lines(ax: Axes, names: Sequence[str], size: float) -> None:
    """A name at each line, from the top."""
    ax.set_yticks(range(len(names)), names, fontsize=size, linespacing=0.95)
    ax.set_ylim(len(names) - 0.4, -0.6)


def lines_high(names: Sequence[str], each: float, least: float = 1.0) -> float:
    """How high so many named lines are, in inches."""
    double = any("\n" in name for name in names)
    return max(least, (max(each, 0.31) if double else each) * len(names))


def legend(ax: Axes, handles: list[Any]) -> float:
    """A legend above the axes, on as few lines as it fits on; how many points high."""
    figure = ax.get_figure(root=True)
    for columns in range(min(len(handles), 5), 0, -1):
        drawn = ax.legend(
            handles=handles,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=columns,
            frameon=False,
            fontsize=NORMAL,
            borderaxespad=0.2,
            borderpad=0.2,
            handlelength=1.1,
            handleheight=0.9,
            columnspacing=1.4,
            labelcolor=INK,
        )
        drawn.set_in_layout(False)
        settle(ax)
        box = drawn.get_window_extent()
        if figure is None or box.x1 <= figure.bbox.x1:
            break
    return float(box.height) / dots(ax)
