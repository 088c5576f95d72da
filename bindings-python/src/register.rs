//! The register of municipalities: the embedded one, those that somebody wrote, and parts.

use std::ops::Deref;
use std::sync::Arc;

use osuus::diagnostic::{Code, Diagnostic, Input};
use osuus::finland;
use osuus::municipality::{FiguresTable, MunicipalityCode, Register, Series};
use osuus::text::Lang;
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{IntoPyDict, PyDict, PyIterator, PyList, PyTuple};

use crate::carried::{self, PyCarried};
use crate::convert::{Dates, Text, date, day, language, language_or, read_file};
use crate::diagnostic::{refused, refused_in};
use crate::municipalities::PyMunicipalities;
use crate::municipality::PyMunicipality;
use crate::pickled::{self, Made};
use crate::series::PySeries;

/// A register that several objects share.
#[derive(Clone)]
pub enum Held {
    Embedded(&'static Register),
    Own(Arc<Register>),
}

impl Deref for Held {
    type Target = Register;

    fn deref(&self) -> &Register {
        match self {
            Self::Embedded(register) => register,
            Self::Own(register) => register,
        }
    }
}

/// Municipalities through time: who existed when, who followed whom, who belonged where,
/// and which figures were counted on which day within which borders.
///
/// A pickle holds the texts that it was read from; the embedded one it names.
///
/// What it does not know is absent, and asking for it is an error that says so. `in`,
/// `len` and a loop speak of every municipality, whenever it existed.
///
/// Example:
///     >>> import osuus
///     >>> register = osuus.Register.finland()
///     >>> register["633"]
///     <osuus.Municipality 633 Pylkönmäki, until 2008-12-31>
///     >>> len(register.municipalities(on="2001-12-31"))
///     448
#[pyclass(name = "Register", module = "osuus", frozen)]
pub struct PyRegister {
    held: Held,
    source: Source,
    lang: Lang,
    /// Itself, or laid over the embedded one if it is a part of that.
    whole: PyOnceLock<Held>,
}

/// What a register was made of.
enum Source {
    Embedded,
    /// A text in a syntax.
    Text(Text, &'static str),
    /// A register and a part that is laid over it.
    Laid(Py<PyRegister>, Py<PyRegister>),
}

impl PyRegister {
    fn new(held: Held, source: Source, lang: Lang) -> Self {
        Self { held, source, lang, whole: PyOnceLock::new() }
    }

    pub fn held(&self) -> &Held {
        &self.held
    }

    /// The register that a call with this argument uses: the embedded one if there is none.
    pub fn chosen(
        py: Python<'_>,
        given: Option<&Bound<'_, Self>>,
        lang: Lang,
    ) -> PyResult<Held> {
        let embedded = finland::register();
        let Some(given) = given.map(Bound::get) else {
            return Ok(Held::Embedded(embedded));
        };
        let Held::Own(own) = &given.held else { return Ok(given.held.clone()) };
        let whole = given.whole.get_or_try_init(py, || {
            let whole = embedded.or_over(Register::clone(own));
            whole.map(|whole| Held::Own(Arc::new(whole)))
        });
        whole.cloned().map_err(|found| refused(py, found, lang))
    }
}

#[pymethods]
impl PyRegister {
    /// The embedded register of Finnish municipalities.
    ///
    /// Args:
    ///     lang: Language of names and messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The register.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.Register.finland().id
    ///     'finland'
    #[staticmethod]
    #[pyo3(signature = (*, lang = "en"))]
    fn finland(lang: &str) -> PyResult<Self> {
        let held = Held::Embedded(finland::register());
        Ok(Self::new(held, Source::Embedded, language(lang)?))
    }

