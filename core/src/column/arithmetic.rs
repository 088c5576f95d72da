//! The arithmetic of columns: each operation in the narrowest width in which it fits.

use super::choose::{self, Comparison};
use super::combine;
use super::divide;
use super::fixed::Fixed;
use super::lane::{Lane, Wider};
use super::round;
use super::tiers::{self, Band, Take};
use super::{Column, Width};
use crate::exact::Exact;
use crate::rounding::Mode;

/// What cannot be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// A divisor is zero.
    DivisionByZero {
        /// Where.
        place: usize,
    },
    /// A quantity is in no band.
    Outside {
        /// Where.
        place: usize,
    },
    /// A figure would have more than 65 536 binary digits.
    TooLarge,
}

/// Why an operation ended in one width.
pub(crate) enum Halt<E> {
    /// It might not fit.
    Wider,
    /// It cannot be worked out in any width.
    For(E),
}

impl<E> Halt<E> {
    /// The error, where nothing is wider than the width that it ended in.
    pub(crate) fn or(self, too_large: E) -> E {
        match self {
            Self::Wider => too_large,
            Self::For(error) => error,
        }
    }
}

impl<E> From<Wider> for Halt<E> {
    fn from(_: Wider) -> Self {
        Self::Wider
    }
}

impl From<Trouble> for Halt<Trouble> {
    fn from(trouble: Trouble) -> Self {
        Self::For(trouble)
    }
}

/// What an operation comes to in one width.
pub(super) type Attempt<T> = Result<T, Halt<Trouble>>;

/// Runs a function in the narrowest width that is wide enough for it, from a least one on.
macro_rules! narrowest {
    ($least:expr, $($work:ident)::+ ($($argument:expr),*)) => {{
        let least: $crate::column::Width = $least;
        let mut answer = Err($crate::column::Halt::Wider);
        #[cfg(not(osuus_small))]
        if least == $crate::column::Width::Narrow {
            answer = $($work)::+::<i64>(least, $($argument),*);
        }
        #[cfg(not(osuus_small))]
        if least <= $crate::column::Width::Middle
            && matches!(answer, Err($crate::column::Halt::Wider))
        {
            answer = $($work)::+::<i128>(least, $($argument),*);
        }
        if matches!(answer, Err($crate::column::Halt::Wider)) {
            answer = $($work)::+::<num_bigint::BigInt>(least, $($argument),*);
        }
        answer
    }};
}
pub(crate) use narrowest;

/// The arithmetic of columns.
///
/// `len` is the length of the result: an argument of one value is repeated for it, others have
/// that length. `least` forces a width, so that tests compare the widths; what is worked out
/// does not depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Arithmetic {
    /// No result is narrower.
    pub least: Width,
}

/// An operation: its name and arguments, and the function that works it out in one width.
macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident ($($argument:ident: $of:ty),*) -> $gives:ty
        = $($work:ident)::+;)*) => {
        impl Arithmetic {
            $($(#[$doc])*
            pub(crate) fn $name(self, $($argument: $of),*) -> Result<$gives, Trouble> {
                narrowest!(self.least, $($work)::+($($argument),*))
                    .map_err(|halt| halt.or(Trouble::TooLarge))
            })*
        }
    };
}

operations! {
    /// These values.
    column(values: &[Exact]) -> Column = given;
    /// `a * b`.
    times(a: &Column, b: &Column, len: usize) -> Column = combine::times;
    /// `a / b`; where `b` is zero, `zero_gives`, else [`Trouble::DivisionByZero`].
    per(a: &Column, b: &Column, len: usize, zero_gives: Option<&Exact>) -> Column
        = divide::per;
    /// The sum of all of them, place by place.
    plus(parts: &[&Column], len: usize) -> Column = combine::plus;
    /// `a - b`.
    minus(a: &Column, b: &Column, len: usize) -> Column = combine::minus;
    /// The least of them, place by place.
    least_of(parts: &[&Column], len: usize) -> Column = combine::least_of;
    /// The greatest of them, place by place.
    greatest_of(parts: &[&Column], len: usize) -> Column = combine::greatest_of;
    /// The sum over all places: one value.
    sum(a: &Column) -> Column = combine::sum;
    /// The sums over the places of each area; `areas_of` says of each place in which area it is.
    sum_within(a: &Column, areas_of: &[usize], areas: usize) -> Column
        = combine::sum_within;
    /// The values at these places.
    gather(a: &Column, places: &[usize]) -> Column = choose::gather;
    /// Whether `a` stands to `b` like that, place by place.
    compare(a: &Column, b: &Column, by: Comparison, len: usize) -> Vec<bool>
        = choose::compare;
    /// `then` where it says so, else `otherwise`.
    pick(which: &[bool], then: &Column, otherwise: &Column, len: usize) -> Column
        = choose::pick;
    /// The multiples of a unit that the values take; a unit of zero leaves them.
    round(a: &Column, mode: Mode, unit: &Exact) -> Column = round::round;
    /// What quantities are worth in bands (`docs/steps.md`, *Tiers*), or [`Trouble::Outside`].
    tiers(a: &Column, bands: &[Band], take: Take) -> Column = tiers::tiers;
}

impl Arithmetic {
    /// This value.
    pub(crate) fn scalar(self, value: &Exact) -> Result<Column, Trouble> {
        self.column(std::slice::from_ref(value))
    }
}

/// Values as numerators over their least common denominator.
fn given<L: Lane>(least: Width, values: &[Exact]) -> Attempt<Column> {
    let mut denominator = L::one();
    for value in values {
        denominator = denominator.lcm_within(&L::of_big(value.ratio().1)?)?;
    }
    let mut most = L::zero();
    for value in values {
        // The greatest there may be: no denominator is below one.
        most = most.max(L::of_big(value.ratio().0)?.size());
    }
    most.times_within(&denominator)?;
    let numerator = |value: &Exact| -> Result<L, Wider> {
        let (numerator, own) = value.ratio();
        let factor = denominator.over(&L::of_big(own)?);
        Ok(L::of_big(numerator)?.times(&factor))
    };
    let cells = values.iter().map(numerator).collect::<Result<Vec<L>, Wider>>()?;
    Ok(Fixed::new(cells, denominator).settled(least)?)
}
