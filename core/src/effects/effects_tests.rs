use serde_json::{Value, json};

use super::*;
use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::Code;
use crate::facts::Facts;
use crate::period::Period;

/// Two parties; an hour costs a price, and a pool is shared by residents.
fn deal(price: &str, pool: &str, codes: &[&str]) -> Value {
    let buyers: Vec<Value> = codes
        .iter()
        .map(|code| json!({ "code": code, "name": { "en": code } }))
        .collect();
    let measure = |id: &str, unit: &str| json!({ "id": id, "name": { "en": id }, "unit": unit, "of": "buyer" });
    let days = |name: &str, value: &str| json!([{ "from": "2001-01-01", "to": "2005-12-31", name: value }]);
    json!({
        "format": 1, "id": "deal", "currency": "EUR", "title": { "en": "Deal" },
        "term": { "from": "2001-01-01", "to": "2005-12-31" },
        "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
        "buyers": { "scheme": "party", "list": buyers },
        "measures": [measure("hours", "hour"), measure("people", "resident")],
        "charges": [
            { "id": "work", "name": { "en": "Work" }, "kind": "rate", "measure": "hours",
              "rates": days("price", price) },
            { "id": "office", "name": { "en": "Office" }, "kind": "pool",
              "amounts": days("amount", pool), "key": { "measure": "people" } },
        ],
    })
}

fn side(name: &str, deal: &Value, year: i16, facts: &str) -> Alternative {
    let agreement = Agreement::read(deal.to_string().as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(year).unwrap()).unwrap();
    let facts = format!("buyer,measure,period,value\n{facts}");
    Alternative::new(name, plan, Facts::from_csv(facts.as_bytes()).unwrap())
}

fn effects(before: Alternative, after: Alternative) -> Effects {
    Effects::new(before, after, &Register::new(), &mut Watch::silent()).unwrap()
}

/// The effects on a buyer that are not nothing, by name.
fn told(effects: &Effects, buyer: &str) -> Vec<(String, String)> {
    let amounts = effects.in_cents(buyer).unwrap();
    let all =
        effects.causes().iter().zip(amounts).filter(|(_, amount)| !amount.is_zero());
    all.map(|(cause, amount)| (cause.name(), amount.to_string())).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(name, amount)| ((*name).to_owned(), (*amount).to_owned()))
        .collect()
}

const BEFORE: &str =
    "a,hours,2001,10\nb,hours,2001,20\na,people,2001,100\nb,people,2001,300\n";

/// 10 hours at 5 become 12 at 6: 2 x 5 = 10 of hours, 10 x 1 = 10 of the price, and 2 x 1 = 2 of both, half of
/// it each.
#[test]
fn what_price_and_volume_bring_together_is_halved() {
    let after =
        "a,hours,2002,12\nb,hours,2002,20\na,people,2002,100\nb,people,2002,300\n";
    let found = effects(
        side("one", &deal("5", "400", &["a", "b"]), 2001, BEFORE),
        side("two", &deal("6", "400", &["a", "b"]), 2002, after),
    );
    assert_eq!(told(&found, "a"), pairs(&[("price", "11"), ("volume", "11")]));
    assert_eq!(told(&found, "b"), pairs(&[("price", "20")]));
    assert_eq!(found.causes().len(), 3);
}

/// 400 by 100 : 300 residents is 100 and 300; by 100 : 100 it is 200 and 200.
#[test]
fn residents_are_told_apart_from_other_facts() {
    let after =
        "a,hours,2002,10\nb,hours,2002,20\na,people,2002,100\nb,people,2002,100\n";
    let found = effects(
        side("one", &deal("5", "400", &["a", "b"]), 2001, BEFORE),
        side("two", &deal("5", "400", &["a", "b"]), 2002, after),
    );
    assert_eq!(told(&found, "a"), pairs(&[("population", "100")]));
    assert_eq!(told(&found, "b"), pairs(&[("population", "-100")]));
}

