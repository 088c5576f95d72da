"""Two alternatives as slopes."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from osuus._taken import Lang
from osuus.plot._exact import rest_named
from osuus.plot._page import (
    FAINT,
    INK,
    LARGE,
    LESS,
    MORE,
    NORMAL,
    SAME,
    SMALL,
    caption,
    dots,
    extent,
    legend,
    page,
    settle,
    spread,
    wrapped,
)
from osuus.plot.data._given import Row, parted

_COLOURS = {"less": LESS, "same": SAME, "more": MORE}
# Dark enough to be read as text.
_INKS = {"less": "#00527F", "more": "#A84000"}
# How far from its line a label stands, in points.
_AWAY = 16
_DASHES: dict[str, Any] = {"less": "-", "same": ":", "more": "-"}


def draw(
    rows: list[Row], title: str, lang: Lang, top: int | None, ax: Axes | None
) -> Axes:
    """A line for each buyer from what it pays by the first to what by the other."""
    told = [row for row in rows if row["first"] is not None or row["amount"] is not None]
    named, rest = parted(told, top)
    size = SMALL if len(named) > 16 else NORMAL
    ax = page(ax, height=max(2.4, 0.19 * len(named)) + 1.1)
    _scale(ax, named)
    for row in named:
        ends = [
            (place, float(row[of]))
            for place, of in enumerate(("first", "amount"))
            if row[of] is not None
        ]
        colour = _COLOURS.get(row["outcome"], SAME)
        xs, ys = zip(*ends, strict=True)
        dash = _DASHES.get(row["outcome"], "-")
        ax.plot(xs, ys, dash, color=colour, linewidth=1.3, marker="o", markersize=3.4)
    for place in (0, 1):
        ax.axvline(place, color=FAINT, linewidth=0.8, zorder=0)
    ax.set_xlim(-0.04, 1.04)
    ax.yaxis.set_visible(False)
    first = rows[0]["first_name"] if rows else ""
    other = rows[0]["alternative"] if rows else ""
    ax.set_xticks([0, 1], [wrapped(first, 40), wrapped(other, 40)], fontsize=LARGE)
    if rest:
        note = f"+ {rest_named(len(rest), lang)}"
        ax.set_xlabel(note, fontsize=NORMAL, color=INK)
    outcomes = {row["outcome"]: row["outcome_text"] for row in told if row["outcome"]}
    handles = [
        Line2D(
            [],
            [],
            color=_COLOURS[outcome],
            linestyle=_DASHES[outcome],
            marker="o",
            markersize=3.4,
            label=f"{text} ({sum(row['outcome'] == outcome for row in told)})",
        )
        for outcome in ("less", "same", "more")
        if (text := outcomes.get(outcome))
    ]
    above = 6 + (legend(ax, handles) if handles else 0)
    caption(ax, title, above=above)
    _label(ax, named, size)
    return ax


def _scale(ax: Axes, rows: list[Row]) -> None:
    """Logarithmic where amounts lie far apart: a slope is a percentage then."""
    both = [row[of] for row in rows for of in ("first", "amount")]
    amounts = [float(amount) for amount in both if amount is not None]
    if not amounts:
        return
    least, most = min(amounts), max(amounts)
    if least > 0 and most / least > 8:
        ax.set_yscale("log")
        ax.set_ylim(least / 1.15, most * 1.15)
    else:
        room = (most - least or abs(most) or 1) * 0.04
        ax.set_ylim(least - room, most + room)


def _label(ax: Axes, rows: list[Row], size: float) -> None:
    """Name and amount at both ends, moved apart."""
    written: tuple[list[Annotation], list[Annotation]] = ([], [])
    for side, of in enumerate(("first", "amount")):
        for row in rows:
            if row[of] is None:
                continue
            amount = row[f"{of}_text"]
            words = f"{amount}  {row['name']}" if side else f"{row['name']}  {amount}"
            text = ax.annotate(
                words,
                (side, float(row[of])),
                xytext=(_AWAY if side else -_AWAY, 0),
                textcoords="offset points",
                ha="left" if side else "right",
                va="center",
                fontsize=size,
                color=_INKS.get(row["outcome"], INK),
                in_layout=False,
                arrowprops={
                    "arrowstyle": "-",
                    "color": "#B5B5B5",
                    "linewidth": 0.5,
                    "shrinkA": 1,
                    "shrinkB": 3,
                    "relpos": (0.0 if side else 1.0, 0.5),
                },
            )
            written[side].append(text)
    settle(ax)
    box, points = ax.get_window_extent(), 1 / dots(ax)
    rooms = [
        max((extent(text)[0] + 1.2 * _AWAY / points for text in texts), default=10.0)
        for texts in written
    ]
    between = max(box.width - sum(rooms), box.width / 5)
    ax.set_xlim(-rooms[0] / between, 1 + rooms[1] / between)
    for texts in written:
        if not texts:
            continue
        wanted = [float(ax.transData.transform(text.xy)[1]) * points for text in texts]
        apart = max(extent(text)[1] for text in texts) * points + 0.4
        low, high = box.y0 * points + apart / 2, box.y1 * points - apart / 2
        found = spread(wanted, apart, low, high)
        for text, want, place in zip(texts, wanted, found, strict=True):
            text.set_position((text.get_position()[0], place - want))
