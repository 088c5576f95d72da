//! Steps: named figures, each made of others by one primitive (`docs/steps.md`).

use jiff::civil::Date;

use super::{Placed, Priced, Succession, Written};
pub use crate::column::{Band, Comparison, Take as TakeBand};
use crate::exact::Exact;
use crate::period::{After, Dated, Span};
use crate::rounding::{Mode, Rounding};
use crate::source::Citation;
use crate::text::Text;
use crate::unit::Unit;

/// A named figure of an agreement, and how it is made.
#[derive(Debug, Clone)]
pub struct Step {
    /// Identifier.
    pub id: Placed<String>,
    /// Name.
    pub name: Text,
    /// The unit of its value: what the primitive gives.
    pub unit: Unit,
    /// Whether it is one figure or a column.
    pub shape: Shape,
    /// What makes it.
    pub primitive: Primitive,
    /// Where it stands.
    pub citation: Option<Citation>,
}

/// How many values a figure has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One for the whole agreement.
    Scalar,
    /// One for each buyer.
    Buyers,
    /// One for each area of a division, by its place among the divisions.
    Areas(usize),
}

/// A figure that a step takes.
#[derive(Debug, Clone)]
pub enum Operand {
    /// A measure, a step, or a part of a fund (`fund.part`), by its identifier.
    Figure(Placed<String>),
    /// A number written in place, with the unit that its place wants.
    Number(Exact),
    /// What each buyer pays by a charge.
    Charge(Placed<String>),
}

/// What makes a figure; `docs/steps.md` has the meaning of each in one line of mathematics.
#[derive(Debug, Clone)]
pub enum Primitive {
    /// A measure of other times.
    Measure {
        /// Which.
        measure: Placed<String>,
        /// Of when.
        past: Past,
        /// Their sum or their mean.
        take: TakeYears,
    },
    /// A figure of the agreement through time.
    Values {
        /// The values.
        values: Vec<Dated<Priced>>,
        /// Past the last of them.
        after: After,
        /// Of what a price buys one unit; none where the unit is stated, or plain.
        buys: Option<Operand>,
    },
    /// A number in the unit of a figure, or in that which is stated.
    Number {
        /// The number.
        number: Exact,
        /// The figure.
        like: Option<Operand>,
    },
    /// As written, for each buyer.
    Weights(Vec<(Placed<String>, Written)>),
    /// One for each buyer.
    EqualWeights,
    /// The product.
    Times(Vec<Operand>),
    /// A quotient.
    Per {
        /// What is divided.
        of: Operand,
        /// By what.
        by: Operand,
        /// The value where the divisor is zero; an error if there is none.
        zero_gives: Option<Exact>,
    },
    /// The sum of several figures.
    Plus(Vec<Operand>),
    /// The difference.
    Minus(Operand, Operand),
    /// The least of several figures.
    Least(Vec<Operand>),
    /// The greatest of several figures.
    Greatest(Vec<Operand>),
    /// The sum over all, or over the buyers of each area.
    Sum {
        /// Of what.
        of: Operand,
        /// The division, by its identifier.
        within: Option<Placed<String>>,
    },
    /// The value of its area for each buyer.
    Spread(Operand),
    /// One figure or another.
    When {
        /// On what it depends.
        condition: Condition,
        /// Where it holds.
        then: Operand,
        /// Where it does not.
        otherwise: Operand,
    },
    /// A quantity counted in another unit.
    Convert {
        /// Of what.
        of: Operand,
        /// How much of it is one of the other unit; above zero.
        size: Exact,
        /// The other unit.
        into: Unit,
        /// What becomes of started units.
        parts: Parts,
    },
    /// A price in bands.
    Tiers {
        /// Of what quantity.
        of: Operand,
        /// The bands.
        bands: Bands,
        /// What a band is worth.
        take: TakeBand,
    },
    /// Shares of a whole.
    Fraction {
        /// The figures.
        of: Operand,
        /// The whole; their sum if none is named.
        whole: Option<Operand>,
    },
    /// A weighted sum.
    Mix(Vec<(Operand, Exact)>),
    /// A pool shared by a key.
    Share(Box<ShareTerms>),
    /// Funders, one after another; the step itself is the rest.
    Fund {
        /// What is paid.
        of: Operand,
        /// Who pays, in order.
        funders: Vec<FundPart>,
    },
    /// A sum over the clients of each buyer.
    Clients {
        /// The measure of clients.
        measure: Placed<String>,
        /// What is summed.
        take: TakeClient,
        /// Above or up to what.
        limit: Option<ClientLimit>,
    },
    /// What each buyer paid by an earlier statement.
    Prior {
        /// Identifier of its agreement; this one if none is named.
        agreement: Option<String>,
        /// By which charge; the whole bill if none is named.
        charge: Option<String>,
        /// How many years before the billed one.
        years_before: i16,
        /// What holds where the statement says nothing.
        unpaid: Unpaid,
    },
    /// A part of the way from one figure to another.
    Blend {
        /// From.
        from: Operand,
        /// To.
        to: Operand,
        /// Which part of the way, a plain number.
        part: Operand,
    },
    /// A figure for the time for which each buyer belongs.
    Prorate {
        /// Of what.
        of: Operand,
        /// How time is counted.
        by: Succession,
        /// When buyers belong; whoever is not named belongs all the time.
        members: Vec<(Placed<String>, Span)>,
    },
    /// A price that follows an index from its base year.
    Indexed {
        /// The price of the base year.
        price: Operand,
        /// The index, a measure of the agreement.
        index: Placed<String>,
        /// The base year.
        base: i16,
        /// How many years before a year its figure of the index lies.
        years_before: i16,
        /// On which price each year's figure is worked out.
        on: IndexOn,
        /// The unit to which a year's price is rounded, above zero.
        to: Exact,
        /// The mode.
        mode: Mode,
    },
    /// To a multiple of a unit.
    Round {
        /// Of what.
        of: Operand,
        /// The unit, above zero.
        to: Exact,
        /// The mode.
        mode: Mode,
    },
}

