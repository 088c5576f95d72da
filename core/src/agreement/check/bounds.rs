//! Minimum and maximum, and pools that cannot be shared within them.

use std::collections::BTreeSet;

use super::known::Known;
use super::{Check, at};
use crate::agreement::{
    ChargeKind, Operand, Placed, Primitive, Selection, ShareTerms, Weights,
};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::rounding::{Mode, Rounded, Rounding};

/// What has been told of a day before: each clause is told of once.
#[derive(Default)]
pub(super) struct Told(BTreeSet<(Code, String)>);

/// Something that is shared between bounds.
struct Shared<'a> {
    id: &'a Placed<String>,
    whole: Option<Exact>,
    floor: Option<Exact>,
    ceiling: Option<Exact>,
    rounding: &'a Rounding,
    /// How many share, and how many of them have a weight; none where that is not known.
    sharers: Option<(usize, usize)>,
}

impl Check<'_> {
    pub(super) fn bounds(&mut self, known: &Known<'_>, told: &mut Told) {
        let bound =
            |operand: Option<&Operand>| operand.and_then(|one| known.operand(one));
        let buyers = match &self.agreement.buyers.selection {
            Selection::Listed(list) => Some(list.len()),
            Selection::Region(_) | Selection::NotStated(_) => None,
        };
        for charge in &self.agreement.charges {
            let ChargeKind::Pool { pool, key, bounds } = &charge.kind else { continue };
            let weighted = match &key.weights {
                Weights::Fixed(weights) => {
                    let zero = |weight: &Option<Exact>| {
                        weight.as_ref().is_some_and(Exact::is_zero)
                    };
                    Some(weights.iter().filter(|(_, one)| !zero(&one.value)).count())
                }
                Weights::Equal | Weights::Measure(_) => buyers,
            };
            let shared = Shared {
                id: &charge.id,
                whole: known.pool(pool),
                floor: bound(bounds.floor.as_ref()),
                ceiling: bound(bounds.ceiling.as_ref()),
                rounding: &charge.rounding,
                sharers: buyers.zip(weighted),
            };
            self.shared(&shared, known, told);
        }
        for step in &self.agreement.steps {
            match &step.primitive {
                Primitive::Share(terms) => {
                    let ShareTerms { pool, floor, ceiling, rounding, .. } = &**terms;
                    let one = terms.within.is_none()
                        && step.shape == crate::agreement::Shape::Buyers;
                    let shared = Shared {
                        id: &step.id,
                        whole: known.operand(pool),
                        floor: bound(floor.as_ref()),
                        ceiling: bound(ceiling.as_ref()),
                        rounding,
                        sharers: buyers.zip(buyers).filter(|_| one),
                    };
                    self.shared(&shared, known, told);
                }
                Primitive::Greatest(all) => {
                    self.clamped(&step.id, all, known, told, true);
                }
                Primitive::Least(all) => self.clamped(&step.id, all, known, told, false),
                _ => {}
            }
        }
    }

    /// A floor above a ceiling; ceilings or floors that miss the whole.
    fn shared(&mut self, shared: &Shared<'_>, known: &Known<'_>, told: &mut Told) {
        if let (Some(floor), Some(ceiling)) = (&shared.floor, &shared.ceiling)
            && floor > ceiling
        {
            self.crossed(shared.id, floor, ceiling, known, told);
            return;
        }
        let (Some(whole), Some((all, weighted))) = (&shared.whole, shared.sharers) else {
            return;
        };
        let times = |bound: &Exact, mode: Mode, count: usize| {
            // Bounds go to a multiple of the unit, unless only totals are rounded.
            let bound = match shared.rounding.rounded() {
                Rounded::Lines => mode.round(bound, shared.rounding.unit()),
                Rounded::Total => bound.clone(),
            };
            &bound * &Exact::from(i64::try_from(count).unwrap_or(i64::MAX))
        };
        let zero = Exact::zero();
        let least = shared.floor.as_ref().filter(|floor| !floor.is_negative());
        let floors = least.map_or(zero, |floor| times(floor, Mode::Up, all));
        if floors > *whole && !whole.is_negative() {
            self.missed((Code::FloorsAbovePool, shared.id), &floors, whole, known, told);
        }
        if let Some(ceiling) = shared.ceiling.as_ref().filter(|one| !one.is_negative()) {
            let idle = least.map_or_else(Exact::zero, |floor| {
                times(floor, Mode::Up, all.saturating_sub(weighted))
            });
            let most = &times(ceiling, Mode::Down, weighted) + &idle;
            if most < *whole {
                let code = Code::CeilingsBelowPool;
                self.missed((code, shared.id), &most, whole, known, told);
            }
        }
    }

    fn missed(
        &mut self,
        (code, id): (Code, &Placed<String>),
        bounds: &Exact,
        whole: &Exact,
        known: &Known<'_>,
        told: &mut Told,
    ) {
        if told.0.insert((code, id.value.clone())) {
            let (bounds, whole) =
                (self.agreement.money(bounds), self.agreement.money(whole));
            self.tell(
                at(code, id.position)
                    .with("id", &id.value)
                    .with_text("bounds", bounds)
                    .with_text("whole", whole)
                    .with_day("date", known.day),
            );
        }
    }

    /// `greatest` of a minimum and of a `least` with a maximum below it, or the other way round.
    fn clamped(
        &mut self,
        id: &Placed<String>,
        all: &[Operand],
        known: &Known<'_>,
        told: &mut Told,
        is_greatest: bool,
    ) {
        let outer = all.iter().filter_map(|one| known.operand(one));
        let outer = if is_greatest { outer.max() } else { outer.min() };
        let Some(outer) = outer else { return };
        for operand in all {
            let Operand::Figure(name) = operand else { continue };
            let step =
                self.agreement.steps.iter().find(|step| step.id.value == name.value);
            let inner = match step.map(|step| &step.primitive) {
                Some(Primitive::Least(all)) if is_greatest => all,
                Some(Primitive::Greatest(all)) if !is_greatest => all,
                _ => continue,
            };
            let inner = inner.iter().filter_map(|one| known.operand(one));
            let inner = if is_greatest { inner.min() } else { inner.max() };
            let Some(inner) = inner else { continue };
            let (minimum, maximum) =
                if is_greatest { (&outer, &inner) } else { (&inner, &outer) };
            if minimum > maximum {
                self.crossed(id, minimum, maximum, known, told);
            }
        }
    }

    fn crossed(
        &mut self,
        id: &Placed<String>,
        minimum: &Exact,
        maximum: &Exact,
        known: &Known<'_>,
        told: &mut Told,
    ) {
        let code = Code::MinimumAboveMaximum;
        if told.0.insert((code, id.value.clone())) {
            self.tell(
                at(code, id.position)
                    .with("id", &id.value)
                    .with_text("minimum", super::number(minimum))
                    .with_text("maximum", super::number(maximum))
                    .with_day("date", known.day),
            );
        }
    }
}
