//! The printed table: what was shared in each row, and the parts that are printed for it.

use std::collections::BTreeSet;

use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::read::rows::{self, GivenTable, Need, Sheet};

const PRINTED: Sheet = Sheet {
    input: Input::Printed,
    columns: &[
        ("row", Need::Wanted),
        ("item", Need::Wanted),
        ("amount", Need::Wanted),
        ("role", Need::Optional),
        ("name", Need::Optional),
    ],
};

const WEIGHTS: Sheet = Sheet {
    input: Input::Weights,
    columns: &[
        ("item", Need::Wanted),
        ("weight", Need::Wanted),
        ("stated", Need::Optional),
    ],
};

/// What a figure of a printed table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Part,
    Pool,
    Beside,
    Total,
}

const ROLES: [(&str, Role); 4] = [
    ("part", Role::Part),
    ("pool", Role::Pool),
    ("beside", Role::Beside),
    ("total", Role::Total),
];

/// How a weight is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// It is this weight.
    Exact,
    /// It is near it, as `~63 %` is printed.
    About,
}

const STATED: [(&str, Stated); 2] = [("exact", Stated::Exact), ("about", Stated::About)];

/// A printed table: rows, such as years, in each of which a whole is printed with its parts.
///
/// ```
/// use std::collections::BTreeMap;
/// use osuus::call::GivenTable;
/// use osuus::infer::Printed;
/// let csv = "row,item,amount,role\n2007,municipal,17500,pool\n2007,a,11000,\n2007,b,6500,\n";
/// let printed = Printed::read(&GivenTable::Csv(csv.into()), None).unwrap();
/// assert_eq!(printed.items().count(), 2);
/// assert_eq!(printed.sums()[0].difference().to_string(), "0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub(super) items: Vec<Item>,
    pub(super) rows: Vec<Row>,
    /// The weights that are stated, as parts of one.
    pub(super) stated: Option<Vec<(Exact, Stated)>>,
}

/// Among whom it is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub code: String,
    pub name: Option<String>,
}

/// A whole and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub name: String,
    pub pool: Exact,
    /// Whether the pool is printed, or the sum of the parts taken for it.
    pub pool_is_printed: bool,
    /// In the order of the items; none where a figure is withheld.
    pub parts: Vec<Option<Exact>>,
    beside: Vec<Option<Exact>>,
    total: Option<Exact>,
}

/// A sum that is printed, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    pub(super) row: String,
    pub(super) what: Summed,
    pub(super) printed: Exact,
    pub(super) comes_to: Exact,
}

/// What is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Summed {
    /// The parts, to the pool.
    Parts,
    /// The pool and what others pay beside it, to the total.
    Total,
}

impl Sum {
    /// The row.
    #[must_use]
    pub fn row(&self) -> &str {
        &self.row
    }

    /// What is added up.
    #[must_use]
    pub fn what(&self) -> Summed {
        self.what
    }

    /// What is printed.
    #[must_use]
    pub fn printed(&self) -> &Exact {
        &self.printed
    }

    /// What its parts come to.
    #[must_use]
    pub fn comes_to(&self) -> &Exact {
        &self.comes_to
    }

    /// How much its parts are above what is printed.
    #[must_use]
    pub fn difference(&self) -> Exact {
        &self.comes_to - &self.printed
    }
}

/// A row while it is read.
struct Found {
    name: String,
    parts: Vec<(usize, Option<Exact>)>,
    pool: Option<Exact>,
    beside: Vec<(String, Option<Exact>)>,
    total: Option<Exact>,
    first: usize,
}

