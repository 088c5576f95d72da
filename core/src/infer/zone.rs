//! Regions of weights: bounds of each weight, and of its difference from a few floating figures.
//!
//! A rule leaves each weight an interval, and ties weights to one another only through a few figures that
//! float: the threshold of the largest remainder in a row, or the weight of whoever carries. So a region
//! is a system of differences between weights and these *hubs*, and shortest paths through the hubs
//! decide it exactly. Of all weights in it, those that add up to one count.

use std::cmp::Ordering;

use crate::exact::Exact;

/// The most that a figure may be, or, where it is open, what it stays below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    pub value: Exact,
    pub open: bool,
}

impl End {
    pub fn closed(value: Exact) -> Self {
        Self { value, open: false }
    }

    pub fn open(value: Exact) -> Self {
        Self { value, open: true }
    }

    pub fn plus(&self, other: &Self) -> Self {
        Self { value: &self.value + &other.value, open: self.open || other.open }
    }

    /// What is tighter comes first.
    fn tightness(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value).then(other.open.cmp(&self.open))
    }

    /// Whether a figure keeps to it.
    pub fn admits(&self, figure: &Exact) -> bool {
        match figure.cmp(&self.value) {
            Ordering::Less => true,
            Ordering::Equal => !self.open,
            Ordering::Greater => false,
        }
    }

    /// Whether a figure that stays between this and its own negative can be zero.
    fn is_possible(&self) -> bool {
        self.admits(&Exact::zero())
    }
}

/// A bound that may be missing; the tighter of two.
fn tighten(bound: &mut Option<End>, other: Option<End>) {
    let Some(other) = other else { return };
    let is_tighter = bound.as_ref().is_none_or(|own| other.tightness(own).is_lt());
    if is_tighter {
        *bound = Some(other);
    }
}

fn sum(one: Option<&End>, other: Option<&End>) -> Option<End> {
    Some(one?.plus(other?))
}

/// A floating figure, and how far weights may be from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hub {
    /// The most that each weight is above it.
    pub above: Vec<Option<End>>,
    /// The most that it is above each weight.
    pub below: Vec<Option<End>>,
}

/// A region of weights, none below zero, that add up to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zone {
    /// The first is not floating: it is zero, and bounds from it are those of the weights themselves.
    hubs: Vec<Hub>,
    parts: usize,
    /// What the weights add up to: one, but where all is scaled to whole numbers.
    total: Exact,
}

/// The bounds of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Range {
    /// Its negative is the least that the weight may be.
    pub low: End,
    pub high: End,
}

impl Range {
    /// From zero up to one.
    pub fn whole() -> Self {
        Self { low: End::closed(Exact::zero()), high: End::closed(Exact::one()) }
    }

    /// Only this.
    pub fn point(weight: &Exact) -> Self {
        Self { low: End::closed(-weight), high: End::closed(weight.clone()) }
    }

    pub fn lowest(&self) -> Exact {
        -&self.low.value
    }

    pub fn is_possible(&self) -> bool {
        self.low.plus(&self.high).is_possible()
    }

    /// What both allow.
    pub fn cut(&mut self, other: &Self) {
        if other.low.tightness(&self.low).is_lt() {
            self.low = other.low.clone();
        }
        if other.high.tightness(&self.high).is_lt() {
            self.high = other.high.clone();
        }
    }

    /// From the lower to the higher of the ends of both.
    pub fn join(&mut self, other: &Self) {
        if self.low.tightness(&other.low).is_lt() {
            self.low = other.low.clone();
        }
        if self.high.tightness(&other.high).is_lt() {
            self.high = other.high.clone();
        }
    }

    pub fn admits(&self, weight: &Exact) -> bool {
        self.high.admits(weight) && self.low.admits(&-weight)
    }
}

impl Hub {
    fn new(parts: usize) -> Self {
        Self { above: vec![None; parts], below: vec![None; parts] }
    }

    /// The least and the most that it may be for these weights.
    fn is_somewhere(&self, weights: &[Exact]) -> bool {
        let (mut most, mut least): (Option<End>, Option<End>) = (None, None);
        for (place, weight) in weights.iter().enumerate() {
            let own = End::closed(weight.clone());
            tighten(&mut most, sum(self.below(place), Some(&own)));
            let own = End::closed(-weight);
            tighten(&mut least, sum(self.above(place), Some(&own)));
        }
        sum(most.as_ref(), least.as_ref()).is_none_or(|room| room.is_possible())
    }

    pub fn above(&self, place: usize) -> Option<&End> {
        self.above.get(place)?.as_ref()
    }

