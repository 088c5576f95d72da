//! The words of steps, lowered to the algebra (`docs/steps.md`).

use super::Lowering;
use crate::agreement::{
    ClientLimit, Condition, FundBase, FundPart, NotStated, Operand, Placed, Primitive,
    ShareTerms, Step, Succession,
};
use crate::exact::Exact;
use crate::period::Span;
use crate::plan::handover::months;
use crate::plan::step::{Asked, Clients, Dating, Limit, Prior, When};
use crate::plan::{Fund, NumberFrom, Op, Over, Rate, Sharing, StepId, labels};
use crate::unit::Unit;

impl Lowering<'_> {
    /// The figure of a step; none where something stands in its way, which has been told.
    pub(super) fn primitive(&mut self, step: &Step) -> Option<StepId> {
        let unit = &step.unit;
        match &step.primitive {
            Primitive::Measure { measure, past, take } => {
                self.past(step, measure, *past, *take)
            }
            Primitive::Values { values, after, .. } => {
                let rate = match unit {
                    unit if *unit == self.money() => Rate::Amount,
                    unit if unit.is_of(self.agreement.currency.code()) => Rate::PerUnit,
                    _ => Rate::Figure,
                };
                let table = step.citation.as_ref();
                let (op, citation) =
                    self.stated(&step.id, values, *after, rate, table)?;
                let citation = citation.or_else(|| step.citation.clone());
                Some(self.push(
                    op,
                    unit.clone(),
                    Over::Scalar,
                    step.name.clone(),
                    citation,
                ))
            }
            Primitive::Fraction { of, whole } => self.fraction(step, of, whole.as_ref()),
            Primitive::Mix(parts) => self.mix(step, parts),
            Primitive::Share(terms) => self.share(step, terms),
            Primitive::Fund { of, funders } => self.fund(step, of, funders),
            Primitive::Clients { measure, take, limit } => {
                let measure = self.agreement.measure(&measure.value)?.clone();
                let of_measure = Unit::base(&measure.unit);
                let limit = match limit {
                    None => None,
                    Some(ClientLimit::Above(t)) => {
                        Some((Limit::Above, self.operand(t, &of_measure)?))
                    }
                    Some(ClientLimit::UpTo(t)) => {
                        Some((Limit::UpTo, self.operand(t, &of_measure)?))
                    }
                };
                let clients = Clients { measure, take: *take, limit };
                Some(self.done(step, Op::Clients(clients)))
            }
            Primitive::Prior { agreement, charge, years_before, unpaid } => {
                let year = self.request.period.as_year()?;
                let own = &self.agreement.id;
                let prior = Prior {
                    agreement: agreement.as_ref().unwrap_or(own).clone(),
                    year: year.checked_sub(*years_before)?,
                    charge: charge.clone(),
                    unpaid: *unpaid,
                };
                Some(self.done(step, Op::Prior(prior)))
            }
            Primitive::Blend { from, to, part } => {
                let (from, to) = (self.operand(from, unit), self.operand(to, unit));
                let part = self.operand(part, &Unit::one());
                let (from, to, part) = (from?, to?, part?);
                let way = self.between(Op::Minus(to, from), unit, labels::difference());
                let way = self.between(Op::Times(vec![part, way]), unit, labels::part());
                Some(self.done(step, Op::Plus(vec![from, way])))
            }
            Primitive::Prorate { of, by, members } => {
                self.prorate(step, of, *by, members)
            }
            Primitive::Indexed { .. } => self.indexed(step),
            Primitive::Tiers { of, bands, take } => {
                let of = self.operand(of, &Unit::one());
                let (bands, citation) = self.bands(&step.id, bands)?;
                let op = Op::Tiers { of: of?, bands, take: *take };
                let (unit, name) = (step.unit.clone(), step.name.clone());
                let citation = citation.or_else(|| step.citation.clone());
                Some(self.push(op, unit, super::over(step.shape), name, citation))
            }
            _ => {
                let op = self.worked(step)?;
                let id = self.done(step, op);
                if let Primitive::Number { .. } | Primitive::Weights(_) = &step.primitive
                {
                    self.name_term(id, step.id.value.clone());
                }
                Some(id)
            }
        }
    }

    /// What a step does that is one step of the plan.
    fn worked(&mut self, step: &Step) -> Option<Op> {
        let unit = &step.unit;
        match &step.primitive {
            Primitive::Weights(weights) => {
                let numbers = self.fixed(weights, step.citation.as_ref())?;
                Some(Op::Numbers(numbers, NumberFrom::Stated))
            }
            Primitive::EqualWeights => Some(self.equal()),
            Primitive::Number { number, .. } => {
                Some(Op::Number(number.clone(), NumberFrom::Stated))
            }
            Primitive::Times(all) => {
                let all = self.operands(all, &Unit::one())?;
                Some(Op::Times(all))
            }
            Primitive::Per { of, by, zero_gives } => {
                let of = self.operand(of, &Unit::one());
                let by = self.operand(by, &Unit::one());
                let op = Op::Per { of: of?, by: by?, zero_gives: zero_gives.clone() };
                Some(op)
            }
            Primitive::Plus(all) => {
                let all = self.operands(all, unit)?;
                Some(Op::Plus(all))
            }
            Primitive::Minus(a, b) => {
                let (a, b) = (self.operand(a, unit), self.operand(b, unit));
                Some(Op::Minus(a?, b?))
            }
            Primitive::Least(all) => {
                let all = self.operands(all, unit)?;
                Some(Op::Least(all))
            }
            Primitive::Greatest(all) => {
                let all = self.operands(all, unit)?;
                Some(Op::Greatest(all))
            }
            Primitive::Sum { of, within } => {
                let of = self.operand(of, unit)?;
                let op = match within {
                    None => Op::Sum(of),
                    Some(division) => Op::SumWithin(of, self.division(division)?),
                };
                Some(op)
            }
            Primitive::Spread(of) => {
                let of = self.operand(of, unit)?;
                let Over::Areas(division) = self.over_of(&[of]) else { return None };
                Some(Op::Spread(of, division))
            }
            Primitive::When { condition, then, otherwise } => {
                let condition = self.condition(condition);
                let then = self.operand(then, unit);
                let otherwise = self.operand(otherwise, unit);
                let (condition, then, otherwise) = (condition?, then?, otherwise?);
                Some(Op::When { condition, then, otherwise })
            }
            Primitive::Convert { of, size, parts, .. } => {
                let of = self.operand(of, &Unit::one())?;
                let op = Op::Convert { of, size: size.clone(), parts: *parts };
                Some(op)
            }
            Primitive::Round { of, to, mode } => {
                let of = self.operand(of, unit)?;
                let op = Op::Round { of, unit: to.clone(), mode: *mode };
                Some(op)
            }
            // The others are several steps.
            _ => None,
        }
    }

    /// The figure that has the name of the step.
    pub(super) fn done(&mut self, step: &Step, op: Op) -> StepId {
        let over = super::over(step.shape);
        let (unit, citation) = (step.unit.clone(), step.citation.clone());
        self.push(op, unit, over, step.name.clone(), citation)
    }

    /// A figure on the way to that of a step.
    pub(super) fn between(
        &mut self,
        op: Op,
        unit: &Unit,
        label: crate::text::Text,
    ) -> StepId {
        let over = self.over_of(&op.inputs());
        self.push(op, unit.clone(), over, label, None)
    }

    pub(super) fn operands(
        &mut self,
        all: &[Operand],
        unit: &Unit,
    ) -> Option<Vec<StepId>> {
        // Each is tried, so that all that is wrong is told.
        let all: Vec<Option<StepId>> =
            all.iter().map(|operand| self.operand(operand, unit)).collect();
        all.into_iter().collect()
    }

    fn division(&self, id: &Placed<String>) -> Option<usize> {
        self.agreement.divisions.iter().position(|division| division.id.value == id.value)
    }

    fn condition(&mut self, condition: &Condition) -> Option<When> {
        let dating = |date: &jiff::civil::Date, asked| {
            When::Always(Dating { date: *date, first: self.days.from(), asked })
        };
        match condition {
            Condition::Before(date) => Some(dating(date, Asked::Before)),
            Condition::From(date) => Some(dating(date, Asked::From)),
            Condition::Among(codes) => {
                for code in codes {
                    self.check_buyer(code);
                }
                let among =
                    |code: &String| codes.iter().any(|among| among.value == *code);
                Some(When::Among(
                    self.parties.iter().map(|one| among(&one.code)).collect(),
                ))
            }
            Condition::Compares(a, comparison, b) => {
                let (a, b) = self.alike(a, b);
                Some(When::Compares(a?, *comparison, b?))
            }
        }
    }

    /// Two figures of one unit; a number has that of the other.
    fn alike(&mut self, a: &Operand, b: &Operand) -> (Option<StepId>, Option<StepId>) {
        if let Operand::Number(_) = a {
            let b = self.operand(b, &Unit::one());
            let unit = b.map(|b| self.unit_of(b)).unwrap_or_default();
            return (self.operand(a, &unit), b);
        }
        let a = self.operand(a, &Unit::one());
        let unit = a.map(|a| self.unit_of(a)).unwrap_or_default();
        (a, self.operand(b, &unit))
    }

    fn fraction(
        &mut self,
        step: &Step,
        of: &Operand,
        whole: Option<&Operand>,
    ) -> Option<StepId> {
        let of = self.operand(of, &Unit::one())?;
        let unit = self.unit_of(of);
        let by = match whole {
            Some(whole) => self.operand(whole, &unit)?,
            None => self.push(Op::Sum(of), unit, Over::Scalar, labels::sum(), None),
        };
        Some(self.done(step, Op::Per { of, by, zero_gives: None }))
    }

    fn mix(&mut self, step: &Step, parts: &[(Operand, Exact)]) -> Option<StepId> {
        let mut terms = Vec::with_capacity(parts.len());
        for (of, weight) in parts {
            let of = self.operand(of, &step.unit)?;
            let weight = self.number(weight, NumberFrom::Stated, &Unit::one());
            terms.push(self.between(
                Op::Times(vec![weight, of]),
                &step.unit,
                labels::part(),
            ));
        }
        Some(self.done(step, Op::Plus(terms)))
    }

    fn share(&mut self, step: &Step, terms: &ShareTerms) -> Option<StepId> {
        let unit = &step.unit;
        let (pool, weights) =
            (self.operand(&terms.pool, unit), self.operand(&terms.by, &Unit::one()));
        let key = self.order(&terms.rounding, weights);
        let floor = self.floor(terms.floor.as_ref(), unit);
        let ceiling = self.optional(terms.ceiling.as_ref(), unit, "ceiling");
        let within = match &terms.within {
            Some(division) => Some(self.division(division)?),
            None => None,
        };
        let over = super::over(step.shape);
        let sharing = Sharing {
            pool: pool?,
            weights: weights?,
            key: key.ok()?,
            floor: floor.ok()?,
            ceiling: ceiling.ok()?,
            named: self.named(&terms.rounding, over),
            rounding: terms.rounding.clone(),
            within,
        };
        if let crate::rounding::Balance::Buyer(code) = terms.rounding.balance()
            && over == Over::Parties
        {
            let position = step.id.position;
            self.check_buyer(&Placed { value: code.clone(), position });
        }
        Some(self.done(step, Op::Share(sharing)))
    }

    /// The parts of the funders, each a figure of its own; the step is the rest.
    fn fund(
        &mut self,
        step: &Step,
        of: &Operand,
        funders: &[FundPart],
    ) -> Option<StepId> {
        let unit = &step.unit;
        let whole = self.operand(of, unit)?;
        let mut parts: Vec<StepId> = Vec::with_capacity(funders.len());
        for funder in funders {
            let base = if funder.base == FundBase::Rest && !parts.is_empty() {
                let paid = self.between(Op::Plus(parts.clone()), unit, labels::paid());
                self.between(Op::Minus(whole, paid), unit, labels::rest())
            } else {
                whole
            };
            let hundredth = Exact::from(100);
            let Some(percent) = &funder.percent.value else {
                let of = NotStated::percent(
                    &step.id.value,
                    &funder.id,
                    funder.percent.position,
                );
                self.problems.push(of.cited(step.citation.as_ref()).error());
                return None;
            };
            let percent = percent.divided_by(&hundredth)?;
            let percent = self.number(&percent, NumberFrom::Percent, &Unit::one());
            self.name_term(percent, format!("{}.{}.percent", step.id.value, funder.id));
            let name = funder.name.clone();
            let part = self.between(Op::Times(vec![percent, base]), unit, name.clone());
            let part = match &funder.ceiling {
                None => part,
                Some(ceiling) => {
                    let number = matches!(ceiling, Operand::Number(_));
                    let ceiling = self.operand(ceiling, unit)?;
                    if number {
                        let name = format!("{}.{}.ceiling", step.id.value, funder.id);
                        self.name_term(ceiling, name);
                    }
                    self.between(Op::Least(vec![part, ceiling]), unit, name)
                }
            };
            self.figures.insert(format!("{}.{}", step.id.value, funder.id), part);
            parts.push(part);
        }
        let paid = self.between(Op::Plus(parts.clone()), unit, labels::paid());
        let rest = self.done(step, Op::Minus(whole, paid));
        self.funds.push(Fund { parts, rest, whole });
        Some(rest)
    }

    fn prorate(
        &mut self,
        step: &Step,
        of: &Operand,
        by: Succession,
        members: &[(Placed<String>, Span)],
    ) -> Option<StepId> {
        let of = self.operand(of, &step.unit)?;
        for (code, _) in members {
            self.check_buyer(code);
        }
        let count = |days: crate::period::Interval| match by {
            Succession::Days => days.count(),
            Succession::Months => months(self.days, days),
        };
        let all = count(self.days);
        let belongs = |code: &String| {
            let mut spans =
                members.iter().filter(|(member, _)| member.value == *code).peekable();
            if spans.peek().is_none() {
                return all;
            }
            let common = spans.filter_map(|(_, span)| span.common(&self.days));
            common.map(count).sum()
        };
        let counts = self.parties.iter().map(|one| Exact::from(belongs(&one.code)));
        let counts = Op::Numbers(counts.collect(), NumberFrom::Membership(by));
        let label = labels::time(by);
        let time = self.push(counts, Unit::one(), Over::Parties, label.clone(), None);
        let all = self.push(
            Op::Number(Exact::from(all), NumberFrom::BilledTime),
            Unit::one(),
            Over::Scalar,
            labels::all_of_the_time(by),
            None,
        );
        let times = Op::Times(vec![of, time]);
        let times = self.between(times, &step.unit, step.name.clone());
        Some(self.done(step, Op::Per { of: times, by: all, zero_gives: None }))
    }
}
