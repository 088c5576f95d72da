//! Figures as the reader's language writes them.

use std::str::FromStr;

use osuus::diagnostic::Input;
use osuus::format;
use osuus::money::Currency;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::convert::language;
use crate::diagnostic::refused;
use crate::digits::given;

/// A number as the reader's language writes it: the same text as in tables and explanations.
///
/// Args:
///     value: The number: `int`, `Decimal`, `Fraction` or digits as text.
///     decimals: The fewest decimals; more where the number has more. A number whose
///         decimals never end is written as a fraction.
///     currency: The code of a currency, such as `"EUR"`: then its sign and decimals are
///         written too.
///     lang: `"fi"`, `"sv"` or `"en"`.
///
/// Returns:
///     The text; groups of digits and signs never break at the end of a line.
///
/// Raises:
///     OsuusTypeError: The value is a `float`, or no number.
///     ValueError: Language or currency is unknown.
///
/// Example:
///     >>> import osuus
///     >>> osuus.number_text(264762, lang="en"), osuus.number_text("0.5", decimals=2, lang="fi")
///     ('264,762', '0,50')
///     >>> osuus.number_text("1234.5", currency="EUR", lang="en")
///     '€1,234.50'
#[pyfunction]
#[pyo3(signature = (value, *, decimals = 0, currency = None, lang = "en"))]
pub fn number_text(
    value: &Bound<'_, PyAny>,
    decimals: usize,
    currency: Option<&str>,
    lang: &str,
) -> PyResult<String> {
    let py = value.py();
    let lang = language(lang)?;
    let number = given("value", value, Input::Call)
        .map_err(|why| why.raise(py, "number_text"))?
        .map_err(|why| refused(py, why.into(), lang))?;
    let Some(currency) = currency else {
        return Ok(format::number(&number, decimals, lang));
    };
    let known = Currency::from_str(currency)
        .map_err(|_| PyValueError::new_err(format!("no currency {currency:?}")))?;
    Ok(format::money(&number, &known, lang))
}

/// What stands for those who are not named one by one: `278 others`.
#[pyfunction]
#[pyo3(signature = (count, /, *, lang))]
pub fn others(count: usize, lang: &str) -> PyResult<String> {
    Ok(format::others(count, language(lang)?))
}