    pub fn below(&self, place: usize) -> Option<&End> {
        self.below.get(place)?.as_ref()
    }

    /// A weight is at most so far above it.
    pub fn at_most(&mut self, place: usize, end: End) {
        if let Some(bound) = self.above.get_mut(place) {
            tighten(bound, Some(end));
        }
    }

    /// It is at most so far above a weight.
    pub fn at_least(&mut self, place: usize, end: End) {
        if let Some(bound) = self.below.get_mut(place) {
            tighten(bound, Some(end));
        }
    }

    /// It is one of the weights.
    pub fn is_weight(&mut self, place: usize) {
        self.at_most(place, End::closed(Exact::zero()));
        self.at_least(place, End::closed(Exact::zero()));
    }
}

impl Zone {
    /// Each weight within its bounds.
    pub fn of(ranges: Vec<Range>) -> Self {
        let parts = ranges.len();
        let (mut above, mut below) =
            (Vec::with_capacity(parts), Vec::with_capacity(parts));
        for range in ranges {
            above.push(Some(range.high));
            below.push(Some(range.low));
        }
        Self { hubs: vec![Hub { above, below }], parts, total: Exact::one() }
    }

    pub fn parts(&self) -> usize {
        self.parts
    }

    /// With a floating figure more.
    pub fn hub(&mut self, of: impl FnOnce(&mut Hub)) {
        let mut hub = Hub::new(self.parts);
        of(&mut hub);
        self.hubs.push(hub);
    }

    /// Without floating figures: bounds of each weight alone.
    pub fn is_plain(&self) -> bool {
        self.hubs.len() == 1
    }

    pub(super) fn hubs(&self) -> &[Hub] {
        &self.hubs
    }

    /// The bounds of a weight, wherever the sum is.
    pub fn bounds(&self, place: usize) -> Range {
        let first = self.hubs.first();
        let whole = Range::whole();
        Range {
            high: first.and_then(|hub| hub.above(place)).cloned().unwrap_or(whole.high),
            low: first.and_then(|hub| hub.below(place)).cloned().unwrap_or(whole.low),
        }
    }

    /// Within bounds of its own.
    pub fn cut(&mut self, place: usize, range: &Range) {
        if let Some(first) = self.hubs.first_mut() {
            first.at_most(place, range.high.clone());
            first.at_least(place, range.low.clone());
        }
    }

    /// The first floating figure stands where it is said.
    pub fn pinned(&self, figure: &Exact) -> Option<Self> {
        let mut zone = self.clone();
        let hub = zone.hubs.remove(1);
        let (plus, minus) = (End::closed(figure.clone()), End::closed(-figure));
        if let Some(first) = zone.hubs.first_mut() {
            for place in 0..self.parts {
                if let Some(end) = hub.above(place) {
                    first.at_most(place, end.plus(&plus));
                }
                if let Some(end) = hub.below(place) {
                    first.at_least(place, end.plus(&minus));
                }
            }
        }
        zone.closed()
    }

    /// Every bound as tight as the others make it; none if no weights that add up to one keep to them all.
    pub fn closed(self) -> Option<Self> {
        if self.is_plain() {
            return self.is_reached().then_some(self);
        }
        // Whole numbers are worked with faster.
        let mut zone = self.scaled();
        let between = zone.between()?;
        zone.follow(&between);
        if !zone.is_reached() {
            return None;
        }
        let scale = std::mem::replace(&mut zone.total, self.total);
        for end in zone.ends() {
            end.value = end.value.divided_by(&scale).unwrap_or_else(Exact::zero);
        }
        Some(zone)
    }

    /// Whether every weight may be something, and all may add up to the total.
    fn is_reached(&self) -> bool {
        (0..self.parts).all(|place| self.bounds(place).is_possible())
            && self.reaches_one()
    }

    fn ends(&mut self) -> impl Iterator<Item = &mut End> {
        let hubs = self.hubs.iter_mut();
        hubs.flat_map(|hub| hub.above.iter_mut().chain(&mut hub.below).flatten())
    }

