//! Plans: what stands in the way of one, and what can be said without facts.

use super::*;
use crate::agreement::Syntax;
use crate::csv::Style;
use crate::facts::Facts;
use crate::text::Lang;

#[path = "sums_tests.rs"]
mod adding_up;
#[path = "asked_tests.rs"]
mod asked;
#[path = "handover_tests.rs"]
mod handing_over;
#[path = "islands_tests.rs"]
mod islands;
#[path = "registered_tests.rs"]
mod of_the_register;
#[path = "settled_tests.rs"]
mod settled;

/// Three municipalities; Bro ended with the year 2008. A series within the borders of its days, and
/// one within those of 2021.
const REGISTER: &str = "[register]
field,value
id,small
scheme,fi-municipality
from,2001-12-31
to,2021-12-31

[municipalities]
code,to,fi
001,,Ahola
002,2008-12-31,Bro
003,,Citala

[changes]
date,code,successor
2009-01-01,002,001

[divisions]
id,en
region,region

[areas]
division,code,en
region,13,South
region,14,North

[members]
division,area,from,to,codes
region,13,2001-12-31,2008-12-31,001 002
region,14,2001-12-31,2008-12-31,003
region,13,2009-01-01,2021-12-31,001
region,14,2009-01-01,2021-12-31,003

[sources]
id,title
own,Own
new,New

[series]
id,kind,borders,unit,source,en
own-borders,final,own,resident,own,on the borders of the day
new-borders,final,2021-01-01,resident,new,on the borders of 2021

[figures own-borders]
code,2001-12-31
001,100
002,300
003,50

[figures new-borders]
code,2001-12-31,2003-12-31
001,400,410
003,50,60
";

fn register() -> Register {
    Register::from_csv(REGISTER.as_bytes()).unwrap()
}

const REGION: &str =
    r#"{ "scheme": "fi-municipality", "region": "13", "on": "2001-12-31" }"#;
const OWN: &str = r#"{ "series": "own-borders", "day": "12-31", "years_before": "1" }"#;
const FEE: &str = r#"{ "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "people",
    "rates": [{ "from": "2002-01-01", "to": "2003-12-31", "price": "1" }] }"#;

/// An agreement of 2002 and 2003 with these buyers, this register and these charges.
fn agreement(buyers: &str, series: &str, charges: &str) -> Agreement {
    let text = format!(
        r#"{{ "format": 1, "id": "test", "currency": "EUR", "title": {{ "en": "Test" }},
          "term": {{ "from": "2002-01-01", "to": "2003-12-31" }}, "buyers": {buyers},
          "measures": [{{ "id": "people", "name": {{ "en": "People" }}, "unit": "resident",
            "register": {series} }}],
          "charges": [{charges}] }}"#
    );
    Agreement::read(text.as_bytes(), Syntax::Json).unwrap()
}

fn year(year: i16) -> Period {
    Period::year(year).unwrap()
}

/// Codes and English messages with help of what stands in the way of a bill without facts.
fn errors(agreement: &Agreement, period: &Period) -> Vec<(&'static str, String)> {
    let problems = match agreement.plan(&register(), period.clone()) {
        Ok(plan) => plan.evaluate(&Facts::none()).err().unwrap_or_default(),
        Err(problems) => problems,
    };
    let told = |d: &Diagnostic| {
        let help = d.help(Lang::En).unwrap_or_default();
        (d.code().as_str(), format!("{}; {help}", d.message(Lang::En)))
    };
    problems.iter().map(told).collect()
}

/// Expects one error of this code whose words hold all of `words`.
fn one(agreement: &Agreement, of: i16, code: &str, words: &[&str]) {
    let found = errors(agreement, &year(of));
    assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [code]);
    for word in words {
        assert!(found[0].1.contains(word), "{word}: {}", found[0].1);
    }
}

fn bills(agreement: &Agreement, of: i16) -> Vec<String> {
    let plan = agreement.plan(&register(), year(of)).unwrap();
    let statement = plan.evaluate(&Facts::none()).unwrap();
    statement
        .bills()
        .iter()
        .map(|bill| format!("{} {}", bill.code(), bill.total()))
        .collect()
}

