//! Municipalities as documents (`docs/json.md`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{Centre, FiguresTable, Municipality, MunicipalityCode, Named, Register};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::format;
use crate::text::{Lang, Text};

/// The municipalities of a day, all of them or those of an area.
///
/// ```
/// # #[cfg(feature = "finland")] {
/// use osuus::{finland, municipality::Listing, period::date, text::Lang};
/// let day = date("2008-06-01").unwrap();
/// let listing = Listing::new(finland::register(), day, Some(("region", "13"))).unwrap();
/// assert_eq!(listing.codes().len(), 27);
/// assert!(listing.to_text(Lang::En).contains("derived"));
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Listing<'r> {
    register: &'r Register,
    day: Date,
    area: Option<(Text, String, Text)>,
    codes: Vec<MunicipalityCode>,
    derived: Vec<MunicipalityCode>,
    unsure: Vec<MunicipalityCode>,
    given: String,
}

impl<'r> Listing<'r> {
    /// The municipalities of a day; of an area, if a division and the code of one are named.
    ///
    /// # Errors
    /// `unknown-map`, `division-not-known` or `unknown-area`.
    pub fn new(
        register: &'r Register,
        day: Date,
        area: Option<(&str, &str)>,
    ) -> Result<Self, Diagnostics> {
        let map = register.map_on(day)?;
        let Some((division, code)) = area else {
            let codes = map.iter().map(|(one, _)| one.code()).collect();
            let (derived, unsure, given) = (Vec::new(), Vec::new(), String::new());
            return Ok(Self { register, day, area: None, codes, derived, unsure, given });
        };
        let members = register.members(division, code, day)?;
        let codes = members.codes();
        let division = register.division(division);
        let times: Vec<String> = division
            .map(|division| division.times().iter().map(ToString::to_string).collect())
            .unwrap_or_default();
        let area = division.and_then(|division| {
            let area = division.area(code)?;
            Some((division.name().clone(), area.code.clone(), area.name.clone()))
        });
        Ok(Self {
            register,
            day,
            area,
            codes,
            derived: members.derived,
            unsure: members.unsure,
            given: times.join(", "),
        })
    }

    /// Their codes, in order.
    #[must_use]
    pub fn codes(&self) -> &[MunicipalityCode] {
        &self.codes
    }

    /// What the answer rests on beside the sources: memberships that are derived or not known.
    #[must_use]
    pub fn warnings(&self) -> Diagnostics {
        let mut warnings = Diagnostics::new();
        let Some((division, code, _)) = &self.area else { return warnings };
        if !self.derived.is_empty() {
            warnings.push(derived(division, code, self.day, &self.given));
        }
        if !self.unsure.is_empty() {
            let codes: Vec<&str> =
                self.unsure.iter().map(MunicipalityCode::as_str).collect();
            warnings.push(
                Diagnostic::new(Code::UnsureMembers, Input::Call)
                    .with_text("division", division.clone())
                    .with("area", code)
                    .with("date", self.day)
                    .with("codes", codes.join(", ")),
            );
        }
        warnings
    }

    /// A line for each, and what there is to say of the whole.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut text = String::new();
        if let Some((division, code, name)) = &self.area {
            text += &format!("{} {code} {}, ", division.get(lang), name.get(lang));
        }
        text += &format!("{}: {}\n", format::day(self.day, lang), self.codes.len());
        for code in &self.codes {
            text += &format!("{code}  {}\n", self.name(code, lang));
        }
        for warning in &self.warnings() {
            text += &format!("{}\n", warning.message(lang));
        }
        text
    }

    fn name(&self, code: &MunicipalityCode, lang: Lang) -> &str {
        let one = self.register.get(code);
        one.and_then(|one| one.name_on(self.day)).map_or("", |name| name.get(lang))
    }

    /// As `osuus.municipalities/1`.
    #[must_use]
    pub fn document(&self, lang: Lang) -> MunicipalitiesDocument {
        let row = |code: &MunicipalityCode| {
            let one = self.register.get(code);
            Row {
                code: code.to_string(),
                name: self.name(code, lang).to_owned(),
                membership: self.area.as_ref().map(|_| {
                    if self.derived.contains(code) { "derived" } else { "given" }
                }),
                areas: one
                    .map(|one| areas(self.register, one, self.day))
                    .unwrap_or_default(),
                centre: one.and_then(Municipality::centre).map(CentreView::from),
            }
        };
        MunicipalitiesDocument {
            schema: "osuus.municipalities/1",
            register: self.register.id().to_owned(),
            on: self.day.to_string(),
            lang,
            municipalities: self.codes.iter().map(row).collect(),
            unsure: self
                .unsure
                .iter()
                .map(|code| CodeAndName {
                    code: code.to_string(),
                    name: self.name(code, lang).to_owned(),
                })
                .collect(),
            warnings: self.warnings().views(lang),
        }
    }
}

/// What is said of members that follow from other days.
pub(crate) fn derived(division: &Text, code: &str, day: Date, given: &str) -> Diagnostic {
    Diagnostic::new(Code::DerivedMembership, Input::Call)
        .with_text("division", division.clone())
        .with("area", code)
        .with("date", day)
        .with("given", given)
}

