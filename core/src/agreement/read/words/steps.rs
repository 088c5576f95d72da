//! Steps that are short for several: weights by size, counts that are renewed, interest.

use super::build::{list, number, table, text};
use super::labels::Label;
use super::{Term, Words};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::read::node::{Field, Node, Value};

/// A word of a step: its name and its further fields.
const WORDS: [(&str, &[&str]); 3] = [
    ("graded", &["grades"]),
    ("renewed", &["from", "percent"]),
    ("interest", &["percent", "days", "year"]),
];

impl Words<'_, '_> {
    /// A step without words; none where it has none.
    pub(super) fn step(&mut self, node: &Node) -> Option<Node> {
        let Value::Table(fields) = &node.value else { return None };
        let (word, more) =
            WORDS.iter().find(|(word, _)| super::build::field(fields, word).is_some())?;
        let own =
            |field: &&Field| !more.contains(&field.name.as_str()) && field.name != *word;
        let mut kept: Vec<Field> = fields.iter().filter(own).cloned().collect();
        let made = Term::of(fields).and_then(|term| {
            let said = super::build::field(fields, word)?.clone();
            match *word {
                "graded" => self.graded(&term, said, node),
                "renewed" => self.renewed(&term, said, node),
                _ => self.interest(&term, said, node),
            }
        });
        if made.is_none()
            && let Some(id) = super::build::field(fields, "id").and_then(Node::as_text)
        {
            self.reader.told.insert(id);
        }
        kept.extend(made.into_iter().flatten().map(|(name, node)| Field {
            name: name.into(),
            span: node.span,
            node,
        }));
        Some(Node { span: node.span, value: Value::Table(kept) })
    }

