//! Quotients.

use super::arithmetic::{Attempt, Trouble};
use super::combine::scaled;
use super::fixed::{Fixed, paired, repeated};
use super::lane::{Lane, Wider};
use super::{Column, Width};
use crate::exact::Exact;

/// `a / b`; where `b` is zero, `zero_gives`, else an error.
pub(super) fn per<L: Lane>(
    least: Width,
    a: &Column,
    b: &Column,
    len: usize,
    zero_gives: Option<&Exact>,
) -> Attempt<Column> {
    let (a, b) = (L::view(a)?, L::view(b)?);
    if zero_gives.is_none()
        && let Some(place) = b.cells.iter().position(L::is_zero)
    {
        return Err(Trouble::DivisionByZero { place }.into());
    }
    let quotients = match b.cells.as_slice() {
        [zero] if zero.is_zero() => {
            let (numerator, denominator) = given(zero_gives)?;
            Fixed::new(vec![numerator; len], denominator)
        }
        [divisor] => {
            let factor = if divisor.is_below_zero() {
                b.denominator.negated()
            } else {
                b.denominator.clone()
            };
            scaled(&a, &factor, &divisor.size(), len)?
        }
        _ => each_by_its_own(&a, &b, len, zero_gives)?,
    };
    Ok(quotients.settled(least)?)
}

/// Numerator and denominator of what a divisor of zero gives.
fn given<L: Lane>(zero_gives: Option<&Exact>) -> Result<(L, L), Wider> {
    match zero_gives {
        Some(value) => {
            let (numerator, denominator) = value.ratio();
            Ok((L::of_big(numerator)?, L::of_big(denominator)?))
        }
        None => Ok((L::zero(), L::one())),
    }
}

/// Every value by a divisor of its own, over a common multiple of the divisors.
fn each_by_its_own<L: Lane>(
    a: &Fixed<L>,
    b: &Fixed<L>,
    len: usize,
    zero_gives: Option<&Exact>,
) -> Result<Fixed<L>, Wider> {
    // value / divisor * b.denominator / a.denominator
    let common = a.denominator.gcd(&b.denominator);
    let (per, factor) = (a.denominator.over(&common), b.denominator.over(&common));
    let fractions = paired(&a.cells, &b.cells, len, lowest_terms);
    let mut multiple = L::one();
    for (_, divisor) in fractions.iter().flatten() {
        multiple = multiple.lcm_within(divisor)?;
    }
    let (zero_gives, over) = given(zero_gives)?;
    let own = multiple.times_within(&per)?;
    let denominator = own.lcm_within(&over)?;
    // How much the denominator of the zeros adds to that of the quotients.
    let factor = factor.times_within(&denominator.over(&own))?;
    let zero_gives = zero_gives.times_within(&denominator.over(&over))?;
    let most = a.most.times_within(&multiple)?.times_within(&factor)?;
    let most = most.max(zero_gives.size());
    let cells = repeated(&fractions, len, |fraction| match fraction {
        Some((value, divisor)) => value.times(&multiple.over(divisor)).times(&factor),
        None => zero_gives.clone(),
    });
    Ok(Fixed { cells, denominator, most })
}

/// A value by a divisor, in lowest terms, the divisor above zero; none by zero.
fn lowest_terms<L: Lane>(value: &L, divisor: &L) -> Option<(L, L)> {
    if divisor.is_zero() {
        return None;
    }
    let common = value.gcd(divisor);
    let value = value.over(&common);
    let value = if divisor.is_below_zero() { value.negated() } else { value };
    Some((value, divisor.size().over(&common)))
}
