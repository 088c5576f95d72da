//! The register: loading it, looking up, carrying over.
//!
//! `cargo bench -p osuus --features finland`; docs/development.md has the figures.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on stops")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use osuus::exact::Exact;
use osuus::finland;
use osuus::municipality::{Figures, MunicipalityCode};
use osuus::period::date;

fn load(c: &mut Criterion) {
    c.bench_function("load the whole register", |b| {
        b.iter(|| finland::read().expect("a test reads it"));
    });
}

fn look_up(c: &mut Criterion) {
    let register = finland::register();
    let code: MunicipalityCode = "633".parse().expect("a code");
    let day = date("2008-06-01").expect("a day");
    c.bench_function("look up one code", |b| {
        b.iter(|| register.get(black_box(&code)));
    });
    c.bench_function("look up one code on a day", |b| {
        b.iter(|| {
            register.get(black_box(&code)).and_then(|one| one.name_on(black_box(day)))
        });
    });
    let series = register.series("population-own-borders").expect("a series");
    let end = date("2001-12-31").expect("a day");
    c.bench_function("look up one figure", |b| {
        b.iter(|| series.figure(black_box(&code), black_box(end)));
    });
    c.bench_function("find one by its name", |b| {
        b.iter(|| register.find(black_box("Jyväskylän mlk")));
    });
    c.bench_function("members of a region", |b| {
        b.iter(|| register.members("region", black_box("13"), black_box(day)));
    });
}

fn carry(c: &mut Criterion) {
    let register = finland::register();
    let (from, to) =
        (date("2001-12-31").expect("a day"), date("2022-01-01").expect("a day"));
    let map = register.map_on(from).expect("a map");
    let figures: Figures =
        map.iter().map(|(one, _)| (one.code(), Exact::from(1))).collect();
    c.bench_function("carry 448 figures over", |b| {
        b.iter(|| register.carry(black_box(&figures), from, to));
    });
}

criterion_group!(benches, load, look_up, carry);
criterion_main!(benches);
