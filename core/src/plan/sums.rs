//! What must add up: declared when the plan is made, and checked on every run.

use super::{Op, Over, Plan, Record, Run, StepId, wording};
use crate::agreement::{Billed, line};
use crate::column::{Arithmetic, Column, Trouble};
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::exact::Exact;
use crate::text::Text;

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
    let mut sums = plan.sums.clone();
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
    for sum in &plan.sums {
        // What is too large to be added up does not hold either.
        if let Some(place) = unlike(plan, run, sum).unwrap_or(Some(0)) {
            return Err(Diagnostic::new(Code::Internal, Input::Call)
                .with_text("what", told(plan, sum, place)));
        }
    }
    Ok(())
}

/// The first place where a sum does not hold.
fn unlike(plan: &Plan, run: &Run, sum: &Sum) -> Result<Option<usize>, Trouble> {
    let with = Arithmetic::default();
    match sum {
        Sum::Each { parts, whole } => {
            let columns: Option<Vec<&Column>> =
                parts.iter().map(|id| run.value(*id)).collect();
            let (Some(columns), Some(whole)) = (columns, run.value(*whole)) else {
                return Ok(None);
            };
            Ok(differs(&with.plus(&columns, whole.len())?, whole))
        }
        Sum::All { parts, whole } => {
            let (Some(parts), Some(whole)) = (run.value(*parts), run.value(*whole))
            else {
                return Ok(None);
            };
            Ok(differs(&with.sum(parts)?, &with.sum(whole)?))
        }
        Sum::Shared { parts, pool, within } => {
            let (Some(column), Some(pool)) = (run.value(*parts), run.value(*pool)) else {
                return Ok(None);
            };
            let sums = match within.and_then(|within| plan.divisions.get(within)) {
                Some(division) => {
                    with.sum_within(column, &division.area_of, division.areas.len())?
                }
                None => with.sum(column)?,
            };
            let left = with.column(&unallocated(run, *parts, pool.len()))?;
            Ok(differs(&with.plus(&[&sums, &left], pool.len())?, pool))
        }
    }
}

/// The first place where one column is not the other.
fn differs(one: &Column, other: &Column) -> Option<usize> {
    if one.same(other) {
        return None;
    }
    let unlike = (0..one.len()).find(|place| one.at(*place) != other.at(*place));
    unlike.or(Some(0))
}

/// What does not add up, and whose: in words.
fn told(plan: &Plan, sum: &Sum, place: usize) -> Text {
    let period = &plan.period;
    let of = |id: StepId| named(plan, id);
    let over = |id: StepId| plan.step(id).map_or(Over::Scalar, |step| step.over);
    match sum {
        Sum::Each { whole, .. } if *whole == plan.bills => {
            wording::no_bill(&lines(plan), &plan.named(over(*whole), place), period)
        }
        Sum::Each { whole, .. } if is_advance(plan, *whole) => {
            wording::no_advance(&plan.named(over(*whole), place), period)
        }
        // The rest of a fund, which stands last, is the step of that name.
        Sum::Each { parts, whole } => wording::no_whole(
            &parts.last().map_or_else(String::new, |rest| of(*rest)),
            &plan.named(over(*whole), place),
            period,
        ),
        Sum::All { whole, .. } if *whole == plan.total => {
            wording::no_total(&lines(plan), period)
        }
        Sum::All { parts, .. } => wording::not_handed_over(&of(*parts), period),
        Sum::Shared { parts, within, .. } => {
            let area = within.map(|division| {
                wording::in_area(&plan.named(Over::Areas(division), place))
            });
            wording::no_pool(&of(*parts), area.as_ref(), period)
        }
    }
}

/// Whether a figure is what is billed in advance, whose instalments add up to it.
fn is_advance(plan: &Plan, id: StepId) -> bool {
    plan.lines.iter().any(|known| known.id == line::ADVANCE && known.amount == id)
}

/// The charge or step of the agreement that a step works for; what is made for bills alone works for
/// that of its line, or for all.
fn named(plan: &Plan, id: StepId) -> String {
    let own = plan.step(id).map(|step| step.of.as_str()).filter(|of| !of.is_empty());
    let line = plan
        .lines
        .iter()
        .find(|line| [Some(line.amount), line.quantity, line.rate].contains(&Some(id)));
    own.or(line.map(|line| line.id.as_str()))
        .map_or_else(|| lines(plan), |name| format!("`{name}`"))
}

/// All that bills are made of.
fn lines(plan: &Plan) -> String {
    let billed = plan.lines.iter().filter(|line| line.billed == Billed::Yes);
    let names: Vec<String> = billed.map(|line| format!("`{}`", line.id)).collect();
    names.join(", ")
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
