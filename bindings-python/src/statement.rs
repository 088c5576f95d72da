//! The statement: what every buyer pays, as objects, columns, JSON, text and a notebook's table.

use std::collections::BTreeMap;

use osuus::agreement::{Amendment, Stage};
use osuus::statement::Statement;
use osuus::text::Lang;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDate, PyIterator, PyList, PyString, PyTuple};

use crate::bill::{PyBill, PyFunder};
use crate::brought::Brought;
use crate::convert::{Dates, View, csv_style, date, language, language_or};
use crate::diagnostic::{found, none, refused};
use crate::explanation::PyExplanation;
use crate::pickled::{self, Made, hash};
use crate::plan::PyPlan;
use crate::published::PyPublished;
use crate::receipt::{self, PyReceipt};
use crate::sheets::{TableOfTexts, texts};
use crate::stream::{Columns, capsule};
use crate::{columns, html};

/// What every buyer pays in a period.
///
/// Statements are equal if they say the same. A pickle holds the agreement, what was asked
/// and the facts, of which it is worked out again: rows of clients are personal data, and so
/// is the pickle.
///
/// `statement["435"]` is one buyer's bill; a loop goes through the bills in the order of
/// the agreement. A notebook shows the table. Anything that reads Arrow reads the lines
/// as columns (`buyer`, `name`, `charge`, `label`, `quantity`, `unit`, `rate`, `amount`,
/// and `billed`, which is `no` for a memo), with exact decimals and without a copy: `pandas.DataFrame.from_arrow(statement)`,
/// `polars.DataFrame(statement)`, `pyarrow.table(statement)`, and in DuckDB
/// `from statement`. A figure whose decimals never end is null there; `quantity_exact`,
/// `rate_exact` and `amount_exact` have every figure as text.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
///     >>> statement = agreement.bill(year=2007)
///     >>> statement
///     <osuus.Statement keski-suomi-cooperation-2007 2007: 3 bills, 17500.00 EUR>
///     >>> [(bill.code, bill.total) for bill in statement]
///     [('179', Decimal('11000.00')), ('180', Decimal('4700.00')), ('saarijarvi-subregion', Decimal('1800.00'))]
#[pyclass(name = "Statement", module = "osuus", frozen)]
pub struct PyStatement {
    inner: Statement,
    plan: Py<PyPlan>,
    brought: Brought,
    view: View,
    columns: Columns,
}

impl PyStatement {
    pub fn new(inner: Statement, plan: Py<PyPlan>, brought: Brought, lang: Lang) -> Self {
        let view = View { lang, decimals: inner.currency().decimals() };
        Self { inner, plan, brought, view, columns: Columns::new() }
    }

    /// The same in another language.
    pub fn told_in(&self, py: Python<'_>, lang: Lang) -> Self {
        let (plan, brought) = (self.plan.clone_ref(py), self.brought.again(py));
        Self::new(self.inner.clone(), plan, brought, lang)
    }

    /// What was worked out.
    pub fn inner(&self) -> &Statement {
        &self.inner
    }

    pub fn view(&self) -> View {
        self.view
    }

    /// The document `osuus.statement/1`.
    pub fn document(&self, lang: Lang) -> String {
        self.inner.to_json(lang)
    }
}

#[pymethods]
impl PyStatement {
    /// The agreement's identifier.
    #[getter]
    fn agreement(&self) -> &str {
        self.inner.agreement()
    }

    /// The agreement's title, in the statement's language.
    #[getter]
    fn title(&self) -> &str {
        self.inner.title(self.view.lang)
    }

    /// What it is of, as its table says it: title, period and currency.
    #[getter]
    fn caption(&self) -> String {
        self.inner.caption(self.view.lang)
    }

    /// The billed period, for example `"2002"`.
    #[getter]
    fn period(&self) -> String {
        self.inner.period().to_string()
    }

