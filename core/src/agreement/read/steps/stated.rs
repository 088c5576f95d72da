//! Figures that the agreement states: values through time, weights, prices in bands.

use super::super::fields::{Fields, Reader};
use super::Place;
use crate::agreement::{Band, Bands, Placed, Primitive, TakeBand, Tariff};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::read::node::{Node, Value};

pub(super) fn values(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let values = place.reader.dated(place.fields, "values", "value");
    let after = place.reader.after(place.fields);
    let buys = match place.fields.optional("buys") {
        Some(node) => Some(place.reader.operand(node, place.context.known)?),
        None => None,
    };
    (!values.is_empty()).then_some(Primitive::Values { values, after, buys })
}

pub(super) fn number(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let number = place.reader.decimal(place.said);
    let like = match place.fields.optional("like") {
        Some(node) => Some(place.reader.operand(node, place.context.known)?),
        None => None,
    };
    Some(Primitive::Number { number: number?, like })
}

pub(super) fn weights(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    if let Value::Text(_) = place.said.value {
        let equal = place.reader.choice(place.said, &[("equal", ())]);
        return equal.map(|()| Primitive::EqualWeights);
    }
    let known = place.context.known;
    let weights = place.reader.weights(place.fields, place.table.span, known);
    (!weights.is_empty()).then_some(Primitive::Weights(weights))
}

pub(super) fn tiers(place: &mut Place<'_, '_, '_>) -> Option<Primitive> {
    let of = place.said();
    let take = TakeBand::default();
    let take = place.reader.choice_or(place.fields, "take", &TakeBand::NAMES, take);
    let mut chosen = Vec::new();
    if place.fields.optional("bands").is_some() {
        chosen.push(bands(place.reader, place.fields).map(Bands::Always));
    }
    if place.fields.optional("tariffs").is_some() {
        let tariffs = place.reader.dated_as(place.fields, "tariffs", tariff);
        let after = place.reader.after(place.fields);
        let all = (!tariffs.is_empty()).then_some(Bands::Dated { tariffs, after });
        chosen.push(all);
    }
    let bands = place.reader.only_one(place.table, chosen, "bands, tariffs");
    Some(Primitive::Tiers { of: of?, bands: bands?, take })
}

/// The bands of a table that holds for some days, and its citation.
fn tariff(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Tariff> {
    let bands = bands(reader, fields);
    let citation = reader.citation(fields);
    Some(Tariff { bands: bands?, citation })
}

/// The list `bands`.
fn bands(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Vec<Placed<Band>>> {
    let mut ends: Vec<(Option<Exact>, &Node)> = Vec::new();
    let node = reader.required(fields, "bands")?;
    let items = reader.items(node)?;
    if items.is_empty() {
        let problem = reader.problem(Code::EmptyList, node.span);
        reader.report(problem.with("name", "bands"));
        return None;
    }
    let mut bands = Vec::new();
    for (count, node) in items.iter().enumerate() {
        let Some(mut fields) = reader.fields(node) else { continue };
        let last = count + 1 == items.len();
        let end =
            if last { fields.optional("to") } else { reader.required(&mut fields, "to") };
        let to = end.and_then(|node| reader.decimal_from_zero(node));
        let price =
            reader.required(&mut fields, "price").and_then(|node| reader.decimal(node));
        reader.finish(&fields);
        ends.push((to.clone(), end.unwrap_or(node)));
        // An end that is wrong is none that is missing.
        if let (Some(price), true) = (price, end.is_some() == to.is_some()) {
            let position = reader.position(node.span);
            bands.push(Placed { value: Band { to, price }, position });
        }
    }
    rising(reader, &ends);
    (bands.len() == items.len()).then_some(bands)
}

/// A band ends above the one before it.
fn rising(reader: &mut Reader<'_>, ends: &[(Option<Exact>, &Node)]) {
    for pair in ends.windows(2) {
        if let [(Some(before), _), (Some(to), node)] = pair
            && to <= before
        {
            let problem = reader
                .problem(Code::BandsNotRising, node.span)
                .with("to", to)
                .with("before", before);
            reader.report(problem);
        }
    }
}
