//! What if: the value of a figure at which another reaches a target, and those at which the order of two
//! agreements flips.
//!
//! Whatever varies lies on a grid of its own: whole performances, cents, hundredths of a percent. An answer
//! says of every value of the grid where it stands, and leaves out none: blocks of values are settled by exact
//! bounds (`plan/enclose`), and every figure that is told comes from a run of the plan.

mod figure;
mod flips;
mod pieces;
mod report;
mod search;
mod target;
mod varied;

pub use figure::Figure;
pub use flips::{BreakPoints, Side};
pub use pieces::Border;
pub use report::break_points;
pub use target::{Goal, Limit, Reach, Solution, Wanted};
pub use varied::{Grid, Varied};

use crate::exact::Exact;

/// Where a figure stands to what it is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It is less.
    Below,
    /// It is the same.
    Equal,
    /// It is more.
    Above,
    /// It cannot be worked out there.
    Impossible,
}

impl Order {
    fn of(difference: &Exact) -> Self {
        match difference.cmp(&Exact::zero()) {
            std::cmp::Ordering::Less => Self::Below,
            std::cmp::Ordering::Equal => Self::Equal,
            std::cmp::Ordering::Greater => Self::Above,
        }
    }

    /// That of bounds, where they leave no doubt.
    fn between(least: &Exact, most: &Exact) -> Option<Self> {
        let (low, high) = (Self::of(least), Self::of(most));
        (low == high).then_some(low)
    }
}

/// Values next to each other at which a figure stands alike, with the figures at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first value.
    pub from: Exact,
    /// The last value.
    pub to: Exact,
    /// Where the figure stands to what it is held against.
    pub order: Order,
    /// What is compared at the first value: two figures, or the figure and the target; none where they cannot
    /// be worked out.
    pub at_from: Option<(Exact, Exact)>,
    /// The same at the last value.
    pub at_to: Option<(Exact, Exact)>,
}

#[cfg(test)]
#[path = "solve/solve_tests.rs"]
mod tests;
