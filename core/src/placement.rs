//! Placements of children: who decides on them, days in care, and the reserve of carers
//! (`docs/decisions.md`, `docs/placements.md`).
//!
//! It makes facts and verdicts, never bills: what a day in care costs each buyer is worked out by a plan.

mod age;
mod care;
mod care_report;
mod case;
mod counted;
mod deadline;
mod decision;
mod matter;
mod prices;
mod reserve;
mod rules;
mod shift;
mod stays;
mod terms;

pub use age::Age;
pub use care::{Care, CareFact};
pub use care_report::{Paid, bills_table, effects_table};
pub use case::{Case, Child, Times};
pub use deadline::{Deadline, Due};
pub use decision::{Caveat, Decider, Decision, Lack, Reason, Verdict, Voice, Who};
pub use matter::{Matter, Purpose, Urgency, View};
pub use prices::Prices;
pub use reserve::{Matching, Needs, Reserve};
pub use rules::{Delegation, Responsibility, Rules};
pub use shift::Shift;
pub use stays::Stays;
pub use terms::{Counts, Form, Moves, PartMonths, Terms};
