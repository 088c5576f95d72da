//! What everybody pays in many scenarios: one by one, and as columns.

use std::iter::repeat_n;
use std::sync::Arc;

use arrow::array::{ArrayRef, Decimal128Array, Int64Array, RecordBatch, StringBuilder};
use arrow::buffer::NullBuffer;
use arrow::datatypes::DECIMAL128_MAX_PRECISION;
use arrow::error::ArrowError;
use osuus::diagnostic::Diagnostics;
use osuus::exact::Exact;
use osuus::plan::{Grid, Paid, Plan, Scenario};
use pyo3::exceptions::{PyIndexError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyIterator, PyList};

use crate::bound::PyBound;
use crate::convert::{View, number};
use crate::diagnostic::{found, none, refused};
use crate::pickled::{self, Made};
use crate::stream::{self, Columns, capsule};

/// What every buyer pays in each of many scenarios.
///
/// It has a length, `grid[3]` is the fourth scenario, and a loop goes through them in their
/// order. Anything that reads Arrow reads all bills as columns: `scenario` (counted from 0),
/// `buyer`, `amount` as exact decimals and `amount_exact` as text; both are null in a
/// scenario that cannot be worked out.
///
/// A pickle holds the plan, the facts and the scenarios: rows of clients are personal data,
/// and so is the pickle.
///
/// Example:
///     >>> import osuus, polars as pl
///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
///     >>> grid = plan.bind().batch([{}, {"annual-fee": "0.40"}])
///     >>> grid
///     <osuus.Grid: 2 scenarios, 30 buyers>
///     >>> pl.DataFrame(grid).filter(buyer="435")["amount"].to_list()
///     [Decimal('357.63'), Decimal('366.80')]
#[pyclass(name = "Grid", module = "osuus", frozen)]
pub struct PyGrid {
    inner: Grid,
    bound: Py<PyBound>,
    scenarios: Vec<Scenario>,
    columns: Columns,
}

impl PyGrid {
    pub fn new(inner: Grid, bound: Py<PyBound>, scenarios: Vec<Scenario>) -> Self {
        Self { inner, bound, scenarios, columns: Columns::new() }
    }

    fn plan(&self) -> &Plan {
        self.bound.get().plan().inner()
    }

    fn view(&self) -> View {
        let lang = self.bound.get().plan().lang();
        View { lang, decimals: self.plan().agreement().currency().decimals() }
    }

    /// What everybody pays in a scenario, or why nobody knows.
    fn paid(&self, place: usize) -> Result<&Paid, Diagnostics> {
        let paid = self.inner.paid(place);
        paid.ok_or_else(|| self.inner.problems(place).cloned().unwrap_or_default())
    }

    fn batch(&self) -> Result<RecordBatch, ArrowError> {
        let (buyers, rows) = (self.plan().buyers(), self.inner.len());
        let rows = rows * buyers.len();
        let mut scenarios = Vec::with_capacity(rows);
        let mut codes = StringBuilder::with_capacity(rows, rows * 3);
        for (_, place) in (0..self.inner.len()).zip(0_i64..) {
            for buyer in buyers {
                scenarios.push(place);
                codes.append_value(&buyer.code);
            }
        }
        let (amounts, texts) = match self.in_units() {
            Some(units) => self.of_units(units)?,
            None => self.of_any()?,
        };
        stream::batch(vec![
            ("scenario".to_owned(), Arc::new(Int64Array::from(scenarios))),
            ("buyer".to_owned(), Arc::new(codes.finish())),
            ("amount".to_owned(), amounts),
            ("amount_exact".to_owned(), texts),
        ])
    }

    /// Every bill in units of the last decimal of the currency, if all are whole numbers of these; zero where
    /// nobody knows.
    fn in_units(&self) -> Option<Vec<i128>> {
        let (buyers, view) = (self.plan().buyers().len(), self.view());
        let decimals = u32::try_from(view.decimals).ok()?;
        let mut all = Vec::with_capacity(self.inner.len() * buyers);
        for place in 0..self.inner.len() {
            match self.inner.paid(place) {
                Some(paid) => all.extend(paid.bills_in_units(decimals)?),
                None => all.resize(all.len() + buyers, 0),
            }
        }
        let most = 10_u128.pow(DECIMAL128_MAX_PRECISION.into());
        all.iter().all(|units| units.unsigned_abs() < most).then_some(all)
    }

