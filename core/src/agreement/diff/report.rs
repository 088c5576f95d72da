//! A difference as a report.

use super::{Change, Class, Difference, Way};
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::text::Text;

fn text(fi: &str, sv: &str, en: &str) -> Text {
    Text::in_all(fi, sv, en)
}

impl Way {
    fn cell(self) -> Cell {
        match self {
            Self::Added => Cell::Word("added", text("lisätty", "tillagt", "added")),
            Self::Removed => {
                Cell::Word("removed", text("poistettu", "borttaget", "removed"))
            }
            Self::Changed => Cell::Word("changed", text("muutettu", "ändrat", "changed")),
            Self::Reordered => {
                let order = text("järjestys muuttui", "annan ordning", "reordered");
                Cell::Word("reordered", order)
            }
        }
    }
}

impl Difference {
    /// What changed, as a report: `terms` and `texts`.
    #[must_use]
    pub fn report(&self) -> Report {
        let title = text(
            "Mitä sopimuksessa muuttui",
            "Vad som ändrades i avtalet",
            "What changed in the agreement",
        );
        let same = text("Sama sopimus", "Samma avtal", "The same agreement");
        let report = Report::new("osuus.diff/1", title)
            .value("before", text("Ennen", "Före", "Before"), Cell::text(&self.before.id))
            .value(
                "before_title",
                text("Aiempi sopimus", "Tidigare avtal", "Earlier agreement"),
                Cell::Local(self.before.title.clone()),
            )
            .value("after", text("Nyt", "Nu", "After"), Cell::text(&self.after.id))
            .value(
                "after_title",
                text("Nykyinen sopimus", "Nuvarande avtal", "Later agreement"),
                Cell::Local(self.after.title.clone()),
            )
            .value("same", same, Cell::YesNo(self.is_empty()))
            .table(self.table(
                "terms",
                text("Muuttuneet ehdot", "Ändrade villkor", "Terms that changed"),
                Class::Term,
            ))
            .table(self.table(
                "texts",
                text(
                    "Muuttuneet sanamuodot, lähteet ja tiedoksi kerrottu: rahaan ne eivät vaikuta",
                    "Ändrade formuleringar, källor och uppgifter för kännedom: de flyttar inga pengar",
                    "Wording, sources and information that changed: no money moves by them",
                ),
                Class::Text,
            ));
        if self.is_empty() {
            return report.remark(Remark::new(
                "nothing-changed",
                text("Mikään ei muuttunut", "Ingenting ändrades", "Nothing changed"),
            ));
        }
        report
    }

    fn table(&self, name: &'static str, title: Text, class: Class) -> Table {
        let columns = vec![
            Column::words("change", "Muutos", "Ändring", "Change"),
            Column::words("where", "Missä", "Var", "Where"),
            Column::words("before", "Ennen", "Före", "Before"),
            Column::words("after", "Nyt", "Nu", "After"),
            Column::day("from", "Alkaen", "Från", "From"),
            Column::day("to", "Asti", "Till", "To"),
            Column::words("amendment", "Muutossopimus", "Ändringsavtal", "Amendment"),
            Column::words("source", "Lähde", "Källa", "Source"),
            Column::words("quote", "Sanat", "Ordalydelse", "Words"),
            Column::words(
                "path",
                "Kohta tiedostossa",
                "Plats i filen",
                "Place in the file",
            ),
        ];
        let changes = self.changes.iter().filter(|change| change.class == class);
        changes.fold(Table::new(name, title, columns), |table, change| {
            table.row(change.cells())
        })
    }
}

impl Change {
    fn cells(&self) -> Vec<Cell> {
        let citation = self.citation.as_ref();
        vec![
            self.way.cell(),
            Cell::Local(self.place.clone()),
            Cell::or_none(self.before.clone(), Cell::Local),
            Cell::or_none(self.after.clone(), Cell::Local),
            Cell::or_none(self.from, Cell::Day),
            Cell::or_none(self.to, Cell::Day),
            Cell::or_none(self.amendment.as_deref(), Cell::text),
            Cell::or_none(citation, |one| Cell::text(one.source.title.as_str())),
            Cell::or_none(citation.and_then(|one| one.quote.as_deref()), Cell::text),
            Cell::text(self.path.as_str()),
        ]
    }
}
