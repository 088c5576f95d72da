//! Divisions of the buyers into areas.

use std::collections::BTreeSet;

use super::fields::Reader;
use crate::agreement::names::Names;
use crate::agreement::{Area, Division};
use crate::diagnostic::Code;
use crate::read::node::Node;

impl Reader<'_> {
    /// A code that may stand but once in its table.
    pub fn once(&mut self, node: &Node, code: &str, codes: &mut BTreeSet<String>) {
        if !codes.insert(code.to_owned()) {
            let problem =
                self.problem(Code::DuplicateBuyer, node.span).with("code", code);
            self.report(problem);
        }
    }
}

pub(super) fn division(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    buyers: Option<&Names>,
) -> Option<Division> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let mut codes = BTreeSet::new();
    let mut area_ids = Names::default();
    let areas = reader.some(&mut fields, "areas", |reader, node| {
        area(reader, node, &mut area_ids, &mut codes, buyers)
    });
    // Without any area nobody is in one, and that has been said.
    if let Some(id) = id.as_ref().filter(|_| !codes.is_empty()) {
        for code in buyers.into_iter().flat_map(Names::iter) {
            if !codes.contains(code) {
                let problem = reader
                    .problem(Code::OutsideDivision, node.span)
                    .at(id.position)
                    .with("code", code)
                    .with("division", &id.value);
                reader.report(problem);
            }
        }
    }
    reader.finish(&fields);
    Some(Division { id: id?, areas })
}

fn area(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    codes: &mut BTreeSet<String>,
    known: Option<&Names>,
) -> Option<Area> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let buyers = reader.some(&mut fields, "buyers", |reader, node| {
        let code = reader.buyer(node, known)?;
        reader.once(node, &code.value, codes);
        Some(code)
    });
    reader.finish(&fields);
    Some(Area { id: id?, name: name?, buyers })
}
