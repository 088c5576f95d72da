//! What the register says of a measure: on which day, within which borders, of whom.

use super::super::*;
use super::islands::*;
use crate::agreement::Syntax;
use crate::csv::Style;
use crate::explain::{Detail, Figure};
use crate::text::Lang;

const YEAR_BEFORE: &str =
    r#"{ "series": "residents", "day": "12-31", "years_before": "1" }"#;

/// One euro for each resident by this reference to the register.
fn counted(codes: &[&str], reference: &str) -> String {
    deal(&moving(codes, "days"), &rate("people", "1")).replace(YEAR_BEFORE, reference)
}

fn on(day: &str) -> String {
    format!(r#"{{ "series": "residents", "on": "{day}" }}"#)
}

fn carried(reference: &str) -> String {
    reference.replace(" }", r#", "borders": "carried" }"#)
}

/// The figure of the one measure of a bill.
fn measured(text: &str, register: &Register, of: i16, buyer: &str) -> Figure {
    let statement = bill(text, register, &year(of), "").unwrap();
    let mut figure = statement.explain(Some(buyer)).unwrap().figure(Lang::En);
    while figure.step != "measure" {
        figure = figure.inputs.swap_remove(0);
    }
    figure
}

#[test]
fn a_figure_is_that_of_its_reference_day() {
    let latest = r#"{ "series": "residents", "latest": "final" }"#;
    let two_before = YEAR_BEFORE.replace("\"1\"", "\"2\"");
    for (reference, of, expected) in [
        (YEAR_BEFORE, 2007, "008 80, 002 200"),
        (YEAR_BEFORE, 2008, "008 81, 002 210"),
        (&two_before, 2008, "008 80, 002 200"),
        (&on("2006-12-31"), 2006, "008 80, 002 200"),
        (&on("2006-12-31"), 2008, "008 80, 002 200"),
        // A day of the year that is billed lies not before its days.
        (latest, 2007, "008 80, 002 200"),
        (latest, 2008, "008 81, 002 210"),
    ] {
        let text = counted(&["008", "002"], reference);
        let statement = bill(&text, &register(), &year(of), "").unwrap();
        assert_eq!(totals(&statement), expected, "{reference} of {of}");
    }
    let text = counted(&["008"], latest);
    for of in [2009, 2012] {
        let statement = bill(&text, &register(), &year(of), "").unwrap();
        assert_eq!(totals(&statement), "008 81");
    }
    refused(
        bill(&text, &register(), &year(2006), ""),
        "no-figure",
        &["2005-12-31", "2006-12-31 – 2007-12-31"],
    );
    refused(
        bill(&counted(&["008"], &on("2006-06-30")), &register(), &year(2008), ""),
        "no-figure",
        &["2006-06-30", "`people` for 2008"],
    );
}

#[test]
fn a_preliminary_series_has_no_latest_final_day() {
    let text = counted(&["008"], r#"{ "series": "early", "latest": "final" }"#);
    refused(
        bill(&text, &register(), &year(2009), ""),
        "not-final",
        &["`early` is preliminary", "name a final series, or a day"],
    );
    // Asked for by its day it is what it is.
    let text = counted(&["008"], r#"{ "series": "early", "on": "2008-12-31" }"#);
    let statement = bill(&text, &register(), &year(2009), "").unwrap();
    assert_eq!(totals(&statement), "008 82");
}

#[test]
fn figures_on_other_borders_are_refused_unless_no_change_touches_them() {
    let reference = on("2007-12-31");
    refused(
        bill(&counted(&["002", "008"], &reference), &register(), &year(2009), ""),
        "unlike-borders",
        &[
            "`residents` of 2007-12-31",
            "those of 002 are others on 2009-01-01",
            "carried",
        ],
    );
    refused(
        bill(
            &counted(&["002", "008", "007", "005"], &reference),
            &register(),
            &year(2009),
            "",
        ),
        "unlike-borders",
        &["002, 007, 005"],
    );
    let statement =
        bill(&counted(&["008"], &reference), &register(), &year(2009), "").unwrap();
    assert_eq!(totals(&statement), "008 81");
    // Before the change the borders are still alike, in the year itself as well.
    let statement =
        bill(&counted(&["002"], &reference), &register(), &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "002 210");
}

#[test]
fn figures_of_later_borders_hold_for_whom_no_change_touches() {
    let later = r#"{ "series": "later", "on": "2007-12-31" }"#;
    let alike = counted(&["008"], later);
    assert_eq!(totals(&bill(&alike, &register(), &year(2008), "").unwrap()), "008 81");
    let figure = measured(&alike, &register(), 2008, "008");
    assert!(figure.text.contains("borders of 1 January 2012"), "{}", figure.text);
    // Nothing is carried back to an earlier map.
    for reference in [later.to_owned(), carried(later)] {
        refused(
            bill(&counted(&["002", "008"], &reference), &register(), &year(2008), ""),
            "unlike-borders",
            &["borders of 2012-01-01, and those of 002 are others on 2008-01-01"],
        );
    }
    // On its own map it is as it was counted, and on one that is like it.
    let own = counted(&["002", "008"], later);
    for of in [2009, 2012] {
        assert_eq!(
            totals(&bill(&own, &register(), &year(of), "").unwrap()),
            "002 640, 008 81"
        );
    }
}

/// Of Fern's 440 three quarters, 330, are Bry's.
#[test]
fn carried_figures_are_sums_and_parts_and_say_so() {
    let text = counted(&["002", "005", "008"], &carried(&on("2007-12-31")));
    let statement = bill(&text, &register(), &year(2009), "").unwrap();
    assert_eq!(totals(&statement), "002 650, 005 310, 008 81");
    let figure = measured(&text, &register(), 2009, "002");
    assert_eq!(
        figure.text,
        "From the register: residents, 31 December 2007; borders of 31 December 2007. \
         Carried over to the municipalities of 1 January 2009: 001: 110 + 002: 210 + 006: 330."
    );
    let codes = ["001", "002", "006"].map(str::to_owned);
    assert_eq!(figure.detail["carried"], Detail::List(codes.to_vec().into()));
    assert_eq!(figure.source.unwrap().title, "Count of residents");
    // By way of one that came and went.
    let figure = measured(&text, &register(), 2009, "005");
    assert!(figure.text.ends_with("2009: 003: 310."), "{}", figure.text);
    // Nothing was carried over to whom no change touches.
    let figure = measured(&text, &register(), 2009, "008");
    assert!(!figure.text.contains("Carried") && !figure.detail.contains_key("carried"));
    // Gale had 700, and a quarter of Fern's 400 came to it.
    let text = counted(&["007"], &carried(&on("2006-12-31")));
    assert_eq!(totals(&bill(&text, &register(), &year(2009), "").unwrap()), "007 800");
    // Parts need not be whole.
    let thirds = changed(&[("006,002,3", "006,002,2")]);
    let text = counted(&["007", "002"], &carried(&on("2006-12-31")));
    let statement = bill(&text, &thirds, &year(2009), "").unwrap();
    // 700 and 400/3 are 833.33; 200, 100 and 800/3 are 566.67.
    assert_eq!(totals(&statement), "007 833.33, 002 566.67");
}

#[test]
fn what_is_carried_in_part_only_wants_a_fact() {
    // Nobody knows Gale's own figure of 2007.
    let text = counted(&["007", "008"], &carried(&on("2007-12-31")));
    refused(
        bill(&text, &register(), &year(2009), ""),
        "missing-fact",
        &["`people` of 007 in 2009"],
    );
    let statement =
        bill(&text, &register(), &year(2009), "007,people,2009,900\n").unwrap();
    assert_eq!(totals(&statement), "007 900, 008 81");
    assert_eq!(warnings(&statement), Vec::<&str>::new());
    // Nor how much of Fern went to whom, where no part is stated; Elm has nothing of it.
    let undivided = changed(&[("006,002,3", "006,002,"), ("006,007,1", "006,007,")]);
    let text = counted(&["002", "005"], &carried(&on("2006-12-31")));
    refused(
        bill(&text, &undivided, &year(2009), ""),
        "missing-fact",
        &["`people` of 002 in 2009"],
    );
}

#[test]
fn an_empty_table_of_facts_asks_for_what_the_register_does_not_know() {
    let table = |reference: &str| {
        let text = counted(&["007", "008"], reference);
        let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
        let csv = agreement
            .plan(&register(), year(2008))
            .unwrap()
            .facts_csv(Style::Plain, Lang::En);
        let rows: Vec<String> = csv
            .lines()
            .filter(|row| row.contains(",people,"))
            .map(str::to_owned)
            .collect();
        rows
    };
    assert_eq!(table(&on("2006-12-31")), Vec::<String>::new());
    assert_eq!(table(YEAR_BEFORE), ["007,Gale,people,resident,2008,"]);
    assert_eq!(
        table(&on("2005-12-31")),
        ["007,Gale,people,resident,2008,", "008,Hill,people,resident,2008,"]
    );
}

#[test]
fn borders_outside_the_data_are_not_carried() {
    let register =
        changed(&[("code,2006-12-31,2007-12-31", "code,1991-12-31,2007-12-31")]);
    let text = counted(&["008"], &on("1991-12-31"));
    refused(
        bill(&text, &register, &year(2008), ""),
        "unlike-borders",
        &["1991-12-31", "008"],
    );
    let text = counted(&["008"], &carried(&on("1991-12-31")));
    refused(
        bill(&text, &register, &year(2008), ""),
        "unknown-map",
        &["1991-12-31", "2001-12-31/2012-12-31"],
    );
}

#[test]
fn the_part_of_a_register_that_is_not_loaded_is_named() {
    let recent = changed(&[("to,2012-12-31", "to,2012-12-31\nrest,islands-older")]);
    let text = counted(&["008"], &on("2005-12-31"));
    refused(
        bill(&text, &recent, &year(2008), ""),
        "register-rest",
        &["`residents` for 2005-12-31", "`islands-older`"],
    );
    let older = Register::from_csv(
        b"[register]\nfield,value\nid,islands-older\nover,islands\n\n[sources]\nid,title\ncount,Count\n\n\
        [series]\nid,kind,borders,unit,source,en\nresidents,final,own,resident,count,residents\n\n\
        [figures residents]\ncode,2005-12-31\n008,79\n",
    )
    .unwrap();
    let whole = recent.with(older).unwrap();
    assert_eq!(totals(&bill(&text, &whole, &year(2008), "").unwrap()), "008 79");
    // With all of it there, a figure that is nowhere is not known.
    let text = counted(&["008"], &on("2004-12-31"));
    refused(bill(&text, &whole, &year(2008), ""), "no-figure", &["2004-12-31"]);
}

#[test]
fn an_overlay_is_named_where_it_was_used() {
    let ours = Register::from_csv(
        b"[register]\nfield,value\nid,ours\nover,islands\n\n[sources]\nid,title,publisher\nown,Own count,Bry\n\n\
        [series]\nid,kind,borders,unit,source,en\nresidents,final,own,resident,own,own residents\n\n\
        [figures residents]\ncode,2007-12-31\n002,222\n007,777\n",
    )
    .unwrap();
    let register = register().with(ours).unwrap();
    let text = counted(&["002", "007", "008"], YEAR_BEFORE);
    let statement = bill(&text, &register, &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "002 222, 007 777, 008 81");
    for (buyer, series, id, title) in [
        ("002", "own residents", "own", "Own count, Bry"),
        ("007", "own residents", "own", "Own count, Bry"),
        ("008", "residents", "count", "Count of residents"),
    ] {
        let figure = measured(&text, &register, 2008, buyer);
        assert!(
            figure.text.starts_with(&format!("From the register: {series}, ")),
            "{}",
            figure.text
        );
        let source = figure.source.unwrap();
        assert_eq!((source.id.as_str(), source.title.as_str()), (id, title));
        assert_eq!(figure.detail["series"], Detail::Text("residents".into()));
    }
}

/// All of this region.
fn region(area: &str, on: &str) -> String {
    let buyers =
        format!(r#"{{ "scheme": "fi-municipality", "on": "{on}", "region": "{area}" }}"#);
    deal(&buyers, &pool("12", "{}"))
}

#[test]
fn members_that_are_derived_are_told_of() {
    let told = |area: &str, on: &str, of: i16| {
        let statement = bill(&region(area, on), &register(), &year(of), "").unwrap();
        (totals(&statement), warnings(&statement).join(" "))
    };
    let bills = |text: &str, codes: &str| (text.to_owned(), codes.to_owned());
    assert_eq!(told("1", "2006-06-30", 2008), bills("001 4, 002 4, 003 4", ""));
    assert_eq!(told("1", "period", 2009), bills("002 6, 005 6", ""));
    // In 2008 no source speaks: Alho and Cove end before one does again, Bry is in both.
    assert_eq!(
        told("1", "2008-01-01", 2008),
        bills("001 4, 002 4, 003 4", "derived-membership")
    );
    assert_eq!(
        told("1", "period", 2007),
        bills("001 4, 002 4, 003 4", "derived-membership")
    );
    // Elm was founded after one had spoken.
    assert_eq!(
        told("1", "2008-11-01", 2008),
        bills("002 6, 005 6", "derived-membership")
    );
    let statement =
        bill(&region("1", "2008-01-01"), &register(), &year(2008), "").unwrap();
    let warning = statement.warnings()[0].message(Lang::En);
    for word in
        ["the region 1 on 2008-01-01", "2006-01-01/2006-12-31, 2009-01-01/2009-12-31"]
    {
        assert!(warning.contains(word), "{word}: {warning}");
    }
}

#[test]
fn a_region_of_which_something_is_not_known_is_refused() {
    let moved = changed(&[
        ("2009-12-31,002 005", "2009-12-31,002 005 008"),
        ("2009-12-31,007 008", "2009-12-31,007"),
    ]);
    for area in ["1", "2"] {
        refused(
            bill(&region(area, "2008-01-01"), &moved, &year(2008), ""),
            "unsure-membership",
            &[
                "whether 008 belonged",
                &format!("the region {area} on 2008-01-01"),
                "list the buyers",
            ],
        );
    }
    // On days on which a source speaks, nothing is unsure.
    let statement = bill(&region("1", "2009-06-30"), &moved, &year(2009), "").unwrap();
    assert_eq!(totals(&statement), "002 4, 005 4, 008 4");
    refused(
        bill(&region("1", "2005-12-31"), &register(), &year(2008), ""),
        "division-not-known",
        &["2005-12-31", "2006-01-01/2006-12-31"],
    );
}

#[test]
fn municipalities_are_those_of_the_scheme_of_the_register() {
    let abroad = changed(&[("fi-municipality", "se-municipality")]);
    let finnish = counted(&["008", "002"], YEAR_BEFORE);
    let text = finnish.replace("fi-municipality", "se-municipality");
    let statement = bill(&text, &abroad, &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "008 81, 002 210");
    refused(
        bill(&text, &register(), &year(2008), ""),
        "other-scheme",
        &["`se-municipality`", "`fi-municipality`"],
    );
    refused(
        bill(&finnish, &abroad, &year(2008), ""),
        "other-scheme",
        &["`se-municipality`"],
    );
    // Buyers with codes of their own are of no country.
    let parties = deal(
        r#"{ "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] }"#,
        &pool("1", "{}"),
    );
    assert_eq!(totals(&bill(&parties, &abroad, &year(2008), "").unwrap()), "a 1");
}
