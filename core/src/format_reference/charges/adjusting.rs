//! What becomes of an amount: bounds, limits, phase-in, membership.

use super::after;
use crate::agreement::Succession;
use crate::format_reference::form::Form;
use crate::format_reference::table::{By, Field, Holds, Table, Variant, field};

pub(super) fn tables() -> Vec<Table> {
    vec![bounds(), limits(), limit(), phase_in(), phase(), earlier(), membership()]
}

/// A figure, or a percentage or change of one; or several, of which the strictest holds.
fn limited(name: &'static str, figure: Form, meaning: &'static str) -> Field {
    let one = vec![figure, Form::table("limit")];
    let several = Form::some(Form::Either(one.clone()));
    let form = Form::Either(one.into_iter().chain([several]).collect());
    field(name, form, meaning).unit("the currency").like("\"450\"")
}

fn bounds() -> Table {
    Table::new(
        "bounds",
        "The least and the most of each in a shared cost: the others bear what is cut off.",
        [
            limited("floor", Form::FigureFromZero, "At least.").missing("zero"),
            limited("ceiling", Form::FigureFromZero, "At most.").missing("no limit"),
            field("rounds", Form::Choice(vec!["all", "one"]), "Whether nobody ends below the floor, or only those are raised who fall below it at first; `one` without `ceiling`.")
                .or("all"),
        ],
    )
    .rule(Holds::Is("rounds", "one"), Holds::There("floor"))
    .rule(Holds::Is("rounds", "one"), Holds::Missing("ceiling"))
}

fn limits() -> Table {
    Table::new(
        "limits",
        "The least and the most of an amount; at least one of them.",
        [
            limited("minimum", Form::Figure, "At least.").missing("no least amount"),
            limited("maximum", Form::Figure, "At most.").missing("no limit"),
            field(
                "wins",
                Form::Choice(vec!["minimum", "maximum"]),
                "Which holds where the maximum is below the minimum.",
            )
            .or("minimum"),
        ],
    )
    .rule(Holds::Missing("maximum"), Holds::There("minimum"))
}

fn limit() -> Table {
    let moved = |name, meaning| {
        let changed = field(name, Form::DecimalFromZero, meaning).unit("percent");
        let new = field(
            "new",
            Form::Choice(vec!["fail", "free"]),
            "For a buyer of whom the earlier statements say nothing: an error, or no limit.",
        );
        let fields = [
            changed.missing("another of the three is needed").like("\"15\""),
            from("The earlier amount."),
            new.or("fail"),
        ];
        Variant::new(name, meaning, fields)
    };
    Table::new("limit", "A limit that is worked out.", []).choosing(
        By::OneOf,
        [
            Variant::new(
                "percent",
                "A percentage of a figure.",
                [
                    field("percent", Form::Decimal, "The percentage.")
                        .unit("percent")
                        .missing("another of the three is needed")
                        .like("\"20\""),
                    field("of", Form::Figure, "Of this figure.")
                        .missing("the cost that is shared; an error where none is")
                        .like("\"cost\""),
                ],
            ),
            moved("rise", "An earlier amount and so much more."),
            moved("fall", "An earlier amount and so much less."),
        ],
    )
}

/// `from`: an amount of an earlier time.
fn from(meaning: &'static str) -> Field {
    let form = Form::Either(vec![Form::Figure, Form::table("earlier")]);
    field("from", form, meaning)
        .missing("last year's amount of this charge")
        .like(r#"{ "prior": { "charge": "base-fee" } }"#)
}

fn phase_in() -> Table {
    Table::new(
        "phase-in",
        "From an old amount to the new one in parts.",
        [
            from("The old amount."),
            field(
                "parts",
                Form::some(Form::table("phase")),
                "How much of the way is gone, through time.",
            )
            .like(r#"[{ "from": "2002-01-01", "to": "2002-12-31", "percent": "25" }]"#),
            after("Past the last part: an error, or the last one holds on."),
        ],
    )
}

fn phase() -> Table {
    let gone = field("percent", Form::Decimal, "How much of the way is gone.");
    super::dated("phase", "A part of the way, for some time.", gone.unit("percent"))
}

fn earlier() -> Table {
    Table::new(
        "earlier",
        "An amount of an earlier statement.",
        [field("prior", Form::table("prior"), "Which, as the step `prior` says.")
            .like(r#"{ "charge": "base-fee", "years_before": "1" }"#)],
    )
}

fn membership() -> Table {
    Table::new(
        "membership",
        "Who belongs when. Each charge then says with `prorated` what counts for the part of the time.",
        [
            field("by", Form::choice(&Succession::NAMES), "Whether days are counted, or months by their first billed day.")
                .or("days"),
            field("members", Form::some(Form::table("member")), "Who belongs when; who is not named belongs all the time.")
                .like(r#"[{ "buyer": "435", "from": "2002-03-01" }]"#),
        ],
    )
    .cited()
}
