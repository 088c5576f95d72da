//! The balance: who carries what rounding left over.

use std::cmp::Ordering;

use super::bounds::Limits;
use super::split::{Attempt, Money, Pooled, Ranks, SplitError};
use crate::column::lane::{Lane, Wider};
use crate::column::{Column, in_its_width};
use crate::rounding::{Balance, Rank};

/// Who could carry, place by place.
pub(super) struct Carriers<'a, L> {
    pub weights: &'a [L],
    /// What each quota is above its rounded part.
    pub remainders: Vec<L>,
    pub rounded: &'a [L],
    pub limits: Option<Limits<L>>,
}

/// What each pays and carries, and what is left.
pub(super) struct Carried<L> {
    pub amounts: Vec<L>,
    pub carried: Vec<L>,
    pub ranks: Vec<Option<u32>>,
    pub next: Option<usize>,
    pub left: L,
}

/// Hands out the rest.
pub(super) fn carry<L: Lane>(
    pooled: &Pooled<'_>,
    money: &Money<L>,
    carriers: &Carriers<'_, L>,
    rest: L,
) -> Attempt<Carried<L>> {
    let len = carriers.rounded.len();
    let carried = Carried {
        amounts: carriers.rounded.to_vec(),
        carried: vec![L::zero(); len],
        ranks: Vec::new(),
        next: None,
        left: rest,
    };
    if let (Balance::LargestRemainder, Ranks::Untold, None) =
        (pooled.rounding.balance(), pooled.ranks, &carriers.limits)
    {
        return Ok(selected(pooled, money, carriers, carried)?);
    }
    let order = order(pooled, carriers, carried.left.is_below_zero())?;
    let mut carried = handed_out(pooled, money, carriers, &order, carried);
    if pooled.ranks == Ranks::Told {
        carried.ranks = vec![None; len];
        for (place, rank) in order.iter().zip(1..) {
            if let Some(told) = carried.ranks.get_mut(*place) {
                *told = Some(rank);
            }
        }
    }
    Ok(carried)
}

/// A carrier and what puts it in order.
struct Carrier<K> {
    key: K,
    tie: u32,
    place: usize,
}

impl<K: Ord> Carrier<K> {
    fn after(&self, other: &Self) -> Ordering {
        (self.tie, self.place).cmp(&(other.tie, other.place))
    }

    /// The greatest key first.
    fn greatest(&self, other: &Self) -> Ordering {
        other.key.cmp(&self.key).then_with(|| self.after(other))
    }

    /// The least key first.
    fn least(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key).then_with(|| self.after(other))
    }

    /// The greatest first, or back from whoever was rounded up most, so that nobody ends a whole
    /// unit from the quota.
    fn by_remainder(&self, other: &Self, taking_back: bool) -> Ordering {
        if taking_back {
            let ties = (other.tie, self.place).cmp(&(self.tie, other.place));
            self.key.cmp(&other.key).then(ties)
        } else {
            self.greatest(other)
        }
    }
}

/// Those of some weight with their keys.
fn keyed<'a, L: Lane, K: Lane>(
    pooled: &'a Pooled<'_>,
    weights: &'a [L],
    key: impl Fn(usize) -> Option<&'a K> + 'a,
) -> impl Iterator<Item = Carrier<K>> + 'a {
    weights.iter().zip(pooled.ties).enumerate().filter_map(
        move |(place, (weight, tie))| {
            let key = if weight.is_zero() { None } else { key(place) };
            Some(Carrier { key: key?.clone(), tie: *tie, place })
        },
    )
}

/// Largest remainder without bounds: all who carry take a unit, so nobody need be sorted.
///
/// Each is rounded by less than a unit. So the rest is less than a unit for each who was rounded
/// its way, and whoever was rounded up has a unit to give back.
fn selected<L: Lane>(
    pooled: &Pooled<'_>,
    money: &Money<L>,
    carriers: &Carriers<'_, L>,
    mut carried: Carried<L>,
) -> Result<Carried<L>, Wider> {
    let taking_back = carried.left.is_below_zero();
    let order = |a: &Carrier<L>, b: &Carrier<L>| a.by_remainder(b, taking_back);
    let remainders = &carriers.remainders;
    let mut all: Vec<Carrier<L>> =
        keyed(pooled, carriers.weights, |place| remainders.get(place)).collect();
    let (units, beyond) = carried.left.size().split(&money.unit.divisor());
    let units = if beyond.is_zero() { units } else { units.plus(&L::one()) };
    let many = usize::try_from(units.to_middle()?).map_err(|_| Wider)?;
    if many == 0 || many >= all.len() {
        carried.next = all.iter().min_by(|a, b| order(a, b)).map(|first| first.place);
    }
    let takers = if many > 0 && many < all.len() {
        let (takers, next, _) = all.select_nth_unstable_by(many, order);
        carried.next = Some(next.place);
        takers
    } else {
        all.get_mut(..many).unwrap_or_default()
    };
    // The last portion is what is left.
    let last = if beyond.is_zero() {
        None
    } else {
        takers.iter().max_by(|a, b| order(a, b)).map(|last| last.place)
    };
    for taker in &*takers {
        let portion = if last == Some(taker.place) { &beyond } else { &money.unit };
        carried.take(taker.place, portion, taking_back);
    }
    Ok(carried)
}

