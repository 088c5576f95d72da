//! The integers that columns are made of: one meaning, three widths.

use std::borrow::Cow;
use std::fmt;

use num_bigint::BigInt;

use super::{Column, Fixed, Width};

/// Something may not fit this lane, so that a wider one is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wider;

/// Integers of one width.
///
/// The plain operations are for what is known to fit; `.._within` says whether it does, and is
/// for bounds. No value is the least of its type, so that every value has a negative.
pub(crate) trait Lane: Clone + Ord + fmt::Debug + 'static {
    /// How wide.
    const WIDTH: Width;
    /// A divisor, made ready for many divisions.
    type Divisor;

    /// This integer of any size.
    fn of_big(big: &BigInt) -> Result<Self, Wider>;
    /// As an integer of any size.
    fn to_big(&self) -> BigInt;
    /// This integer of 128 bits.
    fn of_middle(middle: i128) -> Result<Self, Wider>;
    /// As an integer of 128 bits.
    fn to_middle(&self) -> Result<i128, Wider>;
    /// Zero.
    fn zero() -> Self;
    /// One.
    fn one() -> Self;
    /// One where it says so, else zero: a branch less.
    fn one_if(says: bool) -> Self;
    /// Whether this is zero.
    fn is_zero(&self) -> bool;
    /// Whether this is below zero.
    fn is_below_zero(&self) -> bool;
    /// Whether this is odd.
    fn is_odd(&self) -> bool;
    /// The distance from zero.
    fn size(&self) -> Self;
    /// The other sign.
    fn negated(&self) -> Self;
    /// The sum.
    fn plus(&self, other: &Self) -> Self;
    /// Adds in place.
    fn add(&mut self, other: &Self);
    /// The difference.
    fn minus(&self, other: &Self) -> Self;
    /// The product.
    fn times(&self, other: &Self) -> Self;
    /// The sum, if it fits.
    fn plus_within(&self, other: &Self) -> Result<Self, Wider>;
    /// The product, if it fits.
    fn times_within(&self, other: &Self) -> Result<Self, Wider>;
    /// The quotient by a divisor other than zero, towards zero.
    fn over(&self, divisor: &Self) -> Self;
    /// The greatest common divisor, not below zero.
    fn gcd(&self, other: &Self) -> Self;
    /// This divisor, above zero, made ready.
    fn divisor(&self) -> Self::Divisor;
    /// Quotient and remainder of a value that is not below zero.
    fn split(&self, by: &Self::Divisor) -> (Self, Self);
    /// Whether it has more binary digits than a figure in lowest terms may have.
    fn is_too_large(&self) -> bool;
    /// Whether it has more binary digits than a figure of a column may have.
    fn is_too_large_to_share(&self) -> bool;
    /// A denominator from which on it is worth the work to look for a smaller one.
    fn is_worth_reducing(&self) -> bool;
    /// The integers of a column in this width.
    fn view(column: &Column) -> Result<Cow<'_, Fixed<Self>>, Wider>;
    /// These integers as a column.
    fn wrap(fixed: Fixed<Self>) -> Column;

    /// This many.
    fn count(many: usize) -> Result<Self, Wider> {
        Self::of_middle(i128::try_from(many).map_err(|_| Wider)?)
    }

    /// The least common multiple of two values above zero, if it fits.
    fn lcm_within(&self, other: &Self) -> Result<Self, Wider> {
        if self == other {
            return Ok(self.clone());
        }
        self.over(&self.gcd(other)).times_within(other)
    }
}

/// What is written alike for all three.
macro_rules! alike {
    () => {
        #[inline]
        fn zero() -> Self {
            Zero::zero()
        }
        #[inline]
        fn one() -> Self {
            One::one()
        }
        #[inline]
        fn one_if(says: bool) -> Self {
            says.into()
        }
        #[inline]
        fn is_zero(&self) -> bool {
            Zero::is_zero(self)
        }
        #[inline]
        fn is_below_zero(&self) -> bool {
            Signed::is_negative(self)
        }
        #[inline]
        fn is_odd(&self) -> bool {
            Integer::is_odd(self)
        }
        #[inline]
        fn negated(&self) -> Self {
            -self
        }
        #[inline]
        fn plus(&self, other: &Self) -> Self {
            self + other
        }
        #[inline]
        fn add(&mut self, other: &Self) {
            *self += other;
        }
        #[inline]
        fn minus(&self, other: &Self) -> Self {
            self - other
        }
        #[inline]
        fn times(&self, other: &Self) -> Self {
            self * other
        }
        #[inline]
        fn over(&self, divisor: &Self) -> Self {
            self / divisor
        }
    };
}

#[cfg(not(osuus_small))]
mod machine;
mod wide;
