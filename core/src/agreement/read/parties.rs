//! Buyers and provider.

use super::fields::{Fields, Reader};
use super::scalars::not_stated;
use crate::agreement::names::Names;
use crate::agreement::{
    Buyers, ListedBuyer, On, Placed, Provider, Scheme, Selection, Succession,
};
use crate::diagnostic::Code;
use crate::municipality::MunicipalityCode;
use crate::read::node::{Node, Value};
use crate::text::Text;

/// The scheme whose codes have three digits.
const FINNISH: &str = "fi-municipality";
/// The scheme of buyers that are no municipalities.
const PARTY: &str = "party";

pub(super) fn provider(reader: &mut Reader<'_>, node: &Node) -> Option<Provider> {
    let mut fields = reader.fields(node)?;
    let name = reader.required_text(&mut fields, "name");
    let host = fields.optional("host").and_then(|node| reader.line(node));
    reader.finish(&fields);
    Some(Provider { name: name?, host })
}

pub(super) fn buyers(reader: &mut Reader<'_>, node: &Node) -> Option<Buyers> {
    let mut fields = reader.fields(node)?;
    let mut municipalities = None;
    let scheme = reader
        .required(&mut fields, "scheme")
        .and_then(|node| scheme(reader, node, &mut municipalities));
    let on = fields.optional("on").and_then(|node| on(reader, node));
    let succession =
        fields.optional("succession").and_then(|n| reader.choice(n, &Succession::NAMES));
    if let (Some(node), Some(On::Day(_)) | None) =
        (fields.optional("succession"), on.as_ref().map(|on| on.value))
    {
        // On a fixed map nobody ends.
        let problem = reader
            .problem(Code::ConflictingFields, node.span)
            .with("fields", "succession, on = \"YYYY-MM-DD\"");
        reader.report(problem);
    }
    let region = fields.optional("region").and_then(|node| {
        let position = reader.position(node.span);
        reader.line(node).map(|value| Placed { value, position })
    });
    let (has_region, has_list) =
        (fields.optional("region").is_some(), fields.optional("list").is_some());
    let list_not_stated = fields.optional("list").is_some_and(not_stated);
    let selection = match (has_region, has_list) {
        (true, false) => {
            // A region is one of a map, and a map is one of a day.
            reader.required(&mut fields, "on");
            if let (Some(Scheme::Party), Some(node)) = (scheme, fields.optional("scheme"))
            {
                let problem = reader
                    .problem(Code::NotAChoice, node.span)
                    .with("value", PARTY)
                    .with("choices", FINNISH);
                reader.report(problem);
            }
            region.zip(on.as_ref()).map(|(region, _)| Selection::Region(region))
        }
        (false, true) if list_not_stated => {
            let position =
                fields.optional("list").and_then(|node| reader.position(node.span));
            Some(Selection::NotStated(Placed { value: (), position }))
        }
        (false, true) => scheme.map(|scheme| {
            let list =
                list(reader, &mut fields, scheme, on.is_some(), &mut municipalities);
            Selection::Listed(list)
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
    Some(Buyers { municipalities, on, succession, selection: selection? })
}

/// `party`, or what the register calls its codes: `fi-municipality`, `se-municipality`.
fn scheme(
    reader: &mut Reader<'_>,
    node: &Node,
    municipalities: &mut Option<Placed<String>>,
) -> Option<Scheme> {
    let text = reader.string(node)?;
    let country = text.strip_suffix("-municipality").unwrap_or_default();
    if text == PARTY {
        return Some(Scheme::Party);
    }
    let one = municipalities.as_ref().is_none_or(|known| known.value == text);
    if country.len() == 2 && country.bytes().all(|b| b.is_ascii_lowercase()) && one {
        let position = reader.position(node.span);
        *municipalities = Some(Placed { value: text.to_owned(), position });
        return Some(Scheme::Municipality);
    }
    let known = municipalities.as_ref().map_or(FINNISH, |known| &known.value);
    let problem = reader
        .problem(Code::NotAChoice, node.span)
        .with("value", text)
        .with("choices", format!("{known}, {PARTY}"));
    reader.report(problem);
    None
}

fn on(reader: &mut Reader<'_>, node: &Node) -> Option<Placed<On>> {
    let position = reader.position(node.span);
    let value = match &node.value {
        Value::Text(text) if text == "period" => On::Period,
        _ => On::Day(reader.day(node)?),
    };
    Some(Placed { value, position })
}

fn list(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    default: Scheme,
    has_map: bool,
    municipalities: &mut Option<Placed<String>>,
) -> Vec<ListedBuyer> {
    let mut taken = Names::default();
    reader.some(fields, "list", |reader, node| {
        let mut fields = reader.fields(node)?;
        let scheme = match fields.optional("scheme") {
            Some(node) => scheme(reader, node, municipalities).unwrap_or(default),
            None => default,
        };
        let name = match (fields.optional("name"), scheme, has_map) {
            // The register knows the name.
            (None, Scheme::Municipality, true) => None,
            _ => reader.required_text(&mut fields, "name"),
        };
        let code = reader.required(&mut fields, "code").and_then(|node| {
            let value = reader.line(node)?;
            if !taken.insert(&value) {
                let problem =
                    reader.problem(Code::DuplicateBuyer, node.span).with("code", &value);
                reader.report(problem);
            }
            let position = reader.position(node.span);
            let finnish = municipalities.as_ref().is_some_and(|s| s.value == FINNISH);
            if scheme == Scheme::Municipality
                && (value.parse::<MunicipalityCode>().is_err()
                    || (finnish && !three_digits(&value)))
            {
                unknown(reader, node, &value);
            }
            Some(Placed { value, position })
        });
        let members = reader.each(&mut fields, "members", Reader::municipality);
        reader.finish(&fields);
        Some(ListedBuyer { scheme, code: code?, name, members })
    })
}

pub(super) fn unknown(reader: &mut Reader<'_>, node: &Node, code: &str) {
    let problem = reader
        .problem(Code::UnknownMunicipality, node.span)
        .with("code", code)
        .with_text("date", Text::in_all("minään päivänä", "någon dag", "any day"));
    reader.report(problem);
}

fn three_digits(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit())
}
