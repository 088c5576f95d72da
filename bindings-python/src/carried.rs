//! Figures carried from the borders of one day over to those of a later one.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Schema};
use arrow::error::ArrowError;
use jiff::civil::Date;
use osuus::csv::Style;
use osuus::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use osuus::exact::Exact;
use osuus::municipality::{
    Figures, FiguresDocument, FiguresTable, MunicipalityCode, Register,
};
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDate, PyDict, PyMapping};
use pyo3_arrow::PyRecordBatchReader;

use crate::convert::{csv_style, date, language_or, number};
use crate::diagnostic::{refused, wrong_type};
use crate::digits::{Problem, exact, given, kind};
use crate::frame::{is_frame, is_text, unfit};
use crate::html;
use crate::pickled::{self, Made};
use crate::register::PyRegister;
use crate::stream::{self, Columns, capsule};

/// Figures in the form in which they were given, on the borders of the second day.
pub fn carry<'py>(
    register: &Bound<'py, PyRegister>,
    figures: &Bound<'py, PyAny>,
    (from, to): (Date, Date),
    lang: Lang,
) -> PyResult<Bound<'py, PyAny>> {
    let py = figures.py();
    let failed = |found| refused(py, found, lang);
    if is_frame(figures)? {
        let table = frame(figures)?.map_err(failed)?;
        let carried = PyCarried::new(register, table, (from, to), lang);
        let carried = carried.map_err(failed)?;
        return Ok(Bound::new(py, carried)?.into_any());
    }
    let Ok(figures) = figures.cast::<PyMapping>() else {
        let what = "figures are a mapping of codes to numbers or a data frame, not";
        return Err(wrong_type(py, format!("{what} {}", kind(figures)?)));
    };
    let figures = mapping(figures)?.map_err(failed)?;
    let carried = register.get().held().carry(&figures, from, to).map_err(failed)?;
    let answer = PyDict::new(py);
    for (code, value) in &carried.figures {
        answer.set_item(code.as_str(), number(py, value, 0)?)?;
    }
    Ok(answer.into_any())
}

/// Figures of one measure, by code.
fn mapping(given: &Bound<'_, PyMapping>) -> PyResult<Result<Figures, Diagnostics>> {
    let py = given.py();
    let mut problems = Diagnostics::new();
    let mut figures = Figures::new();
    for item in given.items()? {
        let (code, value) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let Ok(code) = code.extract::<String>() else {
            let what = format!("the code {} is text, not", code.repr()?);
            return Err(wrong_type(py, format!("figures: {what} {}", kind(&code)?)));
        };
        let value = figure(&code, &value).map_err(|why| why.raise(py, "figures"))?;
        let parsed = self::code(&code);
        match (parsed, value.transpose()) {
            (Ok(code), Ok(Some(value))) => drop(figures.insert(code, value)),
            (Ok(_), Ok(None)) => {}
            (code, value) => {
                problems.extend([code.err(), value.err()].into_iter().flatten());
            }
        }
    }
    Ok(problems.unless_errors(figures))
}

/// The number under a code, if there is one.
fn figure(
    code: &str,
    value: &Bound<'_, PyAny>,
) -> Result<Option<Result<Exact, Diagnostic>>, Problem> {
    let empty = value.is_none() || value.extract::<&str>().is_ok_and(str::is_empty);
    if empty { Ok(None) } else { given(code, value, Input::Figures).map(Some) }
}

fn code(text: &str) -> Result<MunicipalityCode, Diagnostic> {
    text.parse()
        .map_err(|_| Diagnostic::new(Code::NotACode, Input::Figures).with("value", text))
}

/// A column for each measure, beside `code`; `name` is not read.
fn frame(given: &Bound<'_, PyAny>) -> PyResult<Result<FiguresTable, Diagnostics>> {
    let reader = given.extract::<PyRecordBatchReader>()?.into_reader()?;
    let schema = reader.schema();
    check(&schema).map_err(|what| wrong_type(given.py(), what))?;
    let mut problems = Diagnostics::new();
    let mut measures: Vec<(String, Figures)> = Vec::new();
    let mut places = Vec::new();
    for (place, field) in schema.fields().iter().enumerate() {
        let name = field.name();
        if matches!(name.as_str(), "code" | "name") {
            continue;
        }
        if measures.iter().any(|(known, _)| known == name) {
            let twice = Diagnostic::new(Code::DuplicateField, Input::Figures);
            problems.push(twice.with("name", name));
        }
        measures.push((name.clone(), Figures::new()));
        places.push(place);
    }
    let mut seen = BTreeSet::new();
    for batch in reader {
        let batch = batch.map_err(|error| PyValueError::new_err(error.to_string()))?;
        let codes: Vec<Option<MunicipalityCode>> =
            column(&batch, schema.index_of("code"))?
                .iter()
                .map(|cell| match code(cell.unwrap_or_default()) {
                    Ok(code) => {
                        if !seen.insert(code) {
                            let twice =
                                Diagnostic::new(Code::DuplicateRow, Input::Figures);
                            problems.push(twice.with("id", code));
                        }
                        Some(code)
                    }
                    Err(problem) => {
                        problems.push(problem);
                        None
                    }
                })
                .collect();
        for ((_, figures), place) in measures.iter_mut().zip(&places) {
            let values = column(&batch, Ok(*place))?;
            for (code, cell) in codes.iter().zip(&values) {
                let Some(cell) = cell.filter(|cell| !cell.is_empty()) else { continue };
                match (code, exact(cell, Input::Figures)) {
                    (Some(code), Ok(value)) => drop(figures.insert(*code, value)),
                    (None, Ok(_)) => {}
                    (_, Err(problem)) => problems.push(problem),
                }
            }
        }
    }
    Ok(problems.unless_errors(FiguresTable::new(measures)))
}

