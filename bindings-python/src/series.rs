//! A series of the register: figures on days, and what there is to say of them.

use arrow::array::RecordBatch;
use arrow::error::ArrowError;
use osuus::exact::Exact;
use osuus::municipality::Series;
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyCapsule};

use crate::pickled::{self, Made};
use crate::register::PyRegister;
use crate::stream::{self, Columns, capsule};

/// Figures of municipalities on days or in periods: what was counted, by whom, how sure,
/// and within which borders.
///
/// Anything that reads Arrow reads them as columns: `code`, `period` as the source writes
/// it, `date` (null for a period that is not a day), `value` as an exact decimal, and
/// `source`, the title of the source of each figure.
///
/// Example:
///     >>> import osuus, polars as pl
///     >>> figures = osuus.Register.finland().figures("population-own-borders")
///     >>> frame = pl.DataFrame(figures)
///     >>> frame.filter(code="179", period="2001-12-31")["value"].item()
///     Decimal('80372')
#[pyclass(name = "Series", module = "osuus", frozen)]
pub struct PySeries {
    inner: Series,
    register: Py<PyRegister>,
    lang: Lang,
    columns: Columns,
}

impl PySeries {
    pub fn new(inner: Series, register: Py<PyRegister>, lang: Lang) -> Self {
        Self { inner, register, lang, columns: Columns::new() }
    }

    fn batch(&self) -> Result<RecordBatch, ArrowError> {
        let (mut codes, mut periods, mut days) = (Vec::new(), Vec::new(), Vec::new());
        let (mut values, mut sources) = (Vec::new(), Vec::new());
        for period in self.inner.periods() {
            for (code, figure) in self.inner.figures(period) {
                codes.push(Some(code.to_string()));
                periods.push(Some(period.to_string()));
                days.push(period.as_day());
                values.push(figure.value);
                sources.push(Some(figure.series.source().title.as_str()));
            }
        }
        let values: Vec<Option<&Exact>> = values.iter().map(Some).collect();
        stream::batch(vec![
            ("code".to_owned(), stream::texts(codes)),
            ("period".to_owned(), stream::texts(periods)),
            ("date".to_owned(), stream::days(days)),
            ("value".to_owned(), stream::decimals(&values, 0)?),
            ("source".to_owned(), stream::texts(sources)),
        ])
    }
}

#[pymethods]
impl PySeries {
    /// The identifier, as agreements name it.
    #[getter]
    fn id(&self) -> &str {
        self.inner.id()
    }

    /// The name, in the language that was asked for.
    #[getter]
    fn name(&self) -> &str {
        self.inner.name().get(self.lang)
    }

    /// How sure its figures are: `"final"`, `"preliminary"` or `"unverified"`.
    #[getter]
    fn kind(&self) -> &str {
        self.inner.kind().as_str()
    }

    /// Within which borders it is counted: `"own"`, each figure within those of its day,
    /// or a day.
    #[getter]
    fn borders(&self) -> String {
        self.inner.borders().to_string()
    }

    /// What is counted, for example `"resident"`.
    #[getter]
    fn unit(&self) -> &str {
        self.inner.unit()
    }

    /// The title of the source.
    #[getter]
    fn source(&self) -> &str {
        &self.inner.source().title
    }

    /// Who published it.
    #[getter]
    fn publisher(&self) -> Option<&str> {
        self.inner.source().publisher.as_deref()
    }

    /// Under which licence.
    #[getter]
    fn licence(&self) -> Option<&str> {
        self.inner.source().licence.as_deref()
    }

    /// Where it can be read.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.inner.source().url.as_deref()
    }

    /// The days and periods of its figures, in order.
    #[getter]
    fn periods(&self) -> Vec<String> {
        self.inner.periods().into_iter().map(ToString::to_string).collect()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let id = (self.inner.id(),).into_pyobject(py)?;
        let lang = [("lang", self.lang.as_str())].into_py_dict(py)?;
        pickled::asked(&self.register, "figures", id, lang)
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        self.columns.get(py, || self.batch()).map(RecordBatch::num_rows)
    }

    fn __repr__(&self) -> String {
        let (id, kind) = (self.inner.id(), self.inner.kind().as_str());
        let (unit, borders) = (self.inner.unit(), self.inner.borders());
        format!("<osuus.Series {id}: {kind}, {unit}, borders {borders}>")
    }

    /// The figures as an Arrow stream.
    ///
    /// Args:
    ///     requested_schema: Types that the reader would rather have.
    ///
    /// Returns:
    ///     A capsule of the Arrow C stream interface.
    ///
    /// Example:
    ///     >>> import osuus, pyarrow
    ///     >>> figures = osuus.Register.finland().figures("population-own-borders")
    ///     >>> pyarrow.table(figures).column_names
    ///     ['code', 'period', 'date', 'value', 'source']
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        capsule(py, self.columns.get(py, || self.batch())?, requested_schema)
    }
}
