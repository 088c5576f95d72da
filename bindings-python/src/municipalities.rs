//! The municipalities of a day, as objects, columns, JSON, text and a notebook's table.

use std::sync::Arc;

use arrow::array::{Int32Array, RecordBatch};
use arrow::error::ArrowError;
use jiff::civil::Date;
use osuus::diagnostic::Diagnostics;
use osuus::municipality::{Listing, Members, Municipality, MunicipalityCode, Register};
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyCapsule, PyDate, PyIterator, PyList, PyTuple};

use crate::convert::{date, language_or};
use crate::diagnostic::{found, none, refused};
use crate::html;
use crate::municipality::PyMunicipality;
use crate::pickled::{self, Made};
use crate::register::PyRegister;
use crate::stream::{self, Columns, capsule};

/// The municipalities of a day, all of them or those of an area, in the order of codes.
///
/// Anything that reads Arrow reads them as columns: `code`, `name` (on the day),
/// `membership` (`given` by a source for the day, or `derived` from other days; null where
/// no area was asked for), the code of the area in every division of the register
/// (`region`, `wellbeing_county`, ...; null where it is not known), and the centre, `east`
/// and `north` in whole metres.
///
/// Example:
///     >>> import osuus
///     >>> register = osuus.Register.finland()
///     >>> found = register.municipalities(on="2008-06-01", region="13")
///     >>> len(found), len(found.derived)
///     (27, 27)
#[pyclass(name = "Municipalities", module = "osuus", frozen)]
pub struct PyMunicipalities {
    register: Py<PyRegister>,
    day: Date,
    area: Option<(String, String)>,
    codes: Vec<MunicipalityCode>,
    members: Members,
    lang: Lang,
    columns: Columns,
}

impl PyMunicipalities {
    pub fn new(
        register: &Bound<'_, PyRegister>,
        day: Date,
        area: Option<(String, String)>,
        lang: Lang,
    ) -> Result<Self, Diagnostics> {
        let held = register.get().held();
        let members = match &area {
            Some((division, code)) => held.members(division, code, day)?,
            None => Members::default(),
        };
        let codes = listing(held, day, area.as_ref())?.codes().to_vec();
        let (columns, register) = (Columns::new(), register.clone().unbind());
        Ok(Self { register, day, area, codes, members, lang, columns })
    }

    fn held(&self) -> &Register {
        self.register.get().held()
    }

    fn listing(&self, py: Python<'_>, lang: Lang) -> PyResult<Listing<'_>> {
        listing(self.held(), self.day, self.area.as_ref())
            .map_err(|found| refused(py, found, lang))
    }

    fn rows(&self) -> impl Iterator<Item = &Municipality> {
        self.codes.iter().filter_map(|code| self.held().get(code))
    }

    fn batch(&self) -> Result<RecordBatch, ArrowError> {
        let rows: Vec<&Municipality> = self.rows().collect();
        let name = |one: &&Municipality| {
            one.name_on(self.day).map(|name| name.get(self.lang).to_owned())
        };
        let membership = |one: &&Municipality| {
            let derived = self.members.derived.contains(&one.code());
            self.area.is_some().then_some(if derived { "derived" } else { "given" })
        };
        let mut columns = vec![
            ("code".to_owned(), stream::texts(rows.iter().map(|one| Some(code(one))))),
            ("name".to_owned(), stream::texts(rows.iter().map(name))),
            ("membership".to_owned(), stream::texts(rows.iter().map(membership))),
        ];
        for division in self.held().divisions() {
            let area = |one: &&Municipality| {
                let membership = self.held().membership(division, one, self.day);
                membership.area().map(|area| area.code.clone())
            };
            let column = stream::texts(rows.iter().map(area));
            columns.push((division.id().replace('-', "_"), column));
        }
        let metres = |of: fn(&Municipality) -> Option<i32>| {
            Arc::new(rows.iter().map(|one| of(one)).collect::<Int32Array>())
        };
        columns.push(("east".to_owned(), metres(|one| Some(one.centre()?.east))));
        columns.push(("north".to_owned(), metres(|one| Some(one.centre()?.north))));
        stream::batch(columns)
    }
}

fn listing<'r>(
    register: &'r Register,
    day: Date,
    area: Option<&(String, String)>,
) -> Result<Listing<'r>, Diagnostics> {
    let area = area.map(|(division, code)| (division.as_str(), code.as_str()));
    Listing::new(register, day, area)
}

