//! A compiled plan behind a handle: bills without agreement, register and reasons.

use osuus::text::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

/// A plan that was made elsewhere.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CompiledPlan {
    inner: osuus::statement::CompiledPlan,
}

#[wasm_bindgen]
impl CompiledPlan {
    /// From the bytes of a file; none where they are no such plan.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: &[u8]) -> Option<CompiledPlan> {
        let inner = osuus::statement::CompiledPlan::from_bytes(bytes)?;
        Some(Self { inner })
    }

    /// The statement, as the plan that it was made of gives it. `filled` has a line for each figure: buyer, measure and
    /// value, with tabulators between. None where there is no bill: then the whole module tells why.
    #[wasm_bindgen(js_name = billJson)]
    pub fn bill_json(&self, filled: &str, language: &str) -> Option<String> {
        self.inner.bill_json(filled, language.parse::<Lang>().ok()?)
    }
}
