//! Rounding to multiples of a unit.

use super::arithmetic::Attempt;
use super::fixed::{Fixed, repeated};
use super::lane::{Lane, Wider};
use super::{Column, Width};
use crate::exact::Exact;
use crate::rounding::Mode;

/// Counts units: numerators over a denominator become numbers of units.
pub(crate) struct Rounder<L: Lane> {
    mode: Mode,
    /// A unit in the numerators, each times `factor`.
    unit: L,
    factor: L,
    divisor: L::Divisor,
}

impl<L: Lane> Rounder<L> {
    /// For numerators up to `most` over a denominator; the unit is `unit / per`, above zero.
    pub(crate) fn new(
        mode: Mode,
        (unit, per): (&L, &L),
        denominator: &L,
        most: &L,
    ) -> Result<Self, Wider> {
        let common = per.gcd(denominator);
        let factor = per.over(&common);
        let unit = unit.times_within(&denominator.over(&common))?;
        most.times_within(&factor)?.plus_within(&unit)?;
        Ok(Self { mode, divisor: unit.divisor(), unit, factor })
    }

    /// The number of units that a numerator takes; it is not below zero.
    pub(crate) fn count(&self, size: &L) -> L {
        let (count, rest) = size.times(&self.factor).split(&self.divisor);
        if goes_up(self.mode, &count, &rest, &self.unit) {
            count.plus(&L::one())
        } else {
            count
        }
    }
}

/// Whether `rest` of a unit, beyond `count` of them, makes one more.
pub(crate) fn goes_up<L: Lane>(mode: Mode, count: &L, rest: &L, unit: &L) -> bool {
    match mode {
        Mode::HalfUp => *rest >= unit.minus(rest),
        Mode::HalfEven => match rest.cmp(&unit.minus(rest)) {
            std::cmp::Ordering::Equal => count.is_odd(),
            order => order.is_gt(),
        },
        Mode::HalfDown => *rest > unit.minus(rest),
        Mode::Down => false,
        Mode::Up => !rest.is_zero(),
    }
}

/// The multiples of a unit that values take; a unit of zero leaves them.
pub(super) fn round<L: Lane>(
    least: Width,
    a: &Column,
    mode: Mode,
    unit: &Exact,
) -> Attempt<Column> {
    let a = L::view(a)?;
    if unit.is_zero() {
        return Ok(a.into_owned().settled(least)?);
    }
    let (numerator, per) = unit.ratio();
    let (unit, per) = (L::of_big(numerator)?.size(), L::of_big(per)?);
    let rounder = Rounder::new(mode, (&unit, &per), &a.denominator, &a.most)?;
    rounder.count(&a.most).times_within(&unit)?;
    let cells = repeated(&a.cells, a.cells.len(), |cell| {
        let size = rounder.count(&cell.size()).times(&unit);
        if cell.is_below_zero() { size.negated() } else { size }
    });
    Ok(Fixed::new(cells, per).settled(least)?)
}
