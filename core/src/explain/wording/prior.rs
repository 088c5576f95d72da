//! The sentences on earlier statements.

use super::quoted;
use crate::agreement::Stage;
use crate::text::Lang;

/// What an earlier statement says: of one charge, by the name it is known by, or of the whole bill.
pub(in crate::explain) fn prior(
    agreement: &str,
    year: &str,
    charge: Option<&str>,
    lang: Lang,
) -> String {
    let charge = charge.map(|charge| quoted(charge, lang));
    let what = match (charge, lang) {
        (None, Lang::Fi) => "Koko lasku".to_owned(),
        (None, Lang::Sv) => "Hela räkningen".to_owned(),
        (None, Lang::En) => "The whole bill".to_owned(),
        (Some(charge), Lang::Fi) => format!("Maksu {charge}"),
        (Some(charge), Lang::Sv) => format!("Avgiften {charge}"),
        (Some(charge), Lang::En) => format!("The charge {charge}"),
    };
    match lang {
        Lang::Fi => format!("{what} vuoden {year} laskelmasta ({agreement})."),
        Lang::Sv => format!("{what} enligt uträkningen för {year} ({agreement})."),
        Lang::En => format!("{what} by the statement of {year} ({agreement})."),
    }
}

/// That no earlier statement says it: there is none, or it has no such charge or buyer.
pub(in crate::explain) fn not_paid(agreement: &str, year: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!(
            "Aiemmassa laskelmassa ({agreement}, {year}) ei ole tätä lukua; sopimuksen mukaan se lasketaan nollaksi."
        ),
        Lang::Sv => format!(
            "Ingen tidigare uträkning ({agreement}, {year}) anger det; enligt avtalet räknas det som noll."
        ),
        Lang::En => format!(
            "No earlier statement ({agreement}, {year}) gives this figure; the agreement counts it as zero."
        ),
    }
}

/// That a buyer stands in no earlier statement of the year.
pub(in crate::explain) fn not_billed_before(year: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Vuodelta {year} ei ole laskutettu aiemmin mitään."),
        Lang::Sv => format!("För {year} har inget fakturerats tidigare."),
        Lang::En => format!("Nothing was billed before for {year}."),
    }
}

/// What the statements of a year come to, each with its stage and amount.
pub(in crate::explain) fn by_stages(
    agreement: &str,
    year: &str,
    each: &[(Option<Stage>, String)],
    lang: Lang,
) -> String {
    let named = |stage: Option<Stage>| match stage {
        Some(stage) => stage.label(lang),
        None => lang.choose("koko vuosi", "hela året", "the whole year"),
    };
    let each: Vec<String> =
        each.iter().map(|(stage, shown)| format!("{} {shown}", named(*stage))).collect();
    let each = each.join(" + ");
    match lang {
        Lang::Fi => format!("Vuoden {year} laskelmista ({agreement}): {each}."),
        Lang::Sv => format!("Enligt uträkningarna för {year} ({agreement}): {each}."),
        Lang::En => format!("By the statements of {year} ({agreement}): {each}."),
    }
}