    /// The currency of every amount, for example `"EUR"`.
    #[getter]
    fn currency(&self) -> String {
        self.inner.currency().to_string()
    }

    /// The language of names and texts: `"fi"`, `"sv"` or `"en"`.
    #[getter]
    fn lang(&self) -> &str {
        self.view.lang.as_str()
    }

    /// The day of the map that it was worked out on and that of the later one on which it
    /// is shown; `None` where it was not restated.
    #[getter]
    fn restated<'py>(&self, py: Python<'py>) -> PyResult<Option<Dates<'py>>> {
        let days = self.inner.restated();
        days.map(|(from, to)| Ok((date(py, from)?, date(py, to)?))).transpose()
    }

    /// The stage in which the year is billed: `"advance"`, `"settlement"` or `"correction"`;
    /// `None` where the whole year is.
    #[getter]
    fn stage(&self) -> Option<&'static str> {
        self.inner.stage().map(Stage::as_str)
    }

    /// The identifiers of the amendments that hold in the period.
    #[getter]
    fn amendments(&self) -> Vec<&str> {
        self.inner.amendments().iter().map(Amendment::id).collect()
    }

    /// The day as of which it was asked; `None` where it is as it is known now.
    #[getter]
    fn as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.inner.as_of().map(|day| date(py, day)).transpose()
    }

    /// The sum of the bills, in `currency`.
    #[getter]
    fn total<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.view.amount(py, self.inner.total())
    }

    /// What of the shared costs nobody carries, in `currency`.
    #[getter]
    fn unallocated<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.view.amount(py, self.inner.unallocated())
    }

    /// The bills, in the order of the agreement's buyers.
    #[getter]
    fn bills(slf: &Bound<'_, Self>) -> Vec<PyBill> {
        let bill = |bill| PyBill::new(bill, slf.get().view, slf.clone().unbind());
        slf.get().inner.bills().iter().map(bill).collect()
    }

    /// Who pays beside the buyers; not in `total`.
    #[getter]
    fn funders(slf: &Bound<'_, Self>) -> Vec<PyFunder> {
        let own = slf.get();
        let all = own.inner.funders().iter().enumerate();
        all.map(|(place, one)| PyFunder::new(one, own.view, slf.clone().unbind(), place))
            .collect()
    }

    /// What people call the columns of the lines, by their names, and `total`, their sum: in
    /// the statement's language.
    #[getter]
    fn labels(&self) -> BTreeMap<&'static str, &'static str> {
        Statement::labels(self.view.lang).into()
    }

    /// Reservations of the agreement, and figures that do not add up as printed.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        found(py, self.inner.warnings().iter().cloned(), none, self.view.lang)
    }

    /// The document `osuus.statement/1`.
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
    ///     >>> json.loads(agreement.bill(year=2007).to_json())["total"]
    ///     '17500.00'
    #[pyo3(signature = (*, lang = None))]
    fn to_json(&self, lang: Option<&str>) -> PyResult<String> {
        Ok(self.document(language_or(lang, self.view.lang)?))
    }

    /// The lines as CSV text, with every digit.
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
    ///     >>> agreement.bill(year=2007).to_csv().splitlines()[1][-17:]
    ///     ',11000.00,EUR,yes'
    #[pyo3(signature = (*, style = "plain", lang = None))]
    fn to_csv(&self, style: &str, lang: Option<&str>) -> PyResult<String> {
        Ok(self.inner.to_csv(csv_style(style)?, language_or(lang, self.view.lang)?))
    }

    /// Why a figure is what it is, down to clause, register and rounding.
    ///
    /// Args:
    ///     buyer: Code of the buyer whose bill is explained; the whole statement if none
    ///         is given.
    ///     clients: `"hidden"`, or `"shown"` to tell of every client by its key: personal
    ///         data, for those who may see it.
    ///     lang: Language of the texts; the statement's own if none is given.
    ///
    /// Returns:
    ///     The explanation: `str()` gives text, a notebook shows it folded.
    ///
    /// Raises:
    ///     OsuusError: The statement has no such buyer.
    ///     ValueError: The language or the view is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> why = agreement.bill(year=2007).explain("179")
    ///     >>> "11,000.00" in str(why)
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
        let warnings = own.inner.warnings().to_vec();
        PyExplanation::new(why, warnings, slf.as_any(), (buyer, clients, lang))
    }

    /// The statement as it may be published.
    ///
    /// Args:
    ///     fewest: Bills that concern at least one and fewer clients than this are
    ///         withheld.
    ///
    /// Returns:
    ///     What may be told of it: document, table, CSV and columns.
    ///
    /// Raises:
    ///     OsuusError: It is a settlement or a correction, and the agreement has figures of
    ///         clients: what was billed before may tell of few of them.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> agreement.bill(year=2007).published(fewest=5).withheld
    ///     []
    #[pyo3(signature = (*, fewest))]
    fn published(slf: &Bound<'_, Self>, fewest: u32) -> PyResult<PyPublished> {
        PyPublished::new(slf, fewest)
    }

    /// The receipt: digests of all that the statement was made of and of what came out.
    ///
    /// Args:
    ///     salt: At least 16 bytes in hexadecimal digits, with which rows of clients and
    ///         what was made of them enter; without it they are left out. A secret: it
    ///         stands in no receipt and in no message.
    ///
    /// Returns:
    ///     The receipt, to be kept as JSON or verified.
    ///
    /// Raises:
    ///     OsuusError: The salt is too short, or no hexadecimal digits.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> print(str(agreement.bill(year=2007).receipt()).splitlines()[0])
    ///     Receipt of keski-suomi-cooperation-2007, 2007
    #[pyo3(signature = (*, salt = None))]
    fn receipt(&self, salt: Option<&Bound<'_, PyString>>) -> PyResult<PyReceipt> {
        let salt = receipt::salt(salt, self.view.lang)?;
        Ok(PyReceipt::new(self.inner.receipt(salt.as_ref()), self.view.lang))
    }

    fn __getitem__(slf: &Bound<'_, Self>, code: &str) -> PyResult<PyBill> {
        let bill = slf.get().inner.bill(code);
        bill.map(|bill| PyBill::new(bill, slf.get().view, slf.clone().unbind()))
            .ok_or_else(|| PyKeyError::new_err(code.to_owned()))
    }

    fn __contains__(&self, code: &str) -> bool {
        self.inner.bill(code).is_some()
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(slf.py(), Self::bills(slf))?.try_iter()
    }

    fn __len__(&self) -> usize {
        self.inner.bills().len()
    }

    fn __str__(&self) -> String {
        self.inner.table(self.view.lang).to_text()
    }

    fn __repr__(&self) -> String {
        format!(
            "<osuus.Statement {} {}: {} bills, {} {}>",
            self.inner.agreement(),
            self.inner.period(),
            self.inner.bills().len(),
            self.view.amount_text(self.inner.total()),
            self.inner.currency()
        )
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner.bills() == other.inner.bills()
            && self.document(self.view.lang) == other.document(other.view.lang)
    }

    fn __hash__(&self) -> u64 {
        let period = self.inner.period().to_string();
        hash((self.inner.agreement(), period, self.inner.total()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let keywords = self.brought.keywords(py)?;
        keywords.set_item("lang", self.view.lang.as_str())?;
        pickled::asked(&self.plan, "bill", PyTuple::empty(py), keywords)
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
        Ok(self.told_in(py, language(lang)?))
    }

    /// The lines as an Arrow stream; the buffers are the statement's own.
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
    ///     >>> pyarrow.table(agreement.bill(year=2007))["amount"].type
    ///     Decimal128Type(decimal128(38, 2))
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch =
            self.columns.get(py, || columns::of(self.inner.bills().iter(), self.view))?;
        capsule(py, batch, requested_schema)
    }
}
