//! Charges, keys, funders and printed totals.

use super::fields::{Fields, Reader};
use super::terms::{Known, OfAgreement};
use crate::agreement::{
    Bounds, Charge, ChargeKind, Funder, Key, Measure, Of, Pool, Printed, Weights,
};
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::money::Currency;
use crate::read::node::Node;
use crate::rounding::Rounding;

/// What a charge may refer to.
pub(super) struct Context<'c> {
    pub measures: &'c [Measure],
    /// Identifiers of all measures, also of those that could not be read.
    pub measure_ids: &'c [String],
    pub known: &'c Known<'c>,
    pub rounding: &'c Rounding,
    pub currency: &'c Currency,
}

pub(super) fn charge(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Vec<String>,
    context: &Context<'_>,
) -> Option<Charge> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let rounding = match fields.optional("rounding") {
        Some(node) => reader.rounding(
            node,
            context.rounding.clone(),
            context.known,
            OfAgreement::No,
        ),
        None => Some(context.rounding.clone()),
    };
    let kind = reader
        .required(&mut fields, "kind")
        .and_then(|node| reader.choice(node, &[("rate", "rate"), ("pool", "pool")]));
    let kind = match kind {
        Some("rate") => rate(reader, &mut fields, context),
        Some(_) => pool(reader, &mut fields, node, context),
        // What else the table should hold depends on the kind: say nothing of it yet.
        None => return None,
    };
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    if let (Some(id), Some(ChargeKind::Pool { key, .. })) = (&id, &kind) {
        not_all_zero(reader, &id.value, key);
    }
    Some(Charge { id: id?, name: name?, citation, rounding: rounding?, kind: kind? })
}

fn rate(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    context: &Context<'_>,
) -> Option<ChargeKind> {
    let measure = measure_of(reader, fields, context, Of::Buyer);
    let rates = reader.dated(fields, "rates", "price");
    let after = reader.after(fields);
    Some(ChargeKind::Rate { measure: measure?, rates, after })
}

fn pool(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    node: &Node,
    context: &Context<'_>,
) -> Option<ChargeKind> {
    let measure = fields.optional("measure");
    let amounts = fields.optional("amounts");
    let pool = match (amounts, measure) {
        (Some(_), None) => {
            let amounts = reader.dated(fields, "amounts", "amount");
            Some(Pool::Amounts { amounts, after: reader.after(fields) })
        }
        (None, Some(node)) => {
            let id = measure_of(reader, fields, context, Of::Agreement);
            let unit =
                id.as_ref().and_then(|id| context.measures.iter().find(|m| m.id == *id));
            if let Some(wrong) = unit.filter(|m| m.unit != context.currency.code()) {
                let problem = reader
                    .problem(Code::WrongUnit, node.span)
                    .with("id", &wrong.id)
                    .with("found", &wrong.unit)
                    .with("expected", context.currency);
                reader.report(problem);
            }
            id.map(Pool::Measure)
        }
        _ => {
            let problem = reader
                .problem(Code::ConflictingFields, node.span)
                .with("fields", "amounts, measure");
            reader.report(problem);
            None
        }
    };
    let key = reader.required(fields, "key").and_then(|node| key(reader, node, context));
    let bounds = match fields.optional("bounds") {
        Some(node) => reader.bounds(node),
        None => Some(Bounds::default()),
    };
    Some(ChargeKind::Pool { pool: pool?, key: key?, bounds: bounds? })
}

/// The field `measure`: a measure of buyers, or one of the agreement.
fn measure_of(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    context: &Context<'_>,
    of: Of,
) -> Option<String> {
    let node = reader.required(fields, "measure")?;
    let names = context.measure_ids.iter().map(String::as_str);
    let id = reader.reference(node, "measures", names)?.value;
    let found = context.measures.iter().find(|measure| measure.id == id)?;
    if found.of != of {
        let problem = reader
            .problem(Code::WrongMeasure, node.span)
            .with("id", &id)
            .with("found", found.of.as_str())
            .with("expected", of.as_str());
        reader.report(problem);
        return None;
    }
    Some(id)
}

fn key(reader: &mut Reader<'_>, node: &Node, context: &Context<'_>) -> Option<Key> {
    let mut fields = reader.fields(node)?;
    let mut chosen = Vec::new();
    if fields.optional("measure").is_some() {
        let measure = measure_of(reader, &mut fields, context, Of::Buyer);
        chosen.push(measure.map(Weights::Measure));
    }
    if let Some(node) = fields.optional("equal") {
        let equal = reader.choice(node, &[("buyers", ())]);
        chosen.push(equal.map(|()| Weights::Equal));
    }
    if fields.optional("weights").is_some() {
        chosen.push(Some(weights(reader, &mut fields, node, context)));
    }
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    let weights = reader.only_one(node, chosen, "measure, equal, weights")?;
    Some(Key { weights, citation })
}

fn weights(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    key: &Node,
    context: &Context<'_>,
) -> Weights {
    let mut codes: Vec<String> = Vec::new();
    let weights = reader.some(fields, "weights", |reader, node| {
        let mut fields = reader.fields(node)?;
        let buyer = reader.required(&mut fields, "buyer").and_then(|node| {
            let code = match &context.known.buyers {
                Some(known) => reader.reference(node, "buyers", known.iter().copied())?,
                None => crate::agreement::Placed {
                    value: reader.line(node)?,
                    position: reader.position(node.span),
                },
            };
            if codes.contains(&code.value) {
                let problem = reader
                    .problem(Code::DuplicateBuyer, node.span)
                    .with("code", &code.value);
                reader.report(problem);
            }
            codes.push(code.value.clone());
            Some(code)
        });
        let weight = reader
            .required(&mut fields, "weight")
            .and_then(|node| reader.decimal_from_zero(node));
        reader.finish(&fields);
        Some((buyer?, weight?))
    });
    for missing in context.known.buyers.iter().flatten() {
        if !codes.iter().any(|code| code == missing) {
            let problem =
                reader.problem(Code::MissingWeight, key.span).with("code", missing);
            reader.report(problem);
        }
    }
    Weights::Fixed(weights)
}

/// Written weights that are all zero never share a pool, whatever the facts.
fn not_all_zero(reader: &mut Reader<'_>, charge: &str, key: &Key) {
    let Weights::Fixed(weights) = &key.weights else { return };
    let position = weights.first().and_then(|(code, _)| code.position);
    if !weights.is_empty() && weights.iter().all(|(_, weight)| weight.is_zero()) {
        let problem = Diagnostic::new(Code::ZeroWeights, Input::Agreement).at(position);
        reader.report(problem.with("charge", charge));
    }
}

pub(super) fn funder(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Vec<String>,
) -> Option<Funder> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let amounts = reader.dated(&mut fields, "amounts", "amount");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Funder { id: id?.value, name: name?, amounts, citation })
}

pub(super) fn printed(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Vec<String>,
    parts: &[String],
) -> Option<Printed> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let of = reader.some(&mut fields, "of", |reader, node| {
        let known = parts.iter().map(String::as_str);
        reader.reference(node, "charges and funders", known).map(|id| id.value)
    });
    let totals = reader.dated(&mut fields, "totals", "amount");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Printed { id: id?.value, name: name?, of, totals, citation })
}
