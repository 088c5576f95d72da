//! The game whose players are what differs: every state between two sides, and what each player adds.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exact::Exact;
use crate::plan::{Between, Factor, Lines, State};
use crate::watch::Watch;

/// What everybody pays in every state, and which factors are told apart.
pub(super) struct Game {
    blocks: Vec<Block>,
    /// By the blocks that are of the second side, as bits.
    states: Vec<Lines>,
    /// By block and state: what the value of the state counts, over all orders.
    counts: Vec<Vec<i64>>,
    orders: Exact,
}

/// Factors that move together.
struct Block {
    factors: Vec<Factor>,
    why: Option<Diagnostic>,
}

impl Game {
    /// Works out every state. Where one cannot be worked out, factors are taken together until all that are
    /// left can be: as few as possible.
    ///
    /// # Errors
    /// `stopped` where whoever watches stops it; what keeps one of the two sides from being worked out.
    pub fn new(between: &Between, watch: &mut Watch<'_>) -> Result<Self, Diagnostics> {
        let factors = between.active();
        let mut worked: BTreeMap<State, Result<Lines, Diagnostics>> = BTreeMap::new();
        let all = masks(factors.len());
        for mask in all.clone() {
            watch.step(mask as u64, Some(all.end as u64))?;
            let state = state(mask, factors.iter().map(std::slice::from_ref));
            worked.insert(state, between.lines(state));
        }
        let nothing = Diagnostics::new();
        let found = |state: State| match worked.get(&state) {
            Some(Ok(lines)) => Ok(lines),
            Some(Err(why)) => Err(why),
            None => Err(&nothing),
        };
        let blocks = finest(factors, &found)?;
        let together = blocks.iter().map(|block| block.factors.as_slice());
        let states = masks(blocks.len())
            .map(|mask| found(state(mask, together.clone())).cloned())
            .collect::<Result<Vec<Lines>, &Diagnostics>>()
            .map_err(Clone::clone)?;
        let (counts, orders) = counts(blocks.len());
        Ok(Self { blocks, states, counts, orders })
    }

    /// The blocks, each with why its factors are not told apart.
    pub fn blocks(
        &self,
    ) -> impl Iterator<Item = (&[Factor], Option<&Diagnostic>)> + Clone {
        self.blocks.iter().map(|block| (block.factors.as_slice(), block.why.as_ref()))
    }

    /// What each block adds to a line of a buyer, and last what is left of the difference: rounding.
    pub fn amounts(&self, line: &str, buyer: &str, difference: &Exact) -> Vec<Exact> {
        let zero = Exact::zero();
        let values: Vec<&Exact> = self
            .states
            .iter()
            .map(|lines| lines.get(line).and_then(|of| of.get(buyer)).unwrap_or(&zero))
            .collect();
        let mut amounts: Vec<Exact> =
            self.counts.iter().map(|counts| self.mean(counts, &values)).collect();
        let exact: Exact = amounts.iter().sum();
        amounts.push(difference - &exact);
        amounts
    }

    /// A difference that is one factor's alone.
    pub fn all_of(&self, factor: Factor, difference: Exact) -> Vec<Exact> {
        let mut amounts = vec![Exact::zero(); self.blocks.len() + 1];
        let own = self.blocks.iter().position(|block| block.factors.contains(&factor));
        if let Some(amount) = amounts.get_mut(own.unwrap_or(self.blocks.len())) {
            *amount = difference;
        }
        amounts
    }

    fn mean(&self, counts: &[i64], values: &[&Exact]) -> Exact {
        let Some(first) = values.first() else { return Exact::zero() };
        if values.iter().all(|value| value == first) {
            return Exact::zero();
        }
        let terms =
            counts.iter().zip(values).map(|(count, value)| &Exact::from(*count) * value);
        let sum: Exact = terms.sum();
        sum.divided_by(&self.orders).unwrap_or(sum)
    }
}

/// Every set of so many players, as bits.
fn masks(players: usize) -> std::ops::Range<usize> {
    0..1 << players
}

/// The state in which the factors of the marked blocks are of the second side.
fn state<'f>(mask: usize, blocks: impl Iterator<Item = &'f [Factor]>) -> State {
    let marked = blocks.enumerate().filter(|(place, _)| mask >> place & 1 == 1);
    let factors = marked.flat_map(|(_, factors)| factors);
    factors.fold(State::default(), |state, factor| state.with(*factor))
}

/// The finest partition of the factors in which every state can be worked out. Of equally fine ones that in
/// which the first factors stand alone.
fn finest<'w>(
    factors: &[Factor],
    worked: &dyn Fn(State) -> Result<&'w Lines, &'w Diagnostics>,
) -> Result<Vec<Block>, Diagnostics> {
    let mut partitions = partitions(factors);
    partitions.sort_by_key(|blocks| {
        let together = |factor: &Factor| {
            let mut own = blocks.iter().filter(|block| block.contains(factor));
            own.any(|block| block.len() > 1)
        };
        let together: Vec<bool> = factors.iter().map(together).collect();
        (std::cmp::Reverse(blocks.len()), together, blocks.clone())
    });
    let mut last = Diagnostics::new();
    for blocks in partitions {
        let all = blocks.iter().map(Vec::as_slice);
        let failing =
            masks(blocks.len()).find_map(|mask| worked(state(mask, all.clone())).err());
        match failing {
            None => {
                let why = |block: &[Factor]| why(block, factors, worked);
                let block = |factors: Vec<Factor>| Block { why: why(&factors), factors };
                return Ok(blocks.into_iter().map(block).collect());
            }
            Some(why) => last = why.clone(),
        }
    }
    Err(last)
}

/// The first of what cannot be worked out where some factors of a block are of the other side than the rest.
fn why<'w>(
    block: &[Factor],
    factors: &[Factor],
    worked: &dyn Fn(State) -> Result<&'w Lines, &'w Diagnostics>,
) -> Option<Diagnostic> {
    let all = || factors.iter().map(std::slice::from_ref);
    masks(factors.len())
        .map(|mask| state(mask, all()))
        .filter(|state| {
            let sides: BTreeSet<bool> = block.iter().map(|one| state.has(*one)).collect();
            sides.len() > 1
        })
        .find_map(|state| worked(state).err())
        .and_then(|why| why.iter().next().cloned())
}

/// Every way to put the factors into blocks.
fn partitions(factors: &[Factor]) -> Vec<Vec<Vec<Factor>>> {
    let Some((last, rest)) = factors.split_last() else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for partition in partitions(rest) {
        for place in 0..=partition.len() {
            let mut one = partition.clone();
            match one.get_mut(place) {
                Some(block) => block.push(*last),
                None => one.push(vec![*last]),
            }
            all.push(one);
        }
    }
    all
}

/// Over all orders of so many players, how often the value of a set is what a player comes to, less how
/// often it is what the player begins with; and how many orders there are.
fn counts(players: usize) -> (Vec<Vec<i64>>, Exact) {
    let factorial = |of: usize| {
        (1..=of).fold(1_i64, |all, one| all * i64::try_from(one).unwrap_or(1))
    };
    let of = |player: usize| {
        let count = |mask: usize| {
            let size = mask.count_ones() as usize;
            if mask >> player & 1 == 1 {
                factorial(size - 1) * factorial(players - size)
            } else {
                -(factorial(size) * factorial(players - 1 - size))
            }
        };
        masks(players).map(count).collect()
    };
    ((0..players).map(of).collect(), Exact::from(factorial(players)))
}

#[cfg(test)]
#[path = "game_tests.rs"]
mod tests;
