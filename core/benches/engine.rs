//! The engine: one contract for 308 buyers, planned, worked out and explained, beside the same contract
//! written by hand with `rust_decimal`.
//!
//! `cargo xtask bench` runs this and the same contract in `NumPy`; docs/development.md has the figures.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

#[path = "engine/by_decimal.rs"]
mod by_decimal;
#[path = "engine/contract.rs"]
mod contract;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use osuus::compare::{Alternative, Comparison, View};
use osuus::effects::Effects;
use osuus::exact::Exact;
use osuus::facts::Facts;
use osuus::fairness::{Against, Fairness};
use osuus::municipality::Register;
use osuus::period::Period;
use osuus::plan::Scenario;
use osuus::text::Lang;
use osuus::watch::Watch;

fn engine(c: &mut Criterion) {
    let agreement = contract::agreement();
    let facts = contract::facts();
    let register = Register::new();
    let year = || Period::year(2002).expect("a year");
    let plan = agreement.plan(&register, year()).expect("a plan");
    let bound = plan.bind(&facts).expect("facts");
    let paid = bound.paid().expect("bills");
    assert_eq!(
        by_decimal::bills(&contract::uses())
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        (0..contract::BUYERS)
            .map(|buyer| format!("{:.2}", paid.bill(buyer).to_decimal().expect("cents")))
            .collect::<Vec<_>>(),
        "both work out the same contract"
    );

    c.bench_function("plan", |b| b.iter(|| agreement.plan(&register, year())));
    c.bench_function("bind facts", |b| b.iter(|| plan.bind(black_box(&facts))));
    c.bench_function("one contract-year without explanation", |b| {
        b.iter(|| black_box(&bound).paid());
    });
    c.bench_function("the same with rust_decimal", |b| {
        let uses = contract::uses();
        b.iter(|| by_decimal::bills(black_box(&uses)));
    });
    c.bench_function("statement with every step recorded", |b| {
        b.iter(|| black_box(&bound).evaluate());
    });
    c.bench_function("facts to statement with every step recorded", |b| {
        b.iter(|| plan.evaluate(black_box(&facts)));
    });
    let statement = plan.evaluate(&facts).expect("a statement");
    c.bench_function("the trees of all 308 bills", |b| {
        b.iter(|| {
            for bill in statement.bills() {
                let why = statement.explain(Some(bill.code())).expect("a buyer");
                black_box(why.figure(Lang::En));
            }
        });
    });
    let scenarios: Vec<Scenario> = (0..100)
        .map(|more| {
            let pool = Exact::from(1_000_000 + 1_000 * more);
            Scenario::new().figure("upkeep", pool)
        })
        .collect();
    c.bench_function("a batch of 100 scenarios", |b| {
        b.iter(|| bound.batch(black_box(&scenarios)));
    });
    let uses: Vec<i128> = contract::uses().into_iter().map(Into::into).collect();
    c.bench_function("a column of figures to a column of cents", |b| {
        b.iter(|| {
            let scenario = Scenario::new().units("use", black_box(&uses).clone(), 0);
            let grid = bound.batch(&[scenario]).expect("a batch");
            grid.paid(0).and_then(|paid| paid.bills_in_units(2)).expect("cents")
        });
    });
    let more = contract::facts_of(contract::uses().iter().map(|use_| use_ + 7).collect());
    c.bench_function("effects on all 308 bills", |b| {
        b.iter(|| {
            let side =
                |name, facts: &Facts| Alternative::new(name, plan.clone(), facts.clone());
            let (before, after) = (side("before", &facts), side("after", &more));
            Effects::new(before, after, &register, &mut Watch::silent())
        });
    });
}

/// Two agreements of 308 buyers side by side, from plans and facts to the report; and one beside its use.
fn side_by_side(c: &mut Criterion) {
    let register = Register::new();
    let year = Period::year(2002).expect("a year");
    let plan = contract::agreement().plan(&register, year).expect("a plan");
    let facts = contract::facts();
    let both =
        ["one", "other"].map(|name| Alternative::new(name, plan.clone(), facts.clone()));
    c.bench_function("compare two agreements", |b| {
        b.iter(|| {
            let both = black_box(&both).to_vec();
            let compared = Comparison::new(both, &register, &mut Watch::silent());
            compared.expect("a comparison").report(&View::default())
        });
    });
    let statement = plan.evaluate(&facts).expect("a statement");
    c.bench_function("bills beside use", |b| {
        b.iter(|| {
            let views = Fairness::new(black_box(&statement).clone(), Against::default());
            views.expect("views").report(None)
        });
    });
}

criterion_group!(benches, engine, side_by_side);
criterion_main!(benches);
