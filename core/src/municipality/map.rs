//! The municipalities of a day.

use jiff::civil::Date;

use super::{Municipality, MunicipalityCode, Register};
use crate::period::Interval;
use crate::text::Text;

/// The municipalities of a day, and of all the days on which they were the same.
///
/// ```
/// # #[cfg(feature = "finland")] {
/// use osuus::{finland, period::date};
/// let map = finland::register().map_on(date("2008-06-01").unwrap()).unwrap();
/// assert_eq!(map.days().to_string(), "2008-01-01/2008-12-31");
/// assert!(map.get(&"180".parse().unwrap()).is_some());
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Map<'r> {
    pub(super) register: &'r Register,
    pub(super) day: Date,
}

impl<'r> Map<'r> {
    /// The day that was asked for.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// The time in which no municipality began or ended.
    #[must_use]
    pub fn days(&self) -> Interval {
        self.register.days_of_map(self.day)
    }

    /// The municipality of this code, if it existed.
    #[must_use]
    pub fn get(&self, code: &MunicipalityCode) -> Option<&'r Municipality> {
        self.register.get(code).filter(|municipality| municipality.existed(self.day))
    }

    /// The name of a municipality on the day.
    #[must_use]
    pub fn name(&self, code: &MunicipalityCode) -> Option<&'r Text> {
        self.register.get(code)?.name_on(self.day)
    }

    /// All of them with their names of the day, in the order of codes.
    pub fn iter(&self) -> impl Iterator<Item = (&'r Municipality, &'r Text)> {
        let day = self.day;
        self.register
            .municipalities()
            .iter()
            .filter_map(move |one| one.name_on(day).map(|name| (one, name)))
    }
}
