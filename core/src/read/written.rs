//! The tree of nodes as text again.

use std::fmt::Write;

use super::node::{Node, Value};

/// The tree as JSON, two spaces deep.
pub(crate) fn to_json(node: &Node) -> String {
    let mut text = String::new();
    write_json(node, 0, &mut text);
    text.push('\n');
    text
}

fn write_json(node: &Node, depth: usize, out: &mut String) {
    let indent = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    match &node.value {
        Value::Text(text) | Value::Date(text) => {
            out.push_str(&serde_json::Value::from(text.as_str()).to_string());
        }
        Value::Number(number) => out.push_str(number),
        Value::Bool(yes) => {
            // A String takes every write.
            let _ = write!(out, "{yes}");
        }
        Value::Null => out.push_str("null"),
        Value::List(items) => {
            out.push('[');
            for (count, item) in items.iter().enumerate() {
                out.push_str(if count > 0 { "," } else { "" });
                indent(out, depth + 1);
                write_json(item, depth + 1, out);
            }
            if !items.is_empty() {
                indent(out, depth);
            }
            out.push(']');
        }
        Value::Table(fields) => {
            out.push('{');
            for (count, field) in fields.iter().enumerate() {
                out.push_str(if count > 0 { "," } else { "" });
                indent(out, depth + 1);
                out.push_str(&serde_json::Value::from(field.name.as_str()).to_string());
                out.push_str(": ");
                write_json(&field.node, depth + 1, out);
            }
            if !fields.is_empty() {
                indent(out, depth);
            }
            out.push('}');
        }
    }
}
