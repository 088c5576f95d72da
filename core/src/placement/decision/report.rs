//! A decision as a report: `osuus.decision/1`.

use super::{Decision, Who};
use crate::report::{Cell, Column, Kind, Remark, Report, Table};
use crate::text::Text;

impl Decision {
    /// As a report.
    #[must_use]
    pub fn report(&self) -> Report {
        let text = Text::in_all;
        let who =
            |who: Option<&Who>| Cell::or_none(who, |who| Cell::Local(who.text.clone()));
        let decided = |one: super::Decider| Cell::Word(one.as_str(), one.text());
        let mut report = Report::new("osuus.decision/1", self.title())
            .value(
                "measure",
                text("Asia", "Ärende", "Measure"),
                Cell::Word(self.matter.as_str(), self.matter.text()),
            )
            .value(
                "verdict",
                text("Tulos", "Resultat", "Result"),
                Cell::Word(self.verdict.as_str(), self.verdict.text()),
            )
            .value(
                "decided_by",
                text(
                    "Päätösvalta lain mukaan",
                    "Beslutanderätt enligt lagen",
                    "Decides by the law",
                ),
                Cell::or_none(self.decided_by, decided),
            )
            .value(
                "prepares",
                text("Valmistelee", "Bereder", "Prepares"),
                who(self.prepares()),
            )
            .value(
                "chooses",
                text("Valitsee paikan", "Väljer platsen", "Chooses the place"),
                who(self.chooses()),
            )
            .value("decides", text("Päättää", "Beslutar", "Decides"), who(self.decides()))
            .value(
                "age",
                text("Lapsen ikä", "Barnets ålder", "Age of the child"),
                Cell::or_none(
                    self.age.and_then(|age| u64::try_from(age).ok()),
                    Cell::Whole,
                ),
            )
            .value(
                "child",
                text("Lapsi", "Barnet", "The child"),
                Cell::or_none(self.voice, |voice| {
                    Cell::Word(voice.as_str(), voice.text())
                }),
            );
        for table in [
            self.basis_table(),
            self.deadline_table(),
            self.reason_table(),
            self.lack_table(),
        ] {
            report = report.table(table);
        }
        for caveat in &self.caveats {
            report = report.remark(caveat.remark());
        }
        let cited = [&self.prepares, &self.chooses, &self.decides];
        for who in cited.into_iter().flatten() {
            if let Some(citation) = &who.citation {
                let said = text("näin sanoo", "så säger", "so says");
                report = report
                    .remark(Remark::new("said", said).cited(Some(citation.clone())));
            }
        }
        let informs = text(
            "vastaus antaa tietoa eikä ratkaise mitään: päätöksen tekee se, jolle se kuuluu",
            "svaret informerar och avgör ingenting: beslutet fattas av den som det hör till",
            "the answer informs and decides nothing: the decision is made by whom it belongs to",
        );
        report.remark(Remark::new("informs", informs))
    }

    fn title(&self) -> Text {
        let Text { fi, sv, en } = self.matter.text();
        Text {
            fi: fi.map(|fi| format!("Kuka päättää: {fi}")),
            sv: sv.map(|sv| format!("Vem beslutar: {sv}")),
            en: en.map(|en| format!("Who decides: {en}")),
        }
    }

    fn basis_table(&self) -> Table {
        let heading = Text::in_all("Peruste", "Grund", "Basis");
        let columns = vec![Column::new("basis", heading.clone(), Kind::Text)];
        let mut table = Table::new("basis", heading, columns);
        for basis in &self.basis {
            table.push(vec![Cell::Local(basis.clone())]);
        }
        table
    }

    fn deadline_table(&self) -> Table {
        let text = Text::in_all;
        let columns = vec![
            Column::words("due", "Mikä", "Vad", "What"),
            Column::day("day", "Päivä", "Dag", "Day"),
            Column::words("counted", "Miten laskettu", "Hur räknat", "How counted"),
        ];
        let mut table =
            Table::new("deadlines", text("Määräpäivät", "Frister", "Deadlines"), columns);
        for one in &self.deadlines {
            table.push(vec![
                Cell::Word(one.due.as_str(), one.due.text()),
                Cell::or_none(one.day, Cell::Day),
                Cell::Local(one.counted.clone()),
            ]);
        }
        table
    }

    fn reason_table(&self) -> Table {
        let heading = Text::in_all("Miksi ei", "Varför inte", "Why not");
        let columns = vec![Column::new("reason", heading.clone(), Kind::Text)];
        let mut table = Table::new("reasons", heading, columns);
        for reason in &self.reasons {
            table.push(vec![Cell::Word(reason.as_str(), reason.text())]);
        }
        table
    }

    fn lack_table(&self) -> Table {
        let text = Text::in_all;
        let columns = vec![
            Column::words("input", "Kenttä", "Fält", "Field"),
            Column::words("what", "Mikä tieto", "Vilken uppgift", "What"),
        ];
        let title = text("Puuttuvat tiedot", "Uppgifter som saknas", "What is lacking");
        let mut table = Table::new("lacking", title, columns);
        for lack in &self.lacking {
            table.push(vec![Cell::text(lack.input()), Cell::Local(lack.text())]);
        }
        table
    }
}
