//! What is wrong with an agreement, its facts or a call: where, what, and how to mend it.
//!
//! A diagnostic holds a code, the place and the values; its wording in three languages comes
//! from the catalogue. Nothing here renders source text: the edges do that from the offsets.

mod catalogue;
mod kept;
mod packed;
mod place;
mod quoted;
pub(crate) mod words;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

pub use catalogue::{Code, Severity};
pub use place::{CellPlace, Input, LineIndex, Placed, Position};
pub use quoted::Quoted;

use crate::exact::ParseExactError;
use crate::text::{Lang, Text};

/// The most characters of a value in a message.
const LONGEST: usize = 1000;

/// One thing that is wrong, or worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    severity: Severity,
    input: Input,
    position: Option<Position>,
    cell: Option<CellPlace>,
    /// Which of several agreements it speaks of, by the name that the call gives it.
    alternative: Option<String>,
    values: Vec<(Cow<'static, str>, Value)>,
    excerpt: Excerpt,
}

/// Whether the text at the place of a diagnostic may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Excerpt {
    /// It may.
    #[default]
    Shown,
    /// It holds figures of single clients.
    Withheld,
}

/// A value that a message names.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Plain(String),
    Text(Text),
}

impl Diagnostic {
    /// A diagnostic without place and values.
    #[must_use]
    pub fn new(code: Code, input: Input) -> Self {
        Self {
            code,
            severity: code.severity(),
            input,
            position: None,
            cell: None,
            alternative: None,
            values: Vec::new(),
            excerpt: Excerpt::Shown,
        }
    }

    /// With the place in the text; a place in an amendment is of no other input.
    #[must_use]
    pub fn at(self, position: Option<Position>) -> Self {
        let amendment = position.and_then(|place| place.amendment);
        let input = amendment.map_or(self.input, |_| Input::Amendment);
        Self { input, position, ..self }
    }

    /// With the cell of a workbook.
    #[must_use]
    pub fn in_cell(self, cell: Option<CellPlace>) -> Self {
        Self { cell, ..self }
    }

    /// The same, where the text at its place is not to be shown.
    #[must_use]
    pub(crate) fn confidential(self) -> Self {
        Self { excerpt: Excerpt::Withheld, ..self }
    }

    /// Whether the text at its place may be shown.
    #[must_use]
    pub fn excerpt(&self) -> Excerpt {
        self.excerpt
    }

    /// The same, said of a place in an agreement.
    #[must_use]
    pub(crate) fn in_agreement(self, position: Option<Position>) -> Self {
        self.of(Input::Agreement).at(position)
    }

    /// The same, said of one of several agreements that are compared.
    #[must_use]
    pub(crate) fn in_alternative(self, name: &str) -> Self {
        Self { alternative: Some(name.to_owned()), ..self }
    }

    /// Which of several agreements it speaks of, by the name that the call gives it.
    #[must_use]
    pub fn alternative(&self) -> Option<&str> {
        self.alternative.as_deref()
    }

    /// The same, said of another input.
    #[must_use]
    pub(crate) fn of(self, input: Input) -> Self {
        Self { input, ..self }
    }

    /// Whether another says the same of another period.
    #[must_use]
    pub(crate) fn repeats(&self, other: &Self) -> bool {
        let lasting = |one: &Self| -> Vec<(Cow<'static, str>, Value)> {
            let values = one.values.iter().filter(|(name, _)| name != "period");
            values.cloned().collect()
        };
        (self.code, self.input, self.position, &self.cell)
            == (other.code, other.input, other.position, &other.cell)
            && lasting(self) == lasting(other)
    }

    /// The same place and values under another code.
    #[must_use]
    pub(crate) fn under(self, code: Code) -> Self {
        Self { code, severity: code.severity(), ..self }
    }

    /// The same, said where it does not yet stand in the way.
    #[must_use]
    pub(crate) fn warned(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// With a value that the message names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name.into(), Value::Plain(cut(value.to_string()))));
        self
    }

