//! The plan: an agreement bound to a period, a register and its buyers.
//!
//! It is a flat list of steps over columns of buyers. Only the steps have a meaning, and the
//! explanation of a figure is what they recorded.

mod batch;
mod between;
mod bind;
mod compiled;
mod enclose;
mod handover;
mod labels;
mod lower;
mod measured;
mod prior;
mod record;
mod registered;
mod request;
mod run;
mod shared;
mod sheets;
mod step;
mod sums;
mod template;
mod varied;
#[cfg(fuzzing)]
mod wide;
mod wording;

use std::sync::Arc;

use jiff::civil::Date;

pub use batch::{Grid, Paid, Scenario};
pub(crate) use between::{Between, Change, Factor, Lines, State};
pub use bind::Bound;
pub use compiled::NotCompiled;
pub(crate) use compiled::{Compiled, Filled};
pub(crate) use enclose::{Choice, Enclosed, Open, Range, Varying};
pub(crate) use handover::{By, Handover};
pub(crate) use measured::{Found, Given, Rows};
pub(crate) use record::{ClientRows, Group, PaidBy, Record, Recording, Run};
pub(crate) use registered::registered_figures;
pub use request::Request;
pub(crate) use step::{
    Asked, Clients, Limit, NumberFrom, Op, Over, Prior, Rate, RegisterFigure, Registered,
    Sharing, Stated, StatedBy, Step, StepId, Time, When,
};
pub(crate) use sums::Sum;
pub(crate) use template::FactsDocument;

use crate::agreement::{Agreement, Billed, Buyer};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::municipality::Register;
use crate::period::{Interval, Period, Span};
use crate::source::Citation;
use crate::text::Text;

/// An agreement ready to be worked out for a period, again and again with other facts.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) agreement: Arc<Agreement>,
    pub(crate) period: Period,
    /// What was asked for.
    pub(crate) request: Request,
    /// Those on whose map it is worked out.
    pub(crate) parties: Vec<Buyer>,
    /// Those who are billed: the parties, or who has their area where the map changed.
    pub(crate) buyers: Vec<Buyer>,
    pub(crate) divisions: Vec<Division>,
    pub(crate) handover: Option<Handover>,
    /// What there is to say of how it was made.
    pub(crate) remarks: Diagnostics,
    pub(crate) steps: Vec<Step>,
    pub(crate) lines: Vec<PlannedLine>,
    /// Each bill: the sum of its lines.
    pub(crate) bills: StepId,
    /// The sum of the bills.
    pub(crate) total: StepId,
    pub(crate) funds: Vec<Fund>,
    /// What must add up.
    pub(crate) sums: Vec<Sum>,
    /// Which steps bills are made of; the others only explain them.
    pub(crate) wanted: Vec<bool>,
    /// The rank of each code among the codes: ties are broken by it.
    pub(crate) ties: Ties,
    pub(crate) funding: Vec<Funding>,
    pub(crate) printed: Vec<PlannedPrint>,
}

/// The areas of the buyers.
#[derive(Debug, Clone)]
pub(crate) struct Division {
    pub areas: Vec<PlannedArea>,
    /// The place of the area of each party.
    pub area_of: Vec<usize>,
}

/// An area of a division.
#[derive(Debug, Clone)]
pub(crate) struct PlannedArea {
    pub id: String,
    pub name: Text,
}

/// Funders, one after another: their parts and the rest are the whole.
#[derive(Debug, Clone)]
pub(crate) struct Fund {
    pub parts: Vec<StepId>,
    pub rest: StepId,
    pub whole: StepId,
}

/// One line of every bill.
#[derive(Debug, Clone)]
pub(crate) struct PlannedLine {
    /// Identifier of the charge, or `rounding`.
    pub id: String,
    pub name: Text,
    pub billed: Billed,
    pub amount: StepId,
    /// The amount before it was handed over.
    pub of_parties: StepId,
    pub quantity: Option<StepId>,
    pub rate: Option<StepId>,
    /// What the line is of.
    pub of: LineOf,
}

/// What a line of every bill is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineOf {
    /// A pool that a charge shares out.
    Pool,
    /// Anything else.
    Other,
}

