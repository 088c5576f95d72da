//! The search: every unit, mode and carrier, and what is left of them.

use std::collections::BTreeMap;

use super::finding::{Finding, Region};
use super::known::{Known, Unfilled, rounded_alone};
use super::printed::Printed;
use super::rule::{Rule, carriers, reproduces, weighed};
use super::whole_rest::Search;
use super::zone::Zone;
use crate::apportion::{Part, Participant};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::rounding::{Balance, Mode};
use crate::watch::Watch;

/// The units that are tried where none are named, up to the largest pool.
const UNITS: [(i64, i64); 16] = [
    (1, 100),
    (5, 100),
    (1, 10),
    (5, 10),
    (1, 1),
    (5, 1),
    (10, 1),
    (50, 1),
    (100, 1),
    (500, 1),
    (1_000, 1),
    (5_000, 1),
    (10_000, 1),
    (50_000, 1),
    (100_000, 1),
    (1_000_000, 1),
];

/// What is asked of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The units to be tried; empty for the usual ones up to the largest pool.
    pub units: Vec<Exact>,
    /// The most findings that are told.
    pub most: usize,
}

impl Default for Question {
    fn default() -> Self {
        Self { units: Vec::new(), most: 20 }
    }
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Inference {
    pub(super) printed: Printed,
    pub(super) units: Vec<Exact>,
    pub(super) tried: u64,
    /// Rules that fit, told or not.
    pub(super) fitting: u64,
    /// Findings, told or not.
    pub(super) found: usize,
    pub(super) findings: Vec<Finding>,
    /// Units that were left out: withheld figures may be filled in too many ways.
    pub(super) too_open: Vec<Exact>,
}

impl Inference {
    /// The findings, ranked.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many rules were tried: units, modes and carriers.
    #[must_use]
    pub fn tried(&self) -> u64 {
        self.tried
    }

    /// How many of them reproduce the table, told or not.
    #[must_use]
    pub fn fitting(&self) -> u64 {
        self.fitting
    }

    /// The table that was asked about.
    #[must_use]
    pub fn printed(&self) -> &Printed {
        &self.printed
    }

    /// The units that were tried.
    #[must_use]
    pub fn units(&self) -> &[Exact] {
        &self.units
    }
}

/// Searches the rules by which a table may have been worked out.
///
/// # Errors
/// It was stopped.
pub fn infer(
    printed: Printed,
    question: Question,
    watch: &mut Watch<'_>,
) -> Result<Inference, Diagnostics> {
    if let Some(unit) = question.units.iter().find(|unit| **unit <= Exact::zero()) {
        let wrong = Diagnostic::new(Code::NotPositive, Input::Call).with("value", unit);
        return Err(wrong.into());
    }
    let units = if question.units.is_empty() { usual(&printed) } else { question.units };
    let balances = carriers(&printed);
    let mut tried = 0;
    let mut findings: Vec<Finding> = Vec::new();
    let mut too_open = Vec::new();
    let exact = printed.exact_weights();
    for (done, unit) in units.iter().enumerate() {
        watch.step(done as u64, Some(units.len() as u64))?;
        tried += (balances.len() * Mode::NAMES.len()) as u64;
        let found = match &exact {
            Some(weights) => Some(at(&printed, unit, &balances, weights, watch)?),
            None => anywhere(&printed, unit, &balances, watch)?,
        };
        if found.is_none() {
            too_open.push(unit.clone());
        }
        let found = found.unwrap_or_default();
        findings.extend(found);
    }
    let rank = |finding: &Finding| {
        let plainness = |own: &Balance| balances.iter().position(|known| known == own);
        let mode = |own: &Mode| Mode::NAMES.iter().position(|(_, known)| known == own);
        (
            std::cmp::Reverse(finding.stated),
            std::cmp::Reverse(finding.unit.clone()),
            std::cmp::Reverse(finding.width()),
            finding.balances.first().map(plainness),
            finding.modes.first().map(mode),
        )
    };
    findings.sort_by_cached_key(rank);
    let found = findings.len();
    let rules = |finding: &Finding| (finding.modes.len() * finding.balances.len()) as u64;
    let fitting = findings.iter().map(rules).sum();
    findings.truncate(question.most);
    let hint = printed.stated_weights();
    let proven = findings
        .into_iter()
        .filter_map(|finding| finding.proven(&printed, hint.as_deref()));
    let findings = proven.collect();
    Ok(Inference { printed, units, tried, fitting, found, findings, too_open })
}

/// The usual units up to the largest pool.
fn usual(printed: &Printed) -> Vec<Exact> {
    let largest = printed.rows.iter().map(|row| row.pool.abs()).max();
    let largest = largest.unwrap_or_else(Exact::zero);
    let all = UNITS.iter().filter_map(|(above, below)| {
        Exact::from(*above).divided_by(&Exact::from(*below))
    });
    all.filter(|unit| *unit <= largest).collect()
}

/// The ranks of the codes.
fn ranks(printed: &Printed) -> Vec<usize> {
    let mut codes: Vec<&str> = printed.items().collect();
    codes.sort_unstable();
    printed.items().map(|code| codes.partition_point(|known| *known < code)).collect()
}

/// A rule with the regions for which it fits.
struct Fit {
    mode: Mode,
    balance: usize,
    zones: Vec<Zone>,
    stated: Option<bool>,
}

/// What fits with any weights; none where too much is withheld.
fn anywhere(
    printed: &Printed,
    unit: &Exact,
    balances: &[Balance],
    watch: &mut Watch<'_>,
) -> Result<Option<Vec<Finding>>, Diagnostics> {
    let ways = match Known::ways(printed, unit) {
        Ok(ways) => ways,
        Err(Unfilled::Impossible) => Vec::new(),
        Err(Unfilled::TooMany) => return Ok(None),
    };
    let ranks = ranks(printed);
    let stated = printed.stated_weights().map(|weights| weighed(printed, &weights));
    let mut fits: Vec<Fit> = Vec::new();
    for (_, mode) in Mode::NAMES {
        watch.step(0, None)?;
        let searches: Vec<Search<'_>> =
            ways.iter().map(|known| Search::new(known, mode, &ranks)).collect();
        for (balance, named) in balances.iter().enumerate() {
            let mut zones: Vec<Zone> = if *named == Balance::Nobody {
                let ranges = rounded_alone(printed, unit, mode);
                ranges.and_then(|ranges| Zone::of(ranges).closed()).into_iter().collect()
            } else {
                searches.iter().flat_map(|search| search.zones(printed, named)).collect()
            };
            zones.dedup();
            if zones.is_empty() {
                continue;
            }
            let rule = Rule { unit: unit.clone(), mode, balance: named.clone() };
            let stated = stated.as_ref().map(|stated| reproduces(printed, &rule, stated));
            fits.push(Fit { mode, balance, zones, stated });
        }
    }
    Ok(Some(merged(fits, unit, balances)))
}

impl Search<'_> {
    /// The regions for which a carrier fits.
    fn zones(&self, printed: &Printed, balance: &Balance) -> Vec<Zone> {
        let parts = self.known.parts();
        match balance {
            Balance::LargestRemainder => self.by_remainder().into_iter().collect(),
            Balance::First => self.listed(&(0..parts).collect::<Vec<_>>()),
            Balance::Last => self.listed(&(0..parts).rev().collect::<Vec<_>>()),
            Balance::Largest(_, rank) => self.largest(rank.get()),
            Balance::Smallest(_, rank) => self.smallest(rank.get()),
            Balance::Buyer(code) => {
                let carrier = printed.items().position(|known| known == code);
                carrier.map(|carrier| self.named(carrier)).unwrap_or_default()
            }
            Balance::Descending(_) | Balance::Nobody => Vec::new(),
        }
    }
}

