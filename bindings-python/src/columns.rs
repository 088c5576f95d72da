//! A statement as Arrow columns: one row for each line, decimals exact.

use arrow::array::{ArrayRef, RecordBatch};
use arrow::error::ArrowError;
use osuus::agreement::Billed;
use osuus::exact::Exact;
use osuus::statement::{Bill, Line};

use crate::convert::View;
use crate::stream;

/// The columns `buyer`, `name`, `charge`, `label`, `quantity`, `unit`, `rate`, `amount`,
/// `billed` (`no` for memos, as in the CSV), and `quantity_exact`, `rate_exact`,
/// `amount_exact` as texts.
pub fn of<'b>(
    bills: impl Iterator<Item = &'b Bill>,
    view: View,
) -> Result<RecordBatch, ArrowError> {
    let lines: Vec<(&Bill, &Line, Billed)> = bills
        .flat_map(|bill| {
            let lines = bill.lines().iter().map(move |line| (bill, line, Billed::Yes));
            lines.chain(bill.memos().iter().map(move |memo| (bill, memo, Billed::No)))
        })
        .collect();
    let texts = |text: &dyn Fn(&Bill, &Line) -> Option<String>| {
        stream::texts(lines.iter().map(|(bill, line, _)| text(bill, line)))
    };
    let decimals = |value: fn(&Line) -> Option<&Exact>, least: usize| {
        let values: Vec<_> = lines.iter().map(|(_, line, _)| value(line)).collect();
        stream::decimals(&values, least)
    };
    let billed = lines.iter().map(|(_, _, billed)| Some(billed.as_str()));
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("buyer", texts(&|bill, _| Some(bill.code().to_owned()))),
        ("name", texts(&|bill, _| Some(bill.name(view.lang).to_owned()))),
        ("charge", texts(&|_, line| Some(line.charge().to_owned()))),
        ("label", texts(&|_, line| Some(line.label(view.lang).to_owned()))),
        ("quantity", decimals(Line::quantity, 0)?),
        ("unit", texts(&|_, line| line.unit().map(ToString::to_string))),
        ("rate", decimals(Line::rate, view.decimals)?),
        ("amount", decimals(|line| Some(line.amount()), view.decimals)?),
        ("billed", stream::texts(billed)),
        ("quantity_exact", texts(&|_, line| line.quantity().map(Exact::to_string))),
        ("rate_exact", texts(&|_, line| line.rate().map(|rate| view.amount_text(rate)))),
        ("amount_exact", texts(&|_, line| Some(view.amount_text(line.amount())))),
    ];
    stream::batch(columns.into_iter().map(|(name, of)| (name.to_owned(), of)).collect())
}
