//! Facts from texts, files, rows and data frames.

use std::sync::Arc;

use osuus::diagnostic::Diagnostics;
use osuus::facts::{FactRow, Facts};
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Text, language, read_file};
use crate::diagnostic::{refused, refused_in};
use crate::pickled::{self, Made};
use crate::{frame, rows};

/// The facts of a period: a table of buyer, measure, period and value.
///
/// A pickle holds all rows: those of clients are personal data, and so is the pickle.
///
/// Wherever facts are taken, the rows themselves (an iterable of mappings) or a data
/// frame will do; this class reads texts and files, and reads a table once for many bills.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
///     >>> facts = osuus.Facts.csv("buyer;measure;period;value\n435;population;2002;917,0\n")
///     >>> agreement.bill(year=2002, facts=facts)["435"].lines[0].quantity
///     Decimal('917')
#[pyclass(name = "Facts", module = "osuus", frozen)]
pub struct PyFacts {
    inner: Arc<Facts>,
}

#[pymethods]
impl PyFacts {
    /// Reads a table from CSV text.
    ///
    /// Args:
    ///     text: The table with its head line; `,` or `;` between columns, and with `;`
    ///         a decimal comma or point.
    ///     lang: Language of the messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The facts. Whether buyers and measures exist is seen when a bill is made.
    ///
    /// Raises:
    ///     OsuusError: The table cannot be read; says line and column.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.Facts.csv("buyer,measure,period,value\n435,pair-work,2002,10\n")
    ///     <osuus.Facts: 1 rows>
    #[staticmethod]
    #[pyo3(signature = (text, *, lang = "en"))]
    fn csv(py: Python<'_>, text: Text, lang: &str) -> PyResult<Self> {
        Self::take(py, Facts::from_csv(text.bytes()), text.bytes(), language(lang)?)
    }

    /// Reads a table from JSON text: `{"rows": [{"buyer": ..., "measure": ..., ...}]}`.
    ///
    /// Args:
    ///     text: The table; every value is a text in quotes.
    ///     lang: Language of the messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The facts.
    ///
    /// Raises:
    ///     OsuusError: The table cannot be read; says line and column.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.Facts.json('{"rows": []}')
    ///     <osuus.Facts: 0 rows>
    #[staticmethod]
    #[pyo3(signature = (text, *, lang = "en"))]
    fn json(py: Python<'_>, text: Text, lang: &str) -> PyResult<Self> {
        Self::take(py, Facts::from_json(text.utf8()?), text.bytes(), language(lang)?)
    }

    /// Reads a table from a file.
    ///
    /// Args:
    ///     path: A file whose name ends in `.csv` or `.json`, or one that is open.
    ///     lang: Language of the messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The facts.
    ///
    /// Raises:
    ///     OsuusError: The table cannot be read; says line and column.
    ///     OSError: There is no such file, or it may not be read.
    ///     ValueError: The name ends otherwise.
    ///
    /// Example:
    ///     >>> import osuus, pathlib, tempfile
    ///     >>> with tempfile.TemporaryDirectory() as folder:
    ///     ...     path = pathlib.Path(folder, "facts.csv")
    ///     ...     _ = path.write_text("buyer,measure,period,value\n")
    ///     ...     osuus.Facts.open(path)
    ///     <osuus.Facts: 0 rows>
    #[staticmethod]
    #[pyo3(signature = (path, *, lang = "en"))]
    fn open(path: &Bound<'_, PyAny>, lang: &str) -> PyResult<Self> {
        let (text, suffix) = read_file(path)?;
        match suffix.as_str() {
            ".csv" => Self::csv(path.py(), text, lang),
            ".json" => Self::json(path.py(), text, lang),
            _ => Err(PyValueError::new_err(format!(
                "a facts table ends in .csv or .json, not {suffix:?}"
            ))),
        }
    }

