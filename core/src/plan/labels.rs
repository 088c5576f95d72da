//! What people call the steps that have no name in the agreement.

use super::By;
use crate::agreement::{Each, Succession};
use crate::source::Citation;
use crate::text::Text;

fn text(fi: &str, sv: &str, en: &str) -> Text {
    Text { fi: Some(fi.into()), sv: Some(sv.into()), en: Some(en.into()) }
}

pub(super) fn rate() -> Text {
    text("Yksikköhinta", "Enhetspris", "Rate")
}

pub(super) fn pool() -> Text {
    text("Jaettava kustannus", "Kostnad som fördelas", "Pool")
}

pub(super) fn sum() -> Text {
    text("Painojen summa", "Vikternas summa", "Sum of weights")
}

pub(super) fn weight() -> Text {
    text("Paino", "Vikt", "Weight")
}

pub(super) fn bill() -> Text {
    text("Lasku", "Räkning", "Bill")
}

pub(super) fn total() -> Text {
    text("Laskut yhteensä", "Räkningar totalt", "All bills")
}

pub(super) fn unrounded() -> Text {
    text("Ennen pyöristystä", "Före avrundning", "Before rounding")
}

pub(super) fn rounding() -> Text {
    text("Pyöristys", "Avrundning", "Rounding")
}

pub(super) fn number() -> Text {
    text("Luku", "Tal", "Number")
}

/// Whose a figure of the whole agreement is.
pub(super) fn everybody() -> Text {
    text("koko sopimus", "hela avtalet", "the whole agreement")
}

pub(super) fn no_ceiling() -> Text {
    text("ei ylärajaa", "inget tak", "no ceiling")
}

/// What the source of a term says, to stand behind what is said of the term.
pub(super) fn said_of_the_term(cited: Option<&Citation>) -> Text {
    match cited.and_then(|cited| cited.quote.as_ref()) {
        Some(quote) => text(
            &format!("; lähde: ”{quote}”"),
            &format!("; källan: ”{quote}”"),
            &format!("; the source: “{quote}”"),
        ),
        None => text("", "", ""),
    }
}

pub(super) fn floor() -> Text {
    text("Alaraja", "Golv", "Floor")
}

pub(super) fn difference() -> Text {
    text("Erotus", "Skillnad", "Difference")
}

pub(super) fn part() -> Text {
    text("Osa", "Del", "Part")
}

pub(super) fn paid() -> Text {
    text("Rahoittajat yhteensä", "Finansiärer totalt", "Paid by funders")
}

pub(super) fn rest() -> Text {
    text("Jäljellä", "Återstår", "Left over")
}

pub(super) fn whole_year() -> Text {
    text("Koko vuosi", "Hela året", "The whole year")
}

pub(super) fn advance() -> Text {
    text("Ennakko", "Förskott", "Advance")
}

/// Each of the instalments but the last.
pub(super) fn instalment(count: u16) -> Text {
    match count.saturating_sub(1) {
        1 => text("Erä 1", "Delbetalning 1", "Instalment 1"),
        others => text(
            &format!("Erät 1–{others}, kukin"),
            &format!("Delbetalning 1–{others}, var och en"),
            &format!("Instalments 1–{others}, each"),
        ),
    }
}

pub(super) fn but_the_last() -> Text {
    text("Muut erät yhteensä", "Övriga delbetalningar", "All instalments but the last")
}

pub(super) fn last_instalment(count: u16) -> Text {
    text(
        &format!("Viimeinen erä ({count}.)"),
        &format!("Sista delbetalningen ({count})"),
        &format!("Last instalment ({count})"),
    )
}

/// What earlier statements of the year come to.
pub(super) fn earlier() -> Text {
    text("Aiemmat laskelmat", "Tidigare uträkningar", "Earlier statements")
}

pub(super) fn billed_before() -> Text {
    text("Aiemmin laskutettu", "Tidigare fakturerat", "Billed before")
}

pub(super) fn to_settle() -> Text {
    text("Tasattavaa", "Att reglera", "To settle")
}

pub(super) fn sign_changed() -> Text {
    text("Etumerkki vaihdettuna", "Med omvänt tecken", "With its sign changed")
}

pub(super) fn without_sign() -> Text {
    text("Ilman etumerkkiä", "Utan tecken", "Without its sign")
}

pub(super) fn below_threshold() -> Text {
    text("Alle tasausrajan", "Under tröskelbeloppet", "Below the threshold")
}

pub(super) fn sum_of_times(each: Each) -> Text {
    match each {
        Each::Year => text("Vuodet yhteensä", "Åren sammanlagt", "Sum of the years"),
        Each::Quarter => {
            text("Neljännekset yhteensä", "Kvartalen sammanlagt", "Sum of the quarters")
        }
        Each::Month => {
            text("Kuukaudet yhteensä", "Månaderna sammanlagt", "Sum of the months")
        }
    }
}

/// A price times the index of its year.
pub(super) fn indexed() -> Text {
    text("Hinta kertaa indeksi", "Priset gånger index", "Price times index")
}

/// The price of a year on the way from the base year.
pub(super) fn price_of(year: i16) -> Text {
    text(
        &format!("Vuoden {year} hinta"),
        &format!("Priset för {year}"),
        &format!("Price of {year}"),
    )
}

/// How long somebody belongs.
pub(super) fn time(by: Succession) -> Text {
    match by {
        Succession::Days => {
            text("Jäsenyyspäivät", "Dagar som medlem", "Days of membership")
        }
        Succession::Months => {
            text("Jäsenyyskuukaudet", "Månader som medlem", "Months of membership")
        }
    }
}

/// How long the billed time is.
pub(super) fn all_of_the_time(by: Succession) -> Text {
    match by {
        Succession::Days => {
            text("Laskutettavat päivät", "Fakturerade dagar", "Billed days")
        }
        Succession::Months => {
            text("Laskutettavat kuukaudet", "Fakturerade månader", "Billed months")
        }
    }
}

pub(super) fn handed_over(by: By) -> Text {
    match by {
        By::Restated => text(
            "Toisella kuntajaolla",
            "Med en annan kommunindelning",
            "On another day’s municipalities",
        ),
        By::Succession(_) => {
            text("Seuraajille", "Till efterträdarna", "To the successors")
        }
    }
}
