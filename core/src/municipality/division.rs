//! Divisions: regions, wellbeing services counties, sub-regions, and who belonged to them.

use jiff::civil::Date;

use super::{Municipality, MunicipalityCode};
use crate::period::Interval;
use crate::text::Text;

/// One way of grouping municipalities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    pub(super) id: String,
    pub(super) name: Text,
    /// In the order of codes.
    pub(super) areas: Vec<Area>,
    /// In the order of codes, then of time; those of one code do not overlap.
    pub(super) given: Vec<Given>,
    /// The times for which it is given, in order.
    pub(super) times: Vec<Interval>,
}

/// A group of municipalities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Code.
    pub code: String,
    /// Name.
    pub name: Text,
}

/// What a source says of a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Given {
    pub code: MunicipalityCode,
    pub days: Interval,
    /// Place of the area.
    pub area: usize,
}

/// To which area a municipality belonged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Membership<'r> {
    /// A source says so for the day.
    Given(&'r Area),
    /// It follows from what the sources say of other days.
    Derived(&'r Area),
    /// It is not known; these are the areas before and after, if there are any.
    Unknown(Vec<&'r Area>),
}

impl<'r> Membership<'r> {
    /// The area, if it is known.
    #[must_use]
    pub fn area(&self) -> Option<&'r Area> {
        match self {
            Self::Given(area) | Self::Derived(area) => Some(area),
            Self::Unknown(_) => None,
        }
    }
}

/// Who belonged to an area on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Members {
    /// Those of whom a source says so for the day.
    pub given: Vec<MunicipalityCode>,
    /// Those of whom it follows from other days.
    pub derived: Vec<MunicipalityCode>,
    /// Those of whom it is not known.
    pub unsure: Vec<MunicipalityCode>,
}

impl Members {
    /// All that are known to have belonged to it, in the order of codes.
    #[must_use]
    pub fn codes(&self) -> Vec<MunicipalityCode> {
        let mut codes: Vec<_> = self.given.iter().chain(&self.derived).copied().collect();
        codes.sort_unstable();
        codes
    }
}

impl Division {
    /// Identifier, such as `region`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What one of its areas is called.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// Its areas, in the order of codes.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The area of this code.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// The times for which the sources give it, in order.
    #[must_use]
    pub fn times(&self) -> &[Interval] {
        &self.times
    }

    /// Whether something is known of the day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        let first = self.times.first().is_some_and(|first| first.from() <= day);
        first && self.times.iter().any(|time| day <= time.to())
    }

    /// What the rows of a municipality say of a day on which it existed.
    pub(super) fn membership(&self, one: &Municipality, day: Date) -> Membership<'_> {
        let code = one.code();
        let start = self.given.partition_point(|given| given.code < code);
        let rows = self.given.get(start..).unwrap_or_default();
        // What is said of another life of the same code says nothing of this one.
        let life = one.life_on(day);
        let rows = rows.iter().take_while(|given| given.code == code);
        let of_life =
            |given: &&Given| life.is_some_and(|life| life.has(given.days.from()));
        let rows = rows.filter(of_life);
        let (mut before, mut after) = (None, None);
        for given in rows {
            if given.days.has(day) {
                return self
                    .at(given)
                    .map_or_else(|| Membership::Unknown(Vec::new()), Membership::Given);
            }
            if given.days.to() < day {
                before = Some(given);
            } else if after.is_none() {
                after = Some(given);
            }
        }
        let derived = match (before, after) {
            (Some(before), Some(after)) => before.area == after.area,
            (Some(before), None) => self.ended_before_the_next(one, day, before),
            (None, Some(after)) => self.founded_after_the_last(one, day, after),
            (None, None) => false,
        };
        let around = [before, after].into_iter().flatten();
        let mut areas: Vec<&Area> = around.filter_map(|given| self.at(given)).collect();
        match areas.first() {
            Some(area) if derived => Membership::Derived(area),
            _ => {
                areas.dedup();
                Membership::Unknown(areas)
            }
        }
    }

    fn at(&self, given: &Given) -> Option<&Area> {
        self.areas.get(given.area)
    }

    /// It ended before anyone said again who belonged where.
    fn ended_before_the_next(
        &self,
        one: &Municipality,
        day: Date,
        before: &Given,
    ) -> bool {
        let Some(end) = one.life_on(day).and_then(|life| life.to) else { return false };
        let said = |time: &Interval| before.days.to() < time.from() && time.from() <= end;
        !self.times.iter().any(said)
    }

    /// It was founded after anyone had last said who belonged where.
    fn founded_after_the_last(
        &self,
        one: &Municipality,
        day: Date,
        after: &Given,
    ) -> bool {
        let Some(start) = one.life_on(day).and_then(|life| life.from) else {
            return false;
        };
        let said = |time: &Interval| start <= time.to() && time.to() < after.days.from();
        // Before the first of all times nothing is known of anybody.
        self.covers(start) && !self.times.iter().any(said)
    }
}

#[cfg(test)]
#[path = "division_tests.rs"]
mod tests;
