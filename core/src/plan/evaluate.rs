//! Running the steps once, and recording what each did.

use super::measured::{Found, quantity};
use super::step::Sharing;
use super::{Op, Plan, Step, StepId};
use crate::agreement::Of;
use crate::apportion::{Participant, ShareError, Shares, share};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::rounding::{Balance, Rounded, Rounding};

/// The value of a step.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Scalar(Exact),
    /// One value for each buyer, in the order of the plan.
    Column(Vec<Exact>),
}

impl Value {
    /// The value for one buyer.
    pub fn at(&self, buyer: usize) -> Option<&Exact> {
        match self {
            Self::Scalar(value) => Some(value),
            Self::Column(values) => values.get(buyer),
        }
    }
}

/// What a step recorded beside its value.
#[derive(Debug, Clone)]
pub(crate) enum Record {
    Nothing,
    Measured(Vec<Found>),
    Shared(Shares),
    /// What of each party went to each of those who have its area.
    HandedOver(Vec<Vec<Exact>>),
}

/// Values and records of all steps, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Run {
    values: Vec<Value>,
    records: Vec<Record>,
}

impl Run {
    /// The value of a step.
    pub fn value(&self, id: StepId) -> Option<&Value> {
        self.values.get(id.index())
    }

    /// The record of a step.
    pub fn record(&self, id: StepId) -> Option<&Record> {
        self.records.get(id.index())
    }

    /// The value of a step for one buyer; a step has run before anyone asks for it.
    pub fn at(&self, id: StepId, buyer: usize) -> Exact {
        self.value(id)
            .and_then(|value| value.at(buyer))
            .cloned()
            .unwrap_or_else(Exact::zero)
    }

    fn column(&self, id: StepId, buyers: usize) -> Vec<Exact> {
        (0..buyers).map(|buyer| self.at(id, buyer)).collect()
    }
}

pub(super) fn evaluate(plan: &Plan, facts: &Facts) -> Result<Run, Diagnostics> {
    let mut problems = Diagnostics::new();
    facts.check(&plan.agreement, &plan.parties, &mut problems);
    // Wrong facts make wrong figures: nothing is worked out with them.
    problems.unless_errors(())?;
    let mut problems = Diagnostics::new();
    let mut run = Run::default();
    for step in &plan.steps {
        let (value, record) = match &step.op {
            // Every missing fact is reported at once; other steps need all that came before.
            Op::Measure { .. } => measure(plan, facts, &step.op, &mut problems),
            _ if problems.errors() > 0 => (Value::Scalar(Exact::zero()), Record::Nothing),
            _ => match work(plan, step, &run) {
                Ok(done) => done,
                Err(problem) => {
                    problems.push(problem);
                    (Value::Scalar(Exact::zero()), Record::Nothing)
                }
            },
        };
        run.values.push(value);
        run.records.push(record);
    }
    problems.unless_errors(())?;
    check_sums(plan, &run)?;
    Ok(run)
}

fn measure(
    plan: &Plan,
    facts: &Facts,
    op: &Op,
    problems: &mut Diagnostics,
) -> (Value, Record) {
    let Op::Measure { measure, registered } = op else {
        return (Value::Scalar(Exact::zero()), Record::Nothing);
    };
    let mut found_problems = Diagnostics::new();
    let mut look = |place: usize, buyer: Option<&str>| {
        let series = registered.as_ref().map(|series| (series, place));
        quantity(plan, facts, measure, series, buyer, &mut found_problems)
            .unwrap_or_else(|| (Exact::zero(), Found::Missing))
    };
    let result = match measure.of {
        Of::Agreement => {
            let (value, found) = look(0, None);
            (Value::Scalar(value), Record::Measured(vec![found]))
        }
        Of::Buyer => {
            let all = plan.parties.iter().enumerate();
            let (values, found) =
                all.map(|(place, buyer)| look(place, Some(&buyer.code))).unzip();
            (Value::Column(values), Record::Measured(found))
        }
    };
    for problem in found_problems {
        // A series without the day says so once, not for every buyer.
        if !problems.iter().any(|known| *known == problem) {
            problems.push(problem);
        }
    }
    result
}

fn work(plan: &Plan, step: &Step, run: &Run) -> Result<(Value, Record), Diagnostic> {
    let size = plan.size(step.over);
    let each =
        |value: &dyn Fn(usize) -> Exact| Value::Column((0..size).map(value).collect());
    let value = match &step.op {
        Op::Measure { .. } => return Err(internal("a measure is not worked out here")),
        Op::Stated(stated) => Value::Scalar(stated.figure.clone()),
        Op::Weights(weights) => Value::Column(weights.clone()),
        Op::Times(a, b) => each(&|buyer| &run.at(*a, buyer) * &run.at(*b, buyer)),
        Op::Minus(a, b) => each(&|buyer| &run.at(*a, buyer) - &run.at(*b, buyer)),
        Op::Plus(parts) => {
            each(&|buyer| parts.iter().map(|part| run.at(*part, buyer)).sum())
        }
        Op::Sum(of) => Value::Scalar(run.column(*of, size).iter().sum()),
        Op::Round(of, rounding) => each(&|buyer| rounding.round(&run.at(*of, buyer))),
        Op::Per(a, b) => {
            let quotient = run.at(*a, 0).divided_by(&run.at(*b, 0));
            Value::Scalar(quotient.ok_or_else(|| internal("a division by zero"))?)
        }
        Op::Share(sharing) => return shared(plan, sharing, run),
        Op::Handover(of, rounding) => {
            return handed_over(plan, *of, rounding.as_ref(), run);
        }
    };
    Ok((value, Record::Nothing))
}

