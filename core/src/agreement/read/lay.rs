//! One tree laid over another: the amendment over what held before it.

use std::collections::BTreeMap;

use super::fields::Reader;
use crate::agreement::names::Names;
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::read::node::{Field, Node, Value};

/// The lists of tables that have an `id`.
const LISTS: [(&str, Among<'_>); 13] = [
    ("sources", Among::Sources),
    ("notes", Among::Notes),
    ("units", Among::Units),
    ("measures", Among::Measures),
    ("divisions", Among::Divisions),
    ("steps", Among::Steps),
    ("services", Among::Services),
    ("arrangements", Among::Arrangements),
    ("phases", Among::Phases),
    ("figures", Among::KeyFigures),
    ("charges", Among::Charges),
    ("funders", Among::Funders),
    ("printed", Among::Printed),
];

/// What an agreement is known by.
const FIXED: [&str; 4] = ["format", "id", "currency", "title"];

/// By what the tables of a list are told apart.
#[derive(Clone, Copy)]
struct By {
    field: &'static str,
    kind: Among<'static>,
    twice: Code,
}

/// The agreement with an amendment laid over it: tables field by field, lists of tables with an `id` by it, all
/// else whole.
pub(super) fn over(reader: &mut Reader<'_>, below: &Node, above: &Node) -> Node {
    table(reader, below, above, &FIXED, |reader, name, below, above| {
        if name == "responsibilities" {
            let (kind, twice) = (Among::Measures, Code::DuplicateId);
            return items(reader, below, above, By { field: "measure", kind, twice });
        }
        let list = LISTS.iter().find(|(list, _)| *list == name);
        if let Some((_, kind)) = list {
            let by = By { field: "id", kind: *kind, twice: Code::DuplicateId };
            return items(reader, below, above, by);
        }
        match (below, &above.value) {
            (Some(below), Value::Table(_)) if name == "buyers" => {
                table(reader, below, above, &[], |reader, name, below, above| {
                    if name != "list" {
                        return above.clone();
                    }
                    let twice = Code::DuplicateBuyer;
                    let by = By { field: "code", kind: Among::Buyers, twice };
                    items(reader, below, above, by)
                })
            }
            (Some(below), Value::Table(_)) => {
                table(reader, below, above, &[], |_, _, _, above| above.clone())
            }
            _ => above.clone(),
        }
    })
}

/// The fields of one table over those of another; `inner` lays one field over its like. `fixed` may not be
/// taken away.
fn table(
    reader: &mut Reader<'_>,
    below: &Node,
    above: &Node,
    fixed: &[&str],
    inner: impl Fn(&mut Reader<'_>, &str, Option<&Node>, &Node) -> Node,
) -> Node {
    let (Value::Table(old), Value::Table(new)) = (&below.value, &above.value) else {
        return above.clone();
    };
    let without = without(reader, old, above, fixed);
    let kept = old.iter().filter(|field| !without.contains(&field.name));
    let mut fields: Vec<Field> = kept.cloned().collect();
    let places: BTreeMap<String, usize> = fields
        .iter()
        .zip(0..)
        .map(|(field, place)| (field.name.clone(), place))
        .collect();
    for field in new.iter().filter(|field| field.name != WITHOUT) {
        let like = places.get(&field.name).and_then(|place| fields.get_mut(*place));
        let node =
            inner(reader, &field.name, like.as_ref().map(|like| &like.node), &field.node);
        let laid = Field { name: field.name.clone(), span: field.span, node };
        match like {
            Some(like) => *like = laid,
            None => fields.push(laid),
        }
    }
    // What is wrong with the whole of it the amendment brought about: it was right before.
    Node { span: above.span, value: Value::Table(fields) }
}

/// Fields that are taken away.
const WITHOUT: &str = "without";

fn without(
    reader: &mut Reader<'_>,
    old: &[Field],
    above: &Node,
    fixed: &[&str],
) -> Names {
    let mut taken = Names::default();
    let Some(list) = above.field(WITHOUT) else { return taken };
    let known = old.iter().map(|field| field.name.as_str());
    let known: Names = known.filter(|name| !fixed.contains(name)).collect();
    for node in reader.items(list).unwrap_or_default() {
        let Some(name) = reader.string(node) else { continue };
        if known.contains(name) {
            taken.insert(name);
        } else {
            let allowed = reader.instead_of(name, &known);
            let unknown = reader.problem(Code::UnknownField, node.span);
            reader.report(unknown.with("name", name).with("allowed", allowed));
        }
    }
    taken
}

/// The tables of one list over those of another.
fn items(reader: &mut Reader<'_>, below: Option<&Node>, above: &Node, by: By) -> Node {
    let Value::List(new) = &above.value else { return above.clone() };
    let old = match below.map(|node| &node.value) {
        Some(Value::List(old)) => old.as_slice(),
        _ => &[],
    };
    let mut items: Vec<Option<Node>> = old.iter().cloned().map(Some).collect();
    let named =
        old.iter().zip(0..).filter_map(|(item, at)| Some((item.text(by.field)?, at)));
    let places: BTreeMap<&str, usize> = named.collect();
    let known: Names = old.iter().filter_map(|item| item.text(by.field)).collect();
    let mut seen = Names::default();
    for item in new {
        // What has no name is told of when the table is read.
        let Some(name) = item.text(by.field) else {
            items.push(Some(item.clone()));
            continue;
        };
        if !seen.insert(name) {
            let span = item.field(by.field).map_or(item.span, |node| node.span);
            let twice = reader.problem(by.twice, span);
            let twice = twice.with("id", name).with("code", name);
            reader.report(twice);
            continue;
        }
        let like = places.get(name).and_then(|place| items.get_mut(*place));
        match (like, removed(reader, item, by)) {
            (Some(like), true) => *like = None,
            (Some(like), false) => {
                let laid = like.as_ref().map(|below| {
                    table(reader, below, item, &[], |_, _, _, above| above.clone())
                });
                *like = laid;
            }
            (None, true) => {
                if let Some(node) = item.field(by.field) {
                    reader.reference(node, by.kind, &known);
                }
            }
            (None, false) => items.push(Some(item.clone())),
        }
    }
    Node { span: above.span, value: Value::List(items.into_iter().flatten().collect()) }
}

/// Whether a table says only that what it names is taken out.
fn removed(reader: &mut Reader<'_>, item: &Node, by: By) -> bool {
    let Some(mut fields) = item.field("removed").and_then(|_| reader.fields(item)) else {
        return false;
    };
    fields.allow(&[by.field]);
    if let Some(node) = fields.optional("removed") {
        reader.choice(node, &[("yes", ())]);
    }
    reader.finish(&fields);
    true
}
