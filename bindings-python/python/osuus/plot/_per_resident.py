"""A resident, by buyer."""

from __future__ import annotations

from matplotlib.axes import Axes

from osuus._taken import Lang
from osuus.plot._exact import rest_named
from osuus.plot._page import (
    COLOURS,
    FAINT,
    INK,
    NORMAL,
    SMALL,
    amounts_along,
    caption,
    lines_high,
    make_room,
    named_lines,
    page,
    wrapped,
)
from osuus.plot.data._given import Row


def draw(
    rows: list[Row],
    title: str,
    average_label: str,
    lang: Lang,
    top: int | None,
    ax: Axes | None,
) -> Axes:
    """A dot for each buyer, and a line where all of them are on average."""
    lines = _lines(rows, top, lang)
    crowded = len(lines) > 64
    size = SMALL - 1 if crowded else NORMAL
    names = [wrapped(row["name"], 30) for row in lines]
    ax = page(ax, height=lines_high(names, 0.13 if crowded else 0.2) + 0.9)
    average = rows[0]["average"] if rows else None
    base = 0.0 if average is None else float(average)
    texts, ends = [], []
    for place, row in enumerate(lines):
        if row.get("gap"):
            continue
        amount = row["per_resident"]
        end = base if amount is None else float(amount)
        if amount is not None:
            ax.plot([base, end], [place, place], color="#9FB8C8", linewidth=1.2, zorder=2)
            ax.plot(end, place, "o", color=COLOURS[0], markersize=5, zorder=3)
        left = end < base
        texts.append(
            ax.annotate(
                row["per_resident_text"],
                (end, place),
                xytext=(-6 if left else 6, 0),
                textcoords="offset points",
                ha="right" if left else "left",
                va="center",
                fontsize=size,
                color=INK,
                in_layout=False,
            )
        )
        ends.append(end)
    named_lines(ax, names, size)
    known = [
        float(row["per_resident"]) for row in rows if row["per_resident"] is not None
    ]
    high = max([*known, base, 0.0])
    ax.set_xlim(min([*known, 0.0]), high * 1.02 if high else 1.0)
    amounts_along(ax, lang)
    ax.grid(axis="y", color=FAINT, linewidth=0.4)
    above = 6.0
    if average is not None:
        ax.axvline(base, color=INK, linewidth=0.9, zorder=1)
        ax.annotate(
            f"{average_label} {rows[0]['average_text']}",
            (base, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 3),
            textcoords="offset points",
            ha="left" if base < high / 2 else "right",
            fontsize=NORMAL,
            color=INK,
            in_layout=False,
        )
        above += 14
    caption(ax, title, above=above)
    make_room(ax, texts, ends, gap=8)
    return ax


def _lines(rows: list[Row], top: int | None, lang: Lang) -> list[Row]:
    """The first and the last, with a line between for the others."""
    if top is None or len(rows) <= top + 1:
        return rows
    first = (top + 1) // 2
    last = len(rows) - (top - first)
    gap = {"gap": True, "name": rest_named(last - first, lang)}
    return [*rows[:first], gap, *rows[last:]]
