//! Lowering: the terms of an agreement become steps.
//!
//! Units and shapes have been checked when the agreement was read (`agreement/typing.rs`); what needs
//! the period, the register or the caller is checked here.

mod areas;
mod bills;
mod charges;
mod past;
mod primitives;
mod settled;
mod shown;
mod stated;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Time;

use super::handover::{Handover, handover};
use super::measured::no_figure;
use super::step::Covered;
use super::{
    Division, Fund, NumberFrom, Op, Over, Plan, PlannedLine, Request, Step, StepId, Sum,
    Ties, labels, registered, sums,
};
use crate::agreement::{
    Agreement, Buyer, Item, Missing, NotStated, Operand, Origin, Settlement, Shape,
    Stage, Used,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::municipality::Register;
use crate::period::Interval;
use crate::source::Citation;
use crate::text::Text;
use crate::unit::Unit;

pub(super) fn lower(
    agreement: &Agreement,
    register: &Register,
    request: &Request,
    days: Interval,
) -> Result<Plan, Diagnostics> {
    let (parties, remarks, mut problems) = match agreement.buyers.resolve(register, days)
    {
        Ok((parties, remarks)) => (parties, remarks, Diagnostics::new()),
        Err(problems) => (Vec::new(), Diagnostics::new(), problems),
    };
    let handed = match handover(agreement, register, &parties, days, request) {
        Ok(handed) => handed,
        Err(why) => {
            problems.extend(why);
            None
        }
    };
    let (buyers, handover) =
        handed.map_or((None, None), |(buyers, handover)| (Some(buyers), Some(handover)));
    let buyers = buyers.unwrap_or_else(|| parties.clone());
    let people = People { parties, buyers, handover };
    lower_for(agreement, register, request, days, people, None, (remarks, problems))
}

/// The same for the people of another plan; `own` are those whom the agreement itself may name.
pub(super) fn lower_for_others(
    plan: &Plan,
    register: &Register,
    days: Interval,
    people: People,
) -> Result<Plan, Diagnostics> {
    let own = Some(plan.parties.as_slice());
    let said = (plan.remarks.clone(), Diagnostics::new());
    lower_for(&plan.agreement, register, &plan.request, days, people, own, said)
}

fn lower_for(
    agreement: &Agreement,
    register: &Register,
    request: &Request,
    days: Interval,
    people: People,
    own: Option<&[Buyer]>,
    (remarks, mut problems): (Diagnostics, Diagnostics),
) -> Result<Plan, Diagnostics> {
    let People { parties, buyers, handover } = people;
    let known =
        |code: &str| own.is_some_and(|own| own.iter().any(|one| one.code == code));
    let divisions = areas::divisions(agreement, &parties, &known, &mut problems);
    let mut lowering = Lowering {
        agreement,
        register,
        request,
        days,
        parties: &parties,
        own,
        divisions: &divisions,
        steps: Vec::new(),
        figures: BTreeMap::new(),
        charges: BTreeMap::new(),
        measures: Vec::new(),
        funds: Vec::new(),
        sums: Vec::new(),
        of: String::new(),
        remarks,
        problems,
    };
    if let Some(place) = &agreement.charges_not_stated {
        lowering.problems.push(NotStated::charges(place.position).error());
    }
    lowering.check_request();
    let mut lines = lowering.items();
    let bills = lowering.bills(&mut lines, handover.as_ref());
    let bills = lowering.staged(&mut lines, bills);
    let total = lowering.push(
        Op::Sum(bills),
        lowering.money(),
        Over::Scalar,
        labels::total(),
        None,
    );
    let funding = lowering.funding();
    let printed = lowering.printed();
    lowering.tell_of_no_figures();
    let Lowering { steps, funds, sums, remarks, problems, .. } = lowering;
    problems.unless_errors(())?;
    let ties = Ties::new(&parties, &divisions);
    let plan = Plan {
        agreement: Arc::new(agreement.clone()),
        period: request.period.clone(),
        request: request.clone(),
        buyers,
        parties,
        divisions,
        handover,
        remarks,
        steps,
        lines,
        bills,
        total,
        funds,
        sums,
        wanted: Vec::new(),
        ties,
        funding,
        printed,
    };
    Ok(sums::declare(plan))
}

/// Whose a plan is.
#[derive(Debug, Clone)]
pub(crate) struct People {
    pub parties: Vec<Buyer>,
    pub buyers: Vec<Buyer>,
    pub handover: Option<Handover>,
}

struct Lowering<'a> {
    agreement: &'a Agreement,
    register: &'a Register,
    request: &'a Request,
    days: Interval,
    parties: &'a [Buyer],
    /// The parties of the agreement itself, where it is worked out for those of another.
    own: Option<&'a [Buyer]>,
    divisions: &'a [Division],
    steps: Vec<Step>,
    /// Measures, steps and parts of funds that have a step already, by their identifier.
    figures: BTreeMap<String, StepId>,
    /// What the parties pay by each charge.
    charges: BTreeMap<String, StepId>,
    /// Measures that have a step already, by identifier and time.
    measures: Vec<((String, Time), StepId)>,
    funds: Vec<Fund>,
    /// What must add up beside what every plan has.
    sums: Vec<Sum>,
    /// The charge or step that is lowered.
    of: String,
    remarks: Diagnostics,
    problems: Diagnostics,
}

