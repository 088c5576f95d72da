//! The figures of a bill as rows of a table: every step with its words and its source.

use super::Side;
use crate::explain::Figure;
use crate::report::{Cell, Column, Table};
use crate::text::{Lang, Text};

/// Why a buyer pays that by each of the alternatives: every figure, and under it those it is made of.
pub(super) fn table(sides: &[Side], buyer: &str) -> Table {
    let mut table = Table::new(
        "figures",
        Text::in_all("Miksi", "Varför", "Why"),
        vec![
            Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
            Column::whole("level", "Taso", "Nivå", "Level"),
            Column::words("figure", "Luku", "Tal", "Figure"),
            Column::words("shown", "Arvo", "Värde", "Value"),
            Column::words("value", "Tarkka arvo", "Exakt värde", "Exact value"),
            Column::words("unit", "Yksikkö", "Enhet", "Unit"),
            Column::words("how", "Mistä", "Hur", "How"),
            Column::words("source", "Lähde", "Källa", "Source"),
        ],
    );
    for side in sides {
        let Ok(explanation) = side.statement.explain(Some(buyer)) else { continue };
        let each = |lang| explanation.figure(lang);
        let figures =
            Figures { fi: each(Lang::Fi), sv: each(Lang::Sv), en: each(Lang::En) };
        rows(&side.name, (&figures.fi, &figures.sv, &figures.en), 0, &mut table);
    }
    table
}

/// One figure in every language: they differ in words alone.
struct Figures {
    fi: Figure,
    sv: Figure,
    en: Figure,
}

fn rows(
    name: &str,
    (fi, sv, en): (&Figure, &Figure, &Figure),
    level: u64,
    to: &mut Table,
) {
    let all = |of: fn(&Figure) -> &str| Cell::Local(Text::in_all(of(fi), of(sv), of(en)));
    to.push(vec![
        Cell::text(name),
        Cell::Whole(level),
        all(|one| &one.label),
        all(|one| &one.shown),
        Cell::text(&en.value),
        Cell::text(&en.unit),
        all(|one| &one.text),
        Cell::or_none(en.source.as_ref(), |source| Cell::text(&source.title)),
    ]);
    for ((fi, sv), en) in fi.inputs.iter().zip(&sv.inputs).zip(&en.inputs) {
        rows(name, (fi, sv, en), level + 1, to);
    }
}
