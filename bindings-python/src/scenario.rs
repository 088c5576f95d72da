//! Scenarios that Python gave: mappings of identifiers to figures, or data frames.

use arrow::array::{ArrayRef, AsArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Decimal128Type, Int64Type};
use osuus::diagnostic::{Diagnostics, Input};
use osuus::exact::{DIGITS, Exact};
use osuus::plan::{Plan, Scenario};
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyInt, PyMapping, PyString};
use pyo3_arrow::input::{AnyArray, AnyRecordBatch};

use crate::diagnostic::{refused, wrong_type};
use crate::digits::{Problem, digits, exact, kind, words};
use crate::frame::{is_frame, is_text, unfit};

/// The column of a frame that says whose each row is.
const BUYER: &str = "buyer";

/// Every scenario of an iterable.
pub fn all(given: &Bound<'_, PyAny>, plan: &Plan, lang: Lang) -> PyResult<Vec<Scenario>> {
    let py = given.py();
    if given.is_instance_of::<PyString>()
        || given.is_instance_of::<PyBytes>()
        || given.cast::<PyMapping>().is_ok()
        || is_arrow(given)?
    {
        let what = "`scenarios` is an iterable of mappings or data frames, not";
        let help = "one alone stands in a list too";
        return Err(wrong_type(py, format!("{what} {}; {help}", kind(given)?)));
    }
    let mut reading = Reading { plan, problems: Diagnostics::new() };
    let mut all = Vec::new();
    for (number, one) in given.try_iter()?.enumerate() {
        let one = one?;
        let scenario = reading.scenario(&one);
        let place = || format!("scenario {number}");
        all.push(scenario.map_err(|problem| problem.raise(py, &place()))?);
    }
    reading.problems.unless_errors(all).map_err(|found| refused(py, found, lang))
}

/// Whether Arrow can read it.
fn is_arrow(given: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(given.hasattr("__arrow_c_array__")? || given.hasattr("__arrow_c_stream__")?)
}

/// What was read so far, and what is wrong with it.
struct Reading<'p> {
    plan: &'p Plan,
    problems: Diagnostics,
}

impl Reading<'_> {
    fn scenario(&mut self, given: &Bound<'_, PyAny>) -> Result<Scenario, Problem> {
        if let Ok(fields) = given.cast::<PyMapping>() {
            let mut scenario = Scenario::new();
            for item in fields.items()? {
                let (id, figures) =
                    item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                let Ok(id) = id.cast::<PyString>() else {
                    let what = "an identifier is text, not";
                    return Err(Problem::Kind(format!("{what} {}", kind(&id)?)));
                };
                let id = words("identifier", id)?;
                scenario = self.figures(scenario, &id, &figures)?;
            }
            return Ok(scenario);
        }
        // Most frames are streams, and are asked for nothing else.
        if is_frame(given)? {
            return self.frame(AnyRecordBatch::Stream(given.extract()?));
        }
        if is_arrow(given)? {
            return self.frame(given.extract()?);
        }
        let what = "a scenario is a mapping or a data frame, not";
        Err(Problem::Kind(format!("{what} {}", kind(given)?)))
    }

    /// A number, or a figure for each party.
    fn figures(
        &mut self,
        scenario: Scenario,
        id: &str,
        given: &Bound<'_, PyAny>,
    ) -> Result<Scenario, Problem> {
        let single = given.is_instance_of::<PyString>()
            || given.is_instance_of::<PyInt>()
            || given.is_instance_of::<PyFloat>()
            || given.is_instance_of::<PyBytes>()
            || given.cast::<PyMapping>().is_ok();
        if !single && is_arrow(given)? {
            let column = given.extract::<AnyArray>()?.into_chunked_array();
            let (chunks, field) = column.map_err(PyErr::from)?.into_inner();
            return self.column(scenario, id, &chunks, field.data_type(), None);
        }
        if !single && let Ok(all) = given.try_iter() {
            let mut figures = Vec::new();
            for one in all {
                let text = digits(id, &one?)?;
                figures.extend(self.number(&text));
            }
            return Ok(scenario.column(id, figures));
        }
        let figure = self.number(&digits(id, given)?);
        Ok(scenario.column(id, figure.into_iter().collect()))
    }

    fn number(&mut self, text: &str) -> Option<Exact> {
        exact(text, Input::Call).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// A column for each identifier, a row for each party.
    fn frame(&mut self, frame: AnyRecordBatch) -> Result<Scenario, Problem> {
        let reader = frame.into_reader()?;
        let schema = reader.schema();
        let unread = |error: arrow::error::ArrowError| Problem::Kind(error.to_string());
        let batches = reader.collect::<Result<Vec<_>, _>>().map_err(unread)?;
        let chunks = |place: usize| -> Vec<ArrayRef> {
            batches.iter().map(|batch| ArrayRef::clone(batch.column(place))).collect()
        };
        let mut order = None;
        if let Some((place, field)) = schema.column_with_name(BUYER) {
            if !is_text(field.data_type()) {
                return Err(Problem::Kind(unfit(BUYER, field.data_type())));
            }
            let codes = texts(BUYER, &chunks(place))?;
            match self.plan.order_of(&codes) {
                Ok(places) => order = Some(places),
                Err(found) => self.problems.extend(found),
            }
        }
        let mut scenario = Scenario::new();
        for (place, field) in schema.fields().iter().enumerate() {
            if field.name() != BUYER {
                let (name, of) = (field.name(), field.data_type());
                let order = order.as_deref();
                scenario = self.column(scenario, name, &chunks(place), of, order)?;
            }
        }
        Ok(scenario)
    }

    /// A figure for each party, each at its place in `order` if there is one.
    fn column(
        &mut self,
        scenario: Scenario,
        id: &str,
        chunks: &[ArrayRef],
        of: &DataType,
        order: Option<&[usize]>,
    ) -> Result<Scenario, Problem> {
        if !(is_text(of) || of.is_integer() || of.is_decimal()) {
            return Err(Problem::Kind(unfit(id, of)));
        }
        if let Some((units, decimals)) = units(id, chunks, of)? {
            return Ok(scenario.units(id, ordered(units, order), decimals));
        }
        let texts = texts(id, chunks)?;
        let figures: Vec<Exact> =
            texts.iter().filter_map(|text| self.number(text)).collect();
        Ok(scenario.column(id, ordered(figures, order)))
    }
}

