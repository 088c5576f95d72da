//! Who pays what a buyer owes when the map changes (`docs/methods.md`).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Request;
use crate::agreement::{Agreement, Buyer, Scheme, Selection, Succession};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::municipality::{MunicipalityCode, Register};
use crate::period::Interval;

/// Where what each party owes goes.
#[derive(Debug, Clone)]
pub(crate) struct Handover {
    /// The day of the map on which the agreement is worked out.
    pub from: Date,
    /// The day of the map on which it is shown; the last billed day where successors take over.
    pub to: Date,
    pub by: By,
    /// For each party: the buyers that have its area, by their place, with their weights.
    pub parts: Vec<Vec<(usize, Exact)>>,
}

/// Why the parties are not the buyers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Succession(Succession),
    Restated,
}

impl By {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Succession(convention) => convention.as_str(),
            Self::Restated => "restated",
        }
    }
}

/// The buyers and how they come to pay; none where the parties pay themselves.
pub(super) fn handover(
    agreement: &Agreement,
    register: &Register,
    parties: &[Buyer],
    billed: Interval,
    request: &Request,
) -> Result<Option<(Vec<Buyer>, Handover)>, Diagnostics> {
    let map_day = agreement.buyers.map_day(billed);
    match (request.restated_on, map_day) {
        (Some(to), Some(from)) => {
            let selected = matches!(agreement.buyers.selection, Selection::Region(_));
            restated(register, parties, (from, to), selected).map(Some).map_err(called)
        }
        (Some(_), None) => Err(Diagnostic::new(Code::NoMap, Input::Agreement)
            .with("id", &agreement.id)
            .into()),
        (None, _) => {
            let moving = agreement.buyers.on.as_ref().map(|on| on.value)
                == Some(crate::agreement::On::Period);
            if moving {
                succession(agreement, register, parties, billed)
            } else {
                Ok(None)
            }
        }
    }
}

/// The register speaks of its own day; here it is one of the call.
fn called(problems: Diagnostics) -> Diagnostics {
    problems.into_iter().map(|problem| problem.of(Input::Call)).collect()
}

fn code_of(party: &Buyer) -> Option<MunicipalityCode> {
    (party.scheme == Scheme::Municipality).then(|| party.code.parse().ok()).flatten()
}

/// Everything goes to whoever has the area on a later day.
fn restated(
    register: &Register,
    parties: &[Buyer],
    (from, to): (Date, Date),
    selected: bool,
) -> Result<(Vec<Buyer>, Handover), Diagnostics> {
    let flow = register.flow(from, to)?;
    let mut problems = Diagnostics::new();
    let mut holders: Vec<Vec<(String, Exact)>> = Vec::new();
    for party in parties {
        holders.push(match code_of(party).map(|code| flow.of(&code)) {
            Some(Ok(parts)) => parts
                .iter()
                .filter(|part| !part.share.is_zero())
                .map(|part| (part.code.to_string(), part.share.clone()))
                .collect(),
            Some(Err(why)) => {
                problems.push(why);
                Vec::new()
            }
            None => vec![(party.code.clone(), Exact::one())],
        });
    }
    check_codes(parties, &holders, &mut problems);
    let mut codes: Vec<&str> = Vec::new();
    for (code, _) in holders.iter().flatten() {
        if !codes.contains(&code.as_str()) {
            codes.push(code);
        }
    }
    // A list has an order and names of its own; a region is in the order of codes, and has the names
    // of the map.
    let named = if selected { &[] } else { parties };
    if selected {
        codes.sort_unstable();
    }
    let buyers = codes.iter().map(|code| buyer(register, named, code, to)).collect();
    let parts = placed(&holders, &codes);
    problems.unless_errors((buyers, Handover { from, to, by: By::Restated, parts }))
}

