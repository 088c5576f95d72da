//! Calls of the façade made of what Python gave: tables as rows of texts, the rest as it is.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{
    IntoPyDict, PyBool, PyBytes, PyDict, PyList, PyMapping, PyString, PyTuple,
};
use pyo3_arrow::PyRecordBatchReader;
use serde_json::{Map, Value, json};

use crate::agreement::PyAgreement;
use crate::convert::{day_text, language, read_file};
use crate::diagnostic::{refused, wrong_type};
use crate::digits::{Problem, digits, kind, words};
use crate::earlier;
use crate::facts::PyFacts;
use crate::frame::{is_frame, is_text, unfit};
use crate::pickled::Origin;
use crate::register::PyRegister;
use crate::report::PyReport;
use crate::watched::watched;

/// One question, answered with a report.
#[pyfunction]
#[pyo3(signature = (name, fields, /, *, tables, register = None, lang = "en", progress = None))]
pub fn ask(
    py: Python<'_>,
    name: &str,
    fields: &Bound<'_, PyDict>,
    tables: Vec<String>,
    register: Option<&Bound<'_, PyRegister>>,
    lang: &str,
    progress: Option<Bound<'_, PyAny>>,
) -> PyResult<PyReport> {
    let lang = language(lang)?;
    let mut call = fields_of(name, fields.as_mapping(), &tables, lang)?;
    call.insert("call".to_owned(), name.into());
    call.insert("lang".to_owned(), lang.as_str().into());
    answered(py, name, &Value::Object(call).to_string(), register, lang, progress)
}

/// The report that answers a call.
pub fn answered(
    py: Python<'_>,
    name: &str,
    text: &str,
    register: Option<&Bound<'_, PyRegister>>,
    lang: Lang,
    progress: Option<Bound<'_, PyAny>>,
) -> PyResult<PyReport> {
    let whole = PyRegister::chosen(py, register, lang)?;
    let document = watched(py, progress, |watch| {
        let call = osuus::call::read(text)?;
        osuus::call::answer_watched(call, &whole, watch)
    })?;
    let document = document.map_err(|problems| refused(py, problems, lang))?;
    let report = document.report().cloned();
    let none =
        || PyValueError::new_err(format!("`{name}` is not answered with a report"));
    let keywords = [("lang", lang.as_str())].into_py_dict(py)?;
    keywords.set_item("register", register)?;
    let class = py.get_type::<PyReport>();
    let asked = (name, text).into_pyobject(py)?;
    let origin = Origin::new(class.as_any(), "_answered", asked, keywords);
    Ok(PyReport::new(report.ok_or_else(none)?, lang, origin))
}

