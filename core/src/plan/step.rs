//! The steps: the small algebra to which every agreement is lowered.

use jiff::civil::Date;

use crate::agreement::{Bounds, Measure};
use crate::exact::Exact;
use crate::municipality::{Borders, Series};
use crate::period::Interval;
use crate::rounding::Rounding;
use crate::source::{Citation, Source};
use crate::text::Text;
use crate::unit::Unit;

/// A step of a plan, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StepId(usize);

impl StepId {
    pub fn new(index: usize) -> Self {
        Self(index)
    }

    pub fn index(self) -> usize {
        self.0
    }
}

/// A step: what it does, in which unit its value is, and what people call it.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub op: Op,
    pub unit: Unit,
    pub label: Text,
    pub citation: Option<Citation>,
}

/// What a step does. A column has a value for each buyer; a scalar has one.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    /// facts or register -> column (of a buyer) or scalar (of the agreement).
    Measure { measure: Measure, registered: Option<Registered> },
    /// A figure of the agreement that holds for some days -> scalar.
    Stated(Stated),
    /// Weights as the agreement writes them -> column.
    Weights(Vec<Exact>),
    /// `a * b` for each buyer.
    Times(StepId, StepId),
    /// `a / b` of scalars; an error when `b` is zero.
    Per(StepId, StepId),
    /// The sum of columns, for each buyer.
    Plus(Vec<StepId>),
    /// `a - b` for each buyer.
    Minus(StepId, StepId),
    /// The sum over the buyers -> scalar.
    Sum(StepId),
    /// Each value to a multiple of the unit.
    Round(StepId, Rounding),
    /// A scalar shared by weights -> column that adds up to it.
    Share(Sharing),
}

/// The terms of a share.
#[derive(Debug, Clone)]
pub(crate) struct Sharing {
    pub charge: String,
    pub pool: StepId,
    pub weights: StepId,
    /// The column that orders the carriers of the balance.
    pub key: Option<StepId>,
    pub rounding: Rounding,
    pub bounds: Bounds,
}

/// Figures of a register series for the buyers, where they are known.
#[derive(Debug, Clone)]
pub(crate) struct Registered {
    pub figures: Vec<Option<Exact>>,
    pub series: String,
    pub name: Text,
    pub date: Date,
    /// The day of the borders within which the figures are counted.
    pub borders: Date,
    pub source: Source,
    /// First and last day of the series.
    pub known: Option<(Date, Date)>,
    /// Whether the series has figures of the day: then a buyer without one is not in it.
    pub covered: Covered,
}

/// Whether a series has figures of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Covered {
    Yes,
    No,
}

impl Registered {
    pub fn new(series: &Series, date: Date, figures: Vec<Option<Exact>>) -> Self {
        let borders = match series.borders {
            Borders::OwnDay => date,
            Borders::Of(day) => day,
        };
        Self {
            figures,
            series: series.id.clone(),
            name: series.name.clone(),
            date,
            borders,
            source: series.source.clone(),
            known: series.days().next().zip(series.days().last()),
            covered: if series.days().any(|day| day == date) {
                Covered::Yes
            } else {
                Covered::No
            },
        }
    }
}

/// A figure of the agreement.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    pub figure: Exact,
    pub days: Interval,
    pub rate: Rate,
}

/// Whether a stated figure is a price for one unit or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rate {
    PerUnit,
    Amount,
}
