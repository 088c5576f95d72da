//! The four independent terms of a rounding: unit, mode, balance, and what is rounded.

use std::fmt;
use std::str::FromStr;

use crate::exact::Exact;
use crate::pack::{Bytes, Pack};

/// Which neighbour a value takes that lies between two multiples of the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The nearest; a half goes away from zero.
    #[default]
    HalfUp,
    /// The nearest; a half goes to the even multiple.
    HalfEven,
    /// The nearest; a half goes towards zero.
    HalfDown,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

impl Mode {
    /// Every mode, with its name in files.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("half-up", Self::HalfUp),
        ("half-even", Self::HalfEven),
        ("half-down", Self::HalfDown),
        ("down", Self::Down),
        ("up", Self::Up),
    ];

    /// The multiple of `unit` that `value` takes in this mode. A unit of zero leaves the value.
    ///
    /// ```
    /// use osuus::{exact::Exact, rounding::Mode};
    /// let fee: Exact = "1777.5".parse().unwrap();
    /// assert_eq!(Mode::Down.round(&fee, &Exact::one()).to_string(), "1777");
    /// assert_eq!(Mode::HalfUp.round(&fee, &Exact::one()).to_string(), "1778");
    /// ```
    #[must_use]
    pub fn round(self, value: &Exact, unit: &Exact) -> Exact {
        let Some(units) = value.abs().divided_by(&unit.abs()) else {
            return value.clone();
        };
        let below = units.floor();
        let beyond = &units - &below;
        let twice = &beyond + &beyond;
        let one = Exact::one();
        let up = match self {
            Self::HalfUp => twice >= one,
            Self::HalfEven => twice > one || (twice == one && below.is_odd()),
            Self::HalfDown => twice > one,
            Self::Down => false,
            Self::Up => !beyond.is_zero(),
        };
        let size = (if up { below + one } else { below }) * unit.abs();
        if value.is_negative() { -&size } else { size }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            Self::NAMES.iter().find(|(_, mode)| mode == self).map_or("", |(n, _)| n),
        )
    }
}

impl FromStr for Mode {
    type Err = UnknownTerm;

    fn from_str(name: &str) -> Result<Self, UnknownTerm> {
        Self::NAMES
            .iter()
            .find_map(|(known, mode)| (*known == name).then_some(*mode))
            .ok_or(UnknownTerm)
    }
}

/// A rounding term by a name that is not one of those known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a rounding term")]
pub struct UnknownTerm;

/// By what carriers of a balance are put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BalanceKey {
    /// The weights of the pool itself.
    Weight,
    /// A measure, by its identifier.
    Measure(String),
}

impl fmt::Display for BalanceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Weight => "weight",
            Self::Measure(id) => id,
        })
    }
}

/// The place in the order of a key at which the carriers begin: from 1, the default, to 9.
///
/// ```
/// use osuus::rounding::Rank;
/// assert_eq!(Rank::new(2).map(Rank::get), Some(2));
/// assert_eq!((Rank::new(0), Rank::new(10)), (None, None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

impl Rank {
    /// The first: the largest or the smallest itself.
    pub const FIRST: Self = Self(1);

    /// The rank `place`; `None` unless it is from 1 to 9.
    #[must_use]
    pub fn new(place: u8) -> Option<Self> {
        (1..=9).contains(&place).then_some(Self(place))
    }

    /// The place, from 1.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for Rank {
    fn default() -> Self {
        Self::FIRST
    }
}

/// Who carries what is left over when the parts of a pool have been rounded.
///
/// The orders are defined in `docs/methods.md`, *Balance*.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Balance {
    /// One unit each, to those whose quota lies farthest above their rounded part.
    #[default]
    LargestRemainder,
    /// The first buyer of the list.
    First,
    /// The last buyer of the list.
    Last,
    /// Whoever has most of the key, or is of that rank from the top.
    Largest(BalanceKey, Rank),
    /// Whoever has least of the key, or is of that rank from below.
    Smallest(BalanceKey, Rank),
    /// The buyer of this code.
    Buyer(String),
    /// One unit each, beginning with whoever has most of the key.
    Descending(BalanceKey),
    /// Nobody: the rest is shown as unallocated.
    Nobody,
}

