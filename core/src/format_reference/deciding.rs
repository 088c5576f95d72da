//! Who prepares, chooses and decides.

use super::form::Form;
use super::table::{Field, Table, field};
use crate::placement::Matter;

pub(super) fn tables() -> Vec<Table> {
    vec![responsibility(), delegation()]
}

fn measure(meaning: &'static str) -> Field {
    field("measure", Form::choice(&Matter::NAMES), meaning).like("\"taking-into-care\"")
}

fn responsibility() -> Table {
    let who = |name, meaning, missing| {
        field(name, Form::table("text"), meaning)
            .missing(missing)
            .like(r#"{ "fi": "lapsen asioista vastaava sosiaalityöntekijä" }"#)
    };
    Table::new(
        "responsibility",
        "Who prepares, chooses and decides on a measure; one for each measure.",
        [
            measure("The measure."),
            who("prepares", "Who prepares it.", "as the law says, if it does"),
            who(
                "chooses",
                "Who chooses the place.",
                "as of `place-choice`, if that is said",
            ),
            who("decides", "Who decides, where no court does.", "as the law says"),
            field("basis", Form::table("text"), "The law or rule that it rests on.")
                .missing("the law alone")
                .like(r#"{ "fi": "palvelusopimus" }"#),
        ],
    )
    .cited()
}

fn delegation() -> Table {
    Table::new(
        "delegation",
        "Which officer decides in a municipality, by its own rules.",
        [
            field("municipality", Form::Municipality, "Its code.").like("\"853\""),
            measure("The measure."),
            field("officer", Form::table("text"), "The officer.")
                .or_not_stated()
                .like(r#"{ "fi": "johtava sosiaalityöntekijä" }"#),
            field("from", Form::Day, "First day.").missing("always before `to`"),
            field("to", Form::Day, "Last day.").missing("still").like("\"2002-12-31\""),
        ],
    )
    .cited()
}
