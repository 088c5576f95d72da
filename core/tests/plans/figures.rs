//! Figures with their units and shapes, and how one is found where a step wants it.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};

use super::Maker;

/// Base units with their powers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit(BTreeMap<&'static str, i32>);

impl Unit {
    pub fn base(name: &'static str) -> Self {
        Self(BTreeMap::from([(name, 1)]))
    }

    pub fn times(&self, other: &Self) -> Self {
        self.combined(other, 1)
    }

    pub fn per(&self, other: &Self) -> Self {
        self.combined(other, -1)
    }

    fn combined(&self, other: &Self, sign: i32) -> Self {
        let mut powers = self.0.clone();
        for (name, power) in &other.0 {
            *powers.entry(name).or_default() += sign * power;
        }
        powers.retain(|_, power| *power != 0);
        Self(powers)
    }

    /// How many base units it is made of.
    pub fn size(&self) -> u32 {
        self.0.values().map(|power| power.unsigned_abs()).sum()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |sign: i32| -> Vec<&str> {
            let repeated = |(name, power): (&&'static str, &i32)| {
                let count = usize::try_from(power * sign).unwrap_or_default();
                std::iter::repeat_n(*name, count)
            };
            self.0.iter().flat_map(repeated).collect()
        };
        let (of, per) = (names(1), names(-1));
        f.write_str(&if of.is_empty() { "1".into() } else { of.join("*") })?;
        per.iter().try_for_each(|name| write!(f, "/{name}"))
    }
}

/// Over whom a figure has values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Scalar,
    Buyers,
    Areas(usize),
}

/// Which values a figure can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    FromZero,
    Any,
}

impl Sign {
    /// That of figures which all are from zero, or not.
    pub fn and(self, other: Self) -> Self {
        if self == Self::FromZero { other } else { Self::Any }
    }
}

/// An area of a division.
pub struct Area {
    pub id: String,
    pub buyers: Vec<String>,
}

/// A figure that later steps and charges may take.
#[derive(Debug, Clone)]
pub struct Figure {
    /// As steps write it.
    pub written: Value,
    pub unit: Unit,
    pub shape: Shape,
    pub sign: Sign,
    pub made: Made,
}

/// What a figure is, where that decides who may take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    Measure,
    Step,
    /// A part of a fund, or what a charge puts on buyers.
    Other,
    Charge,
}

impl Figure {
    pub fn number(text: &str) -> Self {
        Self {
            written: text.into(),
            unit: Unit::default(),
            shape: Shape::Scalar,
            sign: if text.starts_with('-') { Sign::Any } else { Sign::FromZero },
            made: Made::Other,
        }
    }

    /// Whether charges and balances may name it.
    pub fn is_named(&self) -> bool {
        self.made != Made::Charge
    }

    pub fn goes_with(&self, shape: Shape) -> bool {
        self.shape == Shape::Scalar || shape == Shape::Scalar || self.shape == shape
    }
}

impl Maker<'_> {
    /// One of the figures that fit, the latest first; of a broken agreement now and then any.
    pub fn find(&mut self, fits: impl Fn(&Figure) -> bool) -> Option<Figure> {
        let any = self.broken && self.choices.one_in(8);
        let all: Vec<&Figure> =
            self.figures.iter().rev().filter(|one| any || fits(one)).collect();
        let found =
            if all.is_empty() { None } else { Some(all[self.choices.below(all.len())]) };
        found.cloned()
    }

    /// Any figure; there always are measures.
    pub fn any(&mut self) -> Figure {
        self.find(|_| true).unwrap_or_else(|| Figure::number("1"))
    }

    /// A figure of this unit beside one of this shape; a number where there is none, or seldom.
    pub fn beside(&mut self, unit: &Unit, shape: Shape) -> Figure {
        let found = self.find(|one| one.unit == *unit && one.goes_with(shape));
        match found {
            Some(found) if !self.choices.one_in(5) => found,
            _ => Figure::number(&self.choices.signed()),
        }
    }

    /// A scalar of this unit, or a number from zero.
    pub fn scalar(&mut self, unit: &Unit) -> Figure {
        let fits = |one: &Figure| {
            one.unit == *unit && one.shape == Shape::Scalar && one.sign == Sign::FromZero
        };
        match self.find(fits) {
            Some(found) if !self.choices.one_in(3) => found,
            _ => Figure::number(&self.choices.decimal()),
        }
    }

    /// Numbers of buyers, as weights are written.
    pub fn weights(&mut self) -> Value {
        let mut rows = Vec::with_capacity(self.buyers.len());
        for buyer in self.buyers.clone() {
            rows.push(json!({ "buyer": buyer, "weight": self.choices.decimal() }));
        }
        // Weights that are all zero are an error of their own.
        rows[0]["weight"] = "2".into();
        rows.into()
    }
}

/// The shape of figures that are combined.
pub fn combined(figures: &[Figure]) -> Shape {
    let column =
        figures.iter().map(|one| one.shape).find(|shape| *shape != Shape::Scalar);
    column.unwrap_or(Shape::Scalar)
}

/// The sign of figures of which none is below zero, or not.
pub fn sign(figures: &[Figure]) -> Sign {
    figures.iter().fold(Sign::FromZero, |sign, one| sign.and(one.sign))
}

/// Figures as a step writes them.
pub fn written(figures: &[Figure]) -> Value {
    figures.iter().map(|one| one.written.clone()).collect::<Vec<_>>().into()
}
