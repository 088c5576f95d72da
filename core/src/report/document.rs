//! Reports as JSON: values at the top, each table as a list of rows (`docs/json.md`).

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Cell, Report, Table};
use crate::json;
use crate::text::Lang;

/// A report in one language, as it stands in JSON.
#[derive(Debug, Clone)]
pub struct ReportDocument {
    report: Report,
    lang: Lang,
}

/// A table in one language: a list of rows.
#[derive(Debug, Clone, Copy)]
pub struct TableDocument<'r> {
    table: &'r Table,
    lang: Lang,
}

impl Report {
    /// As a value that can be written as JSON.
    #[must_use]
    pub fn document(&self, lang: Lang) -> ReportDocument {
        ReportDocument { report: self.clone(), lang }
    }

    /// As JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        json::document(&self.document(lang))
    }
}

impl ReportDocument {
    /// The report itself.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// A field, and beside a word its text.
fn field<M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    cell: &Cell,
    lang: Lang,
) -> Result<(), M::Error> {
    match cell {
        Cell::None => map.serialize_entry(name, &()),
        Cell::Text(text) => map.serialize_entry(name, text),
        Cell::Local(text) => map.serialize_entry(name, text.get(lang)),
        Cell::Word(code, text) => {
            map.serialize_entry(name, code)?;
            map.serialize_entry(&format!("{name}_text"), text.get(lang))
        }
        Cell::Whole(count) => map.serialize_entry(name, count),
        Cell::Number(value) => map.serialize_entry(name, &value.to_string()),
        Cell::Money(value, currency) => {
            map.serialize_entry(name, &currency.amount_text(value))
        }
        Cell::Day(day) => map.serialize_entry(name, &day.to_string()),
        Cell::YesNo(yes) => map.serialize_entry(name, yes),
    }
}

struct Row<'r> {
    table: &'r Table,
    cells: &'r [Cell],
    lang: Lang,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in self.table.columns.iter().zip(self.cells) {
            field(&mut map, column.name, cell, self.lang)?;
        }
        map.end()
    }
}

impl Serialize for TableDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { table, lang } = *self;
        serializer.collect_seq(table.rows.iter().map(|cells| Row { table, cells, lang }))
    }
}

#[derive(serde::Serialize)]
struct RemarkView<'r> {
    id: &'static str,
    text: &'r str,
    verified: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceView<'r>>,
}

#[derive(serde::Serialize)]
struct SourceView<'r> {
    title: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'r str>,
}

impl Serialize for ReportDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { report, lang } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", report.schema)?;
        map.serialize_entry("title", report.title.get(*lang))?;
        for value in &report.values {
            field(&mut map, value.name, &value.cell, *lang)?;
        }
        for table in &report.tables {
            map.serialize_entry(table.name, &TableDocument { table, lang: *lang })?;
        }
        let remarks: Vec<RemarkView<'_>> = report
            .remarks
            .iter()
            .map(|remark| RemarkView {
                id: remark.id,
                text: remark.text.get(*lang),
                verified: remark.verified,
                source: remark.citation.as_ref().map(|citation| SourceView {
                    title: &citation.source.title,
                    quote: citation.quote.as_deref(),
                }),
            })
            .collect();
        map.serialize_entry("remarks", &remarks)?;
        map.end()
    }
}
