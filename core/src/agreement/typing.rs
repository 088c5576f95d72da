//! What each figure is: its unit and shape, and the order in which figures can be worked out.

mod balances;
mod charges;
mod combined;
mod figures;
mod kinds;
mod order;
mod primitives;
pub(super) mod shape_text;

use super::names::Names;
use super::{Charge, Division, Measure, Operand, Placed, Primitive, Shape, Step};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::money::Currency;
use crate::rounding::Rounding;
use crate::source::Citation;
use crate::text::Text;
use crate::unit::Unit;
use figures::Figures;
use kinds::Kind;

/// The most characters of a unit; a product of products would outgrow any memory.
pub(super) const LONGEST_UNIT: usize = 256;

/// A step or a charge, by its place in the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Step(usize),
    Charge(usize),
}

/// A step as it was read; what is missing has been reported.
#[derive(Debug)]
pub(super) struct Draft {
    pub id: Option<Placed<String>>,
    pub name: Option<Text>,
    pub stated: Stated,
    pub primitive: Option<Primitive>,
    /// Where a balance of its own stands.
    pub balance: Option<Placed<()>>,
    pub citation: Option<Citation>,
}

/// The unit that a step states.
#[derive(Debug)]
pub(super) enum Stated {
    Nothing,
    /// It could not be read, and that has been reported.
    Wrong,
    Unit(Placed<Unit>),
}

impl Stated {
    fn unit(&self) -> Option<&Placed<Unit>> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Nothing | Self::Wrong => None,
        }
    }

    /// The stated unit where it is what gives the unit, else the one that holds then.
    fn or(&self, unit: Unit) -> Option<Unit> {
        match self {
            Self::Unit(stated) => Some(stated.value.clone()),
            Self::Nothing => Some(unit),
            Self::Wrong => None,
        }
    }
}

/// What else was read before.
pub(super) struct Read<'a> {
    pub currency: &'a Currency,
    pub measures: &'a [Measure],
    pub divisions: &'a [Division],
    /// Codes of the listed buyers; none when a region is selected.
    pub buyers: Option<&'a Names>,
    /// The rounding terms of the agreement.
    pub rounding: &'a Rounding,
    /// Where their balance stands.
    pub balance: Option<Placed<()>>,
    /// Below which no difference is settled.
    pub threshold: Option<&'a Operand>,
}

/// Steps with their units and shapes, and the order of all.
pub(super) struct Typed {
    pub steps: Vec<Step>,
    pub charges: Vec<Charge>,
    pub order: Vec<Item>,
}

/// Finds the order, and the unit and shape of every step; says what does not go together.
pub(super) fn settle(
    read: &Read<'_>,
    drafts: Vec<Draft>,
    charges: Vec<(Charge, Option<Placed<()>>)>,
    problems: &mut Diagnostics,
) -> Typed {
    let (charges, balances): (Vec<Charge>, Vec<_>) = charges.into_iter().unzip();
    let figures = Figures::new(read, &drafts, &charges);
    let order = order::order(&figures, &drafts, &charges, problems);
    let mut typing = Typing {
        read,
        figures,
        money: Unit::base(read.currency.code()),
        kinds: vec![Kind::default(); drafts.len()],
        problems,
    };
    for item in &order {
        let Item::Step(place) = *item else { continue };
        let kind = drafts.get(place).map(|draft| typing.step(draft));
        if let (Some(kind), Some(known)) = (kind, typing.kinds.get_mut(place)) {
            *known = kind;
        }
    }
    for (charge, balance) in charges.iter().zip(&balances) {
        typing.charge(charge, balance.as_ref());
    }
    if let Some(balance) = &read.balance {
        typing.balance_of_buyers(read.rounding, balance.position);
    }
    if let Some(threshold) = read.threshold {
        typing.threshold(threshold);
    }
    let kinds = typing.kinds;
    let steps = drafts.into_iter().zip(kinds).filter_map(|(draft, kind)| {
        Some(Step {
            id: draft.id?,
            name: draft.name?,
            // What is not known here has been reported, and no agreement comes of it.
            unit: kind.unit.unwrap_or_default(),
            shape: kind.shape.unwrap_or(Shape::Scalar),
            primitive: draft.primitive?,
            citation: draft.citation,
        })
    });
    Typed { steps: steps.collect(), charges, order }
}

/// What is known while figures are typed, one after another in their order.
struct Typing<'a, 'p> {
    read: &'a Read<'a>,
    figures: Figures,
    money: Unit,
    /// The unit and shape of each step that has been typed.
    kinds: Vec<Kind>,
    problems: &'p mut Diagnostics,
}

impl Typing<'_, '_> {
    fn problem(code: Code, position: Option<Position>) -> Diagnostic {
        Diagnostic::new(code, Input::Agreement).at(position)
    }

    /// The unit and shape of a step, whatever its primitive gives held against what it states.
    fn step(&mut self, draft: &Draft) -> Kind {
        let stated = draft.stated.unit();
        let Some(primitive) = &draft.primitive else {
            return Kind { unit: stated.map(|unit| unit.value.clone()), shape: None };
        };
        let mut kind = self.primitive(draft, primitive);
        if let (Some(stated), Some(given)) = (stated, &kind.unit)
            && stated.value != *given
        {
            let id = draft.id.as_ref().map_or("", |id| &id.value);
            self.problems.push(
                Self::problem(Code::UnitMismatch, stated.position)
                    .with("id", id)
                    .with("found", given)
                    .with("expected", &stated.value),
            );
            kind.unit = None;
        } else if let Some(stated) = stated {
            kind.unit = Some(stated.value.clone());
        }
        if kind.unit.take_if(|unit| unit.to_string().len() > LONGEST_UNIT).is_some() {
            self.too_long(draft);
        }
        kind
    }

    fn too_long(&mut self, draft: &Draft) {
        let id = draft.id.as_ref();
        self.problems.push(
            Self::problem(Code::UnitTooLong, id.and_then(|id| id.position))
                .with("id", id.map_or("", |id| &id.value))
                .with("limit", LONGEST_UNIT),
        );
    }
}

#[cfg(test)]
#[path = "typing/typing_tests.rs"]
mod tests;
