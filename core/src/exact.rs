//! Exact numbers: what every quantity is between input and output.

use std::fmt::{self, Write};
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// The most digits that a decimal may have on its way in, and the most decimals.
pub const DIGITS: usize = 28;

/// An exact rational number.
///
/// It is read from decimal text only, and shown as a decimal if it terminates, else as a
/// fraction in lowest terms. It cannot overflow, and nothing rounds it but a
/// [`Rounding`](crate::rounding::Rounding). It is not a float, and none can be made of it.
///
/// ```
/// use osuus::exact::Exact;
/// let third = Exact::from(17_500).divided_by(&Exact::from(3)).unwrap();
/// assert_eq!(third.to_string(), "17500/3");
/// assert_eq!("0.390".parse::<Exact>().unwrap().to_string(), "0.39");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

/// Why a text is not a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseExactError {
    /// It is not digits with an optional sign and an optional point.
    #[error("not a decimal such as `12`, `-3` or `0.39`")]
    NotADecimal,
    /// It has an exponent, as floats are written.
    #[error("exponents are not read; write all digits, such as `0.39`")]
    Exponent,
    /// It has more than [`DIGITS`] significant digits or decimals.
    #[error("more than {DIGITS} digits")]
    TooManyDigits,
}

impl Exact {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self(BigRational::one())
    }

    /// So many units of the last of so many decimals: 250 with two decimals is 2.50.
    ///
    /// ```
    /// # use osuus::exact::Exact;
    /// assert_eq!(Exact::from_units(250, 2).to_string(), "2.5");
    /// ```
    #[must_use]
    pub fn from_units(units: i128, decimals: u32) -> Self {
        Self(BigRational::new(units.into(), BigInt::from(10).pow(decimals)))
    }

    /// So many.
    #[must_use]
    pub fn count(number: u64) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is one.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.0.is_one()
    }

    /// Whether this is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether this is a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// The quotient, or `None` when `divisor` is zero.
    #[must_use]
    pub fn divided_by(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// The greatest whole number that is not above this.
    #[must_use]
    pub fn floor(&self) -> Self {
        Self(self.0.floor())
    }

    /// Whether this whole number is odd; `false` for a number that is not whole.
    #[must_use]
    pub fn is_odd(&self) -> bool {
        self.is_whole() && self.0.numer().is_odd()
    }

    /// The decimal with at least `decimals` decimals, or `None` if it does not terminate.
    ///
    /// ```
    /// # use osuus::exact::Exact;
    /// assert_eq!(Exact::from(11_000).to_decimal_text(2).unwrap(), "11000.00");
    /// ```
    #[must_use]
    pub fn to_decimal_text(&self, decimals: usize) -> Option<String> {
        let needed = decimals_needed(self.0.denom())?.max(decimals);
        // At least one digit before the point.
        let width = needed + 1;
        let mut text = String::with_capacity(width.max(20) + 2);
        if self.is_negative() {
            text.push('-');
        }
        if let Some(scaled) = small_scaled(&self.0, needed) {
            write!(text, "{scaled:0>width$}").ok()?;
        } else {
            let factor = BigInt::from(10).pow(needed) / self.0.denom();
            write!(text, "{:0>width$}", self.0.numer().abs() * factor).ok()?;
        }
        if needed > 0 {
            text.insert(text.len() - needed, '.');
        }
        Some(text)
    }

    /// This as a [`Decimal`], or `None` if it does not terminate or does not fit into one.
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        Decimal::from_str_exact(&self.to_decimal_text(0)?).ok()
    }

    /// The least number that makes all of these whole.
    pub(crate) fn common_denominator<'e>(all: impl Iterator<Item = &'e Self>) -> Self {
        let common = all.fold(BigInt::one(), |common, one| common.lcm(one.0.denom()));
        Self(BigRational::from_integer(common))
    }

    /// The fraction of these two; none unless the denominator is above zero.
    pub(crate) fn fraction(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        denominator.is_positive().then(|| Self(BigRational::new(numerator, denominator)))
    }

    /// Numerator, with the sign, and denominator of the fraction in lowest terms.
    pub(crate) fn ratio(&self) -> (&BigInt, &BigInt) {
        (self.0.numer(), self.0.denom())
    }

    /// Binary digits of the longer of numerator and denominator in lowest terms.
    pub(crate) fn bits(&self) -> u64 {
        self.0.numer().bits().max(self.0.denom().bits())
    }

    /// The fraction of these two, which are in lowest terms, the denominator above zero.
    pub(crate) fn of_lowest_terms(numerator: BigInt, denominator: BigInt) -> Self {
        Self(BigRational::new_raw(numerator, denominator))
    }

    /// Numerator of the fraction in lowest terms, in digits, with the sign.
    #[must_use]
    pub fn numerator_text(&self) -> String {
        self.0.numer().to_string()
    }

    /// Denominator of the fraction in lowest terms, in digits.
    #[must_use]
    pub fn denominator_text(&self) -> String {
        self.0.denom().to_string()
    }
}

