//! Charges by rate: through time, by index, in bands, from a need, other for some.

use super::build::{list, renamed, table, text};
use super::labels::Label;
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::read::node::{Node, Value};

/// Words with which the amount is more than a quantity times a stated rate.
const BEYOND: [&str; 6] = ["tariffs", "need", "index", "others", "phase_in", "limits"];

impl Words<'_, '_> {
    pub(super) fn rate(&mut self, charge: &mut Charge) {
        if !charge.has("measure") {
            let problem = self.reader.problem(Code::MissingField, charge.span);
            self.reader.report(problem.with("name", "measure"));
            self.nothing(charge);
            return;
        }
        let quantity = self.quantity(charge);
        let prorated = self.prorates(charge, &["amount"]);
        let beyond = prorated || BEYOND.iter().any(|word| charge.has(word));
        match quantity {
            Some(quantity) if !beyond => {
                charge.take("prorated");
                charge.put("measure", quantity);
            }
            quantity => {
                let done = quantity.and_then(|quantity| {
                    let (amount, rate) = self.amount(charge, &quantity)?;
                    let amount = self.for_others(charge, amount);
                    let amount = self.adjusted(charge, Some(&amount), None)?;
                    Some((amount, quantity, rate))
                });
                match done {
                    Some((amount, quantity, rate)) => {
                        charge.bills(amount, Some(quantity), rate);
                    }
                    None => self.nothing(charge),
                }
            }
        }
    }

    /// The amount before it is adjusted, and the rate where there is one.
    fn amount(
        &mut self,
        charge: &mut Charge,
        quantity: &Node,
    ) -> Option<(Node, Option<Node>)> {
        let stated =
            ["rates", "tariffs", "need"].into_iter().filter(|name| charge.has(name));
        let stated: Vec<&str> = stated.collect();
        let [one] = stated.as_slice() else {
            let problem = self.reader.problem(Code::ConflictingFields, charge.span);
            self.reader.report(problem.with("fields", "rates, tariffs, need"));
            return None;
        };
        let at = charge.at(one);
        if *one == "tariffs" {
            let mut word = vec![("tiers", quantity.clone())];
            for name in ["tariffs", "after", "take"] {
                word.extend(charge.take(name).map(|node| (name, node)));
            }
            let amount = self.make(&charge.term, "amount", (Label::AMOUNT, at), word);
            return Some((amount, None));
        }
        let rate = if *one == "need" {
            let need = charge.take("need")?;
            self.need(charge, quantity, &need)?
        } else {
            let rates = charge.take("rates")?;
            let rates = self.priced(&rates, "price")?;
            let mut word = vec![("values", rates), ("buys", quantity.clone())];
            word.extend(charge.take("after").map(|node| ("after", node)));
            let rate = self.make(&charge.term, "rate", (Label::RATE, at), word);
            match charge.take("index") {
                Some(index) => self.index(charge, rate, &index)?,
                None => rate,
            }
        };
        let word = vec![("times", list(at, vec![quantity.clone(), rate.clone()]))];
        let amount = self.make(&charge.term, "amount", (Label::AMOUNT, at), word);
        Some((amount, Some(rate)))
    }

    /// Dated entries of which each has a figure under `name`, as values.
    pub(super) fn priced(&mut self, entries: &Node, name: &'static str) -> Option<Node> {
        let items = self.reader.items(entries)?;
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let mut fields = self.reader.fields(item)?;
            self.reader.required(&mut fields, name)?;
            values.push(renamed(item, name, "value"));
        }
        Some(list(entries.span, values))
    }

    /// `index = { measure, base, to, on, years_before, mode }`.
    fn index(&mut self, charge: &Charge, rate: Node, node: &Node) -> Option<Node> {
        let mut fields = self.reader.fields(node)?;
        let measure = self.reader.required(&mut fields, "measure")?.clone();
        let mut word = vec![("index", measure), ("of", rate)];
        for name in ["base", "to", "on", "years_before", "mode"] {
            word.extend(fields.optional(name).map(|node| (name, node.clone())));
        }
        self.reader.finish(&fields);
        Some(self.make(&charge.term, "indexed", (Label::INDEXED, node.span), word))
    }

    /// `need = { cost, plus, less, base, to, mode }`: the rate that covers it.
    fn need(&mut self, charge: &Charge, quantity: &Node, node: &Node) -> Option<Node> {
        let mut fields = self.reader.fields(node)?;
        let cost = self.reader.required(&mut fields, "cost")?.clone();
        let (plus, less) = (fields.optional("plus"), fields.optional("less"));
        let base = fields.optional("base").cloned();
        let to = fields.optional("to").cloned();
        let mode = fields.optional("mode").cloned();
        self.reader.finish(&fields);
        let at = node.span;
        let cost = self.in_money(charge, "cost", &cost);
        let need = self.net(charge, cost, plus, less, ("need", Label::NEED))?;
        let term = &charge.term;
        let number = |node: &Node| {
            node.as_text().is_some_and(|text| !text.starts_with(char::is_alphabetic))
        };
        let base = match base {
            Some(base) if number(&base) => {
                let word = vec![("number", base), ("like", quantity.clone())];
                self.make(term, "base", (Label::BASE, at), word)
            }
            Some(base) => base,
            None => {
                let word = vec![("sum", quantity.clone())];
                self.make(term, "base", (Label::BASE, at), word)
            }
        };
        let per = vec![("per", list(at, vec![need, base]))];
        let Some(to) = to else {
            return Some(self.make(term, "rate", (Label::RATE, at), per));
        };
        let exact = self.make(term, "rate-unrounded", (Label::RATE_UNROUNDED, at), per);
        let mut word = vec![("round", exact), ("to", to)];
        word.extend(mode.map(|mode| ("mode", mode)));
        Some(self.make(term, "rate", (Label::RATE, at), word))
    }

    /// `others = [{ buyers, percent }]`: some pay another percentage of the price.
    fn for_others(&mut self, charge: &mut Charge, amount: Node) -> Node {
        let Some(others) = charge.take("others") else { return amount };
        let at = others.span;
        let items = self.reader.items(&others).unwrap_or_default();
        if items.is_empty() {
            if let Value::List(_) = others.value {
                let problem = self.reader.problem(Code::EmptyList, at);
                self.reader.report(problem.with("name", "others"));
            }
            return amount;
        }
        let mut factor = text(at, "1");
        for (place, item) in items.iter().enumerate().rev() {
            let Some(mut fields) = self.reader.fields(item) else { return amount };
            let buyers = self.reader.required(&mut fields, "buyers").cloned();
            let percent = self.reader.required(&mut fields, "percent").cloned();
            self.reader.finish(&fields);
            let percent = percent.and_then(|node| self.hundredth(&node));
            let (Some(buyers), Some(percent)) = (buyers, percent) else { return amount };
            let at = item.span;
            let word = vec![
                ("when", table(at, vec![("buyers", buyers)])),
                ("then", percent),
                ("else", factor),
            ];
            let suffix = format!("factor-{}", place + 1);
            factor = self.make(&charge.term, &suffix, (Label::FACTOR, at), word);
        }
        let word = vec![("times", list(at, vec![amount, factor]))];
        self.make(&charge.term, "with-factor", (Label::FOR_OTHERS, at), word)
    }

    /// A percentage as a part of one.
    pub(super) fn hundredth(&mut self, node: &Node) -> Option<Node> {
        let percent = self.reader.decimal(node)?;
        let part = percent.divided_by(&100.into())?;
        Some(text(node.span, &part.to_string()))
    }
}
