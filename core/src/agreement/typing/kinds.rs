//! Figures as they are seen where they are taken: of what unit and shape, and where that stands.

use super::figures::Named;
use super::{Typing, shape_text};
use crate::agreement::{Of, Operand, Placed, Shape};
use crate::diagnostic::{Code, Position};
use crate::text::Text;
use crate::unit::Unit;

/// Unit and shape, as far as they are known; what is not has been reported.
#[derive(Debug, Clone, Default)]
pub(super) struct Kind {
    pub unit: Option<Unit>,
    pub shape: Option<Shape>,
}

/// A figure where it is taken.
pub(super) struct Seen<'a> {
    id: &'a str,
    position: Option<Position>,
    /// The unit; a number has whichever its place wants.
    pub unit: SeenUnit,
    shape: SeenShape,
}

/// The unit of a figure where it is taken.
pub(super) enum SeenUnit {
    Known(Unit),
    Number,
    Unknown,
}

/// The shape of a figure where it is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SeenShape {
    Known(Shape),
    Clients,
    Unknown,
}

/// Which shapes a place takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    Figure,
    Column,
    AnyAreas,
    Clients,
    This(Shape),
    ScalarOr(Shape),
}

impl Wants {
    fn takes(self, shape: SeenShape) -> bool {
        match (self, shape) {
            (Self::Clients, shape) => shape == SeenShape::Clients,
            (_, SeenShape::Clients | SeenShape::Unknown) => false,
            (Self::Figure, SeenShape::Known(_)) => true,
            (Self::Column, SeenShape::Known(shape)) => shape != Shape::Scalar,
            (Self::AnyAreas, SeenShape::Known(shape)) => {
                matches!(shape, Shape::Areas(_))
            }
            (Self::This(wanted), SeenShape::Known(shape)) => shape == wanted,
            (Self::ScalarOr(wanted), SeenShape::Known(shape)) => {
                shape == Shape::Scalar || shape == wanted
            }
        }
    }
}

