//! The whole file, table by table.

use std::sync::Arc;

use super::charges::{self, Context};
use super::fields::{Fields, Reader};
use super::scalars::not_stated;
use super::terms::{Known, Terms, Whose};
use super::{
    ahead, caring, caseload, deciding, divisions, measures, network, parties, services,
    settlement, steps, words,
};
use crate::agreement::amendment::{Amendment, Written};
use crate::agreement::history::History;
use crate::agreement::names::Names;
use crate::agreement::{
    Agreement, Buyers, Charge, Division, Funder, Measure, Note, Placed, Printed,
    Selection, UnitName, typing,
};
use crate::diagnostic::Code;
use crate::diagnostic::words::Form;
use crate::digest::Digest;
use crate::money::Currency;
use crate::period::Span;
use crate::read::node::Node;
use crate::rounding::Rounding;
use crate::source::{Citation, Source};

/// Reads on after a mistake, so that all are reported; `None` when something vital is missing.
pub(super) fn agreement(
    reader: &mut Reader<'_>,
    root: &Node,
    written: &Arc<Written>,
    amendments: &[Amendment],
) -> Option<Agreement> {
    let lowered = words::lowered(reader, root);
    let mut fields = reader.fields(&lowered)?;
    let format = reader.required(&mut fields, "format");
    if let Some(node) = format {
        format_one(reader, node);
    }
    let id = reader.required(&mut fields, "id").and_then(|node| reader.identifier(node));
    let title = reader.required_text(&mut fields, "title");
    let summary = fields.optional("summary").and_then(|node| reader.text(node));
    let currency =
        reader.required(&mut fields, "currency").and_then(|n| currency(reader, n));
    let listed_sources = sources(reader, &mut fields);
    let term = reader.required(&mut fields, "term").and_then(|node| term(reader, node));
    let (term, term_cited) = term.unzip();
    let provider = fields.optional("provider").and_then(|n| parties::provider(reader, n));
    let buyers =
        reader.required(&mut fields, "buyers").and_then(|n| parties::buyers(reader, n));
    let notes = notes(reader, &mut fields);
    // Figures need a currency and a rounding to be read against; stand-ins let their own
    // mistakes be found as well.
    let stand_in: Option<Currency> = "EUR".parse().ok();
    let currency_or = currency.clone().or(stand_in)?;
    let (units, measures, mut known) = quantities(reader, &mut fields, &currency_or);
    known.buyers = buyers.as_ref().and_then(listed);
    let divisions = divisions(reader, &mut fields, &known);
    name_ahead(&mut fields, &mut known);
    let default = currency_or.rounding()?;
    let Terms { rounding, balance } = rounding(reader, &mut fields, default, &known);
    let context = Context { known: &known, rounding: &rounding };
    let mut taken: Names = known.measures.iter().chain(["weight"]).collect();
    let steps = reader.each(&mut fields, "steps", |reader, node| {
        steps::step(reader, node, &mut taken, &context)
    });
    let mut taken = Names::default();
    let (charges, charges_not_stated) =
        charged(reader, &mut fields, &mut taken, &context);
    let context = services::Context { charges: &taken, units: &known.units, term };
    let catalogue = services::catalogue(reader, &mut fields, &context);
    let network =
        fields.optional("network").and_then(|node| network::network(reader, node));
    let (funders, printed) = funding(reader, &mut fields, &mut taken);
    let settlement = fields
        .optional("settlement")
        .and_then(|node| settlement::settlement(reader, node, &known));
    let rules = deciding::rules(reader, &mut fields);
    let placements = fields
        .optional("placements")
        .and_then(|node| caring::placements(reader, node, &known.measures));
    settlement::check_names(reader, &charges, settlement.as_ref());
    let caseload =
        fields.optional("caseload").and_then(|node| caseload::caseload(reader, node));
    reader.finish(&fields);
    let uncited: Vec<Placed<String>> = listed_sources
        .into_iter()
        .filter(|id| !reader.cited.contains(&id.value))
        .collect();
    let read = typing::Read {
        currency: &currency_or,
        measures: &measures,
        divisions: &divisions,
        buyers: known.buyers.as_ref(),
        rounding: &rounding,
        balance,
        threshold: settlement.as_ref().and_then(|terms| terms.threshold.as_ref()),
    };
    let typed = typing::settle(&read, steps, charges, &mut reader.problems);
    Some(Agreement {
        id: id?.value,
        title: title?,
        summary,
        provider,
        currency: currency?,
        term: term?,
        term_cited: term_cited.flatten(),
        sources: reader.sources.clone(),
        uncited,
        notes,
        buyers: buyers?,
        units,
        own_units: std::mem::take(&mut known.own_units),
        measures,
        divisions,
        steps: typed.steps,
        order: typed.order,
        catalogue,
        network,
        charges: typed.charges,
        charges_not_stated,
        funders,
        printed,
        settlement,
        rules,
        caseload,
        placements,
        rounding,
        digest: Digest::of(&crate::read::canonical::json(&written.root)),
        history: History::new(written, amendments),
    })
}

/// How money is rounded, or the default.
fn rounding(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    default: Rounding,
    known: &Known,
) -> Terms {
    match fields.optional("rounding") {
        Some(node) => reader.rounding(node, default, known, Whose::Agreement),
        None => Terms { rounding: default, balance: None },
    }
}

/// Who else pays, and totals as they were printed.
fn funding(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    taken: &mut Names,
) -> (Vec<Funder>, Vec<Printed>) {
    let funders =
        reader.each(fields, "funders", |r, node| charges::funder(r, node, taken));
    let parts = taken.clone();
    let printed = reader
        .each(fields, "printed", |r, node| charges::printed(r, node, taken, &parts));
    (funders, printed)
}

