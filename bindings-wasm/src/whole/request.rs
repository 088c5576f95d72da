//! What is asked of an agreement beside the period.

use osuus::agreement::Stage;
use osuus::diagnostic::{Diagnostic, Diagnostics, Input};
use osuus::exact::Exact;
use osuus::period::Period;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::language::{day, lang, misused, thrown};

/// A period to be billed, and what the caller asks for by name.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Request {
    inner: osuus::plan::Request,
}

#[wasm_bindgen]
impl Request {
    /// A period and nothing more.
    #[wasm_bindgen(constructor)]
    pub fn new(period: &str) -> Result<Request, JsValue> {
        let period = period.parse::<Period>().map_err(misused)?;
        Ok(Self { inner: osuus::plan::Request::new(period) })
    }

    /// The price or amount of this charge holds on past its end.
    pub fn hold(&mut self, charge: &str) {
        self.inner = self.inner.clone().hold(charge);
    }

    /// The price or amount of this charge, for which the agreement states none.
    pub fn price(
        &mut self,
        charge: &str,
        price: &str,
        language: &str,
    ) -> Result<(), JsValue> {
        let lang = lang(language)?;
        let exact = price.parse::<Exact>().map_err(|error| {
            let problem = Diagnostic::new(error.into(), Input::Call);
            thrown(lang)(Diagnostics::from(problem.with("value", price)))
        })?;
        self.inner = self.inner.clone().price(charge, exact);
        Ok(())
    }

    /// The result is shown on the map of this day.
    #[wasm_bindgen(js_name = restatedOn)]
    pub fn restated_on(&mut self, on: &str, language: &str) -> Result<(), JsValue> {
        let on = day(on, lang(language)?)?;
        self.inner = self.inner.clone().restated_on(on);
        Ok(())
    }

    /// The year is billed in this stage: `advance`, `settlement` or `correction`.
    pub fn stage(&mut self, stage: &str, language: &str) -> Result<(), JsValue> {
        let lang = lang(language)?;
        let stage = Stage::named(stage)
            .map_err(|problem| thrown(lang)(Diagnostics::from(problem)))?;
        self.inner = self.inner.clone().stage(stage);
        Ok(())
    }

    /// What was agreed or became known after this day does not count.
    #[wasm_bindgen(js_name = asOf)]
    pub fn as_of(&mut self, on: &str, language: &str) -> Result<(), JsValue> {
        let on = day(on, lang(language)?)?;
        self.inner = self.inner.clone().as_of(on);
        Ok(())
    }
}

impl Request {
    pub(crate) fn into_inner(self) -> osuus::plan::Request {
        self.inner
    }
}
