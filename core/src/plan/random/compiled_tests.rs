//! A compiled plan gives the same statement, whatever the plan is made of.

use super::*;
use crate::statement::CompiledPlan;

/// The statement of a case through bytes, and without; none where no such file may be made of it.
fn both(case: &Case) -> Option<(String, String)> {
    let (plan, facts) = planned(case).ok()?;
    let statement = plan.evaluate(&facts).ok()?;
    let bytes = plan.compile(&facts).ok()?.to_bytes();
    let compiled = CompiledPlan::from_bytes(&bytes).unwrap();
    Some((compiled.bill_json("", Lang::Fi).unwrap(), statement.to_json(Lang::Fi)))
}

#[test]
fn most_plans_can_be_compiled() {
    let mut state = 0x0005_deec_e66d_u64;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state.to_be_bytes()[0]
    };
    let cases = (0..200).map(|length| {
        let bytes: Vec<u8> = (0..length).map(|_| byte()).collect();
        Case::of(&bytes, Balances::Any)
    });
    let done = cases.filter(|case| both(case).is_some()).count();
    assert!(done >= 80, "{done} of 200");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn a_compiled_plan_gives_the_same_statement(case in drawn()) {
        if let Some((compiled, stated)) = both(&case) {
            prop_assert_eq!(compiled, stated);
        }
    }

    /// Whatever is wrong with the bytes, nothing panics and nothing runs away.
    #[test]
    fn broken_bytes_do_no_harm(case in drawn(), at: prop::sample::Index, by in 1_u8..) {
        let Ok((plan, facts)) = planned(&case) else { return Ok(()) };
        let Ok(compiled) = plan.compile(&facts) else { return Ok(()) };
        let mut bytes = compiled.to_bytes();
        let place = at.index(bytes.len());
        bytes[place] ^= by;
        if let Some(broken) = CompiledPlan::from_bytes(&bytes) {
            let _ = broken.bill_json("", Lang::En);
        }
    }
}
