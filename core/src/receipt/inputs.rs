//! The canonical texts of what a statement was made of, and of what it says.

use std::collections::BTreeMap;

use super::canonical::Lines;
use super::parts::{AmendmentPart, SeriesPart};
use crate::digest::Digest;
use crate::exact::Exact;
use crate::facts::{Earlier, Fact, Facts, Status};
use crate::plan::{Op, Plan};
use crate::statement::Statement;

/// The amendments that hold.
pub(super) fn amendments(plan: &Plan) -> Vec<AmendmentPart> {
    let all = plan.agreement.amendments().iter();
    all.map(|one| AmendmentPart { id: one.id().to_owned(), sha256: one.digest() })
        .collect()
}

/// Who takes part, who is billed, and what of whom goes to whom.
pub(super) fn map(plan: &Plan) -> String {
    let mut lines = Lines::default();
    for party in plan.parties() {
        lines.push(&["party", &party.code]);
    }
    for buyer in plan.buyers() {
        lines.push(&["buyer", &buyer.code]);
    }
    let parts = plan.handover.iter().flat_map(|handover| &handover.parts);
    for (party, parts) in plan.parties().iter().zip(parts) {
        for (place, weight) in parts {
            let buyer = plan.buyers().get(*place).map_or("", |buyer| buyer.code.as_str());
            lines.push(&["part", &party.code, buyer, &weight.to_string()]);
        }
    }
    lines.text()
}

/// The figures that the plan took of each series on a day.
pub(super) fn series(plan: &Plan) -> Vec<SeriesPart> {
    let mut all: BTreeMap<(String, String), Lines> = BTreeMap::new();
    for step in &plan.steps {
        let Op::Measure { registered: Some(series), .. } = &step.op else { continue };
        let lines =
            all.entry((series.series.clone(), series.date.to_string())).or_default();
        for (party, figure) in plan.parties().iter().zip(&series.figures) {
            if let Some(figure) = figure {
                lines.push(&[&party.code, &figure.value.to_string()]);
            }
        }
    }
    // Two measures may take the same figures.
    all.into_iter()
        .map(|((series, date), lines)| SeriesPart {
            series,
            date,
            sha256: Digest::of(&lines.distinct()),
        })
        .collect()
}

/// How many rows are of no client, and those.
pub(super) fn facts(facts: &Facts) -> (usize, String) {
    let mut lines = Lines::default();
    for fact in facts.iter().filter(|fact| fact.client.is_none()) {
        push(&mut lines, fact, None);
    }
    (lines.len(), lines.text())
}

/// The rows of clients, if there are any.
pub(super) fn clients(facts: &Facts) -> Option<String> {
    let mut lines = Lines::default();
    for fact in facts {
        if let Some(client) = &fact.client {
            push(&mut lines, fact, Some(client));
        }
    }
    (lines.len() > 0).then(|| lines.text())
}

fn push(lines: &mut Lines, fact: &Fact, client: Option<&str>) {
    let (period, value) = (fact.period.to_string(), fact.value.to_string());
    let known = fact.known.map(|day| day.to_string()).unwrap_or_default();
    let mut cells = vec![
        fact.buyer.as_deref().unwrap_or_default(),
        &fact.measure,
        &period,
        &value,
        fact.status.map_or("", Status::as_str),
        &known,
    ];
    cells.extend(client);
    lines.push(&cells);
}

/// Who pays what.
pub(super) fn statement(statement: &Statement) -> String {
    let of_bills = statement.bills().iter().flat_map(|bill| {
        let lines = bill.lines().iter().chain(bill.memos());
        let lines = lines.map(|line| (bill.code(), Some(line.charge()), line.amount()));
        std::iter::once((bill.code(), None, bill.total())).chain(lines)
    });
    paid(of_bills)
}

/// Who paid what: the same text as of the statement that it was read from.
pub(super) fn earlier(earlier: &Earlier) -> String {
    paid(earlier.amounts())
}

fn paid<'a>(
    amounts: impl Iterator<Item = (&'a str, Option<&'a str>, &'a Exact)>,
) -> String {
    let mut lines = Lines::default();
    for (buyer, charge, amount) in amounts {
        let amount = amount.to_string();
        match charge {
            None => lines.push(&["bill", buyer, &amount]),
            Some(charge) => lines.push(&["line", buyer, charge, &amount]),
        }
    }
    lines.text()
}
