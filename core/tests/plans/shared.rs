//! Primitives over all: sums, fractions, shares and funds, and the terms of rounding.

use serde_json::{Value, json};

use super::figures::{Figure, Made, Shape, Sign, Unit};
use super::steps::NewStep;
use super::{Balances, Maker, name};

const UNITS: [&str; 8] = ["0.01", "1", "0.05", "100", "0.1", "3", "0.001", "10"];
const MODES: [&str; 5] = ["half-up", "half-even", "half-down", "down", "up"];

impl Maker<'_> {
    pub fn mode(&mut self) -> &'static str {
        self.choices.of(&MODES)
    }

    pub fn sum(&mut self) -> Option<NewStep> {
        if !self.choices.one_in(4) {
            let of = self.find(|one| one.shape == Shape::Buyers)?;
            let division = self.choices.below(self.divisions.len());
            let fields = json!({ "sum": of.written, "within": format!("d{division}") });
            return Some(NewStep::new(fields, &of.unit, Shape::Areas(division), of.sign));
        }
        let of = self.find(|one| one.shape != Shape::Scalar)?;
        Some(NewStep::new(json!({ "sum": of.written }), &of.unit, Shape::Scalar, of.sign))
    }

    pub fn spread(&mut self) -> Option<NewStep> {
        let of = self.find(|one| matches!(one.shape, Shape::Areas(_)))?;
        Some(spread(&of))
    }

    pub fn fraction(&mut self) -> Option<NewStep> {
        let of = self.find(|one| one.shape != Shape::Scalar)?;
        let step = NewStep::new(
            json!({ "fraction": of.written }),
            &Unit::default(),
            of.shape,
            if of.sign == Sign::FromZero { Sign::FromZero } else { Sign::Any },
        );
        if self.choices.one_in(2) {
            return Some(step);
        }
        let size = of.unit.size();
        let whole = self.find(|one| {
            one.shape == Shape::Scalar
                && one.unit.size() + size <= 3
                && one.sign == Sign::FromZero
        });
        Some(match whole {
            Some(whole) if !self.choices.one_in(2) => NewStep {
                unit: of.unit.per(&whole.unit),
                ..step.with("of", whole.written)
            },
            _ => step.with("of", self.choices.above_zero()),
        })
    }

    pub fn share(&mut self) -> Option<NewStep> {
        let areas = self.choices.one_in(2);
        let fits = |one: &Figure| match one.shape {
            Shape::Areas(_) => areas,
            Shape::Scalar => !areas,
            Shape::Buyers => false,
        };
        let pool = match self.find(fits) {
            Some(pool) => pool,
            None => self.find(|one| one.shape == Shape::Scalar)?,
        };
        self.share_of(&pool)
    }

    /// A share of a scalar, or of a column of areas within each of them.
    pub fn share_of(&mut self, pool: &Figure) -> Option<NewStep> {
        let within = match pool.shape {
            Shape::Areas(division) => Some(division),
            Shape::Scalar | Shape::Buyers => None,
        };
        let to_areas = within.is_none() && self.choices.one_in(2);
        let of_areas = |one: &Figure| matches!(one.shape, Shape::Areas(_));
        let from_zero = |one: &Figure| one.sign == Sign::FromZero;
        let areas = if to_areas {
            self.find(|one| from_zero(one) && of_areas(one))
        } else {
            None
        };
        let by = match areas {
            Some(by) => by,
            None => self.find(|one| from_zero(one) && one.shape == Shape::Buyers)?,
        };
        let shape = by.shape;
        let mut step = NewStep::new(
            json!({ "share": pool.written, "by": by.written }),
            &pool.unit,
            shape,
            pool.sign,
        );
        if let Some(division) = within {
            step = step.with("within", format!("d{division}"));
        }
        if pool.sign == Sign::FromZero || self.choices.one_in(3) {
            for (field, bound) in self.bounds(&pool.unit, shape) {
                step = step.with(field, bound);
            }
        }
        // A balance of the agreement may name a buyer, who is no area.
        let needs_own = matches!(shape, Shape::Areas(_));
        if !self.exact_lines && (needs_own || self.choices.one_in(2)) {
            let rounding = self.rounding(shape);
            step = step.with("rounding", rounding);
        }
        Some(step)
    }

    /// Floors and ceilings, seldom out of reach.
    pub fn bounds(&mut self, unit: &Unit, shape: Shape) -> Vec<(&'static str, Value)> {
        let mut bounds = Vec::new();
        if self.choices.one_in(3) {
            let floor = match self.choices.below(5) {
                0..=2 => (self.choices.of(&["0", "0.01", "1", "0.005", "10"])).into(),
                3 => self.bound(unit, shape).written,
                _ => self.choices.decimal().into(),
            };
            bounds.push(("floor", floor));
        }
        if self.choices.one_in(3) {
            let ceiling = match self.choices.below(6) {
                0..=2 => {
                    let high = [
                        "9999999999999999999999999999",
                        "1000000",
                        "100000.005",
                        "20000",
                    ];
                    (self.choices.of(&high)).into()
                }
                3 | 4 => self.bound(unit, shape).written,
                _ => self.choices.decimal().into(),
            };
            bounds.push(("ceiling", ceiling));
        }
        // Two numbers in the wrong order are an error of the agreement.
        if let [(_, floor), (_, ceiling)] = bounds.as_slice()
            && floor.as_str().is_some_and(is_number)
            && ceiling.as_str().is_some_and(is_number)
        {
            bounds[1].1 = "9999999999999999999999999999".into();
        }
        bounds
    }

    fn bound(&mut self, unit: &Unit, shape: Shape) -> Figure {
        let fits = |one: &Figure| {
            one.unit == *unit
                && [shape, Shape::Scalar].contains(&one.shape)
                && one.is_named()
        };
        self.find(fits).unwrap_or_else(|| Figure::number("0"))
    }

    pub fn fund(&mut self, id: &str) -> NewStep {
        let of = self.any();
        let mut funders = Vec::new();
        let mut parts = Vec::new();
        let count = 1 + self.choices.below(3);
        for place in 0..count {
            let part = format!("f{place}");
            let percent =
                self.choices.of(&["30", "50", "12.5", "0", "100", "33.333", "-5"]);
            let mut funder =
                json!({ "id": part, "name": name(&part), "percent": percent });
            if self.choices.one_in(2) {
                funder["of"] = "rest".into();
            }
            if self.choices.one_in(3) {
                funder["ceiling"] = self.scalar(&of.unit).written;
            }
            funders.push(funder);
            parts.push(Figure {
                written: format!("{id}.{part}").into(),
                unit: of.unit.clone(),
                shape: of.shape,
                sign: Sign::Any,
                made: Made::Other,
            });
        }
        let fields = json!({ "fund": of.written, "funders": funders });
        NewStep { parts, ..NewStep::new(fields, &of.unit, of.shape, Sign::Any) }
    }

    /// The terms of a charge or a share.
    pub fn rounding(&mut self, shape: Shape) -> Value {
        let mut terms = json!({ "balance": self.balance(shape, Keys::Any) });
        if !self.choices.one_in(3) {
            terms["unit"] = self.choices.of(&UNITS).into();
        }
        if self.choices.one_in(2) {
            terms["mode"] = self.mode().into();
        }
        terms
    }

    /// The terms of the agreement, which all inherit.
    pub fn rounding_of_agreement(&mut self) -> Value {
        let mut terms = json!({ "balance": self.balance(Shape::Buyers, Keys::Measures) });
        // A buyer is no area, and a measure no column of them.
        if self.exact_lines && !terms["balance"].is_string() {
            terms["balance"] = json!({ "largest": "weight" });
        }
        if self.choices.one_in(3) {
            terms["unit"] = self.choices.of(&UNITS).into();
        }
        if self.choices.one_in(3) {
            terms["mode"] = self.mode().into();
        }
        if self.exact_lines {
            terms["lines"] = "total".into();
        }
        terms
    }

    fn balance(&mut self, shape: Shape, keys: Keys) -> Value {
        match self.choices.below(8) {
            0 | 1 => "largest-remainder".into(),
            2 => "nobody".into(),
            3 if self.balances == Balances::Any => {
                (self.choices.of(&["first", "last"])).into()
            }
            4 => json!({ "buyer": self.carrier(shape) }),
            other => {
                let word = ["largest", "smallest", "descending"][other % 3];
                let fits = |one: &Figure| {
                    let measure = one.made == Made::Measure || keys == Keys::Any;
                    one.shape == shape
                        && one.is_named()
                        && measure
                        && one.made != Made::Other
                };
                let key = if self.choices.one_in(2) { None } else { self.find(fits) };
                let key = key.map_or_else(|| "weight".into(), |key| key.written);
                let mut balance = json!({});
                balance[word] = key;
                if word != "descending" && self.choices.one_in(3) {
                    balance["rank"] = ["1", "2", "3", "9"][self.choices.below(4)].into();
                }
                balance
            }
        }
    }

    fn carrier(&mut self, shape: Shape) -> String {
        if let Shape::Areas(division) = shape {
            let place = self.choices.below(self.divisions[division].len());
            self.divisions[division][place].id.clone()
        } else {
            let place = self.choices.below(self.buyers.len());
            self.buyers[place].clone()
        }
    }
}

pub fn spread(of: &Figure) -> NewStep {
    NewStep::new(json!({ "spread": of.written }), &of.unit, Shape::Buyers, of.sign)
}

/// What a balance may go by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Any,
    /// The terms of the agreement stand before all steps, which may inherit them.
    Measures,
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}
