//! What a workbook of results calls its sheets, and what it says of cells.

use super::Statement;
use crate::text::Lang;

/// Names and texts of a workbook of a statement or of reports, by what they stand for; the columns of the
/// lines too.
///
/// ```
/// use osuus::{statement::sheet_words, text::Lang};
/// assert!(sheet_words(Lang::Fi).contains(&("bills", "Laskut")));
/// ```
#[must_use]
pub fn sheet_words(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let mut words = vec![
        ("bills", lang.choose("Laskut", "Räkningar", "Bills")),
        ("lines", lang.choose("Rivit", "Rader", "Lines")),
        ("explanations", lang.choose("Perustelut", "Förklaringar", "Explanations")),
        ("notes", lang.choose("Huomautukset", "Anmärkningar", "Notes")),
        ("values", lang.choose("Yhteenveto", "Sammandrag", "Summary")),
        (
            "as-text",
            lang.choose(
                "Luku on tekstinä, koska taulukkolaskenta ei voi esittää sitä täsmälleen.",
                "Talet står som text, eftersom ett kalkylprogram inte kan visa det exakt.",
                "The figure is a text, since a spreadsheet cannot hold it exactly.",
            ),
        ),
    ];
    words.extend(Statement::labels(lang));
    words
}
