//! The call `forecast`: what an agreement costs in several years.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Given, GivenFacts, GivenRegister, asked, chosen, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::forecast::{Assumption, Borders, Growth, Question};
use crate::municipality::Register;
use crate::report::Report;
use crate::rounding::Mode;
use crate::text::Lang;
use crate::watch::Watch;

/// What an agreement costs in several years.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForecastCall {
    /// Which agreement.
    pub agreement: Given,
    /// The first year.
    pub from: i16,
    /// The last one.
    pub to: i16,
    /// Facts of any years.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// What is assumed where neither facts nor register say anything.
    #[serde(default)]
    pub assume: Vec<GivenAssumption>,
    /// Charges or steps whose price or amount holds on past its end.
    #[serde(default)]
    pub hold: Vec<String>,
    /// Prices or amounts by charge or step, then by year.
    #[serde(default)]
    pub prices: BTreeMap<String, BTreeMap<String, String>>,
    /// The day on whose map all years are shown.
    #[serde(default)]
    pub restated_on: Option<String>,
    /// The day as of which: what was agreed or became known later does not count.
    #[serde(default)]
    pub as_of: Option<String>,
    /// `held`: borders after the last day that the register knows stay as they are.
    #[serde(default)]
    pub borders: Option<String>,
    /// Earlier statements, each `osuus.statement/1`.
    #[serde(default)]
    pub earlier: Vec<serde_json::Value>,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

/// An assumption as a call gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenAssumption {
    /// Of which measure.
    pub measure: String,
    /// `hold`, `percent` or `amount`.
    pub how: String,
    /// So many percent or so much a year.
    #[serde(default)]
    pub value: Option<String>,
    /// The year that it goes on from; the last one known without it.
    #[serde(default)]
    pub from: Option<i16>,
    /// Figures are rounded to multiples of it.
    #[serde(default)]
    pub round: Option<String>,
    /// How; half up without it.
    #[serde(default)]
    pub mode: Option<String>,
}

/// How a figure goes on.
#[derive(Clone, Copy)]
enum How {
    Hold,
    Percent,
    Amount,
}

impl ForecastCall {
    /// The report.
    pub(super) fn report(
        self,
        own: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Report, Diagnostics> {
        let register = chosen(self.register, own)?;
        let agreement = self.agreement.read()?;
        let mut question = Question::new(&agreement, self.from, self.to)
            .facts(asked::facts(self.facts, self.earlier)?);
        for assumption in &self.assume {
            question = question.assuming(assumption.read()?);
        }
        for charge in &self.hold {
            question = question.hold(charge);
        }
        for (charge, prices) in &self.prices {
            for (year, price) in prices {
                question =
                    question.price(charge, words::number(year)?, words::decimal(price)?);
            }
        }
        if let Some(text) = &self.restated_on {
            question = question.restated_on(words::day(text)?);
        }
        if let Some(text) = &self.as_of {
            question = question.as_of(words::day(text)?);
        }
        if let Some(text) = &self.borders {
            question = question.borders(words::choice(text, &Borders::NAMES)?);
        }
        Ok(question.forecast(&register, watch)?.report())
    }
}

impl GivenAssumption {
    fn read(&self) -> Result<Assumption, Diagnostics> {
        let all =
            [("hold", How::Hold), ("percent", How::Percent), ("amount", How::Amount)];
        let how = words::choice(&self.how, &all)?;
        let value = self.value.as_deref().map(words::decimal).transpose()?;
        let growth = match (how, value) {
            (How::Hold, None) => Growth::Hold,
            (How::Percent, Some(value)) => Growth::Percent(value),
            (How::Amount, Some(value)) => Growth::Amount(value),
            (How::Hold, Some(_)) => return Err(self.value_of(Code::ValueNotWanted)),
            (_, None) => return Err(self.value_of(Code::ValueWanted)),
        };
        let mut assumption = Assumption::new(&self.measure, growth);
        if let Some(year) = self.from {
            assumption = assumption.from_year(year);
        }
        let mode = self.mode.as_deref().map(|text| words::choice(text, &Mode::NAMES));
        let mode = mode.transpose()?.unwrap_or(Mode::HalfUp);
        if let Some(text) = &self.round {
            let unit = words::decimal(text)?;
            if unit <= Exact::zero() {
                let problem = Diagnostic::new(Code::NotPositive, Input::Call);
                return Err(problem.with("value", text).into());
            }
            assumption = assumption.rounded(unit, mode);
        }
        Ok(assumption)
    }

    fn value_of(&self, code: Code) -> Diagnostics {
        Diagnostic::new(code, Input::Call)
            .with("measure", &self.measure)
            .with("how", &self.how)
            .into()
    }
}
