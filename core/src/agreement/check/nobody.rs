//! Buyers that pay nothing, and charges that bill nobody, whatever the facts.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Check, at};
use crate::agreement::{
    Agreement, Billed, Bounds, Charge, ChargeKind, Condition, Item, ListedBuyer, Operand,
    Placed, Primitive, Selection, Shape, Step, TakeBand, Weights, Written,
};
use crate::diagnostic::Code;
use crate::exact::Exact;

/// For each listed buyer, whether a figure is certainly zero; none where it is of nobody.
type Zeros = Option<Rc<[bool]>>;

impl Check<'_> {
    pub(super) fn nobody(&mut self) {
        let nobody = Nobody::of(self.agreement);
        for charge in nobody.charges {
            let nothing = at(Code::BillsNothing, charge.position);
            self.tell(nothing.with("id", &charge.value));
        }
        for buyer in nobody.buyers {
            let nothing = at(Code::PaysNothing, buyer.position);
            self.tell(nothing.with("code", &buyer.value));
        }
    }
}

/// By whom nothing is paid.
pub(crate) struct Nobody<'a> {
    /// Charges by which nobody pays anything; the first, where all of them are memos.
    charges: Vec<&'a Placed<String>>,
    /// Listed buyers that pay nothing by any charge, while others do.
    pub buyers: Vec<&'a Placed<String>>,
}

impl<'a> Nobody<'a> {
    pub fn of(agreement: &'a Agreement) -> Self {
        let billed = agreement.charges.iter().filter(|one| one.billed == Billed::Yes);
        let billed: Vec<&Charge> = billed.collect();
        if billed.is_empty() {
            let first = agreement.charges.first().map(|charge| &charge.id);
            return Self { charges: first.into_iter().collect(), buyers: Vec::new() };
        }
        let zeros = Zero::of(agreement);
        let mut never = vec![true; zeros.buyers.len()];
        let mut charges = Vec::new();
        for charge in billed {
            let of = zeros.charges.get(charge.id.value.as_str()).cloned().flatten();
            if of.as_ref().is_some_and(|of| of.iter().all(|zero| *zero)) {
                charges.push(&charge.id);
            }
            for (place, never) in never.iter_mut().enumerate() {
                *never &= of.as_ref().is_some_and(|of| of.get(place) == Some(&true));
            }
        }
        let never = zeros.buyers.iter().zip(&never).filter(|(_, never)| **never);
        let buyers: Vec<_> = never.map(|(buyer, _)| &buyer.code).collect();
        // Where it is everybody, each charge has been told of.
        let everybody = buyers.len() == zeros.buyers.len();
        Self { charges, buyers: if everybody { Vec::new() } else { buyers } }
    }
}

/// Which figures are zero by the text alone.
struct Zero<'a> {
    buyers: &'a [ListedBuyer],
    steps: BTreeMap<&'a str, Zeros>,
    charges: BTreeMap<&'a str, Zeros>,
}

impl<'a> Zero<'a> {
    fn of(agreement: &'a Agreement) -> Self {
        let buyers: &[ListedBuyer] = match &agreement.buyers.selection {
            Selection::Listed(list) => list,
            Selection::Region(_) | Selection::NotStated(_) => &[],
        };
        let mut zero = Self { buyers, steps: BTreeMap::new(), charges: BTreeMap::new() };
        if buyers.is_empty() {
            return zero;
        }
        for item in &agreement.order {
            match *item {
                Item::Step(place) => {
                    let Some(step) = agreement.steps.get(place) else { continue };
                    let zeros = zero.step(step);
                    zero.steps.insert(&step.id.value, zeros);
                }
                Item::Charge(place) => {
                    let Some(charge) = agreement.charges.get(place) else { continue };
                    let zeros = zero.charge(charge);
                    zero.charges.insert(&charge.id.value, zeros);
                }
            }
        }
        zero
    }

    fn charge(&self, charge: &Charge) -> Zeros {
        match &charge.kind {
            ChargeKind::Rate { measure, .. } => self.figure(measure),
            ChargeKind::Step { amount, .. } => self.figure(amount),
            ChargeKind::Pool { key, bounds, .. } => {
                let Bounds { floor, .. } = bounds;
                let weights = match &key.weights {
                    Weights::Measure(name) => self.figure(name),
                    Weights::Equal => None,
                    Weights::Fixed(weights) => self.written(weights),
                };
                weights.filter(|_| self.no_floor(floor.as_ref()))
            }
        }
    }

    fn no_floor(&self, floor: Option<&Operand>) -> bool {
        floor.is_none_or(|floor| self.all_zero(floor))
    }

