//! The language and the days of a call, and what a failed call throws.

use jiff::civil::Date;
use osuus::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use osuus::text::Lang;
use wasm_bindgen::{JsError, JsValue};

/// Reads `fi`, `sv` or `en`; anything else is refused as the core refuses it.
pub(crate) fn lang(code: &str) -> Result<Lang, JsValue> {
    code.parse::<Lang>().map_err(misused)
}

/// Reads a day; anything else is refused as the façade refuses it.
pub(crate) fn day(text: &str, lang: Lang) -> Result<Date, JsValue> {
    osuus::period::date(text).ok_or_else(|| {
        let problem = Diagnostic::new(Code::NotADate, Input::Call).with("value", text);
        thrown(lang)(Diagnostics::from(problem))
    })
}

/// What a value throws that no text holds, such as an unknown language: a plain error.
pub(crate) fn misused(error: impl std::error::Error) -> JsValue {
    JsError::from(error).into()
}

/// Turns diagnostics into what is thrown: their document, in the reader's language.
pub(crate) fn thrown(lang: Lang) -> impl Fn(Diagnostics) -> JsValue {
    move |diagnostics| JsValue::from_str(&diagnostics.to_json(lang))
}
