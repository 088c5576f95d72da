//! An agreement behind a handle.

use osuus::agreement::Syntax;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::language::{lang, thrown};
use super::plan::Plan;
use super::register::Register;
use super::request::Request;

/// An agreement that was read and checked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Agreement {
    inner: osuus::agreement::Agreement,
}

#[wasm_bindgen]
impl Agreement {
    /// One of the agreements that come with the module.
    pub fn embedded(id: &str, language: &str) -> Result<Agreement, JsValue> {
        let lang = lang(language)?;
        let inner = osuus::library::agreement(id).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// Reads an agreement from the text of a JSON file.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &str, language: &str) -> Result<Agreement, JsValue> {
        Self::read(text, Syntax::Json, language)
    }

    /// Reads an agreement from the text of a TOML file.
    #[wasm_bindgen(js_name = fromToml)]
    pub fn from_toml(text: &str, language: &str) -> Result<Agreement, JsValue> {
        Self::read(text, Syntax::Toml, language)
    }

    fn read(text: &str, syntax: Syntax, language: &str) -> Result<Self, JsValue> {
        let lang = lang(language)?;
        let inner = osuus::agreement::Agreement::read(text.as_bytes(), syntax)
            .map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// The agreement with amendments laid over it: their texts, and the syntax of each.
    pub fn amended(
        &self,
        texts: Vec<String>,
        syntaxes: Vec<String>,
        language: &str,
    ) -> Result<Agreement, JsValue> {
        let lang = lang(language)?;
        let written = texts.into_iter().zip(syntaxes);
        let written = written.map(|(text, name)| Ok((text, syntax(&name)?)));
        let written = written.collect::<Result<Vec<(String, Syntax)>, JsValue>>()?;
        let texts = written.iter().map(|(text, syntax)| (text.as_bytes(), *syntax));
        let inner = self.inner.amended(texts).map_err(thrown(lang))?;
        Ok(Self { inner })
    }

    /// The identifier in the file.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.inner.id().to_string()
    }

    /// The years that its term touches.
    #[wasm_bindgen(getter)]
    pub fn years(&self) -> Vec<i16> {
        self.inner.years()
    }

    /// The title in the reader's language.
    pub fn title(&self, language: &str) -> Result<String, JsValue> {
        Ok(self.inner.title(lang(language)?).to_string())
    }

    /// Binds the agreement to a register, to a period and to its buyers.
    pub fn plan(
        &self,
        register: &Register,
        request: Request,
        language: &str,
    ) -> Result<Plan, JsValue> {
        let lang = lang(language)?;
        let plan = self
            .inner
            .plan(register.inner(), request.into_inner())
            .map_err(thrown(lang))?;
        Ok(Plan::new(plan))
    }
}

fn syntax(name: &str) -> Result<Syntax, JsValue> {
    match name {
        "json" => Ok(Syntax::Json),
        "toml" => Ok(Syntax::Toml),
        _ => Err(JsError::new("this module reads no such syntax").into()),
    }
}
