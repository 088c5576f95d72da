//! Placements of children: who decides on them, days in care, and the reserve of carers
//! (`docs/decisions.md`, `docs/placements.md`).
//!
//! It makes facts and verdicts, never bills: what a day in care costs each buyer is worked out by a plan.

mod age;
mod case;
mod deadline;
mod decision;
mod matter;
mod rules;

pub use age::Age;
pub use case::{Case, Child, Times};
pub use deadline::{Deadline, Due};
pub use decision::{Caveat, Decider, Decision, Lack, Reason, Verdict, Voice, Who};
pub use matter::{Matter, Purpose, Urgency, View};
pub use rules::{Delegation, Responsibility, Rules};
