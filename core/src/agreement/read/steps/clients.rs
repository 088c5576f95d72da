//! `clients`: a sum over the clients of each buyer.

use super::Place;
use crate::agreement::{ClientLimit, Operand, Primitive, TakeClient};
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;

pub(super) fn clients(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let (reader, known) = (&mut *place.reader, place.context.known);
    let measure = reader.reference(place.said, Among::Measures, &known.measures);
    let names = &TakeClient::NAMES;
    let take = reader.choice_or(place.fields, "take", names, TakeClient::default());
    let mut limits = Vec::new();
    for (name, make) in [
        ("above", ClientLimit::Above as fn(Operand) -> ClientLimit),
        ("up_to", ClientLimit::UpTo),
    ] {
        if let Some(node) = place.fields.optional(name) {
            limits.push(reader.operand_from_zero(node, known).map(make));
        }
    }
    if limits.len() > 1 {
        let problem = reader
            .problem(Code::ConflictingFields, place.table.span)
            .with("fields", "above, up_to");
        reader.report(problem);
        return None;
    }
    let limit = match limits.pop() {
        Some(limit) => Some(limit?),
        None => None,
    };
    Some(Primitive::Clients { measure: measure?, take, limit })
}
