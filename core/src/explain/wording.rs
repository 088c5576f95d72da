//! The sentences of an explanation, in Finnish, Swedish and English.

mod balance;
mod clients;
mod combined;
mod handed;
mod numbers;
mod order;
mod prior;
mod share;

pub(super) use balance::{Rest, Turn, Way, at_a_time, cent_at_a_time};
pub(super) use clients::{client, clients};
pub(super) use combined::{
    among, begins_before, begins_from, converted, greatest, least, only, over_all, tiers,
    when, zero_gives,
};
pub(super) use handed::{handed_over, part};
pub(super) use numbers::{number, numbers};
pub(super) use prior::{by_stages, not_billed_before, not_paid, prior};
pub(super) use share::{Bounded, Met, Share, Side, bound, nothing_to_share};

use crate::facts::Status;
use crate::format;
use crate::period::{Interval, Period};
use crate::rounding::Mode;
use crate::text::Lang;

/// Words of somebody else, as the language quotes them.
pub(super) fn quoted(words: &str, lang: Lang) -> String {
    let (open, close) = lang.choose(('”', '”'), ('”', '”'), ('“', '”'));
    format!("{open}{words}{close}")
}

/// A period as people write it: a year, a day, or the days from the first to the last.
pub(super) fn period(period: &Period, lang: Lang) -> String {
    match (period.as_year(), period.as_day()) {
        (Some(year), _) => year.to_string(),
        (None, Some(day)) => format::day(day, lang),
        (None, None) => format::days(period.days(), lang),
    }
}

/// From the first to the last day, after a verb.
fn span(days: Interval, lang: Lang) -> String {
    match lang {
        Lang::Fi | Lang::Sv => format::days(days, lang),
        Lang::En => {
            let (from, to) =
                (format::day(days.from(), lang), format::day(days.to(), lang));
            format!("from {from} to {to}")
        }
    }
}

pub(super) fn not_billed(lang: Lang) -> String {
    lang.choose(
        "Näytetään, ei laskuteta.",
        "Visas, faktureras inte.",
        "Shown, not billed.",
    )
    .to_owned()
}

/// A figure whose making stands elsewhere in the explanation.
pub(super) fn above(lang: Lang) -> String {
    lang.choose("Selitetty edellä.", "Förklarat ovan.", "Explained above.").to_owned()
}

pub(super) fn rate(days: Interval, lang: Lang) -> String {
    let days = span(days, lang);
    match lang {
        Lang::Fi => format!("Hinta on voimassa {days}."),
        Lang::Sv => format!("Priset gäller {days}."),
        Lang::En => format!("The price applies {days}."),
    }
}

pub(super) fn amount(days: Interval, lang: Lang) -> String {
    let days = span(days, lang);
    match lang {
        Lang::Fi => format!("Sopimuksen mukainen summa ajalle {days}."),
        Lang::Sv => format!("Beloppet enligt avtalet för {days}."),
        Lang::En => format!("The agreement states this amount {days}."),
    }
}

pub(super) fn value(days: Interval, lang: Lang) -> String {
    let days = span(days, lang);
    match lang {
        Lang::Fi => format!("Sopimuksen mukainen arvo ajalle {days}."),
        Lang::Sv => format!("Värdet enligt avtalet för {days}."),
        Lang::En => format!("The agreement states this value {days}."),
    }
}

pub(super) fn from_register(
    series: &str,
    day: &str,
    borders: &str,
    lang: Lang,
) -> String {
    match lang {
        Lang::Fi => format!("Rekisteristä: {series}, {day}; kuntarajat {borders}."),
        Lang::Sv => format!("Ur registret: {series}, {day}; kommungränser {borders}."),
        Lang::En => format!("From the register: {series}, {day}; borders of {borders}."),
    }
}

/// Follows what `from_register` says.
pub(super) fn carried_over(map: &str, parts: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!(" Muunnettu kuntajakoon {map}: {parts}."),
        Lang::Sv => format!(" Omräknat till kommunindelningen {map}: {parts}."),
        Lang::En => format!(" Carried over to the municipalities of {map}: {parts}."),
    }
}

/// Follows what `rate` or `amount` says.
pub(super) fn held(lang: Lang) -> &'static str {
    lang.choose(
        "Se pidetään voimassa, kuten pyydettiin.",
        "Det hålls i kraft, som begärt.",
        "It is held, as asked.",
    )
}

