//! Diagnostics, and the Python exception that carries them.

use osuus::diagnostic::{Diagnostic, Diagnostics};
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};

/// One thing that is wrong, or worth knowing, with its place in the text.
///
/// Example:
///     >>> import osuus
///     >>> found = osuus.check('format = 1\ncolour = "red"\n')
///     >>> [(d.code, d.line) for d in found if d.code == "unknown-field"]
///     [('unknown-field', 2)]
#[pyclass(name = "Diagnostic", module = "osuus", frozen)]
pub struct PyDiagnostic {
    inner: Diagnostic,
    lang: Lang,
}

impl PyDiagnostic {
    pub fn new(inner: Diagnostic, lang: Lang) -> Self {
        Self { inner, lang }
    }
}

#[pymethods]
impl PyDiagnostic {
    /// What kind of mistake or remark this is, as a stable word.
    #[getter]
    fn code(&self) -> &str {
        self.inner.code().as_str()
    }

    /// `"error"` or `"warning"`.
    #[getter]
    fn severity(&self) -> &str {
        self.inner.severity().as_str()
    }

    /// What is wrong, in the language that was asked for.
    #[getter]
    fn message(&self) -> String {
        self.inner.message(self.lang)
    }

    /// How to mend it, where core knows.
    #[getter]
    fn help(&self) -> Option<String> {
        self.inner.help(self.lang)
    }

    /// Which note, funder or printed figure it speaks of, where it speaks of one.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.inner.value("id", self.lang)
    }

    /// What it speaks of: `"agreement"`, `"amendment"`, `"facts"`, `"register"`, `"figures"` or `"call"`.
    #[getter]
    fn input(&self) -> &str {
        self.inner.input().as_str()
    }

    /// Which of the amendments that were given, counted from 1, where it speaks of one.
    #[getter]
    fn amendment(&self) -> Option<usize> {
        self.inner.position().and_then(|position| position.amendment)
    }

    /// Which of several agreements, by the name that it was given.
    #[getter]
    fn alternative(&self) -> Option<&str> {
        self.inner.alternative()
    }

    /// The line, counted from 1.
    #[getter]
    fn line(&self) -> Option<usize> {
        self.inner.position().map(|position| position.line)
    }

    /// The column, counted from 1, in characters.
    #[getter]
    fn column(&self) -> Option<usize> {
        self.inner.position().map(|position| position.column)
    }

    fn __str__(&self) -> String {
        self.inner.to_line(self.lang)
    }

    fn __repr__(&self) -> String {
        format!("<osuus.Diagnostic {}>", self.__str__())
    }
}

/// `diagnostics` as Python objects, in their order.
pub fn list(
    diagnostics: impl IntoIterator<Item = Diagnostic>,
    lang: Lang,
) -> Vec<PyDiagnostic> {
    diagnostics.into_iter().map(|inner| PyDiagnostic::new(inner, lang)).collect()
}

/// The exception `osuus.OsuusError` for `diagnostics`.
pub fn refused(py: Python<'_>, diagnostics: Diagnostics, lang: Lang) -> PyErr {
    static ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let raise = || -> PyResult<PyErr> {
        let lines: Vec<String> =
            diagnostics.iter().map(|one| one.to_line(lang)).collect();
        let document = diagnostics.to_json(lang);
        let found = PyTuple::new(py, list(diagnostics, lang))?;
        let error = ERROR.import(py, "osuus._errors", "OsuusError")?;
        Ok(PyErr::from_value(error.call1((lines.join("\n"), found, document))?))
    };
    raise().unwrap_or_else(|error| error)
}

/// The exception `osuus.OsuusTypeError`: a Python value of the wrong kind.
pub fn wrong_type(py: Python<'_>, message: String) -> PyErr {
    static ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    ERROR
        .import(py, "osuus._errors", "OsuusTypeError")
        .and_then(|error| error.call1((message,)))
        .map_or_else(|error| error, PyErr::from_value)
}
