//! Figures of other times: earlier years, earlier statements, a part of the period.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Place;
use crate::agreement::{
    Each, IndexOn, Past, Placed, Primitive, Succession, TakeYears, Unpaid,
};
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::period::Span;
use crate::read::node::Node;
use crate::rounding::Mode;

pub(super) fn measure(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let known = &place.context.known.measures;
    let measure = place.reader.reference(place.said, Among::Measures, known);
    let past = past(place);
    let take = TakeYears::default();
    let take = place.reader.choice_or(place.fields, "take", &TakeYears::NAMES, take);
    Some(Primitive::Measure { measure: measure?, past: past?, take })
}

/// The fields that say how many, and the most of each.
const COUNTED: [(&str, Each, i16); 3] = [
    ("years", Each::Year, 9),
    ("quarters", Each::Quarter, 40),
    ("months", Each::Month, 120),
];

/// Of which times: `years`, `quarters` or `months`, and when the last of them ends.
fn past(place: &mut Place<'_, '_, '_>) -> Option<Past> {
    let years_before = years_before(place, 0);
    let mut chosen = Vec::new();
    for (name, each, most) in COUNTED {
        if let Some(node) = place.fields.optional(name) {
            chosen.push(place.reader.whole(node, 1, most).map(|count| (each, count)));
        }
    }
    let counted = match chosen.as_slice() {
        [] => Some((Each::Year, 1)),
        _ => place.reader.only_one(place.table, chosen, "years, quarters, months"),
    };
    let to = place.fields.optional("to");
    let (each, count) = counted?;
    let to = match to {
        Some(node) => place.reader.choice(node, ends(each)),
        None => Some(12),
    };
    Some(Past { years_before: years_before?, each, count, to: to? })
}

/// The last days of quarters or months, with their months.
fn ends(each: Each) -> &'static [(&'static str, i8)] {
    match each {
        Each::Year => &[("12-31", 12)],
        Each::Quarter => &[("03-31", 3), ("06-30", 6), ("09-30", 9), ("12-31", 12)],
        Each::Month => &[
            ("01-31", 1),
            ("02-28", 2),
            ("03-31", 3),
            ("04-30", 4),
            ("05-31", 5),
            ("06-30", 6),
            ("07-31", 7),
            ("08-31", 8),
            ("09-30", 9),
            ("10-31", 10),
            ("11-30", 11),
            ("12-31", 12),
        ],
    }
}

/// `years_before`, from `least` to 9; where it is missing, `least`.
fn years_before(place: &mut Place<'_, '_, '_>, least: i16) -> Option<i16> {
    match place.fields.optional("years_before") {
        Some(node) => place.reader.whole(node, least, 9),
        None => Some(least),
    }
}

/// `index`: a price that follows an index from its base year.
pub(super) fn index(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let known = place.context.known;
    let index = place.reader.reference(place.said, Among::Measures, &known.measures);
    let price = place.reader.required_operand(place.fields, "of", known);
    let base = place.reader.required(place.fields, "base");
    let base = base.and_then(|node| place.reader.whole(node, 1, 9999));
    let years_before = years_before(place, 0);
    let on = IndexOn::default();
    let on = place.reader.choice_or(place.fields, "on", &IndexOn::NAMES, on);
    let to = place.reader.required(place.fields, "to");
    let to = to.and_then(|node| place.reader.decimal_above_zero(node));
    let inherited = place.context.rounding.mode();
    let mode = place.reader.choice_or(place.fields, "mode", &Mode::NAMES, inherited);
    let (index, price, base) = (index?, price?, base?);
    let (years_before, to) = (years_before?, to?);
    Some(Primitive::Indexed { price, index, base, years_before, on, to, mode })
}

/// `prior` is a table of its own, so that its fields are not those of the step.
pub(super) fn prior(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let (reader, known) = (&mut *place.reader, place.context.known);
    let mut fields = reader.fields(place.said)?;
    let agreement = match fields.optional("agreement") {
        Some(node) => reader.identifier(node).map(|id| Some(id.value)),
        None => Some(None),
    };
    let mut chosen = Vec::new();
    if let Some(node) = fields.optional("charge") {
        // Which charges another agreement has is not known here.
        let charge = if fields.has("agreement") {
            reader.identifier(node)
        } else {
            reader.reference(node, Among::Charges, &known.charges)
        };
        chosen.push(charge.map(|charge| Some(charge.value)));
    }
    if let Some(node) = fields.optional("bill") {
        chosen.push(reader.choice(node, &[("total", ())]).map(|()| None));
    }
    let charge = reader.only_one(place.said, chosen, "charge, bill");
    let years_before = match fields.optional("years_before") {
        Some(node) => reader.whole(node, 1, 9),
        None => Some(1),
    };
    let unpaid = Unpaid::default();
    let unpaid = reader.choice_or(&mut fields, "missing", &Unpaid::NAMES, unpaid);
    reader.finish(&fields);
    Some(Primitive::Prior {
        agreement: agreement?,
        charge: charge?,
        years_before: years_before?,
        unpaid,
    })
}

pub(super) fn prorate(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said();
    let names = &Succession::NAMES;
    let by = place.reader.choice_or(place.fields, "by", names, Succession::Days);
    let buyers = place.context.known.buyers.as_ref();
    let mut held: BTreeMap<String, Vec<(Span, &Node)>> = BTreeMap::new();
    let node = place.reader.required(place.fields, "members")?;
    let items = place.reader.items(node)?;
    if items.is_empty() {
        let problem = place.reader.problem(Code::EmptyList, node.span);
        place.reader.report(problem.with("name", "members"));
    }
    let mut members = Vec::new();
    for node in items {
        if let Some((buyer, span)) = member(place, node, buyers) {
            held.entry(buyer.value.clone()).or_default().push((span, node));
            members.push((buyer, span));
        }
    }
    for times in held.values_mut() {
        times.sort_by_key(|(span, _)| *span);
        overlapping(place, times);
    }
    Some(Primitive::Prorate { of: of?, by, members })
}

fn member(
    place: &mut Place<'_, '_, '_>,
    node: &Node,
    buyers: Option<&crate::agreement::names::Names>,
) -> Option<(Placed<String>, Span)> {
    let reader = &mut *place.reader;
    let mut fields = reader.fields(node)?;
    let buyer =
        reader.required(&mut fields, "buyer").and_then(|node| reader.buyer(node, buyers));
    let span = match (fields.optional("from"), fields.optional("to")) {
        (Some(_), Some(_)) => reader
            .interval(&mut fields)
            .map(|days| Span { from: Some(days.from()), to: Some(days.to()) }),
        (Some(node), None) => {
            reader.day(node).map(|day| Span { from: Some(day), to: None })
        }
        (None, Some(node)) => {
            reader.day(node).map(|day| Span { from: None, to: Some(day) })
        }
        (None, None) => Some(Span { from: None, to: None }),
    };
    reader.finish(&fields);
    Some((buyer?, span?))
}

/// The times of one buyer, in order, do not overlap.
fn overlapping(place: &mut Place<'_, '_, '_>, times: &[(Span, &Node)]) {
    let shown = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let mut end = None;
    for (span, node) in times {
        if let Some(end) = end
            && (Span { from: None, to: end }).meets(span)
        {
            let problem = place
                .reader
                .problem(Code::OverlappingIntervals, node.span)
                .with("from", shown(span.from))
                .with("to", shown(end));
            place.reader.report(problem);
        }
        // No end is later than any day.
        end = Some(match end {
            Some(Some(before)) => span.to.map(|to| to.max(before)),
            Some(None) => None,
            None => span.to,
        });
    }
}
