//! By which rule a table of 308 parties was printed.
//!
//! `cargo bench -p osuus --bench infer`; docs/development.md has the figures.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

use criterion::{Criterion, criterion_group, criterion_main};
use osuus::apportion::{Participant, share};
use osuus::call::GivenTable;
use osuus::exact::Exact;
use osuus::infer::{Printed, Question, infer};
use osuus::rounding::{Balance, Mode, Rounding};
use osuus::watch::Watch;

/// Three years, shared in euros by weights of 300 to 60 300.
fn printed(mode: Mode, balance: &Balance) -> Printed {
    let one = Rounding::to(Exact::one()).expect("above zero");
    let rounding = one.with_mode(mode).with_balance(balance.clone());
    let weight = |at: u64| Exact::count(300 + at * 7_919 % 60_000);
    let party = |at: u64| Participant::new(format!("{at:03}"), weight(at));
    let parties: Vec<Participant> = (1..=308).map(party).collect();
    let mut csv = "row,item,amount,role\n".to_owned();
    for (year, pool) in [(2021, 4_812_344), (2022, 5_006_127), (2023, 5_377_801)] {
        let pool = Exact::count(pool);
        let shares = share(&pool, &parties, &rounding).expect("weights above zero");
        csv += &format!("{year},,{pool},pool\n");
        for (party, part) in parties.iter().zip(shares.parts()) {
            csv += &format!("{year},{},{},\n", party.code, part.amount());
        }
    }
    Printed::read(&GivenTable::Csv(csv), None).expect("a table")
}

fn search(c: &mut Criterion) {
    let rules = [
        ("largest remainder", Mode::HalfUp, Balance::LargestRemainder),
        ("last", Mode::Down, Balance::Last),
        ("nobody", Mode::HalfUp, Balance::Nobody),
    ];
    for (name, mode, balance) in rules {
        let printed = printed(mode, &balance);
        c.bench_function(&format!("infer the rule for 308 parties: {name}"), |b| {
            b.iter(|| {
                infer(printed.clone(), Question::default(), &mut Watch::silent())
                    .expect("nobody stops it")
            });
        });
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
