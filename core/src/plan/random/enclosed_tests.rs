//! Bounds hold whatever a plan is made of: every figure of every value lies between them.

use super::*;
use crate::column::Column;
use crate::plan::enclose::{Open, Range, Varying};

/// A figure that varies: its step, and whose value of it.
fn varying(bound: &Bound<'_>, which: prop::sample::Index) -> Option<(StepId, usize)> {
    let plan = bound.plan();
    let steps = plan.steps.iter().enumerate();
    let named = steps.filter(|(_, step)| step.varied_as().is_some());
    let all: Vec<(StepId, usize)> = named
        .flat_map(|(place, step)| {
            let id = StepId::new(place);
            (0..plan.size(step.over)).map(move |of| (id, of))
        })
        .collect();
    (!all.is_empty()).then(|| *which.get(&all))
}

/// The values of a step with another one at a place.
fn other(bound: &Bound<'_>, (id, of): (StepId, usize), value: i64) -> Column {
    let size = bound.plan.size(bound.plan.steps[id.index()].over);
    let figure = |place| {
        if place == of { Exact::from(value) } else { bound.brought_at(id, place) }
    };
    let figures: Vec<Exact> = (0..size).map(figure).collect();
    bound.arithmetic.column(&figures).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn every_value_lies_within_the_bounds(
        case in drawn(),
        which in any::<prop::sample::Index>(),
        low in 0_i64..200,
        wide in prop::sample::select(vec![0_i64, 1, 2, 5, 20, 100, 1000]),
        inside in 0_i64..=1000,
    ) {
        let Ok((plan, facts)) = planned(&case) else { return Ok(()) };
        let Ok(bound) = plan.bind(&facts) else { return Ok(()) };
        let Some(varied) = varying(&bound, which) else { return Ok(()) };
        let Ok(moving) = Varying::new(&bound, &[varied.0], &[plan.bills]) else {
            return Ok(());
        };
        let ends = Range {
            low: other(&bound, varied, low),
            high: other(&bound, varied, low + wide),
        };
        let of = |id: StepId| (id == varied.0).then(|| ends.clone());
        let enclosed = moving.enclosed(&of);
        let chosen = enclosed.as_ref().ok().map(|at| moving.chosen(at, (plan.bills, None)));
        for value in [low, low + wide, low + inside % (wide + 1)] {
            let column = other(&bound, varied, value);
            let run = bound.run_with(Recording::Off, &|id| (id == varied.0).then_some(&column));
            let (run, enclosed) = match (run, &enclosed) {
                (Ok(run), Ok(enclosed)) => (run, enclosed),
                (Ok(_), Err(open)) => {
                    prop_assert_ne!(*open, Open::Fails);
                    continue;
                }
                (Err(_), _) => continue,
            };
            for (place, step) in plan.steps.iter().enumerate() {
                let id = StepId::new(place);
                let Some((least, most)) = enclosed.range(id).filter(|_| moving.moves(id)) else {
                    continue;
                };
                for who in 0..plan.size(step.over) {
                    let found = run.at(id, who);
                    prop_assert!(
                        least.at(who) <= found && found <= most.at(who),
                        "{step:?}: {found} is not from {} to {}", least.at(who), most.at(who),
                    );
                }
            }
            // Where a block is of one piece, every value of it is of that piece.
            if let Some(Ok(Some(piece))) = &chosen {
                let point = |id: StepId| {
                    let both = Range { low: column.clone(), high: column.clone() };
                    (id == varied.0).then_some(both)
                };
                let point = moving.enclosed(&point);
                let own = point.and_then(|at| moving.chosen(&at, (plan.bills, None)));
                if let Ok(own) = own {
                    prop_assert_eq!(&own, &Some(piece.clone()));
                }
            }
        }
    }
}
