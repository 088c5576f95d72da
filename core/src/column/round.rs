//! Rounding to multiples of a unit.

use super::arithmetic::Attempt;
use super::fixed::{Fixed, repeated};
use super::lane::{Lane, Wider};
use super::{Column, Width};
use crate::exact::Exact;
use crate::rounding::Mode;

/// Rounds to whole steps.
pub(crate) struct Steps<L: Lane> {
    step: L,
    divisor: L::Divisor,
    /// What beyond an even number of steps makes one more, and what beyond an odd one does.
    up_from: (L, L),
}

impl<L: Lane> Steps<L> {
    /// For steps of this size, above zero.
    pub(crate) fn new(mode: Mode, step: L) -> Self {
        let half = step.over(&L::one().plus(&L::one()));
        let not_less_than_half = step.minus(&half);
        let more_than_half = half.plus(&L::one());
        let up_from = match mode {
            Mode::HalfUp => (not_less_than_half.clone(), not_less_than_half),
            Mode::HalfEven => (more_than_half, not_less_than_half),
            Mode::HalfDown => (more_than_half.clone(), more_than_half),
            Mode::Down => (step.clone(), step.clone()),
            Mode::Up => (L::one(), L::one()),
        };
        Self { divisor: step.divisor(), step, up_from }
    }

    /// The number of steps that a size takes.
    #[inline]
    fn count(&self, size: &L) -> L {
        let (below, beyond) = size.split(&self.divisor);
        below.plus(&self.up(&below, &beyond))
    }

    /// The number of steps that a size takes, and what it is above them.
    #[inline]
    pub(crate) fn split(&self, size: &L) -> (L, L) {
        let (below, beyond) = size.split(&self.divisor);
        let up = self.up(&below, &beyond);
        (below.plus(&up), beyond.minus(&up.times(&self.step)))
    }

    /// How many more it takes for what is beyond those below it.
    #[inline]
    fn up(&self, below: &L, beyond: &L) -> L {
        let (even, odd) = &self.up_from;
        L::one_if(beyond >= if below.is_odd() { odd } else { even })
    }
}

/// Counts units: numerators over a denominator become numbers of units.
pub(crate) struct Rounder<L: Lane> {
    /// A unit in the numerators, each times `factor`.
    steps: Steps<L>,
    factor: L,
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
        let step = unit.times_within(&denominator.over(&common))?;
        most.times_within(&factor)?.plus_within(&step)?;
        Ok(Self { steps: Steps::new(mode, step), factor })
    }

    /// Whether there is nothing between the numerators and whole units.
    fn is_idle(&self) -> bool {
        self.steps.step == L::one()
    }

    /// The number of units that a numerator takes; it is not below zero.
    #[inline]
    pub(crate) fn count(&self, size: &L) -> L {
        self.steps.count(&size.times(&self.factor))
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
    if rounder.is_idle() {
        return Ok(a.into_owned().settled(least)?);
    }
    rounder.count(&a.most).times_within(&unit)?;
    let cells = repeated(&a.cells, a.cells.len(), |cell| {
        let size = rounder.count(&cell.size()).times(&unit);
        if cell.is_below_zero() { size.negated() } else { size }
    });
    Ok(Fixed::new(cells, per).settled(least)?)
}
