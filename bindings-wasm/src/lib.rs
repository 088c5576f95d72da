//! Osuus for JavaScript: an agreement, its plan, its facts and the register behind handles.
//!
//! Nothing is worked out, rounded or worded here. A text comes in, the crate `osuus`
//! answers, a text goes out: one of the documents of `docs/json.md`, the same bytes as in
//! every other runtime. What fails throws the text of its diagnostics; the typed layer in
//! `js/` makes an error of it.
//!
//! Without the feature `whole` there is only what a first bill needs: a compiled plan.

mod compiled;
#[cfg(feature = "whole")]
mod whole;

pub use compiled::CompiledPlan;
#[cfg(feature = "whole")]
pub use whole::{Agreement, Facts, Plan, Register, Request, call_json};
