//! The cap: the most clients that one responsible worker may have, through time.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostics, Input};
use crate::exact::Exact;
use crate::period::{Dated, Interval};
use crate::read::rows::{GivenTable, Need, Sheet, Table};
use crate::rounding::Mode;
use crate::source::Citation;

/// Caps with the days on which they hold, in order of time.
///
/// ```
/// use osuus::{caseload::Caps, period::date};
/// let law = Caps::of_law();
/// assert_eq!(law.on(date("2021-12-31").unwrap()), None);
/// assert_eq!(law.on(date("2023-12-31").unwrap()), Some(35));
/// assert_eq!(law.on(date("2024-01-01").unwrap()), Some(30));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caps {
    dated: Vec<Dated<u64>>,
    cited: Option<Citation>,
}

const SHEET: Sheet = Sheet {
    input: Input::Caps,
    columns: &[("from", Need::Optional), ("to", Need::Optional), ("cap", Need::Wanted)],
};

/// The most clients that a cap can be: more than any country has.
pub(crate) const LARGEST: u64 = 1_000_000;

impl Caps {
    /// Those of a table with `cap`, and perhaps `from` and `to`.
    ///
    /// # Errors
    /// A cap of zero, days that overlap, and whatever is wrong with the table.
    pub fn read(given: &GivenTable) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &SHEET)?;
        let mut problems = Diagnostics::new();
        let mut dated: Vec<Dated<u64>> = Vec::new();
        for row in table.rows() {
            let days = super::days::days(row, &mut problems);
            if row.required("cap", &mut problems).is_none() {
                continue;
            }
            let Some(value) = row.whole("cap", &mut problems) else { continue };
            if value == 0 {
                problems.push(row.wrong(Code::NotPositive, "cap"));
            } else if value > LARGEST {
                let problem = row.wrong(Code::AboveMost, "cap");
                problems.push(problem.with("most", LARGEST));
            }
            let Some(days) = days else { continue };
            super::days::after_the_last(row, &dated, days, &mut problems);
            dated.push(Dated { days, value });
        }
        problems.unless_errors(Self { dated, cited: None })
    }

    /// Those of an agreement.
    pub(crate) fn of_agreement(dated: Vec<Dated<u64>>, cited: Option<Citation>) -> Self {
        Self { dated, cited }
    }

    /// The same with where they stand.
    #[must_use]
    pub fn cited(self, cited: Option<Citation>) -> Self {
        Self { cited, ..self }
    }

    /// The cap of a day, in clients of one full post; none where there is none.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<u64> {
        self.dated.iter().find(|dated| dated.days.has(day)).map(|dated| dated.value)
    }

    /// With the days on which they hold.
    pub fn iter(&self) -> impl Iterator<Item = (Interval, u64)> {
        self.dated.iter().map(|dated| (dated.days, dated.value))
    }

    /// Where they stand.
    #[must_use]
    pub fn citation(&self) -> Option<&Citation> {
        self.cited.as_ref()
    }
}

/// How many clients a part of a post may have. No law says it: it is a rule of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartTime {
    /// The cap times the part, rounded down.
    #[default]
    Down,
    /// The cap times the part, to the nearest, a half up.
    HalfUp,
    /// The cap times the part, rounded up.
    Up,
    /// The whole cap, whatever the part: the law's words as they stand.
    Whole,
}

impl PartTime {
    /// Every rule, with its name in files.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("down", Self::Down),
        ("half-up", Self::HalfUp),
        ("up", Self::Up),
        ("whole", Self::Whole),
    ];

    /// Its name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::HalfUp => "half-up",
            Self::Up => "up",
            Self::Whole => "whole",
        }
    }

    /// The most clients of a part of a post.
    ///
    /// ```
    /// use osuus::{caseload::PartTime, exact::Exact};
    /// let part: Exact = "0.75".parse().unwrap();
    /// assert_eq!(PartTime::Down.cap(30, &part), 22);
    /// assert_eq!(PartTime::Up.cap(30, &part), 23);
    /// assert_eq!(PartTime::Whole.cap(30, &part), 30);
    /// ```
    #[must_use]
    pub fn cap(self, cap: u64, posts: &Exact) -> u64 {
        let mode = match self {
            Self::Down => Mode::Down,
            Self::HalfUp => Mode::HalfUp,
            Self::Up => Mode::Up,
            Self::Whole => return cap,
        };
        let part = &Exact::count(cap) * posts;
        super::whole(&mode.round(&part, &Exact::one()))
    }
}

#[cfg(test)]
#[path = "cap_tests.rs"]
mod tests;
