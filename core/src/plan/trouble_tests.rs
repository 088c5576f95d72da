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
        one("division-by-zero", "`r` divides €12.50 by zero for Ahola in 2002"),
    );
}

#[test]
fn a_value_that_no_band_holds() {
    let bands = json!([{ "to": "10", "price": "1" }]);
    assert_eq!(
        of_step(json!({ "tiers": "x", "bands": bands, "take": "graduated" })),
        one(
            "outside-tiers",
            "no band of `r` holds €12.50, the quantity of Ahola in 2002"
        ),
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
            "the pool of `rent` in 2002, €10.00, is out of reach: the floors add up to €12.00, there is no \
             ceiling; the bounds that bind are those of Ahola (a), Bro (b)"
        ),
    );
    assert_eq!(
        reach("10", json!({ "ceiling": "4" })),
        one(
            "out-of-reach",
            "the pool of `rent` in 2002, €10.00, is out of reach: there is no floor, the ceilings add up to \
             €8.00; the bounds that bind are those of Ahola (a), Bro (b)"
        ),
    );
}

/// The east shares 12.50 and the west 6; what is wrong is said of the area whose pool it is.
#[test]
fn a_pool_of_an_area_names_the_area() {
    let within = |id: &str, fields: Value| {
        let mut share =
            step(id, json!({ "share": "of-areas", "by": "n", "within": "side" }));
        let (Value::Object(fields), Some(table)) = (fields, share.as_object_mut()) else {
            panic!()
        };
        table.extend(fields);
        let of_areas = step("of-areas", json!({ "sum": "x", "within": "side" }));
        deal(json!([of_areas, share]), &billed(id))
    };
    // Nobody in the east has a weight.
    assert_eq!(
        wrong(&within("r", json!({})), ""),
        one(
            "zero-weights",
            "the weights of `r` in the area East (east) are all zero in 2002, so that its pool cannot be \
             shared"
        ),
    );
    let x = json!({ "by": "x" });
    let with = |name: &str, value: &str| {
        let mut fields = x.clone();
        fields[name] = json!(value);
        wrong(&within("r", fields), "")
    };
    assert_eq!(
        with("ceiling", "10"),
        one(
            "out-of-reach",
            "the pool of `r` in the area East (east) in 2002, €12.50, is out of reach: there is no floor, \
             the ceilings add up to €10.00; the bounds that bind are those of Ahola (a)"
        ),
    );
    assert_eq!(
        with("floor", "7"),
        one(
            "out-of-reach",
            "the pool of `r` in the area West (west) in 2002, €6.00, is out of reach: the floors add up to \
             €7.00, there is no ceiling; the bounds that bind are those of Bro (b)"
        ),
    );
    assert_eq!(
        wrong(
            &within("r", json!({ "by": "x", "floor": "5.001", "ceiling": "5.002" })),
            ""
        ),
        one(
            "no-room",
            "no multiple of the rounding unit lies between floor (€5.001) and ceiling (€5.002) of `r` in the \
             area East (east) for Ahola (a) in 2002"
        ),
    );
    let negative = |op: Value, by: &str| {
        let of_areas = step("of-areas", op);
        let share = step(
            "r",
            json!({ "share": "of-areas", "by": by, "within": "side", "floor": "0" }),
        );
        let below = step("below", json!({ "minus": ["n", "7"] }));
        let owed = step("owed", json!({ "minus": ["x", "10"] }));
        wrong(&deal(json!([below, owed, of_areas, share]), &billed("r")), "")
    };
    assert_eq!(
        negative(json!({ "sum": "x", "within": "side" }), "below"),
        one(
            "negative-weight",
            "the weight of Ahola (a) in `r` in the area East (east) is \u{2212}7 in 2002, below zero"
        ),
    );
    assert_eq!(
        negative(json!({ "sum": "owed", "within": "side" }), "x"),
        one(
            "bounded-negative",
            "the pool of `r` in the area West (west) in 2002 is \u{2212}€4.00; floors and ceilings go with a \
             pool that is not negative"
        ),
    );
}

#[test]
fn bounds_are_told_of_in_every_language() {
    let key = json!({ "key": { "equal": "buyers" }, "bounds": { "floor": "6" } });
    let deal = deal(json!([]), &pool("10", key));
    let agreement = Agreement::read(deal.to_string().as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let problems = plan.evaluate(&Facts::none()).unwrap_err();
    let told = |lang| problems.iter().next().unwrap().message(lang);
    assert_eq!(
        told(Lang::Fi),
        "kohdan `rent` jaettava kustannus jaksolla 2002, 10,00\u{a0}€, on rajojen ulkopuolella: alarajat ovat \
         yhteensä 12,00\u{a0}€, ylärajaa ei ole; sitovat rajat: Ahola (a), Bro (b)"
    );
    assert_eq!(
        told(Lang::Sv),
        "kostnaden för `rent` under 2002, 10,00\u{a0}€, ligger utanför gränserna: golven är sammanlagt \
         12,00\u{a0}€, inget tak finns; bindande gränser: Ahola (a), Bro (b)"
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