impl Primitive {
    /// The last day of what it states through time, if it states any.
    #[must_use]
    pub(super) fn stated_to(&self) -> Option<Date> {
        match self {
            Self::Values { values, .. } => values.last().map(|dated| dated.days.to()),
            Self::Tiers { bands: Bands::Dated { tariffs, .. }, .. } => {
                tariffs.last().map(|dated| dated.days.to())
            }
            _ => None,
        }
    }

    /// The values that it states through time, if it states any.
    #[must_use]
    pub fn dated(&self) -> Option<&[Dated<Priced>]> {
        match self {
            Self::Values { values, .. } => Some(values),
            _ => None,
        }
    }
}

/// The terms of a `share` step.
#[derive(Debug, Clone)]
pub struct ShareTerms {
    /// What is shared: a scalar, or a column of areas.
    pub pool: Operand,
    /// The key.
    pub by: Operand,
    /// The least that anybody pays.
    pub floor: Option<Operand>,
    /// The most that anybody pays.
    pub ceiling: Option<Operand>,
    /// The division within whose areas it is shared, by its identifier.
    pub within: Option<Placed<String>>,
    /// The rounding terms.
    pub rounding: Rounding,
}

/// Of which times a measure is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// How many years before the billed one the last of them ends.
    pub years_before: i16,
    /// How long each is.
    pub each: Each,
    /// How many.
    pub count: i16,
    /// The month with which the last of them ends; December of years.
    pub to: i8,
}

/// How long each of several times is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// A year.
    Year,
    /// A quarter of a year.
    Quarter,
    /// A month.
    Month,
}

/// Bands of a price.
#[derive(Debug, Clone)]
pub enum Bands {
    /// The same all the time, in rising order.
    Always(Vec<Placed<Band>>),
    /// Through time.
    Dated {
        /// The bands, each in rising order.
        tariffs: Vec<Dated<Tariff>>,
        /// Past the last of them.
        after: After,
    },
}