#[test]
fn a_region_is_billed_in_the_order_of_codes() {
    let agreement = agreement(REGION, OWN, FEE);
    let plan = agreement.plan(&register(), year(2002)).unwrap();
    let names: Vec<&str> =
        plan.buyers().iter().map(|buyer| buyer.name.get(Lang::En)).collect();
    assert_eq!(names, ["Ahola", "Bro"]);
    assert_eq!(
        (plan.period().to_string(), plan.agreement().id()),
        ("2002".into(), "test")
    );
    assert_eq!(bills(&agreement, 2002), ["001 100", "002 300"]);
}

#[test]
fn a_period_is_a_calendar_year_of_the_term() {
    let agreement = agreement(REGION, OWN, FEE);
    one(
        &agreement,
        2001,
        "outside-term",
        &["2002-01-01/2003-12-31", "years of its term: 2002–2003"],
    );
    one(&agreement, 2004, "outside-term", &["2004"]);
    for period in ["2002Q1", "2002-03", "2002-03-15", "2002-01-01/2003-12-31"] {
        let found = errors(&agreement, &period.parse().unwrap());
        assert_eq!(
            found.iter().map(|found| found.0).collect::<Vec<_>>(),
            ["not-a-year"],
            "{period}"
        );
    }
    assert_eq!(errors(&agreement, &"2002-01-01/2002-12-31".parse().unwrap()), []);
}

/// A pool of these amounts, shared equally.
fn pool(amounts: &[(&str, &str, &str)], after: &str) -> Agreement {
    let amounts: Vec<String> = amounts
        .iter()
        .map(|(from, to, amount)| {
            format!(r#"{{ "from": "{from}", "to": "{to}", "amount": "{amount}" }}"#)
        })
        .collect();
    let charge = format!(
        r#"{{ "id": "rent", "name": {{ "en": "Rent" }}, "kind": "pool", "after": "{after}",
          "amounts": [{}], "key": {{ "equal": "buyers" }} }}"#,
        amounts.join(", ")
    );
    agreement(REGION, OWN, &charge)
}

#[test]
fn one_amount_holds_for_the_whole_year() {
    let (first, half) =
        (("2002-01-01", "2002-12-31", "10"), ("2002-01-01", "2002-06-30", "10"));
    let (second, late) =
        (("2003-01-01", "2003-12-31", "20"), ("2002-07-01", "2003-12-31", "20"));
    let both = pool(&[second, first], "fail");
    assert_eq!(bills(&both, 2002), ["001 5", "002 5"]);
    assert_eq!(bills(&both, 2003), ["001 10", "002 10"]);
    one(
        &pool(&[first], "fail"),
        2003,
        "ended",
        &["`rent`", "2002-12-31", "2003", "after = \"hold\""],
    );
    assert_eq!(bills(&pool(&[first], "hold"), 2003), ["001 5", "002 5"]);
    one(&pool(&[second], "fail"), 2002, "not-yet", &["`rent` begins on 2003-01-01"]);
    one(&pool(&[second], "hold"), 2002, "not-yet", &["2003-01-01"]);
    for after in ["fail", "hold"] {
        one(&pool(&[half, late], after), 2002, "changes", &["2002-07-01, inside 2002"]);
        one(&pool(&[late], after), 2002, "changes", &["2002-07-01"]);
    }
    one(&pool(&[half], "fail"), 2002, "changes", &["2002-07-01"]);
    assert_eq!(bills(&pool(&[half], "hold"), 2002), ["001 5", "002 5"]);
}

#[test]
fn a_year_is_cut_to_the_term() {
    let text = r#"{ "format": 1, "id": "short", "currency": "EUR", "title": { "en": "Short" },
      "term": { "from": "2002-05-01", "to": "2002-10-31" }, "buyers": { "scheme": "party",
        "list": [{ "code": "a", "name": { "en": "A" } }] },
      "charges": [{ "id": "rent", "name": { "en": "Rent" }, "kind": "pool",
        "amounts": [{ "from": "2002-05-01", "to": "2002-10-31", "amount": "7" }],
        "key": { "equal": "buyers" } }] }"#;
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    assert_eq!(bills(&agreement, 2002), ["a 7"]);
}

