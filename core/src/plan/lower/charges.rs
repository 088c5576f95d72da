//! Charges: what they put on buyers, and the bills made of their lines.

use super::Lowering;
use crate::agreement::{
    Bounds, Buyer, Charge, ChargeKind, Key, NotStated, Operand, Placed, Pool, Priced,
    Primitive, Weights, Written,
};
use crate::diagnostic::{Code, Input};
use crate::exact::Exact;
use crate::period::{After, Dated};
use crate::plan::{
    LineOf, NumberFrom, Op, Over, PlannedLine, Rate, Sharing, StepId, labels,
};
use crate::rounding::{Balance, BalanceKey, Rounded, Rounding};
use crate::source::Citation;
use crate::unit::Unit;

/// That something stands in the way, which has been reported.
pub(super) struct Told;

impl Lowering<'_> {
    pub(super) fn charge(&mut self, charge: &Charge) -> Option<PlannedLine> {
        match &charge.kind {
            ChargeKind::Rate { measure, rates, after } => {
                self.rate(charge, measure, rates, *after)
            }
            ChargeKind::Pool { pool, key, bounds } => {
                self.pool(charge, pool, key, bounds)
            }
            ChargeKind::Step { amount, quantity, rate } => {
                self.billed_step(charge, amount, [quantity.as_ref(), rate.as_ref()])
            }
        }
    }

    fn rate(
        &mut self,
        charge: &Charge,
        measure: &Placed<String>,
        rates: &[Dated<Priced>],
        after: After,
    ) -> Option<PlannedLine> {
        let quantity = self.figure(&measure.value);
        let stated = {
            let table = charge.citation.as_ref();
            self.stated(&charge.id, rates, after, Rate::PerUnit, table)
        };
        let (quantity, (op, citation)) = (quantity?, stated?);
        let price = self.money().per(&self.unit_of(quantity));
        let citation = citation.or_else(|| charge.citation.clone());
        let rate = self.push(op, price, Over::Scalar, labels::rate(), citation);
        let times = Op::Times(vec![quantity, rate]);
        let amount = self.line(charge, times, labels::unrounded());
        Some(planned(charge, amount, Some(quantity), Some(rate)))
    }

    /// The line of a charge, rounded unless only totals are.
    fn line(&mut self, charge: &Charge, op: Op, unrounded: crate::text::Text) -> StepId {
        let (money, citation) = (self.money(), charge.citation.clone());
        let label = charge.name.clone();
        if charge.rounding.rounded() == Rounded::Total {
            return self.push(op, money, Over::Parties, label, citation);
        }
        let of = self.push(op, money.clone(), Over::Parties, unrounded, None);
        self.push(round(of, &charge.rounding), money, Over::Parties, label, citation)
    }

    /// A step as the line of a charge: nothing is rounded twice.
    fn billed_step(
        &mut self,
        charge: &Charge,
        step: &Placed<String>,
        shown: [Option<&Placed<String>>; 2],
    ) -> Option<PlannedLine> {
        let of = self.figure(&step.value)?;
        let [quantity, rate] =
            shown.map(|shown| shown.and_then(|shown| self.figure(&shown.value)));
        let stated =
            self.agreement.steps.iter().find(|known| known.id.value == step.value);
        let rounded = stated.is_some_and(|step| {
            matches!(step.primitive, Primitive::Share(_) | Primitive::Round { .. })
        });
        let amount = if rounded || charge.rounding.rounded() == Rounded::Total {
            of
        } else {
            let label = charge.name.clone();
            let op = round(of, &charge.rounding);
            self.push(op, self.money(), Over::Parties, label, charge.citation.clone())
        };
        Some(planned(charge, amount, quantity, rate))
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
                .stated(
                    &charge.id,
                    amounts,
                    *after,
                    Rate::Amount,
                    charge.citation.as_ref(),
                )
                .map(|(op, citation)| {
                    let citation = citation.or_else(|| charge.citation.clone());
                    self.push(op, money.clone(), Over::Scalar, labels::pool(), citation)
                }),
            Pool::Measure(name) => self.figure(&name.value),
        };
        let weights = self.weights(key);
        self.check_carrier(charge);
        let order = self.order(&charge.rounding, weights);
        let floor = self.floor(bounds.floor.as_ref(), &money);
        let ceiling = self.optional(bounds.ceiling.as_ref(), &money, "ceiling");
        let (pool, weights) = (pool?, weights?);
        let sharing = Sharing {
            pool,
            weights,
            key: order.ok()?,
            floor: floor.ok()?,
            ceiling: ceiling.ok()?,
            named: self.named(&charge.rounding, Over::Parties),
            rounding: charge.rounding.clone(),
            within: None,
        };
        let bounded = sharing.bounded();
        let (label, citation) = (charge.name.clone(), charge.citation.clone());
        let amount =
            self.push(Op::Share(sharing), money.clone(), Over::Parties, label, citation);
        // What one unit of weight costs; floors and ceilings leave no one price.
        let rate = (!bounded).then(|| {
            let unit = self.unit_of(weights);
            let sum = Op::Sum(weights);
            let sum = self.push(sum, unit.clone(), Over::Scalar, labels::sum(), None);
            let per = Op::Per { of: pool, by: sum, zero_gives: None };
            self.push(per, money.per(&unit), Over::Scalar, labels::rate(), None)
        });
        Some(planned(charge, amount, Some(weights), rate))
    }

    /// The figure that orders the carriers of a balance, where it names one.
    pub(super) fn order(
        &mut self,
        rounding: &Rounding,
        weights: Option<StepId>,
    ) -> Result<Option<StepId>, Told> {
        match rounding.balance().key().cloned() {
            None => Ok(None),
            Some(BalanceKey::Weight) => weights.ok_or(Told).map(Some),
            Some(BalanceKey::Measure(name)) => self.figure(&name).ok_or(Told).map(Some),
        }
    }

    /// The least that anybody pays: one below zero binds nobody.
    pub(super) fn floor(
        &mut self,
        floor: Option<&Operand>,
        unit: &Unit,
    ) -> Result<Option<StepId>, Told> {
        let from_zero =
            matches!(floor, Some(Operand::Number(number)) if !number.is_negative());
        let Some(id) = self.optional(floor, unit, "floor")? else { return Ok(None) };
        if from_zero {
            return Ok(Some(id));
        }
        let zero = self.number(&Exact::zero(), NumberFrom::NoLess, unit);
        let greatest = Op::Greatest(vec![id, zero]);
        let over = self.over_of(&[id]);
        Ok(Some(self.push(greatest, unit.clone(), over, labels::floor(), None)))
    }

    /// A bound that need not be there.
    pub(super) fn optional(
        &mut self,
        operand: Option<&Operand>,
        unit: &Unit,
        bound: &str,
    ) -> Result<Option<StepId>, Told> {
        let Some(operand) = operand else { return Ok(None) };
        let id = self.operand(operand, unit).ok_or(Told)?;
        if let Operand::Number(_) = operand {
            self.name_term(id, format!("{}.{bound}", self.of));
        }
        Ok(Some(id))
    }

    /// The place of the carrier that a balance names.
    pub(super) fn named(&self, rounding: &Rounding, over: Over) -> Option<usize> {
        let Balance::Buyer(code) = rounding.balance() else { return None };
        match over {
            Over::Areas(division) => self
                .divisions
                .get(division)
                .and_then(|d| d.areas.iter().position(|area| area.id == *code)),
            _ => self.parties.iter().position(|buyer| buyer.code == *code),
        }
    }

    fn weights(&mut self, key: &Key) -> Option<StepId> {
        let (op, unit) = match &key.weights {
            Weights::Measure(name) => return self.figure(&name.value),
            Weights::Equal => (self.equal(), Unit::base("buyer")),
            Weights::Fixed(fixed) => {
                let fixed = self.fixed(fixed, key.citation.as_ref())?;
                (Op::Numbers(fixed, NumberFrom::Stated), Unit::base("share"))
            }
        };
        let (citation, fixed) =
            (key.citation.clone(), matches!(key.weights, Weights::Fixed(_)));
        let id = self.push(op, unit, Over::Parties, labels::weight(), citation);
        if fixed {
            self.name_term(id, format!("{}.weights", self.of));
        }
        Some(id)
    }

    /// One for each party.
    pub(super) fn equal(&self) -> Op {
        Op::Numbers(vec![Exact::one(); self.parties.len()], NumberFrom::Equal)
    }

    /// Numbers as written, one for each party.
    pub(super) fn fixed(
        &mut self,
        fixed: &[(Placed<String>, Written)],
        citation: Option<&Citation>,
    ) -> Option<Vec<Exact>> {
        self.check_codes(fixed);
        for (code, weight) in fixed {
            if weight.value.is_none() {
                let of = NotStated::weight(&self.of, code, weight.position);
                self.problems.push(of.cited(citation).error());
            }
        }
        let weight_of = |buyer: &Buyer| {
            fixed
                .iter()
                .find(|(code, _)| code.value == buyer.code)
                .and_then(|(_, weight)| weight.value.clone())
        };
        self.parties.iter().map(weight_of).collect()
    }

    /// Whoever is named to carry a balance is a buyer.
    fn check_carrier(&mut self, charge: &Charge) {
        let Balance::Buyer(code) = charge.rounding.balance() else { return };
        let placed = Placed { value: code.clone(), position: charge.id.position };
        self.check_buyer(&placed);
    }

    /// A code in the agreement is one of the buyers; where they could not be resolved, that has been
    /// reported.
    pub(super) fn check_buyer(&mut self, code: &Placed<String>) {
        if !self.parties.is_empty()
            && !self
                .parties
                .iter()
                .chain(self.own.unwrap_or_default())
                .any(|buyer| buyer.code == code.value)
        {
            let problem =
                crate::facts::unknown_buyer(&code.value, self.parties, Input::Agreement);
            self.problems.push(problem.at(code.position));
        }
    }

    /// Weights name every buyer, and nobody else.
    fn check_codes(&mut self, fixed: &[(Placed<String>, Written)]) {
        for (code, _) in fixed {
            self.check_buyer(code);
        }
        for buyer in self.parties {
            if !fixed.iter().any(|(code, _)| code.value == buyer.code) {
                let problem =
                    self.problem(Code::MissingWeight, None).with("code", &buyer.code);
                self.problems.push(problem);
            }
        }
    }
}

fn planned(
    charge: &Charge,
    amount: StepId,
    quantity: Option<StepId>,
    rate: Option<StepId>,
) -> PlannedLine {
    PlannedLine {
        id: charge.id.value.clone(),
        name: charge.name.clone(),
        billed: charge.billed,
        amount,
        of_parties: amount,
        quantity,
        rate,
        of: match charge.kind {
            ChargeKind::Pool { .. } => LineOf::Pool,
            ChargeKind::Rate { .. } | ChargeKind::Step { .. } => LineOf::Other,
        },
    }
}

/// A figure rounded as the terms say.
pub(super) fn round(of: StepId, rounding: &Rounding) -> Op {
    Op::Round { of, unit: rounding.unit().clone(), mode: rounding.mode() }
}
