//! The figures of a bill by each of several agreements.

use super::Side;
use crate::explain;
use crate::report::{Cell, Column, Table};
use crate::text::Text;

/// Why a buyer pays that by each of the alternatives: every figure, and under it those it is made of.
pub(super) fn table(sides: &[Side], buyer: &str) -> Table {
    let mut columns = explain::columns();
    columns.insert(
        0,
        Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
    );
    let mut table =
        Table::new("figures", Text::in_all("Miksi", "Varför", "Why"), columns);
    for side in sides {
        let Ok(explanation) = side.statement.explain(Some(buyer)) else { continue };
        for mut row in explanation.billed_rows() {
            row.insert(0, Cell::text(&side.name));
            table.push(row);
        }
    }
    table
}
