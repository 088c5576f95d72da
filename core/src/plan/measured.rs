//! Quantities: what facts and register say of a measure in the period.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Time;
use super::step::Covered;
use super::{Plan, Registered};
use crate::agreement::{Buyer, Measure, Missing, Of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::{Column, Fact, Facts, Status, unfit};
use crate::period::Period;
use crate::text::Text;

/// Where one quantity was found.
#[derive(Debug, Clone)]
pub(crate) enum Found {
    Register,
    Facts(Vec<Given>),
    /// Nowhere: the agreement counts it as zero.
    Missing,
}

/// A fact that was used.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub value: Exact,
    pub period: Period,
    pub status: Option<Status>,
    pub known: Option<Date>,
    /// How many rows known before it takes the place of.
    pub replaced: usize,
}

impl Given {
    fn new(Row { fact, replaced }: Row<'_>) -> Self {
        Self {
            replaced,
            value: fact.value.clone(),
            period: fact.period.clone(),
            status: fact.status,
            known: fact.known,
        }
    }
}

/// A row that counts, and how many known before it does not.
#[derive(Clone, Copy)]
struct Row<'f> {
    fact: &'f Fact,
    replaced: usize,
}

/// The rows of facts, by measure and buyer.
pub(crate) struct Rows<'f> {
    plan: &'f Plan,
    of: BTreeMap<(&'f str, Option<&'f str>), Vec<&'f Fact>>,
}

impl<'f> Rows<'f> {
    pub fn new(plan: &'f Plan, facts: &'f Facts) -> Self {
        let mut of: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
        let known = facts.iter().filter(|fact| plan.knows(fact));
        for fact in known {
            let key = (&*fact.measure, fact.buyer.as_deref());
            of.entry(key).or_default().push(fact);
        }
        Self { plan, of }
    }

    /// What rows state of a buyer (or of the agreement) in a period; none where they say nothing, or what
    /// contradicts itself.
    pub fn stated(
        &self,
        measure: &Measure,
        code: Option<&str>,
        period: &Period,
    ) -> Option<Exact> {
        let mut problems = Diagnostics::new();
        let rows = self.of_period(measure, code, period, &mut problems);
        let sum = rows.iter().map(|row| &row.fact.value).sum();
        (!rows.is_empty() && problems.is_empty()).then_some(sum)
    }

    /// The quantity of one buyer (or of the agreement), and where it was found.
    pub fn quantity(
        &self,
        measure: &Measure,
        time: &Time,
        registered: Option<(&Registered, usize)>,
        buyer: Option<&Buyer>,
        problems: &mut Diagnostics,
    ) -> Option<(Exact, Found)> {
        let Some(period) = self.plan.time(time) else {
            let problem = Diagnostic::new(Code::NotAYear, Input::Call);
            problems.push(problem.with("period", &self.plan.period));
            return None;
        };
        let code = buyer.map(|buyer| buyer.code.as_str());
        let rows = self.of_period(measure, code, &period, problems);
        let figure =
            registered.and_then(|(series, place)| series.figures.get(place)?.clone());
        if !rows.is_empty() {
            if let (Some(_), [first, second, ..]) = (registered, rows.as_slice()) {
                problems.push(overlap(measure, first.fact, second.fact));
                return None;
            }
            let sum = rows.iter().map(|row| &row.fact.value).sum();
            let given = rows.into_iter().map(Given::new).collect();
            return Some((sum, Found::Facts(given)));
        }
        if let Some(figure) = figure {
            let who = || buyer.map_or_else(Text::default, |buyer| buyer.name.clone());
            problems.extend(unfit(&self.plan.agreement, measure, who, &figure.value));
            return Some((figure.value, Found::Register));
        }
        if measure.missing == Missing::Zero {
            return Some((Exact::zero(), Found::Missing));
        }
        problems.push(match registered {
            Some((series, _)) if series.covered == Covered::No => {
                no_figure(&self.plan.period, measure, series)
            }
            _ => missing(measure, code, &period, self.statuses(&period)),
        });
        None
    }

