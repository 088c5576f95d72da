#![cfg(all(feature = "library", feature = "finland"))]

use super::{BreakPoints, Figure, Goal, Limit, Order, Reach, Solution, Varied, Wanted};
use crate::compare::{Alternative, shared};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::period::Period;
use crate::watch::{Go, Watch};
use crate::{finland, library};

fn alternative(name: &str, id: &str, year: i16) -> Alternative {
    let period = Period::year(year).unwrap();
    let plan = library::agreement(id).unwrap().plan(finland::register(), period).unwrap();
    Alternative::new(name, plan, Facts::none())
}

fn models() -> Vec<Alternative> {
    let fund = alternative("fund", "jyvaskyla-fund-model", 2002);
    let fund = fund.reading("pair-work", "use").unwrap();
    let funding = alternative("funding", "jyvaskyla-funding-model", 2002);
    let facts = library::facts("jyvaskyla-funding-model").unwrap();
    shared(vec![fund, funding], &facts).unwrap()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn of(buyer: &str) -> Figure {
    Figure { buyer: Some(buyer.into()), charge: None }
}

fn varied(figure: &str) -> Varied {
    Varied { figure: figure.into(), ..Varied::default() }
}

fn solve(varied: Varied, goal: Goal) -> Result<Solution, Diagnostics> {
    Wanted { varied, goal }.solve(&models(), &mut Watch::silent())
}

fn goal(reach: Reach, amount: &str) -> Goal {
    let limit = Limit::Amount(exact(amount));
    Goal { figure: Figure::default(), of: None, less: None, reach, limit }
}

fn codes(problems: &Diagnostics) -> Vec<Code> {
    problems.iter().map(Diagnostic::code).collect()
}

/// 264 762 residents at 0.56 pay 148 266.72, and 0.57 brings 150 914.34; 900 performances at 55 are 49 500 more.
#[test]
fn the_fee_that_covers_a_cost_is_found_to_the_cent() {
    let solved = solve(varied("annual-fee"), goal(Reach::AtLeast, "200000")).unwrap();
    let answers: Vec<_> = solved.answers().collect();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].from, exact("0.57"));
    assert_eq!(answers[0].at_from, Some((exact("200414.34"), exact("200000"))));
    let below = &solved.stretches()[0];
    assert_eq!((below.to.clone(), below.order), (exact("0.56"), Order::Below));
    assert_eq!(below.at_to, Some((exact("197766.72"), exact("200000"))));
    let never = solve(varied("annual-fee"), goal(Reach::Exactly, "200000")).unwrap();
    assert_eq!(never.answers().count(), 0);
    assert_eq!(never.report().get("verdict").and_then(word), Some("passed"));
}

fn word(cell: &crate::report::Cell) -> Option<&'static str> {
    match cell {
        crate::report::Cell::Word(word, _) => Some(*word),
        _ => None,
    }
}

/// Luhanka, 917 residents, u performances, the others 870 units of use: 357.63 + 55 u against
/// 346.35 + 50 000 u / (870 + u). Without rounding they meet where 55 u^2 - 2 138.72 u + 9 813.6 = 0, that is
/// at u = 5.31 and u = 33.57; and 55 x 6 = 330, 50 000 x 6 / 876 = 342.47.
#[test]
fn two_break_points_of_luhanka() {
    let alternatives = models();
    let varied = Varied { buyer: Some("435".into()), ..varied("use") };
    let found = BreakPoints::of(&alternatives, &of("435"), &varied, &mut Watch::silent())
        .unwrap();
    let told: Vec<(String, String, Order)> = found
        .stretches()
        .iter()
        .map(|one| (one.from.to_string(), one.to.to_string(), one.order))
        .collect();
    let expected = [
        ("0", "5", Order::Above),
        ("6", "33", Order::Below),
        ("34", "1000000", Order::Above),
    ];
    let expected =
        expected.map(|(from, to, order)| (from.to_owned(), to.to_owned(), order));
    assert_eq!(told, expected);
    let at_six = found.stretches()[1].at_from.clone().unwrap();
    assert_eq!(at_six, (exact("687.63"), exact("688.82")));
    for side in found.sides() {
        assert_eq!(side.pieces, []);
    }
}