    /// Such units as decimals and as texts.
    fn of_units(&self, units: Vec<i128>) -> Result<(ArrayRef, ArrayRef), ArrowError> {
        let (buyers, decimals) = (self.plan().buyers().len(), self.view().decimals);
        let failed = (0..self.inner.len()).any(|place| self.inner.paid(place).is_none());
        let known = failed.then(|| {
            let known =
                (0..self.inner.len()).map(|place| self.inner.paid(place).is_some());
            known.flat_map(|known| repeat_n(known, buyers)).collect::<NullBuffer>()
        });
        let mut texts = StringBuilder::with_capacity(units.len(), units.len() * 12);
        for (row, one) in units.iter().enumerate() {
            if known.as_ref().is_some_and(|known| known.is_null(row)) {
                texts.append_null();
                continue;
            }
            append_digits(&mut texts, *one, decimals);
        }
        let scale = i8::try_from(decimals)
            .map_err(|error| ArrowError::InvalidArgumentError(error.to_string()))?;
        let amounts = Decimal128Array::try_new(units.into(), known)?;
        let amounts =
            amounts.with_precision_and_scale(DECIMAL128_MAX_PRECISION, scale)?;
        Ok((Arc::new(amounts), Arc::new(texts.finish())))
    }

    /// The amounts of bills that nothing rounds.
    fn of_any(&self) -> Result<(ArrayRef, ArrayRef), ArrowError> {
        let view = self.view();
        let buyers = 0..self.plan().buyers().len();
        let bills: Vec<Option<Exact>> = (0..self.inner.len())
            .flat_map(|place| {
                let paid = self.inner.paid(place);
                buyers.clone().map(move |buyer| Some(paid?.bill(buyer)))
            })
            .collect();
        let texts = bills.iter().map(|bill| Some(view.amount_text(bill.as_ref()?)));
        let texts = stream::texts(texts);
        let bills: Vec<Option<&Exact>> = bills.iter().map(Option::as_ref).collect();
        Ok((stream::decimals(&bills, view.decimals)?, texts))
    }
}

