//! The same agreement with other figures, or with its buyers in another order.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;
use crate::plan::Time;
use crate::plan::bind::Brought;

/// Figures that take the place of others.
const OTHERS: [&str; 8] =
    ["0", "1", "0.005", "100", "33.335", "7", "12345678901234567890.125", "2"];

fn paid(plan: &Plan, paid: &Paid) -> (Vec<Exact>, Vec<Vec<Exact>>, Exact) {
    let bills = (0..plan.buyers.len()).map(|place| paid.bill(place));
    let lines = (0..plan.lines.len()).map(|line| {
        let places = 0..plan.buyers.len();
        places.map(|place| paid.line(line, place).unwrap()).collect()
    });
    (bills.collect(), lines.collect(), paid.total().clone())
}

/// A figure of those above, in thousandths.
fn thousandths(figure: &Exact) -> i128 {
    figure.to_decimal_text(3).unwrap().replace('.', "").parse().unwrap()
}

/// What a statement says of the same.
fn stated(statement: &Statement) -> (Vec<Exact>, Vec<Vec<Exact>>, Exact) {
    let bills = statement.bills();
    let line = |line: &PlannedLine| {
        let of = |bill: &Bill| {
            let mut all = bill.lines().iter().chain(bill.memos());
            all.find(|one| one.charge() == line.id).unwrap().amount().clone()
        };
        bills.iter().map(of).collect()
    };
    (
        bills.iter().map(|bill| bill.total().clone()).collect(),
        statement.plan().lines.iter().map(line).collect(),
        statement.total().clone(),
    )
}

/// The measures of the billed year that a plan takes, with how many figures each has.
fn measures(plan: &Plan) -> Vec<(StepId, String, usize)> {
    let steps = plan.steps.iter().enumerate();
    let measure = |(place, step): (usize, &Step)| match &step.op {
        Op::Measure { measure, time: Time::BILLED, .. } => {
            Some((StepId::new(place), measure.id.clone(), plan.size(step.over)))
        }
        _ => None,
    };
    steps.filter_map(measure).collect()
}

/// The facts with other figures of a measure in the billed year.
fn with_others(case: &Case, plan: &Plan, measure: &str, figures: &[Exact]) -> Case {
    let of_buyers =
        figures.len() == plan.parties.len() && measure != "cost" && measure != "hours";
    let mut case = case.clone();
    let rows = case.facts["rows"].as_array_mut().unwrap();
    rows.retain(|row| {
        let period = row["period"].as_str().unwrap();
        row["measure"] != measure || !period.starts_with(&YEAR.to_string())
    });
    for (place, figure) in figures.iter().enumerate() {
        let buyer = if of_buyers { plan.parties[place].code.as_str() } else { "" };
        rows.push(json!({
            "buyer": buyer, "measure": measure, "period": YEAR.to_string(),
            "value": figure.to_string(),
        }));
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn a_batch_says_what_a_statement_says(case in drawn()) {
        let Ok((plan, facts)) = planned(&case) else { return Ok(()) };
        let Ok(bound) = plan.bind(&facts) else { return Ok(()) };
        let statement = bound.evaluate();
        let mut scenarios = vec![Scenario::new()];
        let mut same = Scenario::new();
        for (id, measure, size) in measures(&plan) {
            let Brought::Values(column, _) = &bound.brought[id.index()] else { panic!() };
            let figures: Vec<Exact> = (0..size).map(|place| column.at(place)).collect();
            same = same.column(&measure, figures.clone());
            scenarios.push(Scenario::new().column(&measure, figures));
        }
        scenarios.push(same);
        let grid = bound.batch(&scenarios).unwrap();
        let expected = statement.as_ref().map(stated);
        let once = bound.paid();
        prop_assert_eq!(&once.as_ref().map(|once| paid(&plan, once)), &expected);
        for place in 0..grid.len() {
            let found = grid.paid(place).ok_or_else(|| grid.problems(place).unwrap());
            prop_assert_eq!(&found.map(|found| paid(&plan, found)), &expected);
        }
    }

    #[test]
    fn a_scenario_is_an_evaluation_with_its_figures(
        case in drawn(),
        which in any::<prop::sample::Index>(),
        others in vec(prop::sample::select(OTHERS.as_slice()), 40),
    ) {
        let Ok((plan, facts)) = planned(&case) else { return Ok(()) };
        let Ok(bound) = plan.bind(&facts) else { return Ok(()) };
        let measures = measures(&plan);
        if measures.is_empty() {
            return Ok(());
        }
        let (_, measure, size) = which.get(&measures);
        let figures: Vec<Exact> =
            others.iter().take(*size).map(|text| text.parse().unwrap()).collect();
        let thousandths: Vec<i128> = figures.iter().map(thousandths).collect();
        let scenarios = [
            Scenario::new().column(measure, figures.clone()),
            Scenario::new().units(measure, thousandths, 3),
        ];
        let grid = bound.batch(&scenarios).unwrap();
        let evaluated = evaluated(&with_others(&case, &plan, measure, &figures));
        for place in 0..2 {
            let found = grid.paid(place).ok_or_else(|| grid.problems(place).unwrap());
            prop_assert_eq!(
                found.map(|found| paid(&plan, found)),
                evaluated.as_ref().map(stated)
            );
        }
        let Some(found) = grid.paid(0) else { return Ok(()) };
        let bills = (0..plan.buyers.len()).map(|place| found.bill(place));
        let bills: Vec<Exact> = bills.collect();
        if let Some(cents) = found.bills_in_units(2) {
            let cents = cents.into_iter().map(|cents| Exact::from_units(cents, 2));
            prop_assert_eq!(cents.collect::<Vec<_>>(), bills);
        } else {
            let no_cents = |bill: &Exact| {
                !(bill * &Exact::from(100)).is_whole() || bill.bits() > 100
            };
            prop_assert!(bills.iter().any(no_cents));
        }
    }

    #[test]
    fn the_order_of_the_buyers_changes_nothing_but_the_order_of_the_bills(
        bytes in vec(any::<u8>(), 0..600),
        ranks in vec(any::<u16>(), 40),
    ) {
        let case = Case::of(&bytes, Balances::NotByList);
        let mut other = case.clone();
        let list = other.agreement["buyers"]["list"].as_array_mut().unwrap();
        let mut ranked: Vec<(u16, Value)> =
            ranks.into_iter().zip(list.iter().cloned()).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        *list = ranked.into_iter().map(|(_, buyer)| buyer).collect();
        other.facts["rows"].as_array_mut().unwrap().reverse();
        let by_code = |statement: &Statement| -> BTreeMap<String, (Exact, Vec<Exact>)> {
            let bills = statement.bills().iter();
            bills
                .map(|bill| {
                    let lines = bill.lines().iter().chain(bill.memos());
                    let lines = lines.map(|line| line.amount().clone()).collect();
                    (bill.code().to_owned(), (bill.total().clone(), lines))
                })
                .collect()
        };
        match (evaluated(&case), evaluated(&other)) {
            (Ok(one), Ok(two)) => {
                prop_assert_eq!(by_code(&one), by_code(&two));
                prop_assert_eq!(one.total(), two.total());
                prop_assert_eq!(one.unallocated(), two.unallocated());
                let order: Vec<&str> = two.bills().iter().map(Bill::code).collect();
                let list: Vec<&str> =
                    two.plan().parties.iter().map(|one| one.code.as_str()).collect();
                prop_assert_eq!(order, list);
            }
            (one, two) => prop_assert!(one.is_err() && two.is_err()),
        }
    }
}
