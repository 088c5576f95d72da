//! What was paid before, from statements or their JSON.

use osuus::facts::Earlier;
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::convert::Text;
use crate::diagnostic::{refused, wrong_type};
use crate::digits::kind;
use crate::statement::PyStatement;

/// The earlier statements that were given as an argument.
pub fn read(given: Option<&Bound<'_, PyAny>>, lang: Lang) -> PyResult<Vec<Earlier>> {
    let Some(given) = given else { return Ok(Vec::new()) };
    // Each of these can be gone through too, and is one statement.
    if given.is_instance_of::<PyString>()
        || given.is_instance_of::<PyBytes>()
        || given.is_instance_of::<PyStatement>()
    {
        let what = "`earlier` is a list of statements, not";
        return Err(wrong_type(given.py(), format!("{what} {}", kind(given)?)));
    }
    given.try_iter()?.map(|one| earlier(&one?, lang)).collect()
}

fn earlier(given: &Bound<'_, PyAny>, lang: Lang) -> PyResult<Earlier> {
    let py = given.py();
    let read = if let Ok(statement) = given.cast::<PyStatement>() {
        Earlier::from_json(&statement.get().document(lang))
    } else if let Ok(text) = given.extract::<Text>() {
        Earlier::from_json(text.utf8()?)
    } else {
        let what = "an earlier statement is a `Statement` or its JSON text, not";
        return Err(wrong_type(py, format!("{what} {}", kind(given)?)));
    };
    read.map_err(|found| refused(py, found, lang))
}
