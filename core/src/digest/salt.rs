//! The secret that is mixed into what must not be guessed.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Digest, bytes_of_hex};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};

/// A secret of at least 16 bytes that the caller keeps: it never comes out again.
///
/// The library has no randomness of its own; make one with `openssl rand -hex 16`.
///
/// ```
/// use osuus::digest::Salt;
/// let salt = Salt::from_hex("000102030405060708090a0b0c0d0e0f").unwrap();
/// assert_eq!(salt.seal("a").to_string().len(), 64);
/// assert_eq!(format!("{salt:?}"), "Salt");
/// assert!(Salt::from_hex("0001").is_err());
/// ```
#[derive(Clone)]
pub struct Salt(Hmac<Sha256>);

impl Salt {
    /// The fewest bytes.
    pub const LEAST: usize = 16;

    /// The salt of a text of hexadecimal digits, two for each byte.
    ///
    /// # Errors
    /// The text is no such digits, or too few; the diagnostic does not repeat it.
    pub fn from_hex(text: &str) -> Result<Self, Diagnostics> {
        let bytes = bytes_of_hex(text).filter(|bytes| bytes.len() >= Self::LEAST);
        let keyed = bytes.and_then(|bytes| Hmac::new_from_slice(&bytes).ok());
        keyed.map(Self).ok_or_else(|| {
            let problem = Diagnostic::new(Code::BadSalt, Input::Call);
            problem.with("least", Self::LEAST).into()
        })
    }

    /// HMAC-SHA-256 of a text, with this as the key.
    #[must_use]
    pub fn seal(&self, text: &str) -> Digest {
        let keyed = self.0.clone().chain_update(text.as_bytes());
        Digest(keyed.finalize().into_bytes().into())
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt")
    }
}
