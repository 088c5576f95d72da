//! Random agreements in steps: no panic, no defect, and the same figures by every way to them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use osuus::agreement::{Agreement, Syntax};
use osuus::diagnostic::{Code, Diagnostics};
use osuus::exact::Exact;
use osuus::facts::{Earlier, Facts};
use osuus::municipality::Register;
use osuus::period::Period;
use osuus::plan::{Paid, Plan, Scenario};
use osuus::statement::{Bill, Line, Statement};
use osuus::text::Lang;

#[allow(dead_code, reason = "the property tests draw some in other ways")]
#[path = "../../tests/plans/mod.rs"]
mod plans;
#[path = "tally.rs"]
mod tally;

use plans::{Balances, Case, YEAR};
use tally::Reached;

fuzz_target!(|bytes: &[u8]| {
    let case = Case::of(bytes, Balances::Any);
    tally::count(match worked_out(&case) {
        Ok(()) => Reached::Statement,
        Err(why) => {
            let defect = why.iter().any(|one| one.code() == Code::Internal);
            assert!(!defect, "{why:?}\n{case:?}");
            Reached::Error
        }
    });
});

fn worked_out(case: &Case) -> Result<(), Diagnostics> {
    let (agreement, facts, earlier) = case.texts();
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json)?;
    let year = Period::year(YEAR).expect("a year");
    let plan = agreement.plan(&Register::new(), year)?;
    let earlier = earlier.iter().map(|text| Earlier::from_json(text));
    let facts =
        Facts::from_json(&facts)?.with_earlier(earlier.collect::<Result<_, _>>()?)?;
    let bound = plan.bind(&facts)?;
    let statement = bound.evaluate();
    let wide = plan.bind_wide(&facts)?;
    let grid = bound.batch(&[Scenario::new()])?;
    let others =
        [bound.paid(), wide.paid(), grid.paid(0).cloned().ok_or_else(Diagnostics::new)];
    let statement = match statement {
        Ok(statement) => statement,
        Err(why) => {
            assert!(others.iter().all(Result::is_err), "{why:?}\n{case:?}");
            return Err(why);
        }
    };
    add_up(&statement);
    for other in others {
        same(&plan, &statement, &other.expect("it was worked out before"));
    }
    let first = statement.bills().first().map(Bill::code);
    for explanation in [statement.explain(first)?, statement.explain(None)?] {
        drop(explanation.to_json(Lang::Fi));
    }
    Ok(())
}

fn add_up(statement: &Statement) {
    for bill in statement.bills() {
        let lines: Exact = bill.lines().iter().map(Line::amount).sum();
        assert_eq!(&lines, bill.total());
    }
    let bills: Exact = statement.bills().iter().map(Bill::total).sum();
    assert_eq!(&bills, statement.total());
}

/// The statement says what was paid without it.
fn same(plan: &Plan, statement: &Statement, paid: &Paid) {
    assert_eq!(statement.total(), paid.total());
    for (place, bill) in statement.bills().iter().enumerate() {
        assert_eq!(plan.buyers()[place].code, bill.code());
        assert_eq!(*bill.total(), paid.bill(place));
    }
}
