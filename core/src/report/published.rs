//! Reports for everybody: what concerns few clients is withheld.

use super::{Audience, Cell, Remark, Report, Table};
use crate::text::Text;

impl Report {
    /// The same for everybody: no table of single clients, and nothing that follows from at least one and
    /// fewer than `fewest` clients. Where the withheld rows of a table come to fewer than `fewest` clients,
    /// or are only one, the next smallest are withheld with them: else a total would tell of them.
    ///
    /// What can be worked out from two tables that cut the same clients differently is not looked at.
    #[must_use]
    pub fn published(&self, fewest: u32) -> Self {
        let fewest = u64::from(fewest);
        let mut report = self.clone();
        let mut withheld = false;
        for value in &mut report.values {
            if value.clients.is_some_and(|clients| few(clients, fewest)) {
                value.cell = Cell::None;
                withheld = true;
            }
        }
        let before = report.tables.len();
        report.tables.retain(|table| table.audience == Audience::Everybody);
        withheld |= report.tables.len() < before;
        for table in &mut report.tables {
            withheld |= table.withhold(fewest);
        }
        if !withheld {
            return report;
        }
        // Facts are for those who bill: with holes they would bill something else.
        report.tables.retain(|table| table.name != "facts");
        report.remark(Remark::new(
            "withheld",
            Text::in_all(
                format!("Alle {fewest} asiakasta koskevat luvut on jätetty pois"),
                format!("Siffror som gäller färre än {fewest} klienter har utelämnats"),
                format!("Figures that concern fewer than {fewest} clients are left out"),
            ),
        ))
    }
}

fn few(clients: u64, fewest: u64) -> bool {
    (1..fewest).contains(&clients)
}

impl Table {
    /// Withholds rows of few clients, and says whether there were any.
    fn withhold(&mut self, fewest: u64) -> bool {
        let Some(place) = self.clients else { return false };
        let mut counts: Vec<(u64, usize)> = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            if let Some(Cell::Whole(clients @ 1..)) = cells.get(place) {
                counts.push((*clients, row));
            }
        }
        counts.sort_unstable();
        let (mut rows, mut clients) = (Vec::new(), 0_u64);
        for (count, row) in counts {
            let alone = rows.len() == 1 || (!rows.is_empty() && clients < fewest);
            if !few(count, fewest) && !alone {
                break;
            }
            rows.push(row);
            clients = clients.saturating_add(count);
        }
        for row in &rows {
            let Some(cells) = self.rows.get_mut(*row) else { continue };
            for (cell, column) in cells.iter_mut().zip(&self.columns) {
                if column.follows {
                    *cell = Cell::None;
                }
            }
        }
        !rows.is_empty()
    }
}
