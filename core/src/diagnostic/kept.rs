//! A diagnostic as a text that is read again, to be handed from one process to another.

use serde::{Deserialize, Serialize};

use super::{CellPlace, Code, Diagnostic, Excerpt, Input, Position, Severity, Value};
use crate::text::Text;

#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
    severity: Severity,
    input: Input,
    position: Option<Position>,
    /// Sheet, row and column, from 0.
    cell: Option<(String, usize, usize)>,
    alternative: Option<String>,
    values: Vec<(String, KeptValue)>,
    shown: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum KeptValue {
    Plain(String),
    /// In Finnish, Swedish and English.
    Text([Option<String>; 3]),
}

impl Diagnostic {
    /// All of it as JSON that [`Self::from_kept`] reads: no document, and only for the same version of the library.
    #[must_use]
    pub fn to_kept(&self) -> String {
        let value = |value: &Value| match value {
            Value::Plain(text) => KeptValue::Plain(text.clone()),
            Value::Text(Text { fi, sv, en }) => {
                KeptValue::Text([fi.clone(), sv.clone(), en.clone()])
            }
        };
        let (values, cell) = (self.values.iter(), self.cell.as_ref());
        let cell = cell.map(CellPlace::parts);
        crate::json::document(&Kept {
            code: self.code.as_str().to_owned(),
            severity: self.severity,
            input: self.input,
            position: self.position,
            cell: cell.map(|(sheet, row, column)| (sheet.to_owned(), row, column)),
            alternative: self.alternative.clone(),
            values: values.map(|(name, of)| (name.to_string(), value(of))).collect(),
            shown: self.excerpt == Excerpt::Shown,
        })
    }

    /// What [`Self::to_kept`] gave; none of any other text, as one of another version may be.
    #[must_use]
    pub fn from_kept(text: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_str(text).ok()?;
        let code = Code::ALL.iter().find(|code| code.as_str() == kept.code)?;
        let value = |value| match value {
            KeptValue::Plain(text) => Value::Plain(text),
            KeptValue::Text([fi, sv, en]) => Value::Text(Text { fi, sv, en }),
        };
        let values = kept.values.into_iter();
        Some(Self {
            code: *code,
            severity: kept.severity,
            input: kept.input,
            position: kept.position,
            cell: kept
                .cell
                .map(|(sheet, row, column)| CellPlace::new(&sheet, row, column)),
            alternative: kept.alternative,
            values: values.map(|(name, of)| (name.into(), value(of))).collect(),
            excerpt: if kept.shown { Excerpt::Shown } else { Excerpt::Withheld },
        })
    }
}

#[cfg(test)]
#[path = "kept_tests.rs"]
mod tests;
