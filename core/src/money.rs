//! Currencies: the unit of money, its smallest unit, and its sign.

use std::fmt;
use std::str::FromStr;

use crate::exact::Exact;
use crate::pack::{Bytes, Pack};
use crate::rounding::Rounding;

/// A currency by its ISO 4217 code, past ones included.
///
/// ```
/// use osuus::money::Currency;
/// let euro: Currency = "EUR".parse().unwrap();
/// assert_eq!(euro.decimals(), 2);
/// assert_eq!("JPY".parse::<Currency>().unwrap().decimals(), 0);
/// assert!("euro".parse::<Currency>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency(String);

/// A text that is not three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a currency code of three capital letters, such as `EUR`")]
pub struct InvalidCurrency;

impl Currency {
    /// How many decimals its smallest unit has (ISO 4217; two unless listed otherwise there).
    #[must_use]
    pub fn decimals(&self) -> usize {
        match self.0.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG"
            | "RWF" | "UGX" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The sign people write, where there is one; else the code.
    #[must_use]
    pub fn sign(&self) -> &str {
        match self.0.as_str() {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            other => other,
        }
    }

    /// The default rounding: to the smallest unit, half away from zero, largest remainder, lines.
    #[must_use]
    pub fn rounding(&self) -> Option<Rounding> {
        let smallest = (0..self.decimals())
            .try_fold(Exact::one(), |unit, _| unit.divided_by(&Exact::from(10)));
        smallest.and_then(Rounding::to)
    }

    /// An amount as a decimal with at least this currency's decimals, or as a fraction.
    #[must_use]
    pub fn amount_text(&self, amount: &Exact) -> String {
        amount.to_decimal_text(self.decimals()).unwrap_or_else(|| amount.to_string())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Currency {
    type Err = InvalidCurrency;

    fn from_str(code: &str) -> Result<Self, InvalidCurrency> {
        let valid = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if valid { Ok(Self(code.to_owned())) } else { Err(InvalidCurrency) }
    }
}

impl Pack for Currency {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        String::unpack(from)?.parse().ok()
    }
}
