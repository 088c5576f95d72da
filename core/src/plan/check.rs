//! From an agreement to its plans, and what they say of it before there are facts.

use super::Plan;
use crate::agreement::Agreement;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::Period;

impl Agreement {
    /// Binds the agreement to a period and a register.
    ///
    /// # Errors
    /// What stands in the way: a period outside the term, an unknown municipality, a price
    /// that has ended, a population on other borders.
    pub fn plan(&self, register: &Register, period: Period) -> Result<Plan, Diagnostics> {
        Plan::new(self, register, period)
    }

    /// Everything that can be said of the agreement without facts: each year of its term is
    /// planned, and what would stop a bill is reported once.
    #[must_use]
    pub fn check(&self, register: &Register) -> Diagnostics {
        let mut found = Diagnostics::new();
        for year in self.years() {
            let Ok(period) = Period::year(year) else { continue };
            let of_year = match self.plan(register, period) {
                Ok(plan) => without_facts(&plan),
                Err(errors) => errors,
            };
            for diagnostic in of_year {
                if !found.iter().any(|known| *known == diagnostic) {
                    found.push(diagnostic);
                }
            }
        }
        found.sorted()
    }
}

/// What a bill without facts shows: printed totals that differ, pools that cannot be shared.
fn without_facts(plan: &Plan) -> Diagnostics {
    match plan.evaluate(&Facts::none()) {
        Ok(statement) => statement.warnings().iter().cloned().collect(),
        Err(errors) => {
            let mut found = plan.warnings();
            found.extend(errors.into_iter().filter(|error| !mended_by_facts(error)));
            found
        }
    }
}

/// Whether facts can still say what is not known.
fn mended_by_facts(error: &Diagnostic) -> bool {
    matches!(error.code(), Code::MissingFact | Code::NoFigure)
}
