//! The statement as it may be published: bills that concern too few clients are withheld.

use osuus::statement::{Bill, Published, Statement};
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyCapsule, PyTuple};

use crate::convert::{View, csv_style, language, language_or};
use crate::diagnostic::refused;
use crate::explanation::PyExplanation;
use crate::pickled::{self, Made};
use crate::sheets::{TableOfTexts, texts};
use crate::statement::PyStatement;
use crate::stream::{Columns, capsule};
use crate::{columns, html};

/// A statement as everybody may see it: bills that concern few clients are withheld.
///
/// Small municipalities make people guessable. What is withheld is null in the document,
/// two dots in the table, and no row of the CSV and of the columns. Where a single bill is
/// withheld the sums are too, since they would tell it. What a reader knows from elsewhere
/// it cannot hide.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
///     >>> agreement.bill(year=2007).published(fewest=5)
///     <osuus.Published keski-suomi-cooperation-2007 2007: fewest 5, withheld 0 of 3 bills>
#[pyclass(name = "Published", module = "osuus", frozen)]
pub struct PyPublished {
    inner: Published,
    statement: Py<PyStatement>,
    view: View,
    columns: Columns,
}

impl PyPublished {
    pub fn new(statement: &Bound<'_, PyStatement>, fewest: u32) -> PyResult<Self> {
        let (own, view) = (statement.get(), statement.get().view());
        let inner = own.inner().published(fewest);
        let inner = inner.map_err(|found| refused(statement.py(), found, view.lang))?;
        let statement = statement.clone().unbind();
        Ok(Self { inner, statement, view, columns: Columns::new() })
    }

    fn statement(&self) -> &Statement {
        self.statement.get().inner()
    }

    /// The bills that are told.
    fn bills(&self) -> impl Iterator<Item = &Bill> {
        let withheld = self.inner.withheld();
        let bills = self.statement().bills().iter();
        bills.filter(move |bill| !withheld.contains(&bill.code()))
    }
}

#[pymethods]
impl PyPublished {
    /// The least number of clients that is told of.
    #[getter]
    fn fewest(&self) -> u32 {
        self.inner.fewest()
    }

    /// The codes of the buyers whose bills are withheld.
    #[getter]
    fn withheld(&self) -> Vec<&str> {
        self.inner.withheld()
    }

    /// The language of names and texts: `"fi"`, `"sv"` or `"en"`.
    #[getter]
    fn lang(&self) -> &str {
        self.view.lang.as_str()
    }

    /// The document `osuus.statement/1`, with null for what is withheld.
    ///
    /// Args:
    ///     lang: Language of names, labels and messages; the statement's own if none is
    ///         given.
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
    ///     >>> published = agreement.bill(year=2007).published(fewest=5)
    ///     >>> json.loads(published.to_json())["withheld"]
    ///     {'fewest': 5, 'buyers': []}
    #[pyo3(signature = (*, lang = None))]
    fn to_json(&self, lang: Option<&str>) -> PyResult<String> {
        Ok(self.inner.to_json(language_or(lang, self.view.lang)?))
    }

    /// The lines of the bills that are told, as CSV text.
    ///
    /// Args:
    ///     style: `"plain"`, or `"finnish"` for a spreadsheet with Finnish settings:
    ///         semicolons, decimal commas, a byte order mark.
    ///     lang: Language of names and labels; the statement's own if none is given.
    ///
    /// Returns:
    ///     CSV text, one row for each line of a bill.
    ///
    /// Raises:
    ///     ValueError: Style or language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> len(agreement.bill(year=2007).published(fewest=5).to_csv().splitlines())
    ///     4
    #[pyo3(signature = (*, style = "plain", lang = None))]
    fn to_csv(&self, style: &str, lang: Option<&str>) -> PyResult<String> {
        Ok(self.inner.to_csv(csv_style(style)?, language_or(lang, self.view.lang)?))
    }

    /// Why a figure is what it is, where nothing is withheld.
    ///
    /// Args:
    ///     buyer: Code of the buyer whose bill is explained; the whole statement if none
    ///         is given.
    ///     clients: `"hidden"`, or `"shown"` to tell of every client by its key.
    ///     lang: Language of the texts; the statement's own if none is given.
    ///
    /// Returns:
    ///     The explanation: `str()` gives text, a notebook shows it folded.
    ///
    /// Raises:
    ///     OsuusError: There is no such buyer, or a bill is withheld: the explanation of
    ///         one bill lists others wherever it has a sum over all.
    ///     ValueError: The language or the view is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> "11,000.00" in str(agreement.bill(year=2007).published(fewest=5).explain("179"))
    ///     True
    #[pyo3(signature = (buyer = None, *, clients = "hidden", lang = None))]
    fn explain(
        slf: &Bound<'_, Self>,
        buyer: Option<&str>,
        clients: &str,
        lang: Option<&str>,
    ) -> PyResult<PyExplanation> {
        let (py, own) = (slf.py(), slf.get());
        let lang = language_or(lang, own.view.lang)?;
        let why = own.inner.explain(buyer).map_err(|found| refused(py, found, lang))?;
        let warnings = own.statement().warnings().to_vec();
        PyExplanation::new(why, warnings, slf.as_any(), (buyer, clients, lang))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let fewest = [("fewest", self.inner.fewest())].into_py_dict(py)?;
        pickled::asked(&self.statement, "published", PyTuple::empty(py), fewest)
    }

    fn __str__(&self) -> String {
        self.inner.table(self.view.lang).to_text()
    }

    fn __repr__(&self) -> String {
        format!(
            "<osuus.Published {} {}: fewest {}, withheld {} of {} bills>",
            self.statement().agreement(),
            self.statement().period(),
            self.inner.fewest(),
            self.inner.withheld().len(),
            self.statement().bills().len()
        )
    }

    fn _repr_html_(&self) -> String {
        html::table(&self.inner.table(self.view.lang), self.view.lang)
    }

    /// The table as texts: caption, headings, rows, sums, notes.
    fn _table(&self) -> TableOfTexts {
        texts(self.inner.table(self.view.lang))
    }

    /// The same in another language.
    #[pyo3(signature = (lang, /))]
    fn _in(&self, py: Python<'_>, lang: &str) -> PyResult<Self> {
        let statement =
            Bound::new(py, self.statement.get().told_in(py, language(lang)?))?;
        Self::new(&statement, self.inner.fewest())
    }

    /// The lines of the bills that are told, as an Arrow stream.
    ///
    /// Args:
    ///     requested_schema: Types that the reader would rather have.
    ///
    /// Returns:
    ///     A capsule of the Arrow C stream interface.
    ///
    /// Example:
    ///     >>> import osuus, pyarrow
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> pyarrow.table(agreement.bill(year=2007).published(fewest=5)).num_rows
    ///     3
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = self.columns.get(py, || columns::of(self.bills(), self.view))?;
        capsule(py, batch, requested_schema)
    }
}
