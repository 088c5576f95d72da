//! Why no rule makes a table: the fewest rows and figures for which there is none, and the rule that comes
//! nearest.

use super::printed::{Printed, Row};
use super::rule::{Rule, carriers, weighed, worked_out};
use super::search::search;
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::rounding::{Balance, Mode};
use crate::watch::Watch;

/// The most sets of rows that are looked at.
const MOST_SETS: usize = 64;
/// Of more figures than these, single ones are not left out.
const MOST_FIGURES: usize = 24;
/// Of more parts than these, named carriers are not tried for the nearest rule.
const MANY: usize = 24;

/// Why no rule that was tried makes a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The rows, and the parts in them, for which there is no rule: without any of them there is one, or
    /// it cannot be told. Places of rows and items.
    pub(super) figures: Vec<(usize, usize)>,
    pub(super) nearest: Option<Nearest>,
    /// How many rules would make it with other weights than those stated.
    pub(super) otherwise: Option<u64>,
}

/// The rule that makes the most figures of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    pub(super) rule: Rule,
    pub(super) weights: Vec<Exact>,
    pub(super) off: Vec<Off>,
}

/// A figure that is printed otherwise than the nearest rule makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    pub(super) row: usize,
    pub(super) item: usize,
    /// How much more is printed.
    pub(super) by: Exact,
}

impl Conflict {
    /// The rule that comes nearest.
    #[must_use]
    pub fn nearest(&self) -> Option<&Nearest> {
        self.nearest.as_ref()
    }

    /// Row and item of every figure that is needed for the conflict.
    pub fn figures<'p>(&self, printed: &'p Printed) -> Vec<(&'p str, &'p str)> {
        let named = |(row, item): &(usize, usize)| {
            let row = printed.rows.get(*row)?;
            Some((row.name.as_str(), printed.items.get(*item)?.code.as_str()))
        };
        self.figures.iter().filter_map(named).collect()
    }

    pub(super) fn of(
        printed: &Printed,
        units: &[Exact],
        watch: &mut Watch<'_>,
    ) -> Result<Self, Diagnostics> {
        let rows = fewest(printed, units, watch)?;
        let figures = needed(printed, &rows, units, watch)?;
        let otherwise = if printed.exact_weights().is_some() {
            let free = Printed { stated: None, ..printed.clone() };
            let findings = search(&free, units, watch)?.findings;
            Some(findings.iter().map(|one| one.rules().count() as u64).sum())
        } else {
            None
        };
        let nearest = nearest(printed, units, watch)?;
        Ok(Self { figures, nearest, otherwise })
    }
}

impl Nearest {
    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The weights, as parts of one.
    #[must_use]
    pub fn weights(&self) -> &[Exact] {
        &self.weights
    }

    /// What is printed otherwise.
    #[must_use]
    pub fn off(&self) -> &[Off] {
        &self.off
    }
}

/// Some rows of a table.
fn some(printed: &Printed, rows: &[usize]) -> Printed {
    let own: Vec<Row> =
        rows.iter().filter_map(|row| printed.rows.get(*row).cloned()).collect();
    Printed { rows: own, ..printed.clone() }
}

