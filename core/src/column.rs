//! Columns: exact values as integers over one denominator that they share.
//!
//! The integers of a column are as wide as its values need: 64 bits, 128, or without end. Before
//! an operation works on cells it bounds all that it will come to, denominators and values between
//! included, and does the work in the narrowest width in which nothing can overflow. There is one
//! implementation, generic over the width ([`lane::Lane`]), so the widths cannot differ in meaning.

mod arithmetic;
mod choose;
mod combine;
mod divide;
mod fixed;
pub(crate) mod lane;
mod round;
mod tiers;

use num_bigint::BigInt;

use crate::exact::Exact;

pub(crate) use arithmetic::{Arithmetic, Halt, Trouble, narrowest};
pub use choose::Comparison;
pub(crate) use fixed::{Fixed, exact, repeated};
pub(crate) use round::{Rounder, Steps};
pub use tiers::{Band, Take};

/// How wide the integers of a column are.
#[cfg_attr(osuus_small, expect(dead_code, reason = "there is one width"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Width {
    /// 64 bits.
    #[default]
    Narrow,
    /// 128 bits.
    Middle,
    /// Without end.
    Wide,
}

/// Values over one shared denominator. A column of one value stands for it at every place.
#[derive(Clone, Debug)]
pub(crate) struct Column(pub(crate) Lanes);

/// The integers of the narrowest width that there is.
#[cfg(not(osuus_small))]
type Narrowest = i64;
/// The integers of the only width: where bytes count more than time, one is enough.
#[cfg(osuus_small)]
type Narrowest = BigInt;

/// A column without values.
impl Default for Column {
    fn default() -> Self {
        use lane::Lane;
        Narrowest::wrap(Fixed::new(Vec::new(), Narrowest::one()))
    }
}

/// The integers of a column, in one of the widths.
#[derive(Clone, Debug)]
pub(crate) enum Lanes {
    #[cfg(not(osuus_small))]
    Narrow(Fixed<i64>),
    #[cfg(not(osuus_small))]
    Middle(Fixed<i128>),
    Wide(Fixed<BigInt>),
}

/// The same expression on the integers of a column, whatever their width.
macro_rules! in_its_width {
    ($column:expr, $fixed:ident => $answer:expr) => {
        match &$column.0 {
            #[cfg(not(osuus_small))]
            $crate::column::Lanes::Narrow($fixed) => $answer,
            #[cfg(not(osuus_small))]
            $crate::column::Lanes::Middle($fixed) => $answer,
            $crate::column::Lanes::Wide($fixed) => $answer,
        }
    };
}
pub(crate) use in_its_width;

impl Column {
    /// How many values it holds.
    pub(crate) fn len(&self) -> usize {
        in_its_width!(self, fixed => fixed.cells.len())
    }

    /// The value at a place: of a column of one value that value, outside the column zero.
    pub(crate) fn at(&self, place: usize) -> Exact {
        in_its_width!(self, fixed => fixed.at(place))
    }

    /// Integers over a denominator above zero; none where they fit no column.
    pub(crate) fn of_units(
        units: Vec<i128>,
        denominator: i128,
        least: Width,
    ) -> Option<Self> {
        #[cfg(osuus_small)]
        let (units, denominator) =
            (units.into_iter().map(BigInt::from).collect(), BigInt::from(denominator));
        let given = Fixed::new(units, denominator);
        given.settled(least).ok()
    }

    /// Every value of a column of this length in units of the last of so many decimals; none where one is no
    /// whole number of these, or too large.
    pub(crate) fn in_units(&self, decimals: u32, len: usize) -> Option<Vec<i128>> {
        in_its_width!(self, fixed => fixed.in_units(decimals, len))
    }

    /// Whether the value at a place is zero; outside it is.
    pub(crate) fn is_zero_at(&self, place: usize) -> bool {
        in_its_width!(self, fixed => fixed.cell(place).is_none_or(lane::Lane::is_zero))
    }

    /// The width of its integers, which says nothing of its values.
    #[cfg(test)]
    pub(crate) fn width(&self) -> Width {
        match self.0 {
            Lanes::Narrow(_) => Width::Narrow,
            Lanes::Middle(_) => Width::Middle,
            Lanes::Wide(_) => Width::Wide,
        }
    }

    /// The first place with a value below zero.
    pub(crate) fn first_below_zero(&self) -> Option<usize> {
        in_its_width!(self, fixed => fixed.first_below_zero())
    }

    /// Whether the values are the same, place by place.
    pub(crate) fn same(&self, other: &Self) -> bool {
        let len = self.len().max(other.len());
        let fits = |column: &Self| [1, len].contains(&column.len());
        fits(self)
            && fits(other)
            && Arithmetic::default()
                .compare(self, other, Comparison::Equals, len)
                .is_ok_and(|equal| equal.iter().all(|equal| *equal))
    }
}

#[cfg(test)]
#[path = "column/hand_tests.rs"]
mod hand_tests;
#[cfg(test)]
#[path = "column/width_tests.rs"]
mod width_tests;
