//! What if, with 308 buyers: which price, share or cap reaches a target, and where two agreements cost a buyer
//! as much.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

#[path = "engine/contract.rs"]
mod contract;

use criterion::{Criterion, criterion_group, criterion_main};
use osuus::compare::Alternative;
use osuus::exact::Exact;
use osuus::municipality::Register;
use osuus::period::Period;
use osuus::plan::Request;
use osuus::solve::{BreakPoints, Figure, Goal, Limit, Reach, Varied, Wanted};
use osuus::watch::Watch;

fn alternative(name: &str, agreement: &osuus::agreement::Agreement) -> Alternative {
    let request = Request::new(Period::year(2002).expect("a year"));
    let plan = agreement.plan(&Register::new(), request).expect("a plan");
    Alternative::new(name, plan, contract::facts())
}

fn wanted(figure: &str, reach: Reach, amount: i64) -> Wanted {
    Wanted {
        varied: Varied { figure: figure.into(), ..Varied::default() },
        goal: Goal {
            figure: Figure::default(),
            of: None,
            less: None,
            reach,
            limit: Limit::Amount(Exact::from(amount)),
        },
    }
}

fn solve(c: &mut Criterion) {
    let one = [alternative("now", &contract::agreement())];
    let state = wanted("own-part.state.percent", Reach::AtMost, 100_000_000);
    c.bench_function("the percent of the state that holds the sum", |b| {
        b.iter(|| state.solve(&one, &mut Watch::silent()).expect("an answer"));
    });
    let pool = wanted("upkeep", Reach::AtLeast, 150_000_000);
    c.bench_function("the pool, to the cent, that brings a sum", |b| {
        b.iter(|| pool.solve(&one, &mut Watch::silent()).expect("an answer"));
    });
    let least = wanted("least.number", Reach::AtLeast, 150_000_000);
    c.bench_function("the minimum, to the cent, that brings a sum", |b| {
        b.iter(|| least.solve(&one, &mut Watch::silent()).expect("an answer"));
    });
    let other = contract::agreement_with(|text| {
        text.replace("\"1234567.89\"", "\"1000000\"").replace("\"75\"", "\"74\"")
    });
    let both = [alternative("now", &contract::agreement()), alternative("other", &other)];
    let figure = Figure { buyer: Some("150".into()), charge: None };
    let varied =
        Varied { figure: "use".into(), buyer: Some("150".into()), ..Varied::default() };
    c.bench_function("the break points of a buyer, a million values of use", |b| {
        b.iter(|| {
            BreakPoints::of(&both, &figure, &varied, &mut Watch::silent())
                .expect("break points")
        });
    });
}

criterion_group!(benches, solve);
criterion_main!(benches);
