//! Sharing a whole by weights into parts that add up to it.
//!
//! The steps (weights, quota, rounded parts, rest, balance) are defined in `docs/methods.md`.
//! With the largest remainder as carrier the method is Hamilton's, in money instead of seats.

mod bounds;
mod carry;
mod split;

use crate::column::{Arithmetic, Column, Trouble};
use crate::exact::Exact;
use crate::rounding::{Balance, Rounding};

pub(crate) use split::{Pooled, Ranks, Split, SplitError};

/// One of those among whom a whole is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Who; ties are broken by this text, lowest first.
    pub code: String,
    /// Weight, not below zero.
    pub weight: Exact,
    /// The value of the key that orders the carriers, where the balance names one.
    pub key: Option<Exact>,
    /// The least that the part may be.
    pub floor: Option<Exact>,
    /// The most that the part may be.
    pub ceiling: Option<Exact>,
}

impl Participant {
    /// A participant without key and bounds.
    #[must_use]
    pub fn new(code: impl Into<String>, weight: Exact) -> Self {
        Self { code: code.into(), weight, key: None, floor: None, ceiling: None }
    }
}

/// What one participant gets, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The exact share, within floor and ceiling.
    pub quota: Exact,
    /// The quota, rounded.
    pub rounded: Exact,
    /// What the participant carries of the rest; negative if it was taken back.
    pub carried: Exact,
    /// Place in the order of carriers, from 1; none for whoever carries nothing by rule.
    pub rank: Option<usize>,
}

impl Part {
    /// What the participant pays: the rounded quota and what it carries.
    #[must_use]
    pub fn amount(&self) -> Exact {
        &self.rounded + &self.carried
    }
}

/// A whole, shared: the parts and what nobody carries add up to it.
///
/// Only [`share`] makes one, and it checks the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    whole: Exact,
    weights: Exact,
    parts: Vec<Part>,
    unallocated: Exact,
    next: Option<usize>,
}

impl Shares {
    /// What was shared.
    #[must_use]
    pub fn whole(&self) -> &Exact {
        &self.whole
    }

    /// The sum of the weights.
    #[must_use]
    pub fn weights(&self) -> &Exact {
        &self.weights
    }

    /// The parts, in the order of the participants.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What nobody carries; zero unless the balance is carried by nobody.
    #[must_use]
    pub fn unallocated(&self) -> &Exact {
        &self.unallocated
    }

    /// Who would have carried the next portion, had there been more: an index of the participants.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        self.next
    }
}

/// Why a whole cannot be shared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShareError {
    /// A weight below zero.
    #[error("the weight of `{code}` is {weight}, below zero")]
    NegativeWeight {
        /// Whose.
        code: String,
        /// The weight.
        weight: Exact,
    },
    /// The weights add up to zero.
    #[error("the weights are all zero: {whole} cannot be shared")]
    ZeroWeights {
        /// What was to be shared.
        whole: Exact,
    },
    /// The balance names a key that a participant lacks.
    #[error("`{code}` has no key to be put in order by")]
    MissingKey {
        /// Who.
        code: String,
    },
    /// Floors and ceilings go with a whole that is not negative.
    #[error("{whole} is negative and cannot be shared within floors and ceilings")]
    BoundedNegative {
        /// What was to be shared.
        whole: Exact,
    },
    /// A floor or a ceiling below zero, or a floor above the ceiling, in full units.
    #[error("no multiple of the unit lies between the floor and the ceiling of `{code}`")]
    NoRoom {
        /// Whose.
        code: String,
    },
    /// The whole is less than the floors, or more than the ceilings.
    #[error(
        "{whole} is out of reach: floors add up to {floors}, {}",
        .ceilings.as_ref().map_or_else(
            || "there is no ceiling".to_owned(),
            |ceilings| format!("ceilings to {ceilings}")
        )
    )]
    OutOfReach {
        /// What was to be shared.
        whole: Exact,
        /// The sum of the floors, in full units.
        floors: Exact,
        /// The sum of the ceilings, in full units; none if somebody has no ceiling.
        ceilings: Option<Exact>,
        /// Whose bounds bind, by code.
        binding: Vec<String>,
    },
    /// The parts do not add up: a defect of the library, reported and never billed.
    #[error("the parts of {whole} do not add up to it")]
    DoesNotAddUp {
        /// What was to be shared.
        whole: Exact,
    },
    /// A figure would have more than 65 536 binary digits.
    #[error("a figure of the parts of {whole} is too large to be worked out")]
    TooLarge {
        /// What was to be shared.
        whole: Exact,
    },
}

