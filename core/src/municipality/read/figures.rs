//! Series and their figures.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::members::unknown;
use super::names;
use super::tables::{Row, Table, Tables};
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::exact::Exact;
use crate::municipality::{Borders, Kind, MunicipalityCode, Register, Series};
use crate::period::Period;
use crate::source::Source;

/// How the name of a table of figures begins; the identifier of its series follows.
const PREFIX: &str = "figures ";

pub(super) fn read(tables: &mut Tables<'_>, register: &mut Register, sources: &[Source]) {
    let needed = ["id", "kind", "borders", "unit", "source"];
    if let Some(table) = tables.take("series", &needed, &["fi", "sv", "en"]) {
        for row in &table.rows {
            let series = series(tables, row, sources);
            if register.series(row.text(0)).is_some() {
                let problem = tables
                    .problem(Code::DuplicateRow, row, Some(0))
                    .with("id", row.text(0));
                tables.report(problem);
                continue;
            }
            register.series.extend(series);
        }
    }
    for (table, header) in tables.open(PREFIX) {
        figures(tables, register, &table, &header);
    }
}

fn series(tables: &mut Tables<'_>, row: &Row<'_>, sources: &[Source]) -> Option<Series> {
    let name = names(tables, row, 5);
    let kind = Kind::NAMES.iter().find(|(name, _)| *name == row.text(1));
    if kind.is_none() {
        let names: Vec<&str> = Kind::NAMES.iter().map(|(name, _)| *name).collect();
        let problem = tables
            .problem(Code::NotAChoice, row, Some(1))
            .with("value", row.text(1))
            .with("choices", names.join(", "));
        tables.report(problem);
    }
    let borders = match row.text(2) {
        "own" => Some(Borders::OwnDay),
        _ => tables.day(row, 2).map(Borders::Of),
    };
    let source = sources.iter().find(|source| source.id == row.text(4));
    if source.is_none() {
        let known: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
        let problem = unknown(tables, row, 4, Among::Sources, &known);
        tables.report(problem);
    }
    Some(Series {
        id: row.text(0).to_owned(),
        name: name?,
        kind: kind?.1,
        borders: borders?,
        unit: row.text(3).to_owned(),
        source: source?.clone(),
        periods: Vec::new(),
        rows: Vec::new(),
        over: None,
    })
}

fn figures(
    tables: &mut Tables<'_>,
    register: &mut Register,
    table: &Table<'_>,
    header: &Row<'_>,
) {
    let id = table.name.strip_prefix(PREFIX).unwrap_or_default();
    let Some(place) = register.series.iter().position(|series| series.id == id) else {
        let known: Vec<&str> =
            register.series.iter().map(|series| series.id.as_str()).collect();
        let unknown = tables.of_table(Code::UnknownReference, table);
        tables.report(unknown.naming_none(id, Among::Series, &known));
        return;
    };
    let Some((code_column, columns)) = columns(tables, table, header) else { return };
    let mut rows: BTreeMap<MunicipalityCode, Vec<Option<Decimal>>> = BTreeMap::new();
    let borders = register.series.get(place).map(|series| series.borders);
    for row in &table.rows {
        let Some(code) = tables.code(row, code_column) else { continue };
        let values: Vec<Option<Decimal>> =
            columns.iter().map(|(column, _)| figure(tables, row, *column)).collect();
        if let (None, Some(borders)) = (&register.over, borders) {
            let one = register.get(&code);
            let figures =
                columns.iter().zip(&values).filter(|(_, value)| value.is_some());
            for ((_, period), _) in figures {
                if let Some(day) = borders.without(one, period) {
                    let problem = tables
                        .problem(Code::UnknownMunicipality, row, Some(code_column))
                        .with("code", code)
                        .with("date", day);
                    tables.report(problem);
                }
            }
        }
        if rows.insert(code, values).is_some() {
            let problem = tables
                .problem(Code::DuplicateRow, row, Some(code_column))
                .with("id", code);
            tables.report(problem);
        }
    }
    if let Some(series) = register.series.get_mut(place) {
        series.periods = columns.into_iter().map(|(_, period)| period).collect();
        series.rows = rows.into_iter().collect();
    }
}

/// The place of the codes, and those of the days and periods.
fn columns(
    tables: &mut Tables<'_>,
    table: &Table<'_>,
    header: &Row<'_>,
) -> Option<(usize, Vec<(usize, Period)>)> {
    let mut code = None;
    let mut columns: Vec<(usize, Period)> = Vec::new();
    for (place, cell) in header.cells().iter().enumerate() {
        if cell.text == "code" {
            code = Some(place);
            continue;
        }
        match cell.text.parse::<Period>() {
            Ok(period)
                if columns.iter().any(|(_, known)| known.days() == period.days()) =>
            {
                let problem = tables
                    .problem(Code::DuplicateField, header, Some(place))
                    .with("name", period);
                tables.report(problem);
            }
            Ok(period) => columns.push((place, period)),
            Err(_) => {
                let problem = tables
                    .problem(Code::NotAPeriod, header, Some(place))
                    .with("value", &cell.text);
                tables.report(problem);
            }
        }
    }
    if code.is_none() {
        let problem = tables
            .of_table(Code::MissingColumn, table)
            .with("name", "code")
            .with("columns", "code and days, such as code,2001-12-31");
        tables.report(problem);
    }
    // Not in the order of the text, so that it does not matter.
    columns.sort_by_key(|(_, period)| period.days());
    code.map(|code| (code, columns))
}

/// A figure; an empty cell is not known.
fn figure(tables: &mut Tables<'_>, row: &Row<'_>, column: usize) -> Option<Decimal> {
    let text = row.text(column);
    if text.is_empty() {
        return None;
    }
    // Nearly all are short whole numbers.
    if text.len() < 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<i64>().ok().map(Decimal::from);
    }
    let code = match text.parse::<Exact>() {
        Ok(figure) => match figure.to_decimal() {
            Some(figure) => return Some(figure),
            None => Code::TooManyDigits,
        },
        Err(error) => error.into(),
    };
    let problem = tables.problem(code, row, Some(column)).with("value", text);
    tables.report(problem);
    None
}
