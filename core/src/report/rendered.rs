//! Reports as text for people, and their tables as CSV for spreadsheets.

use super::{Cell, Kind, Remark, Report, Table, Value};
use crate::csv::{Style, Writer};
use crate::exact::Exact;
use crate::format;
use crate::rounding::Mode;
use crate::text::Lang;

/// What stands where nothing is known.
const NOTHING: &str = "–";

/// The characters of the widest column of a table as text.
const WIDEST: usize = 60;

impl Report {
    /// Title, values, tables and remarks, for people.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut text = format!("{}\n", self.title.get(lang));
        for value in self.values.iter().filter(|value| value.cell != Cell::None) {
            text +=
                &format!("  {}: {}\n", value.label.get(lang), shown(&value.cell, lang));
        }
        for table in self.tables.iter().filter(|table| !table.rows.is_empty()) {
            text += &format!("\n{}\n", table.title.get(lang));
            text += &table.to_text(lang);
        }
        if !self.remarks.is_empty() {
            text.push('\n');
        }
        for remark in &self.remarks {
            text += &format!("* {}\n", remark.to_text(lang));
        }
        text
    }

    /// Its named values as people read them, each with its label; what is not known is left out.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Vec<(String, String)> {
        let known = self.values.iter().filter(|value| value.cell != Cell::None);
        let both =
            |value: &Value| (value.label.get(lang).to_owned(), shown(&value.cell, lang));
        known.map(both).collect()
    }

    /// What people call its named values, by their names.
    pub fn labels(&self, lang: Lang) -> impl Iterator<Item = (&'static str, &str)> {
        self.values.iter().map(move |value| (value.name, value.label.get(lang)))
    }

    /// One of its tables as CSV; none if it has no such table.
    #[must_use]
    pub fn to_csv(&self, table: &str, style: Style) -> Option<String> {
        self.find(table).map(|table| table.to_csv(style))
    }
}

impl Remark {
    /// What it says.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        self.text.get(lang)
    }

    /// What it says, whether it is verified, and where it stands.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut text = self.text.get(lang).to_owned();
        if !self.verified {
            text += lang.choose(
                " (ei tarkistettu lähteestä)",
                " (inte kontrollerat mot källa)",
                " (not verified against a source)",
            );
        }
        if let Some(citation) = &self.citation {
            text += &format!(" [{}]", citation.source.title);
        }
        text
    }
}

impl Table {
    /// Its title.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }

    /// The headings of its columns.
    #[must_use]
    pub fn headings(&self, lang: Lang) -> Vec<&str> {
        self.columns.iter().map(|column| column.heading.get(lang)).collect()
    }

    /// Its cells as people read them, row by row.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Vec<Vec<String>> {
        let row =
            |cells: &Vec<Cell>| cells.iter().map(|cell| shown(cell, lang)).collect();
        self.rows.iter().map(row).collect()
    }

    fn to_text(&self, lang: Lang) -> String {
        let headings = self.headings(lang).into_iter().map(str::to_owned).collect();
        let mut lines: Vec<Vec<String>> = vec![headings];
        lines.extend(self.shown(lang));
        let wide = |place: usize| {
            let cells = lines.iter().filter_map(|line| line.get(place));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(wide).collect();
        let mut text = String::new();
        for (number, line) in lines.iter().enumerate() {
            let mut out = String::new();
            let mut below = String::new();
            for ((cell, width), column) in line.iter().zip(&widths).zip(&self.columns) {
                let (width, right) = (*width, column.kind.right());
                if width > WIDEST {
                    // Sentences stand below their row.
                    if number > 0 && cell != NOTHING {
                        below += &format!("      {}: {cell}\n", column.heading.get(lang));
                    }
                    continue;
                }
                out += "  ";
                out += &if right {
                    format!("{cell:>width$}")
                } else {
                    format!("{cell:<width$}")
                };
            }
            text += out.trim_end();
            text.push('\n');
            text += &below;
        }
        text
    }

    /// As CSV, with the names of the columns at the head: figures exact, days as 2024-02-29.
    #[must_use]
    pub fn to_csv(&self, style: Style) -> String {
        let mut writer = Writer::new(style);
        writer.row(self.columns.iter().map(|column| column.name));
        for row in &self.rows {
            for cell in row {
                write(cell, &mut writer);
            }
            writer.end();
        }
        writer.finish()
    }
}

impl Kind {
    /// Whether cells stand at the right edge of their column.
    #[must_use]
    pub fn right(self) -> bool {
        matches!(self, Self::Whole | Self::Number)
    }
}

/// As people read it.
fn shown(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::None => NOTHING.to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Local(text) | Cell::Word(_, text) => text.get(lang).to_owned(),
        Cell::Whole(count) => format::number(&Exact::count(*count), 0, lang),
        Cell::Number(value) => number(value, 0, lang),
        Cell::Money(value, currency) => number(value, currency.decimals(), lang),
        Cell::Day(day) => format::day(*day, lang),
        Cell::YesNo(true) => lang.choose("kyllä", "ja", "yes").to_owned(),
        Cell::YesNo(false) => lang.choose("ei", "nej", "no").to_owned(),
    }
}

/// A fraction is shown with a decimal near it.
fn number(value: &Exact, decimals: usize, lang: Lang) -> String {
    let exact = format::number(value, decimals, lang);
    if !exact.contains('/') {
        return exact;
    }
    let Some(hundredth) = Exact::one().divided_by(&100.into()) else { return exact };
    let near = Mode::HalfUp.round(value, &hundredth);
    format!("{exact} (≈ {})", format::number(&near, 2, lang))
}

/// As programs and spreadsheets read it.
fn write(cell: &Cell, to: &mut Writer) {
    match cell {
        Cell::None => to.text(""),
        Cell::Text(text) => to.text(text),
        Cell::Local(text) => to.text(text.get(Lang::En)),
        Cell::Word(code, _) => to.text(code),
        Cell::Whole(count) => to.digits(&count.to_string()),
        Cell::Number(value) => to.digits(&value.to_string()),
        Cell::Money(value, currency) => to.digits(&currency.amount_text(value)),
        Cell::Day(day) => to.text(&day.to_string()),
        Cell::YesNo(yes) => to.text(if *yes { "yes" } else { "no" }),
    }
}
