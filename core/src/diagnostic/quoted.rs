//! The line of a text that a diagnostic speaks of.

use std::ops::Range;

use super::{Diagnostic, Excerpt};
use crate::text::Lang;

/// The longest line that is shown, in bytes; no person reads a longer one.
const LONGEST_LINE: usize = 500;

/// A line of a text, and which bytes of it are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The line, without its end.
    pub line: String,
    /// Its number, from 1.
    pub number: usize,
    /// The bytes of the line that are meant; empty where something is missing between two.
    pub span: Range<usize>,
}

impl Diagnostic {
    /// The line of its text, if it has a place there, the line can be read, and it may be shown.
    #[must_use]
    pub fn quoted(&self, text: &[u8]) -> Option<Quoted> {
        let place = self.position.filter(|_| self.excerpt == Excerpt::Shown)?;
        let text = std::str::from_utf8(text).ok()?;
        let first = text.get(..place.start)?.rfind('\n').map_or(0, |end| end + 1);
        let line = text.get(first..)?.lines().next().unwrap_or_default();
        let start = place.start - first;
        // A place may go on for many lines, such as a table; its first one is shown.
        let end = (place.end - first).min(line.len()).max(start);
        let fits = line.len() <= LONGEST_LINE && line.get(start..end).is_some();
        fits.then(|| Quoted {
            line: line.to_owned(),
            number: place.line,
            span: start..end,
        })
    }

    /// Where it stands, as `agreement:12:5`, or as `Use!D7` in a workbook; none where it has no place in a
    /// text.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        if let Some(cell) = self.cell() {
            return Some(cell.to_string());
        }
        let place = self.position?;
        let number = place.amendment.map(|number| format!(" {number}"));
        let (input, number) = (self.input.as_str(), number.unwrap_or_default());
        Some(format!("{input}{number}:{}:{}", place.line, place.column))
    }

    /// The value that it is about, where its message names one.
    #[must_use]
    pub fn subject(&self, lang: Lang) -> Option<&str> {
        let names = ["value", "found", "id", "code", "name"];
        names.into_iter().find_map(|name| self.value(name, lang))
    }

    /// As [`Self::to_line`], with the line that is meant below it, marked, and how to mend it.
    ///
    /// ```
    /// use osuus::agreement::{Agreement, Syntax};
    /// use osuus::text::Lang;
    /// let text = b"{\"format\": 1, \"colour\": 2}";
    /// let problems = Agreement::read(text, Syntax::Json).unwrap_err();
    /// let unknown = problems.iter().find(|one| one.code().as_str() == "unknown-field").unwrap();
    /// let shown = unknown.to_text(unknown.quoted(text).as_ref(), Lang::En);
    /// assert!(shown.contains("1 | {\"format\": 1, \"colour\": 2}"));
    /// ```
    #[must_use]
    pub fn to_text(&self, quoted: Option<&Quoted>, lang: Lang) -> String {
        let mut text = self.headline(lang);
        if let Some(Quoted { line, number, span }) = quoted {
            let number = number.to_string();
            let margin = " ".repeat(number.len());
            // Tabs stay tabs, so that the mark stands under what it marks.
            let before = line.get(..span.start).unwrap_or_default();
            let blank: String =
                before.chars().map(|of| if of == '\t' { '\t' } else { ' ' }).collect();
            let meant = line.get(span.clone()).unwrap_or_default();
            let mark = "^".repeat(meant.chars().count().max(1));
            text += &format!("\n {number} | {line}\n {margin} | {blank}{mark}");
        }
        if let Some(help) = self.help(lang) {
            text += &format!("\n  {help}");
        }
        text
    }
}
