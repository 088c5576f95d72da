//! Rules that say the same of a table become one finding.

use super::finding::{Finding, Region};
use super::zone::Zone;
use crate::exact::Exact;
use crate::rounding::{Balance, Mode};

/// A rule with the regions for which it fits.
pub(super) struct Fit {
    pub mode: Mode,
    pub balance: usize,
    pub zones: Vec<Zone>,
    pub stated: Option<bool>,
}

/// Rules that say the same become one finding: modes whose regions differ in single ends at most, and
/// carriers whose regions are the same.
pub(super) fn merged(fits: Vec<Fit>, unit: &Exact, balances: &[Balance]) -> Vec<Finding> {
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
            ranges: Vec::new(),
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
