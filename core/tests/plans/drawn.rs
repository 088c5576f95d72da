//! Primitives that bring figures in: measures of years, dated values, weights, clients, what was paid.

use serde_json::{Value, json};

use super::Maker;
use super::figures::{Shape, Sign, Unit};
use super::steps::NewStep;

/// Measures of buyers, with their units; `money` is the currency.
pub const OF_BUYERS: [(&str, &str); 3] =
    [("use", "hour"), ("people", "resident"), ("fees", "money")];
/// Measures of the agreement.
pub const OF_ALL: [(&str, &str); 2] = [("cost", "money"), ("hours", "hour")];

impl Maker<'_> {
    pub fn unit(&self, name: &'static str) -> Unit {
        if name == "money" { self.money.clone() } else { Unit::base(name) }
    }

    pub fn years(&mut self) -> NewStep {
        let place = self.choices.below(OF_BUYERS.len() + OF_ALL.len());
        let ((id, unit), shape) = match OF_BUYERS.get(place) {
            Some(measure) => (*measure, Shape::Buyers),
            None => (OF_ALL[place - OF_BUYERS.len()], Shape::Scalar),
        };
        let (before, years) = (self.choices.below(4), 1 + self.choices.below(3));
        for more in 0..years {
            let back = i16::try_from(before + more).unwrap_or_default();
            if !self.wanted.contains(&(id, back)) {
                self.wanted.push((id, back));
            }
        }
        let sign = if shape == Shape::Buyers { Sign::FromZero } else { Sign::Any };
        let fields = json!({
            "measure": id,
            "years_before": before.to_string(),
            "years": years.to_string(),
            "take": self.choices.of(&["mean", "sum"]),
        });
        NewStep::new(fields, &self.unit(unit), shape, sign)
    }

    pub fn values(&mut self) -> NewStep {
        let unit = match self.choices.below(5) {
            0 | 1 => {
                let of = self.any().unit;
                self.money.per(&of)
            }
            2 => self.money.clone(),
            3 => Unit::default(),
            _ => Unit::base("hour"),
        };
        let (value, later) = (self.choices.signed(), self.choices.decimal());
        let sign = if value.starts_with('-') { Sign::Any } else { Sign::FromZero };
        let (values, after) = match self.choices.below(4) {
            0 => (
                json!([{ "from": "2000-01-01", "to": "2009-12-31", "value": value }]),
                "fail",
            ),
            1 => (
                json!([{ "from": "2000-01-01", "to": "2001-12-31", "value": value }]),
                "hold",
            ),
            _ => (
                json!([
                    { "from": "2004-01-01", "to": "2004-12-31", "value": value },
                    { "from": "2005-01-01", "to": "2009-12-31", "value": later },
                ]),
                "fail",
            ),
        };
        let fields =
            json!({ "values": values, "after": after, "unit": unit.to_string() });
        NewStep::new(fields, &unit, Shape::Scalar, sign)
    }

    pub fn fixed(&mut self) -> NewStep {
        let fields = json!({ "weights": self.weights() });
        let step = |unit: &Unit, fields| {
            NewStep::new(fields, unit, Shape::Buyers, Sign::FromZero)
        };
        if self.choices.one_in(2) {
            step(&Unit::base("hour"), fields).with("unit", "hour")
        } else {
            step(&Unit::base("share"), fields)
        }
    }

    pub fn clients(&mut self) -> NewStep {
        let mut fields = json!({ "clients": "care" });
        let limit = self.choices.of(&["above", "up_to", "none"]);
        if limit != "none" {
            fields[limit] = self.scalar(&Unit::base("hour")).written;
        }
        let take = self.choices.of(&["sum", "count"]);
        fields["take"] = take.into();
        let unit = Unit::base(if take == "sum" { "hour" } else { "client" });
        NewStep::new(fields, &unit, Shape::Buyers, Sign::FromZero)
    }

    pub fn prior(&mut self) -> NewStep {
        let mut prior = if self.choices.one_in(3) {
            json!({ "bill": "total" })
        } else {
            json!({ "charge": "c0" })
        };
        if self.choices.one_in(4) {
            prior["agreement"] = "other".into();
        }
        if self.choices.one_in(3) {
            prior["years_before"] = "2".into();
        }
        if !self.choices.one_in(8) {
            prior["missing"] = "zero".into();
        }
        let money = self.money.clone();
        NewStep::new(json!({ "prior": prior }), &money, Shape::Buyers, Sign::Any)
    }

    pub fn prorate(&mut self) -> Option<NewStep> {
        let of = self.find(|one| !matches!(one.shape, Shape::Areas(_)))?;
        let mut members: Vec<Value> = Vec::new();
        for buyer in self.buyers.clone() {
            if members.is_empty() || self.choices.one_in(3) {
                let from = self.choices.of(&["2004-03-01", "2003-01-01", "2004-06-15"]);
                members.push(match self.choices.below(4) {
                    0 => json!({ "buyer": buyer, "from": from }),
                    1 => json!({ "buyer": buyer, "to": "2004-09-30" }),
                    2 => json!({ "buyer": buyer, "from": from, "to": "2004-08-01" }),
                    _ => json!({ "buyer": buyer, "from": "2005-01-01" }),
                });
                if self.choices.one_in(4) {
                    members.push(json!({
                        "buyer": buyer, "from": "2001-01-01", "to": "2002-12-31",
                    }));
                    let last = members.len() - 2;
                    members[last]["from"] = from.into();
                }
            }
        }
        let by = self.choices.of(&["days", "months"]);
        let fields = json!({ "prorate": of.written, "by": by, "members": members });
        Some(NewStep::new(fields, &of.unit, Shape::Buyers, of.sign))
    }
}
