//! Facts from JSON rows.

use serde::Deserialize;

use super::{FactRow, Facts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, LineIndex};

const BYTES: usize = 32 << 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    rows: Vec<FactRow>,
}

pub(super) fn read(text: &str) -> Result<Facts, Diagnostics> {
    crate::read::text(text.as_bytes(), BYTES, Input::Facts)?;
    let rows: Rows = serde_json::from_str(text).map_err(|error| {
        let index = LineIndex::new(text);
        let line = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start = line.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        Diagnostic::new(Code::Syntax, Input::Facts)
            .at(Some(index.position(start, start)))
            .with("language", "JSON")
            .with("reason", error)
    })?;
    Facts::from_rows(rows.rows)
}
