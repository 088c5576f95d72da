//! Funders that leave nothing.

use std::collections::BTreeSet;

use super::{Check, at, number};
use crate::agreement::{FundBase, FundPart, Item, Primitive, Used};
use crate::diagnostic::Code;
use crate::exact::Exact;

impl Check<'_> {
    /// Funds whose rest is used though funders without a ceiling pay all of it.
    pub(super) fn funds(&mut self) {
        let agreement = self.agreement;
        let all = agreement.order.iter().flat_map(|item: &Item| agreement.uses(*item));
        let used: BTreeSet<&str> = all
            .filter_map(|used| match used {
                Used::Figure(name) => Some(name),
                Used::Charge(_) => None,
            })
            .collect();
        for step in &agreement.steps {
            let Primitive::Fund { funders, .. } = &step.primitive else { continue };
            let paid = percent(funders);
            if used.contains(step.id.value.as_str()) && paid >= Exact::from(100) {
                self.tell(
                    at(Code::FullyFunded, step.id.position)
                        .with("id", &step.id.value)
                        .with_text("percent", number(&paid)),
                );
            }
        }
    }
}

/// How many hundredths of the whole are paid in any case: what a ceiling limits is left out.
fn percent(funders: &[FundPart]) -> Exact {
    let hundred = Exact::from(100);
    let mut paid = Exact::zero();
    for funder in funders.iter().filter(|funder| funder.ceiling.is_none()) {
        let Some(percent) = &funder.percent.value else { continue };
        let part = match funder.base {
            FundBase::Whole => percent.clone(),
            FundBase::Rest => {
                let part = &(&hundred - &paid) * percent;
                part.divided_by(&hundred).unwrap_or(part)
            }
        };
        paid = &paid + &part;
    }
    paid
}