/// c joins with 100 residents: the 400 are shared by 100 : 300 : 100, 80 and 240 and 80. What it pays is all
/// its own joining.
#[test]
fn whoever_joins_takes_a_part_of_the_pool() {
    let after = "a,hours,2002,10\nb,hours,2002,20\nc,hours,2002,4\na,people,2002,100\nb,people,2002,300\nc,people,2002,100\n";
    let found = effects(
        side("one", &deal("5", "400", &["a", "b"]), 2001, BEFORE),
        side("two", &deal("5", "400", &["a", "b", "c"]), 2002, after),
    );
    assert_eq!(told(&found, "a"), pairs(&[("membership", "-20")]));
    assert_eq!(told(&found, "b"), pairs(&[("membership", "-60")]));
    assert_eq!(told(&found, "c"), pairs(&[("membership", "100")]));
    let joined = found.changes.iter().filter(|one| one.factor == Factor::Membership);
    assert_eq!(joined.map(|one| one.id.as_str()).collect::<Vec<_>>(), ["c"]);
}

/// Weights that are written for a and b alone say nothing of c, so that its joining and the new weights are
/// one: 400 by 1 : 3 is 100 and 300, by 1 : 1 : 2 it is 100, 100 and 200.
#[test]
fn what_cannot_be_worked_out_is_not_guessed() {
    let with = |weights: &[(&str, &str)]| {
        let codes: Vec<&str> = weights.iter().map(|(code, _)| *code).collect();
        let mut deal = deal("5", "400", &codes);
        let weights: Vec<Value> = weights
            .iter()
            .map(|(code, weight)| json!({ "buyer": code, "weight": weight }))
            .collect();
        deal["charges"][1]["key"] = json!({ "weights": weights });
        deal
    };
    let rest = "c,hours,2002,4\n";
    let after = format!("a,hours,2002,10\nb,hours,2002,20\n{rest}");
    let hours = "a,hours,2001,10\nb,hours,2001,20\n";
    let found = effects(
        side("one", &with(&[("a", "1"), ("b", "3")]), 2001, hours),
        side("two", &with(&[("a", "1"), ("b", "1"), ("c", "2")]), 2002, &after),
    );
    assert_eq!(told(&found, "a"), pairs(&[]));
    assert_eq!(told(&found, "b"), pairs(&[("membership+rule", "-200")]));
    assert_eq!(told(&found, "c"), pairs(&[("membership+rule", "220")]));
    let why = found.causes().iter().find_map(Cause::why).unwrap();
    assert_eq!(why.code(), Code::MissingWeight);
    let report = found.report(&crate::compare::View::default()).unwrap();
    assert!(report.remarks().iter().any(|remark| remark.id() == "not-told-apart"));
}

/// 100.01 in halves is 50.005: both are rounded up, and the cent too much is taken back from b, who stands last
/// of equals, or from a where a carries the balance.
#[test]
fn rounding_is_what_is_left() {
    let one = deal("5", "100.01", &["a", "b"]);
    let mut two = one.clone();
    two["charges"][1]["rounding"] = json!({ "balance": { "buyer": "a" } });
    let facts = "a,hours,2001,0\nb,hours,2001,0\na,people,2001,7\nb,people,2001,7\n";
    let found = effects(side("one", &one, 2001, facts), side("two", &two, 2001, facts));
    assert_eq!(told(&found, "a"), pairs(&[("rounding", "-0.01")]));
    assert_eq!(told(&found, "b"), pairs(&[("rounding", "0.01")]));
    assert_eq!(found.causes().len(), 1);
}

#[test]
fn nothing_comes_of_nothing() {
    let one = || deal("5", "400", &["a", "b"]);
    let found =
        effects(side("one", &one(), 2001, BEFORE), side("two", &one(), 2001, BEFORE));
    assert_eq!(told(&found, "a"), pairs(&[]));
    assert_eq!(found.causes().len(), 1);
    assert!(found.changes.is_empty());
}

#[test]
fn a_buyer_of_neither_side_is_told() {
    let one = || deal("5", "400", &["a", "b"]);
    let found =
        effects(side("one", &one(), 2001, BEFORE), side("two", &one(), 2001, BEFORE));
    let view = crate::compare::View { buyer: Some("x".into()), ..Default::default() };
    let why = found.report(&view).unwrap_err();
    assert!(why.iter().all(|one| one.code() == Code::UnknownBuyer));
}
