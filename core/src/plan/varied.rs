//! Figures of a plan that may be varied, by the names that people ask for them.

use super::{NumberFrom, Op, Plan, Step, StepId, Time};
use crate::agreement::{Measure, asked_as};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::exact::Exact;

impl Step {
    /// The name by which its figures are varied: of a measure of the billed period, of a stated figure, or of a
    /// number that the agreement writes.
    pub fn varied_as(&self) -> Option<&str> {
        match &self.op {
            Op::Stated(_) => Some(asked_as(&self.of)),
            Op::Measure { measure, time: Time::BILLED, .. } => Some(&measure.id),
            _ => self.term.as_deref(),
        }
    }

    /// The measure that it is.
    pub fn measure(&self) -> Option<&Measure> {
        match &self.op {
            Op::Measure { measure, .. } => Some(measure),
            _ => None,
        }
    }

    /// Its figure as the agreement writes it: a percent where the step takes a part of one.
    pub fn as_written(&self, figure: &Exact) -> Exact {
        if self.is_percent() { figure * &Exact::from(100) } else { figure.clone() }
    }

    /// The figure that it takes of one that is written.
    pub fn of_written(&self, written: &Exact) -> Exact {
        let part = if self.is_percent() { written.divided_by(&100.into()) } else { None };
        part.unwrap_or_else(|| written.clone())
    }

    /// Whether the agreement writes it as a percent.
    pub fn is_percent(&self) -> bool {
        matches!(self.op, Op::Number(_, NumberFrom::Percent))
    }
}

impl Plan {
    /// The steps with figures of this name.
    ///
    /// # Errors
    /// `unknown-reference`, with the names that there are.
    pub(crate) fn varied(&self, id: &str) -> Result<Vec<StepId>, Diagnostic> {
        let steps = self.steps.iter().enumerate();
        let named = steps.filter(|(_, step)| step.varied_as() == Some(id));
        let found: Vec<StepId> = named.map(|(place, _)| StepId::new(place)).collect();
        if !found.is_empty() {
            return Ok(found);
        }
        Err(Diagnostic::new(Code::UnknownReference, Input::Call).naming_none(
            id,
            Among::Figures,
            &self.figures(),
        ))
    }

    /// The names of all figures that a scenario may change, in the order of the steps.
    #[must_use]
    pub fn figures(&self) -> Vec<&str> {
        let mut known: Vec<&str> = Vec::new();
        for name in self.steps.iter().filter_map(Step::varied_as) {
            if !known.contains(&name) {
                known.push(name);
            }
        }
        known
    }
}
