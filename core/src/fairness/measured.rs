//! Measures of use: how much each buyer has of them, and which charges they drive.

use crate::agreement::{Billed, Of};
use crate::compare::counted;
use crate::exact::Exact;
use crate::plan::{Op, PlannedLine, StepId, Time};
use crate::statement::Statement;
use crate::text::Text;

/// A measure of buyers that the plan takes in.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    pub id: String,
    pub name: Text,
    pub unit: String,
    pub step: StepId,
    /// What each buyer pays by the charges whose quantity it is.
    driven: Vec<StepId>,
}

impl Measured {
    /// Every measure of buyers that the plan takes in for the billed time, in the order of its steps.
    pub fn all(statement: &Statement) -> Vec<Self> {
        let plan = statement.plan();
        let mut all: Vec<Self> = Vec::new();
        for (place, step) in plan.steps.iter().enumerate() {
            let Op::Measure { measure, time: Time::BILLED, .. } = &step.op else {
                continue;
            };
            if measure.of != Of::Buyer || all.iter().any(|one| one.id == measure.id) {
                continue;
            }
            let id = StepId::new(place);
            let lines = plan.lines.iter();
            let lines = lines.filter(|line| drives(statement, id, line));
            all.push(Self {
                id: measure.id.clone(),
                name: measure.name.clone(),
                unit: measure.unit.clone(),
                step: id,
                driven: lines.map(|line| line.amount).collect(),
            });
        }
        all
    }

    /// How much of it a buyer has.
    pub fn of(&self, statement: &Statement, buyer: &str) -> Option<Exact> {
        counted(statement, self.step, buyer)
    }

    /// What a buyer pays by the charges whose quantity it is; none where there are no such charges.
    pub fn driven(&self, statement: &Statement, place: usize) -> Option<Exact> {
        let amounts = self.driven.iter().map(|amount| statement.run().at(*amount, place));
        (!self.driven.is_empty()).then(|| amounts.sum())
    }
}

/// Whether the quantity of a billed line is the measure itself, as it stands or handed over.
fn drives(statement: &Statement, measure: StepId, line: &PlannedLine) -> bool {
    let Some(quantity) = line.quantity.filter(|_| line.billed == Billed::Yes) else {
        return false;
    };
    let handed = || {
        statement
            .plan()
            .step(quantity)
            .map(|step| &step.op)
            .is_some_and(|op| matches!(op, Op::Handover(of, _) if *of == measure))
    };
    quantity == measure || handed()
}
