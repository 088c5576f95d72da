//! Municipalities, their names and centres, and the changes from one to another.

use std::collections::BTreeMap;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::names;
use super::tables::{Row, Table, Tables, Told};
use crate::diagnostic::words::Form;
use crate::diagnostic::{Code, Diagnostic};
use crate::exact::Exact;
use crate::municipality::{
    Centre, Change, Municipality, MunicipalityCode, Named, Register,
};
use crate::period::Span;
use crate::read::node::Span as TextSpan;

pub(super) fn read(tables: &mut Tables<'_>, register: &mut Register) {
    let ends = municipalities(tables, register);
    aliases(tables, register);
    centres(tables, register);
    changes(tables, register, &ends);
}

/// Where it stands that a municipality ended on a day.
type Ends = BTreeMap<(MunicipalityCode, Date), TextSpan>;

fn municipalities(tables: &mut Tables<'_>, register: &mut Register) -> Ends {
    let others = ["from", "to", "fi", "sv", "en"];
    let mut ends = Ends::new();
    let Some(table) = tables.needed("municipalities", &["code"], &others) else {
        return ends;
    };
    let mut all: BTreeMap<MunicipalityCode, Vec<(Named, &Row<'_>)>> = BTreeMap::new();
    for row in &table.rows {
        let code = tables.code(row, 0);
        let (from, to) = (tables.maybe_day(row, 1), tables.maybe_day(row, 2));
        let name = names(tables, row, 3);
        let (Some(code), Ok(from), Ok(to), Some(name)) = (code, from, to, name) else {
            continue;
        };
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            let problem = tables
                .problem(Code::BackwardInterval, row, None)
                .with("from", first)
                .with("to", last);
            tables.report(problem);
            continue;
        }
        ends.extend(to.map(|end| ((code, end), row.span(None))));
        all.entry(code).or_default().push((Named { days: Span { from, to }, name }, row));
    }
    for (code, mut names) in all {
        names.sort_by_key(|(named, _)| named.days);
        for pair in names.windows(2) {
            if let [(first, _), (second, row)] = pair
                && first.days.meets(&second.days)
            {
                let problem = tables
                    .problem(Code::OverlappingLives, row, None)
                    .with("code", code)
                    .with("first", first.days)
                    .with("second", second.days);
                tables.report(problem);
            }
        }
        register.municipalities.push(Municipality {
            code,
            names: names.into_iter().map(|(named, _)| named).collect(),
            aliases: Vec::new(),
            centre: None,
        });
    }
    ends
}

fn aliases(tables: &mut Tables<'_>, register: &mut Register) {
    let Some(table) = tables.take("aliases", &["code", "name"], &[]) else { return };
    for row in &table.rows {
        let name = row.text(1).nfc().collect();
        if let Some(municipality) = known(tables, register, row, 0) {
            municipality.aliases.push(name);
        }
    }
}

fn centres(tables: &mut Tables<'_>, register: &mut Register) {
    let Some(table) = tables.take("centres", &["code", "east", "north"], &[]) else {
        return;
    };
    for row in &table.rows {
        let mut metres = |column: usize| {
            let text = row.text(column);
            let metres: Option<i32> = text.parse().ok();
            if metres.is_none() {
                let problem = tables
                    .problem(Code::WrongType, row, Some(column))
                    .with_text("expected", Form::WholeMetres.text())
                    .with("found", format!("`{text}`"));
                tables.report(problem);
            }
            metres
        };
        let (east, north) = (metres(1), metres(2));
        let twice = {
            let Some(municipality) = known(tables, register, row, 0) else { continue };
            let twice = municipality.centre.is_some();
            municipality.centre =
                east.zip(north).map(|(east, north)| Centre { east, north });
            twice
        };
        if twice {
            let problem =
                tables.problem(Code::DuplicateRow, row, Some(0)).with("id", row.text(0));
            tables.report(problem);
        }
    }
}

/// The municipality of a code that must be there.
fn known<'r>(
    tables: &mut Tables<'_>,
    register: &'r mut Register,
    row: &Row<'_>,
    column: usize,
) -> Option<&'r mut Municipality> {
    let code = tables.code(row, column)?;
    let place = register.municipalities.binary_search_by(|one| one.code.cmp(&code)).ok();
    let Some(place) = place else {
        let problem = tables
            .problem(Code::UnknownMunicipality, row, Some(column))
            .with("code", code)
            .with("date", "-");
        tables.report(problem);
        return None;
    };
    register.municipalities.get_mut(place)
}

