//! Keys: by which weights a cost is shared, and among whom.

use super::super::Fields;
use super::build::{list, renamed, table, text};
use super::labels::Label;
use super::{Charge, Term, Words};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::read::node::{Node, Span, Value};

/// The weights of a key, and the whole of which each is a part where that is not their sum.
pub(super) struct Weights {
    pub figure: Node,
    pub total: Option<Node>,
}

/// The fields that make a key more than the charge itself reads.
const WORDS: [&str; 14] = [
    "years_before",
    "years",
    "quarters",
    "months",
    "to",
    "take",
    "percentages",
    "mix",
    "points",
    "only",
    "except",
    "where",
    "total",
    "normalised",
];

/// The fields that say of which times a measure is taken.
const TIMES: [&str; 6] = ["years_before", "years", "quarters", "months", "to", "take"];

/// What a key is made of: exactly one of these.
const FORMS: [&str; 6] = ["measure", "equal", "weights", "percentages", "mix", "points"];

/// Whether a charge can read the key as it is.
pub(super) fn plain(node: &Node) -> bool {
    let Value::Table(fields) = &node.value else { return true };
    !fields.iter().any(|field| WORDS.contains(&field.name.as_str()))
}

impl Words<'_, '_> {
    /// The weights of a key; its steps are named after `suffix`.
    pub(super) fn key(
        &mut self,
        charge: &Charge,
        suffix: &str,
        node: &Node,
    ) -> Option<Weights> {
        let mut fields = self.reader.fields(node)?;
        let weights = self.key_of(charge, suffix, node, &mut fields);
        self.reader.finish(&fields);
        weights
    }

    fn key_of(
        &mut self,
        charge: &Charge,
        suffix: &str,
        node: &Node,
        fields: &mut Fields<'_>,
    ) -> Option<Weights> {
        let term = charge.term.cited_by(node);
        // Read at the end, which a mistake may keep from being reached.
        fields.allow(&["source", "quote", "only", "except", "where", "total"]);
        let found: Vec<&str> =
            FORMS.into_iter().filter(|form| fields.has(form)).collect();
        let [form] = found.as_slice() else {
            fields.allow(&FORMS);
            fields.allow(&WORDS);
            let problem = self.reader.problem(Code::ConflictingFields, node.span);
            self.reader.report(problem.with("fields", FORMS.join(", ")));
            return None;
        };
        if fields.has("quote") && !fields.has("source") {
            self.reader.required(fields, "source");
        }
        let at = node.span;
        let mut total = None;
        let figure = match *form {
            "measure" => {
                let measure = self.named(fields.optional("measure")?.clone())?;
                let times = TIMES.into_iter().filter_map(|name| {
                    fields.optional(name).map(|node| (name, node.clone()))
                });
                let times: Vec<_> = times.collect();
                if times.is_empty() {
                    measure
                } else {
                    let mut word = vec![("measure", measure)];
                    word.extend(times);
                    self.make(&term, &format!("{suffix}-use"), (Label::USED, at), word)
                }
            }
            "equal" => {
                let equal = fields.optional("equal")?;
                self.reader.choice(equal, &[("buyers", ())])?;
                let word = vec![("weights", text(at, "equal"))];
                self.make(&term, &format!("{suffix}-weights"), (Label::WEIGHT, at), word)
            }
            "weights" => {
                let word = vec![("weights", fields.optional("weights")?.clone())];
                self.make(&term, &format!("{suffix}-weights"), (Label::WEIGHT, at), word)
            }
            "percentages" => {
                let (figure, whole) = self.percentages(&term, suffix, at, fields)?;
                total = whole;
                figure
            }
            "mix" => {
                let mix = fields.optional("mix")?;
                self.mix(charge, &term, suffix, mix)?
            }
            _ => {
                let points = fields.optional("points")?;
                self.points(&term, suffix, points)?
            }
        };
        if let Some(node) = fields.optional("total") {
            total = Some(node.clone());
        }
        let figure = self.participants(&term, suffix, figure, fields);
        Some(Weights { figure, total })
    }

