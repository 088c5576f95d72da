//! A register behind a handle: the module has none of its own.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::language::{lang, thrown};

/// A register of municipalities that was read and checked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Register {
    inner: osuus::municipality::Register,
}

#[wasm_bindgen]
impl Register {
    /// A register that knows nothing.
    pub fn none() -> Register {
        Self { inner: osuus::municipality::Register::new() }
    }

    /// Reads the tables of a register in CSV.
    #[wasm_bindgen(js_name = fromCsv)]
    pub fn from_csv(bytes: &[u8], language: &str) -> Result<Register, JsValue> {
        let lang = lang(language)?;
        let inner =
            osuus::municipality::Register::from_csv(bytes).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// Reads the tables of a register in JSON.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(bytes: &[u8], language: &str) -> Result<Register, JsValue> {
        let lang = lang(language)?;
        let inner =
            osuus::municipality::Register::from_json(bytes).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// This register with a part laid over it; both stay as they are.
    pub fn over(&self, part: &Register, language: &str) -> Result<Register, JsValue> {
        let lang = lang(language)?;
        let inner = self.inner.with(part.inner.clone()).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// The identifier in the text.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.inner.id().to_owned()
    }

    /// The part that holds what is not here and may be laid over it.
    pub fn rest(&self) -> Option<String> {
        self.inner.rest().map(str::to_owned)
    }
}

impl Register {
    pub(crate) fn inner(&self) -> &osuus::municipality::Register {
        &self.inner
    }
}
