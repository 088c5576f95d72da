//! Bounds of products, quotients, comparisons and prices in bands.

use super::{Enclosed, Open, StepId};
use crate::column::{Arithmetic, Band, Column, Comparison, Take};
use crate::exact::Exact;

/// The least and the greatest values of a step, place by place.
#[derive(Debug, Clone)]
pub(crate) struct Range {
    pub low: Column,
    pub high: Column,
}

/// Bounds as they are taken from others.
type Ends<'c> = (&'c Column, &'c Column);

/// The bounds of a product.
pub(super) fn product(
    with: Arithmetic,
    at: &Enclosed<'_>,
    of: &[StepId],
    len: usize,
) -> Result<Range, Open> {
    let (first, rest) = of.split_first().ok_or(Open::Unknown)?;
    let (low, high) = at.get(*first)?;
    let mut all = Range { low: low.clone(), high: high.clone() };
    for id in rest {
        all = times(with, (&all.low, &all.high), at.get(*id)?, len)?;
    }
    Ok(all)
}

/// The bounds of a product of two.
pub(super) fn times(
    with: Arithmetic,
    a: Ends<'_>,
    b: Ends<'_>,
    len: usize,
) -> Result<Range, Open> {
    let low = with.times(a.0, b.0, len)?;
    let high = with.times(a.1, b.1, len)?;
    let from_zero = |column: &Column| column.first_below_zero().is_none();
    if from_zero(a.0) && from_zero(b.0) {
        return Ok(Range { low, high });
    }
    let (one, other) = (with.times(a.0, b.1, len)?, with.times(a.1, b.0, len)?);
    outermost(with, [&low, &high, &one, &other], len)
}

/// The bounds of a quotient. Where the divisor may be zero and need not, nothing can be told.
pub(super) fn quotient(
    with: Arithmetic,
    a: Ends<'_>,
    b: Ends<'_>,
    len: usize,
    zero_gives: Option<&Exact>,
) -> Result<Range, Open> {
    let zero = with.scalar(&Exact::zero())?;
    let spans = with.times(b.0, b.1, len)?;
    let one_sign = with.compare(&spans, &zero, Comparison::Above, len)?;
    let still = with.compare(b.0, b.1, Comparison::Equals, len)?;
    if one_sign.iter().zip(&still).any(|(one_sign, still)| !one_sign && !still) {
        return Err(Open::Unknown);
    }
    let per = |a: &Column, b: &Column| with.per(a, b, len, zero_gives);
    let from_zero = |column: &Column| column.first_below_zero().is_none();
    if from_zero(a.0) && from_zero(b.0) && zero_gives.is_none() {
        return Ok(Range { low: per(a.0, b.1)?, high: per(a.1, b.0)? });
    }
    let all = [per(a.0, b.0)?, per(a.0, b.1)?, per(a.1, b.0)?, per(a.1, b.1)?];
    outermost(with, all.each_ref(), len)
}

fn outermost(with: Arithmetic, all: [&Column; 4], len: usize) -> Result<Range, Open> {
    Ok(Range { low: with.least_of(&all, len)?, high: with.greatest_of(&all, len)? })
}

/// Where one range stands to another like that whatever their values, and where it may.
pub(super) fn compared(
    with: Arithmetic,
    a: Ends<'_>,
    by: Comparison,
    b: Ends<'_>,
    len: usize,
) -> Result<(Vec<bool>, Vec<bool>), Open> {
    let holds = |a: &Column, by, b: &Column| with.compare(a, b, by, len);
    Ok(match by {
        Comparison::Below | Comparison::AtMost => {
            (holds(a.1, by, b.0)?, holds(a.0, by, b.1)?)
        }
        Comparison::Above | Comparison::AtLeast => {
            (holds(a.0, by, b.1)?, holds(a.1, by, b.0)?)
        }
        Comparison::Equals => {
            let least = holds(a.0, Comparison::AtLeast, b.1)?;
            let most = holds(a.1, Comparison::AtMost, b.0)?;
            let meets = holds(a.0, Comparison::AtMost, b.1)?;
            let met = holds(a.1, Comparison::AtLeast, b.0)?;
            (both(&least, &most), both(&meets, &met))
        }
    })
}

fn both(one: &[bool], other: &[bool]) -> Vec<bool> {
    one.iter().zip(other).map(|(one, other)| *one && *other).collect()
}

/// The bounds of what quantities are worth in bands: at the ends, and on both sides of every border
/// between them.
pub(super) fn tiers(
    with: Arithmetic,
    of: Ends<'_>,
    bands: &[Band],
    take: Take,
    len: usize,
) -> Result<Range, Open> {
    let (one, other) = (with.tiers(of.0, bands, take)?, with.tiers(of.1, bands, take)?);
    let mut low = with.least_of(&[&one, &other], len)?;
    let mut high = with.greatest_of(&[&one, &other], len)?;
    for (band, next) in bands.iter().zip(bands.iter().skip(1)) {
        let Some(border) = &band.to else { continue };
        let at = with.scalar(border)?;
        let reached = both(
            &with.compare(of.0, &at, Comparison::AtMost, len)?,
            &with.compare(of.1, &at, Comparison::AtLeast, len)?,
        );
        let worth = with.tiers(&at, bands, take)?;
        // Just above the border.
        let above = match take {
            Take::Graduated => worth.clone(),
            Take::Volume => with.scalar(&(border * &next.price))?,
            Take::Fee => with.scalar(&next.price)?,
        };
        let least = with.least_of(&[&low, &worth, &above], len)?;
        let most = with.greatest_of(&[&high, &worth, &above], len)?;
        low = with.pick(&reached, &least, &low, len)?;
        high = with.pick(&reached, &most, &high, len)?;
    }
    Ok(Range { low, high })
}
