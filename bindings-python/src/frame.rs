//! Facts that come as a data frame, through the Arrow capsule interface.

use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Schema};
use arrow::error::ArrowError;
use osuus::facts::FactRow;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatchReader;

use crate::diagnostic::wrong_type;
use crate::rows::{COLUMNS, NEEDED};

/// Whether this is a table that Arrow can read.
pub fn is_frame(table: &Bound<'_, PyAny>) -> PyResult<bool> {
    table.hasattr("__arrow_c_stream__")
}

/// Whether a column holds texts, or nothing at all.
pub fn is_text(of: &DataType) -> bool {
    matches!(
        of,
        DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Dictionary(..)
            | DataType::Null
    )
}

/// Every row of a data frame.
pub fn read(table: &Bound<'_, PyAny>) -> PyResult<Vec<FactRow>> {
    let reader = table.extract::<PyRecordBatchReader>()?.into_reader()?;
    let schema = reader.schema();
    check(&schema).map_err(|what| wrong_type(table.py(), what))?;
    // What a source says of its rows may hold what is in them.
    let of_clients = schema.column_with_name("client").is_some();
    let unread = |error: ArrowError| {
        let withheld = "the rows of the table cannot be read".to_owned();
        PyValueError::new_err(if of_clients { withheld } else { error.to_string() })
    };
    let mut rows = Vec::new();
    for batch in reader {
        rows.extend(batch.and_then(|batch| facts(&batch)).map_err(unread)?);
    }
    Ok(rows)
}

/// Every column is one of a facts table, in a type that says exactly what it holds.
fn check(schema: &Schema) -> Result<(), String> {
    for field in schema.fields() {
        let name = field.name();
        if !COLUMNS.contains(&name.as_str()) {
            let known = COLUMNS.join(", ");
            return Err(format!("unknown column `{name}`; facts may have {known}"));
        }
        let of = field.data_type();
        let fits = is_text(of)
            || match name.as_str() {
                "value" => of.is_integer() || of.is_decimal(),
                "period" => of.is_integer() || *of == DataType::Date32,
                "known" => *of == DataType::Date32,
                _ => false,
            };
        if !fits && of.is_floating() {
            return Err(format!(
                "column `{name}` holds floats ({of}), and floats are not exact: \
                 cast it to decimals or text, with the digits that you mean"
            ));
        }
        if !fits {
            return Err(format!("column `{name}` cannot hold {of}"));
        }
    }
    match NEEDED.iter().find(|name| schema.column_with_name(name).is_none()) {
        Some(name) => Err(format!("column `{name}` is missing")),
        None => Ok(()),
    }
}

fn facts(batch: &RecordBatch) -> Result<Vec<FactRow>, ArrowError> {
    let column = |name| -> Result<Option<StringArray>, ArrowError> {
        let Some(column) = batch.column_by_name(name) else { return Ok(None) };
        let texts = cast(column, &DataType::Utf8)?;
        Ok(Some(texts.as_string::<i32>().clone()))
    };
    let (buyer, measure) = (column("buyer")?, column("measure")?);
    let (period, value) = (column("period")?, column("value")?);
    let (status, known) = (column("status")?, column("known")?);
    let (unit, name, client) = (column("unit")?, column("name")?, column("client")?);
    let cell = |column: &Option<StringArray>, row| {
        let column = column.as_ref().filter(|column| column.is_valid(row));
        column.map(|column| column.value(row).to_owned())
    };
    let rows = (0..batch.num_rows()).map(|row| FactRow {
        buyer: cell(&buyer, row).unwrap_or_default(),
        measure: cell(&measure, row).unwrap_or_default(),
        period: cell(&period, row).unwrap_or_default(),
        value: cell(&value, row).unwrap_or_default(),
        status: cell(&status, row),
        known: cell(&known, row),
        unit: cell(&unit, row),
        name: cell(&name, row),
        client: cell(&client, row),
    });
    Ok(rows.collect())
}
