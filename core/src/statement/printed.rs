//! Printed totals, held against what their parts add up to. Nothing is repaired.

use crate::agreement::printed::{Total, difference};
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::plan::{LineOf, Plan, Record, Run};

/// A warning for each printed total of the period that its parts miss.
pub(super) fn differences(plan: &Plan, run: &Run) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for printed in &plan.printed {
        let computed: Exact = printed.of.iter().map(|id| part(plan, run, id)).sum();
        let total = Total {
            id: &printed.id,
            name: &printed.name,
            figure: &printed.total,
            position: printed.position,
        };
        warnings.extend(difference(&total, &computed, &plan.agreement.currency));
    }
    warnings
}

/// What a charge or a funder brings to a printed total: the pool, the lines, the amount.
fn part(plan: &Plan, run: &Run, id: &str) -> Exact {
    if let Some(funding) = plan.funding.iter().find(|funding| funding.id == id) {
        return funding.amount.clone();
    }
    let Some(line) = plan.lines.iter().find(|line| line.id == id) else {
        return Exact::zero();
    };
    match run.record(line.of_parties) {
        Some(Record::Shared(shared)) if line.of == LineOf::Pool => {
            shared.groups().iter().map(|group| &group.whole).sum()
        }
        _ => (0..plan.buyers.len()).map(|buyer| run.at(line.amount, buyer)).sum(),
    }
}
