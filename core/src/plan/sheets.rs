//! The facts that a year wants as the sheets of a workbook, for people to fill in.

use serde::Serialize;

use super::Plan;
use super::template::RowView;
use crate::agreement::{Fractions, Measure, Missing, Of};
use crate::facts::Column;
use crate::text::Lang;

/// How many rows without a buyer stand below those of a measure of clients.
const CLIENTS: usize = 300;

/// What a workbook is made of; no number or text is added where it is written.
#[derive(Serialize)]
struct Workbook {
    title: String,
    lang: Lang,
    guide: Guide,
    sheets: Vec<SheetView>,
}

/// The first sheet: what this is, and how it is filled in.
#[derive(Serialize)]
struct Guide {
    name: &'static str,
    lines: Vec<&'static str>,
}

/// A sheet with the rows of a measure, or of all measures of the whole agreement.
#[derive(Serialize)]
struct SheetView {
    name: String,
    title: String,
    columns: Vec<ColumnView>,
    measures: Vec<MeasureView>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct ColumnView {
    name: &'static str,
    heading: &'static str,
    /// Whether people fill it in.
    open: bool,
}

/// What people may write as the value of a measure, and what they are told of it.
#[derive(Serialize)]
struct MeasureView {
    name: String,
    unit: String,
    empty: &'static str,
    whole: bool,
    /// Whether it may be below zero.
    negative: bool,
    prompt: String,
    refused: &'static str,
}

#[derive(Serialize)]
struct Row {
    /// Which of the measures of the sheet.
    measure: usize,
    cells: Vec<String>,
}

impl Plan {
    /// The facts that the agreement wants as sheets of a workbook: titles, headings, rows without
    /// values, and what a cell takes. [`crate::facts::Facts::from_sheets`] reads it back.
    #[must_use]
    pub fn facts_sheets(&self, lang: Lang) -> String {
        let of = self.agreement.title(lang);
        let (whole, others): (Vec<&Measure>, Vec<&Measure>) =
            self.wanted().partition(|measure| measure.of == Of::Agreement);
        let mut sheets = Vec::new();
        if !whole.is_empty() {
            let name = lang.choose("Koko sopimus", "Hela avtalet", "Whole agreement");
            sheets.push(self.sheet(name, &whole, lang));
        }
        for measure in others {
            sheets.push(self.sheet(measure.name.get(lang), &[measure], lang));
        }
        crate::json::document(&Workbook {
            title: format!("{of}, {}", self.period),
            lang,
            guide: guide(lang),
            sheets,
        })
    }

    fn sheet(&self, name: &str, measures: &[&Measure], lang: Lang) -> SheetView {
        let of = measures.first().map_or(Of::Agreement, |measure| measure.of);
        let columns = columns(of);
        let mut rows = Vec::new();
        for (place, measure) in measures.iter().enumerate() {
            let mut wanted = self.rows_of(measure, lang);
            if let Some(first) = wanted.first().filter(|_| of == Of::Client) {
                let more = RowView { buyer: String::new(), ..first.clone() };
                wanted.extend(std::iter::repeat_n(more, CLIENTS));
            }
            rows.extend(wanted.iter().map(|row| {
                let cell =
                    |(column, _): &(Column, bool)| cell(*column, row, measure, lang);
                Row { measure: place, cells: columns.iter().map(cell).collect() }
            }));
        }
        let view = |(column, open): &(Column, bool)| ColumnView {
            name: column.as_str(),
            heading: column.heading(lang),
            open: *open,
        };
        SheetView {
            name: name.to_owned(),
            title: format!("{name}, {}", self.period),
            columns: columns.iter().map(view).collect(),
            measures: measures.iter().map(|one| self.measure_view(one, lang)).collect(),
            rows,
        }
    }

