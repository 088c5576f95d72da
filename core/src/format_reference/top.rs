//! The file itself: who it is about, when it holds, what it cites.

use super::form::Form;
use super::table::{Table, field, id, name};

pub(super) fn tables() -> Vec<Table> {
    vec![top(), text(), provider(), term(), source(), note()]
}

fn top() -> Table {
    let some = |name| Form::some(Form::table(name));
    let list = |name| Form::list(Form::table(name));
    Table::new(
        "agreement",
        "One agreement: parties, figures, charges, rounding.",
        [
            field("format", Form::FormatOne, "Version of this format."),
            id("Identifier of the agreement.").like("\"family-work\""),
            field("currency", Form::Currency, "Currency of every amount. Its code is the unit of money."),
            field("title", Form::table("text"), "What people call the agreement."),
            field("summary", Form::table("text"), "What it is about, in a few sentences.").missing("none"),
            field("provider", Form::table("provider"), "Who delivers.")
                .missing("not said")
                .like(r#"{ "name": { "en": "City of Jyväskylä" }, "host": "179" }"#),
            field("term", Form::table("term"), "When the agreement holds.")
                .like(r#"{ "from": "2002-01-01", "to": "2002-12-31" }"#),
            field("sources", list("source"), "The documents that its terms cite.")
                .missing("none can be cited")
                .like(r#"[{ "id": "article", "title": "Cooperation agreement, 2001" }]"#),
            field("notes", list("note"), "Reservations that are shown as warnings.")
                .missing("none")
                .like(r#"[{ "id": "draft", "text": { "en": "Not signed yet" } }]"#),
            field("buyers", Form::table("buyers"), "Who is billed.")
                .like(r#"{ "scheme": "fi-municipality", "on": "period", "region": "13" }"#),
            field("units", list("unit"), "Own units of quantities.")
                .missing("`resident`, `buyer`, `share`, `client` and the currency alone")
                .like(r#"[{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }]"#),
            field("measures", list("measure"), "The quantities that charges and steps count.")
                .missing("none")
                .like(r#"[{ "id": "population", "name": { "en": "Population" }, "unit": "resident" }]"#),
            field("divisions", list("division"), "Divisions of the buyers into areas.")
                .missing("none")
                .like(r#"[{ "id": "banks", "areas": [{ "id": "north", "name": { "en": "North" }, "buyers": ["435"] }] }]"#),
            field("steps", list("step"), "Named figures, each made of others by one word ([steps](steps.md)).")
                .missing("none")
                .like(r#"[{ "id": "net-cost", "name": { "en": "Net cost" }, "minus": ["cost", "grants"] }]"#),
            field("membership", Form::table("membership"), "Which buyers belong when, where they come and go ([words](words.md)).")
                .missing("all belong all the time")
                .like(r#"{ "by": "months", "members": [{ "buyer": "435", "to": "2002-06-30" }] }"#),
            field("charges", some("charge"), "The terms that put money on buyers, in the order of the bill.").or_not_stated()
                .like(r#"[{ "id": "fee", "name": { "en": "Fee" }, "kind": "step", "amount": "net-cost" }]"#),
            field("services", list("service"), "What is delivered, and what covers it ([services](services.md)).")
                .missing("none are named")
                .like(r#"[{ "id": "advice", "name": { "en": "Advice" }, "covered": "free" }]"#),
            field("arrangements", list("arrangement"), "Who provided what for whom through time.")
                .missing("none")
                .like(r#"[{ "id": "before", "provider": { "en": "Joint authority" }, "recipients": { "text": { "en": "All" } }, "tasks": { "en": "Foster care" }, "to": "1991" }]"#),
            field("phases", list("project-phase"), "The phases of a project.")
                .missing("none")
                .like(r#"[{ "id": "mapping", "name": { "en": "Mapping" }, "from": "2007-05-01", "to": "2007-08-31" }]"#),
            field("figures", list("key-figure"), "Key figures that a document prints.")
                .missing("none")
                .like(r#"[{ "id": "clients", "name": { "en": "Clients" }, "value": "1891", "unit": "client" }]"#),
            field("network", Form::table("network"), "Areas, offices, teams and ways of placing them ([network](network.md)).")
                .missing("nothing is said of them")
                .like(r#"{ "on": "2022-01-01", "residents": { "series": "population-2022-borders", "day": "2021-12-31" }, "areas": [{ "id": "north", "name": { "en": "North" }, "members": ["435"] }], "offices": [{ "id": "hall", "name": { "en": "Hall" }, "municipality": "435", "area": "north" }] }"#),
            field("funders", list("funder"), "Who else pays: shown, billed to nobody.")
                .missing("none")
                .like(r#"[{ "id": "state", "name": { "en": "The state" }, "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "52500" }] }]"#),
            field("printed", list("printed"), "Totals that a document prints, to be compared with.")
                .missing("nothing is compared")
                .like(r#"[{ "id": "total", "name": { "en": "Total" }, "of": ["fee"], "totals": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "17500" }] }]"#),
            field(
                "settlement",
                Form::table("settlement"),
                "How a year is paid beforehand and settled afterwards.",
            )
            .missing("it is billed once")
            .like(r#"{ "advance": { "percent": "80", "instalments": "12" } }"#),
            field("responsibilities", list("responsibility"), "Who prepares, chooses and decides ([decisions](decisions.md)).")
                .missing("as the law says")
                .like(r#"[{ "measure": "place-choice", "chooses": { "en": "the responsible social worker" } }]"#),
            field("delegations", list("delegation"), "Which officer decides in a municipality, by its own rules.")
                .missing("not known")
                .like(r#"[{ "municipality": "853", "measure": "emergency-placement", "officer": "not stated" }]"#),
            field(
                "caseload",
                Form::table("caseload"),
                "How many clients a responsible worker may have, and what posts cost ([caseloads](caseload.md)).",
            )
            .missing("the caps of the embedded law")
            .like(r#"{ "part_time": "down", "within": "team" }"#),
            field("placements", Form::table("placements"), "How days and months in care are counted ([placements](placements.md)).")
                .missing("as [placements](placements.md) says")
                .like(r#"{ "forms": [{ "id": "institution", "name": { "en": "Institution" }, "days": "institution-days" }] }"#),
            field("rounding", Form::table("rounding"), "How money is rounded.")
                .missing("lines are rounded to the smallest unit of the currency, half up; of a pool by largest remainder")
                .like(r#"{ "unit": "0.01", "mode": "half-up" }"#),
        ],
    )
}

fn text() -> Table {
    let lang = |code, language, example| {
        field(code, Form::Line, language)
            .missing("English stands for it, then Finnish, then Swedish; one of the three is needed")
            .like(example)
    };
    Table::new(
        "text",
        "A text for people, in languages.",
        [
            lang("fi", "In Finnish.", "\"Perusmaksu\""),
            lang("sv", "In Swedish.", "\"Grundavgift\""),
            lang("en", "In English.", "\"Base fee\""),
        ],
    )
}

fn provider() -> Table {
    Table::new(
        "provider",
        "Who delivers.",
        [
            name("What people call it."),
            field("host", Form::Municipality, "The municipality that runs it.")
                .missing("not said")
                .like("\"179\""),
        ],
    )
}

fn term() -> Table {
    Table::new(
        "term",
        "When the agreement holds, both days included. A billed year is cut to it.",
        [
            field("from", Form::Day, "First day."),
            field("to", Form::Day, "Last day.")
                .missing("its end is not stated: any later year may be asked for, and what is missing then is told")
                .like("\"2002-12-31\""),
        ],
    )
    .cited()
}

fn source() -> Table {
    Table::new(
        "source",
        "A document that terms cite.",
        [
            id("Identifier of the source.").like("\"article\""),
            field("title", Form::Line, "Its title, as printed.")
                .like("\"Cooperation agreement, 2001\""),
            field("publisher", Form::Line, "Who published it.")
                .missing("not said")
                .like("\"City of Jyväskylä\""),
            field("url", Form::Line, "Where it can be read.")
                .missing("not said")
                .like("\"https://example.org/agreement.pdf\""),
        ],
    )
}

fn note() -> Table {
    Table::new(
        "note",
        "A reservation that is shown as a warning on statements.",
        [
            id("Identifier of the note.").like("\"draft\""),
            field("text", Form::table("text"), "What is said."),
            field("period", Form::Period, "Only on statements of this period.")
                .missing("of every period"),
        ],
    )
    .cited()
}
