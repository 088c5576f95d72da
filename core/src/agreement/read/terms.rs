//! Terms that many tables share: citations, intervals, dated figures, rounding.

use super::fields::{Fields, Reader};
use crate::agreement::names::Names;
use crate::agreement::{Placed, Priced};
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::period::{After, Dated, Interval};
use crate::read::node::{Node, Span, Value};
use crate::rounding::{Balance, BalanceKey, Mode, Rank, Rounded, Rounding};
use crate::source::Citation;

/// What the terms of charges and steps may refer to.
#[derive(Default)]
pub(super) struct Known {
    /// Identifiers of the units, the currency among them.
    pub units: Names,
    /// Those that the agreement adds, with their places.
    pub own_units: Vec<Placed<String>>,
    /// Identifiers of the measures.
    pub measures: Names,
    /// Identifiers of the steps, and of the parts of funds.
    pub steps: Names,
    /// Both.
    pub figures: Names,
    /// What a balance may go by: `weight`, and the figures.
    pub balance_keys: Names,
    /// Identifiers of the charges.
    pub charges: Names,
    /// Identifiers of the divisions.
    pub divisions: Names,
    /// Codes of the listed buyers; none when a region is selected.
    pub buyers: Option<Names>,
}

/// Rounding terms, and where their own balance stands, if they have one.
pub(super) struct Terms {
    pub rounding: Rounding,
    pub balance: Option<Placed<()>>,
}

