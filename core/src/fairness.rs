//! Fairness views: what each buyer pays beside what it uses, beside its residents, and beside what it
//! would pay alone. They are figures side by side; nothing is made one score of.

mod given;
mod measured;
mod report;

use std::collections::BTreeSet;

pub use given::{Alone, Group, Groups};
use measured::Measured;

use crate::compare::{counted, residents_step};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::plan::StepId;
use crate::statement::{Bill, Statement};
use crate::text::Text;

/// What the bills are held against.
#[derive(Debug, Clone, Default)]
pub struct Against {
    /// Measures of use, by their identifiers; where none is named, all measures of buyers in the plan.
    pub measures: Vec<String>,
    /// The measure of residents; where none is named, the first one in residents.
    pub residents: Option<String>,
    /// What the service would cost each buyer alone.
    pub alone: Option<Alone>,
    /// What the service would cost groups of buyers by themselves.
    pub groups: Option<Groups>,
}

/// The bills of a statement, and what they are held against.
///
/// ```
/// # #[cfg(all(feature = "library", feature = "finland"))] {
/// use osuus::{fairness::{Against, Fairness}, finland, library, period::Period};
/// let agreement = library::agreement("jyvaskyla-funding-model").unwrap();
/// let facts = library::facts("jyvaskyla-funding-model").unwrap();
/// let plan = agreement.plan(finland::register(), Period::year(2002).unwrap()).unwrap();
/// let statement = plan.evaluate(&facts).unwrap();
/// let views = Fairness::new(statement, Against::default()).unwrap();
/// // Luhanka uses 30 of 900, and pays 2 013.02 of 150 000.
/// assert_eq!(views.share_of_use("use", "435").unwrap().to_string(), "10/3");
/// assert_eq!(views.share("435").unwrap().to_string(), "100651/75000");
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Fairness {
    statement: Statement,
    uses: Vec<Measured>,
    residents: Option<StepId>,
    alone: Option<Alone>,
    groups: Option<Groups>,
}

impl Fairness {
    /// Holds the bills of a statement against measures, and against what buyers and groups would pay alone.
    ///
    /// # Errors
    /// `unknown-reference` for a measure that is no measure of buyers of the plan; `unknown-buyer` for a row of a
    /// buyer that is not billed.
    pub fn new(statement: Statement, against: Against) -> Result<Self, Diagnostics> {
        let Against { measures, residents, alone, groups } = against;
        let all = Measured::all(&statement);
        let known: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
        let mut problems = Diagnostics::new();
        let named = measures.iter().chain(&residents);
        for id in named.filter(|id| !known.contains(&id.as_str())) {
            let problem = Diagnostic::new(Code::UnknownReference, Input::Call);
            problems.push(problem.naming_none(id, Among::Measures, &known));
        }
        let mut named = BTreeSet::new();
        for id in measures.iter().filter(|id| !named.insert(id.as_str())) {
            problems
                .push(Diagnostic::new(Code::DuplicateRow, Input::Call).with("id", id));
        }
        let rows = alone.iter().flat_map(Alone::rows);
        let rows = rows.chain(groups.iter().flat_map(Groups::rows));
        for (code, place) in rows.filter(|(code, _)| statement.bill(code).is_none()) {
            let buyers = statement.plan().buyers();
            problems.push(crate::facts::unknown_buyer(code, buyers, place.0).at(place.1));
        }
        problems.unless_errors(())?;
        let residents = match residents {
            Some(id) => all.iter().find(|one| one.id == id).map(|one| one.step),
            None => residents_step(&statement),
        };
        let wanted = |one: &Measured| measures.is_empty() || measures.contains(&one.id);
        let uses = all.into_iter().filter(wanted).collect();
        Ok(Self { statement, uses, residents, alone, groups })
    }

    /// The statement.
    #[must_use]
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// The part of all bills that a buyer pays, in percent; none where all is nothing.
    #[must_use]
    pub fn share(&self, buyer: &str) -> Option<Exact> {
        percent(self.statement.bill(buyer)?.total(), self.statement.total())
    }

    /// The part of what is used of a measure that a buyer uses, in percent.
    #[must_use]
    pub fn share_of_use(&self, measure: &str, buyer: &str) -> Option<Exact> {
        let measured = self.uses.iter().find(|one| one.id == measure)?;
        percent(&measured.of(&self.statement, buyer)?, &self.sum(measured.step)?)
    }

    /// What a buyer would save by being alone: what it pays less what that costs. Below zero the agreement
    /// is cheaper for it.
    #[must_use]
    pub fn cheaper_alone_by(&self, buyer: &str) -> Option<Exact> {
        let alone = self.alone.as_ref()?.of(buyer)?;
        Some(self.statement.bill(buyer)?.total() - alone)
    }

    /// By how much the buyers of a group pay more together than the service would cost them by themselves:
    /// above zero they carry a part of the others.
    #[must_use]
    pub fn carries(&self, group: &str) -> Option<Exact> {
        let group = self.groups.as_ref()?.of(group)?;
        Some(&self.together(group) - group.cost())
    }

    /// What the buyers of a group pay in all.
    fn together(&self, group: &Group) -> Exact {
        let bills = group.buyers().filter_map(|code| self.statement.bill(code));
        bills.map(Bill::total).sum()
    }

    /// The sum of a figure over all buyers; none where it is not known of one.
    fn sum(&self, step: StepId) -> Option<Exact> {
        let bills = self.statement.bills().iter();
        bills.map(|bill| counted(&self.statement, step, bill.code())).sum()
    }
}

/// A part of a whole in percent, exactly.
fn percent(part: &Exact, whole: &Exact) -> Option<Exact> {
    (part * &Exact::from(100)).divided_by(whole)
}

/// The name of a buyer in every language.
fn name(bill: &Bill) -> Text {
    Text::each(|lang| bill.name(lang).to_owned())
}

#[cfg(test)]
#[path = "fairness/fairness_tests.rs"]
mod tests;
