//! A printed table without holes, in one unit, and what rounding says of the weights behind it.

use super::printed::Printed;
use super::zone::{End, Range};
use crate::exact::Exact;
use crate::rounding::Mode;

/// The most ways of filling withheld figures in that are looked through for one unit.
const MOST_WAYS: usize = 200;

/// Rows in one unit. A negative pool is shared as its mirror image; one of zero says nothing.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub rows: Vec<KnownRow>,
    /// Whose part is zero in every row: its weight may be zero.
    pub nothing: Vec<bool>,
}

#[derive(Debug, Clone)]
pub(super) struct KnownRow {
    /// The pool, above zero, in units.
    pub pool: Exact,
    /// The parts in units, none below zero.
    pub parts: Vec<Exact>,
}

/// A row with holes: the pool and the parts in units; none where nothing can be shared so.
fn in_units(
    pool: &Exact,
    parts: &[Option<Exact>],
    unit: &Exact,
) -> Option<(Exact, Vec<Option<Exact>>)> {
    let mirrored =
        |amount: &Exact| if pool.is_negative() { -amount } else { amount.clone() };
    let units = |amount: &Exact| mirrored(amount).divided_by(unit);
    let mut own = Vec::with_capacity(parts.len());
    for part in parts {
        let part = match part {
            None => None,
            Some(part) => Some(units(part).filter(|part| !part.is_negative())?),
        };
        own.push(part);
    }
    Some((units(pool)?, own))
}

/// Why there is no table without holes.
pub(super) enum Unfilled {
    /// Its parts do not add up to the pool, or are no parts of it.
    Impossible,
    /// There are too many ways of filling it in.
    TooMany,
}

impl Known {
    /// Every way of filling in what is withheld, parts adding up to their pool: multiples of the unit, of
    /// which the one who carries the balance may be none.
    pub fn ways(printed: &Printed, unit: &Exact) -> Result<Vec<Self>, Unfilled> {
        let mut ways: Vec<Vec<KnownRow>> = vec![Vec::new()];
        for row in &printed.rows {
            let (pool, parts) =
                in_units(&row.pool, &row.parts, unit).ok_or(Unfilled::Impossible)?;
            if pool.is_zero() {
                if parts.iter().flatten().any(|part| !part.is_zero()) {
                    return Err(Unfilled::Impossible);
                }
                continue;
            }
            let filled = filled(&pool, &parts)?;
            if filled.is_empty() {
                return Err(Unfilled::Impossible);
            }
            if filled.len() * ways.len() > MOST_WAYS {
                return Err(Unfilled::TooMany);
            }
            let mut next = Vec::with_capacity(filled.len() * ways.len());
            for way in &ways {
                for parts in &filled {
                    let mut way = way.clone();
                    way.push(KnownRow { pool: pool.clone(), parts: parts.clone() });
                    next.push(way);
                }
            }
            ways = next;
        }
        Ok(ways.into_iter().map(|rows| Self::of(rows, printed.items.len())).collect())
    }

    fn of(rows: Vec<KnownRow>, parts: usize) -> Self {
        let is_zero =
            |row: &KnownRow, place| row.parts.get(place).is_some_and(Exact::is_zero);
        let nothing =
            (0..parts).map(|place| rows.iter().all(|row| is_zero(row, place))).collect();
        Self { rows, nothing }
    }

    pub fn parts(&self) -> usize {
        self.nothing.len()
    }

    /// The rows in which a part is not zero, and those in which it is.
    pub fn is_nothing(&self, place: usize) -> bool {
        self.nothing.get(place).copied().unwrap_or_default()
    }
}

