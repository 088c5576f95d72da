//! Shares that are meant to add up to a whole, and nearly do.

use super::{Check, at, number};
use crate::agreement::{ChargeKind, Placed, Primitive, Weights, Written};
use crate::diagnostic::Code;
use crate::exact::Exact;

impl Check<'_> {
    /// Written weights and the weights of mixes whose sum is near a hundred or near one.
    pub(super) fn shares(&mut self) {
        for charge in &self.agreement.charges {
            if let ChargeKind::Pool { key, .. } = &charge.kind
                && let Weights::Fixed(weights) = &key.weights
            {
                self.weights(&charge.id, weights);
            }
        }
        for step in &self.agreement.steps {
            match &step.primitive {
                Primitive::Weights(weights) => self.weights(&step.id, weights),
                Primitive::Mix(parts) => {
                    let sum = parts.iter().map(|(_, weight)| weight).sum();
                    self.sum(&step.id, &sum);
                }
                _ => {}
            }
        }
    }

    fn weights(&mut self, of: &Placed<String>, weights: &[(Placed<String>, Written)]) {
        let written: Option<Vec<&Exact>> =
            weights.iter().map(|(_, weight)| weight.value.as_ref()).collect();
        // A sum with a part that is not stated is not known.
        if let Some(written) = written {
            self.sum(of, &written.into_iter().sum());
        }
    }

    /// Within a hundredth of the whole, but not the whole.
    fn sum(&mut self, of: &Placed<String>, sum: &Exact) {
        if of.value.contains('.') {
            // Made of percentages, of which the agreement says how far off they may be.
            return;
        }
        let hundred = Exact::from(100);
        for whole in [Exact::one(), hundred.clone()] {
            let difference = sum - &whole;
            if !difference.is_zero() && &difference.abs() * &hundred <= whole {
                self.tell(
                    at(Code::NotHundred, of.position)
                        .with("id", &of.value)
                        .with_text("sum", number(sum))
                        .with_text("whole", number(&whole))
                        .with_text("difference", number(&difference)),
                );
            }
        }
    }
}
