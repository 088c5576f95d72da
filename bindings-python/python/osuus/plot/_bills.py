"""Bills stacked by charge."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.text import Text

from osuus._taken import Lang
from osuus.plot._page import (
    COLOURS,
    INK,
    NORMAL,
    SMALL,
    amounts_along,
    caption,
    legend,
    lines_high,
    make_room,
    named_lines,
    page,
    wrapped,
)
from osuus.plot.data._given import Row

# Beyond as many charges as there are colours, they come again hatched.
_HATCHES = ("", "////", "....", "xxxx")


def draw(
    rows: list[Row], title: str, notes: list[str], lang: Lang, ax: Axes | None
) -> Axes:
    """A bar for each buyer, a part for each charge, the total behind it.

    What the others pay is told without a bar, which would dwarf those of the buyers.
    """
    buyers = list({(row["buyer"], row["name"]): row for row in rows}.values())
    charges = {row["charge"]: row["label"] for row in rows if row["amount"]}
    styles: dict[str, dict[str, Any]] = {
        charge: {
            "facecolor": COLOURS[place % len(COLOURS)],
            "hatch": _HATCHES[place // len(COLOURS) % len(_HATCHES)],
        }
        for place, charge in enumerate(charges)
    }
    crowded = len(buyers) > 60
    names = [wrapped(row["name"], 30) for row in buyers]
    ax = page(ax, height=lines_high(names, 0.13 if crowded else 0.22) + 0.9)
    size = SMALL - 1 if crowded else NORMAL

    places = {(row["buyer"], row["name"]): place for place, row in enumerate(buyers)}
    # Parts below zero are stacked to the left.
    up, down = [0.0] * len(buyers), [0.0] * len(buyers)
    for row in rows:
        if not row["amount"] or row["buyer"] is None:
            continue
        place = places[row["buyer"], row["name"]]
        side = up if row["amount"] > 0 else down
        length = float(row["amount"])
        ax.barh(
            place,
            length,
            left=side[place],
            height=0.74,
            edgecolor="white",
            linewidth=0.4,
            **styles[row["charge"]],
        )
        side[place] += length

    texts: list[Text] = []
    ends: list[float] = []
    for place, row in enumerate(buyers):
        left = (row["total"] or 0) < 0
        end = down[place] if left else up[place]
        texts.append(
            ax.annotate(
                row["total_text"],
                (end, place),
                xytext=(-4 if left else 4, 0),
                textcoords="offset points",
                ha="right" if left else "left",
                va="center",
                fontsize=size,
                color=INK,
                style="normal" if row["buyer"] else "italic",
                in_layout=False,
            )
        )
        ends.append(-1.0 if end == 0 and left else end)
    named_lines(ax, names, size)
    if min(down) < 0:
        ax.axvline(0, color=INK, linewidth=0.8)
    low, high = min(down), max(up)
    ax.set_xlim(low, high if high > low else low + 1)
    amounts_along(ax, lang)
    if notes:
        ax.set_xlabel("\n".join(notes), fontsize=NORMAL, color=INK, loc="left")
    above = 6.0
    if len(charges) > 1:
        patches = [
            Patch(label=label, edgecolor="white", linewidth=0.4, **styles[charge])
            for charge, label in charges.items()
        ]
        above += legend(ax, patches)
    caption(ax, title, above=above)
    make_room(ax, texts, ends, gap=6)
    return ax
