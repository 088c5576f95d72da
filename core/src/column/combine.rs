//! Products, sums and differences, and the least and greatest.

use std::borrow::Cow;

use super::arithmetic::Attempt;
use super::fixed::{Fixed, paired, repeated};
use super::lane::{Lane, Wider};
use super::{Column, Width};

/// `a * b`.
pub(super) fn times<L: Lane>(
    least: Width,
    a: &Column,
    b: &Column,
    len: usize,
) -> Attempt<Column> {
    let (a, b) = (L::view(a)?, L::view(b)?);
    let product = match (a.cells.as_slice(), b.cells.as_slice()) {
        (_, [factor]) => scaled(&a, factor, &b.denominator, len)?,
        ([factor], _) => scaled(&b, factor, &a.denominator, len)?,
        (cells, others) => {
            let most = a.most.times_within(&b.most)?;
            let denominator = a.denominator.times_within(&b.denominator)?;
            let cells = paired(cells, others, len, L::times);
            Fixed { cells, denominator, most }
        }
    };
    Ok(product.settled(least)?)
}

/// Every value times `factor / per`, where `per` is above zero.
///
/// What is common to the factor and a denominator is cut first: it keeps figures small.
pub(super) fn scaled<L: Lane>(
    a: &Fixed<L>,
    factor: &L,
    per: &L,
    len: usize,
) -> Result<Fixed<L>, Wider> {
    let common = factor.gcd(&a.denominator);
    let (factor, denominator) = (factor.over(&common), a.denominator.over(&common));
    let common = factor.gcd(per);
    let (factor, per) = (factor.over(&common), per.over(&common));
    let most = a.most.times_within(&factor.size())?;
    let denominator = denominator.times_within(&per)?;
    let cells = repeated(&a.cells, len, |cell| cell.times(&factor));
    Ok(Fixed { cells, denominator, most })
}

/// Columns brought to one denominator: by what the cells of each are to be multiplied.
pub(super) struct Aligned<'a, L: Lane> {
    pub parts: Vec<(Cow<'a, Fixed<L>>, L)>,
    pub denominator: L,
}

impl<'a, L: Lane> Aligned<'a, L> {
    pub fn of(columns: &[&'a Column]) -> Result<Self, Wider> {
        let mut denominator = L::one();
        let mut parts = Vec::with_capacity(columns.len());
        for column in columns {
            let part = L::view(column)?;
            denominator = denominator.lcm_within(&part.denominator)?;
            parts.push((part, L::one()));
        }
        for (part, factor) in &mut parts {
            *factor = denominator.over(&part.denominator);
            part.most.times_within(factor)?;
        }
        Ok(Self { parts, denominator })
    }

    /// The bounds of the parts over the common denominator.
    pub fn bounds(&self) -> impl Iterator<Item = L> {
        self.parts.iter().map(|(part, factor)| part.most.times(factor))
    }

    /// From the first part on, what `join` makes of the cells of the parts before and the next.
    fn folded(&self, len: usize, join: impl Fn(&mut L, L)) -> Vec<L> {
        let mut parts = self.parts.iter();
        let Some((first, factor)) = parts.next() else { return vec![L::zero(); len] };
        let mut cells = repeated(&first.cells, len, |cell| cell.times(factor));
        for (part, factor) in parts {
            match part.cells.as_slice() {
                [only] => {
                    let only = only.times(factor);
                    for cell in &mut cells {
                        join(cell, only.clone());
                    }
                }
                others => {
                    for (cell, other) in cells.iter_mut().zip(others) {
                        join(cell, other.times(factor));
                    }
                }
            }
        }
        cells
    }
}

/// The sum of all of them.
pub(super) fn plus<L: Lane>(
    least: Width,
    parts: &[&Column],
    len: usize,
) -> Attempt<Column> {
    let aligned = Aligned::<L>::of(parts)?;
    let most = total(aligned.bounds())?;
    let cells = aligned.folded(len, |sum, part| sum.add(&part));
    Ok(Fixed { cells, denominator: aligned.denominator, most }.settled(least)?)
}

/// The sum of bounds, if it fits.
fn total<L: Lane>(mut bounds: impl Iterator<Item = L>) -> Result<L, Wider> {
    bounds.try_fold(L::zero(), |sum, bound| sum.plus_within(&bound))
}

/// `a - b`.
pub(super) fn minus<L: Lane>(
    least: Width,
    a: &Column,
    b: &Column,
    len: usize,
) -> Attempt<Column> {
    let aligned = Aligned::<L>::of(&[a, b])?;
    let most = total(aligned.bounds())?;
    let cells = aligned.folded(len, |left, part| *left = left.minus(&part));
    Ok(Fixed { cells, denominator: aligned.denominator, most }.settled(least)?)
}

/// The least of them.
pub(super) fn least_of<L: Lane>(
    least: Width,
    parts: &[&Column],
    len: usize,
) -> Attempt<Column> {
    chosen::<L>(least, parts, len, |part, best| part < best)
}

/// The greatest of them.
pub(super) fn greatest_of<L: Lane>(
    least: Width,
    parts: &[&Column],
    len: usize,
) -> Attempt<Column> {
    chosen::<L>(least, parts, len, |part, best| part > best)
}

/// At each place the cell that no other is before.
fn chosen<L: Lane>(
    least: Width,
    parts: &[&Column],
    len: usize,
    before: impl Fn(&L, &L) -> bool,
) -> Attempt<Column> {
    let aligned = Aligned::<L>::of(parts)?;
    let most = aligned.bounds().max().unwrap_or_else(L::zero);
    let cells = aligned.folded(len, |best, part| {
        if before(&part, best) {
            *best = part;
        }
    });
    Ok(Fixed { cells, denominator: aligned.denominator, most }.settled(least)?)
}

/// The sum over all places.
pub(super) fn sum<L: Lane>(least: Width, a: &Column) -> Attempt<Column> {
    let a = L::view(a)?;
    a.most.times_within(&L::count(a.cells.len())?)?;
    let mut sum = L::zero();
    for cell in &a.cells {
        sum.add(cell);
    }
    Ok(Fixed::new(vec![sum], a.denominator.clone()).settled(least)?)
}

/// The sums over the places of each area.
pub(super) fn sum_within<L: Lane>(
    least: Width,
    a: &Column,
    areas_of: &[usize],
    areas: usize,
) -> Attempt<Column> {
    let a = L::view(a)?;
    a.most.times_within(&L::count(areas_of.len())?)?;
    let mut sums = vec![L::zero(); areas];
    for (place, area) in areas_of.iter().enumerate() {
        if let (Some(sum), Some(cell)) = (sums.get_mut(*area), a.cell(place)) {
            sum.add(cell);
        }
    }
    Ok(Fixed::new(sums, a.denominator.clone()).settled(least)?)
}
