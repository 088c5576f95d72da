//! Words of other times: earlier years, earlier statements, a part of the period.

use crate::agreement::{Succession, TakeYears, Unpaid};
use crate::format_reference::charges::{counts, index_fields};
use crate::format_reference::form::Form;
use crate::format_reference::table::{By, Field, Table, Variant, field};

pub(super) fn tables() -> Vec<Table> {
    vec![prior(), member()]
}

pub(super) fn measure() -> Vec<Variant> {
    vec![
        Variant::new(
            "measure",
            "A measure, of the billed year or of earlier ones.",
            [
                field("measure", Form::reference("a measure"), "The measure.")
                    .like("\"use\""),
                field(
                    "years_before",
                    Form::Whole(0, 9),
                    "How many years before the billed one.",
                )
                .unit("years")
                .or("0"),
                field(
                    "to",
                    Form::DayOfYear,
                    "The last day of the last quarter or month, `02-28` of February.",
                )
                .or("12-31"),
                field(
                    "take",
                    Form::choice(&TakeYears::NAMES),
                    "Whether they are added up or averaged.",
                )
                .or("sum"),
            ],
        )
        .choosing(By::AtMostOne, counts()),
    ]
}

pub(super) fn words() -> Vec<Variant> {
    vec![
        Variant::alone(
            field(
                "prior",
                Form::table("prior"),
                "What each buyer paid by an earlier statement, given with the call.",
            )
            .like(r#"{ "charge": "base-fee", "years_before": "1" }"#),
        ),
        Variant::new("index", "A price that follows an index.", index()),
        Variant::new(
            "prorate",
            "For the part of the period for which buyers belong.",
            [
                field("prorate", Form::Figure, "The figure for the whole period.")
                    .like("\"base-fee-of-year\""),
                field(
                    "by",
                    Form::choice(&Succession::NAMES),
                    "Whether days are counted, or months by their first billed day.",
                )
                .or("days"),
                field(
                    "members",
                    Form::some(Form::table("member")),
                    "Who belongs when; who is not named belongs all the time.",
                )
                .like(r#"[{ "buyer": "435", "from": "2002-03-01" }]"#),
            ],
        ),
    ]
}

fn index() -> Vec<Field> {
    let index = Form::reference("a measure of the agreement");
    let mut fields = vec![
        field("index", index, "The index.").like("\"index\""),
        field("of", Form::Figure, "The price of the year `base`.").like("\"price\""),
    ];
    fields.extend(index_fields());
    fields
}

fn prior() -> Table {
    let charge = field(
        "charge",
        Form::reference("a charge"),
        "What each paid by this charge or memo.",
    );
    let bill = field("bill", Form::Choice(vec!["total"]), "What each paid in all.");
    Table::new(
        "prior",
        "A figure of an earlier statement.",
        [
            field("agreement", Form::reference("an agreement"), "Whose statement; with it any charge may be named.")
                .missing("this agreement's")
                .like("\"family-work\""),
            field("years_before", Form::Whole(1, 9), "Of how many years before the billed one.").unit("years").or("1"),
            field("missing", Form::choice(&Unpaid::NAMES), "What holds where the statement, its charge or the buyer is missing: an error, or zero; `new` is zero for a buyer of whom the statements of the year say nothing.")
                .or("fail"),
        ],
    )
    .choosing(
        By::OneOf,
        [
            Variant::alone(charge.missing("`bill` is needed")),
            Variant::alone(bill.missing("`charge` is needed")),
        ],
    )
}

fn member() -> Table {
    Table::new(
        "member",
        "When a buyer belongs; several rows of one are added up.",
        [
            field("buyer", Form::Buyer, "The buyer."),
            field("from", Form::Day, "First day.")
                .missing("from the beginning")
                .like("\"2002-03-01\""),
            field("to", Form::Day, "Last day.")
                .missing("to the end")
                .like("\"2002-06-30\""),
        ],
    )
}
