//! `fund`: funders, one after another.

use super::Place;
use crate::agreement::names::Names;
use crate::agreement::{FundBase, FundPart, Primitive};

pub(super) fn fund(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said();
    let known = place.context.known;
    let mut taken = Names::default();
    let before = place.reader.problems.len();
    let funders = place.reader.some(place.fields, "funders", |reader, node| {
        let mut fields = reader.fields(node)?;
        let id = reader.new_identifier(&mut fields, &mut taken);
        let name = reader.required_text(&mut fields, "name");
        let percent =
            reader.required(&mut fields, "percent").and_then(|node| reader.written(node));
        let base =
            reader.choice_or(&mut fields, "of", &FundBase::NAMES, FundBase::default());
        let ceiling = match fields.optional("ceiling") {
            Some(node) => reader.operand(node, known).map(Some),
            None => Some(None),
        };
        reader.finish(&fields);
        let (id, name) = (id?.value, name?);
        Some(FundPart { id, name, percent: percent?, base, ceiling: ceiling? })
    });
    // The parts of a fund are known by their names, so that one is missing if any was wrong.
    (place.reader.problems.len() == before)
        .then_some(Primitive::Fund { of: of?, funders })
}
