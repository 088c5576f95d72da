//! `share`: a pool shared by a key.

use super::super::terms::{Terms, Whose};
use super::Place;
use crate::agreement::{Primitive, ShareTerms};

pub(super) fn share(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let known = place.context.known;
    let pool = place.said();
    let by = place
        .reader
        .required(place.fields, "by")
        .and_then(|node| place.reader.column(node, known));
    let bounds = place.reader.bounds(place.fields, place.table, |reader, node| {
        reader.operand_from_zero(node, known)
    });
    let within = place.within();
    let inherited = place.context.rounding.clone();
    let terms = match place.fields.optional("rounding") {
        Some(node) => place.reader.rounding(node, inherited, known, Whose::Step),
        None => Terms { rounding: inherited, balance: None },
    };
    place.balance = terms.balance;
    let bounds = bounds?;
    Some(Primitive::Share(Box::new(ShareTerms {
        pool: pool?,
        by: by?,
        floor: bounds.floor,
        ceiling: bounds.ceiling,
        within: within.ok()?,
        rounding: terms.rounding,
    })))
}
