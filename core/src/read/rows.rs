//! Tables that people keep: workers, clients, placements. Texts come in, typed cells go out, and what
//! is wrong with one is told at its place.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::csv::{Spans, broken, separator};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, LineIndex, Position};
use crate::exact::Exact;
use crate::text::Text;

/// The most bytes of a table.
const LARGEST: usize = 32 << 20;

/// A table as it is given: a text of CSV (comma, or semicolon with decimal comma or point), or rows of
/// texts by the names of their columns.
///
/// Of rows there is no text to point at: a place in them is the number of the row, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum GivenTable {
    /// CSV, its first row the names of the columns.
    Csv(String),
    /// Rows.
    Rows(Vec<BTreeMap<String, String>>),
}

/// Whether a table must have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Wanted,
    Optional,
}

/// What a table may look like.
pub(crate) struct Sheet {
    pub input: Input,
    pub columns: &'static [(&'static str, Need)],
}

/// A table that was read: every row has a cell for each column that is there.
pub(crate) struct Table {
    columns: Vec<&'static str>,
    rows: Vec<Row>,
}

/// One row.
pub(crate) struct Row {
    input: Input,
    secret: bool,
    cells: Vec<Cell>,
    place: Option<Position>,
    decimal_comma: bool,
}

struct Cell {
    column: &'static str,
    text: String,
    place: Option<Position>,
}

/// The columns whose cells are of one person.
const PERSONS: [&str; 3] = ["client", "child", "need"];

impl Sheet {
    /// The columns that it must have, for a message.
    fn wanted(&self) -> String {
        let wanted = self.columns.iter().filter(|(_, need)| *need == Need::Wanted);
        wanted.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    fn secret(&self) -> bool {
        self.columns.iter().any(|(name, _)| PERSONS.contains(name))
    }

    /// Its columns, first the one that a name may mean, unless that is not to be told.
    fn names(&self, meant: &str, hide: bool) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        if hide { names.join(", ") } else { crate::suggest::known(meant, &names) }
    }

    /// The columns of a header, in its order.
    fn header<'n>(
        &self,
        names: impl Iterator<Item = (&'n str, Option<Position>)>,
        row: Option<Position>,
    ) -> Result<Vec<&'static str>, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut columns: Vec<&'static str> = Vec::new();
        let names: Vec<(&str, Option<Position>)> = names.collect();
        let known =
            |name: &str| self.columns.iter().find(|(known, _)| *known == name).copied();
        // Without any name that is known it may be a first row, with a person in it.
        let headless = !names.iter().any(|(name, _)| known(name).is_some());
        let hide = self.secret() && headless;
        for (name, place) in names {
            let problem = |code| {
                let problem = Diagnostic::new(code, self.input).at(place);
                if hide {
                    problem.confidential().with_text("name", Text::withheld())
                } else {
                    problem.with("name", name)
                }
            };
            match known(name) {
                None => problems.push(
                    problem(Code::UnknownColumn).with("allowed", self.names(name, hide)),
                ),
                Some((known, _)) if columns.contains(&known) => {
                    problems.push(problem(Code::DuplicateField));
                }
                Some((known, _)) => columns.push(known),
            }
        }
        for (name, need) in self.columns {
            if *need == Need::Wanted && !columns.contains(name) {
                let missing = Diagnostic::new(Code::MissingColumn, self.input).at(row);
                let missing = if hide { missing.confidential() } else { missing };
                problems.push(missing.with("name", name).with("columns", self.wanted()));
            }
        }
        problems.unless_errors(columns)
    }
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// Everything that is wrong with its form.
    pub fn read(given: &GivenTable, sheet: &Sheet) -> Result<Self, Diagnostics> {
        match given {
            GivenTable::Csv(text) => Self::from_csv(text, sheet),
            GivenTable::Rows(rows) => Self::from_rows(rows, sheet),
        }
    }

    fn from_csv(text: &str, sheet: &Sheet) -> Result<Self, Diagnostics> {
        let index: LineIndex<'_> =
            crate::read::text(text.as_bytes(), LARGEST, sheet.input)?;
        let text = index.text();
        let separator = separator(text);
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let unread = |error: &::csv::Error| broken(error, &index, sheet.input);
        let (header, spans) = match records.next() {
            Some(record) => {
                let record = record.map_err(|error| unread(&error))?;
                let spans = Spans::of(text, &record, separator);
                (record, spans)
            }
            None => (::csv::StringRecord::new(), Spans::default()),
        };
        let names = header.iter().map(str::trim).enumerate();
        let names = names.map(|(place, name)| (name, Some(spans.cell(place, &index))));
        let columns = sheet.header(names, Some(spans.row(&index)))?;
        let mut problems = Diagnostics::new();
        let mut rows = Vec::new();
        for record in records {
            let record = record.map_err(|error| unread(&error))?;
            let spans = Spans::of(text, &record, separator);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let place = Some(spans.row(&index));
            if record.len() != columns.len() {
                let ragged = Diagnostic::new(Code::RaggedRow, sheet.input)
                    .at(place)
                    .with("found", record.len())
                    .with("expected", columns.len());
                problems.push(if sheet.secret() {
                    ragged.confidential()
                } else {
                    ragged
                });
                continue;
            }
            let cells = columns.iter().zip(record.iter()).enumerate();
            let cells = cells.map(|(place, (column, text))| Cell {
                column,
                text: text.trim().to_owned(),
                place: Some(spans.cell(place, &index)),
            });
            rows.push(Row {
                input: sheet.input,
                secret: sheet.secret(),
                cells: cells.collect(),
                place,
                decimal_comma: separator == b';',
            });
        }
        problems.unless_errors(Self { columns, rows })
    }

    fn from_rows(
        given: &[BTreeMap<String, String>],
        sheet: &Sheet,
    ) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut rows = Vec::new();
        let mut columns: Vec<&'static str> = Vec::new();
        for (number, row) in given.iter().enumerate() {
            let line = number + 1;
            let place =
                Some(Position { line, column: 1, start: 0, end: 0, amendment: None });
            let names = row.keys().map(|name| (name.as_str(), place));
            let own = match sheet.header(names, place) {
                Ok(own) => own,
                Err(found) => {
                    problems.extend(found);
                    continue;
                }
            };
            for column in &own {
                if !columns.contains(column) {
                    columns.push(column);
                }
            }
            let cell = |column: &'static str| Cell {
                column,
                text: row
                    .get(column)
                    .map(|text| text.trim().to_owned())
                    .unwrap_or_default(),
                place,
            };
            rows.push(Row {
                input: sheet.input,
                secret: sheet.secret(),
                cells: own.into_iter().map(cell).collect(),
                place,
                decimal_comma: false,
            });
        }
        problems.unless_errors(Self { columns, rows })
    }

    /// Whether a column is there.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains(&column)
    }

    /// In the order of the table.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}

