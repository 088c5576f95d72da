//! The call `effects`: why the bills of two sides differ.

use serde::Deserialize;

use super::alternatives::{Asked, GivenAlternative};
use super::{GivenFacts, GivenRegister, bad_call};
use crate::compare::View;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::effects::Effects;
use crate::municipality::Register;
use crate::report::Report;
use crate::text::{Lang, Text};
use crate::watch::Watch;

/// Why the bills of two sides differ: effects that add up to the difference.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectsCall {
    /// Two: the one before and the one after.
    pub alternatives: Vec<GivenAlternative>,
    /// Calendar year of those that name none.
    #[serde(default)]
    pub year: Option<i16>,
    /// Facts that both share.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// Only this buyer.
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

impl EffectsCall {
    /// The report.
    pub(super) fn report(
        self,
        own: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Report, Diagnostics> {
        let Self { alternatives, year, facts, buyer, fewest, register, .. } = self;
        let asked = Asked { alternatives, year, facts, register };
        let (alternatives, register) = asked.read(own)?;
        let [before, after]: [_; 2] =
            alternatives.try_into().map_err(|all: Vec<_>| not_two(all.len()))?;
        Effects::new(before, after, &register, watch)?.report(&View { buyer, fewest })
    }
}

/// Effects lie between two.
fn not_two(found: usize) -> Diagnostics {
    if found < 2 {
        let few = Diagnostic::new(Code::TooFewAlternatives, Input::Call);
        return few.with("found", found).into();
    }
    bad_call(Text::in_all(
        format!(
            "sopimuksia pitää olla kaksi, ennen ja jälkeen (`alternatives`), eikä {found}"
        ),
        format!(
            "det ska finnas två avtal, före och efter (`alternatives`), inte {found}"
        ),
        format!("there must be two `alternatives`, before and after, not {found}"),
    ))
}
