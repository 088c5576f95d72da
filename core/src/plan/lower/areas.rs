//! The divisions of the agreement for the buyers of a plan.

use crate::agreement::{Agreement, Buyer};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::plan::{Division, PlannedArea};
use std::collections::BTreeMap;

/// Every buyer is in exactly one area of each; where a region is selected only a plan can tell. Who is `known`
/// beside the parties may be named.
pub(super) fn divisions(
    agreement: &Agreement,
    parties: &[Buyer],
    known: &dyn Fn(&str) -> bool,
    problems: &mut Diagnostics,
) -> Vec<Division> {
    let places: BTreeMap<&str, usize> = parties
        .iter()
        .enumerate()
        .map(|(place, one)| (one.code.as_str(), place))
        .collect();
    let mut all = Vec::with_capacity(agreement.divisions.len());
    for division in &agreement.divisions {
        let mut area_of: Vec<Option<usize>> = vec![None; parties.len()];
        for (number, area) in division.areas.iter().enumerate() {
            for code in &area.buyers {
                let Some(place) = places.get(code.value.as_str()) else {
                    if !parties.is_empty() && !known(&code.value) {
                        let problem = crate::facts::unknown_buyer(
                            &code.value,
                            parties,
                            Input::Agreement,
                        );
                        problems.push(problem.at(code.position));
                    }
                    continue;
                };
                if let Some(area_of) = area_of.get_mut(*place) {
                    if area_of.is_some() {
                        let problem =
                            Diagnostic::new(Code::DuplicateBuyer, Input::Agreement);
                        problems
                            .push(problem.at(code.position).with("code", &code.value));
                    }
                    *area_of = Some(number);
                }
            }
        }
        for (party, _) in parties.iter().zip(&area_of).filter(|(_, area)| area.is_none())
        {
            let position = division.areas.first().and_then(|area| area.id.position);
            problems.push(
                Diagnostic::new(Code::OutsideDivision, Input::Agreement)
                    .at(position)
                    .with("code", &party.code)
                    .with("division", &division.id.value),
            );
        }
        let area = |area: &crate::agreement::Area| PlannedArea {
            id: area.id.value.clone(),
            name: area.name.clone(),
        };
        all.push(Division {
            areas: division.areas.iter().map(area).collect(),
            area_of: area_of.into_iter().map(Option::unwrap_or_default).collect(),
        });
    }
    all
}
