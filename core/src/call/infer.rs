//! The call `infer`: by which rule a printed table was worked out.

use serde::Deserialize;

use super::GivenTable;
use super::words::decimal;
use crate::diagnostic::Diagnostics;
use crate::infer::{Printed, Question, infer};
use crate::report::Report;
use crate::text::Lang;
use crate::watch::Watch;

/// Which rule printed this table?
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InferCall {
    /// `row,item,amount`, and perhaps `role` and `name`.
    pub printed: GivenTable,
    /// `item,weight`, and perhaps `stated`.
    #[serde(default)]
    pub weights: Option<GivenTable>,
    /// The units to be tried; without them the usual ones up to the largest pool.
    #[serde(default)]
    pub units: Vec<String>,
    /// The most findings that are told; 20 without it.
    #[serde(default)]
    pub most: Option<u32>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl InferCall {
    /// The report.
    pub(super) fn report(self, watch: &mut Watch<'_>) -> Result<Report, Diagnostics> {
        let printed = Printed::read(&self.printed, self.weights.as_ref())?;
        let mut question = Question::default();
        for unit in &self.units {
            question.units.push(decimal(unit)?);
        }
        if let Some(most) = self.most {
            question.most = usize::try_from(most).unwrap_or(usize::MAX);
        }
        Ok(infer(printed, question, watch)?.report())
    }
}