    /// The most that each hub is above each other; none if one is above itself.
    fn between(&self) -> Option<Vec<Vec<Option<End>>>> {
        let many = self.hubs.len();
        let mut between: Vec<Vec<Option<End>>> = Vec::with_capacity(many);
        for from in &self.hubs {
            let mut row: Vec<Option<End>> = Vec::with_capacity(many);
            for to in &self.hubs {
                let mut least = None;
                for place in 0..self.parts {
                    tighten(&mut least, sum(from.below(place), to.above(place)));
                }
                row.push(least);
            }
            between.push(row);
        }
        for through in 0..many {
            let via = between.get(through).cloned().unwrap_or_default();
            for row in &mut between {
                let Some(first) = row.get(through).cloned().flatten() else { continue };
                for (bound, second) in row.iter_mut().zip(&via) {
                    tighten(bound, sum(Some(&first), second.as_ref()));
                }
            }
        }
        let own =
            between.iter().enumerate().filter_map(|(at, row)| row.get(at)?.as_ref());
        own.into_iter().all(End::is_possible).then_some(between)
    }

    /// Bounds of weights by way of other hubs.
    fn follow(&mut self, between: &[Vec<Option<End>>]) {
        let before = self.hubs.clone();
        for (at, hub) in self.hubs.iter_mut().enumerate() {
            for (other, through) in before.iter().enumerate() {
                let to = between.get(other).and_then(|row| row.get(at)?.as_ref());
                let from = between.get(at).and_then(|row| row.get(other)?.as_ref());
                for place in 0..self.parts {
                    // weight - other + other - hub
                    if let Some(end) = sum(through.above(place), to) {
                        hub.at_most(place, end);
                    }
                    if let Some(end) = sum(from, through.below(place)) {
                        hub.at_least(place, end);
                    }
                }
            }
        }
    }

    /// Whether some of its weights add up to one.
    ///
    /// Of a system of differences the least solution has every weight at its least, and the greatest
    /// every one at its most; between the two every sum is reached.
    fn reaches_one(&self) -> bool {
        let ranges: Vec<Range> =
            (0..self.parts).map(|place| self.bounds(place)).collect();
        let least: Exact = ranges.iter().map(Range::lowest).sum();
        let most: Exact = ranges.iter().map(|range| range.high.value.clone()).sum();
        match (least.cmp(&self.total), most.cmp(&self.total)) {
            (Ordering::Less, Ordering::Greater) => true,
            (Ordering::Equal, _) => {
                self.holds(&ranges.iter().map(Range::lowest).collect::<Vec<_>>())
            }
            (_, Ordering::Equal) => self.holds(
                &ranges.iter().map(|one| one.high.value.clone()).collect::<Vec<_>>(),
            ),
            _ => false,
        }
    }

    /// Whether weights that add up to one are in it.
    pub fn holds(&self, weights: &[Exact]) -> bool {
        let within = |(place, weight)| self.bounds(place).admits(weight);
        weights.len() == self.parts
            && weights.iter().sum::<Exact>() == self.total
            && weights.iter().enumerate().all(within)
            && self.hubs.iter().skip(1).all(|hub| hub.is_somewhere(weights))
    }

    /// The same with its ends: what lies on a border that is open is in it too.
    pub fn with_ends(mut self) -> Self {
        for end in self.ends() {
            end.open = false;
        }
        self
    }

    pub fn total(&self) -> &Exact {
        &self.total
    }

    /// The same in whole numbers, which are worked with faster.
    pub fn scaled(&self) -> Self {
        let mut zone = self.clone();
        let ends =
            self.hubs.iter().flat_map(|hub| hub.above.iter().chain(&hub.below).flatten());
        let scale = Exact::common_denominator(ends.map(|end| &end.value));
        for end in zone.ends() {
            end.value = &end.value * &scale;
        }
        zone.total = scale;
        zone
    }

    /// Whether it is bounded as the other is, but for which ends belong to it.
    pub fn is_alike(&self, other: &Self) -> bool {
        let value = |end: &Option<End>| end.as_ref().map(|end| end.value.clone());
        let alike = |one: &[Option<End>], other: &[Option<End>]| {
            one.iter().map(value).eq(other.iter().map(value))
        };
        let hubs = || self.hubs.iter().zip(&other.hubs);
        self.hubs.len() == other.hubs.len()
            && hubs().all(|(one, other)| {
                alike(&one.above, &other.above) && alike(&one.below, &other.below)
            })
    }

    /// What is in both, which bound alike but for their ends; none if nothing is.
    pub fn shared(&self, other: &Self) -> Option<Self> {
        let mut zone = self.clone();
        for (hub, with) in zone.hubs.iter_mut().zip(&other.hubs) {
            for (bound, end) in hub.above.iter_mut().zip(&with.above) {
                tighten(bound, end.clone());
            }
            for (bound, end) in hub.below.iter_mut().zip(&with.below) {
                tighten(bound, end.clone());
            }
        }
        zone.closed()
    }
}
