//! How a year is paid beforehand and settled afterwards.

use super::fields::{Fields, Reader};
use super::terms::Known;
use crate::agreement::{Advance, Charge, Placed, Settlement, line};
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::facts::Status;
use crate::read::node::{Node, Value};

pub(super) fn settlement(
    reader: &mut Reader<'_>,
    node: &Node,
    known: &Known,
) -> Option<Settlement> {
    let mut fields = reader.fields(node)?;
    let advance = match fields.optional("advance") {
        Some(node) => advance(reader, node).map(Some),
        None => Some(None),
    };
    let status = statuses(reader, &mut fields);
    let threshold = match fields.optional("threshold") {
        Some(node) => reader.operand_from_zero(node, known).map(Some),
        None => Some(None),
    };
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Settlement { advance: advance?, status, threshold: threshold?, citation })
}

/// No charge is called as a line that none makes.
pub(super) fn check_names(
    reader: &mut Reader<'_>,
    charges: &[(Charge, Option<Placed<()>>)],
    settlement: Option<&Settlement>,
) {
    let more: &[&str] = settlement.map_or(&[], |_| &line::OF_SETTLED);
    for (charge, _) in charges {
        let id = charge.id.value.as_str();
        if line::OF_ALL.contains(&id) || more.contains(&id) {
            let problem = Diagnostic::new(Code::ReservedId, Input::Agreement);
            reader.report(problem.at(charge.id.position).with("id", id));
        }
    }
}

fn advance(reader: &mut Reader<'_>, node: &Node) -> Option<Advance> {
    let mut fields = reader.fields(node)?;
    let percent = reader
        .required(&mut fields, "percent")
        .and_then(|node| reader.decimal_above_zero(node));
    let instalments = match fields.optional("instalments") {
        // Daily at most.
        Some(node) => reader.whole(node, 2, 366).map(|count| u16::try_from(count).ok()),
        None => Some(None),
    };
    let status = statuses(reader, &mut fields);
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Advance { percent: percent?, instalments: instalments?, status, citation })
}

/// The field `status`: one, or a list of several.
fn statuses(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Status> {
    let Some(node) = fields.optional("status") else { return Vec::new() };
    let names: Vec<(&'static str, Status)> = Status::NAMES
        .into_iter()
        // Nobody agrees on figures that are made up.
        .filter(|(_, status)| *status != Status::Illustrative)
        .collect();
    let read = |reader: &mut Reader<'_>, node: &Node| reader.choice(node, &names);
    match &node.value {
        Value::List(items) if items.is_empty() => {
            let problem = reader.problem(Code::EmptyList, node.span);
            reader.report(problem.with("name", "status"));
            Vec::new()
        }
        Value::List(items) => {
            items.iter().filter_map(|item| read(reader, item)).collect()
        }
        _ => read(reader, node).into_iter().collect(),
    }
}

#[cfg(test)]
#[path = "settlement_tests.rs"]
mod tests;
