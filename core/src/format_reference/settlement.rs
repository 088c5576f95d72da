//! How a year is paid beforehand and settled afterwards.

use super::form::Form;
use super::table::{Field, Table, field};
use crate::facts::Status;

pub(super) fn tables() -> Vec<Table> {
    vec![settlement(), advance()]
}

fn settlement() -> Table {
    Table::new(
        "settlement",
        "How a year is paid beforehand and settled afterwards.",
        [
            field("advance", Form::table("advance"), "How much of the bill is paid beforehand.")
                .missing("nothing")
                .like(r#"{ "percent": "80", "instalments": "12", "status": "budget" }"#),
            status("The status of the facts that are settled on, one or several."),
            field(
                "threshold",
                Form::FigureFromZero,
                "A difference below it is not settled; one figure of the whole agreement.",
            )
            .unit("the currency")
            .missing("every difference is settled")
            .like("\"10\""),
        ],
    )
    .cited()
}

fn advance() -> Table {
    Table::new(
        "advance",
        "What is paid beforehand.",
        [
            field("percent", Form::DecimalAboveZero, "How much of the bill.")
                .unit("percent")
                .like("\"80\""),
            field("instalments", Form::Whole(2, 366), "In how many instalments.")
                .missing("in one sum")
                .like("\"12\""),
            status("The status of the facts by which it is worked out, one or several."),
        ],
    )
    .cited()
}

fn status(meaning: &'static str) -> Field {
    // Nobody agrees on figures that are made up.
    let agreed =
        Status::NAMES.iter().filter(|(_, status)| *status != Status::Illustrative);
    let names = Form::Choice(agreed.map(|(name, _)| *name).collect());
    let form = Form::Either(vec![names.clone(), Form::some(names)]);
    field("status", form, meaning).missing("every status").like("\"actual\"")
}
