//! Figures as the reader's language writes them. Every figure that people see is made here.

use jiff::civil::Date;

use crate::exact::Exact;
use crate::money::Currency;
use crate::period::Interval;
use crate::text::Lang;

/// No line may break inside a figure.
const NO_BREAK: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// A number: `1 234,5` in Finnish and Swedish, `1,234.5` in English.
///
/// ```
/// use osuus::{exact::Exact, format, text::Lang};
/// let residents = Exact::from(264_762);
/// assert_eq!(format::number(&residents, 0, Lang::En), "264,762");
/// assert_eq!(format::number(&residents, 0, Lang::Fi), "264\u{a0}762");
/// ```
#[must_use]
pub fn number(value: &Exact, decimals: usize, lang: Lang) -> String {
    let exact = value.to_decimal_text(decimals).unwrap_or_else(|| value.to_string());
    let (minus, size) = match exact.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, exact.as_str()),
    };
    let mut text = String::with_capacity(exact.len() * 2);
    if minus {
        text.push(MINUS);
    }
    if let Some((numerator, denominator)) = size.split_once('/') {
        group(numerator, lang, &mut text);
        text.push('/');
        group(denominator, lang, &mut text);
    } else {
        let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
        group(whole, lang, &mut text);
        if !fraction.is_empty() {
            text.push(lang.choose(',', ',', '.'));
            text.push_str(fraction);
        }
    }
    text
}

/// Digits in groups of three.
fn group(digits: &str, lang: Lang, text: &mut String) {
    let mark = lang.choose(NO_BREAK, NO_BREAK, ',');
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
}

/// Money: `357,63 €` in Finnish and Swedish, `€357.63` in English.
#[must_use]
pub fn money(value: &Exact, currency: &Currency, lang: Lang) -> String {
    let sign = currency.sign();
    if lang == Lang::En {
        let figure = number(&value.abs(), currency.decimals(), lang);
        let minus = if value.is_negative() { String::from(MINUS) } else { String::new() };
        let gap = if sign.len() == 3 && sign == currency.code() { "\u{a0}" } else { "" };
        return format!("{minus}{sign}{gap}{figure}");
    }
    format!("{}{NO_BREAK}{sign}", number(value, currency.decimals(), lang))
}

/// A day: `31.12.2001` in Finnish and Swedish, `31 December 2001` in English.
#[must_use]
pub fn day(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if lang != Lang::En {
        return format!("{day}.{month}.{year}");
    }
    let name = match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    };
    format!("{day} {name} {year}")
}

/// A span of days, with an en dash.
#[must_use]
pub fn days(interval: Interval, lang: Lang) -> String {
    let dash = if lang == Lang::En { " – " } else { "–" };
    format!("{}{dash}{}", day(interval.from(), lang), day(interval.to(), lang))
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;
