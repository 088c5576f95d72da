//! Facts from CSV: comma, or semicolon with decimal comma or point.

use std::borrow::Cow;

use super::{FactRow, Facts, LARGEST, Places};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, LineIndex};
use crate::read::csv::{Spans, broken, separator};
use crate::suggest;
use crate::text::Text;

const WANTED: [&str; 4] = ["buyer", "measure", "period", "value"];
const ALLOWED: [&str; 9] =
    ["buyer", "measure", "period", "value", "status", "known", "unit", "name", "client"];

pub(super) fn read(bytes: &[u8]) -> Result<Facts, Diagnostics> {
    let index = crate::read::text(bytes, LARGEST, Input::Facts)?;
    let text = &*uncommented(index.text());
    let separator = separator(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let (header, spans) = match records.next() {
        Some(Ok(record)) => {
            let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
            (cells, Spans::of(text, &record, separator))
        }
        Some(Err(error)) => return Err(broken(&error, &index, Input::Facts)),
        None => (Vec::new(), Spans::default()),
    };
    check_header(&header, &spans, &index)?;
    let of_clients = header.iter().any(|name| name == "client");
    let mut problems = Diagnostics::new();
    let mut rows = Vec::new();
    for record in records {
        let record = record.map_err(|error| broken(&error, &index, Input::Facts))?;
        let spans = Spans::of(text, &record, separator);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.len() != header.len() {
            let ragged = Diagnostic::new(Code::RaggedRow, Input::Facts)
                .at(Some(spans.row(&index)))
                .with("found", record.len())
                .with("expected", header.len());
            problems.push(if of_clients { ragged.confidential() } else { ragged });
            continue;
        }
        rows.push(row(&header, &record, &spans, separator, &index));
    }
    let of_clients = rows.iter().any(|(row, _): &(FactRow, _)| row.client.is_some());
    let rows = rows.iter().map(|(row, places)| (row.cells(), places.clone()));
    Facts::read(rows, of_clients, problems)
}

/// The text with a comment above its header blanked out, so that every cell stays where it is. Below the
/// header nothing is a comment: no row is passed over.
fn uncommented(text: &str) -> Cow<'_, str> {
    let comment =
        |line: &&str| line.starts_with('#') || line.trim_matches(['\r', '\n']).is_empty();
    let lines = text.split_inclusive('\n').take_while(comment);
    let above: usize = lines.map(str::len).sum();
    match text.split_at_checked(above) {
        Some((comment, table)) if !comment.is_empty() => {
            Cow::Owned("\n".repeat(comment.len()) + table)
        }
        _ => Cow::Borrowed(text),
    }
}

fn check_header(
    header: &[String],
    spans: &Spans,
    index: &LineIndex<'_>,
) -> Result<(), Diagnostics> {
    // Without any name that is known it may be a first row, with a client in it.
    let headless = !header.iter().any(|name| ALLOWED.contains(&name.as_str()));
    let problem = |code, place| {
        let problem = Diagnostic::new(code, Input::Facts).at(Some(place));
        if headless { problem.confidential() } else { problem }
    };
    let mut problems = Diagnostics::new();
    for (place, name) in header.iter().enumerate() {
        let at = spans.cell(place, index);
        if !ALLOWED.contains(&name.as_str()) {
            let unknown = problem(Code::UnknownColumn, at);
            problems.push(if headless {
                let unknown = unknown.with_text("name", Text::withheld());
                unknown.with("allowed", ALLOWED.join(", "))
            } else {
                unknown.with("name", name).with("allowed", suggest::known(name, &ALLOWED))
            });
        } else if header.iter().take(place).any(|before| before == name) {
            problems.push(problem(Code::DuplicateField, at).with("name", name));
        }
    }
    for name in WANTED {
        if !header.iter().any(|column| column == name) {
            let missing = problem(Code::MissingColumn, spans.row(index));
            problems.push(missing.with("name", name).with("columns", WANTED.join(", ")));
        }
    }
    problems.unless_errors(())
}

fn row(
    header: &[String],
    record: &::csv::StringRecord,
    spans: &Spans,
    separator: u8,
    index: &LineIndex<'_>,
) -> (FactRow, Places) {
    let column = |name: &str| header.iter().position(|column| column == name);
    let cell =
        |name: &str| column(name).and_then(|place| record.get(place)).map(str::to_owned);
    let place = |name: &str| column(name).map(|place| spans.cell(place, index));
    let mut value = cell("value").unwrap_or_default();
    // Where `;` separates, a comma can only be the decimal one.
    if separator == b';' && value.matches(',').count() == 1 && !value.contains('.') {
        value = value.replace(',', ".");
    }
    let row = FactRow {
        buyer: cell("buyer").unwrap_or_default(),
        measure: cell("measure").unwrap_or_default(),
        period: cell("period").unwrap_or_default(),
        value,
        status: cell("status"),
        known: cell("known"),
        unit: cell("unit"),
        name: cell("name"),
        client: cell("client"),
    };
    let places = Places {
        row: Some(spans.row(index)),
        period: place("period"),
        value: place("value"),
        status: place("status"),
        known: place("known"),
        in_sheet: None,
    };
    (row, places)
}
