#![cfg(all(feature = "library", feature = "finland"))]

use super::{Alternative, Comparison, View, shared};
use crate::diagnostic::{Code, Diagnostics};
use crate::facts::Facts;
use crate::period::{Period, date};
use crate::plan::Request;
use crate::report::{Cell, Report};
use crate::watch::{Go, Watch};
use crate::{finland, library};

fn alternative(name: &str, id: &str, request: Request) -> Alternative {
    let plan =
        library::agreement(id).unwrap().plan(finland::register(), request).unwrap();
    Alternative::new(name, plan, Facts::none())
}

fn year(year: i16) -> Request {
    Request::new(Period::year(year).unwrap())
}

fn models() -> Comparison {
    let fund = alternative("fund", "jyvaskyla-fund-model", year(2002));
    let fund = fund.reading("pair-work", "use").unwrap();
    let funding = alternative("funding", "jyvaskyla-funding-model", year(2002));
    let facts = library::facts("jyvaskyla-funding-model").unwrap();
    let both = shared(vec![fund, funding], &facts).unwrap();
    Comparison::new(both, finland::register(), &mut Watch::silent()).unwrap()
}

fn codes(problems: &Diagnostics) -> Vec<Code> {
    problems.iter().map(crate::diagnostic::Diagnostic::code).collect()
}

fn cell(report: &Report, table: &str, row: usize, column: &str) -> String {
    match report.find(table).unwrap().cell(row, column).unwrap() {
        Cell::Money(amount, currency) => currency.amount_text(amount),
        Cell::Number(number) => number.to_string(),
        Cell::Whole(count) => count.to_string(),
        Cell::Word(word, _) => (*word).to_owned(),
        Cell::Text(text) => text.clone(),
        other => format!("{other:?}"),
    }
}

/// Luhanka had 917 residents on 31.12.2001 and is made up to use 30: by the fund model
/// 917 x 0.39 + 30 x 55 = 357.63 + 1650 = 2007.63.
#[test]
fn shared_facts_are_counted_by_each_in_its_own_measure() {
    let models = models();
    let luhanka = models.statement(0).unwrap().bill("435").unwrap();
    let use_of = models.statement(1).unwrap().bill("435").unwrap();
    let use_of = use_of.lines()[1].quantity().unwrap().clone();
    let fifty_five = crate::exact::Exact::from(55);
    let fee: crate::exact::Exact = "357.63".parse().unwrap();
    assert_eq!(*luhanka.total(), &fee + &(&use_of * &fifty_five));
    assert_eq!(models.buyers().count(), 30);
    let report = models.report(&View::default()).unwrap();
    assert_eq!(cell(&report, "alternatives", 1, "total"), "150000.00");
    let less: u64 = cell(&report, "alternatives", 1, "less").parse().unwrap();
    let more: u64 = cell(&report, "alternatives", 1, "more").parse().unwrap();
    let same: u64 = cell(&report, "alternatives", 1, "same").parse().unwrap();
    assert_eq!(less + more + same, 30);
    assert!(report.remarks().iter().any(|remark| remark.id() == "illustrative-facts"));
}

#[test]
fn a_buyer_is_told_with_every_figure() {
    let view = View { buyer: Some("435".into()), ..View::default() };
    let report = models().report(&view).unwrap();
    assert_eq!(report.find("buyers").unwrap().rows().len(), 1);
    let figures = report.find("figures").unwrap();
    let sides = ["fund", "funding"].map(|side| {
        (0..figures.rows().len())
            .filter(|row| cell(&report, "figures", *row, "alternative") == side)
            .count()
    });
    assert!(sides.iter().all(|count| *count > 3), "{sides:?}");
    let unknown = View { buyer: Some("999".into()), ..View::default() };
    assert_eq!(codes(&models().report(&unknown).unwrap_err()), [Code::UnknownBuyer]);
}

#[test]
fn unlike_maps_are_refused_unless_restated() {
    let at = |name, year, on: Option<&str>| {
        let held = ["annual-fee", "pair-work-fee", "follow-up-fee", "consultation-fee"];
        let request =
            held.iter().fold(self::year(year), |request, fee| request.hold(fee));
        let request = match on {
            Some(on) => request.restated_on(date(on).unwrap()),
            None => request,
        };
        alternative(name, "jyvaskyla-fund-model", request)
    };
    let compared = |on| {
        Comparison::new(
            vec![at("2002", 2002, on), at("2022", 2022, on)],
            finland::register(),
            &mut Watch::silent(),
        )
    };
    assert_eq!(codes(&compared(None).unwrap_err()), [Code::UnlikeMaps]);
    let restated = compared(Some("2022-01-01")).unwrap();
    assert_eq!(restated.statement(0).unwrap().total().to_string(), "103257.18");
    // Those 22 of the region, and Kuhmoinen, which left it in 2021 and is billed for 2002 alone.
    assert_eq!(restated.buyers().count(), 23);
    assert_eq!(restated.difference(1, "291"), None);
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let one = || alternative("a", "keski-suomi-cooperation-2007", year(2007));
    let compared = |all| Comparison::new(all, finland::register(), &mut Watch::silent());
    let alone = compared(vec![one()]);
    assert_eq!(codes(&alone.unwrap_err()), [Code::TooFewAlternatives]);
    let twins = compared(vec![one(), one()]);
    assert_eq!(codes(&twins.unwrap_err()), [Code::SameName]);
    let row = |buyer: &str, measure: &str| {
        let row = crate::facts::FactRow {
            buyer: buyer.into(),
            measure: measure.into(),
            period: "2002".into(),
            value: "1".into(),
            ..crate::facts::FactRow::default()
        };
        Facts::from_rows(&[row]).unwrap()
    };
    let models = || {
        vec![
            alternative("fund", "jyvaskyla-fund-model", year(2002)),
            alternative("funding", "jyvaskyla-funding-model", year(2002)),
        ]
    };
    let refused = |facts: &Facts| codes(&shared(models(), facts).unwrap_err());
    assert_eq!(refused(&row("435", "pear-work")), [Code::UnknownMeasure]);
    assert_eq!(refused(&row("999", "use")), [Code::UnknownBuyer]);
    let unread = models().remove(0).reading("use", "pair-work").unwrap_err();
    assert_eq!(unread.code(), Code::UnknownReference);
}

#[test]
fn whoever_watches_is_told_of_each_and_may_stop() {
    let years = || {
        [2007, 2008].map(|number| {
            alternative(&number.to_string(), "keski-suomi-cooperation-2007", year(number))
        })
    };
    let mut told = Vec::new();
    let mut watching = |progress| {
        told.push(progress);
        Go::On
    };
    let all = years().to_vec();
    Comparison::new(all, finland::register(), &mut Watch::new(&mut watching)).unwrap();
    let done: Vec<_> = told.iter().map(|one| (one.done, one.of)).collect();
    assert_eq!(done, [(0, Some(2)), (1, Some(2)), (2, Some(2))]);
    let mut stopping = |_| Go::Stop;
    let all = years().to_vec();
    let stopped =
        Comparison::new(all, finland::register(), &mut Watch::new(&mut stopping));
    assert_eq!(codes(&stopped.unwrap_err()), [Code::Stopped]);
}