    /// `only`, `except` and `where`: whoever takes no part has the weight zero.
    fn participants(
        &mut self,
        term: &Term,
        suffix: &str,
        figure: Node,
        fields: &mut Fields<'_>,
    ) -> Node {
        let mut figure = figure;
        for name in ["only", "except", "where"] {
            let Some(node) = fields.optional(name) else { continue };
            let at = node.span;
            let condition = match name {
                "where" => node.clone(),
                _ => table(at, vec![("buyers", node.clone())]),
            };
            let (then, other) = match name {
                "except" => (text(at, "0"), figure),
                _ => (figure, text(at, "0")),
            };
            let word = vec![("when", condition), ("then", then), ("else", other)];
            let suffix = format!("{suffix}-{name}");
            figure = self.make(term, &suffix, (Label::PARTICIPANTS, at), word);
        }
        figure
    }

    /// `percentages = [{ buyer, percent }]`, with `normalised` and `tolerance`.
    fn percentages(
        &mut self,
        term: &Term,
        suffix: &str,
        at: Span,
        fields: &mut Fields<'_>,
    ) -> Option<(Node, Option<Node>)> {
        let node = fields.optional("percentages")?;
        let normalised = fields.optional("normalised");
        let tolerance = fields.optional("tolerance");
        let normalised = match normalised {
            Some(node) => {
                Some(self.reader.choice(node, &[("yes", true), ("no", false)])?)
            }
            None => None,
        };
        let tolerance = match tolerance {
            Some(node) => Some(self.reader.decimal_from_zero(node)?),
            None => None,
        };
        let items = self.reader.items(node)?;
        let mut weights = Vec::with_capacity(items.len());
        for item in items {
            let mut fields = self.reader.fields(item)?;
            self.reader.required(&mut fields, "percent")?;
            weights.push(renamed(item, "percent", "weight"));
        }
        let allowed = match (normalised, tolerance) {
            // Whoever says what holds need not say how far they may be off.
            (Some(_), None) => None,
            (_, tolerance) => Some(tolerance.unwrap_or_else(Exact::zero)),
        };
        self.hundred(node.span, items, "percent", allowed);
        let word = vec![("weights", list(node.span, weights))];
        let figure =
            self.make(term, &format!("{suffix}-weights"), (Label::WEIGHT, at), word);
        let total = (normalised == Some(false)).then(|| text(at, "100"));
        Some((figure, total))
    }

    /// Percentages that add up to 100, or not further from it than is allowed.
    fn hundred(&mut self, at: Span, items: &[Node], name: &str, allowed: Option<Exact>) {
        let Some(allowed) = allowed else { return };
        let percent = |item: &Node| match &item.value {
            Value::Table(fields) => {
                super::build::field(fields, name)?.as_text()?.parse::<Exact>().ok()
            }
            _ => None,
        };
        // One that is no decimal will be reported as such.
        let Some(sum) = items.iter().map(percent).collect::<Option<Vec<Exact>>>() else {
            return;
        };
        let sum: Exact = sum.iter().sum();
        let off = (&sum - &Exact::from(100)).abs();
        if off > allowed {
            let problem = self
                .reader
                .problem(Code::PercentagesOff, at)
                .with("sum", sum)
                .with("off", off)
                .with("allowed", allowed);
            self.reader.report(problem);
        }
    }

