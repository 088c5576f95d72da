//! Where in a text something stands.

use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// Which input a diagnostic speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Input {
    /// The agreement.
    Agreement,
    /// An amendment of it; its [`Position`] says which.
    Amendment,
    /// The facts.
    Facts,
    /// A register of municipalities.
    Register,
    /// A table of figures to be carried over.
    Figures,
    /// A table of workers.
    Workers,
    /// A table of clients.
    Clients,
    /// A table of caps.
    Caps,
    /// The working time of a worker.
    Time,
    /// A table of what posts cost.
    Costs,
    /// A table of workload standards.
    Standards,
    /// A table of placements.
    Placements,
    /// A table of prices of care.
    Prices,
    /// A table of commissioned carers.
    Carers,
    /// A table of children who need a place.
    Needs,
    /// A table of figures of offices.
    Offices,
    /// A table of clients and visits.
    Visits,
    /// A table of what buyers would pay alone.
    Alone,
    /// A table of groups of buyers.
    Groups,
    /// A printed table.
    Printed,
    /// The weights that are stated for a printed table.
    Weights,
    /// The call itself.
    Call,
}

impl Input {
    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Amendment => "amendment",
            Self::Facts => "facts",
            Self::Register => "register",
            Self::Figures => "figures",
            Self::Workers => "workers",
            Self::Clients => "clients",
            Self::Caps => "caps",
            Self::Time => "time",
            Self::Costs => "costs",
            Self::Standards => "standards",
            Self::Placements => "placements",
            Self::Prices => "prices",
            Self::Carers => "carers",
            Self::Needs => "needs",
            Self::Offices => "offices",
            Self::Visits => "visits",
            Self::Alone => "alone",
            Self::Groups => "groups",
            Self::Printed => "printed",
            Self::Weights => "weights",
            Self::Call => "call",
        }
    }
}

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// First byte, from 0.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Which of the amendments the text is, from 1 in the order in which they were given; none of
    /// any other text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amendment: Option<usize>,
}

/// A cell of a workbook. Shown as spreadsheet programs call it: `Use!D7`, or `'Käyttö 2002'!D7`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    sheet: String,
    row: usize,
    column: usize,
}

impl CellPlace {
    /// The cell of a sheet in a row and a column, both counted from 0.
    #[must_use]
    pub fn new(sheet: &str, row: usize, column: usize) -> Self {
        Self { sheet: sheet.to_owned(), row, column }
    }

    /// What [`Self::new`] was given.
    pub(super) fn parts(&self) -> (&str, usize, usize) {
        (&self.sheet, self.row, self.column)
    }
}

impl fmt::Display for CellPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |c: char| c.is_alphanumeric() || c == '_';
        if self.sheet.starts_with(char::is_alphabetic) && self.sheet.chars().all(plain) {
            write!(f, "{}!", self.sheet)?;
        } else {
            write!(f, "'{}'!", self.sheet.replace('\'', "''"))?;
        }
        // Columns are numbers of 26 letters without a zero: Z, then AA.
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.push((rest - 1) % 26);
            rest = (rest - 1) / 26;
        }
        for letter in letters.into_iter().rev() {
            write!(f, "{}", ('A'..='Z').nth(letter).unwrap_or('A'))?;
        }
        write!(f, "{}", self.row + 1)
    }
}

impl Serialize for CellPlace {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// A value and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub position: Option<Position>,
}

/// Finds lines and columns in a text.
///
/// A byte order mark is no part of its first line; the bytes of a [`Position`] count it.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    /// Bytes of the mark before the text.
    mark: usize,
    /// Counted when the first place is asked for: most texts have nothing wrong.
    lines: OnceLock<Lines>,
}

#[derive(Debug)]
struct Lines {
    starts: Vec<usize>,
    /// How many characters begin before each block of bytes, so that long lines cost little.
    blocks: Vec<usize>,
}

/// Bytes of a block.
const BLOCK: usize = 1 << 10;

impl<'a> LineIndex<'a> {
    /// An index of a text; it is read for its lines when the first place is asked for.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let (whole, text) = (text, text.strip_prefix('\u{feff}').unwrap_or(text));
        Self { text, mark: whole.len() - text.len(), lines: OnceLock::new() }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let starts =
                std::iter::once(0).chain(breaks.map(|(place, _)| place + 1)).collect();
            let counts = self.text.as_bytes().chunks(BLOCK).map(characters);
            let blocks = std::iter::once(0).chain(counts.scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            }));
            Lines { starts, blocks: blocks.collect() }
        })
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The position of the bytes from `start` to `end` of [`Self::text`], cut to it.
    #[must_use]
    pub fn position(&self, start: usize, end: usize) -> Position {
        let start = floor_boundary(self.text, start);
        let end = floor_boundary(self.text, end.max(start));
        let starts = &self.lines().starts;
        let line = starts.partition_point(|first| *first <= start).max(1);
        let first = starts.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(start) - self.characters_before(first);
        Position {
            line,
            column: column + 1,
            start: self.mark + start,
            end: self.mark + end,
            amendment: None,
        }
    }

    fn characters_before(&self, place: usize) -> usize {
        let block = place / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..place).unwrap_or_default();
        self.lines().blocks.get(block).copied().unwrap_or(0) + characters(rest)
    }
}

/// How many characters begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// The nearest boundary of a character at or before `place`.
fn floor_boundary(text: &str, place: usize) -> usize {
    let mut place = place.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}
