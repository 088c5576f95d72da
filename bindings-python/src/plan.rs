//! Plans: an agreement bound to a year, ready to be worked out again and again.

use osuus::plan::Plan;
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::agreement::PyAgreement;
use crate::bound::PyBound;
use crate::brought::Brought;
use crate::convert::{csv_style, language_or};
use crate::diagnostic::{found, none, refused};
use crate::pickled::{self, Made};
use crate::register::PyRegister;
use crate::request::{Asked, Question};
use crate::statement::PyStatement;

/// An agreement bound to a year and its buyers, to be worked out with many facts.
///
/// It never changes. A pickle holds the agreement and what was asked.
///
/// Example:
///     >>> import osuus
///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
///     >>> plan
///     <osuus.Plan jyvaskyla-fund-model 2002: 30 buyers>
///     >>> facts = {"buyer": "435", "measure": "pair-work", "period": 2002}
///     >>> [plan.bill([facts | {"value": value}])["435"].total for value in (10, 12)]
///     [Decimal('907.63'), Decimal('1017.63')]
#[pyclass(name = "Plan", module = "osuus", frozen)]
pub struct PyPlan {
    inner: Plan,
    agreement: Py<PyAgreement>,
    asked: Asked,
    lang: Lang,
}

impl PyPlan {
    /// The plan of an agreement for what is asked.
    pub fn new(
        agreement: &Bound<'_, PyAgreement>,
        question: &Question<'_, '_>,
        lang: Lang,
    ) -> PyResult<Self> {
        let py = agreement.py();
        let (request, asked) = question.read(py, lang)?;
        let register = PyRegister::chosen(py, question.register, lang)?;
        let own = agreement.get().inner();
        let plan = py.detach(|| own.plan(&register, request));
        let inner = plan.map_err(|found| refused(py, found, lang))?;
        Ok(Self { inner, agreement: agreement.clone().unbind(), asked, lang })
    }

    pub fn inner(&self) -> &Plan {
        &self.inner
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The table of facts to be filled in.
    pub fn template(&self, syntax: &str, style: &str) -> PyResult<String> {
        match syntax {
            "csv" => Ok(self.inner.facts_csv(csv_style(style)?, self.lang)),
            "json" => Ok(self.inner.facts_json(self.lang)),
            "sheets" => Ok(self.inner.facts_sheets(self.lang)),
            _ => Err(PyValueError::new_err(format!(
                "syntax is \"csv\", \"json\" or \"sheets\", not {syntax:?}"
            ))),
        }
    }

    /// The statement with these facts.
    pub fn worked_out(
        slf: &Bound<'_, Self>,
        facts: Option<&Bound<'_, PyAny>>,
        earlier: Option<&Bound<'_, PyAny>>,
        lang: Option<&str>,
    ) -> PyResult<PyStatement> {
        let (py, own) = (slf.py(), slf.get());
        let lang = language_or(lang, own.lang)?;
        let (facts, brought) = Brought::read(py, facts, earlier, lang)?;
        let statement = py.detach(|| own.inner.evaluate(&facts));
        let statement = statement.map_err(|found| refused(py, found, lang))?;
        Ok(PyStatement::new(statement, slf.clone().unbind(), brought, lang))
    }
}

#[pymethods]
impl PyPlan {
    /// The agreement.
    #[getter]
    fn agreement(&self, py: Python<'_>) -> Py<PyAgreement> {
        self.agreement.clone_ref(py)
    }

    /// The billed period, for example `"2002"`.
    #[getter]
    fn period(&self) -> String {
        self.inner.period().to_string()
    }

    /// The codes of those who are billed, in the order of the bills.
    #[getter]
    fn buyers(&self) -> Vec<&str> {
        self.inner.buyers().iter().map(|buyer| buyer.code.as_str()).collect()
    }

    /// The codes of those on whose map the agreement is worked out, in order: facts name
    /// them, and columns of a scenario have a figure for each. They are the buyers, unless
    /// the map changed.
    #[getter]
    fn parties(&self) -> Vec<&str> {
        self.inner.parties().iter().map(|party| party.code.as_str()).collect()
    }

