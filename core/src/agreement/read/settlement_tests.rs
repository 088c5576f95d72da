//! The table `settlement`: what it says, and what is wrong with it.

use serde_json::{Value, json};

use crate::agreement::{Agreement, Operand, Stage, Syntax, line};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::facts::Status;
use crate::text::Lang;

fn deal(settlement: &Value) -> Result<Agreement, Diagnostics> {
    let text = json!({
        "format": 1, "id": "deal", "currency": "EUR", "title": { "en": "Deal" },
        "term": { "from": "2002-01-01", "to": "2002-12-31" },
        "sources": [{ "id": "book", "title": "The book" }],
        "buyers": { "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] },
        "measures": [
            { "id": "limit", "name": { "en": "Limit" }, "unit": "EUR", "of": "agreement" },
            { "id": "use", "name": { "en": "Use" }, "unit": "EUR" },
            { "id": "people", "name": { "en": "People" }, "unit": "resident", "of": "agreement" }],
        "charges": [{ "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use",
            "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "2" }] }],
        "settlement": settlement,
    });
    Agreement::read(text.to_string().as_bytes(), Syntax::Json)
}

/// The codes of what is wrong, each with its English words.
fn wrong(settlement: &Value) -> Vec<(&'static str, String)> {
    let problems = deal(settlement).unwrap_err();
    problems.iter().map(|one| (one.code().as_str(), one.message(Lang::En))).collect()
}

#[test]
fn all_that_the_table_says_is_kept() {
    let agreement = deal(&json!({
        "advance": { "percent": "80.5", "instalments": "12", "status": "budget", "source": "book" },
        "status": ["actual", "final"], "threshold": "10",
        "source": "book", "quote": "settled in March",
    }))
    .unwrap();
    let terms = agreement.settlement().unwrap();
    let advance = terms.advance.as_ref().unwrap();
    assert_eq!(advance.percent.to_string(), "80.5");
    assert_eq!(advance.instalments, Some(12));
    assert_eq!(advance.status, [Status::Budget]);
    assert_eq!(advance.citation.as_ref().unwrap().source.id, "book");
    assert_eq!(terms.status, [Status::Actual, Status::Final]);
    assert!(
        matches!(&terms.threshold, Some(Operand::Number(ten)) if *ten == Exact::from(10))
    );
    let quote = terms.citation.as_ref().unwrap().quote.as_deref();
    assert_eq!(quote, Some("settled in March"));
}

#[test]
fn nothing_of_it_must_be_said() {
    let agreement = deal(&json!({})).unwrap();
    let terms = agreement.settlement().unwrap();
    assert!(terms.advance.is_none() && terms.threshold.is_none());
    for stage in [None, Some(Stage::Advance), Some(Stage::Settlement)] {
        assert!(agreement.statuses(stage).is_empty());
    }
}

#[test]
fn a_correction_counts_the_facts_of_the_settlement() {
    let terms =
        json!({ "advance": { "percent": "1", "status": "budget" }, "status": "actual" });
    let agreement = deal(&terms).unwrap();
    let statuses = |stage| agreement.statuses(stage).to_vec();
    assert_eq!(statuses(None), []);
    assert_eq!(statuses(Some(Stage::Advance)), [Status::Budget]);
    assert_eq!(statuses(Some(Stage::Settlement)), [Status::Actual]);
    assert_eq!(statuses(Some(Stage::Correction)), [Status::Actual]);
}

#[test]
fn instalments_are_whole_and_at_least_two() {
    let of = |count: &str| {
        wrong(&json!({ "advance": { "percent": "80", "instalments": count } }))
    };
    for count in ["1", "0", "-2", "+12", "2.5", "367", "monthly", ""] {
        let told = format!("`{count}` is not one of the choices");
        assert_eq!(of(count), [("not-a-choice", told)]);
    }
    for count in ["2", "366"] {
        let terms = json!({ "advance": { "percent": "80", "instalments": count } });
        assert!(deal(&terms).is_ok());
    }
}

#[test]
fn what_is_wrong_is_told() {
    let codes = |settlement: Value| {
        let wrong = wrong(&settlement);
        wrong.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(codes(json!({ "advance": {} })), ["missing-field"]);
    assert_eq!(codes(json!({ "advance": { "percent": "0" } })), ["not-positive"]);
    assert_eq!(codes(json!({ "advance": { "percent": 80 } })), ["number-not-text"]);
    assert_eq!(codes(json!({ "advance": "80" })), ["wrong-type"]);
    assert_eq!(codes(json!({ "status": "known" })), ["not-a-choice"]);
    assert_eq!(codes(json!({ "status": "illustrative" })), ["not-a-choice"]);
    assert_eq!(codes(json!({ "status": [] })), ["empty-list"]);
    assert_eq!(codes(json!({ "threshold": "-1" })), ["below-zero"]);
    assert_eq!(codes(json!({ "threshold": "lmit" })), ["unknown-reference"]);
    assert_eq!(codes(json!({ "treshold": "1" })), ["unknown-field"]);
    assert_eq!(codes(json!({ "quote": "said" })), ["missing-field"]);
}

#[test]
fn the_threshold_is_one_amount_of_money() {
    assert!(deal(&json!({ "threshold": "limit" })).is_ok());
    assert_eq!(wrong(&json!({ "threshold": "use" }))[0].0, "shape-mismatch");
    let people = wrong(&json!({ "threshold": "people" }));
    let told = "`people` is in resident, and EUR is wanted here";
    assert_eq!(people, [("unit-mismatch", told.to_owned())]);
}

/// The codes of what is wrong where a charge has this name.
fn named(id: &str, settlement: Option<Value>) -> Vec<&'static str> {
    let mut deal = json!({
        "format": 1, "id": "deal", "currency": "EUR", "title": { "en": "Deal" },
        "term": { "from": "2002-01-01", "to": "2002-12-31" },
        "buyers": { "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] },
        "charges": [{ "id": id, "name": { "en": "Fee" }, "kind": "pool",
            "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "2" }],
            "key": { "equal": "buyers" } }],
    });
    if let (Some(settlement), Some(fields)) = (settlement, deal.as_object_mut()) {
        fields.insert("settlement".into(), settlement);
    }
    let problems = Agreement::read(deal.to_string().as_bytes(), Syntax::Json);
    let problems = problems.map_or_else(|found| found, |_| Diagnostics::new());
    problems.iter().map(|one| one.code().as_str()).collect()
}

#[test]
fn no_charge_is_called_as_a_line_that_none_makes() {
    for id in line::OF_ALL {
        assert_eq!(named(id, None), ["reserved-id"], "{id}");
    }
    for id in line::OF_SETTLED {
        assert_eq!(named(id, Some(json!({}))), ["reserved-id"], "{id}");
        // An agreement that bills an advance in its own way may call it so.
        assert_eq!(named(id, None), Vec::<&str>::new(), "{id}");
    }
}
