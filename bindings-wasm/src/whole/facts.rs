//! Facts behind a handle: read once, used by many calls.

use osuus::facts::Earlier;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::language::{lang, thrown};

/// A table of facts that was read and checked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Facts {
    inner: osuus::facts::Facts,
}

#[wasm_bindgen]
impl Facts {
    /// No facts at all.
    pub fn none() -> Facts {
        Self { inner: osuus::facts::Facts::none() }
    }

    /// The embedded ones of an agreement, by its identifier.
    pub fn embedded(id: &str, language: &str) -> Result<Facts, JsValue> {
        let lang = lang(language)?;
        let inner = osuus::library::facts(id).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// Reads a table in CSV.
    #[wasm_bindgen(js_name = fromCsv)]
    pub fn from_csv(bytes: &[u8], language: &str) -> Result<Facts, JsValue> {
        let lang = lang(language)?;
        let inner = osuus::facts::Facts::from_csv(bytes).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// Reads a table in JSON.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &str, language: &str) -> Result<Facts, JsValue> {
        let lang = lang(language)?;
        let inner = osuus::facts::Facts::from_json(text).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// The same facts with earlier statements, each by its text in JSON.
    #[wasm_bindgen(js_name = withEarlier)]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "JavaScript hands over owned texts"
    )]
    pub fn with_earlier(
        &self,
        statements: Vec<String>,
        language: &str,
    ) -> Result<Facts, JsValue> {
        let lang = lang(language)?;
        let earlier = statements.iter().map(|text| Earlier::from_json(text));
        let earlier = earlier.collect::<Result<_, _>>().map_err(thrown(lang))?;
        let inner = self.inner.clone().with_earlier(earlier).map_err(thrown(lang))?;
        Ok(Self { inner })
    }
}

impl Facts {
    pub(crate) fn inner(&self) -> &osuus::facts::Facts {
        &self.inner
    }
}
