//! Steps as bytes. What is brought in to a step comes with its values, so it needs no terms; a date that is compared with
//! the billed days is known.

use crate::agreement::Parts;
use crate::exact::Exact;
use crate::pack::{Bytes, Pack, fields};
use crate::plan::step::{Asked, Dating, When};
use crate::plan::{
    By, Division, Fund, Funding, Handover, LineOf, NumberFrom, Op, Over, PlannedArea,
    PlannedLine, PlannedPrint, Sharing, Step, StepId, Sum,
};
use crate::text::Text;

fields! {
    Sharing { pool, weights, key, floor, ceiling, rounding, named, within }
    PlannedArea { id, name }
    Division { areas, area_of }
    Fund { parts, rest, whole }
    PlannedLine { id, name, billed, amount, of_parties, quantity, rate, of }
    Handover { from, to, by, parts }
}

crate::pack::choices! {
    LineOf { Pool, Other }
}

impl Pack for StepId {
    fn pack(&self, to: &mut Vec<u8>) {
        self.index().pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(Self::new(usize::unpack(from)?))
    }
}

impl Pack for Over {
    fn pack(&self, to: &mut Vec<u8>) {
        let place = match self {
            Self::Scalar => 0,
            Self::Parties => 1,
            Self::Buyers => 2,
            Self::Areas(division) => division + 3,
        };
        place.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(match usize::unpack(from)? {
            0 => Self::Scalar,
            1 => Self::Parties,
            2 => Self::Buyers,
            division => Self::Areas(division - 3),
        })
    }
}

impl Pack for By {
    fn pack(&self, to: &mut Vec<u8>) {
        let convention = match self {
            Self::Succession(convention) => Some(*convention),
            Self::Restated => None,
        };
        convention.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(Option::unpack(from)?.map_or(Self::Restated, Self::Succession))
    }
}

impl Pack for Sum {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Self::Each { parts, whole } => {
                to.push(0);
                (parts.clone(), *whole).pack(to);
            }
            Self::All { parts, whole } => {
                to.push(1);
                (*parts, *whole).pack(to);
            }
            Self::Shared { parts, pool, within } => {
                to.push(2);
                (*parts, *pool).pack(to);
                within.pack(to);
            }
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(match from.byte()? {
            0 => Self::Each { parts: Pack::unpack(from)?, whole: Pack::unpack(from)? },
            1 => Self::All { parts: Pack::unpack(from)?, whole: Pack::unpack(from)? },
            2 => Self::Shared {
                parts: Pack::unpack(from)?,
                pool: Pack::unpack(from)?,
                within: Pack::unpack(from)?,
            },
            _ => return None,
        })
    }
}

impl Pack for Funding {
    fn pack(&self, to: &mut Vec<u8>) {
        self.id.pack(to);
        self.name.pack(to);
        self.amount.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let (id, name) = Pack::unpack(from)?;
        Some(Self { id, name, amount: Exact::unpack(from)?, citation: None })
    }
}

impl Pack for PlannedPrint {
    fn pack(&self, to: &mut Vec<u8>) {
        self.id.pack(to);
        self.name.pack(to);
        self.of.pack(to);
        self.total.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let (id, name) = Pack::unpack(from)?;
        let (of, total) = Pack::unpack(from)?;
        Some(Self { id, name, of, total, position: None })
    }
}

impl Pack for Step {
    fn pack(&self, to: &mut Vec<u8>) {
        self.op.pack(to);
        self.unit.pack(to);
        self.over.pack(to);
        self.of.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(Self {
            op: Pack::unpack(from)?,
            unit: Pack::unpack(from)?,
            over: Pack::unpack(from)?,
            of: Pack::unpack(from)?,
            label: Text::default(),
            citation: None,
            term: None,
        })
    }
}

/// Writes which operation it is, and what it is made of.
macro_rules! written {
    ($to:ident, $number:literal $(, $part:expr)*) => {{
        $to.push($number);
        $($part.pack($to);)*
    }};
}

