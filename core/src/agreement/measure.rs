//! Measures: quantities of a buyer, or of the whole agreement.

use jiff::civil::Date;

use super::Placed;
use crate::diagnostic::Position;
use crate::source::Citation;
use crate::text::{Lang, Text};

/// A named quantity.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Identifier.
    pub id: String,
    /// Where its identifier stands.
    pub position: Option<Position>,
    /// Name.
    pub name: Text,
    /// Identifier of its unit.
    pub unit: String,
    /// Whose quantity it is.
    pub of: Of,
    /// Where it comes from.
    pub origin: Origin,
    /// What holds when facts say nothing.
    pub missing: Missing,
    /// Whether it may have a fraction.
    pub fractions: Fractions,
    /// Where it stands in the agreement.
    pub citation: Option<Citation>,
}

/// Whose quantity a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Each buyer has its own.
    Buyer,
    /// One figure for the whole agreement.
    Agreement,
    /// Each client of a buyer has its own.
    Client,
}

impl Of {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("buyer", Self::Buyer),
        ("agreement", Self::Agreement),
        ("client", Self::Client),
    ];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Agreement => "agreement",
            Self::Client => "client",
        }
    }
}

/// Where a measure comes from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// The facts of the period.
    Facts,
    /// A series of the register.
    Register {
        /// Identifier of the series.
        series: Placed<String>,
        /// The day of the figures.
        reference: Reference,
        /// What holds where they are counted within other borders than the buyers'.
        borders: OnBorders,
    },
}

/// On which day a series is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// On a day of the year, some years before the billed one.
    YearsBefore {
        /// The day of the year.
        day: Day,
        /// How many years before.
        years: i16,
    },
    /// On this day, whatever is billed.
    On(Date),
    /// On the last day of a final series before the first billed day.
    LatestFinal,
}

/// What holds where figures are counted within other borders than the buyers'.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnBorders {
    /// It is an error.
    #[default]
    Alike,
    /// They are carried over to the buyers' map.
    Carried,
}

impl OnBorders {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("alike", Self::Alike), ("carried", Self::Carried)];
}

/// A day of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Month, from 1.
    pub month: i8,
    /// Day of the month, from 1.
    pub day: i8,
}

impl Day {
    /// The day in a year, if there is one (29 February).
    #[must_use]
    pub fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// What holds when facts say nothing of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// It is an error.
    #[default]
    Fail,
    /// It is zero, and the explanation says so.
    Zero,
}

impl Missing {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("fail", Self::Fail), ("zero", Self::Zero)];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Zero => "zero",
        }
    }
}

/// Whether a measure may have a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fractions {
    /// It may.
    #[default]
    Allowed,
    /// The agreement does not say how parts are billed, so they are not.
    Refused,
}

impl Fractions {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("allowed", Self::Allowed), ("refused", Self::Refused)];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Refused => "refused",
        }
    }
}

/// How a unit is named to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// Identifier.
    pub id: String,
    /// One of it.
    pub one: Text,
    /// Several of it, as written behind a number.
    pub many: Text,
}

impl UnitName {
    /// The built-in units: a resident, a buyer, a share (the unit of written weights), a client.
    #[must_use]
    pub fn built_in() -> [Self; 4] {
        let unit = |id: &str, one: [&str; 3], many: [&str; 3]| Self {
            id: id.into(),
            one: text(one),
            many: text(many),
        };
        [
            unit(
                "resident",
                ["asukas", "invånare", "resident"],
                ["asukasta", "invånare", "residents"],
            ),
            unit(
                "buyer",
                ["maksaja", "betalare", "buyer"],
                ["maksajaa", "betalare", "buyers"],
            ),
            unit("share", ["osuus", "andel", "share"], ["osuutta", "andelar", "shares"]),
            unit(
                "client",
                ["asiakas", "klient", "client"],
                ["asiakasta", "klienter", "clients"],
            ),
        ]
    }

    /// The name behind a number that is one, or not.
    #[must_use]
    pub fn counted(&self, count: &crate::exact::Exact, lang: Lang) -> &str {
        if count.is_one() { self.one.get(lang) } else { self.many.get(lang) }
    }
}

fn text([fi, sv, en]: [&str; 3]) -> Text {
    Text { fi: Some(fi.into()), sv: Some(sv.into()), en: Some(en.into()) }
}

crate::pack::choices! {
    Of { Buyer, Agreement, Client }
    Fractions { Allowed, Refused }
}

crate::pack::fields! {
    UnitName { id, one, many }
}
