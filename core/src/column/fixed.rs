//! Integers over a denominator: how they are bounded, made small, and put into a column.

use super::lane::{Lane, Wider};
use super::{Column, Width};
use crate::exact::Exact;

/// Integers over one denominator.
#[derive(Clone, Debug)]
pub(crate) struct Fixed<L> {
    /// The numerators.
    pub cells: Vec<L>,
    /// What all of them are over; above zero.
    pub denominator: L,
    /// No numerator is farther from zero than this.
    pub most: L,
}

impl<L: Lane> Fixed<L> {
    /// These numerators over a denominator, bounded by what they are.
    pub fn new(cells: Vec<L>, denominator: L) -> Self {
        let most = farthest(&cells);
        Self { cells, denominator, most }
    }

    /// The numerator at a place.
    pub fn cell(&self, place: usize) -> Option<&L> {
        match self.cells.as_slice() {
            [only] => Some(only),
            cells => cells.get(place),
        }
    }

    /// The value at a place; outside zero.
    pub fn at(&self, place: usize) -> Exact {
        self.cell(place).map_or_else(Exact::zero, |cell| exact(cell, &self.denominator))
    }

    /// See [`Column::in_units`].
    pub fn in_units(&self, decimals: u32, len: usize) -> Option<Vec<i128>> {
        let one = 10_i128.checked_pow(decimals)?;
        let denominator = self.denominator.to_middle().ok()?;
        let factor = (one % denominator == 0).then_some(one / denominator);
        let units = |cell: &L| {
            let cell = cell.to_middle().ok()?;
            if let Some(factor) = factor {
                return cell.checked_mul(factor);
            }
            let scaled = cell.checked_mul(one)?;
            (scaled % denominator == 0).then_some(scaled / denominator)
        };
        match self.cells.as_slice() {
            [only] => Some(vec![units(only)?; len]),
            cells => cells.iter().map(units).collect(),
        }
    }

    /// The first place below zero.
    pub fn first_below_zero(&self) -> Option<usize> {
        self.cells.iter().position(Lane::is_below_zero)
    }

    /// Divides numerators and denominator by what divides them all.
    pub fn reduce(&mut self) {
        let mut common = self.denominator.clone();
        for cell in &self.cells {
            if common == L::one() {
                return;
            }
            common = common.gcd(cell);
        }
        if common == L::one() {
            return;
        }
        for cell in &mut self.cells {
            *cell = cell.over(&common);
        }
        self.denominator = self.denominator.over(&common);
        self.most = self.most.over(&common);
    }

    /// As a column of the narrowest width that holds it, and at least of this width.
    pub fn settled(mut self, least: Width) -> Result<Column, Wider> {
        if self.cells.len() == 1 || self.denominator.is_worth_reducing() {
            self.reduce();
        }
        if L::WIDTH == Width::Narrow {
            return Ok(L::wrap(self));
        }
        // The bound of what it was made of may be far above what it is.
        self.most = farthest(&self.cells);
        #[cfg(not(osuus_small))]
        if least == Width::Narrow
            && let Ok(narrow) = self.in_lane::<i64>()
        {
            return Ok(i64::wrap(narrow));
        }
        #[cfg(not(osuus_small))]
        if least <= Width::Middle
            && L::WIDTH == Width::Wide
            && let Ok(middle) = self.in_lane::<i128>()
        {
            return Ok(i128::wrap(middle));
        }
        #[cfg(osuus_small)]
        let _ = least;
        self.check_digits()?;
        Ok(L::wrap(self))
    }

    /// The same without the search for a smaller denominator where the width is the narrowest.
    pub fn settled_as_it_is(self, least: Width) -> Result<Column, Wider> {
        if L::WIDTH == Width::Narrow { Ok(L::wrap(self)) } else { self.settled(least) }
    }

    /// That no figure has more digits than it may have.
    fn check_digits(&self) -> Result<(), Wider> {
        if self.most.is_too_large_to_share() || self.denominator.is_too_large_to_share() {
            return Err(Wider);
        }
        if !self.most.is_too_large() && !self.denominator.is_too_large() {
            return Ok(());
        }
        // What is too large over the shared denominator may not be so in lowest terms.
        let too_large = |cell: &L| {
            let common = cell.gcd(&self.denominator);
            cell.over(&common).is_too_large()
                || self.denominator.over(&common).is_too_large()
        };
        if self.cells.iter().any(too_large) { Err(Wider) } else { Ok(()) }
    }

    /// The same in another width, if it fits.
    #[cfg_attr(osuus_small, expect(dead_code, reason = "there is no other width"))]
    pub fn in_lane<Other: Lane>(&self) -> Result<Fixed<Other>, Wider> {
        let convert = |value: &L| Other::of_middle(value.to_middle()?);
        // Whether the bound fits says so of all: no cell is looked at in vain.
        let most = convert(&self.most)?;
        let denominator = convert(&self.denominator)?;
        let cells = self.cells.iter().map(convert).collect::<Result<_, _>>()?;
        Ok(Fixed { cells, denominator, most })
    }
}

/// How far from zero the farthest of them is.
fn farthest<L: Lane>(cells: &[L]) -> L {
    cells.iter().map(L::size).max().unwrap_or_else(L::zero)
}

/// The value of a numerator over a denominator above zero.
pub(crate) fn exact<L: Lane>(numerator: &L, denominator: &L) -> Exact {
    let common = numerator.gcd(denominator);
    Exact::of_lowest_terms(
        numerator.over(&common).to_big(),
        denominator.over(&common).to_big(),
    )
}

/// What is made of every cell of a column of this length; a single cell stands at every place.
pub(crate) fn repeated<L, R: Clone>(
    cells: &[L],
    len: usize,
    make: impl Fn(&L) -> R,
) -> Vec<R> {
    match cells {
        [only] => vec![make(only); len],
        cells => cells.iter().map(make).collect(),
    }
}

/// What is made of the cells of two columns, place by place; see [`repeated`].
pub(super) fn paired<L, R: Clone>(
    cells: &[L],
    others: &[L],
    len: usize,
    make: impl Fn(&L, &L) -> R,
) -> Vec<R> {
    match (cells, others) {
        ([only], others) => repeated(others, len, |other| make(only, other)),
        (cells, [only]) => repeated(cells, len, |cell| make(cell, only)),
        (cells, others) => cells.iter().zip(others).map(|(c, o)| make(c, o)).collect(),
    }
}
