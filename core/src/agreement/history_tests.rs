//! Which version of an agreement holds when, and what was known of it.

use super::*;
use crate::agreement::Syntax;
use crate::exact::Exact;
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::date;
use crate::plan::Request;
use crate::statement::Statement;
use crate::text::Lang;

/// 2 euros a visit from 2002 on, for two parties.
const BASE: &str = r#"{ "format": 1, "id": "clinic", "currency": "EUR", "title": { "en": "Clinic" },
  "term": { "from": "2002-01-01", "to": "2005-12-31" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
  "units": [{ "id": "visit", "one": { "en": "visit" }, "many": { "en": "visits" } }],
  "measures": [{ "id": "visits", "name": { "en": "Visits" }, "unit": "visit", "missing": "zero" }],
  "charges": [{ "id": "care", "name": { "en": "Care" }, "kind": "rate", "measure": "visits",
    "rates": [{ "from": "2002-01-01", "to": "2009-12-31", "price": "2" }] }] }"#;

fn agreement() -> Agreement {
    Agreement::read(BASE.as_bytes(), Syntax::Json).unwrap()
}

/// An amendment of some fields more.
fn amendment(id: &str, from: &str, more: &str) -> String {
    let more = if more.is_empty() { String::new() } else { format!(", {more}") };
    format!(
        r#"{{ "format": 1, "amends": "clinic", "id": "{id}", "from": "{from}",
             "title": {{ "en": "Of {id}" }}{more} }}"#
    )
}

fn price(price: &str) -> String {
    format!(
        r#""charges": [{{ "id": "care",
            "rates": [{{ "from": "2000-01-01", "to": "2009-12-31", "price": "{price}" }}] }}]"#
    )
}

fn amended(texts: &[String]) -> Result<Agreement, Diagnostics> {
    agreement().amended(texts.iter().map(|text| (text.as_bytes(), Syntax::Json)))
}

fn year(year: i16) -> Request {
    Request::new(Period::year(year).unwrap())
}

fn statement(agreement: &Agreement, request: Request, facts: &str) -> Statement {
    let facts = format!("buyer,measure,period,value,known\n{facts}");
    let plan = agreement.plan(&Register::new(), request).unwrap();
    plan.evaluate(&Facts::from_csv(facts.as_bytes()).unwrap()).unwrap()
}

fn refused(agreement: &Agreement, of: i16) -> Diagnostic {
    let problems = agreement.plan(&Register::new(), year(of)).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems}");
    problems.iter().next().unwrap().clone()
}

/// The total of one visit of A in a year: the price.
fn of_one(agreement: &Agreement, request: Request) -> Exact {
    let row = format!("a,visits,{},1,\n", request.period());
    statement(agreement, request, &row).total().clone()
}

#[test]
fn a_version_holds_until_the_day_before_the_next() {
    let texts = [
        amendment("later", "2004-01-01", &price("5")),
        amendment("sooner", "2003-01-01", &price("3")),
    ];
    for order in [[0, 1], [1, 0]] {
        let agreement = amended(&order.map(|place| texts[place].clone())).unwrap();
        let prices = (2002..=2005).map(|of| of_one(&agreement, year(of)).to_string());
        assert_eq!(prices.collect::<Vec<_>>(), ["2", "3", "5", "5"]);
        assert_eq!(agreement.years(), [2002, 2003, 2004, 2005]);
        assert_eq!(agreement.term().to_string(), "2002-01-01/2005-12-31");
        let ids: Vec<&str> = agreement.amendments().iter().map(Amendment::id).collect();
        assert_eq!(ids, ["sooner", "later"]);
    }
    // One after the other they come to the same.
    let [later, sooner] = texts;
    let twice = amended(&[later]).unwrap();
    let twice = twice.amended([(sooner.as_bytes(), Syntax::Json)]).unwrap();
    assert_eq!(of_one(&twice, year(2003)).to_string(), "3");
    assert_eq!(of_one(&twice, year(2004)).to_string(), "5");
}

