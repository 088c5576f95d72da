//! Rows of facts that Python gave as mappings.

use osuus::facts::FactRow;
use osuus::suggest;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyMapping, PyString};

use crate::convert::day_text;
use crate::diagnostic::wrong_type;
use crate::digits::{Problem, digits, kind, words};

/// The columns that a facts table may have.
pub const COLUMNS: [&str; 9] =
    ["buyer", "measure", "period", "value", "status", "known", "unit", "name", "client"];
/// Those that it must have; without a buyer a fact is one of the whole agreement.
pub const NEEDED: [&str; 3] = ["measure", "period", "value"];

/// Every row of an iterable of mappings.
pub fn read(rows: &Bound<'_, PyAny>) -> PyResult<Vec<FactRow>> {
    let py = rows.py();
    if let Some(help) = no_rows(rows)? {
        let what = "facts are an iterable of mappings, a data frame or `Facts`, not";
        return Err(wrong_type(py, format!("{what} {}; {help}", kind(rows)?)));
    }
    rows.try_iter()?
        .enumerate()
        .map(|(number, row)| {
            let row = row?;
            fact(&row).map_err(|problem| {
                let problem =
                    if of_client(&row) { problem.confidential() } else { problem };
                problem.raise(py, &format!("row {number}"))
            })
        })
        .collect()
}

/// How to make rows of what has none.
fn no_rows(given: &Bound<'_, PyAny>) -> PyResult<Option<&'static str>> {
    if given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>() {
        return Ok(Some("`Facts.csv(text)` and `Facts.open(path)` read a table"));
    }
    if given.cast::<PyMapping>().is_ok() {
        return Ok(Some(
            "`pyarrow.table(columns)` makes a data frame of a mapping of columns",
        ));
    }
    if given.hasattr("collect")? {
        return Ok(Some("`collect()` makes a data frame of it"));
    }
    let iterable = given.hasattr("__iter__")?;
    Ok((!iterable).then_some("`Facts.open(path)` reads a table"))
}

/// Whether a row may be one of a client: then no message shows what is in it.
fn of_client(row: &Bound<'_, PyAny>) -> bool {
    row.contains("client").unwrap_or(true)
}

fn fact(row: &Bound<'_, PyAny>) -> Result<FactRow, Problem> {
    let Ok(row) = row.cast::<PyMapping>() else {
        return Err(Problem::Kind(format!("a row is a mapping, not {}", kind(row)?)));
    };
    for key in row.keys()? {
        let name = key.extract::<String>().unwrap_or_default();
        if !COLUMNS.contains(&name.as_str()) {
            let (known, all) = (suggest::known(&name, &COLUMNS), COLUMNS.join(", "));
            return Err(Problem::Value {
                shown: format!("unknown key {}; a row may have {known}", key.repr()?),
                withheld: format!("unknown key; a row may have {all}"),
                value: name,
            });
        }
    }
    let optional = |name: &str| {
        if row.contains(name)? { cell_text(name, &row.get_item(name)?) } else { Ok(None) }
    };
    for name in NEEDED {
        if !row.contains(name)? {
            return Err(Problem::Kind(format!("`{name}` is missing")));
        }
    }
    Ok(FactRow {
        buyer: optional("buyer")?.unwrap_or_default(),
        measure: optional("measure")?.unwrap_or_default(),
        period: optional("period")?.unwrap_or_default(),
        value: optional("value")?.unwrap_or_default(),
        status: optional("status")?,
        known: optional("known")?,
        unit: optional("unit")?,
        name: optional("name")?,
        client: optional("client")?,
    })
}

/// The text of a cell: values may be numbers, periods years or dates, the rest is text.
fn cell_text(name: &str, cell: &Bound<'_, PyAny>) -> Result<Option<String>, Problem> {
    if cell.is_none() {
        return Ok(None);
    }
    if name == "value" {
        return digits(name, cell).map(Some);
    }
    if let Ok(text) = cell.cast::<PyString>() {
        return words(name, text).map(Some);
    }
    if matches!(name, "period" | "known")
        && let Some(day) = day_text(name, cell)?
    {
        return Ok(Some(day));
    }
    let year = name == "period" && !cell.is_instance_of::<PyBool>();
    if year && let Ok(whole) = cell.call_method0("__index__") {
        return Ok(Some(whole.str()?.extract()?));
    }
    let expected = match name {
        "period" => "text, a year or a date",
        "known" => "text or a date",
        _ => "text",
    };
    Err(Problem::Kind(format!("`{name}` is {expected}, not {}", kind(cell)?)))
}
