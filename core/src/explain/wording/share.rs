//! The sentences on a part of a shared pool.

use super::mode_words;
use crate::plan::Over;
use crate::rounding::{Balance, Rounded, Rounding};
use crate::text::{Lang, Text};

pub(in crate::explain) fn nothing_to_share(lang: Lang) -> String {
    lang.choose(
        "Alueella ei ole mitään jaettavaa.",
        "Området har inget att fördela.",
        "The area has nothing to share.",
    )
    .to_owned()
}

/// Who carries what rounding left over, without a full stop.
fn balance_words(balance: &Balance, named: &Named<'_>, lang: Lang) -> String {
    let key = named.key.unwrap_or_default();
    match balance {
        Balance::Nobody => lang
            .choose(
                "Tasauserää ei kanna kukaan",
                "Ingen bär resten",
                "Nobody carries the balance",
            )
            .to_owned(),
        Balance::Descending(_) => match lang {
            Lang::Fi => format!(
                "Tasauserä jaetaan yksikkö kerrallaan, ensin sille, jolla on eniten: {key}"
            ),
            Lang::Sv => format!("Resten delas ut en enhet i taget, störst {key} först"),
            Lang::En => {
                format!(
                    "The balance is handed out one unit at a time, most of {key} first"
                )
            }
        },
        _ => {
            let carrier = carrier_words(balance, named, lang);
            match lang {
                Lang::Fi => format!("Tasauserän kantaa {carrier}"),
                Lang::Sv => format!("Resten bärs av {carrier}"),
                Lang::En => format!("The balance is carried by {carrier}"),
            }
        }
    }
}

fn carrier_words(balance: &Balance, named: &Named<'_>, lang: Lang) -> String {
    let key = named.key.unwrap_or_default();
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
        Balance::Largest(_) => match lang {
            Lang::Fi => format!("se, jolla on eniten: {key}"),
            Lang::Sv => format!("den som har mest av {key}"),
            Lang::En => format!("whoever has most of {key}"),
        },
        Balance::Smallest(_) => match lang {
            Lang::Fi => format!("se, jolla on vähiten: {key}"),
            Lang::Sv => format!("den som har minst av {key}"),
            Lang::En => format!("whoever has least of {key}"),
        },
        Balance::Buyer(code) => named.carrier.map_or(code.clone(), ToOwned::to_owned),
    }
}

/// What is said of one part of a shared pool; every figure already in the reader's format.
pub(in crate::explain) struct Share<'a> {
    pub pool: String,
    pub weight: String,
    pub weights: String,
    pub quota: String,
    pub rounding: &'a Rounding,
    pub unit: String,
    pub rounded: String,
    pub carried: Option<String>,
    pub rank: Option<u32>,
    pub next: Option<String>,
    pub amount: String,
    pub bounded: bool,
    /// What the key is called that orders the carriers.
    pub key: Option<&'a str>,
    /// What the carrier is called that the balance names.
    pub carrier: Option<Text>,
    pub over: Over,
}

/// What a balance names, as people call it.
struct Named<'a> {
    key: Option<&'a str>,
    carrier: Option<&'a str>,
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
        let carrier = self.carrier.as_ref().map(|name| name.get(lang));
        let named = Named { key: self.key, carrier };
        text += &format!(" {}", balance_words(self.rounding.balance(), &named, lang));
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
        let this = match self.over {
            Over::Areas(_) => lang.choose("tälle alueelle", "detta område", "this area"),
            _ => lang.choose("tälle maksajalle", "denna betalare", "this buyer"),
        };
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
                let verb = lang.choose("", "", " carries");
                format!("; {this}{rank}{verb} {carried}: {amount}.{next}")
            }
            None => match lang {
                Lang::Fi => {
                    format!("; {this}{rank} ei siitä mitään: {amount}.")
                }
                Lang::Sv => format!("; {this}{rank} bär inget: {amount}."),
                Lang::En => format!("; {this}{rank} carries none of it: {amount}."),
            },
        }
    }
}