    /// Reads a register from text.
    ///
    /// Args:
    ///     text: The tables, as `str` or as the bytes of a file.
    ///     syntax: `"csv"` or `"json"`.
    ///     lang: Language of names and messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The register; a part, to be laid over another, if it names one.
    ///
    /// Raises:
    ///     OsuusError: The text has mistakes; `diagnostics` has all of them, with line
    ///         and column.
    ///     ValueError: Syntax or language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> register = osuus.Register.read('''\
    ///     ... [register]
    ///     ... field,value
    ///     ... id,islands
    ///     ... scheme,is-municipality
    ///     ... from,2001-12-31
    ///     ... to,2026-12-31
    ///     ...
    ///     ... [municipalities]
    ///     ... code,from,to,en
    ///     ... 01,,,North
    ///     ... ''')
    ///     >>> register["01"].name
    ///     'North'
    #[staticmethod]
    #[pyo3(signature = (text, *, syntax = "csv", lang = "en"))]
    fn read(py: Python<'_>, text: Text, syntax: &str, lang: &str) -> PyResult<Self> {
        let lang = language(lang)?;
        let bytes = text.bytes();
        let (syntax, read) = match syntax {
            "csv" => ("csv", py.detach(|| Register::from_csv(bytes))),
            "json" => ("json", py.detach(|| Register::from_json(bytes))),
            _ => {
                return Err(PyValueError::new_err(format!(
                    "syntax is \"csv\" or \"json\", not {syntax:?}"
                )));
            }
        };
        let read = read.map_err(|found| refused_in(py, found, |_| bytes, lang))?;
        Ok(Self::new(Held::Own(Arc::new(read)), Source::Text(text, syntax), lang))
    }

    /// Reads a register from a file.
    ///
    /// Args:
    ///     path: The file, or one that is open; JSON if its name ends in `.json`, else tables
    ///         of CSV.
    ///     lang: Language of names and messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The register; a part, to be laid over another, if it names one.
    ///
    /// Raises:
    ///     OsuusError: The text has mistakes; `diagnostics` has all of them, with line
    ///         and column.
    ///     OSError: There is no such file, or it may not be read.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus, pathlib, tempfile
    ///     >>> with tempfile.TemporaryDirectory() as folder:
    ///     ...     path = pathlib.Path(folder, "ours.json")
    ///     ...     _ = path.write_text('{"register": {"id": "ours", "over": "finland"}}')
    ///     ...     osuus.Register.open(path).id
    ///     'ours'
    #[staticmethod]
    #[pyo3(signature = (path, *, lang = "en"))]
    fn open(path: &Bound<'_, PyAny>, lang: &str) -> PyResult<Self> {
        let (text, suffix) = read_file(path)?;
        let json = suffix.eq_ignore_ascii_case(".json");
        Self::read(path.py(), text, if json { "json" } else { "csv" }, lang)
    }

    /// This register with a part laid over it: the figures of the part are taken first.
    ///
    /// Args:
    ///     part: A register that names this one as the one that it is laid over (`over`).
    ///
    /// Returns:
    ///     A new register; this one stays as it is.
    ///
    /// Raises:
    ///     OsuusError: The part names another register, a municipality that did not exist,
    ///         or states another kind, borders or unit for a series.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> part = osuus.Register.read('''\
    ///     ... [register]
    ///     ... field,value
    ///     ... id,own-count
    ///     ... over,finland
    ///     ...
    ///     ... [sources]
    ///     ... id,title
    ///     ... count,Own count
    ///     ...
    ///     ... [series]
    ///     ... id,kind,borders,unit,source,en
    ///     ... pupils,final,own,pupil,count,Pupils
    ///     ...
    ///     ... [figures pupils]
    ///     ... code,2008-12-31
    ///     ... 633,96
    ///     ... ''')
    ///     >>> "pupils" in osuus.Register.finland().overlay(part).series()
    ///     True
    fn overlay(slf: &Bound<'_, Self>, part: &Bound<'_, Self>) -> PyResult<Self> {
        let (own, lang) = (slf.get(), slf.get().lang);
        let laid = own.held.with(Register::clone(&part.get().held));
        let laid = laid.map_err(|found| refused(slf.py(), found, lang))?;
        let source = Source::Laid(slf.clone().unbind(), part.clone().unbind());
        Ok(Self::new(Held::Own(Arc::new(laid)), source, lang))
    }

    /// The register's identifier.
    #[getter]
    fn id(&self) -> &str {
        self.held.id()
    }

    /// What agreements call its codes, for example `"fi-municipality"`.
    #[getter]
    fn scheme(&self) -> &str {
        self.held.scheme()
    }

