//! Sharing a whole by weights into parts that add up to it.
//!
//! The steps (weights, quota, rounded parts, rest, balance) are defined in `docs/methods.md`.
//! With the largest remainder as carrier the method is Hamilton's, in money instead of seats.

mod bounds;
mod carry;

use crate::exact::Exact;
use crate::rounding::{Balance, Rounded, Rounding};

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
    #[error("{whole} is out of reach: floors add up to {floors}, ceilings to {ceilings}")]
    OutOfReach {
        /// What was to be shared.
        whole: Exact,
        /// The sum of the floors, in full units.
        floors: Exact,
        /// The sum of the ceilings, in full units, or "no ceiling".
        ceilings: String,
        /// Whose bounds bind, by code.
        binding: Vec<String>,
    },
    /// The parts do not add up: a defect of the library, reported and never billed.
    #[error("the parts of {whole} do not add up to it")]
    DoesNotAddUp {
        /// What was to be shared.
        whole: Exact,
    },
}

/// Shares `whole` among `participants`, in the order of the list.
///
/// The parts and the unallocated rest add up to `whole`, whatever the terms. A participant of
/// weight zero gets its floor, or zero. The order of the list matters only where the balance
/// names the first or the last. With [`Rounded::Total`] the quotas stay exact.
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
    let weights = sum_of_weights(whole, participants)?;
    if whole.is_negative() {
        if participants.iter().any(|p| p.floor.is_some() || p.ceiling.is_some()) {
            return Err(ShareError::BoundedNegative { whole: whole.clone() });
        }
        return Ok(mirrored(share(&-whole, participants, rounding)?));
    }
    let limits = bounds::limits(whole, participants, rounding.unit())?;
    let quotas = bounds::quotas(whole, participants, &limits);
    let mut parts: Vec<Part> = quotas
        .into_iter()
        .map(|quota| {
            let rounded = match rounding.rounded() {
                Rounded::Lines => rounding.round(&quota),
                Rounded::Total => quota.clone(),
            };
            Part { quota, rounded, carried: Exact::zero(), rank: None }
        })
        .collect();
    let rest = whole - &parts.iter().map(|part| &part.rounded).sum();
    let (unallocated, next) = match rounding.balance() {
        Balance::Nobody => (rest, None),
        _ => carry::carry(rest, &mut parts, participants, &limits, rounding)?,
    };
    let shares = Shares { whole: whole.clone(), weights, parts, unallocated, next };
    if shares.parts.iter().map(Part::amount).sum::<Exact>() + shares.unallocated.clone()
        != shares.whole
    {
        return Err(ShareError::DoesNotAddUp { whole: shares.whole });
    }
    Ok(shares)
}

fn sum_of_weights(
    whole: &Exact,
    participants: &[Participant],
) -> Result<Exact, ShareError> {
    if let Some(below) = participants.iter().find(|p| p.weight.is_negative()) {
        return Err(ShareError::NegativeWeight {
            code: below.code.clone(),
            weight: below.weight.clone(),
        });
    }
    let sum: Exact = participants.iter().map(|p| &p.weight).sum();
    if sum.is_zero() {
        return Err(ShareError::ZeroWeights { whole: whole.clone() });
    }
    Ok(sum)
}

/// A negative whole is shared as its mirror image.
fn mirrored(shares: Shares) -> Shares {
    let flip = |part: Part| Part {
        quota: -&part.quota,
        rounded: -&part.rounded,
        carried: -&part.carried,
        rank: part.rank,
    };
    Shares {
        whole: -&shares.whole,
        parts: shares.parts.into_iter().map(flip).collect(),
        unallocated: -&shares.unallocated,
        ..shares
    }
}

#[cfg(test)]
#[path = "apportion_tests.rs"]
mod tests;
