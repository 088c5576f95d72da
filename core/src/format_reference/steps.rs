//! Steps: a name, a unit, and one word with its fields.

mod arithmetic;
mod mixing;
mod sharing;
mod short;
mod stated;
mod times;

use super::form::Form;
use super::table::{By, Table, Variant, field, id, name};

pub(super) fn tables() -> Vec<Table> {
    let mut tables = vec![step(), charge_of_figure()];
    tables.extend(stated::tables());
    tables.extend(mixing::tables());
    tables.extend(sharing::tables());
    tables.extend(times::tables());
    tables.extend(short::tables());
    tables
}

fn step() -> Table {
    let mut words = Vec::new();
    words.extend(times::measure());
    words.extend(stated::words());
    words.extend(arithmetic::words());
    words.extend(mixing::words());
    words.extend(sharing::words());
    words.extend(times::words());
    words.extend(short::words());
    Table::new(
        "step",
        "A named figure, made of others by one word ([steps](steps.md)).",
        [
            id("Identifier of the step, other than those of measures and charges.")
                .like("\"net-cost\""),
            name("What people call it.")
                .like(r#"{ "fi": "Nettokustannus", "en": "Net cost" }"#),
            field(
                "unit",
                Form::Unit,
                "Its unit: checked, and given where the word leaves it open.",
            )
            .missing("what the word gives"),
        ],
    )
    .cited()
    .choosing(By::OneOf, words)
}

fn charge_of_figure() -> Table {
    Table::new(
        "billed-by",
        "A figure: what each buyer pays by another charge, rounded as it is billed.",
        [field("charge", Form::reference("a charge"), "The charge.")],
    )
}

/// A word that has no further fields.
fn plain(
    word: &'static str,
    form: Form,
    meaning: &'static str,
    like: &'static str,
) -> Variant {
    Variant::alone(field(word, form, meaning).like(like))
}