    /// The first and the last day for which it knows which municipalities existed; `None`
    /// if it knows no day, as a part does.
    #[getter]
    fn known<'py>(&self, py: Python<'py>) -> PyResult<Option<Dates<'py>>> {
        let known = self.held.known();
        known.map(|days| Ok((date(py, days.from())?, date(py, days.to())?))).transpose()
    }

    /// The projection of its centres, for example `"ETRS-TM35FIN"`.
    #[getter]
    fn plane(&self) -> Option<&str> {
        self.held.plane()
    }

    /// The part that holds what is not here and may be laid over it.
    #[getter]
    fn rest(&self) -> Option<&str> {
        self.held.rest()
    }

    /// The language of names and messages: `"fi"`, `"sv"` or `"en"`.
    #[getter]
    fn lang(&self) -> &str {
        self.lang.as_str()
    }

    /// Finds municipalities by code, or by any name that they have had.
    ///
    /// Args:
    ///     name: A code, or a name in any language, in capitals or not, old or short
    ///         (`"Jyväskylän mlk"`).
    ///     lang: Language of names and messages; the register's own if none is given.
    ///
    /// Returns:
    ///     All whose name it is, those that still exist first; one at least.
    ///
    /// Raises:
    ///     OsuusError: None has it; says which names are near.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.Register.finland().find("jyväskylän mlk")
    ///     [<osuus.Municipality 180 Jyväskylän maalaiskunta, until 2008-12-31>]
    #[pyo3(signature = (name, *, lang = None))]
    fn find(
        slf: &Bound<'_, Self>,
        name: &str,
        lang: Option<&str>,
    ) -> PyResult<Vec<PyMunicipality>> {
        let lang = language_or(lang, slf.get().lang)?;
        let found = slf.get().held.find(name);
        let found = found.map_err(|found| refused(slf.py(), found, lang))?;
        let all = found.into_iter().map(|found| found.municipality);
        Ok(all.map(|one| PyMunicipality::new(slf, one, None, lang)).collect())
    }