/// Rules that say the same become one finding: modes whose regions differ in single ends at most, and
/// carriers whose regions are the same.
fn merged(fits: Vec<Fit>, unit: &Exact, balances: &[Balance]) -> Vec<Finding> {
    struct Group {
        modes: Vec<Mode>,
        balances: Vec<usize>,
        zones: Vec<Zone>,
        stated: Option<bool>,
    }
    let mut by_mode: Vec<Group> = Vec::new();
    for fit in fits {
        let own = by_mode.iter_mut().filter(|group| {
            group.balances == [fit.balance] && group.stated == fit.stated
        });
        let joined =
            own.filter_map(|group| Some((shared(&group.zones, &fit.zones)?, group)));
        match joined.into_iter().next() {
            Some((zones, group)) => {
                group.zones = zones;
                group.modes.push(fit.mode);
            }
            None => by_mode.push(Group {
                modes: vec![fit.mode],
                balances: vec![fit.balance],
                zones: fit.zones,
                stated: fit.stated,
            }),
        }
    }
    by_mode.sort_by(|a, b| a.balances.cmp(&b.balances));
    let mut groups: Vec<Group> = Vec::new();
    for group in by_mode {
        let same = groups.iter_mut().find(|known| {
            known.modes == group.modes
                && known.stated == group.stated
                && known.zones == group.zones
        });
        match same {
            Some(known) => known.balances.extend(group.balances),
            None => groups.push(group),
        }
    }
    let named = |places: &[usize]| {
        places.iter().filter_map(|place| balances.get(*place).cloned()).collect()
    };
    let finding = |group: Group| {
        let region = Region::Zones(group.zones);
        Finding {
            unit: unit.clone(),
            modes: group.modes,
            balances: named(&group.balances),
            ranges: region.ranges(),
            region,
            stated: group.stated,
            witness: Vec::new(),
        }
    };
    groups.into_iter().map(finding).collect()
}

/// What two regions share that differ in nothing but single ends; none for others.
fn shared(one: &[Zone], other: &[Zone]) -> Option<Vec<Zone>> {
    let is_alike = one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| one.is_alike(other));
    if !is_alike {
        return None;
    }
    one.iter().zip(other).map(|(one, other)| one.shared(other)).collect()
}

/// What fits with weights that are known. Rules that round and carry alike are one finding.
fn at(
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
                ranges: region.ranges(),
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
