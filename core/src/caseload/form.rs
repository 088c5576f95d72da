//! Forms of child protection, and who of their clients counts.

use crate::text::Text;

/// What a client of child protection is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Open care (avohuolto).
    Open,
    /// Substitute care (sijaishuolto).
    Substitute,
    /// After-care (jälkihuolto).
    AfterCare,
}

impl Form {
    /// Every form, with its name in tables.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("open", Self::Open),
        ("substitute", Self::Substitute),
        ("after-care", Self::AfterCare),
    ];

    /// Its name in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Substitute => "substitute",
            Self::AfterCare => "after-care",
        }
    }

    /// What people call it.
    pub(super) fn text(self) -> Text {
        match self {
            Self::Open => Text::in_all("avohuolto", "öppenvård", "open care"),
            Self::Substitute => {
                Text::in_all("sijaishuolto", "vård utom hemmet", "substitute care")
            }
            Self::AfterCare => Text::in_all("jälkihuolto", "eftervård", "after-care"),
        }
    }
}

/// Whether a client counts against the cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ages {
    /// From 0 to 17 years old: counts, whatever the form.
    Minor,
    /// 18 or older: never counts.
    Adult,
}

impl Ages {
    /// Both, with their names in tables.
    pub const NAMES: [(&'static str, Self); 2] =
        [("minor", Self::Minor), ("adult", Self::Adult)];

    /// The first years of an adult.
    const OF_AGE: u64 = 18;

    /// By full years.
    pub(super) fn of_years(years: u64) -> Self {
        if years < Self::OF_AGE { Self::Minor } else { Self::Adult }
    }

    /// On a day; none if that lies before the birth.
    ///
    /// Whoever was born on 29 February comes of age on 1 March where the year has no such day.
    pub(super) fn on(day: jiff::civil::Date, born: jiff::civil::Date) -> Option<Self> {
        if born > day {
            return None;
        }
        let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
        let years =
            i64::from(day.year()) - i64::from(born.year()) - i64::from(!had_birthday);
        Some(Self::of_years(u64::try_from(years).unwrap_or_default()))
    }
}

/// Tells the clients of the three forms apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByForm {
    open: u64,
    substitute: u64,
    after_care: u64,
}

impl ByForm {
    /// Of one form.
    #[must_use]
    pub fn get(&self, form: Form) -> u64 {
        match form {
            Form::Open => self.open,
            Form::Substitute => self.substitute,
            Form::AfterCare => self.after_care,
        }
    }

    /// Of all three.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.open + self.substitute + self.after_care
    }

    pub(super) fn add(&mut self, form: Form, count: u64) {
        match form {
            Form::Open => self.open += count,
            Form::Substitute => self.substitute += count,
            Form::AfterCare => self.after_care += count,
        }
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
