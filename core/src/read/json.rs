//! JSON to nodes, strictly: no comments, no trailing commas, no loose numbers.

use std::collections::BTreeSet;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::json_reasons::reason;
use super::node::{Field, Node, Span, Value};
use super::{DEPTH, syntax_error, too_deep};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, LineIndex};
use crate::text::Text;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The text as a tree; `input` says whose text it is.
pub(crate) fn tree(index: &LineIndex<'_>, input: Input) -> Result<Node, Diagnostics> {
    let text = index.text();
    let parsed =
        parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
            let span = span(error.range());
            match error.kind() {
                ParseErrorKind::NestingDepthExceeded => too_deep(index, span, input),
                kind => syntax_error(index, input, span, "JSON", &reason(kind)),
            }
        })?;
    if let Some(value) = parsed.value {
        node(value, 0, index, input)
    } else {
        let end = Span { start: text.len(), end: text.len() };
        let reason =
            Text::in_all("teksti on tyhjä", "texten är tom", "the text is empty");
        Err(syntax_error(index, input, end, "JSON", &reason).into())
    }
}

fn span(range: jsonc_parser::common::Range) -> Span {
    Span { start: range.start, end: range.end }
}

fn node(
    value: ast::Value<'_>,
    depth: usize,
    index: &LineIndex<'_>,
    input: Input,
) -> Result<Node, Diagnostics> {
    let span = span(value.range());
    let nests = matches!(value, ast::Value::Object(_) | ast::Value::Array(_));
    if nests && depth >= DEPTH {
        return Err(too_deep(index, span, input).into());
    }
    let value = match value {
        ast::Value::StringLit(text) => Value::Text(text.value.into_owned()),
        ast::Value::NumberLit(number) => Value::Number(number.value.to_owned()),
        ast::Value::BooleanLit(yes) => Value::Bool(yes.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(array) => {
            let items = array
                .elements
                .into_iter()
                .map(|item| node(item, depth + 1, index, input));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        ast::Value::Object(object) => Value::Table(fields(object, depth, index, input)?),
    };
    Ok(Node { span, value })
}

fn fields(
    object: ast::Object<'_>,
    depth: usize,
    index: &LineIndex<'_>,
    input: Input,
) -> Result<Vec<Field>, Diagnostics> {
    let mut fields: Vec<Field> = Vec::with_capacity(object.properties.len());
    let mut seen = BTreeSet::new();
    for property in object.properties {
        let span = span(property.name.range());
        let name = property.name.into_string();
        if !seen.insert(name.clone()) {
            return Err(Diagnostic::new(Code::DuplicateField, input)
                .at(Some(index.position(span.start, span.end)))
                .with("name", name)
                .into());
        }
        fields.push(Field {
            name,
            span,
            node: node(property.value, depth + 1, index, input)?,
        });
    }
    Ok(fields)
}
