//! What the plans of an agreement say of it before there are facts.

use crate::agreement::{Agreement, On};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::Period;
use crate::plan::Plan;

/// A term may be written without a real end, as 9999-12-31: nobody waits for all of it.
const YEARS: usize = 200;

impl Agreement {
    /// Everything that can be said of the agreement without facts: each of the first 200 years of
    /// its term is planned, and what would stop a bill is reported once.
    #[must_use]
    pub fn check(&self, register: &Register) -> Diagnostics {
        let mut found = Diagnostics::new();
        let follows = self.buyers.on.as_ref().map(|on| on.value) == Some(On::Period);
        for (place, year) in self.years().into_iter().take(YEARS).enumerate() {
            let Ok(period) = Period::year(year) else { continue };
            // Nobody knows yet who will exist then; what is wrong with one year is told.
            let known =
                register.known().is_none_or(|known| period.days().from() <= known.to());
            if follows && !known && place > 0 {
                break;
            }
            let of_year = match self.plan(register, period) {
                Ok(plan) => without_facts(&plan),
                Err(errors) => unmended(errors).collect(),
            };
            for diagnostic in of_year {
                if !found.iter().any(|known| known.repeats(&diagnostic)) {
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
        // Facts may still mend what stops a bill without them.
        Err(_) if plan.wants_facts() => plan.warnings(),
        Err(errors) => {
            let mut found = plan.warnings();
            found.extend(unmended(errors));
            found
        }
    }
}

/// What no facts will mend.
fn unmended(errors: Diagnostics) -> impl Iterator<Item = Diagnostic> {
    errors.into_iter().filter(|error| error.code() != Code::NoFigure)
}