/// The ways of filling a row in.
fn filled(pool: &Exact, parts: &[Option<Exact>]) -> Result<Vec<Vec<Exact>>, Unfilled> {
    let known: Exact = parts.iter().flatten().sum();
    let rest = pool - &known;
    let holes = parts.iter().filter(|part| part.is_none()).count();
    if rest.is_negative() || (holes == 0 && !rest.is_zero()) {
        return Ok(Vec::new());
    }
    let mut ways = vec![(Vec::with_capacity(parts.len()), rest, holes)];
    for part in parts {
        let mut next = Vec::new();
        for (way, rest, holes) in ways {
            let with = |part: &Exact, rest: Exact, holes| {
                let mut way: Vec<Exact> = way.clone();
                way.push(part.clone());
                (way, rest, holes)
            };
            match part {
                Some(part) => next.push(with(part, rest, holes)),
                None if holes == 1 => next.push(with(&rest, Exact::zero(), 0)),
                None => {
                    // What is no multiple of the unit stands with whoever carries it: here or later.
                    let beyond = &rest - &rest.floor();
                    let mut units = Exact::zero();
                    while units <= rest {
                        next.push(with(&units, &rest - &units, holes - 1));
                        let above = &units + &beyond;
                        if !beyond.is_zero() && above <= rest {
                            next.push(with(&above, &rest - &above, holes - 1));
                        }
                        units = units + Exact::one();
                        if next.len() > MOST_WAYS {
                            return Err(Unfilled::TooMany);
                        }
                    }
                }
            }
        }
        ways = next;
    }
    Ok(ways.into_iter().map(|(way, _, _)| way).collect())
}

fn half() -> Exact {
    Exact::one().divided_by(&2.into()).unwrap_or_else(Exact::zero)
}

/// How far a quota may lie below and above the whole number of units it is rounded to: the ends of
/// `number - quota` and of `quota - number`.
pub(super) fn around(mode: Mode, number: &Exact) -> (End, End) {
    let whole = |open| End { value: Exact::one(), open };
    let none = || End::closed(Exact::zero());
    let half = |open| End { value: half(), open };
    match mode {
        Mode::HalfUp => (half(false), half(true)),
        Mode::HalfDown => (half(true), half(false)),
        Mode::HalfEven => (half(number.is_odd()), half(number.is_odd())),
        Mode::Down => (none(), whole(true)),
        Mode::Up => (whole(true), none()),
    }
}

impl KnownRow {
    pub fn part(&self, place: usize) -> Option<&Exact> {
        self.parts.get(place)
    }

    /// A bound of a quota, as one of the weight.
    pub fn weight(&self, end: &End) -> End {
        let value = end.value.divided_by(&self.pool).unwrap_or_else(Exact::zero);
        End { value, open: end.open }
    }

    /// The weights for which the quota is rounded to this part; none where it is no multiple of the unit.
    pub fn kept(&self, mode: Mode, place: usize) -> Option<Range> {
        kept(mode, self.part(place)?, &self.pool)
    }

    /// The weights for which the quota is rounded to this part or more.
    pub fn at_least(&self, mode: Mode, place: usize) -> Range {
        let mut range = Range::whole();
        if let Some(part) = self.part(place) {
            let number = -&(-part).floor();
            if !number.is_zero() {
                let (below, _) = around(mode, &number);
                let low = self.weight(&below.plus(&End::closed(-&number)));
                range.cut(&Range { low, high: End::closed(Exact::one()) });
            }
        }
        range
    }
}

/// The weights for which the quota of a pool is rounded to a part, both in units.
pub(super) fn kept(mode: Mode, part: &Exact, pool: &Exact) -> Option<Range> {
    if !part.is_whole() {
        return None;
    }
    let (below, above) = around(mode, part);
    let weight = |end: End| End {
        value: end.value.divided_by(pool).unwrap_or_else(Exact::zero),
        open: end.open,
    };
    let mut range = Range::whole();
    range.cut(&Range {
        low: weight(below.plus(&End::closed(-part))),
        high: weight(above.plus(&End::closed(part.clone()))),
    });
    Some(range)
}

/// Parts that are not carried, with holes that say nothing: the bounds of each weight; none where one is
/// no multiple of the unit.
pub(super) fn rounded_alone(
    printed: &Printed,
    unit: &Exact,
    mode: Mode,
) -> Option<Vec<Range>> {
    let mut ranges = vec![Range::whole(); printed.items.len()];
    for row in &printed.rows {
        let (pool, parts) = in_units(&row.pool, &row.parts, unit)?;
        for (range, part) in ranges.iter_mut().zip(&parts) {
            let Some(part) = part else { continue };
            if pool.is_zero() {
                if !part.is_zero() {
                    return None;
                }
                continue;
            }
            range.cut(&kept(mode, part, &pool)?);
        }
    }
    Some(ranges)
}
