//! A second computation of the shares, written from `docs/methods.md` in plain whole numbers.
//!
//! It calls nothing of the engine: modes and balances are only names here. Whoever is wrong,
//! the tests of the two against each other say so.

use crate::rounding::{Balance, Mode};
use std::cmp::Reverse;

/// One buyer, in whole numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Buyer {
    pub code: &'static str,
    pub weight: i128,
    pub key: i128,
    pub floor: i128,
    pub ceiling: Option<i128>,
}

/// Shares as counts of `1 / scale`.
#[derive(Debug)]
pub(super) struct Reference {
    pub scale: i128,
    pub quotas: Vec<i128>,
    pub rounded: Vec<i128>,
    pub amounts: Vec<i128>,
    pub unallocated: i128,
    /// Who carries, in order, as places in the list.
    pub order: Vec<usize>,
}

/// The shares of a whole that is not negative; `None` where the bounds cannot be met.
pub(super) fn shares(
    whole: i128,
    unit: i128,
    mode: Mode,
    balance: &Balance,
    buyers: &[Buyer],
) -> Option<Reference> {
    let bounds: Vec<(i128, Option<i128>)> = buyers
        .iter()
        .map(|buyer| {
            let floor = (buyer.floor + unit - 1) / unit * unit;
            (floor, buyer.ceiling.map(|ceiling| ceiling / unit * unit))
        })
        .collect();
    let (scale, quotas) = quotas(whole, buyers, &bounds)?;

    let step = unit * scale;
    let rounded: Vec<i128> =
        quotas.iter().map(|quota| round(*quota, step, mode)).collect();
    let mut amounts = rounded.clone();
    let mut rest = whole * scale - rounded.iter().sum::<i128>();
    let order = order(balance, buyers, &quotas, &rounded, rest < 0);
    let one_unit_at_a_time = |code: &str| match balance {
        Balance::LargestRemainder | Balance::Descending(_) => true,
        Balance::Buyer(named) => named != code,
        _ => false,
    };
    while rest != 0 && !order.is_empty() {
        let before = rest;
        for &carrier in &order {
            let portion = if one_unit_at_a_time(buyers[carrier].code) {
                step.min(rest.abs())
            } else {
                rest.abs()
            };
            let (floor, ceiling) = bounds[carrier];
            if rest > 0 {
                let room = ceiling.map(|ceiling| ceiling * scale - amounts[carrier]);
                let taken = room.map_or(portion, |room| portion.min(room));
                amounts[carrier] += taken;
                rest -= taken;
            } else {
                let taken = portion.min(amounts[carrier] - floor * scale);
                amounts[carrier] -= taken;
                rest += taken;
            }
        }
        assert_ne!(rest, before, "nobody can carry the rest of {buyers:?}");
    }
    Some(Reference { scale, quotas, rounded, amounts, unallocated: rest, order })
}

/// The multiple of `unit` that a size above or at zero takes.
pub(super) fn round(size: i128, unit: i128, mode: Mode) -> i128 {
    let below = size / unit;
    let beyond = size % unit;
    let one_more = match mode {
        Mode::HalfUp => 2 * beyond >= unit,
        Mode::HalfDown => 2 * beyond > unit,
        Mode::HalfEven => 2 * beyond > unit || (2 * beyond == unit && below % 2 == 1),
        Mode::Down => false,
        Mode::Up => beyond > 0,
    };
    if one_more { (below + 1) * unit } else { below * unit }
}

/// Who carries, in order: the table of the balance, row by row.
fn order(
    balance: &Balance,
    buyers: &[Buyer],
    quotas: &[i128],
    rounded: &[i128],
    taking_back: bool,
) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..buyers.len()).filter(|&i| buyers[i].weight > 0).collect();
    let by_remainder = |order: &mut Vec<usize>| {
        order.sort_by_key(|&i| (Reverse(quotas[i] - rounded[i]), buyers[i].code));
        if taking_back {
            order.reverse();
        }
    };
    match balance {
        Balance::LargestRemainder => by_remainder(&mut order),
        Balance::First => {}
        Balance::Last => order.reverse(),
        Balance::Descending(_) => {
            order.sort_by_key(|&i| (Reverse(buyers[i].key), buyers[i].code));
        }
        Balance::Largest(_, rank) => {
            order.sort_by_key(|&i| (Reverse(buyers[i].key), buyers[i].code));
            order = from_rank(&order, rank.get().into());
        }
        Balance::Smallest(_, rank) => {
            order.sort_by_key(|&i| (buyers[i].key, buyers[i].code));
            order = from_rank(&order, rank.get().into());
        }
        Balance::Buyer(code) => {
            by_remainder(&mut order);
            if let Some(place) = order.iter().position(|&i| buyers[i].code == code) {
                let named = order.remove(place);
                order.insert(0, named);
            }
        }
        Balance::Nobody => order.clear(),
    }
    order
}

