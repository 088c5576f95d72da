//! Figures made of others by arithmetic.

use super::Place;
use crate::agreement::{Operand, Parts, Placed, Primitive};
use crate::diagnostic::words::Among;
use crate::exact::Exact;
use crate::rounding::Mode;

use super::super::operands::HowMany;

impl Place<'_, '_, '_> {
    /// The figure under the word.
    pub(super) fn said(&mut self) -> Option<Operand> {
        self.reader.operand(self.said, self.context.known)
    }

    /// The column under the word.
    pub(super) fn said_column(&mut self) -> Option<Operand> {
        self.reader.column(self.said, self.context.known)
    }

    /// The figure in a field that may be missing.
    fn maybe(&mut self, name: &'static str) -> Result<Option<Operand>, Wrong> {
        let Some(node) = self.fields.optional(name) else { return Ok(None) };
        self.reader.operand(node, self.context.known).map(Some).ok_or(Wrong)
    }

    /// `within`: a division.
    pub(super) fn within(&mut self) -> Result<Option<Placed<String>>, Wrong> {
        let Some(node) = self.fields.optional("within") else { return Ok(None) };
        let known = &self.context.known.divisions;
        self.reader.reference(node, Among::Divisions, known).map(Some).ok_or(Wrong)
    }

    fn several(&mut self) -> Option<Vec<Operand>> {
        self.reader.operands(self.said, self.context.known, HowMany::TwoOrMore)
    }

    fn pair(&mut self) -> Option<(Operand, Operand)> {
        self.reader.pair(self.said, self.context.known)
    }
}

/// What stands in a field is wrong, and has been reported.
pub(super) struct Wrong;

pub(super) fn times(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    place.several().map(Primitive::Times)
}

pub(super) fn plus(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    place.several().map(Primitive::Plus)
}

pub(super) fn least(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    place.several().map(Primitive::Least)
}

pub(super) fn greatest(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    place.several().map(Primitive::Greatest)
}

pub(super) fn minus(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    place.pair().map(|(of, less)| Primitive::Minus(of, less))
}

pub(super) fn per(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let pair = place.pair();
    let zero_gives: Option<Option<Exact>> = match place.fields.optional("zero_gives") {
        Some(node) => place.reader.decimal(node).map(Some),
        None => Some(None),
    };
    let (of, by) = pair?;
    Some(Primitive::Per { of, by, zero_gives: zero_gives? })
}

pub(super) fn sum(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said_column();
    let within = place.within().ok()?;
    Some(Primitive::Sum { of: of?, within })
}

pub(super) fn spread(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    place.said_column().map(Primitive::Spread)
}

pub(super) fn convert(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said();
    let size = place
        .reader
        .required(place.fields, "size")
        .and_then(|node| place.reader.decimal_above_zero(node));
    let into = place.reader.required(place.fields, "into");
    let into =
        into.and_then(|node| super::unit(place.reader, node, &place.context.known.units));
    let parts = place
        .reader
        .required(place.fields, "parts")
        .and_then(|node| place.reader.choice(node, &Parts::NAMES));
    Some(Primitive::Convert { of: of?, size: size?, into: into?.value, parts: parts? })
}

pub(super) fn fraction(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said_column();
    let whole = place.maybe("of").ok()?;
    Some(Primitive::Fraction { of: of?, whole })
}

pub(super) fn mix(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let known = place.context.known;
    let count = place.reader.items(place.said)?.len();
    let parts = place.reader.some(place.fields, "mix", |reader, node| {
        let mut fields = reader.fields(node)?;
        let of = reader.required_operand(&mut fields, "of", known);
        let weight =
            reader.required(&mut fields, "weight").and_then(|node| reader.decimal(node));
        reader.finish(&fields);
        Some((of?, weight?))
    });
    (count > 0 && parts.len() == count).then_some(Primitive::Mix(parts))
}

pub(super) fn blend(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let pair = place.pair();
    let part = place.reader.required_operand(place.fields, "part", place.context.known);
    let (from, to) = pair?;
    Some(Primitive::Blend { from, to, part: part? })
}

pub(super) fn round(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said();
    let to = place
        .reader
        .required(place.fields, "to")
        .and_then(|node| place.reader.decimal_above_zero(node));
    let inherited = place.context.rounding.mode();
    let mode = place.reader.choice_or(place.fields, "mode", &Mode::NAMES, inherited);
    Some(Primitive::Round { of: of?, to: to?, mode })
}
