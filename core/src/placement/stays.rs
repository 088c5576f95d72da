//! The table of placements.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Terms;
use crate::diagnostic::{Code, Diagnostics, Input};
use crate::read::rows::{GivenTable, Need, Row, Sheet, Table};
use crate::text::Text;

/// Whether a child was placed in an emergency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Urgent {
    Ordinary,
    Emergency,
}

/// One placement.
#[derive(Debug, Clone)]
pub(super) struct Stay {
    pub child: String,
    pub buyer: String,
    /// Its place among the forms.
    pub form: usize,
    pub from: Date,
    /// None where it goes on.
    pub to: Option<Date>,
    pub place: Option<String>,
    pub kind: Urgent,
}

/// Placements that do not overlap: a child is in one place at a time.
#[derive(Debug, Clone)]
pub struct Stays {
    /// Those of a child together, in order of time.
    pub(super) list: Vec<Stay>,
    pub(super) places: Places,
}

/// Whether the table names places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    Named,
    Unnamed,
}

const SHEET: Sheet = Sheet {
    input: Input::Placements,
    columns: &[
        ("child", Need::Wanted),
        ("buyer", Need::Wanted),
        ("form", Need::Wanted),
        ("from", Need::Wanted),
        ("to", Need::Optional),
        ("place", Need::Optional),
        ("kind", Need::Optional),
    ],
};

const KINDS: [(&str, Urgent); 2] =
    [("ordinary", Urgent::Ordinary), ("emergency", Urgent::Emergency)];

impl Stays {
    /// Reads a table of placements; `buyers` are those that there are, where that is known.
    ///
    /// # Errors
    /// Everything that is wrong with it, with its place: cells, an unknown form or buyer, a placement that
    /// ends before it begins, placements of one child that overlap.
    pub fn read(
        given: &GivenTable,
        terms: &Terms,
        buyers: Option<&BTreeSet<String>>,
    ) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &SHEET)?;
        let mut problems = Diagnostics::new();
        let mut list: Vec<(Stay, &Row)> = Vec::new();
        for row in table.rows() {
            list.extend(stay(row, terms, buyers, &mut problems).map(|stay| (stay, row)));
        }
        list.sort_by(|(one, _), (other, _)| {
            let key = |stay: &Stay| (stay.from, stay.to.unwrap_or(Date::MAX));
            (&one.child, key(one)).cmp(&(&other.child, key(other)))
        });
        apart(&list, &mut problems);
        let places = if table.has("place") { Places::Named } else { Places::Unnamed };
        let list = list.into_iter().map(|(stay, _)| stay).collect();
        problems.unless_errors(Self { list, places })
    }
}

fn stay(
    row: &Row,
    terms: &Terms,
    buyers: Option<&BTreeSet<String>>,
    problems: &mut Diagnostics,
) -> Option<Stay> {
    let child = row.required("child", problems);
    let buyer = row.required("buyer", problems);
    if let (Some(code), Some(known)) = (buyer, buyers)
        && !known.contains(code)
    {
        let list: Vec<&str> = known.iter().map(String::as_str).collect();
        let unknown = row.problem(Code::UnknownBuyer, "buyer");
        let unknown = unknown.with_text("code", Text::withheld());
        problems.push(unknown.with("known", crate::suggest::list(None, &list)));
    }
    let form = row.required("form", problems).and_then(|id| {
        let form = terms.form(id);
        if form.is_none() {
            problems
                .push(row.wrong(Code::UnknownForm, "form").with("known", terms.known()));
        }
        form
    });
    row.required("from", problems);
    let from = row.day("from", problems);
    let before = problems.len();
    let to = row.day("to", problems);
    if problems.len() > before {
        return None;
    }
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let backward = row.problem(Code::BackwardInterval, "to");
        problems.push(
            backward
                .with_text("from", Text::withheld())
                .with_text("to", Text::withheld()),
        );
        return None;
    }
    let kind = match row.text("kind") {
        Some(_) => row.choice("kind", &KINDS, problems)?,
        None => Urgent::Ordinary,
    };
    Some(Stay {
        child: child?.to_owned(),
        buyer: buyer?.to_owned(),
        form: form?,
        from: from?,
        to,
        place: row.text("place").map(str::to_owned),
        kind,
    })
}

/// Reports placements of one child that have more than the day of a move in common.
fn apart(list: &[(Stay, &Row)], problems: &mut Diagnostics) {
    // Until when the child is taken, and since when.
    let mut taken: BTreeMap<&str, (Date, Date)> = BTreeMap::new();
    for (stay, row) in list {
        let to = stay.to.unwrap_or(Date::MAX);
        let before = taken.get(stay.child.as_str()).copied();
        if let Some((since, until)) = before
            && (stay.from < until
                || (stay.from == until && since == until && to == until))
        {
            problems.push(row.problem(Code::OverlappingPlacements, "from"));
        }
        let later = before.is_none_or(|(_, until)| to >= until);
        if later {
            taken.insert(&stay.child, (stay.from, to));
        }
    }
}
