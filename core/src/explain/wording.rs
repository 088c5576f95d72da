//! The sentences of an explanation, in Finnish, Swedish and English.

use crate::facts::Status;
use crate::plan::By;
use crate::rounding::{Balance, Mode, Rounded, Rounding};
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

pub(super) fn over_buyers(count: usize, shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Yhteensä {count} maksajalta: {shown}."),
        Lang::Sv => format!("Summan av {count} betalare: {shown}."),
        Lang::En => format!("The sum over {count} buyers: {shown}."),
    }
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

/// Who carries what rounding left over, without a full stop.
fn balance_words(balance: &Balance, lang: Lang) -> String {
    match balance {
        Balance::Nobody => lang
            .choose(
                "Tasauserää ei kanna kukaan",
                "Ingen bär resten",
                "Nobody carries the balance",
            )
            .to_owned(),
        Balance::Descending(key) => match lang {
            Lang::Fi => format!(
                "Tasauserä jaetaan yksikkö kerrallaan suureen {key} mukaan suurimmasta alkaen"
            ),
            Lang::Sv => format!("Resten delas ut en enhet i taget, störst {key} först"),
            Lang::En => {
                format!(
                    "The balance is handed out one unit at a time, most of {key} first"
                )
            }
        },
        _ => {
            let carrier = carrier_words(balance, lang);
            match lang {
                Lang::Fi => format!("Tasauserän kantaa {carrier}"),
                Lang::Sv => format!("Resten bärs av {carrier}"),
                Lang::En => format!("The balance is carried by {carrier}"),
            }
        }
    }
}

fn carrier_words(balance: &Balance, lang: Lang) -> String {
    match balance {
        Balance::LargestRemainder => lang
            .choose("suurin jakojäännös", "den största resten", "the largest remainder")
            .to_owned(),
        Balance::First => lang
            .choose(
                "luettelon ensimmäinen",
                "den första i listan",
                "the first of the list",
            )
            .to_owned(),
        Balance::Last => lang
            .choose("luettelon viimeinen", "den sista i listan", "the last of the list")
            .to_owned(),
        Balance::Nobody | Balance::Descending(_) => String::new(),
        Balance::Largest(key) => match lang {
            Lang::Fi => format!("se, jolla on eniten suuretta {key}"),
            Lang::Sv => format!("den som har mest av {key}"),
            Lang::En => format!("whoever has most of {key}"),
        },
        Balance::Smallest(key) => match lang {
            Lang::Fi => format!("se, jolla on vähiten suuretta {key}"),
            Lang::Sv => format!("den som har minst av {key}"),
            Lang::En => format!("whoever has least of {key}"),
        },
        Balance::Buyer(code) => match lang {
            Lang::Fi => format!("maksaja {code}"),
            Lang::Sv => format!("betalaren {code}"),
            Lang::En => format!("the buyer {code}"),
        },
    }
}

/// What is said of one part of a shared pool; every figure already in the reader's format.
pub(super) struct Share<'a> {
    pub pool: String,
    pub weight: String,
    pub weights: String,
    pub quota: String,
    pub rounding: &'a Rounding,
    pub unit: String,
    pub rounded: String,
    pub carried: Option<String>,
    pub rank: Option<usize>,
    pub next: Option<String>,
    pub amount: String,
    pub bounded: bool,
}

impl Share<'_> {
    pub fn text(&self, lang: Lang) -> String {
        let mut text = self.quota_words(lang);
        if self.rounding.rounded() == Rounded::Total {
            return text;
        }
        let mode = mode_words(self.rounding.mode(), lang).trim_end_matches(',');
        let (unit, rounded) = (&self.unit, &self.rounded);
        text += &match lang {
            Lang::Fi => format!(" Pyöristettynä {mode}, yksikkö {unit}: {rounded}."),
            Lang::Sv => format!(" Avrundat {mode}, enhet {unit}: {rounded}."),
            Lang::En => format!(" Rounded {mode} in units of {unit}: {rounded}."),
        };
        text += &format!(" {}", balance_words(self.rounding.balance(), lang));
        text += &self.carried_words(lang);
        text
    }

    fn quota_words(&self, lang: Lang) -> String {
        let Self { pool, weight, weights, quota, .. } = self;
        let bounds = if self.bounded {
            lang.choose(", rajojen sisällä", ", inom gränserna", ", within the bounds")
        } else {
            ""
        };
        match lang {
            Lang::Fi => {
                format!("{pool} × {weight} / {weights}{bounds}: tarkka osuus {quota}.")
            }
            Lang::Sv => {
                format!("{pool} × {weight} / {weights}{bounds}: exakt andel {quota}.")
            }
            Lang::En => {
                format!("{pool} × {weight} / {weights}{bounds}: exact share {quota}.")
            }
        }
    }

    fn carried_words(&self, lang: Lang) -> String {
        let amount = &self.amount;
        let rank = self.rank.map(|rank| match lang {
            Lang::Fi => format!("järjestyksessä {rank}."),
            Lang::Sv => format!("nummer {rank} i ordningen"),
            Lang::En => format!("number {rank} in the order"),
        });
        let rank = rank.map(|words| format!(" ({words})")).unwrap_or_default();
        match &self.carried {
            Some(carried) => {
                let next = self.next.as_ref().map(|next| match lang {
                    Lang::Fi => format!(" Seuraavana olisi ollut {next}."),
                    Lang::Sv => format!(" Näst i tur var {next}."),
                    Lang::En => format!(" Next in turn was {next}."),
                });
                let next = next.unwrap_or_default();
                match lang {
                    Lang::Fi => {
                        format!("; tälle maksajalle{rank} {carried}: {amount}.{next}")
                    }
                    Lang::Sv => {
                        format!("; denna betalare{rank} {carried}: {amount}.{next}")
                    }
                    Lang::En => {
                        format!("; this buyer{rank} carries {carried}: {amount}.{next}")
                    }
                }
            }
            None => match lang {
                Lang::Fi => {
                    format!("; tälle maksajalle{rank} ei siitä mitään: {amount}.")
                }
                Lang::Sv => format!("; denna betalare{rank} bär inget: {amount}."),
                Lang::En => format!("; this buyer{rank} carries none of it: {amount}."),
            },
        }
    }
}
