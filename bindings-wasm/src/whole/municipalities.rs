//! What a register is asked about municipalities.

use jiff::civil::Date;
use osuus::call::Call;
use osuus::csv::Style;
use osuus::municipality::{FiguresDocument, FiguresTable};
use osuus::text::Lang;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::language::{day, lang, thrown};
use super::register::Register;

#[wasm_bindgen]
impl Register {
    /// The municipalities of a code or a name, with their histories.
    #[wasm_bindgen(js_name = findJson)]
    pub fn find_json(&self, name: &str, language: &str) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let name = name.to_owned();
        self.answer(Call::Municipality { name, register: None, lang }, lang)
    }

    /// The municipalities of a day, all of them or those of an area.
    #[wasm_bindgen(js_name = municipalitiesJson)]
    pub fn municipalities_json(
        &self,
        on: &str,
        division: Option<String>,
        area: Option<String>,
        language: &str,
    ) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let on = on.to_owned();
        let call = Call::Municipalities { on, division, area, register: None, lang };
        self.answer(call, lang)
    }

    /// A table of figures on the borders of a later day, as CSV.
    #[wasm_bindgen(js_name = carryCsv)]
    pub fn carry_csv(
        &self,
        figures: &[u8],
        from: &str,
        to: &str,
        language: &str,
    ) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let (carried, (_, to)) = self.carried(figures, (from, to), lang)?;
        Ok(carried.to_csv(self.inner(), to, Style::Plain, lang))
    }

    /// The same as a document.
    #[wasm_bindgen(js_name = carryJson)]
    pub fn carry_json(
        &self,
        figures: &[u8],
        from: &str,
        to: &str,
        language: &str,
    ) -> Result<String, JsValue> {
        let lang = lang(language)?;
        let (carried, days) = self.carried(figures, (from, to), lang)?;
        Ok(FiguresDocument::new(&carried, self.inner(), days, lang).to_json())
    }
}

impl Register {
    fn carried(
        &self,
        figures: &[u8],
        (from, to): (&str, &str),
        lang: Lang,
    ) -> Result<(FiguresTable, (Date, Date)), JsValue> {
        let days = (day(from, lang)?, day(to, lang)?);
        let table = FiguresTable::from_csv(figures).map_err(thrown(lang))?;
        let carried = table.carry(self.inner(), days.0, days.1).map_err(thrown(lang))?;
        Ok((carried, days))
    }

    fn answer(&self, call: Call, lang: Lang) -> Result<String, JsValue> {
        let document = osuus::call::answer(call, self.inner()).map_err(thrown(lang))?;
        Ok(document.to_json())
    }
}
