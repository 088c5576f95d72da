//! The code of a municipality.

use std::fmt;
use std::str::FromStr;

/// The most characters of a code.
const LONGEST: usize = 12;

/// The code of a municipality within its scheme, such as `179`: one to twelve ASCII letters, digits
/// or hyphens.
///
/// Codes are compared as texts, byte by byte.
///
/// ```
/// use osuus::municipality::MunicipalityCode;
/// let code: MunicipalityCode = "009".parse().unwrap();
/// assert_eq!(code.as_str(), "009");
/// assert!("0 9".parse::<MunicipalityCode>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode {
    /// Filled up with zeros, which no code has, so that the order of bytes is that of texts.
    bytes: [u8; LONGEST],
}

/// A text that is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a municipality code: one to twelve letters, digits or hyphens, such as `179`"
)]
pub struct InvalidMunicipalityCode;

impl MunicipalityCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let used = self.bytes.split(|byte| *byte == 0).next().unwrap_or_default();
        std::str::from_utf8(used).unwrap_or_default()
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MunicipalityCode {
    type Err = InvalidMunicipalityCode;

    fn from_str(text: &str) -> Result<Self, InvalidMunicipalityCode> {
        let mut bytes = [0; LONGEST];
        let valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if text.is_empty() || text.len() > LONGEST || !text.bytes().all(valid) {
            return Err(InvalidMunicipalityCode);
        }
        for (place, byte) in bytes.iter_mut().zip(text.bytes()) {
            *place = byte;
        }
        Ok(Self { bytes })
    }
}

#[cfg(test)]
#[path = "code_tests.rs"]
mod tests;
