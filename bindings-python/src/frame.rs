//! Facts that come as a data frame, through the Arrow capsule interface.

use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Schema};
use arrow::error::ArrowError;
use osuus::diagnostic::Diagnostics;
use osuus::facts::{Cells, Facts};
use osuus::suggest;
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

/// The facts of a data frame.
pub fn read(table: &Bound<'_, PyAny>) -> PyResult<Result<Facts, Diagnostics>> {
    let reader = table.extract::<PyRecordBatchReader>()?.into_reader()?;
    let schema = reader.schema();
    check(&schema).map_err(|what| wrong_type(table.py(), what))?;
    // What a source says of its rows may hold what is in them.
    let of_clients = schema.column_with_name("client").is_some();
    let unread = |error: ArrowError| {
        let withheld = "the rows of the table cannot be read".to_owned();
        PyValueError::new_err(if of_clients { withheld } else { error.to_string() })
    };
    let batches: Vec<TextColumns> = reader
        .map(|batch| batch.and_then(|batch| TextColumns::of(&batch)))
        .collect::<Result<_, _>>()
        .map_err(unread)?;
    let facts = || Facts::from_cells(|| batches.iter().flat_map(TextColumns::rows));
    Ok(table.py().detach(facts))
}

/// Why a column of this type is not taken, and how to mend it.
pub fn unfit(name: &str, of: &DataType) -> String {
    let days = "holds points in time and not days";
    match of {
        of if of.is_floating() => format!(
            "column `{name}` holds floats ({of}), and floats are not exact: \
             cast it to decimals or text, with the digits that you mean"
        ),
        DataType::Timestamp(_, None) => {
            format!("column `{name}` {days}: cast it to dates")
        }
        DataType::Timestamp(_, Some(_)) => format!(
            "column `{name}` {days}, which depend on the time zone: \
             convert it to the one that is meant, then cast it to dates"
        ),
        _ => format!("column `{name}` cannot hold {of}"),
    }
}

/// Every column is one of a facts table, in a type that says exactly what it holds.
fn check(schema: &Schema) -> Result<(), String> {
    for field in schema.fields() {
        let name = field.name();
        if !COLUMNS.contains(&name.as_str()) {
            let known = suggest::known(name, &COLUMNS);
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
        if !fits {
            return Err(unfit(name, of));
        }
    }
    match NEEDED.iter().find(|name| schema.column_with_name(name).is_none()) {
        Some(name) => Err(format!("column `{name}` is missing")),
        None => Ok(()),
    }
}

/// The columns of a facts table, each as texts.
struct TextColumns {
    rows: usize,
    /// In the order of [`COLUMNS`].
    columns: [Option<StringArray>; COLUMNS.len()],
}

impl TextColumns {
    fn of(batch: &RecordBatch) -> Result<Self, ArrowError> {
        let mut columns = [const { None }; COLUMNS.len()];
        for (name, texts) in COLUMNS.iter().zip(&mut columns) {
            if let Some(column) = batch.column_by_name(name) {
                *texts = Some(cast(column, &DataType::Utf8)?.as_string::<i32>().clone());
            }
        }
        Ok(Self { rows: batch.num_rows(), columns })
    }

    fn rows(&self) -> impl Iterator<Item = Cells<'_>> {
        let [buyer, measure, period, value, status, known, unit, name, client] =
            &self.columns;
        (0..self.rows).map(move |row| Cells {
            buyer: cell(buyer.as_ref(), row).unwrap_or_default(),
            measure: cell(measure.as_ref(), row).unwrap_or_default(),
            period: cell(period.as_ref(), row).unwrap_or_default(),
            value: cell(value.as_ref(), row).unwrap_or_default(),
            status: cell(status.as_ref(), row),
            known: cell(known.as_ref(), row),
            unit: cell(unit.as_ref(), row),
            name: cell(name.as_ref(), row),
            client: cell(client.as_ref(), row),
        })
    }
}

fn cell(column: Option<&StringArray>, row: usize) -> Option<&str> {
    column.filter(|column| column.is_valid(row)).map(|column| column.value(row))
}
