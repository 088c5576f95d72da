//! Core's table as plain text: columns set side by side, notes below.

use osuus::statement::{Align, Table};
use unicode_width::UnicodeWidthStr;

const GAP: &str = "  ";

/// The table for a terminal.
pub fn table(table: &Table) -> String {
    let titles: Vec<String> =
        table.columns.iter().map(|column| column.title.clone()).collect();
    let rows: Vec<&[String]> = [titles.as_slice()]
        .into_iter()
        .chain(table.rows.iter().map(Vec::as_slice))
        .chain([table.total.as_slice()])
        .collect();
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|place| {
            rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.width()).max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let line = |row: &[String]| {
        let cells = table.columns.iter().zip(&widths).zip(row);
        let set: Vec<String> = cells
            .map(|((column, width), cell)| {
                let pad = " ".repeat(width.saturating_sub(cell.width()));
                match column.align {
                    Align::Left => format!("{cell}{pad}"),
                    Align::Right => format!("{pad}{cell}"),
                }
            })
            .collect();
        set.join(GAP).trim_end().to_owned()
    };
    let rule =
        widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join(GAP);
    let mut lines =
        vec![table.caption.clone(), String::new(), line(&titles), rule.clone()];
    lines.extend(table.rows.iter().map(|row| line(row)));
    lines.extend([rule, line(&table.total)]);
    if !table.notes.is_empty() {
        lines.push(String::new());
    }
    lines.extend(table.notes.iter().cloned());
    lines.join("\n")
}
