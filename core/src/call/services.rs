//! Who may have what, where and when: the catalogue of an agreement.

use serde::Deserialize;

use super::{Given, GivenRegister, chosen, day};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::municipality::Register;
use crate::period::Period;
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
            channel: self.channel.as_deref().map(channel).transpose()?,
            period: self.period.as_deref().map(period).transpose()?,
        };
        let register = chosen(self.register, own)?;
        self.agreement.read()?.services_report(&register, &asked)
    }
}

fn channel(text: &str) -> Result<Channel, Diagnostic> {
    word(text, &Channel::NAMES)
}

/// One of the words of a call.
pub(super) fn word<T: Copy>(
    text: &str,
    names: &[(&'static str, T)],
) -> Result<T, Diagnostic> {
    let found = names.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let choices: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        Diagnostic::new(Code::NotAChoice, Input::Call)
            .with("value", text)
            .with("choices", choices.join(", "))
    })
}

/// A period of a call.
pub(super) fn period(text: &str) -> Result<Period, Diagnostic> {
    text.parse()
        .map_err(|_| Diagnostic::new(Code::NotAPeriod, Input::Call).with("value", text))
}