impl Typing<'_, '_> {
    /// An operand where it stands.
    pub fn seen<'o>(&self, operand: &'o Operand) -> Seen<'o> {
        match operand {
            Operand::Figure(name) => self.named(name),
            Operand::Number(_) => Seen {
                id: "",
                position: None,
                unit: SeenUnit::Number,
                shape: SeenShape::Known(Shape::Scalar),
            },
            Operand::Charge(name) => Seen {
                id: &name.value,
                position: name.position,
                unit: SeenUnit::Known(self.money.clone()),
                shape: SeenShape::Known(Shape::Buyers),
            },
        }
    }

    /// A figure by its name.
    pub fn named<'o>(&self, name: &'o Placed<String>) -> Seen<'o> {
        self.called(&name.value, name.position)
    }

    /// A figure by its name, and a place.
    pub fn called<'o>(&self, id: &'o str, position: Option<Position>) -> Seen<'o> {
        let (unit, shape) = match self.figures.get(id) {
            None => (SeenUnit::Unknown, SeenShape::Unknown),
            Some(Named::Measure(place)) => match self.read.measures.get(place) {
                None => (SeenUnit::Unknown, SeenShape::Unknown),
                Some(measure) => {
                    let unit = SeenUnit::Known(Unit::base(&measure.unit));
                    match measure.of {
                        Of::Agreement => (unit, SeenShape::Known(Shape::Scalar)),
                        Of::Buyer => (unit, SeenShape::Known(Shape::Buyers)),
                        // Where it may not stand, its unit is not spoken of as well.
                        Of::Client => (SeenUnit::Unknown, SeenShape::Clients),
                    }
                }
            },
            Some(Named::Step(place) | Named::Part(place)) => {
                let kind = self.kinds.get(place).cloned().unwrap_or_default();
                let unit = kind.unit.map_or(SeenUnit::Unknown, SeenUnit::Known);
                (unit, kind.shape.map_or(SeenShape::Unknown, SeenShape::Known))
            }
        };
        Seen { id, position, unit, shape }
    }

    /// The unit of a measure of clients.
    pub fn unit_of_clients(&self, measure: &Placed<String>) -> Option<Unit> {
        let Some(Named::Measure(place)) = self.figures.get(&measure.value) else {
            return None;
        };
        let measure = self.read.measures.get(place)?;
        (measure.of == Of::Client).then(|| Unit::base(&measure.unit))
    }

    /// The shape of a figure that the place takes; none if it does not, or if it is not known.
    pub fn wants(&mut self, seen: &Seen<'_>, wants: Wants) -> Option<Shape> {
        if wants.takes(seen.shape) {
            return match seen.shape {
                SeenShape::Known(shape) => Some(shape),
                SeenShape::Clients | SeenShape::Unknown => None,
            };
        }
        let divisions = self.read.divisions;
        let found = match seen.shape {
            SeenShape::Unknown => return None,
            SeenShape::Clients => shape_text::clients(),
            SeenShape::Known(shape) => shape_text::shape(shape, divisions),
        };
        let expected = self.called_for(wants);
        self.problems.push(
            Self::problem(Code::ShapeMismatch, seen.position)
                .with("id", seen.id)
                .with_text("found", found)
                .with_text("expected", expected),
        );
        None
    }

    fn called_for(&self, wants: Wants) -> Text {
        let divisions = self.read.divisions;
        match wants {
            Wants::Figure => shape_text::no_clients(),
            Wants::Column => shape_text::column(),
            Wants::AnyAreas => shape_text::any_areas(),
            Wants::Clients => shape_text::clients(),
            Wants::This(shape) | Wants::ScalarOr(shape @ Shape::Scalar) => {
                shape_text::shape(shape, divisions)
            }
            Wants::ScalarOr(shape) => {
                shape_text::scalar_or(&shape_text::shape(shape, divisions))
            }
        }
    }

    /// The shape of figures that are combined: that of the columns among them, which must be one.
    pub fn combined(&mut self, all: &[Seen<'_>]) -> Option<Shape> {
        let mut shape = Some(Shape::Scalar);
        let mut column: Option<Shape> = None;
        for seen in all {
            let wants = column.map_or(Wants::Figure, Wants::ScalarOr);
            match self.wants(seen, wants) {
                None => shape = None,
                Some(Shape::Scalar) => {}
                Some(found) => column = Some(found),
            }
        }
        shape.map(|scalar| column.unwrap_or(scalar))
    }

    /// The one unit of figures that want the same; numbers alone are plain.
    pub fn same_unit(&mut self, all: &[&Seen<'_>]) -> Option<Unit> {
        let mut one: Option<&Unit> = None;
        let mut sure = true;
        for seen in all {
            match (&seen.unit, one) {
                (SeenUnit::Number, _) => {}
                (SeenUnit::Unknown, _) => sure = false,
                (SeenUnit::Known(unit), None) => one = Some(unit),
                (SeenUnit::Known(_), Some(wanted)) => {
                    sure &= self.in_unit(seen, wanted);
                }
            }
        }
        sure.then(|| one.cloned().unwrap_or_default())
    }

    /// Whether a figure is in the unit, as far as that is known; says so if it is not.
    pub fn in_unit(&mut self, seen: &Seen<'_>, wanted: &Unit) -> bool {
        let SeenUnit::Known(unit) = &seen.unit else { return true };
        if unit == wanted {
            return true;
        }
        self.problems.push(
            Self::problem(Code::UnitMismatch, seen.position)
                .with("id", seen.id)
                .with("found", unit)
                .with("expected", wanted),
        );
        false
    }
}

impl SeenUnit {
    /// The unit where a number is plain.
    pub fn plain(&self) -> Option<Unit> {
        match self {
            Self::Known(unit) => Some(unit.clone()),
            Self::Number => Some(Unit::one()),
            Self::Unknown => None,
        }
    }
}