    /// With a value that reads differently in each language.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, value: Text) -> Self {
        let Text { fi, sv, en } = value;
        let value = Text { fi: fi.map(cut), sv: sv.map(cut), en: en.map(cut) };
        self.values.push((name.into(), Value::Text(value)));
        self
    }

    /// That this names none of the known ones, of which the nearest is told first.
    #[must_use]
    pub(crate) fn naming_none(
        self,
        id: &str,
        kind: words::Among<'_>,
        known: &[&str],
    ) -> Self {
        let nearest = crate::suggest::nearest(id, known.iter().copied());
        self.with("id", id)
            .with_text("kind", kind.text())
            .with("known", crate::suggest::list(nearest, known))
    }

    /// With a day as each language writes it.
    #[must_use]
    pub(crate) fn with_day(self, name: &'static str, day: jiff::civil::Date) -> Self {
        self.with_text(name, Text::each(|lang| crate::format::day(day, lang)))
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Error or warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Which input it speaks of.
    #[must_use]
    pub fn input(&self) -> Input {
        self.input
    }

    /// The place in the text of the input, if there is one.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// The cell of a workbook that it speaks of, if its input is one.
    #[must_use]
    pub fn cell(&self) -> Option<&CellPlace> {
        self.cell.as_ref()
    }

    /// A value by its name in the message.
    #[must_use]
    pub fn value(&self, name: &str, lang: Lang) -> Option<&str> {
        self.values.iter().find(|(known, _)| known == name).map(
            |(_, value)| match value {
                Value::Plain(text) => text.as_str(),
                Value::Text(text) => text.get(lang),
            },
        )
    }

    /// What is wrong, in one sentence without a full stop.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.filled(self.code.message(lang), lang)
    }

    /// How to mend it, where there is more to say than the message does.
    #[must_use]
    pub fn help(&self, lang: Lang) -> Option<String> {
        let help = self.code.help(lang);
        (!help.is_empty()).then(|| self.filled(help, lang))
    }

    /// A template with every `{name}` replaced.
    fn filled(&self, template: &str, lang: Lang) -> String {
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(self.value(name, lang).unwrap_or_default());
            rest = after;
        }
        text + rest
    }

    /// Severity, code, place, message and help in one line.
    #[must_use]
    pub fn to_line(&self, lang: Lang) -> String {
        let help = self.help(lang).map_or_else(String::new, |help| format!("; {help}"));
        self.headline(lang) + &help
    }

    /// Severity, code, place and message.
    fn headline(&self, lang: Lang) -> String {
        let whose = self.alternative().map(|name| format!("{name}: "));
        let place = self.place().map(|place| format!("{place}: "));
        let place = whose.unwrap_or_default() + &place.unwrap_or_default();
        let (severity, code) = (self.severity().as_str(), self.code.as_str());
        format!("{severity}[{code}]: {place}{}", self.message(lang))
    }

    /// As it stands in JSON.
    #[must_use]
    pub fn view(&self, lang: Lang) -> DiagnosticView {
        DiagnosticView {
            code: self.code.as_str(),
            id: self.value("id", lang).map(str::to_owned),
            severity: self.severity(),
            message: self.message(lang),
            help: self.help(lang),
            input: self.input,
            alternative: self.alternative.clone(),
            position: self.position,
            cell: self.cell.clone(),
        }
    }
}

/// A diagnostic in one language, as it stands in JSON (`docs/json.md`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiagnosticView {
    /// Stable code.
    pub code: &'static str,
    /// Which note, funder or printed figure, where the code speaks of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Which input.
    pub input: Input,
    /// Which of several agreements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
    /// Where.
    #[serde(flatten)]
    pub position: Option<Position>,
    /// In which cell of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellPlace>,
}

/// One or more diagnostics: why something could not be done, or what a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).count()
    }

    /// `value`, unless there are errors.
    ///
    /// # Errors
    /// These diagnostics, errors first, then by their place.
    pub fn unless_errors<T>(self, value: T) -> Result<T, Self> {
        if self.errors() == 0 { Ok(value) } else { Err(self.sorted()) }
    }

    /// Errors first, then in the order of the text.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        let place = |place: Position| (place.amendment, place.start);
        self.0.sort_by_key(|one| (one.severity(), one.position.map(place)));
        // What stands in one place may be used in several.
        self.0.dedup();
        self
    }

    /// The same, said of one of several agreements that are compared.
    #[must_use]
    pub(crate) fn in_alternative(self, name: &str) -> Self {
        self.into_iter().map(|one| one.in_alternative(name)).collect()
    }

    /// As `osuus.diagnostics/1` (`docs/json.md`).
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        crate::json::document(&self.document(lang))
    }

    /// As a value that can be written as JSON.
    #[must_use]
    pub fn document(&self, lang: Lang) -> DiagnosticsDocument {
        DiagnosticsDocument {
            schema: "osuus.diagnostics/1",
            diagnostics: self.views(lang),
        }
    }

    /// Each in one language.
    #[must_use]
    pub fn views(&self, lang: Lang) -> Vec<DiagnosticView> {
        self.iter().map(|diagnostic| diagnostic.view(lang)).collect()
    }
}

/// `osuus.diagnostics/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiagnosticsDocument {
    schema: &'static str,
    diagnostics: Vec<DiagnosticView>,
}

impl From<Diagnostic> for Diagnostics {
    fn from(one: Diagnostic) -> Self {
        Self(vec![one])
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_line(Lang::En))
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, diagnostic) in self.iter().enumerate() {
            if count > 0 {
                writeln!(f)?;
            }
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

/// A value may be all of a damaged file; nobody reads that in a message.
fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Why a text is not a decimal.
impl From<ParseExactError> for Code {
    fn from(error: ParseExactError) -> Self {
        match error {
            ParseExactError::NotADecimal => Self::NotADecimal,
            ParseExactError::Exponent => Self::Exponent,
            ParseExactError::TooManyDigits => Self::TooManyDigits,
        }
    }
}

#[cfg(test)]
#[path = "diagnostic_tests.rs"]
mod tests;
