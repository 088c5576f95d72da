//! The rows of a table as Python mappings.

use arrow::array::{Array, AsArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyInt, PyType};
use pyo3_arrow::PyRecordBatchReader;

/// The rows of what the library hands out as columns: `Decimal`, `int`, `str`, `date`, `bool` or
/// `None`. `to_dicts` asks for it.
#[pyfunction]
#[pyo3(signature = (table, /))]
pub fn dicts(
    py: Python<'_>,
    table: PyRecordBatchReader,
) -> PyResult<Vec<Bound<'_, PyDict>>> {
    let unread =
        |error: arrow::error::ArrowError| PyValueError::new_err(error.to_string());
    let mut all = Vec::new();
    for batch in table.into_reader()? {
        let batch = batch.map_err(unread)?;
        let rows: Vec<_> = (0..batch.num_rows()).map(|_| PyDict::new(py)).collect();
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            let texts = cast(column, &DataType::Utf8).map_err(unread)?;
            let texts = texts.as_string::<i32>();
            for (place, row) in rows.iter().enumerate() {
                let value = if column.is_null(place) {
                    py.None().into_bound(py)
                } else {
                    value(py, column, texts.value(place), place)?
                };
                row.set_item(field.name(), value)?;
            }
        }
        all.extend(rows);
    }
    Ok(all)
}

fn value<'py>(
    py: Python<'py>,
    column: &dyn Array,
    text: &str,
    place: usize,
) -> PyResult<Bound<'py, PyAny>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    match column.data_type() {
        DataType::Decimal128(..) => {
            DECIMAL.import(py, "decimal", "Decimal")?.call1((text,))
        }
        of if of.is_integer() => py.get_type::<PyInt>().call1((text,)),
        DataType::Boolean => {
            let yes = column.as_boolean().value(place);
            Ok(yes.into_pyobject(py)?.to_owned().into_any())
        }
        DataType::Date32 => {
            DATE.import(py, "datetime", "date")?.call_method1("fromisoformat", (text,))
        }
        _ => Ok(text.into_pyobject(py)?.into_any()),
    }
}
