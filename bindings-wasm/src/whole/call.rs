//! One call, one answer: every question of the façade, as texts.

use osuus::watch::{Go, Progress, Watch};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::register::Register;

#[wasm_bindgen]
extern "C" {
    /// A function that is told how far a call is.
    #[wasm_bindgen(typescript_type = "(done: number, of: number | undefined) => unknown")]
    pub type Told;

    #[wasm_bindgen(method, catch)]
    fn call(
        this: &Told,
        that: &JsValue,
        done: u32,
        of: Option<u32>,
    ) -> Result<JsValue, JsValue>;
}

/// Takes one call as JSON text and gives its answer as JSON text. Throws only what `told` throws; where
/// that returns `false`, the answer says that it was stopped.
#[wasm_bindgen(js_name = callJson)]
pub fn call_json(
    call: &str,
    register: &Register,
    told: Option<Told>,
) -> Result<String, JsValue> {
    let Some(told) = told else {
        return Ok(osuus::call::json_with(call, register.inner()));
    };
    let mut thrown = None;
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let mut tell = |at: Progress| match told.call(
        &JsValue::UNDEFINED,
        count(at.done),
        at.of.map(count),
    ) {
        Ok(returned) if returned == JsValue::FALSE => Go::Stop,
        Ok(_) => Go::On,
        Err(error) => {
            thrown = Some(error);
            Go::Stop
        }
    };
    let mut watch = Watch::new(&mut tell);
    let answer = osuus::call::json_watched(call, register.inner(), &mut watch);
    thrown.map_or(Ok(answer), Err)
}