/// The figures of rows, each at the place of its party.
fn ordered<T>(figures: Vec<T>, order: Option<&[usize]>) -> Vec<T> {
    let Some(order) = order else { return figures };
    let mut placed: Vec<(usize, T)> = order.iter().copied().zip(figures).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, figure)| figure).collect()
}

/// Integers and decimals as units of their last decimal; none where texts have to be read.
fn units(
    id: &str,
    chunks: &[ArrayRef],
    of: &DataType,
) -> Result<Option<(Vec<i128>, u32)>, Problem> {
    let decimals = match of {
        DataType::Decimal128(_, scale) => u32::try_from(*scale).ok(),
        DataType::Int64 => Some(0),
        _ => None,
    };
    let digits = u32::try_from(DIGITS).unwrap_or_default();
    let Some(decimals) = decimals.filter(|decimals| *decimals <= digits) else {
        return Ok(None);
    };
    let mut all = Vec::with_capacity(chunks.iter().map(|chunk| chunk.len()).sum());
    let mut before = 0;
    for chunk in chunks {
        whole(id, chunk, before)?;
        before += chunk.len();
        match of {
            DataType::Int64 => {
                let values = chunk.as_primitive::<Int64Type>().values();
                all.extend(values.iter().map(|value| i128::from(*value)));
            }
            _ => all.extend(chunk.as_primitive::<Decimal128Type>().values()),
        }
    }
    // What has more digits than a number may have is told of as a text.
    let most = 10_u128.pow(digits);
    Ok(all.iter().all(|units| units.unsigned_abs() < most).then_some((all, decimals)))
}

/// The texts of a column.
fn texts(id: &str, chunks: &[ArrayRef]) -> Result<Vec<String>, Problem> {
    let mut all = Vec::new();
    for chunk in chunks {
        whole(id, chunk, all.len())?;
        let texts = cast(chunk, &DataType::Utf8)
            .map_err(|error| Problem::Kind(error.to_string()))?;
        let texts = texts.as_string::<i32>();
        all.extend(texts.iter().map(|text| text.unwrap_or_default().to_owned()));
    }
    Ok(all)
}

/// That no row is empty.
fn whole(id: &str, chunk: &ArrayRef, before: usize) -> Result<(), Problem> {
    let empty = (0..chunk.len()).find(|row| chunk.is_null(*row));
    match empty.filter(|_| chunk.null_count() > 0) {
        Some(row) => {
            Err(Problem::Kind(format!("`{id}` has no figure in row {}", before + row)))
        }
        None => Ok(()),
    }
}
