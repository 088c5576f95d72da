//! Which branch every figure takes: where it is the same for all values, a figure is of one piece.

use super::shares::Whose;
use super::{Enclosed, Open, Range, Varying, range};
use crate::column::{Column, Comparison};
use crate::exact::Exact;
use crate::plan::step::When;
use crate::plan::{Op, Over, Sharing, StepId};

/// A branch: which step, whose, and which of its branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Choice {
    pub step: StepId,
    pub place: usize,
    pub branch: u32,
}

/// Whose values of a step a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Nobody,
    One(usize),
    Everybody,
}

impl Of {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, one) | (one, Self::Nobody) => one,
            (Self::One(a), Self::One(b)) if a == b => Self::One(a),
            _ => Self::Everybody,
        }
    }
}

impl Varying<'_, '_> {
    /// The branches that a figure takes, in the order of the steps; none where they are not the same for
    /// all values.
    pub fn chosen(
        &self,
        at: &Enclosed<'_>,
        figure: (StepId, Option<usize>),
    ) -> Result<Option<Vec<Choice>>, Open> {
        let plan = self.bound.plan();
        let whose = self.whose(figure);
        let mut all = Vec::new();
        for (place, of) in whose.iter().enumerate() {
            let id = StepId::new(place);
            let (Some(step), true) = (plan.step(id), self.moves(id)) else { continue };
            let branches = match &step.op {
                Op::When { condition: When::Compares(a, by, b), .. } => {
                    let len = plan.size(step.over);
                    let (a, b) = (at.get(*a)?, at.get(*b)?);
                    let with = self.bound.arithmetic;
                    let (sure, possible) = range::compared(with, a, *by, b, len)?;
                    let branch = |(sure, possible): (&bool, &bool)| {
                        (sure == possible).then_some(u32::from(*sure))
                    };
                    sure.iter().zip(&possible).map(branch).collect()
                }
                Op::Least(of) => {
                    self.outermost(at, of, Comparison::Below, plan.size(step.over))?
                }
                Op::Greatest(of) => {
                    self.outermost(at, of, Comparison::Above, plan.size(step.over))?
                }
                Op::Tiers { of, bands, .. } => {
                    let (low, high) = at.get(*of)?;
                    let band = |value: &Exact| {
                        let holds = |band: &crate::agreement::Band| {
                            band.to.as_ref().is_none_or(|to| value <= to)
                        };
                        bands
                            .iter()
                            .position(holds)
                            .and_then(|band| u32::try_from(band).ok())
                    };
                    let both = |place| {
                        let (one, other) = (band(&low.at(place)), band(&high.at(place)));
                        one.filter(|_| one == other)
                    };
                    (0..plan.size(step.over)).map(both).collect()
                }
                Op::Share(sharing) if sharing.bounded() => {
                    self.standings(at, sharing, plan.size(step.over))?
                }
                _ => continue,
            };
            let shared = matches!(step.op, Op::Share(_));
            let wanted: Vec<usize> = match (of, step.over) {
                (Of::Nobody, _) => continue,
                (Of::One(_), Over::Scalar) => vec![0],
                // Where others stand says what is left for one.
                (Of::One(place), _) if !shared => vec![*place],
                _ => (0..branches.len()).collect(),
            };
            for place in wanted {
                match branches.get(place) {
                    Some(Some(branch)) => {
                        all.push(Choice { step: id, place, branch: *branch });
                    }
                    _ => return Ok(None),
                }
            }
        }
        Ok(Some(all))
    }

    /// Whose values of every step a figure is made of.
    fn whose(&self, (figure, place): (StepId, Option<usize>)) -> Vec<Of> {
        let steps = &self.bound.plan.steps;
        let mut whose = vec![Of::Nobody; steps.len()];
        if let Some(of) = whose.get_mut(figure.index()) {
            *of = place.map_or(Of::Everybody, Of::One);
        }
        for (place, step) in steps.iter().enumerate().rev() {
            let own = whose.get(place).copied().unwrap_or(Of::Nobody);
            if own == Of::Nobody {
                continue;
            }
            let below = match &step.op {
                Op::Sum(_)
                | Op::SumWithin(..)
                | Op::Spread(..)
                | Op::Share(_)
                | Op::Handover(..) => Of::Everybody,
                _ => own,
            };
            for input in step.op.inputs() {
                if let Some(of) = whose.get_mut(input.index()) {
                    *of = of.and(below);
                }
            }
        }
        whose
    }

