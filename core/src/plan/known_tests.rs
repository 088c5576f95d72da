//! Which of several rows of one quantity holds, and what was known of it on a day.

use super::*;
use crate::agreement::Syntax;
use crate::facts::Facts;
use crate::period::date;
use crate::statement::Statement;
use crate::text::Lang;

const HOURS: &str = r#"{ "format": 1, "id": "hours", "currency": "EUR", "title": { "en": "Hours" },
  "term": { "from": "2002-01-01", "to": "2003-12-31" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
  "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
  "measures": [{ "id": "work", "name": { "en": "Work" }, "unit": "hour", "missing": "zero" }],
  "charges": [{ "id": "work", "name": { "en": "Work" }, "kind": "rate", "measure": "work",
    "rates": [{ "from": "2002-01-01", "to": "2003-12-31", "price": "1" }] }] }"#;

fn asked(rows: &str, as_of: Option<&str>) -> Result<Statement, Diagnostics> {
    let agreement = Agreement::read(HOURS.as_bytes(), Syntax::Json).unwrap();
    let mut request = Request::new(Period::year(2002).unwrap());
    if let Some(day) = as_of {
        request = request.as_of(date(day).unwrap());
    }
    let table = format!("buyer,measure,period,value,known\n{rows}\n");
    let facts = Facts::from_csv(table.as_bytes()).unwrap();
    agreement.plan(&Register::new(), request)?.evaluate(&facts)
}

fn total(rows: &str, as_of: Option<&str>) -> String {
    asked(rows, as_of).unwrap().total().to_string()
}

fn codes(rows: &str, as_of: Option<&str>) -> Vec<Code> {
    asked(rows, as_of).unwrap_err().iter().map(Diagnostic::code).collect()
}

/// Budgeted, counted, and corrected.
const THREE: &str =
    "a,work,2002,50,2003-03-01\na,work,2002,10,\na,work,2002,7,2002-06-30";

#[test]
fn the_one_known_last_holds() {
    assert_eq!(total(THREE, None), "50");
    assert_eq!(total(THREE, Some("2003-03-01")), "50");
    assert_eq!(total(THREE, Some("2003-02-28")), "7");
    assert_eq!(total(THREE, Some("2002-06-29")), "10");
    // The whole year is the same time however it is written.
    let written = "a,work,2002-01-01/2002-12-31,3,2002-02-01\na,work,2002,4,2002-02-02";
    assert_eq!(total(written, None), "4");
    // Of another buyer and of another time it says nothing.
    let apart = "a,work,2002Q1,1,2002-05-01\na,work,2002Q2,2,2002-08-01\nb,work,2002Q1,4,2002-08-01";
    assert_eq!(total(apart, None), "7");
    assert_eq!(total(apart, Some("2002-05-01")), "1");
}

#[test]
fn what_was_known_on_one_day_does_not_tell_which_holds() {
    let same = "a,work,2002,1,2002-05-01\na,work,2002,2,2002-05-01";
    assert_eq!(codes(same, None), [Code::FactsOverlap]);
    assert_eq!(total(same, Some("2002-04-30")), "0");
    assert_eq!(codes("a,work,2002,1,\na,work,2002,2,", None), [Code::FactsOverlap]);
    let below = format!("{same}\na,work,2002,3,2002-06-01");
    assert_eq!(codes(&below, None), [Code::FactsOverlap; 2]);
    // Unlike times are not the same figure known better.
    let unlike = "a,work,2002,1,2002-05-01\na,work,2002Q1,2,2002-06-01";
    assert_eq!(codes(unlike, None), [Code::FactsOverlap]);
    assert_eq!(total(unlike, Some("2002-05-31")), "1");
}

/// What was not known is held against the agreement all the same.
#[test]
fn every_row_is_checked() {
    let wrong = "a,work,2002,-1,2009-01-01\na,play,2002,1,2009-01-01";
    let found = codes(wrong, Some("2002-12-31"));
    assert_eq!(found, [Code::NegativeFact, Code::UnknownMeasure]);
}

#[test]
fn the_explanation_says_which_was_used_and_that_it_replaced_others() {
    let statement = asked(THREE, None).unwrap();
    let json = statement.explain(Some("a")).unwrap().to_json(Lang::En);
    assert!(json.contains("\"replaced\": \"2\""), "{json}");
    assert!(json.contains("\"known\": \"2003-03-01\""), "{json}");
    let told = |lang| statement.explain(Some("a")).unwrap().to_text(lang);
    assert!(told(Lang::En).contains("known on 1 March 2003, in place of 2 known before"));
    assert!(told(Lang::Fi).contains("2 aiemmin tiedetyn sijasta"));
    assert!(told(Lang::Sv).contains("i stället för 2 tidigare kända uppgifter"));
    let then = asked(THREE, Some("2002-12-31")).unwrap();
    let text = then.explain(Some("a")).unwrap().to_text(Lang::En);
    assert!(text.contains("in place of one known before"), "{text}");
    assert!(text.contains("As known on 31 December 2002"), "{text}");
    assert_eq!(then.as_of().map(|day| day.to_string()).as_deref(), Some("2002-12-31"));
    let first = asked("a,work,2002,10,", None).unwrap();
    assert!(!first.explain(None).unwrap().to_json(Lang::En).contains("replaced"));
}

/// Rows of clients as well, each client by itself.
#[test]
fn of_each_client_the_row_known_last_holds() {
    let text = HOURS
        .replace("\"missing\": \"zero\"", "\"of\": \"client\"")
        .replace("\"measure\": \"work\",", "\"measure\": \"sum\",")
        .replace(
            "\"charges\"",
            "\"steps\": [{ \"id\": \"sum\", \"name\": { \"en\": \"Sum\" }, \"clients\": \"work\" }], \"charges\"",
        );
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    let rows = "buyer,measure,period,value,known,client\na,work,2002,1,,k\na,work,2002,3,2003-01-01,k\n\
                a,work,2002,10,,l\nb,work,2002,100,,k\n";
    let facts = Facts::from_csv(rows.as_bytes()).unwrap();
    let of = |request: Request| {
        let plan = agreement.plan(&Register::new(), request).unwrap();
        plan.evaluate(&facts).unwrap().total().to_string()
    };
    let year = Request::new(Period::year(2002).unwrap());
    assert_eq!(of(year.clone()), "113");
    assert_eq!(of(year.as_of(date("2002-12-31").unwrap())), "111");
}
