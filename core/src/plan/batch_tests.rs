//! Scenarios: how they are given, what is told of wrong ones, and how they are stopped.

use super::*;
use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::Period;
use crate::watch::{Go, Progress};

/// Two pay 2.50 for each visit, of which there are no halves, and share 100 equally.
const AGREEMENT: &str = r#"{ "format": 1, "id": "clinic", "currency": "EUR", "title": { "en": "A clinic" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
  "units": [{ "id": "visit", "one": { "en": "visit" }, "many": { "en": "visits" } }],
  "measures": [{ "id": "visits", "name": { "en": "Visits" }, "unit": "visit", "fractions": "refused" }],
  "charges": [
    { "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "visits",
      "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "2.50" }] },
    { "id": "upkeep", "name": { "en": "Upkeep" }, "kind": "pool",
      "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "100" }],
      "key": { "equal": "buyers" } }] }"#;

fn bound() -> Bound<'static> {
    let agreement = Agreement::read(AGREEMENT.as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let facts = b"buyer,measure,period,value\na,visits,2002,4\nb,visits,2002,10\n";
    // The plan ends here, and what is bound to it goes on.
    plan.bind(&Facts::from_csv(facts).unwrap()).unwrap().into_owned()
}

fn cents(grid: &Grid, scenario: usize) -> Vec<i128> {
    grid.paid(scenario).unwrap().bills_in_units(2).unwrap()
}

#[test]
fn figures_in_units_are_figures() {
    let scenarios = [
        Scenario::new(),
        // 300.0 and 1.0 visits.
        Scenario::new().units("visits", vec![3000, 10], 1),
        Scenario::new().units("upkeep", vec![10_001], 2),
        Scenario::new().units("upkeep", vec![-1000], 1),
    ];
    let grid = bound().batch(&scenarios).unwrap();
    assert_eq!(cents(&grid, 0), [6000, 7500]);
    assert_eq!(cents(&grid, 1), [80_000, 5250]);
    // The odd cent goes to the lowest code.
    assert_eq!(cents(&grid, 2), [6001, 7500]);
    assert_eq!(cents(&grid, 3), [-4000, -2500]);
}

#[test]
fn bills_that_are_no_whole_units_are_not_cut() {
    let grid = bound().batch(&[Scenario::new()]).unwrap();
    let paid = grid.paid(0).unwrap();
    assert_eq!(paid.bills_in_units(3), Some(vec![60_000, 75_000]));
    assert_eq!(paid.bills_in_units(0), Some(vec![60, 75]));
    let dearer = Scenario::new().figure("upkeep", "100.01".parse().unwrap());
    let grid = bound().batch(&[dearer]).unwrap();
    assert_eq!(grid.paid(0).unwrap().bills_in_units(1), None);
    assert_eq!(grid.paid(0).unwrap().bills_in_units(40), None);
}

#[test]
fn wrong_units_are_told_of_as_other_figures_are() {
    let told = |scenario: Scenario| -> Vec<Code> {
        let problems = bound().batch(&[scenario]).unwrap_err();
        problems.iter().map(Diagnostic::code).collect()
    };
    let visits = |units: &[i128]| Scenario::new().units("visits", units.to_vec(), 1);
    assert_eq!(told(visits(&[5, 10])), [Code::FractionRefused]);
    assert_eq!(told(visits(&[-10, 10])), [Code::NegativeFact]);
    assert_eq!(told(visits(&[10])), [Code::FigureCount]);
}

#[test]
fn what_scenarios_have_in_common_is_told_once() {
    let scenarios = vec![Scenario::new().figure("vists", Exact::one()); 50];
    let problems = bound().batch(&scenarios).unwrap_err();
    let codes: Vec<Code> = problems.iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::UnknownReference]);
    assert_eq!(bound().plan().figures(), ["visits", "fee", "upkeep"]);
}

#[test]
fn a_batch_is_told_of_and_stopped() {
    let mut told = Vec::new();
    let mut until_two = |progress: Progress| {
        told.push((progress.done, progress.of));
        if progress.done < 2 { Go::On } else { Go::Stop }
    };
    let scenarios = vec![Scenario::new(); 5];
    let stopped = bound().batch_watched(&scenarios, &mut Watch::new(&mut until_two));
    let problems = stopped.unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code(), Code::Stopped);
    assert_eq!(told, [(1, Some(5)), (2, Some(5))]);
}

#[test]
fn a_scenario_says_what_it_changes() {
    let scenario =
        Scenario::new().figure("fee", Exact::from(3)).units("visits", vec![25, 10], 1);
    let changes: Vec<(&str, Vec<String>)> = scenario
        .changes()
        .map(|(id, figures)| (id, figures.iter().map(ToString::to_string).collect()))
        .collect();
    let expected =
        [("fee", vec!["3".to_owned()]), ("visits", vec!["2.5".into(), "1".into()])];
    assert_eq!(changes, expected);
}

#[test]
fn codes_say_whose_the_figures_are() {
    let bound = bound();
    let order = |codes: &[&str]| {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let order = bound.plan().order_of(&codes);
        order.map_err(|found| found.iter().map(Diagnostic::code).collect::<Vec<_>>())
    };
    assert_eq!(order(&["b", "a"]), Ok(vec![1, 0]));
    assert_eq!(order(&["b", "b"]), Err(vec![Code::DuplicateRow]));
    assert_eq!(order(&["a", "c"]), Err(vec![Code::UnknownBuyer]));
    // Who is left out is seen when the figures are counted.
    assert_eq!(order(&["b"]), Ok(vec![1]));
}
