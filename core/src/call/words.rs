//! The scalars of calls: what a text or number of a call says, read alike in all of them.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::explain::ClientView;
use crate::municipality::MunicipalityCode;
use crate::period::Period;
use crate::report::Keys;
use crate::text::Text;

fn wrong(code: Code, text: &str) -> Diagnostic {
    Diagnostic::new(code, Input::Call).with("value", text)
}

/// A number.
pub(super) fn decimal(text: &str) -> Result<Exact, Diagnostic> {
    text.parse::<Exact>().map_err(|error| wrong(error.into(), text))
}

/// A number from zero up.
pub(super) fn amount(text: &str) -> Result<Exact, Diagnostic> {
    let value = decimal(text)?;
    if value.is_negative() { Err(wrong(Code::BelowZero, text)) } else { Ok(value) }
}

/// One of a few names.
pub(super) fn choice<T: Copy>(text: &str, names: &[(&str, T)]) -> Result<T, Diagnostic> {
    let found = names.iter().find(|(name, _)| *name == text);
    found.map(|(_, one)| *one).ok_or_else(|| {
        let choices: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        wrong(Code::NotAChoice, text).with("choices", choices.join(", "))
    })
}

/// A day.
pub(super) fn day(text: &str) -> Result<Date, Diagnostic> {
    crate::period::date(text).ok_or_else(|| wrong(Code::NotADate, text))
}

/// A calendar year as the name of a field.
pub(super) fn number(text: &str) -> Result<i16, Diagnostics> {
    let number = text.parse().map_err(|_| wrong(Code::NotAPeriod, text))?;
    year(number).map(|_| number)
}

/// A calendar year.
pub(super) fn year(year: i16) -> Result<Period, Diagnostics> {
    Period::year(year).map_err(|_| {
        super::bad_call(Text::in_all(
            format!("{year} ei ole vuosi väliltä 1–9999"),
            format!("{year} är inte ett år mellan 1 och 9999"),
            format!("{year} is not a year from 1 to 9999"),
        ))
    })
}

/// A period: a year, a quarter, a month, a day or an interval.
pub(super) fn period(text: &str) -> Result<Period, Diagnostic> {
    text.parse().map_err(|_| wrong(Code::NotAPeriod, text))
}

/// The code of a municipality.
pub(super) fn code(text: &str) -> Result<MunicipalityCode, Diagnostic> {
    text.parse().map_err(|_| wrong(Code::NotACode, text))
}

/// Whether a report tells of single people.
pub(super) fn keys(clients: ClientView) -> Keys {
    match clients {
        ClientView::Hidden => Keys::Hidden,
        ClientView::Shown => Keys::Shown,
    }
}
