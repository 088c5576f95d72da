//! Names that are referred to before the tables that they name are read.

use super::fields::Fields;
use crate::agreement::names::Names;
use crate::read::node::{Node, Value};

/// What is longer is no identifier, and would grow with every name made of it; steps that words are made
/// of have the identifier of a charge and more.
const LONGEST: usize = 128;

/// The identifiers of the tables of a list; what is wrong with them is told when they are read.
pub(super) fn ids(fields: &mut Fields<'_>, list: &'static str) -> Names {
    tables(fields.optional(list)).filter_map(|table| text(table, "id")).collect()
}

/// The identifiers of the steps, and of the parts of funds (`fund.part`).
pub(super) fn steps(fields: &mut Fields<'_>) -> Names {
    let mut names = Names::default();
    for table in tables(fields.optional("steps")) {
        let Some(id) = text(table, "id") else { continue };
        names.insert(id);
        for part in tables(table.field("funders")) {
            if let Some(part) = text(part, "id") {
                names.insert(&format!("{id}.{part}"));
            }
        }
    }
    names
}

fn tables(list: Option<&Node>) -> impl Iterator<Item = &Node> {
    match list.map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    }
    .iter()
}

fn text<'n>(table: &'n Node, name: &str) -> Option<&'n str> {
    table.text(name).filter(|text| text.len() <= LONGEST)
}