/// The fields of a call, or of one of the agreements that it compares.
fn fields_of(
    of: &str,
    fields: &Bound<'_, PyMapping>,
    tables: &[String],
    lang: Lang,
) -> PyResult<Map<String, Value>> {
    let mut call = Map::new();
    for item in fields.items()? {
        let (field, given) = item.extract::<(String, Bound<'_, PyAny>)>()?;
        if given.is_none() {
            continue;
        }
        let value = match field.as_str() {
            "facts" => facts(&given)?,
            _ if tables.contains(&field) => table(&field, &given)?,
            "agreement" | "before" | "after" => agreement(&given)?,
            "alternatives" => alternatives(&given, lang)?,
            "earlier" => earlier::values(&given, lang)?,
            _ => {
                plain(&field, &given).map_err(|problem| problem.raise(given.py(), of))?
            }
        };
        call.insert(field, value);
    }
    Ok(call)
}

/// Agreements that are held against each other: each alone, or with what is asked of it.
fn alternatives(given: &Bound<'_, PyAny>, lang: Lang) -> PyResult<Value> {
    let py = given.py();
    if given.is_instance_of::<PyString>() || given.cast::<PyMapping>().is_ok() {
        let what = "`alternatives` is a list of agreements or mappings, not";
        return Err(wrong_type(py, format!("{what} {}", kind(given)?)));
    }
    let mut all = Vec::new();
    for one in given.try_iter()? {
        let one = one?;
        all.push(Value::Object(match one.cast::<PyMapping>() {
            Ok(fields) => fields_of("alternatives", fields, &[], lang)?,
            Err(_) => Map::from_iter([("agreement".to_owned(), agreement(&one)?)]),
        }));
    }
    Ok(Value::Array(all))
}

/// An agreement that was read, or the identifier of an embedded one.
fn agreement(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    if let Ok(read) = given.cast::<PyAgreement>() {
        return Ok(read.get().given());
    }
    if let Ok(id) = given.extract::<String>() {
        return Ok(json!({ "embedded": id }));
    }
    let what = "an agreement is an `Agreement` or the identifier of an embedded one, not";
    Err(wrong_type(given.py(), format!("{what} {}", kind(given)?)))
}

/// Facts: a table that was read, or one of the forms of a table.
fn facts(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    let Ok(read) = given.cast::<PyFacts>() else { return table("facts", given) };
    let rows = serde_json::to_value(read.get().as_rows());
    let rows = rows.map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(json!({ "rows": rows }))
}

/// A table: a data frame, rows as mappings, or the path of a CSV file.
fn table(name: &str, given: &Bound<'_, PyAny>) -> PyResult<Value> {
    let mut fields = Map::new();
    if given.hasattr("__fspath__")? || given.hasattr("read")? {
        let (text, _) = read_file(given)?;
        let text = std::str::from_utf8(text.bytes())
            .map_err(|_| PyValueError::new_err(format!("`{name}` is not UTF-8")))?;
        fields.insert("csv".to_owned(), text.into());
        return Ok(Value::Object(fields));
    }
    let rows =
        if is_frame(given)? { frame(name, given)? } else { mappings(name, given)? };
    fields.insert("rows".to_owned(), Value::Array(rows));
    Ok(Value::Object(fields))
}

/// The rows of an iterable of mappings. No message shows what is in a cell: it may be of a person.
fn mappings(name: &str, given: &Bound<'_, PyAny>) -> PyResult<Vec<Value>> {
    let py = given.py();
    if given.is_instance_of::<PyString>()
        || given.is_instance_of::<PyBytes>()
        || given.cast::<PyMapping>().is_ok()
    {
        let what = "is a data frame, an iterable of mappings or a path, not";
        return Err(wrong_type(py, format!("`{name}` {what} {}", kind(given)?)));
    }
    let mut rows = Vec::new();
    for (number, row) in given.try_iter()?.enumerate() {
        let row = row?;
        let place = format!("{name}, row {}", number + 1);
        let Ok(row) = row.cast::<PyMapping>() else {
            let what = format!("{place}: a row is a mapping, not {}", kind(&row)?);
            return Err(wrong_type(py, what));
        };
        let mut cells = Map::new();
        for item in row.items()? {
            let (column, cell) = item.extract::<(String, Bound<'_, PyAny>)>()?;
            if cell.is_none() {
                continue;
            }
            let text = cell_text(&column, &cell)
                .map_err(|problem| problem.confidential().raise(py, &place))?;
            cells.insert(column, text.into());
        }
        rows.push(Value::Object(cells));
    }
    Ok(rows)
}

/// A cell as the text that a CSV file would have there.
fn cell_text(column: &str, cell: &Bound<'_, PyAny>) -> Result<String, Problem> {
    if cell.is_instance_of::<PyBool>() {
        return Ok((if cell.is_truthy()? { "yes" } else { "no" }).to_owned());
    }
    if let Some(text) = day_text(column, cell)? {
        return Ok(text);
    }
    digits(column, cell)
}

/// The rows of a data frame.
fn frame(name: &str, given: &Bound<'_, PyAny>) -> PyResult<Vec<Value>> {
    let py = given.py();
    let reader = given.extract::<PyRecordBatchReader>()?.into_reader()?;
    let schema = reader.schema();
    for field in schema.fields() {
        let (column, of) = (field.name(), field.data_type());
        let fits = is_text(of)
            || of.is_integer()
            || of.is_decimal()
            || matches!(of, DataType::Date32 | DataType::Boolean);
        if !fits {
            let what = unfit(column, of);
            return Err(wrong_type(py, format!("`{name}`: {what}")));
        }
    }
    // What a source says of its rows may hold what is in them.
    let unread =
        |_| PyValueError::new_err(format!("the rows of `{name}` cannot be read"));
    let mut rows = Vec::new();
    for batch in reader {
        let batch = batch.map_err(unread)?;
        let texts = |column: &ArrayRef| cast(column, &DataType::Utf8);
        let columns: Vec<ArrayRef> = batch
            .columns()
            .iter()
            .map(texts)
            .collect::<Result<_, _>>()
            .map_err(unread)?;
        for row in 0..batch.num_rows() {
            let mut cells = Map::new();
            for (field, column) in schema.fields().iter().zip(&columns) {
                let column = column.as_string::<i32>();
                if column.is_valid(row) {
                    let text = match (field.data_type(), column.value(row)) {
                        (DataType::Boolean, "true") => "yes",
                        (DataType::Boolean, _) => "no",
                        (_, text) => text,
                    };
                    cells.insert(field.name().clone(), text.into());
                }
            }
            rows.push(Value::Object(cells));
        }
    }
    Ok(rows)
}

/// A value as JSON: numbers that are not whole as the text of their digits, days as text.
fn plain(name: &str, given: &Bound<'_, PyAny>) -> Result<Value, Problem> {
    if given.is_instance_of::<PyBool>() {
        return Ok(given.is_truthy()?.into());
    }
    if let Ok(text) = given.cast::<PyString>() {
        return Ok(words(name, text)?.into());
    }
    if let Some(text) = day_text(name, given)? {
        return Ok(text.into());
    }
    if let Ok(fields) = given.cast::<PyMapping>() {
        let mut all = Map::new();
        for item in fields.items()? {
            let (key, one) = item.extract::<(String, Bound<'_, PyAny>)>()?;
            let nested = one.cast::<PyMapping>().is_ok();
            let one = match name {
                // Prices by charge and year.
                "prices" if nested => plain(name, &one)?,
                "prices" => digits(&key, &one)?.into(),
                _ => plain(&key, &one)?,
            };
            all.insert(key, one);
        }
        return Ok(Value::Object(all));
    }
    if given.is_instance_of::<PyList>() || given.is_instance_of::<PyTuple>() {
        let mut all = Vec::new();
        for one in given.try_iter()? {
            all.push(plain(name, &one?)?);
        }
        return Ok(Value::Array(all));
    }
    if let Ok(whole) = given.extract::<i64>() {
        return Ok(whole.into());
    }
    Ok(digits(name, given)?.into())
}