impl Pack for Op {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Self::Measure { .. }
            | Self::Stated(_)
            | Self::Number(..)
            | Self::Numbers(..)
            | Self::Prior(_)
            | Self::Clients(_) => written!(to, 0),
            Self::Times(all) => written!(to, 1, all),
            Self::Per { of, by, zero_gives } => written!(to, 2, of, by, zero_gives),
            Self::Plus(all) => written!(to, 3, all),
            Self::Minus(a, b) => written!(to, 4, a, b),
            Self::Least(all) => written!(to, 5, all),
            Self::Greatest(all) => written!(to, 6, all),
            Self::Sum(of) => written!(to, 7, of),
            Self::SumWithin(of, division) => written!(to, 8, of, division),
            Self::Spread(of, division) => written!(to, 9, of, division),
            Self::When { condition, then, otherwise } => {
                match condition {
                    When::Compares(a, comparison, b) => {
                        written!(to, 10, a, comparison, b);
                    }
                    When::Among(which) => written!(to, 11, which),
                    When::Always(dating) => written!(to, 12, dating.holds()),
                }
                (*then, *otherwise).pack(to);
            }
            Self::Convert { of, size, parts } => written!(to, 13, of, size, parts),
            Self::Tiers { of, bands, take } => written!(to, 14, of, bands, take),
            Self::Round { of, unit, mode } => written!(to, 15, of, unit, mode),
            Self::Share(sharing) => written!(to, 16, sharing),
            Self::Handover(of, rounding) => written!(to, 17, of, rounding),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(match from.byte()? {
            0 => Self::Numbers(Vec::new(), NumberFrom::Stated),
            1 => Self::Times(Pack::unpack(from)?),
            2 => Self::Per {
                of: Pack::unpack(from)?,
                by: Pack::unpack(from)?,
                zero_gives: Pack::unpack(from)?,
            },
            3 => Self::Plus(Pack::unpack(from)?),
            4 => Self::Minus(Pack::unpack(from)?, Pack::unpack(from)?),
            5 => Self::Least(Pack::unpack(from)?),
            6 => Self::Greatest(Pack::unpack(from)?),
            7 => Self::Sum(Pack::unpack(from)?),
            8 => Self::SumWithin(Pack::unpack(from)?, Pack::unpack(from)?),
            9 => Self::Spread(Pack::unpack(from)?, Pack::unpack(from)?),
            kind @ 10..=12 => when(kind, from)?,
            13 => {
                let (of, size) = Pack::unpack(from)?;
                Self::Convert { of, size, parts: Parts::unpack(from)? }
            }
            14 => {
                let (of, bands) = Pack::unpack(from)?;
                Self::Tiers { of, bands, take: Pack::unpack(from)? }
            }
            15 => {
                let (of, unit) = Pack::unpack(from)?;
                Self::Round { of, unit, mode: Pack::unpack(from)? }
            }
            16 => Self::Share(Pack::unpack(from)?),
            17 => Self::Handover(Pack::unpack(from)?, Pack::unpack(from)?),
            _ => return None,
        })
    }
}

fn when(kind: u8, from: &mut Bytes<'_>) -> Option<Op> {
    let condition = match kind {
        10 => {
            let (a, comparison) = Pack::unpack(from)?;
            When::Compares(a, comparison, Pack::unpack(from)?)
        }
        11 => When::Among(Pack::unpack(from)?),
        // Which dates it was is not told: a day compared with itself says the same.
        _ => {
            let day = jiff::civil::Date::constant(1, 1, 1);
            let asked = if Pack::unpack(from)? { Asked::From } else { Asked::Before };
            When::Always(Dating { date: day, first: day, asked })
        }
    };
    let (then, otherwise) = Pack::unpack(from)?;
    Some(Op::When { condition, then, otherwise })
}