    /// The identifiers of all figures that a scenario may change: measures, prices and
    /// amounts, and other numbers that the agreement writes.
    #[getter]
    fn figures(&self) -> Vec<&str> {
        self.inner.figures()
    }

    /// The language of names and messages: `"fi"`, `"sv"` or `"en"`.
    #[getter(lang)]
    fn named_lang(&self) -> &str {
        self.lang.as_str()
    }

    /// The reservations of the agreement that concern the period.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        found(py, self.inner.warnings(), none, self.lang)
    }

    /// Works out what every buyer pays.
    ///
    /// Args:
    ///     facts: `Facts`, an iterable of mappings, or a data frame; see `Facts.rows`.
    ///     earlier: Statements of what was paid before; see `Agreement.bill`.
    ///     lang: Language of names, labels and messages; the plan's own if none is given.
    ///
    /// Returns:
    ///     The statement, exact and explained.
    ///
    /// Raises:
    ///     OsuusError: A fact is missing or contradicts another; `diagnostics` has all that
    ///         was found.
    ///     OsuusTypeError: A value among the facts is a `float` or of another kind.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> plan = osuus.Agreement.embedded("keski-suomi-cooperation-2007").plan(year=2007)
    ///     >>> plan.bill().total
    ///     Decimal('17500.00')
    #[pyo3(signature = (facts = None, *, earlier = None, lang = None))]
    fn bill(
        slf: &Bound<'_, Self>,
        facts: Option<&Bound<'_, PyAny>>,
        earlier: Option<&Bound<'_, PyAny>>,
        lang: Option<&str>,
    ) -> PyResult<PyStatement> {
        Self::worked_out(slf, facts, earlier, lang)
    }

    /// An empty table of the facts that the year needs, to be filled in.
    ///
    /// Args:
    ///     syntax: `"csv"`, or `"json"` for the document `osuus.facts/1`.
    ///     style: How the CSV is written: `"plain"`, or `"finnish"` for a spreadsheet with
    ///         Finnish settings.
    ///
    /// Returns:
    ///     The table as text, one row for each party and measure.
    ///
    /// Raises:
    ///     ValueError: Syntax or style is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
    ///     >>> plan.facts_template().splitlines()[0][:27]
    ///     'buyer,name,measure,unit,per'
    #[pyo3(signature = (*, syntax = "csv", style = "plain"))]
    fn facts_template(&self, syntax: &str, style: &str) -> PyResult<String> {
        self.template(syntax, style)
    }

    /// Brings facts in, to work out many scenarios of them.
    ///
    /// Args:
    ///     facts: `Facts`, an iterable of mappings, or a data frame; see `Facts.rows`.
    ///     earlier: Statements of what was paid before; see `Agreement.bill`.
    ///
    /// Returns:
    ///     The plan with its facts.
    ///
    /// Raises:
    ///     OsuusError: A fact is missing or contradicts another; `diagnostics` has all that
    ///         was found.
    ///     OsuusTypeError: A value among the facts is a `float` or of another kind.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
    ///     >>> plan.bind().batch([{}, {"annual-fee": "0.40"}]).totals
    ///     [Decimal('103257.18'), Decimal('105904.80')]
    #[pyo3(signature = (facts = None, *, earlier = None))]
    fn bind(
        slf: &Bound<'_, Self>,
        facts: Option<&Bound<'_, PyAny>>,
        earlier: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyBound> {
        PyBound::new(slf, facts, earlier)
    }

    fn __repr__(&self) -> String {
        let (of, period) = (self.inner.agreement().id(), self.inner.period());
        format!("<osuus.Plan {of} {period}: {} buyers>", self.inner.buyers().len())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let keywords: Bound<'py, PyDict> = self.asked.keywords(py)?;
        keywords.set_item("lang", self.lang.as_str())?;
        pickled::asked(&self.agreement, "plan", PyTuple::empty(py), keywords)
    }
}
