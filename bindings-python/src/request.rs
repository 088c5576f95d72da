//! What a caller asks of an agreement beside the year.

use osuus::agreement::Stage;
use osuus::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use osuus::period::Period;
use osuus::plan::Request;
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::PyMapping;

use crate::convert::day;
use crate::diagnostic::{refused, wrong_type};
use crate::digits::{digits, exact, kind};

/// A year, the charges that are held, the prices that are given, the day of the map, the day as of which
/// it is asked, and the stage.
pub fn request(
    py: Python<'_>,
    year: i64,
    hold: &[String],
    prices: Option<&Bound<'_, PyAny>>,
    [restated_on, as_of]: [Option<&Bound<'_, PyAny>>; 2],
    stage: Option<&str>,
    lang: Lang,
) -> PyResult<Request> {
    let period = format!("{year:04}").parse::<Period>().map_err(|error| {
        let bad = Diagnostic::new(Code::BadCall, Input::Call).with("reason", error);
        refused(py, bad.into(), lang)
    })?;
    let request = hold.iter().fold(Request::new(period), |of, charge| of.hold(charge));
    let request = match prices {
        Some(prices) => priced(request, prices, lang)?,
        None => request,
    };
    let request = match restated_on {
        Some(given) => request.restated_on(day(given, lang)?),
        None => request,
    };
    let request = match as_of {
        Some(given) => request.as_of(day(given, lang)?),
        None => request,
    };
    match stage.map(Stage::named).transpose() {
        Ok(Some(stage)) => Ok(request.stage(stage)),
        Ok(None) => Ok(request),
        Err(problem) => Err(refused(py, problem.into(), lang)),
    }
}

fn priced(
    mut request: Request,
    prices: &Bound<'_, PyAny>,
    lang: Lang,
) -> PyResult<Request> {
    let py = prices.py();
    let Ok(prices) = prices.cast::<PyMapping>() else {
        let what = "prices are a mapping of charges to numbers, not";
        return Err(wrong_type(py, format!("{what} {}", kind(prices)?)));
    };
    let mut problems = Diagnostics::new();
    for item in prices.items()? {
        let (charge, price) = item.extract::<(String, Bound<'_, PyAny>)>()?;
        let text = digits(&charge, &price).map_err(|why| why.raise(py, "prices"))?;
        match exact(&text, Input::Call) {
            Ok(price) => request = request.price(&charge, price),
            Err(problem) => problems.push(problem),
        }
    }
    problems.unless_errors(request).map_err(|found| refused(py, found, lang))
}
