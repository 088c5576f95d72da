//! Reports: what questions about services, caseloads, placements and offices are answered with.

use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, RecordBatch, UInt64Array};
use arrow::error::ArrowError;
use osuus::exact::Exact;
use osuus::report::{Cell, Kind, Remark, Report, Table};
use osuus::statement::{Align, Column};
use osuus::text::Lang;
use pyo3::exceptions::{PyIndexError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyIterator, PyList, PySlice};

use crate::asked;
use crate::convert::{csv_style, date, language, language_or, number};
use crate::html;
use crate::pickled::{Made, Origin};
use crate::register::PyRegister;
use crate::stream::{self, Columns, capsule};

/// An answer: named values, tables, and remarks that a reader has to know.
///
/// A pickle holds the question, which is asked again: rows of clients are personal data, and
/// so is the pickle.
///
/// `report["verdict"]` is a value, `report["workers"]` a table. `str()` gives all of it as
/// text, and a notebook shows it.
///
/// Example:
///     >>> import osuus
///     >>> report = osuus.services("keski-suomi-pair-work")
///     >>> len(report["services"]) > 0
///     True
#[pyclass(name = "Report", module = "osuus", frozen)]
pub struct PyReport {
    inner: Report,
    lang: Lang,
    origin: Origin,
}

impl PyReport {
    pub fn new(inner: Report, lang: Lang, origin: Origin) -> Self {
        Self { inner, lang, origin }
    }
}

#[pymethods]
impl PyReport {
    /// The answer to a call: what a pickle calls.
    #[staticmethod]
    #[pyo3(signature = (name, text, *, register, lang))]
    fn _answered(
        py: Python<'_>,
        name: &str,
        text: &str,
        register: Option<&Bound<'_, PyRegister>>,
        lang: &str,
    ) -> PyResult<Self> {
        asked::answered(py, name, text, register, language(lang)?, None)
    }

    /// Which kind of report it is, for example `"osuus.caseload/1"`.
    #[getter]
    fn schema(&self) -> &str {
        self.inner.schema()
    }

    /// What it is of.
    #[getter]
    fn title(&self) -> &str {
        self.inner.title(self.lang)
    }

    /// The language of its texts: `"fi"`, `"sv"` or `"en"`.
    #[getter]
    fn lang(&self) -> &str {
        self.lang.as_str()
    }