    /// Which of several figures is the least or the greatest, place by place; of equal ones the first.
    fn outermost(
        &self,
        at: &Enclosed<'_>,
        of: &[StepId],
        beyond: Comparison,
        len: usize,
    ) -> Result<Vec<Option<u32>>, Open> {
        let with = self.bound.arithmetic;
        let ends: Vec<(&Column, &Column)> =
            of.iter().map(|id| at.get(*id)).collect::<Result<_, _>>()?;
        let or_level = match beyond {
            Comparison::Below => Comparison::AtMost,
            _ => Comparison::AtLeast,
        };
        let mut found = vec![None; len];
        for (one, own) in (0..).zip(&ends) {
            let mut surely = vec![true; len];
            for (other, theirs) in (0..).zip(&ends) {
                if one == other {
                    continue;
                }
                // The farthest that this one may lie against the nearest of the other.
                let (own, theirs) = match beyond {
                    Comparison::Below => (own.1, theirs.0),
                    _ => (own.0, theirs.1),
                };
                let by: Comparison = if other < one { beyond } else { or_level };
                let holds = with.compare(own, theirs, by, len)?;
                surely.iter_mut().zip(holds).for_each(|(sure, holds)| *sure &= holds);
            }
            for (found, sure) in found.iter_mut().zip(surely) {
                if sure {
                    *found = Some(one);
                }
            }
        }
        Ok(found)
    }

    /// Who stands at the floor (0), moves with the pool (1) or stands at the ceiling (2).
    fn standings(
        &self,
        at: &Enclosed<'_>,
        sharing: &Sharing,
        len: usize,
    ) -> Result<Vec<Option<u32>>, Open> {
        let plan = self.bound.plan();
        let Some(division) = sharing.within else {
            let pool = self.pool(at, sharing, Whose::All(len))?;
            return pool.standings(self, sharing, len);
        };
        let division = plan.divisions.get(division).ok_or(Open::Unknown)?;
        let mut all = vec![None; len];
        for area in 0..division.areas.len() {
            let own = division.area_of.iter().enumerate();
            let places: Vec<usize> =
                own.filter(|(_, of)| **of == area).map(|(place, _)| place).collect();
            let pool = self.pool(at, sharing, Whose::Area(area, &places))?;
            let standings = pool.standings(self, sharing, places.len())?;
            for (place, standing) in places.iter().zip(standings) {
                if let Some(of) = all.get_mut(*place) {
                    *of = standing;
                }
            }
        }
        Ok(all)
    }
}

impl super::shares::Pool {
    fn standings(
        &self,
        varying: &Varying<'_, '_>,
        sharing: &Sharing,
        len: usize,
    ) -> Result<Vec<Option<u32>>, Open> {
        let with = varying.bound.arithmetic;
        let (least, most) = self.prices(with, &sharing.rounding, len)?;
        let at = |range: &Option<Range>, high: bool, place: usize| {
            let end = |range: &Range| {
                if high { range.high.at(place) } else { range.low.at(place) }
            };
            range.as_ref().map(end)
        };
        let standing = |place: usize| {
            let low = &least * &self.weights.low.at(place);
            let high = &most * &self.weights.high.at(place);
            let floor = |high| at(&self.floor, high, place);
            let ceiling = |high| at(&self.ceiling, high, place);
            if floor(false).is_some_and(|floor| high <= floor) {
                Some(0)
            } else if ceiling(true).is_some_and(|ceiling| low >= ceiling) {
                Some(2)
            } else if floor(true).is_none_or(|floor| low > floor)
                && ceiling(false).is_none_or(|ceiling| high < ceiling)
            {
                Some(1)
            } else {
                None
            }
        };
        Ok((0..len).map(standing).collect())
    }
}
