//! Random agreements in stages: what is paid beforehand and afterwards is the year.

use serde_json::{Value, json};

use super::*;
use crate::agreement::Stage;

/// The case billed in a stage, with these statements before it.
fn billed(
    case: &Case,
    stage: Option<Stage>,
    before: &[&Statement],
) -> Result<Statement, Diagnostics> {
    let (agreement, facts, earlier) = case.texts();
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json)?;
    let request = Request::new(Period::year(YEAR).unwrap());
    let request = match stage {
        Some(stage) => request.stage(stage),
        None => request,
    };
    let before = before.iter().map(|one| one.to_json(Lang::En));
    let earlier: Vec<Earlier> = earlier
        .into_iter()
        .chain(before)
        .map(|text| Earlier::from_json(&text))
        .collect::<Result<_, _>>()?;
    let facts = Facts::from_json(&facts)?.with_earlier(earlier)?;
    agreement.plan(&Register::new(), request)?.evaluate(&facts)
}

/// The case with an advance of some percent.
fn in_advance(mut case: Case, percent: u32, instalments: u16) -> Case {
    let advance =
        json!({ "percent": percent.to_string(), "instalments": instalments.to_string() });
    if let Value::Object(agreement) = &mut case.agreement {
        agreement.insert("settlement".into(), json!({ "advance": advance }));
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn advance_and_settlement_are_the_year_and_a_correction_is_nothing(
        case in drawn(), percent in 1_u32..=150, instalments in 2_u16..=13,
    ) {
        let case = in_advance(case, percent, instalments);
        let Ok(whole) = billed(&case, None, &[]) else { return Ok(()) };
        let advance = billed(&case, Some(Stage::Advance), &[]).unwrap();
        let settled = billed(&case, Some(Stage::Settlement), &[&advance]).unwrap();
        let corrected = billed(&case, Some(Stage::Correction), &[&advance, &settled]).unwrap();
        let bills = whole.bills().iter().zip(advance.bills()).zip(settled.bills());
        for (((whole, advance), settled), corrected) in bills.zip(corrected.bills()) {
            prop_assert_eq!(&(advance.total() + settled.total()), whole.total());
            prop_assert!(corrected.total().is_zero());
            // The instalments are the advance.
            let memo = |id: &str| {
                let memo = advance.memos().iter().find(|memo| memo.charge() == id);
                memo.unwrap().amount().clone()
            };
            let others = &memo("instalment") * &Exact::from(i64::from(instalments) - 1);
            prop_assert_eq!(&(&others + &memo("last-instalment")), advance.total());
        }
        // Without an advance a closed year is corrected to itself as well.
        let same = billed(&case, Some(Stage::Correction), &[&whole]).unwrap();
        prop_assert!(same.bills().iter().all(|bill| bill.total().is_zero()));
    }
}
