//! The call `diff`: what one agreement says otherwise than another.

use serde::Deserialize;

use super::words::day;
use super::{Given, bad_call};
use crate::agreement::Agreement;
use crate::diagnostic::Diagnostics;
use crate::report::Report;
use crate::text::{Lang, Text};

/// Which terms changed, and from when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiffCall {
    /// The earlier agreement.
    pub before: Given,
    /// The later one; without it the same agreement, amended.
    #[serde(default)]
    pub after: Option<Given>,
    /// The day of which the earlier one is. Without it: as it holds at last; as it was first written, where
    /// there is no `after`.
    #[serde(default)]
    pub before_on: Option<String>,
    /// The day of which the later one is; without it as it holds at last.
    #[serde(default)]
    pub after_on: Option<String>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl DiffCall {
    /// The report.
    pub(super) fn report(self) -> Result<Report, Diagnostics> {
        // Which of the two a mistake is in says the name of the field.
        let read = |given: &Given, name| {
            given.read().map_err(|why: Diagnostics| why.in_alternative(name))
        };
        let amended = read(&self.before, "before")?;
        let plain = Given { amendments: Vec::new(), ..self.before };
        let first = (self.after.is_none() && self.before_on.is_none())
            .then(|| read(&plain, "before"))
            .transpose()?;
        let before = first.as_ref().unwrap_or(&amended);
        let after = self.after.as_ref().map(|given| read(given, "after")).transpose()?;
        let after = after.as_ref().unwrap_or(&amended);
        let before = on(before, self.before_on.as_deref())?;
        let after = on(after, self.after_on.as_deref())?;
        Ok(before.diff(after).report())
    }
}

/// The agreement as it holds on a day.
fn on<'a>(
    agreement: &'a Agreement,
    text: Option<&str>,
) -> Result<&'a Agreement, Diagnostics> {
    let Some(text) = text else { return Ok(agreement) };
    let day = day(text)?;
    let id = agreement.id();
    agreement.on(day).ok_or_else(|| {
        let times: Vec<String> =
            agreement.times().iter().map(ToString::to_string).collect();
        let term = times.join(", ");
        bad_call(Text::in_all(
            format!("sopimus `{id}` ei ole voimassa {day}; se on voimassa {term}"),
            format!("avtalet `{id}` gäller inte {day}; det gäller {term}"),
            format!("the agreement `{id}` does not hold on {day}; it holds {term}"),
        ))
    })
}