    /// Its values by their names; words are their stable codes.
    #[getter]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let values = PyDict::new(py);
        for (name, cell) in self.inner.values() {
            values.set_item(name, value(py, cell, self.lang)?)?;
        }
        Ok(values)
    }

    /// What people call its values, by their names: in its language.
    #[getter]
    fn labels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let labels = PyDict::new(py);
        for (name, label) in self.inner.labels(self.lang) {
            labels.set_item(name, label)?;
        }
        Ok(labels)
    }

    /// Its tables by their names.
    #[getter(tables)]
    fn named_tables<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let own = slf.get();
        let tables = PyDict::new(slf.py());
        for table in own.inner.tables() {
            let one = PyTable::new(table.clone(), own.lang, slf.as_any(), "__getitem__")?;
            tables.set_item(table.name(), Bound::new(slf.py(), one)?)?;
        }
        Ok(tables)
    }

    /// What a reader has to know, each with `id`, `text`, `verified` and `source`: what is
    /// not verified was not held against a source.
    #[getter]
    fn remarks<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let remark = |remark: &Remark| {
            let of = PyDict::new(py);
            of.set_item("id", remark.id())?;
            of.set_item("text", remark.text(self.lang))?;
            of.set_item("verified", remark.is_verified())?;
            let source = remark.citation().map(|citation| citation.source.title.as_str());
            of.set_item("source", source)?;
            Ok(of)
        };
        self.inner.remarks().iter().map(remark).collect()
    }

    /// The same for everybody: nothing that concerns at least one and fewer than `fewest`
    /// clients, and no table of single ones.
    ///
    /// Args:
    ///     fewest: The fewest clients that are told of.
    ///
    /// Returns:
    ///     A report; withheld cells are `None`.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.services("keski-suomi-pair-work").published(5).schema
    ///     'osuus.services/1'
    #[pyo3(signature = (fewest, /))]
    fn published(slf: &Bound<'_, Self>, fewest: u32) -> PyResult<Self> {
        let (py, own) = (slf.py(), slf.get());
        let asked = (fewest,).into_pyobject(py)?;
        let origin = Origin::new(slf.as_any(), "published", asked, PyDict::new(py));
        Ok(Self::new(own.inner.published(fewest), own.lang, origin))
    }

    /// The document of `docs/json.md`.
    ///
    /// Args:
    ///     lang: Language of the texts; the report's own if none is given.
    ///
    /// Returns:
    ///     JSON text, the same bytes in every language binding.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> json.loads(osuus.services("keski-suomi-pair-work").to_json())["schema"]
    ///     'osuus.services/1'
    #[pyo3(signature = (*, lang = None))]
    fn to_json(&self, lang: Option<&str>) -> PyResult<String> {
        Ok(self.inner.to_json(language_or(lang, self.lang)?))
    }

    /// Its values as people read them, each with its label, and its remarks.
    fn _shown(&self) -> (Vec<(String, String)>, Vec<String>) {
        let remarks = self.inner.remarks().iter();
        let remarks = remarks.map(|remark| remark.to_text(self.lang)).collect();
        (self.inner.shown(self.lang), remarks)
    }

    /// The same in another language.
    #[pyo3(signature = (lang, /))]
    fn _in(slf: &Bound<'_, Self>, lang: &str) -> PyResult<Self> {
        let (asked, keywords) = ((lang,).into_pyobject(slf.py())?, PyDict::new(slf.py()));
        let origin = Origin::new(slf.as_any(), "_in", asked, keywords);
        Ok(Self::new(slf.get().inner.clone(), language(lang)?, origin))
    }

    fn __getitem__<'py>(
        slf: &Bound<'py, Self>,
        name: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (py, own) = (slf.py(), slf.get());
        if let Some(cell) = own.inner.get(name) {
            return value(py, cell, own.lang);
        }
        let Some(table) = own.inner.find(name) else {
            return Err(PyKeyError::new_err(name.to_owned()));
        };
        let table = PyTable::new(table.clone(), own.lang, slf.as_any(), "__getitem__")?;
        Ok(Bound::new(py, table)?.into_any())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        self.origin.made(py)
    }

    fn __contains__(&self, name: &str) -> bool {
        self.inner.get(name).is_some() || self.inner.find(name).is_some()
    }

    fn __str__(&self) -> String {
        self.inner.to_text(self.lang)
    }

    fn __repr__(&self) -> String {
        let names: Vec<&str> = self.inner.tables().iter().map(Table::name).collect();
        format!("<osuus.Report {}: {}>", self.inner.schema(), names.join(", "))
    }

    fn _repr_html_(&self) -> String {
        html::report(&self.inner, self.lang)
    }
}

/// A table of a report.
///
/// It has a length, `table[0]` is its first row as a mapping and `table[:3]` the first three,
/// a loop goes through all, and a notebook shows it.
/// Anything that reads Arrow reads its columns: `pandas.DataFrame.from_arrow(table)`,
/// `polars.DataFrame(table)`, `pyarrow.table(table)`. Numbers are exact decimals; one whose
/// decimals never end is null there, and `<name>_exact` has every number as text. Beside a
/// word, `<name>_text` says it in the report's language.
///
/// Example:
///     >>> import osuus
///     >>> table = osuus.services("keski-suomi-pair-work")["services"]
///     >>> [row["id"] for row in table][:1]
///     ['pair']
#[pyclass(name = "Table", module = "osuus", frozen)]
pub struct PyTable {
    inner: Table,
    lang: Lang,
    columns: Columns,
    origin: Origin,
}

impl PyTable {
    /// The table that `owner` gives by its name when `method` is asked for it.
    pub fn new(
        inner: Table,
        lang: Lang,
        owner: &Bound<'_, PyAny>,
        method: &'static str,
    ) -> PyResult<Self> {
        let py = owner.py();
        let name = (inner.name(),).into_pyobject(py)?;
        let origin = Origin::new(owner, method, name, PyDict::new(py));
        Ok(Self { inner, lang, columns: Columns::new(), origin })
    }

