//! Terms that many tables share: citations, intervals, dated figures, rounding.

use super::fields::{Fields, Reader};
use crate::agreement::Priced;
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::period::{After, Dated, Interval};
use crate::read::node::{Node, Value};
use crate::rounding::{Balance, BalanceKey, Mode, Rounded, Rounding};
use crate::source::Citation;

/// What a balance may refer to.
pub(super) struct Known<'k> {
    /// Identifiers of the measures of buyers.
    pub measures: Vec<&'k str>,
    /// Codes of the listed buyers; none when a region is selected.
    pub buyers: Option<Vec<&'k str>>,
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
        let sources = self.sources.clone();
        let id =
            self.reference(node, "sources", sources.iter().map(|s| s.id.as_str()))?;
        let source = sources.into_iter().find(|source| source.id == id.value)?;
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
        let mut spans = Vec::new();
        let mut all = self.some(fields, list, |reader, node| {
            let mut fields = reader.fields(node)?;
            let days = reader.interval(&mut fields);
            let value =
                reader.required(&mut fields, figure).and_then(|n| reader.decimal(n));
            let citation = reader.citation(&mut fields);
            reader.finish(&fields);
            let days = days?;
            spans.push((days, node.span));
            Some(Dated { days, value: Priced { figure: value?, citation } })
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
        self.choice_or(
            fields,
            "after",
            &[("fail", After::Fail), ("hold", After::Hold)],
            After::Fail,
        )
    }

    /// The rounding terms of a table, over `terms`; only those of the agreement say `lines`.
    pub fn rounding(
        &mut self,
        node: &Node,
        terms: Rounding,
        known: &Known<'_>,
        of_agreement: OfAgreement,
    ) -> Option<Rounding> {
        let mut fields = self.fields(node)?;
        let mut rounding = terms;
        let unit =
            fields.optional("unit").and_then(|node| Some((node, self.decimal(node)?)));
        if let Some((node, unit)) = unit {
            if let Some(unit) = Rounding::to(unit.clone()) {
                rounding = unit
                    .with_mode(rounding.mode())
                    .with_balance(rounding.balance().clone())
                    .with_rounded(rounding.rounded());
            } else {
                let problem =
                    self.problem(Code::NotPositive, node.span).with("value", unit);
                self.report(problem);
            }
        }
        if let Some(mode) =
            fields.optional("mode").and_then(|n| self.choice(n, &Mode::NAMES))
        {
            rounding = rounding.with_mode(mode);
        }
        if let Some(balance) =
            fields.optional("balance").and_then(|n| self.balance(n, known))
        {
            rounding = rounding.with_balance(balance);
        }
        if of_agreement == OfAgreement::Yes {
            let names = [("lines", Rounded::Lines), ("total", Rounded::Total)];
            let rounded =
                self.choice_or(&mut fields, "lines", &names, rounding.rounded());
            rounding = rounding.with_rounded(rounded);
        } else if rounding.rounded() == Rounded::Total {
            let problem = self.problem(Code::RoundsLinesAndTotal, node.span);
            self.report(problem);
        }
        self.finish(&fields);
        Some(rounding)
    }

    fn balance(&mut self, node: &Node, known: &Known<'_>) -> Option<Balance> {
        if let Value::Text(_) = node.value {
            let plain = ["largest-remainder", "first", "last", "nobody"];
            let names: Vec<_> = plain.into_iter().zip(0_usize..).collect();
            return Some(match self.choice(node, &names)? {
                0 => Balance::LargestRemainder,
                1 => Balance::First,
                2 => Balance::Last,
                _ => Balance::Nobody,
            });
        }
        let mut fields = self.fields(node)?;
        let mut chosen = Vec::new();
        for (name, make) in [
            ("largest", Balance::Largest as fn(BalanceKey) -> Balance),
            ("smallest", Balance::Smallest),
            ("descending", Balance::Descending),
        ] {
            if let Some(node) = fields.optional(name) {
                chosen.push(self.balance_key(node, known).map(make));
            }
        }
        if let Some(node) = fields.optional("buyer") {
            let code = match &known.buyers {
                Some(codes) => self
                    .reference(node, "buyers", codes.iter().copied())
                    .map(|code| code.value),
                None => self.line(node),
            };
            chosen.push(code.map(Balance::Buyer));
        }
        self.finish(&fields);
        self.only_one(node, chosen, "largest, smallest, descending, buyer")
    }

    fn balance_key(&mut self, node: &Node, known: &Known<'_>) -> Option<BalanceKey> {
        let names = std::iter::once("weight").chain(known.measures.iter().copied());
        let key = self.reference(node, "measures", names)?;
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

    /// `bounds` of a pool.
    pub fn bounds(&mut self, node: &Node) -> Option<crate::agreement::Bounds> {
        let mut fields = self.fields(node)?;
        let mut bound = |reader: &mut Self, name| -> Option<Exact> {
            fields.optional(name).and_then(|node| reader.decimal_from_zero(node))
        };
        let floor = bound(self, "floor");
        let ceiling = bound(self, "ceiling");
        self.finish(&fields);
        if let (Some(floor), Some(ceiling)) = (&floor, &ceiling)
            && floor > ceiling
        {
            let problem = self
                .problem(Code::FloorAboveCeiling, node.span)
                .with("floor", floor)
                .with("ceiling", ceiling);
            self.report(problem);
        }
        Some(crate::agreement::Bounds { floor, ceiling })
    }
}

/// Whether rounding terms are those of the agreement or of one charge.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OfAgreement {
    Yes,
    No,
}
