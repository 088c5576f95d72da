//! Regions of the rules by which one carries all that is left: first, last, largest, smallest.
//!
//! Whoever carries first takes any rest, so its own figure says nothing of its weight, and every other
//! figure is a rounded quota. A negative rest empties it before the next gives anything back: where the
//! first is printed as zero, so may others behind it be, up to one who gave back a part.

use super::known::{Known, KnownRow};
use super::zone::{End, Range, Zone};
use crate::exact::Exact;
use crate::rounding::Mode;

/// What a printed figure is in a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// The rounded quota.
    Kept,
    /// Whatever the rest left of it.
    Free,
    /// The rounded quota, or what is left of it after giving back.
    AtLeast,
}

/// What is searched: a table in units, a mode, the places of the items in the order of their codes.
pub(super) struct Search<'k> {
    pub known: &'k Known,
    pub mode: Mode,
    /// The rank of each code.
    pub ranks: &'k [usize],
    /// The weights for which the figures of each are its rounded quotas.
    kept: Vec<Option<Range>>,
    /// Whose figures are not, whatever the weights.
    failing: Vec<usize>,
    /// The least and the most that all of them together weigh.
    least: Exact,
    most: Exact,
}

/// The most regions that are looked at for one rule.
pub(super) const MOST_PIECES: usize = 64;
/// So many of many parts.
pub(super) const FEW_PIECES: usize = 4;
/// More parts than these are many.
pub(super) const MANY: usize = 40;

/// Above zero.
pub(super) fn positive() -> Range {
    Range { low: End::open(Exact::zero()), high: End::closed(Exact::one()) }
}

pub(super) fn nothing() -> Range {
    Range::point(&Exact::zero())
}

impl<'k> Search<'k> {
    pub fn new(known: &'k Known, mode: Mode, ranks: &'k [usize]) -> Self {
        let kept = |place| {
            let mut range = Range::whole();
            for row in &known.rows {
                range.cut(&row.kept(mode, place)?);
            }
            range.is_possible().then_some(range)
        };
        let kept: Vec<Option<Range>> = (0..known.parts()).map(kept).collect();
        let fails = |place: &usize| kept.get(*place) == Some(&None);
        let failing = (0..kept.len()).filter(fails).collect();
        let least = kept.iter().flatten().map(Range::lowest).sum();
        let most = kept.iter().flatten().map(|range| range.high.value.clone()).sum();
        Self { known, mode, ranks, kept, failing, least, most }
    }

    /// How many regions are looked at for one rule: of many parts fewer, each takes longer.
    pub fn most_pieces(&self) -> usize {
        if self.known.parts() > MANY { FEW_PIECES } else { MOST_PIECES }
    }

    /// What the others leave of the whole for one who carries, and is printed in every row with more than
    /// zero; none where their figures contradict it.
    pub fn left_by_others(&self, carrier: usize) -> Option<Exact> {
        let may = self.failing.iter().all(|place| *place == carrier);
        if !may || !self.is_paid_in_every_row(carrier) {
            return None;
        }
        let own =
            self.kept.get(carrier)?.as_ref().map_or_else(Exact::zero, Range::lowest);
        let left = &Exact::one() - &(&self.least - &own);
        (left > Exact::zero()).then_some(left)
    }

    /// The bounds of the weights where every figure is of its kind.
    pub(super) fn ranges(
        &self,
        figures: impl Fn(&KnownRow) -> Vec<Figure>,
    ) -> Option<Vec<Range>> {
        let mut ranges = vec![Range::whole(); self.known.parts()];
        for row in &self.known.rows {
            let figures = figures(row);
            for (place, (range, figure)) in ranges.iter_mut().zip(figures).enumerate() {
                match figure {
                    Figure::Kept => range.cut(&row.kept(self.mode, place)?),
                    Figure::Free => {}
                    Figure::AtLeast => range.cut(&row.at_least(self.mode, place)),
                }
                if !range.is_possible() {
                    return None;
                }
            }
        }
        Some(ranges)
    }

    pub(super) fn is_paid_in_every_row(&self, place: usize) -> bool {
        let is_paid =
            |row: &KnownRow| row.part(place).is_some_and(|part| !part.is_zero());
        self.known.rows.iter().all(is_paid)
    }

    /// One carries all, and is printed in every row with more than zero.
    pub fn carried_by(&self, carrier: usize) -> Option<Zone> {
        self.left_by_others(carrier)?;
        let own = |(place, kept): (usize, &Option<Range>)| {
            if place == carrier { Some(positive()) } else { kept.clone() }
        };
        let ranges: Option<Vec<Range>> = self.kept.iter().enumerate().map(own).collect();
        Zone::of(ranges?).closed()
    }

    /// The least that one who carries weighs, the others weighing all they may.
    pub fn least_for(&self, carrier: usize) -> Exact {
        let own = self.kept.get(carrier).and_then(Option::as_ref);
        let own = own.map_or_else(Exact::zero, |range| range.high.value.clone());
        (&Exact::one() - &(&self.most - &own)).max(Exact::zero())
    }

    /// The greatest weights of those who pay anything, the least first.
    pub fn highest(&self) -> Vec<Exact> {
        let paying = self.kept.iter().enumerate();
        let paying = paying.filter(|(place, _)| !self.known.is_nothing(*place));
        let mut highs: Vec<Exact> = paying
            .filter_map(|(_, range)| Some(range.as_ref()?.high.value.clone()))
            .collect();
        highs.sort_unstable();
        highs
    }

    /// The least weights of all, the greatest first.
    pub fn lowest(&self) -> Vec<Exact> {
        let mut lows: Vec<Exact> =
            self.kept.iter().flatten().map(Range::lowest).collect();
        lows.sort_unstable_by(|a, b| b.cmp(a));
        lows
    }

    /// By the list of buyers, in this order.
    pub fn listed(&self, order: &[usize]) -> Vec<Zone> {
        let mut zones = Vec::new();
        for (at, carrier) in order.iter().enumerate().take(MOST_PIECES) {
            let (out, carrying) = order.split_at(at);
            zones.extend(self.listed_from(out, carrying, *carrier));
            // Whoever pays something weighs something.
            if !self.known.is_nothing(*carrier) {
                break;
            }
        }
        zones
    }

    /// Those before weigh nothing, and this one something.
    fn listed_from(
        &self,
        out: &[usize],
        order: &[usize],
        carrier: usize,
    ) -> Option<Zone> {
        if out.is_empty() && self.is_paid_in_every_row(carrier) {
            return self.carried_by(carrier);
        }
        let mut at = vec![0; self.known.parts()];
        for (number, place) in order.iter().enumerate() {
            if let Some(own) = at.get_mut(*place) {
                *own = number + 1;
            }
        }
        // The place in the order, from 1, of the first who is printed with more than zero.
        let paid = |row: &KnownRow| {
            let is_paid =
                |place: &usize| row.part(*place).is_some_and(|part| !part.is_zero());
            order.iter().position(is_paid).map_or(0, |at| at + 1)
        };
        let figures = |row: &KnownRow| {
            let paid = paid(row);
            let figure = |own: &usize| match *own {
                0 => Figure::Kept,
                1 if paid == 1 => Figure::Free,
                own if own < paid => Figure::Free,
                own if own == paid => Figure::AtLeast,
                _ => Figure::Kept,
            };
            at.iter().map(figure).collect()
        };
        let mut zone = Zone::of(self.ranges(figures)?);
        zone.cut(carrier, &positive());
        for place in out {
            zone.cut(*place, &nothing());
        }
        zone.closed()
    }
}
