//! A municipality through time: its names, its lives, and what became of it.

use jiff::civil::Date;

use super::{Centre, MunicipalityCode};
use crate::exact::Exact;
use crate::period::Span;
use crate::text::{Lang, Text};

/// A name, and when it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// When.
    pub days: Span,
    /// The name, in composed Unicode.
    pub name: Text,
}

/// A municipality with all the names it has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    pub(super) code: MunicipalityCode,
    /// In the order of time; there is one at least.
    pub(super) names: Vec<Named>,
    pub(super) aliases: Vec<String>,
    pub(super) centre: Option<Centre>,
}

impl Municipality {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> MunicipalityCode {
        self.code
    }

    /// Its names, in the order of time.
    #[must_use]
    pub fn names(&self) -> &[Named] {
        &self.names
    }

    /// Other spellings by which it is found.
    #[must_use]
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// Its centre, if the register knows it.
    #[must_use]
    pub fn centre(&self) -> Option<Centre> {
        self.centre
    }

    /// Its name on a day, if it existed.
    #[must_use]
    pub fn name_on(&self, day: Date) -> Option<&Text> {
        self.names.iter().find(|named| named.days.has(day)).map(|named| &named.name)
    }

    /// The last name that it had.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.names.last().map_or("", |named| named.name.get(lang))
    }

    /// Whether it existed on a day.
    #[must_use]
    pub fn existed(&self, day: Date) -> bool {
        self.name_on(day).is_some()
    }

    /// The life that holds a day.
    #[must_use]
    pub fn life_on(&self, day: Date) -> Option<Span> {
        let place = self.names.iter().position(|named| named.days.has(day))?;
        let (before, after) = self.names.split_at_checked(place)?;
        let mut life = after.first()?.days;
        for named in after.iter().skip(1).take_while(|next| next.days.from.is_some()) {
            if !life.leads_to(&named.days) {
                break;
            }
            life.to = named.days.to;
        }
        for named in before.iter().rev() {
            if !named.days.leads_to(&life) {
                break;
            }
            life.from = named.days.from;
        }
        Some(life)
    }

    /// The times in which it existed; a new name does not end a life.
    #[must_use]
    pub fn lives(&self) -> Vec<Span> {
        let mut lives: Vec<Span> = Vec::new();
        for named in &self.names {
            match lives.last_mut() {
                Some(life) if life.leads_to(&named.days) => life.to = named.days.to,
                _ => lives.push(named.days),
            }
        }
        lives
    }
}

/// One municipality ended, and its area went to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The first day on which it was so.
    pub date: Date,
    /// Who ended.
    pub code: MunicipalityCode,
    /// Who followed; none: the area left the register.
    pub successor: Option<MunicipalityCode>,
    /// The part of its figures that goes to the successor, in proportion to those of the other
    /// successors; none: no rule is known.
    pub part: Option<Exact>,
}
