//! What an agreement says at a glance: its terms, charges, measures and sources.

use super::{Agreement, ChargeKind, Selection};
use crate::report::{Cell, Column, Kind, Remark, Report, Table};
use crate::source::Citation;
use crate::text::Text;

impl Agreement {
    /// Its term, its charges with their prices through time, what it measures, its sources, and its
    /// reservations as remarks.
    ///
    /// ```
    /// # use osuus::{agreement::{Agreement, Syntax}, text::Lang};
    /// # let text = r#"{ "format": 1, "id": "clerk", "currency": "EUR", "title": { "en": "A clerk" },
    /// #   "term": { "from": "2002-01-01", "to": "2002-12-31" },
    /// #   "buyers": { "scheme": "party", "list": [
    /// #     { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
    /// #   "charges": [{ "id": "salary", "name": { "en": "Salary" }, "kind": "pool",
    /// #     "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "99.99" }],
    /// #     "key": { "equal": "buyers" } }] }"#;
    /// let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    /// assert!(agreement.overview().to_text(Lang::En).contains("99.99"));
    /// ```
    #[must_use]
    pub fn overview(&self) -> Report {
        let label = Text::in_all;
        let day = |day| Cell::or_none(day, Cell::Day);
        let mut report = Report::new("osuus.overview/1", self.title.clone())
            .value(
                "id",
                label("Tunniste", "Beteckning", "Identifier"),
                Cell::text(&self.id),
            )
            .value("from", label("Alkaa", "Börjar", "From"), day(self.term.from))
            .value("to", label("Päättyy", "Slutar", "To"), day(self.term.to))
            .value(
                "currency",
                label("Valuutta", "Valuta", "Currency"),
                Cell::text(self.currency.code()),
            )
            .value(
                "provider",
                label("Tuottaja", "Producent", "Provider"),
                Cell::or_none(self.provider.as_ref(), |one| {
                    Cell::Local(one.name.clone())
                }),
            )
            .value(
                "summary",
                label("Lyhyesti", "I korthet", "In short"),
                Cell::or_none(self.summary.clone(), Cell::Local),
            );
        if let Selection::Listed(listed) = &self.buyers.selection {
            report = report.value(
                "buyers",
                label("Maksajia", "Betalare", "Buyers"),
                Cell::Whole(u64::try_from(listed.len()).unwrap_or(u64::MAX)),
            );
        }
        report =
            report.table(self.priced()).table(self.measured()).table(self.documents());
        for note in &self.notes {
            let remark = Remark::new("note", note.text.clone());
            report = report.remark(remark.cited(note.citation.clone()));
        }
        report
    }

    fn priced(&self) -> Table {
        let mut table = Table::new(
            "charges",
            Text::in_all("Maksut", "Avgifter", "Charges"),
            vec![
                Column::words("charge", "Tunniste", "Beteckning", "Identifier"),
                Column::words("name", "Maksu", "Avgift", "Charge"),
                Column::words("kind", "Laji", "Slag", "Kind"),
                Column::words("unit", "Yksikkö", "Enhet", "Unit"),
                Column::day("from", "Alkaen", "Från", "From"),
                Column::day("to", "Asti", "Till", "To"),
                Column::number(
                    "price",
                    "Hinta tai summa",
                    "Pris eller belopp",
                    "Price or amount",
                ),
                Column::words("source", "Lähde", "Källa", "Source"),
            ],
        );
        for charge in &self.charges {
            let (code, kind) = kind(&charge.kind);
            let head = vec![
                Cell::text(&charge.id.value),
                Cell::Local(charge.name.clone()),
                Cell::Word(code, kind),
                self.unit_of(&charge.kind),
            ];
            let dated = charge.kind.dated().unwrap_or_default();
            for price in dated {
                let own = price.value.citation.as_ref().or(charge.citation.as_ref());
                let figure = price.value.figure.value.clone();
                let mut row = head.clone();
                row.extend([
                    Cell::Day(price.days.from()),
                    Cell::Day(price.days.to()),
                    Cell::or_none(figure, |figure| {
                        Cell::Money(figure, self.currency.clone())
                    }),
                    source(own),
                ]);
                table.push(row);
            }
            if dated.is_empty() {
                let mut row = head;
                row.extend([Cell::None, Cell::None, Cell::None]);
                row.push(source(charge.citation.as_ref()));
                table.push(row);
            }
        }
        table
    }

    /// What a rate is paid for.
    fn unit_of(&self, kind: &ChargeKind) -> Cell {
        let ChargeKind::Rate { measure, .. } = kind else { return Cell::None };
        let measure = self.measures.iter().find(|one| one.id == measure.value);
        let unit = measure
            .and_then(|measure| self.units.iter().find(|unit| unit.id == measure.unit));
        Cell::or_none(unit, |unit| Cell::Local(unit.one.clone()))
    }

    fn measured(&self) -> Table {
        let mut table = Table::new(
            "measures",
            Text::in_all("Suureet", "Storheter", "Measures"),
            vec![
                Column::words("measure", "Tunniste", "Beteckning", "Identifier"),
                Column::words("name", "Suure", "Storhet", "Measure"),
                Column::words("unit", "Yksikkö", "Enhet", "Unit"),
                Column::words("source", "Lähde", "Källa", "Source"),
            ],
        );
        for measure in &self.measures {
            let unit = self.units.iter().find(|unit| unit.id == measure.unit);
            table.push(vec![
                Cell::text(&measure.id),
                Cell::Local(measure.name.clone()),
                Cell::or_none(unit, |unit| Cell::Local(unit.one.clone())),
                source(measure.citation.as_ref()),
            ]);
        }
        table
    }

    fn documents(&self) -> Table {
        let mut table = Table::new(
            "sources",
            Text::in_all("Lähteet", "Källor", "Sources"),
            vec![
                Column::words("source", "Tunniste", "Beteckning", "Identifier"),
                Column::words("title", "Asiakirja", "Dokument", "Document"),
                Column::words("publisher", "Julkaisija", "Utgivare", "Publisher"),
                Column::new("url", Text::same("URL"), Kind::Text),
            ],
        );
        for one in &self.sources {
            table.push(vec![
                Cell::text(&one.id),
                Cell::text(&one.title),
                Cell::or_none(one.publisher.as_ref(), Cell::text),
                Cell::or_none(one.url.as_ref(), Cell::text),
            ]);
        }
        table
    }
}

fn source(citation: Option<&Citation>) -> Cell {
    Cell::or_none(citation, |citation| Cell::text(&citation.source.title))
}

fn kind(kind: &ChargeKind) -> (&'static str, Text) {
    match kind {
        ChargeKind::Rate { .. } => {
            ("rate", Text::in_all("yksikköhinta", "pris per enhet", "rate"))
        }
        ChargeKind::Pool { .. } => {
            ("pool", Text::in_all("jaettava kustannus", "kostnad att fördela", "pool"))
        }
        ChargeKind::Step { .. } => {
            ("step", Text::in_all("laskettu", "uträknad", "worked out"))
        }
    }
}