    fn figure(&self, name: &Placed<String>) -> Zeros {
        let step =
            name.value.split_once('.').map_or(name.value.as_str(), |(fund, _)| fund);
        self.steps.get(step).cloned().flatten()
    }

    fn operand(&self, operand: &Operand) -> Zeros {
        match operand {
            Operand::Number(number) => number.is_zero().then(|| self.everybody()),
            Operand::Figure(name) => self.figure(name),
            Operand::Charge(id) => self.charges.get(id.value.as_str()).cloned().flatten(),
        }
    }

    fn everybody(&self) -> Rc<[bool]> {
        vec![true; self.buyers.len()].into()
    }

    fn all_zero(&self, operand: &Operand) -> bool {
        self.operand(operand).is_some_and(|of| of.iter().all(|zero| *zero))
    }

    fn written(&self, weights: &[(Placed<String>, Written)]) -> Zeros {
        let zero: BTreeMap<&str, bool> = weights
            .iter()
            .map(|(code, weight)| {
                let zero = weight.value.as_ref().is_some_and(Exact::is_zero);
                (code.value.as_str(), zero)
            })
            .collect();
        let of = self.buyers.iter().map(|buyer| {
            zero.get(buyer.code.value.as_str()).copied().unwrap_or_default()
        });
        some(of.collect())
    }

    /// Zero where all of these are, or where one is.
    fn together<'o>(
        &self,
        operands: impl Iterator<Item = &'o Operand>,
        all: bool,
    ) -> Zeros {
        let mut found = vec![all; self.buyers.len()];
        for operand in operands {
            let of = self.operand(operand);
            for (place, zero) in found.iter_mut().enumerate() {
                let is = of.as_ref().is_some_and(|of| of.get(place) == Some(&true));
                *zero = if all { *zero && is } else { *zero || is };
            }
        }
        some(found)
    }

    fn step(&self, step: &Step) -> Zeros {
        match &step.primitive {
            Primitive::Weights(weights) => self.written(weights),
            Primitive::Values { values, .. } => {
                let zero =
                    |value: &Option<Exact>| value.as_ref().is_some_and(Exact::is_zero);
                values
                    .iter()
                    .all(|dated| zero(&dated.value.figure.value))
                    .then(|| self.everybody())
            }
            Primitive::Times(all) => self.together(all.iter(), false),
            Primitive::Per { of, zero_gives, .. } => self
                .operand(of)
                .filter(|_| zero_gives.as_ref().is_none_or(Exact::is_zero)),
            Primitive::Plus(all) | Primitive::Least(all) | Primitive::Greatest(all) => {
                self.together(all.iter(), true)
            }
            Primitive::Minus(a, b) => self.together([a, b].into_iter(), true),
            Primitive::Mix(parts) => {
                let counted = parts.iter().filter(|(_, weight)| !weight.is_zero());
                self.together(counted.map(|(of, _)| of), true)
            }
            Primitive::Blend { from, to, .. } => {
                self.together([from, to].into_iter(), true)
            }
            Primitive::When { condition, then, otherwise } => {
                self.when(condition, then, otherwise)
            }
            Primitive::Sum { of, .. } | Primitive::Spread(of) => {
                self.all_zero(of).then(|| self.everybody())
            }
            Primitive::Tiers {
                of, take: TakeBand::Graduated | TakeBand::Volume, ..
            }
            | Primitive::Convert { of, .. }
            | Primitive::Fraction { of, .. }
            | Primitive::Prorate { of, .. }
            | Primitive::Round { of, .. }
            | Primitive::Fund { of, .. } => self.operand(of),
            Primitive::Share(terms) if step.shape == Shape::Buyers => {
                self.operand(&terms.by).filter(|_| self.no_floor(terms.floor.as_ref()))
            }
            _ => None,
        }
    }

    fn when(&self, condition: &Condition, then: &Operand, otherwise: &Operand) -> Zeros {
        let Condition::Among(codes) = condition else {
            return self.together([then, otherwise].into_iter(), true);
        };
        let codes: BTreeSet<&str> =
            codes.iter().map(|code| code.value.as_str()).collect();
        let (then, otherwise) = (self.operand(then), self.operand(otherwise));
        let of = self.buyers.iter().enumerate().map(|(place, buyer)| {
            let among = codes.contains(buyer.code.value.as_str());
            let branch = if among { &then } else { &otherwise };
            branch.as_ref().is_some_and(|of| of.get(place) == Some(&true))
        });
        some(of.collect())
    }
}

/// None where nobody's figure is certainly zero: most are not.
fn some(zeros: Vec<bool>) -> Zeros {
    zeros.contains(&true).then(|| zeros.into())
}
