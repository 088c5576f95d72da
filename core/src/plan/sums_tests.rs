//! A sum that does not hold is refused and told of: one false value for every sum that is declared.

use serde_json::json;

use super::super::*;
use super::islands;
use crate::agreement::Syntax;
use crate::column::Arithmetic;
use crate::facts::Facts;
use crate::text::Lang;

/// Ahola alone in the east, Bro and Cove in the west: a cost of 300, of which the state pays a tenth; the
/// rest is shared among the areas and in each of them, another one among all.
fn deal() -> Plan {
    let weights = json!([{ "buyer": "a", "weight": "1" }, { "buyer": "b", "weight": "2" },
        { "buyer": "c", "weight": "3" }]);
    let text = json!({
        "format": 1, "id": "deal", "currency": "EUR", "title": { "en": "Deal" },
        "term": { "from": "2002-01-01" },
        "buyers": { "scheme": "party", "list": [
            { "code": "a", "name": { "en": "Ahola" } }, { "code": "b", "name": { "en": "Bro" } },
            { "code": "c", "name": { "en": "Cove" } }] },
        "divisions": [{ "id": "side", "areas": [
            { "id": "east", "name": { "fi": "Itä", "en": "East" }, "buyers": ["a"] },
            { "id": "west", "name": { "fi": "Länsi", "en": "West" }, "buyers": ["b", "c"] }] }],
        "steps": [
            { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR",
              "values": [{ "from": "2002-01-01", "to": "2002-12-31", "value": "300" }] },
            { "id": "key", "name": { "en": "Key" }, "weights": weights },
            { "id": "net", "name": { "en": "Net" }, "fund": "cost", "funders": [
                { "id": "state", "name": { "en": "State" }, "percent": "10" }] },
            { "id": "in-areas", "name": { "en": "Key of areas" }, "sum": "key", "within": "side" },
            { "id": "to-areas", "name": { "en": "To areas" }, "share": "net", "by": "in-areas" },
            { "id": "to-all", "name": { "en": "To all" }, "share": "to-areas", "by": "key",
              "within": "side" }],
        "charges": [
            { "id": "care", "name": { "en": "Care" }, "kind": "step", "amount": "to-all" },
            { "id": "rent", "name": { "en": "Rent" }, "kind": "pool",
              "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "60" }],
              "key": { "measure": "key" } }],
    });
    let agreement = Agreement::read(text.to_string().as_bytes(), Syntax::Json).unwrap();
    agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap()
}

/// What is said of a run in which the first value of a step is one too much, and all that is made of it
/// right: its code, and in words.
fn falsified(plan: &Plan, id: StepId, lang: Lang) -> (&'static str, String) {
    let bound = plan.bind(&Facts::none()).unwrap();
    let run = bound.run(Recording::On).unwrap();
    let column = run.value(id).unwrap();
    let mut values: Vec<Exact> =
        (0..column.len()).map(|place| column.at(place)).collect();
    values[0] = &values[0] + &Exact::one();
    let wrong = Arithmetic::default().column(&values).unwrap();
    let words = [Recording::On, Recording::Off].map(|recording| {
        let answer = bound.run_with(recording, &|step| (step == id).then_some(&wrong));
        let problems = answer.unwrap_err();
        assert_eq!(problems.len(), 1);
        let problem = problems.iter().next().unwrap();
        (problem.code().as_str(), problem.value("what", lang).unwrap().to_owned())
    });
    assert_eq!(words[0], words[1]);
    words[0].clone()
}

fn refused(plan: &Plan, id: StepId, words: &str) {
    assert_eq!(falsified(plan, id, Lang::En), ("internal", words.to_owned()));
}

/// The step of a sharing, by the charge or step that it works for.
fn share(plan: &Plan, of: &str) -> StepId {
    let is = |step: &Step| step.of == of && matches!(step.op, Op::Share(_));
    StepId::new(plan.steps.iter().position(is).unwrap())
}

#[test]
fn lines_that_are_not_the_bill() {
    let plan = deal();
    let words = "`care`, `rent` do not add up to the bill of Ahola (a) in 2002";
    refused(&plan, plan.bills, words);
}

#[test]
fn bills_that_are_not_the_total() {
    let plan = deal();
    let words = "the bills of 2002 (`care`, `rent`) do not add up to their total";
    refused(&plan, plan.total, words);
}

#[test]
fn parts_that_are_not_the_pool() {
    let plan = deal();
    for (id, words) in [
        ("rent", "the parts of `rent` do not add up to its pool in 2002"),
        ("to-areas", "the parts of `to-areas` do not add up to its pool in 2002"),
        (
            "to-all",
            "the parts of `to-all` in the area East (east) do not add up to its pool in 2002",
        ),
    ] {
        refused(&plan, share(&plan, id), words);
    }
    assert_eq!(
        falsified(&plan, share(&plan, "to-all"), Lang::Fi).1,
        "`to-all`: osien summa alueella Itä (east) ei ole jaettava kustannus (2002)"
    );
}

#[test]
fn parts_and_a_rest_that_are_not_what_is_funded() {
    let plan = deal();
    let [fund] = plan.funds.as_slice() else { panic!() };
    let words = "`net`: the parts of the funders and the rest do not add up to what is funded \
                 (the whole agreement, 2002)";
    refused(&plan, fund.rest, words);
}

/// In the middle of 2008 Alho passes to Bry.
#[test]
fn what_is_handed_over_and_is_not_what_it_was() {
    let text = islands::deal(
        &islands::moving(&["001", "002"], "days"),
        &islands::pool("366", "{}"),
    );
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&islands::register(), islands::year(2008)).unwrap();
    let handed_over = |step: &Step| matches!(step.op, Op::Handover(..));
    let place = plan.steps.iter().position(handed_over).unwrap();
    refused(
        &plan,
        StepId::new(place),
        "`pool`: what was handed over to others in 2008 is not what it was",
    );
}

/// Every kind of sum is declared, and met above.
#[test]
fn every_sum_is_one_that_is_falsified_here() {
    let plan = deal();
    let mut told: Vec<&str> = plan
        .sums
        .iter()
        .map(|sum| match sum {
            Sum::Each { whole, .. } if *whole == plan.bills => "bill",
            Sum::Each { .. } => "fund",
            Sum::All { .. } => "total",
            Sum::Shared { within: None, .. } => "shared",
            Sum::Shared { within: Some(_), .. } => "shared within",
        })
        .collect();
    told.sort_unstable();
    assert_eq!(told, ["bill", "fund", "shared", "shared", "shared within", "total"]);
}
