//! The plan: an agreement bound to a period, a register and its buyers.
//!
//! It is a flat list of steps over columns of buyers. Only the steps have a meaning, and the
//! explanation of a figure is what they recorded.

mod evaluate;
mod handover;
mod labels;
mod lower;
mod measured;
mod registered;
mod request;
mod step;
mod template;

use std::sync::Arc;

use jiff::civil::Date;

pub(crate) use evaluate::{Record, Run};
pub(crate) use handover::{By, Handover};
pub(crate) use measured::{Found, Given};
pub use request::Request;
pub(crate) use step::{
    Op, Over, Rate, RegisterFigure, Registered, Sharing, Stated, StatedBy, Step, StepId,
};
pub(crate) use template::FactsDocument;

use crate::agreement::{Agreement, Buyer};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::{Interval, Period};
use crate::source::Citation;
use crate::text::Text;

/// An agreement ready to be worked out for a period, again and again with other facts.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) agreement: Arc<Agreement>,
    pub(crate) period: Period,
    /// Those on whose map it is worked out.
    pub(crate) parties: Vec<Buyer>,
    /// Those who are billed: the parties, or who has their area where the map changed.
    pub(crate) buyers: Vec<Buyer>,
    pub(crate) handover: Option<Handover>,
    /// What there is to say of how it was made.
    pub(crate) remarks: Diagnostics,
    pub(crate) steps: Vec<Step>,
    pub(crate) lines: Vec<PlannedLine>,
    /// Each bill: the sum of its lines.
    pub(crate) bills: StepId,
    /// The sum of the bills.
    pub(crate) total: StepId,
    pub(crate) funding: Vec<Funding>,
    pub(crate) printed: Vec<PlannedPrint>,
}

/// One line of every bill.
#[derive(Debug, Clone)]
pub(crate) struct PlannedLine {
    /// Identifier of the charge, or `rounding`.
    pub id: String,
    pub name: Text,
    pub amount: StepId,
    /// The amount before it was handed over.
    pub of_parties: StepId,
    pub quantity: Option<StepId>,
    pub rate: Option<StepId>,
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
        Plan::new(self, register, &request.into())
    }
}

impl Plan {
    pub(crate) fn new(
        agreement: &Agreement,
        register: &Register,
        request: &Request,
    ) -> Result<Self, Diagnostics> {
        let days = billed_days(agreement, &request.period)?;
        lower::lower(agreement, register, request, days)
    }

    /// Runs the steps with facts.
    pub(crate) fn run(&self, facts: &Facts) -> Result<Run, Diagnostics> {
        evaluate::evaluate(self, facts)
    }

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

    /// Over how many a column of a step has its values.
    pub(crate) fn size(&self, over: Over) -> usize {
        self.over(over).len()
    }

    /// Over whom a column of a step has its values.
    pub(crate) fn over(&self, over: Over) -> &[Buyer] {
        match over {
            Over::Parties => &self.parties,
            Over::Buyers => &self.buyers,
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
}

/// The days of the period that lie in the term of the agreement.
fn billed_days(agreement: &Agreement, period: &Period) -> Result<Interval, Diagnostics> {
    if period.as_year().is_none() {
        let problem = Diagnostic::new(Code::NotAYear, Input::Call).with("period", period);
        return Err(problem.into());
    }
    agreement.term.common(&period.days()).ok_or_else(|| {
        let year = |day: Option<Date>| day.map(|day| day.year().to_string());
        let (first, last) = (year(agreement.term.from), year(agreement.term.to));
        let years = match (first, last) {
            (first, last) if first == last => first.unwrap_or_default(),
            (first, last) => {
                format!("{}–{}", first.unwrap_or_default(), last.unwrap_or_default())
            }
        };
        Diagnostic::new(Code::OutsideTerm, Input::Agreement)
            .with("term", agreement.term)
            .with("period", period)
            .with("years", years)
            .into()
    })
}

#[cfg(test)]
#[path = "plan/plan_tests.rs"]
mod tests;