#[test]
fn buyers_are_looked_up_on_their_day() {
    let listed = |codes: &str, on: &str| {
        let buyers = format!(
            r#"{{ "scheme": "fi-municipality", "on": "{on}", "list": [{codes}] }}"#
        );
        agreement(&buyers, OWN, FEE)
    };
    assert_eq!(
        bills(&listed(r#"{ "code": "002" }, { "code": "001" }"#, "2002-06-30"), 2002),
        ["002 300", "001 100"]
    );
    one(
        &listed(r#"{ "code": "001" }, { "code": "004" }"#, "2001-12-31"),
        2002,
        "unknown-municipality",
        &["`004` on 2001-12-31"],
    );
    one(
        &listed(r#"{ "code": "001", "members": ["003", "999"] }"#, "2001-12-31"),
        2002,
        "unknown-municipality",
        &["`999`"],
    );
    one(
        &listed(r#"{ "code": "002" }"#, "2021-06-30"),
        2002,
        "unknown-municipality",
        &["`002` on 2021-06-30"],
    );
    one(
        &listed(r#"{ "code": "001" }"#, "2022-01-01"),
        2002,
        "unknown-map",
        &["2022-01-01", "2001-12-31/2021-12-31"],
    );
    let region = |code: &str| agreement(&REGION.replace("13", code), OWN, FEE);
    one(&region("15"), 2002, "unknown-area", &["no region `15` on 2001-12-31", "13, 14"]);
    assert_eq!(bills(&region("14"), 2002), ["003 50"]);
}

#[test]
fn populations_are_those_of_the_day_and_of_the_borders_of_the_buyers() {
    let series = |id: &str, years: &str| {
        let series =
            OWN.replace("own-borders", id).replace("\"1\"", &format!("\"{years}\""));
        agreement(REGION, &series, FEE)
    };
    one(
        &series("own-border", "1"),
        2002,
        "unknown-series",
        &["`own-border`", "it has own-borders, new-borders"],
    );
    one(
        &series("own-borders", "0"),
        2002,
        "no-figure",
        &["2002-12-31", "`people` for 2002", "figures for 2001-12-31"],
    );
    one(&series("own-borders", "2"), 2002, "no-figure", &["2000-12-31"]);
    one(&series("own-borders", "1"), 2003, "no-figure", &["2002-12-31"]);
    one(
        &series("new-borders", "1"),
        2002,
        "unlike-borders",
        &["borders of 2021-01-01", "those of 001, 002 are others on 2001-12-31"],
    );
    // No change touches the only one of the other region.
    let untouched = agreement(
        &REGION.replace("13", "14"),
        &OWN.replace("own-borders", "new-borders"),
        FEE,
    );
    assert_eq!(bills(&untouched, 2002), ["003 50"]);
    let later = agreement(
        r#"{ "scheme": "fi-municipality", "region": "13", "on": "2021-06-30" }"#,
        &OWN.replace("own-borders", "new-borders"),
        FEE,
    );
    assert_eq!(bills(&later, 2002), ["001 400"]);
    one(&later, 2003, "no-figure", &["2002-12-31", "2001-12-31, 2003-12-31"]);
    let own_of_later = agreement(
        r#"{ "scheme": "fi-municipality", "region": "13", "on": "2021-06-30" }"#,
        OWN,
        FEE,
    );
    one(&own_of_later, 2002, "unlike-borders", &["own-borders"]);
}

#[test]
fn a_buyer_that_the_series_does_not_know_wants_a_fact() {
    let buyers = r#"{ "scheme": "fi-municipality", "on": "2001-12-31", "list": [{ "code": "001" },
        { "scheme": "party", "code": "county", "name": { "en": "County" }, "members": ["002"] }] }"#;
    let agreement = agreement(buyers, OWN, FEE);
    one(
        &agreement,
        2002,
        "missing-fact",
        &["`people` of county in 2002", "add a row `county,people,2002,…`"],
    );
    let facts =
        Facts::from_csv(b"buyer,measure,period,value\ncounty,people,2002,300\n").unwrap();
    let plan = agreement.plan(&register(), year(2002)).unwrap();
    assert_eq!(plan.evaluate(&facts).unwrap().total().to_string(), "400");
}

#[test]
fn weights_and_carriers_are_buyers_of_the_region() {
    let pool = |key: &str, rounding: &str| {
        let charge = format!(
            r#"{{ "id": "rent", "name": {{ "en": "Rent" }}, "kind": "pool",
              "amounts": [{{ "from": "2002-01-01", "to": "2003-12-31", "amount": "10" }}],
              "key": {key}, "rounding": {rounding} }}"#
        );
        agreement(REGION, OWN, &charge)
    };
    let weights = |codes: &[&str]| {
        let all: Vec<String> = codes
            .iter()
            .map(|code| format!(r#"{{ "buyer": "{code}", "weight": "1" }}"#))
            .collect();
        format!(r#"{{ "weights": [{}] }}"#, all.join(", "))
    };
    assert_eq!(bills(&pool(&weights(&["002", "001"]), "{}"), 2002), ["001 5", "002 5"]);
    one(&pool(&weights(&["001"]), "{}"), 2002, "missing-weight", &["`002`"]);
    one(
        &pool(&weights(&["001", "002", "003"]), "{}"),
        2002,
        "unknown-buyer",
        &["`003`", "buyers: 001, 002"],
    );
    let named = |code: &str| {
        pool(
            r#"{ "equal": "buyers" }"#,
            &format!(r#"{{ "balance": {{ "buyer": "{code}" }} }}"#),
        )
    };
    assert_eq!(bills(&named("002"), 2002), ["001 5", "002 5"]);
    one(&named("003"), 2002, "unknown-buyer", &["`003`", "buyers: 001, 002"]);
}

#[test]
fn everything_that_stands_in_the_way_is_told_at_once() {
    let fee = FEE.replace("2003-12-31", "2002-12-31");
    let second = fee.replace("\"fee\"", "\"tax\"");
    let agreement = agreement(
        &REGION.replace("13", "99"),
        &OWN.replace("own-", "old-"),
        &format!("{fee}, {second}"),
    );
    let found = errors(&agreement, &year(2003));
    let codes: Vec<&str> = found.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes.iter().filter(|code| **code == "ended").count(), 2, "{codes:?}");
    assert!(
        codes.contains(&"unknown-area") && codes.contains(&"unknown-series"),
        "{codes:?}"
    );
}

#[test]
fn a_plan_says_which_facts_it_wants() {
    let text = r#"{ "format": 1, "id": "heat", "currency": "EUR", "title": { "en": "Heat" },
      "term": { "from": "2002-01-01", "to": "2002-12-31" },
      "buyers": { "scheme": "party", "list": [
        { "code": "a", "name": { "en": "A, \"old\"", "fi": "Ä" } }, { "code": "b", "name": { "en": "B" } }] },
      "measures": [
        { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" },
        { "id": "use", "name": { "en": "Use", "fi": "Käyttö" }, "unit": "share", "missing": "zero" }],
      "charges": [{ "id": "heat", "name": { "en": "Heat" }, "kind": "pool", "measure": "cost",
        "key": { "measure": "use" } }] }"#;
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&register(), year(2002)).unwrap();
    assert_eq!(
        plan.facts_csv(Style::Plain, Lang::En),
        "buyer,name,measure,unit,period,value\n,,cost,EUR,2002,\n\
        a,\"A, \"\"old\"\"\",use,share,2002,\nb,B,use,share,2002,\n"
    );
    // As it is, it states nothing, and it can be filled in.
    let empty = plan.facts_csv(Style::Plain, Lang::Fi);
    assert_eq!(Facts::from_csv(empty.as_bytes()).unwrap(), Facts::none());
    let filled = empty.replace("2002,\n", "2002,3\n");
    let statement = plan.evaluate(&Facts::from_csv(filled.as_bytes()).unwrap()).unwrap();
    assert_eq!(statement.total().to_string(), "3");
    let json: serde_json::Value =
        serde_json::from_str(&plan.facts_json(Lang::Fi)).unwrap();
    assert_eq!(json["schema"], "osuus.facts/1");
    assert_eq!(json["measures"][1]["name"], "Käyttö");
    assert_eq!(json["measures"][1]["missing"], "zero");
    assert_eq!(json["rows"][1]["name"], "Ä");
    assert_eq!(json["rows"].as_array().unwrap().len(), 3);
}

fn checked(agreement: &Agreement) -> Vec<&'static str> {
    // The agreements of these tests share their measures, and not each uses all.
    let found = agreement.check(&register());
    found.iter().map(|d| d.code().as_str()).filter(|code| *code != "unused").collect()
}

#[test]
fn a_check_tells_what_would_stop_a_bill_of_any_year() {
    assert_eq!(
        checked(&pool(&[("2002-01-01", "2003-12-31", "1")], "fail")),
        Vec::<&str>::new()
    );
    assert_eq!(
        checked(&pool(&[("2002-01-01", "2002-12-31", "1")], "fail")),
        ["ends-early"]
    );
    assert_eq!(
        checked(&agreement(&REGION.replace("13", "99"), OWN, FEE)),
        ["unknown-area"]
    );
    // The population of 2003 may still be given as facts.
    assert_eq!(checked(&agreement(REGION, OWN, FEE)), Vec::<&str>::new());
    let unshared = |key: &str, bounds: &str| {
        let charge = format!(
            r#"{{ "id": "rent", "name": {{ "en": "Rent" }}, "kind": "pool", "bounds": {bounds},
              "amounts": [{{ "from": "2002-01-01", "to": "2003-12-31", "amount": "10" }}], "key": {key} }}"#
        );
        checked(&agreement(REGION, OWN, &charge))
    };
    // What facts may mend is not told of before they are there.
    assert_eq!(unshared(r#"{ "measure": "people" }"#, "{}"), Vec::<&str>::new());
    assert_eq!(
        unshared(r#"{ "equal": "buyers" }"#, r#"{ "floor": "6" }"#),
        ["out-of-reach"]
    );
}

#[test]
fn a_term_without_a_real_end_is_checked_in_a_moment() {
    let text = r#"{ "format": 1, "id": "open", "currency": "EUR", "title": { "en": "Open" },
      "term": { "from": "0001-01-01", "to": "9999-12-31" },
      "buyers": { "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] },
      "charges": [{ "id": "rent", "name": { "en": "Rent" }, "kind": "pool",
        "amounts": [{ "from": "0001-01-01", "to": "9999-12-31", "amount": "1" }],
        "key": { "equal": "buyers" } }] }"#;
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    assert!(agreement.check(&register()).is_empty());
    assert_eq!(agreement.years().len(), 9999);
}

#[cfg(all(feature = "finland", feature = "library"))]
#[test]
fn the_embedded_agreements_pass_their_check() {
    let codes = |id: &str| -> Vec<(&'static str, Option<String>)> {
        let found =
            crate::library::agreement(id).unwrap().check(crate::finland::register());
        let told = |d: &Diagnostic| {
            (d.code().as_str(), d.value("id", Lang::En).map(str::to_owned))
        };
        found.iter().map(told).collect()
    };
    let note = |id: &str| ("note", Some(id.to_owned()));
    assert_eq!(
        codes("jyvaskyla-fund-model"),
        [note("year-assumed"), note("two-without-agreement")]
    );
    assert_eq!(
        codes("keski-suomi-cooperation-2007"),
        [
            note("rounding-inferred"),
            note("party-of-2008"),
            ("printed-total", Some("total".into()))
        ]
    );
    assert_eq!(
        codes("keski-suomi-pair-work"),
        [note("first-day-assumed"), note("own-worker"), note("not-for-vacancies")]
    );
}
