//! Which rule printed this table? (`docs/infer.md`)
//!
//! From printed parts of wholes: the units, modes and carriers that reproduce them, each with the exact
//! region of weights for which it does, and with weights that were put through the sharing of the library
//! to the printed table; or what stands in the way.

mod anywhere;
mod by_weight;
mod conflict;
mod descending;
mod finding;
mod known;
mod merge;
mod printed;
mod ranges;
mod remainder;
mod report;
mod rule;
mod search;
mod stated;
mod whole_rest;
mod words;
mod zone;

pub use conflict::{Conflict, Nearest, Off};
pub use finding::{Finding, Limit, Weighed};
pub use printed::{Printed, Stated, Sum, Summed};
pub use rule::Rule;
pub use search::{Inference, Question, infer};

#[cfg(test)]
#[path = "infer/infer_tests.rs"]
mod tests;
