//! The first steps of reading anything: bytes to text within a limit, text to nodes or to cells.

pub(crate) mod canonical;
pub(crate) mod csv;
pub(crate) mod json;
mod json_reasons;
pub(crate) mod node;
pub mod rows;
pub(crate) mod written;

use crate::diagnostic::{Code, Diagnostic, Input, LineIndex};
use crate::text::Text;
use node::Span;

/// How deep tables may nest.
pub(crate) const DEPTH: usize = 64;

/// The bytes as text, with its lines.
pub(crate) fn text(
    bytes: &[u8],
    limit: usize,
    input: Input,
) -> Result<LineIndex<'_>, Diagnostic> {
    if bytes.len() > limit {
        return Err(too_large(limit, input));
    }
    std::str::from_utf8(bytes).map(LineIndex::new).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let before = std::str::from_utf8(valid).unwrap_or_default();
        let index = LineIndex::new(before);
        let end = index.text().len();
        Diagnostic::new(Code::NotUtf8, input).at(Some(index.position(end, end)))
    })
}

/// What is said of a text that is longer than `limit` bytes.
pub(crate) fn too_large(limit: usize, input: Input) -> Diagnostic {
    Diagnostic::new(Code::TooLarge, input).with("limit", limit)
}

/// What is said of a text that is not in its language.
pub(crate) fn syntax_error(
    index: &LineIndex<'_>,
    input: Input,
    span: Span,
    language: &str,
    reason: &Text,
) -> Diagnostic {
    Diagnostic::new(Code::Syntax, input)
        .at(Some(index.position(span.start, span.end)))
        .with("language", language)
        .with_text("reason", Text::each(|lang| in_one_line(reason.get(lang))))
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is said of a table inside too many others.
pub(crate) fn too_deep(index: &LineIndex<'_>, span: Span, input: Input) -> Diagnostic {
    Diagnostic::new(Code::TooDeep, input)
        .at(Some(index.position(span.start, span.start + 1)))
        .with("limit", DEPTH)
}
