//! Buyers and provider.

use super::fields::{Fields, Reader};
use super::node::Node;
use crate::agreement::{Buyers, ListedBuyer, Placed, Provider, Scheme};
use crate::diagnostic::Code;
use crate::municipality::MunicipalityCode;

const SCHEMES: [(&str, Scheme); 2] =
    [("fi-municipality", Scheme::Municipality), ("party", Scheme::Party)];

pub(super) fn provider(reader: &mut Reader<'_>, node: &Node) -> Option<Provider> {
    let mut fields = reader.fields(node)?;
    let name = reader.required_text(&mut fields, "name");
    let host = fields.optional("host").and_then(|node| reader.line(node));
    reader.finish(&fields);
    Some(Provider { name: name?, host })
}

pub(super) fn buyers(reader: &mut Reader<'_>, node: &Node) -> Option<Buyers> {
    let mut fields = reader.fields(node)?;
    let scheme = reader
        .required(&mut fields, "scheme")
        .and_then(|node| reader.choice(node, &SCHEMES));
    let on = fields.optional("on").and_then(|node| {
        let position = reader.position(node.span);
        reader.day(node).map(|value| Placed { value, position })
    });
    let region = fields.optional("region").and_then(|node| {
        let position = reader.position(node.span);
        reader.line(node).map(|value| Placed { value, position })
    });
    let (has_region, has_list) =
        (fields.optional("region").is_some(), fields.optional("list").is_some());
    let chosen = match (has_region, has_list) {
        (true, false) => {
            // A region is one of a map, and a map is one of a day.
            reader.required(&mut fields, "on");
            if let (Some(Scheme::Party), Some(node)) = (scheme, fields.optional("scheme"))
            {
                let problem = reader
                    .problem(Code::NotAChoice, node.span)
                    .with("value", "party")
                    .with("choices", "fi-municipality");
                reader.report(problem);
            }
            region.zip(on).map(|(region, on)| Buyers::Region { region, on })
        }
        (false, true) => scheme.map(|scheme| {
            let list = list(reader, &mut fields, scheme, on.is_some());
            Buyers::Listed { on, list }
        }),
        _ => {
            let problem = reader
                .problem(Code::ConflictingFields, node.span)
                .with("fields", "region, list");
            reader.report(problem);
            None
        }
    };
    reader.finish(&fields);
    chosen
}

fn list(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    scheme: Scheme,
    has_map: bool,
) -> Vec<ListedBuyer> {
    let mut taken = Vec::new();
    reader.some(fields, "list", |reader, node| {
        let mut fields = reader.fields(node)?;
        let scheme = reader.choice_or(&mut fields, "scheme", &SCHEMES, scheme);
        let name = match (fields.optional("name"), scheme, has_map) {
            // The register knows the name.
            (None, Scheme::Municipality, true) => None,
            _ => reader.required_text(&mut fields, "name"),
        };
        let code = reader.required(&mut fields, "code").and_then(|node| {
            let value = reader.line(node)?;
            if taken.contains(&value) {
                let problem =
                    reader.problem(Code::DuplicateBuyer, node.span).with("code", &value);
                reader.report(problem);
            }
            taken.push(value.clone());
            let position = reader.position(node.span);
            if scheme == Scheme::Municipality
                && value.parse::<MunicipalityCode>().is_err()
            {
                unknown(reader, node, &value);
            }
            Some(Placed { value, position })
        });
        let members = reader.each(&mut fields, "members", |reader, node| {
            let text = reader.string(node)?;
            let position = reader.position(node.span);
            if let Ok(value) = text.parse() {
                Some(Placed { value, position })
            } else {
                unknown(reader, node, text);
                None
            }
        });
        reader.finish(&fields);
        Some(ListedBuyer { scheme, code: code?, name, members })
    })
}

fn unknown(reader: &mut Reader<'_>, node: &Node, code: &str) {
    let problem = reader
        .problem(Code::UnknownMunicipality, node.span)
        .with("code", code)
        .with("date", "-");
    reader.report(problem);
}