/// The ranks of codes among those who share.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ties {
    parties: Vec<u32>,
    areas: Vec<Vec<u32>>,
}

impl Ties {
    fn new(parties: &[Buyer], divisions: &[Division]) -> Self {
        let areas = divisions
            .iter()
            .map(|division| ranks(division.areas.iter().map(|area| area.id.as_str())));
        Self {
            parties: ranks(parties.iter().map(|one| one.code.as_str())),
            areas: areas.collect(),
        }
    }
}

/// The rank of each text among all, lowest first.
fn ranks<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
    let mut sorted: Vec<(&str, usize)> = texts.zip(0..).collect();
    sorted.sort_unstable();
    let mut ranks = vec![0; sorted.len()];
    for ((_, place), rank) in sorted.into_iter().zip(0..) {
        if let Some(of) = ranks.get_mut(place) {
            *of = rank;
        }
    }
    ranks
}

/// What a funder pays in the period.
#[derive(Debug, Clone)]
pub(crate) struct Funding {
    pub id: String,
    pub name: Text,
    pub amount: Exact,
    pub citation: Option<Citation>,
}

/// A printed total of the period, and what should add up to it.
#[derive(Debug, Clone)]
pub(crate) struct PlannedPrint {
    pub id: String,
    pub name: Text,
    pub of: Vec<String>,
    pub total: Exact,
    /// Where the total stands.
    pub position: Option<Position>,
}

impl Agreement {
    /// Binds the agreement to a period and a register.
    ///
    /// # Errors
    /// What stands in the way: a period outside the term, an unknown municipality, a price
    /// that has ended, a population on other borders.
    pub fn plan(
        &self,
        register: &Register,
        request: impl Into<Request>,
    ) -> Result<Plan, Diagnostics> {
        let request = request.into();
        let version = self.version(&request.period, request.as_of)?;
        let days = billed_days(&version, &request.period)?;
        lower::lower(&version, register, &request, days)
    }
}

impl Plan {
    /// Whether a figure depends on facts.
    pub(crate) fn wants_facts(&self) -> bool {
        let wants = |step: &Step| matches!(step.op, Op::Measure { registered: None, .. });
        self.steps.iter().any(wants)
    }

    /// Those on whose map the agreement is worked out, and whom facts name, in order.
    #[must_use]
    pub fn parties(&self) -> &[Buyer] {
        &self.parties
    }

    /// The day on whose map the result is shown, where it was restated.
    #[must_use]
    pub fn restated(&self) -> Option<(Date, Date)> {
        let handover =
            self.handover.as_ref().filter(|handover| handover.by == By::Restated);
        handover.map(|handover| (handover.from, handover.to))
    }

    /// The day of the map of the buyers: of their agreement, or of a later one where the map changed.
    #[must_use]
    pub fn map_day(&self) -> Option<Date> {
        let billed = billed_days(&self.agreement, &self.period).ok()?;
        let handed = self.handover.as_ref().map(|handover| handover.to);
        handed.or_else(|| self.agreement.buyers.map_day(billed))
    }

    /// How many values a step has.
    pub(crate) fn size(&self, over: Over) -> usize {
        match over {
            Over::Scalar => 1,
            Over::Parties => self.parties.len(),
            Over::Buyers => self.buyers.len(),
            Over::Areas(division) => {
                self.divisions.get(division).map_or(0, |division| division.areas.len())
            }
        }
    }

    /// The lines that add to nothing.
    pub(crate) fn memos(&self) -> impl Iterator<Item = &PlannedLine> {
        self.lines.iter().filter(|line| line.billed == Billed::No)
    }

    /// The code of the one at a place.
    pub(crate) fn code(&self, over: Over, place: usize) -> &str {
        match over {
            Over::Scalar => "*",
            Over::Parties => self.parties.get(place).map_or("", |one| one.code.as_str()),
            Over::Buyers => self.buyers.get(place).map_or("", |one| one.code.as_str()),
            Over::Areas(division) => self
                .divisions
                .get(division)
                .and_then(|division| division.areas.get(place))
                .map_or("", |area| area.id.as_str()),
        }
    }