pub(super) fn format_one(reader: &mut Reader<'_>, node: &Node) {
    match &node.value {
        crate::read::node::Value::Number(number) if number == "1" => {}
        crate::read::node::Value::Number(number) => {
            let problem = reader
                .problem(Code::NotAChoice, node.span)
                .with("value", number)
                .with("choices", "1");
            reader.report(problem);
        }
        _ => reader.wrong_type(node, Form::One),
    }
}

fn currency(reader: &mut Reader<'_>, node: &Node) -> Option<Currency> {
    let text = reader.string(node)?;
    let currency = text.parse().ok();
    if currency.is_none() {
        let problem = reader.problem(Code::NotACurrency, node.span).with("value", text);
        reader.report(problem);
    }
    currency
}

/// The days, and where they stand.
fn term(reader: &mut Reader<'_>, node: &Node) -> Option<(Span, Option<Citation>)> {
    let mut fields = reader.fields(node)?;
    let term = if fields.optional("to").is_some() {
        let days = reader.interval(&mut fields);
        days.map(|days| Span { from: Some(days.from()), to: Some(days.to()) })
    } else {
        // A contract need not say when it ends.
        let from = reader.required(&mut fields, "from").and_then(|node| reader.day(node));
        from.map(|from| Span { from: Some(from), to: None })
    };
    let cited = reader.citation(&mut fields);
    reader.finish(&fields);
    Some((term?, cited))
}

/// Reads the sources, and gives their identifiers.
fn sources(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Placed<String>> {
    let mut taken = Names::default();
    let mut ids = Vec::new();
    let sources = reader.each(fields, "sources", |reader, node| {
        let mut fields = reader.fields(node)?;
        let id = reader.new_identifier(&mut fields, &mut taken);
        let title =
            reader.required(&mut fields, "title").and_then(|node| reader.line(node));
        let publisher = fields.optional("publisher").and_then(|node| reader.line(node));
        let url = fields.optional("url").and_then(|node| reader.line(node));
        reader.finish(&fields);
        let (id, title) = (id?, title?);
        ids.push(id.clone());
        Some(Source { id: id.value, title, publisher, licence: None, url })
    });
    reader.sources = sources;
    reader.source_ids = taken;
    ids
}

fn notes(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Note> {
    let mut taken = Names::default();
    reader.each(fields, "notes", |reader, node| {
        let mut fields = reader.fields(node)?;
        let id = reader.new_identifier(&mut fields, &mut taken);
        let text = reader.required_text(&mut fields, "text");
        let period = fields.optional("period").and_then(|node| reader.period(node));
        let citation = reader.citation(&mut fields);
        reader.finish(&fields);
        Some(Note { id: id?.value, text: text?, period, citation })
    })
}

/// Units, measures, and the names of both.
fn quantities(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    currency: &Currency,
) -> (Vec<UnitName>, Vec<Measure>, Known) {
    let mut units = Vec::from(UnitName::built_in());
    let mut ids: Names = units.iter().map(|unit| unit.id.as_str()).collect();
    let mut placed = Vec::new();
    let own = |reader: &mut Reader<'_>, node: &Node| {
        measures::unit(reader, node, &mut ids, &mut placed)
    };
    units.extend(reader.each(fields, "units", own));
    let unit_ids: Names = ids.iter().chain([currency.code()]).collect();
    // `weight` is the name of a charge's own key.
    let mut taken: Names = ["weight"].into_iter().collect();
    let measures = reader.each(fields, "measures", |reader, node| {
        measures::measure(reader, node, &mut taken, &unit_ids)
    });
    let known = Known {
        units: unit_ids,
        // One that could not be read has been reported as such.
        measures: taken.iter().filter(|id| *id != "weight").collect(),
        own_units: placed,
        ..Known::default()
    };
    (units, measures, known)
}

fn divisions(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    known: &Known,
) -> Vec<Division> {
    let mut taken = Names::default();
    reader.each(fields, "divisions", |reader, node| {
        divisions::division(reader, node, &mut taken, known.buyers.as_ref())
    })
}

/// Charges as they are read, and the place where it is said that none are stated.
type Charges = (Vec<(Charge, Option<Placed<()>>)>, Option<Placed<()>>);

/// The charges; or the place where it is said that none are stated.
fn charged(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    taken: &mut Names,
    context: &Context<'_>,
) -> Charges {
    if let Some(node) = fields.optional("charges").filter(|node| not_stated(node)) {
        let position = reader.position(node.span);
        return (Vec::new(), Some(Placed { value: (), position }));
    }
    let read = |reader: &mut Reader<'_>, node: &Node| {
        charges::charge(reader, node, taken, context)
    };
    (reader.some(fields, "charges", read), None)
}

/// The names that figures may refer to before what they name has been read.
fn name_ahead(fields: &mut Fields<'_>, known: &mut Known) {
    known.divisions = ahead::ids(fields, "divisions");
    known.charges = ahead::ids(fields, "charges");
    known.steps = ahead::steps(fields);
    known.figures = known.measures.iter().chain(known.steps.iter()).collect();
    known.balance_keys = std::iter::once("weight").chain(known.figures.iter()).collect();
}

/// The codes of listed buyers; a region is only known with a register.
fn listed(buyers: &Buyers) -> Option<Names> {
    match &buyers.selection {
        Selection::Listed(list) => {
            Some(list.iter().map(|buyer| buyer.code.value.as_str()).collect())
        }
        Selection::Region(_) | Selection::NotStated(_) => None,
    }
}
