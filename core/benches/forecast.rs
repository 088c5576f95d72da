//! A forecast: 308 buyers over ten years, nine of which an assumption makes.
//!
//! `cargo bench -p osuus --bench forecast`; docs/development.md has the figures.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

#[path = "engine/contract.rs"]
mod contract;

use criterion::{Criterion, criterion_group, criterion_main};
use osuus::agreement::Syntax;
use osuus::forecast::{Assumption, Growth, Question};
use osuus::municipality::Register;
use osuus::watch::Watch;

/// The contract of the engine's benchmark, to the end of 2011.
fn ten_years(id: &str) -> String {
    format!(
        r#"{{ "format": 1, "amends": "{id}", "id": "ten-years", "from": "2002-01-01",
        "title": {{ "en": "Ten years" }}, "term": {{ "to": "2011-12-31" }},
        "charges": [{{ "id": "upkeep", "amounts": [
            {{ "from": "2002-01-01", "to": "2011-12-31", "amount": "1234567.89" }}] }}] }}"#
    )
}

fn forecast(c: &mut Criterion) {
    let plain = contract::agreement();
    let text = ten_years(plain.id());
    let agreement =
        plain.amended([(text.as_bytes(), Syntax::Json)]).expect("an agreement");
    let register = Register::new();
    let growth = Growth::Percent("1.2".parse().expect("a number"));
    let question = Question::new(&agreement, 2002, 2011)
        .facts(contract::facts())
        .assuming(Assumption::new("use", growth));
    let run = || question.forecast(&register, &mut Watch::silent()).expect("ten years");
    assert_eq!(run().assumed().len(), 9 * contract::BUYERS);
    c.bench_function("308 buyers over ten years", |b| b.iter(run));
    let done = run();
    c.bench_function("its report", |b| b.iter(|| done.report()));
}

criterion_group!(benches, forecast);
criterion_main!(benches);
