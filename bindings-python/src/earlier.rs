//! What was paid before, from statements or their JSON.

use osuus::facts::Earlier;
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use serde_json::Value;

use crate::convert::Text;
use crate::diagnostic::{refused, wrong_type};
use crate::digits::kind;
use crate::statement::PyStatement;

/// Earlier statements as a call gives them.
pub fn values(given: &Bound<'_, PyAny>, lang: Lang) -> PyResult<Value> {
    let texts = texts(given, lang)?;
    for text in &texts {
        Earlier::from_json(text).map_err(|found| refused(given.py(), found, lang))?;
    }
    let wrong = |error: serde_json::Error| PyValueError::new_err(error.to_string());
    let values = texts.iter().map(|text| serde_json::from_str(text).map_err(wrong));
    Ok(Value::Array(values.collect::<PyResult<_>>()?))
}

/// The JSON text of each.
pub fn texts(given: &Bound<'_, PyAny>, lang: Lang) -> PyResult<Vec<String>> {
    // Each of these can be gone through too, and is one statement.
    if given.is_instance_of::<PyString>()
        || given.is_instance_of::<PyBytes>()
        || given.is_instance_of::<PyStatement>()
    {
        let what = "`earlier` is a list of statements, not";
        return Err(wrong_type(given.py(), format!("{what} {}", kind(given)?)));
    }
    given.try_iter()?.map(|one| text(&one?, lang)).collect()
}

fn text(given: &Bound<'_, PyAny>, lang: Lang) -> PyResult<String> {
    if let Ok(statement) = given.cast::<PyStatement>() {
        return Ok(statement.get().document(lang));
    }
    let Ok(text) = given.extract::<Text>() else {
        let what = "an earlier statement is a `Statement` or its JSON text, not";
        return Err(wrong_type(given.py(), format!("{what} {}", kind(given)?)));
    };
    Ok(text.utf8()?.to_owned())
}