impl Lowering<'_> {
    fn push(
        &mut self,
        op: Op,
        unit: Unit,
        over: Over,
        label: Text,
        citation: Option<Citation>,
    ) -> StepId {
        let of = self.of.clone();
        self.steps.push(Step { op, unit, label, citation, over, of, term: None });
        StepId::new(self.steps.len() - 1)
    }

    /// Gives a number that the agreement writes the name by which it is varied.
    fn name_term(&mut self, id: StepId, name: String) {
        if let Some(step) = self.steps.get_mut(id.index())
            && matches!(step.op, Op::Number(..) | Op::Numbers(..))
        {
            step.term = Some(name);
        }
    }

    fn money(&self) -> Unit {
        Unit::base(self.agreement.currency.code())
    }

    fn unit_of(&self, id: StepId) -> Unit {
        self.steps.get(id.index()).map(|step| step.unit.clone()).unwrap_or_default()
    }

    /// Over whom a figure made of these has its values.
    fn over_of(&self, inputs: &[StepId]) -> Over {
        let over = |id: &StepId| self.steps.get(id.index()).map(|step| step.over);
        let column = inputs.iter().filter_map(over).find(|over| *over != Over::Scalar);
        column.unwrap_or(Over::Scalar)
    }

    fn problem(&self, code: Code, position: Option<Position>) -> Diagnostic {
        Diagnostic::new(code, Input::Agreement)
            .at(position)
            .with("period", &self.request.period)
    }

    /// The steps of every charge and of what they are made of; the lines of the charges.
    fn items(&mut self) -> Vec<PlannedLine> {
        let needed = self.needed();
        let mut lines = Vec::new();
        for item in &self.agreement.order {
            match *item {
                Item::Step(place) if needed.contains(&place) => {
                    let Some(step) = self.agreement.steps.get(place) else { continue };
                    step.id.value.clone_into(&mut self.of);
                    if let Some(id) = self.primitive(step) {
                        self.figures.insert(step.id.value.clone(), id);
                    }
                }
                Item::Step(_) => {}
                Item::Charge(place) => {
                    let Some(charge) = self.agreement.charges.get(place) else {
                        continue;
                    };
                    charge.id.value.clone_into(&mut self.of);
                    if let Some(line) = self.charge(charge) {
                        self.charges.insert(charge.id.value.clone(), line.amount);
                        lines.push((place, line));
                    }
                }
            }
        }
        self.of.clear();
        // Lines stand in the order of the agreement, whatever is made of what.
        lines.sort_by_key(|(place, _)| *place);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// The steps that a charge is made of; others are not worked out.
    fn needed(&self) -> BTreeSet<usize> {
        let places: BTreeMap<&str, usize> = self
            .agreement
            .steps
            .iter()
            .enumerate()
            .map(|(place, step)| (step.id.value.as_str(), place))
            .collect();
        let mut needed = BTreeSet::new();
        if self.request.stage == Some(Stage::Settlement)
            && let Some(Used::Figure(name)) =
                self.agreement.settlement.as_ref().and_then(Settlement::uses)
        {
            needed
                .extend(places.get(name.split_once('.').map_or(name, |(step, _)| step)));
        }
        // Whatever uses a figure comes after it.
        for item in self.agreement.order.iter().rev() {
            let wanted = match item {
                Item::Charge(_) => true,
                Item::Step(place) => needed.contains(place),
            };
            if !wanted {
                continue;
            }
            for used in self.agreement.uses(*item) {
                let Used::Figure(name) = used else { continue };
                // A part of a fund is worked out with the fund.
                let fund = name.rsplit_once('.').and_then(|(step, _)| places.get(step));
                needed.extend(places.get(name).or(fund));
            }
        }
        needed
    }

    /// The figure of a name: a step that stands already, or a measure.
    fn figure(&mut self, name: &str) -> Option<StepId> {
        if let Some(id) = self.figures.get(name) {
            return Some(*id);
        }
        // A step that could not be lowered has been told of.
        self.agreement.measure(name)?;
        self.measure(name, Time::BILLED)
    }

    /// A figure as a step or a charge takes it; a number has the unit that its place wants.
    fn operand(&mut self, operand: &Operand, unit: &Unit) -> Option<StepId> {
        match operand {
            Operand::Figure(name) => self.figure(&name.value),
            Operand::Charge(id) => self.charges.get(&id.value).copied(),
            Operand::Number(number) => {
                Some(self.number(number, NumberFrom::Stated, unit))
            }
        }
    }

    fn number(&mut self, number: &Exact, from: NumberFrom, unit: &Unit) -> StepId {
        let op = Op::Number(number.clone(), from);
        let id = self.push(op, unit.clone(), Over::Scalar, labels::number(), None);
        if matches!(from, NumberFrom::Stated | NumberFrom::Percent) {
            let own = format!("{}.number", self.of);
            let named = |step: &&Step| {
                let term = step.term.as_deref();
                term.is_some_and(|term| term.starts_with(&own))
            };
            let name = match self.steps.iter().filter(named).count() {
                0 => own,
                before => format!("{own}-{}", before + 1),
            };
            self.name_term(id, name);
        }
        id
    }

    /// A measure of some time.
    fn measure(&mut self, id: &str, time: Time) -> Option<StepId> {
        let known = (id.to_owned(), time.clone());
        if let Some((_, step)) = self.measures.iter().find(|(name, _)| *name == known) {
            return Some(*step);
        }
        let measure = self.agreement.measure(id)?.clone();
        let registered = match (&measure.origin, &time) {
            // Quarters and months are of facts: `agreement/typing`.
            (Origin::Facts, _) | (_, Time::Of(_)) => None,
            (Origin::Register { .. }, Time::YearsBefore(years_before)) => {
                let found = registered::registered(
                    self.agreement,
                    self.register,
                    (&self.request.period, self.days, *years_before),
                    self.parties,
                    &measure,
                );
                match found {
                    Ok(found) => Some(found),
                    // The others bring their figures along.
                    Err(_) if self.own.is_some() => None,
                    Err(why) => {
                        // Told once, however many charges want it.
                        if !self.problems.iter().any(|known| *known == *why) {
                            self.problems.push(*why);
                        }
                        return None;
                    }
                }
            }
        };
        let (unit, label) = (Unit::base(&measure.unit), measure.name.clone());
        let citation = measure.citation.clone();
        let over = match measure.of {
            crate::agreement::Of::Agreement => Over::Scalar,
            _ => Over::Parties,
        };
        let op = Op::Measure { measure, time, registered };
        let step = self.push(op, unit, over, label, citation);
        self.measures.push((known, step));
        Some(step)
    }

    /// Facts may say what the register does not, so that it alone stops no plan; but where something
    /// else does, all that is missing is told at once.
    fn tell_of_no_figures(&mut self) {
        if self.problems.errors() == 0 {
            return;
        }
        for step in &self.steps {
            if let Op::Measure { measure, registered: Some(series), .. } = &step.op
                && series.covered == Covered::No
                && measure.missing == Missing::Fail
            {
                self.problems.push(no_figure(&self.request.period, measure, series));
            }
        }
    }
}

/// Over whom a figure of the agreement has its values.
fn over(shape: Shape) -> Over {
    match shape {
        Shape::Scalar => Over::Scalar,
        Shape::Buyers => Over::Parties,
        Shape::Areas(division) => Over::Areas(division),
    }
}
