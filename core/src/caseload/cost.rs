//! What posts cost: salary, what the employer pays on top of it, overheads.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::period::{After, Dated, NotDated, Period, at};
use crate::read::rows::{GivenTable, Need, Sheet, Table};

/// What a full post costs a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostCost {
    salary: Exact,
    on_costs: Exact,
    overheads: Exact,
}

/// What posts cost, through time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs(Vec<Dated<PostCost>>);

const SHEET: Sheet = Sheet {
    input: Input::Costs,
    columns: &[
        ("from", Need::Optional),
        ("to", Need::Optional),
        ("salary", Need::Wanted),
        ("on_costs", Need::Optional),
        ("overheads", Need::Optional),
    ],
};

impl PostCost {
    /// Of a salary a year, what the employer pays on top of it in percent, and overheads a post and year.
    #[must_use]
    pub fn new(salary: Exact, on_costs: Exact, overheads: Exact) -> Self {
        Self { salary, on_costs, overheads }
    }

    /// Salary and on-costs and overheads, exact.
    ///
    /// ```
    /// use osuus::{caseload::PostCost, exact::Exact};
    /// let post = PostCost::new(Exact::from(45_000), Exact::from(21), Exact::from(6_000));
    /// assert_eq!(post.a_year(), Exact::from(60_450));
    /// ```
    #[must_use]
    pub fn a_year(&self) -> Exact {
        let percent = &self.on_costs * &super::hundredth();
        &(&self.salary + &(&self.salary * &percent)) + &self.overheads
    }
}

impl Costs {
    /// Those of a table with `salary`, and perhaps `from`, `to`, `on_costs` (percent of the salary) and
    /// `overheads`, money a post and year.
    ///
    /// # Errors
    /// A figure below zero, days that overlap, and whatever is wrong with the table.
    pub fn read(given: &GivenTable) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &SHEET)?;
        let mut problems = Diagnostics::new();
        let mut dated: Vec<Dated<PostCost>> = Vec::new();
        for row in table.rows() {
            let days = super::days::days(row, &mut problems);
            let _ = row.required("salary", &mut problems);
            let salary = row.from_zero("salary", &mut problems);
            let on_costs = row.from_zero("on_costs", &mut problems);
            let overheads = row.from_zero("overheads", &mut problems);
            if let (Some(days), Some(salary)) = (days, salary) {
                super::days::after_the_last(row, &dated, days, &mut problems);
                let zero = Exact::zero;
                let value = PostCost::new(
                    salary,
                    on_costs.unwrap_or_else(zero),
                    overheads.unwrap_or_else(zero),
                );
                dated.push(Dated { days, value });
            }
        }
        problems.unless_errors(Self(dated))
    }

    /// Those of an agreement, in order of time.
    pub(crate) fn of_agreement(dated: Vec<Dated<PostCost>>) -> Self {
        Self(dated)
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a post costs in a period.
    ///
    /// # Errors
    /// It has ended, has not begun, or changes within the period.
    pub fn of(&self, period: &Period) -> Result<&PostCost, Diagnostic> {
        let found = at(&self.0, period.days(), After::Fail);
        found.map(|dated| &dated.value).map_err(|why| {
            let (code, day) = match why {
                NotDated::NotYet(day) => (Code::NotYet, day),
                NotDated::Ended(day) => (Code::Ended, day),
                NotDated::Changes(day) => (Code::Changes, day),
            };
            Diagnostic::new(code, Input::Costs)
                .with("id", "costs")
                .with_day("date", day)
                .with("period", period)
        })
    }
}

#[cfg(test)]
#[path = "cost_tests.rs"]
mod tests;