fn code(one: &Municipality) -> String {
    one.code().to_string()
}

fn texts(codes: &[MunicipalityCode]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}

#[pymethods]
impl PyMunicipalities {
    /// The day.
    #[getter]
    fn on<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDate>> {
        date(py, self.day)
    }

    /// The division and the code of the area that was asked for.
    #[getter]
    fn area(&self) -> Option<(String, String)> {
        self.area.clone()
    }

    /// The language of names and messages: `"fi"`, `"sv"` or `"en"`.
    #[getter]
    fn lang(&self) -> &str {
        self.lang.as_str()
    }

    /// Their codes, in order.
    #[getter]
    fn codes(&self) -> Vec<String> {
        texts(&self.codes)
    }

    /// The codes of those whose membership follows from what the sources say of other
    /// days.
    #[getter]
    fn derived(&self) -> Vec<String> {
        texts(&self.members.derived)
    }

    /// The codes of those of whom it is not known whether they belonged to the area; they
    /// are not in the table.
    #[getter]
    fn unsure(&self) -> Vec<String> {
        texts(&self.members.unsure)
    }

    /// What the answer rests on beside the sources: memberships that are derived or not
    /// known.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        found(py, self.listing(py, self.lang)?.warnings(), none, self.lang)
    }

    /// The document `osuus.municipalities/1`.
    ///
    /// Args:
    ///     lang: Language of names and messages; the table's own if none is given.
    ///
    /// Returns:
    ///     JSON text, the same bytes in every language binding.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> found = osuus.Register.finland().municipalities(on="2022-01-01", region="13")
    ///     >>> json.loads(found.to_json())["municipalities"][0]["code"]
    ///     '077'
    #[pyo3(signature = (*, lang = None))]
    fn to_json(&self, py: Python<'_>, lang: Option<&str>) -> PyResult<String> {
        let lang = language_or(lang, self.lang)?;
        Ok(self.listing(py, lang)?.document(lang).to_json())
    }

    fn __contains__(&self, code: &str) -> bool {
        code.parse().is_ok_and(|code| self.codes.contains(&code))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let on = Some(self.day);
        let all = self
            .rows()
            .map(|one| PyMunicipality::new(self.register.bind(py), one, on, self.lang));
        PyList::new(py, all.collect::<Vec<_>>())?.try_iter()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let keywords = [("lang", self.lang.as_str())].into_py_dict(py)?;
        keywords.set_item("on", date(py, self.day)?)?;
        keywords.set_item("area", self.area.clone())?;
        pickled::asked(&self.register, "municipalities", PyTuple::empty(py), keywords)
    }

    fn __len__(&self) -> usize {
        self.codes.len()
    }

    fn __str__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.listing(py, self.lang)?.to_text(self.lang))
    }

    fn __repr__(&self) -> String {
        let area = self.area.as_ref();
        let area = area.map(|(division, code)| format!(", {division} {code}"));
        let area = area.unwrap_or_default();
        format!("<osuus.Municipalities {}{area}: {}>", self.day, self.codes.len())
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        let listing = self.listing(py, self.lang)?;
        let text = listing.to_text(self.lang);
        let caption = text.lines().next().unwrap_or_default().to_owned();
        let warnings = listing.warnings();
        let notes = warnings.iter().map(|one| one.message(self.lang)).collect();
        let batch = self.columns.get(py, || self.batch())?;
        html::columns(batch, caption, notes, self.lang)
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// The municipalities as an Arrow stream.
    ///
    /// Args:
    ///     requested_schema: Types that the reader would rather have.
    ///
    /// Returns:
    ///     A capsule of the Arrow C stream interface.
    ///
    /// Example:
    ///     >>> import osuus, pyarrow
    ///     >>> found = osuus.Register.finland().municipalities(on="2022-01-01", region="13")
    ///     >>> pyarrow.table(found).column_names[:5]
    ///     ['code', 'name', 'membership', 'region', 'wellbeing_county']
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        capsule(py, self.columns.get(py, || self.batch())?, requested_schema)
    }
}
