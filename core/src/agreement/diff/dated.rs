//! Values that hold for a time: compared day by day, however the days are cut into rows.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::tree::{Part, Search, scalar};
use crate::period::{Span, date};
use crate::read::canonical;
use crate::read::node::{Node, Value};

/// What holds in a time.
#[derive(Clone)]
struct Row<'n> {
    from: Date,
    to: Option<Date>,
    node: &'n Node,
    /// What holds, in one spelling.
    says: String,
}

/// A time in which nothing changes on either side.
struct Piece<'r, 'n> {
    days: Span,
    before: Option<&'r Row<'n>>,
    after: Option<&'r Row<'n>>,
}

/// Compares two lists if both are of values that hold for a time; none if not.
pub(super) fn compared<'n>(
    search: &mut Search<'n>,
    before: &'n [Node],
    after: &'n [Node],
) -> Option<()> {
    let (before, after) = (rows(before)?, rows(after)?);
    let around = search.days;
    for piece in pieces(&before, &after) {
        let node = |row: Option<&Row<'n>>| row.map(|row| row.node);
        let (old, new) = (node(piece.before), node(piece.after));
        search.days = Some(piece.days);
        // The clause of a value that comes or goes is told beside it.
        let all: &[&str] = match (old, new) {
            (Some(_), Some(_)) => &["from", "to"],
            _ => &["from", "to", "source", "quote"],
        };
        search.at(Part::Time, |search| search.tables(old, new, all));
    }
    search.days = around;
    Some(())
}

/// The rows in order, if all are of a time of their own and none meets another.
fn rows(items: &[Node]) -> Option<Vec<Row<'_>>> {
    let mut rows = items.iter().map(row).collect::<Option<Vec<Row<'_>>>>()?;
    rows.sort_by_key(|row| row.from);
    let apart = rows.iter().zip(rows.iter().skip(1));
    let apart = apart.map(|(one, next)| one.to.is_some_and(|to| to < next.from));
    apart.into_iter().all(|apart| apart).then_some(rows)
}

fn row(node: &Node) -> Option<Row<'_>> {
    let Value::Table(fields) = &node.value else { return None };
    let day = |name: &str| node.field(name).map(|node| date(scalar(node)?));
    let from = day("from")??;
    let to = match day("to") {
        Some(to) => Some(to?),
        None => None,
    };
    let held = fields.iter().filter(|field| !["from", "to"].contains(&&*field.name));
    let held = Value::Table(held.cloned().collect());
    let says = canonical::json(&Node { span: node.span, value: held });
    Some(Row { from, to, node, says })
}

/// Times in which the two sides differ, those that follow each other with the same values as one.
fn pieces<'r, 'n>(before: &'r [Row<'n>], after: &'r [Row<'n>]) -> Vec<Piece<'r, 'n>> {
    let starts = before
        .iter()
        .chain(after)
        .flat_map(|row| [Some(row.from), row.to.and_then(|to| to.tomorrow().ok())]);
    let starts: BTreeSet<Date> = starts.flatten().collect();
    let ends = starts.iter().skip(1).map(|next| next.yesterday().ok());
    let mut pieces: Vec<Piece<'r, 'n>> = Vec::new();
    for (start, end) in starts.iter().zip(ends.chain([None])) {
        let (old, new) = (on(before, *start), on(after, *start));
        let says = |row: Option<&'r Row<'n>>| row.map(|row| row.says.as_str());
        if says(old) == says(new) {
            continue;
        }
        let days = Span { from: Some(*start), to: end };
        match pieces.last_mut() {
            Some(last)
                if last.days.leads_to(&days)
                    && says(last.before) == says(old)
                    && says(last.after) == says(new) =>
            {
                last.days.to = end;
            }
            _ => pieces.push(Piece { days, before: old, after: new }),
        }
    }
    pieces
}

/// What holds on a day.
fn on<'r, 'n>(rows: &'r [Row<'n>], day: Date) -> Option<&'r Row<'n>> {
    let begun = rows.partition_point(|row| row.from <= day);
    let last = rows.get(begun.checked_sub(1)?)?;
    last.to.is_none_or(|to| day <= to).then_some(last)
}
