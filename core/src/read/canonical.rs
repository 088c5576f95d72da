//! The tree in the one spelling that its digest is made of (`docs/receipt.md`).

use super::node::{Field, Node, Value};

/// The tree as JSON: names in the order of their bytes, no blanks, nothing escaped but quotes,
/// backslashes and control characters. A date is a text; TOML and JSON come to the same.
pub(crate) fn json(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

fn write(node: &Node, out: &mut String) {
    match &node.value {
        Value::Text(text) | Value::Date(text) => out.push_str(&quoted(text)),
        Value::Number(number) => out.push_str(number),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Null => out.push_str("null"),
        Value::List(items) => {
            out.push('[');
            for (count, item) in items.iter().enumerate() {
                out.push_str(if count > 0 { "," } else { "" });
                write(item, out);
            }
            out.push(']');
        }
        Value::Table(fields) => {
            let mut fields: Vec<&Field> = fields.iter().collect();
            fields.sort_by(|one, other| one.name.cmp(&other.name));
            out.push('{');
            for (count, field) in fields.into_iter().enumerate() {
                out.push_str(if count > 0 { "," } else { "" });
                out.push_str(&quoted(&field.name));
                out.push(':');
                write(&field.node, out);
            }
            out.push('}');
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
#[path = "canonical_tests.rs"]
mod tests;