    /// `graded = FIGURE, grades = [{ from, to, weight }]`: each figure by the weight of its size, which
    /// slides from one grade to the next where they do not meet.
    fn graded(
        &mut self,
        term: &Term,
        of: Node,
        node: &Node,
    ) -> Option<Vec<(&'static str, Node)>> {
        let mut fields = self.reader.fields(node)?;
        let grades = self.reader.required(&mut fields, "grades")?;
        let items = self.reader.items(grades)?;
        let mut read: Vec<Grade> = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            let mut fields = self.reader.fields(item)?;
            let from = fields.optional("from").cloned();
            let last = place + 1 == items.len();
            let to = if last {
                fields.optional("to").cloned()
            } else {
                self.reader.required(&mut fields, "to").cloned()
            };
            let weight = self.reader.required(&mut fields, "weight").cloned();
            self.reader.finish(&fields);
            let weight = weight?;
            self.reader.decimal(&weight)?;
            let before = read.last().and_then(|grade| grade.to.clone());
            let number = |words: &mut Self, node: Option<&Node>| match node {
                Some(node) => words.reader.decimal_from_zero(node).map(Some),
                None => Some(None),
            };
            let start = number(self, from.as_ref())?;
            let end = number(self, to.as_ref())?;
            let start = start.or(before.clone());
            if let Some(at) = &from
                && start < before
            {
                return self.not_rising(at, start.as_ref(), before.as_ref());
            }
            if let Some(at) = &to
                && end <= start
            {
                return self.not_rising(at, end.as_ref(), start.as_ref());
            }
            read.push(Grade { start, to: end, weight, at: item.span });
        }
        let Some(mut next) = read.pop() else {
            let problem = self.reader.problem(Code::EmptyList, grades.span);
            self.reader.report(problem.with("name", "grades"));
            return None;
        };
        // The last grade is read as a band, outside of which a figure is an error.
        let at = next.at;
        let mut band = vec![("price", next.weight.clone())];
        band.extend(next.to.as_ref().map(|to| ("to", text(at, &to.to_string()))));
        let word = vec![
            ("tiers", of.clone()),
            ("bands", list(at, vec![table(at, band)])),
            ("take", text(at, "fee")),
            ("unit", text(at, "1")),
        ];
        let mut weight = self.make(term, "weight-last", (Label::WEIGHT, at), word);
        for (place, grade) in read.into_iter().enumerate().rev() {
            weight = self.grade(term, &of, (place + 1, &grade), &next, weight)?;
            next = grade;
        }
        Some(vec![("times", list(node.span, vec![of, weight]))])
    }

    fn not_rising<T>(
        &mut self,
        at: &Node,
        high: Option<&Exact>,
        low: Option<&Exact>,
    ) -> Option<T> {
        let problem = self.reader.problem(Code::BandsNotRising, at.span);
        self.reader.report(problem.with("to", high?).with("before", low?));
        None
    }

    /// The weight of whatever is in this grade, on the way to the next, or beyond.
    fn grade(
        &mut self,
        term: &Term,
        of: &Node,
        (number, grade): (usize, &Grade),
        next: &Grade,
        beyond: Node,
    ) -> Option<Node> {
        let at = grade.at;
        let end = grade.to.clone()?;
        let up_to = |limit: &Exact, then: Node, other: Node| {
            let held =
                vec![("figure", of.clone()), ("at_most", text(at, &limit.to_string()))];
            vec![("when", table(at, held)), ("then", then), ("else", other)]
        };
        let mut beyond = beyond;
        let start = next.start.clone().filter(|start| *start > end);
        if let Some(start) = start {
            let word =
                vec![("minus", list(at, vec![of.clone(), text(at, &end.to_string())]))];
            let suffix = |name: &str| format!("{name}-{number}");
            let over = self.make(term, &suffix("over"), (Label::DIFFERENCE, at), word);
            let width = (&start - &end).to_string();
            let word = vec![
                ("convert", over),
                ("size", text(at, &width)),
                ("into", text(at, "1")),
                ("parts", text(at, "exact")),
            ];
            let part = self.make(term, &suffix("part"), (Label::SLIDE, at), word);
            let ends = list(at, vec![grade.weight.clone(), next.weight.clone()]);
            let word = vec![("blend", ends), ("part", part)];
            let slide = self.make(term, &suffix("slide"), (Label::SLIDE, at), word);
            let word = up_to(&start, slide, beyond);
            beyond = self.make(term, &suffix("weight-from"), (Label::WEIGHT, at), word);
        }
        let word = up_to(&end, grade.weight.clone(), beyond);
        Some(self.make(term, &format!("weight-{number}"), (Label::WEIGHT, at), word))
    }

    /// `renewed = NEW, from = OLD, percent`: the new count where it moved by at least so much.
    fn renewed(
        &mut self,
        term: &Term,
        new: Node,
        node: &Node,
    ) -> Option<Vec<(&'static str, Node)>> {
        let mut fields = self.reader.fields(node)?;
        let old = self.reader.required(&mut fields, "from").cloned();
        let percent = self.reader.required(&mut fields, "percent").cloned();
        let (old, percent) = (old?, percent?);
        let part = self.hundredth(&percent)?;
        let at = node.span;
        let old = if number(&old).is_some() {
            let word = vec![("number", old), ("like", new.clone())];
            self.make(term, "before", (Label::BEFORE, at), word)
        } else {
            old
        };
        let minus = |words: &mut Self, suffix: &str, a: &Node, b: &Node| {
            let word = vec![("minus", list(at, vec![a.clone(), b.clone()]))];
            words.make(term, suffix, (Label::DIFFERENCE, at), word)
        };
        let more = minus(self, "more", &new, &old);
        let less = minus(self, "less", &old, &new);
        let word = vec![("greatest", list(at, vec![more, less]))];
        let moved = self.make(term, "moved", (Label::DIFFERENCE, at), word);
        // Of the size of the old figure, also where that is below zero.
        let below = minus(self, "below", &text(at, "0"), &old);
        let word = vec![("greatest", list(at, vec![old.clone(), below]))];
        let size = self.make(term, "size", (Label::DIFFERENCE, at), word);
        let word = vec![("times", list(percent.span, vec![size, part]))];
        let limit = self.make(term, "limit", (Label::LIMIT, percent.span), word);
        let held = vec![("figure", moved), ("at_least", limit)];
        Some(vec![("when", table(at, held)), ("then", new), ("else", old)])
    }

    /// `interest = PRINCIPAL, percent, days, year`: for some days of a year of 360 or 365.
    fn interest(
        &mut self,
        term: &Term,
        of: Node,
        node: &Node,
    ) -> Option<Vec<(&'static str, Node)>> {
        let mut fields = self.reader.fields(node)?;
        let percent = self.reader.required(&mut fields, "percent").cloned();
        let days = self.reader.required(&mut fields, "days").cloned();
        let year = self.reader.required(&mut fields, "year").cloned();
        let (percent, days, year) = (percent?, days?, year?);
        self.reader.choice(&year, &[("360", ()), ("365", ())])?;
        let part = self.hundredth(&percent)?;
        let at = days.span;
        let word = vec![
            ("convert", days),
            ("size", year),
            ("into", text(at, "1")),
            ("parts", text(at, "exact")),
        ];
        let years = self.make(term, "years", (Label::YEARS, at), word);
        Some(vec![("times", list(node.span, vec![of, part, years]))])
    }
}

/// A grade of sizes, with its weight.
struct Grade {
    start: Option<Exact>,
    to: Option<Exact>,
    weight: Node,
    at: crate::read::node::Span,
}