/// What a party owes is divided by the time for which each held its area.
fn succession(
    agreement: &Agreement,
    register: &Register,
    parties: &[Buyer],
    billed: Interval,
) -> Result<Option<(Vec<Buyer>, Handover)>, Diagnostics> {
    let (from, to) = (billed.from(), billed.to());
    let codes: Vec<Option<MunicipalityCode>> = parties.iter().map(code_of).collect();
    let ending: Vec<(MunicipalityCode, Date)> = register
        .changes_between(from, to)
        .filter(|change| codes.contains(&Some(change.code)))
        .map(|change| (change.code, change.date))
        .collect();
    let Some((_, first)) = ending.first() else { return Ok(None) };
    let Some(convention) = agreement.buyers.succession else {
        let position = agreement.buyers.on.as_ref().and_then(|on| on.position);
        let mut names: Vec<String> =
            ending.iter().map(|(code, _)| code.to_string()).collect();
        names.dedup();
        return Err(Diagnostic::new(Code::MapChanges, Input::Agreement)
            .at(position)
            .with("codes", names.join(", "))
            .with("date", first)
            .with("period", billed)
            .into());
    };
    // The days on which some area changes hands begin the stretches of time.
    let mut starts = vec![from];
    starts.extend(register.changes_between(from, to).map(|change| change.date));
    starts.dedup();
    let mut weights: Vec<BTreeMap<String, Exact>> = vec![BTreeMap::new(); parties.len()];
    let mut problems = Diagnostics::new();
    for (place, start) in starts.iter().enumerate() {
        let next = starts.get(place + 1).and_then(|next| next.yesterday().ok());
        let Some(stretch) = Interval::new(*start, next.unwrap_or(to)) else { continue };
        let count = Exact::from(match convention {
            Succession::Days => stretch.count(),
            Succession::Months => months(billed, stretch),
        });
        let flow = register.flow(from, *start)?;
        for ((party, code), weights) in parties.iter().zip(&codes).zip(&mut weights) {
            let parts = match code.map(|code| flow.of(&code)) {
                Some(Ok(parts)) => parts
                    .iter()
                    .map(|part| (part.code.to_string(), part.share.clone()))
                    .collect(),
                Some(Err(why)) => {
                    // It holds for every later stretch too.
                    if !problems.iter().any(|known| *known == why) {
                        problems.push(why);
                    }
                    continue;
                }
                None => vec![(party.code.clone(), Exact::one())],
            };
            for (code, share) in parts {
                let weight = weights.entry(code).or_insert_with(Exact::zero);
                *weight = &*weight + &(&share * &count);
            }
        }
    }
    problems.unless_errors(())?;
    let holders: Vec<Vec<(String, Exact)>> = weights
        .into_iter()
        .map(|weights| {
            weights.into_iter().filter(|(_, weight)| !weight.is_zero()).collect()
        })
        .collect();
    // A change after the last first day of a month moves nothing.
    if holders.iter().all(|holders| holders.len() == 1) {
        return Ok(None);
    }
    let mut problems = Diagnostics::new();
    check_codes(parties, &holders, &mut problems);
    problems.unless_errors(())?;
    let mut all: Vec<&str> = parties.iter().map(|party| party.code.as_str()).collect();
    let mut new: Vec<&str> = holders
        .iter()
        .flatten()
        .map(|(code, _)| code.as_str())
        .filter(|code| !all.contains(code))
        .collect();
    new.sort_unstable();
    new.dedup();
    all.extend(new);
    let buyers = all.iter().map(|code| buyer(register, parties, code, to)).collect();
    let parts = placed(&holders, &all);
    let handover = Handover { from, to, by: By::Succession(convention), parts };
    Ok(Some((buyers, handover)))
}

/// How many calendar months have their first billed day in a stretch of the billed days.
pub(super) fn months(billed: Interval, stretch: Interval) -> i64 {
    let mut count = 0;
    let mut first = Some(billed.from());
    while let Some(day) = first.filter(|day| *day <= stretch.to()) {
        count += i64::from(stretch.has(day));
        first = day.last_of_month().tomorrow().ok();
    }
    count
}

/// A buyer with the name that it had among the parties, or has on the day; its last one, if it has
/// ended by then.
fn buyer(register: &Register, parties: &[Buyer], code: &str, day: Date) -> Buyer {
    let known = parties.iter().find(|party| party.code == code);
    let one = code.parse().ok().and_then(|code: MunicipalityCode| register.get(&code));
    let name = one.and_then(|one| {
        one.name_on(day).or_else(|| one.names().last().map(|named| &named.name))
    });
    known.cloned().unwrap_or_else(|| Buyer {
        code: code.to_owned(),
        name: name.cloned().unwrap_or_default(),
        scheme: Scheme::Municipality,
    })
}

/// A buyer of the agreement's own codes must not be taken for a successor.
fn check_codes(
    parties: &[Buyer],
    holders: &[Vec<(String, Exact)>],
    problems: &mut Diagnostics,
) {
    for party in parties.iter().filter(|party| party.scheme == Scheme::Party) {
        let taken = parties.iter().zip(holders).any(|(holder, parts)| {
            holder.scheme == Scheme::Municipality
                && parts.iter().any(|(code, _)| *code == party.code)
        });
        if taken {
            problems.push(
                Diagnostic::new(Code::DuplicateBuyer, Input::Agreement)
                    .with("code", &party.code),
            );
        }
    }
}

fn placed(holders: &[Vec<(String, Exact)>], codes: &[&str]) -> Vec<Vec<(usize, Exact)>> {
    let place = |code: &str| codes.iter().position(|known| *known == code);
    holders
        .iter()
        .map(|holders| {
            holders
                .iter()
                .filter_map(|(code, weight)| Some((place(code)?, weight.clone())))
                .collect()
        })
        .collect()
}
