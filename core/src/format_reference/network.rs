//! The service network.

use super::form::Form;
use super::table::{Field, Holds, Table, field, id, name};
use crate::network::OfficeKind;

pub(super) fn tables() -> Vec<Table> {
    vec![network(), residents(), area(), office(), team(), alternative()]
}

fn network() -> Table {
    Table::new(
        "network",
        "Where clients are met: areas, offices, teams, and ways of placing offices.",
        [
            field("on", Form::Day, "The day of the map that areas and distances are of."),
            field("residents", Form::table("residents"), "Which residents are counted.")
                .like(r#"{ "series": "population-2022-borders", "day": "2021-12-31" }"#),
            field("areas", Form::some(Form::table("network-area")), "Its areas; no municipality is in two.")
                .like(r#"[{ "id": "north", "name": { "en": "North" }, "members": ["435"] }]"#),
            field("offices", Form::some(Form::table("office")), "Its offices and shared rooms.")
                .like(r#"[{ "id": "hall", "name": { "en": "Hall" }, "municipality": "435", "area": "north" }]"#),
            field("teams", Form::list(Form::table("team")), "How many teams there are of each kind.")
                .missing("nothing is said of them")
                .like(r#"[{ "id": "open", "name": { "en": "Open care" }, "number": "10" }]"#),
            field("alternatives", Form::list(Form::table("alternative")), "Ways of placing the offices of an area; an office that is in none of them is there in any case.")
                .missing("the offices are as they are")
                .like(r#"[{ "id": "a", "name": { "en": "A" }, "area": "north", "offices": ["hall"] }]"#),
        ],
    )
}

fn residents() -> Table {
    Table::new(
        "residents",
        "Which residents are counted.",
        [
            field("series", Form::Line, "A series of the register.")
                .like("\"population-2022-borders\""),
            field("day", Form::Day, "The day of its figures."),
        ],
    )
}

fn of_area(meaning: &'static str) -> Field {
    field("area", Form::reference("an area of the network"), meaning).like("\"north\"")
}

fn area() -> Table {
    let codes = |name, meaning| {
        field(name, Form::list(Form::Municipality), meaning).like(r#"["435", "179"]"#)
    };
    Table::new(
        "network-area",
        "A part of the network, made of municipalities.",
        [
            id("Identifier of the area.").like("\"north\""),
            name("What people call it."),
            field("sub_regions", Form::list(Form::Line), "Codes of sub-regions; their municipalities on the day of the map belong to it.")
                .missing("`members` is needed")
                .like(r#"["135"]"#),
            codes("members", "Municipalities that belong to it.").missing("`sub_regions` is needed"),
            codes("except", "Municipalities of these that do not.").missing("all belong"),
            field("assumed", Form::table("text"), "What of it no source says; every answer shows it, as not verified.")
                .missing("nothing is assumed"),
        ],
    )
    .cited()
    .rule(Holds::Missing("sub_regions"), Holds::There("members"))
}

fn office() -> Table {
    Table::new(
        "office",
        "A place where clients are met.",
        [
            id("Identifier of the office.").like("\"hall\""),
            name("What people call it."),
            field(
                "municipality",
                Form::Municipality,
                "Where it is; distances are to the centre of that municipality.",
            )
            .like("\"435\""),
            of_area("Whom it serves."),
            field(
                "kind",
                Form::choice(&OfficeKind::NAMES),
                "Whether it is an office, or rooms that are shared with other services.",
            )
            .missing("an office")
            .like("\"shared-rooms\""),
        ],
    )
    .cited()
}

fn team() -> Table {
    Table::new(
        "team",
        "Teams of one kind.",
        [
            id("Identifier of the kind.").like("\"open\""),
            name("What people call them."),
            field("number", Form::Whole(1, 9999), "How many there are.").like("\"10\""),
            of_area("Where they work.").missing("in the whole network"),
        ],
    )
    .cited()
}

fn alternative() -> Table {
    Table::new(
        "alternative",
        "One of several ways of placing the offices of an area.",
        [
            id("Identifier of the alternative.").like("\"a\""),
            name("What people call it."),
            of_area("Whose offices it places."),
            field(
                "offices",
                Form::some(Form::reference("an office")),
                "The offices that are there if it is chosen.",
            )
            .like(r#"["hall"]"#),
        ],
    )
    .cited()
}
