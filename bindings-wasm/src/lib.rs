//! Osuus for JavaScript: an agreement, its plan, its facts and the register behind handles.
//!
//! Nothing is worked out, rounded or worded here. A text comes in, the crate `osuus`
//! answers, a text goes out: one of the documents of `docs/json.md`, the same bytes as in
//! every other runtime. What fails throws the text of its diagnostics; the typed layer in
//! `js/` makes an error of it.

mod agreement;
#[cfg(feature = "whole")]
mod call;
mod facts;
mod language;
#[cfg(feature = "whole")]
mod municipalities;
mod plan;
mod register;
mod request;

pub use agreement::Agreement;
#[cfg(feature = "whole")]
pub use call::call_json;
pub use facts::Facts;
pub use plan::Plan;
pub use register::Register;
pub use request::Request;
