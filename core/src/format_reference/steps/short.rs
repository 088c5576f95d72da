//! Words of steps that are short for several.

use crate::format_reference::form::Form;
use crate::format_reference::table::{Table, Variant, field};

pub(super) fn tables() -> Vec<Table> {
    vec![grade()]
}

pub(super) fn words() -> Vec<Variant> {
    vec![
        Variant::new(
            "graded",
            "Each value by the weight of its size.",
            [
                field("graded", Form::Figure, "What is graded."),
                field(
                    "grades",
                    Form::some(Form::table("grade")),
                    "The grades, in rising order.",
                )
                .like(r#"[{ "to": "10000", "weight": "1" }, { "weight": "0.5" }]"#),
            ],
        ),
        Variant::new(
            "renewed",
            "A new figure where it lies far enough from the old one, else the old one.",
            [
                field("renewed", Form::Figure, "The new figure."),
                field("from", Form::Figure, "The old one.").like("\"population-before\""),
                field(
                    "percent",
                    Form::Decimal,
                    "How much of the old one away it must lie.",
                )
                .unit("percent")
                .like("\"5\""),
            ],
        ),
        Variant::new(
            "interest",
            "Interest on a figure for some days.",
            [
                field("interest", Form::Figure, "The figure.").like("\"debt\""),
                field("percent", Form::Decimal, "The rate of a year.")
                    .unit("percent")
                    .like("\"4\""),
                field("days", Form::Figure, "How many days.").like("\"days\""),
                field("year", Form::Choice(vec!["360", "365"]), "The days of a year."),
            ],
        ),
    ]
}

fn grade() -> Table {
    Table::new(
        "grade",
        "A grade of sizes.",
        [
            field(
                "from",
                Form::DecimalFromZero,
                "Where its weight begins; between the grades it slides.",
            )
            .unit("that of the figure")
            .missing("the end of the one before"),
            field("to", Form::DecimalFromZero, "Its end, which belongs to it.")
                .unit("that of the figure")
                .missing("no end; an error in all but the last")
                .like("\"10000\""),
            field("weight", Form::Decimal, "What each value is multiplied by.")
                .like("\"0.5\""),
        ],
    )
}
