//! Texts, languages, files, days and numbers between the two languages.

use jiff::civil::Date;
use osuus::agreement::Syntax;
use osuus::csv::Style;
use osuus::diagnostic::{Code, Diagnostic, Input};
use osuus::exact::Exact;
use osuus::period;
use osuus::text::Lang;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyDateTime, PyInt, PyString, PyType};

use crate::diagnostic::{refused, wrong_type};
use crate::digits::{Problem, kind};

/// A text that Python gave as `str` or as the bytes of a file.
#[derive(FromPyObject)]
pub enum Text {
    #[pyo3(transparent, annotation = "str")]
    Str(PyBackedStr),
    #[pyo3(transparent, annotation = "bytes")]
    Bytes(PyBackedBytes),
}

impl Text {
    /// The text in UTF-8; core says where bytes are none.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Str(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// The object that was given.
    pub fn given<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(match self {
            Self::Str(text) => text.into_pyobject(py)?.into_any(),
            Self::Bytes(bytes) => bytes.into_pyobject(py)?.into_any(),
        })
    }

    /// The text, or Python's own error where bytes are no UTF-8.
    pub fn utf8(&self) -> PyResult<&str> {
        std::str::from_utf8(self.bytes())
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

/// The language called `name`.
pub fn language(name: &str) -> PyResult<Lang> {
    name.parse::<Lang>()
        .map_err(|error| PyValueError::new_err(format!("lang {name:?}: {error}")))
}

/// The language called `name`, or `default` where none is named.
pub fn language_or(name: Option<&str>, default: Lang) -> PyResult<Lang> {
    name.map_or(Ok(default), language)
}

/// The syntax called `name`.
pub fn syntax(name: &str) -> PyResult<Syntax> {
    match name {
        "toml" => Ok(Syntax::Toml),
        "json" => Ok(Syntax::Json),
        _ => Err(PyValueError::new_err(format!(
            "syntax is \"toml\" or \"json\", not {name:?}"
        ))),
    }
}

/// The style of CSV called `name`.
pub fn csv_style(name: &str) -> PyResult<Style> {
    Style::named(name).ok_or_else(|| {
        let known = Style::NAMES.map(|(known, _)| known).join(", ");
        PyValueError::new_err(format!("style {name:?} is none of {known}"))
    })
}

/// A text with the syntax that it was given with, or a file whose name says its syntax.
pub fn written(given: &Bound<'_, PyAny>, named: Syntax) -> PyResult<(Text, Syntax)> {
    if let Ok(text) = given.extract::<Text>() {
        return Ok((text, named));
    }
    let (text, suffix) = read_file(given)?;
    Ok((text, syntax(suffix.trim_start_matches('.'))?))
}

/// A file's content and the suffix of its name, read by Python itself: any path-like object goes, or a
/// file that is open, and a missing or closed one is the error that everybody knows.
pub fn read_file(given: &Bound<'_, PyAny>) -> PyResult<(Text, String)> {
    let path = given.py().import("pathlib")?.getattr("Path")?;
    if !given.hasattr("read")? {
        let path = path.call1((given,))?;
        let content = path.call_method0("read_bytes")?.extract()?;
        return Ok((content, path.getattr("suffix")?.extract()?));
    }
    let content = given.call_method0("read")?.extract()?;
    // A pipe has a number in place of a name, and a buffer has none.
    let name =
        given.getattr_opt("name")?.filter(PyAnyMethods::is_instance_of::<PyString>);
    let suffix = name.map(|name| path.call1((name,))?.getattr("suffix")?.extract());
    Ok((content, suffix.transpose()?.unwrap_or_default()))
}

/// The day that Python gave as a `date` or as text.
pub fn day(given: &Bound<'_, PyAny>, lang: Lang) -> PyResult<Date> {
    let py = given.py();
    let wrong = |problem: Problem| problem.raise(py, "day");
    let text: String = match day_text("day", given).map_err(wrong)? {
        Some(text) => text,
        None if given.is_instance_of::<PyString>() => given.extract()?,
        None => {
            let what = "a day is a `date` or text such as \"2002-12-31\", not";
            return Err(wrong_type(py, format!("{what} {}", kind(given)?)));
        }
    };
    period::date(&text).ok_or_else(|| {
        let bad = Diagnostic::new(Code::NotADate, Input::Call).with("value", &text);
        refused(py, bad.into(), lang)
    })
}

/// The day of a `date`, as text; none of anything else. A `datetime` is no day: which one it means
/// is for the caller to say.
pub fn day_text(name: &str, given: &Bound<'_, PyAny>) -> Result<Option<String>, Problem> {
    if given.is_instance_of::<PyDateTime>() {
        let mend = if given.getattr("tzinfo")?.is_none() {
            "write `.date()` behind it"
        } else {
            "its day depends on the time zone: write `.astimezone(zone).date()` behind it"
        };
        return Err(Problem::Kind(format!(
            "`{name}` is a point in time (`datetime`) and not a day; {mend}"
        )));
    }
    if !given.is_instance_of::<PyDate>() {
        return Ok(None);
    }
    Ok(Some(given.call_method0("isoformat")?.extract()?))
}

/// A day as a `datetime.date`.
pub fn date(py: Python<'_>, day: Date) -> PyResult<Bound<'_, PyDate>> {
    let (month, of_month) = (u8::try_from(day.month())?, u8::try_from(day.day())?);
    PyDate::new(py, day.year().into(), month, of_month)
}

/// A pair of days.
pub type Dates<'py> = (Bound<'py, PyDate>, Bound<'py, PyDate>);

/// Two days, of which either may be absent, as a pair.
pub type OpenDates<'py> = (Option<Bound<'py, PyDate>>, Option<Bound<'py, PyDate>>);

/// A span of days as a pair of dates; `None` where an end lies outside the data.
pub fn span(py: Python<'_>, span: period::Span) -> PyResult<OpenDates<'_>> {
    let end = |day: Option<Date>| day.map(|day| date(py, day)).transpose();
    Ok((end(span.from)?, end(span.to)?))
}

/// How a statement's figures go out: the reader's language, and the decimals of its currency.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub lang: Lang,
    pub decimals: usize,
}

impl View {
    /// An amount in digits, with the decimals of the currency; a fraction if it must be.
    pub fn amount_text(self, amount: &Exact) -> String {
        amount.to_decimal_text(self.decimals).unwrap_or_else(|| amount.to_string())
    }

    /// An amount as a Python number.
    pub fn amount<'py>(
        self,
        py: Python<'py>,
        amount: &Exact,
    ) -> PyResult<Bound<'py, PyAny>> {
        number(py, amount, self.decimals)
    }
}

/// An exact value as `decimal.Decimal` with at least `decimals` decimals, or as
/// `fractions.Fraction` where they never end. Both hold every digit.
pub fn number<'py>(
    py: Python<'py>,
    value: &Exact,
    decimals: usize,
) -> PyResult<Bound<'py, PyAny>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if let Some(text) = value.to_decimal_text(decimals) {
        return DECIMAL.import(py, "decimal", "Decimal")?.call1((text,));
    }
    let int = py.get_type::<PyInt>();
    let numerator = int.call1((value.numerator_text(),))?;
    let denominator = int.call1((value.denominator_text(),))?;
    FRACTION.import(py, "fractions", "Fraction")?.call1((numerator, denominator))
}
