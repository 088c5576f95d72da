//! What the text of an agreement, its plans and its facts say of it before anyone is billed.

use crate::agreement::{Agreement, On};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::Period;
use crate::plan::Plan;
use crate::text::Lang;

/// A term may be written without a real end, as 9999-12-31: nobody waits for all of it.
const YEARS: usize = 200;

impl Agreement {
    /// Everything that can be said of the agreement without facts: what its text gives away
    /// ([`Self::check_text`]), and what would stop a bill of one of the first 200 years of its term.
    /// Each is told once.
    #[must_use]
    pub fn check(&self, register: &Register) -> Diagnostics {
        self.check_facts(&Facts::none(), register)
    }

    /// The same with facts: years of which they say anything are worked out with them, every row is
    /// held against the agreement, and rows that change no bill are told of.
    #[must_use]
    pub fn check_facts(&self, facts: &Facts, register: &Register) -> Diagnostics {
        let text = self.check_text();
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
                Ok(plan) => planned(&plan, facts),
                Err(errors) => unmended(errors).collect(),
            };
            for diagnostic in of_year {
                if !told(&text, &diagnostic) && !told(&found, &diagnostic) {
                    found.push(diagnostic);
                }
            }
        }
        found.extend(text);
        found.extend(self.catalogue().check_recipients(register));
        found.extend(self.useless(facts));
        let stops: Vec<Diagnostic> = found
            .iter()
            .filter(|one| matches!(one.code(), Code::OutOfReach | Code::NoRoom))
            .cloned()
            .collect();
        let only =
            found.into_iter().filter(|one| !stops.iter().any(|stop| says(stop, one)));
        only.collect::<Diagnostics>().sorted()
    }

    /// The rows that change no bill: of an amended agreement none by any of its versions.
    fn useless(&self, facts: &Facts) -> Diagnostics {
        let versions = self.history.versions.iter();
        let by_version: Vec<Diagnostics> =
            versions.map(|version| facts.useless(version)).collect();
        let of = |one: &Diagnostic| {
            let named = ["measure", "period", "code"];
            let named = named.map(|name| one.value(name, Lang::En).map(str::to_owned));
            (one.code(), one.position(), named)
        };
        let useless = |one: &Diagnostic| {
            by_version.iter().all(|found| found.iter().any(|other| of(other) == of(one)))
        };
        facts.useless(self).into_iter().filter(useless).collect()
    }
}

/// Whether a diagnostic is known, of another year or from the text.
fn told(found: &Diagnostics, new: &Diagnostic) -> bool {
    let same = |name| {
        move |known: &Diagnostic| known.value(name, Lang::En) == new.value(name, Lang::En)
    };
    let of_id = same("id");
    found.iter().any(|known| {
        known.repeats(new)
            || match new.code() {
                Code::Ended | Code::NotYet => {
                    matches!(known.code(), Code::EndsEarly | Code::Gap) && of_id(known)
                }
                _ => false,
            }
    })
}

/// Whether an error of a run says what a warning says of bounds.
fn says(stop: &Diagnostic, warning: &Diagnostic) -> bool {
    let of_bounds = matches!(
        warning.code(),
        Code::CeilingsBelowPool | Code::FloorsAbovePool | Code::MinimumAboveMaximum
    );
    of_bounds
        && warning.severity() == Severity::Warning
        && stop.value("charge", Lang::En) == warning.value("id", Lang::En)
}

/// What a bill of the year shows or is stopped by: with its facts, or with what needs none.
fn planned(plan: &Plan, facts: &Facts) -> Diagnostics {
    let days = plan.period().days();
    if facts.iter().any(|fact| fact.period.days().common(&days).is_some()) {
        return match plan.evaluate(facts) {
            Ok(statement) => statement.warnings().iter().cloned().collect(),
            Err(errors) => {
                // No check is given earlier statements.
                let errors =
                    errors.into_iter().filter(|error| error.code() != Code::NoPrior);
                plan.warnings().into_iter().chain(errors).collect()
            }
        };
    }
    let mut found = without_facts(plan);
    // Rows are held against the agreement also where no year is theirs.
    if let Err(errors) = plan.bind(facts) {
        found.extend(unmended(errors).filter(|error| error.code() != Code::MissingFact));
    }
    found
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

/// What neither facts nor earlier statements will mend, which no check is given.
fn unmended(errors: Diagnostics) -> impl Iterator<Item = Diagnostic> {
    let mended =
        |error: &Diagnostic| matches!(error.code(), Code::NoFigure | Code::NoPrior);
    errors.into_iter().filter(move |error| !mended(error))
}
