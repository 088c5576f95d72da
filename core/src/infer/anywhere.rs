//! What fits a table with weights that are not known.

use super::finding::Finding;
use super::known::{Known, Unfilled, rounded_alone};
use super::merge::{Fit, merged};
use super::printed::Printed;
use super::rule::{Rule, reproduces, weighed};
use super::whole_rest::{FEW_PIECES, MANY, Search};
use super::zone::{Range, Zone};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::rounding::{Balance, Mode};
use crate::watch::Watch;

/// The ranks of the codes.
fn ranks(printed: &Printed) -> Vec<usize> {
    let mut codes: Vec<&str> = printed.items().collect();
    codes.sort_unstable();
    printed.items().map(|code| codes.partition_point(|known| *known < code)).collect()
}

/// What fits with any weights, and how many rules beside these do; none where too much is withheld.
pub(super) fn anywhere(
    printed: &Printed,
    unit: &Exact,
    balances: &[Balance],
    watch: &mut Watch<'_>,
) -> Result<Option<(Vec<Finding>, usize)>, Diagnostics> {
    let ways = match Known::ways(printed, unit) {
        Ok(ways) => ways,
        Err(Unfilled::Impossible) => Vec::new(),
        Err(Unfilled::TooMany) => return Ok(None),
    };
    let ranks = ranks(printed);
    let stated = printed.stated_weights().map(|weights| weighed(printed, &weights));
    let mut fits: Vec<Fit> = Vec::new();
    let mut beside = 0;
    for (_, mode) in Mode::NAMES {
        watch.step(0, None)?;
        let searches: Vec<Search<'_>> =
            ways.iter().map(|known| Search::new(known, mode, &ranks)).collect();
        let mut buyers = 0;
        for (balance, named) in balances.iter().enumerate() {
            if let Balance::Buyer(code) = named
                && printed.items.len() > MANY
            {
                // Of many who may be named a few are looked at, and the others counted.
                let carrier =
                    printed.items().position(|known| known == code).unwrap_or_default();
                let fits =
                    searches.iter().any(|one| one.left_by_others(carrier).is_some());
                buyers += usize::from(fits);
                if fits && buyers > FEW_PIECES {
                    beside += 1;
                    continue;
                }
            }
            let mut zones: Vec<Zone> = if *named == Balance::Nobody {
                let ranges = rounded_alone(printed, unit, mode);
                ranges.and_then(|ranges| Zone::of(ranges).closed()).into_iter().collect()
            } else {
                searches.iter().flat_map(|search| search.zones(printed, named)).collect()
            };
            let rule = Rule { unit: unit.clone(), mode, balance: named.clone() };
            if is_by_units(named) {
                zones = tightened(printed, &rule, zones);
            }
            zones.dedup();
            if zones.is_empty() {
                continue;
            }
            let stated = stated.as_ref().map(|stated| reproduces(printed, &rule, stated));
            fits.push(Fit { mode, balance, zones, stated });
        }
    }
    Ok(Some((merged(fits, unit, balances), beside)))
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
            Balance::Descending(_) => self.descending(),
            Balance::Nobody => Vec::new(),
        }
    }
}

/// Whether single units are carried, so that equal weights are decided by codes.
fn is_by_units(balance: &Balance) -> bool {
    matches!(
        balance,
        Balance::LargestRemainder | Balance::Buyer(_) | Balance::Descending(_)
    )
}

/// Regions made tight. Where all are empty but for their borders, on which codes decide, the weights in the
/// middle of a border are put through the sharing.
fn tightened(printed: &Printed, rule: &Rule, zones: Vec<Zone>) -> Vec<Zone> {
    let tight: Vec<Zone> = zones.iter().cloned().filter_map(Zone::closed).collect();
    if !tight.is_empty() {
        return tight;
    }
    let point = |zone: Zone| {
        let middle = zone.with_ends().closed()?.centre()?;
        let fits = reproduces(printed, rule, &weighed(printed, &middle));
        fits.then(|| Zone::of(middle.iter().map(Range::point).collect()))
    };
    zones.into_iter().filter_map(point).take(1).collect()
}