/// The code of the area of every division, where it is known.
fn areas(register: &Register, one: &Municipality, day: Date) -> BTreeMap<String, String> {
    let divisions = register.divisions().iter();
    let area = |division: &'_ super::Division| {
        let area = register.membership(division, one, day).area()?.code.clone();
        Some((division.id().to_owned(), area))
    };
    divisions.filter_map(area).collect()
}

/// `osuus.municipalities/1`.
#[derive(Debug, Serialize)]
pub struct MunicipalitiesDocument {
    schema: &'static str,
    register: String,
    on: String,
    lang: Lang,
    municipalities: Vec<Row>,
    unsure: Vec<CodeAndName>,
    warnings: Vec<crate::diagnostic::DiagnosticView>,
}

impl MunicipalitiesDocument {
    /// The document as JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(self)
    }
}

#[derive(Debug, Serialize)]
struct Row {
    code: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    membership: Option<&'static str>,
    areas: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    centre: Option<CentreView>,
}

#[derive(Debug, Serialize)]
struct CodeAndName {
    code: String,
    name: String,
}

/// Metres as texts, as every number of a document.
#[derive(Debug, Serialize)]
struct CentreView {
    east: String,
    north: String,
}

impl From<Centre> for CentreView {
    fn from(centre: Centre) -> Self {
        Self { east: centre.east.to_string(), north: centre.north.to_string() }
    }
}

/// One municipality with its history.
#[derive(Debug, Serialize)]
pub struct MunicipalityDocument {
    register: String,
    lang: Lang,
    code: String,
    name: String,
    names: Vec<NameView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    centre: Option<CentreView>,
    joined: Vec<ChangeView>,
    followed: Vec<ChangeView>,
    history: String,
}

/// `osuus.municipality/1`: those that a name means, the likeliest first.
#[derive(Debug, Serialize)]
pub struct FoundDocument {
    schema: &'static str,
    municipalities: Vec<MunicipalityDocument>,
}

impl FoundDocument {
    /// Those that were found.
    #[must_use]
    pub fn new(municipalities: Vec<MunicipalityDocument>) -> Self {
        Self { schema: "osuus.municipality/1", municipalities }
    }

    /// The document as JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(self)
    }
}

/// `osuus.figures/1`: a table that was carried over.
#[derive(Debug, Serialize)]
pub struct FiguresDocument {
    schema: &'static str,
    register: String,
    from: String,
    to: String,
    lang: Lang,
    measures: Vec<String>,
    rows: Vec<FiguresRow>,
}

#[derive(Debug, Serialize)]
struct FiguresRow {
    code: String,
    name: String,
    values: Vec<Option<String>>,
}

impl FiguresDocument {
    /// A table on the borders of the second day.
    #[must_use]
    pub fn new(
        table: &FiguresTable,
        register: &Register,
        (from, to): (Date, Date),
        lang: Lang,
    ) -> Self {
        let row = |code: MunicipalityCode, values: Vec<Option<String>>| {
            let name = register.get(&code).and_then(|one| one.name_on(to));
            let name = name.map(|name| name.get(lang).to_owned()).unwrap_or_default();
            FiguresRow { code: code.to_string(), name, values }
        };
        Self {
            schema: "osuus.figures/1",
            register: register.id().to_owned(),
            from: from.to_string(),
            to: to.to_string(),
            lang,
            measures: table.measures().iter().map(|(name, _)| name.clone()).collect(),
            rows: table
                .rows()
                .into_iter()
                .map(|(code, values)| row(code, values))
                .collect(),
        }
    }

    /// The document as JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(self)
    }
}

#[derive(Debug, Serialize)]
struct NameView {
    fi: Option<String>,
    sv: Option<String>,
    en: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    date: String,
    code: Option<String>,
    name: Option<String>,
    part: Option<String>,
}

impl MunicipalityDocument {
    /// A municipality of a register, in one language.
    #[must_use]
    pub fn new(register: &Register, one: &Municipality, lang: Lang) -> Self {
        let name = |named: &Named| NameView {
            fi: named.name.fi.clone(),
            sv: named.name.sv.clone(),
            en: named.name.en.clone(),
            from: named.days.from.map(|day| day.to_string()),
            to: named.days.to.map(|day| day.to_string()),
        };
        let change =
            |date: Date, code: Option<MunicipalityCode>, part: Option<String>| {
                let name = code.and_then(|code| register.get(&code));
                ChangeView {
                    date: date.to_string(),
                    code: code.map(|code| code.to_string()),
                    name: name.map(|one| one.name(lang).to_owned()),
                    part,
                }
            };
        let part = |of: &super::Change| of.part.as_ref().map(ToString::to_string);
        let changes = register.changes().iter();
        Self {
            register: register.id().to_owned(),
            lang,
            code: one.code().to_string(),
            name: one.name(lang).to_owned(),
            names: one.names().iter().map(name).collect(),
            centre: one.centre().map(CentreView::from),
            joined: changes
                .clone()
                .filter(|of| of.successor == Some(one.code()))
                .map(|of| change(of.date, Some(of.code), part(of)))
                .collect(),
            followed: changes
                .filter(|of| of.code == one.code())
                .map(|of| change(of.date, of.successor, part(of)))
                .collect(),
            history: register.history(one, lang),
        }
    }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
