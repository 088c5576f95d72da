//! Figures that the agreement states: values through time, weights, prices in bands.

use super::Place;
use crate::agreement::{Band, Primitive, TakeBand};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::read::node::Node;

pub(super) fn values(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let values = place.reader.dated(place.fields, "values", "value");
    let after = place.reader.after(place.fields);
    (!values.is_empty()).then_some(Primitive::Values { values, after })
}

pub(super) fn weights(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let known = place.context.known;
    let weights = place.reader.weights(place.fields, place.table.span, known);
    (!weights.is_empty()).then_some(Primitive::Weights(weights))
}

pub(super) fn tiers(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said();
    let take = TakeBand::default();
    let take = place.reader.choice_or(place.fields, "take", &TakeBand::NAMES, take);
    let mut ends: Vec<(Option<Exact>, &Node)> = Vec::new();
    let node = place.reader.required(place.fields, "bands")?;
    let items = place.reader.items(node)?;
    if items.is_empty() {
        let problem = place.reader.problem(Code::EmptyList, node.span);
        place.reader.report(problem.with("name", "bands"));
        return None;
    }
    let mut bands = Vec::new();
    for (count, node) in items.iter().enumerate() {
        let Some(mut fields) = place.reader.fields(node) else { continue };
        let last = count + 1 == items.len();
        let end = if last {
            fields.optional("to")
        } else {
            place.reader.required(&mut fields, "to")
        };
        let to = end.and_then(|node| place.reader.decimal_from_zero(node));
        let price = place
            .reader
            .required(&mut fields, "price")
            .and_then(|node| place.reader.decimal(node));
        place.reader.finish(&fields);
        ends.push((to.clone(), end.unwrap_or(node)));
        // An end that is wrong is none that is missing.
        if let (Some(price), true) = (price, end.is_some() == to.is_some()) {
            bands.push(Band { to, price });
        }
    }
    rising(place, &ends);
    (bands.len() == items.len()).then_some(Primitive::Tiers { of: of?, bands, take })
}

/// A band ends above the one before it.
fn rising(place: &mut Place<'_, '_, '_>, ends: &[(Option<Exact>, &Node)]) {
    for pair in ends.windows(2) {
        if let [(Some(before), _), (Some(to), node)] = pair
            && to <= before
        {
            let problem = place
                .reader
                .problem(Code::BandsNotRising, node.span)
                .with("to", to)
                .with("before", before);
            place.reader.report(problem);
        }
    }
}
