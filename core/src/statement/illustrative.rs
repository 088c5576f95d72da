//! The reservation of a statement that is made of illustrative facts: nobody owes what comes out.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Input};
use crate::facts::{Fact, Facts, Status};
use crate::period::Period;
use crate::plan::{Op, Plan};
use crate::text::Text;

/// A warning for each measure that takes an illustrative fact, and for each earlier statement that was made
/// of such facts.
pub(super) fn warnings(plan: &Plan, facts: &Facts) -> Vec<Diagnostic> {
    let made_up: Vec<&Fact> =
        facts.iter().filter(|fact| fact.status == Some(Status::Illustrative)).collect();
    let earlier = facts.earlier().iter().filter(|one| one.is_illustrative());
    let takes = |measure: &str, period: &Period| {
        let days = period.days();
        made_up
            .iter()
            .any(|fact| *fact.measure == *measure && days.contains(&fact.period.days()))
    };
    let mut told = BTreeSet::new();
    let mut warnings = Vec::new();
    let mut warn = |id: String, what: Text| {
        if told.insert(id.clone()) {
            warnings.push(
                Diagnostic::new(Code::IllustrativeFacts, Input::Facts)
                    .with("id", id)
                    .with_text("what", what),
            );
        }
    };
    for step in &plan.steps {
        match &step.op {
            Op::Measure { measure, time, .. } => {
                let period = plan.time(time);
                if period.is_some_and(|period| takes(&measure.id, &period)) {
                    warn(measure.id.clone(), measure.name.clone());
                }
            }
            Op::Clients(clients) if takes(&clients.measure.id, &plan.period) => {
                warn(clients.measure.id.clone(), clients.measure.name.clone());
            }
            Op::Prior(prior) => {
                let year = prior.year.to_string();
                let mut same = earlier.clone().filter(|one| {
                    one.agreement() == prior.agreement && one.period() == year
                });
                if same.next().is_some() {
                    let id = format!("{} {year}", prior.agreement);
                    warn(id.clone(), Text::same(&id));
                }
            }
            _ => {}
        }
    }
    warnings
}

#[cfg(test)]
#[path = "illustrative_tests.rs"]
mod tests;
