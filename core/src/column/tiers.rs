//! What quantities are worth in bands of prices.

use super::arithmetic::{Attempt, Trouble};
use super::fixed::Fixed;
use super::lane::{Lane, Wider};
use super::{Column, Width};
use crate::exact::Exact;

/// A band of quantities, from where the one before ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its last quantity; none is without end.
    pub to: Option<Exact>,
    /// The price of a unit in it, or of the band.
    pub price: Exact,
}

/// How bands are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Take {
    /// Every part of the quantity at the price of the band that it lies in.
    #[default]
    Graduated,
    /// All of the quantity at the price of the band in which it ends.
    Volume,
    /// The price of that band, once.
    Fee,
}

/// A band in integers, quantities and prices each over a denominator of their own.
struct Tier<L> {
    to: Option<L>,
    /// What a quantity in the band is worth: this, and `price` times it.
    base: L,
    price: L,
}

/// What quantities are worth: none is below zero or above a last `to`.
pub(super) fn tiers<L: Lane>(
    least: Width,
    a: &Column,
    bands: &[Band],
    take: Take,
) -> Attempt<Column> {
    let a = L::view(a)?;
    let ratio = |value: &Exact| -> Result<(L, L), Wider> {
        let (numerator, denominator) = value.ratio();
        Ok((L::of_big(numerator)?, L::of_big(denominator)?))
    };
    let mut of_quantities = a.denominator.clone();
    let mut of_prices = L::one();
    for band in bands {
        of_prices = of_prices.lcm_within(&ratio(&band.price)?.1)?;
        if let Some(to) = &band.to {
            of_quantities = of_quantities.lcm_within(&ratio(to)?.1)?;
        }
    }
    let over = |value: &Exact, denominator: &L| -> Result<L, Wider> {
        let (numerator, own) = ratio(value)?;
        numerator.times_within(&denominator.over(&own))
    };
    let factor = of_quantities.over(&a.denominator);
    let mut greatest = a.most.times_within(&factor)?.max(L::one());
    let mut dearest = L::zero();
    let mut tiers: Vec<Tier<L>> = Vec::with_capacity(bands.len());
    for band in bands {
        let price = over(&band.price, &of_prices)?;
        let to = band.to.as_ref().map(|to| over(to, &of_quantities)).transpose()?;
        if let Some(to) = &to {
            greatest = greatest.max(to.size());
        }
        dearest = dearest.max(price.size());
        // Where bands meet, both are worth the same.
        greatest.times_within(&dearest)?.times_within(&L::of_middle(4)?)?;
        let base = match (take, tiers.last()) {
            (Take::Graduated, Some(Tier { to: Some(from), base, price: before })) => {
                base.plus(&before.minus(&price).times(from))
            }
            _ => L::zero(),
        };
        tiers.push(Tier { to, base, price });
    }
    let mut cells = Vec::with_capacity(a.cells.len());
    for (place, cell) in a.cells.iter().enumerate() {
        let quantity = cell.times(&factor);
        let holds = |tier: &&Tier<L>| tier.to.as_ref().is_none_or(|to| quantity <= *to);
        let tier = tiers
            .iter()
            .find(holds)
            .filter(|_| !quantity.is_below_zero())
            .ok_or(Trouble::Outside { place })?;
        cells.push(match take {
            Take::Graduated => tier.base.plus(&tier.price.times(&quantity)),
            Take::Volume => tier.price.times(&quantity),
            Take::Fee => tier.price.clone(),
        });
    }
    let denominator = match take {
        Take::Fee => of_prices,
        Take::Graduated | Take::Volume => of_prices.times_within(&of_quantities)?,
    };
    Ok(Fixed::new(cells, denominator).settled(least)?)
}

crate::pack::fields! {
    Band { to, price }
}

crate::pack::choices! {
    Take { Graduated, Volume, Fee }
}
