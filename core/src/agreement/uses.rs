//! Which figures a charge or a step is made of.

use super::{
    Agreement, Charge, ChargeKind, ClientLimit, Condition, Item, Operand, Placed, Pool,
    Primitive, Settlement, Weights,
};
use crate::rounding::{BalanceKey, Rounding};

/// A figure that something is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Used<'a> {
    /// A measure, a step, or a part of a fund, by its identifier.
    Figure(&'a str),
    /// The amounts of a charge, by its identifier.
    Charge(&'a str),
}

impl Agreement {
    /// The figures that a charge or a step is made of, some perhaps twice.
    pub(crate) fn uses(&self, item: Item) -> Vec<Used<'_>> {
        match item {
            Item::Step(place) => self
                .steps
                .get(place)
                .map(|step| step.primitive.uses())
                .unwrap_or_default(),
            Item::Charge(place) => {
                self.charges.get(place).map(Charge::uses).unwrap_or_default()
            }
        }
    }
}

impl Settlement {
    /// The figure that a step must be made for, where its threshold is one.
    pub(crate) fn uses(&self) -> Option<Used<'_>> {
        self.threshold.as_ref().and_then(used)
    }
}

impl Charge {
    pub(super) fn uses(&self) -> Vec<Used<'_>> {
        match &self.kind {
            ChargeKind::Rate { measure, .. } => vec![named(measure)],
            ChargeKind::Step { amount, quantity, rate } => {
                let shown = [quantity, rate].into_iter().flatten();
                std::iter::once(amount).chain(shown).map(named).collect()
            }
            ChargeKind::Pool { pool, key, bounds } => {
                let pool = match pool {
                    Pool::Amounts { .. } => None,
                    Pool::Measure(measure) => Some(named(measure)),
                };
                let key = match &key.weights {
                    Weights::Measure(measure) => Some(named(measure)),
                    Weights::Equal | Weights::Fixed(_) => None,
                };
                let bounds = [&bounds.floor, &bounds.ceiling];
                let bounds = bounds.into_iter().flatten().filter_map(used);
                [pool, key, balance_key(&self.rounding)]
                    .into_iter()
                    .flatten()
                    .chain(bounds)
                    .collect()
            }
        }
    }
}

impl Primitive {
    pub(super) fn uses(&self) -> Vec<Used<'_>> {
        match self {
            Self::Weights(_) | Self::EqualWeights | Self::Prior { .. } => Vec::new(),
            Self::Values { buys: of, .. } | Self::Number { like: of, .. } => {
                all([of.as_ref()])
            }
            Self::Indexed { price, index, .. } => {
                used(price).into_iter().chain([named(index)]).collect()
            }
            Self::Measure { measure, .. } => vec![named(measure)],
            Self::Clients { measure, limit, .. } => {
                let limit = limit.as_ref().and_then(|limit| match limit {
                    ClientLimit::Above(limit) | ClientLimit::UpTo(limit) => used(limit),
                });
                std::iter::once(named(measure)).chain(limit).collect()
            }
            Self::Times(all)
            | Self::Plus(all)
            | Self::Least(all)
            | Self::Greatest(all) => all.iter().filter_map(used).collect(),
            Self::Per { of: a, by: b, .. } | Self::Minus(a, b) => all([Some(a), Some(b)]),
            Self::Sum { of, .. }
            | Self::Spread(of)
            | Self::Convert { of, .. }
            | Self::Tiers { of, .. }
            | Self::Prorate { of, .. }
            | Self::Round { of, .. } => all([Some(of)]),
            Self::Fraction { of, whole } => all([Some(of), whole.as_ref()]),
            Self::When { condition, then, otherwise } => {
                let (a, b) = match condition {
                    Condition::Compares(a, _, b) => (Some(a), Some(b)),
                    Condition::Among(_) | Condition::Before(_) | Condition::From(_) => {
                        (None, None)
                    }
                };
                all([a, b, Some(then), Some(otherwise)])
            }
            Self::Mix(parts) => parts.iter().filter_map(|(of, _)| used(of)).collect(),
            Self::Blend { from, to, part } => all([Some(from), Some(to), Some(part)]),
            Self::Fund { of, funders } => {
                let ceilings = funders.iter().filter_map(|part| part.ceiling.as_ref());
                std::iter::once(of).chain(ceilings).filter_map(used).collect()
            }
            Self::Share(terms) => {
                let of = [
                    Some(&terms.pool),
                    Some(&terms.by),
                    terms.floor.as_ref(),
                    terms.ceiling.as_ref(),
                ];
                all(of).into_iter().chain(balance_key(&terms.rounding)).collect()
            }
        }
    }
}

fn all<const N: usize>(operands: [Option<&Operand>; N]) -> Vec<Used<'_>> {
    operands.into_iter().flatten().filter_map(used).collect()
}

fn named(name: &Placed<String>) -> Used<'_> {
    Used::Figure(&name.value)
}

fn used(operand: &Operand) -> Option<Used<'_>> {
    match operand {
        Operand::Figure(name) => Some(named(name)),
        Operand::Charge(charge) => Some(Used::Charge(&charge.value)),
        Operand::Number(_) => None,
    }
}

fn balance_key(rounding: &Rounding) -> Option<Used<'_>> {
    match rounding.balance().key()? {
        BalanceKey::Weight => None,
        BalanceKey::Measure(id) => Some(Used::Figure(id)),
    }
}
