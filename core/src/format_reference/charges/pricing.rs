//! Words of a charge by rate: what is counted, and at what price.

use super::after;
use crate::agreement::{IndexOn, Parts, TakeBand};
use crate::format_reference::form::Form;
use crate::format_reference::table::{Field, Table, Variant, field};
use crate::rounding::Mode;

pub(super) fn tables() -> Vec<Table> {
    vec![counted(), tariff(), need(), index(), other()]
}

/// What is counted.
pub(super) fn included() -> Vec<Field> {
    vec![
        field("counted", Form::table("counted"), "The measure in billable units.")
            .missing("as it is")
            .like(r#"{ "size": "45", "into": "visit", "parts": "started" }"#),
        field("contracted", Form::Figure, "At least this quantity is charged.")
            .unit("that of the quantity")
            .missing("no least quantity")
            .like("\"100\""),
        field("included", Form::Figure, "This much is free.")
            .unit("that of the quantity")
            .missing("nothing is")
            .like("\"10\""),
        field(
            "others",
            Form::some(Form::table("other")),
            "Some pay another percentage of the amount; a buyer in several by the first.",
        )
        .missing("all pay the same")
        .like(r#"[{ "buyers": ["435"], "percent": "125" }]"#),
    ]
}

/// The price.
pub(super) fn priced() -> Vec<Variant> {
    vec![
        Variant::new(
            "rates",
            "A price through time.",
            [
                field("rates", Form::some(Form::table("rate")), "The price through time; a billed period lies within one of them.")
                    .missing("`tariffs` or `need` is needed")
                    .like(r#"[{ "from": "2002-01-01", "to": "2002-12-31", "price": "0.39" }]"#),
                after("Past the last price: an error, or the last one holds on."),
                field("index", Form::table("index-of-rate"), "An index that the price follows.")
                    .missing("none")
                    .like(r#"{ "measure": "index", "base": "2002", "to": "0.01" }"#),
            ],
        ),
        Variant::new(
            "tariffs",
            "Prices in bands, through time.",
            [
                field("tariffs", Form::some(Form::table("tariff")), "The bands through time; a billed period lies within one of them.")
                    .missing("`rates` or `need` is needed")
                    .like(r#"[{ "from": "2002-01-01", "to": "2002-12-31", "bands": [{ "price": "2" }] }]"#),
                after("Past the last tariff: an error, or the last one holds on."),
                field("take", Form::choice(&TakeBand::NAMES), "Each part at the price of its band, all at the price of the band that holds it, or that price once.")
                    .or("graduated"),
            ],
        ),
        Variant::alone(
            field("need", Form::table("need"), "The price that covers a cost.")
                .missing("`rates` or `tariffs` is needed")
                .like(r#"{ "cost": "cost", "to": "0.01" }"#),
        ),
    ]
}

fn counted() -> Table {
    Table::new(
        "counted",
        "A measure in billable units.",
        [
            field("size", Form::DecimalAboveZero, "How much makes one.")
                .unit("that of the measure")
                .like("\"45\""),
            field("into", Form::Unit, "The billable unit.").like("\"visit\""),
            field(
                "parts",
                Form::choice(&Parts::NAMES),
                "What becomes of a part of one: kept, counted as a whole one, or dropped.",
            ),
        ],
    )
}

fn tariff() -> Table {
    Table::new(
        "tariff",
        "Prices in bands that hold from one day to another.",
        [
            field("from", Form::Day, "First day on which they hold."),
            field("to", Form::Day, "Last day on which they hold.").like("\"2002-12-31\""),
            field(
                "bands",
                Form::some(Form::table("band")),
                "The bands, in rising order of `to`.",
            )
            .like(r#"[{ "to": "100", "price": "2.50" }, { "price": "2" }]"#),
        ],
    )
    .cited()
}

fn need() -> Table {
    let figures = |name, meaning| {
        field(name, Form::list(Form::Figure), meaning)
            .missing("nothing")
            .like(r#"["fees", { "charge": "base-fee" }]"#)
    };
    Table::new(
        "need",
        "The price that covers a cost: the cost by a quantity.",
        [
            field("cost", Form::Figure, "The cost.").like("\"cost\""),
            figures("plus", "Figures that are added to it; of a charge its sum."),
            figures("less", "Figures that are taken off it; of a charge its sum."),
            field("base", Form::Figure, "What it is divided by.")
                .missing("the sum of the quantity that is charged")
                .like("\"10000\""),
            field("to", Form::DecimalAboveZero, "The price is a multiple of it.")
                .unit("that of the price")
                .missing("it is not rounded")
                .like("\"0.01\""),
            field(
                "mode",
                Form::choice(&Mode::NAMES),
                "Where a price between two multiples goes; only with `to`.",
            )
            .missing("the mode of the agreement"),
        ],
    )
}

/// The fields of an index beside the measure and the price.
pub(in super::super) fn index_fields() -> Vec<Field> {
    vec![
        field("base", Form::Whole(1, 9999), "The year of which the price is.").like("\"2002\""),
        field("to", Form::DecimalAboveZero, "A year's price is a multiple of it.")
            .unit("that of the price")
            .like("\"0.01\""),
        field("on", Form::choice(&IndexOn::NAMES), "Whether each year goes on from the rounded price of the year before, or from that of the base year.")
            .or("unrounded"),
        field("years_before", Form::Whole(0, 9), "How many years before the billed one the index is of.")
            .unit("years")
            .or("0"),
        field("mode", Form::choice(&Mode::NAMES), "Where a price between two multiples goes.")
            .missing("the mode of the agreement"),
    ]
}

fn index() -> Table {
    let measure =
        field("measure", Form::reference("a measure of the agreement"), "The index.");
    let mut fields = vec![measure.like("\"index\"")];
    fields.extend(index_fields());
    Table::new("index-of-rate", "An index that a price follows.", fields)
}

fn other() -> Table {
    Table::new(
        "other",
        "Those who pay another percentage.",
        [
            field("buyers", Form::some(Form::Buyer), "The buyers."),
            field("percent", Form::Decimal, "What they pay of the amount.")
                .unit("percent")
                .like("\"125\""),
        ],
    )
}
