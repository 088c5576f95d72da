//! A plan with its facts, and the scenarios that are worked out of it.

use osuus::plan::Bound as CoreBound;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::brought::Brought;
use crate::diagnostic::refused;
use crate::grid::PyGrid;
use crate::pickled::{self, Made};
use crate::plan::PyPlan;
use crate::scenario;
use crate::watched::watched;

/// A plan with its facts, ready for many scenarios.
///
/// It never changes. A pickle holds the plan and the facts: rows of clients are personal
/// data, and so is the pickle.
///
/// Example:
///     >>> import osuus
///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
///     >>> bound = plan.bind()
///     >>> grid = bound.batch({"annual-fee": fee} for fee in ("0.39", "0.40", "0.41"))
///     >>> [paid["435"] for paid in grid]
///     [Decimal('357.63'), Decimal('366.80'), Decimal('375.97')]
#[pyclass(name = "Bound", module = "osuus", frozen)]
pub struct PyBound {
    inner: CoreBound<'static>,
    plan: Py<PyPlan>,
    brought: Brought,
}

impl PyBound {
    pub fn new(
        plan: &Bound<'_, PyPlan>,
        facts: Option<&Bound<'_, PyAny>>,
        earlier: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let (py, own) = (plan.py(), plan.get());
        let (facts, brought) = Brought::read(py, facts, earlier, own.lang())?;
        let bound = py.detach(|| own.inner().bind(&facts).map(CoreBound::into_owned));
        let inner = bound.map_err(|found| refused(py, found, own.lang()))?;
        Ok(Self { inner, plan: plan.clone().unbind(), brought })
    }

    pub fn plan(&self) -> &PyPlan {
        self.plan.get()
    }
}

#[pymethods]
impl PyBound {
    /// The plan.
    #[getter(plan)]
    fn own_plan(&self, py: Python<'_>) -> Py<PyPlan> {
        self.plan.clone_ref(py)
    }

    /// Works out what every buyer pays in each of many scenarios, without explanations.
    ///
    /// Args:
    ///     scenarios: What each changes: a mapping of identifiers (`Plan.figures`) to a
    ///         number, or to a figure for each of `Plan.parties`, as a list or as anything
    ///         that reads as an Arrow array; or a data frame with a row for each of them and a
    ///         column for each identifier. A column `buyer` in it has their codes: then
    ///         the order of the rows means nothing. Numbers are text, integers or decimals, never
    ///         `float`. An empty mapping changes nothing.
    ///     progress: Called with how many scenarios are done and of how many; what it raises
    ///         stops the work. `True` shows a bar, if tqdm is installed.
    ///
    /// Returns:
    ///     What everybody pays in each, in the order of the scenarios.
    ///
    /// Raises:
    ///     OsuusError: A scenario names a figure that the plan does not have, or has the
    ///         wrong number of figures.
    ///     OsuusTypeError: A figure is a `float` or of another kind; names the scenario,
    ///         counted from 0.
    ///
    /// Example:
    ///     >>> import osuus, polars as pl
    ///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
    ///     >>> more = pl.DataFrame({"buyer": plan.parties, "pair-work": [10] * 30})
    ///     >>> grid = plan.bind().batch([{"annual-fee": "0.41"}, more])
    ///     >>> grid.totals
    ///     [Decimal('108552.42'), Decimal('119757.18')]
    #[pyo3(signature = (scenarios, *, progress = None))]
    fn batch(
        slf: &Bound<'_, Self>,
        scenarios: &Bound<'_, PyAny>,
        progress: Option<Bound<'_, PyAny>>,
    ) -> PyResult<PyGrid> {
        let (py, own) = (slf.py(), slf.get());
        let lang = own.plan().lang();
        let scenarios = scenario::all(scenarios, own.inner.plan(), lang)?;
        let grid =
            watched(py, progress, |watch| own.inner.batch_watched(&scenarios, watch))?;
        let grid = grid.map_err(|found| refused(py, found, lang))?;
        Ok(PyGrid::new(grid, slf.clone().unbind(), scenarios))
    }

    fn __repr__(&self) -> String {
        let plan = self.inner.plan();
        let (of, period) = (plan.agreement().id(), plan.period());
        format!("<osuus.Bound {of} {period}: {} buyers>", plan.buyers().len())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        pickled::asked(&self.plan, "bind", PyTuple::empty(py), self.brought.keywords(py)?)
    }
}
