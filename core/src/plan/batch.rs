//! Many runs of one plan without explanations: the same steps, with other figures brought in.

mod scenario;

pub use scenario::Scenario;

use super::bind::Bound;
use super::{Recording, Run, StepId};
use crate::column::Column;
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::watch::Watch;

/// What everybody pays in each of many scenarios: exact, and never rounded beyond the terms.
#[derive(Debug, Clone)]
pub struct Grid {
    scenarios: Vec<Result<Paid, Diagnostics>>,
}

/// What everybody pays in one scenario.
#[derive(Debug, Clone)]
pub struct Paid {
    /// How many buyers there are.
    buyers: usize,
    /// There is one: bills are always worked out.
    bills: Option<Column>,
    lines: Vec<Column>,
    total: Exact,
}

impl Grid {
    /// How many scenarios there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scenarios.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scenarios.is_empty()
    }

    /// What everybody pays in a scenario, by its place; none where there is none, or where its figures
    /// cannot be worked out ([`Self::problems`]).
    #[must_use]
    pub fn paid(&self, scenario: usize) -> Option<&Paid> {
        self.scenarios.get(scenario)?.as_ref().ok()
    }

    /// Why a scenario cannot be worked out, where it cannot.
    #[must_use]
    pub fn problems(&self, scenario: usize) -> Option<&Diagnostics> {
        self.scenarios.get(scenario)?.as_ref().err()
    }
}

impl Paid {
    /// The bill of a buyer, by its place among [`Plan::buyers`](super::Plan::buyers).
    #[must_use]
    pub fn bill(&self, buyer: usize) -> Exact {
        self.bills.as_ref().map_or_else(Exact::zero, |bills| bills.at(buyer))
    }

    /// Every bill in units of the last of so many decimals, as columns of tables hold them; none where a bill
    /// is no whole number of these, or has too many digits for one.
    #[must_use]
    pub fn bills_in_units(&self, decimals: u32) -> Option<Vec<i128>> {
        self.bills.as_ref()?.in_units(decimals, self.buyers)
    }

    /// A line of a buyer's bill, by the place of its charge; memos are among them.
    #[must_use]
    pub fn line(&self, line: usize, buyer: usize) -> Option<Exact> {
        self.lines.get(line).map(|line| line.at(buyer))
    }

    /// The sum of the bills.
    #[must_use]
    pub fn total(&self) -> &Exact {
        &self.total
    }
}

impl Bound<'_> {
    /// What everybody pays as bound, without an explanation.
    ///
    /// # Errors
    /// What keeps a figure from being worked out, as for [`Plan::evaluate`](super::Plan::evaluate).
    pub fn paid(&self) -> Result<Paid, Diagnostics> {
        self.run(Recording::Off).map(|run| self.taken(&run))
    }

    /// What everybody pays in each scenario. They stand alone: one that cannot be worked out leaves the
    /// others as they are.
    ///
    /// # Errors
    /// A scenario changes what the plan does not have, or gives it the wrong number of figures.
    pub fn batch(&self, scenarios: &[Scenario]) -> Result<Grid, Diagnostics> {
        self.batch_watched(scenarios, &mut Watch::silent())
    }

    /// The same, told after each scenario how many are done.
    ///
    /// # Errors
    /// As for [`Self::batch`], or the watch stops it.
    pub fn batch_watched(
        &self,
        scenarios: &[Scenario],
        watch: &mut Watch<'_>,
    ) -> Result<Grid, Diagnostics> {
        let mut problems = Diagnostics::new();
        let changes: Vec<_> = scenarios
            .iter()
            .map(|scenario| self.changes(scenario, &mut problems))
            .collect();
        problems.unless_errors(())?;
        let of = u64::try_from(changes.len()).ok();
        let mut all = Vec::with_capacity(changes.len());
        for (changes, done) in changes.iter().zip(1..) {
            let other = |id: StepId| {
                changes
                    .iter()
                    .find(|(changed, _)| *changed == id)
                    .map(|(_, column)| column)
            };
            let run = self.run_with(Recording::Off, &other);
            all.push(run.map(|run| self.taken(&run)));
            watch.step(done, of)?;
        }
        Ok(Grid { scenarios: all })
    }

    fn taken(&self, run: &Run) -> Paid {
        let column = |id: StepId| run.value(id).cloned();
        let lines = self.plan.lines.iter().filter_map(|line| column(line.amount));
        Paid {
            buyers: self.plan.buyers.len(),
            bills: column(self.plan.bills),
            lines: lines.collect(),
            total: run.at(self.plan.total, 0),
        }
    }
}

#[cfg(test)]
#[path = "batch_tests.rs"]
mod tests;
