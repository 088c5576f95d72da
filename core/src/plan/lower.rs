//! Lowering: the terms of an agreement become steps, their units checked.

use std::sync::Arc;

use super::labels;
use super::step::{Covered, Sharing};
use super::{
    Funding, Op, Plan, PlannedLine, PlannedPrint, Rate, Registered, Stated, Step, StepId,
};
use crate::agreement::{
    Agreement, Bounds, Buyer, Charge, ChargeKind, Key, Measure, Origin, Placed, Pool,
    Priced, Weights,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::municipality::{Borders, MunicipalityCode, Register};
use crate::period::{self, After, Dated, Interval, NotDated, Period};
use crate::rounding::{Balance, BalanceKey, Rounded, Rounding};
use crate::source::Citation;
use crate::text::Text;
use crate::unit::Unit;

pub(super) fn lower(
    agreement: &Agreement,
    register: &Register,
    period: Period,
    days: Interval,
    buyers: Result<Vec<Buyer>, Diagnostics>,
) -> Result<Plan, Diagnostics> {
    let (buyers, problems) = match buyers {
        Ok(buyers) => (buyers, Diagnostics::new()),
        Err(problems) => (Vec::new(), problems),
    };
    let mut lowering = Lowering {
        agreement,
        register,
        period: &period,
        days,
        buyers: &buyers,
        steps: Vec::new(),
        measures: Vec::new(),
        problems,
    };
    let mut lines: Vec<PlannedLine> =
        agreement.charges.iter().filter_map(|charge| lowering.charge(charge)).collect();
    let bills = lowering.bills(&mut lines);
    let total = lowering.push(Op::Sum(bills), lowering.money(), labels::total(), None);
    let funding = lowering.funding();
    let printed = lowering.printed();
    let Lowering { steps, problems, .. } = lowering;
    problems.unless_errors(()).map(|()| Plan {
        agreement: Arc::new(agreement.clone()),
        period,
        buyers,
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
    period: &'a Period,
    days: Interval,
    buyers: &'a [Buyer],
    steps: Vec<Step>,
    /// Measures that have a step already.
    measures: Vec<(String, StepId)>,
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
        self.steps.push(Step { op, unit, label, citation });
        StepId::new(self.steps.len() - 1)
    }

    fn money(&self) -> Unit {
        Unit::base(self.agreement.currency.code())
    }

    fn unit_of(&self, id: StepId) -> Unit {
        self.steps.get(id.index()).map(|step| step.unit.clone()).unwrap_or_default()
    }

    fn problem(&mut self, code: Code, position: Option<Position>) -> Diagnostic {
        Diagnostic::new(code, Input::Agreement).at(position).with("period", self.period)
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
            quantity: Some(weights),
            rate,
        })
    }

    /// The bills: the sum of their lines, rounded if only totals are.
    fn bills(&mut self, lines: &mut Vec<PlannedLine>) -> StepId {
        let money = self.money();
        let parts = lines.iter().map(|line| line.amount).collect();
        let exact = self.push(Op::Plus(parts), money.clone(), labels::bill(), None);
        if self.agreement.rounding.rounded() == Rounded::Lines {
            return exact;
        }
        let rounding: Rounding = self.agreement.rounding.clone();
        let bills =
            self.push(Op::Round(exact, rounding), money.clone(), labels::bill(), None);
        let amount = self.push(Op::Minus(bills, exact), money, labels::rounding(), None);
        lines.push(PlannedLine {
            id: "rounding".into(),
            name: labels::rounding(),
            amount,
            quantity: None,
            rate: None,
        });
        bills
    }

    fn weights(&mut self, key: &Key) -> Option<StepId> {
        let fixed = match &key.weights {
            Weights::Measure(id) => return self.measure(id),
            Weights::Equal => {
                let ones = vec![Exact::one(); self.buyers.len()];
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
        let column: Option<Vec<Exact>> = self.buyers.iter().map(weight_of).collect();
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
        if !self.buyers.is_empty() && !self.buyers.iter().any(|buyer| buyer.code == *code)
        {
            let problem =
                crate::facts::unknown_buyer(code, self.buyers, Input::Agreement);
            self.problems.push(problem.at(charge.id.position));
        }
    }

    /// Weights name every buyer, and nobody else.
    fn check_codes(&mut self, fixed: &[(Placed<String>, Exact)]) {
        if self.buyers.is_empty() {
            // They could not be resolved, which has been reported.
            return;
        }
        for (code, _) in fixed {
            if !self.buyers.iter().any(|buyer| buyer.code == code.value) {
                let problem = crate::facts::unknown_buyer(
                    &code.value,
                    self.buyers,
                    Input::Agreement,
                );
                self.problems.push(problem.at(code.position));
            }
        }
        for buyer in self.buyers {
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
            Origin::Register { .. } => Some(self.registered(&measure)?),
        };
        let (unit, label) = (Unit::base(&measure.unit), measure.name.clone());
        let citation = measure.citation.clone();
        let step = self.push(Op::Measure { measure, registered }, unit, label, citation);
        self.measures.push((id.to_owned(), step));
        Some(step)
    }

    /// The figures of a register series, on the borders of the buyers.
    fn registered(&mut self, measure: &Measure) -> Option<Registered> {
        let Origin::Register { series: id, day, years_before } = &measure.origin else {
            return None;
        };
        let Some(series) = self.register.series(&id.value) else {
            let known: Vec<&str> = self
                .register
                .all_series()
                .iter()
                .map(|series| series.id.as_str())
                .collect();
            let nearest = crate::suggest::nearest(&id.value, known.iter().copied());
            let problem = self
                .problem(Code::UnknownSeries, id.position)
                .with("id", &id.value)
                .with("known", crate::suggest::list(nearest, &known));
            self.problems.push(problem);
            return None;
        };
        let date = self
            .period
            .as_year()
            .and_then(|year| day.of(year.checked_sub(*years_before)?))?;
        let figures = self
            .buyers
            .iter()
            .map(|buyer| {
                let code: MunicipalityCode = buyer.code.parse().ok()?;
                series.figure(&code, date).cloned()
            })
            .collect();
        let registered = Registered::new(series, date, figures);
        let on = self.agreement.buyers.on();
        let map = |day| self.register.map_on(day).map(crate::municipality::Map::days);
        let same_map = on.is_some_and(|on| {
            let borders = map(registered.borders);
            borders.is_some() && borders == map(on)
        });
        // A figure that is not there is told of as such, not by its borders.
        let covered = registered.covered == Covered::Yes;
        let compared = covered || matches!(series.borders, Borders::Of(_));
        if compared && !same_map && !self.buyers.is_empty() {
            let problem = self
                .problem(Code::UnlikeBorders, id.position)
                .with("series", &id.value)
                .with("date", date)
                .with("borders", registered.borders)
                .with("on", on.map_or_else(|| "-".to_owned(), |on| on.to_string()));
            self.problems.push(problem);
            return None;
        }
        Some(registered)
    }

    /// The one figure that holds for the billed days.
    fn stated(
        &mut self,
        id: &Placed<String>,
        values: &[Dated<Priced>],
        after: After,
        rate: Rate,
    ) -> Option<(Stated, Option<Citation>)> {
        match period::at(values, self.days, after) {
            Ok(dated) => {
                let figure = dated.value.figure.clone();
                let stated = Stated { figure, days: dated.days, rate };
                Some((stated, dated.value.citation.clone()))
            }
            Err(why) => {
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
