//! Diagnostics, and the Python exceptions that carry them.

use osuus::diagnostic::{Code, Diagnostic, Diagnostics, Input, Quoted, Severity};
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyType};

use crate::convert::language;
use crate::html;
use crate::pickled::{self, Made, hash};

/// One thing that is wrong, or worth knowing, with its place in the text.
///
/// `str()` shows it as a compiler does, with the line that is meant; a notebook shows the same.
///
/// Example:
///     >>> import osuus
///     >>> found = osuus.check('format = 1\ncolour = "red"\n')
///     >>> print(next(one for one in found if one.code == "unknown-field").text)
///     colour = "red"
#[pyclass(name = "Diagnostic", module = "osuus", frozen)]
pub struct PyDiagnostic {
    inner: Diagnostic,
    quoted: Option<Quoted>,
    lang: Lang,
}

impl PyDiagnostic {
    /// One that speaks of `text`, where it speaks of a text.
    fn new(inner: Diagnostic, text: &[u8], lang: Lang) -> Self {
        let quoted = inner.quoted(text);
        Self { inner, quoted, lang }
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

    /// Where it stands, as `agreement:12:5`, or as `Use!D7` in a workbook; `None` where it has no
    /// place in a text.
    #[getter]
    fn place(&self) -> Option<String> {
        self.inner.place()
    }

    /// The value that it is about, where the message names one.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.inner.subject(self.lang)
    }

    /// The line of the text that is meant, where the text was given and may be shown.
    #[getter]
    fn text(&self) -> Option<&str> {
        self.quoted.as_ref().map(|quoted| quoted.line.as_str())
    }

    /// Which note, funder or printed figure it speaks of, where it speaks of one.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.inner.value("id", self.lang)
    }

    /// What it speaks of: `"agreement"`, `"amendment"`, `"facts"`, `"register"`, `"figures"`,
    /// `"call"`, or the name of another table, such as `"workers"`.
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

    /// What a pickle calls: all of a diagnostic, and line, number and span of what it quotes.
    #[staticmethod]
    fn _kept(
        text: &str,
        quoted: Option<(String, usize, usize, usize)>,
        lang: &str,
    ) -> PyResult<Self> {
        let other = || PyValueError::new_err("pickled by another version of osuus");
        let inner = Diagnostic::from_kept(text).ok_or_else(other)?;
        let quoted = quoted.map(|(line, number, start, end)| Quoted {
            line,
            number,
            span: start..end,
        });
        Ok(Self { inner, quoted, lang: language(lang)? })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let quoted = self.quoted.as_ref();
        let quoted =
            quoted.map(|of| (of.line.as_str(), of.number, of.span.start, of.span.end));
        let kept = (self.inner.to_kept(), quoted, self.lang.as_str());
        let class = py.get_type::<Self>();
        pickled::asked(class, "_kept", kept.into_pyobject(py)?, PyDict::new(py))
    }

    fn __eq__(&self, other: &Self) -> bool {
        (&self.inner, &self.quoted, self.lang)
            == (&other.inner, &other.quoted, other.lang)
    }

    fn __hash__(&self) -> u64 {
        hash(self.inner.to_line(self.lang))
    }

    fn __str__(&self) -> String {
        self.inner.to_text(self.quoted.as_ref(), self.lang)
    }

    fn __repr__(&self) -> String {
        format!("<osuus.Diagnostic {}>", self.inner.to_line(self.lang))
    }

    fn _repr_html_(&self) -> String {
        html::diagnostic(&self.inner, self.quoted.as_ref(), self.lang)
    }
}

/// `diagnostics` as the Python sequence `osuus.Diagnostics`, in their order; `text` is the one that a
/// diagnostic speaks of.
pub fn found<'py, 't>(
    py: Python<'py>,
    diagnostics: impl IntoIterator<Item = Diagnostic>,
    text: impl Fn(&Diagnostic) -> &'t [u8],
    lang: Lang,
) -> PyResult<Bound<'py, PyAny>> {
    static SEQUENCE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let all = diagnostics.into_iter().map(|inner| {
        let text = text(&inner);
        PyDiagnostic::new(inner, text, lang)
    });
    let all = all.map(|one| Bound::new(py, one)).collect::<PyResult<Vec<_>>>()?;
    SEQUENCE
        .import(py, "osuus._diagnostics", "Diagnostics")?
        .call1((PyList::new(py, all)?,))
}

/// The exception for `diagnostics` that speak of no text that was given.
pub fn refused(py: Python<'_>, diagnostics: Diagnostics, lang: Lang) -> PyErr {
    refused_in(py, diagnostics, none, lang)
}

/// No text was given.
pub fn none(_: &Diagnostic) -> &'static [u8] {
    b""
}

/// The exception for `diagnostics` of a text: one of those under `osuus.OsuusError`.
pub fn refused_in<'t>(
    py: Python<'_>,
    diagnostics: Diagnostics,
    text: impl Fn(&Diagnostic) -> &'t [u8],
    lang: Lang,
) -> PyErr {
    let raise = || -> PyResult<PyErr> {
        let worst = diagnostics.iter().find(|one| one.severity() == Severity::Error);
        let class = class(worst.or(diagnostics.iter().next()).map(Diagnostic::input));
        let document = diagnostics.to_json(lang);
        let message = message(&diagnostics, &text, lang);
        let found = found(py, diagnostics, text, lang)?;
        let error = py.import("osuus._errors")?.getattr(class)?;
        Ok(PyErr::from_value(error.call1((message, found, document))?))
    };
    raise().unwrap_or_else(|error| error)
}

/// How many a message tells of: whoever has more mistakes mends some of them first.
const TOLD: usize = 20;

/// The first of them, and how many more there are.
fn message<'t>(
    diagnostics: &Diagnostics,
    text: &impl Fn(&Diagnostic) -> &'t [u8],
    lang: Lang,
) -> String {
    let told = diagnostics.iter().take(TOLD);
    let mut told: Vec<String> =
        told.map(|one| one.to_text(one.quoted(text(one)).as_ref(), lang)).collect();
    if diagnostics.len() > TOLD {
        let more = Diagnostic::new(Code::More, Input::Call);
        told.push(more.with("count", diagnostics.len() - TOLD).to_text(None, lang));
    }
    told.join("\n")
}

/// Which exception tells of an input.
fn class(input: Option<Input>) -> &'static str {
    match input {
        Some(Input::Agreement) => "AgreementError",
        Some(Input::Amendment) => "AmendmentError",
        Some(Input::Facts) => "FactsError",
        Some(Input::Register) => "RegisterError",
        Some(Input::Figures) => "FiguresError",
        Some(Input::Call) | None => "CallError",
        Some(_) => "TableError",
    }
}

/// The exception `osuus.OsuusTypeError`: a Python value of the wrong kind.
pub fn wrong_type(py: Python<'_>, message: String) -> PyErr {
    wrong_type_at(py, None, message, None)
}

/// The same with where it stood and what it was.
pub fn wrong_type_at(
    py: Python<'_>,
    place: Option<&str>,
    message: String,
    value: Option<String>,
) -> PyErr {
    static ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    ERROR
        .import(py, "osuus._errors", "OsuusTypeError")
        .and_then(|error| error.call1((message, place, value)))
        .map_or_else(|error| error, PyErr::from_value)
}
