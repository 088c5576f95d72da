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
        (Lang::Fi, true) => format!("Yhteensä {count} alueelta: {shown}."),
        (Lang::Sv, true) => {
            let areas = if count == 1 { "område" } else { "områden" };
            format!("Summan av {count} {areas}: {shown}.")
        }
        (Lang::En, areas) => {
            let who = match (areas, count) {
                (false, 1) => "buyer",
                (false, _) => "buyers",
                (true, 1) => "area",
                (true, _) => "areas",
            };
            format!("The sum over {count} {who}: {shown}.")
        }
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

pub(in crate::explain) fn least(all: &[&str], shown: &str, lang: Lang) -> String {
    chosen(
        all,
        shown,
        lang,
        ["Pienempi luvuista", "Det mindre av", "The lesser of"],
        ["Pienin luvuista", "Det minsta av", "The least of"],
    )
}

pub(in crate::explain) fn greatest(all: &[&str], shown: &str, lang: Lang) -> String {
    chosen(
        all,
        shown,
        lang,
        ["Suurempi luvuista", "Det större av", "The greater of"],
        ["Suurin luvuista", "Det största av", "The greatest of"],
    )
}

/// One of two, or of more.
fn chosen(
    all: &[&str],
    shown: &str,
    lang: Lang,
    of_two: [&str; 3],
    of_more: [&str; 3],
) -> String {
    let and = lang.choose("ja", "och", "and");
    let ([fi, sv, en], listed) = match all {
        [a, b] => (of_two, format!("{a} {and} {b}")),
        all => (of_more, all.join("; ")),
    };
    format!("{} {listed}: {shown}.", lang.choose(fi, sv, en))
}

/// A sum of one figure.
pub(in crate::explain) fn only(label: &str, shown: &str) -> String {
    format!("{label}: {shown}.")
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
            ", alkava lasketaan täydeksi",
            ", påbörjad räknas som hel",
            ", each started one counts as whole",
        ),
        Parts::Full => lang.choose(
            ", vain täydet lasketaan",
            ", bara hela räknas",
            ", only full ones count",
        ),
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
