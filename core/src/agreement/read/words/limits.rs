//! The least and the most: figures, percentages, changes from the year before.

use super::build::{list, table, text};
use super::labels::Label;
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::read::node::{Node, Value};

/// What a limit is held against.
#[derive(Clone, Copy)]
pub(super) struct Against<'a> {
    /// What `{ percent }` is a percentage of, where it names nothing.
    pub whole: Option<&'a Node>,
    /// What a buyer without last year's amount pays at most.
    pub free: &'a Node,
}

impl Words<'_, '_> {
    /// A limit: a figure, `{ percent, of }`, `{ rise }` or `{ fall }`.
    pub(super) fn limit(
        &mut self,
        charge: &Charge,
        suffix: &str,
        node: &Node,
        against: Against<'_>,
    ) -> Option<Node> {
        let Value::Table(stated) = &node.value else { return Some(node.clone()) };
        if super::build::field(stated, "charge").is_some() {
            return Some(node.clone());
        }
        let mut fields = self.reader.fields(node)?;
        let percent = fields.optional("percent").cloned();
        let rise = fields.optional("rise").cloned();
        let fall = fields.optional("fall").cloned();
        let (of, from) =
            (fields.optional("of").cloned(), fields.optional("from").cloned());
        let new = fields.optional("new").cloned();
        let chosen = [percent.is_some(), rise.is_some(), fall.is_some()];
        if chosen.iter().filter(|is| **is).count() != 1 {
            fields.allow(&["percent", "rise", "fall"]);
            let problem = self.reader.problem(Code::ConflictingFields, node.span);
            self.reader.report(problem.with("fields", "percent, rise, fall"));
            return None;
        }
        // Fields that go with another form are said to be unknown.
        let wrong = match &percent {
            Some(_) => [("from", from.is_some()), ("new", new.is_some())],
            None => [("of", of.is_some()), ("of", false)],
        };
        self.reader.finish(&fields);
        if let Some((name, _)) = wrong.into_iter().find(|(_, stands)| *stands) {
            let form =
                if percent.is_some() { "percent, of" } else { "rise, fall, from, new" };
            let problem = self.reader.problem(Code::UnknownField, node.span);
            self.reader.report(problem.with("name", name).with("allowed", form));
            return None;
        }
        let at = node.span;
        if let Some(percent) = percent {
            let part = self.hundredth(&percent)?;
            let Some(of) = of.or_else(|| against.whole.cloned()) else {
                let problem = self.reader.problem(Code::MissingField, at);
                self.reader.report(problem.with("name", "of"));
                return None;
            };
            let word = vec![("times", list(at, vec![of, part]))];
            return Some(self.make(&charge.term, suffix, (Label::LIMIT, at), word));
        }
        let moved = rise.as_ref().or(fall.as_ref())?;
        let one = self.reader.decimal_from_zero(moved)?.divided_by(&100.into())?;
        let factor =
            if rise.is_some() { &Exact::one() + &one } else { &Exact::one() - &one };
        let new = match new {
            Some(node) => {
                self.reader.choice(&node, &[("fail", false), ("free", true)])?
            }
            None => false,
        };
        let before =
            self.before(charge, &format!("{suffix}-before"), from.as_ref(), new, at);
        let word = vec![(
            "times",
            list(at, vec![before.clone(), text(at, &factor.to_string())]),
        )];
        if !new || fall.is_some() {
            return Some(self.make(&charge.term, suffix, (Label::LIMIT, at), word));
        }
        let changed = self.make(
            &charge.term,
            &format!("{suffix}-changed"),
            (Label::LIMIT, at),
            word,
        );
        let word = vec![
            ("when", table(at, vec![("figure", before), ("equals", text(at, "0"))])),
            ("then", against.free.clone()),
            ("else", changed),
        ];
        Some(self.make(&charge.term, suffix, (Label::LIMIT, at), word))
    }

    /// What was paid the year before: by the charge itself, or what `from` says.
    pub(super) fn before(
        &mut self,
        charge: &Charge,
        suffix: &str,
        from: Option<&Node>,
        new: bool,
        at: crate::read::node::Span,
    ) -> Node {
        let prior = match from.map(|node| (node, &node.value)) {
            Some((node, Value::Table(fields))) => {
                let [field] = fields.as_slice() else { return node.clone() };
                if field.name != "prior" {
                    return node.clone();
                }
                field.node.clone()
            }
            Some((node, _)) => return node.clone(),
            None => {
                let mut prior = vec![("charge", text(at, &charge.term.id))];
                if new {
                    prior.push(("missing", text(at, "zero")));
                }
                table(at, prior)
            }
        };
        self.make(&charge.term, suffix, (Label::BEFORE, at), vec![("prior", prior)])
    }
}