/// First the one of that rank, or the last where fewer carry, then those after it, then those
/// before it.
fn from_rank(order: &[usize], rank: usize) -> Vec<usize> {
    let at = |&(place, _): &(usize, &usize)| place >= rank.min(order.len());
    let placed = || (1..).zip(order);
    let (after, before) = (placed().filter(at), placed().filter(|one| !at(one)));
    after.chain(before).map(|(_, carrier)| *carrier).collect()
}

/// Scale and scaled quotas: without bounds the rule of three, else a search for the `t`.
fn quotas(
    whole: i128,
    buyers: &[Buyer],
    bounds: &[(i128, Option<i128>)],
) -> Option<(i128, Vec<i128>)> {
    if bounds.iter().all(|bound| *bound == (0, None)) {
        let sum = buyers.iter().map(|buyer| buyer.weight).sum();
        return Some((sum, buyers.iter().map(|buyer| whole * buyer.weight).collect()));
    }
    if bounds
        .iter()
        .any(|(floor, ceiling)| ceiling.is_some_and(|ceiling| ceiling < *floor))
    {
        return None;
    }
    let ways = 3_usize.pow(u32::try_from(buyers.len()).unwrap());
    (0..ways).find_map(|way| quotas_of_a_way(whole, buyers, bounds, way))
}

/// Supposes of everybody that it is at its floor, at its ceiling or moves with `t`, and checks.
fn quotas_of_a_way(
    whole: i128,
    buyers: &[Buyer],
    bounds: &[(i128, Option<i128>)],
    mut way: usize,
) -> Option<(i128, Vec<i128>)> {
    let mut moving = Vec::new();
    let mut low = Vec::new();
    let mut high = Vec::new();
    for (index, buyer) in buyers.iter().enumerate() {
        match way % 3 {
            0 => low.push((index, bounds[index].0)),
            1 if buyer.weight > 0 => high.push((index, bounds[index].1?)),
            2 if buyer.weight > 0 => moving.push(index),
            _ => return None,
        }
        way /= 3;
    }
    let fixed: i128 = low.iter().chain(&high).map(|(_, bound)| bound).sum();
    let left = whole - fixed;
    if moving.is_empty() {
        // Any `t` serves that is past every ceiling and before every floor.
        let some_t = high.iter().all(|&(h, ceiling)| {
            low.iter()
                .all(|&(l, floor)| ceiling * buyers[l].weight <= floor * buyers[h].weight)
        });
        let mut quotas = vec![0; buyers.len()];
        for (index, bound) in low.into_iter().chain(high) {
            quotas[index] = bound;
        }
        return (left == 0 && some_t).then_some((1, quotas));
    }
    // t = left / scale
    let scale: i128 = moving.iter().map(|&i| buyers[i].weight).sum();
    let at = |index: usize| left * buyers[index].weight;
    let holds = left >= 0
        && low.iter().all(|&(i, floor)| at(i) <= floor * scale)
        && high.iter().all(|&(i, ceiling)| at(i) >= ceiling * scale)
        && moving.iter().all(|&i| {
            let (floor, ceiling) = bounds[i];
            at(i) >= floor * scale
                && ceiling.is_none_or(|ceiling| at(i) <= ceiling * scale)
        });
    let mut quotas: Vec<i128> = (0..buyers.len()).map(at).collect();
    for (index, bound) in low.into_iter().chain(high) {
        quotas[index] = bound * scale;
    }
    holds.then_some((scale, quotas))
}