impl<L: Lane> Carried<L> {
    /// Somebody carries a portion.
    fn take(&mut self, place: usize, portion: &L, taking_back: bool) {
        let (Some(amount), Some(carried)) =
            (self.amounts.get_mut(place), self.carried.get_mut(place))
        else {
            return;
        };
        let portion = if taking_back { portion.negated() } else { portion.clone() };
        amount.add(&portion);
        carried.add(&portion);
        self.left = self.left.minus(&portion);
    }
}

/// Walks the order.
///
/// Once is enough. Whoever was rounded down has room for a unit, and whoever was rounded up a unit
/// to give, since bounds are multiples of it; and the rest is less than a unit for each of them.
fn handed_out<L: Lane>(
    pooled: &Pooled<'_>,
    money: &Money<L>,
    carriers: &Carriers<'_, L>,
    order: &[usize],
    mut carried: Carried<L>,
) -> Carried<L> {
    let taking_back = carried.left.is_below_zero();
    let zero = L::zero();
    carried.next = order.first().copied();
    for (rank, place) in order.iter().enumerate() {
        if carried.left.is_zero() {
            break;
        }
        let mut portion = carried.left.size();
        if takes_a_unit(pooled, *place) {
            portion = portion.min(money.unit.clone());
        }
        let Some(amount) = carried.amounts.get(*place) else { continue };
        let limits = carriers.limits.as_ref();
        if taking_back {
            let floor = limits.and_then(|limits| limits.floors.get(*place));
            portion = portion.min(amount.minus(floor.unwrap_or(&zero)));
        } else if let Some(ceiling) = limits.and_then(|limits| limits.ceiling(*place)) {
            portion = portion.min(ceiling.minus(amount));
        }
        if !portion.is_zero() {
            carried.take(*place, &portion, taking_back);
            carried.next = order.get(rank + 1).or(order.first()).copied();
        }
    }
    carried
}

/// Whether a carrier takes one unit at a time, and not all that it can.
fn takes_a_unit(pooled: &Pooled<'_>, place: usize) -> bool {
    match pooled.rounding.balance() {
        Balance::LargestRemainder | Balance::Descending(_) => true,
        Balance::Buyer(_) => pooled.named != Some(place),
        _ => false,
    }
}

/// The places of the participants in the order in which they carry; weights of zero left out.
fn order<L: Lane>(
    pooled: &Pooled<'_>,
    carriers: &Carriers<'_, L>,
    taking_back: bool,
) -> Attempt<Vec<usize>> {
    let weights = carriers.weights;
    let listed = || {
        let all = weights.iter().enumerate().filter(|(_, weight)| !weight.is_zero());
        all.map(|(place, _)| place)
    };
    let by_remainder = || {
        let remainders = &carriers.remainders;
        let all = keyed(pooled, weights, |place| remainders.get(place)).collect();
        sorted(all, |a, b| a.by_remainder(b, taking_back))
    };
    let key = || match pooled.key {
        Some(key) => Ok(key),
        None => Err(SplitError::MissingKey { place: listed().next().unwrap_or(0) }),
    };
    Ok(match pooled.rounding.balance() {
        Balance::Nobody => Vec::new(),
        Balance::First => listed().collect(),
        Balance::Last => listed().rev().collect(),
        Balance::LargestRemainder => by_remainder(),
        Balance::Buyer(_) => {
            let mut order = by_remainder();
            if let Some(at) = order.iter().position(|place| Some(*place) == pooled.named)
            {
                // It comes first, and the others stay as they are.
                order.get_mut(..=at).unwrap_or_default().rotate_right(1);
            }
            order
        }
        Balance::Descending(_) => by_key(pooled, weights, key()?, true),
        Balance::Largest(_, rank) => {
            beginning(by_key(pooled, weights, key()?, true), *rank)
        }
        Balance::Smallest(_, rank) => {
            beginning(by_key(pooled, weights, key()?, false), *rank)
        }
    })
}

/// The order from that rank on, those before it last; where fewer carry, from the last of them.
fn beginning(mut order: Vec<usize>, rank: Rank) -> Vec<usize> {
    let last = order.len().saturating_sub(1);
    order.rotate_left(last.min(usize::from(rank.get()) - 1));
    order
}

/// The places by a key, in whatever width it is.
fn by_key<L: Lane>(
    pooled: &Pooled<'_>,
    weights: &[L],
    key: &Column,
    greatest: bool,
) -> Vec<usize> {
    in_its_width!(key, fixed => {
        let all = keyed(pooled, weights, |place| fixed.cell(place)).collect();
        sorted(all, |a, b| if greatest { a.greatest(b) } else { a.least(b) })
    })
}

fn sorted<K>(
    mut carriers: Vec<Carrier<K>>,
    order: impl Fn(&Carrier<K>, &Carrier<K>) -> Ordering,
) -> Vec<usize> {
    carriers.sort_unstable_by(order);
    carriers.into_iter().map(|carrier| carrier.place).collect()
}