impl Printed {
    /// Reads `row,item,amount` with `role` (`part` where it is empty, `pool`, `beside`, `total`) and `name`,
    /// and the stated weights `item,weight` with `stated` (`exact` where it is empty, or `about`).
    ///
    /// An empty amount is withheld: it is not known, and never zero.
    ///
    /// # Errors
    /// Everything that is wrong with the tables, with its place: a figure twice, a part that a row lacks, a
    /// row of which neither the pool nor all parts are known, weights of others than the parts.
    pub fn read(
        printed: &GivenTable,
        weights: Option<&GivenTable>,
    ) -> Result<Self, Diagnostics> {
        let table = rows::Table::read(printed, &PRINTED)?;
        let mut problems = Diagnostics::new();
        let mut items: Vec<Item> = Vec::new();
        let mut found: Vec<Found> = Vec::new();
        for (at, row) in table.rows().iter().enumerate() {
            let Some(name) = row.required("row", &mut problems) else { continue };
            let role = row.choice("role", &ROLES, &mut problems);
            if row.text("role").is_some() && role.is_none() {
                continue;
            }
            let before = problems.errors();
            let amount = row.exact("amount", &mut problems);
            if problems.errors() > before {
                continue;
            }
            let place = found.iter().position(|known| known.name == name);
            let place = place.unwrap_or_else(|| {
                found.push(Found::new(name, at));
                found.len() - 1
            });
            let Some(into) = found.get_mut(place) else { continue };
            match role.unwrap_or(Role::Part) {
                Role::Part => {
                    let Some(code) = row.required("item", &mut problems) else {
                        continue;
                    };
                    let known = items.iter().position(|item| item.code == code);
                    let item = known.unwrap_or_else(|| {
                        items.push(Item { code: code.to_owned(), name: None });
                        items.len() - 1
                    });
                    if let (Some(item), Some(name)) =
                        (items.get_mut(item), row.text("name"))
                    {
                        item.name.get_or_insert_with(|| name.to_owned());
                    }
                    if into.parts.iter().any(|(known, _)| *known == item) {
                        problems.push(twice(row, code));
                    }
                    into.parts.push((item, amount));
                }
                Role::Beside => {
                    let who = row.text("item").unwrap_or_default();
                    if into.beside.iter().any(|(known, _)| known == who) {
                        problems.push(twice(row, who));
                    }
                    into.beside.push((who.to_owned(), amount));
                }
                Role::Pool | Role::Total if amount.is_none() => {
                    row.required("amount", &mut problems);
                }
                role @ (Role::Pool | Role::Total) => {
                    let own =
                        if role == Role::Pool { &mut into.pool } else { &mut into.total };
                    if own.is_some() {
                        problems.push(twice(row, row.text("role").unwrap_or_default()));
                    }
                    *own = amount;
                }
            }
        }
        if items.is_empty() {
            if problems.errors() == 0 {
                problems.push(Diagnostic::new(Code::NoParts, Input::Printed));
            }
            return Err(problems);
        }
        let mut rows = Vec::with_capacity(found.len());
        for one in found {
            let place = table.rows().get(one.first);
            rows.extend(place.and_then(|place| one.row(&items, place, &mut problems)));
        }
        let stated = match weights {
            Some(given) => stated(given, &items, &mut problems)?,
            None => None,
        };
        problems.unless_errors(Self { items, rows, stated })
    }

    /// The codes of those among whom it is shared, in the order in which they are printed.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(|item| item.code.as_str())
    }

    /// Every sum that can be checked, row by row.
    #[must_use]
    pub fn sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for row in &self.rows {
            let sum = |what, printed: &Exact, comes_to| Sum {
                row: row.name.clone(),
                what,
                printed: printed.clone(),
                comes_to,
            };
            if row.pool_is_printed
                && let Some(parts) = row.known()
            {
                sums.push(sum(Summed::Parts, &row.pool, parts));
            }
            let beside: Option<Exact> = row.beside.iter().map(Option::as_ref).sum();
            if let (Some(total), Some(beside)) = (&row.total, beside) {
                sums.push(sum(Summed::Total, total, &row.pool + &beside));
            }
        }
        sums
    }

    /// Whether every weight is stated, and exactly.
    pub(super) fn exact_weights(&self) -> Option<Vec<Exact>> {
        let stated = self.stated.as_ref()?;
        let all = stated.iter().all(|(_, how)| *how == Stated::Exact);
        all.then(|| stated.iter().map(|(weight, _)| weight.clone()).collect())
    }

    /// The weights that are stated, exactly or about.
    pub(super) fn stated_weights(&self) -> Option<Vec<Exact>> {
        Some(self.stated.as_ref()?.iter().map(|(weight, _)| weight.clone()).collect())
    }
}

