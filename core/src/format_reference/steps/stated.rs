//! Words with figures that the agreement states.

use crate::agreement::TakeBand;
use crate::format_reference::charges::{after, dated};
use crate::format_reference::form::Form;
use crate::format_reference::table::{By, Table, Variant, field};

pub(super) fn tables() -> Vec<Table> {
    vec![
        dated(
            "value",
            "A figure through time.",
            field("value", Form::Decimal, "The figure.")
                .unit("`unit` of the step, else 1")
                .or_not_stated(),
        ),
        band(),
    ]
}

pub(super) fn words() -> Vec<Variant> {
    vec![
        Variant::new(
            "values",
            "A figure of the agreement through time.",
            [
                field("values", Form::some(Form::table("value")), "The figure through time; a billed period lies within one of them.")
                    .like(r#"[{ "from": "2002-01-01", "to": "2002-12-31", "value": "2.50" }]"#),
                after("Past the last figure: an error, or the last one holds on."),
                field("buys", Form::Figure, "What a price is of: the unit is then the currency by that of this figure.")
                    .missing("`unit` of the step, else 1")
                    .like("\"use\""),
            ],
        ),
        Variant::new(
            "number",
            "A number.",
            [
                field("number", Form::Decimal, "The number.").like("\"100\""),
                field("like", Form::Figure, "The figure whose unit it has.")
                    .missing("`unit` of the step, else 1")
                    .like("\"use\""),
            ],
        ),
        Variant::alone(
            field("weights", Form::Either(vec![Form::some(Form::table("weight")), Form::Choice(vec!["equal"])]), "A figure for every buyer, or 1 for each.")
                .like(r#"[{ "buyer": "179", "weight": "63" }, { "buyer": "435", "weight": "37" }]"#),
        ),
        Variant::new(
            "tiers",
            "What a quantity is worth by prices in bands.",
            [
                field("tiers", Form::Figure, "The quantity.").like("\"use\""),
                field("take", Form::choice(&TakeBand::NAMES), "Each part at the price of its band, all at the price of the band that holds it, or that price once.")
                    .or("graduated"),
            ],
        )
        .choosing(
            By::OneOf,
            [
                Variant::alone(field("bands", Form::some(Form::table("band")), "The bands, in rising order of `to`.")
                    .like(r#"[{ "to": "100", "price": "2.50" }, { "price": "2" }]"#).missing("`tariffs` is needed")),
                Variant::new(
                    "tariffs",
                    "Bands through time.",
                    [
                        field("tariffs", Form::some(Form::table("tariff")), "The bands through time; a billed period lies within one of them.")
                            .missing("`bands` is needed")
                            .like(r#"[{ "from": "2002-01-01", "to": "2002-12-31", "bands": [{ "price": "2" }] }]"#),
                        after("Past the last tariff: an error, or the last one holds on."),
                    ],
                ),
            ],
        ),
    ]
}

fn band() -> Table {
    Table::new(
        "band",
        "A band of prices, from the end of the one before.",
        [
            field("to", Form::DecimalFromZero, "Its end, which belongs to it.")
                .unit("the unit of the quantity")
                .missing("no end; an error in all but the last")
                .like("\"100\""),
            field(
                "price",
                Form::Decimal,
                "Price of a unit, or of the band with `take = \"fee\"`.",
            )
            .unit("the unit of the step by that of the quantity")
            .like("\"2.50\""),
        ],
    )
}
