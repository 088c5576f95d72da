//! Units and measures.

use super::fields::{Fields, Reader};
use crate::agreement::names::Names;
use crate::agreement::{
    Day, Fractions, Measure, Missing, Of, OnBorders, Origin, Placed, Reference, UnitName,
};
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::read::node::Node;

pub(super) fn unit(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    own: &mut Vec<Placed<String>>,
) -> Option<UnitName> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let one = reader.required_text(&mut fields, "one");
    let many = reader.required_text(&mut fields, "many");
    reader.finish(&fields);
    let id = id?;
    own.push(id.clone());
    Some(UnitName { id: id.value, one: one?, many: many? })
}

pub(super) fn measure(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    units: &Names,
) -> Option<Measure> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let unit = reader
        .required(&mut fields, "unit")
        .and_then(|node| reader.reference(node, Among::Units, units));
    let of = reader.choice_or(&mut fields, "of", &Of::NAMES, Of::Buyer);
    let origin = match fields.optional("register") {
        Some(node) => register(reader, node),
        None => Some(Origin::Facts),
    };
    let missing =
        reader.choice_or(&mut fields, "missing", &Missing::NAMES, Missing::default());
    let fractions = reader.choice_or(
        &mut fields,
        "fractions",
        &Fractions::NAMES,
        Fractions::default(),
    );
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    if of != Of::Buyer && matches!(origin, Some(Origin::Register { .. })) {
        let problem = reader
            .problem(Code::ConflictingFields, node.span)
            .with("fields", "of, register");
        reader.report(problem);
    }
    let id = id?;
    Some(Measure {
        id: id.value,
        position: id.position,
        name: name?,
        unit: unit?.value,
        of,
        origin: origin?,
        missing,
        fractions,
        citation,
    })
}

fn register(reader: &mut Reader<'_>, node: &Node) -> Option<Origin> {
    let mut fields = reader.fields(node)?;
    let series = reader.required(&mut fields, "series").and_then(|node| {
        let position = reader.position(node.span);
        reader.line(node).map(|value| Placed { value, position })
    });
    let reference = reference(reader, node, &mut fields);
    let borders =
        reader.choice_or(&mut fields, "borders", &OnBorders::NAMES, OnBorders::default());
    reader.finish(&fields);
    Some(Origin::Register { series: series?, reference: reference?, borders })
}

/// The day of the figures: `day` with `years_before`, `on`, or `latest`.
fn reference(
    reader: &mut Reader<'_>,
    node: &Node,
    fields: &mut Fields<'_>,
) -> Option<Reference> {
    let (on, latest) = (fields.optional("on"), fields.optional("latest"));
    let yearly =
        fields.optional("day").is_some() || fields.optional("years_before").is_some();
    match (on, latest, yearly) {
        (Some(node), None, false) => reader.day(node).map(Reference::On),
        (None, Some(node), false) => {
            reader.choice(node, &[("final", Reference::LatestFinal)])
        }
        (None, None, _) => {
            let day = reader.required(fields, "day").and_then(|node| day(reader, node));
            let years = years_before(reader, fields);
            Some(Reference::YearsBefore { day: day?, years: years? })
        }
        _ => {
            let problem = reader
                .problem(Code::ConflictingFields, node.span)
                .with("fields", "day, on, latest");
            reader.report(problem);
            None
        }
    }
}

/// `MM-DD`; 29 February is left out, since most years lack it.
fn day(reader: &mut Reader<'_>, node: &Node) -> Option<Day> {
    let text = reader.string(node)?;
    let date = crate::period::date(&format!("2001-{text}"));
    if date.is_none() {
        let problem = reader.problem(Code::NotADate, node.span).with("value", text);
        reader.report(problem);
    }
    date.map(|date| Day { month: date.month(), day: date.day() })
}

/// How many years before the billed one.
fn years_before(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<i16> {
    let node = reader.required(fields, "years_before")?;
    reader.whole(node, 0, 5)
}
