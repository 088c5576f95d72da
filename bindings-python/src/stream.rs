//! Columns for readers of Arrow: exact decimals, texts, days, and the stream of them.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, Date32Array, Decimal128Array, RecordBatch, StringArray, StructArray,
};
use arrow::datatypes::{DECIMAL128_MAX_PRECISION, DataType, Field, Schema};
use arrow::error::ArrowError;
use jiff::civil::Date;
use osuus::exact::Exact;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};

/// More decimals than these a decimal column does not get; its text column has them all.
const MOST_DECIMALS: usize = 18;

/// Columns under their names, all of them with a value or null in every row.
pub fn batch(columns: Vec<(String, ArrayRef)>) -> Result<RecordBatch, ArrowError> {
    let fields: Vec<Field> = columns
        .iter()
        .map(|(name, column)| Field::new(name, column.data_type().clone(), true))
        .collect();
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
}

/// A column of texts.
pub fn texts<T: AsRef<str>>(values: impl IntoIterator<Item = Option<T>>) -> ArrayRef {
    Arc::new(values.into_iter().collect::<StringArray>())
}

/// A column of days.
pub fn days(values: impl IntoIterator<Item = Option<Date>>) -> ArrayRef {
    /// The first day of Arrow.
    const FIRST: Date = Date::constant(1970, 1, 1);
    let since = |day: Date| FIRST.until(day).ok().map(|span| span.get_days());
    let column: Date32Array = values.into_iter().map(|day| day.and_then(since)).collect();
    Arc::new(column)
}

/// A column of exact decimals, as wide as its values need; null where a value has no end.
pub fn decimals(values: &[Option<&Exact>], least: usize) -> Result<ArrayRef, ArrowError> {
    let scale = values
        .iter()
        .flatten()
        .filter_map(|value| decimals_of(value))
        .fold(least, usize::max);
    let column: Decimal128Array =
        values.iter().map(|value| unscaled((*value)?, scale)).collect();
    let scale = i8::try_from(scale)
        .map_err(|error| ArrowError::InvalidArgumentError(error.to_string()))?;
    Ok(Arc::new(column.with_precision_and_scale(DECIMAL128_MAX_PRECISION, scale)?))
}

/// How many decimals a value has, if they end soon enough.
fn decimals_of(value: &Exact) -> Option<usize> {
    let text = value.to_decimal_text(0)?;
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (decimals <= MOST_DECIMALS).then_some(decimals)
}

/// The digits of a value with `scale` decimals, if it has no more and they fit.
fn unscaled(value: &Exact, scale: usize) -> Option<i128> {
    decimals_of(value)?;
    let digits = value.to_decimal_text(scale)?.replace('.', "");
    let precision = usize::from(DECIMAL128_MAX_PRECISION);
    (digits.trim_start_matches(['-', '0']).len() <= precision)
        .then(|| digits.parse().ok())
        .flatten()
}

/// Columns that are made once, when somebody first asks for them.
pub struct Columns(PyOnceLock<RecordBatch>);

impl Columns {
    /// None yet.
    pub fn new() -> Self {
        Self(PyOnceLock::new())
    }

    /// The columns.
    pub fn get(
        &self,
        py: Python<'_>,
        make: impl FnOnce() -> Result<RecordBatch, ArrowError>,
    ) -> PyResult<&RecordBatch> {
        self.0
            .get_or_try_init(py, make)
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

/// Columns as a capsule of the Arrow C stream interface; the buffers are shared.
pub fn capsule<'py>(
    py: Python<'py>,
    batch: &RecordBatch,
    requested_schema: Option<Bound<'py, PyCapsule>>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let rows: Arc<dyn Array> = Arc::new(StructArray::from(batch.clone()));
    let field =
        Field::new("", DataType::Struct(batch.schema_ref().fields().clone()), false);
    let stream = Box::new(ArrayIterator::new(vec![Ok(rows)], Arc::new(field)));
    Ok(to_stream_pycapsule(py, stream, requested_schema)?)
}
