//! The embedded register of Finnish municipalities (feature `finland`).
//!
//! Figures: Statistics Finland, CC BY 4.0; `core/data/finland/SOURCES.md` says more.

use std::sync::LazyLock;

use crate::municipality::{Borders, Register, RegisterError};
use crate::period::{Interval, date};
use crate::source::Source;
use crate::text::Text;

/// The 448 municipalities of 31 December 2001 with their population of that day, and the 309 of
/// 2022 with their population of 31 December 2000 to 2022 on the borders of 2022.
///
/// ```
/// use osuus::{finland, period::date};
/// let map = finland::register().map_on(date("2001-12-31").unwrap()).unwrap();
/// assert_eq!(map.iter().count(), 448);
/// assert_eq!(map.iter().filter(|(_, municipality)| municipality.region == "13").count(), 30);
/// ```
#[must_use]
pub fn register() -> &'static Register {
    // A constant, worked out once. A table that cannot be read leaves nothing behind, and the
    // tests read every row of it.
    static REGISTER: LazyLock<Register> = LazyLock::new(|| read().unwrap_or_default());
    &REGISTER
}

fn read() -> Result<Register, RegisterError> {
    let mut register = Register::new();
    register.add(
        include_str!("../data/finland/borders-2001.csv"),
        days("2001-12-31", "2002-12-31")?,
        "population-own-borders",
        Text {
            fi: Some("väkiluku kunkin päivän kuntarajoilla".into()),
            sv: Some("befolkning inom dagens kommungränser".into()),
            en: Some("population within the borders of the day".into()),
        },
        Borders::OwnDay,
        statistics_finland("Väkiluku 31.12.2001, 448 kuntaa"),
    )?;
    register.add(
        include_str!("../data/finland/borders-2022.csv"),
        days("2021-01-01", "2024-12-31")?,
        "population-2022-borders",
        Text {
            fi: Some("väkiluku vuoden 2022 kuntarajoilla".into()),
            sv: Some("befolkning inom 2022 års kommungränser".into()),
            en: Some("population within the borders of 2022".into()),
        },
        Borders::Of(date("2022-01-01").ok_or(RegisterError::Header)?),
        statistics_finland("Väkiluku 31.12.2000–31.12.2022 vuoden 2022 kuntarajoilla"),
    )?;
    Ok(register)
}

fn days(from: &str, to: &str) -> Result<Interval, RegisterError> {
    let days = date(from).zip(date(to)).and_then(|(from, to)| Interval::new(from, to));
    days.ok_or(RegisterError::Header)
}

fn statistics_finland(title: &str) -> Source {
    Source {
        id: "statistics-finland".into(),
        title: title.into(),
        publisher: Some("Tilastokeskus (CC BY 4.0)".into()),
        url: None,
    }
}

#[cfg(test)]
#[path = "finland_tests.rs"]
mod tests;