    /// The municipalities of a day, all of them or those of an area.
    ///
    /// Args:
    ///     on: The day, as `date` or text.
    ///     region: Code of a region, for example `"13"`.
    ///     county: Code of a wellbeing services county.
    ///     sub_region: Code of a sub-region.
    ///     area: A division and the code of one of its areas, for example
    ///         `("hospital-district", "12")`. One of the four at most.
    ///     lang: Language of names and messages; the register's own if none is given.
    ///
    /// Returns:
    ///     A table, which says of whom it is derived or not known that they belonged to
    ///     the area.
    ///
    /// Raises:
    ///     OsuusError: Nothing is known of the day, or there is no such area.
    ///     OsuusTypeError: The day is of another kind.
    ///     TypeError: Several areas are named.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> register = osuus.Register.finland()
    ///     >>> found = register.municipalities(on="2001-12-31", region="13")
    ///     >>> len(found), found.codes[:2]
    ///     (30, ['077', '172'])
    #[pyo3(signature = (
        *, on, region = None, county = None, sub_region = None, area = None, lang = None
    ))]
    fn municipalities(
        slf: &Bound<'_, Self>,
        on: &Bound<'_, PyAny>,
        region: Option<String>,
        county: Option<String>,
        sub_region: Option<String>,
        area: Option<(String, String)>,
        lang: Option<&str>,
    ) -> PyResult<PyMunicipalities> {
        let lang = language_or(lang, slf.get().lang)?;
        let named = [
            ("region", region),
            ("wellbeing-county", county),
            ("sub-region", sub_region),
        ];
        let named =
            named.into_iter().filter_map(|(id, code)| Some((id.to_owned(), code?)));
        let mut areas: Vec<(String, String)> = named.chain(area).collect();
        let area = areas.pop();
        if !areas.is_empty() {
            return Err(PyTypeError::new_err(
                "name one of `region`, `county`, `sub_region` and `area`, not several",
            ));
        }
        let on_day = day(on, lang)?;
        PyMunicipalities::new(slf, on_day, area, lang)
            .map_err(|found| refused(on.py(), found, lang))
    }

    /// The series of figures that it has.
    ///
    /// Returns:
    ///     Their identifiers, in the order of the register.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.Register.finland().series()[:2]
    ///     ['population-2022-borders', 'population-own-borders']
    fn series(&self) -> Vec<&str> {
        self.held.all_series().iter().map(Series::id).collect()
    }

    /// The figures of a series, and what there is to say of them.
    ///
    /// Args:
    ///     series: Its identifier; `series()` lists them.
    ///     lang: Language of names and messages; the register's own if none is given.
    ///
    /// Returns:
    ///     The series, which is a data frame to anything that reads Arrow.
    ///
    /// Raises:
    ///     OsuusError: There is no such series.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> figures = osuus.Register.finland().figures("population-2022-borders")
    ///     >>> figures.borders, figures.unit, figures.licence
    ///     ('2022-01-01', 'resident', 'CC BY 4.0')
    #[pyo3(signature = (series, *, lang = None))]
    fn figures(
        slf: &Bound<'_, Self>,
        series: &str,
        lang: Option<&str>,
    ) -> PyResult<PySeries> {
        let own = slf.get();
        let lang = language_or(lang, own.lang)?;
        if let Some(found) = own.held.series(series) {
            return Ok(PySeries::new(found.clone(), slf.clone().unbind(), lang));
        }
        let unknown = Diagnostic::new(Code::UnknownSeries, Input::Call)
            .with("id", series)
            .with("known", own.series().join(", "));
        Err(refused(slf.py(), unknown.into(), lang))
    }

    /// Whether the borders of a municipality were the same on two days.
    ///
    /// Args:
    ///     code: The municipality.
    ///     one: A day, as `date` or text.
    ///     other: Another day, before or after it.
    ///
    /// Returns:
    ///     Whether no merger or split between the days touched it. Where that is not so,
    ///     figures of the two days are not comparable: `carry` them over first.
    ///
    /// Raises:
    ///     KeyError: There is no such municipality.
    ///     OsuusError: Nothing is known of one of the days.
    ///     OsuusTypeError: A day is of another kind.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> register = osuus.Register.finland()
    ///     >>> register.same_borders("179", "2001-12-31", "2008-12-31")
    ///     True
    ///     >>> register.same_borders("179", "2001-12-31", "2022-01-01")
    ///     False
    fn same_borders(
        slf: &Bound<'_, Self>,
        code: &str,
        one: &Bound<'_, PyAny>,
        other: &Bound<'_, PyAny>,
    ) -> PyResult<bool> {
        let own = slf.get();
        let code = Self::__getitem__(slf, code)?.code_of();
        let (one, other) = (day(one, own.lang)?, day(other, own.lang)?);
        for known in [one, other] {
            let map = own.held.map_on(known);
            map.map_err(|found| refused(slf.py(), found.into(), own.lang))?;
        }
        Ok(own.held.same_borders(&code, one, other))
    }

    /// Carries figures from the borders of one day over to those of a later one, exactly.
    ///
    /// Args:
    ///     figures: Figures that may be added up (residents, euros): a mapping of codes to
    ///         text, integers, `Decimal` or `Fraction`, or a data frame with a column
    ///         `code` of texts and a column for each measure. Never a `float`. `None`,
    ///         null and an empty text are a figure that is not there.
    ///     from_: The day within whose borders they were counted, as `date` or text.
    ///     to: The day whose borders are wanted.
    ///     lang: Language of names and messages; the register's own if none is given.
    ///
    /// Returns:
    ///     Of a mapping a `dict` of codes to `Decimal` (`Fraction` where decimals never
    ///     end); of a data frame a `Carried`, which is one too. The sum stays what it was.
    ///
    /// Raises:
    ///     OsuusError: A figure that went into a municipality is missing, a split states
    ///         no parts, a code did not exist on the first day; `diagnostics` has all.
    ///     OsuusTypeError: A value is a `float` or of another kind; names the code or the
    ///         column.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> register = osuus.Register.finland()
    ///     >>> residents = {"179": 80372, "180": 32994, "277": 5014}
    ///     >>> register.carry(residents, from_="2001-12-31", to="2022-01-01")
    ///     {'179': Decimal('118380')}
    #[pyo3(signature = (figures, *, from_, to, lang = None))]
    fn carry<'py>(
        slf: &Bound<'py, Self>,
        figures: &Bound<'py, PyAny>,
        from_: &Bound<'py, PyAny>,
        to: &Bound<'py, PyAny>,
        lang: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let lang = language_or(lang, slf.get().lang)?;
        let days = (day(from_, lang)?, day(to, lang)?);
        carried::carry(slf, figures, days, lang)
    }

    /// Figures of a table as CSV: what a pickle calls.
    fn _carried(
        slf: &Bound<'_, Self>,
        table: &str,
        from_: &Bound<'_, PyAny>,
        to: &Bound<'_, PyAny>,
        lang: &str,
    ) -> PyResult<PyCarried> {
        let lang = language(lang)?;
        let days = (day(from_, lang)?, day(to, lang)?);
        let given = FiguresTable::from_csv(table.as_bytes());
        let carried = given.and_then(|given| PyCarried::new(slf, given, days, lang));
        carried.map_err(|found| refused(slf.py(), found, lang))
    }

    /// A municipality as it was on a day: what a pickle calls.
    fn _municipality(
        slf: &Bound<'_, Self>,
        code: &str,
        on: Option<&Bound<'_, PyAny>>,
        lang: &str,
    ) -> PyResult<PyMunicipality> {
        let lang = language(lang)?;
        let on = on.map(|on| day(on, lang)).transpose()?;
        let found = code.parse().ok().and_then(|code| slf.get().held.get(&code));
        let none = || PyKeyError::new_err(code.to_owned());
        Ok(PyMunicipality::new(slf, found.ok_or_else(none)?, on, lang))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let (class, lang) = (py.get_type::<Self>(), self.lang.as_str());
        match &self.source {
            Source::Embedded => {
                let lang = [("lang", lang)].into_py_dict(py)?;
                pickled::asked(class, "finland", PyTuple::empty(py), lang)
            }
            Source::Text(text, syntax) => {
                let keywords = [("syntax", *syntax), ("lang", lang)].into_py_dict(py)?;
                let text = (text.given(py)?,).into_pyobject(py)?;
                pickled::asked(class, "read", text, keywords)
            }
            Source::Laid(under, part) => {
                let part = (part,).into_pyobject(py)?;
                pickled::asked(under, "overlay", part, PyDict::new(py))
            }
        }
    }

    fn __getitem__(slf: &Bound<'_, Self>, code: &str) -> PyResult<PyMunicipality> {
        let own = slf.get();
        let parsed = code.parse::<MunicipalityCode>().ok();
        if let Some(one) = parsed.and_then(|code| own.held.get(&code)) {
            return Ok(PyMunicipality::new(slf, one, None, own.lang));
        }
        Err(PyKeyError::new_err(match own.held.find(code) {
            Ok(found) => {
                let codes: Vec<String> =
                    found.iter().map(|one| one.municipality.code().to_string()).collect();
                format!("{code:?} is a name; its code is {}", codes.join(" or "))
            }
            Err(found) => {
                let lines = found.iter().map(|one| {
                    let help = one.help(own.lang).unwrap_or_default();
                    format!("{}; {help}", one.message(own.lang))
                });
                lines.collect::<Vec<_>>().join("\n")
            }
        }))
    }

    fn __contains__(&self, code: &str) -> bool {
        code.parse().is_ok_and(|code| self.held.get(&code).is_some())
    }

    fn __len__(&self) -> usize {
        self.held.municipalities().len()
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyIterator>> {
        let own = slf.get();
        let all = own.held.municipalities().iter();
        let all = all.map(|one| PyMunicipality::new(slf, one, None, own.lang));
        PyList::new(slf.py(), all.collect::<Vec<_>>())?.try_iter()
    }

    fn __repr__(&self) -> String {
        let known = self
            .held
            .known()
            .map(|days| format!(", {} to {}", days.from(), days.to()))
            .unwrap_or_default();
        let (id, count) = (self.held.id(), self.held.municipalities().len());
        format!("<osuus.Register {id}: {count} municipalities{known}>")
    }
}