/// Bands that hold for some time, and where they stand.
#[derive(Debug, Clone)]
pub struct Tariff {
    /// In rising order.
    pub bands: Vec<Placed<Band>>,
    /// Where they stand.
    pub citation: Option<Citation>,
}

/// On which price an index is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IndexOn {
    /// Each year on the rounded price of the year before.
    Rounded,
    /// On the price of the base year, so that only the result is rounded.
    #[default]
    Unrounded,
}

impl IndexOn {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("rounded", Self::Rounded), ("unrounded", Self::Unrounded)];
}

/// What holds for a buyer of whom an earlier statement says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unpaid {
    /// It is an error.
    #[default]
    Fail,
    /// It paid nothing, also where no statement is given.
    Zero,
    /// It is new and paid nothing; where no statement is given, that is an error.
    New,
}

impl Unpaid {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] =
        [("fail", Self::Fail), ("zero", Self::Zero), ("new", Self::New)];
}

/// Whether several years are added up or averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TakeYears {
    /// Added up.
    #[default]
    Sum,
    /// Averaged.
    Mean,
}

impl TakeYears {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("sum", Self::Sum), ("mean", Self::Mean)];
}

/// What becomes of a started unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// It counts as the part that it is.
    Exact,
    /// It counts as a whole one.
    Started,
    /// It does not count.
    Full,
}

impl Parts {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] =
        [("exact", Self::Exact), ("started", Self::Started), ("full", Self::Full)];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Started => "started",
            Self::Full => "full",
        }
    }
}

impl TakeBand {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] =
        [("graduated", Self::Graduated), ("volume", Self::Volume), ("fee", Self::Fee)];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Graduated => "graduated",
            Self::Volume => "volume",
            Self::Fee => "fee",
        }
    }
}

/// One of those who pay a part, one after another.
#[derive(Debug, Clone)]
pub struct FundPart {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// How many hundredths of the base it pays.
    pub percent: Written,
    /// Of what.
    pub base: FundBase,
    /// The most that it pays.
    pub ceiling: Option<Operand>,
}

/// Of what a funder pays its percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FundBase {
    /// Of all of it.
    #[default]
    Whole,
    /// Of what those before it have left.
    Rest,
}

impl FundBase {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("whole", Self::Whole), ("rest", Self::Rest)];
}

/// What is summed over the clients of a buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TakeClient {
    /// The figures of each.
    #[default]
    Sum,
    /// One for each.
    Count,
}

impl TakeClient {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("sum", Self::Sum), ("count", Self::Count)];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Count => "count",
        }
    }
}

/// A threshold of each client's figure.
#[derive(Debug, Clone)]
pub enum ClientLimit {
    /// What lies above it, or whoever does.
    Above(Operand),
    /// What lies up to it, or whoever does.
    UpTo(Operand),
}

/// A condition of a `when` step.
#[derive(Debug, Clone)]
pub enum Condition {
    /// Two figures compared, value by value.
    Compares(Operand, Comparison, Operand),
    /// Is one of these buyers.
    Among(Vec<Placed<String>>),
    /// The first billed day is before the date.
    Before(Date),
    /// The first billed day is the date or later.
    From(Date),
}

/// A division of the buyers into areas.
#[derive(Debug, Clone)]
pub struct Division {
    /// Identifier.
    pub id: Placed<String>,
    /// Its areas; every buyer is in exactly one.
    pub areas: Vec<Area>,
}

/// An area of a division.
#[derive(Debug, Clone)]
pub struct Area {
    /// Identifier.
    pub id: Placed<String>,
    /// Name.
    pub name: Text,
    /// Codes of its buyers.
    pub buyers: Vec<Placed<String>>,
}

crate::pack::choices! {
    Parts { Exact, Started, Full }
}
