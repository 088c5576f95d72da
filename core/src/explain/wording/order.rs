//! The sentences on the order in which somebody carries what rounding left over.

use super::balance::Rest;
use super::quoted;
use crate::plan::Over;
use crate::rounding::{Balance, BalanceKey, Rank};
use crate::text::Lang;

impl Rest<'_> {
    /// In which order it is carried.
    pub(super) fn order(&self, lang: Lang) -> String {
        let back = self.way.takes_back();
        match (self.balance, &self.carrier) {
            (Balance::Descending(key), _) => self.descending(key, lang),
            (Balance::First, _) => {
                let who = lang.choose(
                    ["luettelon ensimmäinen", "luettelon ensimmäiseltä"],
                    ["den första i listan"; 2],
                    ["the first of the list"; 2],
                );
                one(who, back, lang)
            }
            (Balance::Last, _) => {
                let who = lang.choose(
                    ["luettelon viimeinen", "luettelon viimeiseltä"],
                    ["den sista i listan"; 2],
                    ["the last of the list"; 2],
                );
                one(who, back, lang)
            }
            (Balance::Largest(key, rank), _) => {
                let most = lang.choose("suurin", "störst", "largest");
                self.by_key(key, &ranked(*rank, most, lang), lang)
            }
            (Balance::Smallest(key, rank), _) => {
                let least = lang.choose("pienin", "minst", "smallest");
                self.by_key(key, &ranked(*rank, least, lang), lang)
            }
            (Balance::Buyer(_), Some(carrier)) => {
                let from = match self.over {
                    Over::Areas(_) => format!("alueelta {carrier}"),
                    _ => format!("maksajalta {carrier}"),
                };
                let from = if lang == Lang::Fi { &from } else { carrier };
                one([carrier, from], back, lang)
            }
            // Whoever is named and takes no part leaves it to the others in this order.
            (Balance::LargestRemainder | Balance::Buyer(_) | Balance::Nobody, _) => {
                self.by_remainder(lang)
            }
        }
    }

    fn by_remainder(&self, lang: Lang) -> String {
        let portion = &self.portion;
        match (self.way.takes_back(), lang) {
            (false, Lang::Fi) => format!(
                "Se annetaan {portion} niille, joiden tarkasta osuudesta pyöristys vei eniten."
            ),
            (false, Lang::Sv) => format!(
                "Det delas ut {portion} till dem vars exakta andel avrundningen minskade mest."
            ),
            (false, Lang::En) => format!(
                "It is handed out {portion} to those whose exact share lost most by rounding."
            ),
            (true, Lang::Fi) => format!(
                "Se vähennetään {portion} niiltä, joiden tarkkaa osuutta pyöristys kasvatti eniten."
            ),
            (true, Lang::Sv) => format!(
                "Det avdras {portion} från dem vars exakta andel avrundningen ökade mest."
            ),
            (true, Lang::En) => format!(
                "It is taken back {portion} from those whose exact share gained most by rounding."
            ),
        }
    }

    fn descending(&self, key: &BalanceKey, lang: Lang) -> String {
        let portion = &self.portion;
        let of = self.key_words(key, lang);
        match (self.way.takes_back(), lang) {
            (false, Lang::Fi) => {
                format!("Se annetaan {portion}, ensin sille, jonka {of} on suurin.")
            }
            (false, Lang::Sv) => {
                format!("Det delas ut {portion}, först till den vars {of} är störst.")
            }
            (false, Lang::En) => {
                format!("It is handed out {portion}, to the largest {of} first.")
            }
            (true, Lang::Fi) => {
                format!("Se vähennetään {portion}, ensin siltä, jonka {of} on suurin.")
            }
            (true, Lang::Sv) => {
                format!("Det avdras {portion}, först från den vars {of} är störst.")
            }
            (true, Lang::En) => {
                format!("It is taken back {portion}, from the largest {of} first.")
            }
        }
    }

    fn by_key(&self, key: &BalanceKey, most: &str, lang: Lang) -> String {
        let of = self.key_words(key, lang);
        let who = match lang {
            Lang::Fi => [
                format!("se, jonka {of} on {most}"),
                format!("siltä, jonka {of} on {most}"),
            ],
            Lang::Sv => {
                let who = format!("den vars {of} är {most}");
                [who.clone(), who]
            }
            Lang::En => {
                let who = format!("whoever has the {most} {of}");
                [who.clone(), who]
            }
        };
        let [who, from] = &who;
        one([who, from], self.way.takes_back(), lang)
    }

    fn key_words(&self, key: &BalanceKey, lang: Lang) -> String {
        match (key, &self.key) {
            (BalanceKey::Measure(_), Some(name)) => quoted(name, lang),
            _ => lang.choose("paino", "vikt", "weight").to_owned(),
        }
    }
}

/// The second largest, and so on.
fn ranked(rank: Rank, most: &str, lang: Lang) -> String {
    let place = match rank.get() {
        2 => lang.choose("toiseksi", "näst", "second"),
        3 => lang.choose("kolmanneksi", "tredje", "third"),
        4 => lang.choose("neljänneksi", "fjärde", "fourth"),
        5 => lang.choose("viidenneksi", "femte", "fifth"),
        6 => lang.choose("kuudenneksi", "sjätte", "sixth"),
        7 => lang.choose("seitsemänneksi", "sjunde", "seventh"),
        8 => lang.choose("kahdeksanneksi", "åttonde", "eighth"),
        9 => lang.choose("yhdeksänneksi", "nionde", "ninth"),
        _ => return most.to_owned(),
    };
    format!("{place} {most}")
}

/// That one carries it: what it is called who gets it, and from whom it is taken.
fn one([who, from]: [&str; 2], back: bool, lang: Lang) -> String {
    match (back, lang) {
        (false, Lang::Fi) => format!("Sen saa {who}."),
        (false, Lang::Sv) => format!("Det går till {who}."),
        (false, Lang::En) => format!("It goes to {who}."),
        (true, Lang::Fi) => format!("Se vähennetään {from}."),
        (true, Lang::Sv) => format!("Det avdras från {from}."),
        (true, Lang::En) => format!("It is taken back from {from}."),
    }
}
