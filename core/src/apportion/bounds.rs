//! Floors and ceilings: the quotas that respect them and still add up to the whole.

use std::cmp::Ordering;

use super::split::{Attempt, Money, Pooled, SplitError, Weights};
use crate::column::lane::{Lane, Wider};
use crate::column::{Column, Rounder, repeated};
use crate::rounding::Mode;

/// Floors and ceilings, taken inward to multiples of the unit, in the numerators of the money.
pub(super) struct Limits<L> {
    pub floors: Vec<L>,
    /// None is without end.
    pub ceilings: Option<Vec<L>>,
}

impl<L> Limits<L> {
    pub fn ceiling(&self, place: usize) -> Option<&L> {
        self.ceilings.as_ref()?.get(place)
    }
}

/// The limits of every participant, if there are any, or why the whole lies outside them.
pub(super) fn limits<L: Lane>(
    pooled: &Pooled<'_>,
    money: &Money<L>,
    weights: &Weights<'_, L>,
) -> Attempt<Option<Limits<L>>> {
    if pooled.floor.is_none() && pooled.ceiling.is_none() {
        return Ok(None);
    }
    if money.negative {
        return Err(SplitError::BoundedNegative { whole: pooled.pool.at(0) }.into());
    }
    let len = pooled.ties.len();
    let floors = match pooled.floor {
        Some(floor) => inward(floor, Mode::Up, pooled, money)?,
        None => vec![Some(L::zero()); len],
    };
    let ceilings = match pooled.ceiling {
        Some(ceiling) => Some(inward(ceiling, Mode::Down, pooled, money)?),
        None => None,
    };
    let room = |place: usize, floor: &Option<L>| match (floor, &ceilings) {
        (Some(floor), Some(all)) => {
            matches!(all.get(place), Some(Some(ceiling)) if ceiling >= floor)
        }
        (floor, _) => floor.is_some(),
    };
    let crossed = floors.iter().enumerate().find(|(place, floor)| !room(*place, floor));
    if let Some((place, _)) = crossed {
        return Err(SplitError::NoRoom { place }.into());
    }
    let limits = Limits {
        floors: floors.into_iter().flatten().collect(),
        ceilings: ceilings.map(|all| all.into_iter().flatten().collect()),
    };
    check_reach(pooled, money, weights, &limits)?;
    Ok(Some(limits))
}

/// Bounds as multiples of the unit, in the numerators of the money; none for one below zero.
fn inward<L: Lane>(
    bounds: &Column,
    mode: Mode,
    pooled: &Pooled<'_>,
    money: &Money<L>,
) -> Result<Vec<Option<L>>, Wider> {
    let bounds = L::view(bounds)?;
    let (unit, per) = pooled.rounding.unit().ratio();
    let (unit, per) = (L::of_big(unit)?, L::of_big(per)?);
    let rounder = Rounder::new(mode, (&unit, &per), &bounds.denominator, &bounds.most)?;
    // Also the sum of them fits.
    let most = rounder.count(&bounds.most).times_within(&money.unit)?;
    most.times_within(&L::count(pooled.ties.len())?)?;
    Ok(repeated(&bounds.cells, pooled.ties.len(), |bound| {
        (!bound.is_below_zero()).then(|| rounder.count(bound).times(&money.unit))
    }))
}

fn check_reach<L: Lane>(
    pooled: &Pooled<'_>,
    money: &Money<L>,
    weights: &Weights<'_, L>,
    limits: &Limits<L>,
) -> Attempt<()> {
    let mut floors = L::zero();
    let mut ceilings = limits.ceilings.as_ref().map(|_| L::zero());
    for (place, (floor, weight)) in limits.floors.iter().zip(&*weights.cells).enumerate()
    {
        floors.add(floor);
        if let (Some(sum), Some(ceiling)) = (&mut ceilings, limits.ceiling(place)) {
            // Whoever has no weight takes its floor and no more.
            sum.add(if weight.is_zero() { floor } else { ceiling });
        }
    }
    let too_low = money.whole < floors;
    if !too_low && ceilings.as_ref().is_none_or(|ceilings| money.whole <= *ceilings) {
        return Ok(());
    }
    let binds = |(floor, weight): (&L, &L)| {
        if too_low { !floor.is_zero() } else { !weight.is_zero() }
    };
    let all = limits.floors.iter().zip(&*weights.cells).enumerate();
    let binding = all.filter(|(_, bound)| binds(*bound)).map(|(place, _)| place);
    Err(SplitError::OutOfReach {
        whole: pooled.pool.at(0),
        floors: money.exact(&floors),
        ceilings: ceilings.map(|ceilings| money.exact(&ceilings)),
        binding: binding.collect(),
    }
    .into())
}

