//! The kernel: a pool shared by weights, in whole numbers of whatever width they need.
//!
//! Pool, unit, floors and ceilings are numerators over one denominator; weights are whole numbers,
//! since only their ratios count. A quota is `left * weight / moving` of those that move with the
//! weights, so it is a whole number over `denominator * moving`, and all that follows are
//! comparisons and sums of whole numbers.

use std::borrow::Cow;

use super::bounds::{self, Moving};
use super::carry::{self, Carried, Carriers};
use crate::column::lane::{Lane, Wider};
use crate::column::{
    Arithmetic, Column, Fixed, Halt, Steps, Width, exact, narrowest, repeated,
};
use crate::exact::Exact;
use crate::rounding::{Balance, Rounded, Rounding};

/// A pool, and by what it is shared. A column of one value stands for it at every place.
pub(crate) struct Pooled<'a> {
    /// The pool: one value.
    pub pool: &'a Column,
    /// The weight of each participant.
    pub weights: &'a Column,
    /// By what the carriers are put in order, where the balance names a key.
    pub key: Option<&'a Column>,
    /// The least that each may pay.
    pub floor: Option<&'a Column>,
    /// The most that each may pay.
    pub ceiling: Option<&'a Column>,
    /// Unit, mode and balance.
    pub rounding: &'a Rounding,
    /// The rank of each participant's code among the codes; there are as many participants.
    pub ties: &'a [u32],
    /// The place of the carrier that the balance names.
    pub named: Option<usize>,
    /// Whether everybody's rank is wanted.
    pub ranks: Ranks,
}

/// Whether everybody's rank among the carriers is wanted; it takes a sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ranks {
    /// With ranks, and all that explains the amounts.
    Told,
    /// The amounts alone.
    Untold,
}

/// A pool, shared: amounts and the unallocated rest add up to it.
#[derive(Clone, Debug)]
pub(crate) struct Split {
    /// What each pays: what is rounded and what is carried.
    pub amounts: Column,
    /// The exact shares, within floors and ceilings. Empty if untold.
    pub quotas: Column,
    /// The quotas, rounded. Empty if untold.
    pub rounded: Column,
    /// What each carries of the rest. Empty if untold.
    pub carried: Column,
    /// Places in the order of carriers, from 1; none for who carries nothing. Empty if untold.
    pub ranks: Vec<Option<u32>>,
    /// Who would have carried the next portion.
    pub next: Option<usize>,
    /// What nobody carries.
    pub unallocated: Exact,
    /// The sum of the weights.
    pub weights: Exact,
    /// The quota for each weight of whoever is at no bound; none if untold, or if everybody is.
    pub multiplier: Option<Exact>,
}

/// Why a pool cannot be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SplitError {
    /// A weight below zero.
    NegativeWeight {
        /// Whose.
        place: usize,
    },
    /// The weights add up to zero.
    ZeroWeights,
    /// The balance names a key, and there is none.
    MissingKey {
        /// The first who should have one.
        place: usize,
    },
    /// Floors and ceilings go with a pool that is not negative.
    BoundedNegative {
        /// The pool.
        whole: Exact,
    },
    /// No multiple of the unit lies between a floor and a ceiling.
    NoRoom {
        /// Whose.
        place: usize,
    },
    /// The pool is less than the floors, or more than the ceilings.
    OutOfReach {
        /// The pool.
        whole: Exact,
        /// The sum of the floors, in full units.
        floors: Exact,
        /// The sum of the ceilings, in full units; none if somebody has none.
        ceilings: Option<Exact>,
        /// Whose bounds bind.
        binding: Vec<usize>,
    },
    /// The parts do not add up: a defect of the library.
    DoesNotAddUp,
    /// A figure would have more digits than it may.
    TooLarge,
}

impl From<SplitError> for Halt<SplitError> {
    fn from(error: SplitError) -> Self {
        Self::For(error)
    }
}

/// What a step of the sharing comes to in one width.
pub(super) type Attempt<T> = Result<T, Halt<SplitError>>;

impl Arithmetic {
    /// Shares a pool, as `docs/methods.md`, *Charge by shared pool*, says.
    pub(crate) fn share(self, pooled: &Pooled<'_>) -> Result<Split, SplitError> {
        narrowest!(self.least, split(pooled))
            .map_err(|halt| halt.or(SplitError::TooLarge))
    }
}

