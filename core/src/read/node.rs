//! The tree that both syntaxes become: values with the bytes they stand on.

use std::fmt::Write;

use crate::diagnostic::words::Form;

/// Bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub span: Span,
    pub value: Value,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    /// A bare number, as written.
    Number(String),
    Bool(bool),
    /// A bare date, as written (TOML only).
    #[cfg_attr(not(feature = "toml"), expect(dead_code, reason = "JSON has no dates"))]
    Date(String),
    Null,
    List(Vec<Node>),
    Table(Vec<Field>),
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub name: String,
    pub span: Span,
    pub node: Node,
}

impl Node {
    /// Its text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Value {
    /// What it is, for a message.
    pub fn form(&self) -> Form {
        match self {
            Self::Text(_) => Form::Text,
            Self::Number(_) => Form::Number,
            Self::Bool(_) => Form::Bool,
            Self::Date(_) => Form::Date,
            Self::Null => Form::Null,
            Self::List(_) => Form::List,
            Self::Table(_) => Form::Table,
        }
    }
}

/// The tree as JSON, two spaces deep.
#[cfg_attr(not(feature = "toml"), expect(dead_code, reason = "only TOML is converted"))]
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
