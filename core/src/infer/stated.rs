//! What fits a table with weights that are stated exactly.

use std::collections::BTreeMap;

use super::finding::{Finding, Region};
use super::printed::Printed;
use super::rule::{Rule, reproduces, weighed};
use crate::apportion::{Part, Participant};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::rounding::{Balance, Mode};
use crate::watch::Watch;

/// What fits with weights that are known. Rules that round and carry alike are one finding.
pub(super) fn at(
    printed: &Printed,
    unit: &Exact,
    balances: &[Balance],
    weights: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<Vec<Finding>, Diagnostics> {
    type ByCarrier = BTreeMap<usize, Vec<Mode>>;
    let participants = weighed(printed, weights);
    // What each rule does, and which rules do it: by carrier, the modes.
    let mut ways: Vec<(Vec<Vec<Part>>, ByCarrier)> = Vec::new();
    for (_, mode) in Mode::NAMES {
        watch.step(0, None)?;
        for (place, balance) in balances.iter().enumerate() {
            let rule = Rule { unit: unit.clone(), mode, balance: balance.clone() };
            if !reproduces(printed, &rule, &participants) {
                continue;
            }
            let Some(how) = how(printed, &rule, &participants) else { continue };
            let known = ways.iter().position(|(known, _)| *known == how);
            let known = known.unwrap_or_else(|| {
                ways.push((how, BTreeMap::new()));
                ways.len() - 1
            });
            if let Some((_, rules)) = ways.get_mut(known) {
                rules.entry(place).or_default().push(mode);
            }
        }
    }
    let mut findings = Vec::new();
    for (_, rules) in ways {
        let mut groups: Vec<(Vec<Mode>, Vec<Balance>)> = Vec::new();
        for (place, modes) in rules {
            let Some(balance) = balances.get(place) else { continue };
            match groups.iter_mut().find(|(known, _)| *known == modes) {
                Some((_, own)) => own.push(balance.clone()),
                None => groups.push((modes, vec![balance.clone()])),
            }
        }
        findings.extend(groups.into_iter().map(|(modes, balances)| {
            let region = Region::Point(weights.to_vec());
            Finding {
                unit: unit.clone(),
                modes,
                balances,
                ranges: Vec::new(),
                region,
                stated: Some(true),
                witness: Vec::new(),
            }
        }));
    }
    Ok(findings)
}

/// How each part of each row came about.
fn how(
    printed: &Printed,
    rule: &Rule,
    participants: &[Participant],
) -> Option<Vec<Vec<Part>>> {
    let part = |part: &Part| Part { rank: None, ..part.clone() };
    let row = |pool: &Exact| {
        Some(rule.shares(pool, participants)?.parts().iter().map(part).collect())
    };
    printed.rows.iter().map(|one| row(&one.pool)).collect()
}
