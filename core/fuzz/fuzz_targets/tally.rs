//! How many inputs reached an evaluation, told now and then.

use std::sync::atomic::{AtomicU64, Ordering};

static INPUTS: AtomicU64 = AtomicU64::new(0);
static EVALUATED: AtomicU64 = AtomicU64::new(0);

/// How far an input came.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// It was refused before, or could not be worked out.
    Error,
    /// A statement was made of it.
    Statement,
}

/// Counts an input.
pub fn count(reached: Reached) {
    let inputs = INPUTS.fetch_add(1, Ordering::Relaxed) + 1;
    let evaluated = match reached {
        Reached::Error => EVALUATED.load(Ordering::Relaxed),
        Reached::Statement => EVALUATED.fetch_add(1, Ordering::Relaxed) + 1,
    };
    if inputs.is_power_of_two() || inputs.is_multiple_of(1 << 16) {
        eprintln!("tally: {evaluated} of {inputs} inputs evaluated");
    }
}