/// A pool and its unit over one denominator.
pub(super) struct Money<L> {
    /// The pool, without its sign.
    pub whole: L,
    pub negative: bool,
    pub unit: L,
    pub denominator: L,
}

impl<L: Lane> Money<L> {
    fn of(pooled: &Pooled<'_>) -> Result<Self, Wider> {
        let pool = L::view(pooled.pool)?;
        let (unit, per) = pooled.rounding.unit().ratio();
        let (unit, per) = (L::of_big(unit)?, L::of_big(per)?);
        let denominator = pool.denominator.lcm_within(&per)?;
        let whole = pool.cell(0).cloned().unwrap_or_else(L::zero);
        Ok(Self {
            whole: whole.size().times_within(&denominator.over(&pool.denominator))?,
            negative: whole.is_below_zero(),
            unit: unit.times_within(&denominator.over(&per))?,
            denominator,
        })
    }

    /// A numerator as a value.
    pub fn exact(&self, numerator: &L) -> Exact {
        exact(numerator, &self.denominator)
    }

    /// Numerators that are not below zero as a column, with the sign of the pool.
    fn column(&self, cells: Vec<L>, scale: &L, least: Width) -> Result<Column, Wider> {
        let cells = if self.negative { negated(cells) } else { cells };
        let denominator = self.denominator.times_within(scale)?;
        Fixed::new(cells, denominator).settled_as_it_is(least)
    }
}

fn negated<L: Lane>(mut cells: Vec<L>) -> Vec<L> {
    for cell in &mut cells {
        *cell = cell.negated();
    }
    cells
}

/// The weights of the participants, and their sum.
pub(super) struct Weights<'a, L: Lane> {
    pub cells: Cow<'a, [L]>,
    pub sum: L,
    pub most: L,
    denominator: L,
}

impl<'a, L: Lane> Weights<'a, L> {
    fn of(pooled: &Pooled<'a>) -> Attempt<Self> {
        let len = pooled.ties.len();
        if let Some(place) = pooled.weights.first_below_zero() {
            return Err(SplitError::NegativeWeight { place }.into());
        }
        let view = L::view(pooled.weights)?;
        let (most, denominator) = (view.most.clone(), view.denominator.clone());
        most.times_within(&L::count(len)?)?;
        let cells = match view {
            Cow::Borrowed(fixed) if fixed.cells.len() == len => {
                Cow::Borrowed(fixed.cells.as_slice())
            }
            view => Cow::Owned(repeated(&view.cells, len, L::clone)),
        };
        let mut sum = L::zero();
        for weight in cells.iter() {
            sum.add(weight);
        }
        if sum.is_zero() {
            return Err(SplitError::ZeroWeights.into());
        }
        Ok(Self { cells, sum, most, denominator })
    }
}

fn split<L: Lane>(least: Width, pooled: &Pooled<'_>) -> Attempt<Split> {
    let weights = Weights::<L>::of(pooled)?;
    let money = Money::<L>::of(pooled)?;
    let limits = bounds::limits(pooled, &money, &weights)?;
    let moving = bounds::moving(&money, &weights, limits.as_ref())?;
    let multiplier = match pooled.ranks {
        Ranks::Told => multiplier(&moving, &money, &weights)?,
        Ranks::Untold => None,
    };
    let quotas = Quotas::of(&moving, &money, &weights, limits.as_ref())?;
    let lines = match pooled.rounding.rounded() {
        Rounded::Lines => quotas.rounded(pooled.rounding, &money)?,
        Rounded::Total => quotas.unrounded(&money)?,
    };
    let Lines { rounded, remainders, rest, scale } = lines;
    let Carried { amounts, carried, ranks, next, left } = carry::carry(
        pooled,
        &money,
        &Carriers { weights: &weights.cells, remainders, rounded: &rounded, limits },
        rest,
    )?;
    let mut sum = left.clone();
    for amount in &amounts {
        sum.add(amount);
    }
    let all_carried = left.is_zero() || *pooled.rounding.balance() == Balance::Nobody;
    if !all_carried || sum != money.whole.times_within(&scale)? {
        return Err(SplitError::DoesNotAddUp.into());
    }
    let left = if money.negative { left.negated() } else { left };
    // Only an explanation wants to know how the amounts came about.
    let told = |cells: Vec<L>, scale: &L| match pooled.ranks {
        Ranks::Told => money.column(cells, scale, least),
        Ranks::Untold => Ok(Column::default()),
    };
    Ok(Split {
        amounts: money.column(amounts, &scale, least)?,
        rounded: told(rounded, &scale)?,
        carried: told(carried, &scale)?,
        quotas: told(quotas.numerators, &quotas.scale)?,
        ranks,
        next,
        unallocated: money.exact(&left),
        weights: exact(&weights.sum, &weights.denominator),
        multiplier,
    })
}

