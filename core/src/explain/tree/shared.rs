//! What is said of a part of a shared pool: the quota, the rounding, who carried the rest and why.

use std::sync::Arc;

use super::{Told, Tree};
use crate::explain::wording;
use crate::plan::{Over, Record, Sharing, StepId};

impl Tree<'_> {
    pub(super) fn shared(
        &self,
        id: StepId,
        sharing: &Sharing,
        place: usize,
        shown: &str,
    ) -> Told {
        let plan = self.statement.plan();
        let run = self.statement.run();
        let over = plan.step(id).map_or(Over::Parties, |step| step.over);
        let area = sharing.within.map(|division| self.area_of(division, place));
        let pool = self.figure(sharing.pool, area.unwrap_or(0));
        let weight = self.figure(sharing.weights, place);
        let found = match run.record(id) {
            Some(Record::Shared(shared)) => shared.group(place),
            _ => None,
        };
        let Some((group, inner)) = found else {
            return Told::new("share", wording::nothing_to_share(self.lang))
                .inputs(vec![pool, weight]);
        };
        let split = &group.split;
        let outer = |inner: usize| group.places.get(inner).copied();
        let name = |inner: usize| {
            outer(inner).map(|place| plan.who(over, place).get(self.lang).to_owned())
        };
        let (quota, rounded, carried) =
            (split.quotas.at(inner), split.rounded.at(inner), split.carried.at(inner));
        let rank = split.ranks.get(inner).copied().flatten();
        let named = |id: Option<StepId>| id.and_then(|id| plan.step(id));
        let words = wording::Share {
            pool: pool.shown.clone(),
            weight: weight.shown.clone(),
            weights: self.shown(sharing.weights, &split.weights),
            quota: self.shown(id, &quota),
            rounding: &sharing.rounding,
            unit: self.shown(id, sharing.rounding.unit()),
            rounded: self.shown(id, &rounded),
            carried: (!carried.is_zero()).then(|| self.shown(id, &carried)),
            rank,
            next: split.next.and_then(name),
            amount: shown.to_owned(),
            bounded: sharing.bounded(),
            key: named(sharing.key).map(|step| step.label.get(self.lang)),
            carrier: sharing.named.map(|place| plan.who(over, place)),
            over,
        };
        let mut told = Told::new("share", words.text(self.lang))
            .detail("pool", &group.whole)
            .detail("weight", run.at(sharing.weights, place))
            .detail("weights_sum", &split.weights)
            .detail("quota", &quota)
            .detail("rounded", &rounded)
            .detail("rounding_unit", sharing.rounding.unit())
            .detail("mode", sharing.rounding.mode())
            .detail("balance", sharing.rounding.balance())
            .detail("rest", &group.rest)
            .detail("carried", &carried);
        if let Some(rank) = rank {
            told = told.detail("rank", rank);
        }
        if let Some(next) = split.next.and_then(outer) {
            told = told.detail("next", plan.code(over, next));
        }
        let mut inputs = vec![pool, weight];
        for (name, bound) in [("floor", sharing.floor), ("ceiling", sharing.ceiling)] {
            let Some(bound) = bound else { continue };
            told = told.detail(name, run.at(bound, place));
            inputs.push(self.figure(bound, place));
        }
        if sharing.bounded()
            && let Some(multiplier) = &split.multiplier
        {
            told = told.detail("multiplier", multiplier);
        }
        told.list("participants", Arc::clone(&group.codes)).inputs(inputs)
    }
}
