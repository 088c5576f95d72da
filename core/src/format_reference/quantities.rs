//! Units, and quantities of buyers.

use super::form::Form;
use super::table::{By, Holds, Table, Variant, field, id, name};
use crate::agreement::{Fractions, Missing, Of, OnBorders};

pub(super) fn tables() -> Vec<Table> {
    vec![unit(), measure(), register()]
}

fn unit() -> Table {
    Table::new(
        "unit",
        "A unit of the agreement. `resident`, `buyer`, `share`, `client` and the currency are built in.",
        [
            id("Identifier of the unit.").like("\"hour\""),
            field("one", Form::table("text"), "What one is called.")
                .like(r#"{ "fi": "tunti", "en": "hour" }"#),
            field("many", Form::table("text"), "What several are called.")
                .like(r#"{ "fi": "tuntia", "en": "hours" }"#),
        ],
    )
}

fn measure() -> Table {
    Table::new(
        "measure",
        "A quantity, from facts or from the register.",
        [
            id("Identifier of the measure; facts name it.").like("\"population\""),
            name("What people call it.").like(r#"{ "fi": "Väkiluku", "en": "Population" }"#),
            field("unit", Form::UnitName, "What it counts.").like("\"resident\""),
            field("of", Form::choice(&Of::NAMES), "Whose it is: each buyer's, one figure for the whole agreement, or that of single clients, for a `clients` step only.")
                .or("buyer"),
            field("register", Form::table("register"), "The series of the register that it is taken from; only of buyers.")
                .missing("it comes from facts")
                .like(r#"{ "series": "population-2025-borders-preliminary", "day": "12-31", "years_before": "1" }"#),
            field("missing", Form::choice(&Missing::NAMES), "What holds where the facts have no row: an error, or zero.")
                .or("fail"),
            field("fractions", Form::choice(&Fractions::NAMES), "Whether it may have decimals.").or("allowed"),
        ],
    )
    .cited()
    .rule(Holds::There("register"), Holds::Is("of", "buyer"))
}

fn register() -> Table {
    Table::new(
        "register",
        "Where in the register a measure is taken from, and of which day.",
        [
            field("series", Form::Line, "The series.").like("\"population-2025-borders-preliminary\""),
            field("borders", Form::choice(&OnBorders::NAMES), "Whether figures on other borders are an error, or carried over to the buyers' map.")
                .or("alike"),
        ],
    )
    .choosing(
        By::OneOf,
        [
            Variant::new(
                "day",
                "The same day of every year.",
                [
                    field("day", Form::DayOfYear, "Day of the year; 29 February is none of every year.")
                        .missing("`on` or `latest` is needed"),
                    field("years_before", Form::Whole(0, 5), "How many years before the billed one.")
                        .unit("years")
                        .like("\"1\""),
                ],
            ),
            Variant::alone(
                field("on", Form::Day, "This day, whatever year is billed.")
                    .like("\"2001-12-31\"")
                    .missing("`day` or `latest` is needed"),
            ),
            Variant::alone(
                field("latest", Form::Choice(vec!["final"]), "The last day of a final series before the billed days.")
                    .missing("`day` or `on` is needed"),
            ),
        ],
    )
}