/// Appends units of the last of so many decimals, in digits.
fn append_digits(to: &mut StringBuilder, units: i128, decimals: usize) {
    /// The most decimals beside which any machine word and its signs have room.
    const MOST: usize = 18;
    let size = u64::try_from(units.unsigned_abs()).ok().filter(|_| decimals <= MOST);
    let Some(mut rest) = size else {
        let width = decimals + 1;
        let mut text = format!("{:0>width$}", units.unsigned_abs());
        if decimals > 0 {
            text.insert(text.len() - decimals, '.');
        }
        let sign = if units < 0 { "-" } else { "" };
        return to.append_value(format!("{sign}{text}"));
    };
    // Digit by digit from the last one: a writer of any number takes several times as long.
    let mut buffer = [0_u8; 24];
    let mut written = 0;
    let mut slots = buffer.iter_mut().rev();
    let mut put = |byte: u8| {
        if let Some(slot) = slots.next() {
            *slot = byte;
            written += 1;
        }
    };
    for place in 0.. {
        if place > decimals && rest == 0 {
            break;
        }
        if place == decimals && decimals > 0 {
            put(b'.');
        }
        put(b'0' + u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
    }
    if units < 0 {
        put(b'-');
    }
    let digits = buffer.get(buffer.len() - written..).unwrap_or_default();
    to.append_value(std::str::from_utf8(digits).unwrap_or_default());
}

#[pymethods]
impl PyGrid {
    /// The sum of the bills of each scenario; `None` where it cannot be worked out.
    #[getter]
    fn totals<'py>(&self, py: Python<'py>) -> PyResult<Vec<Option<Bound<'py, PyAny>>>> {
        let view = self.view();
        let paid = (0..self.inner.len()).map(|place| self.inner.paid(place));
        let total = |paid: Option<&Paid>| {
            paid.map(|paid| view.amount(py, paid.total())).transpose()
        };
        paid.map(total).collect()
    }

    /// The codes of the buyers, in the order of the rows of each scenario.
    #[getter]
    fn buyers(&self) -> Vec<&str> {
        self.plan().buyers().iter().map(|buyer| buyer.code.as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    fn __getitem__(slf: &Bound<'_, Self>, place: isize) -> PyResult<PyPaid> {
        let len = slf.get().inner.len();
        let from = if place < 0 { len } else { 0 };
        let found = from.checked_add_signed(place).filter(|place| *place < len);
        let none = || PyIndexError::new_err(format!("there are {len} scenarios"));
        Ok(PyPaid { grid: slf.clone().unbind(), place: found.ok_or_else(none)? })
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyIterator>> {
        let all = (0..slf.get().inner.len())
            .map(|place| PyPaid { grid: slf.clone().unbind(), place });
        PyList::new(slf.py(), all.collect::<Vec<_>>())?.try_iter()
    }

    fn __repr__(&self) -> String {
        let (scenarios, buyers) = (self.inner.len(), self.plan().buyers().len());
        format!("<osuus.Grid: {scenarios} scenarios, {buyers} buyers>")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let scenarios = PyList::empty(py);
        for scenario in &self.scenarios {
            let changes = PyDict::new(py);
            for (id, figures) in scenario.changes() {
                let figures = figures.iter().map(|figure| number(py, figure, 0));
                changes.set_item(id, figures.collect::<PyResult<Vec<_>>>()?)?;
            }
            scenarios.append(changes)?;
        }
        pickled::asked(
            &self.bound,
            "batch",
            (scenarios,).into_pyobject(py)?,
            PyDict::new(py),
        )
    }

    /// All bills as an Arrow stream; the buffers are the grid's own.
    ///
    /// Args:
    ///     requested_schema: Types that the reader would rather have.
    ///
    /// Returns:
    ///     A capsule of the Arrow C stream interface.
    ///
    /// Example:
    ///     >>> import osuus, pyarrow
    ///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
    ///     >>> pyarrow.table(plan.bind().batch([{}])).column_names
    ///     ['scenario', 'buyer', 'amount', 'amount_exact']
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = self.columns.get(py, || py.detach(|| self.batch()))?;
        capsule(py, batch, requested_schema)
    }
}

/// What every buyer pays in one scenario: `paid["435"]` is a buyer's bill.
///
/// Example:
///     >>> import osuus
///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
///     >>> paid = plan.bind().batch([{"annual-fee": "0.40"}])[0]
///     >>> paid["435"], paid.total, len(paid.problems)
///     (Decimal('366.80'), Decimal('105904.80'), 0)
#[pyclass(name = "Paid", module = "osuus", frozen)]
pub struct PyPaid {
    grid: Py<PyGrid>,
    place: usize,
}

impl PyPaid {
    fn paid(&self, py: Python<'_>) -> PyResult<&Paid> {
        let grid = self.grid.get();
        grid.paid(self.place).map_err(|found| refused(py, found, grid.view().lang))
    }
}

#[pymethods]
impl PyPaid {
    /// The sum of the bills.
    #[getter]
    fn total<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.grid.get().view().amount(py, self.paid(py)?.total())
    }

    /// The bill of each buyer, by codes.
    #[getter]
    fn bills<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (grid, paid) = (self.grid.get(), self.paid(py)?);
        let bills = PyDict::new(py);
        for (place, buyer) in grid.plan().buyers().iter().enumerate() {
            bills.set_item(&buyer.code, grid.view().amount(py, &paid.bill(place))?)?;
        }
        Ok(bills)
    }

    /// Why the scenario cannot be worked out; nothing where it can. Then `total` and bills
    /// raise it.
    #[getter]
    fn problems<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let grid = self.grid.get();
        let problems = grid.inner.problems(self.place).cloned().unwrap_or_default();
        found(py, problems, none, grid.view().lang)
    }

    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        code: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let grid = self.grid.get();
        let place = grid.plan().buyers().iter().position(|buyer| buyer.code == code);
        let place = place.ok_or_else(|| PyKeyError::new_err(code.to_owned()))?;
        grid.view().amount(py, &self.paid(py)?.bill(place))
    }

    fn __repr__(&self) -> String {
        let grid = self.grid.get();
        let shown = match grid.inner.paid(self.place) {
            Some(paid) => grid.view().amount_text(paid.total()),
            None => "cannot be worked out".to_owned(),
        };
        format!("<osuus.Paid {}: {shown}>", self.place)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        pickled::part(py, &self.grid, None, self.place)
    }
}
