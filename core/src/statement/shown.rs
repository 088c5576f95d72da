//! The figures of a statement as people read them.

use super::{Line, Statement};
use crate::agreement::UnitName;
use crate::exact::Exact;
use crate::format;
use crate::money::Currency;
use crate::text::Lang;

impl Statement {
    /// An amount in the currency of the statement.
    #[must_use]
    pub fn shown(&self, amount: &Exact, lang: Lang) -> String {
        format::money(amount, self.currency(), lang)
    }
}

impl Line {
    /// The quantity with its unit, such as `917 residents`; empty if there is none.
    #[must_use]
    pub fn shown_quantity(&self, lang: Lang) -> String {
        match (&self.quantity, self.unit_name()) {
            (Some(quantity), Some(unit)) => counted(quantity, unit, lang),
            _ => String::new(),
        }
    }

    /// The rate with its unit, such as `€0.39/resident`; empty if there is none.
    #[must_use]
    pub fn shown_rate(&self, currency: &Currency, lang: Lang) -> String {
        match (&self.rate, self.unit_name()) {
            (Some(rate), Some(unit)) => per_unit(rate, unit, currency, lang),
            _ => String::new(),
        }
    }
}

/// A number with its unit.
pub(crate) fn counted(quantity: &Exact, unit: &UnitName, lang: Lang) -> String {
    let number = format::number(quantity, 0, lang);
    match unit.counted(quantity, lang) {
        // A plain number.
        "" => number,
        unit => format!("{number}\u{a0}{unit}"),
    }
}

/// Money for one unit.
pub(crate) fn per_unit(
    rate: &Exact,
    unit: &UnitName,
    currency: &Currency,
    lang: Lang,
) -> String {
    let rate = format::money(rate, currency, lang);
    match unit.one.get(lang) {
        "" => rate,
        unit => format!("{rate}/{unit}"),
    }
}
