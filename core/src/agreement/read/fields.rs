//! The reader's cursor: fields are taken by name, and what nobody took is reported.

use std::collections::BTreeSet;

use super::texts::Texts;
use crate::agreement::names::Names;
use crate::diagnostic::words::Form;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::read::node::{Field, Node, Span, Value};
use crate::source::Source;

/// What the readers of terms share: the problems found, and the sources that can be cited.
pub(super) struct Reader<'t> {
    texts: &'t Texts<'t>,
    pub problems: Diagnostics,
    pub sources: Vec<Source>,
    /// Identifiers of the sources.
    pub source_ids: Names,
    /// Identifiers of steps that words are made of (`agreement/words`).
    pub made: Names,
    /// Identifiers of steps of which nothing is made, because what is wrong has been said.
    pub told: Names,
    /// Those that something cites.
    pub cited: BTreeSet<String>,
    /// How many more unknown names are compared with those known.
    compared: usize,
}

/// A text with more unknown names than this is not one with misspellings.
const COMPARED: usize = 100;

impl<'t> Reader<'t> {
    pub fn new(texts: &'t Texts<'t>) -> Self {
        Self {
            texts,
            problems: Diagnostics::new(),
            sources: Vec::new(),
            source_ids: Names::default(),
            made: Names::default(),
            told: Names::default(),
            cited: BTreeSet::new(),
            compared: COMPARED,
        }
    }

    pub fn position(&self, span: Span) -> Option<Position> {
        self.texts.position(span)
    }

    /// A diagnostic at a place of the text, to be given values and reported.
    pub fn problem(&self, code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, Input::Agreement).at(self.position(span))
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.problems.push(diagnostic);
    }

    /// What may have been meant by a name that is not among those known.
    pub fn instead_of(&mut self, name: &str, known: &Names) -> String {
        if self.compared == 0 {
            return known.first();
        }
        self.compared -= 1;
        known.instead_of(name)
    }

    pub fn wrong_type(&mut self, node: &Node, expected: Form) {
        let problem = self
            .problem(Code::WrongType, node.span)
            .with_text("expected", expected.text())
            .with_text("found", node.value.form().text());
        self.report(problem);
    }

    /// The fields of a table.
    pub fn fields<'n>(&mut self, node: &'n Node) -> Option<Fields<'n>> {
        if let Value::Table(fields) = &node.value {
            Some(Fields {
                span: node.span,
                fields,
                allowed: Vec::new(),
                also: Vec::new(),
            })
        } else {
            self.wrong_type(node, Form::Table);
            None
        }
    }

    /// The items of a list.
    pub fn items<'n>(&mut self, node: &'n Node) -> Option<&'n [Node]> {
        if let Value::List(items) = &node.value {
            Some(items)
        } else {
            self.wrong_type(node, Form::List);
            None
        }
    }

    /// Reads each item of an optional list with `read`; a missing list is an empty one.
    pub fn each<T>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = fields.optional(name) else { return Vec::new() };
        let items = self.items(node).unwrap_or_default();
        items.iter().filter_map(|item| read(self, item)).collect()
    }

    /// As [`Self::each`], for a list that must have an item.
    pub fn some<T>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        match self.required(fields, name).map(|node| (node.span, &node.value)) {
            Some((span, Value::List(items))) if items.is_empty() => {
                let problem = self.problem(Code::EmptyList, span).with("name", name);
                self.report(problem);
                Vec::new()
            }
            Some(_) => self.each(fields, name, read),
            None => Vec::new(),
        }
    }

    /// A field that must be there.
    pub fn required<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        name: &'static str,
    ) -> Option<&'n Node> {
        let found = fields.optional(name);
        if found.is_none() {
            let problem =
                self.problem(Code::MissingField, fields.span).with("name", name);
            self.report(problem);
        }
        found
    }

    /// Reports the fields that nobody asked for.
    pub fn finish(&mut self, fields: &Fields<'_>) {
        for field in fields.fields {
            if !fields.allowed.contains(&field.name.as_str()) {
                let known: Vec<&str> =
                    fields.allowed.iter().chain(&fields.also).copied().collect();
                let nearest = crate::suggest::nearest(&field.name, known.iter().copied());
                let problem = self
                    .problem(Code::UnknownField, field.span)
                    .with("name", &field.name)
                    .with("allowed", crate::suggest::list(nearest, &known));
                self.report(problem);
            }
        }
    }
}

/// The fields of one table, and the names that were asked for.
pub(super) struct Fields<'n> {
    pub span: Span,
    fields: &'n [Field],
    allowed: Vec<&'static str>,
    /// Names that may stand in the text, but have been taken out of it.
    also: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Whether the field is there; this does not ask for it.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// Lets fields stand that another reading of the table would ask for.
    pub fn allow(&mut self, names: &[&'static str]) {
        self.allowed.extend(names);
    }

    /// Names for a message about one that is unknown.
    pub fn suggest(&mut self, names: &[&'static str]) {
        self.also.extend(names);
    }

    /// A field that may be missing.
    pub fn optional(&mut self, name: &'static str) -> Option<&'n Node> {
        if !self.allowed.contains(&name) {
            self.allowed.push(name);
        }
        self.fields.iter().find(|field| field.name == name).map(|field| &field.node)
    }
}