/// Codes are texts; measures are numbers in a type that says exactly what it holds.
fn check(schema: &Schema) -> Result<(), String> {
    let Some((_, codes)) = schema.column_with_name("code") else {
        return Err("column `code` is missing".to_owned());
    };
    if !is_text(codes.data_type()) {
        let of = codes.data_type();
        return Err(format!("column `code` holds texts, such as \"005\", not {of}"));
    }
    let measures = schema.fields().iter().filter(|field| field.name() != "code");
    let mut measures = measures.filter(|field| field.name() != "name").peekable();
    if measures.peek().is_none() {
        return Err("there is no column with figures beside `code`".to_owned());
    }
    for field in measures {
        let (name, of) = (field.name(), field.data_type());
        if !(is_text(of) || of.is_integer() || of.is_decimal()) {
            return Err(unfit(name, of));
        }
    }
    Ok(())
}

fn column(
    batch: &RecordBatch,
    place: Result<usize, ArrowError>,
) -> PyResult<StringArray> {
    let texts = place.and_then(|place| cast(batch.column(place), &DataType::Utf8));
    let texts = texts.map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(texts.as_string::<i32>().clone())
}

/// Figures that were carried over to the borders of a later day.
///
/// Anything that reads Arrow reads them as columns: `code`, `name` (on that day), and each
/// measure as exact decimals. Where a figure has no last decimal it is null there, and
/// the column of the measure with `_exact` at its end has every figure as text.
///
/// Example:
///     >>> import osuus, polars as pl
///     >>> residents = pl.DataFrame(
///     ...     {"code": ["179", "180", "277"], "residents": [80372, 32994, 5014]}
///     ... )
///     >>> register = osuus.Register.finland()
///     >>> register.carry(residents, from_="2001-12-31", to="2022-01-01")
///     <osuus.Carried 2001-12-31 to 2022-01-01: residents, 1 municipalities>
#[pyclass(name = "Carried", module = "osuus", frozen)]
pub struct PyCarried {
    register: Py<PyRegister>,
    /// As it was given.
    given: FiguresTable,
    table: FiguresTable,
    codes: Vec<MunicipalityCode>,
    days: (Date, Date),
    lang: Lang,
    columns: Columns,
}

impl PyCarried {
    pub fn new(
        register: &Bound<'_, PyRegister>,
        given: FiguresTable,
        days: (Date, Date),
        lang: Lang,
    ) -> Result<Self, Diagnostics> {
        let table = given.carry(register.get().held(), days.0, days.1)?;
        let codes = table.rows().into_iter().map(|(code, _)| code).collect();
        let (register, columns) = (register.clone().unbind(), Columns::new());
        Ok(Self { register, given, table, codes, days, lang, columns })
    }

    fn held(&self) -> &Register {
        self.register.get().held()
    }

    fn batch(&self) -> Result<RecordBatch, ArrowError> {
        let name = |code: &MunicipalityCode| {
            let name = self.held().get(code)?.name_on(self.days.1)?;
            Some(name.get(self.lang))
        };
        let codes = self.codes.iter().map(|code| Some(code.as_str()));
        let mut columns = vec![
            ("code".to_owned(), stream::texts(codes)),
            ("name".to_owned(), stream::texts(self.codes.iter().map(name))),
        ];
        let mut texts = BTreeMap::new();
        for (place, (measure, figures)) in self.table.measures().iter().enumerate() {
            let values: Vec<Option<&Exact>> =
                self.codes.iter().map(|code| figures.get(code)).collect();
            let decimals = stream::decimals(&values, 0)?;
            if decimals.null_count() > values.iter().filter(|one| one.is_none()).count() {
                let shown = values.iter().map(|value| value.map(Exact::to_string));
                texts.insert(place, (format!("{measure}_exact"), stream::texts(shown)));
            }
            columns.push((measure.clone(), decimals));
        }
        columns.extend(texts.into_values());
        stream::batch(columns)
    }

