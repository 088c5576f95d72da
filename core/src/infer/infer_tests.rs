//! Document 003 by hand, and random tables: the rule that printed a table is among the answers, every
//! answer reproduces it, and so does every weight that a region holds.

use super::*;
use crate::exact::Exact;
use crate::read::rows::GivenTable;
use crate::rounding::{Balance, BalanceKey, Mode, Rank};
use crate::watch::{Go, Watch};

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn read(printed: &str, weights: Option<&str>) -> Printed {
    let weights = weights.map(|text| GivenTable::Csv(text.into()));
    Printed::read(&GivenTable::Csv(printed.into()), weights.as_ref()).unwrap()
}

fn asked(printed: Printed, units: &[&str]) -> Inference {
    let units = units.iter().map(|unit| exact(unit)).collect();
    infer(printed, Question { units, most: usize::MAX }, &mut Watch::silent()).unwrap()
}

const DOCUMENT: &str = "row,item,amount,role
2007,municipal,17500,pool
2007,a,11000,
2007,b,4700,
2007,c,1800,
2008,municipal,25000,pool
2008,a,15700,
2008,b,6700,
2008,c,2600,
";

/// The finding that has this rule.
fn with(
    inference: &Inference,
    unit: &str,
    mode: Mode,
    balance: &Balance,
) -> Option<Finding> {
    let rule = Rule::new(exact(unit), mode, balance.clone()).unwrap();
    inference.findings().iter().find(|one| one.rules().any(|own| own == rule)).cloned()
}

#[test]
fn weights_next_to_those_stated_in_document_003_fit_other_rules() {
    // 2007 by the last carrying, nearest hundred: 10950 <= 17500 a < 11050; 2008: 15650 <= 25000 a < 15750.
    let all = asked(read(DOCUMENT, None), &["100"]);
    let last = with(&all, "100", Mode::HalfUp, &Balance::Last).unwrap();
    let smallest = Balance::Smallest(BalanceKey::Weight, Rank::FIRST);
    assert!(
        last.balances().contains(&smallest)
            && last.balances().contains(&Balance::Buyer("c".into()))
    );
    let printed = read(DOCUMENT, None);
    let weights: Vec<Weighed<'_>> = last.weights(&printed).collect();
    let ends = |at: usize| {
        let one: &Weighed<'_> = &weights[at];
        (one.lowest.weight.to_string(), one.highest.weight.to_string())
    };
    assert_eq!(ends(0), ("0.626".into(), "0.63".into()));
    assert_eq!(ends(1), ("0.266".into(), "0.27".into()));
    assert_eq!(ends(2), ("0.1".into(), "0.108".into()));
    // The largest remainder is the same rule in every mode.
    let remainder = with(&all, "100", Mode::Up, &Balance::LargestRemainder).unwrap();
    assert_eq!(remainder.modes().len(), 5);
    assert!(remainder.holds(&[exact("0.628"), exact("0.268"), exact("0.104")]));
    assert!(!remainder.holds(&[exact("0.63"), exact("0.27"), exact("0.1")]));
}

#[test]
fn it_can_be_stopped() {
    let mut stop = |_| Go::Stop;
    let stopped =
        infer(read(DOCUMENT, None), Question::default(), &mut Watch::new(&mut stop));
    assert_eq!(stopped.unwrap_err().iter().next().unwrap().code().as_str(), "stopped");
}
