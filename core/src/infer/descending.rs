//! Regions of the rule that gives one unit at a time, beginning with the largest weight.
//!
//! In a row those who got a unit, or gave one back, are the first in the order of weights: everybody of them
//! weighs at least as much as anybody else. How many they are is not printed. So parts are gone through,
//! the largest first, each with every choice of rows in which it got a unit, as far as intervals of weights,
//! thresholds and the sum leave room. Where the pool is no multiple of the unit, the part that is none
//! either stands on the threshold itself.

use super::known::{KnownRow, kept};
use super::whole_rest::{Search, positive};
use super::zone::{End, Range, Zone};
use crate::exact::Exact;
use crate::rounding::Mode;

/// The most choices that are looked at for one table and mode.
const MOST_STEPS: usize = 20_000;

/// The most parts among which any may have got a unit that the weights allow; of more, the parts that
/// got one are taken to be those printed with most.
const FEW: usize = 12;

/// Whether a part got a unit beside its rounded quota.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    None,
    Got,
    GaveBack,
    /// The last, that got a part of a unit.
    LastGot,
    /// The last, that gave a part of a unit back.
    LastGaveBack,
}

impl Unit {
    /// Whether units were given out, or taken back, if it says so.
    fn gives(self) -> Option<bool> {
        match self {
            Self::None => None,
            Self::Got | Self::LastGot => Some(true),
            Self::GaveBack | Self::LastGaveBack => Some(false),
        }
    }

    fn is_last(self) -> bool {
        matches!(self, Self::LastGot | Self::LastGaveBack)
    }
}

/// The choices for one part in one row: each with the weights that go with it.
type Choices = Vec<(Unit, Range)>;

/// Between those who got a unit in a row and the others.
#[derive(Clone)]
struct Threshold {
    /// Whether units were given out or taken back, once that is chosen.
    gives: Option<bool>,
    /// The most that whoever got one may weigh, of them the least.
    most: Exact,
    /// The least that the others weigh, of them the most.
    least: Exact,
    /// Somebody got none, in the order in which parts are gone through.
    ended: bool,
}

struct Walk<'s, 'k> {
    search: &'s Search<'k>,
    /// The parts, largest first.
    order: Vec<usize>,
    /// By place in that order, then by row.
    choices: Vec<Vec<Choices>>,
    /// The least and most that the parts from each place on may come to.
    left: Vec<(Exact, Exact)>,
    /// What the parts up to here got in each row, and their weights.
    units: Vec<Vec<Unit>>,
    ranges: Vec<Range>,
    steps: usize,
    zones: Vec<Zone>,
}

impl Search<'_> {
    /// One unit at a time, the largest weight first. Regions are bounds that may still lack the last step
    /// of being made tight.
    pub fn descending(&self) -> Vec<Zone> {
        let rows = &self.known.rows;
        let broken =
            |row: &KnownRow| row.parts.iter().filter(|part| !part.is_whole()).count();
        if rows.iter().any(|row| broken(row) > 1) {
            return Vec::new();
        }
        // Larger pools say more of the order.
        let total = |place: usize| -> Exact {
            rows.iter().filter_map(|row| row.part(place)).sum()
        };
        let mut order: Vec<usize> = (0..self.known.parts()).collect();
        order.sort_by_cached_key(|place| {
            (std::cmp::Reverse(total(*place)), self.ranks.get(*place).copied())
        });
        let choices: Vec<Vec<Choices>> = order
            .iter()
            .map(|place| rows.iter().map(|row| self.choices(row, *place)).collect())
            .collect();
        let mut left = vec![(Exact::zero(), Exact::zero())];
        for own in choices.iter().rev() {
            let (mut least, mut most) = (Exact::zero(), Exact::one());
            for row in own {
                let low = row.iter().map(|(_, range)| range.lowest()).min();
                let high = row.iter().map(|(_, range)| range.high.value.clone()).max();
                let (Some(low), Some(high)) = (low, high) else { return Vec::new() };
                least = least.max(low);
                most = most.min(high);
            }
            let Some((low, high)) = left.last() else { return Vec::new() };
            left.push((low + &least, high + &most));
        }
        left.reverse();
        let threshold = Threshold {
            gives: None,
            most: Exact::one(),
            least: Exact::zero(),
            ended: false,
        };
        let mut walk = Walk {
            search: self,
            order,
            choices,
            left,
            units: Vec::new(),
            ranges: Vec::new(),
            steps: 0,
            zones: Vec::new(),
        };
        walk.on(&vec![threshold; rows.len()], (&Exact::zero(), &Exact::zero()));
        walk.zones
    }

    /// What one part may have got in a row.
    fn choices(&self, row: &KnownRow, place: usize) -> Choices {
        let Some(part) = row.part(place) else { return Vec::new() };
        let one = Exact::one();
        let (gives, takes) = (self.mode != Mode::Up, self.mode != Mode::Down);
        let mut found = Vec::new();
        let mut may = |unit: Unit, rounded: &Exact| {
            if rounded.is_negative() {
                return;
            }
            let Some(mut range) = kept(self.mode, rounded, &row.pool) else { return };
            if unit != Unit::None {
                range.cut(&positive());
            }
            if range.is_possible() {
                found.push((unit, range));
            }
        };
        if part.is_whole() {
            if gives {
                may(Unit::Got, &(part - &one));
            }
            if takes {
                may(Unit::GaveBack, &(part + &one));
            }
            may(Unit::None, part);
        } else {
            if gives {
                may(Unit::LastGot, &part.floor());
            }
            if takes {
                may(Unit::LastGaveBack, &(&part.floor() + &one));
            }
        }
        found
    }
}

