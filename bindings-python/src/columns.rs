//! A statement as Arrow columns: one row for each line, decimals exact.

use std::sync::Arc;

use arrow::array::{ArrayRef, Decimal128Array, RecordBatch, StringArray};
use arrow::datatypes::{DECIMAL128_MAX_PRECISION, Field, Schema};
use arrow::error::ArrowError;
use osuus::exact::Exact;
use osuus::statement::{Bill, Line, Statement};

use crate::convert::View;

/// More decimals than these a decimal column does not get; its text column has them all.
const MOST_DECIMALS: usize = 18;

/// The columns `buyer`, `name`, `charge`, `label`, `quantity`, `unit`, `rate`, `amount`,
/// and `quantity_exact`, `rate_exact`, `amount_exact` as texts.
pub fn of(statement: &Statement, view: View) -> Result<RecordBatch, ArrowError> {
    let lines: Vec<(&Bill, &Line)> = statement
        .bills()
        .iter()
        .flat_map(|bill| bill.lines().iter().map(move |line| (bill, line)))
        .collect();
    let texts = |text: &dyn Fn(&Bill, &Line) -> Option<String>| -> ArrayRef {
        let column: StringArray =
            lines.iter().map(|(bill, line)| text(bill, line)).collect();
        Arc::new(column)
    };
    let decimals = |value: fn(&Line) -> Option<&Exact>, least: usize| {
        decimal(lines.iter().map(|(_, line)| value(line)).collect(), least)
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("buyer", texts(&|bill, _| Some(bill.code().to_owned()))),
        ("name", texts(&|bill, _| Some(bill.name(view.lang).to_owned()))),
        ("charge", texts(&|_, line| Some(line.charge().to_owned()))),
        ("label", texts(&|_, line| Some(line.label(view.lang).to_owned()))),
        ("quantity", decimals(Line::quantity, 0)?),
        ("unit", texts(&|_, line| line.unit().map(ToString::to_string))),
        ("rate", decimals(Line::rate, view.decimals)?),
        ("amount", decimals(|line| Some(line.amount()), view.decimals)?),
        ("quantity_exact", texts(&|_, line| line.quantity().map(Exact::to_string))),
        ("rate_exact", texts(&|_, line| line.rate().map(|rate| view.amount_text(rate)))),
        ("amount_exact", texts(&|_, line| Some(view.amount_text(line.amount())))),
    ];
    let fields: Vec<Field> = columns
        .iter()
        .map(|(name, column)| Field::new(*name, column.data_type().clone(), true))
        .collect();
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
}

/// A column of exact decimals, as wide as its values need; null where a value has no end.
fn decimal(values: Vec<Option<&Exact>>, least: usize) -> Result<ArrayRef, ArrowError> {
    let scale = values
        .iter()
        .flatten()
        .filter_map(|value| decimals_of(value))
        .fold(least, usize::max);
    let column: Decimal128Array =
        values.into_iter().map(|value| unscaled(value?, scale)).collect();
    let scale = i8::try_from(scale)
        .map_err(|error| ArrowError::InvalidArgumentError(error.to_string()))?;
    Ok(Arc::new(column.with_precision_and_scale(DECIMAL128_MAX_PRECISION, scale)?))
}

/// How many decimals a value has, if they end soon enough.
fn decimals_of(value: &Exact) -> Option<usize> {
    let text = value.to_decimal_text(0)?;
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (decimals <= MOST_DECIMALS).then_some(decimals)
}

/// The digits of a value with `scale` decimals, if it has no more and they fit.
fn unscaled(value: &Exact, scale: usize) -> Option<i128> {
    decimals_of(value)?;
    let digits = value.to_decimal_text(scale)?.replace('.', "");
    let precision = usize::from(DECIMAL128_MAX_PRECISION);
    (digits.trim_start_matches(['-', '0']).len() <= precision)
        .then(|| digits.parse().ok())
        .flatten()
}
