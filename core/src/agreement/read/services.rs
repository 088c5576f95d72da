//! The catalogue: services, arrangements, phases and key figures.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::fields::{Fields, Reader};
use crate::agreement::Placed;
use crate::agreement::names::Names;
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::municipality::MunicipalityCode;
use crate::period::{Interval, Period, Span};
use crate::read::node::Node;
use crate::service::{
    Ages, Arrangement, Catalogue, Channel, Condition, Covered, KeyFigure, Phase, Place,
    PlaceKind, Recipients, Selected, Service, YesNo,
};
use crate::text::Text;

/// What services may refer to.
pub(super) struct Context<'k> {
    pub charges: &'k Names,
    pub units: &'k Names,
    pub term: Option<Span>,
}

pub(super) fn catalogue(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    context: &Context<'_>,
) -> Catalogue {
    let mut taken = Names::default();
    let services = reader.each(fields, "services", |reader, node| {
        service(reader, node, &mut taken, context)
    });
    let mut taken = Names::default();
    let arrangements = reader.each(fields, "arrangements", |reader, node| {
        arrangement(reader, node, &mut taken)
    });
    // Key figures may be sums of both.
    let mut taken = Names::default();
    let phases = reader.each(fields, "phases", |r, node| phase(r, node, &mut taken));
    let figures = reader
        .each(fields, "figures", |r, node| figure(r, node, &mut taken, context.units));
    let parts = figures.iter().flat_map(|figure| {
        figure.sum_of.iter().filter(|part| part.value == figure.id.value)
    });
    let itself: Vec<_> = parts.map(|part| part.position).collect();
    for figure in &figures {
        for part in &figure.sum_of {
            if !taken.contains(&part.value) || itself.contains(&part.position) {
                let problem = reader.unknown_part(part, &taken);
                reader.report(problem);
            }
        }
    }
    Catalogue { services, arrangements, phases, figures }
}

fn service(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    context: &Context<'_>,
) -> Option<Service> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let covered = reader.required(&mut fields, "covered").and_then(|node| {
        let position = reader.position(node.span);
        let value = reader.choice(node, &Covered::NAMES)?;
        Some(Placed { value, position })
    });
    let charge = charge(reader, &mut fields, covered.as_ref(), context.charges);
    let unit = fields
        .optional("unit")
        .and_then(|node| reader.reference(node, Among::Units, context.units));
    let channels = reader.each(&mut fields, "channels", |reader, node| {
        reader.choice(node, &Channel::NAMES)
    });
    let users = optional_text(reader, &mut fields, "users");
    let basis = optional_text(reader, &mut fields, "basis");
    let span = span(reader, &mut fields, context.term);
    let capacity = fields
        .optional("capacity")
        .and_then(|node| reader.whole(node, 1, 9999))
        .and_then(|count| u16::try_from(count).ok());
    let mut taken = Names::default();
    let conditions = reader.each(&mut fields, "conditions", |reader, node| {
        condition(reader, node, &mut taken)
    });
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Service {
        id: id?,
        name: name?,
        covered: covered?,
        charge: charge?,
        unit,
        channels,
        users,
        basis,
        span: span?,
        capacity,
        conditions,
        citation,
    })
}

/// The charge that covers a service: one must be told of a fee or a price, one may of what is free.
#[expect(clippy::option_option, reason = "nothing was read; or read, and there is none")]
fn charge(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    covered: Option<&Placed<Covered>>,
    charges: &Names,
) -> Option<Option<Placed<String>>> {
    let covered = covered.map(|covered| covered.value);
    let node = match covered {
        Some(Covered::BaseFee | Covered::PerformancePrice) => {
            Some(reader.required(fields, "charge")?)
        }
        _ => fields.optional("charge"),
    };
    let Some(node) = node else { return Some(None) };
    if !matches!(
        covered,
        None | Some(Covered::BaseFee | Covered::PerformancePrice | Covered::Free)
    ) {
        let name = Covered::NAMES.iter().find(|(_, value)| Some(*value) == covered);
        let problem = reader.problem(Code::ChargeNotWanted, node.span);
        reader.report(problem.with("covered", name.map_or("", |(name, _)| name)));
        return None;
    }
    let charge = reader.unless_not_stated(node, |reader, node| {
        reader.reference(node, Among::Charges, charges)
    })?;
    Some(charge.value)
}

