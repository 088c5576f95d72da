//! What charges want of the figures that they name.

use super::Typing;
use super::kinds::{Seen, Wants};
use crate::agreement::{Charge, ChargeKind, Operand, Placed, Pool, Shape, Weights};

impl Typing<'_, '_> {
    pub(super) fn charge(&mut self, charge: &Charge, balance: Option<&Placed<()>>) {
        if let Some(balance) = balance {
            self.balance_of_buyers(&charge.rounding, balance.position);
        }
        match &charge.kind {
            ChargeKind::Rate { measure, .. } => {
                let seen = self.named(measure);
                self.wants(&seen, Wants::This(Shape::Buyers));
            }
            ChargeKind::Step { amount, quantity, rate } => {
                let seen = self.named(amount);
                self.in_money(&seen, Wants::This(Shape::Buyers));
                for shown in [quantity, rate].into_iter().flatten() {
                    let seen = self.named(shown);
                    self.wants(&seen, Wants::ScalarOr(Shape::Buyers));
                }
            }
            ChargeKind::Pool { pool, key, bounds } => {
                if let Pool::Measure(measure) = pool {
                    let seen = self.named(measure);
                    self.in_money(&seen, Wants::This(Shape::Scalar));
                }
                if let Weights::Measure(measure) = &key.weights {
                    let seen = self.named(measure);
                    self.wants(&seen, Wants::This(Shape::Buyers));
                }
                for bound in [&bounds.floor, &bounds.ceiling].into_iter().flatten() {
                    let seen = self.seen(bound);
                    self.in_money(&seen, Wants::ScalarOr(Shape::Buyers));
                }
            }
        }
    }

    /// Below which no difference is settled: one amount for all.
    pub(super) fn threshold(&mut self, threshold: &Operand) {
        let seen = self.seen(threshold);
        self.in_money(&seen, Wants::This(Shape::Scalar));
    }

    /// Of this shape, and in the currency; only the first is told where neither is so.
    fn in_money(&mut self, seen: &Seen<'_>, wants: Wants) {
        if self.wants(seen, wants).is_some() {
            let money = self.money.clone();
            self.in_unit(seen, &money);
        }
    }
}
