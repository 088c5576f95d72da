//! Tables as CSV: for programs, and as a Finnish spreadsheet opens them.

/// How a table is written as CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// For programs: commas between cells, a decimal point, lines that end in a line feed.
    #[default]
    Plain,
    /// For a spreadsheet with Finnish or Swedish settings: semicolons between cells, a decimal comma, a byte
    /// order mark, lines that end as Windows ends them. A text that a spreadsheet would take for a
    /// formula has an apostrophe before it.
    Finnish,
}

impl Style {
    /// Every style, with its name.
    pub const NAMES: [(&'static str, Self); 2] =
        [("plain", Self::Plain), ("finnish", Self::Finnish)];

    /// The style of a name.
    ///
    /// ```
    /// use osuus::csv::Style;
    /// assert_eq!(Style::named("finnish"), Some(Style::Finnish));
    /// assert_eq!(Style::named("excel"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, style)| *style)
    }

    fn between(self) -> char {
        match self {
            Self::Plain => ',',
            Self::Finnish => ';',
        }
    }
}

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table that is being written, cell by cell.
pub(crate) struct Writer {
    style: Style,
    text: String,
    begun: bool,
}

impl Writer {
    pub fn new(style: Style) -> Self {
        let mark = match style {
            Style::Plain => "",
            Style::Finnish => "\u{feff}",
        };
        Self { style, text: mark.to_owned(), begun: false }
    }

    /// A cell of text.
    pub fn text(&mut self, cell: &str) {
        self.separate();
        if self.style == Style::Finnish && cell.starts_with(FORMULA) {
            self.push(&format!("'{cell}"));
        } else {
            self.push(cell);
        }
    }

    /// A cell of digits: a decimal, or a fraction.
    pub fn digits(&mut self, cell: &str) {
        self.separate();
        match self.style {
            Style::Plain => self.push(cell),
            Style::Finnish => self.push(&cell.replace('.', ",")),
        }
    }

    /// The end of a row.
    pub fn end(&mut self) {
        self.text.push_str(match self.style {
            Style::Plain => "\n",
            Style::Finnish => "\r\n",
        });
        self.begun = false;
    }

    /// A row of texts.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for cell in cells {
            self.text(cell);
        }
        self.end();
    }

    pub fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if self.begun {
            self.text.push(self.style.between());
        }
        self.begun = true;
    }

    fn push(&mut self, cell: &str) {
        let comma = self.style == Style::Plain && cell.contains(',');
        if comma || cell.contains(['"', ';', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
