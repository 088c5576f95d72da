//! The figure that is asked about: a bill, a line of it, or the whole.

use super::varied::Taken;
use crate::compare::Alternative;
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::plan::{Bound, Open, Range, Recording, StepId, Varying};

/// A figure of a statement: all that is billed where neither buyer nor charge is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// Whose; the sum over all where nobody is named.
    pub buyer: Option<String>,
    /// Of which charge; the whole bill where none is named.
    pub charge: Option<String>,
}

/// A figure of one alternative while something varies.
#[derive(Debug)]
pub(super) struct Followed<'a> {
    pub alternative: &'a Alternative,
    pub varying: Varying<'a, 'a>,
    taken: &'a Taken,
    /// The step, and whose value of it; the sum of all where none.
    step: StepId,
    place: Option<usize>,
}

impl Figure {
    /// The step of the figure, and whose value of it.
    fn step(
        &self,
        alternative: &Alternative,
    ) -> Result<(StepId, Option<usize>), Diagnostic> {
        let plan = alternative.plan();
        let place = match &self.buyer {
            None => None,
            Some(code) => {
                let place = plan.buyers().iter().position(|buyer| buyer.code == *code);
                let unknown = || {
                    crate::facts::unknown_buyer(code, plan.buyers(), Input::Call)
                        .in_alternative(alternative.name())
                };
                Some(place.ok_or_else(unknown)?)
            }
        };
        let Some(charge) = &self.charge else {
            return Ok(match place {
                Some(place) => (plan.bills, Some(place)),
                None => (plan.total, Some(0)),
            });
        };
        let line = plan.lines.iter().find(|line| line.id == *charge);
        let line = line.ok_or_else(|| {
            let known: Vec<&str> =
                plan.lines.iter().map(|line| line.id.as_str()).collect();
            Diagnostic::new(Code::UnknownReference, Input::Call)
                .naming_none(charge, Among::Charges, &known)
                .in_alternative(alternative.name())
        })?;
        Ok((line.amount, place))
    }

    /// The figure of an alternative while something varies.
    pub(super) fn followed<'a>(
        &self,
        alternative: &'a Alternative,
        bound: &'a Bound<'a>,
        taken: &'a Taken,
    ) -> Result<Followed<'a>, Diagnostics> {
        let (step, place) = self.step(alternative)?;
        let varied: Vec<StepId> = taken.steps.iter().map(|one| one.id).collect();
        let varying = Varying::new(bound, &varied, &[step]);
        let varying = varying.map_err(|why| why.in_alternative(alternative.name()))?;
        Ok(Followed { alternative, varying, taken, step, place })
    }
}

impl Followed<'_> {
    /// Whether it changes at all with what varies.
    pub fn moves(&self) -> bool {
        self.varying.moves(self.step)
    }

    /// The figure at one value, from a run of the whole plan.
    pub fn at(&self, value: &Exact) -> Result<Exact, Diagnostics> {
        let bound = self.varying.bound;
        let columns = self.taken.at(bound, value)?;
        let other = |id| {
            columns.iter().find(|(varied, _)| *varied == id).map(|(_, column)| column)
        };
        let run = bound.run_with(Recording::Off, &other);
        let run = run.map_err(|why| why.in_alternative(self.alternative.name()))?;
        Ok(match (self.place, run.value(self.step)) {
            (Some(place), _) => run.at(self.step, place),
            (None, Some(column)) => (0..column.len()).map(|place| column.at(place)).sum(),
            (None, None) => Exact::zero(),
        })
    }

    /// Between what it lies while the figure that varies lies between two values.
    pub fn between(&self, low: &Exact, high: &Exact) -> Result<(Exact, Exact), Open> {
        let enclosed = self.enclosed(low, high)?;
        let (least, most) = enclosed.range(self.step).ok_or(Open::Unknown)?;
        if let Some(place) = self.place {
            return Ok((least.at(place), most.at(place)));
        }
        let with = self.varying.bound.arithmetic();
        Ok((with.sum(least)?.at(0), with.sum(most)?.at(0)))
    }

    fn enclosed(
        &self,
        low: &Exact,
        high: &Exact,
    ) -> Result<crate::plan::Enclosed<'_>, Open> {
        let bound = self.varying.bound;
        let ranges = self.taken.between(bound, low, high).map_err(|_| Open::Unknown)?;
        let varied = |id: StepId| -> Option<Range> {
            ranges.iter().find(|(of, _)| *of == id).map(|(_, range)| range.clone())
        };
        self.varying.enclosed(&varied)
    }

    /// The branches that it takes while the figure that varies lies between two values; none where they are not
    /// the same for all of them.
    pub fn chosen(
        &self,
        low: &Exact,
        high: &Exact,
    ) -> Result<Option<Vec<crate::plan::Choice>>, Open> {
        let enclosed = self.enclosed(low, high)?;
        self.varying.chosen(&enclosed, (self.step, self.place))
    }
}
