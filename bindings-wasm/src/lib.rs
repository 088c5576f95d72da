//! Osuus for JavaScript: an agreement, its plan and its facts behind handles.
//!
//! Nothing is worked out, rounded or worded here. A text comes in, the crate `osuus`
//! answers, a text goes out: one of the documents of `docs/json.md`, the same bytes as in
//! every other runtime. What fails throws the text of its diagnostics; the typed layer in
//! `js/` makes an error of it.

mod agreement;
mod facts;
mod language;
mod plan;

pub use agreement::Agreement;
pub use facts::Facts;
pub use plan::Plan;

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes one call as JSON text and gives its answer as JSON text. Never throws.
#[wasm_bindgen(js_name = callJson)]
pub fn call_json(call: &str) -> String {
    osuus::call::json(call)
}
