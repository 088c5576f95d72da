//! Random agreements of every primitive: what must hold of each, whatever its terms and figures.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::agreement::Syntax;
use crate::column::{Arithmetic, Width};
use crate::facts::{Earlier, Facts};
use crate::rounding::Balance;
use crate::statement::{Bill, Line, Statement};
use crate::text::Lang;

#[path = "random/changed_tests.rs"]
mod changed;
#[path = "random/compiled_tests.rs"]
mod compiled;
#[path = "random/enclosed_tests.rs"]
mod enclosed;
#[path = "../../tests/plans/mod.rs"]
mod plans;
#[path = "random/readded_tests.rs"]
mod readded;
#[path = "random/staged_tests.rs"]
mod staged;

use plans::{Balances, Case, YEAR};

const CASES: u32 = 256;

/// The words of `docs/steps.md`.
const PRIMITIVES: [&str; 23] = [
    "measure", "values", "weights", "times", "per", "plus", "minus", "least", "greatest",
    "sum", "spread", "when", "convert", "tiers", "fraction", "mix", "share", "fund",
    "clients", "prior", "blend", "prorate", "round",
];

fn drawn() -> impl Strategy<Value = Case> {
    vec(any::<u8>(), 0..600).prop_map(|bytes| Case::of(&bytes, Balances::Any))
}

/// The plan of a case, and its facts.
fn planned(case: &Case) -> Result<(Plan, Facts), Diagnostics> {
    let (agreement, facts, earlier) = case.texts();
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json)?;
    let plan = agreement.plan(&Register::new(), Period::year(YEAR).unwrap())?;
    let earlier = earlier.iter().map(|text| Earlier::from_json(text));
    let earlier = earlier.collect::<Result<Vec<_>, _>>()?;
    Ok((plan, Facts::from_json(&facts)?.with_earlier(earlier)?))
}

fn evaluated(case: &Case) -> Result<Statement, Diagnostics> {
    let (plan, facts) = planned(case)?;
    plan.evaluate(&facts)
}

/// Whatever cannot be worked out is told; it is no defect of the library.
fn told(why: &Diagnostics) -> bool {
    why.iter().all(|one| one.code() != Code::Internal)
}

/// Every share of a run, with its terms and what it recorded.
fn shares(statement: &Statement) -> Vec<(StepId, Sharing, record::SharedOut)> {
    let steps = statement.plan().steps.iter().enumerate();
    let share = |(place, step): (usize, &Step)| {
        let id = StepId::new(place);
        match (&step.op, statement.run().record(id)) {
            (Op::Share(sharing), Some(Record::Shared(shared))) => {
                Some((id, sharing.clone(), shared.clone()))
            }
            _ => None,
        }
    };
    steps.filter_map(share).collect()
}

fn sum(lines: &[Line]) -> Exact {
    lines.iter().map(Line::amount).sum()
}

/// The same bytes on every run: they draw every primitive, and most of what they draw can be worked out.
#[test]
fn every_primitive_is_drawn_and_most_can_be_worked_out() {
    let mut state = 0x0005_deec_e66d_u64;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state.to_be_bytes()[0]
    };
    let mut drawn = BTreeSet::new();
    let mut done = 0;
    for length in 0..400 {
        let bytes: Vec<u8> = (0..length).map(|_| byte()).collect();
        let case = Case::of(&bytes, Balances::Any);
        for step in case.agreement["steps"].as_array().into_iter().flatten() {
            drawn.extend(step.as_object().unwrap().keys().cloned());
        }
        match evaluated(&case) {
            Ok(_) => done += 1,
            Err(why) => assert!(told(&why), "{why:?}\n{case:?}"),
        }
    }
    assert!(done >= 250, "{done} of 400");
    let missing = PRIMITIVES.iter().find(|word| !drawn.contains(**word));
    assert_eq!(missing, None);
}

