//! What a caller asks of an agreement beside the year.

use jiff::civil::Date;
use osuus::agreement::Stage;
use osuus::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use osuus::exact::Exact;
use osuus::period::Period;
use osuus::plan::Request;
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping};

use crate::convert::{date, day};
use crate::diagnostic::{refused, wrong_type};
use crate::digits::{digits, exact, kind};
use crate::register::PyRegister;

/// What is asked of an agreement, as Python gave it.
pub struct Question<'a, 'py> {
    pub year: i64,
    pub hold: Vec<String>,
    pub prices: Option<&'a Bound<'py, PyAny>>,
    pub restated_on: Option<&'a Bound<'py, PyAny>>,
    pub stage: Option<&'a str>,
    pub as_of: Option<&'a Bound<'py, PyAny>>,
    pub register: Option<&'a Bound<'py, PyRegister>>,
}

/// The same, read and kept.
pub struct Asked {
    year: i64,
    hold: Vec<String>,
    prices: Vec<(String, String)>,
    restated_on: Option<Date>,
    stage: Option<Stage>,
    as_of: Option<Date>,
    register: Option<Py<PyRegister>>,
}

impl Question<'_, '_> {
    /// The request, and what it is made of.
    pub fn read(&self, py: Python<'_>, lang: Lang) -> PyResult<(Request, Asked)> {
        let failed = |found: Diagnostics| refused(py, found, lang);
        let period = format!("{:04}", self.year).parse::<Period>().map_err(|error| {
            let bad = Diagnostic::new(Code::BadCall, Input::Call);
            failed(bad.with("reason", error).into())
        })?;
        let prices = self.prices.map(|given| priced(given, lang)).transpose()?;
        let on = |given: Option<&Bound<'_, PyAny>>| {
            given.map(|given| day(given, lang)).transpose()
        };
        let (restated_on, as_of) = (on(self.restated_on)?, on(self.as_of)?);
        let stage = self.stage.map(Stage::named).transpose();
        let stage = stage.map_err(|problem| failed(problem.into()))?;
        let mut request = Request::new(period);
        for charge in &self.hold {
            request = request.hold(charge);
        }
        let mut texts = Vec::new();
        for (charge, text, price) in prices.unwrap_or_default() {
            request = request.price(&charge, price);
            texts.push((charge, text));
        }
        if let Some(day) = restated_on {
            request = request.restated_on(day);
        }
        if let Some(day) = as_of {
            request = request.as_of(day);
        }
        if let Some(stage) = stage {
            request = request.stage(stage);
        }
        let asked = Asked {
            year: self.year,
            hold: self.hold.clone(),
            prices: texts,
            restated_on,
            stage,
            as_of,
            register: self.register.map(|register| register.clone().unbind()),
        };
        Ok((request, asked))
    }
}

impl Asked {
    /// The same as keywords of a call.
    pub fn keywords<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let keywords = PyDict::new(py);
        keywords.set_item("year", self.year)?;
        keywords.set_item("hold", self.hold.as_slice())?;
        let prices = PyDict::new(py);
        for (charge, price) in &self.prices {
            prices.set_item(charge, price)?;
        }
        keywords.set_item("prices", prices)?;
        let on = |day: Option<Date>| day.map(|day| date(py, day)).transpose();
        keywords.set_item("restated_on", on(self.restated_on)?)?;
        keywords.set_item("stage", self.stage.map(Stage::as_str))?;
        keywords.set_item("as_of", on(self.as_of)?)?;
        keywords.set_item("register", &self.register)?;
        Ok(keywords)
    }
}

/// Charges with their prices, as digits and as numbers.
fn priced(
    given: &Bound<'_, PyAny>,
    lang: Lang,
) -> PyResult<Vec<(String, String, Exact)>> {
    let py = given.py();
    let Ok(prices) = given.cast::<PyMapping>() else {
        let what = "prices are a mapping of charges to numbers, not";
        return Err(wrong_type(py, format!("{what} {}", kind(given)?)));
    };
    let mut problems = Diagnostics::new();
    let mut all = Vec::new();
    for item in prices.items()? {
        let (charge, price) = item.extract::<(String, Bound<'_, PyAny>)>()?;
        let text = digits(&charge, &price).map_err(|why| why.raise(py, "prices"))?;
        match exact(&text, Input::Call) {
            Ok(price) => all.push((charge, text, price)),
            Err(problem) => problems.push(problem),
        }
    }
    problems.unless_errors(all).map_err(|found| refused(py, found, lang))
}
