//! The texts that an agreement is read from: its own, and behind it those of its amendments.

use crate::agreement::amendment::{Amendment, Written};
use crate::diagnostic::{LineIndex, Position};
use crate::read::node::Span;

/// One text behind the other, so that a place says by itself which text it is in.
pub(super) struct Texts<'t>(Vec<Part<'t>>);

struct Part<'t> {
    /// Its first byte among all.
    first: usize,
    /// Which amendment it is; none of the agreement itself.
    amendment: Option<usize>,
    /// None where its reader never saw it.
    lines: Option<LineIndex<'t>>,
}

impl<'t> Texts<'t> {
    pub fn new(written: &'t Written, amendments: &'t [Amendment]) -> Self {
        let own = written.text.as_deref().map(LineIndex::new);
        let mut parts = vec![Part { first: 0, amendment: None, lines: own }];
        parts.extend(amendments.iter().map(|amendment| Part {
            first: amendment.first_byte(),
            amendment: Some(amendment.number()),
            lines: Some(LineIndex::new(amendment.text())),
        }));
        parts.sort_by_key(|part| part.first);
        Self(parts)
    }

    /// An amendment alone.
    pub fn of(lines: LineIndex<'t>, first: usize, number: usize) -> Self {
        Self(vec![Part { first, amendment: Some(number), lines: Some(lines) }])
    }

    /// Where a place is; none in a text that nobody gave.
    pub fn position(&self, span: Span) -> Option<Position> {
        let begun = self.0.partition_point(|part| part.first <= span.start);
        let part = self.0.get(begun.checked_sub(1)?)?;
        let (start, end) = (span.start - part.first, span.end.saturating_sub(part.first));
        let place = part.lines.as_ref()?.position(start, end);
        Some(Position { amendment: part.amendment, ..place })
    }
}