    fn names(&self) -> Vec<String> {
        self.table.measures().iter().map(|(name, _)| name.clone()).collect()
    }
}

#[pymethods]
impl PyCarried {
    /// The day of the borders that the figures come from.
    #[getter]
    fn from_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDate>> {
        date(py, self.days.0)
    }

    /// The day of the borders that they are on.
    #[getter]
    fn to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDate>> {
        date(py, self.days.1)
    }

    /// The names of the measures, in the order of the columns.
    #[getter]
    fn measures(&self) -> Vec<String> {
        self.names()
    }

    /// The codes of the municipalities, in order.
    #[getter]
    fn codes(&self) -> Vec<String> {
        self.codes.iter().map(ToString::to_string).collect()
    }

    /// The language of names: `"fi"`, `"sv"` or `"en"`.
    #[getter]
    fn lang(&self) -> &str {
        self.lang.as_str()
    }

    /// The table as CSV text, with every digit.
    ///
    /// Args:
    ///     style: `"plain"`, or `"finnish"` for a spreadsheet with Finnish settings:
    ///         semicolons, decimal commas, a byte order mark.
    ///     lang: Language of names; the table's own if none is given.
    ///
    /// Returns:
    ///     CSV text, one row for each municipality.
    ///
    /// Raises:
    ///     ValueError: Style or language is unknown.
    ///
    /// Example:
    ///     >>> import osuus, pyarrow
    ///     >>> euros = pyarrow.table({"code": ["633", "729"], "euros": ["10.50", "7"]})
    ///     >>> register = osuus.Register.finland()
    ///     >>> print(register.carry(euros, from_="2008-12-31", to="2009-01-01").to_csv(), end="")
    ///     code,name,euros
    ///     729,Saarijärvi,17.5
    #[pyo3(signature = (*, style = "plain", lang = None))]
    fn to_csv(&self, style: &str, lang: Option<&str>) -> PyResult<String> {
        let (style, lang) = (csv_style(style)?, language_or(lang, self.lang)?);
        Ok(self.table.to_csv(self.held(), self.days.1, style, lang))
    }

    /// The document `osuus.figures/1`.
    ///
    /// Args:
    ///     lang: Language of names; the table's own if none is given.
    ///
    /// Returns:
    ///     JSON text, the same bytes in every language binding.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import json, osuus, pyarrow
    ///     >>> euros = pyarrow.table({"code": ["633", "729"], "euros": ["10.50", "7"]})
    ///     >>> register = osuus.Register.finland()
    ///     >>> carried = register.carry(euros, from_="2008-12-31", to="2009-01-01")
    ///     >>> json.loads(carried.to_json())["rows"]
    ///     [{'code': '729', 'name': 'Saarijärvi', 'values': ['17.5']}]
    #[pyo3(signature = (*, lang = None))]
    fn to_json(&self, lang: Option<&str>) -> PyResult<String> {
        let lang = language_or(lang, self.lang)?;
        Ok(FiguresDocument::new(&self.table, self.held(), self.days, lang).to_json())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let (from, to) = self.days;
        let given = self.given.to_csv(self.held(), from, Style::Plain, self.lang);
        let days = (date(py, from)?, date(py, to)?);
        let asked = (given, days.0, days.1, self.lang.as_str()).into_pyobject(py)?;
        pickled::asked(&self.register, "_carried", asked, PyDict::new(py))
    }

    fn __len__(&self) -> usize {
        self.codes.len()
    }

    fn __repr__(&self) -> String {
        let (from, to) = self.days;
        let (measures, count) = (self.names().join(", "), self.codes.len());
        format!("<osuus.Carried {from} to {to}: {measures}, {count} municipalities>")
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        let (from, to) = self.days;
        let batch = self.columns.get(py, || self.batch())?;
        html::columns(batch, format!("{from} → {to}"), Vec::new(), self.lang)
            .map_err(|error| PyValueError::new_err(error.to_string()))
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
    ///     >>> euros = pyarrow.table({"code": ["633", "729"], "euros": ["10.50", "7"]})
    ///     >>> register = osuus.Register.finland()
    ///     >>> carried = register.carry(euros, from_="2008-12-31", to="2009-01-01")
    ///     >>> pyarrow.table(carried)["euros"].to_pylist()
    ///     [Decimal('17.5')]
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        capsule(py, self.columns.get(py, || self.batch())?, requested_schema)
    }
}
