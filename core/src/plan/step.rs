//! The steps: the small algebra to which every agreement is lowered (`docs/steps.md`).

use jiff::civil::Date;

use crate::agreement::{
    Band, Comparison, Each, Measure, Parts, Succession, TakeBand, TakeClient, Unpaid,
};
use crate::exact::Exact;
use crate::municipality::{MunicipalityCode, Register, Series};
use crate::period::{Interval, Period};
use crate::rounding::{Mode, Rounding};
use crate::source::{Citation, Source};
use crate::text::Text;
use crate::unit::Unit;

/// A step of a plan, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct StepId(usize);

impl StepId {
    pub fn new(index: usize) -> Self {
        Self(index)
    }

    pub fn index(self) -> usize {
        self.0
    }
}

/// A step: what it does, in which unit its values are, and what people call it.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub op: Op,
    pub unit: Unit,
    pub label: Text,
    pub citation: Option<Citation>,
    pub over: Over,
    /// The charge or step of the agreement that it works for, named in errors.
    pub of: String,
    /// By what name a number that the agreement writes is varied, such as `use-fee.ceiling`.
    pub term: Option<String>,
}

/// Over whom a step has its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    /// One value.
    Scalar,
    /// Those on whose map the agreement is worked out.
    Parties,
    /// Those who are billed.
    Buyers,
    /// The areas of a division, by its place.
    Areas(usize),
}

/// What a step does. Where figures are combined a scalar stands beside every value of a column.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    // What is brought in.
    /// A quantity of facts or register, perhaps of another time than the billed one.
    Measure { measure: Measure, time: Time, registered: Option<Registered> },
    /// A figure of the agreement that holds for some days.
    Stated(Stated),
    /// A number, and where it is from.
    Number(Exact, NumberFrom),
    /// Numbers, one for each, and where they are from.
    Numbers(Vec<Exact>, NumberFrom),
    /// What each paid by an earlier statement.
    Prior(Prior),
    // What is worked out.
    /// `a * b * ...`
    Times(Vec<StepId>),
    /// `a / b`
    Per { of: StepId, by: StepId, zero_gives: Option<Exact> },
    /// `a + b + ...`
    Plus(Vec<StepId>),
    /// `a - b`
    Minus(StepId, StepId),
    /// `min(a, b, ...)`
    Least(Vec<StepId>),
    /// `max(a, b, ...)`
    Greatest(Vec<StepId>),
    /// The sum over all.
    Sum(StepId),
    /// The sum over the buyers of each area of a division.
    SumWithin(StepId, usize),
    /// The value of its area for each buyer.
    Spread(StepId, usize),
    /// `then` where the condition holds, else `otherwise`.
    When { condition: When, then: StepId, otherwise: StepId },
    /// `a / size`, as it is or in whole units.
    Convert { of: StepId, size: Exact, parts: Parts },
    /// A price in bands.
    Tiers { of: StepId, bands: Vec<Band>, take: TakeBand },
    /// A sum over the clients of each buyer.
    Clients(Clients),
    /// Each value to a multiple of the unit.
    Round { of: StepId, unit: Exact, mode: Mode },
    /// A whole by weights: parts that add up to it.
    Share(Sharing),
    /// A column of the parties -> a column of the buyers with the same sum: what each party owes
    /// goes to whoever has its area. Without rounding it is divided exactly.
    Handover(StepId, Option<Rounding>),
}

impl Op {
    /// Whether it takes the values of other steps.
    pub fn has_inputs(&self) -> bool {
        match self {
            Self::Measure { .. }
            | Self::Stated(_)
            | Self::Number(..)
            | Self::Numbers(..)
            | Self::Prior(_) => false,
            Self::Clients(clients) => clients.limit.is_some(),
            _ => true,
        }
    }

