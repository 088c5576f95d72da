//! What stands beside charges, and rounding.

mod adjusting;
mod charge;
mod key;
mod pricing;

use super::form::Form;
use super::table::{By, Field, Table, Variant, field, id, name};
use crate::period::After;
use crate::rounding::{Mode, Rounded};

pub(super) use key::counts;
pub(super) use pricing::index_fields;

pub(super) fn tables() -> Vec<Table> {
    let mut tables = charge::tables();
    tables.extend(pricing::tables());
    tables.extend(key::tables());
    tables.extend(adjusting::tables());
    tables.extend([
        dated(
            "rate",
            "A price through time.",
            field("price", Form::Decimal, "Price of one unit.")
                .unit("the currency by the measure's")
                .or_not_stated(),
        ),
        dated(
            "amount",
            "An amount through time.",
            field("amount", Form::Decimal, "The amount.")
                .unit("the currency")
                .or_not_stated(),
        ),
        funder(),
        printed(),
        rounding("rounding", "How money is rounded, over the whole agreement."),
        rounding(
            "own-rounding",
            "Rounding terms of one charge or step, over those of the agreement.",
        ),
        balance(),
    ]);
    tables
}

/// `after` of a list of dated figures.
pub(super) fn after(what: &'static str) -> Field {
    field("after", Form::choice(&After::NAMES), what).or("fail")
}

/// A figure that holds from one day to another.
pub(super) fn dated(table: &'static str, about: &'static str, figure: Field) -> Table {
    Table::new(
        table,
        about,
        [
            field("from", Form::Day, "First day on which it holds."),
            field("to", Form::Day, "Last day on which it holds.").like("\"2002-12-31\""),
            figure,
        ],
    )
    .cited()
}

fn funder() -> Table {
    Table::new(
        "funder",
        "Somebody else who pays: shown, billed to nobody.",
        [
            id("Identifier of the funder, other than those of charges.")
                .like("\"state\""),
            name("What people call it.").like(r#"{ "fi": "Valtio", "en": "The state" }"#),
            field(
                "amounts",
                Form::some(Form::table("amount")),
                "What it pays, through time.",
            )
            .like(r#"[{ "from": "2002-01-01", "to": "2002-12-31", "amount": "52500" }]"#),
        ],
    )
    .cited()
}

fn printed() -> Table {
    Table::new(
        "printed",
        "A total that a document prints. A difference is a warning, and changes no figure.",
        [
            id("Identifier, other than those of charges and funders.").like("\"total\""),
            name("What people call it.").like(r#"{ "fi": "Yhteensä", "en": "Total" }"#),
            field("of", Form::some(Form::reference("a charge or a funder")), "What it should be the sum of."),
            field("totals", Form::some(Form::table("amount")), "The total, through time.")
                .like(r#"[{ "from": "2002-01-01", "to": "2002-12-31", "amount": "17500" }]"#),
        ],
    )
    .cited()
}

fn rounding(table: &'static str, about: &'static str) -> Table {
    let whole = table == "rounding";
    let above = "that of the agreement";
    let unit = field("unit", Form::DecimalAboveZero, "Amounts are multiples of it.")
        .unit("the currency")
        .missing(if whole { "the smallest unit of the currency" } else { above })
        .like("\"0.01\"");
    let mode = field(
        "mode",
        Form::choice(&Mode::NAMES),
        "Where an amount between two multiples goes, see [methods](methods.md).",
    );
    let mode = if whole { mode.or("half-up") } else { mode.missing(above) };
    let plain = Form::Choice(vec!["largest-remainder", "first", "last", "nobody"]);
    let balance = field(
        "balance",
        Form::Either(vec![plain, Form::table("balance")]),
        "Who carries what a shared whole leaves over, see [methods](methods.md).",
    );
    let balance =
        if whole { balance.or("largest-remainder") } else { balance.missing(above) };
    let mut fields = vec![unit, mode, balance];
    if whole {
        let lines = Form::choice(&Rounded::NAMES);
        fields.push(
            field(
                "lines",
                lines,
                "Whether every line is rounded, or only the total of each bill.",
            )
            .or("lines"),
        );
    }
    Table::new(table, about, fields)
}

fn balance() -> Table {
    let other = "another one is needed";
    let key = |name, meaning| {
        let key = Form::FigureName;
        field(name, key, meaning).missing(other).like("\"population\"")
    };
    let ranked = |name, meaning| {
        let rank = "The rank in the order of the key with which it begins; those before it come last.";
        let rank = field("rank", Form::Whole(1, 9), rank).or("1").like("\"2\"");
        Variant::new(name, meaning, [key(name, meaning), rank])
    };
    Table::new(
        "balance",
        "Who carries what a shared whole leaves over, by a key or by name.",
        [],
    )
    .choosing(
        By::OneOf,
        [
            ranked(
                "largest",
                "All of it on whoever has the greatest key; `weight` is the charge's own.",
            ),
            ranked("smallest", "All of it on whoever has the least."),
            Variant::alone(key(
                "descending",
                "A unit each, by the key from the greatest down.",
            )),
            Variant::alone(
                field(
                    "buyer",
                    Form::Buyer,
                    "All of it on this buyer, or on this area where areas share.",
                )
                .missing(other),
            ),
        ],
    )
}
