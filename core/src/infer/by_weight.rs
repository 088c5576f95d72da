//! Regions of the rules by which the largest or the smallest by weight carries all that is left.
//!
//! They are those of [whoever carries](super::whole_rest), cut by the order of the weights. Ties go to the
//! lowest code, in both orders.

use super::known::KnownRow;
use super::ranges::Apart;
use super::whole_rest::{Figure, MOST_PIECES, Search, nothing, positive};
use super::zone::{End, Hub, Range, Zone};
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

/// So many of those printed with least are thought of as next behind those printed as zero.
const NEXT_UP: usize = 4;

impl Search<'_> {
    /// The one of most weight, or the second by weight: printed with more than zero in every row.
    pub fn largest(&self, rank: u8) -> Vec<Zone> {
        let mut zones: Vec<Zone> =
            if rank == 1 { Vec::new() } else { self.alone().into_iter().collect() };
        // At most so many others may weigh more than the carrier.
        let lowest = self.lowest().into_iter().nth(usize::from(rank));
        for carrier in 0..self.known.parts() {
            let left = self.left_by_others(carrier);
            if left
                .is_none_or(|left| lowest.as_ref().is_some_and(|lowest| left < *lowest))
            {
                continue;
            }
            let Some(zone) = self.carried_by(carrier) else { continue };
            for first in self.firsts(rank, carrier, &zone, From::Top) {
                if zones.len() >= self.most_pieces() {
                    return zones;
                }
                let stands = |place| {
                    if Some(place) == first { Stands::Before } else { Stands::After }
                };
                zones.extend(self.ordered(&zone, carrier, From::Top, stands));
            }
        }
        for first in self.anybody(rank, From::Top) {
            self.topped(first, &mut Vec::new(), &mut zones);
        }
        zones
    }

    /// The one of least weight, or the second from below, of all who weigh something.
    pub fn smallest(&self, rank: u8) -> Vec<Zone> {
        let mut zones: Vec<Zone> =
            if rank == 1 { Vec::new() } else { self.alone().into_iter().collect() };
        let lightest = self.outermost(From::Below);
        // At most so many others may weigh less than the carrier.
        let highest = self.highest().into_iter().nth(usize::from(rank));
        for carrier in 0..self.known.parts() {
            if zones.len() >= self.most_pieces() {
                break;
            }
            if !self.is_paid_in_every_row(carrier) {
                if !lightest.contains(&carrier) {
                    continue;
                }
                for first in self.anybody(rank, From::Below) {
                    if first != Some(carrier) {
                        self.emptied(first, carrier, &mut zones);
                    }
                }
                continue;
            }
            let least = self.least_for(carrier);
            if highest.as_ref().is_some_and(|highest| least > *highest) {
                continue;
            }
            let Some(zone) = self.carried_by(carrier) else { continue };
            // Who never pays weighs nothing, or no less than the carrier.
            let idle = (0..self.known.parts())
                .any(|place| place != carrier && self.known.is_nothing(place));
            let ways: &[Stands] =
                if idle { &[Stands::Nowhere, Stands::After] } else { &[Stands::After] };
            for never in ways {
                for first in self.firsts(rank, carrier, &zone, From::Below) {
                    if zones.len() >= self.most_pieces() {
                        return zones;
                    }
                    zones.extend(self.smallest_with(&zone, carrier, first, *never));
                }
            }
        }
        zones
    }

    /// The smallest where all who never pay stand alike.
    fn smallest_with(
        &self,
        zone: &Zone,
        carrier: usize,
        first: Option<usize>,
        never: Stands,
    ) -> Option<Zone> {
        let stands = |place| {
            if Some(place) == first {
                Stands::Before
            } else if self.known.is_nothing(place) {
                never
            } else {
                Stands::After
            }
        };
        let mut zone = zone.clone();
        for place in (0..self.known.parts()).filter(|place| *place != carrier) {
            if stands(place) == Stands::Nowhere {
                zone.cut(place, &nothing());
            }
        }
        if let Some(first) = first {
            zone.cut(first, &positive());
        }
        self.ordered(&zone.closed()?, carrier, From::Below, stands)
    }

    /// Only one weighs anything: it is the second too.
    fn alone(&self) -> Option<Zone> {
        let mut paying =
            (0..self.known.parts()).filter(|place| !self.known.is_nothing(*place));
        let (Some(only), None) = (paying.next(), paying.next()) else { return None };
        let weight =
            |place| if place == only { Range::point(&Exact::one()) } else { nothing() };
        Zone::of((0..self.known.parts()).map(weight).collect()).closed()
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

    /// Who may stand before a carrier of this rank that is printed as zero: of many those at that end of
    /// what is printed.
    fn anybody(&self, rank: u8, from: From) -> Vec<Option<usize>> {
        if rank == 1 {
            vec![None]
        } else {
            self.outermost(from).into_iter().map(Some).collect()
        }
    }

    /// Those printed with most or least in all, as many as are looked at.
    fn outermost(&self, from: From) -> Vec<usize> {
        /// Of no more than these all are.
        const FEW: usize = 8;
        let mut all: Vec<usize> = (0..self.known.parts()).collect();
        all.sort_by_cached_key(|place| self.total(*place));
        if from == From::Top {
            all.reverse();
        }
        all.truncate(FEW);
        all
    }

    /// What a part comes to in all rows.
    fn total(&self, place: usize) -> Exact {
        self.known.rows.iter().filter_map(|row| row.part(place)).sum()
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
        let always = self.known.is_nothing(carrier);
        if always && first.is_some() {
            return;
        }
        // Who is emptied, row by row; rows in which the same are share the one who comes next.
        let mut patterns: Vec<Vec<bool>> = Vec::new();
        for row in &self.known.rows {
            let own = emptied_in(row, first);
            // Where the carrier is printed with more than zero, nobody behind it gave anything back.
            if own.get(carrier) != Some(&true) {
                continue;
            }
            if !patterns.contains(&own) {
                patterns.push(own);
            }
        }
        let mut chosen: Vec<Vec<usize>> = vec![Vec::new()];
        for pattern in &patterns {
            let all = pattern.iter().enumerate();
            let paid = all.filter(|(place, zero)| !**zero && Some(*place) != first);
            let mut paid: Vec<usize> = paid.map(|(place, _)| place).collect();
            paid.sort_by_cached_key(|place| self.total(*place));
            paid.truncate(NEXT_UP);
            // Where all others are emptied, it is the turn of the one before all.
            if paid.is_empty() {
                paid.extend(first);
            }
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
        let pairs = patterns.iter().zip(nexts);
        for (pattern, next) in pairs.filter(|(_, next)| Some(**next) != first) {
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

impl Search<'_> {
    /// The largest is printed as zero in some row: it was emptied, and perhaps the next after it, until in
    /// every row somebody of those is printed with more.
    fn topped(
        &self,
        first: Option<usize>,
        prefix: &mut Vec<usize>,
        zones: &mut Vec<Zone>,
    ) {
        /// So many of those that are left, the largest, are thought of as emptied next.
        const NEXT: usize = 3;
        /// More are not emptied.
        const DEEP: usize = 5;
        if zones.len() >= self.most_pieces() || prefix.len() > DEEP {
            return;
        }
        let is_open = |row: &KnownRow| {
            prefix.iter().all(|place| row.part(*place).is_some_and(Exact::is_zero))
        };
        if !self.known.rows.iter().any(is_open) {
            // One who is never printed as zero is looked at elsewhere.
            if prefix.len() > 1 {
                zones.extend(self.topped_by(first, prefix));
            }
            return;
        }
        let mut others: Vec<usize> = (0..self.known.parts())
            .filter(|place| Some(*place) != first && !prefix.contains(place))
            .collect();
        if others.is_empty() && first.is_some() {
            zones.extend(self.topped_by(first, prefix));
        }
        others.sort_by_cached_key(|place| std::cmp::Reverse(self.total(*place)));
        for place in others.into_iter().take(NEXT) {
            prefix.push(place);
            self.topped(first, prefix, zones);
            prefix.pop();
        }
    }

    /// These are the largest, in this order.
    fn topped_by(&self, first: Option<usize>, prefix: &[usize]) -> Option<Zone> {
        let parts = self.known.parts();
        // The one before all is the last to carry.
        let order: Vec<usize> = prefix.iter().copied().chain(first).collect();
        let figures = |row: &KnownRow| {
            let mut own = vec![Figure::Kept; parts];
            let is_paid =
                |place: &usize| row.part(*place).is_some_and(|part| !part.is_zero());
            let paid = order.iter().position(is_paid).unwrap_or(order.len());
            for (at, place) in order.iter().enumerate().take(paid + 1) {
                let figure =
                    if at < paid || paid == 0 { Figure::Free } else { Figure::AtLeast };
                if let Some(own) = own.get_mut(*place) {
                    *own = figure;
                }
            }
            own
        };
        let mut zone = Zone::of(self.ranges(figures)?);
        let mut before: Vec<usize> = first.into_iter().collect();
        for own in prefix {
            zone.cut(*own, &positive());
            zone.hub(|hub| {
                hub.is_weight(*own);
                for place in (0..parts).filter(|place| place != own) {
                    let stands = if before.contains(&place) {
                        Stands::Before
                    } else {
                        Stands::After
                    };
                    self.stand(hub, *own, place, From::Top, stands);
                }
            });
            before.push(*own);
        }
        zone.closed()
    }
}

/// Who is printed as zero in a row, but for the one who stands before all.
fn emptied_in(row: &KnownRow, first: Option<usize>) -> Vec<bool> {
    let parts = row.parts.iter().enumerate();
    parts.map(|(place, part)| part.is_zero() && Some(place) != first).collect()
}
