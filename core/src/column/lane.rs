//! The integers that columns are made of: one meaning, three widths.

use std::borrow::Cow;
use std::fmt;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Column, Fixed, Lanes, Width};

/// The most binary digits of a figure in lowest terms: of its numerator, and of its denominator.
const MOST_BITS: u64 = 65_536;
/// The most binary digits of a figure over the denominator of its column.
const MOST_BITS_SHARED: u64 = 2 * MOST_BITS;
/// The most binary digits on the way to a figure, which may yet be reduced.
const MOST_BITS_BETWEEN: u64 = 8 * MOST_BITS;

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

/// A divisor of 64 bits with its reciprocal: dividing by it is a multiplication.
pub(crate) struct Reciprocal {
    divisor: u64,
    /// `2^64 / divisor`, down.
    inverse: u64,
}

impl Reciprocal {
    fn of(divisor: u64) -> Self {
        Self { divisor, inverse: u64::MAX / divisor }
    }

    fn split(&self, value: u64) -> (u64, u64) {
        // The upper half of the product.
        let below = ((u128::from(value) * u128::from(self.inverse)) >> 64) as u64;
        // The inverse is short by at most 1, so the quotient is short by at most 1.
        let rest = value - below * self.divisor;
        if rest < self.divisor { (below, rest) } else { (below + 1, rest - self.divisor) }
    }
}

/// What is written alike for all three.
macro_rules! alike {
    () => {
        fn zero() -> Self {
            Zero::zero()
        }
        fn one() -> Self {
            One::one()
        }
        fn is_zero(&self) -> bool {
            Zero::is_zero(self)
        }
        fn is_below_zero(&self) -> bool {
            Signed::is_negative(self)
        }
        fn is_odd(&self) -> bool {
            Integer::is_odd(self)
        }
        fn size(&self) -> Self {
            Signed::abs(self)
        }
        fn negated(&self) -> Self {
            -self
        }
        fn plus(&self, other: &Self) -> Self {
            self + other
        }
        fn add(&mut self, other: &Self) {
            *self += other;
        }
        fn minus(&self, other: &Self) -> Self {
            self - other
        }
        fn times(&self, other: &Self) -> Self {
            self * other
        }
        fn over(&self, divisor: &Self) -> Self {
            self / divisor
        }
    };
}

/// What is written alike for the two widths of the machine.
macro_rules! of_the_machine {
    ($machine:ty) => {
        fn to_big(&self) -> BigInt {
            (*self).into()
        }
        fn of_middle(middle: i128) -> Result<Self, Wider> {
            Self::try_from(middle)
                .ok()
                .filter(|value| *value != <$machine>::MIN)
                .ok_or(Wider)
        }
        fn to_middle(&self) -> Result<i128, Wider> {
            Ok((*self).into())
        }
        fn plus_within(&self, other: &Self) -> Result<Self, Wider> {
            self.checked_add(*other).ok_or(Wider)
        }
        fn times_within(&self, other: &Self) -> Result<Self, Wider> {
            self.checked_mul(*other).ok_or(Wider)
        }
        fn gcd(&self, other: &Self) -> Self {
            if *self == 1 || *other == 1 { 1 } else { Integer::gcd(self, other) }
        }
        fn is_too_large(&self) -> bool {
            false
        }
        fn is_too_large_to_share(&self) -> bool {
            false
        }
    };
}

impl Lane for i64 {
    const WIDTH: Width = Width::Narrow;
    type Divisor = Reciprocal;

    alike!();
    of_the_machine!(i64);

    fn of_big(big: &BigInt) -> Result<Self, Wider> {
        big.to_i64().filter(|value| *value != Self::MIN).ok_or(Wider)
    }

    fn divisor(&self) -> Reciprocal {
        Reciprocal::of(self.unsigned_abs())
    }

    fn split(&self, by: &Reciprocal) -> (Self, Self) {
        let (quotient, rest) = by.split(self.unsigned_abs());
        (quotient.cast_signed(), rest.cast_signed())
    }

    /// Half of the width is left for the next product.
    fn is_worth_reducing(&self) -> bool {
        *self > Self::from(i32::MAX)
    }

