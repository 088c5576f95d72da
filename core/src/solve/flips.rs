//! Break points: every neighbouring pair of values between which the order of two agreements flips.

use super::figure::Figure;
use super::pieces::{Border, borders};
use super::target::Weighed;
use super::varied::{Resolved, Varied};
use super::{Grid, Stretch};
use crate::compare::Alternative;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::money::Currency;
use crate::plan::Bound;
use crate::text::Text;
use crate::watch::Watch;

/// One of the two agreements whose order may flip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The name of the alternative.
    pub name: String,
    /// The borders of the pieces of its figure.
    pub pieces: Vec<Border>,
}

/// Where the order of the same figure of two agreements flips, for every value of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakPoints {
    pub(super) buyer: Option<(String, Text)>,
    pub(super) grid: Grid,
    pub(super) label: Text,
    pub(super) unit: String,
    pub(super) now: Exact,
    pub(super) currency: Currency,
    pub(super) sides: [Side; 2],
    pub(super) stretches: Vec<Stretch>,
}

impl BreakPoints {
    /// Those of a figure of the first two alternatives while another varies.
    ///
    /// # Errors
    /// As [`Wanted::solve`](super::Wanted::solve); `too-few-alternatives` unless there are two.
    pub fn of(
        alternatives: &[Alternative],
        figure: &Figure,
        varied: &Varied,
        watch: &mut Watch<'_>,
    ) -> Result<Self, Diagnostics> {
        let [first, second, ..] = alternatives else {
            let problem = Diagnostic::new(Code::TooFewAlternatives, Input::Call);
            return Err(problem.with("found", alternatives.len()).into());
        };
        let bound = [first.bound()?, second.bound()?];
        Self::of_bound(alternatives, &bound, figure, varied, watch)
    }

    fn of_bound(
        alternatives: &[Alternative],
        bound: &[Bound<'_>],
        figure: &Figure,
        varied: &Varied,
        watch: &mut Watch<'_>,
    ) -> Result<Self, Diagnostics> {
        let Resolved { taken, grid, label, unit, now } =
            varied.resolved(alternatives, bound)?;
        let ([first, second, ..], [one, two, ..], [by_one, by_two, ..]) =
            (alternatives, bound, taken.as_slice())
        else {
            return Err(Diagnostics::new());
        };
        let one = figure.followed(first, one, by_one)?;
        let two = figure.followed(second, two, by_two)?;
        let pieces = [borders(&one, &grid, watch)?, borders(&two, &grid, watch)?];
        let weighed = Weighed {
            grid: &grid,
            terms: vec![(Exact::one(), one)],
            against: vec![(Exact::one(), two)],
            amount: Exact::zero(),
        };
        let stretches = weighed.stretches(watch)?;
        let [of_first, of_second] = pieces;
        let buyers = first.plan().buyers();
        let buyer = figure.buyer.as_deref();
        let buyer = buyer.and_then(|code| buyers.iter().find(|buyer| buyer.code == code));
        Ok(Self {
            buyer: buyer.map(|buyer| (buyer.code.clone(), buyer.name.clone())),
            label,
            unit,
            now,
            currency: first.plan().agreement().currency().clone(),
            sides: [
                Side { name: first.name().to_owned(), pieces: of_first },
                Side { name: second.name().to_owned(), pieces: of_second },
            ],
            stretches,
            grid,
        })
    }

    /// Those of every buyer of both, each while the figure of its own varies where each has one.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub fn of_each(
        alternatives: &[Alternative],
        figure: &Figure,
        varied: &Varied,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Self>, Diagnostics> {
        let [first, second, ..] = alternatives else {
            let problem = Diagnostic::new(Code::TooFewAlternatives, Input::Call);
            return Err(problem.with("found", alternatives.len()).into());
        };
        let bound = [first.bound()?, second.bound()?];
        let has =
            |code: &str| second.plan().buyers().iter().any(|buyer| buyer.code == code);
        let both = first.plan().buyers().iter().filter(|buyer| has(&buyer.code));
        let own = varied.buyer.is_none() && varied.is_of_buyers(alternatives);
        let of = |code: &str| {
            let figure = Figure { buyer: Some(code.to_owned()), ..figure.clone() };
            let buyer = if own { Some(code.to_owned()) } else { varied.buyer.clone() };
            let varied = Varied { buyer, ..varied.clone() };
            Self::of_bound(alternatives, &bound, &figure, &varied, watch)
        };
        both.map(|buyer| buyer.code.as_str()).map(of).collect()
    }

    /// Stretches of values at which the first agreement costs less, as much or more than the second: the order
    /// flips between each and the next.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Both agreements, with the borders of the pieces of their figures.
    #[must_use]
    pub fn sides(&self) -> &[Side; 2] {
        &self.sides
    }

    /// The values that were looked at.
    #[must_use]
    pub fn grid(&self) -> &Grid {
        &self.grid
    }
}
