//! The steps: the small algebra to which every agreement is lowered.

use jiff::civil::Date;

use crate::agreement::{Bounds, Measure};
use crate::exact::Exact;
use crate::municipality::{MunicipalityCode, Register, Series};
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
    pub over: Over,
}

/// Over whom a column has its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    /// Those on whose map the agreement is worked out.
    Parties,
    /// Those who are billed.
    Buyers,
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
    /// A column of the parties -> a column of the buyers with the same sum: what each party owes goes
    /// to whoever has its area. Without rounding it is divided exactly.
    Handover(StepId, Option<Rounding>),
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

/// Figures of a register series for the parties, where they are known.
#[derive(Debug, Clone)]
pub(crate) struct Registered {
    pub figures: Vec<Option<RegisterFigure>>,
    pub series: String,
    pub date: Date,
    /// The day of the borders within which the figures are counted.
    pub borders: Date,
    /// The days of the series, for a message.
    pub known: String,
    /// Whether the series has figures of the day: then a party without one is not in it.
    pub covered: Covered,
    /// The part of the register that may hold what is not here.
    pub rest: Option<String>,
}

/// A figure of the register for one party.
#[derive(Debug, Clone)]
pub(crate) struct RegisterFigure {
    pub value: Exact,
    /// Name and source of the series that was used; one may be laid over another.
    pub name: Text,
    pub source: Source,
    /// What was carried over, where something was: codes and their figures.
    pub carried: Vec<(MunicipalityCode, Exact)>,
    /// The day of the map that it was carried to.
    pub map: Date,
}

/// Whether a series has figures of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Covered {
    Yes,
    No,
}

impl Registered {
    pub fn new(
        register: &Register,
        series: &Series,
        date: Date,
        figures: Vec<Option<RegisterFigure>>,
    ) -> Self {
        let days: Vec<Date> = series.days().collect();
        let covered = if days.contains(&date) { Covered::Yes } else { Covered::No };
        Self {
            figures,
            series: series.id().to_owned(),
            date,
            borders: series.borders().of(date),
            known: series.days_in_words(),
            covered,
            rest: register.rest().map(str::to_owned),
        }
    }
}

/// A figure of the agreement.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    pub figure: Exact,
    pub days: Interval,
    pub rate: Rate,
    pub origin: StatedBy,
}

/// Why a stated figure holds in the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatedBy {
    /// The agreement says so.
    Agreement,
    /// It ended before, and the caller asked for it to be held.
    Held,
    /// The caller gave it.
    Caller,
}

/// Whether a stated figure is a price for one unit or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rate {
    PerUnit,
    Amount,
}
