//! What one buyer pays, line by line, and who funds beside the buyers.

use osuus::statement::{Bill, FunderPart, Line};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{View, number};
use crate::pickled::{self, Made, hash};
use crate::statement::PyStatement;

/// What one buyer pays.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
///     >>> facts = osuus.Facts.csv("buyer,measure,period,value\n435,pair-work,2002,10\n")
///     >>> bill = agreement.bill(year=2002, facts=facts)["435"]
///     >>> bill.name, bill.total == sum(line.amount for line in bill.lines)
///     ('Luhanka', True)
#[pyclass(name = "Bill", module = "osuus", frozen)]
pub struct PyBill {
    inner: Bill,
    view: View,
    statement: Py<PyStatement>,
}

impl PyBill {
    pub fn new(inner: &Bill, view: View, statement: Py<PyStatement>) -> Self {
        Self { inner: inner.clone(), view, statement }
    }
}

#[pymethods]
impl PyBill {
    /// The buyer's code, for example `"435"`.
    #[getter]
    fn code(&self) -> &str {
        self.inner.code()
    }

    /// The buyer's name in the statement's language.
    #[getter]
    fn name(&self) -> &str {
        self.inner.name(self.view.lang)
    }

    /// The sum of the lines, in the statement's currency.
    #[getter]
    fn total<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.view.amount(py, self.inner.total())
    }

    /// One line for each charge, in the order of the agreement.
    #[getter]
    fn lines(slf: &Bound<'_, Self>) -> Vec<PyLine> {
        PyLine::all(slf, "lines", slf.get().inner.lines())
    }

    /// What is shown on the bill and adds to nothing, in the order of the agreement.
    #[getter]
    fn memos(slf: &Bound<'_, Self>) -> Vec<PyLine> {
        PyLine::all(slf, "memos", slf.get().inner.memos())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner && self.view == other.view
    }

    fn __hash__(&self) -> u64 {
        hash((self.inner.code(), self.inner.total()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let code = (self.inner.code(),).into_pyobject(py)?;
        pickled::asked(&self.statement, "__getitem__", code, PyDict::new(py))
    }

    fn __repr__(&self) -> String {
        format!(
            "<osuus.Bill {} {}: {}>",
            self.inner.code(),
            self.inner.name(self.view.lang),
            self.view.amount_text(self.inner.total())
        )
    }
}

/// One figure of a bill: quantity times rate, a share of a pool, or a rounding difference.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
///     >>> facts = osuus.Facts.csv("buyer,measure,period,value\n435,pair-work,2002,10\n")
///     >>> line = agreement.bill(year=2002, facts=facts)["435"].lines[0]
///     >>> line.quantity, line.unit, line.rate, line.amount
///     (Decimal('917'), 'resident', Decimal('0.39'), Decimal('357.63'))
#[pyclass(name = "Line", module = "osuus", frozen)]
pub struct PyLine {
    inner: Line,
    view: View,
    /// Among its lines or memos it has a place.
    bill: Py<PyBill>,
    among: &'static str,
    place: usize,
}

impl PyLine {
    fn all(bill: &Bound<'_, PyBill>, among: &'static str, lines: &[Line]) -> Vec<Self> {
        let view = bill.get().view;
        let one = |(place, line): (usize, &Line)| {
            let bill = bill.clone().unbind();
            Self { inner: line.clone(), view, bill, among, place }
        };
        lines.iter().enumerate().map(one).collect()
    }
}

#[pymethods]
impl PyLine {
    /// The charge's identifier in the agreement.
    #[getter]
    fn charge(&self) -> &str {
        self.inner.charge()
    }

    /// The charge's name in the statement's language.
    #[getter]
    fn label(&self) -> &str {
        self.inner.label(self.view.lang)
    }

    /// How much was counted, in `unit`; for a pool the buyer's weight.
    #[getter]
    fn quantity<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.inner.quantity().map(|value| number(py, value, 0)).transpose()
    }

    /// The unit of `quantity`.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.inner.unit()
    }

    /// Money for one `unit`; for a pool the pool divided by the sum of the weights.
    #[getter]
    fn rate<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.inner.rate().map(|rate| self.view.amount(py, rate)).transpose()
    }

    /// What the line costs, in the statement's currency.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.view.amount(py, self.inner.amount())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner && self.view == other.view
    }

    fn __hash__(&self) -> u64 {
        hash((self.inner.charge(), self.inner.amount()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        pickled::part(py, &self.bill, Some(self.among), self.place)
    }

    fn __repr__(&self) -> String {
        let amount = self.view.amount_text(self.inner.amount());
        format!("<osuus.Line {}: {amount}>", self.inner.charge())
    }
}

/// Somebody who pays beside the buyers; shown, never billed.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
///     >>> [(f.id, f.amount) for f in agreement.bill(year=2007).funders]
///     [('state', Decimal('52500.00'))]
#[pyclass(name = "Funder", module = "osuus", frozen)]
pub struct PyFunder {
    inner: FunderPart,
    view: View,
    /// Among its funders it has a place.
    statement: Py<PyStatement>,
    place: usize,
}

impl PyFunder {
    pub fn new(
        inner: &FunderPart,
        view: View,
        statement: Py<PyStatement>,
        place: usize,
    ) -> Self {
        Self { inner: inner.clone(), view, statement, place }
    }
}

#[pymethods]
impl PyFunder {
    /// The funder's identifier in the agreement.
    #[getter]
    fn id(&self) -> &str {
        self.inner.id()
    }

    /// The funder's name in the statement's language.
    #[getter]
    fn name(&self) -> &str {
        self.inner.name(self.view.lang)
    }

    /// What the funder pays, in the statement's currency.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.view.amount(py, self.inner.amount())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner && self.view == other.view
    }

    fn __hash__(&self) -> u64 {
        hash((self.inner.id(), self.inner.amount()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        pickled::part(py, &self.statement, Some("funders"), self.place)
    }

    fn __repr__(&self) -> String {
        let amount = self.view.amount_text(self.inner.amount());
        format!("<osuus.Funder {}: {amount}>", self.inner.id())
    }
}
