//! What is said of the bounds of a share, and of what rounding left over and who carried it.

use super::Tree;
use crate::apportion::Split;
use crate::exact::Exact;
use crate::explain::wording::{self, Bounded, Met, Rest, Side, Turn, Way};
use crate::plan::{Group, Over, Sharing, StepId};
use crate::rounding::Mode;
use crate::unit::Unit;

impl Tree<'_> {
    pub(super) fn over(&self, id: StepId) -> Over {
        self.statement.plan().step(id).map_or(Over::Parties, |step| step.over)
    }

    /// What the bounds make of what the key gives.
    pub(super) fn bounded(
        &self,
        (id, sharing): (StepId, &Sharing),
        split: &Split,
        (place, inner): (usize, usize),
        by_key: &Exact,
    ) -> Bounded {
        let run = self.statement.run();
        let quota = split.quotas.at(inner);
        let weight = run.at(sharing.weights, place);
        let left = split.multiplier.as_ref().map(|each| each * &weight);
        // Whoever moves with the weights stands on no bound.
        let moving = left.filter(|left| *left == quota);
        if moving.is_some() || quota == *by_key {
            let left = moving.filter(|left| left != by_key);
            return Bounded { left: left.map(|left| self.shown(id, &left)), met: None };
        }
        let unit = sharing.rounding.unit();
        let met = |bound: Option<StepId>, side, mode: Mode| {
            let stated = run.at(bound?, place);
            let whole = mode.round(&stated, unit);
            (whole == quota).then(|| Met {
                side,
                whole: self.shown(id, &whole),
                stated: (stated != whole).then(|| self.shown(id, &stated)),
                moves: match side {
                    Side::Floor => *by_key < whole,
                    Side::Ceiling => *by_key > whole,
                },
            })
        };
        let floor = met(sharing.floor, Side::Floor, Mode::Up);
        let ceiling = met(sharing.ceiling, Side::Ceiling, Mode::Down);
        let bounds = [floor, ceiling].map(|met| met.map(|met| (met.moves, met)));
        // Where both are one, the one that moved it.
        let met = bounds.into_iter().flatten().max_by_key(|(moves, _)| *moves);
        Bounded { left: None, met: met.map(|(_, met)| met) }
    }

    /// What rounding left over, and what of it this one carries.
    pub(super) fn rest<'s>(
        &self,
        (id, sharing): (StepId, &'s Sharing),
        group: &Group,
        inner: usize,
        amount: &str,
    ) -> Rest<'s> {
        let plan = self.statement.plan();
        let (over, split) = (self.over(id), &group.split);
        let rest = &group.rest;
        let rank = |inner: usize| split.ranks.get(inner).copied().flatten();
        let who = |inner: usize| {
            let place = group.places.get(inner).copied();
            place.map(|place| plan.who(over, place).get(self.lang).to_owned())
        };
        let named = group.places.iter().position(|place| Some(*place) == sharing.named);
        let key = sharing.key.and_then(|key| plan.step(key));
        Rest {
            balance: sharing.rounding.balance(),
            signed: (!rest.is_zero()).then(|| self.shown(id, rest)),
            size: self.shown(id, &rest.abs()),
            way: way(&group.whole, rest),
            portion: self.portion(id, sharing),
            key: key.map(|step| step.label.get(self.lang).to_owned()),
            carrier: named.filter(|named| rank(*named).is_some()).and_then(who),
            over,
            rank: rank(inner),
            turn: self.turn(id, split, inner, who),
            amount: amount.to_owned(),
        }
    }

    fn turn(
        &self,
        id: StepId,
        split: &Split,
        inner: usize,
        who: impl Fn(usize) -> Option<String>,
    ) -> Turn {
        let carried = split.carried.at(inner);
        if !carried.is_zero() {
            let next = split.next.filter(|next| *next != inner).and_then(who);
            return Turn::Carries { size: self.shown(id, &carried.abs()), next };
        }
        let own = split.ranks.get(inner).copied().flatten();
        let later = split
            .ranks
            .iter()
            .enumerate()
            .any(|(other, rank)| *rank > own && !split.carried.is_zero_at(other));
        if own.is_some() && later { Turn::NoRoom } else { Turn::NotReached }
    }

    /// How much is handed out at a time.
    fn portion(&self, id: StepId, sharing: &Sharing) -> String {
        let unit = sharing.rounding.unit();
        let cent = unit.to_decimal_text(0).is_some_and(|unit| unit == "0.01");
        let euros = Unit::base("EUR");
        let step = self.statement.plan().step(id);
        if step.is_some_and(|step| step.unit == euros) && cent {
            wording::cent_at_a_time(self.lang)
        } else {
            wording::at_a_time(&self.shown(id, unit), self.lang)
        }
    }
}

/// What becomes of the rest of a whole.
fn way(whole: &Exact, rest: &Exact) -> Way {
    match (whole.is_negative(), rest.is_negative()) {
        (false, false) => Way::Given,
        (false, true) => Way::TakenBack,
        (true, true) => Way::Credited,
        (true, false) => Way::CreditTakenBack,
    }
}
