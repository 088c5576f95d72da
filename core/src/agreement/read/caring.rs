//! How care is counted: `[placements]`.

use super::fields::{Fields, Reader};
use crate::agreement::names::Names;
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::placement::{Counts, Form, Moves, PartMonths, Terms};
use crate::read::node::Node;

pub(super) fn placements(
    reader: &mut Reader<'_>,
    node: &Node,
    measures: &Names,
) -> Option<Terms> {
    let mut fields = reader.fields(node)?;
    let counts =
        reader.choice_or(&mut fields, "counts", &Counts::NAMES, Counts::default());
    let moves = reader.choice_or(&mut fields, "moves", &Moves::NAMES, Moves::default());
    let (names, default) = (&PartMonths::NAMES, PartMonths::default());
    let part_months = reader.choice_or(&mut fields, "part_months", names, default);
    let cost = measure(reader, &mut fields, "cost", measures);
    let mut taken = Names::default();
    let forms = reader.some(&mut fields, "forms", |reader, node| {
        form(reader, node, &mut taken, measures)
    });
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Terms { forms, counts, moves, part_months, cost, citation })
}

fn form(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    measures: &Names,
) -> Option<Form> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let days = measure(reader, &mut fields, "days", measures);
    let months = measure(reader, &mut fields, "months", measures);
    if days.is_some() && days == months {
        let problem = reader.problem(Code::ConflictingFields, node.span);
        reader.report(problem.with("fields", "days, months"));
    }
    reader.finish(&fields);
    Some(Form { id: id?.value, name: name?, days, months })
}

/// A measure that facts of care are of.
fn measure(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    name: &'static str,
    measures: &Names,
) -> Option<String> {
    let node = fields.optional(name)?;
    Some(reader.reference(node, Among::Measures, measures)?.value)
}

#[cfg(test)]
#[path = "caring_tests.rs"]
mod tests;
