//! The call `eligibility`: whether a municipality may have a service.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::words::{choice, code, day};
use super::{Given, GivenRegister, chosen};
use crate::agreement::Application;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::municipality::Register;
use crate::report::Report;
use crate::service::{Answers, YesNo};
use crate::text::Lang;

/// Whether a service may be had, and every reason why not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibilityCall {
    /// Which agreement.
    pub agreement: Given,
    /// Identifier of the service.
    pub service: String,
    /// The day.
    pub on: String,
    /// Code of the municipality that asks.
    #[serde(default)]
    pub municipality: Option<String>,
    /// `yes` or `no` to the conditions of the service, by their identifiers.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// How many of its workers are taken.
    #[serde(default)]
    pub busy: u16,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl EligibilityCall {
    pub(super) fn report(self, own: &Register) -> Result<Report, Diagnostics> {
        let register = chosen(self.register, own)?;
        let answers = self.answers.into_iter();
        let answers = answers.map(|(id, text)| Ok((id, choice(&text, &YesNo::NAMES)?)));
        let answers = answers.collect::<Result<Answers, Diagnostic>>()?;
        let asked = Application {
            on: day(&self.on)?,
            municipality: self.municipality.as_deref().map(code).transpose()?,
            answers,
            busy: self.busy,
        };
        self.agreement.read()?.eligibility(&register, &self.service, &asked)
    }
}
