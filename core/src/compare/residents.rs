//! What a buyer has of a measure, such as its residents: figures that an agreement asks for anyway.

use crate::exact::Exact;
use crate::plan::{Op, StepId, Time};
use crate::statement::Statement;
use crate::unit::Unit;

/// The residents of a buyer by a measure of the statement's own; none where the agreement has no such
/// measure, or where what a party owes went to several.
pub(crate) fn residents(statement: &Statement, buyer: &str) -> Option<Exact> {
    counted(statement, residents_step(statement)?, buyer)
}

/// The first measure in residents of the billed time.
pub(crate) fn residents_step(statement: &Statement) -> Option<StepId> {
    let counts = |op: &Op| matches!(op, Op::Measure { time: Time::BILLED, .. });
    let people = Unit::base("resident");
    let mut steps = statement.plan().steps.iter();
    let place = steps.position(|step| step.unit == people && counts(&step.op))?;
    Some(StepId::new(place))
}

/// What a buyer has of a measure: its own, or on a later map that of all whose area it has; none where
/// the area of one of them went to several.
pub(crate) fn counted(statement: &Statement, of: StepId, buyer: &str) -> Option<Exact> {
    let plan = statement.plan();
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
