//! Services and quantities that are billed twice, or never.

use std::collections::BTreeMap;

use super::{Check, at};
use crate::agreement::{Billed, Charge, ChargeKind};
use crate::diagnostic::Code;
use crate::period::{After, Interval};
use crate::service::Service;
use crate::text::Text;

impl Check<'_> {
    pub(super) fn twice(&mut self) {
        self.measures_twice();
        self.services_twice();
        self.services_never();
    }

    /// Two billed rates on one measure that hold on the same day.
    fn measures_twice(&mut self) {
        let mut of_measure: BTreeMap<&str, Vec<&Charge>> = BTreeMap::new();
        for charge in &self.agreement.charges {
            let ChargeKind::Rate { measure, .. } = &charge.kind else { continue };
            if charge.billed == Billed::No {
                continue;
            }
            let before = of_measure.entry(&measure.value).or_default();
            if let Some(first) = before.iter().find(|one| together(one, charge)) {
                let what = Text::same(&format!("`{}`", measure.value));
                self.tell(
                    at(Code::BilledTwice, charge.id.position)
                        .with_text("what", what)
                        .with("first", &first.id.value)
                        .with("second", &charge.id.value),
                );
            }
            before.push(charge);
        }
    }

    /// Two services of one name under two charges.
    fn services_twice(&mut self) {
        let mut by_name: BTreeMap<String, &Service> = BTreeMap::new();
        for service in &self.agreement.catalogue.services {
            let Some(second) = &service.charge else { continue };
            let names: Vec<String> =
                service.name.all().map(|name| name.trim().to_lowercase()).collect();
            let first = names.iter().find_map(|name| by_name.get(name));
            if let Some(first) = first.and_then(|first| first.charge.as_ref())
                && first.value != second.value
            {
                self.tell(
                    at(Code::BilledTwice, service.id.position)
                        .with_text("what", service.name.clone())
                        .with("first", &first.value)
                        .with("second", &second.value),
                );
            }
            for name in names {
                by_name.entry(name).or_insert(service);
            }
        }
    }

    /// Services whose charge is a memo.
    fn services_never(&mut self) {
        let memos: BTreeMap<&str, &Charge> = self
            .agreement
            .charges
            .iter()
            .filter(|charge| charge.billed == Billed::No)
            .map(|charge| (charge.id.value.as_str(), charge))
            .collect();
        for service in &self.agreement.catalogue.services {
            let Some(charge) = &service.charge else { continue };
            if memos.contains_key(charge.value.as_str()) {
                self.tell(
                    at(Code::NeverBilled, charge.position)
                        .with("id", &service.id.value)
                        .with("charge", &charge.value),
                );
            }
        }
    }
}

/// Whether prices of both hold on some day.
fn together(one: &Charge, other: &Charge) -> bool {
    let days = |charge: &Charge| -> Vec<Interval> {
        let ChargeKind::Rate { rates, after, .. } = &charge.kind else {
            return Vec::new();
        };
        let mut days: Vec<Interval> = rates.iter().map(|rate| rate.days).collect();
        if let (After::Hold, Some(last)) = (after, days.last_mut()) {
            *last = Interval::new(last.from(), Interval::ALWAYS.to()).unwrap_or(*last);
        }
        days
    };
    let others = days(other);
    days(one).iter().any(|days| others.iter().any(|other| days.common(other).is_some()))
}
