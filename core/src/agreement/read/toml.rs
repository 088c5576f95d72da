//! TOML to nodes.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::toml_reasons::reason;
use crate::diagnostic::{Diagnostics, Input, LineIndex};
use crate::read::node::{Field, Node, Span, Value};
use crate::read::{DEPTH, syntax_error, too_deep};

/// More syntax errors than anybody mends at once; a text that is no TOML has one in every line.
const MOST_ERRORS: usize = 100;

pub(super) fn tree(index: &LineIndex<'_>, input: Input) -> Result<Node, Diagnostics> {
    let (table, errors) = DeTable::parse_recoverable(index.text());
    if !errors.is_empty() {
        let deep = |message: &str| message.contains("recurs");
        if let Some(error) = errors.iter().find(|error| deep(error.message())) {
            let span = error.span().unwrap_or(0..0);
            return Err(too_deep(
                index,
                Span { start: span.start, end: span.end },
                input,
            )
            .into());
        }
        let mut placed: Vec<_> =
            errors.iter().map(|error| (error.span().unwrap_or(0..0), error)).collect();
        placed.sort_by_key(|(span, _)| span.start);
        let reported = placed.into_iter().take(MOST_ERRORS).map(|(span, error)| {
            let span = Span { start: span.start, end: span.end };
            syntax_error(index, input, span, "TOML", &reason(error.message()))
        });
        return Err(reported.collect::<Diagnostics>().sorted());
    }
    let span = Span { start: 0, end: 0 };
    fields(table.into_inner(), span, 0, index, input)
}

fn node(
    value: Spanned<DeValue<'_>>,
    depth: usize,
    index: &LineIndex<'_>,
    input: Input,
) -> Result<Node, Diagnostics> {
    let span = Span { start: value.span().start, end: value.span().end };
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => Value::Number(number.as_str().to_owned()),
        DeValue::Float(number) => Value::Number(number.as_str().to_owned()),
        DeValue::Boolean(yes) => Value::Bool(yes),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => {
            if depth >= DEPTH {
                return Err(too_deep(index, span, input).into());
            }
            let items = items.into_iter().map(|item| node(item, depth + 1, index, input));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => return fields(table, span, depth, index, input),
    };
    Ok(Node { span, value })
}

fn fields(
    table: DeTable<'_>,
    span: Span,
    depth: usize,
    index: &LineIndex<'_>,
    input: Input,
) -> Result<Node, Diagnostics> {
    if depth >= DEPTH {
        return Err(too_deep(index, span, input).into());
    }
    let mut all = Vec::new();
    for (key, value) in table {
        let span = Span { start: key.span().start, end: key.span().end };
        let name = key.into_inner().into_owned();
        all.push(Field { name, span, node: node(value, depth + 1, index, input)? });
    }
    // The parser keeps keys sorted by name; people and JSON keep the order of the text.
    all.sort_by_key(|field| field.span.start);
    Ok(Node { span, value: Value::Table(all) })
}
