//! Bounds of the parts of a pool, and of what is handed over.

use super::{Enclosed, Open, Range, Varying, range};
use crate::apportion::{Pooled, Ranks};
use crate::column::{Arithmetic, Column, Comparison};
use crate::exact::Exact;
use crate::plan::{Over, Sharing, StepId};
use crate::rounding::{Balance, Rounded, Rounding};

/// Who shares a pool: so many, or those at these places, who are of one area.
#[derive(Clone, Copy)]
pub(super) enum Whose<'p> {
    All(usize),
    Area(usize, &'p [usize]),
}

/// A pool and by what it is shared, each between two bounds.
pub(super) struct Pool {
    pub whole: Range,
    pub weights: Range,
    pub floor: Option<Range>,
    pub ceiling: Option<Range>,
}

impl Varying<'_, '_> {
    pub(super) fn shared(
        &self,
        at: &Enclosed<'_>,
        sharing: &Sharing,
        len: usize,
    ) -> Result<Range, Open> {
        let plan = self.bound.plan();
        let Some(division) = sharing.within else {
            let pool = self.pool(at, sharing, Whose::All(len))?;
            return pool.parts(self.bound.arithmetic, &sharing.rounding, len);
        };
        let division = plan.divisions.get(division).ok_or(Open::Unknown)?;
        let mut low = vec![Exact::zero(); len];
        let mut high = low.clone();
        for area in 0..division.areas.len() {
            let own = division.area_of.iter().enumerate();
            let places: Vec<usize> =
                own.filter(|(_, of)| **of == area).map(|(place, _)| place).collect();
            let pool = self.pool(at, sharing, Whose::Area(area, &places))?;
            let parts =
                pool.parts(self.bound.arithmetic, &sharing.rounding, places.len())?;
            for (inner, place) in places.iter().enumerate() {
                if let (Some(low), Some(high)) =
                    (low.get_mut(*place), high.get_mut(*place))
                {
                    (*low, *high) = (parts.low.at(inner), parts.high.at(inner));
                }
            }
        }
        let with = self.bound.arithmetic;
        Ok(Range { low: with.column(&low)?, high: with.column(&high)? })
    }

    /// A pool, and by what it is shared.
    pub(super) fn pool(
        &self,
        at: &Enclosed<'_>,
        sharing: &Sharing,
        of: Whose<'_>,
    ) -> Result<Pool, Open> {
        let with = self.bound.arithmetic;
        let taken = |id: StepId| -> Result<Range, Open> {
            let (low, high) = at.get(id)?;
            let each = |column: &Column| match of {
                Whose::All(len) => with.plus(&[column], len),
                Whose::Area(_, places) => with.gather(column, places),
            };
            Ok(Range { low: each(low)?, high: each(high)? })
        };
        let bound = |id: Option<StepId>| id.map(taken).transpose();
        let (low, high) = at.get(sharing.pool)?;
        let whole = match of {
            Whose::All(_) => Range { low: low.clone(), high: high.clone() },
            Whose::Area(area, _) => Range {
                low: with.gather(low, &[area])?,
                high: with.gather(high, &[area])?,
            },
        };
        Ok(Pool {
            whole,
            weights: taken(sharing.weights)?,
            floor: bound(sharing.floor)?,
            ceiling: bound(sharing.ceiling)?,
        })
    }

    /// What is handed over; a party whose part goes to several may be rounded.
    pub(super) fn handed(
        &self,
        at: &Enclosed<'_>,
        of: StepId,
        rounding: Option<&Rounding>,
    ) -> Result<Range, Open> {
        let plan = self.bound.plan();
        let handover = plan.handover.as_ref().ok_or(Open::Unknown)?;
        let (low, high) = at.get(of)?;
        let mut ends = [vec![Exact::zero(); plan.size(Over::Buyers)], Vec::new()];
        let [lows, highs] = &mut ends;
        highs.clone_from(lows);
        for (party, parts) in handover.parts.iter().enumerate() {
            let weights: Exact = parts.iter().map(|(_, weight)| weight).sum();
            // Parts are rounded to the unit, and stay within one of it.
            let slack = match rounding {
                Some(rounding) if parts.len() > 1 => rounding.unit() + rounding.unit(),
                _ => Exact::zero(),
            };
            for (place, weight) in parts {
                let share = weight.divided_by(&weights).ok_or(Open::Unknown)?;
                if let (Some(least), Some(most)) =
                    (lows.get_mut(*place), highs.get_mut(*place))
                {
                    *least = &*least + &(&(&low.at(party) * &share) - &slack);
                    *most = &*most + &(&(&high.at(party) * &share) + &slack);
                }
            }
        }
        let with = self.bound.arithmetic;
        Ok(Range { low: with.column(lows)?, high: with.column(highs)? })
    }
}

