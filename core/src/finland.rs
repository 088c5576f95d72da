//! The embedded register of Finnish municipalities (feature `finland`).
//!
//! Its tables stand in `core/data/finland`, with their sources; most figures are those of Statistics
//! Finland, CC BY 4.0.

use std::sync::LazyLock;

use crate::diagnostic::Diagnostics;
use crate::municipality::Register;

/// Names, changes, divisions, centres and the figures from 2020 on.
const RECENT: &str = include_str!("../data/finland.register");
/// The figures before 2020.
const OLDER: &str = include_str!("../data/finland-older.register");

/// All that is known of Finnish municipalities: who existed from 31 December 2001 on, abolitions since
/// 1922, regions and wellbeing services counties, centres, and population series.
///
/// ```
/// use osuus::{finland, period::date};
/// let map = finland::register().map_on(date("2001-12-31").unwrap()).unwrap();
/// assert_eq!(map.iter().count(), 448);
/// ```
#[must_use]
pub fn register() -> &'static Register {
    // A constant, worked out once. A text that cannot be read leaves nothing behind, and the
    // tests read every row of it.
    static REGISTER: LazyLock<Register> = LazyLock::new(|| read().unwrap_or_default());
    &REGISTER
}

/// The same, read anew.
///
/// # Errors
/// None: a test reads it.
pub fn read() -> Result<Register, Diagnostics> {
    Register::from_csv(RECENT.as_bytes())?.with(Register::from_csv(OLDER.as_bytes())?)
}

#[cfg(test)]
#[path = "finland_tests.rs"]
mod tests;
