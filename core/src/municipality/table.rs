//! Tables of figures to be carried over: what people have in a file, and what they get back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Carried, Figures, Flow, LARGEST, MunicipalityCode, Register};
use crate::csv::{Style, Writer};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::read::csv::{Spans, broken, separator};
use crate::text::Lang;

/// Measures of municipalities, one column each: `code,residents,euros`.
///
/// A column `name` may stand in the table and is not read. An empty cell is a figure that is not
/// there. The separator is a comma, or a semicolon with decimal comma or point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiguresTable {
    measures: Vec<(String, Figures)>,
}

impl FiguresTable {
    /// A table of these measures.
    #[must_use]
    pub fn new(measures: Vec<(String, Figures)>) -> Self {
        Self { measures }
    }

    /// Reads a CSV table.
    ///
    /// # Errors
    /// Everything that is wrong, with line and column.
    pub fn from_csv(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let index = crate::read::text(bytes, LARGEST, Input::Figures)?;
        let text = index.text();
        let separator = separator(text);
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut problems = Diagnostics::new();
        let mut measures: Vec<Option<(String, Figures)>> = Vec::new();
        let mut code_column = None;
        let mut seen = BTreeSet::new();
        for (number, record) in reader.records().enumerate() {
            let record =
                record.map_err(|error| broken(&error, &index, Input::Figures))?;
            let spans = Spans::of(text, &record, separator);
            let at = |code, place| {
                Diagnostic::new(code, Input::Figures).at(Some(spans.cell(place, &index)))
            };
            if number == 0 {
                for (place, name) in record.iter().map(str::trim).enumerate() {
                    let twice = measures.iter().flatten().any(|(known, _)| known == name);
                    if twice || (name == "code" && code_column.is_some()) {
                        problems.push(at(Code::DuplicateField, place).with("name", name));
                    }
                    if name.is_empty() {
                        problems.push(at(Code::EmptyText, place));
                    }
                    if name == "code" {
                        code_column = Some(place);
                    }
                    let measure = !matches!(name, "code" | "name");
                    measures.push(measure.then(|| (name.to_owned(), Figures::new())));
                }
                if code_column.is_none() || measures.iter().flatten().next().is_none() {
                    let problem = Diagnostic::new(Code::MissingColumn, Input::Figures)
                        .at(Some(spans.row(&index)))
                        .with("name", if code_column.is_none() { "code" } else { "…" })
                        .with("columns", "code and a measure, such as code,residents");
                    return Err(problem.into());
                }
                continue;
            }
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if record.len() != measures.len() {
                let problem = Diagnostic::new(Code::RaggedRow, Input::Figures)
                    .at(Some(spans.row(&index)))
                    .with("found", record.len())
                    .with("expected", measures.len());
                problems.push(problem);
                continue;
            }
            let place = code_column.unwrap_or_default();
            let word = record.get(place).unwrap_or_default().trim();
            let Ok(code) = word.parse::<MunicipalityCode>() else {
                problems.push(at(Code::NotACode, place).with("value", word));
                continue;
            };
            if !seen.insert(code) {
                problems.push(at(Code::DuplicateRow, place).with("id", code));
            }
            for (place, (cell, measure)) in record.iter().zip(&mut measures).enumerate() {
                let (Some((_, figures)), false) = (measure, cell.trim().is_empty())
                else {
                    continue;
                };
                match decimal(cell.trim(), separator) {
                    Ok(value) => drop(figures.insert(code, value)),
                    Err(why) => problems.push(at(why, place).with("value", cell.trim())),
                }
            }
        }
        if code_column.is_none() {
            let problem = Diagnostic::new(Code::MissingColumn, Input::Figures)
                .at(Some(index.position(0, 0)))
                .with("name", "code")
                .with("columns", "code and a measure, such as code,residents");
            return Err(problem.into());
        }
        problems
            .unless_errors(Self { measures: measures.into_iter().flatten().collect() })
    }

    /// The measures with their figures, in the order of the columns.
    #[must_use]
    pub fn measures(&self) -> &[(String, Figures)] {
        &self.measures
    }

    /// Every measure carried from the borders of one day over to those of a later one.
    ///
    /// # Errors
    /// Those of [`Register::carry`], of all measures.
    pub fn carry(
        &self,
        register: &Register,
        from: Date,
        to: Date,
    ) -> Result<Self, Diagnostics> {
        let flow: Flow = register.flow(from, to)?;
        let mut problems = Diagnostics::new();
        let mut measures = Vec::new();
        for (name, figures) in &self.measures {
            match flow.carry(figures) {
                Ok(Carried { figures, .. }) => measures.push((name.clone(), figures)),
                Err(why) => problems.extend(
                    why.into_iter()
                        .filter(|one| !problems.iter().any(|known| known == one))
                        .collect::<Vec<_>>(),
                ),
            }
        }
        problems.unless_errors(Self { measures })
    }

    /// A row for each municipality, a value for each measure; none where there is none.
    #[must_use]
    pub fn rows(&self) -> Vec<(MunicipalityCode, Vec<Option<String>>)> {
        let mut rows: BTreeMap<MunicipalityCode, Vec<Option<String>>> = BTreeMap::new();
        for (place, (_, figures)) in self.measures.iter().enumerate() {
            for (code, value) in figures {
                let row = rows.entry(*code).or_default();
                row.resize(place, None);
                row.push(Some(value.to_string()));
            }
        }
        for row in rows.values_mut() {
            row.resize(self.measures.len(), None);
        }
        rows.into_iter().collect()
    }

    /// The table as CSV, with the names that the municipalities had on a day.
    #[must_use]
    pub fn to_csv(
        &self,
        register: &Register,
        day: Date,
        style: Style,
        lang: Lang,
    ) -> String {
        let mut writer = Writer::new(style);
        let measures = self.measures.iter().map(|(name, _)| name.as_str());
        writer.row(["code", "name"].into_iter().chain(measures));
        for (code, values) in self.rows() {
            let name = register.get(&code).and_then(|one| one.name_on(day));
            writer.text(code.as_str());
            writer.text(name.map_or("", |name| name.get(lang)));
            for value in values {
                writer.digits(&value.unwrap_or_default());
            }
            writer.end();
        }
        writer.finish()
    }
}

fn decimal(cell: &str, separator: u8) -> Result<Exact, Code> {
    // Where `;` separates, a comma can only be the decimal one.
    let comma =
        separator == b';' && cell.matches(',').count() == 1 && !cell.contains('.');
    let text = if comma { cell.replace(',', ".") } else { cell.to_owned() };
    text.parse::<Exact>().map_err(Code::from)
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
