//! The reserve of carers, and needs matched with it.

use serde::Deserialize;

use super::words::{day, keys};
use super::{GivenRegister, GivenTable, chosen};
use crate::diagnostic::Diagnostics;
use crate::explain::ClientView;
use crate::municipality::{Centre, MunicipalityCode, Register};
use crate::placement::{Needs, Reserve};
use crate::report::Report;
use crate::text::Lang;

/// Which places are free on a day, and whose needs they can meet (`docs/placements.md`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReserveCall {
    /// The day on which carers count.
    pub on: String,
    /// `carer`, `area`, `kinds`, `places`, and perhaps `taken`, `from`, `to`.
    pub carers: GivenTable,
    /// `need`, `kind`, `area`; without it only places are told.
    #[serde(default)]
    pub needs: Option<GivenTable>,
    /// What concerns fewer needs than this is withheld.
    #[serde(default)]
    pub fewest: Option<u32>,
    /// Whether single needs and carers are told of, by their keys.
    #[serde(default)]
    pub clients: ClientView,
    /// In place of the embedded register, or laid over it: it knows the centres of municipalities.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl ReserveCall {
    pub(super) fn report(self, own: &Register) -> Result<Report, Diagnostics> {
        let register = chosen(self.register, own)?;
        let on = day(&self.on)?;
        let mut problems = Diagnostics::new();
        let mut read = |found: Diagnostics| problems.extend(found);
        let reserve = Reserve::read(&self.carers, on).map_err(&mut read);
        let none = GivenTable::Rows(Vec::new());
        let needs = Needs::read(self.needs.as_ref().unwrap_or(&none)).map_err(&mut read);
        let (Ok(reserve), Ok(needs)) = (reserve, needs) else {
            return Err(problems.sorted());
        };
        let centre = |area: &str| -> Option<Centre> {
            register.get(&area.parse::<MunicipalityCode>().ok()?)?.centre()
        };
        let metres =
            |one: &str, other: &str| Some(centre(one)?.distance(&centre(other)?));
        let report = reserve.matched(&needs, metres)?.report(keys(self.clients));
        Ok(match self.fewest {
            Some(fewest) => report.published(fewest),
            None => report,
        })
    }
}
