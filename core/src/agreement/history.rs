//! An agreement through time: its versions, and what was known of them on a day.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::amendment::{Amendment, Written};
use super::{Agreement, Selection, read};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::facts::Fact;
use crate::period::{Period, Span};

/// What an agreement was made of.
#[derive(Debug, Clone)]
pub(crate) struct History {
    pub written: Arc<Written>,
    /// In the order in which they are laid over it.
    pub amendments: Vec<Amendment>,
    /// The agreement as it holds from time to time, in order, each with its term cut to that time; none
    /// where it is not amended, or is such a version itself.
    pub versions: Vec<Agreement>,
    /// What the versions of one agreement name.
    pub named: Arc<Named>,
}

impl History {
    /// That of one version.
    pub fn new(written: &Arc<Written>, amendments: &[Amendment]) -> Self {
        Self {
            written: Arc::clone(written),
            amendments: amendments.to_vec(),
            versions: Vec::new(),
            named: Arc::default(),
        }
    }
}

/// Names of all versions: a table of facts may be one for all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Named {
    pub measures: BTreeSet<String>,
    /// Codes of buyers that are listed.
    pub buyers: BTreeSet<String>,
}

impl Named {
    fn of<'a>(versions: impl Iterator<Item = &'a Agreement>) -> Self {
        let mut named = Self::default();
        for version in versions {
            named.measures.extend(version.measures.iter().map(|one| one.id.clone()));
            if let Selection::Listed(list) = &version.buyers.selection {
                named.buyers.extend(list.iter().map(|one| one.code.value.clone()));
            }
        }
        named
    }

    /// Whether a fact names one of them.
    pub fn has(&self, fact: &Fact) -> bool {
        let buyer = fact.buyer.as_ref();
        self.measures.contains(&*fact.measure)
            || buyer.is_some_and(|code| self.buyers.contains(&**code))
    }
}

impl Agreement {
    /// The agreement that is now the last of these versions, and was the others before, each in its time.
    pub(super) fn of_versions(earlier: Vec<(Span, Self)>, last: (Span, Self)) -> Self {
        let mut whole = last.1.clone();
        let versions = earlier.into_iter().chain([last]);
        let versions: Vec<(Span, Self)> = versions.collect();
        let named = Arc::new(Named::of(versions.iter().map(|(_, version)| version)));
        whole.history.named = Arc::clone(&named);
        let cut = versions.into_iter().filter_map(|(time, mut version)| {
            version.term = version.term.both(time)?;
            version.history.named = Arc::clone(&named);
            Some(version)
        });
        whole.history.versions = cut.collect();
        let times = whole.times();
        if let (Some(first), Some(last)) = (times.first(), times.last()) {
            whole.term = Span { from: first.from, to: last.to };
        }
        whole
    }

    /// When it holds: its term, or of an amended one the times of its versions, put together where one
    /// leads to the next.
    pub(crate) fn times(&self) -> Vec<Span> {
        if self.history.versions.is_empty() {
            return vec![self.term];
        }
        let mut times: Vec<Span> = Vec::new();
        for version in &self.history.versions {
            match times.last_mut() {
                Some(last) if last.leads_to(&version.term) => last.to = version.term.to,
                _ => times.push(version.term),
            }
        }
        times
    }

    /// The version that holds in the period, as far as amendments were known on `as_of`.
    ///
    /// # Errors
    /// The agreement changes inside the period; or it cannot be read without the amendments that were not
    /// known.
    pub(crate) fn version(
        &self,
        period: &Period,
        as_of: Option<Date>,
    ) -> Result<Cow<'_, Self>, Diagnostics> {
        let known = |one: &Amendment| as_of.is_none_or(|day| one.known_on(day));
        if self.history.amendments.iter().all(known) {
            return self.version_of(period).map(Cow::Borrowed);
        }
        let all = &self.history.amendments;
        let then = all.iter().filter(|one| known(one)).cloned().collect();
        let then = read::laid(&self.history.written, then)?;
        let mut version = then.version_of(period)?.clone();
        // Facts may name what only became known later.
        version.history.named = Arc::clone(&self.history.named);
        Ok(Cow::Owned(version))
    }

    /// The version that holds on a day; the last one where none does.
    pub(crate) fn held_on(&self, day: Option<Date>) -> &Self {
        let held = |version: &&Self| day.is_some_and(|day| version.term.has(day));
        self.history.versions.iter().find(held).unwrap_or(self)
    }

    fn version_of(&self, period: &Period) -> Result<&Self, Diagnostics> {
        let days = period.days();
        let held = self.history.versions.iter();
        let mut held = held.filter(|version| version.term.common(&days).is_some());
        match (held.next(), held.next()) {
            (Some(_), Some(next)) => Err(changed(next, period).into()),
            (Some(version), None) => Ok(version),
            // Not amended, or it does not hold then, as the plan will tell.
            (None, _) => Ok(self),
        }
    }
}

/// That an agreement becomes another inside a period.
fn changed(next: &Agreement, period: &Period) -> Diagnostic {
    let problem =
        Diagnostic::new(Code::AmendedInside, Input::Agreement).with("period", period);
    let last = next.history.amendments.last().map(Amendment::from);
    // Of several of one day the first is named.
    let first = next.history.amendments.iter().find(|one| Some(one.from()) == last);
    let Some(first) = first else { return problem };
    problem.at(first.place()).with("id", first.id()).with_day("date", first.from())
}

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
