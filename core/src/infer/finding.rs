//! A finding: rules that say the same of a table, and the weights for which they do.

use super::printed::Printed;
use super::rule::{Rule, reproduces, weighed};
use super::zone::{Range, Zone};
use crate::exact::Exact;
use crate::rounding::{Balance, Mode};

/// Rules that say the same of a printed table, the region of weights for which they reproduce it, and the
/// simplest weights in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub(super) unit: Exact,
    pub(super) modes: Vec<Mode>,
    pub(super) balances: Vec<Balance>,
    pub(super) region: Region,
    /// Whether the stated weights reproduce it, where weights are stated.
    pub(super) stated: Option<bool>,
    pub(super) witness: Vec<Exact>,
    pub(super) ranges: Vec<Range>,
}

/// Weights that add up to one: those of any of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Region {
    Zones(Vec<Zone>),
    Point(Vec<Exact>),
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Where it is.
    pub weight: Exact,
    /// Whether it is in the region itself; else only what lies next to it is.
    pub included: bool,
}

/// What a finding says of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed<'f> {
    /// Whose.
    pub item: &'f str,
    /// The least that it may be, others fitting it.
    pub lowest: Limit,
    /// The most that it may be, others fitting it.
    pub highest: Limit,
    /// What it is in the simplest weights.
    pub witness: &'f Exact,
}

impl Region {
    /// The exact range of each weight.
    pub fn ranges(&self) -> Vec<Range> {
        self.hull(Zone::ranges)
    }

    /// How wide it is: the bounds of all weights together.
    pub fn width(&self) -> Exact {
        let ranges = self.hull(Zone::bounded);
        ranges.iter().map(|range| &range.high.value - &range.lowest()).sum()
    }

    fn hull(&self, ranges: impl Fn(&Zone) -> Vec<Range>) -> Vec<Range> {
        match self {
            Self::Point(weights) => weights.iter().map(Range::point).collect(),
            Self::Zones(zones) => {
                let mut all = zones.iter().map(ranges);
                let mut hull = all.next().unwrap_or_default();
                for ranges in all {
                    for (own, other) in hull.iter_mut().zip(&ranges) {
                        own.join(other);
                    }
                }
                hull
            }
        }
    }

    pub fn holds(&self, weights: &[Exact]) -> bool {
        match self {
            Self::Point(point) => point == weights,
            Self::Zones(zones) => zones.iter().any(|zone| zone.holds(weights)),
        }
    }
}

impl Finding {
    /// The unit.
    #[must_use]
    pub fn unit(&self) -> &Exact {
        &self.unit
    }

    /// The modes.
    #[must_use]
    pub fn modes(&self) -> &[Mode] {
        &self.modes
    }

    /// Every reading of who carries the balance, the plainest first.
    #[must_use]
    pub fn balances(&self) -> &[Balance] {
        &self.balances
    }

    /// Every rule that it stands for.
    pub fn rules(&self) -> impl Iterator<Item = Rule> {
        let modes = self.modes.iter();
        modes.flat_map(|mode| {
            self.balances.iter().map(|balance| Rule {
                unit: self.unit.clone(),
                mode: *mode,
                balance: balance.clone(),
            })
        })
    }

    /// Whether the stated weights reproduce the table by these rules; none where no weights are stated.
    #[must_use]
    pub fn stated(&self) -> Option<bool> {
        self.stated
    }

    /// The simplest weights that reproduce it, as parts of one, in the order of the items.
    #[must_use]
    pub fn witness(&self) -> &[Exact] {
        &self.witness
    }

    /// The weights one by one, in the order of the items.
    pub fn weights<'f>(
        &'f self,
        printed: &'f Printed,
    ) -> impl Iterator<Item = Weighed<'f>> {
        let both = self.ranges.iter().zip(&self.witness);
        printed.items().zip(both).map(|(item, (range, witness))| Weighed {
            item,
            lowest: Limit { weight: range.lowest(), included: !range.low.open },
            highest: Limit {
                weight: range.high.value.clone(),
                included: !range.high.open,
            },
            witness,
        })
    }

    /// Whether weights that add up to one are in the region.
    #[must_use]
    pub fn holds(&self, weights: &[Exact]) -> bool {
        self.region.holds(weights)
    }

    /// Finds weights, and puts them through the sharing: a rule that does not come to the table is no
    /// answer. None if no rule is left.
    pub(super) fn proven(
        mut self,
        printed: &Printed,
        hint: Option<&[Exact]>,
    ) -> Option<Self> {
        let hint =
            hint.filter(|weights| self.region.holds(weights)).map(<[Exact]>::to_vec);
        let mut witnesses: Vec<Vec<Exact>> = hint.into_iter().collect();
        match &self.region {
            Region::Point(point) => witnesses.push(point.clone()),
            Region::Zones(zones) if witnesses.is_empty() => {
                witnesses.extend(zones.iter().find_map(Zone::simplest));
            }
            Region::Zones(_) => {}
        }
        let witness = witnesses.into_iter().next()?;
        let participants = weighed(printed, &witness);
        let rules: Vec<Rule> = self.rules().collect();
        let proven = rules.iter().all(|rule| reproduces(printed, rule, &participants));
        self.witness = witness;
        self.ranges = self.region.ranges();
        proven.then_some(self)
    }
}