/// Whether it is sure that no rule makes it.
fn is_impossible(
    printed: &Printed,
    units: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<bool, Diagnostics> {
    let found = search(printed, units, watch)?;
    Ok(found.findings.is_empty() && found.too_open.is_empty())
}

/// The fewest rows that no rule makes, as far as sets of rows can be looked through; else rows of which none
/// can be left out.
fn fewest(
    printed: &Printed,
    units: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<Vec<usize>, Diagnostics> {
    let all: Vec<usize> = (0..printed.rows.len()).collect();
    let mut looked_at = 0;
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 1..all.len() {
        let mut next: Vec<Vec<usize>> = Vec::new();
        for set in &sets {
            let from = set.last().map_or(0, |last| last + 1);
            next.extend((from..all.len()).map(|row| [set.as_slice(), &[row]].concat()));
        }
        looked_at += next.len();
        if looked_at > MOST_SETS {
            return without_some(printed, all, units, watch);
        }
        for set in &next {
            if is_impossible(&some(printed, set), units, watch)? {
                return Ok(set.clone());
            }
        }
        sets = next;
    }
    Ok(all)
}

/// Leaves out one row after the other, as long as there is no rule.
fn without_some(
    printed: &Printed,
    mut rows: Vec<usize>,
    units: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<Vec<usize>, Diagnostics> {
    for row in (0..printed.rows.len()).rev() {
        let rest: Vec<usize> = rows.iter().copied().filter(|own| *own != row).collect();
        if !rest.is_empty() && is_impossible(&some(printed, &rest), units, watch)? {
            rows = rest;
        }
    }
    Ok(rows)
}

/// The figures of these rows that cannot be left out.
fn needed(
    printed: &Printed,
    rows: &[usize],
    units: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<Vec<(usize, usize)>, Diagnostics> {
    let items = printed.items.len();
    let all = rows.iter().enumerate();
    let figures: Vec<(usize, usize, usize)> =
        all.flat_map(|(at, row)| (0..items).map(move |item| (at, *row, item))).collect();
    let mut kept = Vec::new();
    let mut table = some(printed, rows);
    let is_small = figures.len() <= MOST_FIGURES;
    for (at, row, item) in figures {
        let figure = |table: &mut Printed, value: Option<Exact>| {
            let part = table.rows.get_mut(at).and_then(|row| row.parts.get_mut(item));
            part.and_then(|part| std::mem::replace(part, value))
        };
        let Some(printed) = figure(&mut table, None) else { continue };
        if is_small && is_impossible(&table, units, watch)? {
            continue;
        }
        figure(&mut table, Some(printed));
        kept.push((row, item));
    }
    Ok(kept)
}

/// Weights that may come near: those stated, else those of each row, of all rows together, and of the rules
/// that make all rows but one.
fn candidates(
    printed: &Printed,
    units: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<Vec<Vec<Exact>>, Diagnostics> {
    if let Some(stated) = printed.stated_weights() {
        return Ok(vec![stated]);
    }
    let mut found: Vec<Vec<Exact>> = Vec::new();
    let all: Vec<usize> = (0..printed.rows.len()).collect();
    if all.len() > 1 && all.len() <= MOST_SETS {
        for row in &all {
            let rest: Vec<usize> = all.iter().copied().filter(|own| own != row).collect();
            let rest = some(printed, &rest);
            let first = search(&rest, units, watch)?.findings.into_iter().next();
            found.extend(
                first.and_then(|one| one.proven(&rest, None)).map(|one| one.witness),
            );
        }
    }
    let mut sums = vec![Exact::zero(); printed.items.len()];
    let mut whole = Exact::zero();
    for row in &printed.rows {
        let Some(parts) = row.known().filter(|known| !known.is_zero()) else { continue };
        let known = || row.parts.iter().flatten();
        if known()
            .any(|part| part.is_negative() != parts.is_negative() && !part.is_zero())
        {
            continue;
        }
        let own: Option<Vec<Exact>> =
            known().map(|part| part.divided_by(&parts)).collect();
        found.extend(own);
        for (sum, part) in sums.iter_mut().zip(known()) {
            *sum = &*sum + &part.abs();
        }
        whole = &whole + &parts.abs();
    }
    found.extend(
        sums.iter().map(|sum| sum.divided_by(&whole)).collect::<Option<Vec<Exact>>>(),
    );
    found.dedup();
    Ok(found)
}

fn nearest(
    printed: &Printed,
    units: &[Exact],
    watch: &mut Watch<'_>,
) -> Result<Option<Nearest>, Diagnostics> {
    let mut balances = carriers(printed);
    if printed.items.len() > MANY {
        balances.retain(|balance| !matches!(balance, Balance::Buyer(_)));
    }
    let mut best: Option<((usize, Exact), Nearest)> = None;
    for weights in candidates(printed, units, watch)? {
        let participants = weighed(printed, &weights);
        for unit in units.iter().rev() {
            watch.step(0, None)?;
            for (_, mode) in Mode::NAMES {
                for balance in &balances {
                    let rule =
                        Rule { unit: unit.clone(), mode, balance: balance.clone() };
                    let Some(made) = worked_out(printed, &rule, &participants) else {
                        continue;
                    };
                    let off = off(printed, &made);
                    let size = off.iter().map(|one| one.by.abs()).sum();
                    let rank = (off.len(), size);
                    if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                        best =
                            Some((rank, Nearest { rule, weights: weights.clone(), off }));
                    }
                }
            }
        }
    }
    Ok(best.map(|(_, nearest)| nearest))
}

/// The figures that are printed otherwise.
fn off(printed: &Printed, made: &[Vec<Exact>]) -> Vec<Off> {
    let mut found = Vec::new();
    for (row, (own, made)) in printed.rows.iter().zip(made).enumerate() {
        for (item, (part, made)) in own.parts.iter().zip(made).enumerate() {
            if let Some(part) = part.as_ref().filter(|part| *part != made) {
                found.push(Off { row, item, by: part - made });
            }
        }
    }
    found
}
