//! The same contract written by hand with `rust_decimal`.

use rust_decimal::{Decimal, RoundingStrategy};

/// The bill of each buyer, in cents.
pub fn bills(uses: &[i64]) -> Vec<Decimal> {
    let uses: Vec<Decimal> = uses.iter().map(|uses| Decimal::from(*uses)).collect();
    let shares = shared(Decimal::new(123_456_789, 2), &uses);
    uses.iter().zip(shares).map(|(uses, share)| services(*uses) + share).collect()
}

/// The tariff in three bands, at least 1 000, of which a quarter is paid.
fn services(uses: Decimal) -> Decimal {
    let (first, second) = (Decimal::from(100), Decimal::from(1_000));
    let tariff = uses.min(first) * Decimal::from(50)
        + (uses.min(second) - first).max(Decimal::ZERO) * Decimal::new(455, 1)
        + (uses - second).max(Decimal::ZERO) * Decimal::new(4_025, 2);
    let least = tariff.max(Decimal::from(1_000));
    let own = least - least * Decimal::new(75, 2);
    own.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// A pool by weights to the cent, the rest to the largest remainders, ties to whoever stands first.
fn shared(pool: Decimal, weights: &[Decimal]) -> Vec<Decimal> {
    let cent = Decimal::new(1, 2);
    let sum: Decimal = weights.iter().sum();
    let quota = |weight: &Decimal| (pool * weight) / sum;
    let mut parts: Vec<(Decimal, Decimal)> = weights
        .iter()
        .map(|weight| {
            let quota = quota(weight);
            let rounded =
                quota.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            (rounded, quota - rounded)
        })
        .collect();
    let mut rest = pool - parts.iter().map(|(part, _)| part).sum::<Decimal>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let remainder = |place: &usize| parts.get(*place).map(|(_, remainder)| *remainder);
    order.sort_by_key(|place| std::cmp::Reverse(remainder(place)));
    if rest.is_sign_negative() {
        order.reverse();
    }
    let step = if rest.is_sign_negative() { -cent } else { cent };
    for place in order {
        if rest.is_zero() {
            break;
        }
        if let Some((part, _)) = parts.get_mut(place) {
            *part += step;
            rest -= step;
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}
