//! What is said of prices in bands.

use super::{Told, Tree};
use crate::agreement::{Band, TakeBand};
use crate::exact::Exact;
use crate::explain::wording;
use crate::plan::{Step, StepId};
use crate::unit::Unit;

impl Tree<'_> {
    pub(super) fn tiers(
        &self,
        (of, step): (StepId, &Step),
        bands: &[Band],
        take: TakeBand,
        place: usize,
        shown: &str,
    ) -> Told {
        let quantity = &self.statement.run().at(of, place);
        let figure = self.figure(of, place);
        let measured = self.statement.plan().step(of).map(|of| of.unit.clone());
        let measured = measured.unwrap_or_else(Unit::one);
        let amount = |value: &Exact| self.of_unit(&measured, value);
        let each = match take {
            TakeBand::Graduated | TakeBand::Volume => step.unit.per(&measured),
            TakeBand::Fee => step.unit.clone(),
        };
        let price = |band: &Band| self.of_unit(&each, &band.price);
        let mut terms = Vec::new();
        let mut lower = Exact::zero();
        for band in bands {
            let reached = band.to.as_ref().is_none_or(|to| quantity <= to);
            let upper = match &band.to {
                Some(to) if !reached => to.clone(),
                _ => quantity.clone(),
            };
            match take {
                TakeBand::Graduated => {
                    terms.push(format!(
                        "{} × {}",
                        amount(&(&upper - &lower)),
                        price(band)
                    ));
                }
                TakeBand::Volume if reached => {
                    terms.push(format!("{} × {}", amount(quantity), price(band)));
                }
                TakeBand::Fee if reached => terms.push(price(band)),
                TakeBand::Volume | TakeBand::Fee => {}
            }
            if reached {
                break;
            }
            lower = upper;
        }
        let text = wording::tiers(take, &terms.join(" + "), shown, self.lang);
        let told = bands.iter().map(|band| {
            let to = band.to.as_ref().map(ToString::to_string);
            let price = self.value_text(step, &band.price);
            format!("{}: {price}", to.as_deref().unwrap_or(".."))
        });
        Told::new("tiers", text)
            .detail("take", take.as_str())
            .list("bands", told.collect::<Vec<_>>())
            .inputs(vec![figure])
    }
}
