//! Exact numbers that Python gave. A binary float is refused at the door.

use osuus::diagnostic::{Code, Diagnostic, Input};
use osuus::exact::Exact;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyFloat, PyString, PyType};

use crate::diagnostic::wrong_type_at;

/// Why a value cannot be taken: what is wrong with it, or what Python raised.
pub enum Problem {
    Kind(String),
    /// What is wrong with a value that the message names, and the same without the value.
    Value {
        shown: String,
        withheld: String,
        value: String,
    },
    Python(PyErr),
}

impl Problem {
    /// The exception, which says where the value stood.
    pub fn raise(self, py: Python<'_>, place: &str) -> PyErr {
        match self {
            Self::Kind(what) => {
                wrong_type_at(py, Some(place), format!("{place}: {what}"), None)
            }
            Self::Value { shown: what, value, .. } => {
                wrong_type_at(py, Some(place), format!("{place}: {what}"), Some(value))
            }
            Self::Python(error) => error,
        }
    }

    /// The same without the value.
    pub fn confidential(self) -> Self {
        match self {
            Self::Value { withheld, .. } => Self::Kind(withheld),
            other => other,
        }
    }
}

impl From<PyErr> for Problem {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

/// The digits of text, an integer or a `Decimal`.
pub fn digits(name: &str, value: &Bound<'_, PyAny>) -> Result<String, Problem> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = value.py();
    if let Ok(text) = value.cast::<PyString>() {
        return words(name, text);
    }
    if !value.is_instance_of::<PyBool>()
        && let Ok(whole) = value.call_method0("__index__")
    {
        return Ok(whole.str()?.extract()?);
    }
    if value.is_instance(DECIMAL.import(py, "decimal", "Decimal")?)? {
        return Ok(value.call_method1("__format__", ("f",))?.extract()?);
    }
    if value.is_instance_of::<PyFloat>() {
        let shown = value.call_method0("__float__")?.repr()?.to_string();
        let plain = shown.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let digits = if plain { shown.as_str() } else { "..." };
        let inexact = "and floats are not exact: write";
        return Err(Problem::Value {
            shown: format!(
                "`{name}` is the float {shown}, {inexact} Decimal(\"{digits}\") \
                 or \"{digits}\""
            ),
            withheld: format!("`{name}` is a float, {inexact} Decimal(\"...\") or text"),
            value: shown.clone(),
        });
    }
    let kind = kind(value)?;
    Err(Problem::Kind(format!("`{name}` is text, an integer or a Decimal, not {kind}")))
}

/// The number that text, an integer, a `Decimal` or a `Fraction` says.
pub fn given(
    name: &str,
    value: &Bound<'_, PyAny>,
    input: Input,
) -> Result<Result<Exact, Diagnostic>, Problem> {
    static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = value.py();
    if value.is_instance(FRACTION.import(py, "fractions", "Fraction")?)? {
        let part = |name: &str| -> PyResult<Result<Exact, Diagnostic>> {
            let digits: String = value.getattr(name)?.str()?.extract()?;
            Ok(exact(&digits, input))
        };
        let (above, below) = (part("numerator")?, part("denominator")?);
        let none = || Diagnostic::new(Code::NotADecimal, input);
        return Ok(above.and_then(|above| above.divided_by(&below?).ok_or_else(none)));
    }
    Ok(exact(&digits(name, value)?, input))
}

/// A text; Python's own error about one that is none would hold all of it.
pub fn words(name: &str, text: &Bound<'_, PyString>) -> Result<String, Problem> {
    let none = |_| Problem::Kind(format!("`{name}` holds half a surrogate pair"));
    text.extract().map_err(none)
}

/// The number that digits say.
pub fn exact(digits: &str, input: Input) -> Result<Exact, Diagnostic> {
    digits
        .parse::<Exact>()
        .map_err(|why| Diagnostic::new(why.into(), input).with("value", digits))
}

/// What a value is, for a message: its type's name.
pub fn kind(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(format!("`{}`", value.get_type().name()?))
}
