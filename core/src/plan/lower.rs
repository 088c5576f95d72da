//! Lowering: the terms of an agreement become steps, their units checked.

use std::sync::Arc;

use super::handover::handover;
use super::labels;
use super::measured::no_figure;
use super::step::{Covered, Sharing};
use super::{
    Funding, Handover, Op, Over, Plan, PlannedLine, PlannedPrint, Rate, Request, Stated,
    StatedBy, Step, StepId, registered,
};
use crate::agreement::{
    Agreement, Bounds, Buyer, Charge, ChargeKind, Key, Missing, Origin, Placed, Pool,
    Priced, Weights,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::municipality::Register;
use crate::period::{self, After, Dated, Interval, NotDated};
use crate::rounding::{Balance, BalanceKey, Rounded};
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
    let mut lowering = Lowering {
        agreement,
        register,
        request,
        days,
        parties: &parties,
        over: Over::Parties,
        steps: Vec::new(),
        measures: Vec::new(),
        remarks,
        problems,
    };
    lowering.check_request();
    let mut lines: Vec<PlannedLine> =
        agreement.charges.iter().filter_map(|charge| lowering.charge(charge)).collect();
    let bills = lowering.bills(&mut lines, handover.as_ref());
    let total = lowering.push(Op::Sum(bills), lowering.money(), labels::total(), None);
    let funding = lowering.funding();
    let printed = lowering.printed();
    lowering.tell_of_no_figures();
    let Lowering { steps, remarks, problems, .. } = lowering;
    problems.unless_errors(()).map(|()| Plan {
        agreement: Arc::new(agreement.clone()),
        period: request.period.clone(),
        buyers: buyers.unwrap_or_else(|| parties.clone()),
        parties,
        handover,
        remarks,
        steps,
        lines,
        bills,
        total,
        funding,
        printed,
    })
}

struct Lowering<'a> {
    agreement: &'a Agreement,
    register: &'a Register,
    request: &'a Request,
    days: Interval,
    parties: &'a [Buyer],
    /// Over whom the steps that are pushed have their columns.
    over: Over,
    steps: Vec<Step>,
    /// Measures that have a step already.
    measures: Vec<(String, StepId)>,
    remarks: Diagnostics,
    problems: Diagnostics,
}

