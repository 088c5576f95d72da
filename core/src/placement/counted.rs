//! Days in care: which days of a placement count, and no day of a child twice.

use jiff::ToSpan;
use jiff::civil::Date;

use super::stays::{Stay, Stays, Urgent};
use super::{Counts, Moves, Terms};
use crate::period::Interval;

/// Days of one child that are days in care by one placement.
#[derive(Debug, Clone)]
pub(super) struct Spell<'s> {
    pub stay: &'s Stay,
    pub days: Interval,
}

impl Spell<'_> {
    pub fn is_emergency(&self) -> bool {
        self.stay.kind == Urgent::Emergency
    }

    /// Its days in each calendar month, with the first day of the month.
    pub fn months(&self) -> Vec<(Date, Interval)> {
        let mut months = Vec::new();
        let mut first = Some(self.days.from().first_of_month());
        while let Some(month) = first.filter(|month| *month <= self.days.to()) {
            let whole = Interval::new(month, month.last_of_month());
            months.extend(
                whole
                    .and_then(|whole| whole.common(&self.days))
                    .map(|days| (month, days)),
            );
            first = month.checked_add(1.month()).ok();
        }
        months
    }
}

impl Stays {
    /// The days in care in a period.
    pub(super) fn counted(&self, terms: &Terms, period: Interval) -> Vec<Spell<'_>> {
        let mut spells: Vec<Spell<'_>> = Vec::new();
        for stay in &self.list {
            let Some(mut days) = days_of(stay, terms.counts) else { continue };
            let before = spells.last_mut().filter(|one| one.stay.child == stay.child);
            if let Some(before) = before
                && before.days.to() >= days.from()
            {
                match terms.moves {
                    Moves::ToNew => {
                        let shorter = days.from().yesterday().ok();
                        let shorter =
                            shorter.and_then(|to| Interval::new(before.days.from(), to));
                        match shorter {
                            Some(shorter) => before.days = shorter,
                            None => drop(spells.pop()),
                        }
                    }
                    Moves::ToOld => {
                        let later = before.days.to().tomorrow().ok();
                        let later = later.and_then(|from| Interval::new(from, days.to()));
                        let Some(later) = later else { continue };
                        days = later;
                    }
                }
            }
            spells.push(Spell { stay, days });
        }
        let cut = spells.into_iter().filter_map(|spell| {
            let days = spell.days.common(&period)?;
            Some(Spell { days, ..spell })
        });
        cut.collect()
    }
}

/// The days of a placement that count, if there are any.
fn days_of(stay: &Stay, counts: Counts) -> Option<Interval> {
    let Some(to) = stay.to else { return Interval::new(stay.from, Date::MAX) };
    let last = match counts {
        Counts::BothEnds => to,
        Counts::First if to == stay.from => to,
        Counts::First | Counts::Nights => to.yesterday().ok()?,
    };
    Interval::new(stay.from, last)
}

#[cfg(test)]
#[path = "counted_tests.rs"]
mod tests;
