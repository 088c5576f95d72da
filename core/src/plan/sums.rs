//! What must add up: declared when the plan is made, and checked on every run.

use super::run::internal;
use super::{Op, Plan, Record, Run, StepId};
use crate::agreement::Billed;
use crate::column::{Arithmetic, Column};
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;

/// A sum that must hold.
#[derive(Debug, Clone)]
pub(crate) enum Sum {
    /// Value by value the parts are the whole: lines and a bill, funders with the rest and what they pay.
    Each { parts: Vec<StepId>, whole: StepId },
    /// All values together are the whole: bills and the total, a column that is handed over and what
    /// it was.
    All { parts: StepId, whole: StepId },
    /// The parts of a pool with what nobody carries are the pool, in each area where it is shared
    /// within areas.
    Shared { parts: StepId, pool: StepId, within: Option<usize> },
}

/// Declares what must add up in a plan, and marks the steps that bills are made of.
pub(super) fn declare(plan: Plan) -> Plan {
    let mut sums = Vec::new();
    let lines = plan.lines.iter().filter(|line| line.billed == Billed::Yes);
    let parts = lines.map(|line| line.amount).collect();
    sums.push(Sum::Each { parts, whole: plan.bills });
    sums.push(Sum::All { parts: plan.bills, whole: plan.total });
    for (place, step) in plan.steps.iter().enumerate() {
        let id = StepId::new(place);
        match &step.op {
            Op::Share(sharing) => {
                let (pool, within) = (sharing.pool, sharing.within);
                sums.push(Sum::Shared { parts: id, pool, within });
            }
            Op::Handover(of, _) => sums.push(Sum::All { parts: id, whole: *of }),
            _ => {}
        }
    }
    for fund in &plan.funds {
        let parts = fund.parts.iter().copied().chain([fund.rest]).collect();
        sums.push(Sum::Each { parts, whole: fund.whole });
    }
    let wanted = wanted(&plan);
    Plan { sums, wanted, ..plan }
}

/// The steps that lines, bills and the total are made of; others only explain them.
fn wanted(plan: &Plan) -> Vec<bool> {
    let mut wanted = vec![false; plan.steps.len()];
    let mut mark = |id: StepId| {
        if let Some(wanted) = wanted.get_mut(id.index()) {
            *wanted = true;
        }
    };
    plan.lines.iter().for_each(|line| mark(line.amount));
    mark(plan.bills);
    mark(plan.total);
    // Whatever a step takes stands before it.
    for (place, step) in plan.steps.iter().enumerate().rev() {
        if wanted.get(place).copied().unwrap_or_default() {
            for input in step.op.inputs() {
                if let Some(wanted) = wanted.get_mut(input.index()) {
                    *wanted = true;
                }
            }
        }
    }
    wanted
}

/// Whether all that was declared holds; a sum of steps that did not run is left out.
pub(super) fn check(plan: &Plan, run: &Run) -> Result<(), Diagnostic> {
    let with = Arithmetic::default();
    for sum in &plan.sums {
        let held = match sum {
            Sum::Each { parts, whole } => {
                let columns: Option<Vec<&Column>> =
                    parts.iter().map(|id| run.value(*id)).collect();
                let (Some(columns), Some(whole)) = (columns, run.value(*whole)) else {
                    continue;
                };
                with.plus(&columns, whole.len()).map(|sum| sum.same(whole))
            }
            Sum::All { parts, whole } => {
                let (Some(parts), Some(whole)) = (run.value(*parts), run.value(*whole))
                else {
                    continue;
                };
                with.sum(parts).and_then(|parts| Ok(parts.same(&with.sum(whole)?)))
            }
            Sum::Shared { parts, pool, within } => {
                let (Some(column), Some(pool)) = (run.value(*parts), run.value(*pool))
                else {
                    continue;
                };
                let area_of = within.and_then(|within| plan.divisions.get(within));
                let sums = match area_of {
                    Some(division) => {
                        with.sum_within(column, &division.area_of, division.areas.len())
                    }
                    None => with.sum(column),
                };
                let left = unallocated(run, *parts, pool.len());
                sums.and_then(|sums| {
                    let left = with.column(&left)?;
                    Ok(with.plus(&[&sums, &left], pool.len())?.same(pool))
                })
            }
        };
        if !matches!(held, Ok(true)) {
            return Err(internal(&format!("what was declared does not add up: {sum:?}")));
        }
    }
    Ok(())
}

/// What nobody carries of each pool of a share.
fn unallocated(run: &Run, share: StepId, pools: usize) -> Vec<Exact> {
    let mut left = vec![Exact::zero(); pools];
    if let Some(Record::Shared(shared)) = run.record(share) {
        for group in shared.groups() {
            if let Some(left) = left.get_mut(group.area) {
                *left = group.split.unallocated.clone();
            }
        }
    }
    left
}
