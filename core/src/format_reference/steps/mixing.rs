//! Words that choose between figures and mix them.

use super::plain;
use crate::format_reference::form::Form;
use crate::format_reference::table::{By, Table, Variant, field};

pub(super) fn tables() -> Vec<Table> {
    vec![condition(), part_of_mix()]
}

pub(super) fn words() -> Vec<Variant> {
    vec![
        Variant::new(
            "when",
            "One figure where a condition holds, else another.",
            [
                field("when", Form::table("condition"), "The condition.")
                    .like(r#"{ "figure": "population", "below": "10000" }"#),
                field("then", Form::Figure, "The value where it holds.").like("\"0\""),
                field("else", Form::Figure, "The value where it does not.")
                    .like("\"base-fee\""),
            ],
        ),
        Variant::new(
            "fraction",
            "The share of each in the whole.",
            [
                field("fraction", Form::Column, "What each has.").like("\"use\""),
                field("of", Form::Figure, "The whole.")
                    .missing("the sum over all")
                    .like("\"100000\""),
            ],
        ),
        plain(
            "mix",
            Form::some(Form::table("part-of-mix")),
            "A sum of weighted figures.",
            r#"[{ "of": "by-use", "weight": "0.6" }, { "of": "by-population", "weight": "0.4" }]"#,
        ),
        Variant::new(
            "blend",
            "A part of the way from the first to the second.",
            [
                field("blend", Form::pair(), "From what to what.")
                    .like(r#"["last-year", "new-share"]"#),
                field("part", Form::Figure, "The part of the way.")
                    .unit("1")
                    .like("\"0.25\""),
            ],
        ),
    ]
}

fn condition() -> Table {
    let compared = |name, meaning| {
        let with = field(name, Form::Figure, meaning).like("\"10000\"");
        Variant::alone(with.missing("another comparison is needed"))
    };
    let other = "another condition is needed";
    let first_day =
        |name, meaning| Variant::alone(field(name, Form::Day, meaning).missing(other));
    let figure =
        field("figure", Form::Figure, "The figure that is compared.").missing(other);
    Table::new("condition", "What a `when` asks of each buyer, or of the period.", [])
        .choosing(
            By::OneOf,
            [
                Variant::new("figure", "Compares two figures, value by value.", [figure])
                    .choosing(
                        By::OneOf,
                        [
                            compared("below", "Holds where it is less than this."),
                            compared("at_most", "Holds where it is this or less."),
                            compared("above", "Holds where it is more than this."),
                            compared("at_least", "Holds where it is this or more."),
                            compared("equals", "Holds where it is this."),
                        ],
                    ),
                Variant::alone(
                    field("buyers", Form::some(Form::Buyer), "Holds for these buyers.")
                        .missing(other),
                ),
                first_day(
                    "before",
                    "Holds where the first billed day is before this day.",
                ),
                first_day(
                    "from",
                    "Holds where the first billed day is this day or later.",
                ),
            ],
        )
}

fn part_of_mix() -> Table {
    Table::new(
        "part-of-mix",
        "One of the figures of a `mix`.",
        [
            field("of", Form::Figure, "The figure.").like("\"by-use\""),
            field("weight", Form::Decimal, "How much it counts.")
                .unit("1")
                .like("\"0.6\""),
        ],
    )
}