fn condition(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
) -> Option<Condition> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let question = reader.required_text(&mut fields, "question");
    let wanted = reader
        .required(&mut fields, "wanted")
        .and_then(|node| reader.choice(node, &YesNo::NAMES));
    let refusal = reader.required_text(&mut fields, "refusal");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Condition {
        id: id?,
        question: question?,
        wanted: wanted?,
        refusal: refusal?,
        citation,
    })
}

fn arrangement(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
) -> Option<Arrangement> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let provider = reader.required_text(&mut fields, "provider");
    let recipients = reader
        .required(&mut fields, "recipients")
        .and_then(|node| recipients(reader, node));
    let tasks = reader.required_text(&mut fields, "tasks");
    let places = reader.each(&mut fields, "places", |reader, node| {
        let mut fields = reader.fields(node)?;
        let kind = reader
            .required(&mut fields, "kind")
            .and_then(|node| reader.choice(node, &PlaceKind::NAMES));
        let municipality = reader
            .required(&mut fields, "municipality")
            .and_then(|node| reader.municipality(node));
        reader.finish(&fields);
        Some(Place { kind: kind?, municipality: municipality? })
    });
    let from = fields.optional("from").and_then(|node| reader.period(node));
    let end = fields.optional("to");
    let to = end.and_then(|node| reader.period(node));
    if let (Some(from), Some(to), Some(end)) = (&from, &to, end)
        && to.days().to() < from.days().from()
    {
        let problem = reader.problem(Code::BackwardInterval, end.span);
        reader.report(problem.with("from", from).with("to", to));
    }
    let assumed = optional_text(reader, &mut fields, "assumed");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Arrangement {
        id: id?,
        provider: provider?,
        recipients: recipients?,
        tasks: tasks?,
        places,
        from,
        to,
        assumed,
        citation,
    })
}

fn recipients(reader: &mut Reader<'_>, node: &Node) -> Option<Recipients> {
    let mut fields = reader.fields(node)?;
    let text = reader.required_text(&mut fields, "text");
    let count = fields.optional("count").and_then(|node| {
        let count = u16::try_from(reader.whole(node, 1, 9999)?).ok()?;
        Some(Placed { value: count, position: reader.position(node.span) })
    });
    let has_region = fields.has("region");
    let region = fields.optional("region").and_then(|node| region(reader, node));
    let mut codes = BTreeSet::new();
    let list = reader.each(&mut fields, "list", |reader, node| {
        let code = reader.municipality(node)?;
        reader.once(node, code.value.as_str(), &mut codes);
        Some(code)
    });
    let listed = fields.has("list").then_some(list);
    reader.finish(&fields);
    if has_region && listed.is_some() {
        let both = reader.problem(Code::ConflictingFields, node.span);
        reader.report(both.with("fields", "region, list"));
        return None;
    }
    let selected = region.or(listed.map(Selected::Listed));
    Some(Recipients { text: text?, count, selected })
}

/// A region, and the day whose map counts.
fn region(reader: &mut Reader<'_>, node: &Node) -> Option<Selected> {
    let mut fields = reader.fields(node)?;
    let code = reader.required(&mut fields, "code").and_then(|node| {
        let position = reader.position(node.span);
        reader.line(node).map(|value| Placed { value, position })
    });
    let on = reader.required(&mut fields, "on").and_then(|node| reader.day(node));
    reader.finish(&fields);
    Some(Selected::Region(code?, on?))
}

fn phase(reader: &mut Reader<'_>, node: &Node, taken: &mut Names) -> Option<Phase> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let days: Option<Interval> = reader.interval(&mut fields);
    let months = fields.optional("months").and_then(|node| {
        let months = u16::try_from(reader.whole(node, 1, 999)?).ok()?;
        Some(Placed { value: months, position: reader.position(node.span) })
    });
    let assumed = optional_text(reader, &mut fields, "assumed");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Phase { id: id?, name: name?, days: days?, months, assumed, citation })
}