/// The size of a fraction in units of the last of so many decimals, where machine words hold it.
fn small_scaled(fraction: &BigRational, decimals: usize) -> Option<u64> {
    let power = 10_u64.checked_pow(u32::try_from(decimals).ok()?)?;
    let factor = power / fraction.denom().to_u64()?;
    fraction.numer().magnitude().to_u64()?.checked_mul(factor)
}

/// How many decimals a fraction with this denominator needs, `None` if no number of them is enough.
fn decimals_needed(denominator: &BigInt) -> Option<usize> {
    if let Some(small) = denominator.to_u64() {
        let twos = small.trailing_zeros();
        let (mut rest, mut fives) = (small >> twos, 0);
        while rest.is_multiple_of(5) {
            rest /= 5;
            fives += 1;
        }
        return (rest == 1).then(|| usize::try_from(twos.max(fives)).unwrap_or_default());
    }
    let two = BigInt::from(2);
    let five = BigInt::from(5);
    let mut rest = denominator.clone();
    let mut twos = 0;
    let mut fives = 0;
    while rest.is_multiple_of(&two) {
        rest /= &two;
        twos += 1;
    }
    while rest.is_multiple_of(&five) {
        rest /= &five;
        fives += 1;
    }
    rest.is_one().then_some(twos.max(fives))
}

impl Exact {
    /// A value as the library writes it, which may be longer than one that comes in: a decimal, or a
    /// fraction.
    pub(crate) fn written(text: &str) -> Option<Self> {
        /// More digits than a figure of the engine has.
        const LONGEST: usize = 40_000;
        let decimal = |text: &str| Self::read(text, LONGEST).ok();
        match text.split_once('/') {
            None => decimal(text),
            Some((above, below)) => decimal(above)?.divided_by(&decimal(below)?),
        }
    }

    /// A decimal with at most so many digits.
    fn read(text: &str, most: usize) -> Result<Self, ParseExactError> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = match unsigned.split_once('.') {
            Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals),
            Some(_) => return Err(ParseExactError::NotADecimal),
            None => (unsigned, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) {
            let float_like = !unsigned.is_empty()
                && unsigned
                    .starts_with(|first: char| first.is_ascii_digit() || first == '.')
                && unsigned.contains(['e', 'E'])
                && unsigned.bytes().all(|b| b.is_ascii_digit() || b"eE.+-".contains(&b));
            return Err(if float_like {
                ParseExactError::Exponent
            } else {
                ParseExactError::NotADecimal
            });
        }
        if decimals.len() <= most
            && let Some(small) = small(whole, decimals)
        {
            return Ok(Self(if text.starts_with('-') { -small } else { small }));
        }
        let digits = format!("{whole}{decimals}");
        if digits.trim_start_matches('0').len() > most || decimals.len() > most {
            return Err(ParseExactError::TooManyDigits);
        }
        let numerator: BigInt =
            digits.parse().map_err(|_| ParseExactError::NotADecimal)?;
        let denominator = BigInt::from(10).pow(decimals.len());
        let size = BigRational::new(numerator, denominator);
        Ok(Self(if text.starts_with('-') { -size } else { size }))
    }
}

/// The most digits that surely fit into 64 bits.
const SMALL: usize = 18;

/// The number of a few digits, for which machine words do.
fn small(whole: &str, decimals: &str) -> Option<BigRational> {
    let decimals = decimals.trim_end_matches('0');
    if whole.len() + decimals.len() > SMALL {
        return None;
    }
    let digits = whole.bytes().chain(decimals.bytes());
    let number = digits.fold(0_u64, |sum, digit| sum * 10 + u64::from(digit & 0x0f));
    let power = 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let common = number.gcd(&power);
    Some(BigRational::new_raw((number / common).into(), (power / common).into()))
}

impl FromStr for Exact {
    type Err = ParseExactError;

    fn from_str(text: &str) -> Result<Self, ParseExactError> {
        Self::read(text, DIGITS)
    }
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Self {
        Self(BigRational::from_integer(whole.into()))
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self::from_units(decimal.mantissa(), decimal.scale())
    }
}

impl TryFrom<&Exact> for i64 {
    type Error = ();

    fn try_from(exact: &Exact) -> Result<Self, ()> {
        if exact.is_whole() { exact.0.to_integer().to_i64().ok_or(()) } else { Err(()) }
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal_text(0) {
            Some(decimal) => f.write_str(&decimal),
            None => write!(f, "{}/{}", self.0.numer(), self.0.denom()),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl $trait for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                Exact((&self.0).$method(&other.0))
            }
        }
        impl $trait for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                Exact(self.0.$method(other.0))
            }
        }
    };
}
operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact(-self.0.clone())
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(items: I) -> Self {
        items.fold(Self::zero(), |sum, item| &sum + item)
    }
}

impl Sum<Exact> for Exact {
    fn sum<I: Iterator<Item = Exact>>(items: I) -> Self {
        items.fold(Self::zero(), |sum, item| sum + item)
    }
}

#[cfg(test)]
#[path = "exact_tests.rs"]
mod tests;
