//! Series: figures of municipalities on days.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Municipality, MunicipalityCode, Register};
use crate::exact::Exact;
use crate::period::{Interval, Period};
use crate::source::Source;
use crate::text::Text;

/// Within which borders the figures of a series are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Borders {
    /// Each figure within the borders of its own day.
    OwnDay,
    /// Every figure within the borders of this day.
    Of(Date),
}

impl Borders {
    /// The day of the borders of a figure of `day`.
    #[must_use]
    pub fn of(self, day: Date) -> Date {
        match self {
            Self::OwnDay => day,
            Self::Of(borders) => borders,
        }
    }

    /// The day on which a municipality should have existed, for a figure of a day or period, and did
    /// not. Of its own borders it is enough that it existed at some time of the period.
    pub(super) fn without(
        self,
        one: Option<&Municipality>,
        period: &Period,
    ) -> Option<Date> {
        let (days, day) = match self {
            Self::OwnDay => (period.days(), period.days().from()),
            Self::Of(day) => (Interval::new(day, day)?, day),
        };
        let existed = one.is_some_and(|one| {
            one.names.iter().any(|named| named.days.common(&days).is_some())
        });
        (!existed).then_some(day)
    }
}

impl fmt::Display for Borders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OwnDay => f.write_str("own"),
            Self::Of(day) => write!(f, "{day}"),
        }
    }
}

/// How sure the figures of a series are. Figures of different kinds do not share a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Published as final.
    Final,
    /// Published as preliminary.
    Preliminary,
    /// Found at second hand, or with something left unsaid.
    Unverified,
}

impl Kind {
    /// Every kind, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("final", Self::Final),
        ("preliminary", Self::Preliminary),
        ("unverified", Self::Unverified),
    ];

    /// Its name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Preliminary => "preliminary",
            Self::Unverified => "unverified",
        }
    }
}

/// Figures of municipalities on days or in periods: what was counted, by whom, how sure, and within
/// which borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) kind: Kind,
    pub(super) borders: Borders,
    pub(super) unit: String,
    pub(super) source: Source,
    pub(super) periods: Vec<Period>,
    /// In the order of codes.
    pub(super) rows: Vec<(MunicipalityCode, Vec<Option<Decimal>>)>,
    /// The figures that come first, of a register laid over this one.
    pub(super) over: Option<Box<Series>>,
}

/// One figure of a series, with what there is to say of it.
#[derive(Debug, Clone)]
pub struct Figure<'s> {
    /// The figure.
    pub value: Exact,
    /// The series that it comes from; a series laid over the one that was asked.
    pub series: &'s Series,
}

impl Series {
    /// Identifier, as agreements name it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Name.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// How sure its figures are.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Within which borders it is counted.
    #[must_use]
    pub fn borders(&self) -> Borders {
        self.borders
    }

    /// Identifier of its unit, such as `resident`.
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// Who published it.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The days and periods of its figures, in order.
    #[must_use]
    pub fn periods(&self) -> Vec<&Period> {
        let mut all: Vec<&Period> =
            self.layers().flat_map(|layer| layer.periods.iter()).collect();
        all.sort_by_key(|period| period.days());
        all.dedup_by_key(|period| period.days());
        all
    }

    /// The days for which there are figures, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.periods().into_iter().filter_map(Period::as_day)
    }

    /// The days for which there are figures, for a message: those that follow each other by a year as a
    /// stretch.
    pub(crate) fn days_in_words(&self) -> String {
        let days: Vec<Date> = self.days().collect();
        let follows = |one: &Date, next: &Date| {
            next.year() == one.year() + 1
                && (one.month(), one.day()) == (next.month(), next.day())
        };
        let stretch = |days: &[Date]| match days {
            [first, .., last] => format!("{first} – {last}"),
            days => days.iter().map(ToString::to_string).collect(),
        };
        let stretches: Vec<String> = days.chunk_by(follows).map(stretch).collect();
        if stretches.is_empty() { "-".to_owned() } else { stretches.join(", ") }
    }

    /// The figure of a municipality on a day, if it is known.
    #[must_use]
    pub fn figure(&self, code: &MunicipalityCode, day: Date) -> Option<Figure<'_>> {
        self.in_period(code, Interval::new(day, day)?)
    }

    /// The figure of a municipality on a day or in a period, if it is known.
    #[must_use]
    pub fn in_period(
        &self,
        code: &MunicipalityCode,
        days: Interval,
    ) -> Option<Figure<'_>> {
        let over = self.over.as_deref().and_then(|over| over.in_period(code, days));
        over.or_else(|| {
            let column = self.periods.iter().position(|period| period.days() == days)?;
            let value = self.cell(code, column)?;
            Some(Figure { value: value.into(), series: self })
        })
    }

    /// The figures of a day or period, in the order of codes.
    #[must_use]
    pub fn figures(&self, period: &Period) -> Vec<(MunicipalityCode, Figure<'_>)> {
        let mut codes: Vec<MunicipalityCode> =
            self.layers().flat_map(|layer| layer.rows.iter().map(|row| row.0)).collect();
        codes.sort_unstable();
        codes.dedup();
        let of =
            |code: &MunicipalityCode| Some((*code, self.in_period(code, period.days())?));
        codes.iter().filter_map(of).collect()
    }

    /// The figures of municipalities that did not exist, each with the day on which they should have.
    pub(super) fn strangers(&self, register: &Register) -> Vec<(MunicipalityCode, Date)> {
        let of_row = |(code, values): &(MunicipalityCode, Vec<Option<Decimal>>)| {
            let one = register.get(code);
            let periods = self.periods.iter().zip(values);
            let day = periods
                .filter(|(_, value)| value.is_some())
                .find_map(|(period, _)| self.borders.without(one, period))?;
            Some((*code, day))
        };
        self.rows.iter().filter_map(of_row).collect()
    }

    fn cell(&self, code: &MunicipalityCode, column: usize) -> Option<Decimal> {
        let row = self.rows.binary_search_by(|row| row.0.cmp(code)).ok()?;
        self.rows.get(row).and_then(|row| row.1.get(column).copied().flatten())
    }

    /// This and what is laid over it, the topmost first.
    fn layers(&self) -> impl Iterator<Item = &Self> {
        let mut layers: Vec<&Self> =
            std::iter::successors(Some(self), |layer| layer.over.as_deref()).collect();
        layers.reverse();
        layers.into_iter()
    }

    /// Lays another series over this one.
    pub(super) fn lay_over(&mut self, series: Self) {
        match &mut self.over {
            Some(over) => over.lay_over(series),
            None => self.over = Some(Box::new(series)),
        }
    }
}

#[cfg(test)]
#[path = "series_tests.rs"]
mod tests;
