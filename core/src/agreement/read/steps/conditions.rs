//! `when`: one figure or another.

use std::collections::BTreeSet;

use super::Place;
use crate::agreement::{Comparison, Condition, Primitive};

const COMPARISONS: [(&str, Comparison); 5] = [
    ("below", Comparison::Below),
    ("at_most", Comparison::AtMost),
    ("above", Comparison::Above),
    ("at_least", Comparison::AtLeast),
    ("equals", Comparison::Equals),
];

pub(super) fn when(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let condition = condition(place);
    let known = place.context.known;
    let then = place.reader.required_operand(place.fields, "then", known);
    let otherwise = place.reader.required_operand(place.fields, "else", known);
    Some(Primitive::When { condition: condition?, then: then?, otherwise: otherwise? })
}

fn condition(place: &mut Place<'_, '_, '_>) -> Option<Condition> {
    let (reader, known) = (&mut *place.reader, place.context.known);
    let mut fields = reader.fields(place.said)?;
    let mut chosen = Vec::new();
    if let Some(node) = fields.optional("figure") {
        let figure = reader.operand(node, known);
        let mut compared = Vec::new();
        for (name, comparison) in COMPARISONS {
            if let Some(node) = fields.optional(name) {
                compared.push(reader.operand(node, known).map(|with| (comparison, with)));
            }
        }
        let names = COMPARISONS.map(|(name, _)| name).join(", ");
        let compared = reader.only_one(place.said, compared, &names);
        chosen.push(figure.zip(compared).map(|(figure, (comparison, with))| {
            Condition::Compares(figure, comparison, with)
        }));
    }
    if fields.optional("buyers").is_some() {
        let mut codes = BTreeSet::new();
        let buyers = reader.some(&mut fields, "buyers", |reader, node| {
            let code = reader.buyer(node, known.buyers.as_ref())?;
            reader.once(node, &code.value, &mut codes);
            Some(code)
        });
        chosen.push(Some(Condition::Among(buyers)));
    }
    for (name, make) in [
        ("before", Condition::Before as fn(jiff::civil::Date) -> Condition),
        ("from", Condition::From),
    ] {
        if let Some(node) = fields.optional(name) {
            chosen.push(reader.day(node).map(make));
        }
    }
    if chosen.is_empty() {
        // That `figure` is missing is what is said of them.
        fields.allow(&COMPARISONS.map(|(name, _)| name));
    }
    let condition = reader.only_one(place.said, chosen, "figure, buyers, before, from");
    reader.finish(&fields);
    condition
}
