//! Exact effects as full cents that add up to the difference.

use std::cmp::Reverse;

use crate::exact::Exact;

/// The most digits behind the point of a bill in its agreement's own unit.
const FINEST: u32 = 28;

/// Each down to the unit, towards less; the units that are missing go to the largest fractions, of equal ones
/// to the first. A difference that is no multiple of the unit is told in a finer one, and what has no end in
/// any as it is.
pub(super) fn shown(
    amounts: &[Exact],
    difference: &Exact,
    unit: Option<&Exact>,
) -> Vec<Exact> {
    let as_they_are = || amounts.to_vec();
    let Some(unit) = unit.and_then(|unit| dividing(difference, unit)) else {
        return as_they_are();
    };
    let in_units = |value: &Exact| value.divided_by(&unit);
    let Some(units) = amounts.iter().map(in_units).collect::<Option<Vec<Exact>>>() else {
        return as_they_are();
    };
    let mut down: Vec<Exact> = units.iter().map(Exact::floor).collect();
    let fractions: Vec<Exact> =
        units.iter().zip(&down).map(|(exact, down)| exact - down).collect();
    // They are fewer than there are amounts, each fraction being less than one.
    let missing: Exact = fractions.iter().sum();
    let missing =
        i64::try_from(&missing).ok().and_then(|count| usize::try_from(count).ok());
    let mut order: Vec<usize> = (0..down.len()).collect();
    order.sort_by_key(|place| (Reverse(fractions.get(*place)), *place));
    for place in order.into_iter().take(missing.unwrap_or_default()) {
        if let Some(count) = down.get_mut(place) {
            *count = &*count + &Exact::one();
        }
    }
    down.iter().map(|count| count * &unit).collect()
}

/// The unit, or the first tenth of a tenth of it that divides the difference.
fn dividing(difference: &Exact, unit: &Exact) -> Option<Exact> {
    let mut unit = unit.clone();
    for _ in 0..FINEST {
        if difference.divided_by(&unit)?.is_whole() {
            return Some(unit);
        }
        unit = unit.divided_by(&Exact::from(10))?;
    }
    None
}

#[cfg(test)]
#[path = "cents_tests.rs"]
mod tests;
