//! The pieces of a figure: between two borders it is worked out in one way.

use super::Grid;
use super::figure::Followed;
use super::search::{self, Question};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::plan::{Choice, Open, StepId};
use crate::text::Text;
use crate::watch::Watch;

/// Two neighbouring values between which a figure begins to be worked out in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Border {
    /// The last value before.
    pub before: Exact,
    /// The next value.
    pub after: Exact,
    /// The figure at both; none where it cannot be worked out.
    pub figures: [Option<Exact>; 2],
    /// What people call the steps that take another branch.
    pub because: Vec<Text>,
}

struct Pieces<'a> {
    figure: &'a Followed<'a>,
    grid: &'a Grid,
}

/// How a figure is worked out at a value.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    /// By these branches.
    By(Vec<Choice>),
    /// On the edge of pieces, such as where everybody stands on a bound.
    Edge,
    /// Not at all.
    Impossible,
}

impl Piece {
    fn branches(&self) -> &[Choice] {
        match self {
            Self::By(branches) => branches,
            Self::Edge | Self::Impossible => &[],
        }
    }
}

impl Question for Pieces<'_> {
    type Answer = Piece;

    fn over(&self, first: u64, last: u64) -> Option<Piece> {
        let (low, high) = (self.grid.value(first), self.grid.value(last));
        match self.figure.chosen(&low, &high) {
            Ok(chosen) => chosen.map(Piece::By),
            Err(Open::Fails) => Some(Piece::Impossible),
            Err(Open::Unknown) => None,
        }
    }

    fn at(&self, place: u64) -> Result<Piece, Diagnostics> {
        Ok(self.over(place, place).unwrap_or_else(|| {
            let worked_out = self.figure.at(&self.grid.value(place)).is_ok();
            if worked_out { Piece::Edge } else { Piece::Impossible }
        }))
    }
}

/// The borders of the pieces of a figure, in order.
pub(super) fn borders(
    figure: &Followed<'_>,
    grid: &Grid,
    watch: &mut Watch<'_>,
) -> Result<Vec<Border>, Diagnostics> {
    let pieces = search::stretches(&Pieces { figure, grid }, grid.last(), watch)?;
    let mut borders = Vec::new();
    for pair in pieces.windows(2) {
        let [before, after] = pair else { continue };
        let values = [grid.value(before.last), grid.value(after.first)];
        let figures = values.each_ref().map(|value| figure.at(value).ok());
        let [last, first] = values;
        let because = because(figure, before.answer.branches(), after.answer.branches());
        borders.push(Border { before: last, after: first, figures, because });
    }
    Ok(borders)
}

/// What people call the steps that take another branch.
fn because(figure: &Followed<'_>, before: &[Choice], after: &[Choice]) -> Vec<Text> {
    let mut steps: Vec<StepId> = Vec::new();
    let changed = before
        .iter()
        .filter(|one| !after.contains(one))
        .chain(after.iter().filter(|one| !before.contains(one)));
    for choice in changed {
        if !steps.contains(&choice.step) {
            steps.push(choice.step);
        }
    }
    steps.sort_unstable();
    let plan = figure.alternative.plan();
    steps.iter().filter_map(|id| plan.step(*id)).map(|step| step.label.clone()).collect()
}
