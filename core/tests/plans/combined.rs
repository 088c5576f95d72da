//! Primitives that combine figures value by value.

use serde_json::{Value, json};

use super::Maker;
use super::figures::{Figure, Shape, Sign, Unit, combined, sign, written};
use super::steps::NewStep;

impl Maker<'_> {
    pub fn times(&mut self) -> NewStep {
        let mut all = vec![self.any()];
        for _ in 0..=self.choices.below(2) {
            let so_far = product(&all);
            let (shape, money) = (combined(&all), self.money.clone());
            let price = self.choices.one_in(2);
            let found = self.find(|one| {
                let unit = so_far.times(&one.unit);
                one.goes_with(shape)
                    && if price { unit == money } else { unit.size() <= 3 }
            });
            let number = Figure::number(&self.choices.signed());
            all.push(found.unwrap_or(number));
        }
        NewStep::new(
            json!({ "times": written(&all) }),
            &product(&all),
            combined(&all),
            sign(&all),
        )
    }

    pub fn per(&mut self) -> NewStep {
        let of = self.any();
        let (shape, size) = (of.shape, of.unit.size());
        let found = self.find(|one| one.goes_with(shape) && one.unit.size() + size <= 3);
        let by = match found {
            Some(by) if !self.choices.one_in(3) => by,
            _ => Figure::number(self.choices.above_zero()),
        };
        let unit = of.unit.per(&by.unit);
        let both = [of, by];
        let step = NewStep::new(
            json!({ "per": written(&both) }),
            &unit,
            combined(&both),
            sign(&both),
        );
        if self.choices.one_in(5) {
            step
        } else {
            step.with("zero_gives", self.choices.part())
        }
    }

    /// Several of one unit.
    fn several(&mut self) -> (Vec<Figure>, Unit) {
        let mut all = vec![self.any()];
        let unit = all[0].unit.clone();
        for _ in 0..=self.choices.below(2) {
            let more = self.beside(&unit, combined(&all));
            all.push(more);
        }
        (all, unit)
    }

    /// `plus`, `least` or `greatest`.
    pub fn alike(&mut self, word: &str) -> NewStep {
        let (mut all, unit) = self.several();
        let sign = match word {
            "greatest" if all.iter().any(|one| one.sign == Sign::FromZero) => {
                Sign::FromZero
            }
            _ => sign(&all),
        };
        let shape = combined(&all);
        if self.choices.one_in(2) {
            all.reverse();
        }
        let mut fields = json!({});
        fields[word] = written(&all);
        NewStep::new(fields, &unit, shape, sign)
    }

    pub fn minus(&mut self) -> NewStep {
        let of = self.any();
        let less = self.beside(&of.unit, of.shape);
        let (unit, both) = (of.unit.clone(), [of, less]);
        NewStep::new(
            json!({ "minus": written(&both) }),
            &unit,
            combined(&both),
            Sign::Any,
        )
    }

    pub fn mix(&mut self) -> NewStep {
        let (all, unit) = self.several();
        let mut parts = Vec::with_capacity(all.len());
        let mut signed = sign(&all);
        for one in &all {
            let weight =
                if self.choices.one_in(6) { "-0.4" } else { self.choices.part() };
            signed = signed.and(Figure::number(weight).sign);
            parts.push(json!({ "of": one.written, "weight": weight }));
        }
        NewStep::new(json!({ "mix": parts }), &unit, combined(&all), signed)
    }

    pub fn when(&mut self) -> NewStep {
        let then = self.any();
        let otherwise = self.beside(&then.unit, then.shape);
        let unit = then.unit.clone();
        let mut all = vec![then, otherwise];
        let sign = sign(&all);
        let mut fields = json!({ "then": all[0].written, "else": all[1].written });
        let areas = matches!(combined(&all), Shape::Areas(_));
        let (condition, shape) = match self.choices.below(6) {
            4 => (
                json!({ "before": self.choices.of(&["2004-02-01", "2004-01-31"]) }),
                combined(&all),
            ),
            5 => (
                json!({ "from": self.choices.of(&["2004-04-01", "2004-01-01"]) }),
                combined(&all),
            ),
            3 if !areas => (json!({ "buyers": self.some_buyers() }), Shape::Buyers),
            _ => {
                let shape = combined(&all);
                let figure = self.find(|one| one.goes_with(shape));
                let figure = figure.unwrap_or_else(|| Figure::number("1"));
                let shape = combined(&[all[0].clone(), all[1].clone(), figure.clone()]);
                let with = self.beside(&figure.unit, shape);
                let words = ["below", "at_most", "above", "at_least", "equals"];
                let word = self.choices.of(&words);
                let mut condition = json!({ "figure": figure.written });
                condition[word] = with.written.clone();
                all.extend([figure, with]);
                (condition, combined(&all))
            }
        };
        fields["when"] = condition;
        NewStep::new(fields, &unit, shape, sign)
    }

    /// Some of the buyers, at least one.
    fn some_buyers(&mut self) -> Value {
        let mut some: Vec<String> = Vec::new();
        for buyer in self.buyers.clone() {
            if some.is_empty() || self.choices.one_in(2) {
                some.push(buyer);
            }
        }
        some.into()
    }

    pub fn convert(&mut self) -> NewStep {
        let of = self.any();
        let money = self.money.to_string();
        let into = self.choices.of(&["day", "hour", "share", "money"]);
        let (unit, into) = if into == "money" {
            (self.money.clone(), money)
        } else {
            (Unit::base(into), into.to_owned())
        };
        let parts = self.choices.of(&["started", "exact", "full"]);
        let fields = json!({
            "convert": of.written,
            "size": self.choices.above_zero(),
            "into": into,
            "parts": parts,
        });
        NewStep::new(fields, &unit, of.shape, of.sign)
    }

    pub fn tiers(&mut self) -> Option<NewStep> {
        let of = self.find(|one| one.sign == Sign::FromZero)?;
        let ends = ["0", "0.5", "10", "33.335", "100", "1000000"];
        let mut bands = Vec::new();
        let mut signed = Sign::FromZero;
        let mut price = |maker: &mut Self| {
            let price = maker.choices.signed();
            signed = signed.and(Figure::number(&price).sign);
            price
        };
        for end in ends {
            if self.choices.one_in(3) {
                bands.push(json!({ "to": end, "price": price(self) }));
            }
        }
        bands.push(if self.choices.one_in(12) {
            json!({ "to": "9999999999999999999999999999", "price": price(self) })
        } else {
            json!({ "price": price(self) })
        });
        let take = self.choices.of(&["graduated", "volume", "fee"]);
        let money = self.money.clone();
        let step = NewStep::new(
            json!({ "tiers": of.written, "bands": bands, "take": take }),
            &money,
            of.shape,
            signed,
        );
        Some(if self.choices.one_in(5) {
            let unit = Unit::base("share");
            NewStep { unit, ..step.with("unit", "share") }
        } else {
            step
        })
    }

    pub fn blend(&mut self) -> NewStep {
        let from = self.any();
        let to = self.beside(&from.unit, from.shape);
        let unit = from.unit.clone();
        let mut all = vec![from, to];
        let found = if self.choices.one_in(3) {
            let shape = combined(&all);
            self.find(|one| one.unit == Unit::default() && one.goes_with(shape))
        } else {
            None
        };
        let part = found.unwrap_or_else(|| Figure::number(self.choices.part()));
        let fields = json!({ "blend": written(&all), "part": part.written });
        // A number for the part keeps both in place; a figure may not.
        let signed = match part.written.as_str() {
            Some(text) if text.starts_with(|c: char| c.is_ascii_digit()) => sign(&all),
            _ => Sign::Any,
        };
        all.push(part);
        NewStep::new(fields, &unit, combined(&all), signed)
    }

    pub fn round(&mut self) -> NewStep {
        let of = self.any();
        let step = NewStep::new(
            json!({ "round": of.written, "to": self.choices.above_zero() }),
            &of.unit,
            of.shape,
            of.sign,
        );
        if self.choices.one_in(2) {
            let mode = self.mode();
            step.with("mode", mode)
        } else {
            step
        }
    }
}

fn product(all: &[Figure]) -> Unit {
    all.iter().fold(Unit::default(), |unit, one| unit.times(&one.unit))
}
