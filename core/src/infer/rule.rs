//! A rule: unit, mode and carrier; and what it makes of weights.

use super::printed::Printed;
use crate::apportion::{Part, Participant, Shares, share};
use crate::exact::Exact;
use crate::rounding::{Balance, BalanceKey, Mode, Rank, Rounding};

/// By their weight, from the top or from below, as far as is looked: the largest two and the smallest two.
const RANKS: u8 = 2;

/// Every carrier that is tried, the plainest first.
pub(super) fn carriers(printed: &Printed) -> Vec<Balance> {
    let weight = || BalanceKey::Weight;
    let ranks = || (1..=RANKS).filter_map(Rank::new);
    let mut all = vec![Balance::LargestRemainder, Balance::Last, Balance::First];
    all.extend(ranks().map(|rank| Balance::Largest(weight(), rank)));
    all.extend(ranks().map(|rank| Balance::Smallest(weight(), rank)));
    all.push(Balance::Descending(weight()));
    all.push(Balance::Nobody);
    all.extend(printed.items().map(|code| Balance::Buyer(code.to_owned())));
    all
}

/// How weights are turned into a printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub(super) unit: Exact,
    pub(super) mode: Mode,
    pub(super) balance: Balance,
}

impl Rule {
    /// A rule; `None` unless the unit is above zero.
    #[must_use]
    pub fn new(unit: Exact, mode: Mode, balance: Balance) -> Option<Self> {
        (unit > Exact::zero()).then_some(Self { unit, mode, balance })
    }

    /// The unit.
    #[must_use]
    pub fn unit(&self) -> &Exact {
        &self.unit
    }

    /// The mode.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Who carries the balance.
    #[must_use]
    pub fn balance(&self) -> &Balance {
        &self.balance
    }

    /// A pool shared by it; none where it cannot be.
    pub(super) fn shares(
        &self,
        pool: &Exact,
        participants: &[Participant],
    ) -> Option<Shares> {
        let rounding = Rounding::to(self.unit.clone())?
            .with_mode(self.mode)
            .with_balance(self.balance.clone());
        share(pool, participants, &rounding).ok()
    }
}

/// The items with weights, which are their keys too.
pub(super) fn weighed(printed: &Printed, weights: &[Exact]) -> Vec<Participant> {
    let weighed = |(code, weight): (&str, &Exact)| Participant {
        key: Some(weight.clone()),
        ..Participant::new(code, weight.clone())
    };
    printed.items().zip(weights).map(weighed).collect()
}

/// What the rule makes of each row, part by part; none where a pool cannot be shared so.
pub(super) fn worked_out(
    printed: &Printed,
    rule: &Rule,
    participants: &[Participant],
) -> Option<Vec<Vec<Exact>>> {
    let row = |pool: &Exact| {
        Some(rule.shares(pool, participants)?.parts().iter().map(Part::amount).collect())
    };
    printed.rows.iter().map(|one| row(&one.pool)).collect()
}

/// Whether the rule and the weights make the printed table: every figure that is known, in every row.
pub(super) fn reproduces(
    printed: &Printed,
    rule: &Rule,
    participants: &[Participant],
) -> bool {
    printed.rows.iter().all(|row| {
        let Some(shares) = rule.shares(&row.pool, participants) else { return false };
        let mut both = row.parts.iter().zip(shares.parts());
        both.all(|(printed, part)| {
            printed.as_ref().is_none_or(|printed| *printed == part.amount())
        })
    })
}
