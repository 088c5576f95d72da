//! A table of texts as plain text: aligned columns, a line above the sums.

use super::{Align, Table};

/// Between two columns.
const GAP: &str = "  ";

impl Table {
    /// The table for a terminal or a mail: caption, columns, rows, sums, notes.
    ///
    /// Columns align for scripts with one character a cell, such as Latin ones in NFC.
    #[must_use]
    pub fn to_text(&self) -> String {
        let titles: Vec<String> = self.columns.iter().map(|c| c.title.clone()).collect();
        let width = |place: usize| {
            std::iter::once(&titles)
                .chain(&self.rows)
                .chain(std::iter::once(&self.total))
                .filter_map(|row| row.get(place))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        let rule = rule.join(GAP);
        let mut text =
            format!("{}\n\n{}{rule}\n", self.caption, self.line(&titles, &widths));
        for row in &self.rows {
            text += &self.line(row, &widths);
        }
        text = format!("{text}{rule}\n{}", self.line(&self.total, &widths));
        for note in &self.notes {
            text = format!("{text}\n{note}\n");
        }
        text
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let set: Vec<String> = cells
            .iter()
            .zip(&self.columns)
            .zip(widths)
            .map(|((cell, column), width)| match column.align {
                Align::Left => format!("{cell:<width$}"),
                Align::Right => format!("{cell:>width$}"),
            })
            .collect();
        format!("{}\n", set.join(GAP).trim_end())
    }
}
