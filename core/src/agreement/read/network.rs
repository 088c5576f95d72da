//! The service network.

use super::fields::{Fields, Reader};
use super::services::optional_text;
use crate::agreement::Placed;
use crate::agreement::names::Names;
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::network::{Alternative, Area, Network, Office, OfficeKind, Residents, Team};
use crate::read::node::Node;

pub(super) fn network(reader: &mut Reader<'_>, node: &Node) -> Option<Network> {
    let mut fields = reader.fields(node)?;
    let on = reader.required(&mut fields, "on").and_then(|node| reader.day(node));
    let residents = reader
        .required(&mut fields, "residents")
        .and_then(|node| residents(reader, node));
    let mut areas_known = Names::default();
    let areas =
        reader.some(&mut fields, "areas", |r, node| area(r, node, &mut areas_known));
    let mut offices_known = Names::default();
    let offices = reader.some(&mut fields, "offices", |reader, node| {
        office(reader, node, &mut offices_known, &areas_known)
    });
    let mut taken = Names::default();
    let teams = reader.each(&mut fields, "teams", |reader, node| {
        team(reader, node, &mut taken, &areas_known)
    });
    let mut taken = Names::default();
    let alternatives = reader.each(&mut fields, "alternatives", |reader, node| {
        alternative(reader, node, &mut taken, (&areas_known, &offices_known))
    });
    reader.finish(&fields);
    Some(Network { on: on?, residents: residents?, areas, offices, teams, alternatives })
}

fn residents(reader: &mut Reader<'_>, node: &Node) -> Option<Residents> {
    let mut fields = reader.fields(node)?;
    let series = reader.required(&mut fields, "series").and_then(|node| {
        let position = reader.position(node.span);
        reader.line(node).map(|value| Placed { value, position })
    });
    let day = reader.required(&mut fields, "day").and_then(|node| reader.day(node));
    reader.finish(&fields);
    Some(Residents { series: series?, day: day? })
}

fn area(reader: &mut Reader<'_>, node: &Node, taken: &mut Names) -> Option<Area> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let sub_regions = reader.each(&mut fields, "sub_regions", |reader, node| {
        let position = reader.position(node.span);
        reader.line(node).map(|value| Placed { value, position })
    });
    let members = reader.each(&mut fields, "members", Reader::municipality);
    if !fields.has("sub_regions") && !fields.has("members") {
        reader.required(&mut fields, "members");
        return None;
    }
    let except = reader.each(&mut fields, "except", Reader::municipality);
    let assumed = optional_text(reader, &mut fields, "assumed");
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Area { id: id?, name: name?, sub_regions, members, except, assumed, citation })
}

fn office(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    areas: &Names,
) -> Option<Office> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let municipality = reader
        .required(&mut fields, "municipality")
        .and_then(|node| reader.municipality(node));
    let area = in_area(reader, &mut fields, areas);
    let kind = match fields.optional("kind") {
        Some(node) => reader.choice(node, &OfficeKind::NAMES),
        None => Some(OfficeKind::Office),
    };
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Office {
        id: id?.value,
        name: name?,
        municipality: municipality?,
        area: area?,
        kind: kind?,
        citation,
    })
}

/// The area that a field of this name must name.
fn in_area(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    areas: &Names,
) -> Option<String> {
    let node = reader.required(fields, "area")?;
    reader.reference(node, Among::Areas, areas).map(|area| area.value)
}

fn team(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    areas: &Names,
) -> Option<Team> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let number = reader
        .required(&mut fields, "number")
        .and_then(|node| u16::try_from(reader.whole(node, 1, 9999)?).ok());
    let area = match fields.optional("area") {
        Some(_) => in_area(reader, &mut fields, areas).map(Some),
        None => Some(None),
    };
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Team { id: id?.value, name: name?, number: number?, area: area?, citation })
}

fn alternative(
    reader: &mut Reader<'_>,
    node: &Node,
    taken: &mut Names,
    (areas, offices): (&Names, &Names),
) -> Option<Alternative> {
    let mut fields = reader.fields(node)?;
    let id = reader.new_identifier(&mut fields, taken);
    let name = reader.required_text(&mut fields, "name");
    let area = in_area(reader, &mut fields, areas);
    let mut own = Names::default();
    let offices = reader.some(&mut fields, "offices", |reader, node| {
        let office = reader.reference(node, Among::Offices, offices)?.value;
        if !own.insert(&office) {
            let twice = reader.problem(Code::DuplicateId, node.span);
            reader.report(twice.with("id", &office));
        }
        Some(office)
    });
    let citation = reader.citation(&mut fields);
    reader.finish(&fields);
    Some(Alternative { id: id?.value, name: name?, area: area?, offices, citation })
}
