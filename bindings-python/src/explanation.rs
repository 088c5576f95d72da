//! Why a figure is what it is.

use osuus::diagnostic::Diagnostic;
use osuus::explain::{ClientView, Explanation};
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::IntoPyDict;

use crate::convert::language_or;
use crate::html;
use crate::pickled::{Made, Origin};
use crate::report::PyTable;

/// The tree under a bill or a statement: every step, its inputs, its clause and source.
///
/// `str()` gives it as indented text; a notebook shows it folded.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
///     >>> facts = osuus.Facts.csv("buyer,measure,period,value\n435,pair-work,2002,10\n")
///     >>> why = agreement.bill(year=2002, facts=facts).explain("435")
///     >>> "917" in str(why)
///     True
#[pyclass(name = "Explanation", module = "osuus", frozen)]
pub struct PyExplanation {
    inner: Explanation,
    warnings: Vec<Diagnostic>,
    lang: Lang,
    origin: Origin,
}

impl PyExplanation {
    /// What `owner` explains of a buyer, or of all.
    pub fn new(
        inner: Explanation,
        warnings: Vec<Diagnostic>,
        owner: &Bound<'_, PyAny>,
        (buyer, clients, lang): (Option<&str>, &str, Lang),
    ) -> PyResult<Self> {
        let py = owner.py();
        let inner = inner.with_clients(client_view(clients)?);
        let keywords = [("clients", clients), ("lang", lang.as_str())];
        let asked = ((buyer,).into_pyobject(py)?, keywords.into_py_dict(py)?);
        let origin = Origin::new(owner, "explain", asked.0, asked.1);
        Ok(Self { inner, warnings, lang, origin })
    }
}

#[pymethods]
impl PyExplanation {
    /// Its figures as a table, for readers of Arrow and spreadsheets: each with its `level` in
    /// the tree, as people read it (`shown`) and exactly (`value`), how it came about and where
    /// it stands.
    #[getter]
    fn figures(slf: &Bound<'_, Self>) -> PyResult<PyTable> {
        let own = slf.get();
        PyTable::new(own.inner.table(), own.lang, slf.as_any(), "__getattribute__")
    }

    /// The document `osuus.explanation/1`.
    ///
    /// Args:
    ///     lang: Language of names and texts; the explanation's own if none is given.
    ///
    /// Returns:
    ///     JSON text, the same bytes in every language binding.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> why = agreement.bill(year=2007).explain("179")
    ///     >>> json.loads(why.to_json())["buyer"]["code"]
    ///     '179'
    #[pyo3(signature = (*, lang = None))]
    fn to_json(&self, lang: Option<&str>) -> PyResult<String> {
        Ok(self.inner.to_json(language_or(lang, self.lang)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        self.origin.made(py)
    }

    fn __str__(&self) -> String {
        self.inner.to_text(self.lang)
    }

    fn __repr__(&self) -> String {
        let figure = self.inner.figure(self.lang);
        format!("<osuus.Explanation {}: {}>", figure.label, figure.shown)
    }

    fn _repr_html_(&self) -> String {
        let figure = self.inner.figure(self.lang);
        let notes: Vec<String> =
            self.warnings.iter().map(|warning| warning.message(self.lang)).collect();
        let beside =
            [self.inner.memos(self.lang), self.inner.funders(self.lang)].concat();
        html::explanation(&figure, &beside, &notes, self.lang)
    }
}

/// The view of single clients called `name`.
fn client_view(name: &str) -> PyResult<ClientView> {
    match name {
        "hidden" => Ok(ClientView::Hidden),
        "shown" => Ok(ClientView::Shown),
        _ => Err(PyValueError::new_err(format!(
            "clients are \"hidden\" or \"shown\", not {name:?}"
        ))),
    }
}
