//! What would mend it, as values and tables.

use super::tables::{text, whole};
use crate::caseload::Assignment;
use crate::caseload::wording::{self, Heading};
use crate::report::{Cell, Report, Table};

pub(super) fn of_assignment(report: Report, assignment: &Assignment) -> Report {
    let label = wording::heading;
    let left: u64 = assignment.unplaced.iter().map(|left| left.count).sum();
    let (placed, moved) = (assignment.placed(), assignment.moved());
    report
        .value_of_clients("placed", label(Heading::Placed), Cell::Whole(placed), placed)
        .value_of_clients("moves", label(Heading::Moves), Cell::Whole(moved), moved)
        .value_of_clients(
            "not_placed",
            label(Heading::NotPlaced),
            Cell::Whole(left),
            left,
        )
        .value_of_clients(
            "posts_lacking",
            label(Heading::PostsLacking),
            Cell::Whole(assignment.lacking),
            left,
        )
}

pub(super) fn proposals(assignment: &Assignment) -> Table {
    let columns = vec![
        text("from", Heading::From),
        text("to", Heading::To),
        text("form", Heading::Form),
        whole("clients", Heading::Clients),
    ];
    let mut table =
        Table::new("proposals", wording::proposals(), columns).clients("clients");
    for proposal in &assignment.proposals {
        table.push(vec![
            Cell::or_none(proposal.from.as_deref(), Cell::text),
            Cell::text(&*proposal.to),
            Cell::Word(proposal.form.as_str(), proposal.form.text()),
            Cell::Whole(proposal.count),
        ]);
    }
    table
}

/// The same client by client.
pub(super) fn moves(assignment: &Assignment) -> Table {
    let columns = vec![
        text("client", Heading::Client),
        text("from", Heading::From),
        text("to", Heading::To),
    ];
    let mut table = Table::new("moved", wording::moved(), columns).confidential();
    for proposal in &assignment.proposals {
        for client in &proposal.clients {
            table.push(vec![
                Cell::text(&**client),
                Cell::or_none(proposal.from.as_deref(), Cell::text),
                Cell::text(&*proposal.to),
            ]);
        }
    }
    table
}

pub(super) fn unplaced(assignment: &Assignment) -> Table {
    let columns = vec![
        text("worker", Heading::Worker),
        text("form", Heading::Form),
        text("team", Heading::Team),
        text("area", Heading::Area),
        whole("clients", Heading::Clients),
    ];
    let mut table =
        Table::new("unplaced", wording::unplaced(), columns).clients("clients");
    for left in &assignment.unplaced {
        table.push(vec![
            Cell::or_none(left.worker.as_deref(), Cell::text),
            Cell::or_none(left.form, |form| Cell::Word(form.as_str(), form.text())),
            Cell::or_none(left.team.as_deref(), Cell::text),
            Cell::or_none(left.area.as_deref(), Cell::text),
            Cell::Whole(left.count),
        ]);
    }
    table
}
