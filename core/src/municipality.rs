//! Municipalities: codes, maps of which existed when, and population series.

mod register;

use std::fmt;
use std::str::FromStr;

pub use register::{Borders, Map, Municipality, Register, RegisterError, Series};

/// The code of a municipality: three digits, such as `179`.
///
/// ```
/// use osuus::municipality::MunicipalityCode;
/// let code: MunicipalityCode = "009".parse().unwrap();
/// assert_eq!(code.as_str(), "009");
/// assert!("9".parse::<MunicipalityCode>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MunicipalityCode(String);

/// A text that is not three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a municipality code of three digits, such as `179`")]
pub struct InvalidMunicipalityCode;

impl MunicipalityCode {
    /// The three digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for MunicipalityCode {
    type Err = InvalidMunicipalityCode;

    fn from_str(text: &str) -> Result<Self, InvalidMunicipalityCode> {
        let valid = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        if valid { Ok(Self(text.to_owned())) } else { Err(InvalidMunicipalityCode) }
    }
}
