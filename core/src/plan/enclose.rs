//! Between which values every figure lies while some figures vary: exact bounds, never too narrow.
//!
//! Each step gets the least and the greatest that it can come to, from those of its inputs. So a whole block
//! of values is settled at once where the bounds leave no doubt, and cut in two where they do. The
//! bounds only say where to look: every figure that is told comes from a run.

mod chosen;
mod range;
mod shares;

use super::bind::{Bound, Brought};
use super::run::Working;
use super::step::{Clients, Limit, When};
use super::{ClientRows, Op, Recording, Run, StepId};
use crate::agreement::{Parts, TakeClient};
use crate::column::{Column, Trouble};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::rounding::Mode;

pub(crate) use chosen::Choice;
pub(crate) use range::Range;

/// A figure that is wanted, while some steps vary.
#[derive(Debug)]
pub(crate) struct Varying<'b, 'p> {
    pub bound: &'b Bound<'p>,
    /// Which steps the figure is made of and the varied ones reach.
    moves: Vec<bool>,
    /// The values of the others that it is made of.
    still: Run,
}

/// Why there are no bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// They cannot be told for so many values at once.
    Unknown,
    /// The figure can be worked out for none of the values.
    Fails,
}

impl From<Trouble> for Open {
    fn from(_: Trouble) -> Self {
        Self::Unknown
    }
}

/// The bounds of the steps that move.
pub(crate) struct Enclosed<'v> {
    still: &'v Run,
    ranges: Vec<Option<Range>>,
}

impl Enclosed<'_> {
    /// The bounds of a step.
    pub fn range(&self, id: StepId) -> Option<(&Column, &Column)> {
        match self.ranges.get(id.index()) {
            Some(Some(range)) => Some((&range.low, &range.high)),
            _ => self.still.value(id).map(|value| (value, value)),
        }
    }

    fn get(&self, id: StepId) -> Result<(&Column, &Column), Open> {
        self.range(id).ok_or(Open::Unknown)
    }
}

impl<'b, 'p> Varying<'b, 'p> {
    /// What `wanted` is made of while `varied` vary.
    ///
    /// # Errors
    /// What keeps a figure from being worked out that does not vary.
    pub fn new(
        bound: &'b Bound<'p>,
        varied: &[StepId],
        wanted: &[StepId],
    ) -> Result<Self, Diagnostics> {
        let steps = &bound.plan.steps;
        let mut needed = vec![false; steps.len()];
        let mut mark = |id: &StepId| {
            if let Some(needed) = needed.get_mut(id.index()) {
                *needed = true;
            }
        };
        wanted.iter().for_each(&mut mark);
        for (place, step) in steps.iter().enumerate().rev() {
            if needed.get(place) == Some(&true) {
                for input in step.op.inputs() {
                    if let Some(needed) = needed.get_mut(input.index()) {
                        *needed = true;
                    }
                }
            }
        }
        let mut moves = Vec::with_capacity(steps.len());
        let mut still = Run::with_capacity(steps.len());
        let all = steps.iter().zip(&bound.brought).zip(needed);
        for (place, ((step, brought), needed)) in all.enumerate() {
            let own = varied.contains(&StepId::new(place));
            let is_moved = |id: &StepId| moves.get(id.index()) == Some(&true);
            let reached = needed && (own || step.op.inputs().iter().any(is_moved));
            moves.push(reached);
            let value = if reached || !needed {
                None
            } else {
                let recording = Recording::Off;
                let working = Working { bound, step, run: &still, recording };
                Some(working.value(brought)?)
            };
            still.push(value, super::Record::Nothing);
        }
        Ok(Self { bound, moves, still })
    }

    /// Whether a step moves with what varies.
    pub fn moves(&self, id: StepId) -> bool {
        self.moves.get(id.index()) == Some(&true)
    }

