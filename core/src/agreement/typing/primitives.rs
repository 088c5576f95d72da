//! The unit and shape that each primitive gives, and what it wants.

use super::combined::all;
use super::figures::Named;
use super::kinds::{Kind, Seen, SeenUnit, Wants};
use super::{Draft, Typing};
use crate::agreement::{
    ClientLimit, Condition, Each, Operand, Origin, Placed, Primitive, Shape, ShareTerms,
    TakeClient,
};
use crate::diagnostic::Code;
use crate::unit::Unit;

impl Typing<'_, '_> {
    pub(super) fn primitive(&mut self, draft: &Draft, primitive: &Primitive) -> Kind {
        match primitive {
            Primitive::Measure { measure, past, .. } => {
                self.of_facts(measure, past.each);
                let seen = self.named(measure);
                let shape = self.wants(&seen, Wants::Figure);
                Kind { unit: seen.unit.plain(), shape }
            }
            Primitive::Values { .. }
            | Primitive::Number { .. }
            | Primitive::Weights(_)
            | Primitive::EqualWeights => self.stated(draft, primitive),
            Primitive::Times(of) => {
                let seen = self.all_seen(of);
                Kind { unit: self.product(draft, &seen), shape: self.combined(&seen) }
            }
            Primitive::Per { of, by, .. } => {
                let both = [self.seen(of), self.seen(by)];
                let unit = units(&both[0], &both[1]).map(|(of, by)| of.per(&by));
                Kind { unit, shape: self.combined(&both) }
            }
            Primitive::Plus(of) | Primitive::Least(of) | Primitive::Greatest(of) => {
                let seen = self.all_seen(of);
                self.alike(&seen)
            }
            Primitive::Minus(of, less) => {
                let both = [self.seen(of), self.seen(less)];
                self.alike(&both)
            }
            Primitive::Sum { of, within } => self.sum(of, within.as_ref()),
            Primitive::Spread(of) => {
                let seen = self.seen(of);
                let shape = self.wants(&seen, Wants::AnyAreas).map(|_| Shape::Buyers);
                Kind { unit: seen.unit.plain(), shape }
            }
            Primitive::When { condition, then, otherwise } => {
                self.when(condition, then, otherwise)
            }
            Primitive::Convert { of, into, .. } => {
                let shape = self.each(of).shape;
                Kind { unit: Some(into.clone()), shape }
            }
            Primitive::Tiers { of, .. } => {
                let shape = self.each(of).shape;
                Kind { unit: draft.stated.or(self.money.clone()), shape }
            }
            Primitive::Fraction { of, whole } => self.fraction(of, whole.as_ref()),
            Primitive::Mix(parts) => {
                let seen: Vec<_> = parts.iter().map(|(of, _)| self.seen(of)).collect();
                self.alike(&seen)
            }
            Primitive::Share(terms) => self.share(draft, terms),
            Primitive::Fund { of, funders } => {
                let mut seen = vec![self.seen(of)];
                let shape = self.combined(&seen);
                for ceiling in funders.iter().filter_map(|part| part.ceiling.as_ref()) {
                    let ceiling = self.seen(ceiling);
                    self.wants(&ceiling, Wants::This(Shape::Scalar));
                    seen.push(ceiling);
                }
                Kind { unit: self.same_unit(&all(&seen)), shape }
            }
            Primitive::Clients { measure, take, limit } => {
                self.clients(measure, *take, limit.as_ref())
            }
            Primitive::Prior { .. } => {
                Kind { unit: Some(self.money.clone()), shape: Some(Shape::Buyers) }
            }
            Primitive::Blend { from, to, part } => {
                let seen = [self.seen(from), self.seen(to), self.seen(part)];
                let unit = self.same_unit(&[&seen[0], &seen[1]]);
                let plain = self.in_unit(&seen[2], &Unit::one());
                let shape = self.combined(&seen);
                Kind { unit: unit.filter(|_| plain), shape }
            }
            Primitive::Prorate { of, .. } => {
                let seen = self.seen(of);
                let shape = self.wants(&seen, Wants::ScalarOr(Shape::Buyers));
                Kind { unit: seen.unit.plain(), shape: shape.map(|_| Shape::Buyers) }
            }
            Primitive::Round { of, .. } => self.each(of),
            Primitive::Indexed { price, index, .. } => {
                let seen = self.named(index);
                self.wants(&seen, Wants::This(Shape::Scalar));
                self.each(price)
            }
        }
    }

    /// What the agreement states: in the unit that the step states, or that of another figure.
    fn stated(&mut self, draft: &Draft, primitive: &Primitive) -> Kind {
        let unit_of = |figure: &Operand| self.seen(figure).unit.plain();
        let (unit, shape) = match primitive {
            Primitive::Values { buys: Some(bought), .. } => {
                let unit = unit_of(bought).map(|bought| self.money.per(&bought));
                (unit, Shape::Scalar)
            }
            Primitive::Number { like: Some(like), .. } => (unit_of(like), Shape::Scalar),
            Primitive::Weights(_) => {
                (draft.stated.or(Unit::base("share")), Shape::Buyers)
            }
            Primitive::EqualWeights => {
                (draft.stated.or(Unit::base("buyer")), Shape::Buyers)
            }
            _ => (draft.stated.or(Unit::one()), Shape::Scalar),
        };
        Kind { unit, shape: Some(shape) }
    }

