//! Charges, keys, funders and printed totals.

use super::fields::{Fields, Reader};
use super::terms::{Known, Terms, Whose};
use crate::agreement::names::Names;
use crate::agreement::{
    Billed, Bounds, Charge, ChargeKind, Funder, Key, Placed, Pool, Printed, Weights,
};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::exact::Exact;
use crate::read::node::Node;
use crate::rounding::Rounding;
use crate::text::Text;

/// What a charge or a step may refer to, and the rounding terms that it inherits.
pub(super) struct Context<'c> {
    pub known: &'c Known,
    pub rounding: &'c Rounding,
}

/// A charge, and where its own balance stands.
pub(super) fn charge(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    context: &Context<'_>,
) -> Option<(Charge, Option<Placed<()>>)> {
    let mut fields = reader.fields(node)?;
    fields.suggest(&super::words::OF_CHARGES);
    let id = reader.new_identifier(&mut fields, taken);
    if let Some(id) = id.as_ref().filter(|id| context.known.steps.contains(&id.value)) {
        let problem = Diagnostic::new(Code::DuplicateId, Input::Agreement);
        reader.report(problem.at(id.position).with("id", &id.value));
    }
    let name = reader.required_text(&mut fields, "name");
    let inherited = context.rounding.clone();
    let terms = match fields.optional("rounding") {
        Some(node) => reader.rounding(node, inherited, context.known, Whose::Charge),
        None => Terms { rounding: inherited, balance: None },
    };
    let billed =
        reader.choice_or(&mut fields, "billed", &Billed::NAMES, Billed::default());
    let kinds = [
        ("rate", Kind::Rate),
        ("pool", Kind::Pool),
        ("step", Kind::Step),
        ("equalisation", Kind::OfWords),
        ("high-cost", Kind::OfWords),
    ];
    let kind =
        reader.required(&mut fields, "kind").and_then(|node| reader.choice(node, &kinds));
    let kind = match kind {
        Some(Kind::Rate) => rate(reader, &mut fields, context),
        Some(Kind::Pool) => pool(reader, &mut fields, node, context),
        Some(Kind::Step) => step(reader, &mut fields, context),
        // What else the table should hold depends on the kind: say nothing of it yet.
        Some(Kind::OfWords) | None => return None,
    };
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    if let (Some(id), Some(ChargeKind::Pool { key, .. })) = (&id, &kind) {
        not_all_zero(reader, &id.value, key);
    }
    let Terms { rounding, balance } = terms;
    let charge = Charge { id: id?, name: name?, citation, rounding, kind: kind?, billed };
    Some((charge, balance))
}

/// The kinds of charges.
#[derive(Clone, Copy)]
enum Kind {
    Rate,
    Pool,
    Step,
    /// It has been rewritten to a step, unless it has no identifier or name.
    OfWords,
}

fn step(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    context: &Context<'_>,
) -> Option<ChargeKind> {
    let amount = reader
        .required(fields, "amount")
        .and_then(|node| reader.reference(node, Among::Steps, &context.known.steps));
    let mut shown = |name| match fields.optional(name) {
        Some(node) => reader.figure(node, context.known).map(Some),
        None => Some(None),
    };
    let (quantity, rate) = (shown("quantity"), shown("rate"));
    Some(ChargeKind::Step { amount: amount?, quantity: quantity?, rate: rate? })
}

fn rate(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    context: &Context<'_>,
) -> Option<ChargeKind> {
    let measure = measure(reader, fields, context);
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
    let pool = match (fields.optional("amounts"), fields.optional("measure")) {
        (Some(_), None) => {
            let amounts = reader.dated(fields, "amounts", "amount");
            Some(Pool::Amounts { amounts, after: reader.after(fields) })
        }
        (None, Some(_)) => measure(reader, fields, context).map(Pool::Measure),
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
        Some(node) => bounds(reader, node, context),
        None => Some(Bounds::default()),
    };
    Some(ChargeKind::Pool { pool: pool?, key: key?, bounds: bounds? })
}

/// The field `measure`: a measure or a step.
fn measure(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    context: &Context<'_>,
) -> Option<Placed<String>> {
    let node = reader.required(fields, "measure")?;
    reader.figure(node, context.known)
}

fn bounds(reader: &mut Reader<'_>, node: &Node, context: &Context<'_>) -> Option<Bounds> {
    let mut fields = reader.fields(node)?;
    let bounds = reader.bounds(&mut fields, node, |reader, node| {
        reader.operand_from_zero(node, context.known)
    });
    reader.finish(&fields);
    bounds
}

fn key(reader: &mut Reader<'_>, node: &Node, context: &Context<'_>) -> Option<Key> {
    let mut fields = reader.fields(node)?;
    let mut chosen = Vec::new();
    if fields.optional("measure").is_some() {
        let measure = measure(reader, &mut fields, context);
        chosen.push(measure.map(Weights::Measure));
    }
    if let Some(node) = fields.optional("equal") {
        let equal = reader.choice(node, &[("buyers", ())]);
        chosen.push(equal.map(|()| Weights::Equal));
    }
    if fields.optional("weights").is_some() {
        let weights = reader.weights(&mut fields, node.span, context.known);
        chosen.push(Some(Weights::Fixed(weights)));
    }
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    let weights = reader.only_one(node, chosen, "measure, equal, weights")?;
    Some(Key { weights, citation })
}

/// Written weights that are all zero never share a pool, whatever the facts.
fn not_all_zero(reader: &mut Reader<'_>, charge: &str, key: &Key) {
    let Weights::Fixed(weights) = &key.weights else { return };
    let position = weights.first().and_then(|(code, _)| code.position);
    if !weights.is_empty()
        && weights
            .iter()
            .all(|(_, weight)| weight.value.as_ref().is_some_and(Exact::is_zero))
    {
        let problem = Diagnostic::new(Code::ZeroWeights, Input::Agreement).at(position);
        let period = Text {
            fi: Some("aina".into()),
            sv: Some("alltid".into()),
            en: Some("any period".into()),
        };
        reader.report(problem.with("charge", charge).with_text("period", period));
    }
}

pub(super) fn funder(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
) -> Option<Funder> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let amounts = reader.dated(&mut fields, "amounts", "amount");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Funder { id: id?, name: name?, amounts, citation })
}

pub(super) fn printed(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    parts: &Names,
) -> Option<Printed> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let of = reader.some(&mut fields, "of", |reader, node| {
        reader.reference(node, Among::ChargesAndFunders, parts).map(|id| id.value)
    });
    let totals = reader.dated(&mut fields, "totals", "amount");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Printed { id: id?, name: name?, of, totals, citation })
}