fn shared(
    plan: &Plan,
    sharing: &Sharing,
    run: &Run,
) -> Result<(Value, Record), Diagnostic> {
    let participants: Vec<Participant> = plan
        .parties
        .iter()
        .enumerate()
        .map(|(place, buyer)| Participant {
            code: buyer.code.clone(),
            weight: run.at(sharing.weights, place),
            key: sharing.key.map(|key| run.at(key, place)),
            floor: sharing.bounds.floor.clone(),
            ceiling: sharing.bounds.ceiling.clone(),
        })
        .collect();
    let shares = share(&run.at(sharing.pool, 0), &participants, &sharing.rounding)
        .map_err(|error| unshared(&sharing.charge, error))?;
    let amounts = shares.parts().iter().map(crate::apportion::Part::amount).collect();
    Ok((Value::Column(amounts), Record::Shared(shares)))
}

/// What each party owes goes to those who have its area.
fn handed_over(
    plan: &Plan,
    of: StepId,
    rounding: Option<&Rounding>,
    run: &Run,
) -> Result<(Value, Record), Diagnostic> {
    let Some(handover) = &plan.handover else {
        return Err(internal("nothing is handed over"));
    };
    let mut column = vec![Exact::zero(); plan.buyers.len()];
    let mut record = Vec::with_capacity(plan.parties.len());
    for (party, parts) in handover.parts.iter().enumerate() {
        let amounts = divided(plan, &run.at(of, party), parts, rounding)?;
        for ((place, _), amount) in parts.iter().zip(&amounts) {
            if let Some(sum) = column.get_mut(*place) {
                *sum = &*sum + amount;
            }
        }
        record.push(amounts);
    }
    Ok((Value::Column(column), Record::HandedOver(record)))
}

/// One figure in parts by weights: exactly, or rounded so that they add up to it.
fn divided(
    plan: &Plan,
    whole: &Exact,
    parts: &[(usize, Exact)],
    rounding: Option<&Rounding>,
) -> Result<Vec<Exact>, Diagnostic> {
    let Some(rounding) = rounding else {
        let sum: Exact = parts.iter().map(|(_, weight)| weight).sum();
        let part = |weight: &Exact| (whole * weight).divided_by(&sum);
        let all: Option<Vec<Exact>> =
            parts.iter().map(|(_, weight)| part(weight)).collect();
        return all.ok_or_else(|| internal("nobody has the area of a party"));
    };
    let participants: Vec<Participant> = parts
        .iter()
        .map(|(place, weight)| Participant {
            code: plan
                .buyers
                .get(*place)
                .map(|buyer| buyer.code.clone())
                .unwrap_or_default(),
            weight: weight.clone(),
            key: None,
            floor: None,
            ceiling: None,
        })
        .collect();
    // Also where lines stay exact it is rounded totals that are handed over.
    let rounding = rounding
        .clone()
        .with_balance(Balance::LargestRemainder)
        .with_rounded(Rounded::Lines);
    let shares = share(whole, &participants, &rounding)
        .map_err(|error| internal(&error.to_string()))?;
    Ok(shares.parts().iter().map(crate::apportion::Part::amount).collect())
}

fn unshared(charge: &str, error: ShareError) -> Diagnostic {
    let problem = |code| Diagnostic::new(code, Input::Agreement).with("charge", charge);
    match error {
        ShareError::ZeroWeights { .. } => problem(Code::ZeroWeights),
        ShareError::NoRoom { code } => problem(Code::NoRoom).with("code", code),
        ShareError::BoundedNegative { whole } => {
            problem(Code::BoundedNegative).with("whole", whole)
        }
        ShareError::OutOfReach { whole, floors, ceilings, binding } => {
            problem(Code::OutOfReach)
                .with("whole", whole)
                .with("floors", floors)
                .with("ceilings", ceilings)
                .with("binding", binding.join(", "))
        }
        ShareError::NegativeWeight { .. }
        | ShareError::MissingKey { .. }
        | ShareError::DoesNotAddUp { .. } => internal(&error.to_string()),
    }
}

/// What must add up, checked on every run: lines to bills, bills to the total, and what is handed
/// over to what it was.
fn check_sums(plan: &Plan, run: &Run) -> Result<(), Diagnostic> {
    let mut total = Exact::zero();
    for buyer in 0..plan.buyers.len() {
        let lines: Exact = plan.lines.iter().map(|line| run.at(line.amount, buyer)).sum();
        let bill = run.at(plan.bills, buyer);
        if lines != bill {
            return Err(internal("the lines of a bill do not add up to it"));
        }
        total = total + bill;
    }
    if total != run.at(plan.total, 0) {
        return Err(internal("the bills do not add up to the total"));
    }
    for (place, step) in plan.steps.iter().enumerate() {
        if let Op::Handover(of, _) = &step.op {
            let before: Exact =
                (0..plan.parties.len()).map(|party| run.at(*of, party)).sum();
            let id = StepId::new(place);
            let after: Exact =
                (0..plan.buyers.len()).map(|buyer| run.at(id, buyer)).sum();
            if before != after {
                return Err(internal("what was handed over does not add up"));
            }
        }
    }
    Ok(())
}

fn internal(what: &str) -> Diagnostic {
    Diagnostic::new(Code::Internal, Input::Call).with("what", what)
}
