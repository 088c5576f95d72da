//! The reserve of commissioned carers as capacity, and needs matched with it.

mod matching;
mod report;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostics, Input};
use crate::period::Span;
use crate::read::rows::{GivenTable, Need as Wants, Row, Sheet, Table};
use crate::text::Text;

/// Carers who can take children on a day, with their free places.
///
/// ```
/// use jiff::civil::date;
/// use osuus::call::GivenTable;
/// use osuus::placement::{Needs, Reserve};
/// let carers = "carer,area,kinds,places,taken\ncarer-key-1,179,short,2,1\n";
/// let needs = "need,kind,area\nneed-key-1,short,179\nneed-key-2,short,182\n";
/// let reserve = Reserve::read(&GivenTable::Csv(carers.into()), date(2024, 3, 1)).unwrap();
/// let needs = Needs::read(&GivenTable::Csv(needs.into())).unwrap();
/// assert_eq!(reserve.free(), 1);
/// assert_eq!(reserve.matched(&needs, |_, _| None).unwrap().met(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Reserve {
    on: Date,
    carers: Vec<Carer>,
}

#[derive(Debug, Clone)]
struct Carer {
    key: String,
    area: String,
    kinds: BTreeSet<String>,
    places: u64,
    taken: u64,
}

impl Carer {
    fn free(&self) -> u64 {
        self.places.saturating_sub(self.taken)
    }
}

/// Children who need a place, each of one kind.
#[derive(Debug, Clone)]
pub struct Needs(Vec<Need>);

#[derive(Debug, Clone)]
struct Need {
    key: String,
    kind: String,
    area: String,
}

/// Which need is met by whom.
#[derive(Debug, Clone)]
pub struct Matching<'r> {
    reserve: &'r Reserve,
    needs: &'r Needs,
    /// For each need the place of its carer in the list, and how far away it is where that is known.
    by_need: Vec<Option<Met>>,
}

#[derive(Debug, Clone, Copy)]
struct Met {
    carer: usize,
    metres: Option<u64>,
}

const CARERS: Sheet = Sheet {
    input: Input::Carers,
    columns: &[
        ("carer", Wants::Wanted),
        ("area", Wants::Wanted),
        ("kinds", Wants::Wanted),
        ("places", Wants::Wanted),
        ("taken", Wants::Optional),
        ("from", Wants::Optional),
        ("to", Wants::Optional),
    ],
};

const NEEDS: Sheet = Sheet {
    input: Input::Needs,
    columns: &[("need", Wants::Wanted), ("kind", Wants::Wanted), ("area", Wants::Wanted)],
};

impl Reserve {
    /// Reads a table of carers; those count whose time has the day.
    ///
    /// # Errors
    /// Everything that is wrong with it, with its place: cells, a carer twice, more children than places.
    pub fn read(given: &GivenTable, on: Date) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &CARERS)?;
        let mut problems = Diagnostics::new();
        let mut taken = BTreeSet::new();
        let mut carers = Vec::new();
        for row in table.rows() {
            let Some((carer, days)) = carer(row, &mut problems) else { continue };
            if !taken.insert(carer.key.clone()) {
                let twice = row.problem(Code::DuplicateRow, "carer").confidential();
                problems.push(twice.with_text("id", Text::withheld()));
            }
            if days.has(on) {
                carers.push(carer);
            }
        }
        problems.unless_errors(Self { on, carers })
    }

    /// How many places are free.
    #[must_use]
    pub fn free(&self) -> u64 {
        self.carers.iter().map(Carer::free).fold(0, u64::saturating_add)
    }
}

fn carer(row: &Row, problems: &mut Diagnostics) -> Option<(Carer, Span)> {
    let key = row.required("carer", problems);
    let area = row.required("area", problems);
    let kinds = row.required("kinds", problems);
    row.required("places", problems);
    let places = row.whole("places", problems);
    let taken = match row.text("taken") {
        Some(_) => row.whole("taken", problems)?,
        None => 0,
    };
    let before = problems.len();
    let (from, to) = (row.day("from", problems), row.day("to", problems));
    if problems.len() > before {
        return None;
    }
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        let backward = row.problem(Code::BackwardInterval, "to");
        let days = from.zip(to)?;
        problems.push(backward.with("from", days.0).with("to", days.1));
    }
    let places = places?;
    if taken > places {
        let over = row.problem(Code::MoreThanPlaces, "taken");
        problems.push(over.with("taken", taken).with("places", places));
    }
    let kinds = kinds?.split_whitespace().map(str::to_owned).collect();
    let carer =
        Carer { key: key?.to_owned(), area: area?.to_owned(), kinds, places, taken };
    Some((carer, Span { from, to }))
}

impl Needs {
    /// Reads a table of needs.
    ///
    /// # Errors
    /// Everything that is wrong with it, with its place: cells, a need twice.
    pub fn read(given: &GivenTable) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &NEEDS)?;
        let mut problems = Diagnostics::new();
        let mut taken = BTreeSet::new();
        let mut needs = Vec::new();
        for row in table.rows() {
            let key = row.required("need", &mut problems);
            let kind = row.required("kind", &mut problems);
            let area = row.required("area", &mut problems);
            let (Some(key), Some(kind), Some(area)) = (key, kind, area) else { continue };
            if !taken.insert(key.to_owned()) {
                problems.push(row.problem(Code::NeedTwice, "need"));
            }
            let [key, kind, area] = [key, kind, area].map(str::to_owned);
            needs.push(Need { key, kind, area });
        }
        problems.unless_errors(Self(needs))
    }
}

#[cfg(test)]
#[path = "reserve/reserve_tests.rs"]
mod tests;
