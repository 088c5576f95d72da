//! Regions of the rules by which the largest or the smallest by weight carries all that is left.
//!
//! They are those of [whoever carries](super::whole_rest), cut by the order of the weights. Ties go to the
//! lowest code, in both orders.

use super::known::KnownRow;
use super::ranges::Apart;
use super::whole_rest::{Figure, MOST_PIECES, Search, nothing, positive};
use super::zone::{End, Hub, Zone};
use crate::exact::Exact;

/// Where somebody stands in an order of weights, seen from the carrier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Before,
    After,
    /// Weighs nothing.
    Nowhere,
}

/// From where an order of weights is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Top,
    Below,
}

impl Search<'_> {
    /// The one of most weight, or the second by weight: printed with more than zero in every row.
    pub fn largest(&self, rank: u8) -> Vec<Zone> {
        let mut zones = Vec::new();
        for carrier in 0..self.known.parts() {
            let Some(zone) = self.carried_by(carrier) else { continue };
            for first in self.firsts(rank, carrier, zone, From::Top) {
                let stands = |place| {
                    if Some(place) == first { Stands::Before } else { Stands::After }
                };
                zones.extend(self.ordered(zone, carrier, From::Top, stands));
            }
        }
        zones
    }

    /// The one of least weight, or the second from below, of all who weigh something.
    pub fn smallest(&self, rank: u8) -> Vec<Zone> {
        let mut zones = Vec::new();
        for carrier in 0..self.known.parts() {
            if zones.len() >= MOST_PIECES {
                break;
            }
            if !self.is_paid_in_every_row(carrier) {
                for first in self.anybody(rank, carrier) {
                    self.emptied(first, carrier, &mut zones);
                }
                continue;
            }
            let Some(zone) = self.carried_by(carrier) else { continue };
            for first in self.firsts(rank, carrier, zone, From::Below) {
                let stands = |place| {
                    if Some(place) == first {
                        Stands::Before
                    } else if self.known.is_nothing(place) {
                        Stands::Nowhere
                    } else {
                        Stands::After
                    }
                };
                let mut zone = zone.clone();
                for place in 0..self.known.parts() {
                    if stands(place) == Stands::Nowhere {
                        zone.cut(place, &nothing());
                    }
                }
                if let Some(first) = first {
                    zone.cut(first, &positive());
                }
                let Some(zone) = zone.closed() else { continue };
                zones.extend(self.ordered(&zone, carrier, From::Below, stands));
            }
        }
        zones
    }

    /// Who may stand before a carrier of this rank: nobody else need.
    fn firsts(
        &self,
        rank: u8,
        carrier: usize,
        zone: &Zone,
        from: From,
    ) -> Vec<Option<usize>> {
        if rank == 1 {
            return vec![None];
        }
        let apart = Apart::of(zone);
        let others = || (0..self.known.parts()).filter(|place| *place != carrier);
        let may = |before: usize, after: usize| {
            let (more, less) =
                if from == From::Top { (before, after) } else { (after, before) };
            apart.most(more, less).is_none_or(|most| !most.value.is_negative())
        };
        let must: Vec<usize> = others()
            .filter(|other| !self.known.is_nothing(*other) && !may(carrier, *other))
            .collect();
        match must.as_slice() {
            [] => others().filter(|other| may(*other, carrier)).map(Some).collect(),
            [first] => vec![Some(*first)],
            _ => Vec::new(),
        }
    }

    /// Anybody but the carrier, behind nobody.
    fn anybody(&self, rank: u8, carrier: usize) -> Vec<Option<usize>> {
        if rank == 1 {
            return vec![None];
        }
        (0..self.known.parts()).filter(|place| *place != carrier).map(Some).collect()
    }

    /// Equal weights do not do where the one with the lower code has to stand behind.
    fn tie(&self, before: usize, after: usize) -> End {
        End { value: Exact::zero(), open: self.ranks.get(after) < self.ranks.get(before) }
    }

    /// One stands in an order of weights, a hub of its own weight says where.
    fn stand(&self, hub: &mut Hub, own: usize, other: usize, from: From, stands: Stands) {
        let (end, over) = match stands {
            Stands::Before => (self.tie(other, own), from == From::Top),
            Stands::After => (self.tie(own, other), from == From::Below),
            Stands::Nowhere => return,
        };
        if over { hub.at_least(other, end) } else { hub.at_most(other, end) }
    }

    /// A region, cut by the place of the carrier in the order; one that implies it stays as it is.
    fn ordered(
        &self,
        zone: &Zone,
        carrier: usize,
        from: From,
        stands: impl Fn(usize) -> Stands,
    ) -> Option<Zone> {
        let others = || (0..self.known.parts()).filter(|place| *place != carrier);
        let apart = Apart::of(zone);
        let implied = others().all(|other| {
            let (end, over) = match stands(other) {
                Stands::Before => (self.tie(other, carrier), from == From::Top),
                Stands::After => (self.tie(carrier, other), from == From::Below),
                Stands::Nowhere => return true,
            };
            let (more, less) = if over { (other, carrier) } else { (carrier, other) };
            apart.most(less, more).is_some_and(|most| {
                most.value.is_negative() || (most.value.is_zero() && !end.open)
            })
        });
        if implied {
            return Some(zone.clone());
        }
        let mut zone = zone.clone();
        zone.hub(|hub| {
            hub.is_weight(carrier);
            for other in others() {
                self.stand(hub, carrier, other, from, stands(other));
            }
        });
        zone.closed()
    }

    /// The smallest is printed as zero in some row: there whoever is printed as zero is emptied, and the
    /// least of the others gave back a part of what it has, or nothing.
    ///
    /// Whoever weighs more than somebody printed with more than zero is not rounded to zero, and not
    /// emptied before it; so those printed as zero are the smallest, all of them.
    fn emptied(&self, first: Option<usize>, carrier: usize, zones: &mut Vec<Zone>) {
        let parts = self.known.parts();
        let always = self.known.is_nothing(carrier);
        if always && first.is_some() {
            return;
        }
        let weighs = |place: usize| !self.known.is_nothing(place) || place == carrier;
        // Who is emptied, row by row; rows in which the same are share the one who comes next.
        let mut patterns: Vec<Vec<bool>> = Vec::new();
        for row in &self.known.rows {
            let own = emptied_in(row, first);
            let mut zeros = (0..parts).filter(|place| own.get(*place) == Some(&true));
            let Some(_) = zeros.clone().find(|place| weighs(*place)) else { continue };
            if !zeros.any(|place| place == carrier) {
                return;
            }
            if !patterns.contains(&own) {
                patterns.push(own);
            }
        }
        let mut chosen: Vec<Vec<usize>> = vec![Vec::new()];
        for pattern in &patterns {
            let all = pattern.iter().enumerate();
            let paid = all.filter(|(place, zero)| !**zero && Some(*place) != first);
            let paid: Vec<usize> = paid.map(|(place, _)| place).collect();
            let mut next = Vec::new();
            for way in &chosen {
                next.extend(
                    paid.iter().map(|place| [way.as_slice(), &[*place]].concat()),
                );
            }
            chosen = next;
            chosen.truncate(MOST_PIECES);
        }
        for nexts in chosen {
            zones.extend(self.emptied_up_to(first, carrier, &patterns, &nexts));
        }
    }

    fn emptied_up_to(
        &self,
        first: Option<usize>,
        carrier: usize,
        patterns: &[Vec<bool>],
        nexts: &[usize],
    ) -> Option<Zone> {
        let parts = self.known.parts();
        let always = self.known.is_nothing(carrier);
        let figures = |row: &KnownRow| {
            let own = emptied_in(row, first);
            let next = patterns.iter().position(|pattern| *pattern == own);
            let next = next.and_then(|at| nexts.get(at).copied());
            let figure = |(place, zero): (usize, &bool)| match next {
                None if place == carrier => Figure::Free,
                Some(_) if *zero => Figure::Free,
                Some(next) if place == next => Figure::AtLeast,
                _ => Figure::Kept,
            };
            own.iter().enumerate().map(figure).collect()
        };
        let mut zone = Zone::of(self.ranges(figures)?);
        for place in (0..parts).filter(|place| *place != carrier) {
            // Beside a carrier that never pays, others that never do stand before or after it alike.
            if self.known.is_nothing(place) && Some(place) != first && !always {
                zone.cut(place, &nothing());
            }
        }
        zone.cut(carrier, &positive());
        if let Some(first) = first {
            zone.cut(first, &positive());
        }
        for (pattern, next) in patterns.iter().zip(nexts) {
            zone.hub(|hub| {
                hub.is_weight(*next);
                for (place, zero) in pattern.iter().enumerate() {
                    if place != *next && Some(place) != first {
                        let stands = if *zero { Stands::Before } else { Stands::After };
                        self.stand(hub, *next, place, From::Below, stands);
                    }
                }
            });
        }
        if !always {
            zone.hub(|hub| {
                hub.is_weight(carrier);
                for place in (0..parts).filter(|place| *place != carrier) {
                    let stands = if Some(place) == first {
                        Stands::Before
                    } else if self.known.is_nothing(place) {
                        Stands::Nowhere
                    } else {
                        Stands::After
                    };
                    self.stand(hub, carrier, place, From::Below, stands);
                }
            });
        }
        zone.closed()
    }
}

/// Who is printed as zero in a row, but for the one who stands before all.
fn emptied_in(row: &KnownRow, first: Option<usize>) -> Vec<bool> {
    let parts = row.parts.iter().enumerate();
    parts.map(|(place, part)| part.is_zero() && Some(place) != first).collect()
}
