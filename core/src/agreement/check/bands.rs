//! Bands of prices: those that no quantity reaches, and borders past which more costs less.

use super::{Check, at, number};
use crate::agreement::{
    Band, Bands, Fractions, Operand, Placed, Primitive, Step, TakeBand,
};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::text::Text;

impl Check<'_> {
    pub(super) fn bands(&mut self) {
        for step in &self.agreement.steps {
            if let Primitive::Tiers { of, bands, take } = &step.primitive {
                let fractions = self.fractions(of);
                for bands in lists(bands) {
                    self.unreachable(step, bands, *take, fractions);
                    if *take != TakeBand::Graduated {
                        self.cliffs(step, bands, *take, fractions);
                    }
                }
            }
        }
    }

    /// Whether the quantity may have a fraction.
    fn fractions(&self, of: &Operand) -> Fractions {
        match of {
            Operand::Figure(name) => self
                .agreement
                .measure(&name.value)
                .map_or(Fractions::Allowed, |measure| measure.fractions),
            Operand::Number(_) | Operand::Charge(_) => Fractions::Allowed,
        }
    }

    /// A first band that ends at zero has no width, and one between two whole numbers holds none.
    fn unreachable(
        &mut self,
        step: &Step,
        bands: &[Placed<Band>],
        take: TakeBand,
        fractions: Fractions,
    ) {
        let mut before: Option<&Exact> = None;
        for band in bands {
            let Some(to) = &band.value.to else { break };
            let empty = match before {
                None => to.is_zero() && take == TakeBand::Graduated,
                Some(from) => {
                    fractions == Fractions::Refused && from.floor() == to.floor()
                }
            };
            if empty {
                let from = before.cloned().unwrap_or_else(Exact::zero);
                let (from, to) = (number(&from), number(to));
                let within =
                    Text::each(|lang| format!("{} – {}", from.get(lang), to.get(lang)));
                self.tell(
                    at(Code::UnreachableBand, band.position)
                        .with("id", &step.id.value)
                        .with_text("band", within),
                );
            }
            before = Some(to);
        }
    }

    /// One unit more costs less in all; or, where there are parts of units, any more does.
    fn cliffs(
        &mut self,
        step: &Step,
        bands: &[Placed<Band>],
        take: TakeBand,
        fractions: Fractions,
    ) {
        let worth = |quantity: &Exact, band: &Band| match take {
            TakeBand::Volume => quantity * &band.price,
            TakeBand::Fee | TakeBand::Graduated => band.price.clone(),
        };
        for (place, band) in bands.iter().enumerate() {
            let (Some(to), Some(next)) = (&band.value.to, bands.get(place + 1)) else {
                continue;
            };
            let before = worth(to, &band.value);
            let more = to + &Exact::one();
            let holds = |band: &&Placed<Band>| {
                band.value.to.as_ref().is_none_or(|to| more <= *to)
            };
            let after = bands.iter().find(holds).map(|band| worth(&more, &band.value));
            let just_above = worth(to, &next.value);
            let (quantity, after) = match after {
                Some(after) if after < before => (number(&more), after),
                _ if just_above < before && fractions == Fractions::Allowed => {
                    (just_more(to), just_above)
                }
                _ => continue,
            };
            self.tell(
                at(Code::PriceCliff, next.position)
                    .with("id", &step.id.value)
                    .with_text("quantity", number(to))
                    .with_text("before", self.worth(step, &before))
                    .with_text("more", quantity)
                    .with_text("after", self.worth(step, &after)),
            );
        }
    }

    /// What bands give is money, or a number of another unit.
    fn worth(&self, step: &Step, value: &Exact) -> Text {
        if step.unit == crate::unit::Unit::base(self.agreement.currency.code()) {
            self.agreement.money(value)
        } else {
            number(value)
        }
    }
}

/// The bands of every time.
fn lists(bands: &Bands) -> Vec<&[Placed<Band>]> {
    match bands {
        Bands::Always(bands) => vec![bands],
        Bands::Dated { tariffs, .. } => {
            tariffs.iter().map(|tariff| tariff.value.bands.as_slice()).collect()
        }
    }
}

fn just_more(than: &Exact) -> Text {
    let than = number(than);
    Text::each(|lang| {
        let than = than.get(lang);
        lang.choose(
            format!("hieman yli {than}"),
            format!("strax över {than}"),
            format!("just over {than}"),
        )
    })
}
