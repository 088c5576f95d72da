//! How care is counted.

use super::form::Form;
use super::table::{Table, field, id, name};
use crate::placement::{Counts, Moves, PartMonths};

pub(super) fn tables() -> Vec<Table> {
    vec![placements(), form_of_care()]
}

fn placements() -> Table {
    Table::new(
        "placements",
        "How days and months in care are counted, and which measures they are facts of.",
        [
            field("forms", Form::some(Form::table("form-of-care")), "The forms of care.")
                .like(r#"[{ "id": "institution", "name": { "en": "Institution" }, "days": "institution-days" }]"#),
            field("counts", Form::choice(&Counts::NAMES), "Which days of a placement are days in care: both ends and all between, the first and not the last, or the nights.")
                .or("both-ends"),
            field("moves", Form::choice(&Moves::NAMES), "Whose the day of a move is: the new place's, or the old one's.")
                .or("to-new"),
            field("part_months", Form::choice(&PartMonths::NAMES), "What a part of a calendar month counts: its part of the days, or a whole month once it has begun.")
                .or("by-days"),
            field("cost", Form::reference("a measure"), "The measure of what care costs, of which the prices given with a call make facts.")
                .unit("the currency")
                .missing("no facts of cost")
                .like("\"care-cost\""),
        ],
    )
    .cited()
}

fn form_of_care() -> Table {
    let measure = |name, meaning, example| {
        field(name, Form::reference("a measure"), meaning)
            .missing("no such facts")
            .like(example)
    };
    Table::new(
        "form-of-care",
        "A form of care.",
        [
            id("Identifier of the form, as tables of placements name it.")
                .like("\"institution\""),
            name("What people call it."),
            measure("days", "The measure of its days in care.", "\"institution-days\""),
            measure("months", "The measure of its months in care.", "\"family-months\""),
        ],
    )
}
