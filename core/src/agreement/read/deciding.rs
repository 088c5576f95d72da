//! Who prepares, chooses and decides: the division of work, and each municipality's delegation.

use super::fields::{Fields, Reader};
use super::scalars::not_stated;
use crate::agreement::names::Names;
use crate::diagnostic::Code;
use crate::municipality::MunicipalityCode;
use crate::period::Span;
use crate::placement::{Delegation, Matter, Responsibility, Rules};
use crate::read::node::Node;
use crate::text::Text;

/// `[[responsibilities]]` and `[[delegations]]`.
pub(super) fn rules(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Rules {
    let mut taken = Names::default();
    let responsibilities = reader.each(fields, "responsibilities", |reader, node| {
        responsibility(reader, node, &mut taken)
    });
    let mut placed = Vec::new();
    let delegations = reader.each(fields, "delegations", |reader, node| {
        let one = delegation(reader, node)?;
        placed.push(node.span);
        Some(one)
    });
    for (place, later) in delegations.iter().enumerate() {
        let before = delegations.iter().take(place);
        let mut same = before.filter(|one| {
            one.matter == later.matter
                && one.municipality == later.municipality
                && one.days.meets(&later.days)
        });
        if let (Some(earlier), Some(span)) = (same.next(), placed.get(place)) {
            let problem = reader
                .problem(Code::DelegatedTwice, *span)
                .with("code", &later.municipality)
                .with_text("measure", later.matter.text())
                .with("first", earlier.days)
                .with("second", later.days);
            reader.report(problem);
        }
    }
    Rules { responsibilities, delegations }
}

fn responsibility(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
) -> Option<Responsibility> {
    let mut fields = reader.fields(node)?;
    let matter = reader.required(&mut fields, "measure").and_then(|node| {
        let matter = reader.choice(node, &Matter::NAMES)?;
        if !taken.insert(matter.as_str()) {
            let twice = reader.problem(Code::DuplicateId, node.span);
            reader.report(twice.with("id", matter.as_str()));
        }
        Some(matter)
    });
    let mut text = |reader: &mut Reader<'_>, name| -> Option<Text> {
        fields.optional(name).and_then(|node| reader.text(node))
    };
    let prepares = text(reader, "prepares");
    let chooses = text(reader, "chooses");
    let decides = text(reader, "decides");
    let basis = text(reader, "basis");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Responsibility { matter: matter?, prepares, chooses, decides, basis, citation })
}

fn delegation(reader: &mut Reader<'_>, node: &Node) -> Option<Delegation> {
    let mut fields = reader.fields(node)?;
    let municipality = reader.required(&mut fields, "municipality").and_then(|node| {
        let code = reader.line(node)?;
        if code.parse::<MunicipalityCode>().is_err() {
            let text = Text::in_all("minään päivänä", "någon dag", "any day");
            let unknown = reader.problem(Code::UnknownMunicipality, node.span);
            reader.report(unknown.with("code", &code).with_text("date", text));
            return None;
        }
        Some(code)
    });
    let matter = reader
        .required(&mut fields, "measure")
        .and_then(|node| reader.choice(node, &Matter::NAMES));
    let officer = reader.required(&mut fields, "officer").and_then(|node| {
        if not_stated(node) { Some(None) } else { reader.text(node).map(Some) }
    });
    let days = reader.span(&mut fields);
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Delegation {
        municipality: municipality?,
        matter: matter?,
        officer: officer?,
        days: days?,
        citation,
    })
}

impl Reader<'_> {
    /// `from` and `to` of a table, of which either may be missing.
    fn span(&mut self, fields: &mut Fields<'_>) -> Option<Span> {
        match (fields.optional("from"), fields.optional("to")) {
            (Some(_), Some(_)) => self
                .interval(fields)
                .map(|days| Span { from: Some(days.from()), to: Some(days.to()) }),
            (Some(node), None) => {
                self.day(node).map(|day| Span { from: Some(day), to: None })
            }
            (None, Some(node)) => {
                self.day(node).map(|day| Span { from: None, to: Some(day) })
            }
            (None, None) => Some(Span { from: None, to: None }),
        }
    }
}

#[cfg(test)]
#[path = "deciding_tests.rs"]
mod tests;
