//! What is said of a part of a shared pool: the quota, the rounding, who carried the rest and why.

use std::sync::Arc;

use super::{Told, Tree};
use crate::explain::wording::{self, Side};
use crate::plan::{Op, Record, Sharing, StepId};

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
        let over = self.over(id);
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
        let (quota, rounded, carried) =
            (split.quotas.at(inner), split.rounded.at(inner), split.carried.at(inner));
        let rank = split.ranks.get(inner).copied().flatten();
        let unit = sharing.rounding.unit();
        let by_key = || {
            let of_weight = &group.whole * &run.at(sharing.weights, place);
            of_weight.divided_by(&split.weights)
        };
        // Without bounds the key alone gives the quota.
        let by_key = sharing.bounded().then(by_key).flatten();
        let by_key = by_key.unwrap_or_else(|| quota.clone());
        let words = wording::Share {
            pool: pool.shown.clone(),
            weight: weight.shown.clone(),
            weights: self.shown(sharing.weights, &split.weights),
            by_key: self.shown(id, &by_key),
            bounded: sharing
                .bounded()
                .then(|| self.bounded((id, sharing), split, (place, inner), &by_key)),
            rounding: &sharing.rounding,
            unit: self.shown(id, unit),
            rounded: (quota != rounded).then(|| self.shown(id, &rounded)),
            rest: self.rest((id, sharing), group, inner, shown),
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
        let bounds = [
            ("floor", Side::Floor, sharing.floor),
            ("ceiling", Side::Ceiling, sharing.ceiling),
        ];
        for (name, side, bound) in bounds {
            let Some(bound) = bound else { continue };
            told = told.detail(name, run.at(bound, place));
            let mut figure = self.figure(bound, place);
            // A number that is written in place has no name of its own.
            if plan.step(bound).is_some_and(|step| matches!(step.op, Op::Number(..))) {
                wording::bound(side, self.lang).clone_into(&mut figure.label);
            }
            inputs.push(figure);
        }
        if sharing.bounded()
            && let Some(multiplier) = &split.multiplier
        {
            told = told.detail("multiplier", multiplier);
        }
        told.list("participants", Arc::clone(&group.codes)).inputs(inputs)
    }
}