/// Shares `whole` among `participants`, in the order of the list.
///
/// The parts and the unallocated rest add up to `whole`, whatever the terms. A participant of
/// weight zero gets its floor, or zero. The order of the list matters only where the balance
/// names the first or the last. With [`Rounded::Total`](crate::rounding::Rounded::Total) the quotas stay exact.
///
/// # Errors
/// [`ShareError`]: negative weights, weights that are all zero, bounds that cannot be met.
///
/// ```
/// use osuus::{apportion::{Participant, share}, exact::Exact, rounding::{Mode, Rounding}};
/// let cents = Rounding::to("0.01".parse().unwrap()).unwrap().with_mode(Mode::Down);
/// let two = [Participant::new("a", Exact::from(49)), Participant::new("b", Exact::from(51))];
/// let shares = share(&"10.03".parse().unwrap(), &two, &cents).unwrap();
/// assert_eq!(shares.parts()[0].amount().to_string(), "4.91");
/// assert_eq!(shares.parts()[1].amount().to_string(), "5.12");
/// ```
pub fn share(
    whole: &Exact,
    participants: &[Participant],
    rounding: &Rounding,
) -> Result<Shares, ShareError> {
    let too_large = |_: Trouble| ShareError::TooLarge { whole: whole.clone() };
    let columns = Columns::of(whole, participants, rounding).map_err(too_large)?;
    let split = Arithmetic::default()
        .share(&columns.pooled(rounding))
        .map_err(|error| named(error, whole, participants))?;
    let part = |place: usize| Part {
        quota: split.quotas.at(place),
        rounded: split.rounded.at(place),
        carried: split.carried.at(place),
        rank: split.ranks.get(place).copied().flatten().map(|rank| rank as usize),
    };
    Ok(Shares {
        whole: whole.clone(),
        parts: (0..participants.len()).map(part).collect(),
        weights: split.weights,
        unallocated: split.unallocated,
        next: split.next,
    })
}

/// Participants, column by column.
struct Columns {
    pool: Column,
    weights: Column,
    key: Option<Column>,
    floor: Option<Column>,
    ceiling: Option<Column>,
    ties: Vec<u32>,
    named: Option<usize>,
}

impl Columns {
    fn of(
        whole: &Exact,
        participants: &[Participant],
        rounding: &Rounding,
    ) -> Result<Self, Trouble> {
        let with = Arithmetic::default();
        let column = |value: &dyn Fn(&Participant) -> Exact| {
            with.column(&participants.iter().map(value).collect::<Vec<_>>())
        };
        let zero = Exact::zero;
        // Whoever weighs nothing needs no key; without the key of another there is none.
        let keyed = participants.iter().all(|p| p.key.is_some() || p.weight.is_zero());
        let key = || column(&|p| p.key.clone().unwrap_or_else(zero));
        let floor = || column(&|p| p.floor.clone().unwrap_or_else(zero));
        // No part and no floor comes to more than this.
        let no_ceiling = |p: &Participant| {
            let floor = p.floor.as_ref().map_or_else(zero, Exact::abs);
            &(&whole.abs() + &floor) + rounding.unit()
        };
        let ceiling = || column(&|p| p.ceiling.clone().unwrap_or_else(|| no_ceiling(p)));
        let floors = participants.iter().any(|p| p.floor.is_some());
        let ceilings = participants.iter().any(|p| p.ceiling.is_some());
        let is_named = |p: &Participant| matches!(rounding.balance(), Balance::Buyer(c) if *c == p.code);
        Ok(Self {
            pool: with.scalar(whole)?,
            weights: column(&|p| p.weight.clone())?,
            key: keyed.then(key).transpose()?,
            floor: floors.then(floor).transpose()?,
            ceiling: ceilings.then(ceiling).transpose()?,
            ties: ties(participants),
            named: participants.iter().position(is_named),
        })
    }

    fn pooled<'a>(&'a self, rounding: &'a Rounding) -> Pooled<'a> {
        Pooled {
            pool: &self.pool,
            weights: &self.weights,
            key: self.key.as_ref(),
            floor: self.floor.as_ref(),
            ceiling: self.ceiling.as_ref(),
            rounding,
            ties: &self.ties,
            named: self.named,
            ranks: Ranks::Told,
        }
    }
}

/// The rank of each code among the codes.
fn ties(participants: &[Participant]) -> Vec<u32> {
    let mut codes: Vec<&str> = participants.iter().map(|p| p.code.as_str()).collect();
    codes.sort_unstable();
    let rank = |p: &Participant| codes.partition_point(|code| *code < p.code.as_str());
    participants.iter().map(|p| u32::try_from(rank(p)).unwrap_or(u32::MAX)).collect()
}

/// The error with codes for places.
fn named(error: SplitError, whole: &Exact, participants: &[Participant]) -> ShareError {
    let whole = whole.clone();
    let participant = |place: usize| participants.get(place);
    let code =
        |place: usize| participant(place).map_or_else(String::new, |p| p.code.clone());
    match error {
        SplitError::NegativeWeight { place } => ShareError::NegativeWeight {
            code: code(place),
            weight: participant(place).map_or_else(Exact::zero, |p| p.weight.clone()),
        },
        SplitError::ZeroWeights => ShareError::ZeroWeights { whole },
        SplitError::MissingKey { .. } => {
            let lacking = |p: &&Participant| p.key.is_none() && !p.weight.is_zero();
            let lacking = participants.iter().find(lacking);
            let code = lacking.map_or_else(String::new, |p| p.code.clone());
            ShareError::MissingKey { code }
        }
        SplitError::BoundedNegative { .. } => ShareError::BoundedNegative { whole },
        SplitError::NoRoom { place } => ShareError::NoRoom { code: code(place) },
        SplitError::OutOfReach { floors, ceilings, binding, .. } => {
            let open = |p: &Participant| p.ceiling.is_none() && !p.weight.is_zero();
            ShareError::OutOfReach {
                whole,
                floors,
                ceilings: ceilings.filter(|_| !participants.iter().any(open)),
                binding: binding.into_iter().map(code).collect(),
            }
        }
        SplitError::DoesNotAddUp => ShareError::DoesNotAddUp { whole },
        SplitError::TooLarge => ShareError::TooLarge { whole },
    }
}

#[cfg(test)]
#[path = "apportion_tests.rs"]
mod tests;
