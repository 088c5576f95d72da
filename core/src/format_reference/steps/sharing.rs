//! Words that divide a whole: among buyers, among funders, among clients.

use super::arithmetic::within;
use crate::agreement::{FundBase, TakeClient};
use crate::format_reference::form::Form;
use crate::format_reference::table::{By, Table, Variant, field, id, name};

pub(super) fn tables() -> Vec<Table> {
    vec![part_of_fund()]
}

pub(super) fn words() -> Vec<Variant> {
    let limit = |name, meaning| {
        let limit =
            field(name, Form::FigureFromZero, meaning).unit("that of the measure");
        Variant::alone(limit.missing("no limit").like("\"40\""))
    };
    vec![
        Variant::new(
            "share",
            "A pool shared by a key: the parts add up.",
            [
                field("share", Form::Figure, "The pool.").like("\"net-cost\""),
                field("by", Form::Column, "The key: a figure of each that shares.").like("\"population\""),
                field("floor", Form::FigureFromZero, "What each pays at least.")
                    .unit("that of the pool")
                    .missing("zero")
                    .like("\"100\""),
                field("ceiling", Form::FigureFromZero, "What each pays at most.")
                    .unit("that of the pool")
                    .missing("no limit")
                    .like("\"20000\""),
                within("The division in each of whose areas the area's own pool is shared.").missing("one pool for all"),
                field("rounding", Form::table("own-rounding"), "Own rounding terms.")
                    .missing("those of the agreement")
                    .like(r#"{ "unit": "1" }"#),
            ],
        ),
        Variant::new(
            "fund",
            "What funders leave of a whole; their parts are figures of their own, `\"STEP.FUNDER\"`.",
            [
                field("fund", Form::Figure, "The whole.").like("\"cost\""),
                field("funders", Form::some(Form::table("part-of-fund")), "Who pays a part, one after another.")
                    .like(r#"[{ "id": "state", "name": { "en": "The state" }, "percent": "30" }]"#),
            ],
        ),
        Variant::new(
            "clients",
            "A sum over the clients of each buyer.",
            [
                field("clients", Form::reference("a measure of clients"), "The measure, with `of = \"client\"`.").like("\"care-days\""),
                field("take", Form::choice(&TakeClient::NAMES), "What is added up: quantities, or the number of clients.").or("sum"),
            ],
        )
        .choosing(
            By::AtMostOne,
            [
                limit("above", "Only what lies above this; with `count` the clients above it."),
                limit("up_to", "Only what lies up to this; with `count` the clients up to it."),
            ],
        ),
    ]
}

fn part_of_fund() -> Table {
    Table::new(
        "part-of-fund",
        "One who pays a part of a whole.",
        [
            id("Identifier of the funder within the step.").like("\"state\""),
            name("What people call it.").like(r#"{ "fi": "Valtio", "en": "The state" }"#),
            field("percent", Form::Decimal, "How much it pays.")
                .or_not_stated()
                .unit("percent")
                .like("\"30\""),
            field(
                "of",
                Form::choice(&FundBase::NAMES),
                "Of the whole, or of what those before have left.",
            )
            .or("whole"),
            field("ceiling", Form::Figure, "What it pays at most.")
                .unit("that of the whole")
                .missing("no limit")
                .like("\"5000\""),
        ],
    )
}
