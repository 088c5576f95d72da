//! An explanation as rows of a table: a figure a row, what it is made of below it.

use super::{Explanation, Figure};
use crate::report::{Cell, Column, Table};
use crate::text::{Lang, Text};

/// A figure in every language: they differ in words alone.
struct Figures {
    fi: Vec<Figure>,
    sv: Vec<Figure>,
    en: Vec<Figure>,
}

impl Explanation {
    /// A row for each figure, with its `level` in the tree: what is billed, what is only shown, what funders
    /// pay.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table =
            Table::new("figures", Text::in_all("Miksi", "Varför", "Why"), columns());
        let all = |lang| {
            let mut all = vec![self.figure(lang)];
            all.extend(self.memos(lang));
            all.extend(self.funders(lang));
            all
        };
        for row in rows(&all) {
            table.push(row);
        }
        table
    }

    /// The rows of what is billed.
    pub(crate) fn billed_rows(&self) -> Vec<Vec<Cell>> {
        rows(&|lang| vec![self.figure(lang)])
    }
}

/// The columns of a table of figures.
pub(crate) fn columns() -> Vec<Column> {
    vec![
        Column::whole("level", "Taso", "Nivå", "Level"),
        Column::words("figure", "Luku", "Tal", "Figure"),
        Column::words("shown", "Arvo", "Värde", "Value"),
        Column::words("value", "Tarkka arvo", "Exakt värde", "Exact value"),
        Column::words("unit", "Yksikkö", "Enhet", "Unit"),
        Column::words("how", "Mistä", "Hur", "How"),
        Column::words("source", "Lähde", "Källa", "Source"),
    ]
}

fn rows(figures: &dyn Fn(Lang) -> Vec<Figure>) -> Vec<Vec<Cell>> {
    let all =
        Figures { fi: figures(Lang::Fi), sv: figures(Lang::Sv), en: figures(Lang::En) };
    let mut rows = Vec::new();
    add((&all.fi, &all.sv, &all.en), 0, &mut rows);
    rows
}

fn add(
    (fi, sv, en): (&[Figure], &[Figure], &[Figure]),
    level: u64,
    to: &mut Vec<Vec<Cell>>,
) {
    for ((fi, sv), en) in fi.iter().zip(sv).zip(en) {
        let all =
            |of: fn(&Figure) -> &str| Cell::Local(Text::in_all(of(fi), of(sv), of(en)));
        to.push(vec![
            Cell::Whole(level),
            all(|one| &one.label),
            all(|one| &one.shown),
            Cell::text(&en.value),
            Cell::text(&en.unit),
            all(|one| &one.text),
            Cell::or_none(en.source.as_ref(), |source| Cell::text(&source.title)),
        ]);
        add((&fi.inputs, &sv.inputs, &en.inputs), level + 1, to);
    }
}
