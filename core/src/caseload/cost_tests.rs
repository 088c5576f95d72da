use super::*;
use crate::caseload::tests::{codes, csv};

#[test]
fn salary_on_costs_and_overheads() {
    // 43 210.50 + 21.35 % of it (9 225.44175) + 5 000 = 57 435.94175.
    let table = csv("salary,on_costs,overheads\n43210.50,21.35,5000\n");
    let costs = Costs::read(&table).unwrap();
    let post = costs.of(&Period::year(2024).unwrap()).unwrap();
    assert_eq!(post.a_year().to_string(), "57435.94175");
}

#[test]
fn one_cost_must_hold_for_the_whole_year() {
    let costs =
        Costs::read(&csv("from,to,salary\n2024-01-01,2024-06-30,40000\n")).unwrap();
    let of = |year| costs.of(&Period::year(year).unwrap()).unwrap_err().code();
    assert_eq!(of(2023), Code::NotYet);
    assert_eq!(of(2024), Code::Changes);
    assert_eq!(of(2025), Code::Ended);
}

#[test]
fn no_cost_is_below_zero() {
    let table = "from,to,salary,on_costs,overheads\n2021-01-01,2021-12-31,-1,,\n\
        2022-01-01,2022-12-31,1,-2,\n2023-01-01,2023-12-31,1,,-3\n2024-01-01,2024-12-31,,1,\n";
    let problems = Costs::read(&csv(table)).unwrap_err();
    let expected = [
        ("below-zero", 2, 23),
        ("below-zero", 3, 25),
        ("below-zero", 4, 26),
        ("empty-cell", 5, 23),
    ];
    assert_eq!(codes(&problems), expected);
}
