//! A plan behind a handle: the rules are sent once, not on each call.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::facts::Facts;
use crate::language::{lang, thrown};

/// An agreement bound to a period and its buyers.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plan {
    inner: osuus::plan::Plan,
}

#[wasm_bindgen]
impl Plan {
    /// The statement: every buyer's bill.
    #[wasm_bindgen(js_name = billJson)]
    pub fn bill_json(&self, facts: &Facts, language: &str) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let statement = self.inner.evaluate(facts.inner()).map_err(thrown(lang))?;
        Ok(statement.to_json(lang))
    }

    /// The explanation of one buyer's bill, or of the whole statement.
    #[wasm_bindgen(js_name = whyJson)]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "JavaScript hands over an owned text"
    )]
    pub fn why_json(
        &self,
        facts: &Facts,
        buyer: Option<String>,
        language: &str,
    ) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let statement = self.inner.evaluate(facts.inner()).map_err(thrown(lang))?;
        let explanation = statement.explain(buyer.as_deref()).map_err(thrown(lang))?;
        Ok(explanation.to_json(lang))
    }

    /// The table of facts that the plan asks for.
    #[wasm_bindgen(js_name = factsJson)]
    pub fn facts_json(&self, language: &str) -> Result<String, JsValue> {
        Ok(self.inner.facts_json(lang(language)?))
    }
}

impl Plan {
    pub(crate) fn new(inner: osuus::plan::Plan) -> Self {
        Self { inner }
    }
}
