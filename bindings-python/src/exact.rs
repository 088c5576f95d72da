//! The one way in for tables of floats: each column that holds floats becomes exact decimals.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, Decimal128Array, PrimitiveArray, RecordBatch,
};
use arrow::datatypes::{
    ArrowPrimitiveType, DECIMAL128_MAX_PRECISION, DataType, Float32Type, Float64Type,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use pyo3_arrow::PyRecordBatchReader;

use crate::diagnostic::wrong_type_at;
use crate::pickled::{self, Made};
use crate::stream::capsule;

/// A data frame whose floats became exact decimals: what `osuus.exact` gives.
///
/// It goes wherever a data frame does, and anything that reads Arrow reads it.
///
/// Example:
///     >>> import osuus, polars
///     >>> frame = polars.DataFrame({"worker": ["w-1"], "posts": [0.5]})
///     >>> osuus.exact(frame, decimals=2)
///     <osuus.ExactTable: 1 rows, worker, posts>
#[pyclass(name = "ExactTable", module = "osuus", frozen)]
pub struct PyExactTable {
    batch: RecordBatch,
    /// What it was made of.
    table: Py<PyAny>,
    decimals: usize,
}

#[pymethods]
impl PyExactTable {
    /// A table of floats made exact: what a pickle calls.
    #[staticmethod]
    fn _made(table: &Bound<'_, PyAny>, decimals: usize) -> PyResult<Self> {
        exact_frame(table, decimals)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let asked = (&self.table, self.decimals).into_pyobject(py)?;
        pickled::asked(py.get_type::<Self>(), "_made", asked, PyDict::new(py))
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    fn __repr__(&self) -> String {
        let schema = self.batch.schema();
        let names: Vec<&str> =
            schema.fields().iter().map(|field| field.name().as_str()).collect();
        format!("<osuus.ExactTable: {} rows, {}>", self.__len__(), names.join(", "))
    }

    /// The rows as an Arrow stream.
    ///
    /// Args:
    ///     requested_schema: Types that the reader would rather have.
    ///
    /// Returns:
    ///     A capsule of the Arrow C stream interface.
    ///
    /// Example:
    ///     >>> import osuus, pyarrow
    ///     >>> frame = pyarrow.table({"posts": [0.5, 1.0]})
    ///     >>> pyarrow.table(osuus.exact(frame, decimals=2))["posts"].to_pylist()
    ///     [Decimal('0.50'), Decimal('1.00')]
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        capsule(py, &self.batch, requested_schema)
    }
}

/// The same data frame with exact decimals in place of floats.
#[pyfunction]
pub fn exact_frame(table: &Bound<'_, PyAny>, decimals: usize) -> PyResult<PyExactTable> {
    let py = table.py();
    let failed =
        |error: arrow::error::ArrowError| PyValueError::new_err(error.to_string());
    let reader = table.extract::<PyRecordBatchReader>()?.into_reader()?;
    let schema = reader.schema();
    let batches = reader.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let whole = arrow::compute::concat_batches(&schema, &batches).map_err(failed)?;
    let mut columns = Vec::new();
    for (field, column) in schema.fields().iter().zip(whole.columns()) {
        let exact = match column.data_type() {
            DataType::Float64 => decimal::<Float64Type>(column.as_primitive(), decimals),
            DataType::Float32 => decimal::<Float32Type>(column.as_primitive(), decimals),
            _ => Ok(Arc::clone(column)),
        };
        let exact = exact.map_err(|(row, value)| {
            let place = format!("row {row}, column `{}`", field.name());
            let what = inexact(&value, decimals);
            wrong_type_at(py, Some(&place), format!("{place}: {what}"), None)
        })?;
        columns.push((field.name().clone(), exact));
    }
    let batch = crate::stream::batch(columns).map_err(failed)?;
    Ok(PyExactTable { batch, table: table.clone().unbind(), decimals })
}

/// What is wrong with a float; it is not shown where it may be of a person.
fn inexact(value: &str, decimals: usize) -> String {
    if value.bytes().any(|byte| byte.is_ascii_digit()) {
        format!("a float has more than {decimals} decimals; state more, or round it")
    } else {
        "a float is no number: write null for what is not known".to_owned()
    }
}

/// The shortest decimals that are read as the same floats; the row and text of one that has more
/// than `decimals`.
fn decimal<T: ArrowPrimitiveType>(
    column: &PrimitiveArray<T>,
    decimals: usize,
) -> Result<ArrayRef, (usize, String)>
where
    T::Native: std::fmt::Display,
{
    let mut values = Vec::with_capacity(column.len());
    for (row, value) in column.iter().enumerate() {
        values.push(match value {
            None => None,
            Some(value) => {
                let text = value.to_string();
                let unscaled = unscaled(&text, decimals);
                Some(unscaled.ok_or((row, text))?)
            }
        });
    }
    let column: Decimal128Array = values.into_iter().collect();
    let scale = i8::try_from(decimals).unwrap_or(i8::MAX);
    let scaled = column.with_precision_and_scale(DECIMAL128_MAX_PRECISION, scale);
    scaled
        .map(|column| -> ArrayRef { Arc::new(column) })
        .map_err(|_| (0, decimals.to_string()))
}

/// The digits of a plain decimal with so many decimals, if it has no more.
fn unscaled(text: &str, decimals: usize) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > decimals {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}
