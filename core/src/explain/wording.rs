//! The sentences of an explanation, in Finnish, Swedish and English.

mod clients;
mod combined;
mod share;

pub(super) use clients::{client, clients, not_paid, prior};
pub(super) use combined::{
    among, begins_before, begins_from, converted, greatest, least, over_all, tiers, when,
    zero_gives,
};
pub(super) use share::{Share, nothing_to_share};

use crate::facts::Status;
use crate::plan::By;
use crate::rounding::Mode;
use crate::text::Lang;

pub(super) fn weight(lang: Lang) -> String {
    lang.choose(
        "Sopimuksen mukainen paino.",
        "Vikt enligt avtalet.",
        "The weight that the agreement states.",
    )
    .to_owned()
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

pub(super) fn number(lang: Lang) -> String {
    lang.choose(
        "Sopimuksessa sanottu luku.",
        "Ett tal som avtalet anger.",
        "A number that the agreement states.",
    )
    .to_owned()
}

pub(super) fn rate(days: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Hinta on voimassa {days}."),
        Lang::Sv => format!("Priset gäller {days}."),
        Lang::En => format!("The price holds {days}."),
    }
}

pub(super) fn amount(days: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Sopimuksen mukainen summa ajalle {days}."),
        Lang::Sv => format!("Beloppet enligt avtalet för {days}."),
        Lang::En => format!("The amount that the agreement states for {days}."),
    }
}

pub(super) fn value(days: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Sopimuksen mukainen arvo ajalle {days}."),
        Lang::Sv => format!("Värdet enligt avtalet för {days}."),
        Lang::En => format!("The value that the agreement states for {days}."),
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
        Lang::Fi => format!(" Muunnettu kartalle {map}: {parts}."),
        Lang::Sv => format!(" Omräknat till kartan {map}: {parts}."),
        Lang::En => format!(" Carried over to the map of {map}: {parts}."),
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

pub(super) fn given_with_the_call(days: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Annettu kutsussa ajalle {days}; sopimuksessa sitä ei ole."),
        Lang::Sv => format!("Givet i anropet för {days}; avtalet anger det inte."),
        Lang::En => {
            format!("Given with the call for {days}; the agreement does not state it.")
        }
    }
}

/// Who owed it on the first map; `maps` are the days of both.
pub(super) fn handed_over(
    by: By,
    (from, to): &(String, String),
    parts: &str,
    shown: &str,
    lang: Lang,
) -> String {
    match (by, lang) {
        (By::Restated, Lang::Fi) => {
            format!(
                "Laskettu kartalla {from}, esitetty kartalla {to}: {parts} = {shown}."
            )
        }
        (By::Restated, Lang::Sv) => {
            format!("Uträknat på kartan {from}, visat på kartan {to}: {parts} = {shown}.")
        }
        (By::Restated, Lang::En) => format!(
            "Worked out on the map of {from}, shown on the map of {to}: {parts} = {shown}."
        ),
        (By::Succession(by), lang) => {
            let by = crate::statement::convention_words(by);
            let by = by.get(lang);
            match lang {
                Lang::Fi => format!(
                    "Kartta muuttuu aikana {from} – {to}; maksu jaetaan {by} mukaan: {parts} = {shown}."
                ),
                Lang::Sv => format!(
                    "Kartan ändras mellan {from} och {to}; det skyldiga delas efter {by}: {parts} = {shown}."
                ),
                Lang::En => format!(
                    "The map changes between {from} and {to}; what is owed is divided by {by}: {parts} = {shown}."
                ),
            }
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
            format!("{from} on jo täysi yksikön {unit} kerrannainen; ei pyöristettävää.")
        }
        Lang::Sv => {
            format!("{from} är redan en hel multipel av {unit}; inget att avrunda.")
        }
        Lang::En => {
            format!("{from} is already a whole multiple of {unit}; nothing to round.")
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
