#![cfg(all(feature = "library", feature = "finland"))]

use super::{Against, Alone, Fairness, Groups};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::period::Period;
use crate::read::rows::GivenTable;
use crate::report::Cell;
use crate::statement::Statement;
use crate::{finland, library};

fn statement() -> Statement {
    let agreement = library::agreement("jyvaskyla-funding-model").unwrap();
    let year = Period::year(2002).unwrap();
    let plan = agreement.plan(finland::register(), year).unwrap();
    plan.evaluate(&library::facts("jyvaskyla-funding-model").unwrap()).unwrap()
}

fn csv(text: &str) -> GivenTable {
    GivenTable::Csv(text.to_owned())
}

#[test]
fn shares_add_up_to_a_hundred() {
    let views = Fairness::new(statement(), Against::default()).unwrap();
    let codes: Vec<String> =
        views.statement().bills().iter().map(|bill| bill.code().to_owned()).collect();
    let hundred = Exact::from(100);
    let shares: Exact = codes.iter().map(|code| views.share(code).unwrap()).sum();
    assert_eq!(shares, hundred);
    for measure in ["population", "use"] {
        let of = |code: &String| views.share_of_use(measure, code).unwrap();
        assert_eq!(codes.iter().map(of).sum::<Exact>(), hundred);
    }
}

/// Of the measures each drives one charge, and both charges are the bill.
#[test]
fn what_measures_drive_adds_up_to_the_bills() {
    let views = Fairness::new(statement(), Against::default()).unwrap();
    let report = views.report(None).unwrap();
    let driven = |row: usize| {
        let uses = report.find("uses").unwrap();
        let Some(Cell::Money(amount, _)) = uses.cell(row, "driven") else { panic!() };
        amount.clone()
    };
    for (place, bill) in views.statement().bills().iter().enumerate() {
        assert_eq!(driven(place) + driven(30 + place), *bill.total());
    }
}

/// Luhanka pays 346.35 + 1 666.67 = 2 013.02.
#[test]
fn alone_and_in_groups() {
    let against = Against {
        alone: Some(Alone::read(&csv("buyer,amount\n435,2000\n")).unwrap()),
        groups: Some(
            Groups::read(&csv("group,buyer\ng,435\n"), &csv("group,amount\ng,2100\n"))
                .unwrap(),
        ),
        ..Against::default()
    };
    let views = Fairness::new(statement(), against).unwrap();
    assert_eq!(views.cheaper_alone_by("435").unwrap().to_string(), "13.02");
    assert_eq!(views.cheaper_alone_by("179"), None);
    assert_eq!(views.carries("g").unwrap().to_string(), "-86.98");
    assert_eq!(views.carries("h"), None);
}

#[test]
fn what_is_not_there_is_told() {
    let codes = |against| {
        let found = Fairness::new(statement(), against).unwrap_err();
        found.iter().map(crate::diagnostic::Diagnostic::code).collect::<Vec<_>>()
    };
    let measures = vec!["uses".to_owned()];
    let wrong = Against { measures, ..Against::default() };
    assert_eq!(codes(wrong), [Code::UnknownReference]);
    let alone = Some(Alone::read(&csv("buyer,amount\n436,2000\n")).unwrap());
    let wrong = Against { alone, ..Against::default() };
    assert_eq!(codes(wrong), [Code::UnknownBuyer]);
}