    /// Quarters and months are of facts: a series of the register is of a day of the year.
    fn of_facts(&mut self, measure: &Placed<String>, each: Each) {
        let (name, registered) = match (each, self.figures.get(&measure.value)) {
            (Each::Year, _) => return,
            (each, Some(Named::Measure(place))) => {
                let measure = self.read.measures.get(place);
                let origin = measure.map(|measure| &measure.origin);
                let name = if each == Each::Quarter { "quarters" } else { "months" };
                (name, matches!(origin, Some(Origin::Register { .. })))
            }
            _ => return,
        };
        if registered {
            self.problems.push(
                Self::problem(Code::ConflictingFields, measure.position)
                    .with("fields", format!("{name}, register")),
            );
        }
    }

    fn sum(&mut self, of: &Operand, within: Option<&Placed<String>>) -> Kind {
        let seen = self.seen(of);
        let shape = match within {
            None => self.wants(&seen, Wants::Column).map(|_| Shape::Scalar),
            Some(division) => {
                let found = self.wants(&seen, Wants::This(Shape::Buyers));
                found.and_then(|_| self.areas(division))
            }
        };
        Kind { unit: seen.unit.plain(), shape }
    }

    fn when(
        &mut self,
        condition: &Condition,
        then: &Operand,
        otherwise: &Operand,
    ) -> Kind {
        let branches = [self.seen(then), self.seen(otherwise)];
        let mut unit = self.same_unit(&all(&branches));
        let mut shaped = Vec::new();
        match condition {
            Condition::Compares(figure, _, with) => {
                let sides = [self.seen(figure), self.seen(with)];
                if self.same_unit(&all(&sides)).is_none() {
                    unit = None;
                }
                shaped.extend(sides);
            }
            Condition::Among(_) => {
                let wants = Wants::ScalarOr(Shape::Buyers);
                let mut fits = true;
                for branch in &branches {
                    fits &= self.wants(branch, wants).is_some();
                }
                return Kind { unit, shape: fits.then_some(Shape::Buyers) };
            }
            Condition::Before(_) | Condition::From(_) => {}
        }
        shaped.extend(branches);
        Kind { unit, shape: self.combined(&shaped) }
    }

    fn fraction(&mut self, of: &Operand, whole: Option<&Operand>) -> Kind {
        let seen = self.seen(of);
        let shape = self.wants(&seen, Wants::Column);
        let Some(whole) = whole else {
            let unit = seen.unit.plain().map(|_| Unit::one());
            return Kind { unit, shape };
        };
        let whole = self.seen(whole);
        let wants = shape.map_or(Wants::Figure, Wants::ScalarOr);
        let fits = self.wants(&whole, wants).is_some();
        // A number is a whole of what it is the whole of.
        let unit = match &whole.unit {
            SeenUnit::Number => seen.unit.plain().map(|_| Unit::one()),
            _ => units(&seen, &whole).map(|(of, by)| of.per(&by)),
        };
        Kind { unit, shape: shape.filter(|_| fits) }
    }

    fn share(&mut self, draft: &Draft, terms: &ShareTerms) -> Kind {
        let (pool, by) = (self.seen(&terms.pool), self.seen(&terms.by));
        let shape = match &terms.within {
            None => {
                self.wants(&pool, Wants::This(Shape::Scalar));
                self.wants(&by, Wants::Column)
            }
            Some(division) => {
                if let Some(areas) = self.areas(division) {
                    self.wants(&pool, Wants::This(areas));
                }
                self.wants(&by, Wants::This(Shape::Buyers));
                Some(Shape::Buyers)
            }
        };
        let mut same = vec![pool];
        for bound in [&terms.floor, &terms.ceiling].into_iter().flatten() {
            let bound = self.seen(bound);
            self.wants(&bound, shape.map_or(Wants::Figure, Wants::ScalarOr));
            same.push(bound);
        }
        let unit = self.same_unit(&all(&same));
        if let Some(shape) = shape {
            self.balance_of_share(draft, &terms.rounding, shape);
        }
        Kind { unit, shape }
    }

    fn clients(
        &mut self,
        measure: &Placed<String>,
        take: TakeClient,
        limit: Option<&ClientLimit>,
    ) -> Kind {
        let seen = self.named(measure);
        self.wants(&seen, Wants::Clients);
        let own = self.unit_of_clients(measure);
        if let Some(ClientLimit::Above(limit) | ClientLimit::UpTo(limit)) = limit {
            let limit = self.seen(limit);
            self.wants(&limit, Wants::This(Shape::Scalar));
            if let Some(own) = &own {
                self.in_unit(&limit, own);
            }
        }
        let unit = match take {
            TakeClient::Sum => own,
            TakeClient::Count => Some(Unit::base("client")),
        };
        Kind { unit, shape: Some(Shape::Buyers) }
    }

    /// The shape of a column of the areas of a division; none where that could not be read.
    fn areas(&self, division: &Placed<String>) -> Option<Shape> {
        self.figures.division(&division.value).map(Shape::Areas)
    }
}

/// Both units, numbers being plain.
fn units(one: &Seen<'_>, other: &Seen<'_>) -> Option<(Unit, Unit)> {
    one.unit.plain().zip(other.unit.plain())
}
