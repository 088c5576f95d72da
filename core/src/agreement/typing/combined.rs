//! Figures that are combined value by value.

use super::kinds::{Kind, Seen};
use super::{Draft, LONGEST_UNIT, Typing};
use crate::agreement::Operand;
use crate::unit::Unit;

impl Typing<'_, '_> {
    pub(super) fn all_seen<'o>(&self, operands: &'o [Operand]) -> Vec<Seen<'o>> {
        operands.iter().map(|operand| self.seen(operand)).collect()
    }

    /// Of one unit and shape.
    pub(super) fn alike(&mut self, seen: &[Seen<'_>]) -> Kind {
        Kind { unit: self.same_unit(&all(seen)), shape: self.combined(seen) }
    }

    /// Of the unit and shape of one figure; a number alone is plain.
    pub(super) fn each(&mut self, operand: &Operand) -> Kind {
        let seen = [self.seen(operand)];
        self.alike(&seen)
    }

    /// The unit of a product, numbers being plain.
    pub(super) fn product(&mut self, draft: &Draft, seen: &[Seen<'_>]) -> Option<Unit> {
        let mut product = Unit::one();
        for seen in seen {
            product = product.times(&seen.unit.plain()?);
            if product.to_string().len() > LONGEST_UNIT {
                self.too_long(draft);
                return None;
            }
        }
        Some(product)
    }
}

pub(super) fn all<'s, 'o>(seen: &'s [Seen<'o>]) -> Vec<&'s Seen<'o>> {
    seen.iter().collect()
}
