//! A charge: its kinds, and the words that each takes.

use super::after;
use super::pricing::{included, priced};
use crate::agreement::Billed;
use crate::format_reference::form::Form;
use crate::format_reference::table::{By, Field, Table, Variant, field, id, name};

pub(super) fn tables() -> Vec<Table> {
    vec![charge(), between()]
}

fn charge() -> Table {
    let kinds = ["rate", "pool", "step", "equalisation", "high-cost"];
    Table::new(
        "charge",
        "A term that puts money on buyers. [Words](words.md) says how its fields work together.",
        [
            id("Identifier of the charge, other than those of steps."),
            name("What people call it: the label of its line."),
            field("kind", Form::Choice(kinds.to_vec()), "How it is worked out."),
            field(
                "billed",
                Form::choice(&Billed::NAMES),
                "`no` makes it a memo: shown on the bill, added to nothing.",
            )
            .or("yes"),
            field(
                "phase_in",
                Form::table("phase-in"),
                "From an old amount to the new one in parts.",
            )
            .missing("the new amount at once")
            .like(
                r#"{ "parts": [{ "from": "2002-01-01", "to": "2002-12-31", "percent": "25" }] }"#,
            ),
            field(
                "limits",
                Form::table("limits"),
                "The least and the most of each; what is cut off nobody makes up for.",
            )
            .missing("none")
            .like(r#"{ "minimum": "450", "maximum": { "rise": "15" } }"#),
            field(
                "rounding",
                Form::table("own-rounding"),
                "Own rounding terms.",
            )
            .missing("those of the agreement")
            .like(r#"{ "unit": "1" }"#),
        ],
    )
    .cited()
    .choosing(By::Value("kind"), [rate(), pool(), step(), equalisation(), high_cost()])
}

fn rate() -> Variant {
    let mut fields = vec![
        field("measure", Form::FigureName, "What is counted, of each buyer.")
            .like("\"population\""),
    ];
    fields.extend(included());
    fields.push(prorated(vec!["amount", "no"]));
    Variant::new("rate", "A price for each unit.", fields).choosing(By::OneOf, priced())
}

fn pool() -> Variant {
    let mut fields = vec![
        field("key", Form::table("key"), "The weights by which it is shared.")
            .like(r#"{ "measure": "population" }"#),
        field(
            "between",
            Form::table("between"),
            "First between the areas of a division, then by `key` within each.",
        )
        .missing("among all at once")
        .like(r#"{ "division": "banks", "key": { "measure": "population" } }"#),
        field(
            "bounds",
            Form::table("bounds"),
            "The least and the most of each; the others bear what is cut off.",
        )
        .missing("from zero up")
        .like(r#"{ "floor": "100", "ceiling": "20000" }"#),
        prorated(vec!["amount", "key", "no"]),
    ];
    fields.extend(net());
    Variant::new("pool", "A cost that is shared out by a key.", fields)
        .choosing(By::OneOf, cost())
}

fn step() -> Variant {
    let shown = |name, meaning| {
        field(name, Form::FigureName, meaning).missing("its line shows none")
    };
    Variant::new(
        "step",
        "What a step says.",
        [
            field(
                "amount",
                Form::Made,
                "The step that is billed: a figure of each buyer, in money.",
            )
            .like("\"net-cost\""),
            shown("quantity", "The quantity that its line shows."),
            shown("rate", "The rate that its line shows.").like("\"price\""),
            prorated(vec!["amount", "no"]),
        ],
    )
}

fn equalisation() -> Variant {
    let side = |name, meaning| {
        field(name, Form::table("key"), meaning).like(r#"{ "measure": "population" }"#)
    };
    let mut fields = vec![
        side("pays", "The key by which buyers pay the cost."),
        side("receives", "The key by which buyers receive it."),
        prorated(vec!["amount", "no"]),
    ];
    fields.extend(net());
    Variant::new(
        "equalisation",
        "Money moves between buyers only: all bills add up to zero.",
        fields,
    )
    .choosing(By::OneOf, cost())
}

fn high_cost() -> Variant {
    Variant::new(
        "high-cost",
        "What clients cost above a threshold, for the most part from a pool that all pay.",
        [
            field(
                "measure",
                Form::reference("a measure of clients"),
                "What each client costs.",
            )
            .like("\"care\""),
            field("threshold", Form::FigureFromZero, "Up to this the buyer pays alone.")
                .unit("that of the measure")
                .like("\"100000\""),
            field(
                "keeps",
                Form::DecimalFromZero,
                "How much of the rest stays with the buyer.",
            )
            .unit("percent")
            .like("\"20\""),
            field(
                "key",
                Form::table("key"),
                "The weights by which all pay into the pool.",
            )
            .like(r#"{ "measure": "population" }"#),
            prorated(vec!["amount", "no"]),
        ],
    )
}

/// What a cost is, before anything is added or taken off.
fn cost() -> Vec<Variant> {
    let amounts = field(
        "amounts",
        Form::some(Form::table("amount")),
        "What is shared out, through time.",
    );
    let like = r#"[{ "from": "2002-01-01", "to": "2002-12-31", "amount": "17500" }]"#;
    let measure = "What is shared out: one figure of the whole agreement, in money.";
    vec![
        Variant::new(
            "amounts",
            "The agreement states the amount.",
            [
                amounts.missing("`measure` is needed").like(like),
                after("Past the last amount: an error, or the last one holds on."),
            ],
        ),
        Variant::alone(
            field("measure", Form::FigureName, measure)
                .missing("`amounts` is needed")
                .like("\"cost\""),
        ),
    ]
}

/// What is added to a cost, taken off it, and paid by others.
fn net() -> [Field; 3] {
    let figures = |name, meaning| {
        field(name, Form::list(Form::Figure), meaning)
            .missing("nothing")
            .like(r#"["fees", { "charge": "base-fee" }]"#)
    };
    [
        figures("plus", "Figures that are added to the cost first; of a charge its sum."),
        figures("less", "Figures that are taken off it; of a charge its sum."),
        field(
            "funders",
            Form::some(Form::table("part-of-fund")),
            "Who pays a part first, one after another.",
        )
        .missing("nobody")
        .like(r#"[{ "id": "state", "name": { "en": "The state" }, "percent": "30" }]"#),
    ]
}

fn prorated(ways: Vec<&'static str>) -> Field {
    field(
        "prorated",
        Form::Choice(ways),
        "Where the agreement has `[membership]`: what counts for the part of the time only.",
    )
    .missing("an error where the agreement has `[membership]`")
    .like("\"no\"")
}

fn between() -> Table {
    Table::new(
        "between",
        "How a cost is shared between areas first.",
        [
            field("division", Form::reference("a division"), "The division.")
                .like("\"banks\""),
            field("key", Form::table("key"), "The weights, added up in each area.")
                .like(r#"{ "measure": "population" }"#),
        ],
    )
}
