//! The sentences on what was handed over when the municipalities changed.

use crate::plan::By;
use crate::statement::convention_words;
use crate::text::Lang;

/// Who owed it on the first municipal division; the days of both divisions.
pub(in crate::explain) fn handed_over(
    by: By,
    (from, to): &(String, String),
    parts: &str,
    lang: Lang,
) -> String {
    let words = match (by, lang) {
        (By::Restated, Lang::Fi) => {
            format!("Laskettu kuntajaolla {from}, esitetty kuntajaolla {to}")
        }
        (By::Restated, Lang::Sv) => format!(
            "Uträknat med kommunindelningen {from}, visat med kommunindelningen {to}"
        ),
        (By::Restated, Lang::En) => format!(
            "Worked out on the municipalities of {from}, shown on the municipalities of {to}"
        ),
        (By::Succession(by), lang) => {
            let by = convention_words(by);
            let by = by.get(lang);
            match lang {
                Lang::Fi => format!(
                    "Kuntajako muuttuu aikana {from}–{to}; maksu jaetaan {by} mukaan"
                ),
                Lang::Sv => format!(
                    "Kommunindelningen ändras mellan {from} och {to}; \
                     det som ska betalas fördelas efter {by}"
                ),
                Lang::En => format!(
                    "The municipalities change between {from} and {to}; \
                     what is owed is divided by {by}"
                ),
            }
        }
    };
    format!("{words}: {parts}.")
}

/// What one owed, and the part of it that goes to the buyer; none where all of it does.
pub(in crate::explain) fn part(
    who: &str,
    owed: &str,
    part: Option<(&str, &str)>,
) -> String {
    match part {
        None => format!("{who} {owed}"),
        Some((fraction, amount)) => format!("{who} {owed} × {fraction} → {amount}"),
    }
}
