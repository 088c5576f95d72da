//! What is delivered, by whom and when.

use super::form::Form;
use super::table::{By, Holds, Table, Variant, field, id, name};
use crate::service::{Channel, Covered, PlaceKind, YesNo};

pub(super) fn tables() -> Vec<Table> {
    vec![
        service(),
        condition(),
        arrangement(),
        recipients(),
        region(),
        place(),
        phase(),
        key_figure(),
        ages(),
    ]
}

fn service() -> Table {
    let text =
        |name, meaning| field(name, Form::table("text"), meaning).missing("not said");
    Table::new(
        "service",
        "What is delivered.",
        [
            id("Identifier of the service.").like("\"advice\""),
            name("What people call it."),
            field("covered", Form::choice(&Covered::NAMES), "What covers it: a fee paid in any case, a price for each performance, nothing, an agreement of its own, or whoever organises it.")
                .like("\"base-fee\""),
            field("charge", Form::reference("a charge"), "The charge that pays for it; of a free service one whose price is zero.")
                .or_not_stated()
                .missing("an error where `covered` is `base-fee` or `performance-price`")
                .like("\"fee\""),
            field("unit", Form::UnitName, "In what it is counted.")
                .missing("not said")
                .like("\"resident\""),
            field("channels", Form::list(Form::choice(&Channel::NAMES)), "How it reaches its users.")
                .missing("not said")
                .like(r#"["office", "mobile"]"#),
            text("users", "Who may use it."),
            text("basis", "The law or decision that it rests on."),
            field("from", Form::Day, "The first day on which it can be had.").missing("the first of the term"),
            field("to", Form::Day, "The last day on which it can be had.")
                .missing("the last of the term")
                .like("\"2002-12-31\""),
            field("capacity", Form::Whole(1, 9999), "How many workers there are for it.")
                .unit("workers")
                .missing("not said")
                .like("\"2\""),
            field("conditions", Form::list(Form::table("service-condition")), "What must be so before it can be had.")
                .missing("nothing")
                .like(r#"[{ "id": "own-worker", "question": { "en": "Is there one?" }, "wanted": "yes", "refusal": { "en": "There must be one" } }]"#),
        ],
    )
    .cited()
    .rule(Holds::Is("covered", "base-fee"), Holds::There("charge"))
    .rule(Holds::Is("covered", "performance-price"), Holds::There("charge"))
    .rule(Holds::Is("covered", "separate-agreement"), Holds::Missing("charge"))
    .rule(Holds::Is("covered", "organiser"), Holds::Missing("charge"))
    .rule(Holds::Is("covered", "not stated"), Holds::Missing("charge"))
}

fn condition() -> Table {
    Table::new(
        "service-condition",
        "What must be so before a service can be had.",
        [
            id("Identifier of the condition; answers name it.").like("\"own-worker\""),
            field("question", Form::table("text"), "What is asked."),
            field("wanted", Form::choice(&YesNo::NAMES), "The answer that is needed."),
            field(
                "refusal",
                Form::table("text"),
                "What is said where the answer is the other one.",
            ),
        ],
    )
    .cited()
}

fn arrangement() -> Table {
    let time = |name, meaning| field(name, Form::Period, meaning).missing("not stated");
    Table::new(
        "arrangement",
        "Who provided what for whom during a time.",
        [
            id("Identifier of the arrangement.").like("\"joint-authority\""),
            field("provider", Form::table("text"), "Who provided."),
            field("recipients", Form::table("recipients"), "For whom.")
                .like(r#"{ "text": { "en": "All of the region" }, "count": "32" }"#),
            field("tasks", Form::table("text"), "What was provided."),
            field("places", Form::list(Form::table("place")), "Where.")
                .missing("not said")
                .like(r#"[{ "kind": "branch", "municipality": "182" }]"#),
            time(
                "from",
                "When it began: a day, or the year or month that is all that is known.",
            )
            .like("\"1991\""),
            time("to", "When it ended, in the same way.")
                .missing("not stated, or it goes on"),
            field(
                "assumed",
                Form::table("text"),
                "What of it no source says; it is shown as an assumption.",
            )
            .missing("nothing"),
        ],
    )
    .cited()
}

fn recipients() -> Table {
    Table::new(
        "recipients",
        "For whom an arrangement was.",
        [
            field("text", Form::table("text"), "In words."),
            field("count", Form::Whole(1, 9999), "How many municipalities the document speaks of; held against the map where a `region` is named.")
                .missing("not said")
                .like("\"32\""),
        ],
    )
    .choosing(
        By::AtMostOne,
        [
            Variant::alone(
                field("region", Form::table("region"), "The municipalities of a region on a day.")
                    .missing("not said")
                    .like(r#"{ "code": "13", "on": "2002-01-01" }"#),
            ),
            Variant::alone(
                field("list", Form::list(Form::Municipality), "These municipalities.")
                    .missing("not said")
                    .like(r#"["182", "249"]"#),
            ),
        ],
    )
}

fn region() -> Table {
    Table::new(
        "region",
        "Every municipality of a region on a day.",
        [
            field("code", Form::Line, "Its code.").like("\"13\""),
            field("on", Form::Day, "The day whose map counts."),
        ],
    )
}

fn place() -> Table {
    Table::new(
        "place",
        "Where something was provided.",
        [
            field("kind", Form::choice(&PlaceKind::NAMES), "What it was."),
            field("municipality", Form::Municipality, "In which municipality."),
        ],
    )
}

fn phase() -> Table {
    Table::new(
        "project-phase",
        "A phase of a project.",
        [
            id("Identifier of the phase.").like("\"mapping\""),
            name("What people call it."),
            field("from", Form::Day, "First day.").like("\"2007-05-01\""),
            field("to", Form::Day, "Last day.").like("\"2007-08-31\""),
            field(
                "months",
                Form::Whole(1, 999),
                "How many months the document gives it; held against its days.",
            )
            .unit("months")
            .missing("not said")
            .like("\"4\""),
            field(
                "assumed",
                Form::table("text"),
                "What of it no source says; it is shown as an assumption.",
            )
            .missing("nothing"),
        ],
    )
    .cited()
}

fn key_figure() -> Table {
    Table::new(
        "key-figure",
        "A figure as a document prints it.",
        [
            id("Identifier of the figure; as a fact it is the measure of that name.")
                .like("\"clients\""),
            name("What people call it."),
            field("value", Form::Decimal, "As printed.").like("\"1891\""),
            field("unit", Form::UnitName, "What it counts."),
            field("period", Form::Period, "The time that it is of.")
                .missing("not stated: whoever uses it as a fact says it"),
            field("ages", Form::table("ages"), "The age group that it counts.")
                .missing("all")
                .like(r#"{ "from": "0", "to": "17" }"#),
            field(
                "sum_of",
                Form::list(Form::Identifier),
                "The figures that it should be the sum of; a phase counts by its months.",
            )
            .missing("it is no sum")
            .like("[]"),
        ],
    )
    .cited()
}

fn ages() -> Table {
    Table::new(
        "ages",
        "An age group.",
        [
            field("from", Form::Whole(0, 150), "The youngest.")
                .unit("years")
                .like("\"0\""),
            field("to", Form::Whole(0, 150), "The oldest.").unit("years").like("\"17\""),
        ],
    )
}