fn figure(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    units: &Names,
) -> Option<KeyFigure> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let value = reader.required(&mut fields, "value").and_then(|n| reader.decimal(n));
    let unit = reader
        .required(&mut fields, "unit")
        .and_then(|node| reader.reference(node, Among::Units, units));
    let period = fields.optional("period").and_then(|node| reader.period(node));
    let ages = fields.optional("ages").and_then(|node| ages(reader, node));
    let sum_of = reader.each(&mut fields, "sum_of", |reader, node| {
        let position = reader.position(node.span);
        reader.line(node).map(|value| Placed { value, position })
    });
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(KeyFigure {
        id: id?,
        name: name?,
        value: value?,
        unit: unit?,
        period,
        ages,
        sum_of,
        citation,
    })
}

fn ages(reader: &mut Reader<'_>, node: &Node) -> Option<Placed<Ages>> {
    let mut fields = reader.fields(node)?;
    let mut year = |reader: &mut Reader<'_>, name| {
        let node = reader.required(&mut fields, name)?;
        Some((node, u8::try_from(reader.whole(node, 0, 150)?).ok()?))
    };
    let (from, to) = (year(reader, "from"), year(reader, "to"));
    reader.finish(&fields);
    let ((_, from), (end, to)) = (from?, to?);
    let ages = Ages::new(from, to);
    if ages.is_none() {
        let problem = reader
            .problem(Code::AgesBackward, end.span)
            .with("from", from)
            .with("to", to);
        reader.report(problem);
    }
    Some(Placed { value: ages?, position: reader.position(node.span) })
}

/// When a service can be had: what is not said is as the term says.
fn span(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    term: Option<Span>,
) -> Option<Span> {
    let mut end = None;
    let mut day = |reader: &mut Reader<'_>, name| -> Option<Option<Date>> {
        let Some(node) = fields.optional(name) else { return Some(None) };
        end = Some(node.span);
        reader.day(node).map(Some)
    };
    let from = day(reader, "from")?;
    let to = day(reader, "to")?;
    let term = term.unwrap_or(Span { from: None, to: None });
    let span = Span { from: from.or(term.from), to: to.or(term.to) };
    if let (Some(from), Some(to), Some(end)) = (span.from, span.to, end)
        && to < from
    {
        let problem = reader.problem(Code::BackwardInterval, end);
        let problem = problem.with("from", from).with("to", to);
        reader.report(problem);
        return None;
    }
    Some(span)
}

pub(super) fn optional_text(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    name: &'static str,
) -> Option<Text> {
    fields.optional(name).and_then(|node| reader.text(node))
}

impl Reader<'_> {
    /// The code of a municipality; whether there was one of that code only a map can tell.
    pub fn municipality(&mut self, node: &Node) -> Option<Placed<MunicipalityCode>> {
        let text = self.string(node)?;
        let position = self.position(node.span);
        if let Ok(value) = text.parse() {
            Some(Placed { value, position })
        } else {
            super::parties::unknown(self, node, text);
            None
        }
    }

    /// A year, quarter, month, day or interval.
    pub fn period(&mut self, node: &Node) -> Option<Period> {
        let text = self.string(node)?;
        let period = text.parse().ok();
        if period.is_none() {
            let problem = self.problem(Code::NotAPeriod, node.span).with("value", text);
            self.report(problem);
        }
        period
    }

    fn unknown_part(
        &mut self,
        part: &Placed<String>,
        known: &Names,
    ) -> crate::diagnostic::Diagnostic {
        let known = self.instead_of(&part.value, known);
        crate::diagnostic::Diagnostic::new(
            Code::UnknownReference,
            crate::diagnostic::Input::Agreement,
        )
        .at(part.position)
        .with("id", &part.value)
        .with_text("kind", Among::KeyFigures.text())
        .with("known", known)
    }
}