    fn measure_view(&self, measure: &Measure, lang: Lang) -> MeasureView {
        let named = self.agreement.units.iter().find(|unit| unit.id == measure.unit);
        let unit = named.map(|unit| unit.one.get(lang)).filter(|one| !one.is_empty());
        let unit = unit.unwrap_or(&measure.unit).to_owned();
        let whole = measure.fractions == Fractions::Refused;
        let negative = measure.of == Of::Agreement;
        let wanted = match (whole, negative) {
            (true, false) => lang.choose(
                "Kirjoita kokonaisluku, vähintään 0",
                "Skriv ett heltal, minst 0",
                "Write a whole number, at least 0",
            ),
            (false, false) => lang.choose(
                "Kirjoita luku, vähintään 0",
                "Skriv ett tal, minst 0",
                "Write a number, at least 0",
            ),
            (true, true) => lang.choose(
                "Kirjoita kokonaisluku",
                "Skriv ett heltal",
                "Write a whole number",
            ),
            (false, true) => {
                lang.choose("Kirjoita luku", "Skriv ett tal", "Write a number")
            }
        };
        MeasureView {
            name: measure.name.get(lang).to_owned(),
            empty: match measure.missing {
                Missing::Fail => lang.choose(
                    "jokainen arvo tarvitaan",
                    "varje värde behövs",
                    "every value is needed",
                ),
                Missing::Zero => lang.choose(
                    "tyhjä solu on nolla",
                    "en tom cell är noll",
                    "an empty cell is zero",
                ),
            },
            whole,
            negative,
            prompt: format!("{wanted} ({unit})"),
            refused: wanted,
            unit,
        }
    }
}

/// The columns of a sheet, and whether people fill them in.
fn columns(of: Of) -> Vec<(Column, bool)> {
    let (measure, unit) = ((Column::Measure, false), (Column::Unit, false));
    let (period, value) = ((Column::Period, false), (Column::Value, true));
    match of {
        Of::Agreement => {
            vec![(Column::Note, false), period, value, unit, measure]
        }
        Of::Buyer => vec![
            (Column::Buyer, false),
            (Column::Name, false),
            period,
            value,
            (Column::Note, true),
            unit,
            measure,
        ],
        Of::Client => vec![
            (Column::Buyer, true),
            (Column::Client, true),
            (Column::Period, true),
            value,
            (Column::Note, true),
            unit,
            measure,
        ],
    }
}

fn cell(column: Column, row: &RowView, measure: &Measure, lang: Lang) -> String {
    match column {
        Column::Buyer => row.buyer.clone(),
        Column::Name => row.name.clone(),
        Column::Measure => row.measure.clone(),
        Column::Unit => row.unit.clone(),
        Column::Period => row.period.clone(),
        // A figure of the whole agreement has no buyer to be known by.
        Column::Note if measure.of == Of::Agreement => measure.name.get(lang).to_owned(),
        _ => String::new(),
    }
}

fn guide(lang: Lang) -> Guide {
    let lines = match lang {
        Lang::Fi => vec![
            "Täytä keltaiset solut. Tyhjä solu ei kerro mitään.",
            "Kirjoita luvut lukuina, ei tekstinä. Koodit, jaksot ja suureet ovat valmiina.",
            "Selitteisiin voi kirjoittaa, mitä haluaa; niitä ei lueta.",
        ],
        Lang::Sv => vec![
            "Fyll i de gula cellerna. En tom cell anger ingenting.",
            "Skriv talen som tal, inte som text. Koder, perioder och mått är redan ifyllda.",
            "I förklaringarna får man skriva fritt; de läses inte.",
        ],
        Lang::En => vec![
            "Fill in the yellow cells. An empty cell states nothing.",
            "Write numbers as numbers, not as text. Codes, periods and measures are filled in.",
            "Notes are free; they are not read.",
        ],
    };
    Guide { name: lang.choose("Ohje", "Anvisning", "How to"), lines }
}

#[cfg(test)]
#[path = "sheets_tests.rs"]
mod tests;
