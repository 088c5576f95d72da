//! Parts of sentences in which errors of the engine name areas, bounds and sums.

use crate::period::Period;
use crate::text::{Lang, Text};

/// Whose a pool is, where it is that of an area; a part of a sentence, with the space before it.
pub(super) fn in_area(area: &Text) -> Text {
    Text::each(|lang| {
        let area = area.get(lang);
        match lang {
            Lang::Fi => format!(" alueella {area}"),
            Lang::Sv => format!(" i området {area}"),
            Lang::En => format!(" in the area {area}"),
        }
    })
}

/// What floors add up to; none where nobody has one.
pub(super) fn floors(sum: Option<&Text>) -> Text {
    Text::each(|lang| match sum.map(|sum| sum.get(lang)) {
        Some(sum) => {
            let sums = lang.choose(
                "alarajat ovat yhteensä",
                "golven är sammanlagt",
                "the floors add up to",
            );
            format!("{sums} {sum}")
        }
        None => lang
            .choose("alarajaa ei ole", "inget golv finns", "there is no floor")
            .to_owned(),
    })
}

/// What ceilings add up to; none where nobody has one.
pub(super) fn ceilings(sum: Option<&Text>) -> Text {
    Text::each(|lang| match sum.map(|sum| sum.get(lang)) {
        Some(sum) => {
            let sums = lang.choose(
                "ylärajat ovat yhteensä",
                "taken är sammanlagt",
                "the ceilings add up to",
            );
            format!("{sums} {sum}")
        }
        None => lang
            .choose("ylärajaa ei ole", "inget tak finns", "there is no ceiling")
            .to_owned(),
    })
}

/// One after another.
pub(super) fn all(names: &[Text]) -> Text {
    /// More than these say nothing to a reader.
    const MOST: usize = 40;
    Text::each(|lang| {
        let mut all: Vec<&str> =
            names.iter().take(MOST).map(|name| name.get(lang)).collect();
        if names.len() > MOST {
            all.push("…");
        }
        all.join(", ")
    })
}

/// That the lines of a bill are not the bill.
pub(super) fn no_bill(charges: &str, who: &Text, period: &Period) -> Text {
    Text::each(|lang| {
        let who = who.get(lang);
        match lang {
            Lang::Fi => {
                format!("{charges}: summa ei ole lasku, jonka {who} saa ({period})")
            }
            Lang::Sv => {
                format!("{charges} ger inte räkningen för {who} under {period}")
            }
            Lang::En => {
                format!("{charges} do not add up to the bill of {who} in {period}")
            }
        }
    })
}

/// That bills are not their total.
pub(super) fn no_total(charges: &str, period: &Period) -> Text {
    Text::in_all(
        format!("{charges}: laskujen summa ei ole niiden loppusumma ({period})"),
        format!("räkningarna under {period} ({charges}) ger inte sin totalsumma"),
        format!("the bills of {period} ({charges}) do not add up to their total"),
    )
}

/// That instalments are not the advance.
pub(super) fn no_advance(who: &Text, period: &Period) -> Text {
    Text::each(|lang| {
        let who = who.get(lang);
        match lang {
            Lang::Fi => format!("erien summa ei ole ennakko ({who}, {period})"),
            Lang::Sv => {
                format!("delbetalningarna ger inte förskottet för {who} under {period}")
            }
            Lang::En => format!(
                "the instalments do not add up to the advance of {who} in {period}"
            ),
        }
    })
}

/// That funders and what they leave are not what is funded.
pub(super) fn no_whole(name: &str, who: &Text, period: &Period) -> Text {
    Text::each(|lang| {
        let who = who.get(lang);
        match lang {
            Lang::Fi => format!(
                "{name}: rahoittajien osat ja loppu eivät ole rahoitettava summa ({who}, {period})"
            ),
            Lang::Sv => format!(
                "{name}: finansiärernas delar och resten ger inte det som finansieras ({who}, {period})"
            ),
            Lang::En => format!(
                "{name}: the parts of the funders and the rest do not add up to what is funded \
                 ({who}, {period})"
            ),
        }
    })
}

/// That parts of a pool are not the pool; `area` is the one whose pool it is.
pub(super) fn no_pool(name: &str, area: Option<&Text>, period: &Period) -> Text {
    Text::each(|lang| {
        let area = area.map_or("", |area| area.get(lang));
        match lang {
            Lang::Fi => {
                format!("{name}: osien summa{area} ei ole jaettava kustannus ({period})")
            }
            Lang::Sv => {
                format!("delarna av {name}{area} ger inte kostnaden under {period}")
            }
            Lang::En => {
                format!("the parts of {name}{area} do not add up to its pool in {period}")
            }
        }
    })
}

/// That what went to others is not what there was.
pub(super) fn not_handed_over(name: &str, period: &Period) -> Text {
    Text::in_all(
        format!("{name}: seuraajille siirtyi muu summa kuin siirrettiin ({period})"),
        format!(
            "{name}: efterträdarna fick en annan summa än den som överfördes ({period})"
        ),
        format!("{name}: what was handed over to others in {period} is not what it was"),
    )
}
