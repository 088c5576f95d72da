//! Reading a register: text to tables, tables to municipalities, everything wrong told at once.
//!
//! CSV and JSON become the same tables, so there is one reader of rows.

mod figures;
mod lives;
mod members;
mod tables;

use std::collections::BTreeMap;

use tables::{Row, Tables};

use super::{LARGEST, Register};
use crate::diagnostic::{Code, Diagnostics, Input};
use crate::period::Interval;
use crate::source::Source;
use crate::text::Text;

/// Every table; those of an overlay come first.
const TABLES: [&str; 11] = [
    "register",
    "sources",
    "series",
    "figures …",
    "municipalities",
    "aliases",
    "changes",
    "divisions",
    "areas",
    "members",
    "centres",
];
/// How many of them a register that is laid over another may have.
const OVERLAY: usize = 4;
/// The fields of the table `register` of one that is laid over another.
const OVERLAY_FIELDS: [&str; 2] = ["id", "over"];
/// The fields of the table `register`.
const FIELDS: [&str; 7] = ["id", "scheme", "from", "to", "plane", "over", "rest"];

impl Register {
    /// Reads a register from one text of CSV tables (`docs/register.md`).
    ///
    /// # Errors
    /// Everything that is wrong, with line and column.
    pub fn from_csv(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let index = crate::read::text(bytes, LARGEST, Input::Register)?;
        register(tables::from_csv(&index)?)
    }

    /// Reads a register from JSON: the same tables as lists of objects.
    ///
    /// # Errors
    /// Everything that is wrong, with line and column.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let index = crate::read::text(bytes, LARGEST, Input::Register)?;
        register(tables::from_json(&index)?)
    }
}

fn register(mut tables: Tables<'_>) -> Result<Register, Diagnostics> {
    let mut register = Register::new();
    top(&mut tables, &mut register);
    let sources = sources(&mut tables);
    if register.over.is_some() {
        let (allowed, others) = TABLES.split_at(OVERLAY);
        for name in others {
            tables.refuse(name, allowed);
        }
    } else {
        lives::read(&mut tables, &mut register);
        members::read(&mut tables, &mut register);
    }
    figures::read(&mut tables, &mut register, &sources);
    let problems = tables.finish();
    problems.unless_errors(register)
}

/// The table `register`: what the whole is.
fn top(tables: &mut Tables<'_>, register: &mut Register) {
    let Some(table) = tables.needed("register", &["field", "value"], &[]) else { return };
    let mut fields: BTreeMap<String, (String, Row<'_>)> = BTreeMap::new();
    for row in &table.rows {
        let (field, value) = (row.text(0).to_owned(), row.text(1).to_owned());
        if !FIELDS.contains(&field.as_str()) {
            let problem = tables
                .problem(Code::UnknownField, row, Some(0))
                .with("name", &field)
                .with("allowed", FIELDS.join(", "));
            tables.report(problem);
        } else if fields.insert(field.clone(), (value, row.clone())).is_some() {
            let problem =
                tables.problem(Code::DuplicateRow, row, Some(0)).with("id", field);
            tables.report(problem);
        }
    }
    if fields.get("over").is_some_and(|(over, _)| !over.is_empty()) {
        // What lies below says the rest.
        for (field, (_, row)) in &fields {
            if !OVERLAY_FIELDS.contains(&field.as_str()) {
                let problem = tables
                    .problem(Code::UnknownField, row, Some(0))
                    .with("name", field)
                    .with("allowed", OVERLAY_FIELDS.join(", "));
                tables.report(problem);
            }
        }
    }
    let mut text = |name: &str| fields.remove(name).filter(|(text, _)| !text.is_empty());
    register.over = text("over").map(|(over, _)| over);
    register.plane = text("plane").map(|(plane, _)| plane);
    register.rest = text("rest").map(|(rest, _)| rest);
    let (id, scheme, from, to) = (text("id"), text("scheme"), text("from"), text("to"));
    let mut needed = vec![("id", id.is_some())];
    if register.over.is_none() {
        needed.extend([
            ("scheme", scheme.is_some()),
            ("from", from.is_some()),
            ("to", to.is_some()),
        ]);
    }
    for (name, there) in needed {
        if !there {
            let problem = tables.of_table(Code::MissingField, &table).with("name", name);
            tables.report(problem);
        }
    }
    if let Some((id, _)) = id {
        register.id = id;
    }
    if let Some((scheme, _)) = scheme {
        register.scheme = scheme;
    }
    let mut day =
        |of: Option<(String, Row<'_>)>| of.and_then(|(_, row)| tables.day(&row, 1));
    if let (Some(first), Some(last)) = (day(from), day(to)) {
        register.known = Interval::new(first, last);
        if register.known.is_none() {
            let problem = tables
                .of_table(Code::BackwardInterval, &table)
                .with("from", first)
                .with("to", last);
            tables.report(problem);
        }
    }
}

fn sources(tables: &mut Tables<'_>) -> Vec<Source> {
    let Some(table) =
        tables.take("sources", &["id", "title"], &["publisher", "licence", "url"])
    else {
        return Vec::new();
    };
    let mut sources: Vec<Source> = Vec::new();
    for row in &table.rows {
        let (id, title) = (row.text(0).to_owned(), row.text(1).to_owned());
        let cell =
            |column| Some(row.text(column).to_owned()).filter(|text| !text.is_empty());
        let source =
            Source { id, title, publisher: cell(2), licence: cell(3), url: cell(4) };
        if sources.iter().any(|known| known.id == source.id) {
            let problem =
                tables.problem(Code::DuplicateRow, row, Some(0)).with("id", &source.id);
            tables.report(problem);
        }
        sources.push(source);
    }
    sources
}

/// A text in the languages of the columns from `first` on: `fi`, `sv`, `en`.
fn names(tables: &mut Tables<'_>, row: &Row<'_>, first: usize) -> Option<Text> {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
    let name = |column: usize| -> Option<String> {
        let text = row.text(column);
        // Nearly every name is composed already.
        let composed = || match is_nfc_quick(text.chars()) {
            IsNormalized::Yes => text.to_owned(),
            _ => text.nfc().collect(),
        };
        (!text.is_empty()).then(composed)
    };
    let text = Text { fi: name(first), sv: name(first + 1), en: name(first + 2) };
    if text.all().next().is_none() {
        let problem = tables.problem(Code::EmptyText, row, None);
        tables.report(problem);
        return None;
    }
    Some(text)
}

#[cfg(test)]
#[path = "read/read_tests.rs"]
mod tests;