    /// `mix = [{ KEY, percent | weight, to }]`: parts of keys, weighted and added up.
    fn mix(
        &mut self,
        charge: &Charge,
        term: &Term,
        suffix: &str,
        node: &Node,
    ) -> Option<Node> {
        let items = self.reader.items(node)?;
        let mut parts = Vec::with_capacity(items.len());
        let mut percents = 0;
        for (place, item) in items.iter().enumerate() {
            let own = format!("{suffix}-{}", place + 1);
            let at = item.span;
            let mut fields = self.reader.fields(item)?;
            let (percent, weight) =
                (fields.optional("percent").cloned(), fields.optional("weight").cloned());
            let (to, mode) =
                (fields.optional("decimals").cloned(), fields.optional("mode").cloned());
            let weights = self.key_of(charge, &own, item, &mut fields);
            self.reader.finish(&fields);
            let weights = weights?;
            let mut word = vec![("fraction", weights.figure)];
            if let Some(total) = weights.total {
                // A total in another unit than the weights has no parts that could be mixed.
                word.push(("unit", text(total.span, "1")));
                word.push(("of", total));
            }
            let mut part =
                self.make(term, &format!("{own}-part"), (Label::PART_OF_KEY, at), word);
            if let Some(decimals) = to {
                let to = self.decimals(&decimals)?;
                let mut word = vec![("round", part), ("to", to)];
                word.extend(mode.map(|mode| ("mode", mode)));
                let label = (Label::PART_OF_KEY, decimals.span);
                part = self.make(term, &format!("{own}-rounded"), label, word);
            } else if let Some(mode) = mode {
                let problem = self.reader.problem(Code::MissingField, mode.span);
                self.reader.report(problem.with("name", "decimals"));
            }
            let weight = match (percent, weight) {
                (Some(percent), None) => {
                    percents += 1;
                    self.hundredth(&percent)?
                }
                (None, Some(weight)) => weight,
                _ => {
                    let problem = self.reader.problem(Code::ConflictingFields, at);
                    self.reader.report(problem.with("fields", "percent, weight"));
                    return None;
                }
            };
            parts.push(table(at, vec![("of", part), ("weight", weight)]));
        }
        if percents == items.len() && percents > 0 {
            self.hundred(node.span, items, "percent", Some(Exact::zero()));
        }
        let word = vec![("mix", list(node.span, parts))];
        Some(self.make(term, suffix, (Label::KEY, node.span), word))
    }

    /// `points = [{ of, factor, decimals, mode }]`: figures of unlike units, each scaled and rounded
    /// before they are added up.
    fn points(&mut self, term: &Term, suffix: &str, node: &Node) -> Option<Node> {
        let items = self.reader.items(node)?;
        let mut points = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            let own = format!("{suffix}-{}", place + 1);
            let at = item.span;
            let mut fields = self.reader.fields(item)?;
            let of = self.reader.required(&mut fields, "of").cloned();
            let factor = self.reader.required(&mut fields, "factor").cloned();
            let decimals = fields.optional("decimals").cloned();
            let mode = fields.optional("mode").cloned();
            self.reader.finish(&fields);
            let (of, factor) = (of?, factor?);
            self.reader.decimal(&factor)?;
            let word = vec![
                ("convert", of),
                ("size", text(at, "1")),
                ("into", text(at, "share")),
                ("parts", text(at, "exact")),
            ];
            let plain =
                self.make(term, &format!("{own}-plain"), (Label::POINTS, at), word);
            let word = vec![("times", list(at, vec![plain, factor]))];
            let mut point =
                self.make(term, &format!("{own}-points"), (Label::POINTS, at), word);
            if let Some(decimals) = decimals {
                let mut word = vec![("round", point), ("to", self.decimals(&decimals)?)];
                word.extend(mode.map(|mode| ("mode", mode)));
                let label = (Label::POINTS, decimals.span);
                point = self.make(term, &format!("{own}-rounded"), label, word);
            }
            points.push(point);
        }
        match points.len() {
            0 => {
                let problem = self.reader.problem(Code::EmptyList, node.span);
                self.reader.report(problem.with("name", "points"));
                None
            }
            1 => points.pop(),
            _ => {
                let word = vec![("plus", list(node.span, points))];
                Some(self.make(term, suffix, (Label::KEY, node.span), word))
            }
        }
    }

    /// A number of decimals as the unit to which is rounded: 2 is 0.01.
    fn decimals(&mut self, node: &Node) -> Option<Node> {
        let decimals = self.reader.whole(node, 0, 12)?;
        let unit = match usize::try_from(decimals) {
            Ok(decimals @ 1..) => format!("0.{:0>decimals$}", 1),
            _ => "1".to_owned(),
        };
        Some(text(node.span, &unit))
    }
}