/// The quota for each weight of whoever moves with it.
fn multiplier<L: Lane>(
    moving: &Moving<L>,
    money: &Money<L>,
    weights: &Weights<'_, L>,
) -> Result<Option<Exact>, Wider> {
    if moving.weights.is_zero() {
        return Ok(None);
    }
    let above = moving.left.times_within(&weights.denominator)?;
    let below = moving.weights.times_within(&money.denominator)?;
    Ok(Some(exact(&if money.negative { above.negated() } else { above }, &below)))
}

/// The exact shares: numerators, over the denominator of the money times `scale`.
struct Quotas<L> {
    numerators: Vec<L>,
    scale: L,
}

/// What is rounded, over the denominator of the money times `scale`.
struct Lines<L> {
    rounded: Vec<L>,
    /// What each quota is above its rounded part, in the numerators of the quotas.
    remainders: Vec<L>,
    /// What all of them leave of the pool.
    rest: L,
    scale: L,
}

impl<L: Lane> Quotas<L> {
    fn of(
        moving: &Moving<L>,
        money: &Money<L>,
        weights: &Weights<'_, L>,
        limits: Option<&bounds::Limits<L>>,
    ) -> Result<Self, Wider> {
        // Where nobody moves, all stand on bounds.
        let common = moving.left.gcd(&moving.weights);
        let (left, scale) = if moving.weights.is_zero() {
            (L::zero(), L::one())
        } else {
            (moving.left.over(&common), moving.weights.over(&common))
        };
        left.times_within(&weights.most)?;
        let Some(limits) = limits else {
            let numerators = weights.cells.iter().map(|weight| left.times(weight));
            return Ok(Self { numerators: numerators.collect(), scale });
        };
        // No bound that somebody stands on is above the whole.
        money.whole.times_within(&scale)?;
        let numerators = weights.cells.iter().enumerate().map(|(place, weight)| {
            match moving.bound(limits, place) {
                Some(bound) => bound.times(&scale),
                None => left.times(weight),
            }
        });
        Ok(Self { numerators: numerators.collect(), scale })
    }

    /// Rounded by unit and mode.
    fn rounded(&self, rounding: &Rounding, money: &Money<L>) -> Result<Lines<L>, Wider> {
        let step = money.unit.times_within(&self.scale)?;
        let steps = Steps::new(rounding.mode(), step);
        // Nobody is rounded past the next multiple of the unit.
        let above = money.unit.times_within(&L::count(self.numerators.len())?)?;
        money.whole.plus_within(&above)?.plus_within(&money.unit)?;
        let mut rounded = Vec::with_capacity(self.numerators.len());
        let mut remainders = Vec::with_capacity(self.numerators.len());
        let mut rest = money.whole.clone();
        for quota in &self.numerators {
            let (units, beyond) = steps.split(quota);
            let part = units.times(&money.unit);
            rest = rest.minus(&part);
            rounded.push(part);
            remainders.push(beyond);
        }
        Ok(Lines { rounded, remainders, rest, scale: L::one() })
    }

    /// Left exact.
    fn unrounded(&self, money: &Money<L>) -> Result<Lines<L>, Wider> {
        let mut rest = money.whole.times_within(&self.scale)?;
        for quota in &self.numerators {
            rest = rest.minus(quota);
        }
        Ok(Lines {
            rounded: self.numerators.clone(),
            remainders: vec![L::zero(); self.numerators.len()],
            rest,
            scale: self.scale.clone(),
        })
    }
}