impl Pool {
    /// Between what everybody's part lies.
    fn parts(
        &self,
        with: Arithmetic,
        rounding: &Rounding,
        len: usize,
    ) -> Result<Range, Open> {
        let bounded = self.floor.is_some() || self.ceiling.is_some();
        let exact = if bounded {
            self.within_bounds(with, rounding, len)?
        } else {
            self.by_weight(with, len)?
        };
        let slack = with.scalar(&slack(rounding, len, bounded))?;
        Ok(Range {
            low: with.minus(&exact.low, &slack, len)?,
            high: with.plus(&[&exact.high, &slack], len)?,
        })
    }

    /// Without floors and ceilings: one's own weight against those of the others, so that a share by
    /// use is not bounded as if its own use were two figures.
    fn by_weight(&self, with: Arithmetic, len: usize) -> Result<Range, Open> {
        let (low, high) = (&self.weights.low, &self.weights.high);
        if low.first_below_zero().is_some() {
            return Err(Open::Unknown);
        }
        let (least, most) = (with.sum(low)?, with.sum(high)?);
        if least.is_zero_at(0) {
            return Err(Open::Unknown);
        }
        let part = |own: &Column, others_of: &Column, others: &Column| {
            let others = with.minus(others, others_of, len)?;
            with.per(own, &with.plus(&[own, &others], len)?, len, None)
        };
        let smallest = part(low, high, &most)?;
        let greatest = part(high, low, &least)?;
        range::times(
            with,
            (&self.whole.low, &self.whole.high),
            (&smallest, &greatest),
            len,
        )
    }

    /// With floors and ceilings: the price of a unit of weight rises with the pool, and falls with every
    /// weight, floor and ceiling. Between its least and its greatest lies everybody.
    pub(super) fn within_bounds(
        &self,
        with: Arithmetic,
        rounding: &Rounding,
        len: usize,
    ) -> Result<Range, Open> {
        self.check_reach(with)?;
        let (least, most) = self.prices(with, rounding, len)?;
        let (least, most) = (with.scalar(&least)?, with.scalar(&most)?);
        let mut low = with.times(&least, &self.weights.low, len)?;
        let mut high = with.times(&most, &self.weights.high, len)?;
        // Bounds are taken inward to full units.
        let unit = with.scalar(rounding.unit())?;
        if let Some(ceiling) = &self.ceiling {
            let inward = with.minus(&ceiling.low, &unit, len)?;
            low = with.least_of(&[&low, &inward], len)?;
            high = with.least_of(&[&high, &ceiling.high], len)?;
        }
        if let Some(floor) = &self.floor {
            let inward = with.plus(&[&floor.high, &unit], len)?;
            low = with.greatest_of(&[&low, &floor.low], len)?;
            high = with.greatest_of(&[&high, &inward], len)?;
        }
        Ok(Range { low, high })
    }

    /// The least and the greatest price of a unit of weight.
    pub(super) fn prices(
        &self,
        with: Arithmetic,
        rounding: &Rounding,
        len: usize,
    ) -> Result<(Exact, Exact), Open> {
        let ties: Vec<u32> = (0..).take(len).collect();
        let rounding = rounding.clone().with_rounded(Rounded::Total);
        let price = |whole: &Column, weights: &Column, high: bool| {
            let end = |range: &'_ Range| {
                if high { range.high.clone() } else { range.low.clone() }
            };
            let (floor, ceiling) =
                (self.floor.as_ref().map(end), self.ceiling.as_ref().map(end));
            let pooled = Pooled {
                pool: whole,
                weights,
                key: None,
                floor: floor.as_ref(),
                ceiling: ceiling.as_ref(),
                rounding: &rounding.clone().with_balance(Balance::LargestRemainder),
                ties: &ties,
                named: None,
                ranks: Ranks::Told,
            };
            let split = with.share(&pooled).map_err(|_| Open::Unknown)?;
            split.multiplier.ok_or(Open::Unknown)
        };
        Ok((
            price(&self.whole.low, &self.weights.high, true)?,
            price(&self.whole.high, &self.weights.low, false)?,
        ))
    }

    /// That the pool is not out of reach whatever the values are.
    fn check_reach(&self, with: Arithmetic) -> Result<(), Open> {
        let below = |a: &Column, b: &Column| {
            with.compare(a, b, Comparison::Below, 1).map(|found| found == [true])
        };
        if let Some(floor) = &self.floor {
            let floors = with.sum(&floor.low)?;
            if below(&self.whole.high, &floors)? {
                return Err(Open::Fails);
            }
        }
        if let Some(ceiling) = &self.ceiling {
            let ceilings = with.sum(&ceiling.high)?;
            if below(&ceilings, &self.whole.low)? {
                return Err(Open::Fails);
            }
        }
        Ok(())
    }
}

/// By how much a rounded part may lie away from the exact one.
fn slack(rounding: &Rounding, len: usize, bounded: bool) -> Exact {
    if rounding.rounded() == Rounded::Total {
        return Exact::zero();
    }
    // A part is rounded by less than a unit, and whoever carries takes a unit, or all that is left over:
    // less than a unit of everybody, and what the pool is above full units.
    let units = match rounding.balance() {
        Balance::LargestRemainder | Balance::Nobody if !bounded => 3,
        _ => len + 2,
    };
    rounding.unit() * &Exact::count(units as u64)
}