pub(super) fn given_for_this(days: Interval, lang: Lang) -> String {
    let days = span(days, lang);
    match lang {
        Lang::Fi => {
            format!("Annettu laskentaa varten ajalle {days}; sopimuksessa sitä ei ole.")
        }
        Lang::Sv => {
            format!("Angivet för beräkningen, för {days}; avtalet anger det inte.")
        }
        Lang::En => {
            format!(
                "Given for this calculation, {days}; the agreement does not state it."
            )
        }
    }
}

pub(super) fn from_facts(each: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Annetuista tiedoista: {each}."),
        Lang::Sv => format!("Ur uppgifterna: {each}."),
        Lang::En => format!("From the facts: {each}."),
    }
}

pub(super) fn counted_as_zero(lang: Lang) -> String {
    lang.choose(
        "Tiedoissa ei ole lukua; sopimuksen mukaan se lasketaan nollaksi.",
        "Uppgifterna har inget värde; enligt avtalet räknas det som noll.",
        "The facts say nothing; the agreement counts that as zero.",
    )
    .to_owned()
}

pub(super) fn status(status: Status, lang: Lang) -> String {
    match status {
        Status::Budget => lang.choose("talousarvio", "budget", "budget"),
        Status::Actual => lang.choose("toteuma", "utfall", "actual"),
        Status::Preliminary => lang.choose("ennakkotieto", "preliminär", "preliminary"),
        Status::Final => lang.choose("lopullinen", "slutlig", "final"),
        Status::Illustrative => lang.choose(
            "esimerkki, keksitty",
            "exempel, påhittat",
            "illustrative, made up",
        ),
    }
    .to_owned()
}

pub(super) fn known(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("tiedossa {day}"),
        Lang::Sv => format!("känt {day}"),
        Lang::En => format!("known on {day}"),
    }
}

/// In whose place a fact stands.
pub(super) fn replaced(count: usize, lang: Lang) -> Option<String> {
    Some(match (count, lang) {
        (0, _) => return None,
        (1, Lang::Fi) => "aiemmin tiedetyn sijasta".to_owned(),
        (1, Lang::Sv) => "i stället för en tidigare känd uppgift".to_owned(),
        (1, Lang::En) => "in place of one known before".to_owned(),
        (_, Lang::Fi) => format!("{count} aiemmin tiedetyn sijasta"),
        (_, Lang::Sv) => format!("i stället för {count} tidigare kända uppgifter"),
        (_, Lang::En) => format!("in place of {count} known before"),
    })
}

pub(super) fn rounded(
    from: &str,
    unit: &str,
    mode: Mode,
    to: &str,
    lang: Lang,
) -> String {
    let mode = mode_words(mode, lang);
    match lang {
        Lang::Fi => format!("{from} pyöristettynä {mode}, yksikkö {unit}: {to}."),
        Lang::Sv => format!("{from} avrundat {mode}, enhet {unit}: {to}."),
        Lang::En => format!("{from} rounded {mode} in units of {unit}: {to}."),
    }
}

pub(super) fn not_rounded(from: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => {
            format!("{from} on jo yksikön {unit} tarkkuudella; ei pyöristettävää.")
        }
        Lang::Sv => {
            format!("{from} är redan jämnt delbart med {unit}; inget att avrunda.")
        }
        Lang::En => {
            format!("{from} is already in whole units of {unit}; nothing to round.")
        }
    }
}

fn mode_words(mode: Mode, lang: Lang) -> &'static str {
    match mode {
        Mode::HalfUp => lang.choose(
            "lähimpään, puolikas nollasta poispäin",
            "till närmaste, en halv bort från noll",
            "to the nearest, a half away from zero,",
        ),
        Mode::HalfEven => lang.choose(
            "lähimpään, puolikas parilliseen",
            "till närmaste, en halv till jämnt",
            "to the nearest, a half to even,",
        ),
        Mode::HalfDown => lang.choose(
            "lähimpään, puolikas nollaa kohti",
            "till närmaste, en halv mot noll",
            "to the nearest, a half towards zero,",
        ),
        Mode::Down => lang.choose("nollaa kohti", "mot noll", "towards zero"),
        Mode::Up => lang.choose("nollasta poispäin", "bort från noll", "away from zero"),
    }
}
