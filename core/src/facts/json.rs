//! Facts from JSON rows.

use serde::Deserialize;

use super::{FactRow, Facts, LARGEST};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::text::Text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    rows: Vec<FactRow>,
}

pub(super) fn read(text: &str) -> Result<Facts, Diagnostics> {
    let index = crate::read::text(text.as_bytes(), LARGEST, Input::Facts)?;
    let text = index.text();
    let rows: Rows = serde_json::from_str(text).map_err(|error| {
        let line = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start = line.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let problem = Diagnostic::new(Code::Syntax, Input::Facts)
            .at(Some(index.position(start, start)))
            .with("language", "JSON");
        // The reason may hold a figure of the row.
        if super::of_clients(text) {
            problem.with_text("reason", Text::withheld()).confidential()
        } else {
            problem.with("reason", error)
        }
    })?;
    Facts::from_rows(&rows.rows)
}
