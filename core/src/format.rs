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
    let mut text = String::with_capacity(ROOM);
    write_number(value, decimals, lang, &mut text);
    text
}

/// Enough for most figures.
const ROOM: usize = 32;

fn write_number(value: &Exact, decimals: usize, lang: Lang, text: &mut String) {
    if value.is_negative() {
        text.push(MINUS);
    }
    write_size(value, decimals, lang, text);
}

/// A number without its sign.
fn write_size(value: &Exact, decimals: usize, lang: Lang, text: &mut String) {
    let exact = value.to_decimal_text(decimals).unwrap_or_else(|| value.to_string());
    let size = exact.strip_prefix('-').unwrap_or(&exact);
    if let Some((numerator, denominator)) = size.split_once('/') {
        group(numerator, lang, text);
        text.push('/');
        group(denominator, lang, text);
    } else {
        let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
        group(whole, lang, text);
        if !fraction.is_empty() {
            text.push(lang.choose(',', ',', '.'));
            text.push_str(fraction);
        }
    }
}

/// Digits in groups of three.
fn group(digits: &str, lang: Lang, text: &mut String) {
    let mark = lang.choose(NO_BREAK, NO_BREAK, ',');
    let first = (digits.len() + 2) % 3 + 1;
    let (first, mut rest) = digits.split_at_checked(first).unwrap_or((digits, ""));
    text.push_str(first);
    while let Some((three, more)) = rest.split_at_checked(3) {
        text.push(mark);
        text.push_str(three);
        rest = more;
    }
}

/// Money: `357,63 €` in Finnish and Swedish, `€357.63` in English.
#[must_use]
pub fn money(value: &Exact, currency: &Currency, lang: Lang) -> String {
    let (sign, decimals) = (currency.sign(), currency.decimals());
    let mut text = String::with_capacity(ROOM);
    if lang == Lang::En {
        if value.is_negative() {
            text.push(MINUS);
        }
        text.push_str(sign);
        if sign.len() == 3 && sign == currency.code() {
            text.push(NO_BREAK);
        }
        write_size(value, decimals, lang, &mut text);
    } else {
        write_number(value, decimals, lang, &mut text);
        text.push(NO_BREAK);
        text.push_str(sign);
    }
    text
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

/// Those who are not named one by one: `12 others`.
///
/// ```
/// use osuus::{format, text::Lang};
/// assert_eq!(format::others(12, Lang::Fi), "12\u{a0}muuta");
/// ```
#[must_use]
pub fn others(count: usize, lang: Lang) -> String {
    let word = match count {
        1 => lang.choose("muu", "annan", "other"),
        _ => lang.choose("muuta", "andra", "others"),
    };
    let count = number(&Exact::count(count as u64), 0, lang);
    format!("{count}{NO_BREAK}{word}")
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
