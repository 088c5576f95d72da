//! Nodes made by hand, each with the place of what it is made of.

use super::labels::Label;
use crate::exact::Exact;
use crate::read::node::{Field, Node, Span, Value};

pub(super) fn text(span: Span, text: &str) -> Node {
    Node { span, value: Value::Text(text.to_owned()) }
}

pub(super) fn list(span: Span, items: Vec<Node>) -> Node {
    Node { span, value: Value::List(items) }
}

pub(super) fn table(span: Span, fields: Vec<(&str, Node)>) -> Node {
    let fields = fields
        .into_iter()
        .map(|(name, node)| Field { name: name.to_owned(), span: node.span, node })
        .collect();
    Node { span, value: Value::Table(fields) }
}

/// The node of a field.
pub(super) fn field<'n>(fields: &'n [Field], name: &str) -> Option<&'n Node> {
    fields.iter().find(|field| field.name == name).map(|field| &field.node)
}

/// The name of a term with what a step of it is, in each language of the name.
pub(super) fn named(name: &Node, label: Label, at: Span) -> Node {
    let Value::Table(fields) = &name.value else { return name.clone() };
    let [fi, sv, en] = label.0;
    let in_language = |field: &Field| {
        let label = match field.name.as_str() {
            "fi" => fi,
            "sv" => sv,
            _ => en,
        };
        let node = match &field.node.value {
            Value::Text(name) => text(at, &format!("{name}: {label}")),
            _ => field.node.clone(),
        };
        Field { name: field.name.clone(), span: field.span, node }
    };
    Node { span: at, value: Value::Table(fields.iter().map(in_language).collect()) }
}

/// The same table with a field of another name.
pub(super) fn renamed(node: &Node, from: &str, to: &str) -> Node {
    let Value::Table(fields) = &node.value else { return node.clone() };
    let fields = fields.iter().map(|field| {
        let name = if field.name == from { to } else { &field.name };
        Field { name: name.to_owned(), span: field.span, node: field.node.clone() }
    });
    Node { span: node.span, value: Value::Table(fields.collect()) }
}

/// The number that a figure is, where it is one written in place.
pub(super) fn number(node: &Node) -> Option<Exact> {
    node.as_text()?.parse().ok()
}