/// The search says of every value what a run of it says.
#[test]
fn no_value_is_left_out() {
    let alternatives = models();
    for (figure, buyer) in [
        ("use", Some("435")),
        ("use", Some("179")),
        ("annual-fee", None),
        ("other-costs", None),
    ] {
        let varied = Varied {
            buyer: buyer.map(str::to_owned),
            to: Some(exact("300")),
            step: Some(Exact::one()),
            ..varied(figure)
        };
        let whose = buyer.unwrap_or("275");
        let found =
            BreakPoints::of(&alternatives, &of(whose), &varied, &mut Watch::silent())
                .unwrap();
        for value in 0..=300 {
            let value = Exact::from(value);
            let stretch =
                found.stretches().iter().find(|one| one.from <= value && value <= one.to);
            let point = Varied {
                from: Some(value.clone()),
                to: Some(value.clone()),
                ..varied.clone()
            };
            let alone =
                BreakPoints::of(&alternatives, &of(whose), &point, &mut Watch::silent())
                    .unwrap();
            assert_eq!(
                stretch.unwrap().order,
                alone.stretches()[0].order,
                "{figure} {value}"
            );
        }
    }
}

#[test]
fn a_rise_is_held_and_a_limit_reached() {
    // 105 % of 2 007.63 by the fund model.
    let limit = Limit::PercentOf { alternative: "fund".into(), percent: exact("105") };
    let goal = Goal {
        figure: of("435"),
        of: Some("funding".into()),
        less: None,
        reach: Reach::AtMost,
        limit,
    };
    let solved = solve(varied("upkeep-costs"), goal).unwrap();
    for answer in solved.answers() {
        let (bill, most) = answer.at_to.clone().unwrap();
        assert!(bill <= most && most == exact("2108.0115"));
    }
    // 917 of 264 762 residents share it: 127 447.84 is 441.42 for them, and 1 666.67 come by use. A cent more or
    // less of the pool may move a cent of the bill to and fro, so that the last answers are single ones.
    let last = solved.answers().last().unwrap();
    assert_eq!(last.at_to.clone().unwrap().0, exact("2108.01"));
    for pair in solved.stretches().windows(2) {
        assert_eq!(&pair[1].from - &pair[0].to, exact("0.01"));
        assert_ne!(pair[0].order, pair[1].order);
    }
    assert_eq!(solved.stretches().last().unwrap().order, Order::Above);
}

#[test]
fn what_is_asked_wrongly_is_told() {
    let refused = |varied| codes(&solve(varied, goal(Reach::AtLeast, "1")).unwrap_err());
    assert_eq!(refused(varied("anual-fee")), [Code::UnknownReference]);
    assert_eq!(refused(varied("use")), [Code::OfWhichBuyer]);
    let fee = Varied { buyer: Some("435".into()), ..varied("annual-fee") };
    assert_eq!(refused(fee), [Code::NotOfBuyers]);
    let empty =
        Varied { from: Some(exact("2")), to: Some(exact("1")), ..varied("annual-fee") };
    assert_eq!(refused(empty), [Code::NoGrid]);
    let halves =
        Varied { step: Some(exact("0.5")), buyer: Some("435".into()), ..varied("use") };
    assert_eq!(refused(halves), [Code::FractionRefused]);
    let mut stop = |_| Go::Stop;
    let wanted = Wanted { varied: varied("annual-fee"), goal: goal(Reach::AtLeast, "1") };
    let stopped = wanted.solve(&models(), &mut Watch::new(&mut stop)).unwrap_err();
    assert_eq!(codes(&stopped), [Code::Stopped]);
}
