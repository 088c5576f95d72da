//! Steps: one word each, with the fields of that word (`docs/steps.md`).

mod clients;
mod combined;
mod conditions;
mod funds;
mod past;
mod shares;
mod stated;

use super::charges::Context;
use super::fields::{Fields, Reader};
use crate::agreement::names::Names;
use crate::agreement::typing::{Draft, LONGEST_UNIT, Stated};
use crate::agreement::{Placed, Primitive};
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::read::node::Node;
use crate::unit::Unit;

/// Reads what stands under one word, and the fields that go with it.
type Word = fn(&mut Place<'_, '_, '_>) -> Option<Primitive>;

/// The words, each with its reader and its further fields.
const WORDS: [(&str, Word, &[&str]); 25] = [
    (
        "measure",
        past::measure,
        &["years_before", "years", "quarters", "months", "to", "take"],
    ),
    ("values", stated::values, &["after", "buys"]),
    ("number", stated::number, &["like"]),
    ("weights", stated::weights, &[]),
    ("times", combined::times, &[]),
    ("per", combined::per, &["zero_gives"]),
    ("plus", combined::plus, &[]),
    ("minus", combined::minus, &[]),
    ("least", combined::least, &[]),
    ("greatest", combined::greatest, &[]),
    ("sum", combined::sum, &["within"]),
    ("spread", combined::spread, &[]),
    ("when", conditions::when, &["then", "else"]),
    ("convert", combined::convert, &["size", "into", "parts"]),
    ("tiers", stated::tiers, &["bands", "tariffs", "after", "take"]),
    ("fraction", combined::fraction, &["of"]),
    ("mix", combined::mix, &[]),
    ("share", shares::share, &["by", "floor", "ceiling", "within", "rounding"]),
    ("fund", funds::fund, &["funders"]),
    ("clients", clients::clients, &["above", "up_to", "take"]),
    ("prior", past::prior, &[]),
    ("blend", combined::blend, &["part"]),
    ("prorate", past::prorate, &["by", "members"]),
    ("round", combined::round, &["to", "mode"]),
    ("index", past::index, &["of", "base", "years_before", "on", "to", "mode"]),
];

/// Where a word is read: the table, its fields, and what they may refer to.
struct Place<'r, 't, 'n> {
    reader: &'r mut Reader<'t>,
    fields: &'r mut Fields<'n>,
    /// The whole table.
    table: &'n Node,
    /// What stands under the word.
    said: &'n Node,
    context: &'r Context<'r>,
    /// Where a balance of its own stands.
    balance: Option<Placed<()>>,
}

pub(super) fn step(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    context: &Context<'_>,
) -> Option<Draft> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let stated = match fields.optional("unit") {
        Some(node) => {
            unit(reader, node, &context.known.units).map_or(Stated::Wrong, Stated::Unit)
        }
        None => Stated::Nothing,
    };
    let found: Vec<_> = WORDS.iter().filter(|(word, ..)| fields.has(word)).collect();
    let mut balance = None;
    let primitive = if let [(word, read, _)] = found.as_slice() {
        fields.optional(word).and_then(|said| {
            let fields = &mut fields;
            let mut place =
                Place { reader, fields, table: node, said, context, balance: None };
            let primitive = read(&mut place);
            balance = place.balance;
            primitive
        })
    } else {
        let told = id.as_ref().is_some_and(|id| reader.told.contains(&id.value));
        if !(told && found.is_empty()) {
            not_one_word(reader, &mut fields, node, &found);
        }
        None
    };
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Draft { id, name, stated, primitive, balance, citation })
}

/// Says so, and lets the fields of all the words stand: which are wanted is not known.
fn not_one_word(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    node: &Node,
    found: &[&(&'static str, Word, &[&'static str])],
) {
    let all = WORDS.map(|(word, ..)| word);
    let found: Vec<&str> = found.iter().map(|(word, ..)| *word).collect();
    let names = if found.is_empty() { all.as_slice() } else { &found };
    let problem = reader
        .problem(Code::ConflictingFields, node.span)
        .with("fields", names.join(", "));
    reader.report(problem);
    fields.allow(&all);
    for (_, _, others) in WORDS {
        fields.allow(others);
    }
}

/// `"EUR"`, `"EUR/resident"`, `"1"`: as units are shown.
fn unit(reader: &mut Reader<'_>, node: &Node, known: &Names) -> Option<Placed<Unit>> {
    let text = reader.string(node)?;
    let mut parts = text.split('/');
    let of = parts.next().unwrap_or_default();
    let of = of.split('*').filter(|name| *name != "1");
    if text.len() > LONGEST_UNIT {
        let problem = reader.problem(Code::UnitTooLong, node.span).with("id", text);
        reader.report(problem.with("limit", LONGEST_UNIT));
        return None;
    }
    let unknown = of.clone().chain(parts.clone()).find(|name| !known.contains(name));
    if let Some(unknown) = unknown {
        let known = reader.instead_of(unknown, known);
        let problem = reader
            .problem(Code::UnknownReference, node.span)
            .with("id", unknown)
            .with_text("kind", Among::Units.text())
            .with("known", known);
        reader.report(problem);
        return None;
    }
    let product = of.fold(Unit::one(), |unit, name| unit.times(&Unit::base(name)));
    let value = parts.fold(product, |unit, name| unit.per(&Unit::base(name)));
    Some(Placed { value, position: reader.position(node.span) })
}
