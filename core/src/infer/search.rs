//! The search: every unit, mode and carrier, and what is left of them.

use std::cmp::Reverse;

use super::anywhere::anywhere;
use super::conflict::Conflict;
use super::finding::Finding;
use super::printed::Printed;
use super::rule::carriers;
use super::stated::at;
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
    /// Units that were left out: withheld figures may be filled in in too many ways.
    pub(super) too_open: Vec<Exact>,
    pub(super) conflict: Option<Conflict>,
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

    /// Why none does, where none does.
    #[must_use]
    pub fn conflict(&self) -> Option<&Conflict> {
        self.conflict.as_ref()
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
    let Found { mut findings, beside, too_open } = search(&printed, &units, watch)?;
    let rules = |finding: &Finding| (finding.modes.len() * finding.balances.len()) as u64;
    let found = findings.len() + beside;
    let fitting = findings.iter().map(rules).sum::<u64>() + beside as u64;
    findings.truncate(question.most);
    let hint = printed.stated_weights();
    let proven =
        findings.into_iter().map(|finding| finding.proven(&printed, hint.as_deref()));
    let findings: Vec<Finding> = proven.flatten().collect();
    let conflict =
        if found == 0 { Some(Conflict::of(&printed, &units, watch)?) } else { None };
    let each = Mode::NAMES.len() * carriers(&printed).len();
    let tried = (units.len() * each) as u64;
    Ok(Inference { printed, units, tried, fitting, found, findings, too_open, conflict })
}

/// What fits, ranked.
pub(super) struct Found {
    pub findings: Vec<Finding>,
    /// Rules that fit too, and were only counted.
    pub beside: usize,
    /// Units that were left out: withheld figures may be filled in in too many ways.
    pub too_open: Vec<Exact>,
}

/// Tries every rule of these units.
pub(super) fn search(
    printed: &Printed,
    units: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<Found, Diagnostics> {
    let balances = carriers(printed);
    let exact = printed.exact_weights();
    let mut findings: Vec<Finding> = Vec::new();
    let (mut too_open, mut beside) = (Vec::new(), 0);
    for (done, unit) in units.iter().enumerate() {
        watch.step(done as u64, Some(units.len() as u64))?;
        let found = match &exact {
            Some(weights) => Some((at(printed, unit, &balances, weights, watch)?, 0)),
            None => anywhere(printed, unit, &balances, watch)?,
        };
        match found {
            Some((found, more)) => {
                findings.extend(found);
                beside += more;
            }
            None => too_open.push(unit.clone()),
        }
    }
    let rank = |finding: &Finding| {
        let plainness = |own: &Balance| balances.iter().position(|known| known == own);
        let mode = |own: &Mode| Mode::NAMES.iter().position(|(_, known)| known == own);
        (
            Reverse(finding.stated),
            Reverse(finding.unit.clone()),
            Reverse(finding.region.width()),
            finding.balances.first().map(plainness),
            finding.modes.first().map(mode),
        )
    };
    findings.sort_by_cached_key(rank);
    Ok(Found { findings, beside, too_open })
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