    /// The figures of the clients of one buyer, by key: the sums of their rows.
    pub fn clients(
        &self,
        measure: &Measure,
        buyer: &str,
        problems: &mut Diagnostics,
    ) -> BTreeMap<&'f str, Exact> {
        let rows = self.of_period(measure, Some(buyer), &self.plan.period, problems);
        let mut sums: BTreeMap<&str, Exact> = BTreeMap::new();
        for Row { fact, .. } in rows {
            let Some(client) = &fact.client else { continue };
            let sum = sums.entry(client).or_insert_with(Exact::zero);
            *sum = &*sum + &fact.value;
        }
        sums
    }

    /// Whether a row is one of the facts of the stage: in the billed year only those of its statuses
    /// count, those without any, and those that are made up.
    fn counts(&self, fact: &Fact, period: &Period) -> bool {
        let wanted = self.statuses(period);
        // A figure that is made up says nothing of what it stands for.
        let named = |status| wanted.contains(&status) || status == Status::Illustrative;
        wanted.is_empty() || fact.status.is_none_or(named)
    }

    /// The statuses that count in a period; all where there are none.
    fn statuses(&self, period: &Period) -> &'f [Status] {
        if !self.plan.period.days().contains(&period.days()) {
            return &[];
        }
        self.plan.agreement.statuses(self.plan.request.stage)
    }

    /// The rows of the period; rows of other periods are not used, rows over its edge are refused.
    fn of_period(
        &self,
        measure: &Measure,
        buyer: Option<&str>,
        period: &Period,
        problems: &mut Diagnostics,
    ) -> Vec<Row<'f>> {
        let billed = period.days();
        let mut rows: Vec<&Fact> = Vec::new();
        let of_measure = self.of.get(&(measure.id.as_str(), buyer));
        for fact in of_measure.into_iter().flatten() {
            if !self.counts(fact, period) {
                continue;
            }
            let days = fact.period.days();
            if billed.contains(&days) {
                rows.push(fact);
            } else if billed.common(&days).is_some() {
                problems.push(
                    about(Code::FactStraddles, measure, fact, &[("period", fact)])
                        .with("billed", period),
                );
            }
        }
        let rows = latest(rows);
        for pair in rows.windows(2) {
            if let [Row { fact: first, .. }, Row { fact: second, .. }] = pair
                && first.client == second.client
                && first.period.days().common(&second.period.days()).is_some()
            {
                problems.push(overlap(measure, first, second));
            }
        }
        rows
    }
}

/// The rows in order of time; of those of one client and the same days the one known last. Where two of
/// them became known on one day nothing says which holds, and all are kept.
fn latest(mut rows: Vec<&Fact>) -> Vec<Row<'_>> {
    rows.sort_by_key(|fact| (fact.client.as_deref(), fact.period.days(), fact.known));
    let same = |one: &&Fact, other: &&Fact| {
        one.client == other.client && one.period.days() == other.period.days()
    };
    let mut kept = Vec::with_capacity(rows.len());
    for rows in rows.chunk_by(same) {
        let differ = rows.is_sorted_by(|one, other| one.known < other.known);
        let replaced = if differ { rows.len() - 1 } else { 0 };
        kept.extend(rows.iter().skip(replaced).map(|fact| Row { fact, replaced }));
    }
    kept
}

fn overlap(measure: &Measure, first: &Fact, second: &Fact) -> Diagnostic {
    let periods = [("first", first), ("second", second)];
    about(Code::FactsOverlap, measure, second, &periods)
}

/// What is wrong with a fact; of a row of a client not even the period is told.
fn about(
    code: Code,
    measure: &Measure,
    fact: &Fact,
    periods: &[(&'static str, &Fact)],
) -> Diagnostic {
    let problem = Diagnostic::new(code, Input::Facts);
    let problem = fact
        .place(problem, Column::Value)
        .with("measure", &measure.id)
        .with("who", fact.who());
    if fact.client.is_some() {
        let withheld = |problem: Diagnostic, (name, _): &(&'static str, &Fact)| {
            problem.with_text(name, Text::withheld())
        };
        return periods.iter().fold(problem, withheld).confidential();
    }
    let told = |problem: Diagnostic, (name, fact): &(&'static str, &Fact)| {
        problem.with(name, &fact.period)
    };
    periods.iter().fold(problem, told)
}

fn missing(
    measure: &Measure,
    buyer: Option<&str>,
    period: &Period,
    statuses: &[Status],
) -> Diagnostic {
    let code = buyer.unwrap_or_default();
    let status = statuses.first().map(|status| format!(",{}", status.as_str()));
    let status = status.unwrap_or_default();
    Diagnostic::new(Code::MissingFact, Input::Facts)
        .with("measure", &measure.id)
        .with("who", if measure.of == Of::Agreement { "*" } else { code })
        .with("period", period)
        .with("row", format!("{code},{},{period},…{status}", measure.id))
}

/// The series has no figure of the day for anybody.
pub(super) fn no_figure(
    period: &Period,
    measure: &Measure,
    series: &Registered,
) -> Diagnostic {
    if let Some(rest) = &series.rest {
        return Diagnostic::new(Code::RegisterRest, Input::Agreement)
            .with("series", &series.series)
            .with("date", series.date)
            .with("rest", rest);
    }
    Diagnostic::new(Code::NoFigure, Input::Agreement)
        .with("series", &series.series)
        .with("date", series.date)
        .with("measure", &measure.id)
        .with("period", period)
        .with("known", &series.known)
}
