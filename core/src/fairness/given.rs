//! What the caller knows of costs alone: of single buyers, and of groups that would do it by themselves.

use std::collections::BTreeMap;

use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::read::rows::{GivenTable, Need, Row, Sheet, Table};

const ALONE: Sheet = Sheet {
    input: Input::Alone,
    columns: &[("buyer", Need::Wanted), ("amount", Need::Wanted)],
};

const GROUPS: Sheet = Sheet {
    input: Input::Groups,
    columns: &[("group", Need::Wanted), ("buyer", Need::Wanted)],
};

const COSTS: Sheet = Sheet {
    input: Input::Costs,
    columns: &[("group", Need::Wanted), ("amount", Need::Wanted)],
};

/// Where a row stands.
type Place = (Input, Option<Position>);

/// An amount, and where its row stands.
type Amount = (Exact, Option<Position>);

/// What the service would cost each buyer alone in the period, in the currency of the agreement.
#[derive(Debug, Clone, Default)]
pub struct Alone(BTreeMap<String, Amount>);

/// Groups of buyers, and what the service would cost each by itself.
#[derive(Debug, Clone, Default)]
pub struct Groups(Vec<Group>);

/// Buyers that might do it by themselves.
#[derive(Debug, Clone)]
pub struct Group {
    id: String,
    /// In the order of the table, each with its place.
    buyers: Vec<(String, Option<Position>)>,
    cost: Exact,
}

impl Alone {
    /// Reads `buyer,amount`: a row for each buyer of which it is known.
    ///
    /// # Errors
    /// Everything that is wrong with the table, with its place.
    pub fn read(given: &GivenTable) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let amounts = amounts(given, &ALONE, "buyer", &mut problems)?;
        problems.unless_errors(Self(amounts.into_iter().collect()))
    }

    /// That of a buyer.
    #[must_use]
    pub fn of(&self, buyer: &str) -> Option<&Exact> {
        self.0.get(buyer).map(|(amount, _)| amount)
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = (&str, Place)> {
        self.0.iter().map(|(code, (_, at))| (code.as_str(), (Input::Alone, *at)))
    }
}

impl Groups {
    /// Reads `group,buyer`, a row for each buyer of each group, and `group,amount`, what each group would
    /// cost by itself. A buyer may be in several groups.
    ///
    /// # Errors
    /// Everything that is wrong with the tables, with its place: also a group without a cost, and a cost
    /// of no group.
    pub fn read(groups: &GivenTable, costs: &GivenTable) -> Result<Self, Diagnostics> {
        let table = Table::read(groups, &GROUPS)?;
        let mut problems = Diagnostics::new();
        let costs = amounts(costs, &COSTS, "group", &mut problems)?;
        let mut all: Vec<Group> = Vec::new();
        for row in table.rows() {
            let group = row.required("group", &mut problems);
            let buyer = row.required("buyer", &mut problems);
            let (Some(group), Some(buyer)) = (group, buyer) else { continue };
            let place = row.problem(Code::DuplicateRow, "buyer").position();
            let member = (buyer.to_owned(), place);
            match all.iter_mut().find(|known| known.id == group) {
                Some(known) if known.has(buyer) => {
                    let twice = row.problem(Code::DuplicateRow, "buyer");
                    problems.push(twice.with("id", format!("{group}, {buyer}")));
                }
                Some(known) => known.buyers.push(member),
                None => {
                    let cost = costs.iter().find(|(id, _)| id == group);
                    let cost = cost.map(|(_, (amount, _))| amount.clone());
                    if cost.is_none() {
                        let missing = Diagnostic::new(Code::MissingRow, Input::Costs);
                        problems.push(missing.with("id", group));
                    }
                    all.push(Group {
                        id: group.to_owned(),
                        buyers: vec![member],
                        cost: cost.unwrap_or_else(Exact::zero),
                    });
                }
            }
        }
        let known: Vec<&str> = all.iter().map(Group::id).collect();
        for (id, (_, at)) in costs.iter().filter(|(id, _)| !known.contains(&&**id)) {
            let problem = Diagnostic::new(Code::UnknownReference, Input::Costs).at(*at);
            problems.push(problem.naming_none(id, Among::Groups, &known));
        }
        problems.unless_errors(Self(all))
    }

    /// A group by its identifier.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Group> {
        self.0.iter().find(|group| group.id == id)
    }

    /// In the order of the table.
    #[must_use]
    pub fn all(&self) -> &[Group] {
        &self.0
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = (&str, Place)> {
        let members = self.0.iter().flat_map(|group| &group.buyers);
        members.map(|(code, at)| (code.as_str(), (Input::Groups, *at)))
    }
}

impl Group {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The codes of its buyers, in the order of the table.
    pub fn buyers(&self) -> impl Iterator<Item = &str> {
        self.buyers.iter().map(|(code, _)| code.as_str())
    }

    /// What the service would cost it by itself.
    #[must_use]
    pub fn cost(&self) -> &Exact {
        &self.cost
    }

    fn has(&self, buyer: &str) -> bool {
        self.buyers().any(|known| known == buyer)
    }
}

/// An amount for each name of a column, in the order of the table; none is told twice or below zero.
fn amounts(
    given: &GivenTable,
    sheet: &Sheet,
    column: &str,
    problems: &mut Diagnostics,
) -> Result<Vec<(String, Amount)>, Diagnostics> {
    let table = Table::read(given, sheet)?;
    let mut all: Vec<(String, Amount)> = Vec::new();
    for row in table.rows() {
        let Some(id) = row.required(column, problems) else { continue };
        if all.iter().any(|(known, _)| known == id) {
            problems.push(row.problem(Code::DuplicateRow, column).with("id", id));
            continue;
        }
        let place = row.problem(Code::DuplicateRow, column).position();
        all.extend(amount(row, problems).map(|found| (id.to_owned(), (found, place))));
    }
    Ok(all)
}

fn amount(row: &Row, problems: &mut Diagnostics) -> Option<Exact> {
    row.required("amount", problems)?;
    row.from_zero("amount", problems)
}
