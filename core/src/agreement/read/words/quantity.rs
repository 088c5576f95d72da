//! What is counted: billable units, a contracted least quantity, an included quota.

use super::build::{list, number, text};
use super::labels::Label;
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::read::node::Node;

impl Words<'_, '_> {
    /// The quantity that a rate is charged for, after its words.
    pub(super) fn quantity(&mut self, charge: &mut Charge) -> Option<Node> {
        let mut quantity = charge.take("measure").and_then(|node| self.named(node));
        if let Some(counted) = charge.take("counted") {
            quantity = quantity.and_then(|of| self.counted(charge, of, &counted));
        }
        if let Some(least) = charge.take("contracted") {
            let at = least.span;
            quantity = quantity.map(|of| {
                let word = vec![("greatest", list(at, vec![of, least]))];
                self.make(&charge.term, "contracted", (Label::CONTRACTED, at), word)
            });
        }
        if let Some(included) = charge.take("included") {
            let at = included.span;
            quantity = quantity.map(|of| {
                let word = vec![("minus", list(at, vec![of, included]))];
                let label = (Label::BEYOND_INCLUDED, at);
                let beyond = self.make(&charge.term, "beyond", label, word);
                let word = vec![("greatest", list(at, vec![beyond, text(at, "0")]))];
                self.make(&charge.term, "quantity", (Label::CHARGED, at), word)
            });
        }
        quantity
    }

    /// A figure by its name: a number in its place would be the same for all.
    pub(super) fn named(&mut self, node: Node) -> Option<Node> {
        if number(&node).is_none() {
            return Some(node);
        }
        let problem = self.reader.problem(Code::NotAnIdentifier, node.span);
        self.reader.report(problem.with("value", node.as_text().unwrap_or_default()));
        None
    }

    /// `counted = { size, into, parts }`.
    fn counted(&mut self, charge: &Charge, of: Node, node: &Node) -> Option<Node> {
        let mut fields = self.reader.fields(node)?;
        let mut word = vec![("convert", of)];
        for name in ["size", "into", "parts"] {
            if let Some(node) = self.reader.required(&mut fields, name) {
                word.push((name, node.clone()));
            }
        }
        self.reader.finish(&fields);
        if word.len() < 4 {
            return None;
        }
        Some(self.make(&charge.term, "counted", (Label::COUNTED, node.span), word))
    }
}
