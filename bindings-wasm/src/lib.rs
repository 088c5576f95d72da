//! Osuus for JavaScript: an agreement, its plan, its facts and the register behind handles.
//!
//! Nothing is worked out, rounded or worded here. A text comes in, the crate `osuus`
//! answers, a text goes out: one of the documents of `docs/json.md`, the same bytes as in
//! every other runtime. What fails throws the text of its diagnostics; the typed layer in
//! `js/` makes an error of it.

mod agreement;
mod facts;
mod language;
mod plan;
mod register;
mod request;

pub use agreement::Agreement;
pub use facts::Facts;
pub use plan::Plan;
pub use register::Register;
pub use request::Request;

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes one call as JSON text and gives its answer as JSON text. Never throws.
#[wasm_bindgen(js_name = callJson)]
pub fn call_json(call: &str, register: &Register) -> String {
    osuus::call::json_with(call, register.inner())
}