    fn view(column: &Column) -> Result<Cow<'_, Fixed<Self>>, Wider> {
        match &column.0 {
            Lanes::Narrow(fixed) => Ok(Cow::Borrowed(fixed)),
            Lanes::Middle(_) | Lanes::Wide(_) => Err(Wider),
        }
    }

    fn wrap(fixed: Fixed<Self>) -> Column {
        Column(Lanes::Narrow(fixed))
    }
}

impl Lane for i128 {
    const WIDTH: Width = Width::Middle;
    type Divisor = i128;

    alike!();
    of_the_machine!(i128);

    fn of_big(big: &BigInt) -> Result<Self, Wider> {
        big.to_i128().filter(|value| *value != Self::MIN).ok_or(Wider)
    }

    fn divisor(&self) -> Self {
        *self
    }

    fn split(&self, by: &Self) -> (Self, Self) {
        // One division: those of 128 bits are slow.
        let quotient = self / by;
        (quotient, self - quotient * by)
    }

    fn is_worth_reducing(&self) -> bool {
        true
    }

    fn view(column: &Column) -> Result<Cow<'_, Fixed<Self>>, Wider> {
        match &column.0 {
            Lanes::Narrow(fixed) => fixed.in_lane().map(Cow::Owned),
            Lanes::Middle(fixed) => Ok(Cow::Borrowed(fixed)),
            Lanes::Wide(_) => Err(Wider),
        }
    }

    fn wrap(fixed: Fixed<Self>) -> Column {
        Column(Lanes::Middle(fixed))
    }
}

impl Lane for BigInt {
    const WIDTH: Width = Width::Wide;
    type Divisor = BigInt;

    alike!();

    fn of_big(big: &BigInt) -> Result<Self, Wider> {
        Ok(big.clone())
    }

    fn to_big(&self) -> BigInt {
        self.clone()
    }

    fn of_middle(middle: i128) -> Result<Self, Wider> {
        Ok(middle.into())
    }

    fn to_middle(&self) -> Result<i128, Wider> {
        self.to_i128().ok_or(Wider)
    }

    fn plus_within(&self, other: &Self) -> Result<Self, Wider> {
        // Whatever adds up was bounded as a product before.
        Ok(self + other)
    }

    fn times_within(&self, other: &Self) -> Result<Self, Wider> {
        if self.bits() + other.bits() > MOST_BITS_BETWEEN {
            return Err(Wider);
        }
        Ok(self * other)
    }

    /// Euclid's, since that is quick where the reduced fraction is small, however large the two.
    fn gcd(&self, other: &Self) -> Self {
        let (mut greater, mut less) = (self.abs(), other.abs());
        if greater < less {
            std::mem::swap(&mut greater, &mut less);
        }
        while !Zero::is_zero(&less) {
            if let (Ok(greater), Ok(less)) = (greater.to_middle(), less.to_middle()) {
                return Integer::gcd(&greater, &less).into();
            }
            let rest = &greater % &less;
            greater = std::mem::replace(&mut less, rest);
        }
        greater
    }

    fn divisor(&self) -> Self {
        self.clone()
    }

    fn split(&self, by: &Self) -> (Self, Self) {
        self.div_rem(by)
    }

    fn is_too_large(&self) -> bool {
        self.bits() > MOST_BITS
    }

    fn is_too_large_to_share(&self) -> bool {
        self.bits() > MOST_BITS_SHARED
    }

    fn is_worth_reducing(&self) -> bool {
        true
    }

    fn view(column: &Column) -> Result<Cow<'_, Fixed<Self>>, Wider> {
        match &column.0 {
            Lanes::Narrow(fixed) => fixed.in_lane().map(Cow::Owned),
            Lanes::Middle(fixed) => fixed.in_lane().map(Cow::Owned),
            Lanes::Wide(fixed) => Ok(Cow::Borrowed(fixed)),
        }
    }

    fn wrap(fixed: Fixed<Self>) -> Column {
        Column(Lanes::Wide(fixed))
    }
}

#[cfg(test)]
#[path = "lane_tests.rs"]
mod tests;
