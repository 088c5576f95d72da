//! The two widths of the machine.

use std::borrow::Cow;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Lane, Wider};
use crate::column::{Column, Fixed, Lanes, Width};

/// A divisor of 64 bits with its reciprocal: dividing by it is a multiplication.
pub(crate) struct Reciprocal {
    divisor: u64,
    /// `2^64 / divisor`, down.
    inverse: u64,
}

impl Reciprocal {
    #[inline]
    fn of(divisor: u64) -> Self {
        Self { divisor, inverse: u64::MAX / divisor }
    }

    #[inline]
    fn split(&self, value: u64) -> (u64, u64) {
        // The upper half of the product.
        let below = ((u128::from(value) * u128::from(self.inverse)) >> 64) as u64;
        // The inverse is short by at most 1, so the quotient is short by at most 1. Nothing here
        // can overflow, and nothing branches, since no branch could be foreseen.
        let rest = value.wrapping_sub(below.wrapping_mul(self.divisor));
        let short = u64::from(rest >= self.divisor);
        (below.wrapping_add(short), rest.wrapping_sub(short.wrapping_mul(self.divisor)))
    }
}

/// What is written alike for the two widths of the machine.
macro_rules! of_the_machine {
    ($machine:ty) => {
        #[inline]
        fn to_big(&self) -> BigInt {
            (*self).into()
        }
        #[inline]
        fn of_middle(middle: i128) -> Result<Self, Wider> {
            Self::try_from(middle)
                .ok()
                .filter(|value| *value != <$machine>::MIN)
                .ok_or(Wider)
        }
        #[inline]
        fn to_middle(&self) -> Result<i128, Wider> {
            Ok((*self).into())
        }
        /// No value is the least of its type.
        #[inline]
        fn size(&self) -> Self {
            self.wrapping_abs()
        }
        #[inline]
        fn plus_within(&self, other: &Self) -> Result<Self, Wider> {
            self.checked_add(*other).filter(|sum| *sum != Self::MIN).ok_or(Wider)
        }
        #[inline]
        fn times_within(&self, other: &Self) -> Result<Self, Wider> {
            self.checked_mul(*other).filter(|product| *product != Self::MIN).ok_or(Wider)
        }
        #[inline]
        fn gcd(&self, other: &Self) -> Self {
            if *self == 1 || *other == 1 { 1 } else { Integer::gcd(self, other) }
        }
        #[inline]
        fn is_too_large(&self) -> bool {
            false
        }
        #[inline]
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

    #[inline]
    fn of_big(big: &BigInt) -> Result<Self, Wider> {
        big.to_i64().filter(|value| *value != Self::MIN).ok_or(Wider)
    }

    #[inline]
    fn divisor(&self) -> Reciprocal {
        Reciprocal::of(self.unsigned_abs())
    }

    #[inline]
    fn split(&self, by: &Reciprocal) -> (Self, Self) {
        let (quotient, rest) = by.split(self.cast_unsigned());
        (quotient.cast_signed(), rest.cast_signed())
    }

    /// Half of the width is left for the next product.
    #[inline]
    fn is_worth_reducing(&self) -> bool {
        *self > Self::from(i32::MAX)
    }

    #[inline]
    fn view(column: &Column) -> Result<Cow<'_, Fixed<Self>>, Wider> {
        match &column.0 {
            Lanes::Narrow(fixed) => Ok(Cow::Borrowed(fixed)),
            Lanes::Middle(_) | Lanes::Wide(_) => Err(Wider),
        }
    }

    #[inline]
    fn wrap(fixed: Fixed<Self>) -> Column {
        Column(Lanes::Narrow(fixed))
    }
}

impl Lane for i128 {
    const WIDTH: Width = Width::Middle;
    type Divisor = i128;

    alike!();
    of_the_machine!(i128);

    #[inline]
    fn of_big(big: &BigInt) -> Result<Self, Wider> {
        big.to_i128().filter(|value| *value != Self::MIN).ok_or(Wider)
    }

    #[inline]
    fn divisor(&self) -> Self {
        *self
    }

    #[inline]
    fn split(&self, by: &Self) -> (Self, Self) {
        // One division: those of 128 bits are slow.
        let quotient = self / by;
        (quotient, self - quotient * by)
    }

    #[inline]
    fn is_worth_reducing(&self) -> bool {
        true
    }

    #[inline]
    fn view(column: &Column) -> Result<Cow<'_, Fixed<Self>>, Wider> {
        match &column.0 {
            Lanes::Narrow(fixed) => fixed.in_lane().map(Cow::Owned),
            Lanes::Middle(fixed) => Ok(Cow::Borrowed(fixed)),
            Lanes::Wide(_) => Err(Wider),
        }
    }

    #[inline]
    fn wrap(fixed: Fixed<Self>) -> Column {
        Column(Lanes::Middle(fixed))
    }
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;
