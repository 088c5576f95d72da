//! Quantities: what facts and register say of a measure in the period.

use jiff::civil::Date;

use super::step::Covered;
use super::{Plan, Registered};
use crate::agreement::{Measure, Missing, Of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::{Fact, Facts, Status, unfit};
use crate::period::Period;

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
}

/// The quantity of one buyer (or of the agreement), and where it was found.
pub(super) fn quantity(
    plan: &Plan,
    facts: &Facts,
    measure: &Measure,
    registered: Option<(&Registered, usize)>,
    buyer: Option<&str>,
    problems: &mut Diagnostics,
) -> Option<(Exact, Found)> {
    let rows = rows(plan, facts, measure, buyer, problems);
    let figure =
        registered.and_then(|(series, place)| series.figures.get(place)?.clone());
    if !rows.is_empty() {
        if let (Some(_), [first, second, ..]) = (registered, rows.as_slice()) {
            problems.push(overlap(measure, first, second));
            return None;
        }
        let sum = rows.iter().map(|fact| &fact.value).sum();
        let given = rows
            .into_iter()
            .map(|fact| Given {
                value: fact.value.clone(),
                period: fact.period.clone(),
                status: fact.status,
                known: fact.known,
            })
            .collect();
        return Some((sum, Found::Facts(given)));
    }
    if let Some(figure) = figure {
        let party = plan.parties.iter().find(|party| Some(party.code.as_str()) == buyer);
        let who = party.map(|party| party.name.clone()).unwrap_or_default();
        problems.extend(unfit(&plan.agreement, measure, &who, &figure.value));
        return Some((figure.value, Found::Register));
    }
    if measure.missing == Missing::Zero {
        return Some((Exact::zero(), Found::Missing));
    }
    problems.push(match registered {
        Some((series, _)) if series.covered == Covered::No => {
            no_figure(&plan.period, measure, series)
        }
        _ => missing(plan, measure, buyer),
    });
    None
}

/// The rows of the period; rows of other periods are not used, rows over its edge are refused.
fn rows<'f>(
    plan: &Plan,
    facts: &'f Facts,
    measure: &Measure,
    buyer: Option<&str>,
    problems: &mut Diagnostics,
) -> Vec<&'f Fact> {
    let billed = plan.period.days();
    let mut rows: Vec<&Fact> = Vec::new();
    let of_measure = facts
        .iter()
        .filter(|fact| fact.measure == measure.id && fact.buyer.as_deref() == buyer);
    for fact in of_measure {
        let days = fact.period.days();
        if billed.contains(&days) {
            rows.push(fact);
        } else if billed.common(&days).is_some() {
            problems.push(
                Diagnostic::new(Code::FactStraddles, Input::Facts)
                    .at(fact.position())
                    .with("measure", &measure.id)
                    .with("who", fact.who())
                    .with("period", &fact.period)
                    .with("billed", &plan.period),
            );
        }
    }
    rows.sort_by_key(|fact| fact.period.days());
    for pair in rows.windows(2) {
        if let [first, second] = pair
            && first.period.days().common(&second.period.days()).is_some()
        {
            problems.push(overlap(measure, first, second));
        }
    }
    rows
}

fn overlap(measure: &Measure, first: &Fact, second: &Fact) -> Diagnostic {
    Diagnostic::new(Code::FactsOverlap, Input::Facts)
        .at(second.position())
        .with("measure", &measure.id)
        .with("who", second.who())
        .with("first", &first.period)
        .with("second", &second.period)
}

fn missing(plan: &Plan, measure: &Measure, buyer: Option<&str>) -> Diagnostic {
    let code = buyer.unwrap_or_default();
    Diagnostic::new(Code::MissingFact, Input::Facts)
        .with("measure", &measure.id)
        .with("who", if measure.of == Of::Agreement { "*" } else { code })
        .with("period", &plan.period)
        .with("row", format!("{code},{},{},…", measure.id, plan.period))
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
