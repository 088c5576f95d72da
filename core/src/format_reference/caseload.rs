//! What an agreement says of caseloads.

use super::form::Form;
use super::table::{Table, field};
use crate::caseload::{Apart, PartTime, Within};

pub(super) fn tables() -> Vec<Table> {
    vec![caseload(), cap(), cost()]
}

fn caseload() -> Table {
    Table::new(
        "caseload",
        "How many clients a responsible worker may have, and what posts cost ([caseloads](caseload.md)).",
        [
            field("caps", Form::some(Form::table("caseload-cap")), "Caps through time, in place of the law's.")
                .missing("those of the law that is embedded")
                .like(r#"[{ "from": "2024-01-01", "to": "2030-12-31", "cap": "30" }]"#),
            field("part_time", Form::choice(&PartTime::NAMES), "How many clients a part of a post may have: the cap times the part rounded so, or the whole cap.")
                .missing("`down`, or what the call says")
                .like("\"down\""),
            field("within", Form::choice(&Within::NAMES), "How far from their own clients may be moved.")
                .missing("`anywhere`, or what the call says")
                .like("\"team\""),
            field("apart", Form::choice(&Apart::NAMES), "Which clients are counted apart when posts are counted.")
                .missing("`form`, or what the call says")
                .like("\"form\""),
            field("costs", Form::some(Form::table("caseload-cost")), "What posts cost through time.")
                .missing("what the call says")
                .like(r#"[{ "from": "2024-01-01", "to": "2024-12-31", "salary": "45000", "on_costs": "21" }]"#),
        ],
    )
    .cited()
}

fn cap() -> Table {
    Table::new(
        "caseload-cap",
        "The most clients of one full post, for a time.",
        [
            field("from", Form::Day, "First day."),
            field("to", Form::Day, "Last day."),
            field("cap", Form::Whole(1, 999), "The most clients.").unit("clients"),
        ],
    )
}

fn cost() -> Table {
    Table::new(
        "caseload-cost",
        "What a full post costs a year, for a time.",
        [
            field("from", Form::Day, "First day."),
            field("to", Form::Day, "Last day."),
            field("salary", Form::DecimalFromZero, "Salary a year.").unit("the currency"),
            field(
                "on_costs",
                Form::DecimalFromZero,
                "What the employer pays on top of it.",
            )
            .unit("percent of the salary")
            .missing("nothing")
            .like("\"21\""),
            field(
                "overheads",
                Form::DecimalFromZero,
                "Rooms, tools, administration: a post and year.",
            )
            .unit("the currency")
            .missing("nothing")
            .like("\"6000\""),
        ],
    )
}
