//! What tables of every kind share: their separator, and the bytes on which a cell stands.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, LineIndex, Position};

/// `;` if the first line that says something has one, else `,`.
pub(crate) fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
    if first.contains(';') { b';' } else { b',' }
}

/// What is said of a text that is no table.
pub(crate) fn broken(
    error: &::csv::Error,
    index: &LineIndex<'_>,
    input: Input,
) -> Diagnostics {
    let byte =
        error.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
    Diagnostic::new(Code::Syntax, input)
        .at(Some(index.position(byte, byte)))
        .with("language", "CSV")
        .with("reason", error)
        .into()
}

/// The bytes of the cells of one record.
#[derive(Default)]
pub(crate) struct Spans {
    cells: Vec<(usize, usize)>,
}

impl Spans {
    pub fn of(text: &str, record: &::csv::StringRecord, separator: u8) -> Self {
        let start = record
            .position()
            .map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
        // The reader's record may begin at the line break before it.
        let rest = text.get(start..).unwrap_or_default();
        let start = start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let bytes = text.as_bytes().get(start..).unwrap_or_default();
        let mut cells = Vec::new();
        let (mut begin, mut end) = (start, start);
        // Only a quote that opens its cell quotes it; within, two stand for one.
        let (mut opened, mut within) = (false, false);
        for byte in bytes {
            match byte {
                b'"' if begin == end => (opened, within) = (true, true),
                b'"' if opened => within = !within,
                b'\r' | b'\n' if !within => break,
                _ if *byte == separator && !within => {
                    cells.push((begin, end));
                    begin = end + 1;
                    opened = false;
                }
                _ => {}
            }
            end += 1;
        }
        cells.push((begin, end));
        Self { cells }
    }

    pub fn row(&self, index: &LineIndex<'_>) -> Position {
        let start = self.cells.first().map_or(0, |cell| cell.0);
        index.position(start, self.cells.last().map_or(start, |cell| cell.1))
    }

    /// The bytes of a cell, or of the first where there is none.
    pub fn bytes(&self, place: usize) -> (usize, usize) {
        self.cells.get(place).or(self.cells.first()).copied().unwrap_or_default()
    }

    pub fn cell(&self, place: usize, index: &LineIndex<'_>) -> Position {
        match self.cells.get(place) {
            Some((start, end)) => index.position(*start, *end),
            None => self.row(index),
        }
    }
}
