//! One municipality: its names, its lives, its centre and its history.

use jiff::civil::Date;
use osuus::municipality::{
    FoundDocument, Municipality, MunicipalityCode, MunicipalityDocument, Named, Register,
};
use osuus::period::Span;
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict};

use crate::convert::{OpenDates, date, day, language_or, span};
use crate::pickled::{self, Made, hash};
use crate::register::PyRegister;

/// A municipality through time. It never changes.
///
/// `str()` gives its history.
///
/// Example:
///     >>> import osuus
///     >>> one = osuus.Register.finland()["633"]
///     >>> one.name, one.existed("2008-12-31"), one.existed("2009-01-01")
///     ('Pylkönmäki', True, False)
#[pyclass(name = "Municipality", module = "osuus", frozen)]
pub struct PyMunicipality {
    register: Py<PyRegister>,
    inner: Municipality,
    /// The day of the table that it was taken from.
    on: Option<Date>,
    lang: Lang,
}

impl PyMunicipality {
    pub fn new(
        register: &Bound<'_, PyRegister>,
        inner: &Municipality,
        on: Option<Date>,
        lang: Lang,
    ) -> Self {
        Self { register: register.clone().unbind(), inner: inner.clone(), on, lang }
    }

    fn held(&self) -> &Register {
        self.register.get().held()
    }

    pub fn code_of(&self) -> MunicipalityCode {
        self.inner.code()
    }
}

#[pymethods]
impl PyMunicipality {
    /// The municipality's code, for example `"179"`.
    #[getter]
    fn code(&self) -> String {
        self.inner.code().to_string()
    }

    /// The municipality's name: that of the day, if it was taken from the table of a day,
    /// else the last that it had.
    #[getter]
    fn name(&self) -> &str {
        let of_day = self.on.and_then(|day| self.inner.name_on(day));
        of_day.map_or_else(|| self.inner.name(self.lang), |name| name.get(self.lang))
    }

    /// All names that it has had, in the order of time.
    #[getter]
    fn names(slf: &Bound<'_, Self>) -> Vec<PyName> {
        let name = |(place, named): (usize, &Named)| {
            let (inner, municipality) = (named.clone(), slf.clone().unbind());
            PyName { inner, municipality, place }
        };
        slf.get().inner.names().iter().enumerate().map(name).collect()
    }

