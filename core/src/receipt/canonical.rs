//! Tables in the one spelling that their digests are made of: lines in the order of their bytes,
//! cells with a tab between.

/// Lines of cells.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<String>);

impl Lines {
    pub fn push(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        self.0.push(cells.join("\t"));
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Sorted without their line feeds, and each ended by one.
    pub fn text(mut self) -> String {
        self.0.sort_unstable();
        self.0.into_iter().map(|line| line + "\n").collect()
    }

    /// The same with each line once.
    pub fn distinct(mut self) -> String {
        self.0.sort_unstable();
        self.0.dedup();
        self.text()
    }
}

/// A cell without tabs and ends of lines.
fn escaped(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for character in cell.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            other => text.push(other),
        }
    }
    text
}
