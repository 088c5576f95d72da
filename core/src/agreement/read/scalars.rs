//! Single values: texts, decimals, days, identifiers, choices.

use jiff::civil::Date;

use super::fields::{Fields, Reader};
use crate::agreement::names::Names;
use crate::agreement::{Placed, Written};
use crate::diagnostic::Code;
use crate::diagnostic::words::{Among, Form};
use crate::exact::Exact;
use crate::read::node::{Node, Value};
use crate::text::Text;

/// Whether a text says that the agreement leaves something open.
pub(super) fn not_stated(node: &Node) -> bool {
    matches!(&node.value, Value::Text(text) if text == "not stated")
}

impl Reader<'_> {
    /// A plain string.
    pub fn string<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        if let Value::Text(text) = &node.value {
            Some(text)
        } else {
            self.wrong_type(node, Form::QuotedText);
            None
        }
    }

    /// A plain string that says something.
    pub fn line(&mut self, node: &Node) -> Option<String> {
        let text = self.string(node)?;
        if text.trim().is_empty() {
            let problem = self.problem(Code::EmptyText, node.span);
            self.report(problem);
            return None;
        }
        Some(text.to_owned())
    }

    /// A text in languages.
    pub fn text(&mut self, node: &Node) -> Option<Text> {
        let mut fields = self.fields(node)?;
        let before = self.problems.len();
        let mut read = |reader: &mut Self, name| {
            fields.optional(name).and_then(|node| reader.line(node))
        };
        let text =
            Text { fi: read(self, "fi"), sv: read(self, "sv"), en: read(self, "en") };
        self.finish(&fields);
        if text.all().next().is_none() {
            if self.problems.len() > before {
                // Why nothing was read has been said.
                return None;
            }
            let problem = self.problem(Code::EmptyText, node.span);
            self.report(problem);
            return None;
        }
        Some(text)
    }

    /// A text in languages that must be there.
    pub fn required_text(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
    ) -> Option<Text> {
        let node = self.required(fields, name)?;
        self.text(node)
    }

    /// An exact decimal, in quotes.
    pub fn decimal(&mut self, node: &Node) -> Option<Exact> {
        let text = match &node.value {
            Value::Text(text) => text,
            Value::Number(number) => {
                let problem =
                    self.problem(Code::NumberNotText, node.span).with("value", number);
                self.report(problem);
                return None;
            }
            _ => {
                self.wrong_type(node, Form::QuotedDecimal);
                return None;
            }
        };
        match text.parse::<Exact>() {
            Ok(exact) => Some(exact),
            Err(error) => {
                let problem =
                    self.problem(Code::from(error), node.span).with("value", text);
                self.report(problem);
                None
            }
        }
    }

    /// A decimal, or that it is not stated.
    pub fn written(&mut self, node: &Node) -> Option<Written> {
        self.unless_not_stated(node, Self::decimal)
    }

    /// What `read` makes of a node, or that it is not stated.
    pub fn unless_not_stated<T>(
        &mut self,
        node: &Node,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<Placed<Option<T>>> {
        let value = if not_stated(node) { None } else { Some(read(self, node)?) };
        Some(Placed { value, position: self.position(node.span) })
    }

    /// A decimal that is not below zero.
    pub fn decimal_from_zero(&mut self, node: &Node) -> Option<Exact> {
        let decimal = self.decimal(node)?;
        if decimal.is_negative() {
            let problem =
                self.problem(Code::BelowZero, node.span).with("value", &decimal);
            self.report(problem);
            return None;
        }
        Some(decimal)
    }

    /// A day.
    pub fn day(&mut self, node: &Node) -> Option<Date> {
        match &node.value {
            Value::Text(text) | Value::Date(text) => {
                let day = crate::period::date(text);
                if day.is_none() {
                    let problem =
                        self.problem(Code::NotADate, node.span).with("value", text);
                    self.report(problem);
                }
                day
            }
            _ => {
                self.wrong_type(node, Form::Day);
                None
            }
        }
    }

    /// An identifier of the agreement.
    pub fn identifier(&mut self, node: &Node) -> Option<Placed<String>> {
        let text = self.string(node)?;
        let begins = text.starts_with(|first: char| first.is_ascii_lowercase());
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let plain = begins && text.len() <= 64 && text.bytes().all(allowed);
        if plain || self.made.contains(text) {
            return Some(Placed {
                value: text.to_owned(),
                position: self.position(node.span),
            });
        }
        let problem = self.problem(Code::NotAnIdentifier, node.span).with("value", text);
        self.report(problem);
        None
    }

    /// An identifier that must be there and that no other of its kind has.
    pub fn new_identifier(
        &mut self,
        fields: &mut Fields<'_>,
        taken: &mut Names,
    ) -> Option<Placed<String>> {
        let node = self.required(fields, "id")?;
        let id = self.identifier(node)?;
        if !taken.insert(&id.value) {
            let problem =
                self.problem(Code::DuplicateId, node.span).with("id", &id.value);
            self.report(problem);
            return None;
        }
        Some(id)
    }

    /// A reference to one of the known identifiers.
    pub fn reference(
        &mut self,
        node: &Node,
        kind: Among<'_>,
        known: &Names,
    ) -> Option<Placed<String>> {
        let text = self.string(node)?;
        if known.contains(text) {
            return Some(Placed {
                value: text.to_owned(),
                position: self.position(node.span),
            });
        }
        let known = self.instead_of(text, known);
        let problem = self
            .problem(Code::UnknownReference, node.span)
            .with("id", text)
            .with_text("kind", kind.text())
            .with("known", known);
        self.report(problem);
        None
    }

    /// The code of a buyer; which there are is only known where they are listed.
    pub fn buyer(
        &mut self,
        node: &Node,
        known: Option<&Names>,
    ) -> Option<Placed<String>> {
        if let Some(known) = known {
            return self.reference(node, Among::Buyers, known);
        }
        let position = self.position(node.span);
        self.line(node).map(|value| Placed { value, position })
    }

    /// A decimal above zero.
    pub fn decimal_above_zero(&mut self, node: &Node) -> Option<Exact> {
        let decimal = self.decimal(node)?;
        if decimal > Exact::zero() {
            return Some(decimal);
        }
        let problem = self.problem(Code::NotPositive, node.span).with("value", &decimal);
        self.report(problem);
        None
    }

    /// A whole number between two, in quotes like every number of the file.
    pub fn whole(&mut self, node: &Node, from: i16, to: i16) -> Option<i16> {
        let text = self.string(node)?;
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let number =
            text.parse().ok().filter(|number| plain && (from..=to).contains(number));
        if number.is_none() {
            let choices = if to - from < 10 {
                (from..=to).map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
            } else {
                format!("{from}, {}, …, {to}", from + 1)
            };
            let problem = self
                .problem(Code::NotAChoice, node.span)
                .with("value", text)
                .with("choices", choices);
            self.report(problem);
        }
        number
    }

    /// One of a few names.
    pub fn choice<T: Copy>(
        &mut self,
        node: &Node,
        names: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.string(node)?;
        let found = names.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let choices: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            let problem = self
                .problem(Code::NotAChoice, node.span)
                .with("value", text)
                .with("choices", choices.join(", "));
            self.report(problem);
        }
        found.map(|(_, value)| *value)
    }

    /// One of a few names, or the default when the field is missing.
    pub fn choice_or<T: Copy>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        names: &[(&'static str, T)],
        default: T,
    ) -> T {
        let node = fields.optional(name);
        node.and_then(|node| self.choice(node, names)).unwrap_or(default)
    }
}
