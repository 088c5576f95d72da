//! The calls `solve` and `breakpoints`: which value reaches a target, and where the order of two agreements
//! flips.

use serde::Deserialize;

use super::alternatives::{Asked, GivenAlternative};
use super::words::{choice, decimal};
use super::{GivenFacts, GivenRegister, bad_call};
use crate::compare::with_reservations;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exact::Exact;
use crate::municipality::Register;
use crate::report::Report;
use crate::solve::{
    BreakPoints, Figure, Goal, Limit, Reach, Varied, Wanted, break_points,
};
use crate::text::{Lang, Text};
use crate::watch::Watch;

/// The figure that varies.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenVaried {
    /// Its name: a charge, a step, a measure, or a number that the agreement writes.
    pub figure: String,
    /// Whose, where each buyer has one; the buyer that is asked about where none is named.
    #[serde(default)]
    pub buyer: Option<String>,
    /// Of which alternative alone.
    #[serde(default)]
    pub of: Option<String>,
    /// The first value.
    #[serde(default)]
    pub from: Option<String>,
    /// The last value.
    #[serde(default)]
    pub to: Option<String>,
    /// From one value to the next.
    #[serde(default)]
    pub step: Option<String>,
}

/// What is to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenGoal {
    /// Whose bill; the sum over all where nobody is named.
    #[serde(default)]
    pub buyer: Option<String>,
    /// By which charge; all of the bill where none is named.
    #[serde(default)]
    pub charge: Option<String>,
    /// By which alternative; the first where none is named.
    #[serde(default)]
    pub of: Option<String>,
    /// Less the same figure of this alternative.
    #[serde(default)]
    pub less: Option<String>,
    /// `at-least`, `at-most` or `exactly`.
    pub reach: String,
    /// An amount.
    #[serde(default)]
    pub amount: Option<String>,
    /// In place of an amount so many percent of the same figure of another alternative.
    #[serde(default)]
    pub percent: Option<String>,
    /// The other alternative.
    #[serde(default)]
    pub percent_of: Option<String>,
}

/// A figure of both agreements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenFigure {
    /// Whose bill; the sum over all where nobody is named.
    #[serde(default)]
    pub buyer: Option<String>,
    /// By which charge; all of the bill where none is named.
    #[serde(default)]
    pub charge: Option<String>,
}

/// Which value of a figure reaches a target.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SolveCall {
    /// One or more.
    pub alternatives: Vec<GivenAlternative>,
    /// Calendar year of those that name none.
    #[serde(default)]
    pub year: Option<i16>,
    /// Facts that all share.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// What is solved for.
    pub vary: GivenVaried,
    /// What it is to reach.
    pub goal: GivenGoal,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

/// Where the order of two agreements flips while a figure varies.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakPointsCall {
    /// Two.
    pub alternatives: Vec<GivenAlternative>,
    /// Calendar year of those that name none.
    #[serde(default)]
    pub year: Option<i16>,
    /// Facts that all share.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// What varies.
    pub vary: GivenVaried,
    /// Which figure of both; the bill of every buyer in turn where none is given.
    #[serde(default)]
    pub figure: Option<GivenFigure>,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl GivenVaried {
    fn read(self) -> Result<Varied, Diagnostic> {
        let number = |text: Option<String>| -> Result<Option<Exact>, Diagnostic> {
            text.as_deref().map(decimal).transpose()
        };
        Ok(Varied {
            figure: self.figure,
            buyer: self.buyer,
            of: self.of,
            from: number(self.from)?,
            to: number(self.to)?,
            step: number(self.step)?,
        })
    }
}

impl GivenGoal {
    fn read(self) -> Result<Goal, Diagnostics> {
        let limit = match (self.amount, self.percent, self.percent_of) {
            (Some(amount), None, None) => Limit::Amount(decimal(&amount)?),
            (None, Some(percent), Some(alternative)) => {
                Limit::PercentOf { alternative, percent: decimal(&percent)? }
            }
            _ => {
                return Err(bad_call(Text::in_all(
                    "tavoite on joko `amount` tai `percent` ja `percent_of`",
                    "målet är antingen `amount` eller `percent` och `percent_of`",
                    "a goal has either an `amount`, or `percent` and `percent_of`",
                )));
            }
        };
        Ok(Goal {
            figure: Figure { buyer: self.buyer, charge: self.charge },
            of: self.of,
            less: self.less,
            reach: choice(&self.reach, &Reach::NAMES)?,
            limit,
        })
    }
}

impl SolveCall {
    /// The report.
    pub(super) fn report(
        self,
        own: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Report, Diagnostics> {
        let Self { alternatives, year, facts, vary, goal, register, .. } = self;
        let (varied, goal) = (vary.read()?, goal.read()?);
        let (alternatives, _) =
            Asked { alternatives, year, facts, register }.read(own)?;
        let varied = varied.of_own(goal.figure.buyer.as_deref(), &alternatives);
        let report = Wanted { varied, goal }.solve(&alternatives, watch)?.report();
        Ok(with_reservations(report, &alternatives))
    }
}

impl BreakPointsCall {
    /// The report.
    pub(super) fn report(
        self,
        own: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Report, Diagnostics> {
        let Self { alternatives, year, facts, vary, figure, register, .. } = self;
        let varied = vary.read()?;
        let (alternatives, register) =
            Asked { alternatives, year, facts, register }.read(own)?;
        crate::compare::alike(&alternatives, &register)?;
        let found = match figure {
            None => {
                BreakPoints::of_each(&alternatives, &Figure::default(), &varied, watch)?
            }
            Some(GivenFigure { buyer, charge }) => {
                let varied = varied.of_own(buyer.as_deref(), &alternatives);
                let figure = Figure { buyer, charge };
                vec![BreakPoints::of(&alternatives, &figure, &varied, watch)?]
            }
        };
        Ok(with_reservations(break_points(&found), &alternatives))
    }
}
