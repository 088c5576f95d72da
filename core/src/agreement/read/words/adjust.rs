//! What becomes of an amount: phase-in, limits, a part of the time.

use super::build::{list, number, renamed};
use super::labels::Label;
use super::limits::Against;
use super::membership::MEMBERSHIP;
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::read::node::{Node, Value};

impl Words<'_, '_> {
    /// The amount that is billed, after the words that any charge may have; none where one of them is
    /// wrong, which has been said.
    pub(super) fn adjusted(
        &mut self,
        charge: &mut Charge,
        amount: Option<&Node>,
        pool: Option<&Node>,
    ) -> Option<Node> {
        let phase_in = charge.take("phase_in");
        let limits = charge.take("limits");
        let prorated = match charge.peek("kind").and_then(Node::as_text) {
            // Whether they are prorated has been read.
            Some("pool" | "rate") => {
                charge.peek("prorated").and_then(Node::as_text) == Some("amount")
            }
            _ => self.prorates(charge, &["amount"]),
        };
        charge.take("prorated");
        let mut amount = amount?.clone();
        if let Some(node) = phase_in {
            amount = self.phased_in(charge, amount, &node)?;
        }
        if let Some(node) = limits {
            amount = self.limited(charge, amount, pool, &node)?;
        }
        if prorated {
            let at = amount.span;
            let part = super::text(at, MEMBERSHIP);
            let word = vec![("times", list(at, vec![amount, part]))];
            amount = self.make(&charge.term, "prorated", (Label::PRORATED, at), word);
        }
        Some(amount)
    }

    /// `phase_in = { from, parts = [{ from, to, percent }], after }`.
    fn phased_in(&mut self, charge: &Charge, amount: Node, node: &Node) -> Option<Node> {
        let mut fields = self.reader.fields(node)?;
        let parts = self.reader.required(&mut fields, "parts").cloned();
        let from = fields.optional("from").cloned();
        let after = fields.optional("after").cloned();
        self.reader.finish(&fields);
        let parts = parts?;
        let mut values = Vec::new();
        for item in self.reader.items(&parts)? {
            let mut fields = self.reader.fields(item)?;
            let percent = self.reader.required(&mut fields, "percent")?;
            let part = self.hundredth(percent)?;
            let mut value = renamed(item, "percent", "value");
            if let Value::Table(fields) = &mut value.value {
                for field in fields.iter_mut().filter(|field| field.name == "value") {
                    field.node = part.clone();
                }
            }
            values.push(value);
        }
        let at = node.span;
        let mut word = vec![("values", list(parts.span, values))];
        word.extend(after.map(|after| ("after", after)));
        let part = self.make(&charge.term, "counting", (Label::COUNTING, at), word);
        let before = self.before(charge, "old", from.as_ref(), false, at);
        let word = vec![("blend", list(at, vec![before, amount])), ("part", part)];
        Some(self.make(&charge.term, "phased-in", (Label::PHASED_IN, at), word))
    }

    /// `limits = { minimum, maximum, wins }`: what is cut off nobody makes up for.
    fn limited(
        &mut self,
        charge: &Charge,
        amount: Node,
        pool: Option<&Node>,
        node: &Node,
    ) -> Option<Node> {
        let mut fields = self.reader.fields(node)?;
        let minimum = fields.optional("minimum").cloned();
        let maximum = fields.optional("maximum").cloned();
        let wins = fields.optional("wins").cloned();
        self.reader.finish(&fields);
        if minimum.is_none() && maximum.is_none() {
            self.reader.required(&mut fields, "minimum");
            return None;
        }
        let stated = wins.is_some();
        let first = match wins {
            Some(node) => {
                self.reader.choice(&node, &[("minimum", false), ("maximum", true)])?
            }
            None => false,
        };
        if let (Some(least), Some(most), false) =
            (minimum.as_ref().and_then(number), maximum.as_ref().and_then(number), stated)
            && least > most
        {
            let problem = self.reader.problem(Code::FloorAboveCeiling, node.span);
            // The steps are made all the same: others may name them.
            self.reader.report(problem.with("floor", least).with("ceiling", most));
        }
        // Whichever is worked out last wins.
        let mut order = [("least", maximum), ("greatest", minimum)];
        if first {
            order.reverse();
        }
        let mut amount = amount;
        let mut whole = true;
        for (word, stated) in order {
            let Some(stated) = stated else { continue };
            let (suffix, made, label, free) = match word {
                "least" => ("maximum", "at-most", Label::AT_MOST, Some(&amount)),
                _ => ("minimum", "at-least", Label::AT_LEAST, None),
            };
            let Some(limit) =
                self.limit(charge, suffix, &stated, Against { whole: pool, free })
            else {
                whole = false;
                continue;
            };
            let at = limit.span;
            let word = vec![(word, list(at, vec![amount, limit]))];
            amount = self.make(&charge.term, made, (label, at), word);
        }
        whole.then_some(amount)
    }
}
