//! Choosing among values: by place, by comparison.

use std::cmp::Ordering;

use super::arithmetic::Attempt;
use super::combine::Aligned;
use super::fixed::{Fixed, paired, repeated};
use super::lane::{Lane, Wider};
use super::{Column, Width};

/// How one value stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`.
    Below,
    /// `<=`.
    AtMost,
    /// `>`.
    Above,
    /// `>=`.
    AtLeast,
    /// `=`.
    Equals,
}

crate::pack::choices! {
    Comparison { Below, AtMost, Above, AtLeast, Equals }
}

impl Comparison {
    /// Whether values of this order stand like that.
    pub(crate) fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Below => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Above => order.is_gt(),
            Self::AtLeast => order.is_ge(),
            Self::Equals => order.is_eq(),
        }
    }
}

/// The values at these places; outside the column zero.
pub(super) fn gather<L: Lane>(
    least: Width,
    a: &Column,
    places: &[usize],
) -> Attempt<Column> {
    let a = L::view(a)?;
    let cell = |place: &usize| a.cell(*place).cloned().unwrap_or_else(L::zero);
    let cells = places.iter().map(cell).collect();
    let (denominator, most) = (a.denominator.clone(), a.most.clone());
    Ok(Fixed { cells, denominator, most }.settled(least)?)
}

/// Whether `a` stands to `b` like that.
pub(super) fn compare<L: Lane>(
    _: Width,
    a: &Column,
    b: &Column,
    by: Comparison,
    len: usize,
) -> Attempt<Vec<bool>> {
    let aligned = Aligned::<L>::of(&[a, b])?;
    let [(a, of_a), (b, of_b)] = aligned.parts.as_slice() else {
        return Err(Wider.into());
    };
    Ok(paired(&a.cells, &b.cells, len, |a, b| {
        by.holds(a.times(of_a).cmp(&b.times(of_b)))
    }))
}

/// `then` where it says so, else `otherwise`.
pub(super) fn pick<L: Lane>(
    least: Width,
    which: &[bool],
    then: &Column,
    otherwise: &Column,
    len: usize,
) -> Attempt<Column> {
    let aligned = Aligned::<L>::of(&[then, otherwise])?;
    let most = aligned.bounds().max().unwrap_or_else(L::zero);
    let [(then, of_then), (other, of_other)] = aligned.parts.as_slice() else {
        return Err(Wider.into());
    };
    let branches = paired(&then.cells, &other.cells, len, |then, other| {
        (then.times(of_then), other.times(of_other))
    });
    let cells = repeated(which, len, |holds| *holds)
        .into_iter()
        .zip(branches)
        .map(|(holds, (then, other))| if holds { then } else { other })
        .collect();
    Ok(Fixed { cells, denominator: aligned.denominator, most }.settled(least)?)
}
