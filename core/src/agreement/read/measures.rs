//! Units and measures.

use super::fields::{Fields, Reader};
use super::node::Node;
use crate::agreement::{Day, Fractions, Measure, Missing, Of, Origin, Placed, UnitName};
use crate::diagnostic::Code;
use crate::money::Currency;

pub(super) fn unit(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Vec<String>,
) -> Option<UnitName> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let one = reader.required_text(&mut fields, "one");
    let many = reader.required_text(&mut fields, "many");
    reader.finish(&fields);
    Some(UnitName { id: id?.value, one: one?, many: many? })
}

pub(super) fn measure(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Vec<String>,
    units: &[UnitName],
    currency: &Currency,
) -> Option<Measure> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let known = || units.iter().map(|unit| unit.id.as_str()).chain([currency.code()]);
    let unit = reader
        .required(&mut fields, "unit")
        .and_then(|node| reader.reference(node, "units", known()));
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
    if of == Of::Agreement && matches!(origin, Some(Origin::Register { .. })) {
        let problem = reader
            .problem(Code::ConflictingFields, node.span)
            .with("fields", "of, register");
        reader.report(problem);
    }
    Some(Measure {
        id: id?.value,
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
    let day = reader.required(&mut fields, "day").and_then(|node| day(reader, node));
    let years_before = years_before(reader, &mut fields);
    reader.finish(&fields);
    Some(Origin::Register { series: series?, day: day?, years_before: years_before? })
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

/// A small whole number, in quotes like every number of the file.
fn years_before(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<i16> {
    let node = reader.required(fields, "years_before")?;
    let names: Vec<(&'static str, i16)> =
        ["0", "1", "2", "3", "4", "5"].into_iter().zip(0_i16..).collect();
    reader.choice(node, &names)
}
