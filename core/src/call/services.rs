//! Who may have what, where and when: the catalogue of an agreement.

use serde::Deserialize;

use super::words::{choice, day, period};
use super::{Given, GivenRegister, chosen};
use crate::diagnostic::Diagnostics;
use crate::municipality::Register;
use crate::report::Report;
use crate::service::{Asked, Channel};
use crate::text::Lang;

/// What an agreement says of services.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServicesCall {
    /// Which agreement.
    pub agreement: Given,
    /// The day: what can be had on it, and at which price.
    #[serde(default)]
    pub on: Option<String>,
    /// Only services of this channel: `office`, `mobile` or `electronic`.
    #[serde(default)]
    pub channel: Option<String>,
    /// The period of key figures of which the document states none.
    #[serde(default)]
    pub period: Option<String>,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl ServicesCall {
    pub(super) fn report(self, own: &Register) -> Result<Report, Diagnostics> {
        let asked = Asked {
            on: self.on.as_deref().map(day).transpose()?,
            channel: self
                .channel
                .as_deref()
                .map(|text| choice(text, &Channel::NAMES))
                .transpose()?,
            period: self.period.as_deref().map(period).transpose()?,
        };
        let register = chosen(self.register, own)?;
        self.agreement.read()?.services_report(&register, &asked)
    }
}
