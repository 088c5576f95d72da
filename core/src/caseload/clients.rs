//! The clients of a day: one row each, or counted.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Ages, Form, Workers};
use crate::diagnostic::{Code, Diagnostics, Input, Position};
use crate::read::rows::{GivenTable, Need, Row, Sheet, Table};

/// Clients who have everything in common that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clients {
    groups: Vec<ClientGroup>,
}

/// A client, or so many of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClientGroup {
    /// Opaque; none of clients who are only counted.
    pub key: Option<String>,
    pub count: u64,
    /// The place of the responsible worker; none of clients who wait for one.
    pub worker: Option<usize>,
    pub form: Form,
    /// The form in which they are served: which workers take them.
    pub served: Form,
    pub ages: Ages,
    pub team: Option<String>,
    pub area: Option<String>,
    pub buyer: Option<String>,
    /// Where the buyer stands.
    pub place: Option<Position>,
}

/// The most clients of a table: more than any country has.
const MOST: u64 = super::cap::LARGEST;

const SHEET: Sheet = Sheet {
    input: Input::Clients,
    columns: &[
        ("client", Need::Optional),
        ("count", Need::Optional),
        ("worker", Need::Optional),
        ("form", Need::Wanted),
        ("as", Need::Optional),
        ("born", Need::Optional),
        ("age", Need::Optional),
        ("ages", Need::Optional),
        ("team", Need::Optional),
        ("area", Need::Optional),
        ("buyer", Need::Optional),
    ],
};

impl Clients {
    /// Nobody.
    #[must_use]
    pub fn none() -> Self {
        Self { groups: Vec::new() }
    }

    /// Those of a table with `form`; `client` or `count`; one of `born`, `age` and `ages`; and perhaps
    /// `worker` (else they wait for one), `as` (the form in which they are served, where it is
    /// another), `team`, `area` and `buyer`. They count by their age on the day.
    ///
    /// # Errors
    /// A client twice, one born after the day, a worker or form that is not known, and whatever is
    /// wrong with the table. No message holds a cell of it.
    pub fn read(
        given: &GivenTable,
        workers: &Workers,
        on: Date,
    ) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &SHEET)?;
        let mut problems = Diagnostics::new();
        let mut groups = Vec::new();
        let mut keys = BTreeSet::new();
        let mut sum = 0;
        for row in table.rows() {
            if let Some(key) = row.text("client")
                && !keys.insert(key)
            {
                problems.push(row.problem(Code::ClientTwice, "client"));
            }
            if let Some(group) = group(row, workers, on, &mut problems) {
                sum += group.count.min(MOST);
                if sum > MOST {
                    let problem = row.problem(Code::TooManyClients, "count");
                    problems.push(problem.with("most", MOST));
                    break;
                }
                groups.push(group);
            }
        }
        problems.unless_errors(Self { groups })
    }

    /// Those who count: from 0 to 17 years old.
    #[must_use]
    pub fn minors(&self) -> u64 {
        self.counted().map(|group| group.count).sum()
    }

    /// Those who do not.
    #[must_use]
    pub fn adults(&self) -> u64 {
        let adults = self.groups.iter().filter(|group| group.ages == Ages::Adult);
        adults.map(|group| group.count).sum()
    }

    /// Those who count and have no responsible worker.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        let waiting = self.counted().filter(|group| group.worker.is_none());
        waiting.map(|group| group.count).sum()
    }

    /// One group more.
    pub(super) fn push(&mut self, group: ClientGroup) {
        self.groups.push(group);
    }

    #[cfg(test)]
    pub(super) fn reversed(&self) -> Self {
        Self { groups: self.groups.iter().rev().cloned().collect() }
    }

    pub(super) fn all(&self) -> &[ClientGroup] {
        &self.groups
    }

    pub(super) fn counted(&self) -> impl Iterator<Item = &ClientGroup> {
        self.groups.iter().filter(|group| group.ages == Ages::Minor)
    }
}

fn group(
    row: &Row,
    workers: &Workers,
    on: Date,
    problems: &mut Diagnostics,
) -> Option<ClientGroup> {
    let count = count(row, problems);
    let form = row
        .required("form", problems)
        .and_then(|_| row.choice("form", &Form::NAMES, problems));
    let served = row.choice("as", &Form::NAMES, problems);
    let ages = ages(row, on, problems);
    let worker = match row.text("worker") {
        None => None,
        Some(name) => {
            let place = workers.place(name);
            if place.is_none() {
                problems.push(row.problem(Code::UnknownWorker, "worker"));
            }
            place
        }
    };
    let form = form?;
    let of_worker = worker.and_then(|place| workers.get(place));
    let own =
        |column, else_of: Option<&str>| row.text(column).or(else_of).map(str::to_owned);
    Some(ClientGroup {
        key: row.text("client").map(str::to_owned),
        count: count?,
        worker,
        form,
        served: served.unwrap_or(form),
        ages: ages?,
        team: own("team", of_worker.and_then(|worker| worker.team())),
        area: own("area", of_worker.and_then(|worker| worker.area())),
        buyer: own("buyer", None),
        place: row.problem(Code::UnknownPayer, "buyer").position(),
    })
}

/// One client, or as many as the row counts.
fn count(row: &Row, problems: &mut Diagnostics) -> Option<u64> {
    match (row.text("client"), row.text("count")) {
        (Some(_), None) => Some(1),
        (None, Some(_)) => row.whole("count", problems),
        _ => {
            problems.push(row.problem(Code::ClientOrCount, "client"));
            None
        }
    }
}

fn ages(row: &Row, on: Date, problems: &mut Diagnostics) -> Option<Ages> {
    let said = ["born", "age", "ages"].map(|column| row.text(column).is_some());
    match said {
        [true, false, false] => {
            let ages = Ages::on(on, row.day("born", problems)?);
            if ages.is_none() {
                let problem = row.problem(Code::BornLater, "born");
                problems.push(problem.with_day("date", on));
            }
            ages
        }
        [false, true, false] => row.whole("age", problems).map(Ages::of_years),
        [false, false, true] => row.choice("ages", &Ages::NAMES, problems),
        _ => {
            problems.push(row.problem(Code::AgeNotStated, "born"));
            None
        }
    }
}

#[cfg(test)]
#[path = "clients_tests.rs"]
mod tests;