    /// The bounds of every step that moves, from those of what varies.
    pub fn enclosed(
        &self,
        varied: &dyn Fn(StepId) -> Option<Range>,
    ) -> Result<Enclosed<'_>, Open> {
        let steps = self.bound.plan.steps.len();
        let mut enclosed =
            Enclosed { still: &self.still, ranges: Vec::with_capacity(steps) };
        for (place, moves) in self.moves.iter().enumerate() {
            let id = StepId::new(place);
            let range = match (moves, varied(id)) {
                (false, _) => None,
                (true, Some(range)) => Some(range),
                (true, None) => Some(self.range_of(id, &enclosed)?),
            };
            enclosed.ranges.push(range);
        }
        Ok(enclosed)
    }

    fn range_of(&self, id: StepId, at: &Enclosed<'_>) -> Result<Range, Open> {
        let plan = self.bound.plan();
        let step = plan.step(id).ok_or(Open::Unknown)?;
        let (with, len) = (self.bound.arithmetic, plan.size(step.over));
        let both = |of: StepId, make: &dyn Fn(&Column) -> Result<Column, Trouble>| {
            let (low, high) = at.get(of)?;
            Ok(Range { low: make(low)?, high: make(high)? })
        };
        let all =
            |of: &[StepId], make: &dyn Fn(&[&Column]) -> Result<Column, Trouble>| {
                let ranges: Vec<(&Column, &Column)> =
                    of.iter().map(|id| at.get(*id)).collect::<Result<_, _>>()?;
                let lows: Vec<&Column> = ranges.iter().map(|(low, _)| *low).collect();
                let highs: Vec<&Column> = ranges.iter().map(|(_, high)| *high).collect();
                Ok(Range { low: make(&lows)?, high: make(&highs)? })
            };
        match &step.op {
            Op::Times(of) => range::product(with, at, of, len),
            Op::Per { of, by, zero_gives } => range::quotient(
                with,
                at.get(*of)?,
                at.get(*by)?,
                len,
                zero_gives.as_ref(),
            ),
            Op::Plus(of) => all(of, &|parts| with.plus(parts, len)),
            Op::Least(of) => all(of, &|parts| with.least_of(parts, len)),
            Op::Greatest(of) => all(of, &|parts| with.greatest_of(parts, len)),
            Op::Minus(a, b) => {
                let (a, b) = (at.get(*a)?, at.get(*b)?);
                Ok(Range {
                    low: with.minus(a.0, b.1, len)?,
                    high: with.minus(a.1, b.0, len)?,
                })
            }
            Op::Sum(of) => both(*of, &|column| with.sum(column)),
            Op::SumWithin(of, division) => {
                let division = plan.divisions.get(*division).ok_or(Open::Unknown)?;
                let (area_of, areas) = (&division.area_of, division.areas.len());
                both(*of, &|column| with.sum_within(column, area_of, areas))
            }
            Op::Spread(of, division) => {
                let division = plan.divisions.get(*division).ok_or(Open::Unknown)?;
                both(*of, &|column| with.gather(column, &division.area_of))
            }
            Op::When { condition, then, otherwise } => {
                self.when(at, condition, (*then, *otherwise), len)
            }
            Op::Convert { of, size, parts } => {
                let size = with.scalar(size)?;
                let mode = match parts {
                    Parts::Exact => None,
                    Parts::Started => Some(Mode::Up),
                    Parts::Full => Some(Mode::Down),
                };
                both(*of, &|column| {
                    let units = with.per(column, &size, len, None)?;
                    match mode {
                        None => Ok(units),
                        Some(mode) => with.round(&units, mode, &Exact::one()),
                    }
                })
            }
            Op::Tiers { of, bands, take } => {
                range::tiers(with, at.get(*of)?, bands, *take, len)
            }
            Op::Round { of, unit, mode } => {
                both(*of, &|column| with.round(column, *mode, unit))
            }
            Op::Share(sharing) => self.shared(at, sharing, len),
            Op::Handover(of, rounding) => self.handed(at, *of, rounding.as_ref()),
            Op::Clients(clients) => self.clients(at, id, clients),
            // What is brought in and does not vary has its value.
            _ => Err(Open::Unknown),
        }
    }

    fn when(
        &self,
        at: &Enclosed<'_>,
        condition: &When,
        (then, otherwise): (StepId, StepId),
        len: usize,
    ) -> Result<Range, Open> {
        let with = self.bound.arithmetic;
        let (then, otherwise) = (at.get(then)?, at.get(otherwise)?);
        let (sure, possible) = match condition {
            When::Among(which) => (which.clone(), which.clone()),
            When::Always(dating) => {
                (vec![dating.holds(); len], vec![dating.holds(); len])
            }
            When::Compares(a, comparison, b) => {
                range::compared(with, at.get(*a)?, *comparison, at.get(*b)?, len)?
            }
        };
        let end = |then: &Column, otherwise: &Column, least: bool| {
            let parts = [then, otherwise];
            let either = if least {
                with.least_of(&parts, len)
            } else {
                with.greatest_of(&parts, len)
            };
            let open = with.pick(&possible, &either?, otherwise, len)?;
            with.pick(&sure, then, &open, len)
        };
        Ok(Range {
            low: end(then.0, otherwise.0, true)?,
            high: end(then.1, otherwise.1, false)?,
        })
    }

    /// A sum over clients while its limit varies.
    fn clients(
        &self,
        at: &Enclosed<'_>,
        id: StepId,
        of: &Clients,
    ) -> Result<Range, Open> {
        let (Some((side, limit)), Some(Brought::Clients(rows))) =
            (of.limit, self.bound.brought.get(id.index()))
        else {
            return Err(Open::Unknown);
        };
        let (low, high) = at.get(limit)?;
        let counted = |limit: &Column| self.counted(of, rows, limit);
        let (by_low, by_high) = (counted(low)?, counted(high)?);
        // The higher the limit, the less lies above it and the more up to it.
        Ok(match (side, of.take) {
            (Limit::Above, TakeClient::Sum | TakeClient::Count) => {
                Range { low: by_high, high: by_low }
            }
            (Limit::UpTo, TakeClient::Sum | TakeClient::Count) => {
                Range { low: by_low, high: by_high }
            }
        })
    }

    fn counted(
        &self,
        of: &Clients,
        rows: &ClientRows,
        limit: &Column,
    ) -> Result<Column, Trouble> {
        super::run::counted(self.bound, of, rows, Some(limit))
    }
}