impl Walk<'_, '_> {
    /// Goes on with the next part.
    fn on(&mut self, rows: &[Threshold], so_far: (&Exact, &Exact)) {
        if self.steps >= MOST_STEPS || self.zones.len() >= self.search.most_pieces() {
            return;
        }
        self.steps += 1;
        let one = Exact::one();
        let Some((least, most)) = self.left.get(self.ranges.len()) else { return };
        if so_far.0 + least > one || so_far.1 + most < one {
            return;
        }
        let Some(own) = self.choices.get(self.ranges.len()).cloned() else {
            self.zones.push(self.zone(rows.len()));
            return;
        };
        self.choose(rows, so_far, &own, &mut Vec::new(), &Range::whole());
    }

    /// One row after the other for the same part.
    fn choose(
        &mut self,
        rows: &[Threshold],
        so_far: (&Exact, &Exact),
        own: &[Choices],
        units: &mut Vec<Unit>,
        range: &Range,
    ) {
        let Some((choices, rest)) = own.split_first() else {
            let Some(next) = taken(rows, units, range, self.order.len() <= FEW) else {
                return;
            };
            self.units.push(units.clone());
            self.ranges.push(range.clone());
            let (least, most) =
                (so_far.0 + &range.lowest(), so_far.1 + &range.high.value);
            self.on(&next, (&least, &most));
            self.units.pop();
            self.ranges.pop();
            return;
        };
        for (unit, own) in choices {
            let mut range = range.clone();
            range.cut(own);
            if range.is_possible() {
                units.push(*unit);
                self.choose(rows, so_far, rest, units, &range);
                units.pop();
            }
        }
    }

    /// The region of what was chosen for every part and row.
    fn zone(&self, rows: usize) -> Zone {
        let parts = self.order.len();
        let mut ranges = vec![Range::whole(); parts];
        for (place, range) in self.order.iter().zip(&self.ranges) {
            if let Some(own) = ranges.get_mut(*place) {
                *own = range.clone();
            }
        }
        let mut zone = Zone::of(ranges);
        for row in 0..rows {
            let units = self.units.iter().map(|units| units.get(row).copied());
            let units: Vec<(usize, Unit)> = self
                .order
                .iter()
                .zip(units)
                .filter_map(|(place, unit)| Some((*place, unit?)))
                .collect();
            let last = units.iter().find(|(_, unit)| unit.is_last());
            let got = |unit: Unit| matches!(unit, Unit::Got | Unit::GaveBack);
            let with: Vec<usize> = units
                .iter()
                .filter(|(_, unit)| got(*unit))
                .map(|(place, _)| *place)
                .collect();
            let without: Vec<usize> = units
                .iter()
                .filter(|(_, unit)| *unit == Unit::None)
                .map(|(place, _)| *place)
                .collect();
            let rank =
                |place: usize| self.search.ranks.get(place).copied().unwrap_or_default();
            let end = |open: bool| End { value: Exact::zero(), open };
            if let Some((last, _)) = last {
                zone.hub(|hub| {
                    hub.is_weight(*last);
                    for place in &with {
                        hub.at_least(*place, end(rank(*last) < rank(*place)));
                    }
                    for place in &without {
                        hub.at_most(*place, end(rank(*place) < rank(*last)));
                    }
                });
                continue;
            }
            let (Some(end_of), Some(behind)) = (with.last(), without.first()) else {
                continue;
            };
            // Of equal weights those with a code up to this one got theirs.
            let last = (rank(*end_of) < rank(*behind)).then(|| rank(*end_of));
            zone.hub(|hub| {
                for place in &with {
                    hub.at_least(
                        *place,
                        end(last.is_some_and(|last| rank(*place) > last)),
                    );
                }
                for place in &without {
                    hub.at_most(
                        *place,
                        end(last.is_none_or(|last| rank(*place) <= last)),
                    );
                }
            });
        }
        zone
    }
}

/// The thresholds when a part got these, the same way for all in a row; none where they leave no room.
fn taken(
    rows: &[Threshold],
    units: &[Unit],
    range: &Range,
    any_order: bool,
) -> Option<Vec<Threshold>> {
    let mut rows = rows.to_vec();
    for (row, unit) in rows.iter_mut().zip(units) {
        if let Some(gives) = unit.gives() {
            if row.gives.is_some_and(|known| known != gives) || (row.ended && !any_order)
            {
                return None;
            }
            row.gives = Some(gives);
            row.most = range.high.value.clone().min(row.most.clone());
        }
        if *unit == Unit::None || unit.is_last() {
            row.ended = true;
            row.least = range.lowest().max(row.least.clone());
        }
        if row.most < row.least {
            return None;
        }
    }
    Some(rows)
}