    fn row<'py>(&self, py: Python<'py>, cells: &[Cell]) -> PyResult<Bound<'py, PyDict>> {
        let row = PyDict::new(py);
        for (column, cell) in self.inner.columns().iter().zip(cells) {
            row.set_item(column.name(), value(py, cell, self.lang)?)?;
            if let Cell::Word(_, text) = cell {
                row.set_item(format!("{}_text", column.name()), text.get(self.lang))?;
            }
        }
        Ok(row)
    }
}

#[pymethods]
impl PyTable {
    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        self.inner.name()
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        self.inner.title(self.lang)
    }

    /// The names of its columns.
    #[getter(columns)]
    fn names(&self) -> Vec<&str> {
        self.inner.columns().iter().map(osuus::report::Column::name).collect()
    }

    /// What people call its columns, by their names: in the report's language.
    #[getter]
    fn labels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let labels = PyDict::new(py);
        let headings = self.inner.headings(self.lang);
        for (column, heading) in self.inner.columns().iter().zip(headings) {
            labels.set_item(column.name(), heading)?;
        }
        Ok(labels)
    }

    /// Its rows as mappings: numbers as `int`, `Decimal` or `Fraction`, days as `date`,
    /// words as their stable codes.
    #[getter]
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        self.inner.rows().iter().map(|cells| self.row(py, cells)).collect()
    }

    /// The table as CSV text.
    ///
    /// Args:
    ///     style: `"plain"`, or `"finnish"` for a spreadsheet with Finnish settings:
    ///         semicolons, decimal commas, a byte order mark.
    ///
    /// Returns:
    ///     Text with the names of the columns in its first line.
    ///
    /// Raises:
    ///     ValueError: The style is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.services("keski-suomi-pair-work")["services"].to_csv()[:2]
    ///     'id'
    #[pyo3(signature = (*, style = "plain"))]
    fn to_csv(&self, style: &str) -> PyResult<String> {
        Ok(self.inner.to_csv(csv_style(style)?))
    }

    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        place: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let rows = self.inner.rows();
        let Ok(slice) = place.cast::<PySlice>() else {
            let place: isize = place.extract()?;
            let from = if place < 0 { rows.len() } else { 0 };
            let row = from.checked_add_signed(place).and_then(|place| rows.get(place));
            let none = || PyIndexError::new_err(format!("there are {} rows", rows.len()));
            return Ok(self.row(py, row.ok_or_else(none)?)?.into_any());
        };
        PyList::new(py, self.rows(py)?)?.into_any().get_item(slice)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        self.origin.made(py)
    }

    fn __len__(&self) -> usize {
        self.inner.rows().len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.rows(py)?)?.try_iter()
    }

    fn __repr__(&self) -> String {
        let (name, rows) = (self.inner.name(), self.inner.rows().len());
        format!("<osuus.Table {name}: {rows} rows>")
    }

    fn _repr_html_(&self) -> String {
        html::table(&shown(&self.inner, self.lang, Vec::new()), self.lang)
    }

    /// The rows as an Arrow stream; the buffers are the table's own.
    ///
    /// Args:
    ///     requested_schema: Types that the reader would rather have.
    ///
    /// Returns:
    ///     A capsule of the Arrow C stream interface.
    ///
    /// Example:
    ///     >>> import osuus, pyarrow
    ///     >>> table = osuus.services("keski-suomi-pair-work")["services"]
    ///     >>> pyarrow.table(table)["id"].to_pylist()
    ///     ['pair', 'support']
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = self.columns.get(py, || columns(&self.inner, self.lang))?;
        capsule(py, batch, requested_schema)
    }
}

