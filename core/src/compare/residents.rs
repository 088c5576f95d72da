//! How many live where: a figure that an agreement asks for anyway.

use crate::exact::Exact;
use crate::plan::{Op, StepId, Time};
use crate::statement::Statement;
use crate::unit::Unit;

/// The residents of a buyer by a measure of the statement's own; none where the agreement has no such
/// measure, or where what a party owes went to several.
pub(crate) fn residents(statement: &Statement, buyer: &str) -> Option<Exact> {
    let plan = statement.plan();
    let counts = |op: &Op| matches!(op, Op::Measure { time: Time::BILLED, .. });
    let people = Unit::base("resident");
    let place =
        plan.steps.iter().position(|step| step.unit == people && counts(&step.op))?;
    let of = StepId::new(place);
    let parties = plan.parties().iter().enumerate();
    let Some(handover) = &plan.handover else {
        let place = parties.clone().find(|(_, party)| party.code == buyer)?.0;
        return Some(statement.run().at(of, place));
    };
    let wanted = plan.buyers().iter().position(|one| one.code == buyer)?;
    let mut sum = Exact::zero();
    for (place, _) in parties {
        match handover.parts.get(place).map(Vec::as_slice) {
            Some([(to, _)]) if *to == wanted => {
                sum = sum + statement.run().at(of, place);
            }
            Some(parts) if parts.iter().any(|(to, _)| *to == wanted) => return None,
            _ => {}
        }
    }
    Some(sum)
}
