//! The days of a row: columns `from` and `to`, either of which may be left open.

use crate::diagnostic::{Code, Diagnostics};
use crate::period::{Dated, Interval};
use crate::read::rows::Row;

/// None where something is wrong with them.
pub(super) fn days(row: &Row, problems: &mut Diagnostics) -> Option<Interval> {
    let from = row.day("from", problems);
    let to = row.day("to", problems);
    let open = |column, read: Option<_>, end| match row.text(column) {
        None => Some(end),
        Some(_) => read,
    };
    let from = open("from", from, Interval::ALWAYS.from())?;
    let to = open("to", to, Interval::ALWAYS.to())?;
    let days = Interval::new(from, to);
    if days.is_none() {
        let problem = row.problem(Code::BackwardInterval, "to");
        problems.push(problem.with("from", from).with("to", to));
    }
    days
}

/// Rows stand in order of time, and none begins before the one above has ended.
pub(super) fn after_the_last<T>(
    row: &Row,
    dated: &[Dated<T>],
    days: Interval,
    problems: &mut Diagnostics,
) {
    if let Some(last) = dated.last().filter(|last| days.from() <= last.days.to()) {
        let problem = row.problem(Code::OverlappingIntervals, "from");
        problems.push(problem.with("from", days.from()).with("to", last.days.to()));
    }
}