    /// The rank of each code, lowest first.
    pub(crate) fn ties(&self, over: Over) -> &[u32] {
        match over {
            // Nobody shares among one, or among those to whom it was handed over.
            Over::Scalar | Over::Buyers => &[],
            Over::Parties => &self.ties.parties,
            Over::Areas(division) => {
                self.ties.areas.get(division).map(Vec::as_slice).unwrap_or_default()
            }
        }
    }

    /// The period of which a quantity is taken; none beyond the calendar.
    pub(crate) fn time(&self, time: &Time) -> Option<Period> {
        match time {
            Time::YearsBefore(0) => Some(self.period.clone()),
            Time::YearsBefore(years) => {
                Period::year(self.period.as_year()?.checked_sub(*years)?).ok()
            }
            Time::Of(period) => Some(period.clone()),
        }
    }

    /// The buyers, in order.
    #[must_use]
    pub fn buyers(&self) -> &[Buyer] {
        &self.buyers
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> &Period {
        &self.period
    }

    /// The agreement.
    #[must_use]
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// The reservations of the agreement that concern the period.
    #[must_use]
    pub fn warnings(&self) -> Diagnostics {
        let concerns = |note: &&crate::agreement::Note| {
            note.period.as_ref().is_none_or(|period| period.days() == self.period.days())
        };
        let notes = self.agreement.notes.iter().filter(concerns);
        let notes = notes.map(|note| {
            Diagnostic::new(Code::Note, Input::Agreement)
                .with("id", &note.id)
                .with_text("text", note.text.clone())
        });
        notes.chain(self.remarks.iter().cloned()).collect()
    }

    pub(crate) fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id.index())
    }

    /// Whether a figure is made of those of clients.
    fn is_of_clients(&self, id: StepId) -> bool {
        let mut of_clients: Vec<bool> = Vec::with_capacity(self.steps.len());
        for step in self.steps.iter().take(id.index() + 1) {
            let is = |input: &StepId| of_clients.get(input.index()) == Some(&true);
            let made =
                matches!(step.op, Op::Clients(_)) || step.op.inputs().iter().any(is);
            of_clients.push(made);
        }
        of_clients.last() == Some(&true)
    }
}

/// The days of the period that lie in the term of the agreement.
fn billed_days(agreement: &Agreement, period: &Period) -> Result<Interval, Diagnostics> {
    if period.as_year().is_none() {
        let problem = Diagnostic::new(Code::NotAYear, Input::Call).with("period", period);
        return Err(problem.into());
    }
    // Of an amended agreement no version holds then: its term may have a gap.
    let held = agreement.history.versions.is_empty().then_some(agreement.term);
    held.and_then(|term| term.common(&period.days()))
        .ok_or_else(|| outside(agreement, period).into())
}

/// That an agreement does not hold in a period.
fn outside(agreement: &Agreement, period: &Period) -> Diagnostic {
    let year = |day: Option<Date>| day.map(|day| day.year().to_string());
    let years = |term: &Span| match (year(term.from), year(term.to)) {
        (first, last) if first == last => first.unwrap_or_default(),
        (first, last) => {
            format!("{}–{}", first.unwrap_or_default(), last.unwrap_or_default())
        }
    };
    let times = agreement.times();
    let listed = |of: &dyn Fn(&Span) -> String| {
        times.iter().map(of).collect::<Vec<String>>().join(", ")
    };
    Diagnostic::new(Code::OutsideTerm, Input::Agreement)
        .with("term", listed(&|term| term.to_string()))
        .with("period", period)
        .with("years", listed(&years))
        .with_text("said", labels::said_of_the_term(agreement.term_cited.as_ref()))
}

#[cfg(test)]
#[path = "plan/known_tests.rs"]
mod known;
#[cfg(test)]
#[path = "plan/not_stated_tests.rs"]
mod not_stated;
#[cfg(test)]
#[path = "plan/random_tests.rs"]
mod random;
#[cfg(test)]
#[path = "plan/plan_tests.rs"]
mod tests;
#[cfg(test)]
#[path = "plan/trouble_tests.rs"]
mod troubles;