fn changes(tables: &mut Tables<'_>, register: &mut Register, ends: &Ends) {
    let table = tables.take("changes", &["date", "code", "successor"], &["part"]);
    let rows: &[Row<'_>] = table.as_ref().map_or(&[], |table: &Table<'_>| &table.rows);
    let mut changes: Vec<(Change, &Row<'_>)> = Vec::new();
    for row in rows {
        let (date, code) = (tables.day(row, 0), tables.code(row, 1));
        let successor =
            if row.text(2) == "-" { Some(None) } else { tables.code(row, 2).map(Some) };
        let part = part(tables, row);
        let (Some(date), Some(code), Some(successor), Ok(part)) =
            (date, code, successor, part)
        else {
            continue;
        };
        changes.push((Change { date, code, successor, part }, row));
    }
    changes.sort_by_key(|(change, _)| (change.date, change.code, change.successor));
    for pair in changes.windows(2) {
        if let [(first, _), (second, row)] = pair
            && (first.date, first.code, first.successor)
                == (second.date, second.code, second.successor)
        {
            let problem =
                tables.problem(Code::DuplicateRow, row, Some(1)).with("id", second.code);
            tables.report(problem);
        }
    }
    let mut of_code: BTreeMap<MunicipalityCode, Vec<&Change>> = BTreeMap::new();
    for (change, _) in &changes {
        of_code.entry(change.code).or_default().push(change);
    }
    let mut problems: Vec<Diagnostic> = Vec::new();
    for (change, row) in &changes {
        let told = |code, column| {
            tables
                .problem(code, row, Some(column))
                .with("code", change.code)
                .with("date", change.date)
        };
        let Some(one) = register.get(&change.code) else {
            problems.push(told(Code::UnknownMunicipality, 1));
            continue;
        };
        if let Some(circle) = circle(register, &of_code, change) {
            problems.push(told(Code::ChangeCycle, 1).with("codes", circle));
            continue;
        }
        if !one.lives().iter().any(|life| ends_before(life, change.date)) {
            problems.push(told(Code::DoesNotEnd, 0));
        }
        let there = |code: &MunicipalityCode| {
            register.get(code).is_some_and(|one| one.existed(change.date))
        };
        if let Some(successor) = change.successor.filter(|code| !there(code)) {
            problems.push(
                tables
                    .problem(Code::UnknownMunicipality, row, Some(2))
                    .with("code", successor)
                    .with("date", change.date),
            );
        }
    }
    let known = register.known;
    for one in &register.municipalities {
        for life in one.lives() {
            let Some(end) =
                life.to.filter(|end| known.is_none_or(|known| *end < known.to()))
            else {
                continue;
            };
            let changes = of_code.get(&one.code).into_iter().flatten();
            let followed =
                changes.into_iter().any(|change| ends_before(&life, change.date));
            if let Some(row) = ends.get(&(one.code, end)).filter(|_| !followed) {
                problems.push(
                    tables
                        .at(Code::EndWithoutChange, *row)
                        .with("code", one.code)
                        .with("date", end),
                );
            }
        }
    }
    for problem in problems {
        tables.report(problem);
    }
    register.changes = changes.into_iter().map(|(change, _)| change).collect();
}

fn part(tables: &mut Tables<'_>, row: &Row<'_>) -> Result<Option<Exact>, Told> {
    let text = row.text(3);
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<Exact>() {
        Ok(part) if !part.is_negative() => Ok(Some(part)),
        Ok(_) => {
            let problem =
                tables.problem(Code::BelowZero, row, Some(3)).with("value", text);
            tables.report(problem);
            Err(Told)
        }
        Err(error) => {
            let problem = tables.problem(error.into(), row, Some(3)).with("value", text);
            tables.report(problem);
            Err(Told)
        }
    }
}

fn ends_before(life: &Span, date: Date) -> bool {
    life.to.and_then(|end| end.tomorrow().ok()) == Some(date)
}

/// The codes of a circle that a change is part of: who should follow does not exist on the day,
/// and those who followed it lead back.
fn circle(
    register: &Register,
    of_code: &BTreeMap<MunicipalityCode, Vec<&Change>>,
    change: &Change,
) -> Option<String> {
    /// Of longer ones it is told that the successors do not exist.
    const LONGEST: usize = 16;
    let mut code = change.successor?;
    if register.get(&code).is_some_and(|one| one.existed(change.date)) {
        // What exists has a life of its own, whatever it was before.
        return None;
    }
    let mut path = vec![change.code.to_string()];
    while path.len() <= LONGEST {
        path.push(code.to_string());
        if code == change.code {
            return Some(path.join(" → "));
        }
        code = of_code.get(&code)?.first()?.successor?;
    }
    None
}
