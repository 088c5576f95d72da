//! Where on a grid an answer changes: blocks are settled whole where that leaves no doubt, and cut in two
//! where it does.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::watch::Watch;

/// Something that has an answer at every value of a grid.
pub(super) trait Question {
    type Answer: PartialEq;

    /// The answer for all values of a block, where it is surely the same.
    fn over(&self, first: u64, last: u64) -> Option<Self::Answer>;

    /// The answer at one value.
    fn at(&self, place: u64) -> Result<Self::Answer, Diagnostics>;
}

/// Values next to each other that have the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch<A> {
    pub first: u64,
    pub last: u64,
    pub answer: A,
}

/// A block of so few values is not worth bounds.
const FEW: u64 = 3;

/// The most questions that are asked before the search gives up.
const MOST: u64 = 100_000;

/// Every stretch of the grid, from its first value to `last`: they leave out nothing.
pub(super) fn stretches<Q: Question>(
    question: &Q,
    last: u64,
    watch: &mut Watch<'_>,
) -> Result<Vec<Stretch<Q::Answer>>, Diagnostics> {
    let mut found: Vec<Stretch<Q::Answer>> = Vec::new();
    let mut blocks = vec![(0, last)];
    let mut asked: u64 = 0;
    while let Some((from, to)) = blocks.pop() {
        watch.step(from, last.checked_add(1))?;
        asked += 1;
        if asked > MOST {
            return Err(Diagnostic::new(Code::TooManyValues, Input::Call)
                .with("count", MOST)
                .into());
        }
        if to - from >= FEW {
            if let Some(answer) = question.over(from, to) {
                join(&mut found, Stretch { first: from, last: to, answer });
            } else {
                let middle = from + (to - from) / 2;
                blocks.push((middle + 1, to));
                blocks.push((from, middle));
            }
            continue;
        }
        for place in from..=to {
            let answer = question.at(place)?;
            join(&mut found, Stretch { first: place, last: place, answer });
        }
    }
    Ok(found)
}

/// Adds a stretch behind those found, to the last of them where the answer is the same.
fn join<A: PartialEq>(found: &mut Vec<Stretch<A>>, next: Stretch<A>) {
    match found.last_mut() {
        Some(before) if before.answer == next.answer => before.last = next.last,
        _ => found.push(next),
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