impl Row {
    /// What the parts come to, if all are known.
    pub fn known(&self) -> Option<Exact> {
        self.parts.iter().map(Option::as_ref).sum()
    }
}

impl Found {
    fn new(name: &str, first: usize) -> Self {
        Self {
            name: name.to_owned(),
            parts: Vec::new(),
            pool: None,
            beside: Vec::new(),
            total: None,
            first,
        }
    }

    fn row(
        self,
        items: &[Item],
        place: &rows::Row,
        problems: &mut Diagnostics,
    ) -> Option<Row> {
        let mut parts: Vec<Option<Exact>> = Vec::with_capacity(items.len());
        let mut lacks = false;
        for (at, item) in items.iter().enumerate() {
            let own = self.parts.iter().find(|(known, _)| *known == at);
            if own.is_none() {
                lacks = true;
                let missing =
                    place.problem(Code::MissingPart, "row").with("row", &self.name);
                problems.push(missing.with("id", &item.code));
            }
            parts.push(own.and_then(|(_, amount)| amount.clone()));
        }
        if lacks {
            return None;
        }
        let known: Option<Exact> = parts.iter().map(Option::as_ref).sum();
        let pool_is_printed = self.pool.is_some();
        let Some(pool) = self.pool.or(known) else {
            problems.push(place.problem(Code::NoPool, "row").with("row", &self.name));
            return None;
        };
        Some(Row {
            name: self.name,
            pool,
            pool_is_printed,
            parts,
            beside: self.beside.into_iter().map(|(_, amount)| amount).collect(),
            total: self.total,
        })
    }
}

fn twice(row: &rows::Row, id: &str) -> Diagnostic {
    let name = row.text("row").map(|name| format!("{name}, {id}"));
    row.problem(Code::DuplicateRow, "item").with("id", name.as_deref().unwrap_or(id))
}

/// Weights as parts of one, in the order of the items.
fn stated(
    given: &GivenTable,
    items: &[Item],
    problems: &mut Diagnostics,
) -> Result<Option<Vec<(Exact, Stated)>>, Diagnostics> {
    let table = rows::Table::read(given, &WEIGHTS)?;
    let codes: Vec<&str> = items.iter().map(|item| item.code.as_str()).collect();
    let mut weights: Vec<Option<(Exact, Stated)>> = vec![None; items.len()];
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for row in table.rows() {
        let Some(code) = row.required("item", problems) else { continue };
        if !seen.insert(code) {
            problems.push(row.problem(Code::DuplicateRow, "item").with("id", code));
        }
        let Some(place) = codes.iter().position(|known| *known == code) else {
            let unknown = row.problem(Code::UnknownReference, "item");
            problems.push(unknown.naming_none(code, Among::Parts, &codes));
            continue;
        };
        let how = row.choice("stated", &STATED, problems).unwrap_or(Stated::Exact);
        let weight = row.required("weight", problems).is_some();
        let weight = weight.then(|| row.from_zero("weight", problems)).flatten();
        if let Some(own) = weights.get_mut(place) {
            *own = weight.map(|weight| (weight, how));
        }
    }
    for code in codes.iter().filter(|code| !seen.contains(*code)) {
        let missing = Diagnostic::new(Code::MissingRow, Input::Weights);
        problems.push(missing.with("id", code));
    }
    let Some(weights) = weights.into_iter().collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    let sum: Exact = weights.iter().map(|(weight, _)| weight).sum();
    let parts =
        weights.iter().map(|(weight, how)| Some((weight.divided_by(&sum)?, *how)));
    let parts: Option<Vec<_>> = parts.collect();
    if parts.is_none() {
        problems.push(Diagnostic::new(Code::NoWeight, Input::Weights));
    }
    Ok(parts)
}
