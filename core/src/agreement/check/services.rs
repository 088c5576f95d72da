//! What the catalogue says that the charges, or its own figures, do not.

use super::{Check, at};
use crate::agreement::{Charge, ChargeKind};
use crate::diagnostic::Code;
use crate::service::{Covered, Service};

impl Check<'_> {
    pub(super) fn services(&mut self) {
        let agreement = self.agreement;
        for found in agreement.catalogue.check() {
            self.tell(found);
        }
        for service in agreement.services() {
            let charge = agreement.charges.iter().find(|one| {
                service.charge.as_ref().is_some_and(|named| named.value == one.id.value)
            });
            if let (Some(charge), Some(named)) = (charge, &service.charge)
                && otherwise(service, charge)
            {
                self.tell(
                    at(Code::ChargeOtherwise, named.position)
                        .with("id", service.id())
                        .with_text("covered", service.covered().text())
                        .with("charge", service.charge().unwrap_or_default()),
                );
            }
        }
    }
}

/// Whether a charge is not what covers the service: a price where it is free, or no price at all where
/// one a performance is.
fn otherwise(service: &Service, charge: &Charge) -> bool {
    let prices = || charge.kind.dated().into_iter().flatten();
    match service.covered() {
        Covered::Free => prices()
            .filter_map(|dated| dated.value.figure.value.as_ref())
            .any(|price| !price.is_zero()),
        Covered::PerformancePrice => matches!(charge.kind, ChargeKind::Pool { .. }),
        _ => false,
    }
}
