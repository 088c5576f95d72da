//! The sentences on numbers that no measure and no other step gives.

use crate::agreement::{Each, Succession};
use crate::plan::NumberFrom;
use crate::text::Lang;

/// One number.
pub(in crate::explain) fn number(from: NumberFrom, percent: &str, lang: Lang) -> String {
    match from {
        NumberFrom::Percent => match lang {
            Lang::Fi => format!("Sopimuksen {percent} % lukuna."),
            Lang::Sv => format!("Avtalets {percent} % som tal."),
            Lang::En => format!("The {percent}% of the agreement as a number."),
        },
        NumberFrom::Times(each) => match each {
            Each::Year => {
                lang.choose("Vuosien lukumäärä.", "Antalet år.", "The number of years.")
            }
            Each::Quarter => lang.choose(
                "Vuosineljännesten lukumäärä.",
                "Antalet kvartal.",
                "The number of quarters.",
            ),
            Each::Month => lang.choose(
                "Kuukausien lukumäärä.",
                "Antalet månader.",
                "The number of months.",
            ),
        }
        .to_owned(),
        NumberFrom::NoLess => lang
            .choose(
                "Alaraja ei ole koskaan alle nollan.",
                "Ett golv ligger aldrig under noll.",
                "A floor is never below zero.",
            )
            .to_owned(),
        NumberFrom::Instalments => {
            lang.choose(
                "Erien määrä.",
                "Antalet delbetalningar.",
                "How many instalments.",
            )
        }
        .to_owned(),
        NumberFrom::ButTheLast => lang
            .choose(
                "Erien määrä ilman viimeistä.",
                "Antalet delbetalningar utom den sista.",
                "How many instalments before the last.",
            )
            .to_owned(),
        NumberFrom::ChangesSign => lang
            .choose(
                "Nollasta vähentäminen vaihtaa etumerkin.",
                "Avdraget från noll byter tecken.",
                "Subtracting from zero changes the sign.",
            )
            .to_owned(),
        NumberFrom::NothingLeftOut => lang
            .choose(
                "Raja ei alitu, joten mitään ei jätetä pois.",
                "Beloppet ligger inte under gränsen, så inget utelämnas.",
                "It is not below the threshold, so nothing is left out.",
            )
            .to_owned(),
        from => numbers(from, lang),
    }
}

/// Numbers, one for each.
pub(in crate::explain) fn numbers(from: NumberFrom, lang: Lang) -> String {
    match from {
        NumberFrom::Equal => lang.choose(
            "Kaikilla maksajilla on sama paino.",
            "Alla betalare har samma vikt.",
            "Every buyer has the same weight.",
        ),
        NumberFrom::BilledTime => lang.choose(
            "Laskutettavan ajan pituus.",
            "Den fakturerade tidens längd.",
            "Length of the billed time.",
        ),
        NumberFrom::Membership(Succession::Days) => lang.choose(
            "Päivät, joina maksaja on jäsen.",
            "Dagar då betalaren är medlem.",
            "Days on which the buyer belongs.",
        ),
        NumberFrom::Membership(Succession::Months) => lang.choose(
            "Kuukaudet, joina maksaja on jäsen.",
            "Månader då betalaren är medlem.",
            "Months in which the buyer belongs.",
        ),
        NumberFrom::Stated
        | NumberFrom::Percent
        | NumberFrom::Times(_)
        | NumberFrom::NoLess
        | NumberFrom::Instalments
        | NumberFrom::ButTheLast
        | NumberFrom::ChangesSign
        | NumberFrom::NothingLeftOut => lang.choose(
            "Sopimuksessa annettu luku.",
            "Anges i avtalet.",
            "Stated in the agreement.",
        ),
    }
    .to_owned()
}
