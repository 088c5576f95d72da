//! The tree that both syntaxes become: values with the bytes they stand on.

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

impl Span {
    /// The same bytes, counted from that many further ahead.
    fn moved(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

impl Node {
    /// The same tree, its places counted from that many bytes further ahead: so texts that are read
    /// together stand one behind the other.
    pub fn moved(self, by: usize) -> Self {
        let value = match self.value {
            Value::List(items) => {
                Value::List(items.into_iter().map(|item| item.moved(by)).collect())
            }
            Value::Table(fields) => {
                let moved = fields.into_iter().map(|field| Field {
                    name: field.name,
                    span: field.span.moved(by),
                    node: field.node.moved(by),
                });
                Value::Table(moved.collect())
            }
            value => value,
        };
        Self { span: self.span.moved(by), value }
    }

    /// The field of a table.
    pub fn field(&self, name: &str) -> Option<&Node> {
        let Value::Table(fields) = &self.value else { return None };
        fields.iter().find(|field| field.name == name).map(|field| &field.node)
    }

    /// The text of a field of a table.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.field(name)?.as_text()
    }

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
