//! The least and the most: figures, percentages, changes from the year before.

use super::build::{list, number, table, text};
use super::labels::Label;
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::diagnostic::words::Form;
use crate::exact::Exact;
use crate::read::node::{Node, Span, Value};

/// What a limit is held against.
#[derive(Clone, Copy)]
pub(super) struct Against<'a> {
    /// What `{ percent }` is a percentage of, where it names nothing.
    pub whole: Option<&'a Node>,
    /// What a buyer pays at most who paid nothing the year before; nothing of a minimum, which is
    /// zero then.
    pub free: Option<&'a Node>,
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
        let stated = match &node.value {
            Value::Table(stated) => stated,
            Value::List(items) => {
                return self.strictest(charge, suffix, (node, items), against);
            }
            _ => return Some(self.for_the_time(charge, suffix, node.clone())),
        };
        if super::build::field(stated, "charge").is_some() {
            return Some(self.for_the_time(charge, suffix, node.clone()));
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
            let part: Exact = number(&part)?;
            let limit = self.scaled(charge, suffix, &of, &part, at);
            return Some(self.for_the_time(charge, suffix, limit));
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
        let Some(free) = against.free.filter(|_| new) else {
            let limit = self.scaled(charge, suffix, &before, &factor, at);
            return Some(self.for_the_time(charge, suffix, limit));
        };
        let own = format!("{suffix}-changed");
        let changed = self.scaled(charge, &own, &before, &factor, at);
        let changed = self.for_the_time(charge, &own, changed);
        let word = vec![
            ("when", table(at, vec![("figure", before), ("equals", text(at, "0"))])),
            ("then", free.clone()),
            ("else", changed),
        ];
        Some(self.make(&charge.term, suffix, (Label::LIMIT, at), word))
    }

    /// Several limits of one side: the strictest holds.
    fn strictest(
        &mut self,
        charge: &Charge,
        suffix: &str,
        (node, items): (&Node, &[Node]),
        against: Against<'_>,
    ) -> Option<Node> {
        if items.is_empty() {
            let problem = self.reader.problem(Code::EmptyList, node.span);
            self.reader.report(problem.with("name", suffix));
            return None;
        }
        let each = items.iter().enumerate().map(|(place, item)| {
            if let Value::List(_) = item.value {
                self.reader.wrong_type(item, Form::Table);
                return None;
            }
            let own = format!("{suffix}-{}", place + 1);
            let limit = self.limit(charge, &own, item, against)?;
            Some(self.in_money(charge, &format!("{own}-amount"), &limit))
        });
        let each: Vec<Option<Node>> = each.collect();
        let mut each = each.into_iter().collect::<Option<Vec<Node>>>()?;
        if each.len() == 1 {
            return each.pop();
        }
        let word = if against.free.is_some() { "least" } else { "greatest" };
        let word = vec![(word, list(node.span, each))];
        Some(self.make(&charge.term, suffix, (Label::LIMIT, node.span), word))
    }

    /// A limit for the part of the time for which each belongs, where its weight is for that part too.
    fn for_the_time(&mut self, charge: &Charge, suffix: &str, limit: Node) -> Node {
        if !charge.by_key {
            return limit;
        }
        let at = limit.span;
        let whole = self.in_money(charge, &format!("{suffix}-of-the-year"), &limit);
        let part = text(at, super::membership::MEMBERSHIP);
        let word = vec![("times", list(at, vec![whole, part]))];
        let suffix = format!("{suffix}-for-the-time");
        self.make(&charge.term, &suffix, (Label::PRORATED, at), word)
    }

    /// A part of a figure in money.
    fn scaled(
        &mut self,
        charge: &Charge,
        suffix: &str,
        figure: &Node,
        part: &Exact,
        at: Span,
    ) -> Node {
        let figure = self.in_money(charge, &format!("{suffix}-of"), figure);
        let word = vec![("times", list(at, vec![figure, text(at, &part.to_string())]))];
        self.make(&charge.term, suffix, (Label::LIMIT, at), word)
    }

    /// A figure in money, also where it is a number.
    pub(super) fn in_money(
        &mut self,
        charge: &Charge,
        suffix: &str,
        figure: &Node,
    ) -> Node {
        if number(figure).is_none() {
            return figure.clone();
        }
        let unit = text(figure.span, &self.currency);
        let word = vec![("number", figure.clone()), ("unit", unit)];
        self.make(&charge.term, suffix, (Label::STATED, figure.span), word)
    }

    /// What was paid the year before: by the charge itself, or what `from` says.
    pub(super) fn before(
        &mut self,
        charge: &Charge,
        suffix: &str,
        from: Option<&Node>,
        new: bool,
        at: Span,
    ) -> Node {
        let prior = match from.map(|node| (node, &node.value)) {
            Some((node, Value::Table(fields))) => {
                let [field] = fields.as_slice() else { return node.clone() };
                if field.name != "prior" {
                    return node.clone();
                }
                let mut prior = field.node.clone();
                if let (true, Value::Table(fields)) = (new, &mut prior.value)
                    && super::build::field(fields, "missing").is_none()
                {
                    let unpaid = table(at, vec![("missing", text(at, "new"))]);
                    if let Value::Table(unpaid) = unpaid.value {
                        fields.extend(unpaid);
                    }
                }
                prior
            }
            Some((node, _)) => return node.clone(),
            None => {
                let known = (charge.term.id.clone(), new);
                if let Some(before) = self.before.get(&known) {
                    return before.clone();
                }
                let mut prior = vec![("charge", text(at, &charge.term.id))];
                if new {
                    prior.push(("missing", text(at, "new")));
                }
                let word = vec![("prior", table(at, prior))];
                let suffix = if new { "before-if-any" } else { "before" };
                let before = self.make(&charge.term, suffix, (Label::BEFORE, at), word);
                self.before.insert(known, before.clone());
                return before;
            }
        };
        self.make(&charge.term, suffix, (Label::BEFORE, at), vec![("prior", prior)])
    }
}
