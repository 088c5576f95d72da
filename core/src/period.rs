//! Days, periods, closed intervals, and values that hold for a time.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    from: Date,
    to: Date,
}

impl Interval {
    /// Every day that can be written.
    pub const ALWAYS: Self =
        Self { from: Date::constant(1, 1, 1), to: Date::constant(9999, 12, 31) };

    /// From the first to the last day; `None` if the last lies before the first.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The first day.
    #[must_use]
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last day.
    #[must_use]
    pub fn to(&self) -> Date {
        self.to
    }

    /// How many days it has.
    #[must_use]
    pub fn count(&self) -> i64 {
        self.to.duration_since(self.from).as_hours() / 24 + 1
    }

    /// Whether every day of `other` is a day of this.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether `day` is a day of this.
    #[must_use]
    pub fn has(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The days of both, if there are any.
    #[must_use]
    pub fn common(&self, other: &Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.from, self.to)
    }
}

/// A time whose ends may lie outside the data. Both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day; none: since before the data.
    pub from: Option<Date>,
    /// The last day; none: still.
    pub to: Option<Date>,
}

impl Span {
    /// Whether the day belongs to it.
    #[must_use]
    pub fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The days that it has in common with an interval.
    #[must_use]
    pub fn common(&self, days: &Interval) -> Option<Interval> {
        let from = self.from.map_or(days.from, |from| from.max(days.from));
        Interval::new(from, self.to.map_or(days.to, |to| to.min(days.to)))
    }

    /// The days of both, if there are any.
    #[must_use]
    pub fn both(&self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let to = [self.to, other.to].into_iter().flatten().min();
        let any = from.zip(to).is_none_or(|(from, to)| from <= to);
        any.then_some(Self { from, to })
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let before = |one: &Self, other: &Self| {
            one.to.zip(other.from).is_some_and(|(to, from)| to < from)
        };
        !before(self, other) && !before(other, self)
    }

    /// Whether `other` begins on the day after this ends.
    #[must_use]
    pub fn leads_to(&self, other: &Self) -> bool {
        self.to
            .and_then(|to| to.tomorrow().ok())
            .is_some_and(|next| other.from == Some(next))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: Option<Date>| {
            day.map_or_else(|| "..".to_owned(), |day| day.to_string())
        };
        write!(f, "{}/{}", day(self.from), day(self.to))
    }
}

/// A period as people write it: `2002`, `2002Q1`, `2002-03`, `2002-03-15` or an interval with `/`.
///
/// ```
/// use osuus::period::Period;
/// let quarter: Period = "2002Q1".parse().unwrap();
/// assert_eq!(quarter.days().to_string(), "2002-01-01/2002-03-31");
/// assert_eq!(Period::year(2002).unwrap().to_string(), "2002");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    text: Arc<str>,
    days: Interval,
}

/// A text that is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a period such as `2002`, `2002Q1`, `2002-03`, `2002-03-15` or `2002-03-15/2002-06-30`"
)]
pub struct InvalidPeriod;

impl Period {
    /// A calendar year, from 1 to 9999.
    ///
    /// # Errors
    /// [`InvalidPeriod`] for any other year.
    pub fn year(year: i16) -> Result<Self, InvalidPeriod> {
        let first =
            Date::new(year, 1, 1).ok().filter(|_| year >= 1).ok_or(InvalidPeriod)?;
        let days = Interval { from: first, to: first.last_of_year() };
        Ok(Self { text: format!("{year:04}").into(), days })
    }

    /// One that was read before: its text and its days.
    pub(crate) fn written(text: &str, days: Interval) -> Self {
        Self { text: text.into(), days }
    }

    /// Its days.
    #[must_use]
    pub fn days(&self) -> Interval {
        self.days
    }

    /// The calendar year that it is, if it is one.
    #[must_use]
    pub fn as_year(&self) -> Option<i16> {
        let year = self.days.from.year();
        Self::year(year).is_ok_and(|whole| whole.days == self.days).then_some(year)
    }

