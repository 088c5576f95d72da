//! Divisions, their areas, and who belonged to them.

use std::collections::BTreeMap;

use super::names;
use super::tables::{Row, Tables};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic};
use crate::municipality::division::Given;
use crate::municipality::{Area, Division, MunicipalityCode, Register};
use crate::period::Interval;

pub(super) fn read(tables: &mut Tables<'_>, register: &mut Register) {
    divisions(tables, register);
    areas(tables, register);
    members(tables, register);
}

fn divisions(tables: &mut Tables<'_>, register: &mut Register) {
    let Some(table) = tables.take("divisions", &["id"], &["fi", "sv", "en"]) else {
        return;
    };
    for row in &table.rows {
        let id = row.text(0).to_owned();
        let Some(name) = names(tables, row, 1) else { continue };
        if register.division(&id).is_some() {
            let problem = tables.problem(Code::DuplicateRow, row, Some(0)).with("id", id);
            tables.report(problem);
            continue;
        }
        let (areas, given, times) = (Vec::new(), Vec::new(), Vec::new());
        register.divisions.push(Division { id, name, areas, given, times });
    }
}

fn areas(tables: &mut Tables<'_>, register: &mut Register) {
    let others = ["fi", "sv", "en"];
    let Some(table) = tables.take("areas", &["division", "code"], &others) else {
        return;
    };
    for row in &table.rows {
        let code = row.text(1).to_owned();
        let Some(name) = names(tables, row, 2) else { continue };
        let Some(division) = division(tables, register, row) else { continue };
        if division.area(&code).is_some() {
            let problem =
                tables.problem(Code::DuplicateRow, row, Some(1)).with("id", code);
            tables.report(problem);
            continue;
        }
        division.areas.push(Area { code, name });
    }
    for division in &mut register.divisions {
        division.areas.sort_by(|one, other| one.code.cmp(&other.code));
    }
}

fn division<'r>(
    tables: &mut Tables<'_>,
    register: &'r mut Register,
    row: &Row<'_>,
) -> Option<&'r mut Division> {
    let id = row.text(0);
    let place = register.divisions.iter().position(|division| division.id == id);
    if place.is_none() {
        let ids: Vec<&str> = register.divisions.iter().map(Division::id).collect();
        let problem = unknown(tables, row, 0, Among::Divisions, &ids);
        tables.report(problem);
    }
    place.and_then(|place| register.divisions.get_mut(place))
}

/// A row names something that is not in its table.
pub(super) fn unknown(
    tables: &Tables<'_>,
    row: &Row<'_>,
    column: usize,
    kind: Among<'_>,
    known: &[&str],
) -> Diagnostic {
    let problem = tables.problem(Code::UnknownReference, row, Some(column));
    problem.naming_none(row.text(column), kind, known)
}

fn members(tables: &mut Tables<'_>, register: &mut Register) {
    let needed = ["division", "area", "from", "to", "codes"];
    let Some(table) = tables.take("members", &needed, &[]) else { return };
    // With the places of their rows.
    let mut given: BTreeMap<String, Vec<(Given, usize)>> = BTreeMap::new();
    for (number, row) in table.rows.iter().enumerate() {
        let (from, to) = (tables.day(row, 2), tables.day(row, 3));
        let (Some(from), Some(to)) = (from, to) else { continue };
        let Some(days) = Interval::new(from, to) else {
            let problem = tables
                .problem(Code::BackwardInterval, row, None)
                .with("from", from)
                .with("to", to);
            tables.report(problem);
            continue;
        };
        let codes = codes(tables, register, row, days);
        let Some(division) = division(tables, register, row) else { continue };
        let place = division.areas.iter().position(|area| area.code == row.text(1));
        let Some(area) = place else {
            let known: Vec<&str> =
                division.areas.iter().map(|area| area.code.as_str()).collect();
            let problem = unknown(tables, row, 1, Among::Areas, &known);
            tables.report(problem);
            continue;
        };
        division.times.push(days);
        let rows = given.entry(division.id.clone()).or_default();
        rows.extend(codes.into_iter().map(|code| (Given { code, days, area }, number)));
    }
    for division in &mut register.divisions {
        let mut given = given.remove(&division.id).unwrap_or_default();
        given.sort_unstable();
        division.times = joined(std::mem::take(&mut division.times));
        for pair in given.windows(2) {
            if let [(first, one), (second, other)] = pair
                && first.code == second.code
                && first.days.common(&second.days).is_some()
                && let Some(row) = table.rows.get(*one.max(other))
            {
                let area = |given: &Given| {
                    division.areas.get(given.area).map_or("", |area| area.code.as_str())
                };
                let problem = tables
                    .problem(Code::TwoAreas, row, Some(4))
                    .with("code", first.code)
                    .with("division", &division.id)
                    .with("first", format!("{} {}", area(first), first.days))
                    .with("second", format!("{} {}", area(second), second.days));
                tables.report(problem);
            }
        }
        division.given = given.into_iter().map(|(given, _)| given).collect();
    }
}

/// The codes of a row, each of which existed on all of its days.
fn codes(
    tables: &mut Tables<'_>,
    register: &Register,
    row: &Row<'_>,
    days: Interval,
) -> Vec<MunicipalityCode> {
    let mut codes = Vec::new();
    for word in row.text(4).split_whitespace() {
        let Ok(code) = word.parse::<MunicipalityCode>() else {
            let problem =
                tables.problem(Code::NotACode, row, Some(4)).with("value", word);
            tables.report(problem);
            continue;
        };
        let life = register.get(&code).and_then(|one| one.life_on(days.from()));
        let missing = match life.map(|life| life.to.filter(|end| *end < days.to())) {
            None => Some(days.from()),
            Some(end) => end.and_then(|end| end.tomorrow().ok()),
        };
        if let Some(day) = missing {
            let problem = tables
                .problem(Code::UnknownMunicipality, row, Some(4))
                .with("code", code)
                .with("date", day);
            tables.report(problem);
        }
        codes.push(code);
    }
    codes
}

/// Times that touch or overlap become one.
fn joined(mut times: Vec<Interval>) -> Vec<Interval> {
    times.sort_unstable();
    let mut all: Vec<Interval> = Vec::new();
    for time in times {
        let touches =
            |last: &Interval| last.to().tomorrow().is_ok_and(|next| time.from() <= next);
        match all.last().copied().filter(touches) {
            Some(last) => {
                all.pop();
                all.extend(Interval::new(last.from(), last.to().max(time.to())));
            }
            None => all.push(time),
        }
    }
    all
}
