//! The sentences on figures made of others.

use crate::agreement::{Parts, TakeBand};
use crate::plan::Over;
use crate::text::Lang;

/// A sum over all, or over those of an area.
pub(in crate::explain) fn over_all(
    count: usize,
    over: Over,
    shown: &str,
    lang: Lang,
) -> String {
    let areas = matches!(over, Over::Areas(_));
    match (lang, areas) {
        (Lang::Fi, false) => format!("Yhteensä {count} maksajalta: {shown}."),
        (Lang::Sv, false) => format!("Summan av {count} betalare: {shown}."),
        (Lang::En, false) => format!("The sum over {count} buyers: {shown}."),
        (Lang::Fi, true) => format!("Yhteensä {count} alueelta: {shown}."),
        (Lang::Sv, true) => format!("Summan av {count} områden: {shown}."),
        (Lang::En, true) => format!("The sum over {count} areas: {shown}."),
    }
}

pub(in crate::explain) fn zero_gives(formula: &str, shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => {
            format!("{formula}: jakaja on nolla, ja silloin sopimuksen mukaan {shown}.")
        }
        Lang::Sv => {
            format!("{formula}: divisorn är noll, och då gäller enligt avtalet {shown}.")
        }
        Lang::En => {
            format!(
                "{formula}: the divisor is zero, and then the agreement says {shown}."
            )
        }
    }
}

pub(in crate::explain) fn least(all: &str, shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Pienin luvuista {all}: {shown}."),
        Lang::Sv => format!("Det minsta av {all}: {shown}."),
        Lang::En => format!("The least of {all}: {shown}."),
    }
}

pub(in crate::explain) fn greatest(all: &str, shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Suurin luvuista {all}: {shown}."),
        Lang::Sv => format!("Det största av {all}: {shown}."),
        Lang::En => format!("The greatest of {all}: {shown}."),
    }
}

pub(in crate::explain) fn among(lang: Lang) -> String {
    lang.choose(
        "maksaja on yksi nimetyistä",
        "betalaren är en av de namngivna",
        "the buyer is one of those named",
    )
    .to_owned()
}

pub(in crate::explain) fn begins_before(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("laskutettava aika alkaa ennen {day}"),
        Lang::Sv => format!("den fakturerade tiden börjar före {day}"),
        Lang::En => format!("the billed time begins before {day}"),
    }
}

pub(in crate::explain) fn begins_from(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("laskutettava aika alkaa {day} tai myöhemmin"),
        Lang::Sv => format!("den fakturerade tiden börjar {day} eller senare"),
        Lang::En => format!("the billed time begins on {day} or later"),
    }
}

pub(in crate::explain) fn when(
    holds: bool,
    condition: &str,
    taken: &str,
    lang: Lang,
) -> String {
    match (holds, lang) {
        (true, Lang::Fi) => format!("Ehto täyttyy ({condition}): {taken}."),
        (true, Lang::Sv) => format!("Villkoret är uppfyllt ({condition}): {taken}."),
        (true, Lang::En) => format!("The condition holds ({condition}): {taken}."),
        (false, Lang::Fi) => format!("Ehto ei täyty ({condition}): {taken}."),
        (false, Lang::Sv) => {
            format!("Villkoret är inte uppfyllt ({condition}): {taken}.")
        }
        (false, Lang::En) => {
            format!("The condition does not hold ({condition}): {taken}.")
        }
    }
}

pub(in crate::explain) fn converted(
    from: &str,
    size: &str,
    parts: Parts,
    to: &str,
    lang: Lang,
) -> String {
    let parts = match parts {
        Parts::Exact => "",
        Parts::Started => lang.choose(
            ", alkanut on kokonainen",
            ", påbörjad är hel",
            ", started ones are whole",
        ),
        Parts::Full => lang.choose(", vain täydet", ", bara hela", ", full ones only"),
    };
    format!("{from} ÷ {size}{parts}: {to}.")
}

pub(in crate::explain) fn tiers(
    take: TakeBand,
    terms: &str,
    shown: &str,
    lang: Lang,
) -> String {
    let words = match take {
        TakeBand::Graduated => lang.choose("Portaittain", "Stegvis", "Band by band"),
        TakeBand::Volume => lang.choose(
            "Saavutetun portaan hinta koko määrälle",
            "Priset i det nådda steget för hela mängden",
            "The price of the reached band for all of it",
        ),
        TakeBand::Fee => lang.choose(
            "Saavutetun portaan maksu",
            "Avgiften i det nådda steget",
            "The fee of the reached band",
        ),
    };
    format!("{words}: {terms} = {shown}.")
}
