//! The call `compare`: what several agreements, years or versions cost each buyer.

use serde::Deserialize;

use super::alternatives::{Asked, GivenAlternative};
use super::{GivenFacts, GivenRegister};
use crate::compare::{Comparison, View};
use crate::diagnostic::Diagnostics;
use crate::municipality::Register;
use crate::report::Report;
use crate::text::Lang;
use crate::watch::Watch;

/// What several agreements, years or versions cost each buyer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompareCall {
    /// Two or more; the others are held against the first.
    pub alternatives: Vec<GivenAlternative>,
    /// Calendar year of those that name none.
    #[serde(default)]
    pub year: Option<i16>,
    /// Facts that all share.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// Only this buyer, with every figure of its bills.
    #[serde(default)]
    pub buyer: Option<String>,
    /// What concerns fewer clients is withheld.
    #[serde(default)]
    pub fewest: Option<u32>,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl CompareCall {
    /// The report.
    pub(super) fn report(
        self,
        own: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Report, Diagnostics> {
        let Self { alternatives, year, facts, buyer, fewest, register, .. } = self;
        let asked = Asked { alternatives, year, facts, register };
        let (alternatives, register) = asked.read(own)?;
        Comparison::new(alternatives, &register, watch)?.report(&View { buyer, fewest })
    }
}
