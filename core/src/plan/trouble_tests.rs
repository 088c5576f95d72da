//! What cannot be worked out: told with the step or charge, whose it is, when, and of what.

use serde_json::{Value, json};

use super::*;
use crate::agreement::Syntax;
use crate::facts::Facts;
use crate::text::Lang;

/// Two buyers, for whom `x` is 12.50 and 6 euros and `n` a number, 0 and 6.
fn deal(steps: Value, charges: &Value) -> Value {
    let weights = |a: &str, b: &str| json!([{ "buyer": "a", "weight": a }, { "buyer": "b", "weight": b }]);
    let mut all = json!([
        { "id": "x", "name": { "en": "X" }, "unit": "EUR", "weights": weights("12.50", "6") },
        { "id": "n", "name": { "en": "N" }, "unit": "1", "weights": weights("0", "6") },
    ]);
    let (Value::Array(more), Some(list)) = (steps, all.as_array_mut()) else { panic!() };
    list.extend(more);
    json!({
        "format": 1, "id": "deal", "currency": "EUR", "title": { "en": "Deal" },
        "term": { "from": "2002-01-01" },
        "buyers": { "scheme": "party", "list": [
            { "code": "a", "name": { "en": "Ahola" } }, { "code": "b", "name": { "en": "Bro" } }] },
        "measures": [{ "id": "use", "name": { "en": "Use" }, "unit": "EUR", "of": "buyer" }],
        "divisions": [{ "id": "side", "areas": [
            { "id": "east", "name": { "en": "East" }, "buyers": ["a"] },
            { "id": "west", "name": { "en": "West" }, "buyers": ["b"] }] }],
        "steps": all,
        "charges": charges,
    })
}

fn billed(step: &str) -> Value {
    json!([{ "id": "bill", "name": { "en": "Bill" }, "kind": "step", "amount": step }])
}

fn step(id: &str, fields: Value) -> Value {
    let mut step = json!({ "id": id, "name": { "en": id } });
    let (Value::Object(fields), Some(table)) = (fields, step.as_object_mut()) else {
        panic!()
    };
    table.extend(fields);
    step
}

fn pool(whole: &str, fields: Value) -> Value {
    let mut pool = json!({ "id": "rent", "name": { "en": "Rent" }, "kind": "pool",
        "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": whole }] });
    let (Value::Object(fields), Some(table)) = (fields, pool.as_object_mut()) else {
        panic!()
    };
    table.extend(fields);
    json!([pool])
}

/// What is wrong: its code, and its words.
fn wrong(deal: &Value, facts: &str) -> Vec<(&'static str, String)> {
    let worked = || {
        let agreement = Agreement::read(deal.to_string().as_bytes(), Syntax::Json)?;
        let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap())?;
        let facts =
            Facts::from_csv(format!("buyer,measure,period,value\n{facts}").as_bytes())?;
        plan.evaluate(&facts).map(drop)
    };
    let problems: Diagnostics = worked().unwrap_err();
    problems.iter().map(|one| (one.code().as_str(), one.message(Lang::En))).collect()
}

fn of_step(fields: Value) -> Vec<(&'static str, String)> {
    wrong(&deal(json!([step("r", fields)]), &billed("r")), "")
}

fn one(code: &'static str, words: &str) -> Vec<(&'static str, String)> {
    vec![(code, words.to_owned())]
}

#[test]
fn a_division_by_zero_names_step_buyer_period_and_value() {
    assert_eq!(
        of_step(json!({ "per": ["x", "n"] })),
        one("division-by-zero", "`r` divides 12.5 by zero for Ahola in 2002"),
    );
}

#[test]
fn a_value_that_no_band_holds() {
    let bands = json!([{ "to": "10", "price": "1" }]);
    assert_eq!(
        of_step(json!({ "tiers": "x", "bands": bands, "take": "graduated" })),
        one("outside-tiers", "no band of `r` holds 12.5, the quantity of Ahola in 2002"),
    );
}

#[test]
fn a_fact_that_is_missing() {
    assert_eq!(
        wrong(
            &deal(json!([step("r", json!({ "measure": "use" }))]), &billed("r")),
            "a,use,2002,1\n"
        ),
        one("missing-fact", "no fact says `use` of b in 2002"),
    );
}

#[test]
fn units_that_do_not_fit_and_circles_are_found_before_any_figure() {
    assert_eq!(
        of_step(json!({ "times": ["x", "x"] })),
        one("unit-mismatch", "`r` is in EUR*EUR, and EUR is wanted here"),
    );
    let circle = json!([
        step("r", json!({ "plus": ["s", "1"] })),
        step("s", json!({ "plus": ["x", "r"] })),
    ]);
    assert_eq!(
        wrong(&deal(circle, &billed("r")), ""),
        one("cycle", "these lead back to themselves: r, s, r"),
    );
}

#[test]
fn a_pool_out_of_reach_names_both_sums_and_who_is_bound() {
    let reach = |whole: &str, bounds: Value| {
        wrong(
            &deal(
                json!([]),
                &pool(whole, json!({ "key": { "equal": "buyers" }, "bounds": bounds })),
            ),
            "",
        )
    };
    // Two of at least 6 make 12, two of at most 4 make 8.
    assert_eq!(
        reach("10", json!({ "floor": "6" })),
        one(
            "out-of-reach",
            "the pool of `rent` in 2002, 10, is out of reach: floors add up to 12, ceilings to no ceiling; \
             binding: a, b"
        ),
    );
    assert_eq!(
        reach("10", json!({ "ceiling": "4" })),
        one(
            "out-of-reach",
            "the pool of `rent` in 2002, 10, is out of reach: floors add up to 0, ceilings to 8; \
             binding: a, b"
        ),
    );
}

/// 60/7 squared again and again: 60 to the power of 2^13 has 48 390 binary digits, that of 2^14 more than
/// a figure may have.
#[test]
fn a_figure_without_end_names_the_longest_that_it_is_made_of() {
    let square = |place: usize| {
        let before = format!("s{}", place - 1);
        step(&format!("s{place}"), json!({ "times": [before, before] }))
    };
    let first = step("s0", json!({ "per": ["n", "0.7"] }));
    let last = step("r", json!({ "times": ["s15", "x"] }));
    let steps = [first].into_iter().chain((1..=15).map(square)).chain([last]);
    assert_eq!(
        wrong(&deal(steps.collect(), &billed("r")), ""),
        one(
            "figure-too-large",
            "`s14` needs more than 65536 binary digits to be exact in 2002; of what it is made of, `s13` of \
             Bro is the longest with 48390"
        ),
    );
}