/// A cell as a Python value; a word is its code.
fn value<'py>(py: Python<'py>, cell: &Cell, lang: Lang) -> PyResult<Bound<'py, PyAny>> {
    Ok(match cell {
        Cell::None => py.None().into_bound(py),
        Cell::Text(text) => text.into_pyobject(py)?.into_any(),
        Cell::Local(text) => text.get(lang).into_pyobject(py)?.into_any(),
        Cell::Word(code, _) => code.into_pyobject(py)?.into_any(),
        Cell::Whole(count) => count.into_pyobject(py)?.into_any(),
        Cell::Number(exact) => number(py, exact, 0)?,
        Cell::Money(exact, currency) => number(py, exact, currency.decimals())?,
        Cell::Day(day) => date(py, *day)?.into_any(),
        Cell::YesNo(yes) => yes.into_pyobject(py)?.to_owned().into_any(),
    })
}

/// A table of core's texts for a notebook.
pub fn shown(table: &Table, lang: Lang, notes: Vec<String>) -> osuus::statement::Table {
    let columns = table.headings(lang).into_iter().zip(table.columns());
    let columns = columns.map(|(title, column)| Column {
        title: title.to_owned(),
        align: if column.kind().right() { Align::Right } else { Align::Left },
    });
    osuus::statement::Table {
        caption: table.title(lang).to_owned(),
        columns: columns.collect(),
        rows: table.shown(lang),
        total: Vec::new(),
        notes,
    }
}

/// The columns of a table for readers of Arrow.
fn columns(table: &Table, lang: Lang) -> Result<RecordBatch, ArrowError> {
    let mut all: Vec<(String, ArrayRef)> = Vec::new();
    for (place, column) in table.columns().iter().enumerate() {
        let cells: Vec<&Cell> =
            table.rows().iter().filter_map(|row| row.get(place)).collect();
        let name = column.name().to_owned();
        match column.kind() {
            Kind::Text => {
                let text = |cell: &&Cell| match cell {
                    Cell::Text(text) => Some(text.clone()),
                    Cell::Local(text) => Some(text.get(lang).to_owned()),
                    Cell::Word(code, _) => Some((*code).to_owned()),
                    _ => None,
                };
                let words = |cell: &&Cell| match cell {
                    Cell::Word(_, text) => Some(text.get(lang).to_owned()),
                    _ => None,
                };
                let has_words = cells.iter().any(|cell| matches!(cell, Cell::Word(..)));
                all.push((name.clone(), stream::texts(cells.iter().map(text))));
                if has_words {
                    let texts = stream::texts(cells.iter().map(words));
                    all.push((format!("{name}_text"), texts));
                }
            }
            Kind::Whole => {
                let whole = |cell: &&Cell| match cell {
                    Cell::Whole(count) => Some(*count),
                    _ => None,
                };
                let whole: UInt64Array = cells.iter().map(whole).collect();
                all.push((name, Arc::new(whole)));
            }
            Kind::Number => {
                let exact = |cell: &&Cell| match cell {
                    Cell::Number(value) | Cell::Money(value, _) => Some(value.clone()),
                    Cell::Whole(count) => Some(Exact::count(*count)),
                    _ => None,
                };
                let text = |cell: &&Cell| match cell {
                    Cell::Money(value, currency) => Some(currency.amount_text(value)),
                    other => exact(other).map(|value| value.to_string()),
                };
                let least = |cell: &&Cell| match cell {
                    Cell::Money(_, currency) => currency.decimals(),
                    _ => 0,
                };
                let least = cells.iter().map(least).max().unwrap_or_default();
                let values: Vec<Option<Exact>> = cells.iter().map(exact).collect();
                let values: Vec<Option<&Exact>> =
                    values.iter().map(Option::as_ref).collect();
                let texts = cells.iter().map(text);
                all.push((name.clone(), stream::decimals(&values, least)?));
                all.push((format!("{name}_exact"), stream::texts(texts)));
            }
            Kind::Day => {
                let day = |cell: &&Cell| match cell {
                    Cell::Day(day) => Some(*day),
                    _ => None,
                };
                all.push((name, stream::days(cells.iter().map(day))));
            }
            Kind::YesNo => {
                let yes = |cell: &&Cell| match cell {
                    Cell::YesNo(yes) => Some(*yes),
                    _ => None,
                };
                let yes: BooleanArray = cells.iter().map(yes).collect();
                all.push((name, Arc::new(yes)));
            }
        }
    }
    stream::batch(all)
}
