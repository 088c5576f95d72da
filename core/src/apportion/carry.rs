//! The balance: who carries what rounding left over.

use super::bounds::Limits;
use super::{Part, Participant, ShareError};
use crate::exact::Exact;
use crate::rounding::{Balance, Rounding};

/// Hands out the rest, and says what could not be carried and who stood next.
pub(super) fn carry(
    rest: Exact,
    parts: &mut [Part],
    participants: &[Participant],
    limits: &[Limits],
    rounding: &Rounding,
) -> Result<(Exact, Option<usize>), ShareError> {
    let order = order(parts, participants, rounding.balance(), rest.is_negative())?;
    for (rank, turn) in order.iter().enumerate() {
        if let Some(part) = parts.get_mut(turn.index) {
            part.rank = Some(rank + 1);
        }
    }
    Ok(hand_out(rest, parts, limits, &order, rounding.unit()))
}

/// Walks the order, again and again while someone can still take something.
fn hand_out(
    mut rest: Exact,
    parts: &mut [Part],
    limits: &[Limits],
    order: &[Turn],
    unit: &Exact,
) -> (Exact, Option<usize>) {
    let at = |place: usize| order.get(place).map(|turn| turn.index);
    let mut next = at(0);
    let mut moved = true;
    while !rest.is_zero() && moved {
        moved = false;
        for (place, turn) in order.iter().enumerate() {
            let (Some(part), Some(limit)) =
                (parts.get_mut(turn.index), limits.get(turn.index))
            else {
                continue;
            };
            let portion = match turn.takes {
                Takes::All => None,
                Takes::OneUnit => Some(unit),
            };
            let taken = takes(&rest, &part.amount(), limit, portion);
            if taken.is_zero() {
                continue;
            }
            part.carried = &part.carried + &taken;
            rest = &rest - &taken;
            moved = true;
            next = at(place + 1).or(at(0));
            if rest.is_zero() {
                break;
            }
        }
    }
    (rest, next)
}

/// The portion that one carrier takes, with the sign of the rest.
fn takes(rest: &Exact, amount: &Exact, limit: &Limits, portion: Option<&Exact>) -> Exact {
    let mut size = rest.abs();
    if let Some(portion) = portion {
        size = size.min(portion.clone());
    }
    if rest.is_negative() {
        return -&size.min(amount - &limit.floor);
    }
    match &limit.ceiling {
        Some(ceiling) => size.min(ceiling - amount),
        None => size,
    }
}

/// The participants in the order in which they carry; weights of zero left out.
fn order(
    parts: &[Part],
    participants: &[Participant],
    balance: &Balance,
    taking_back: bool,
) -> Result<Vec<Turn>, ShareError> {
    let mut carriers: Vec<Carrier<'_>> = participants
        .iter()
        .zip(parts)
        .enumerate()
        .filter(|(_, (participant, _))| !participant.weight.is_zero())
        .map(|(index, (participant, part))| Carrier {
            index,
            code: &participant.code,
            remainder: &part.quota - &part.rounded,
            key: participant.key.as_ref(),
        })
        .collect();
    if balance.key().is_some()
        && let Some(lacking) = carriers.iter().find(|carrier| carrier.key.is_none())
    {
        return Err(ShareError::MissingKey { code: lacking.code.to_owned() });
    }
    let by_remainder = |a: &Carrier<'_>, b: &Carrier<'_>| {
        let order = b.remainder.cmp(&a.remainder).then_with(|| a.code.cmp(b.code));
        // Back from whoever was rounded up most: nobody ends a whole unit from the quota.
        if taking_back { order.reverse() } else { order }
    };
    match balance {
        Balance::First | Balance::Nobody => {}
        Balance::Last => carriers.reverse(),
        Balance::LargestRemainder => carriers.sort_by(by_remainder),
        Balance::Buyer(code) => carriers.sort_by(|a, b| {
            (b.code == code).cmp(&(a.code == code)).then_with(|| by_remainder(a, b))
        }),
        Balance::Largest(_) | Balance::Descending(_) => {
            carriers.sort_by(|a, b| b.key.cmp(&a.key).then_with(|| a.code.cmp(b.code)));
        }
        Balance::Smallest(_) => {
            carriers.sort_by(|a, b| a.key.cmp(&b.key).then_with(|| a.code.cmp(b.code)));
        }
    }
    let turn = |carrier: Carrier<'_>| Turn {
        index: carrier.index,
        takes: match balance {
            Balance::LargestRemainder | Balance::Descending(_) => Takes::OneUnit,
            Balance::Buyer(code) if code != carrier.code => Takes::OneUnit,
            _ => Takes::All,
        },
    };
    Ok(carriers.into_iter().map(turn).collect())
}

/// A carrier's turn: who, and how much at a time.
struct Turn {
    index: usize,
    takes: Takes,
}

/// How much of the rest a carrier takes when its turn comes.
#[derive(Clone, Copy)]
enum Takes {
    All,
    OneUnit,
}

struct Carrier<'a> {
    index: usize,
    code: &'a str,
    remainder: Exact,
    key: Option<&'a Exact>,
}