    /// The one day that it is, if it is one.
    #[must_use]
    pub fn as_day(&self) -> Option<Date> {
        (self.days.from == self.days.to).then_some(self.days.from)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let days = days_of(text).ok_or(InvalidPeriod)?;
        Ok(Self { text: text.into(), days })
    }
}

fn days_of(text: &str) -> Option<Interval> {
    if let Some((from, to)) = text.split_once('/') {
        return Interval::new(date(from)?, date(to)?);
    }
    match (text.len(), text.split_once('Q')) {
        (4, None) => {
            let first = date(&format!("{text}-01-01"))?;
            Interval::new(first, first.last_of_year())
        }
        (6, Some((year, quarter @ ("1" | "2" | "3" | "4")))) => {
            let month = quarter.parse::<i8>().ok()?.checked_mul(3)?.checked_sub(2)?;
            let first = date(&format!("{year}-{month:02}-01"))?;
            let last = first.checked_add(2.months()).ok()?.last_of_month();
            Interval::new(first, last)
        }
        (7, None) => {
            let first = date(&format!("{text}-01"))?;
            Interval::new(first, first.last_of_month())
        }
        (10, None) => {
            let day = date(text)?;
            Interval::new(day, day)
        }
        _ => None,
    }
}

/// The day that `YYYY-MM-DD` names, from the year 1 on, and nothing looser.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let shape = text.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let day = if text.len() == 10 && shape { text.parse().ok() } else { None };
    day.filter(|day: &Date| day.year() >= 1)
}

/// A value that holds for an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// When it holds.
    pub days: Interval,
    /// What holds.
    pub value: T,
}

/// What happens past the last dated value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum After {
    /// It is an error.
    #[default]
    Fail,
    /// The last value holds on.
    Hold,
}

impl After {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("fail", Self::Fail), ("hold", Self::Hold)];
}

/// Why no single dated value holds for all of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDated {
    /// None holds on any of the days, and the first begins on this later day.
    NotYet(Date),
    /// None holds on any of the days, and the one before them ended on this day.
    Ended(Date),
    /// What holds changes, begins or ends on this day, inside the days.
    Changes(Date),
}

/// The one value that holds for all of `days`, or `None` when no value holds for any of them.
///
/// # Errors
/// [`NotDated`] when a value holds for a part of the days only.
pub fn if_any<T>(
    values: &[Dated<T>],
    days: Interval,
) -> Result<Option<&Dated<T>>, NotDated> {
    if values.iter().any(|dated| dated.days.common(&days).is_some()) {
        at(values, days, After::Fail).map(Some)
    } else {
        Ok(None)
    }
}

/// The one value that holds for all of `days`; `values` are in order of time and do not overlap.
///
/// # Errors
/// [`NotDated`], with the day that stands in the way.
pub fn at<T>(
    values: &[Dated<T>],
    days: Interval,
    after: After,
) -> Result<&Dated<T>, NotDated> {
    if let Some(held) = values.iter().find(|dated| dated.days.contains(&days)) {
        return Ok(held);
    }
    if after == After::Hold
        && let Some(last) = values.last().filter(|last| last.days.from <= days.from)
    {
        return Ok(last);
    }
    if values.iter().all(|dated| dated.days.common(&days).is_none()) {
        let before = values.iter().rev().find(|dated| dated.days.to < days.from);
        let first = values.first().map_or(days.from, |first| first.days.from);
        return Err(
            before.map_or(NotDated::NotYet(first), |b| NotDated::Ended(b.days.to))
        );
    }
    let change = values
        .iter()
        .flat_map(|dated| [Some(dated.days.from), dated.days.to.tomorrow().ok()])
        .flatten()
        .find(|day| *day > days.from && *day <= days.to);
    Err(NotDated::Changes(change.unwrap_or(days.from)))
}

#[cfg(test)]
#[path = "period_tests.rs"]
mod tests;
