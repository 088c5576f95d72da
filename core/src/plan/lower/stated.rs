//! Figures that the agreement states for some days, and what the caller adds to them.

use super::Lowering;
use crate::agreement::asked_as;
use crate::agreement::{Band, Bands, NotStated, Placed, Priced, Primitive};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Input, Position};
use crate::exact::Exact;
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
                let unknown = Diagnostic::new(Code::UnknownReference, Input::Call);
                self.problems.push(unknown.naming_none(id, Among::Charges, &stated));
            }
        }
    }

    /// The one figure that holds for the billed days, and where it stands: by its own citation, or by
    /// that of its table.
    pub(super) fn stated(
        &mut self,
        id: &Placed<String>,
        values: &[Dated<Priced>],
        after: After,
        rate: Rate,
        table: Option<&Citation>,
    ) -> Option<(Op, Option<Citation>)> {
        let name = asked_as(&id.value);
        let given = self.request.prices.iter().find(|(known, _)| known == name);
        let found = period::at(values, self.days, after);
        if let Some((_, price)) = given {
            let price = price.clone();
            return self.given(id, found, &price, rate);
        }
        let held = self.request.hold.iter().any(|known| known == name);
        let (dated, origin) = match found {
            Ok(dated) => (dated, StatedBy::Agreement),
            Err(NotDated::Ended(day)) if held => {
                let last = values.iter().rev().find(|dated| dated.days.to() == day)?;
                (last, StatedBy::Held)
            }
            // Where it ends inside the period, and nothing else begins there.
            Err(NotDated::Changes(_)) if held => {
                match period::at(values, self.days, After::Hold) {
                    Ok(last) => (last, StatedBy::Held),
                    Err(why) => {
                        self.not_dated(&id.value, id.position, why);
                        return None;
                    }
                }
            }
            Err(why) => {
                self.not_dated(&id.value, id.position, why);
                return None;
            }
        };
        let Priced { figure, citation } = &dated.value;
        let citation = citation.as_ref().or(table);
        let Some(value) = &figure.value else {
            let of = NotStated::figure(self.agreement, &id.value, figure.position);
            self.problems.push(of.cited(citation).error());
            return None;
        };
        if origin == StatedBy::Held {
            let held = self.told(Code::Held, id).with("date", dated.days.to());
            self.remarks.push(held);
        }
        let stated = Stated { figure: value.clone(), days: dated.days, rate, origin };
        Some((Op::Stated(stated), citation.cloned()))
    }

    /// A price given with the call, where the agreement leaves it open.
    fn given(
        &mut self,
        id: &Placed<String>,
        found: Result<&Dated<Priced>, NotDated>,
        price: &Exact,
        rate: Rate,
    ) -> Option<(Op, Option<Citation>)> {
        match found {
            Ok(dated) if dated.value.figure.value.is_some() => {
                let stated = self.told(Code::PriceStated, id);
                self.problems.push(stated);
                return None;
            }
            Err(why @ NotDated::Changes(_)) => {
                self.not_dated(&id.value, id.position, why);
                return None;
            }
            Ok(_) | Err(NotDated::Ended(_) | NotDated::NotYet(_)) => {}
        }
        let value = match rate {
            Rate::PerUnit | Rate::Amount => self.agreement.currency.amount_text(price),
            Rate::Figure => price.to_string(),
        };
        let given = self.told(Code::PriceGiven, id).with("value", value);
        self.remarks.push(given);
        let (figure, origin) = (price.clone(), StatedBy::Caller);
        Some((Op::Stated(Stated { figure, days: self.days, rate, origin }), None))
    }

    /// A diagnostic of what the caller asks for.
    fn told(&self, code: Code, id: &Placed<String>) -> Diagnostic {
        Diagnostic::new(code, Input::Call)
            .with("id", asked_as(&id.value))
            .with("period", &self.request.period)
    }

    /// The bands that hold for the billed days, and where they stand.
    pub(super) fn bands(
        &mut self,
        id: &Placed<String>,
        bands: &Bands,
    ) -> Option<(Vec<Band>, Option<Citation>)> {
        let plain = |bands: &[Placed<Band>]| {
            bands.iter().map(|band| band.value.clone()).collect()
        };
        let (tariffs, after) = match bands {
            Bands::Always(bands) => return Some((plain(bands), None)),
            Bands::Dated { tariffs, after } => (tariffs, *after),
        };
        match period::at(tariffs, self.days, after) {
            Ok(tariff) => {
                Some((plain(&tariff.value.bands), tariff.value.citation.clone()))
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