    /// The first and last days between which it existed, in the order of time; `None` for
    /// since before the data, and for still.
    #[getter]
    fn lives<'py>(&self, py: Python<'py>) -> PyResult<Vec<OpenDates<'py>>> {
        self.inner.lives().into_iter().map(|life| span(py, life)).collect()
    }

    /// Metres east and north of its centre in the plane of the register; `None` where
    /// the register does not know it.
    #[getter]
    fn centre(&self) -> Option<(i32, i32)> {
        self.inner.centre().map(|centre| (centre.east, centre.north))
    }

    /// Whether it existed on a day.
    ///
    /// Args:
    ///     on: The day, as `date` or text.
    ///
    /// Returns:
    ///     Whether the day lies in one of its `lives`.
    ///
    /// Raises:
    ///     OsuusError: The text is not a day.
    ///     OsuusTypeError: The day is of another kind.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.Register.finland()["180"].existed("2009-01-01")
    ///     False
    fn existed(&self, on: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.inner.existed(day(on, self.lang)?))
    }

    /// The distance between two centres, in the plane of the register.
    ///
    /// Args:
    ///     other: The other municipality.
    ///
    /// Returns:
    ///     Whole metres, to the nearest; `None` where one of the centres is not known.
    ///
    /// Raises:
    ///     ValueError: The centres lie in different planes.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> register = osuus.Register.finland()
    ///     >>> register["179"].distance_to(register["179"])
    ///     0
    fn distance_to(&self, other: &Self) -> PyResult<Option<u64>> {
        let (here, there) = (self.held().plane(), other.held().plane());
        if here != there {
            return Err(PyValueError::new_err(format!(
                "the planes differ: {} and {}",
                here.unwrap_or("-"),
                there.unwrap_or("-")
            )));
        }
        let centres = self.inner.centre().zip(other.inner.centre());
        Ok(centres.map(|(here, there)| here.distance(&there)))
    }

    /// What became of it: names, lives, mergers, areas, centre, figures.
    ///
    /// Args:
    ///     lang: Language of the text; the municipality's own if none is given.
    ///
    /// Returns:
    ///     Text, one line a fact.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> history = osuus.Register.finland()["633"].history()
    ///     >>> "1 January 2009: joined 729 Saarijärvi" in history
    ///     True
    #[pyo3(signature = (*, lang = None))]
    fn history(&self, lang: Option<&str>) -> PyResult<String> {
        Ok(self.held().history(&self.inner, language_or(lang, self.lang)?))
    }

    /// The document `osuus.municipality/1`.
    ///
    /// Args:
    ///     lang: Language of names and texts; the municipality's own if none is given.
    ///
    /// Returns:
    ///     JSON text, the same bytes in every language binding.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> document = json.loads(osuus.Register.finland()["633"].to_json())
    ///     >>> document["municipalities"][0]["followed"][0]["code"]
    ///     '729'
    #[pyo3(signature = (*, lang = None))]
    fn to_json(&self, lang: Option<&str>) -> PyResult<String> {
        let lang = language_or(lang, self.lang)?;
        let one = MunicipalityDocument::new(self.held(), &self.inner, lang);
        Ok(FoundDocument::new(vec![one]).to_json())
    }

    fn __eq__(&self, other: &Self) -> bool {
        let same_register = self.held().id() == other.held().id();
        let of = |one: &Self| (one.on, one.lang);
        same_register && self.inner == other.inner && of(self) == of(other)
    }

    fn __hash__(&self) -> u64 {
        hash(self.inner.code())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let on = self.on.map(|on| date(py, on)).transpose()?;
        let asked = (self.code(), on, self.lang.as_str()).into_pyobject(py)?;
        pickled::asked(&self.register, "_municipality", asked, PyDict::new(py))
    }

    fn __str__(&self) -> String {
        self.held().history(&self.inner, self.lang)
    }

    fn __repr__(&self) -> String {
        let times: Vec<String> =
            self.inner.lives().into_iter().filter_map(time).collect();
        let times = times.join("; ");
        let comma = if times.is_empty() { "" } else { ", " };
        let (code, name) = (self.inner.code(), self.name());
        format!("<osuus.Municipality {code} {name}{comma}{times}>")
    }
}

/// A life in a few words; none for one that began before the data and goes on.
fn time(life: Span) -> Option<String> {
    match (life.from, life.to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("until {to}")),
        (Some(from), Some(to)) => Some(format!("{from} to {to}")),
    }
}

/// A name of a municipality, and when it had it.
///
/// Example:
///     >>> import osuus
///     >>> name = osuus.Register.finland()["091"].names[-1]
///     >>> name.fi, name.sv, name.to
///     ('Helsinki', 'Helsingfors', None)
#[pyclass(name = "Name", module = "osuus", frozen)]
pub struct PyName {
    inner: Named,
    /// Among its names it has a place.
    municipality: Py<PyMunicipality>,
    place: usize,
}

#[pymethods]
impl PyName {
    /// In Finnish.
    #[getter]
    fn fi(&self) -> Option<&str> {
        self.inner.name.fi.as_deref()
    }

    /// In Swedish.
    #[getter]
    fn sv(&self) -> Option<&str> {
        self.inner.name.sv.as_deref()
    }

    /// In English.
    #[getter]
    fn en(&self) -> Option<&str> {
        self.inner.name.en.as_deref()
    }

    /// The first day; `None` for since before the data.
    #[getter]
    fn from_<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.inner.days.from.map(|day| date(py, day)).transpose()
    }

    /// The last day; `None` for still.
    #[getter]
    fn to<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.inner.days.to.map(|day| date(py, day)).transpose()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> u64 {
        hash(self.inner.name.all().collect::<Vec<_>>())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        pickled::part(py, &self.municipality, Some("names"), self.place)
    }

    fn __repr__(&self) -> String {
        let names: Vec<&str> = self.inner.name.all().collect();
        let time = time(self.inner.days);
        let time = time.map(|time| format!(", {time}")).unwrap_or_default();
        format!("<osuus.Name {}{time}>", names.join(" / "))
    }
}