impl Balance {
    /// The key that orders the carriers, if one does.
    #[must_use]
    pub fn key(&self) -> Option<&BalanceKey> {
        match self {
            Self::Largest(key, _) | Self::Smallest(key, _) | Self::Descending(key) => {
                Some(key)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Balance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ranked = |f: &mut fmt::Formatter<'_>, word, key, rank: Rank| match rank {
            Rank::FIRST => write!(f, "{word} {key}"),
            Rank(place) => write!(f, "{word} {key} {place}"),
        };
        match self {
            Self::LargestRemainder => f.write_str("largest-remainder"),
            Self::First => f.write_str("first"),
            Self::Last => f.write_str("last"),
            Self::Nobody => f.write_str("nobody"),
            Self::Largest(key, rank) => ranked(f, "largest", key, *rank),
            Self::Smallest(key, rank) => ranked(f, "smallest", key, *rank),
            Self::Descending(key) => write!(f, "descending {key}"),
            Self::Buyer(code) => write!(f, "buyer {code}"),
        }
    }
}

/// What is rounded: every line, or only the total of each bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounded {
    /// Every line.
    #[default]
    Lines,
    /// Only the total of each bill; its lines stay exact.
    Total,
}

impl Rounded {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("lines", Self::Lines), ("total", Self::Total)];
}

/// The four terms together.
///
/// ```
/// use osuus::{exact::Exact, rounding::{Balance, Mode, Rounding}};
/// let hundreds = Rounding::to(Exact::from(100)).unwrap()
///     .with_mode(Mode::Down).with_balance(Balance::Last);
/// assert_eq!(hundreds.round(&Exact::from(11_025)), Exact::from(11_000));
/// assert!(Rounding::to(Exact::zero()).is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounding {
    unit: Exact,
    mode: Mode,
    balance: Balance,
    rounded: Rounded,
}

impl Rounding {
    /// To multiples of `unit`, with the default terms; `None` unless the unit is above zero.
    #[must_use]
    pub fn to(unit: Exact) -> Option<Self> {
        (unit > Exact::zero()).then(|| Self {
            unit,
            mode: Mode::default(),
            balance: Balance::default(),
            rounded: Rounded::default(),
        })
    }

    /// With another mode.
    #[must_use]
    pub fn with_mode(self, mode: Mode) -> Self {
        Self { mode, ..self }
    }

    /// With another carrier of the balance.
    #[must_use]
    pub fn with_balance(self, balance: Balance) -> Self {
        Self { balance, ..self }
    }

    /// With another scope.
    #[must_use]
    pub fn with_rounded(self, rounded: Rounded) -> Self {
        Self { rounded, ..self }
    }

    /// The multiple of the unit that `value` takes.
    #[must_use]
    pub fn round(&self, value: &Exact) -> Exact {
        self.mode.round(value, &self.unit)
    }

    /// The unit, above zero.
    #[must_use]
    pub fn unit(&self) -> &Exact {
        &self.unit
    }

    /// The mode.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Who carries the balance.
    #[must_use]
    pub fn balance(&self) -> &Balance {
        &self.balance
    }

    /// What is rounded.
    #[must_use]
    pub fn rounded(&self) -> Rounded {
        self.rounded
    }
}

crate::pack::choices! {
    Mode { HalfUp, HalfEven, HalfDown, Down, Up }
    Rounded { Lines, Total }
}

crate::pack::fields! {
    Rounding { unit, mode, balance, rounded }
}

impl Pack for BalanceKey {
    fn pack(&self, to: &mut Vec<u8>) {
        let measure = match self {
            Self::Weight => None,
            Self::Measure(id) => Some(id.clone()),
        };
        measure.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let measure = Option::<String>::unpack(from)?;
        Some(measure.map_or(Self::Weight, Self::Measure))
    }
}

impl Pack for Rank {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(self.0);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Self::new(from.byte()?)
    }
}

impl Pack for Balance {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Self::LargestRemainder => to.push(0),
            Self::First => to.push(1),
            Self::Last => to.push(2),
            Self::Largest(key, rank) => {
                to.push(3);
                key.pack(to);
                rank.pack(to);
            }
            Self::Smallest(key, rank) => {
                to.push(4);
                key.pack(to);
                rank.pack(to);
            }
            Self::Buyer(code) => {
                to.push(5);
                code.pack(to);
            }
            Self::Descending(key) => {
                to.push(6);
                key.pack(to);
            }
            Self::Nobody => to.push(7),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(match from.byte()? {
            0 => Self::LargestRemainder,
            1 => Self::First,
            2 => Self::Last,
            3 => Self::Largest(Pack::unpack(from)?, Pack::unpack(from)?),
            4 => Self::Smallest(Pack::unpack(from)?, Pack::unpack(from)?),
            5 => Self::Buyer(Pack::unpack(from)?),
            6 => Self::Descending(Pack::unpack(from)?),
            7 => Self::Nobody,
            _ => return None,
        })
    }
}

#[cfg(test)]
#[path = "rounding_tests.rs"]
mod tests;
