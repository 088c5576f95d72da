//! A plan behind a handle: the rules are sent once, not on each call.

use osuus::explain::ClientView;
use osuus::plan::NotCompiled;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::facts::Facts;
use super::language::{lang, misused, thrown};

/// An agreement bound to a period and its buyers.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plan {
    inner: osuus::plan::Plan,
}

#[wasm_bindgen]
impl Plan {
    /// The statement: every buyer's bill. `fewest` is a number of clients in digits: bills that
    /// concern fewer are withheld.
    #[wasm_bindgen(js_name = billJson)]
    pub fn bill_json(
        &self,
        facts: &Facts,
        fewest: Option<String>,
        language: &str,
    ) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let fewest = number(fewest)?;
        let statement = self.inner.evaluate(facts.inner()).map_err(thrown(lang))?;
        Ok(match fewest {
            Some(fewest) => {
                statement.published(fewest).map_err(thrown(lang))?.to_json(lang)
            }
            None => statement.to_json(lang),
        })
    }

    /// The statement as a table of texts.
    #[wasm_bindgen(js_name = tableJson)]
    pub fn table_json(
        &self,
        facts: &Facts,
        fewest: Option<String>,
        language: &str,
    ) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let fewest = number(fewest)?;
        let statement = self.inner.evaluate(facts.inner()).map_err(thrown(lang))?;
        let table = match fewest {
            Some(fewest) => {
                statement.published(fewest).map_err(thrown(lang))?.table(lang)
            }
            None => statement.table(lang),
        };
        serde_json::to_string(&table).map_err(misused)
    }

    /// The explanation of one buyer's bill, or of the whole statement. `clients` says whether
    /// single ones are told of.
    #[wasm_bindgen(js_name = whyJson)]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "JavaScript hands over an owned text"
    )]
    pub fn why_json(
        &self,
        facts: &Facts,
        buyer: Option<String>,
        fewest: Option<String>,
        clients: &str,
        language: &str,
    ) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let fewest = number(fewest)?;
        let clients = client_view(clients)?;
        let statement = self.inner.evaluate(facts.inner()).map_err(thrown(lang))?;
        let explained = match fewest {
            Some(fewest) => statement
                .published(fewest)
                .and_then(|published| published.explain(buyer.as_deref())),
            None => statement.explain(buyer.as_deref()),
        };
        let explanation = explained.map_err(thrown(lang))?.with_clients(clients);
        Ok(explanation.to_json(lang))
    }

    /// The plan with these facts, compiled: bytes for a module that only bills.
    pub fn compile(&self, facts: &Facts, language: &str) -> Result<Vec<u8>, JsValue> {
        let lang = lang(language)?;
        let compiled = self.inner.compile(facts.inner()).map_err(|why| match why {
            NotCompiled::Unbound(diagnostics) => thrown(lang)(diagnostics),
            why => misused(why),
        })?;
        Ok(compiled.to_bytes())
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

/// A number of clients. It comes in digits: what JavaScript makes of a wrong number is zero.
fn number(digits: Option<String>) -> Result<Option<u32>, JsValue> {
    digits.map(|digits| digits.parse::<u32>()).transpose().map_err(misused)
}

/// The view of this name, as the façade reads it.
fn client_view(name: &str) -> Result<ClientView, JsValue> {
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    ClientView::deserialize(name).map_err(misused)
}