impl Lowering<'_> {
    fn push(
        &mut self,
        op: Op,
        unit: Unit,
        label: Text,
        citation: Option<Citation>,
    ) -> StepId {
        self.steps.push(Step { op, unit, label, citation, over: self.over });
        StepId::new(self.steps.len() - 1)
    }

    fn money(&self) -> Unit {
        Unit::base(self.agreement.currency.code())
    }

    fn unit_of(&self, id: StepId) -> Unit {
        self.steps.get(id.index()).map(|step| step.unit.clone()).unwrap_or_default()
    }

    fn problem(&mut self, code: Code, position: Option<Position>) -> Diagnostic {
        Diagnostic::new(code, Input::Agreement)
            .at(position)
            .with("period", &self.request.period)
    }

    fn charge(&mut self, charge: &Charge) -> Option<PlannedLine> {
        match &charge.kind {
            ChargeKind::Rate { measure, rates, after } => {
                self.rate(charge, measure, rates, *after)
            }
            ChargeKind::Pool { pool, key, bounds } => {
                self.pool(charge, pool, key, bounds)
            }
        }
    }

    fn rate(
        &mut self,
        charge: &Charge,
        measure: &str,
        rates: &[Dated<Priced>],
        after: After,
    ) -> Option<PlannedLine> {
        let quantity = self.measure(measure);
        let stated = self.stated(&charge.id, rates, after, Rate::PerUnit);
        let (quantity, (figure, citation)) = (quantity?, stated?);
        let price = self.money().per(&self.unit_of(quantity));
        let citation = citation.or_else(|| charge.citation.clone());
        let rate = self.push(Op::Stated(figure), price.clone(), labels::rate(), citation);
        let unit = price.times(&self.unit_of(quantity));
        let label = charge.name.clone();
        let citation = charge.citation.clone();
        let amount = match charge.rounding.rounded() {
            Rounded::Lines => {
                let times = Op::Times(quantity, rate);
                let times = self.push(times, unit.clone(), labels::unrounded(), None);
                let round = Op::Round(times, charge.rounding.clone());
                self.push(round, unit, label, citation)
            }
            Rounded::Total => self.push(Op::Times(quantity, rate), unit, label, citation),
        };
        Some(PlannedLine {
            id: charge.id.value.clone(),
            name: charge.name.clone(),
            amount,
            of_parties: amount,
            quantity: Some(quantity),
            rate: Some(rate),
        })
    }

    fn pool(
        &mut self,
        charge: &Charge,
        pool: &Pool,
        key: &Key,
        bounds: &Bounds,
    ) -> Option<PlannedLine> {
        let money = self.money();
        let pool = match pool {
            Pool::Amounts { amounts, after } => self
                .stated(&charge.id, amounts, *after, Rate::Amount)
                .map(|(figure, citation)| {
                    let citation = citation.or_else(|| charge.citation.clone());
                    self.push(Op::Stated(figure), money.clone(), labels::pool(), citation)
                }),
            Pool::Measure(id) => self.measure(id),
        };
        let weights = self.weights(key);
        self.check_carrier(charge);
        let balance = charge.rounding.balance().key().cloned();
        let order = match balance {
            None => None,
            Some(BalanceKey::Weight) => weights,
            Some(BalanceKey::Measure(id)) => self.measure(&id),
        };
        let (pool, weights) = (pool?, weights?);
        let sharing = Sharing {
            charge: charge.id.value.clone(),
            pool,
            weights,
            key: order,
            rounding: charge.rounding.clone(),
            bounds: bounds.clone(),
        };
        let label = charge.name.clone();
        let amount =
            self.push(Op::Share(sharing), money.clone(), label, charge.citation.clone());
        // What one unit of weight costs; floors and ceilings leave no one price.
        let rate = (*bounds == Bounds::default()).then(|| {
            let unit = self.unit_of(weights);
            let sum = self.push(Op::Sum(weights), unit.clone(), labels::sum(), None);
            self.push(Op::Per(pool, sum), money.per(&unit), labels::rate(), None)
        });
        Some(PlannedLine {
            id: charge.id.value.clone(),
            name: charge.name.clone(),
            amount,
            of_parties: amount,
            quantity: Some(weights),
            rate,
        })
    }

    /// The bills: the sum of their lines, rounded if only totals are; of whoever has the area of the
    /// parties, where the map changed.
    fn bills(
        &mut self,
        lines: &mut Vec<PlannedLine>,
        handover: Option<&Handover>,
    ) -> StepId {
        let money = self.money();
        let sum = |lines: &[PlannedLine]| {
            Op::Plus(lines.iter().map(|line| line.amount).collect())
        };
        let lines_rounded = self.agreement.rounding.rounded() == Rounded::Lines;
        let mut exact = self.push(sum(lines), money.clone(), labels::bill(), None);
        let mut rounded = (!lines_rounded).then(|| {
            let round = Op::Round(exact, self.agreement.rounding.clone());
            self.push(round, money.clone(), labels::bill(), None)
        });
        if let Some(handover) = handover {
            self.over = Over::Buyers;
            let label = labels::handed_over(handover.by);
            for line in lines.iter_mut() {
                let charge =
                    self.agreement.charges.iter().find(|c| c.id.value == line.id);
                let rounding = charge
                    .filter(|_| lines_rounded)
                    .map(|charge| charge.rounding.clone());
                let op = Op::Handover(line.amount, rounding);
                line.amount = self.push(op, money.clone(), line.name.clone(), None);
                line.quantity = line.quantity.map(|quantity| {
                    let unit = self.unit_of(quantity);
                    self.push(Op::Handover(quantity, None), unit, label.clone(), None)
                });
            }
            rounded = rounded.map(|rounded| {
                let rounding = Some(self.agreement.rounding.clone());
                let op = Op::Handover(rounded, rounding);
                self.push(op, money.clone(), labels::bill(), None)
            });
            exact = self.push(sum(lines), money.clone(), labels::bill(), None);
        }
        let Some(bills) = rounded else { return exact };
        let amount = self.push(Op::Minus(bills, exact), money, labels::rounding(), None);
        lines.push(PlannedLine {
            id: "rounding".into(),
            name: labels::rounding(),
            amount,
            of_parties: amount,
            quantity: None,
            rate: None,
        });
        bills
    }

    fn weights(&mut self, key: &Key) -> Option<StepId> {
        let fixed = match &key.weights {
            Weights::Measure(id) => return self.measure(id),
            Weights::Equal => {
                let ones = vec![Exact::one(); self.parties.len()];
                let unit = Unit::base("buyer");
                return Some(self.push(
                    Op::Weights(ones),
                    unit,
                    labels::weight(),
                    key.citation.clone(),
                ));
            }
            Weights::Fixed(fixed) => fixed,
        };
        self.check_codes(fixed);
        let weight_of = |buyer: &Buyer| {
            fixed
                .iter()
                .find(|(code, _)| code.value == buyer.code)
                .map(|(_, weight)| weight.clone())
        };
        let column: Option<Vec<Exact>> = self.parties.iter().map(weight_of).collect();
        let column = column?;
        Some(self.push(
            Op::Weights(column),
            Unit::base("share"),
            labels::weight(),
            key.citation.clone(),
        ))
    }

    /// Whoever is named to carry a balance is a buyer.
    fn check_carrier(&mut self, charge: &Charge) {
        let Balance::Buyer(code) = charge.rounding.balance() else { return };
        if !self.parties.is_empty()
            && !self.parties.iter().any(|buyer| buyer.code == *code)
        {
            let problem =
                crate::facts::unknown_buyer(code, self.parties, Input::Agreement);
            self.problems.push(problem.at(charge.id.position));
        }
    }

    /// Weights name every buyer, and nobody else.
    fn check_codes(&mut self, fixed: &[(Placed<String>, Exact)]) {
        if self.parties.is_empty() {
            // They could not be resolved, which has been reported.
            return;
        }
        for (code, _) in fixed {
            if !self.parties.iter().any(|buyer| buyer.code == code.value) {
                let problem = crate::facts::unknown_buyer(
                    &code.value,
                    self.parties,
                    Input::Agreement,
                );
                self.problems.push(problem.at(code.position));
            }
        }
        for buyer in self.parties {
            if !fixed.iter().any(|(code, _)| code.value == buyer.code) {
                let problem =
                    self.problem(Code::MissingWeight, None).with("code", &buyer.code);
                self.problems.push(problem);
            }
        }
    }

    fn measure(&mut self, id: &str) -> Option<StepId> {
        if let Some((_, step)) = self.measures.iter().find(|(known, _)| known == id) {
            return Some(*step);
        }
        let measure = self.agreement.measure(id)?.clone();
        let registered = match &measure.origin {
            Origin::Facts => None,
            Origin::Register { .. } => {
                let found = registered::registered(
                    self.agreement,
                    self.register,
                    (&self.request.period, self.days),
                    self.parties,
                    &measure,
                );
                match found {
                    Ok(found) => Some(found),
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
        let step = self.push(Op::Measure { measure, registered }, unit, label, citation);
        self.measures.push((id.to_owned(), step));
        Some(step)
    }

    /// Facts may say what the register does not, so that it alone stops no plan; but where something
    /// else does, all that is missing is told at once.
    fn tell_of_no_figures(&mut self) {
        if self.problems.errors() == 0 {
            return;
        }
        for step in &self.steps {
            if let Op::Measure { measure, registered: Some(series) } = &step.op
                && series.covered == Covered::No
                && measure.missing == Missing::Fail
            {
                self.problems.push(no_figure(&self.request.period, measure, series));
            }
        }
    }

    /// What the caller names exists.
    fn check_request(&mut self) {
        let stated: Vec<&str> = self
            .agreement
            .charges
            .iter()
            .filter(|charge| charge.kind.dated().is_some())
            .map(|charge| charge.id.value.as_str())
            .collect();
        let request = self.request;
        let named: Vec<&String> =
            request.hold.iter().chain(request.prices.iter().map(|(id, _)| id)).collect();
        for (place, id) in named.iter().enumerate() {
            if named.iter().take(place).any(|before| before == id) {
                self.problems.push(
                    Diagnostic::new(Code::ConflictingFields, Input::Call)
                        .with("fields", format!("hold, prices ({id})")),
                );
            }
        }
        for id in request.hold.iter().chain(request.prices.iter().map(|(id, _)| id)) {
            if !stated.contains(&id.as_str()) {
                let nearest = crate::suggest::nearest(id, stated.iter().copied());
                self.problems.push(
                    Diagnostic::new(Code::UnknownReference, Input::Call)
                        .with("id", id)
                        .with("kind", "charges")
                        .with("known", crate::suggest::list(nearest, &stated)),
                );
            }
        }
    }

    /// The one figure that holds for the billed days.
    fn stated(
        &mut self,
        id: &Placed<String>,
        values: &[Dated<Priced>],
        after: After,
        rate: Rate,
    ) -> Option<(Stated, Option<Citation>)> {
        let given = self.request.prices.iter().find(|(known, _)| *known == id.value);
        let held = self.request.hold.contains(&id.value);
        let told = |code| {
            Diagnostic::new(code, Input::Call)
                .with("id", &id.value)
                .with("period", &self.request.period)
        };
        match (period::at(values, self.days, after), given) {
            (Ok(dated), None) => {
                let figure = dated.value.figure.clone();
                let origin = StatedBy::Agreement;
                let stated = Stated { figure, days: dated.days, rate, origin };
                Some((stated, dated.value.citation.clone()))
            }
            (Err(NotDated::Ended(_) | NotDated::NotYet(_)), Some((_, price))) => {
                let value = self.agreement.currency.amount_text(price);
                self.remarks.push(told(Code::PriceGiven).with("value", value));
                let (figure, origin) = (price.clone(), StatedBy::Caller);
                Some((Stated { figure, days: self.days, rate, origin }, None))
            }
            (Err(NotDated::Ended(day)), None) if held => {
                let last = values.iter().rev().find(|dated| dated.days.to() == day)?;
                self.remarks.push(told(Code::Held).with("date", day));
                let figure = last.value.figure.clone();
                let origin = StatedBy::Held;
                let stated = Stated { figure, days: last.days, rate, origin };
                Some((stated, last.value.citation.clone()))
            }
            (Err(why @ NotDated::Changes(_)), None) if held => {
                // It ends inside the period; nothing else begins there.
                let Ok(last) = period::at(values, self.days, After::Hold) else {
                    self.not_dated(&id.value, id.position, why);
                    return None;
                };
                self.remarks.push(told(Code::Held).with("date", last.days.to()));
                let figure = last.value.figure.clone();
                let origin = StatedBy::Held;
                let stated = Stated { figure, days: last.days, rate, origin };
                Some((stated, last.value.citation.clone()))
            }
            (Ok(_), Some(_)) => {
                self.problems.push(told(Code::PriceStated));
                None
            }
            (Err(why), _) => {
                self.not_dated(&id.value, id.position, why);
                None
            }
        }
    }

    fn not_dated(&mut self, id: &str, position: Option<Position>, why: NotDated) {
        let (code, day) = match why {
            NotDated::Ended(day) => (Code::Ended, day),
            NotDated::NotYet(day) => (Code::NotYet, day),
            NotDated::Changes(day) => (Code::Changes, day),
        };
        let problem = self.problem(code, position).with("id", id).with("date", day);
        self.problems.push(problem);
    }

    /// What funders pay in the period; a funder that pays nothing then is left out.
    fn funding(&mut self) -> Vec<Funding> {
        let mut all = Vec::new();
        for funder in &self.agreement.funders {
            match period::if_any(&funder.amounts, self.days) {
                Ok(None) => {}
                Ok(Some(dated)) => all.push(Funding {
                    id: funder.id.clone(),
                    name: funder.name.clone(),
                    amount: dated.value.figure.clone(),
                    citation: dated
                        .value
                        .citation
                        .clone()
                        .or_else(|| funder.citation.clone()),
                }),
                Err(why) => self.not_dated(&funder.id, None, why),
            }
        }
        all
    }

    /// The printed totals of the period; one that says nothing of it is left out.
    fn printed(&mut self) -> Vec<PlannedPrint> {
        let mut all = Vec::new();
        for printed in &self.agreement.printed {
            match period::if_any(&printed.totals, self.days) {
                Ok(None) => {}
                Ok(Some(dated)) => all.push(PlannedPrint {
                    id: printed.id.clone(),
                    name: printed.name.clone(),
                    of: printed.of.clone(),
                    total: dated.value.figure.clone(),
                }),
                Err(why) => self.not_dated(&printed.id, None, why),
            }
        }
        all
    }
}
