//! What a call brings that nobody else may see.

use std::fmt;

use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::digest::Salt;

/// A salt as a call gives it: hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct GivenSalt(String);

impl GivenSalt {
    /// The salt.
    ///
    /// # Errors
    /// The text is no salt.
    pub fn read(&self) -> Result<Salt, Diagnostics> {
        Salt::from_hex(&self.0)
    }
}

impl fmt::Debug for GivenSalt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GivenSalt")
    }
}

#[cfg(test)]
#[path = "secret_tests.rs"]
mod tests;
