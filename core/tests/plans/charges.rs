//! Charges: by a rate, of a pool, or of a step.

use serde_json::{Value, json};

use super::figures::{Figure, Made, Shape, Sign, Unit, written};
use super::shared::spread;
use super::steps::NewStep;
use super::{Maker, name};

/// The days that cover the year, and some more.
const FROM: &str = "2000-01-01";
const TO: &str = "2009-12-31";

impl Maker<'_> {
    /// A charge of some kind, which later steps may take.
    pub fn charge(&mut self) {
        match self.choices.below(3) {
            0 => self.pool(None),
            1 => self.rate(None),
            _ => self.billed_step(None),
        }
    }

    /// Charges for the latest figures, by way of one more step where no charge takes them.
    pub fn bill_the_rest(&mut self) {
        let latest: Vec<Figure> = self.figures.iter().rev().take(6).cloned().collect();
        for figure in latest.into_iter().filter(Figure::is_named) {
            let money = figure.unit == self.money;
            match figure.shape {
                Shape::Buyers => self.bill(figure),
                Shape::Scalar if money => self.pool(Some(figure)),
                Shape::Scalar => {
                    let people =
                        Figure { written: "people".into(), ..Figure::number("1") };
                    let all = [figure, people];
                    let unit = all[0].unit.times(&Unit::base("resident"));
                    let fields = json!({ "times": written(&all) });
                    let sign = all[0].sign;
                    self.add_step(NewStep::new(fields, &unit, Shape::Buyers, sign));
                    self.bill_latest();
                }
                Shape::Areas(_) => {
                    let shared = if self.choices.one_in(2) {
                        None
                    } else {
                        self.share_of(&figure)
                    };
                    self.add_step(shared.unwrap_or_else(|| spread(&figure)));
                    self.bill_latest();
                }
            }
        }
        if self.charges.is_empty() {
            self.pool(None);
        }
    }

    fn bill_latest(&mut self) {
        if let Some(latest) = self.figures.last().cloned() {
            self.bill(latest);
        }
    }

    fn bill(&mut self, figure: Figure) {
        if figure.unit == self.money {
            self.billed_step(Some(figure));
        } else {
            self.rate(Some(figure));
        }
    }

    fn add(&mut self, mut charge: Value, sign: Sign) {
        let id = format!("c{}", self.charges.len());
        charge["id"] = id.clone().into();
        charge["name"] = name(&id);
        if self.choices.one_in(6) {
            charge["billed"] = "no".into();
        }
        if !self.exact_lines && self.choices.one_in(3) {
            charge["rounding"] = self.rounding(Shape::Buyers);
        }
        self.charges.push(charge);
        let unit = self.money.clone();
        let written = json!({ "charge": id });
        self.figures.push(Figure {
            written,
            unit,
            shape: Shape::Buyers,
            sign,
            made: Made::Charge,
        });
    }

    fn rate(&mut self, figure: Option<Figure>) {
        let fits = |one: &Figure| one.shape == Shape::Buyers && one.is_named();
        let Some(figure) = figure.or_else(|| self.find(fits)) else { return };
        let price = self.choices.signed();
        let sign = figure.sign.and(Figure::number(&price).sign);
        let rates = json!([{ "from": FROM, "to": TO, "price": price }]);
        self.add(
            json!({ "kind": "rate", "measure": figure.written, "rates": rates }),
            sign,
        );
    }

    fn billed_step(&mut self, figure: Option<Figure>) {
        let money = self.money.clone();
        let fits = |one: &Figure| {
            one.shape == Shape::Buyers && one.unit == money && one.is_named()
        };
        let figure = figure.filter(|one| one.made != Made::Measure);
        let found =
            figure.or_else(|| self.find(|one| fits(one) && one.made != Made::Measure));
        let Some(figure) = found else { return self.rate(None) };
        self.add(json!({ "kind": "step", "amount": figure.written }), figure.sign);
    }

    fn pool(&mut self, figure: Option<Figure>) {
        let money = self.money.clone();
        let fits = |one: &Figure| {
            one.shape == Shape::Scalar && one.unit == money && one.is_named()
        };
        let figure = match figure {
            None if !self.choices.one_in(3) => self.find(fits),
            figure => figure,
        };
        let mut charge = json!({ "kind": "pool" });
        let mut sign = Sign::FromZero;
        if let Some(figure) = figure {
            sign = figure.sign;
            charge["measure"] = figure.written;
        } else {
            let amount = self.choices.signed();
            if amount.starts_with('-') {
                sign = Sign::Any;
            }
            charge["amounts"] = json!([{ "from": FROM, "to": TO, "amount": amount }]);
        }
        let key = |one: &Figure| {
            one.shape == Shape::Buyers && one.is_named() && one.sign == Sign::FromZero
        };
        charge["key"] = match self.choices.below(5) {
            3 => json!({ "equal": "buyers" }),
            4 => json!({ "weights": self.weights() }),
            _ => match self.find(key) {
                Some(key) => json!({ "measure": key.written }),
                None => json!({ "equal": "buyers" }),
            },
        };
        if sign == Sign::FromZero {
            let bounds = self.bounds(&money, Shape::Buyers);
            if !bounds.is_empty() {
                charge["bounds"] = bounds
                    .into_iter()
                    .map(|(field, bound)| (field.to_owned(), bound))
                    .collect();
            }
        }
        self.add(charge, sign);
    }
}
