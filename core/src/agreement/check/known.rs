//! Figures that the text alone gives on a day: numbers, values, and what is made of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::agreement::{Agreement, Condition, Item, Operand, Pool, Primitive};
use crate::exact::Exact;
use crate::period::{self, Interval};

/// Longer figures are not followed: products of products would outgrow any memory.
const BITS: u64 = 4096;

/// The steps that have one value for everybody on a day, whatever the facts.
pub(super) struct Known<'a> {
    pub day: Date,
    figures: BTreeMap<&'a str, Exact>,
}

impl<'a> Known<'a> {
    pub fn on(agreement: &'a Agreement, day: Date) -> Self {
        let mut known = Self { day, figures: BTreeMap::new() };
        for item in &agreement.order {
            let Item::Step(place) = *item else { continue };
            let Some(step) = agreement.steps.get(place) else { continue };
            let value = known.made(&step.primitive).filter(|value| value.bits() <= BITS);
            if let Some(value) = value {
                known.figures.insert(&step.id.value, value);
            }
        }
        known
    }

    /// The value of a figure, if the text gives it.
    pub fn operand(&self, operand: &Operand) -> Option<Exact> {
        match operand {
            Operand::Number(number) => Some(number.clone()),
            Operand::Figure(name) => self.figures.get(name.value.as_str()).cloned(),
            Operand::Charge(_) => None,
        }
    }

    /// What a pool has to be shared on the day.
    pub fn pool(&self, pool: &Pool) -> Option<Exact> {
        match pool {
            Pool::Amounts { amounts, after } => {
                let days = Interval::new(self.day, self.day)?;
                period::at(amounts, days, *after).ok()?.value.figure.value.clone()
            }
            Pool::Measure(name) => self.figures.get(name.value.as_str()).cloned(),
        }
    }

    fn all(&self, operands: &[Operand]) -> Option<Vec<Exact>> {
        operands.iter().map(|operand| self.operand(operand)).collect()
    }

    fn made(&self, primitive: &Primitive) -> Option<Exact> {
        match primitive {
            Primitive::Values { values, after, .. } => {
                let days = Interval::new(self.day, self.day)?;
                period::at(values, days, *after).ok()?.value.figure.value.clone()
            }
            Primitive::Times(all) => {
                let mut product = Exact::one();
                for factor in self.all(all)? {
                    product = &product * &factor;
                    if product.bits() > BITS {
                        return None;
                    }
                }
                Some(product)
            }
            Primitive::Per { of, by, zero_gives } => {
                let (of, by) = (self.operand(of)?, self.operand(by)?);
                of.divided_by(&by).or_else(|| zero_gives.clone())
            }
            Primitive::Plus(all) => Some(self.all(all)?.iter().sum()),
            Primitive::Minus(a, b) => Some(&self.operand(a)? - &self.operand(b)?),
            Primitive::Least(all) => self.all(all)?.into_iter().min(),
            Primitive::Greatest(all) => self.all(all)?.into_iter().max(),
            Primitive::When { condition, then, otherwise } => {
                let holds = match condition {
                    Condition::Before(date) => self.day < *date,
                    Condition::From(date) => self.day >= *date,
                    Condition::Compares(..) | Condition::Among(_) => return None,
                };
                self.operand(if holds { then } else { otherwise })
            }
            Primitive::Mix(parts) => {
                let part =
                    |(of, weight): &(Operand, Exact)| Some(&self.operand(of)? * weight);
                let parts: Option<Vec<Exact>> = parts.iter().map(part).collect();
                Some(parts?.iter().sum())
            }
            Primitive::Blend { from, to, part } => {
                let (from, to) = (self.operand(from)?, self.operand(to)?);
                Some(&from + &(&self.operand(part)? * &(&to - &from)))
            }
            Primitive::Round { of, to, mode } => Some(mode.round(&self.operand(of)?, to)),
            // The others depend on facts, on buyers, or are not worth following.
            _ => None,
        }
    }
}
