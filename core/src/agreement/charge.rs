//! Charges: the terms that put money on buyers.

use super::{Operand, Placed, Written};
use crate::period::{After, Dated};
use crate::rounding::Rounding;
use crate::source::Citation;
use crate::text::Text;

/// One term that puts money on buyers.
#[derive(Debug, Clone)]
pub struct Charge {
    /// Identifier.
    pub id: Placed<String>,
    /// Name.
    pub name: Text,
    /// Where it stands.
    pub citation: Option<Citation>,
    /// Its rounding terms: the agreement's, or its own.
    pub rounding: Rounding,
    /// How it puts money on buyers.
    pub kind: ChargeKind,
    /// Whether it is billed.
    pub billed: Billed,
}

/// Whether a charge is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Billed {
    /// Its line is a part of the bill.
    #[default]
    Yes,
    /// A memo: its line is shown, and adds to nothing.
    No,
}

impl Billed {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] = [("yes", Self::Yes), ("no", Self::No)];

    /// The name in files and tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// How a charge puts money on buyers.
#[derive(Debug, Clone)]
pub enum ChargeKind {
    /// A quantity times a rate.
    Rate {
        /// The measure or step that is counted, by its identifier.
        measure: Placed<String>,
        /// Money for one unit, through time.
        rates: Vec<Dated<Priced>>,
        /// Past the last of them.
        after: After,
    },
    /// A pool shared by a key.
    Pool {
        /// What is shared.
        pool: Pool,
        /// By which weights.
        key: Key,
        /// Within which bounds.
        bounds: Bounds,
    },
    /// A step in money.
    Step {
        /// Which, by its identifier.
        amount: Placed<String>,
        /// The figure that its line shows as the quantity.
        quantity: Option<Placed<String>>,
        /// The figure that its line shows as the rate.
        rate: Option<Placed<String>>,
    },
}

impl ChargeKind {
    /// The prices or amounts that it states, if it states any.
    #[must_use]
    pub fn dated(&self) -> Option<&[Dated<Priced>]> {
        match self {
            Self::Rate { rates, .. } => Some(rates),
            Self::Pool { pool: Pool::Amounts { amounts, .. }, .. } => Some(amounts),
            Self::Pool { pool: Pool::Measure(_), .. } | Self::Step { .. } => None,
        }
    }
}

/// A price or an amount, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// The figure, of money in the currency of the agreement.
    pub figure: Written,
    /// Where it stands.
    pub citation: Option<Citation>,
}

/// What is shared out.
#[derive(Debug, Clone)]
pub enum Pool {
    /// Amounts that the agreement states.
    Amounts {
        /// The amounts through time.
        amounts: Vec<Dated<Priced>>,
        /// Past the last of them.
        after: After,
    },
    /// A measure or step of the whole agreement, by its identifier.
    Measure(Placed<String>),
}

/// The weights by which a pool is shared, and where they stand.
#[derive(Debug, Clone)]
pub struct Key {
    /// The weights.
    pub weights: Weights,
    /// Where they stand.
    pub citation: Option<Citation>,
}

/// Weights of the buyers.
#[derive(Debug, Clone)]
pub enum Weights {
    /// A measure or step of each buyer, by its identifier.
    Measure(Placed<String>),
    /// One for every buyer.
    Equal,
    /// As written: codes of buyers with their weights.
    Fixed(Vec<(Placed<String>, Written)>),
}

/// The least and the most that a buyer pays of a pool.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    /// The least.
    pub floor: Option<Operand>,
    /// The most.
    pub ceiling: Option<Operand>,
}

crate::pack::choices! {
    Billed { Yes, No }
}
