//! Agreements that are held against each other, as calls give them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::asked::{facts, request};
use super::{Given, GivenFacts, GivenRegister, bad_call, chosen};
use crate::agreement::{Agreement, Stage};
use crate::compare::{Alternative, shared};
use crate::diagnostic::Diagnostics;
use crate::municipality::Register;
use crate::text::Text;

/// One of them: an agreement, and what is asked of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenAlternative {
    /// What it is called; its agreement's identifier, with the year where that is not enough.
    #[serde(default)]
    pub name: Option<String>,
    /// Which agreement.
    pub agreement: Given,
    /// Calendar year; that of the call where none is given.
    #[serde(default)]
    pub year: Option<i16>,
    /// Facts of its own, beside those that all share.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// Its own measures that take shared facts of another measure, by their identifiers.
    #[serde(default)]
    pub measures: BTreeMap<String, String>,
    /// Charges or steps whose price or amount holds on past its end.
    #[serde(default)]
    pub hold: Vec<String>,
    /// Prices or amounts of charges or steps for which the agreement states none.
    #[serde(default)]
    pub prices: BTreeMap<String, String>,
    /// The day on whose map the result is shown.
    #[serde(default)]
    pub restated_on: Option<String>,
    /// The stage in which the year is billed; none bills the whole year.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// The day as of which: what was agreed or became known later does not count.
    #[serde(default)]
    pub as_of: Option<String>,
    /// Its earlier statements, each `osuus.statement/1`.
    #[serde(default)]
    pub earlier: Vec<serde_json::Value>,
}

/// What calls about several agreements share.
pub(super) struct Asked {
    pub alternatives: Vec<GivenAlternative>,
    pub year: Option<i16>,
    pub facts: Option<GivenFacts>,
    pub register: Option<GivenRegister>,
}

impl Asked {
    /// Every one of them, with its facts; and the register that they were planned with.
    pub fn read(
        self,
        own: &Register,
    ) -> Result<(Vec<Alternative>, std::borrow::Cow<'_, Register>), Diagnostics> {
        let register = chosen(self.register, own)?;
        let agreements: Vec<Result<Agreement, Diagnostics>> =
            self.alternatives.iter().map(|one| one.agreement.read()).collect();
        let names = names(&self.alternatives, &agreements, self.year);
        let mut problems = Diagnostics::new();
        let mut read = Vec::with_capacity(names.len());
        let all = self.alternatives.into_iter().zip(agreements).zip(&names);
        for ((given, agreement), name) in all {
            let alternative = agreement
                .and_then(|agreement| given.read(&agreement, name, self.year, &register));
            match alternative {
                Ok(alternative) => read.push(alternative),
                Err(why) => problems.extend(why.in_alternative(name)),
            }
        }
        problems.unless_errors(())?;
        let facts = facts(self.facts, Vec::new())?;
        Ok((shared(read, &facts)?, register))
    }
}

impl GivenAlternative {
    fn read(
        self,
        agreement: &Agreement,
        name: &str,
        year: Option<i16>,
        register: &Register,
    ) -> Result<Alternative, Diagnostics> {
        let Some(year) = self.year.or(year) else {
            return Err(bad_call(Text::in_all(
                "vuosi (`year`) puuttuu",
                "årtalet (`year`) saknas",
                "there is no `year`",
            )));
        };
        let days = (self.restated_on.as_deref(), self.as_of.as_deref());
        let request = request(year, &self.hold, &self.prices, days)?;
        let request = match self.stage {
            Some(stage) => request.stage(stage),
            None => request,
        };
        let plan = agreement.plan(register, request)?;
        let alternative = Alternative::new(name, plan, facts(self.facts, self.earlier)?);
        let mut measures = self.measures.iter();
        let read = measures.try_fold(alternative, |one, (own, of)| one.reading(own, of));
        Ok(read?)
    }
}

/// What each is called: names that were given, else identifiers, with the year where two are the same.
fn names(
    alternatives: &[GivenAlternative],
    agreements: &[Result<Agreement, Diagnostics>],
    year: Option<i16>,
) -> Vec<String> {
    let plain: Vec<String> = alternatives
        .iter()
        .zip(agreements)
        .map(|(one, agreement)| match (&one.name, agreement) {
            (Some(name), _) => name.clone(),
            (None, Ok(agreement)) => agreement.id().to_owned(),
            // One that cannot be read has a name in the call at most.
            (None, Err(_)) => one.agreement.word().unwrap_or("agreement").to_owned(),
        })
        .collect();
    let (mut seen, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for name in &plain {
        if !seen.insert(name.as_str()) {
            twice.insert(name.as_str());
        }
    }
    let named = alternatives.iter().zip(&plain).map(|(one, name)| {
        match one.year.or(year).filter(|_| one.name.is_none()) {
            Some(year) if twice.contains(name.as_str()) => format!("{name} {year}"),
            _ => name.clone(),
        }
    });
    named.collect()
}