/// The same with amendments laid over the agreement.
fn amended(case: &Case, amendments: &[String]) -> Result<Statement, Diagnostics> {
    let (agreement, facts, earlier) = case.texts();
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json)?;
    let texts = amendments.iter().map(|text| (text.as_bytes(), Syntax::Json));
    let agreement = agreement.amended(texts)?;
    let plan = agreement.plan(&Register::new(), Period::year(YEAR).unwrap())?;
    let earlier = earlier.iter().map(|text| Earlier::from_json(text));
    let earlier = earlier.collect::<Result<Vec<_>, _>>()?;
    plan.evaluate(&Facts::from_json(&facts)?.with_earlier(earlier)?)
}

/// The bills, without what says how the agreement was amended.
fn bills(statement: &Statement) -> String {
    let mut all: serde_json::Value =
        serde_json::from_str(&statement.to_json(Lang::En)).unwrap();
    all.as_object_mut().unwrap().remove("amendments");
    all.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    /// One that says nothing, and one that says all over again, in the years before, in this and after it.
    #[test]
    fn an_amendment_that_changes_nothing_changes_no_figure(case in drawn()) {
        let Ok(plain) = evaluated(&case) else { return Ok(()) };
        let own = serde_json::json!({
            "format": 1, "amends": case.agreement["id"], "title": { "en": "Nothing" },
        });
        let mut texts = Vec::new();
        for (number, from) in [YEAR - 9, YEAR, YEAR + 1].into_iter().enumerate() {
            for again in [false, true] {
                let mut text = own.clone();
                if again {
                    for (name, value) in case.agreement.as_object().unwrap() {
                        if !["format", "id", "title", "currency"].contains(&name.as_str()) {
                            text[name] = value.clone();
                        }
                    }
                }
                text["id"] = format!("{}-{number}", if again { "again" } else { "empty" }).into();
                text["from"] = format!("{from}-01-01").into();
                texts.push(text.to_string());
            }
        }
        let laid = amended(&case, &texts).map_err(|why| TestCaseError::fail(why.to_string()))?;
        prop_assert_eq!(bills(&laid), bills(&plain));
    }

    #[test]
    fn lines_add_up_to_bills_and_bills_to_the_total(case in drawn()) {
        let statement = match evaluated(&case) {
            Ok(statement) => statement,
            Err(why) => {
                prop_assert!(told(&why), "{:?}", why);
                return Ok(());
            }
        };
        for bill in statement.bills() {
            prop_assert_eq!(&sum(bill.lines()), bill.total());
        }
        let total: Exact = statement.bills().iter().map(Bill::total).sum();
        prop_assert_eq!(&total, statement.total());
    }

    #[test]
    fn parts_and_what_nobody_carries_are_the_pool(case in drawn()) {
        let Ok(statement) = evaluated(&case) else { return Ok(()) };
        let (plan, run) = (statement.plan(), statement.run());
        for (id, sharing, shared) in shares(&statement) {
            let size = plan.size(plan.steps[id.index()].over);
            let mut outside: Vec<usize> = (0..size).collect();
            for group in shared.groups() {
                let parts = group.places.iter().map(|place| run.at(id, *place));
                let parts: Exact = parts.sum();
                prop_assert_eq!(&(&parts + &group.split.unallocated), &group.whole);
                prop_assert_eq!(&group.whole, &run.at(sharing.pool, group.area));
                if sharing.rounding.balance() != &Balance::Nobody {
                    prop_assert!(group.split.unallocated.is_zero());
                }
                outside.retain(|place| !group.places.contains(place));
            }
            // Whose area had nothing to share.
            for place in outside {
                let area = plan.divisions[sharing.within.unwrap()].area_of[place];
                prop_assert!(run.at(sharing.pool, area).is_zero());
                prop_assert!(run.at(id, place).is_zero());
            }
        }
    }

    #[test]
    fn what_is_unallocated_is_that_of_billed_shares(case in drawn()) {
        let Ok(statement) = evaluated(&case) else { return Ok(()) };
        let all = shares(&statement);
        let left = |id: StepId| all.iter().find(|(share, ..)| *share == id);
        let mut sum = Exact::zero();
        let lines = statement.plan().lines.iter();
        for line in lines.filter(|line| line.billed == Billed::Yes) {
            let Some((_, sharing, shared)) = left(line.amount) else { continue };
            sum = &sum + &shared.unallocated();
            let between = sharing.within.and_then(|_| left(sharing.pool));
            if let Some((_, _, between)) = between {
                sum = &sum + &between.unallocated();
            }
        }
        prop_assert_eq!(&sum, statement.unallocated());
    }

    #[test]
    fn who_has_no_weight_pays_nothing_and_bounds_hold(case in drawn()) {
        let Ok(statement) = evaluated(&case) else { return Ok(()) };
        let run = statement.run();
        for (id, sharing, shared) in shares(&statement) {
            for place in shared.groups().iter().flat_map(|group| &group.places) {
                let part = run.at(id, *place);
                if run.at(sharing.weights, *place).is_zero() && sharing.floor.is_none() {
                    prop_assert!(part.is_zero());
                }
                let negative = shared.group(*place).unwrap().0.whole.is_negative();
                prop_assert!(part.is_zero() || part.is_negative() == negative);
                if let Some(floor) = sharing.floor {
                    prop_assert!(part >= run.at(floor, *place));
                }
                if let Some(ceiling) = sharing.ceiling {
                    prop_assert!(part <= run.at(ceiling, *place));
                }
            }
        }
    }

    /// Hamilton's method keeps everybody within a unit of the quota.
    #[test]
    fn the_largest_remainder_stays_within_a_unit(case in drawn()) {
        let Ok(statement) = evaluated(&case) else { return Ok(()) };
        for (id, sharing, shared) in shares(&statement) {
            if sharing.rounding.balance() != &Balance::LargestRemainder {
                continue;
            }
            for group in shared.groups() {
                for (inner, place) in group.places.iter().enumerate() {
                    let part = statement.run().at(id, *place);
                    let off = &part - &group.split.quotas.at(inner);
                    prop_assert!(off.abs() < *sharing.rounding.unit());
                }
            }
        }
    }

    #[test]
    fn the_width_changes_nothing(case in drawn()) {
        let Ok((plan, facts)) = planned(&case) else { return Ok(()) };
        let of = |least: Width| {
            let bound = plan.bound(&facts, Arithmetic { least })?;
            let run = bound.run(Recording::On)?;
            let statement = Statement::new(plan.clone(), facts.clone(), run);
            let paid = bound.paid()?;
            Ok::<_, Diagnostics>((statement, paid))
        };
        let texts = |(statement, paid): (Statement, Paid)| {
            (statement.to_json(Lang::En), explained(&statement), paid.total().clone())
        };
        let narrow = of(Width::Narrow).map(texts);
        for wider in [Width::Middle, Width::Wide] {
            prop_assert_eq!(&narrow, &of(wider).map(texts));
        }
    }

    #[test]
    fn the_same_case_gives_the_same_bytes(case in drawn()) {
        let texts =
            || evaluated(&case).map(|one| (one.to_json(Lang::Fi), explained(&one)));
        prop_assert_eq!(texts(), texts());
    }

    /// A statement that was kept can be given back.
    #[test]
    fn a_statement_is_an_earlier_one(case in drawn()) {
        let Ok(statement) = evaluated(&case) else { return Ok(()) };
        // Amounts of more digits than a decimal may have are not read.
        let Ok(earlier) = Earlier::from_json(&statement.to_json(Lang::En)) else {
            return Ok(());
        };
        for bill in statement.bills() {
            prop_assert_eq!(earlier.paid(bill.code(), None), Some(bill.total()));
            for line in bill.lines().iter().chain(bill.memos()) {
                let paid = earlier.paid(bill.code(), Some(line.charge()));
                prop_assert_eq!(paid, Some(line.amount()));
            }
        }
    }
}

/// The explanations of all bills and of the whole.
fn explained(statement: &Statement) -> String {
    let bills = statement.bills().iter().map(|bill| Some(bill.code()));
    bills
        .chain([None])
        .map(|buyer| statement.explain(buyer).unwrap().to_json(Lang::En))
        .collect()
}
