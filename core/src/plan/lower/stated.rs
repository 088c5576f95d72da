//! Figures that the agreement states for some days, and what the caller adds to them.

use super::Lowering;
use crate::agreement::{Band, Bands, Placed, Priced, Primitive};
use crate::diagnostic::{Code, Diagnostic, Input, Position};
use crate::period::{self, After, Dated, NotDated};
use crate::plan::{Op, Rate, Stated, StatedBy};
use crate::source::Citation;

impl Lowering<'_> {
    /// What the caller names exists.
    pub(super) fn check_request(&mut self) {
        let charges = self.agreement.charges.iter();
        let charges = charges.filter(|charge| charge.kind.dated().is_some());
        let steps = self.agreement.steps.iter();
        let steps =
            steps.filter(|step| matches!(step.primitive, Primitive::Values { .. }));
        let stated: Vec<&str> = charges
            .map(|charge| charge.id.value.as_str())
            .chain(steps.map(|step| asked_as(&step.id.value)))
            .collect();
        let request = self.request;
        let named: Vec<&String> =
            request.hold.iter().chain(request.prices.iter().map(|(id, _)| id)).collect();
        for (place, id) in named.iter().enumerate() {
            if named.iter().take(place).any(|before| before == id) {
                self.problems.push(
                    Diagnostic::new(Code::ConflictingFields, Input::Call)
                        .with("fields", format!("hold, prices ({id})")),
                );
            }
        }
        for id in named {
            if !stated.contains(&id.as_str()) {
                let nearest = crate::suggest::nearest(id, stated.iter().copied());
                self.problems.push(
                    Diagnostic::new(Code::UnknownReference, Input::Call)
                        .with("id", id)
                        .with_text(
                            "kind",
                            crate::diagnostic::words::Among::Charges.text(),
                        )
                        .with("known", crate::suggest::list(nearest, &stated)),
                );
            }
        }
    }

    /// The one figure that holds for the billed days, and where it stands.
    pub(super) fn stated(
        &mut self,
        id: &Placed<String>,
        values: &[Dated<Priced>],
        after: After,
        rate: Rate,
    ) -> Option<(Op, Option<Citation>)> {
        let name = asked_as(&id.value);
        let given = self.request.prices.iter().find(|(known, _)| known == name);
        let held = self.request.hold.iter().any(|known| known == name);
        let told = |code| {
            Diagnostic::new(code, Input::Call)
                .with("id", name)
                .with("period", &self.request.period)
        };
        let by = |dated: &Dated<Priced>, origin| {
            let figure = dated.value.figure.clone();
            let stated = Stated { figure, days: dated.days, rate, origin };
            Some((Op::Stated(stated), dated.value.citation.clone()))
        };
        match (period::at(values, self.days, after), given) {
            (Ok(dated), None) => by(dated, StatedBy::Agreement),
            (Err(NotDated::Ended(_) | NotDated::NotYet(_)), Some((_, price))) => {
                let value = match rate {
                    Rate::PerUnit | Rate::Amount => {
                        self.agreement.currency.amount_text(price)
                    }
                    Rate::Figure => price.to_string(),
                };
                self.remarks.push(told(Code::PriceGiven).with("value", value));
                let (figure, origin) = (price.clone(), StatedBy::Caller);
                Some((Op::Stated(Stated { figure, days: self.days, rate, origin }), None))
            }
            (Err(NotDated::Ended(day)), None) if held => {
                self.remarks.push(told(Code::Held).with("date", day));
                let last = values.iter().rev().find(|dated| dated.days.to() == day)?;
                by(last, StatedBy::Held)
            }
            (Err(why @ NotDated::Changes(_)), None) if held => {
                // It ends inside the period; nothing else begins there.
                let Ok(last) = period::at(values, self.days, After::Hold) else {
                    self.not_dated(&id.value, id.position, why);
                    return None;
                };
                self.remarks.push(told(Code::Held).with("date", last.days.to()));
                by(last, StatedBy::Held)
            }
            (Ok(_), Some(_)) => {
                self.problems.push(told(Code::PriceStated));
                None
            }
            (Err(why), _) => {
                self.not_dated(&id.value, id.position, why);
                None
            }
        }
    }

    /// The bands that hold for the billed days, and where they stand.
    pub(super) fn bands(
        &mut self,
        id: &Placed<String>,
        bands: &Bands,
    ) -> Option<(Vec<Band>, Option<Citation>)> {
        let (tariffs, after) = match bands {
            Bands::Always(bands) => return Some((bands.clone(), None)),
            Bands::Dated { tariffs, after } => (tariffs, *after),
        };
        match period::at(tariffs, self.days, after) {
            Ok(tariff) => {
                Some((tariff.value.bands.clone(), tariff.value.citation.clone()))
            }
            Err(why) => {
                self.not_dated(&id.value, id.position, why);
                None
            }
        }
    }

    pub(super) fn not_dated(
        &mut self,
        id: &str,
        position: Option<Position>,
        why: NotDated,
    ) {
        let (code, day) = match why {
            NotDated::Ended(day) => (Code::Ended, day),
            NotDated::NotYet(day) => (Code::NotYet, day),
            NotDated::Changes(day) => (Code::Changes, day),
        };
        let problem = self.problem(code, position).with("id", asked_as(id));
        let problem = problem.with("date", day);
        self.problems.push(problem);
    }
}

/// By what name the caller asks for a figure: that of the charge whose rate or pool it is.
pub(in crate::plan) fn asked_as(id: &str) -> &str {
    id.strip_suffix(".rate").or_else(|| id.strip_suffix(".pool")).unwrap_or(id)
}
