//! Comparing agreements, years or amendments: what each costs each buyer, who pays less and who more.

mod alternative;
mod figures;
mod maps;
mod report;
mod residents;

use std::collections::BTreeSet;

pub use alternative::{Alternative, shared};
pub(crate) use maps::alike;
pub use report::View;
pub(crate) use report::{remark, with_reservations};
pub(crate) use residents::{counted, residents, residents_step};

use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::municipality::Register;
use crate::statement::Statement;
use crate::text::{Lang, Text};
use crate::watch::Watch;

/// Several agreements, years or versions for the same buyers, worked out side by side. The first is what
/// the others are held against.
///
/// ```
/// # #[cfg(all(feature = "library", feature = "finland"))] {
/// use osuus::{compare::{Alternative, Comparison}, facts::Facts, finland, library, period::Period};
/// use osuus::watch::Watch;
/// let plan = |year| {
///     let agreement = library::agreement("keski-suomi-cooperation-2007").unwrap();
///     agreement.plan(finland::register(), Period::year(year).unwrap()).unwrap()
/// };
/// let years = vec![
///     Alternative::new("2007", plan(2007), Facts::none()),
///     Alternative::new("2008", plan(2008), Facts::none()),
/// ];
/// let compared = Comparison::new(years, finland::register(), &mut Watch::silent()).unwrap();
/// assert_eq!(compared.difference(1, "179").unwrap().to_string(), "4700");
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Comparison {
    sides: Vec<Side>,
    /// Whoever pays by any of them, in order.
    buyers: Vec<Compared>,
}

#[derive(Debug, Clone)]
struct Side {
    name: String,
    statement: Statement,
}

/// A buyer of some of the alternatives.
#[derive(Debug, Clone)]
struct Compared {
    code: String,
    name: Text,
    /// How many live there, where an alternative knows it.
    residents: Option<Exact>,
}

impl Comparison {
    /// Works out every alternative.
    ///
    /// # Errors
    /// `too-few-alternatives` for less than two, `unlike-maps` where the borders of buyers changed between
    /// them, `stopped` where whoever watches stops it, and what keeps one of them from being worked out, each
    /// with the name of its alternative.
    pub fn new(
        alternatives: Vec<Alternative>,
        register: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Self, Diagnostics> {
        alike(&alternatives, register)?;
        let mut problems = Diagnostics::new();
        let all = alternatives.len() as u64;
        let mut sides = Vec::with_capacity(alternatives.len());
        for (done, alternative) in (0..).zip(alternatives) {
            watch.step(done, Some(all))?;
            match alternative.statement() {
                Ok(statement) => {
                    sides.push(Side { name: alternative.name().to_owned(), statement });
                }
                Err(why) => problems.extend(why),
            }
        }
        problems.unless_errors(())?;
        watch.step(all, Some(all))?;
        let buyers = buyers(&sides);
        Ok(Self { sides, buyers })
    }

    /// The names of the alternatives, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sides.iter().map(|side| side.name.as_str())
    }

    /// The statement of an alternative, by its place.
    #[must_use]
    pub fn statement(&self, alternative: usize) -> Option<&Statement> {
        self.sides.get(alternative).map(|side| &side.statement)
    }

    /// By how much a buyer pays more by an alternative than by the first; none where it pays by one only.
    #[must_use]
    pub fn difference(&self, alternative: usize, buyer: &str) -> Option<Exact> {
        let amount = |place| Some(self.statement(place)?.bill(buyer)?.total());
        Some(amount(alternative)? - amount(0)?)
    }

    /// The codes of whoever pays by any of them, in the order in which they first stand.
    pub fn buyers(&self) -> impl Iterator<Item = &str> {
        self.buyers.iter().map(|buyer| buyer.code.as_str())
    }
}

/// Whoever pays by any of them.
fn buyers(sides: &[Side]) -> Vec<Compared> {
    let mut told = BTreeSet::new();
    let mut buyers = Vec::new();
    for side in sides {
        for bill in side.statement.bills() {
            if told.insert(bill.code()) {
                let each = sides.iter();
                let residents =
                    each.filter_map(|side| residents(&side.statement, bill.code()));
                buyers.push(Compared {
                    code: bill.code().to_owned(),
                    name: Text::each(|lang: Lang| bill.name(lang).to_owned()),
                    residents: residents.into_iter().next(),
                });
            }
        }
    }
    buyers
}

#[cfg(test)]
#[path = "compare/compare_tests.rs"]
mod tests;