    /// Takes rows, or a data frame.
    ///
    /// Args:
    ///     rows: An iterable of mappings, or a data frame (pandas, polars, pyarrow, a
    ///         DuckDB relation: whatever has `__arrow_c_stream__`), with `buyer`,
    ///         `measure`, `period` and `value`, and where they matter `status`, `known`,
    ///         `unit`, `name` and `client`. A value is text, an integer or a decimal, never a
    ///         `float`; a period is text, a year as an integer, or a date. The buyer is
    ///         empty for a measure of the whole agreement; an empty value states nothing.
    ///         `client` is an opaque key, for measures of clients. It is personal data and
    ///         so are the values beside it: neither comes out again, not even in messages,
    ///         unless `explain` is asked with `clients="shown"`.
    ///     lang: Language of the messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The facts.
    ///
    /// Raises:
    ///     OsuusError: A row cannot be read.
    ///     OsuusTypeError: A value is a `float` or of another kind, a key is unknown or
    ///         missing; names the row (counted from 0) or the column.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> from decimal import Decimal
    ///     >>> row = {"buyer": "435", "measure": "pair-work", "period": 2002}
    ///     >>> osuus.Facts.rows([row | {"value": Decimal("1.5")}])
    ///     <osuus.Facts: 1 rows>
    ///     >>> osuus.Facts.rows([row | {"value": 1.5}])
    ///     Traceback (most recent call last):
    ///     ...
    ///     osuus.OsuusTypeError: row 0: `value` is the float 1.5, and floats are not exact: write Decimal("1.5") or "1.5"
    #[staticmethod]
    #[pyo3(signature = (rows, *, lang = "en"))]
    fn rows(rows: &Bound<'_, PyAny>, lang: &str) -> PyResult<Self> {
        Self::from_rows(rows, language(lang)?)
    }

    /// Takes the embedded facts of an embedded agreement. They are made up, to show how the
    /// agreement works, and every result says so.
    ///
    /// Args:
    ///     id: Identifier of the agreement.
    ///     lang: Language of the messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The facts.
    ///
    /// Raises:
    ///     OsuusError: None are embedded for it.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-funding-model")
    ///     >>> facts = osuus.Facts.embedded("jyvaskyla-funding-model")
    ///     >>> statement = agreement.bill(year=2002, facts=facts)
    ///     >>> statement.total
    ///     Decimal('150000.00')
    ///     >>> statement.warnings[0].code
    ///     'illustrative-facts'
    #[staticmethod]
    #[pyo3(signature = (id, *, lang = "en"))]
    fn embedded(py: Python<'_>, id: &str, lang: &str) -> PyResult<Self> {
        Self::take(py, osuus::library::facts(id), b"", language(lang)?)
    }

    /// Rows as JSON, as many as there are: what a pickle calls.
    #[staticmethod]
    fn _kept(py: Python<'_>, text: &str) -> PyResult<Self> {
        let rows: Vec<FactRow> = serde_json::from_str(text)
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        let facts = Facts::from_rows(&rows);
        let facts = facts.map_err(|found| refused(py, found, Lang::default()))?;
        Ok(Self { inner: Arc::new(facts) })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let text = serde_json::to_string(&self.as_rows())
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        let text = (text,).into_pyobject(py)?;
        pickled::asked(py.get_type::<Self>(), "_kept", text, PyDict::new(py))
    }

    fn __len__(&self) -> usize {
        self.inner.iter().count()
    }

    fn __repr__(&self) -> String {
        format!("<osuus.Facts: {} rows>", self.__len__())
    }
}

impl PyFacts {
    /// What was read, or why it could not be.
    pub fn take(
        py: Python<'_>,
        read: Result<Facts, Diagnostics>,
        text: &[u8],
        lang: Lang,
    ) -> PyResult<Self> {
        read.map(|facts| Self { inner: Arc::new(facts) })
            .map_err(|found| refused_in(py, found, |_| text, lang))
    }

    fn from_rows(rows: &Bound<'_, PyAny>, lang: Lang) -> PyResult<Self> {
        let read = if frame::is_frame(rows)? {
            frame::read(rows)?
        } else {
            Facts::from_rows(&rows::read(rows)?)
        };
        Self::take(rows.py(), read, b"", lang)
    }

    /// Its rows, for a call.
    pub fn as_rows(&self) -> Vec<FactRow> {
        self.inner.to_rows()
    }

    /// The facts themselves.
    pub fn shared(&self) -> Arc<Facts> {
        Arc::clone(&self.inner)
    }

    /// The facts that were given as an argument, as an object of Python.
    pub fn given(
        py: Python<'_>,
        given: Option<&Bound<'_, PyAny>>,
        lang: Lang,
    ) -> PyResult<Py<Self>> {
        if let Some(facts) = given.and_then(|given| given.cast::<Self>().ok()) {
            return Ok(facts.clone().unbind());
        }
        Py::new(py, Self { inner: Self::from_argument(given, lang)? })
    }

    /// The facts that were given as an argument, in whatever form.
    pub fn from_argument(
        given: Option<&Bound<'_, PyAny>>,
        lang: Lang,
    ) -> PyResult<Arc<Facts>> {
        let Some(given) = given else { return Ok(Arc::new(Facts::none())) };
        if let Ok(facts) = given.cast::<Self>() {
            return Ok(Arc::clone(&facts.get().inner));
        }
        Self::from_rows(given, lang).map(|facts| facts.inner)
    }
}