    /// The steps whose values it takes.
    pub fn inputs(&self) -> Vec<StepId> {
        match self {
            Self::Measure { .. }
            | Self::Stated(_)
            | Self::Number(..)
            | Self::Numbers(..)
            | Self::Prior(_) => Vec::new(),
            Self::Times(all)
            | Self::Plus(all)
            | Self::Least(all)
            | Self::Greatest(all) => all.clone(),
            Self::Per { of: a, by: b, .. } | Self::Minus(a, b) => vec![*a, *b],
            Self::Sum(of)
            | Self::SumWithin(of, _)
            | Self::Spread(of, _)
            | Self::Convert { of, .. }
            | Self::Tiers { of, .. }
            | Self::Round { of, .. }
            | Self::Handover(of, _) => vec![*of],
            Self::When { condition, then, otherwise } => match condition {
                When::Compares(a, _, b) => vec![*a, *b, *then, *otherwise],
                When::Among(_) | When::Always(_) => vec![*then, *otherwise],
            },
            Self::Clients(clients) => {
                clients.limit.iter().map(|(_, limit)| *limit).collect()
            }
            Self::Share(sharing) => {
                let Sharing { pool, weights, key, floor, ceiling, .. } = sharing;
                let more = [*key, *floor, *ceiling].into_iter().flatten();
                [*pool, *weights].into_iter().chain(more).collect()
            }
        }
    }
}

/// Of when a quantity is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Time {
    /// Of the billed period as it was some years before.
    YearsBefore(i16),
    /// Of this quarter or month.
    Of(Period),
}

impl Time {
    /// The billed period.
    pub const BILLED: Self = Self::YearsBefore(0);
}

/// Where a number is from that is no measure and no stated figure with days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberFrom {
    /// The agreement writes it.
    Stated,
    /// A percent of the agreement, as a part of one.
    Percent,
    /// The key is equal for all.
    Equal,
    /// How many years, quarters or months a mean is over.
    Times(Each),
    /// How long the billed time is.
    BilledTime,
    /// How long each belongs, in what is counted.
    Membership(Succession),
    /// The zero below which no floor lies.
    NoLess,
    /// How many instalments there are.
    Instalments,
    /// All of them but the last.
    ButTheLast,
    /// The zero from which something is subtracted, so that its sign changes.
    ChangesSign,
    /// What is left out where the difference is not below the threshold.
    NothingLeftOut,
}

/// A condition that has been resolved.
#[derive(Debug, Clone)]
pub(crate) enum When {
    /// Two figures compared.
    Compares(StepId, Comparison, StepId),
    /// Is one of those marked.
    Among(Vec<bool>),
    /// The first billed day is before a date, or not: known when the plan is made.
    Always(Dating),
}

/// A date that the first billed day is before, or not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dating {
    pub date: Date,
    pub first: Date,
    /// Whether the agreement asks for days before the date, or from it on.
    pub asked: Asked,
}

/// On which side of a date the first billed day is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    Before,
    From,
}

impl Dating {
    /// Whether it holds.
    pub fn holds(self) -> bool {
        match self.asked {
            Asked::Before => self.first < self.date,
            Asked::From => self.first >= self.date,
        }
    }
}

/// The terms of a sum over clients.
#[derive(Debug, Clone)]
pub(crate) struct Clients {
    pub measure: Measure,
    pub take: TakeClient,
    pub limit: Option<(Limit, StepId)>,
}

/// On which side of a threshold a client's figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    Above,
    UpTo,
}

/// What is taken from an earlier statement.
#[derive(Debug, Clone)]
pub(crate) struct Prior {
    pub agreement: String,
    pub year: i16,
    /// By which charge; the whole bill if none is named.
    pub charge: Option<String>,
    pub unpaid: Unpaid,
}

/// The terms of a share.
#[derive(Debug, Clone)]
pub(crate) struct Sharing {
    pub pool: StepId,
    pub weights: StepId,
    /// The column that orders the carriers of the balance.
    pub key: Option<StepId>,
    pub floor: Option<StepId>,
    pub ceiling: Option<StepId>,
    pub rounding: Rounding,
    /// The place of the named carrier.
    pub named: Option<usize>,
    /// The division within whose areas it is shared.
    pub within: Option<usize>,
}

impl Sharing {
    /// Whether anybody's part has a least or a most.
    pub fn bounded(&self) -> bool {
        self.floor.is_some() || self.ceiling.is_some()
    }
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

/// What a stated figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rate {
    /// A price for one unit.
    PerUnit,
    /// An amount.
    Amount,
    /// Any other figure.
    Figure,
}