/// Where a participant stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Floor,
    Moving,
    Ceiling,
}

/// Who moves with the weights, and what is left to them by those who stand on bounds.
pub(super) struct Moving<L> {
    /// None if all move.
    standings: Option<Vec<Standing>>,
    /// What those who move share.
    pub left: L,
    /// The sum of their weights.
    pub weights: L,
}

impl<L> Moving<L> {
    /// The bound that a participant stands on.
    pub fn bound<'l>(&self, limits: &'l Limits<L>, place: usize) -> Option<&'l L> {
        match self.standings.as_ref()?.get(place)? {
            Standing::Floor => limits.floors.get(place),
            Standing::Moving => None,
            Standing::Ceiling => limits.ceiling(place),
        }
    }
}

/// The `t` at which somebody leaves its floor or reaches its ceiling: `bound / weight`.
struct Turn<'a, L> {
    bound: &'a L,
    weight: &'a L,
    place: usize,
    to: Standing,
}

impl<L: Lane> Turn<'_, L> {
    fn order(&self, other: &Self) -> Ordering {
        self.bound.times(other.weight).cmp(&other.bound.times(self.weight))
    }
}

/// Who moves in `clamp(t * weight, floor, ceiling)` for the `t` that makes them add up.
///
/// The sum never falls as `t` grows, and it is linear between the turns, at which somebody leaves
/// its floor or reaches its ceiling. So the turns are passed in order until the whole is reached.
pub(super) fn moving<L: Lane>(
    money: &Money<L>,
    weights: &Weights<'_, L>,
    limits: Option<&Limits<L>>,
) -> Result<Moving<L>, Wider> {
    let Some(limits) = limits else {
        let (left, weights) = (money.whole.clone(), weights.sum.clone());
        return Ok(Moving { standings: None, left, weights });
    };
    let mut turns = turns(weights, limits);
    let highest = turns.iter().map(|turn| turn.bound).max();
    highest.map_or(Ok(L::zero()), |bound| bound.times_within(&weights.sum))?;
    money.whole.times_within(&weights.most)?;
    turns.sort_unstable_by(|a, b| a.order(b).then(a.place.cmp(&b.place)));

    let mut standings = vec![Standing::Floor; limits.floors.len()];
    let mut left = money.whole.clone();
    for floor in &limits.floors {
        left = left.minus(floor);
    }
    let mut moving = L::zero();
    for turn in turns {
        // Those who move get `moving * bound / weight` by then.
        if moving.times(turn.bound) >= left.times(turn.weight) {
            break;
        }
        if turn.to == Standing::Moving {
            moving.add(turn.weight);
            left.add(turn.bound);
        } else {
            moving = moving.minus(turn.weight);
            left = left.minus(turn.bound);
        }
        if let Some(standing) = standings.get_mut(turn.place) {
            *standing = turn.to;
        }
    }
    Ok(Moving { standings: Some(standings), left, weights: moving })
}

/// Every turn; whoever has no weight never leaves its floor.
fn turns<'a, L: Lane>(
    weights: &'a Weights<'_, L>,
    limits: &'a Limits<L>,
) -> Vec<Turn<'a, L>> {
    let mut turns = Vec::with_capacity(2 * limits.floors.len());
    for (place, (weight, floor)) in weights.cells.iter().zip(&limits.floors).enumerate() {
        let ceiling = limits.ceiling(place);
        // Who has one amount to pay stays where it is.
        if weight.is_zero() || ceiling == Some(floor) {
            continue;
        }
        turns.push(Turn { bound: floor, weight, place, to: Standing::Moving });
        if let Some(bound) = ceiling {
            turns.push(Turn { bound, weight, place, to: Standing::Ceiling });
        }
    }
    turns
}
