//! Bytes to text, within a limit: the first step of reading anything.

use crate::diagnostic::{Code, Diagnostic, Input, LineIndex};

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
