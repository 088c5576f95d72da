//! What is made of illustrative facts says so, measure by measure, and nothing else does.

use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::Code;
use crate::facts::{Earlier, Facts};
use crate::municipality::Register;
use crate::period::Period;
use crate::statement::Statement;
use crate::text::Lang;

const CARE: &str = r#"{
  "format": 1, "id": "care", "currency": "EUR", "title": { "en": "Care" },
  "term": { "from": "2001-01-01", "to": "2003-12-31" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
  "measures": [
    { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" },
    { "id": "stay", "name": { "en": "Stay" }, "unit": "EUR", "missing": "zero" },
    { "id": "case", "name": { "en": "Case" }, "unit": "EUR", "of": "client" },
    { "id": "spare", "name": { "en": "Spare" }, "unit": "EUR", "missing": "zero" }],
  "steps": [
    { "id": "stays", "name": { "en": "Stays" }, "measure": "stay", "years": "2" },
    { "id": "cases", "name": { "en": "Cases" }, "clients": "case" },
    { "id": "before", "name": { "en": "Before" }, "prior": { "bill": "total", "missing": "zero" } }],
  "charges": [
    { "id": "shared", "name": { "en": "Shared" }, "kind": "pool", "measure": "cost",
      "key": { "equal": "buyers" } },
    { "id": "of-stays", "name": { "en": "Of stays" }, "kind": "step", "amount": "stays" },
    { "id": "of-cases", "name": { "en": "Of cases" }, "kind": "step", "amount": "cases" },
    { "id": "as-before", "name": { "en": "As before" }, "kind": "step", "amount": "before" }]
}"#;

fn statement(rows: &str, earlier: &[&Statement]) -> Statement {
    let agreement = Agreement::read(CARE.as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let table =
        format!("buyer,measure,period,value,status,client\n,cost,2002,10,,\n{rows}");
    let earlier = earlier.iter().map(|one| {
        // As if it were of the year before.
        let text =
            one.to_json(Lang::En).replace(r#""period": "2002""#, r#""period": "2001""#);
        Earlier::from_json(&text).unwrap()
    });
    let facts = Facts::from_csv(table.as_bytes()).unwrap();
    plan.evaluate(&facts.with_earlier(earlier.collect()).unwrap()).unwrap()
}

/// What the warnings are of.
fn of(rows: &str, earlier: &[&Statement]) -> Vec<String> {
    let statement = statement(rows, earlier);
    let made_up = statement.warnings().iter().map(|warning| {
        assert_eq!(warning.code(), Code::IllustrativeFacts);
        warning.value("id", Lang::En).unwrap().to_owned()
    });
    made_up.collect()
}

#[test]
fn each_measure_is_told_once() {
    assert_eq!(of("", &[]), [] as [&str; 0]);
    assert_eq!(of("a,stay,2002,1,illustrative,\n", &[]), ["stay"]);
    let two = "a,stay,2002-01,1,actual,\na,stay,2002-02,1,illustrative,\nb,stay,2002,1,illustrative,\n";
    assert_eq!(of(two, &[]), ["stay"]);
    assert_eq!(
        of("a,case,2002,1,illustrative,k\nb,stay,2002,2,illustrative,\n", &[]),
        ["stay", "case"]
    );
}

#[test]
fn only_what_is_used_is_told() {
    // The year before counts where the step looks at it, and no other year.
    assert_eq!(of("a,stay,2001,1,illustrative,\n", &[]), ["stay"]);
    let unused = "a,stay,2000,1,illustrative,\na,stay,2003,1,illustrative,\na,case,2001,1,illustrative,k\n\
        a,spare,2002,1,illustrative,\na,stay,2002,,illustrative,\n";
    assert_eq!(of(unused, &[]), [] as [&str; 0]);
    assert_eq!(
        of("a,stay,2002,1,budget,\nb,stay,2002,1,preliminary,\n", &[]),
        [] as [&str; 0]
    );
}

#[test]
fn what_is_made_of_an_illustrative_statement_is_illustrative() {
    let made_up = statement("a,stay,2002,1,illustrative,\n", &[]);
    let real = statement("a,stay,2002,1,actual,\n", &[]);
    assert_eq!(of("", &[&made_up]), ["care 2001"]);
    assert_eq!(of("", &[&real]), [] as [&str; 0]);
}

#[test]
fn every_output_says_so() {
    let statement = statement("a,case,2002,1,illustrative,k\n", &[]);
    for (lang, words) in [
        (Lang::Fi, "Case: luvut ovat esimerkkejä"),
        (Lang::Sv, "Case: siffrorna är exempel"),
        (Lang::En, "Case: the figures are illustrative"),
    ] {
        for output in [
            statement.to_json(lang),
            statement.table(lang).to_text(),
            statement.published(3).unwrap().to_json(lang),
            statement.published(3).unwrap().table(lang).to_text(),
            statement.explain(Some("b")).unwrap().to_json(lang),
            statement.explain(None).unwrap().to_text(lang),
        ] {
            assert!(output.contains(words), "{output}");
        }
        assert!(statement.receipt(None).to_text(lang).contains(" illustrative=yes\n"));
    }
    assert!(statement.receipt(None).to_json().contains("\"illustrative\": \"yes\"\n"));
}