impl Row {
    fn cell(&self, column: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// What a cell says; none where it says nothing.
    pub fn text(&self, column: &str) -> Option<&str> {
        self.cell(column).map(|cell| cell.text.as_str()).filter(|text| !text.is_empty())
    }

    /// A problem of a cell, or of the row if that has no such cell.
    pub fn problem(&self, code: Code, column: &str) -> Diagnostic {
        let place = self.cell(column).map_or(self.place, |cell| cell.place);
        let problem = Diagnostic::new(code, self.input).at(place);
        if self.secret { problem.confidential() } else { problem }
    }

    /// The same with the text of the cell as `value`, unless that is of a person.
    pub fn wrong(&self, code: Code, column: &str) -> Diagnostic {
        let problem = self.problem(code, column);
        if self.secret {
            problem.with_text("value", Text::withheld())
        } else {
            problem.with("value", self.text(column).unwrap_or_default())
        }
    }

    /// A text that has to be there.
    pub fn required(&self, column: &str, problems: &mut Diagnostics) -> Option<&str> {
        let text = self.text(column);
        if text.is_none() {
            problems.push(self.problem(Code::EmptyCell, column).with("name", column));
        }
        text
    }

    /// A number, if there is one.
    pub fn exact(&self, column: &str, problems: &mut Diagnostics) -> Option<Exact> {
        let text = self.text(column)?;
        // Where `;` separates, a comma can only be the decimal one.
        let comma =
            self.decimal_comma && text.matches(',').count() == 1 && !text.contains('.');
        let read = if comma { text.replace(',', ".").parse() } else { text.parse() };
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                let error: crate::exact::ParseExactError = error;
                problems.push(self.wrong(error.into(), column));
                None
            }
        }
    }

    /// A number that is not below zero, if there is one.
    #[expect(clippy::wrong_self_convention, reason = "it reads a number from zero up")]
    pub fn from_zero(&self, column: &str, problems: &mut Diagnostics) -> Option<Exact> {
        let value = self.exact(column, problems)?;
        if value.is_negative() {
            problems.push(self.wrong(Code::BelowZero, column));
            return None;
        }
        Some(value)
    }

    /// A whole number from zero, if there is one.
    pub fn whole(&self, column: &str, problems: &mut Diagnostics) -> Option<u64> {
        let value = self.from_zero(column, problems)?;
        let whole = value.is_whole().then(|| value.to_string().parse().ok()).flatten();
        if whole.is_none() {
            problems.push(self.wrong(Code::NotWhole, column));
        }
        whole
    }

    /// A day, if there is one.
    pub fn day(&self, column: &str, problems: &mut Diagnostics) -> Option<Date> {
        let day = crate::period::date(self.text(column)?);
        if day.is_none() {
            problems.push(self.wrong(Code::NotADate, column));
        }
        day
    }

    /// One of these words, if there is one.
    pub fn choice<T: Copy>(
        &self,
        column: &str,
        words: &[(&str, T)],
        problems: &mut Diagnostics,
    ) -> Option<T> {
        let text = self.text(column)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, one)| *one);
        if found.is_none() {
            let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let problem = self.wrong(Code::NotAChoice, column);
            problems.push(problem.with("choices", allowed.join(", ")));
        }
        found
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
