//! Words that make figures of others by arithmetic.

use super::plain;
use crate::agreement::Parts;
use crate::format_reference::form::Form;
use crate::format_reference::table::{Field, Variant, field};
use crate::rounding::Mode;

pub(super) fn words() -> Vec<Variant> {
    let like = r#"["use", "price"]"#;
    vec![
        plain("times", Form::figures(), "The product.", like),
        Variant::new(
            "per",
            "The first by the second.",
            [
                field("per", Form::pair(), "What is divided, and by what.")
                    .like(r#"["cost", "population"]"#),
                field(
                    "zero_gives",
                    Form::Decimal,
                    "What it is where it would be divided by zero.",
                )
                .missing("an error there")
                .like("\"0\""),
            ],
        ),
        plain("plus", Form::figures(), "The sum.", r#"["fees", "rent"]"#),
        plain(
            "minus",
            Form::pair(),
            "The first less the second.",
            r#"["cost", "grants"]"#,
        ),
        plain("least", Form::figures(), "The least of them.", r#"["use", "100"]"#),
        plain("greatest", Form::figures(), "The greatest of them.", r#"["use", "10"]"#),
        Variant::new(
            "sum",
            "The sum over all buyers or areas.",
            [
                field("sum", Form::Column, "What is added up.").like("\"use\""),
                within("The division whose areas each get the sum of their buyers.")
                    .missing("one sum over all"),
            ],
        ),
        plain(
            "spread",
            Form::Column,
            "For each buyer the value of its area.",
            "\"use-of-area\"",
        ),
        Variant::new(
            "convert",
            "In another unit.",
            [
                field("convert", Form::Figure, "What is converted.").like("\"minutes\""),
                field(
                    "size",
                    Form::DecimalAboveZero,
                    "How much makes one of the new unit.",
                )
                .unit("the unit of the figure")
                .like("\"45\""),
                field("into", Form::Unit, "The new unit.").like("\"hour\""),
                field(
                    "parts",
                    Form::choice(&Parts::NAMES),
                    "What becomes of a part of one: kept, counted as a whole one, or dropped.",
                ),
            ],
        ),
        Variant::new(
            "round",
            "A multiple of a number.",
            [
                field("round", Form::Figure, "What is rounded.").like("\"net-cost\""),
                field("to", Form::DecimalAboveZero, "Of which number.")
                    .unit("the unit of the figure")
                    .like("\"100\""),
                field(
                    "mode",
                    Form::choice(&Mode::NAMES),
                    "Where a value between two multiples goes.",
                )
                .missing("the mode of the agreement"),
            ],
        ),
    ]
}

/// `within`: a division.
pub(super) fn within(meaning: &'static str) -> Field {
    field("within", Form::reference("a division"), meaning).like("\"banks\"")
}
