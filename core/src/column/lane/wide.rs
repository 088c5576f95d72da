//! Integers without end; or nearly so, since what nobody can use is refused.

use std::borrow::Cow;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Lane, Wider};
use crate::column::{Column, Fixed, Lanes, Width};

/// The most binary digits of a figure in lowest terms: of its numerator, and of its denominator.
const MOST_BITS: u64 = 65_536;
/// The most binary digits of a figure over the denominator of its column.
const MOST_BITS_SHARED: u64 = 2 * MOST_BITS;
/// The most binary digits on the way to a figure, which may yet be reduced.
const MOST_BITS_BETWEEN: u64 = 8 * MOST_BITS;

impl Lane for BigInt {
    const WIDTH: Width = Width::Wide;
    type Divisor = BigInt;

    alike!();

    #[inline]
    fn of_big(big: &BigInt) -> Result<Self, Wider> {
        Ok(big.clone())
    }

    #[inline]
    fn to_big(&self) -> BigInt {
        self.clone()
    }

    #[inline]
    fn of_middle(middle: i128) -> Result<Self, Wider> {
        Ok(middle.into())
    }

    #[inline]
    fn to_middle(&self) -> Result<i128, Wider> {
        self.to_i128().ok_or(Wider)
    }

    #[inline]
    fn size(&self) -> Self {
        self.abs()
    }

    #[inline]
    fn plus_within(&self, other: &Self) -> Result<Self, Wider> {
        // Whatever adds up was bounded as a product before.
        Ok(self + other)
    }

    #[inline]
    fn times_within(&self, other: &Self) -> Result<Self, Wider> {
        if self.bits() + other.bits() > MOST_BITS_BETWEEN {
            return Err(Wider);
        }
        Ok(self * other)
    }

    /// Euclid's, since that is quick where the reduced fraction is small, however large the two.
    #[inline]
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

    #[inline]
    fn divisor(&self) -> Self {
        self.clone()
    }

    #[inline]
    fn split(&self, by: &Self) -> (Self, Self) {
        self.div_rem(by)
    }

    #[inline]
    fn is_too_large(&self) -> bool {
        self.bits() > MOST_BITS
    }

    #[inline]
    fn is_too_large_to_share(&self) -> bool {
        self.bits() > MOST_BITS_SHARED
    }

    #[inline]
    fn is_worth_reducing(&self) -> bool {
        true
    }

    #[inline]
    fn view(column: &Column) -> Result<Cow<'_, Fixed<Self>>, Wider> {
        match &column.0 {
            #[cfg(not(osuus_small))]
            Lanes::Narrow(fixed) => fixed.in_lane().map(Cow::Owned),
            #[cfg(not(osuus_small))]
            Lanes::Middle(fixed) => fixed.in_lane().map(Cow::Owned),
            Lanes::Wide(fixed) => Ok(Cow::Borrowed(fixed)),
        }
    }

    #[inline]
    fn wrap(fixed: Fixed<Self>) -> Column {
        Column(Lanes::Wide(fixed))
    }
}

#[cfg(test)]
#[path = "wide_tests.rs"]
mod tests;