#[test]
fn of_one_day_the_one_agreed_last_lies_above() {
    let made = |id, agreed: &str, of| {
        let agreed = format!(r#""agreed": "{agreed}", {}"#, price(of));
        amendment(id, "2003-01-01", &agreed)
    };
    let texts = [made("aa", "2002-12-01", "7"), made("zz", "2002-11-01", "6")];
    assert_eq!(of_one(&amended(&texts).unwrap(), year(2003)).to_string(), "7");
    // Of one day by their identifiers; one without the day counts as known before all others.
    let texts = [made("zz", "2002-12-01", "7"), made("aa", "2002-12-01", "6")];
    assert_eq!(of_one(&amended(&texts).unwrap(), year(2003)).to_string(), "7");
    let texts =
        [made("aa", "2002-12-01", "7"), amendment("zz", "2003-01-01", &price("6"))];
    assert_eq!(of_one(&amended(&texts).unwrap(), year(2003)).to_string(), "7");
}

#[test]
fn a_change_inside_the_billed_days_is_refused_at_its_day() {
    let text = amendment("mid", "2003-07-01", &price("3"));
    let agreement = amended(std::slice::from_ref(&text)).unwrap();
    let found = refused(&agreement, 2003);
    assert_eq!(found.code(), Code::AmendedInside);
    assert_eq!(found.input(), Input::Amendment);
    let place = found.position().unwrap();
    assert_eq!(text.get(place.start..place.end), Some("\"2003-07-01\""));
    assert_eq!(place.amendment, Some(1));
    assert!(found.message(Lang::En).contains("`mid`"));
    assert_eq!(of_one(&agreement, year(2002)).to_string(), "2");
    assert_eq!(of_one(&agreement, year(2004)).to_string(), "3");
    // Days that are not billed do not count: from the day after the term the new one holds.
    let ended = r#""term": { "from": "2002-01-01", "to": "2003-06-30" }"#;
    let agreement = amended(&[amendment("end", "2003-07-01", ended)]).unwrap();
    assert_eq!(agreement.term().to_string(), "2002-01-01/2003-06-30");
    assert_eq!(of_one(&agreement, year(2003)).to_string(), "2");
    assert_eq!(refused(&agreement, 2004).code(), Code::OutsideTerm);
}

#[test]
fn the_term_is_prolonged_and_may_have_a_gap() {
    let longer = |id, from: &str| {
        amendment(
            id,
            from,
            &format!(r#""term": {{ "from": "{from}", "to": "2007-12-31" }}"#),
        )
    };
    let agreement = amended(&[longer("on", "2006-01-01")]).unwrap();
    assert_eq!(agreement.years(), [2002, 2003, 2004, 2005, 2006, 2007]);
    assert_eq!(of_one(&agreement, year(2007)).to_string(), "2");
    let agreement = amended(&[longer("on", "2007-01-01")]).unwrap();
    assert_eq!(agreement.years(), [2002, 2003, 2004, 2005, 2007]);
    let found = refused(&agreement, 2006);
    assert_eq!(found.code(), Code::OutsideTerm);
    let told = "2002-01-01/2005-12-31, 2007-01-01/2007-12-31";
    assert_eq!(found.value("term", Lang::En), Some(told));
    assert_eq!(found.value("years", Lang::En), Some("2002–2005, 2007"));
    let open = amendment("on", "2003-01-01", r#""term": { "without": ["to"] }"#);
    assert_eq!(amended(&[open]).unwrap().term().to_string(), "2002-01-01/..");
    // One that holds from before the term on leaves nothing of the first version.
    let all = amended(&[amendment("all", "2001-05-01", &price("3"))]).unwrap();
    assert_eq!(of_one(&all, year(2002)).to_string(), "3");
    assert_eq!(all.term().to_string(), "2002-01-01/2005-12-31");
    let first = amended(&[amendment("all", "0001-01-01", &price("3"))]).unwrap();
    assert_eq!(of_one(&first, year(2002)).to_string(), "3");
}

#[test]
fn what_was_agreed_later_was_not_known() {
    let back = format!(r#""agreed": "2003-05-20", {}"#, price("3"));
    let more = r#""agreed": "2004-02-01", "charges": [{ "id": "care", "removed": "yes" },
        { "id": "base", "name": { "en": "Base" }, "kind": "pool", "key": { "equal": "buyers" },
          "amounts": [{ "from": "2002-01-01", "to": "2009-12-31", "amount": "10" }] }]"#;
    let texts =
        [amendment("back", "2002-01-01", &back), amendment("pool", "2003-01-01", more)];
    let agreement = amended(&texts).unwrap();
    let on = |of, day| year(of).as_of(date(day).unwrap());
    let told = |request| {
        let statement = statement(&agreement, request, "a,visits,2002,1,\n");
        let ids: Vec<String> =
            statement.amendments().iter().map(|one| one.id().to_owned()).collect();
        (statement.total().to_string(), ids.join(" "))
    };
    let is = |total: &str, ids: &str| (total.to_owned(), ids.to_owned());
    assert_eq!(told(on(2002, "2003-05-19")), is("2", ""));
    assert_eq!(told(on(2002, "2003-05-20")), is("3", "back"));
    assert_eq!(told(year(2002)), is("3", "back"));
    assert_eq!(told(on(2003, "2004-01-31")), is("0", "back"));
    assert_eq!(told(year(2003)), is("10", "back pool"));
    assert_eq!(told(on(2003, "2003-01-31")), is("0", ""));
}

#[test]
fn one_amendment_may_rest_on_another() {
    let first = amendment(
        "first",
        "2002-01-01",
        &format!(
            r#""agreed": "2004-01-01", {}"#,
            r#""charges": [{ "id": "extra", "name": { "en": "Extra" }, "kind": "rate",
          "measure": "visits", "after": "hold",
          "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "1" }] }]"#
        ),
    );
    let second = amendment(
        "second",
        "2003-01-01",
        r#""charges": [{ "id": "extra", "removed": "yes" }]"#,
    );
    let agreement = amended(&[second.clone(), first]).unwrap();
    assert_eq!(of_one(&agreement, year(2002)).to_string(), "3");
    assert_eq!(of_one(&agreement, year(2003)).to_string(), "2");
    // As of a day on which only the second was known it cannot be laid, and says so.
    let then = year(2003).as_of(date("2003-06-01").unwrap());
    let problems = agreement.plan(&Register::new(), then).unwrap_err();
    let found = problems.iter().next().unwrap();
    assert_eq!((found.code(), found.input()), (Code::UnknownReference, Input::Amendment));
    let place = found.position().unwrap();
    assert_eq!(second.get(place.start..place.end), Some("\"extra\""));
}

#[test]
fn one_table_of_facts_does_for_all_versions() {
    let joined = r#""buyers": { "list": [{ "code": "c", "name": { "en": "C" } }] },
        "measures": [{ "id": "calls", "name": { "en": "Calls" }, "unit": "visit" }],
        "charges": [{ "id": "calls", "name": { "en": "Calls" }, "kind": "rate",
          "measure": "calls", "rates": [{ "from": "2003-01-01", "to": "2009-12-31", "price": "1" }] }]"#;
    let agreement = amended(&[amendment("join", "2003-01-01", joined)]).unwrap();
    let facts = "a,visits,2002,1,\na,visits,2003,1,\nb,visits,2003,1,\nc,visits,2003,1,\n\
                 a,calls,2003,10,\nb,calls,2003,20,\nc,calls,2003,30,\n";
    assert_eq!(statement(&agreement, year(2002), facts).total().to_string(), "2");
    // Three visits at 2, 60 calls at 1.
    let then = statement(&agreement, year(2003), facts);
    assert_eq!(then.total().to_string(), "66");
    assert_eq!(then.bill("c").unwrap().total().to_string(), "32");
    // What is said of the billed days of somebody who is no buyer then is wrong all the same.
    let wrong = |row: &str| {
        let facts = format!("buyer,measure,period,value\n{row}\n");
        let plan = agreement.plan(&Register::new(), year(2002)).unwrap();
        let facts = Facts::from_csv(facts.as_bytes()).unwrap();
        plan.evaluate(&facts)
            .unwrap_err()
            .iter()
            .map(Diagnostic::code)
            .collect::<Vec<_>>()
    };
    assert_eq!(wrong("c,visits,2002,1"), [Code::UnknownBuyer]);
    assert_eq!(wrong("a,calls,2002,1"), [Code::UnknownMeasure]);
    assert_eq!(wrong("d,visits,2003,1"), [Code::UnknownBuyer]);
    assert_eq!(wrong("a,walks,2003,1"), [Code::UnknownMeasure]);
}

#[test]
fn the_last_text_is_written_as_json_and_is_the_last_version() {
    let texts = [amendment("up", "2003-01-01", &price("3"))];
    let agreement = amended(&texts).unwrap();
    let anew = Agreement::read(agreement.to_json().as_bytes(), Syntax::Json).unwrap();
    assert_eq!(of_one(&anew, year(2002)).to_string(), "3");
    assert_eq!(anew.title(Lang::En), "Clinic");
    assert!(anew.amendments().is_empty());
}

#[test]
fn a_plan_knows_the_version_and_the_version_can_be_planned() {
    let texts = [amendment("up", "2003-01-01", &price("3"))];
    let agreement = amended(&texts).unwrap();
    let plan = agreement.plan(&Register::new(), year(2002)).unwrap();
    let version = plan.agreement();
    assert_eq!(version.term().to_string(), "2002-01-01/2002-12-31");
    assert_eq!(of_one(version, year(2002)).to_string(), "2");
    assert_eq!(refused(version, 2003).code(), Code::OutsideTerm);
    assert!(version.amendments().is_empty());
    assert_eq!(agreement.digest(), version.digest());
}

/// Each version is checked by what it says of its own time, and a row that one of them uses is of use.
#[test]
fn an_amended_agreement_is_checked_version_by_version() {
    let gone = r#""charges": [{ "id": "care", "removed": "yes" },
        { "id": "base", "name": { "en": "Base" }, "kind": "pool", "key": { "equal": "buyers" },
          "amounts": [{ "from": "2004-01-01", "to": "2005-12-31", "amount": "10" }] }],
        "measures": [{ "id": "visits", "removed": "yes" }], "units": [{ "id": "visit", "removed": "yes" }]"#;
    let late = r#""charges": [{ "id": "care",
        "rates": [{ "from": "2003-01-01", "to": "2003-12-31", "price": "3" }] }]"#;
    let texts =
        [amendment("gone", "2004-01-01", gone), amendment("late", "2003-01-01", late)];
    let agreement = amended(&texts).unwrap();
    let codes = |found: Diagnostics| -> Vec<Code> {
        found.iter().map(Diagnostic::code).collect()
    };
    assert_eq!(codes(agreement.check_text()), []);
    let facts = "buyer,measure,period,value\na,visits,2002,1\na,visits,2003,1\n";
    let facts = Facts::from_csv(facts.as_bytes()).unwrap();
    assert_eq!(codes(agreement.check_facts(&facts, &Register::new())), []);
    let beyond = "buyer,measure,period,value\na,visits,2002,1\na,visits,1999,1\n";
    let beyond = Facts::from_csv(beyond.as_bytes()).unwrap();
    let plain = codes(self::agreement().check_facts(&beyond, &Register::new()));
    assert_eq!(plain, [Code::FactOutsideTerm]);
}
