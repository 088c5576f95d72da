//! The phases of a project.

use crate::diagnostic::Placed;
use crate::period::Interval;
use crate::source::Citation;
use crate::text::Text;

/// One phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    pub(crate) id: Placed<String>,
    pub(crate) name: Text,
    pub(crate) days: Interval,
    /// How many months the document gives it.
    pub(crate) months: Option<Placed<u16>>,
    /// What of it no source says.
    pub(crate) assumed: Option<Text>,
    pub(crate) citation: Option<Citation>,
}

/// How one phase follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// On the day after.
    Next,
    /// Days lie between them.
    Gap(Interval),
    /// They have days in common.
    Overlap(Interval),
}

impl Phase {
    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id.value
    }

    /// Name.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// First and last day.
    #[must_use]
    pub fn days(&self) -> Interval {
        self.days
    }

    /// How many calendar months it is; none where it does not begin with the first day of one and end
    /// with the last of another.
    #[must_use]
    pub fn whole_months(&self) -> Option<u16> {
        let (from, to) = (self.days.from(), self.days.to());
        if from.day() != 1 || to != to.last_of_month() {
            return None;
        }
        let years = i32::from(to.year()) - i32::from(from.year());
        let months = years * 12 + i32::from(to.month()) - i32::from(from.month()) + 1;
        u16::try_from(months).ok()
    }

    /// How many months the document gives it.
    #[must_use]
    pub fn stated_months(&self) -> Option<u16> {
        self.months.as_ref().map(|months| months.value)
    }

    /// How another, which does not begin before it, follows it.
    #[must_use]
    pub fn spacing(&self, next: &Self) -> Spacing {
        let between = || {
            Interval::new(
                self.days.to().tomorrow().ok()?,
                next.days.from().yesterday().ok()?,
            )
        };
        match self.days.common(&next.days) {
            Some(common) => Spacing::Overlap(common),
            None => between().map_or(Spacing::Next, Spacing::Gap),
        }
    }
}

#[cfg(test)]
#[path = "phase_tests.rs"]
mod tests;
