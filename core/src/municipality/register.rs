//! The register: which municipalities existed when, in which region, with how many residents.

use std::collections::BTreeMap;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::MunicipalityCode;
use crate::exact::Exact;
use crate::period::{Interval, date};
use crate::source::Source;
use crate::text::Text;

/// A municipality as it was on one map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Name, normalised to NFC.
    pub name: Text,
    /// Code of its region.
    pub region: String,
}

/// The municipalities of a time in which none was founded, abolished or moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    days: Interval,
    municipalities: BTreeMap<MunicipalityCode, Municipality>,
}

impl Map {
    /// The time in which it holds.
    #[must_use]
    pub fn days(&self) -> Interval {
        self.days
    }

    /// The municipality of this code.
    #[must_use]
    pub fn get(&self, code: &MunicipalityCode) -> Option<&Municipality> {
        self.municipalities.get(code)
    }

    /// All of them, in the order of codes.
    pub fn iter(&self) -> impl Iterator<Item = (&MunicipalityCode, &Municipality)> {
        self.municipalities.iter()
    }

    /// The codes of the regions, in order.
    #[must_use]
    pub fn regions(&self) -> Vec<&str> {
        let mut codes: Vec<&str> =
            self.municipalities.values().map(|m| m.region.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

/// Within which borders the figures of a series are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Borders {
    /// Each figure within the borders of its own day.
    OwnDay,
    /// Every figure within the borders of this day.
    Of(Date),
}

/// A population series: one figure for each municipality and day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Identifier, as agreements name it.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Within which borders.
    pub borders: Borders,
    /// Who published it.
    pub source: Source,
    figures: BTreeMap<Date, BTreeMap<MunicipalityCode, Exact>>,
}

impl Series {
    /// The figure of a municipality on a day, if it is known.
    #[must_use]
    pub fn figure(&self, code: &MunicipalityCode, day: Date) -> Option<&Exact> {
        self.figures.get(&day)?.get(code)
    }

    /// The days for which there are figures, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.figures.keys().copied()
    }
}

/// Maps and series.
///
/// What it does not know is absent: no figure is guessed or carried to another day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    maps: Vec<Map>,
    series: Vec<Series>,
}

/// Why a table cannot enter the register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegisterError {
    /// The first line does not begin with `code,region,fi,sv` and go on with days.
    #[error("the first line must be code,region,fi,sv and then days such as 2001-12-31")]
    Header,
    /// A row that cannot be read.
    #[error("line {line}: {reason}")]
    Row {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

impl Register {
    /// A register that knows nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the map and the series of one table: `code,region,fi,sv`, then a column for each day.
    ///
    /// `days` is the time in which the map holds; an empty Swedish name stands for the Finnish one.
    ///
    /// # Errors
    /// [`RegisterError`] with the line.
    pub fn add(
        &mut self,
        table: &str,
        days: Interval,
        id: &str,
        name: Text,
        borders: Borders,
        source: Source,
    ) -> Result<(), RegisterError> {
        let mut lines = table.lines();
        let header = lines.next().and_then(|line| line.strip_prefix("code,region,fi,sv"));
        let columns: Option<Vec<Date>> = header
            .map(|rest| rest.split(',').skip(1).map(date).collect())
            .unwrap_or_default();
        let columns =
            columns.filter(|_| header.is_some()).ok_or(RegisterError::Header)?;
        let mut map = Map { days, municipalities: BTreeMap::new() };
        let mut figures: BTreeMap<Date, BTreeMap<MunicipalityCode, Exact>> =
            BTreeMap::new();
        for (number, line) in lines.enumerate() {
            let wrong = |reason: &str| RegisterError::Row {
                line: number + 2,
                reason: reason.to_owned(),
            };
            let mut cells = line.split(',');
            let (Some(code), Some(region), Some(fi), Some(sv)) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                return Err(wrong("fewer than four fields"));
            };
            let code: MunicipalityCode =
                code.parse().map_err(|_| wrong("the code is not three digits"))?;
            for day in &columns {
                let cell = cells.next().ok_or_else(|| wrong("too few fields"))?;
                let residents: Exact =
                    cell.parse().map_err(|_| wrong("a population is not a number"))?;
                if residents.is_negative() || !residents.is_whole() {
                    return Err(wrong("a population is not a whole number from zero up"));
                }
                figures.entry(*day).or_default().insert(code.clone(), residents);
            }
            if cells.next().is_some() {
                return Err(wrong("too many fields"));
            }
            let normal = |name: &str| (!name.is_empty()).then(|| name.nfc().collect());
            let name = Text { fi: normal(fi), sv: normal(sv), en: None };
            let municipality = Municipality { name, region: region.to_owned() };
            if map.municipalities.insert(code, municipality).is_some() {
                return Err(wrong("the code stands twice"));
            }
        }
        self.maps.push(map);
        self.series.push(Series { id: id.to_owned(), name, borders, source, figures });
        Ok(())
    }

    /// The map that holds on a day.
    #[must_use]
    pub fn map_on(&self, day: Date) -> Option<&Map> {
        self.maps.iter().find(|map| map.days.has(day))
    }

    /// The maps.
    #[must_use]
    pub fn maps(&self) -> &[Map] {
        &self.maps
    }

    /// The series of this identifier.
    #[must_use]
    pub fn series(&self, id: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.id == id)
    }

    /// All series.
    #[must_use]
    pub fn all_series(&self) -> &[Series] {
        &self.series
    }
}

#[cfg(test)]
#[path = "register_tests.rs"]
mod tests;
