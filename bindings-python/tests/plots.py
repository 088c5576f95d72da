"""Statements and reports that plots are drawn of, small and large."""

from __future__ import annotations

from collections.abc import Iterator

import osuus
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from osuus._taken import Lang

FUND, FUNDING = "jyvaskyla-fund-model", "jyvaskyla-funding-model"
POOL = "keski-suomi-cooperation-2007"
NAMES: dict[Lang, tuple[str, str]] = {
    "fi": ("rahastomalli", "rahoitusmalli"),
    "sv": ("fondmodellen", "finansieringsmodellen"),
    "en": ("fund model", "funding model"),
}


def made_up() -> osuus.Facts:
    return osuus.Facts.embedded(FUNDING)


def models(lang: Lang = "en") -> list[dict[str, object]]:
    """Both models, the performances of the one counted as the use of the other."""
    fund, funding = NAMES[lang]
    return [
        {"name": fund, "agreement": FUND, "measures": {"pair-work": "use"}},
        {"name": funding, "agreement": FUNDING},
    ]


def statement(lang: Lang = "en") -> osuus.Statement:
    agreement = osuus.Agreement.embedded(FUNDING, lang=lang)
    return agreement.bill(year=2002, facts=made_up())


def fairness(lang: Lang = "en") -> osuus.Report:
    return osuus.fairness(FUNDING, year=2002, facts=made_up(), lang=lang)


def comparison(lang: Lang = "en") -> osuus.Report:
    return osuus.compare(models(lang), year=2002, facts=made_up(), lang=lang)


def effects(lang: Lang = "en") -> osuus.Report:
    before, after = ({"agreement": POOL, "year": year} for year in (2007, 2008))
    return osuus.effects(before, after, lang=lang)


def caseload(workers: int, lang: Lang = "en") -> osuus.Report:
    """Workers with 14 to 32 clients, the fourth with half a post."""
    rows = [
        {"worker": f"worker {place + 1:03}", "posts": "1"} for place in range(workers)
    ]
    if workers > 3:
        rows[3]["posts"] = "0.5"
    clients = [
        row | {"form": "open", "ages": "minor", "count": place * 7 % 19 + 14}
        for place, row in enumerate(rows)
    ]
    for row in clients:
        del row["posts"]
    return osuus.caseload(on="2024-05-01", workers=rows, clients=clients, lang=lang)


def many(
    buyers: int, *, charges: int = 2, long: bool = False, less: bool = False
) -> osuus.Statement:
    """So many buyers; with `less` one of the charges is paid back."""
    name = (
        "Pohjois-Savon ja Keski-Suomen yhteistoiminta-alueen kuntayhtymä" if long else ""
    )
    listed = ",".join(
        f'{{ code = "b{place}", name = {{ fi = "{name} {place}" }} }}'
        for place in range(buyers)
    )
    text = f"""
        format = 1
        id = "many"
        currency = "EUR"
        title = {{ fi = "Monta maksajaa" }}
        term = {{ from = "2024-01-01", to = "2024-12-31" }}
        [buyers]
        scheme = "party"
        list = [{listed}]
        [[units]]
        id = "visit"
        one = {{ en = "visit" }}
        many = {{ en = "visits" }}
        [[measures]]
        id = "visits"
        name = {{ en = "Visits" }}
        unit = "visit"
    """
    for place in range(charges):
        price = f"{'-' if less and place == 1 else ''}{place + 1}.5"
        text += f"""
        [[charges]]
        id = "c{place}"
        name = {{ fi = "Maksu {place}" }}
        kind = "rate"
        measure = "visits"
        rates = [{{ from = "2024-01-01", to = "2024-12-31", price = "{price}" }}]
        """
    facts = [
        {"buyer": f"b{at}", "measure": "visits", "period": 2024, "value": at * 37 % 101}
        for at in range(buyers)
    ]
    return osuus.Agreement.read(text, lang="fi").bill(year=2024, facts=facts)


def drawn(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    return figure


def texts(ax: Axes) -> Iterator[tuple[str, Bbox]]:
    """Every text that is seen, with its box in pixels."""
    for one in drawn(ax).axes:
        seen: list[Text] = [*one.texts, one.xaxis.label, one.yaxis.label]
        seen += [one.title, one._left_title, one._right_title]  # type: ignore[attr-defined]
        legend = one.get_legend()
        seen += [] if legend is None else legend.get_texts()
        for axis in (one.xaxis, one.yaxis):
            low, high = sorted(axis.get_view_interval())
            places = zip(
                axis.get_majorticklocs(), axis.get_majorticklabels(), strict=True
            )
            shown = axis.get_visible() and one.axison
            seen += [text for at, text in places if shown and low <= at <= high]
        for text in seen:
            if text.get_visible() and text.get_text().strip():
                yield text.get_text(), Text.get_window_extent(text)


def legible(ax: Axes) -> None:
    """No text lies on another one or outside the page."""
    page = drawn(ax).bbox
    found = list(texts(ax))
    assert len(found) > 2
    for words, box in found:
        assert page.x0 - 1 <= box.x0 <= box.x1 <= page.x1 + 1, (words, box, page)
        assert page.y0 - 1 <= box.y0 <= box.y1 <= page.y1 + 1, (words, box, page)
    ends = [(box.x0, box.y0, box.x1, box.y1) for _, box in found]
    for one, (left, low, right, high) in enumerate(ends):
        for other, (start, below, end, above) in enumerate(ends[:one]):
            across = min(right, end) - max(left, start)
            up = min(high, above) - max(low, below)
            assert min(across, up) <= 1.5, (found[one][0], found[other][0])
