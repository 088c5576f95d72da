//! Steps: which primitive is drawn, and the figure that it leaves.

use serde_json::Value;

use super::figures::{Figure, Made, Shape, Sign, Unit};
use super::{Maker, name};

/// A step that is being made, without its identifier.
pub struct NewStep {
    pub fields: Value,
    pub unit: Unit,
    pub shape: Shape,
    pub sign: Sign,
    /// The parts of a fund.
    pub parts: Vec<Figure>,
}

impl NewStep {
    pub fn new(fields: Value, unit: &Unit, shape: Shape, sign: Sign) -> Self {
        Self { fields, unit: unit.clone(), shape, sign, parts: Vec::new() }
    }

    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.fields[field] = value.into();
        self
    }
}

impl Maker<'_> {
    /// One more step.
    pub fn step(&mut self) {
        let made = self.primitive(&self.next_id());
        let made = made.unwrap_or_else(|| self.years());
        self.add_step(made);
    }

    fn next_id(&self) -> String {
        format!("s{}", self.steps.len())
    }

    pub fn add_step(&mut self, made: NewStep) {
        let id = self.next_id();
        let NewStep { mut fields, unit, shape, sign, parts } = made;
        fields["id"] = id.clone().into();
        fields["name"] = name(&id);
        if self.choices.one_in(6) {
            fields["unit"] = unit.to_string().into();
        }
        self.steps.push(fields);
        self.figures.extend(parts);
        self.figures.push(Figure {
            written: id.into(),
            unit,
            shape,
            sign,
            made: Made::Step,
        });
    }

    /// None where there is no figure of the shape that the primitive wants.
    fn primitive(&mut self, id: &str) -> Option<NewStep> {
        Some(match self.choices.below(36) {
            0 => self.years(),
            1 | 2 => self.values(),
            3 => self.fixed(),
            4..=6 => self.times(),
            7 => self.per(),
            8 | 9 => self.alike("plus"),
            10 => self.minus(),
            11 => self.alike("least"),
            12 => self.alike("greatest"),
            13..=16 => self.sum()?,
            17 | 18 => self.spread()?,
            19 | 20 => self.when(),
            21 => self.convert(),
            22 => self.tiers()?,
            23 => self.fraction()?,
            24 => self.mix(),
            25..=29 => self.share()?,
            30 => self.fund(id),
            31 => self.clients(),
            32 => self.prior(),
            33 => self.prorate()?,
            34 => self.blend(),
            _ => self.round(),
        })
    }
}
