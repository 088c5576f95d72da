//! One of several agreements that are compared: its plan, its facts, and how it reads facts that all share.

use std::collections::{BTreeMap, BTreeSet};

use crate::agreement::Of;
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::facts::{Fact, Facts};
use crate::plan::{Bound, Plan};
use crate::statement::Statement;

/// An agreement that is compared with others: a plan with facts, under a name.
#[derive(Debug, Clone)]
pub struct Alternative {
    name: String,
    plan: Plan,
    facts: Facts,
    /// What the shared facts call a measure, by its own identifier.
    read_as: BTreeMap<String, String>,
}

impl Alternative {
    /// A plan with facts of its own, under a name.
    #[must_use]
    pub fn new(name: &str, plan: Plan, facts: Facts) -> Self {
        Self { name: name.to_owned(), plan, facts, read_as: BTreeMap::new() }
    }

    /// The same, whose measure `own` takes the facts that all share of the measure `shared`: what one
    /// agreement calls performances another may call use.
    ///
    /// # Errors
    /// `unknown-reference` where it has no such measure.
    pub fn reading(mut self, own: &str, shared: &str) -> Result<Self, Diagnostic> {
        let measures = self.plan.agreement().measures();
        if !measures.iter().any(|measure| measure.id == own) {
            let known: Vec<&str> =
                measures.iter().map(|measure| measure.id.as_str()).collect();
            return Err(Diagnostic::new(Code::UnknownReference, Input::Call)
                .naming_none(own, Among::Measures, &known)
                .in_alternative(&self.name));
        }
        self.read_as.insert(own.to_owned(), shared.to_owned());
        Ok(self)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Its facts.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the shared facts call one of its measures.
    pub(crate) fn shared_name<'a>(&'a self, own: &'a str) -> &'a str {
        self.read_as.get(own).map_or(own, String::as_str)
    }

    /// Its own measures that take a shared one.
    pub(crate) fn own_names(&self, shared: &str) -> Vec<&str> {
        let measures = self.plan.agreement().measures().iter();
        let own = measures.filter(|measure| self.shared_name(&measure.id) == shared);
        own.map(|measure| measure.id.as_str()).collect()
    }

    /// The statement.
    ///
    /// # Errors
    /// What keeps it from being worked out, with the name of the alternative.
    pub fn statement(&self) -> Result<Statement, Diagnostics> {
        self.plan.evaluate(&self.facts).map_err(|why| why.in_alternative(&self.name))
    }

    /// The plan with its facts.
    ///
    /// # Errors
    /// What is wrong with the facts, with the name of the alternative.
    pub fn bound(&self) -> Result<Bound<'_>, Diagnostics> {
        self.plan.bind(&self.facts).map_err(|why| why.in_alternative(&self.name))
    }

    /// Which of its measures a shared fact is a fact of: where it has the measure and the buyer.
    fn takes(&self, fact: &Fact, parties: &BTreeSet<&str>) -> Vec<Fact> {
        let known = |own: &&str| {
            let mut all = self.plan.agreement().measures().iter();
            all.find(|measure| measure.id == *own).is_some_and(|measure| {
                measure.of == Of::Agreement
                    || fact.buyer.as_deref().is_none_or(|code| parties.contains(code))
            })
        };
        let own = self.own_names(&fact.measure).into_iter().filter(known);
        own.map(
            |own| {
                if *own == *fact.measure { fact.clone() } else { fact.counted_as(own) }
            },
        )
        .collect()
    }
}

/// The alternatives, each with those of the shared facts that concern it in place of none of its own.
///
/// # Errors
/// A shared fact that concerns none of them: an unknown measure, or a buyer of none.
pub fn shared(
    mut alternatives: Vec<Alternative>,
    facts: &Facts,
) -> Result<Vec<Alternative>, Diagnostics> {
    let mut used = vec![false; facts.iter().len()];
    for alternative in &mut alternatives {
        let parties: BTreeSet<&str> =
            alternative.plan.parties().iter().map(|party| party.code.as_str()).collect();
        for (fact, used) in facts.iter().zip(&mut used) {
            *used |= !alternative.takes(fact, &parties).is_empty();
        }
        let taken = facts.taken(|fact| alternative.takes(fact, &parties));
        let own = std::mem::take(&mut alternative.facts);
        alternative.facts = taken.and(&own);
    }
    let mut problems = Diagnostics::new();
    for (fact, _) in facts.iter().zip(used).filter(|(_, used)| !used) {
        problems.push(nobodys(fact, &alternatives));
    }
    problems.unless_errors(alternatives)
}

/// That none of the alternatives takes a fact.
fn nobodys(fact: &Fact, alternatives: &[Alternative]) -> Diagnostic {
    let known: BTreeSet<&str> = alternatives
        .iter()
        .flat_map(|one| {
            let measures = one.plan.agreement().measures().iter();
            measures.map(|measure| one.shared_name(&measure.id))
        })
        .collect();
    let known: Vec<&str> = known.into_iter().collect();
    if known.contains(&&*fact.measure) {
        let parties: Vec<_> =
            alternatives.iter().flat_map(|one| one.plan.parties().to_vec()).collect();
        return fact.unknown_buyer(&parties);
    }
    fact.unknown_measure(&known)
}
