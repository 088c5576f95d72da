//! Facts for every measure and year that is wanted, and earlier statements.

use serde_json::{Value, json};

use super::drawn::{OF_ALL, OF_BUYERS};
use super::figures::{Figure, Made, Shape, Sign};
use super::{Maker, YEAR, name};

impl Maker<'_> {
    /// The measures, each of which is a figure.
    pub fn measures(&mut self) -> Vec<Value> {
        let mut measures = Vec::new();
        let of_buyers = OF_BUYERS.map(|measure| (measure, "buyer"));
        let of_all = OF_ALL.map(|measure| (measure, "agreement"));
        for ((id, unit), of) in of_all.into_iter().chain(of_buyers) {
            let unit = self.unit(unit);
            let missing = if self.choices.one_in(4) { "zero" } else { "fail" };
            measures.push(json!({
                "id": id,
                "name": name(id),
                "unit": unit.to_string(),
                "of": of,
                "missing": missing,
            }));
            let (shape, sign) = match of {
                "buyer" => (Shape::Buyers, Sign::FromZero),
                _ => (Shape::Scalar, Sign::Any),
            };
            self.wanted.push((id, 0));
            self.figures.push(Figure {
                written: id.into(),
                unit,
                shape,
                sign,
                made: Made::Measure,
            });
        }
        measures.push(
            json!({ "id": "care", "name": name("care"), "unit": "hour", "of": "client" }),
        );
        measures
    }

    /// The rows of all measures.
    pub fn facts(&mut self) -> Value {
        let mut rows = Vec::new();
        for (measure, back) in std::mem::take(&mut self.wanted) {
            let year = YEAR - back;
            if OF_ALL.iter().any(|(id, _)| *id == measure) {
                let value = self.choices.signed();
                rows.push(json!({
                    "buyer": "",
                    "measure": measure,
                    "period": year.to_string(),
                    "value": value,
                }));
                continue;
            }
            for buyer in self.buyers.clone() {
                let mut row = |period: String, value: String| {
                    rows.push(json!({
                        "buyer": buyer,
                        "measure": measure,
                        "period": period,
                        "value": value,
                    }));
                };
                let value = self.choices.decimal();
                if self.choices.one_in(16) {
                    // Two rows of one year are added up.
                    row(format!("{year}Q1"), value);
                    row(format!("{year}-04-01/{year}-12-31"), self.choices.decimal());
                } else if !(self.broken && self.choices.one_in(32)) {
                    row(year.to_string(), value);
                }
            }
        }
        self.rows_of_clients(&mut rows);
        json!({ "rows": rows })
    }

    fn rows_of_clients(&mut self, rows: &mut Vec<Value>) {
        if !self.steps.iter().any(|step| step.get("clients").is_some()) {
            return;
        }
        for buyer in self.buyers.clone() {
            let clients = self.choices.below(4);
            for client in 0..clients {
                let mut row = |period: &str, value: String| {
                    rows.push(json!({
                        "buyer": buyer,
                        "measure": "care",
                        "period": period,
                        "value": value,
                        "client": format!("k{client}"),
                    }));
                };
                row("2004Q2", self.choices.decimal());
                if self.choices.one_in(3) {
                    row("2004Q3", self.choices.decimal());
                }
            }
        }
    }

    /// What was paid in the years before, where a step asks for it.
    pub fn earlier(&mut self) -> Vec<Value> {
        if !self.steps.iter().any(|step| step.get("prior").is_some()) {
            return Vec::new();
        }
        let mut all = Vec::new();
        for (agreement, period) in
            [("drawn", "2003"), ("drawn", "2002"), ("other", "2003")]
        {
            if self.choices.one_in(4) {
                continue;
            }
            let mut bills = Vec::new();
            for buyer in self.buyers.clone() {
                let amount = self.choices.signed();
                bills.push(json!({
                    "buyer": { "code": buyer },
                    "total": amount,
                    "lines": [{ "charge": "c0", "amount": amount }],
                }));
            }
            all.push(json!({
                "schema": "osuus.statement/1", "agreement": agreement, "period": period,
                "bills": bills,
            }));
        }
        all
    }
}
