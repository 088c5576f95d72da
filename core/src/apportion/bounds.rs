//! Floors and ceilings: the quotas that respect them and still add up to the whole.

use super::{Participant, ShareError};
use crate::exact::Exact;
use crate::rounding::Mode;

/// Floor and ceiling of one participant, taken inward to multiples of the unit.
pub(super) struct Limits {
    pub floor: Exact,
    /// None is without end.
    pub ceiling: Option<Exact>,
}

impl Limits {
    fn clamp(&self, value: Exact) -> Exact {
        let value = value.max(self.floor.clone());
        match &self.ceiling {
            Some(ceiling) => value.min(ceiling.clone()),
            None => value,
        }
    }
}

/// The limits of every participant, or why the whole lies outside them.
pub(super) fn limits(
    whole: &Exact,
    participants: &[Participant],
    unit: &Exact,
) -> Result<Vec<Limits>, ShareError> {
    let mut all = Vec::with_capacity(participants.len());
    for participant in participants {
        let floor = match &participant.floor {
            Some(floor) if floor.is_negative() => {
                return Err(ShareError::NoRoom { code: participant.code.clone() });
            }
            Some(floor) => Mode::Up.round(floor, unit),
            None => Exact::zero(),
        };
        let ceiling = participant.ceiling.as_ref().map(|c| Mode::Down.round(c, unit));
        // Rounding down is towards zero, so a ceiling below zero is found before it.
        let below_zero = participant.ceiling.as_ref().is_some_and(Exact::is_negative);
        if below_zero || ceiling.as_ref().is_some_and(|ceiling| *ceiling < floor) {
            return Err(ShareError::NoRoom { code: participant.code.clone() });
        }
        all.push(Limits { floor, ceiling });
    }
    check_reach(whole, participants, &all)?;
    Ok(all)
}

fn check_reach(
    whole: &Exact,
    participants: &[Participant],
    limits: &[Limits],
) -> Result<(), ShareError> {
    let floors: Exact = limits.iter().map(|limit| &limit.floor).sum();
    // Whoever has no weight takes its floor and no more.
    let most = participants.iter().zip(limits).map(|(participant, limit)| {
        if participant.weight.is_zero() {
            Some(limit.floor.clone())
        } else {
            limit.ceiling.clone()
        }
    });
    let ceilings: Option<Exact> =
        most.collect::<Option<Vec<_>>>().map(|all| all.iter().sum());
    let too_low = *whole < floors;
    if !too_low && ceilings.as_ref().is_none_or(|ceilings| whole <= ceilings) {
        return Ok(());
    }
    let binds = |(participant, limit): &(&Participant, &Limits)| {
        if too_low { !limit.floor.is_zero() } else { !participant.weight.is_zero() }
    };
    Err(ShareError::OutOfReach {
        whole: whole.clone(),
        floors,
        ceilings: ceilings.map_or_else(|| "no ceiling".to_owned(), |sum| sum.to_string()),
        binding: participants
            .iter()
            .zip(limits)
            .filter(binds)
            .map(|(participant, _)| participant.code.clone())
            .collect(),
    })
}

/// `clamp(t * weight, floor, ceiling)` for the `t` that makes them add up to the whole.
///
/// The sum never falls as `t` grows, and it is linear between the values of `t` at which somebody
/// reaches a bound. So the piece that holds the whole is found by bisection, and `t` solved there.
pub(super) fn quotas(
    whole: &Exact,
    participants: &[Participant],
    limits: &[Limits],
) -> Vec<Exact> {
    // Without bounds the whole is one linear piece.
    if limits.iter().all(|limit| limit.floor.is_zero() && limit.ceiling.is_none()) {
        let sum: Exact = participants.iter().map(|p| &p.weight).sum();
        let each = whole.divided_by(&sum).unwrap_or_else(Exact::zero);
        return participants.iter().map(|p| &each * &p.weight).collect();
    }
    let at = |t: &Exact| -> Vec<Exact> {
        let clamp = |(p, limit): (&Participant, &Limits)| limit.clamp(t * &p.weight);
        participants.iter().zip(limits).map(clamp).collect()
    };
    let reached = |bound: &Exact, weight: &Exact| bound.divided_by(weight);
    let mut turns: Vec<Exact> = participants
        .iter()
        .zip(limits)
        .flat_map(|(p, limit)| {
            let ceiling = limit.ceiling.as_ref().and_then(|c| reached(c, &p.weight));
            [reached(&limit.floor, &p.weight), ceiling]
        })
        .flatten()
        .collect();
    turns.sort();
    turns.dedup();
    let split = turns.partition_point(|t| at(t).iter().sum::<Exact>() < *whole);
    let upper = turns.get(split);
    let lower = split.checked_sub(1).and_then(|before| turns.get(before));
    let zero = Exact::zero();
    let lower = lower.unwrap_or(&zero);

    // Between the two turns each participant is either at a bound or moves with its weight.
    let mut fixed = Exact::zero();
    let mut moving = Exact::zero();
    for (participant, limit) in participants.iter().zip(limits) {
        let start = limit.clamp(lower * &participant.weight);
        let begins =
            reached(&limit.floor, &participant.weight).is_some_and(|t| t <= *lower);
        let ends = limit
            .ceiling
            .as_ref()
            .is_some_and(|c| reached(c, &participant.weight).is_none_or(|t| t <= *lower));
        if begins && !ends {
            moving = &moving + &participant.weight;
        } else {
            fixed = &fixed + &start;
        }
    }
    let solved = (whole - &fixed).divided_by(&moving);
    at(solved.as_ref().or(upper).unwrap_or(lower))
}
