//! What balances name: a column of those who share, or one of them.

use super::kinds::Wants;
use super::{Draft, Typing};
use crate::agreement::Shape;
use crate::agreement::names::Names;
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Position};
use crate::rounding::{Balance, BalanceKey, Rounding};

impl Typing<'_, '_> {
    /// The balance of terms by which buyers share; that a named buyer is one is known already.
    pub(super) fn balance_of_buyers(
        &mut self,
        rounding: &Rounding,
        position: Option<Position>,
    ) {
        self.balance_key(rounding, Shape::Buyers, position);
    }

    /// The balance of a `share` step, its own or the inherited one.
    pub(super) fn balance_of_share(
        &mut self,
        draft: &Draft,
        rounding: &Rounding,
        sharers: Shape,
    ) {
        let own = draft.balance.as_ref().map(|balance| balance.position);
        if own.is_none() && sharers == Shape::Buyers {
            // Inherited, and held against buyers where it stands.
            return;
        }
        let position =
            own.unwrap_or_else(|| draft.id.as_ref().and_then(|id| id.position));
        self.balance_key(rounding, sharers, position);
        let Balance::Buyer(code) = rounding.balance() else { return };
        let areas: Names;
        let (kind, known) = match sharers {
            Shape::Areas(place) => {
                let Some(division) = self.read.divisions.get(place) else { return };
                areas =
                    division.areas.iter().map(|area| area.id.value.as_str()).collect();
                (Among::AreasOf(&division.id.value), &areas)
            }
            Shape::Buyers | Shape::Scalar => {
                // Who belongs to a region is known when a plan is made.
                let Some(buyers) = self.read.buyers else { return };
                (Among::Buyers, buyers)
            }
        };
        if !known.contains(code) {
            let problem = Self::problem(Code::UnknownReference, position)
                .with("id", code)
                .with_text("kind", kind.text())
                .with("known", known.instead_of(code));
            self.problems.push(problem);
        }
    }

    fn balance_key(
        &mut self,
        rounding: &Rounding,
        sharers: Shape,
        position: Option<Position>,
    ) {
        if let Some(BalanceKey::Measure(id)) = rounding.balance().key() {
            let seen = self.called(id, position);
            self.wants(&seen, Wants::This(sharers));
        }
    }
}
