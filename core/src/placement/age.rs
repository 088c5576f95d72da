//! The age of a child on a day.

use jiff::ToSpan;
use jiff::civil::Date;

/// From this age on a child's own consent and objection count.
pub(super) const OWN_VIEW: i16 = 12;
/// At this age nobody is a child any more.
pub(super) const OF_AGE: i16 = 18;

/// How old a child is: by the day of birth, or in full years on the day of the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Born on this day.
    Born(Date),
    /// So many full years old.
    Years(u8),
}

impl Age {
    /// Full years on a day; none before birth, and none of a day of birth without the day.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use osuus::placement::Age;
    /// let child = Age::Born(date(2012, 2, 29));
    /// assert_eq!(child.on(Some(date(2024, 2, 28))), Some(11));
    /// assert_eq!(child.on(Some(date(2024, 2, 29))), Some(12));
    /// ```
    #[must_use]
    pub fn on(self, day: Option<Date>) -> Option<i16> {
        match (self, day) {
            (Self::Years(years), _) => Some(years.into()),
            (Self::Born(_), None) => None,
            (Self::Born(born), Some(day)) => {
                let years = day.year().checked_sub(born.year())?;
                let had = birthday(born, years)? <= day;
                let years = if had { years } else { years.checked_sub(1)? };
                (years >= 0).then_some(years)
            }
        }
    }
}

/// The day on which a child becomes so old. Born on 29 February that is 28 February in a common year.
pub(super) fn birthday(born: Date, years: i16) -> Option<Date> {
    born.checked_add(i32::from(years).years()).ok()
}

/// Whether a birthday is not of the day of birth, for want of a 29 February.
pub(super) fn moved(born: Date, birthday: Date) -> bool {
    born.day() != birthday.day()
}