impl Reader<'_> {
    /// `source` and `quote` of a table.
    pub fn citation(&mut self, fields: &mut Fields<'_>) -> Option<Citation> {
        let source = fields.optional("source");
        let quote = fields.optional("quote").and_then(|node| self.line(node));
        let Some(node) = source else {
            if quote.is_some() {
                self.required(fields, "source");
            }
            return None;
        };
        let ids = std::mem::take(&mut self.source_ids);
        let id = self.reference(node, Among::Sources, &ids);
        self.source_ids = ids;
        let id = id?.value;
        let source = self.sources.iter().find(|source| source.id == id)?.clone();
        self.cited.insert(id);
        Some(Citation { source, quote })
    }

    /// `from` and `to` of a table.
    pub fn interval(&mut self, fields: &mut Fields<'_>) -> Option<Interval> {
        let from = self.required(fields, "from").and_then(|node| self.day(node));
        let end = self.required(fields, "to");
        let to = end.and_then(|node| self.day(node));
        let (from, to, end) = (from?, to?, end?);
        let interval = Interval::new(from, to);
        if interval.is_none() {
            let problem = self
                .problem(Code::BackwardInterval, end.span)
                .with("from", from)
                .with("to", to);
            self.report(problem);
        }
        interval
    }

    /// A list of figures through time, in the field `list`, each figure in the field `figure`.
    pub fn dated(
        &mut self,
        fields: &mut Fields<'_>,
        list: &'static str,
        figure: &'static str,
    ) -> Vec<Dated<Priced>> {
        self.dated_as(fields, list, |reader, fields| {
            let value = reader.required(fields, figure).and_then(|n| reader.written(n));
            let citation = reader.citation(fields);
            Some(Priced { figure: value?, citation })
        })
    }

    /// A list of what holds through time, in the field `list`, each read by `read`.
    pub fn dated_as<T>(
        &mut self,
        fields: &mut Fields<'_>,
        list: &'static str,
        mut read: impl FnMut(&mut Self, &mut Fields<'_>) -> Option<T>,
    ) -> Vec<Dated<T>> {
        let mut spans = Vec::new();
        let mut all = self.some(fields, list, |reader, node| {
            let mut fields = reader.fields(node)?;
            let days = reader.interval(&mut fields);
            let value = read(reader, &mut fields);
            reader.finish(&fields);
            let days = days?;
            spans.push((days, node.span));
            Some(Dated { days, value: value? })
        });
        spans.sort_by_key(|(days, _)| *days);
        for pair in spans.windows(2) {
            if let [(before, _), (days, span)] = pair
                && days.from() <= before.to()
            {
                let problem = self
                    .problem(Code::OverlappingIntervals, *span)
                    .with("from", days.from())
                    .with("to", before.to());
                self.report(problem);
            }
        }
        all.sort_by_key(|dated| dated.days);
        all
    }

    /// What happens past the last dated value.
    pub fn after(&mut self, fields: &mut Fields<'_>) -> After {
        self.choice_or(fields, "after", &After::NAMES, After::Fail)
    }

    /// The rounding terms of a table, over `terms`; only those of the agreement say `lines`.
    pub fn rounding(
        &mut self,
        node: &Node,
        terms: Rounding,
        known: &Known,
        whose: Whose,
    ) -> Terms {
        let Some(mut fields) = self.fields(node) else {
            return Terms { rounding: terms, balance: None };
        };
        let mut rounding = terms;
        if let Some(unit) =
            fields.optional("unit").and_then(|node| self.decimal_above_zero(node))
            && let Some(unit) = Rounding::to(unit)
        {
            rounding = unit
                .with_mode(rounding.mode())
                .with_balance(rounding.balance().clone())
                .with_rounded(rounding.rounded());
        }
        if let Some(mode) =
            fields.optional("mode").and_then(|n| self.choice(n, &Mode::NAMES))
        {
            rounding = rounding.with_mode(mode);
        }
        let balance = fields.optional("balance").and_then(|node| {
            let (balance, span) = self.balance(node, known, whose)?;
            rounding = rounding.clone().with_balance(balance);
            Some(Placed { value: (), position: self.position(span) })
        });
        if whose == Whose::Agreement {
            let rounded =
                self.choice_or(&mut fields, "lines", &Rounded::NAMES, rounding.rounded());
            rounding = rounding.with_rounded(rounded);
        } else if rounding.rounded() == Rounded::Total {
            let problem = self.problem(Code::RoundsLinesAndTotal, node.span);
            self.report(problem);
        }
        self.finish(&fields);
        Terms { rounding, balance }
    }

    /// A balance, and where what it names stands.
    fn balance(
        &mut self,
        node: &Node,
        known: &Known,
        whose: Whose,
    ) -> Option<(Balance, Span)> {
        if let Value::Text(_) = node.value {
            let plain =
                [("largest-remainder", 0), ("first", 1), ("last", 2), ("nobody", 3)];
            let balance = match self.choice(node, &plain)? {
                0 => Balance::LargestRemainder,
                1 => Balance::First,
                2 => Balance::Last,
                _ => Balance::Nobody,
            };
            return Some((balance, node.span));
        }
        let mut fields = self.fields(node)?;
        let mut chosen = Vec::new();
        let mut rank = Some(Rank::FIRST);
        for (name, make) in [
            ("largest", Balance::Largest as fn(BalanceKey, Rank) -> Balance),
            ("smallest", Balance::Smallest),
        ] {
            if let Some(node) = fields.optional(name) {
                let key = self.balance_key(node, known);
                if let Some(node) = fields.optional("rank") {
                    rank = self.rank(node);
                }
                chosen
                    .push(key.zip(rank).map(|(key, rank)| (make(key, rank), node.span)));
            }
        }
        if let Some(node) = fields.optional("descending") {
            let key = self.balance_key(node, known);
            chosen.push(key.map(|key| (Balance::Descending(key), node.span)));
        }
        if let Some(node) = fields.optional("buyer") {
            // Whether a step shares among buyers or areas is not known while it is read.
            let known = known.buyers.as_ref().filter(|_| whose != Whose::Step);
            let code = self.buyer(node, known);
            chosen.push(code.map(|code| (Balance::Buyer(code.value), node.span)));
        }
        self.finish(&fields);
        self.only_one(node, chosen, "largest, smallest, descending, buyer")
    }

    fn rank(&mut self, node: &Node) -> Option<Rank> {
        let place = self.whole(node, 1, 9)?;
        Rank::new(u8::try_from(place).ok()?)
    }

    fn balance_key(&mut self, node: &Node, known: &Known) -> Option<BalanceKey> {
        let key = self.reference(node, Among::MeasuresAndSteps, &known.balance_keys)?;
        Some(match key.value.as_str() {
            "weight" => BalanceKey::Weight,
            _ => BalanceKey::Measure(key.value),
        })
    }

    /// The one entry of `chosen`, or a report that there are more or none.
    pub fn only_one<T>(
        &mut self,
        node: &Node,
        chosen: Vec<Option<T>>,
        fields: &str,
    ) -> Option<T> {
        let count = chosen.len();
        let first = chosen.into_iter().next();
        if count == 1 {
            return first.flatten();
        }
        let problem =
            self.problem(Code::ConflictingFields, node.span).with("fields", fields);
        self.report(problem);
        None
    }
}

/// Whose rounding terms they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Agreement,
    Charge,
    Step,
}
