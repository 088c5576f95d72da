//! The table of facts.

use super::form::Form;
use super::table::{Table, field};
use crate::facts::Status;

pub(super) fn tables() -> Vec<Table> {
    vec![facts(), row()]
}

fn facts() -> Table {
    Table::new(
        "facts",
        "Facts: what buyers used, had and cost.",
        [field("rows", Form::list(Form::table("fact")), "One for each figure.")
            .like(r#"[{ "buyer": "435", "measure": "pair-work", "period": "2002", "value": "10" }]"#)],
    )
}

fn row() -> Table {
    let cell = |name, meaning| field(name, Form::Cell, meaning);
    let maybe = |name, meaning| field(name, Form::MaybeCell, meaning);
    Table::new(
        "fact",
        "A row: one figure of one buyer in one period.",
        [
            cell("buyer", "Code of the buyer.").missing("a measure of the whole agreement").like("\"435\""),
            cell("measure", "Identifier of the measure.").like("\"pair-work\""),
            cell("period", "When: `2002`, `2002Q1`, `2002-03`, `2002-03-15` or `2002-03-15/2002-06-30`.").like("\"2002\""),
            field("value", Form::DecimalCell, "The figure, a decimal; an empty one states nothing.").unit("that of the measure").like("\"10\""),
            field("status", Form::choice_cell(&Status::NAMES), "How sure it is; shown in the explanation.")
                .missing("not said")
                .like("\"actual\""),
            maybe("known", "The day on which it became known; shown in the explanation.").missing("not said").like("\"2003-02-01\""),
            maybe("unit", "Its unit, held against that of the measure.").missing("not compared").like("\"hour\""),
            maybe("name", "Name of the buyer, held against the agreement.").missing("not compared").like("\"Luhanka\""),
            maybe("client", "An opaque key of a client, for measures of clients and only for them.").missing("no client").like("\"k-17\""),
        ],
    )
}
