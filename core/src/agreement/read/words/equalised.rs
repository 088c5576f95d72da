//! Charges that move money between buyers, so that all bills add up to zero.

use super::build::{list, text};
use super::labels::Label;
use super::pool::share;
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::money::Currency;
use crate::read::node::{Node, Value};

impl Words<'_, '_> {
    /// `kind = "equalisation"`: money moves between buyers only.
    pub(super) fn equalisation(&mut self, charge: &mut Charge) {
        let done = self.equalised(charge);
        self.settle(charge, done.as_ref());
    }

    fn equalised(&mut self, charge: &mut Charge) -> Option<Node> {
        let pool = self.cost(charge);
        let mut side = |words: &mut Self, name: &'static str, label: Label| {
            let Some(key) = charge.take(name) else {
                let problem = words.reader.problem(Code::MissingField, charge.span);
                words.reader.report(problem.with("name", name));
                return None;
            };
            let weights = words.key(charge, name, &key)?;
            if let Some(total) = weights.total {
                let problem = words.reader.problem(Code::ConflictingFields, total.span);
                words.reader.report(problem.with("fields", "total, kind"));
                return None;
            }
            let word = share(charge, pool.clone()?, weights.figure, Vec::new());
            Some(words.make(
                &charge.term,
                &format!("{name}-share"),
                (label, key.span),
                word,
            ))
        };
        let pays = side(self, "pays", Label::PAID);
        let receives = side(self, "receives", Label::RECEIVED);
        let at = charge.at("kind");
        let word = vec![("minus", list(at, vec![pays?, receives?]))];
        Some(self.make(&charge.term, "difference", (Label::BALANCE, at), word))
    }

    /// `kind = "high-cost"`: of what a client costs above a threshold a part stays, the rest comes from
    /// a pool that all pay.
    pub(super) fn high_cost(&mut self, charge: &mut Charge) {
        let done = self.pooled(charge);
        self.settle(charge, done.as_ref());
    }

    fn pooled(&mut self, charge: &mut Charge) -> Option<Node> {
        let mut wanted = |words: &mut Self, name: &'static str| {
            let node = charge.take(name);
            if node.is_none() {
                let problem = words.reader.problem(Code::MissingField, charge.span);
                words.reader.report(problem.with("name", name));
            }
            node
        };
        let measure = wanted(self, "measure");
        let threshold = wanted(self, "threshold");
        let keeps = wanted(self, "keeps");
        let key = wanted(self, "key");
        let (measure, threshold, keeps, key) = (measure?, threshold?, keeps?, key?);
        let part = self.reader.decimal_from_zero(&keeps)?.divided_by(&100.into())?;
        let part = &Exact::one() - &part;
        let weights = self.key(charge, "key", &key)?;
        let at = threshold.span;
        let word = vec![("clients", measure), ("above", threshold)];
        let excess = self.make(&charge.term, "excess", (Label::EXCESS, at), word);
        let word =
            vec![("times", list(at, vec![excess, text(keeps.span, &part.to_string())]))];
        let exact = self.make(&charge.term, "pooled-exactly", (Label::POOLED, at), word);
        let pooled = if self.lines_stay_exact() {
            exact
        } else {
            // Rounded before they are added up, so that what all pay is what all receive.
            let mut word =
                vec![("round", exact), ("to", text(at, &self.smallest(charge)))];
            word.extend(self.term_of(charge, "mode").map(|mode| ("mode", mode.clone())));
            self.make(&charge.term, "receives", (Label::RECEIVED, at), word)
        };
        let word = vec![("sum", pooled.clone())];
        let pool = self.make(&charge.term, "pool", (Label::POOL_SUM, at), word);
        let word = share(charge, pool, weights.figure, Vec::new());
        let pays = self.make(&charge.term, "pays", (Label::PAID, key.span), word);
        let word = vec![("minus", list(at, vec![pays, pooled]))];
        Some(self.make(&charge.term, "difference", (Label::BALANCE, at), word))
    }

    /// The unit to which the amounts of a charge are rounded.
    pub(super) fn smallest(&self, charge: &Charge) -> String {
        let of_currency = || {
            let currency: Currency = self.currency.parse().ok()?;
            Some(currency.rounding()?.unit().to_string())
        };
        let stated = self.term_of(charge, "unit").and_then(Node::as_text);
        stated.map(str::to_owned).or_else(of_currency).unwrap_or_else(|| "0.01".into())
    }

    /// A term of rounding of the charge, or else of the agreement.
    fn term_of<'n>(&'n self, charge: &'n Charge, name: &str) -> Option<&'n Node> {
        let stated = [charge.peek("rounding"), self.rounding.as_ref()];
        stated.into_iter().flatten().find_map(|node| match &node.value {
            Value::Table(fields) => super::build::field(fields, name),
            _ => None,
        })
    }

    /// Whether only the totals of bills are rounded.
    fn lines_stay_exact(&self) -> bool {
        let Some(Value::Table(fields)) = self.rounding.as_ref().map(|node| &node.value)
        else {
            return false;
        };
        super::build::field(fields, "lines").and_then(Node::as_text) == Some("total")
    }

    /// The charge bills the figure, where there is one.
    fn settle(&mut self, charge: &mut Charge, amount: Option<&Node>) {
        match self.adjusted(charge, amount, None) {
            Some(amount) => charge.bills(amount, None, None),
            None => self.nothing(charge),
        }
    }
}
