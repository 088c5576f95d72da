//! Who is billed, and areas of those.

use super::form::Form;
use super::table::{By, Holds, Table, Variant, field, id, name};
use crate::agreement::Succession;

pub(super) fn tables() -> Vec<Table> {
    vec![buyers(), buyer(), division(), area()]
}

fn buyers() -> Table {
    let on = Form::Either(vec![Form::Day, Form::Choice(vec!["period"])]);
    Table::new(
        "buyers",
        "Who is billed: a region of a map, or a list.",
        [
            field("scheme", Form::Scheme, "What their codes are: municipalities of a register (`fi-municipality`, of three digits; two other letters for another country), or parties with codes of their own."),
            field("on", on, "The day whose map counts, or `\"period\"`: the map of the first billed day. Listed municipalities are looked up on it, and it knows their names.")
                .missing("an error with `region`; else nothing is looked up, and every buyer needs a `name`")
                .like("\"period\""),
            field("succession", Form::choice(&Succession::NAMES), "How what a buyer owes passes to its successor inside the period, see [methods](methods.md); only with `on = \"period\"`.")
                .missing("an error when a buyer ends inside the period"),
        ],
    )
    .choosing(
        By::OneOf,
        [
            Variant::alone(
                field("region", Form::Line, "Every municipality of this region on that day, in the order of codes; the scheme is `fi-municipality`.")
                    .like("\"13\"")
                    .missing("`list` is needed"),
            ),
            Variant::alone(
                field("list", Form::some(Form::table("buyer")), "These, in this order.").or_not_stated()
                    .like(r#"[{ "code": "435" }, { "code": "179" }]"#)
                    .missing("`region` is needed"),
            ),
        ],
    )
    .rule(Holds::There("region"), Holds::There("on"))
    .rule(Holds::There("region"), Holds::IsNot("scheme", "party"))
    .rule(Holds::There("succession"), Holds::There("on"))
    .rule(Holds::There("succession"), Holds::Is("on", "period"))
}

fn buyer() -> Table {
    Table::new(
        "buyer",
        "A buyer of the list.",
        [
            field("code", Form::Buyer, "Its code, of its scheme."),
            name("What people call it.").missing(
                "the name on the map of `on`; an error for a party, and without `on`",
            ),
            field("scheme", Form::Scheme, "What its code is.")
                .missing("the scheme of all buyers")
                .like("\"party\""),
            field(
                "members",
                Form::list(Form::Municipality),
                "The municipalities that it stands for.",
            )
            .missing("none")
            .like(r#"["435", "179"]"#),
        ],
    )
    .rule(Holds::Is("scheme", "party"), Holds::There("name"))
}

fn division() -> Table {
    Table::new(
        "division",
        "A division of the buyers into areas.",
        [
            id("Identifier of the division.").like("\"banks\""),
            field(
                "areas",
                Form::some(Form::table("area")),
                "Its areas; every buyer is in exactly one.",
            )
            .like(r#"[{ "id": "north", "name": { "en": "North" }, "buyers": ["435"] }]"#),
        ],
    )
}

fn area() -> Table {
    Table::new(
        "area",
        "An area of a division.",
        [
            id("Identifier of the area.").like("\"north\""),
            name("What people call it."),
            field("buyers", Form::some(Form::Buyer), "The buyers in it."),
        ],
    )
}
